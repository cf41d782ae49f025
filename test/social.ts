import { eq } from 'drizzle-orm'
import { findAccountByEmail } from '../src/db/accounts.ts'
import { listIdentities } from '../src/db/identities.ts'
import { identities } from '../src/db/schema.ts'
import type { IdentityProviderName } from '../src/identity-providers/identity-provider.ts'
import { type Claimed, goThere } from './identity-providers.ts'
import { leicestershire } from './phones.ts'
import { addPerson } from './steps.ts'
import { db, keys, newAddress, newPhone, type Portal, password, type Visitor } from './visitor.ts'

/* People who come to Leicestershire's portal by way of Microsoft, Google or Facebook. */

export const base = '/leicestershire'

let people = 0
/** Somebody whom a provider knows, and who has no account here. */
export const newPerson = (email = newAddress('jenny')): Claimed & { email: string } => ({
  subject: `person-${Date.now()}-${people++}-${Math.random().toString(36).slice(2)}`,
  email,
  verified: false,
  givenName: 'Jenny',
  surname: 'Hinsen',
})

/** To a provider, and back with what it says. */
export async function by(visitor: Visitor, provider: IdentityProviderName, who: Claimed | 'cancel', query = '') {
  await visitor.open(`${base}/social/${provider}${query}`)
  if (!visitor.away) throw new Error(`Nobody was sent to ${provider}: ${visitor.path}`)
  const back = await goThere(visitor.away, who)
  return visitor.open(back.pathname + back.search)
}

/** Types the code that was sent to the phone of an account, or to the one that is given now, and comes in. */
export async function provePhone(visitor: Visitor, phone: string) {
  if (visitor.path.endsWith('/phone')) visitor.fill({ 'Phone Number': phone })
  await visitor.press('Send Code')
  return visitor.fill({ 'Verification code': await visitor.code(phone) }).press('Verify Code')
}

/** Signs up with a provider: the mailbox by a code, where the provider does not vouch for it; who it is; the phone. */
export async function signUpBy(visitor: Visitor, provider: IdentityProviderName, who: Claimed & { email: string }) {
  const phone = newPhone()
  await by(visitor, provider, who)
  if (visitor.path.endsWith('/register/email')) {
    await visitor.fill({ 'Email Address': who.email }).press('Send verification code')
    await visitor.fill({ 'Verification code': await visitor.code(who.email) }).press('Verify code')
  }
  await visitor.press('Create')
  await provePhone(visitor, phone)
  return { phone }
}

/** Somebody who has registered with a password and a phone. */
export async function registered(world: Portal, email = newAddress('jenny')) {
  const phone = newPhone()
  const { id } = await addPerson(leicestershire, email, world.clock.now, phone)
  return { id, email, phone }
}

/** Signs in with the password, and the phone. */
export async function signInByPassword(visitor: Visitor, { email, phone }: { email: string; phone: string }) {
  await visitor.open(`${base}/sign-in`)
  await visitor.fill({ 'Email Address': email, Password: password }).press('Sign in')
  return provePhone(visitor, phone)
}

export const accountOf = (email: string) => findAccountByEmail(db, keys, 'leicestershire', email)
export const routesOf = async (id: string) => (await listIdentities(db, keys, id)).map(({ provider }) => provider)
export const identitiesOf = (id: string) => db.select().from(identities).where(eq(identities.accountId, id))

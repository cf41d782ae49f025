import { and, eq } from 'drizzle-orm'
import { type Account, addAccount, findAccount, type Person } from '../src/db/accounts.ts'
import { commit } from '../src/db/client.ts'
import { newId } from '../src/db/keys.ts'
import { contactChanges, events, sessions } from '../src/db/schema.ts'
import { hashPassword } from '../src/domain/passwords.ts'
import { signedInAs } from './casework.ts'
import { db, keys, newAddress, newPhone, type Portal, password, type Visitor } from './visitor.ts'
import { westVale } from './west-vale.ts'

/* People of West Vale, who look over what is kept about them. */

export const review = '/west-vale/account/review'

let hash: Promise<string> | undefined

/** Somebody with a mobile that signs in, unless another phone is given. */
export async function addJenny(
  now: number,
  {
    phone = newPhone(),
    person = {},
    email = newAddress('jenny'),
  }: { phone?: string; person?: Partial<Person>; email?: string } = {},
) {
  hash ??= hashPassword(password)
  const account = {
    id: newId(),
    council: westVale.slug,
    email,
    person: { forename: 'Jenny', surname: 'Hinsen', ...person },
    password: await hash,
    status: 'active' as const,
    phone,
  }
  if (!(await commit(db, addAccount(db, keys, account, now)))) throw new Error('There is such an account already.')
  return account
}

/** The same, signed in, at Review Account. */
export async function atReview(here: Portal, how: { htmx?: boolean } = {}, what: Parameters<typeof addJenny>[1] = {}) {
  const account = await addJenny(here.clock.now, what)
  const jenny = await signedInAs(here, westVale, account as Account, here.visitor(how))
  await jenny.open(review)
  return { jenny, account, ...account }
}

/** Another browser, or another tab, of the same person. */
export async function beside(here: Portal, visitor: Visitor, how: { htmx?: boolean } = {}, path = review) {
  const other = here.visitor(how)
  for (const [name, value] of visitor.jar) other.jar.set(name, value)
  return other.open(path)
}

/** Signs in through the front door, with a text. */
export async function signInByText(visitor: Visitor, email: string, phone: string) {
  await visitor.open('/west-vale/sign-in')
  return signInOn(visitor, email, phone)
}

/** The same from the page that asks for it. */
export async function signInOn(visitor: Visitor, email: string, phone: string) {
  await visitor.fill({ 'Email Address': email, Password: password }).press('Sign in')
  await visitor.press('Send Code')
  return visitor.fill({ 'Verification code': await visitor.code(phone) }).press('Verify Code')
}

export const accountOf = async (id: string) => (await findAccount(db, keys, westVale.slug, id))!
export const eventsOf = async (id: string) =>
  db.select({ name: events.name, facts: events.facts }).from(events).where(eq(events.accountId, id)).orderBy(events.number)
export const namesOf = async (id: string) => (await eventsOf(id)).map(({ name }) => name)
export const changesOf = async (id: string) => db.select().from(contactChanges).where(eq(contactChanges.accountId, id))
export const liveSessions = async (id: string) =>
  (
    await db
      .select()
      .from(sessions)
      .where(and(eq(sessions.accountId, id)))
  ).filter(({ endedAt }) => endedAt === null)
/** A number as people write it: 07400 123456. */
export const written = (phone: string) => `0${phone.slice(3, 7)} ${phone.slice(7)}`
/** Another code than the right one. */
export const not = (code: string) => `${code.slice(0, -1)}${(Number(code.at(-1)) + 1) % 10}`
/** What must be there. */
export const must = { Title: 'Mrs', Forename: 'Jenny', Surname: 'Hinsen' }

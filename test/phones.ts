import { eq } from 'drizzle-orm'
import { councils } from '../src/councils/all.ts'
import { findAccount } from '../src/db/accounts.ts'
import { journeyId } from '../src/db/journeys.ts'
import { calls, codes, events, sessions } from '../src/db/schema.ts'
import type { Served } from '../src/routes/journeys.ts'
import { addPerson, send } from './steps.ts'
import { db, keys, newAddress, newPhone, type Portal, password, type Visitor } from './visitor.ts'

/* People who sign in at Norfolk or, where it is said, at Leicestershire, up to what is asked of their phone. */

export const norfolk = councils.find(({ slug }) => slug === 'norfolk')!
export const leicestershire = councils.find(({ slug }) => slug === 'leicestershire')!
export const at = (step: string, { slug }: Pick<Served, 'slug'> = norfolk) => `/${slug}/sign-in/${step}`

/** Somebody whose password was right: with the phone of their account, or with none. */
export async function arrive(
  world: Portal,
  how: { htmx?: boolean; network?: string } = {},
  { phone, council = norfolk }: { phone?: string; council?: Served } = {},
) {
  const [ada, email] = [world.visitor(how), newAddress()]
  const { id } = await addPerson(council, email, world.clock.now, phone)
  return { ada, email, id, ...(await givePassword(ada, email, council)) }
}

export async function givePassword(visitor: Visitor, email: string, council: Served = norfolk) {
  await visitor.open(at('password', council))
  await send(visitor, { email, password })
  return {}
}

/** The same, on the page that confirms the phone of the account. */
export async function arriveWithPhone(world: Portal, how: { htmx?: boolean } = {}, phone = newPhone()) {
  return { ...(await arrive(world, how, { phone })), phone }
}

/** A landline that nobody else in the tests has. */
export const newLandline = () => `+441162${newPhone().slice(-6)}`

/** A number of which nobody can tell what it is. */
export const newUnknown = () => `+445600${newPhone().slice(-6)}`

/** A number as people write it: 07700 900147. */
export const written = (phone: string) => `0${phone.slice(3, 7)} ${phone.slice(7)}`

export const not = (code: string) => `${code.slice(0, -1)}${(Number(code.at(-1)) + 1) % 10}`

export async function isSignedIn(visitor: Visitor, { slug }: Pick<Served, 'slug'> = norfolk) {
  return (await visitor.open(`/${slug}/account`)).page.querySelector('.header__name') !== null
}

export const accountOf = async (id: string, { slug }: Pick<Served, 'slug'> = norfolk) => (await findAccount(db, keys, slug, id))!
export const sessionsOf = async (id: string) => db.select().from(sessions).where(eq(sessions.accountId, id))
export const eventsOf = async (id: string) =>
  (await db.select().from(events).where(eq(events.accountId, id)).orderBy(events.number)).map(({ name }) => name)

const idOf = (visitor: Visitor, { slug }: Served) =>
  journeyId(slug, 'sign-in', visitor.jar.get(`__Host-${slug}-journey-sign-in`)!)
export const callsOf = async (visitor: Visitor, council: Served = norfolk) =>
  db
    .select()
    .from(calls)
    .where(eq(calls.journeyId, idOf(visitor, council)))
export const codesOf = async (visitor: Visitor, council: Served = norfolk) =>
  db
    .select()
    .from(codes)
    .where(eq(codes.journeyId, idOf(visitor, council)))

/** What the page of a call is told when it asks for news: 204 for none. @param token of its form, as its script says it */
export async function ask(world: Portal, visitor: Visitor, jar = visitor.jar, token?: string) {
  const path = visitor.page.querySelector('[data-watch]')!.getAttribute('data-watch')!
  const cookie = [...jar].map((pair) => pair.join('=')).join('; ')
  const headers = { cookie, ...(token ? { 'journey-token': token } : {}) }
  return world.fetch(new Request(`https://doorstep.example${path.replace('&amp;', '&')}`, { headers }))
}

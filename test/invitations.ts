import { asc, eq, sql } from 'drizzle-orm'
import type { Account } from '../src/db/accounts.ts'
import { connect } from '../src/db/client.ts'
import { events, invitations } from '../src/db/schema.ts'
import type { Served } from '../src/routes/journeys.ts'
import { addChild, addSomebody, signedInAs } from './casework.ts'
import { own } from './steps.ts'
import { db, newAddress, newNetwork, portal, type Visitor } from './visitor.ts'

/** A worker with a child's record, their team manager, and the ways to be one of them at a browser of one's own. */
export async function arrive(
  name: string,
  how: { htmx?: boolean; connect?: typeof connect; change?: (council: Served) => Served } = {},
) {
  const councils = own(name).map(how.change ?? ((council) => council))
  const council = councils.find(({ records }) => records)!
  const here = portal({ councils, ...(how.connect ? { connect: how.connect } : {}) })
  const now = here.clock.now
  const [worker, other, manager, administrator] = [
    await addSomebody(council, now, { role: 'worker', given: 'Wendy', surname: 'Worker' }),
    await addSomebody(council, now, { role: 'worker', given: 'Olive', surname: 'Other' }),
    await addSomebody(council, now, { role: 'manager', given: 'Mona', surname: 'Manager' }),
    await addSomebody(council, now, { role: 'administrator' }),
  ]
  const child = await addChild(council, now, worker)
  const as = (account: Account) => signedInAs(here, council, account, here.visitor({ ...how, network: newNetwork() }))
  return { councils, council, here, worker, other, manager, administrator, child, as, at: await as(worker), how }
}

export type Arrived = Awaited<ReturnType<typeof arrive>>

/** Sends an invitation through the console. @returns its id */
export async function inviteBy(
  worker: Visitor,
  { slug }: Served,
  email: string,
  children: readonly { number: string }[],
  more: Record<string, string> = {},
): Promise<string> {
  await worker.open(`/${slug}/staff/invitations/new`)
  for (let at = 1; at < children.length; at++) await worker.press('Add another record')
  const fields = { ...worker.fields(), given: 'Jane', surname: 'Beanstalk', email, ...more }
  for (const [at, { number }] of children.entries())
    Object.assign(fields, { [`number-${at + 1}`]: number, [`relationship-${at + 1}`]: 'parent' })
  await worker.post(`/${slug}/staff/invitations/new`, fields)
  if (worker.heading !== 'Jane Beanstalk') throw new Error(`Not invited: ${worker.text}`)
  return worker.path.split('/').at(-1)!
}

/** The unique code in the newest e-mail to an address. */
export async function uniqueCode(visitor: Visitor, email: string): Promise<string> {
  const mail = (await visitor.messages(email)).find(({ subject }) => subject.startsWith('Set up your'))
  return /unique code is (\w{4} \w{4})/.exec(mail?.text ?? '')?.[1] ?? `no code for ${email}`
}

/** Where the link in the newest e-mail to an address leads. */
export async function linkFor(visitor: Visitor, email: string): Promise<string> {
  const mail = (await visitor.messages(email)).find(({ subject }) => subject.startsWith('Accept'))
  const link = /https:\/\/\S+\/invitation\/accept\/\S+/.exec(mail?.text ?? '')?.[0]
  if (!link) throw new Error(`No link was sent to ${email}.`)
  return new URL(link).pathname + new URL(link).search
}

/** Goes to what can be done about an invitation, as a link of its page leads there. */
export const openAct = (worker: Visitor, { slug }: Served, id: string, act = '') =>
  worker.open(`/${slug}/staff/invitations/${id}${act && `/${act}`}`)

/** Enters the code that was sent to an address. */
export async function verify(worker: Visitor, council: Served, id: string, email: string) {
  await openAct(worker, council, id, 'code')
  return worker.fill({ 'Unique code': await uniqueCode(worker, email) }).press('Check code')
}

/** An invited person with an account: the code was right, and their browser has followed the link. */
export async function invitedPerson(arrived: Arrived, children: readonly { id: string; number: string }[] = [arrived.child]) {
  const { council, here, as, at } = arrived
  const person = await addSomebody(council, here.clock.now, { given: 'Jane', surname: 'Beanstalk' })
  const id = await inviteBy(at, council, person.email, children)
  await verify(at, council, id, person.email)
  const browser = await as(person)
  return { person, id, browser }
}

/** The same, up to Account setup. */
export async function atSetup(arrived: Arrived, children?: readonly { id: string; number: string }[]) {
  const invited = await invitedPerson(arrived, children)
  await invited.browser.open(await linkFor(invited.browser, invited.person.email))
  await invited.browser.press('Accept invitation')
  return invited
}

/** Says Yes to a record and sends it. */
export async function confirmAll(browser: Visitor, recordIds: readonly string[]) {
  for (const id of recordIds) browser.type({ [`record-${id}`]: 'yes', [`answer-${id}`]: 'yes' })
  await browser.press('Confirm')
  return browser.press('Submit')
}

/** The row of an invitation. */
export async function rowOf(id: string) {
  const [row] = await db.select().from(invitations).where(eq(invitations.id, id))
  return row!
}

/** What the audit trail tells of an invitation: names, and who did it. Looks at it are apart. */
export async function trailOf(id: string, looks = false) {
  const rows = await db
    .select()
    .from(events)
    .where(sql`json_extract(${events.facts}, '$.invitation') = ${id}`)
    .orderBy(asc(events.number))
  return rows
    .filter(({ name }) => (name === 'invitation.viewed') === looks)
    .map(({ name, accountId, facts }) => ({ name, accountId, facts }))
}

/** A database in which something happens just before a batch that changes an invitation: after all that the batch was decided by. */
export function meanwhile() {
  const state: { happens?: () => Promise<unknown> } = {}
  const connectTo: typeof connect = (...given) => {
    const real = connect(...given)
    const { $client: client } = real
    const batch = client.batch.bind(client) as (statements: { sql?: string }[]) => Promise<never>
    client.batch = (async (statements: { sql?: string }[]) => {
      const { happens } = state
      if (happens && statements.some(({ sql }) => /^(update|insert into) "invitations"/.test(sql ?? ''))) {
        delete state.happens
        await happens()
      }
      return batch(statements)
    }) as never
    return real
  }
  return { connect: connectTo, state }
}

export const invitedAddress = () => newAddress('jane')

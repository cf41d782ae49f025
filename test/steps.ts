import { parse } from 'node-html-parser'
import { expect } from 'vitest'
import { councils } from '../src/councils/all.ts'
import { addAccount } from '../src/db/accounts.ts'
import { answer } from '../src/db/calls.ts'
import { commit } from '../src/db/client.ts'
import { newJourney, writeProgress } from '../src/db/journeys.ts'
import { newId, newToken } from '../src/db/keys.ts'
import { open } from '../src/db/sealed.ts'
import { hashPassword } from '../src/domain/passwords.ts'
import { journeysOf, type Served } from '../src/routes/journeys.ts'
import { eastVale } from './east-vale.ts'
import { db, keys, newAddress, newPhone, type Portal, password, readCode, type Visitor } from './visitor.ts'

export type Fields = Record<string, string>

/** Every council with a slug that only one test file uses, so that the file can count what is in the database. */
export const own = (name: string): Served[] =>
  [...councils, eastVale].map((council) => ({
    ...council,
    slug: `${council.slug}-${name}`,
    hosts: [`${name}.${council.hosts[0]}`] as [string],
  }))

/** Who is at a step, and where; and to which step they want, where there are several ways. */
export type Stand = { council: Served; journey: string; step: string; email: string; phone?: string; target?: string }

/** How to get past a step, and what to try on it. By the names of the fields. */
export type Way = {
  /** what is right */
  right(stand: Stand): Promise<Fields> | Fields
  /** what no schema takes; whatever is not a secret must stay in its field. None where nothing is typed, only pressed */
  wrong?: Fields
  /** what the schema takes and the step refuses; where there is nothing like it, what is right */
  refused?: (stand: Stand) => Promise<Fields> | Fields
  /** what is right as well, but not the same */
  other(stand: Stand): Promise<Fields> | Fields
}

const secret = 'Planted-Secret-1-zq'
const nextPassword = 'Another-Horse-8-Battery'
const noAddress = 'not an "address" <zq>'
const wrongCode = async (stand: Stand, at: number) => {
  const right = await codeFor(stand)
  return right.slice(0, -1) + ((Number(right.at(-1)) + at) % 10)
}
const code: Way = {
  right: async (stand) => ({ code: await codeFor(stand) }),
  wrong: { code: 'zq98765qz' },
  refused: async (stand) => ({ code: await wrongCode(stand, 1) }),
  other: async (stand) => ({ code: await wrongCode(stand, 2) }),
}
const phoneCode: Way = { ...code, right: async (stand) => ({ code: await codeFor({ ...stand, email: stand.phone! }) }) }
const wrongPhoneCode = (at: number) => async (stand: Stand) => ({ code: await wrongCode({ ...stand, email: stand.phone! }, at) })
Object.assign(phoneCode, { refused: wrongPhoneCode(1), other: wrongPhoneCode(2) })
/** # was pressed, or not yet; the page's own form holds nothing. */
const call: Way = {
  async right({ council, phone }) {
    const [last] = (await messagesTo(council, phone!)).filter(({ channel }) => channel === 'voice').slice(-1)
    // Each call is answered once: a form that is sent several times finds it so.
    await answer(db, last!.id, 0)
    return {}
  },
  refused: () => ({}),
  other: () => ({ code: '000000' }),
}
/** Which of the two ways leads where somebody wants to. */
const channelTo = ({ target, step }: Stand) => ({ channel: (target ?? step).endsWith('call') ? 'call' : 'text' })

const person = { forename: 'Ada', surname: 'Bell', organisation: 'A School', street: '1 North Road', town: 'Durham' }

/** One entry for every step of every journey. A last page asks nothing, and has none. */
export const ways: Record<string, Way | 'asks nothing'> = {
  'register/details': {
    right: () => ({ ...person, role: 'other', otherRole: 'Clerk', postCode: 'dh1 5ul' }),
    wrong: {
      forename: 'Zoë "Q" <b>',
      surname: 'O’Neil & Söhne',
      professional: 'yes',
      role: 'other',
      otherRole: '',
      organisation: "St Mary's",
      street: '1 "North" Road',
      town: 'Dur & ham',
      postCode: 'nowhere',
    },
    other: () => ({ ...person, forename: 'Grace', role: 'other', otherRole: 'Clerk', postCode: 'dh1 5ul' }),
  },
  'register/email-and-password': {
    right: ({ email }) => ({ email, password, confirm: password }),
    wrong: { email: noAddress, password: secret, confirm: `${secret}2` },
    other: () => ({ email: newAddress('other'), password, confirm: password }),
  },
  'register/code': code,
  'register/ready': 'asks nothing',
  'register/email': {
    right: ({ email }) => ({ email }),
    wrong: { email: noAddress },
    other: () => ({ email: newAddress('other') }),
  },
  'register/verify': code,
  'register/verified': { right: () => ({}), wrong: {}, other: () => ({}) },
  'register/names': {
    right: () => ({ forename: 'Ada', surname: 'Bell', password, confirm: password }),
    wrong: { forename: 'Zoë "Q" <b>', surname: '', password: secret, confirm: `${secret}2` },
    refused: () => ({ forename: 'Ada', surname: 'Bell', password: 'Ada-Bell-Ada-Bell', confirm: 'Ada-Bell-Ada-Bell' }),
    other: () => ({ forename: 'Grace', surname: 'Bell', password, confirm: password }),
  },
  'register/person': {
    right: () => ({ forename: 'Ada', surname: 'Bell' }),
    wrong: { forename: 'Zoë "Q" <b>', surname: '' },
    // Somebody else has registered with the address meanwhile.
    async refused({ council, email }) {
      await addPerson(council, email, 0)
      return { forename: 'Ada', surname: 'Bell' }
    },
    other: () => ({ forename: 'Grace', surname: 'Bell' }),
  },
  'sign-in/password': {
    right: ({ email }) => ({ email, password }),
    wrong: { email: noAddress, password: secret },
    other: ({ email }) => ({ email, password: nextPassword }),
  },
  'sign-in/code': code,
  'sign-in/phone': {
    right: (stand) => ({ country: 'GB', phone: stand.phone!, ...channelTo(stand) }),
    wrong: { country: 'IE', phone: '' },
    refused: () => ({ country: 'GB', phone: '12 <b>"34"</b>', channel: 'text' }),
    other: () => ({ country: 'IE', phone: '087 <i>' }),
  },
  'sign-in/phone-code': phoneCode,
  'sign-in/phone-call': call,
  'sign-in/confirm': { right: channelTo, other: () => ({ code: '000000' }) },
  'sign-in/confirm-code': phoneCode,
  'sign-in/confirm-call': call,
  'reset-password/email': {
    right: ({ email }) => ({ email }),
    wrong: { email: noAddress },
    other: () => ({ email: newAddress('other') }),
  },
  'reset-password/code': code,
  'reset-password/password': {
    right: () => ({ password: nextPassword, confirm: nextPassword }),
    wrong: { password: secret, confirm: `${secret}2` },
    refused: () => ({ password, confirm: password }),
    other: () => ({ password: nextPassword, confirm: nextPassword }),
  },
}

/** The way past a step, or a failing test. */
export function wayOf(journey: string, step: string): Way {
  const way = ways[`${journey}/${step}`]
  if (!way) throw new Error(`test/steps.ts does not say how to get past ${journey}/${step}.`)
  if (way === 'asks nothing') throw new Error(`${journey}/${step} asks nothing.`)
  return way
}

/** Whether a step has fields to be filled in; some have only a button to go on. */
export const hasFields = (journey: string, { path }: { path: string }) => Object.keys(wayOf(journey, path).wrong ?? {}).length > 0

export const stepsOf = (council: Served, journey: string) =>
  (journeysOf(council).find(({ name }) => name === journey)?.steps ?? []) as readonly { path: string; settles?: string }[]

let hash: Promise<string> | undefined

/** Somebody who has an account already. */
export async function addPerson(council: Served, email: string, now: number, phone?: string) {
  hash ??= hashPassword(password)
  const account = {
    id: newId(),
    council: council.slug,
    email,
    person: { forename: 'Ada', surname: 'Bell' },
    password: await hash,
    status: 'active' as const,
    ...(phone ? { phone } : {}),
  }
  expect(await commit(db, addAccount(db, keys, account, now))).toBe(true)
  return account
}

/** Goes to a step as a person must: by every step before it. */
export async function reach(portal: Portal, visitor: Visitor, council: Served, journey: string, step: string): Promise<Stand> {
  const [email, phone] = [newAddress('step'), newPhone()]
  // Who is asked to confirm a phone has one already; who is asked to add one has none.
  const known = journey === 'sign-in' && step.startsWith('confirm') ? phone : undefined
  if (journey !== 'register') await addPerson(council, email, portal.clock.now, known)
  if (journey === 'register' && step === 'person') {
    await comeFromProvider(portal, visitor, council, email)
    await visitor.open(`/${council.slug}/register/person`)
  } else await visitor.open(`/${council.slug}/${journey}`)
  const stand = { council, journey, step, email, phone, target: step }
  const steps = stepsOf(council, journey)
  for (let left = steps.length; left > 0 && placeOf(visitor) && placeOf(visitor) !== addressOf(stand); left--) {
    const earlier = placeOf(visitor)!.split('/').at(-1)!
    await send(visitor, await wayOf(journey, earlier).right({ ...stand, step: earlier }))
  }
  if (steps.find(({ path }) => path === step)?.settles) expect(placeOf(visitor), visitor.text).toBe(addressOf(stand))
  return stand
}

/** Begins to register as somebody does whom a provider has told of, and whose mailbox it vouches for. */
async function comeFromProvider(portal: Portal, visitor: Visitor, { slug }: Served, email: string) {
  const journey = newJourney(slug, 'register', newToken())
  const identity = { provider: 'google', subject: newToken(), email, emailVerified: true }
  const progress = { facts: { identity, email, proved: true, continued: true } }
  await commit(
    db,
    writeProgress(db, keys, journey, { progress, accountId: undefined, expiresAt: portal.clock.now + 60 * 60_000 }),
  )
  visitor.jar.set(`__Host-${slug}-journey-register`, journey.token)
}

export const addressOf = ({ council, journey, step }: Pick<Stand, 'council' | 'journey' | 'step'>) =>
  `/${council.slug}/${journey}/${step}`

/** Where somebody stays who has done all that is right: a session cannot be kept without cookies. */
export const endsHere = ({ council, journey, step }: Stand, cookies: boolean) =>
  !cookies &&
  journey === 'sign-in' &&
  (/^(code|confirm-code|confirm-call)$/.test(step) || (step === 'phone-code' && !council.phone?.confirmNew))

/** Which step a person sees: where its form goes. */
export const placeOf = (visitor: Visitor) => visitor.page.querySelector('#step')?.getAttribute('action')?.split('?')[0]

/** Sends the step's form with what stands in it and what is typed over it. */
export const send = (visitor: Visitor, typed: Fields = {}, swap = true) =>
  visitor.post(visitor.page.querySelector('#step')!.getAttribute('action')!, { ...visitor.fields(), ...typed }, swap)

let networks = 0

/** Sends a body as it is, with a person's cookies, and leaves the person's page as it was. */
export async function raw(
  portal: Portal,
  visitor: Visitor,
  path: string,
  body: string | Fields,
  { cookies = true, htmx = false, headers = {} }: { cookies?: boolean; htmx?: boolean; headers?: Fields } = {},
) {
  networks++
  const saysWhence = ['origin', 'referer', 'sec-fetch-site'].some((name) => name in headers)
  const origin = 'https://doorstep.example'
  const { response, text } = await portal.fetch(
    new Request(origin + path, {
      method: 'POST',
      redirect: 'manual',
      body: typeof body === 'string' ? body : new URLSearchParams(body).toString(),
      headers: {
        ...(saysWhence ? {} : { origin }),
        'content-type': 'application/x-www-form-urlencoded',
        'cf-connecting-ip': `203.0.${Math.floor(networks / 250)}.${networks % 250}`,
        ...(cookies ? { cookie: [...visitor.jar].map((pair) => pair.join('=')).join('; ') } : {}),
        ...(htmx ? { 'hx-request': 'true' } : {}),
        ...headers,
      },
    }),
  )
  const page = parse(text)
  const header = (name: string) => response.headers.get(name) ?? undefined
  return {
    response,
    status: response.status,
    html: text,
    page,
    heading: page.querySelector('h1')?.textContent.trim(),
    /** where this answer leads */
    to: (
      header('location') ??
      header('hx-redirect') ??
      header('hx-push-url') ??
      page.querySelector('#step')?.getAttribute('action') ??
      page.querySelector('h1')?.textContent.trim()
    )?.split('?')[0],
  }
}

type Row = Record<string, number>

/** Everything of a council that work leaves behind, counted. That a repeat was given a fresh session is told, and is no work. */
export async function workOf({ slug }: Served): Promise<Row> {
  const { rows } = await db.$client.execute({
    sql: `select
      (select count(*) from events where council = ?1 and name <> 'session.repeated') as events,
      (select count(*) from messages where council = ?1) as messages,
      (select count(*) from accounts where council = ?1) as accounts,
      (select count(*) from sessions where council = ?1 and ended_at is null) as sessions,
      (select count(*) from password_history where account_id in (select id from accounts where council = ?1)) as passwords`,
    args: [slug],
  })
  return { ...rows[0] } as unknown as Row
}

/** What has been added between two counts. */
export const added = (before: Row, after: Row): Row =>
  Object.fromEntries(Object.entries(after).map(([name, count]) => [name, count - before[name]!]))

/** The messages of a council to an address, the newest last; sent or not. */
export async function messagesTo({ slug }: Served, email: string) {
  const { rows } = await db.$client.execute({
    sql: 'select id, channel, recipient, body, status from messages where council = ? and body is not null order by rowid',
    args: [slug],
  })
  return rows
    .map((row) => {
      const place = (column: string) => ({ table: 'messages', column, row: String(row.id) })
      return {
        id: String(row.id),
        channel: String(row.channel),
        to: open(keys.sealing, place('recipient'), String(row.recipient)),
        text: open(keys.sealing, place('body'), String(row.body)),
        status: String(row.status),
      }
    })
    .filter(({ to }) => to === email)
}

/** The last code that was sent to somebody. */
export async function codeFor({ council, email }: Pick<Stand, 'council' | 'email'>) {
  const found = readCode((await messagesTo(council, email)).at(-1)?.text)
  if (!found) throw new Error(`No code was sent to ${email}.`)
  return found
}

/** Keeps the table of messages short: reading it opens every one. */
export async function forgetMessages(served: readonly Served[]) {
  for (const { slug } of served) await db.$client.execute({ sql: 'delete from messages where council = ?', args: [slug] })
}

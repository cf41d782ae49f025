// The journeys of every council, from the first page to the last, with codes as they come.
import { randomBytes } from 'node:crypto'
import { councils } from '../../src/councils/all.ts'
import { demoPassword } from '../../src/db/seed.ts'
import { type Got, Person } from './person.ts'
import type { DatabaseProxy } from './proxy.ts'

export const journeyNames = ['register', 'sign-in', 'reset-password'] as const
export type JourneyName = (typeof journeyNames)[number]

export type Journey = {
  council: string
  name: JourneyName
  /** with JavaScript */
  script: boolean
  /** what came when its address was opened by somebody who has never been here */
  first: Got[]
  /** what came of each form, by the last part of the address it stood at */
  steps: { name: string; got: Got[] }[]
}

/** Who travels: what they type, by the names of the fields. */
export type Traveller = { email: string; phone: string; password: string; network?: string }

let travellers = 0
/** Somebody whom nobody has heard of yet, with a number of those that Ofcom keeps for drama. */
export function newTraveller(): Traveller {
  const unique = randomBytes(4).toString('hex')
  const at = travellers++
  return {
    email: `philippa.${unique}@bench.example`,
    phone: `07700900${300 + (at % 600)}`,
    password: `Zwiebel!wagon-${unique}`,
    network: `198.51.${Math.floor(at / 250) % 250}.${at % 250}`,
  }
}

/** What somebody types, by the names of the fields of all forms. */
export const typedBy = ({ email, phone, password }: Traveller): Record<string, string> => ({
  ...{ forename: 'Philippa', surname: 'Fotheringay', title: 'Mrs', professional: 'yes', role: 'teacher' },
  ...{ organisation: 'Framwellgate Moor Infants', street: '17 Pity Me Lane', town: 'Chester-le-Street', postCode: 'DH3 3SJ' },
  ...{ email, phone, password, confirm: password },
})

/** A portal, and what stands in front of its database. */
export type Place = { url: string; proxy?: DatabaseProxy }

type Travel = {
  council: string
  name: JourneyName
  script: boolean
  who: Traveller
  /** false: pages alone */
  assets?: boolean
}

/** More forms than any journey has. */
export const MOST = 15

/** Travels one journey to its end, in a browser of its own. */
export async function travel(
  { url, proxy }: Place,
  { council, name, script, who, assets = true }: Travel,
  person = new Person(url, { script, assets, ...(proxy ? { proxy } : {}), ...(who.network ? { network: who.network } : {}) }),
): Promise<Journey> {
  const first = await person.open(`/${council}/${name}`)
  const steps: Journey['steps'] = []
  while (person.form && !isOver(name, person.path)) {
    // The first form stands at the journey's own address, too.
    const [path = ''] = (person.form.getAttribute('action') ?? person.path).split('?')
    const step = path.split('/').at(-1) ?? ''
    const code = person.form.querySelector('#code') ? await readCode(url, council, step, who) : ''
    const got = await person.send({ ...typedBy(who), code })
    if (person.wrong) throw new Error(`${council} ${name} did not take what was typed at ${path}: ${person.wrong}`)
    steps.push({ name: step, got })
    if (steps.length > MOST) throw new Error(`${council} ${name} does not end; it is at ${person.path}.`)
  }
  if (steps.length === 0) throw new Error(`${council} ${name} has no form to send; it is at ${person.path}.`)
  return { council, name, script, first, steps }
}

/** A reset ends where one signs in, with a form that is another journey's. */
export const isOver = (name: JourneyName, path: string) => name === 'reset-password' && !/\/reset-password(\/|$)/.test(path)

/** Registers, signs in and resets the password, in that order, each in a new browser. */
export async function travelAll(place: Place, council: string, script: boolean, assets = true): Promise<Journey[]> {
  const who = newTraveller()
  const journeys: Journey[] = []
  for (const name of journeyNames) {
    const password = name === 'reset-password' ? `${who.password}-2` : who.password
    journeys.push(await travel(place, { council, name, script, assets, who: { ...who, password } }))
  }
  return journeys
}

/** The messages whose codes were typed: none is typed twice. */
const read = new Set<string>()
const TRIES = 500

/**
 * The code that a page asks for: of the newest message to the address or the number that the page is about, once it is there. It is the
 * first number in it that is as long as the council's codes, in one piece or in halves; an address may hold digits of its own.
 */
export async function readCode(url: string, council: string, step: string, who: Traveller): Promise<string> {
  const to = /^(phone|confirm)-/.test(step) ? who.phone : who.email
  const half = councils.find(({ slug }) => slug === council)!.code.digits / 2
  for (let tries = 0; tries < TRIES; tries++) {
    const answer = await fetch(`${url}/dev/outbox.json?to=${encodeURIComponent(to)}`)
    const messages = (await answer.json()) as { id: string; council: string; text: string }[]
    const newest = messages.find((message) => message.council === council)
    const code = new RegExp(`\\b(\\d{${half}}) ?(\\d{${half}})\\b`).exec(newest?.text.replace(/\S*@\S*/g, '') ?? '')
    if (newest && code && !read.has(newest.id)) {
      read.add(newest.id)
      return `${code[1]}${code[2]}`
    }
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`No code came for ${step} of ${council}.`)
}

/** Somebody of the demo people. */
export const demoTraveller = (email: string, phone = ''): Traveller => ({ email, phone, password: demoPassword })

// The journeys of every council, from the first page to the last, with codes as they come.
import { randomBytes } from 'node:crypto'
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

const typedBy = ({ email, phone, password }: Traveller): Record<string, string> => ({
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
const MOST = 15

/** Travels one journey to its end, in a browser of its own. */
export async function travel(
  { url, proxy }: Place,
  { council, name, script, who, assets = true }: Travel,
  person = new Person(url, { script, assets, ...(proxy ? { proxy } : {}), ...(who.network ? { network: who.network } : {}) }),
): Promise<Journey> {
  const first = await person.open(`/${council}/${name}`)
  const steps: Journey['steps'] = []
  while (person.form && !isOver(name, person.path)) {
    const [path = ''] = person.path.split('?')
    const step = path.split('/').at(-1) ?? ''
    const code = person.form.querySelector('#code')
      ? await readCode(url, /^(phone|confirm)-/.test(step) ? who.phone : who.email)
      : ''
    const got = await person.send({ ...typedBy(who), code })
    if (person.wrong) throw new Error(`${council} ${name} did not take what was typed at ${path}: ${person.wrong}`)
    steps.push({ name: step, got })
    if (steps.length > MOST) throw new Error(`${council} ${name} does not end; it is at ${person.path}.`)
  }
  return { council, name, script, first, steps }
}

/** A reset ends where one signs in, with a form that is another journey's. */
const isOver = (name: JourneyName, path: string) => name === 'reset-password' && !path.includes('/reset-password/')

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

/** The newest code that was sent to an address or a number. */
export async function readCode(url: string, to: string): Promise<string> {
  for (let tries = 0; tries < 100; tries++) {
    const answer = await fetch(`${url}/dev/outbox.json?to=${encodeURIComponent(to)}`)
    const [message] = (await answer.json()) as { text: string }[]
    const code = /\b(\d{3,4}) ?(\d{3,4})\b/.exec(message?.text ?? '')
    if (code) return `${code[1]}${code[2]}`
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`No code came for ${to}.`)
}

/** Somebody of the demo people. */
export const demoTraveller = (email: string, phone = ''): Traveller => ({ email, phone, password: demoPassword })

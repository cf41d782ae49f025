import { describe, expect, it } from 'vitest'
import { councils } from '../src/councils/all.ts'
import { addAccount } from '../src/db/accounts.ts'
import { commit } from '../src/db/client.ts'
import { newId } from '../src/db/keys.ts'
import { hashPassword } from '../src/domain/passwords.ts'
import {
  comparable,
  db,
  details,
  keys,
  newAddress,
  newNetwork,
  password,
  portal,
  signUpToVerify,
  type Visitor,
} from './visitor.ts'

/*
 * Nothing tells a stranger who is registered: not the status, not a header, not a word, and not the time.
 * Times are the middle half of many pairs measured in turn, so that whatever else the machine does befalls both alike. The bounds
 * are wide: they are there to fail when one side skips a hash, a message or a request.
 */
const pairs = 31
const alike = { least: 0.75, most: 1.33 }

/** What a stranger does with an address; the last answer is the one that is timed. */
type Visit = (stranger: Visitor, email: string, world: ReturnType<typeof portal>) => Promise<unknown>

const pages: [page: string, Visit][] = [
  ['registering, step 2', (stranger, email) => register(stranger, email)],
  [
    'registering, a new code',
    async (stranger, email, world) => {
      await register(stranger, email)
      world.wait({ minutes: 1 })
      await stranger.press('Please send me a new code')
    },
  ],
  ['resetting a password', (stranger, email) => reset(stranger, email)],
  [
    'resetting a password, a new code',
    async (stranger, email, world) => {
      await reset(stranger, email)
      world.wait({ minutes: 1 })
      await stranger.press('Please send me a new code')
    },
  ],
  [
    'registering at Norfolk',
    async (stranger, email) => {
      await signUpToVerify(stranger, email)
    },
  ],
  [
    'resetting a password, a wrong code',
    async (stranger, email) => {
      await reset(stranger, email)
      await stranger.fill({ Code: '00000000' }).press('Next')
    },
  ],
  [
    'signing in',
    async (stranger, email) => {
      await stranger.open('/durham/sign-in')
      await stranger.fill({ Email: email, Password: 'Wrong-Horse-7-Battery' }).press('Submit')
    },
  ],
]

async function register(stranger: Visitor, email: string) {
  await stranger.open('/durham/register')
  await stranger.fill(details).press('Next')
  await stranger.fill({ Email: email, Password: password, 'Confirm password': password }).press('Next')
}
async function reset(stranger: Visitor, email: string) {
  await stranger.open('/durham/reset-password')
  await stranger.fill({ Email: email }).press('Next')
}

const hash = hashPassword(password)

/** An address with an account, put where registering would have put it. */
async function knownAddress(council: string, phc?: string) {
  const email = newAddress()
  const person = { forename: 'Ada', surname: 'Bell' }
  const account = { id: newId(), council, email, person, password: phc ?? (await hash), status: 'active' as const }
  expect(await commit(db, addAccount(db, keys, account, 0))).toBe(true)
  return email
}

/** An address without one, after the same writing: what was written just before may make the next answer quicker or slower. */
async function unknownAddress(council: string) {
  await knownAddress(council)
  return newAddress()
}

/** The mean of the middle half: the clock here counts whole milliseconds, too coarse for a median of short answers. */
function typical(times: number[]) {
  const middle = times.sort((a, b) => a - b).slice(Math.floor(pairs / 4), -Math.floor(pairs / 4))
  return middle.reduce((sum, ms) => sum + ms, 0) / middle.length
}

describe.each(pages)('A stranger who names an address when %s', (when, visit) => {
  const council = when.endsWith('at Norfolk') ? 'norfolk' : 'durham'

  it.each([{ htmx: false }, { htmx: true }])('sees the same whether it is registered or not (htmx: $htmx)', async (how) => {
    const seen = []
    for (const email of [await knownAddress(council), newAddress()]) {
      const world = portal()
      const stranger = world.visitor(how)
      await visit(stranger, email, world)
      expect(stranger.answers.map(({ status }) => status)).not.toContain(500)
      seen.push(comparable(stranger.answers, email))
    }
    expect(seen[0]).toEqual(seen[1])
  })

  it('is told nothing, and waits for nothing, when no provider answers', async () => {
    const slowMs = 4000
    const send = async () => {
      await new Promise((resolve) => setTimeout(resolve, slowMs))
      return { ok: false as const, why: 'unreachable' as const }
    }
    const mute = councils.map((each) => ({
      ...each,
      senders: { ...each.senders, email: [{ name: 'mute', channel: 'email' as const, send }] as const },
    }))
    const seen = []
    for (const [world, email] of [
      [portal({ councils: mute }), await knownAddress(council)],
      [portal({ councils: mute }), newAddress()],
      [portal(), await knownAddress(council)],
    ] as const) {
      const stranger = world.visitor()
      await visit(stranger, email, world)
      expect(Math.max(...stranger.answers.map(({ ms }) => ms))).toBeLessThan(slowMs)
      seen.push(comparable(stranger.answers, email))
    }
    expect(seen[0]).toEqual(seen[1])
    expect(seen[0]).toEqual(seen[2])
  }, 120_000)

  it('waits as long for the one as for the other', () => expectAsLong(council, visit), 180_000)
})

// Made of today's memory, as every hash before it was made dearer; of no password.
const older = '$argon2id$v=19$m=19456,t=1,p=1$DkljrYIVkITRbyO5V/aBTg$91S1ne5sMsqivTpJnmEfw/TFFgh8xaTCRguRMXzAw1o'

it('A stranger waits as long for who has not signed in since the hash of a password became dearer', async () => {
  const signingIn = pages.find(([page]) => page === 'signing in')!
  await expectAsLong('durham', signingIn[1], older)
}, 180_000)

/** As long a wait for an address with an account, whose password has this hash, as for one without. */
async function expectAsLong(council: string, visit: Visit, phc?: string) {
  const time = async (email: string) => {
    const world = portal()
    const stranger = world.visitor({ htmx: true, network: newNetwork() })
    await visit(stranger, email, world)
    return stranger.answers.at(-1)!.ms
  }
  const measure = async () => {
    const [known, unknown]: [number[], number[]] = [[], []]
    for (let pair = 0; pair < pairs; pair++) {
      const turns = [
        async () => known.push(await time(await knownAddress(council, phc))),
        async () => unknown.push(await time(await unknownAddress(council))),
      ]
      for (const turn of pair % 2 ? turns : turns.reverse()) await turn()
    }
    return typical(known) / typical(unknown)
  }
  const isAlike = (ratio: number) => ratio > alike.least && ratio < alike.most
  // A machine that is busy with something else makes a difference once; one that is there shows every time.
  const ratios = [await measure()]
  while (!ratios.some(isAlike) && ratios.length < 3) ratios.push(await measure())
  expect(ratios.some(isAlike), `known to unknown: ${ratios}`).toBe(true)
}

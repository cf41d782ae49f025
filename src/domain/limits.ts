import { commit, type Write } from '../db/client.ts'
import type { waitsOf } from '../db/codes.ts'
import type { Asked } from '../db/journeys.ts'
import { sign } from '../db/keys.ts'
import { atMost, clear, count, countOne, holdUntil, readingUses, takingOne, type Use } from '../db/limits.ts'
import { ask, derived, known, type Reading } from '../db/reading.ts'
import type { Fault } from './faults.ts'
import type { Visit } from './visit.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Every limit of the portal. The README's table says the same, and a test compares them. */
export const limits = {
  code: {
    lifetimeMs: 10 * MINUTE, // ASVS 6.5.5, NIST SP 800-63B-4 3.1.3.2
    triesPerCode: 5, // ASVS 6.6.3
    /** the wait after every fifth wrong code in a row, whichever codes they were tried on */
    waitsMs: [1 * MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR],
    waitsForgottenAfterMs: DAY,
    /** wrong codes for one account or address in a day, from all networks: NIST SP 800-63B-4 3.2.2 allows no more */
    wrongInADay: 100,
  },
  send: {
    resendWaitMs: 60_000, // GOV.UK "confirm a phone number"
    resendsPerJourney: { most: 5, windowMs: HOUR },
    /** a right password sends a code at once (Durham's guide) */
    perSignedInAccount: { most: 20, windowMs: HOUR },
    /** texts and calls, to numbers proved or not: a few people must not use up what a council pays for in a day */
    phonePerAccount: { most: 40, windowMs: DAY },
    phonePerNumber: { most: 60, windowMs: DAY },
    /** texts and calls to a number that is not yet proved, from all accounts */
    perNewNumber: { most: 10, windowMs: HOUR },
    /** the same from one network, to all such numbers: a school or a carrier is one network */
    newNumbersPerNetwork: { most: 100, windowMs: HOUR },
    /** what anyone can cause by naming an address, counted apart from sign-in */
    perAddressAndNetwork: { most: 10, windowMs: HOUR },
    perAddress: { most: 60, windowMs: HOUR },
    perNetwork: { most: 300, windowMs: HOUR },
    /** what an owner is told of others' tries to register with their address */
    noticesPerAddress: { most: 5, windowMs: DAY },
  },
  call: {
    /** a call that was not answered by then counts as unanswered */
    ringsForMs: MINUTE,
    /** one that was answered counts as over by then */
    lastsForMs: 3 * MINUTE,
    /** # is asked for so often in one call */
    asks: 3,
  },
  /** what leaves for providers in a day, from midnight UTC, where a council's file says no other figure */
  budget: {
    texts: 2000,
    calls: 400,
    /** texts and calls to other countries: they cost many times as much, and are what fraud is after */
    abroad: 100,
    /** of each, what numbers may use that nobody has proved yet: who is signing in must not be left without */
    newShare: 0.5,
    /** administrators are told when so much is used, and when all is */
    warnedAt: 0.8,
    /** what is counted of a day: no clock is a day behind */
    keptMs: 2 * DAY,
  },
  password: {
    /** wrong passwords, per account and per network, that cost no wait */
    freeFailures: { account: 5, network: 50 },
    /** each further one is answered this much later than the one before, doubling */
    firstDelayMs: 1000,
    longestDelayMs: 8000,
    /** from here on the page says that there were too many */
    toldAfter: { account: 20, network: 200 },
    windowMs: 15 * MINUTE,
    /** passwords that are tried for one address from one site until one is right, after which none is looked at: NIST SP 800-63B-4 3.2.2 */
    perAddressAndNetwork: { most: 100, windowMs: DAY },
  },
  session: { idleWarnMs: 10 * MINUTE, idleEndMs: 15 * MINUTE, longestMs: DAY, recentMs: 15 * MINUTE }, // Norfolk's guide; NIST AAL2; ASVS 7.5.1
  /** what was typed in a form when a session ended; the way back to the page one was on */
  draft: { keptMs: HOUR, mostBytes: 32 * 1024, mostPerAccount: 10 },
  return: { keptMs: HOUR },
  /** how long somebody may take at Microsoft, Google or Facebook, and how many set out from one network */
  social: { tripMs: 10 * MINUTE, perNetwork: { most: 300, windowMs: HOUR } },
  /** from a frame to the window, and how long the question there may be thought over */
  ticket: { fromFrameMs: MINUTE, askedForMs: 10 * MINUTE },
  /** two accounts, both proved, can be made one */
  merge: { keptMs: HOUR },
  /** a new e-mail address or mobile number that no code has proved yet */
  contactChange: { keptMs: HOUR },
  /** each is paid for by the council */
  address: { lookupsPerAccount: { most: 30, windowMs: HOUR } },
  journey: { registerMs: DAY, signInMs: 2 * HOUR, resetPasswordMs: 2 * HOUR },
  submission: { repeatMs: 2 * MINUTE, keptMs: DAY },
  message: {
    codeKeptMs: 10 * MINUTE,
    noticeKeptMs: 7 * DAY,
    /** what became of it, without its words: staff are asked about it */
    keptMs: 30 * DAY,
    /** how long a provider may take to answer */
    patienceMs: 5000,
    /** one that nobody has taken, or of which nobody knows, is looked at again after this */
    graceMs: MINUTE,
    /** so many at a time, for so long in one run */
    atOnce: 5,
    runMs: 45_000,
    /** so long a provider is asked for one of which nobody knows */
    askedForMs: HOUR,
    /** what one member of staff may send again */
    againPerWorker: { most: 30, windowMs: HOUR },
  },
  /** a provider that fails so often in a row is passed over for a while, doubling */
  circuit: { after: 3, openMs: 30_000, longestMs: 5 * MINUTE, forgottenMs: HOUR },
  invitation: {
    codeLifetimeMs: 14 * DAY, // ASVS 6.4.1: an activation code expires
    triesPerCode: 5, // ASVS 6.6.3
    /** what one worker may enter, right or wrong: more is guessing */
    codesPerWorker: { most: 30, windowMs: HOUR },
    linkLifetimeMs: 14 * DAY,
    /** messages with a unique code or a link: kept as long as a provider may need */
    messageKeptMs: HOUR,
    /** new codes, new links and corrected addresses */
    resendsPerInvitation: { most: 5, windowMs: DAY },
    sendsPerWorker: { most: 100, windowMs: HOUR },
    mostRecords: 10,
    /** in one batch: all or none of them */
    mostHandedOver: 50,
    keptMs: 365 * DAY,
  },
  ended: { sessionsKeptMs: 30 * DAY, eventsKeptMs: 365 * DAY, staffInvitationsKeptMs: 30 * DAY },
  staff: { invitationMs: 14 * DAY, eventsListed: 50, recentEvents: 10 },
  body: { mostBytes: 64 * 1024 },
  import: { mostBytes: 1024 * 1024, mostLines: 2000 },
  document: {
    mostBytes: 10 * 1024 * 1024,
    /** of content in one row: sealed, that is just below 512 KiB */
    chunkBytes: 380 * 1024,
    /** e-mails that tell one reader of something new on one record */
    noticesPerReader: { most: 1, windowMs: DAY },
    /** what is left of an upload that broke off */
    unpublishedKeptMs: HOUR,
  },
} as const

export type Window = { most: number; windowMs: number }

/** The row that counts one thing for one subject. The subject is kept as a keyed hash: the table tells nothing about people. */
export const limitId = ({ keys, council }: { keys: Visit['keys']; council: { slug: string } }, name: string, subject: string) =>
  `${name}.${sign(keys.signing, `limit ${council.slug} ${name}`, subject)}`

/** One thing that is counted for one subject, up to so many. */
export type Counted = { name: string; subject: string; window: Window }

/**
 * Counts one more of each, in one request, whether there is one left or not: who goes on trying is counted, too.
 * @returns how many minutes until the first that is used up is free again; nothing when none is.
 */
export async function countEach(visit: Visit, wanted: readonly Counted[]): Promise<number | undefined> {
  const ids = wanted.map(({ name, subject, window }) => ({ id: limitId(visit, name, subject), windowMs: window.windowMs }))
  const uses = await count(visit.db, ids, visit.now)
  return waitFor(
    visit,
    wanted.map(({ window }, at) => ({ window, ...uses[at]! })).filter(({ count, window }) => count > window.most),
  )
}

/** How many minutes until all of some limits are free again; nothing where there are none. */
function waitFor({ now }: Pick<Visit, 'now'>, usedUp: readonly ({ window: Window } & Use)[]): number | undefined {
  if (usedUp.length === 0) return undefined
  return minutes(Math.max(...usedUp.map(({ since, window }) => since + window.windowMs)) - now)
}

/**
 * Something that is counted in the batch of what it is for: where there is none left the batch breaks, and nothing at all has
 * happened. Then the fault is told; where there is none to tell, that somebody else was first.
 */
export type Take = Counted & { fault?: Omit<Fault, 'values'> }

/** The same, told at a field. */
export const atField = (field: string, takes: readonly Take[]): Take[] =>
  takes.map((each) => (each.fault ? { ...each, fault: { ...each.fault, field } } : each))

/** The statements that count, for the batch. */
export const takeWrites = (visit: Visit, takes: readonly Take[]): Write[] =>
  takes.flatMap(({ name, subject, window: { most, windowMs } }) => {
    const id = limitId(visit, name, subject)
    return [countOne(visit.db, { id, windowMs, now: visit.now }), atMost(visit.db, id, most)]
  })

/** Of some things that may be counted, those of which there is none left, with how much was used. */
function readingSpent<One extends Counted>(visit: Visit, wanted: readonly One[]): Reading<(One & Use)[]> {
  const all = wanted.map((each) => ({ each, id: limitId(visit, each.name, each.subject) }))
  if (all.length === 0) return known([])
  const ids = all.map(({ id }) => id)
  return derived(readingUses(visit.db, ids), (uses) =>
    all.flatMap(({ each, id }) => {
      const use = uses.get(id)
      const { most, windowMs } = each.window
      return use && use.since > visit.now - windowMs && use.count >= most ? [{ ...each, ...use }] : []
    }),
  )
}

/** Whether there is none left of one thing. */
export const readingIsSpent = (visit: Visit, one: Counted): Reading<boolean> =>
  derived(readingSpent(visit, [one]), (spent) => spent.length > 0)

/** What is wrong with what is to be counted, as things stand: that there is none left of something, and for how many minutes. */
export const readingUsedUp = (visit: Visit, takes: readonly Take[]): Reading<Fault | undefined> =>
  derived(readingSpent(visit, takes), (spent) => {
    const first = spent.find(({ fault }) => fault)?.fault
    const alike = spent.filter(({ fault }) => fault && fault.key === first?.key)
    return first && { ...first, values: { minutes: waitFor(visit, alike)! } }
  })

/** Whether something may be done that is counted; it is counted then, in a request of its own. */
export async function takeAll(visit: Visit, takes: readonly Take[]): Promise<Fault | undefined> {
  if (await commit(visit.db, takeWrites(visit, takes))) return undefined
  return (
    (await ask(visit.db, readingUsedUp(visit, takes))) ?? { ...takes.find(({ fault }) => fault)!.fault!, values: { minutes: 1 } }
  )
}

/** Whole minutes, at least one: what a page says of a wait. */
export const minutes = (ms: number) => Math.max(1, Math.ceil(ms / MINUTE))

/**
 * Counts a wrong code, whichever code it was tried on: who typed it waits, and, after very many, everybody who is asked for this
 * owner's code. Every fifth in a row makes those who typed them wait longer (NIST 3.2.2).
 * @returns for how many minutes, when it does
 */
export async function countWrongCode(
  visit: Visit,
  { typist, everybody }: ReturnType<typeof waitsOf>,
): Promise<number | undefined> {
  const { triesPerCode, waitsMs, waitsForgottenAfterMs, wrongInADay } = limits.code
  const wanted = [typist, everybody].map((id) => ({ id, windowMs: waitsForgottenAfterMs }))
  const [mine, all] = await count(visit.db, wanted, visit.now)
  if (all!.count >= wrongInADay) {
    const until = all!.since + waitsForgottenAfterMs
    await commit(visit.db, [holdUntil(visit.db, everybody, until)])
    return minutes(until - visit.now)
  }
  const rounds = mine!.count / triesPerCode
  if (!Number.isInteger(rounds)) return undefined
  const wait = waitsMs[Math.min(rounds, waitsMs.length) - 1]!
  await commit(visit.db, [holdUntil(visit.db, typist, visit.now + wait)])
  return minutes(wait)
}

/** A password tried for an address, from where somebody is: a stranger's tries must not keep its owner out (ASVS 6.1.1). */
const passwordTry = ({ site }: Visit, email: string): Take => ({
  ...{ name: 'password', subject: `${email} ${site}`, window: limits.password.perAddressAndNetwork },
  fault: { key: 'sign-in.resting' },
})

/**
 * Counts a password that is tried, before it is looked at, so that many side by side cannot share one try.
 * @param isNew whether the form was not sent before: a repeat is no other try
 * @returns what is told instead of looking at it, where too many were tried
 */
export function takingPasswordTry(visit: Visit, email: string, isNew: Asked['isNew']): Reading<Fault | undefined> {
  const { name, subject, window, fault } = passwordTry(visit, email)
  const id = limitId(visit, name, subject)
  return derived(takingOne(visit.db, { id, windowMs: window.windowMs, now: visit.now }, isNew), (use) =>
    use && use.count > window.most ? { ...fault!, values: { minutes: waitFor(visit, [{ window, ...use }])! } } : undefined,
  )
}

/** The same in a request of its own. */
export const takePasswordTry = (visit: Visit, email: string): Promise<Fault | undefined> =>
  takeAll(visit, [passwordTry(visit, email)])

/**
 * Counts a wrong password against the account and the network and says how long its answer must wait.
 * Only failures wait: a right password is not slowed for a stranger's failures (ASVS 6.1.1).
 */
export async function countWrongPassword(visit: Visit, email: string): Promise<{ delayMs: number; tell: boolean }> {
  const { freeFailures, firstDelayMs, longestDelayMs, toldAfter, windowMs } = limits.password
  const [account, network] = await count(
    visit.db,
    [
      { id: limitId(visit, 'wrong-password', email), windowMs },
      { id: limitId(visit, 'wrong-password-network', visit.network), windowMs },
    ],
    visit.now,
  )
  const over = Math.max(account!.count - freeFailures.account, network!.count - freeFailures.network)
  const delayMs = over <= 0 ? 0 : Math.min(firstDelayMs * 2 ** (over - 1), longestDelayMs)
  return { delayMs, tell: account!.count > toldAfter.account || network!.count > toldAfter.network }
}

/** Forgets an account's wrong passwords: it has just been given the right one. */
export const forgetWrongPasswords = (visit: Visit, email: string): Write[] =>
  [{ name: 'wrong-password', subject: email }, passwordTry(visit, email)].map(({ name, subject }) =>
    clear(visit.db, limitId(visit, name, subject)),
  )

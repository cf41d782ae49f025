import type { Council } from '../councils/council.ts'
import { noteOnce, noteToo, type Purse, putBack, takingOneOfEach } from '../db/budgets.ts'
import { commit, type Write } from '../db/client.ts'
import { readingUses } from '../db/limits.ts'
import { ask, derived, known, type Reading, together } from '../db/reading.ts'
import { listAdministrators } from '../db/staff.ts'
import type { Delivery } from '../senders/sender.ts'
import { eventWrite } from './events.ts'
import { limits } from './limits.ts'
import { planEmail, type Wording } from './messages.ts'
import { isAbroad, refusalOf, takenBy } from './phone.ts'
import { no, ok, type Result } from './result.ts'
import type { Language, Visit } from './visit.ts'

/*
 * What a council spends on texts and calls in a day. Only what leaves for a provider counts; the local outbox costs nothing. A day
 * begins at midnight UTC: its name stands in the ids of what is counted, so that nothing has to be set back.
 */

const wholes = ['texts', 'calls', 'abroad'] as const
type Whole = (typeof wholes)[number]

/** The budgets, and of each the share that numbers may use which nobody has proved yet: strangers can name any number. */
export const budgets = ['texts', 'texts-new', 'calls', 'calls-new', 'abroad', 'abroad-new'] as const
export type Budget = (typeof budgets)[number]

/** What of a visit counting needs; a cron trigger has no more than that. */
type Spending = Pick<Visit, 'db' | 'keys' | 'council' | 'now' | 'origin' | 'senders' | 'budgetEmail'>

/** How much of a budget is used today. */
export type Used = { budget: Budget; used: number; most: number }

/** What an administrator is told of a budget: the words stand with the other messages. */
export type BudgetEmail = (facts: Used & { council: Council; language: Language; address: string }) => Wording

/** How many may leave in a day, of one budget. */
export function mostOf({ budget = {} }: Pick<Council, 'budget'>, name: Budget): number {
  const whole = wholes.find((each) => name.startsWith(each)) as Whole
  const most = budget[whole] ?? limits.budget[whole]
  return name === whole ? most : Math.floor(most * limits.budget.newShare)
}

/** 2026-11-21, in UTC. */
const dayOf = (now: number) => new Date(now).toISOString().slice(0, 10)

const purseOf = ({ council, now }: Pick<Spending, 'council' | 'now'>, budget: Budget): Purse => ({
  id: `budget ${council.slug} ${budget} ${dayOf(now)}`,
  most: mostOf(council, budget),
})

type Spends = Pick<Delivery, 'channel' | 'to' | 'unproved'>

/** Out of which budgets a text or a call is paid. */
function budgetsOf({ channel, to, unproved }: Spends): Budget[] {
  const paid: Whole[] = [channel === 'sms' ? 'texts' : 'calls', ...(isAbroad(to) ? ['abroad' as const] : [])]
  return paid.flatMap((each): Budget[] => (unproved ? [each, `${each}-new`] : [each]))
}

/** Whether a message goes no further than the local outbox. */
export const endsInOutbox = ({ senders }: Pick<Visit, 'senders'>, { channel }: Pick<Delivery, 'channel'>): boolean =>
  senders[channel]?.every(({ local }) => local) === true

/** What a message has been counted in. */
export type Spent = { uses: readonly Used[]; told: readonly string[] }
/** That of an e-mail, and of what could not be counted. */
export const uncounted = ok<Spent>({ uses: [], told: [] })

/**
 * Whether a message may leave for a provider; a text or a call is counted with the asking. All that leaves goes through here, whatever
 * asked for it and however often it is tried again.
 * @returns where it is counted; or that nobody is written to there, that the budget of this way is used up, or those of both ways
 */
export function takingLeave(spending: Spending, delivery: Spends): Reading<Result<Spent, 'recipient' | 'budget' | 'budgets'>> {
  const { db, council, now } = spending
  const { channel, to } = delivery
  if (channel === 'email') return known(uncounted)
  if (refusalOf(to, takenBy(council))) return known(no('recipient'))
  if (endsInOutbox(spending, delivery)) return known(uncounted)
  const names = budgetsOf(delivery)
  const purses = names.map((name) => purseOf(spending, name))
  const notes = names.flatMap((name) => levels.map((level) => noteOf(spending, name, level)))
  const others = othersOf(spending, delivery)
  const asked = together({
    taken: takingOneOfEach(db, purses, { now, keptMs: limits.budget.keptMs }),
    counts: readingUses(db, [...notes, ...others.map(({ id }) => id)]),
  })
  return derived(asked, ({ taken, counts }) => {
    const isOtherLeft = others.length > 0 && others.every(({ id, most }) => (counts.get(id)?.count ?? 0) < most)
    if (!taken) return no(isOtherLeft ? 'budget' : 'budgets')
    const uses = names.map((budget, at) => ({ budget, used: taken.get(purses[at]!.id)!, most: purses[at]!.most }))
    return ok({ uses, told: notes.filter((note) => counts.has(note)) })
  })
}

/** Where a message was counted that has cost nothing yet: it need not be counted anew. */
export const countedBefore = (spending: Spending, delivery: Spends): Spent =>
  delivery.channel === 'email' || endsInOutbox(spending, delivery)
    ? { uses: [], told: [] }
    : { uses: budgetsOf(delivery).map((budget) => ({ budget, used: 0, most: mostOf(spending.council, budget) })), told: [] }

/** Out of what the same number could be reached in the other way; nothing where there is none. */
function othersOf(spending: Spending, { channel, to, unproved }: Spends): Purse[] {
  const other = channel === 'sms' ? 'voice' : 'sms'
  if (!spending.senders[other]?.length) return []
  return budgetsOf({ channel: other, to, ...(unproved ? { unproved } : {}) }).map((name) => purseOf(spending, name))
}

/** Puts back what a message was counted in that no provider took: it has cost nothing. */
export const unspend = (spending: Spending, { uses }: Spent): Write[] =>
  uses.length === 0
    ? []
    : [
        putBack(
          spending.db,
          uses.map(({ budget }) => purseOf(spending, budget).id),
        ),
      ]

/** What administrators are told, once a day and budget: that it is nearly used up, and that it is. */
const levels = ['nearly-used-up', 'used-up'] as const
export type Level = (typeof levels)[number]

const noteOf = ({ council, now }: Pick<Spending, 'council' | 'now'>, budget: Budget, level: Level) =>
  `budget-told ${council.slug} ${budget} ${level} ${dayOf(now)}`

/** How far a budget is used; nothing while there is enough left. */
export const levelOf = ({ used, most }: Pick<Used, 'used' | 'most'>): Level | undefined =>
  used >= most ? 'used-up' : used >= Math.ceil(most * limits.budget.warnedAt) ? 'nearly-used-up' : undefined

/**
 * Tells the administrators what is new of the budgets that a message was counted in. The row that notes it is new, or nothing of
 * this is written: of many requests at once one tells.
 * @returns the e-mails to be sent
 */
export async function planWarnings(spending: Spending, { uses, told }: Spent, log: Visit['log']): Promise<Delivery[]> {
  const { db, keys, council, now, origin } = spending
  const times = { now, keptMs: limits.budget.keptMs }
  const mails: Delivery[] = []
  for (const use of uses) {
    const { budget } = use
    const level = levelOf(use)
    if (!level || told.includes(noteOf(spending, budget, level))) continue
    const administrators = await listAdministrators(db, keys, council.slug)
    const planned = administrators.map(({ id, email, person }) =>
      planEmail(spending, {
        to: email,
        keptMs: limits.message.noticeKeptMs,
        about: { accountId: id },
        wording: spending.budgetEmail({ ...use, council, language: person.language ?? 'en', address: `${origin}/staff` }),
      }),
    )
    const event = { name: `budget.${level}` as const, facts: { budget } }
    const isFirst = await commit(db, [
      noteOnce(db, noteOf(spending, budget, level), times),
      // Who learns that it is used up need not learn later that it nearly was.
      ...(level === 'used-up' ? [noteToo(db, noteOf(spending, budget, 'nearly-used-up'), times)] : []),
      ...planned.map(({ write }) => write),
      eventWrite(spending, event),
    ])
    if (!isFirst) continue
    log({ level: 'warn', event: event.name, council: council.slug, budget })
    mails.push(...planned.flatMap(({ deliver }) => deliver))
  }
  return mails
}

/** How much of a council's budgets is used today: those of the ways that it has, and of other countries where it takes their numbers. */
export async function budgetsToday(visit: Pick<Visit, 'db' | 'council' | 'now'>): Promise<Used[]> {
  const { db, council } = visit
  const { sms, voice } = council.senders
  const has = { texts: sms, calls: voice, abroad: (sms || voice) && takenBy(council).countries.some((each) => each !== 'GB') }
  const shown = budgets.filter((name) => wholes.some((whole) => name.startsWith(whole) && has[whole]))
  if (shown.length === 0) return []
  const ids = shown.map((name) => purseOf(visit, name).id)
  const taken = await ask(db, readingUses(db, ids))
  return shown.map((budget) => {
    const { id, most } = purseOf(visit, budget)
    return { budget, used: taken.get(id)?.count ?? 0, most }
  })
}

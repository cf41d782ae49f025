import { type Account, findAccount } from '../db/accounts.ts'
import { ask, derived, known, type Reading } from '../db/reading.ts'
import { readingInvitation } from '../domain/account-setup.ts'
import type { Leave } from '../domain/decision.ts'
import { isReviewDue } from '../domain/review.ts'
import type { Visit } from '../domain/visit.ts'
import type { Ctx } from '../middleware/app.ts'
import { putOffReturn, takeReturn } from '../middleware/return.ts'

/** Where people look over what is kept about them, and where they say Yes or No to an invitation. */
const REVIEW = '/account/review'
const SETUP = '/invitation/setup'

/** What there is to do first for who signs in: an invitation to go on with, and what is kept about them to look over. */
export type Arrival = { isInvited: boolean; isReviewDue: boolean }

/** What there is to do first for the owner of an account: asked with what signs them in. */
export function readingArrival({ db, keys, council, now }: Visit, account: Account): Reading<Arrival> {
  const due = isReviewDue(council, account, now)
  if (!council.records) return known({ isInvited: false, isReviewDue: due })
  return derived(readingInvitation(db, keys, account, now), ({ toConfirm }) => ({ isInvited: toConfirm, isReviewDue: due }))
}

/**
 * Where somebody comes to at a journey's end: who has signed in and is to look over what is kept about them, there, before anything
 * else; otherwise back to the page they were on, if there is one; else to their invitation, or to where the guide leads.
 */
export function arrivalOf(c: Ctx, { to: guided, first, signIn }: Leave, arrival: Arrival | undefined): string {
  if (!signIn || !arrival) return guided
  const to = !first && arrival.isInvited ? SETUP : guided
  if (!arrival.isReviewDue) return (!first && takeReturn(c, signIn.accountId)) || to
  putOffReturn(c, signIn.accountId, { first: REVIEW, to, next: first })
  return REVIEW
}

/** The same where the account has not been read: a sign-in is repeated whose answer was lost. */
export async function destinationOf(c: Ctx, leave: Leave): Promise<string> {
  const { visit } = c.var
  const account = leave.signIn && (await findAccount(visit.db, visit.keys, visit.council.slug, leave.signIn.accountId))
  return arrivalOf(c, leave, account && (await ask(visit.db, readingArrival(visit, account))))
}

import type { Council } from '../councils/council.ts'
import type { Account, Person } from '../db/accounts.ts'
import { isSignature, sign } from '../db/keys.ts'
import { ADDRESS_LINES } from './addresses.ts'
import { DAY } from './days.ts'
import { kindOf } from './phone.ts'
import type { Visit } from './visit.ts'

/** Whether somebody is to look over what is kept about them: they never have, or not for as long as their council says. */
export const isReviewDue = ({ review }: Council, { reviewedAt }: Pick<Account, 'reviewedAt'>, now: number): boolean =>
  review !== undefined && (reviewedAt == null || now - reviewedAt >= review.everyDays * DAY)

/**
 * The mobile number of an account (E.164). It is the number that proves its owner at sign-in, unless that one is a landline: then there
 * may be another one beside it.
 */
export function mobileOf({ phone, person }: Pick<Account, 'phone' | 'person'>, { local }: Pick<Visit, 'local'>) {
  const signsIn = phone !== undefined && kindOf(phone, local) !== 'landline'
  return { number: signsIn ? phone : person.mobile, signsIn }
}

/** The lines of a person's address, the post code apart; where it was registered by street and town, those. */
export const addressLines = ({ address, street, town }: Person): string[] =>
  (address === undefined ? [street, town].filter((line) => line !== undefined && line !== '') : address.split('\n')).slice(
    0,
    ADDRESS_LINES,
  ) as string[]

const shownOf = ({ id, person, email, phone = '' }: Account) => JSON.stringify([id, Object.entries(person).sort(), email, phone])

/** What a page shows of an account, so that its form can tell whether that is still so. It tells nothing to anybody. */
export const seenOf = ({ keys }: Pick<Visit, 'keys'>, account: Account): string => sign(keys.signing, 'review', shownOf(account))

/** Whether an account is still what a page showed of it. */
export const isAsSeen = ({ keys }: Pick<Visit, 'keys'>, account: Account, seen: string): boolean =>
  isSignature(keys.signing, 'review', shownOf(account), seen)

import { readingAccountByEmail } from '../../db/accounts.ts'
import { derived, type Reading } from '../../db/reading.ts'
import type { Fault } from '../../domain/faults.ts'
import type { Visit } from '../../domain/visit.ts'

/** What somebody is told whose account was not made: that the address has one by now, or else what stood in the way. */
export const takenOr = ({ db, keys, council }: Visit, email: string, otherwise: Fault): Reading<Fault> =>
  derived(readingAccountByEmail(db, keys, council.slug, email), (owner) => (owner ? { key: 'register.taken' } : otherwise))

import { foldEmail } from '../db/accounts.ts'
import type { Owner } from '../db/journeys.ts'
import type { Visit } from './visit.ts'

/** What is kept of a journey: what the steps settled, and what was typed but not yet sent. */
export type Stored<Progress> = { facts: Progress; drafts?: Record<string, Record<string, string>> }

/** What a step may consult: the visit, and the journey it is a step of, with the account that it is about as it was read with it. */
export type JourneyVisit<Progress> = Visit & { journey: { id: string; progress: Progress; owner?: Owner | undefined } }

/** Whose address a journey is about: nobody's, where its account has another one by now. */
export const ownerWith = ({ owner }: { owner?: Owner | undefined }, email: string): Owner | undefined =>
  owner && foldEmail(owner.account.email) === foldEmail(email) ? owner : undefined

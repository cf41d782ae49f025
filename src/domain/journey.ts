import type { Owner } from '../db/journeys.ts'
import type { Visit } from './visit.ts'

/** What is kept of a journey: what the steps settled, and what was typed but not yet sent. */
export type Stored<Progress> = { facts: Progress; drafts?: Record<string, Record<string, string>> }

/** What a step may consult: the visit, and the journey it is a step of, with the account that it is about as it was read with it. */
export type JourneyVisit<Progress> = Visit & { journey: { id: string; progress: Progress; owner?: Owner | undefined } }

import type { Context } from 'hono'
import type { Council } from '../councils/council.ts'
import type { Account } from '../db/accounts.ts'
import type { Session } from '../db/sessions.ts'
import type { StaffMember } from '../db/staff.ts'
import type { Ended } from '../domain/sessions.ts'
import type { Language, Visit } from '../domain/visit.ts'
import type { Bindings, Env } from '../env.ts'
import type { FirstPage } from './first-answers.ts'
import type { Besides } from './session.ts'

/** What middleware puts on a request, for whoever comes after. */
export type App = {
  Bindings: Bindings
  Variables: {
    env: Env
    council: Council
    base: string
    language: Language
    /** the page stands in a frame of the council's own site: the origins that may hold it */
    framedBy?: readonly string[] | undefined
    /** the answer is a journey's first page, for somebody who brings no cookie */
    firstPage?: FirstPage
    visit: Visit
    /** who is signed in, as the rows say */
    session?: Session | undefined
    account?: Account | undefined
    /** what they are, when they work for the council */
    staff?: StaffMember | undefined
    /** what a page asks besides that, and what was answered */
    asksBesides?: Besides
    besides?: unknown
    /** the signed time of this activity, for the browser to keep */
    activity?: string | undefined
    /** the database did not answer when it was asked who is signed in, and a form was sent that must not be lost */
    unknownBecause?: Error
    /** when the person was last active before this request, in ms */
    lastActive?: number
    /** why somebody who was signed in is not any more */
    ended?: Ended | undefined
    /** their session, where its row says that it was theirs, and what they send may be kept for them */
    was?: Session
  }
}

export type Ctx = Context<App>

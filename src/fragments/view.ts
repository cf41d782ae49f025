import type { Council } from '../councils/council.ts'
import type { Fault } from '../domain/faults.ts'
import type { News } from '../domain/news.ts'
import type { Role, Room } from '../domain/staff.ts'
import type { Language } from '../domain/visit.ts'
import type { IdentityProviderName } from '../identity-providers/identity-provider.ts'
import type { Words } from './words/index.ts'

/** What every page of a portal needs to know. */
export type View = {
  council: Council
  language: Language
  /** those that the page can be read in */
  languages: readonly Language[]
  words: Words
  /** where the council's addresses begin: "/durham", or "" on its own host */
  base: string
  /** the page stands in a frame of the council's own site: the origins that may hold it */
  frame?: readonly string[]
  /** the page's own address, for switching the language */
  path: string
  /** the same within the council's portal: `account/details`; the gallery tells whose page it shows */
  page: string
  /** figures that the pages tell: what the rules of this portal are set to */
  times: { codeMinutes: number; resendSeconds: number; idleMinutes: number }
  /** until when somebody stays signed in */
  presence?: {
    /** ms until the end if nothing happens, and when that is */
    leftMs: number
    endsAt: number
    /** ms until the end whatever happens */
    dayLeftMs: number
    /** ms of doing nothing after which the end comes, and for how many of them it is counted down */
    idleMs: number
    windowMs: number
    /** tells the page of one account from another's */
    who: string
    /** in the gallery nothing counts down */
    still?: 'hidden' | 'shown'
  }
  /** whose accounts open one here */
  social?: readonly IdentityProviderName[]
  /** the name of the person signed in */
  name?: string
  /** what they are, when they work for the council */
  role?: Role
  /** the rooms of the staff console that are open to them */
  rooms?: readonly Room[]
}

/** Where the council's journeys begin, as this page goes on with them: in a frame they have addresses of their own. */
export const journeysAt = ({ base, frame }: { base: string; frame?: readonly string[] | undefined }) =>
  frame ? `${base}/embed` : base

/**
 * The address of a page of the portal, for a link that may stand in a frame: such a one opens in the window, and the language goes with it,
 * whose cookie stays behind.
 * @param to below the council's base: "/contact"
 */
export function linkTo({ base, frame, language }: Pick<View, 'base' | 'frame' | 'language'>, to: string): string {
  const along = frame && language !== 'en' ? `${to.includes('?') ? '&' : '?'}lang=${language}` : ''
  return `${base}${to}` === '' ? `/${along}` : `${base}${to}${along}`
}

/** Where on a journey a page stands: what a council's own page may know of whom it holds in a frame. */
export type Place = {
  journey: string
  /** nothing where its name would tell whether an address had an account */
  step?: { name: string; number: number }
  isLast: boolean
}

/** The two tokens that every form of a journey carries. */
export type Tokens = { journey: string; submit: string }

/** What a step's fragment is given. */
export type StepProps<Progress> = {
  view: View
  /** where the form is sent */
  action: string
  tokens: Tokens
  progress: Partial<Progress>
  /** what stands in the fields; never a password or a code */
  values: Record<string, string>
  faults: readonly Fault[]
  /** what became of the message that the page waits for */
  news?: News | undefined
}

/** The time of day in the council's country, like 09:41. */
export const timeOfDay = (ms: number) =>
  new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London' }).format(ms)

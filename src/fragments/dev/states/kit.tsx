import type { Child } from 'hono/jsx'
import type { Council } from '../../../councils/council.ts'
import type { Fault } from '../../../domain/faults.ts'
import type { News } from '../../../domain/news.ts'
import type { Role } from '../../../domain/staff.ts'
import type { FormView } from '../../form-view.ts'
import type { StepProps, View } from '../../view.ts'

/** A page in one of its states, as the gallery shows it. */
export type State = {
  page: string
  state: string
  /** the page holds the form of a step */
  form?: boolean
  signedIn?: true
  /** as what member of staff the page is seen; by nobody in particular, the console has a worker's rooms */
  as?: Role
  /** the countdown to the end of the session is shown */
  countdown?: true
  /** the page stands in a frame of the council's own site */
  framed?: true
  title: string
  faults: readonly Fault[]
  body: (view: View) => Child
}

/** A room of the portal: its pages in every state, for the councils that have it. */
export type StatesOf = (council: Council) => State[]

export const at = Date.UTC(2026, 10, 21, 9, 41)

/** An address as long as some are. */
export const longAddress = 'ada.featherstonehaugh-cholmondeley@a-rather-long-school-name.durham.example'

/** Faults of one field, with figures for those that tell some. */
export const on = (field: string, ...keys: Fault['key'][]): Fault[] =>
  keys.map((key) => ({ key, field, values: { digits: 8, minutes: 5, seconds: 42, most: 14, email: longAddress } }))

/** What a step's fragment is given. */
export const formOf = (view: View, page: string): Omit<StepProps<never>, 'progress'> => ({
  view,
  action: `${view.base}/${page}`,
  tokens: { journey: 'journey', submit: 'submit' },
  values: {},
  faults: [],
})

type StepState<Progress> = { progress?: Partial<Progress>; values?: Record<string, string>; faults?: Fault[]; news?: News }

/** A step in its states. */
export const step = <Progress,>(
  page: string,
  title: string,
  fragment: (props: StepProps<Progress>) => Child,
  states: Record<string, StepState<Progress>>,
): State[] =>
  Object.entries(states).map(([state, { progress = {}, ...given }]) => ({
    page,
    state,
    title,
    form: true,
    faults: given.faults ?? [],
    body: (view) => fragment({ ...formOf(view, page), progress: progress as Partial<Progress>, ...given }),
  }))

/** A page without a form of a journey. */
export const plain = (page: string, state: string, title: string, body: State['body'], signedIn?: true): State => ({
  page,
  state,
  title,
  faults: [],
  body,
  ...(signedIn ? { signedIn } : {}),
})

export const withProgress = <Progress,>(states: Record<string, object>, progress: Partial<Progress>) =>
  Object.fromEntries(Object.entries(states).map(([name, state]) => [name, { ...state, progress }]))

/** What can become of the message that a page waits for, told in place. */
export const newsOf = (channel: News['channel'], whats: Partial<Record<News['what'], string>>) =>
  Object.fromEntries(
    Object.entries(whats).map(([what, state]) => [
      state,
      { news: { channel, what: what as News['what'], more: what === 'waiting' } },
    ]),
  )

/** Every way in which a code can be wrong. */
export const codeFaults = {
  empty: { faults: on('code', 'code.missing') },
  'wrong length': { faults: on('code', 'code.length') },
  wrong: { faults: on('code', 'code.wrong') },
  'no longer usable': { faults: on('code', 'code.unusable') },
  'too many tries': { faults: on('code', 'code.wait') },
  'no tries left': { faults: on('code', 'code.spent') },
  'asked again too soon': { faults: on('resend', 'code.resend-wait') },
  'asked again too often': { faults: on('resend', 'code.resend-limit') },
}

export type FormState<Loaded> = { loaded: Loaded; values?: Record<string, string>; faults?: Fault[]; form?: boolean }

/** A page with one form, for somebody signed in, in its states. */
export const formStates = <Loaded,>(
  page: string,
  title: string,
  Fragment: (props: FormView<Loaded>) => unknown,
  states: Record<string, FormState<Loaded>>,
): State[] =>
  Object.entries(states).map(([state, { loaded, values = {}, faults = [], form = true }]) => ({
    page,
    state,
    form,
    signedIn: true,
    title,
    faults,
    body: (view) =>
      Fragment({ view, loaded, values, faults, action: `${view.base}/${page}`, token: 'submit' }) as ReturnType<State['body']>,
  }))

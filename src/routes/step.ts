import type { FC } from 'hono/jsx'
import type { z } from 'zod'
import type { Council } from '../councils/council.ts'
import type { Asked } from '../db/journeys.ts'
import type { Reading } from '../db/reading.ts'
import type { Decision } from '../domain/decision.ts'
import type { Fault } from '../domain/faults.ts'
import type { JourneyVisit } from '../domain/journey.ts'
import type { News } from '../domain/news.ts'
import type { Visit } from '../domain/visit.ts'
import type { StepProps } from '../fragments/view.ts'
import type { Words } from '../fragments/words/index.ts'

/** One page of a journey. */
export type Step<Progress, Input = unknown, Known = undefined> = {
  /** the last part of its address, and the name of its files */
  path: string
  title: (words: Words) => string
  /** whether enough is known for this step to make sense */
  needs: (progress: Progress) => boolean
  /** the fact that tells that this step is done; none for a last page, which asks nothing */
  settles?: keyof Progress
  /** facts that a new answer makes worthless */
  unsettles?: (keyof Progress)[]
  /** passed over once it is done: there is no going back to it */
  once?: true
  /**
   * Whether an answer says who somebody is who may be another than before: the journey goes on under another token then. Codes are bound to
   * it, so that the answer that stays the same keeps it
   */
  proves?: (progress: Progress, input: Input) => boolean
  schema: (council: Council) => z.ZodType<Input>
  /** what else is wrong with a form that the schema refuses, where that depends on what is known; told together */
  alsoWrong?: (progress: Progress, fields: Record<string, string>) => Fault[]
  fragment: FC<StepProps<Progress> & { notice?: string | undefined }>
  /** what is known of the message that the page waits for, where the person may be told */
  news?: (visit: JourneyVisit<Progress>) => Promise<News | undefined>
  /** what stands in the fields when somebody comes back */
  values?: (progress: Progress) => Record<string, string>
  /**
   * what sending the form must know beside the journey and its account. It is asked in the request that claims the form, before the
   * journey has been read, and for each form once: it may spend something, if only while the form is new
   */
  asks?: (visit: Visit, input: Input, asked: Asked) => Reading<Known>
  /** what sending the form does */
  submit: (visit: JourneyVisit<Progress>, input: Input, known: Known) => Promise<Decision<Partial<Progress>>>
  /** what its other buttons do, by the value of "go" */
  actions?: Record<string, (visit: JourneyVisit<Progress>) => Promise<Decision<Partial<Progress>>>>
}

// biome-ignore lint/suspicious/noExplicitAny: a list holds steps of different inputs; each checks its own.
export type AnyStep<Progress> = Step<Progress, any, any>

/** Gives a step the types of its own input, and of what it asks. */
export const defineStep =
  <Progress>() =>
  <Input, Known = undefined>(step: Step<Progress, Input, Known>): Step<Progress, Input, Known> =>
    step

const isSettled = <Progress>(step: AnyStep<Progress>, progress: Progress) =>
  step.settles !== undefined && progress[step.settles] !== undefined

export const isOpen = <Progress>(step: AnyStep<Progress>, progress: Progress) =>
  step.needs(progress) && !(step.once && isSettled(step, progress))

/** A journey is over when its last page, which asks nothing, may be shown. */
export const isOver = <Progress>(steps: readonly AnyStep<Progress>[], progress: Progress) => {
  const last = steps.at(-1)!
  return last.settles === undefined && last.needs(progress)
}

/** Whether the step that a form belongs to can be answered. */
export const mayAnswer = <Progress>(steps: readonly AnyStep<Progress>[], step: AnyStep<Progress>, progress: Progress) =>
  isOpen(step, progress) && !isOver(steps, progress)

/** Where somebody stands, computed from what is known: the first step still open, or the last page when it is over. */
export const position = <Progress>(steps: readonly AnyStep<Progress>[], progress: Progress): AnyStep<Progress> =>
  isOver(steps, progress)
    ? steps.at(-1)!
    : (steps.find((step) => step.needs(progress) && !isSettled(step, progress)) ?? steps.at(-1)!)

/** The step before this one that can be shown. */
export const before = <Progress>(steps: readonly AnyStep<Progress>[], step: AnyStep<Progress>, progress: Progress) =>
  steps.slice(0, steps.indexOf(step)).findLast((earlier) => isOpen(earlier, progress)) ?? step

/** The facts after a step settled some: what it un-settles is forgotten. */
export function settle<Progress extends object>(
  progress: Progress,
  facts: Partial<Progress>,
  unsettles: (keyof Progress)[] = [],
): Progress {
  const kept = Object.entries(progress).filter(([fact]) => !unsettles.includes(fact as keyof Progress))
  return { ...(Object.fromEntries(kept) as Progress), ...facts }
}

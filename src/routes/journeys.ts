import type { Hono } from 'hono'
import type { Council } from '../councils/council.ts'
import { limits } from '../domain/limits.ts'
import type { JourneyName, ProgressOf, RegisterProgress, ResetProgress, SignInProgress } from '../domain/progress.ts'
import type { Words } from '../fragments/words/index.ts'
import type { Language } from '../languages.ts'
import type { App } from '../middleware/app.ts'
import { registerSteps } from './register/journey.ts'
import { resetSteps } from './reset-password/journey.ts'
import { callStatus } from './sign-in/call-status.ts'
import { codeStatus, waiting } from './sign-in/code-status.tsx'
import { signInSteps } from './sign-in/journey.ts'
import { findSignInEnd, withinSession } from './sign-in/reach.ts'
import type { AnyStep } from './step.ts'
import { mount } from './steps.ts'
import type { JourneyOf } from './turn.tsx'

type Some<Whole> = Whole extends (...given: never[]) => unknown
  ? Whole
  : { readonly [Part in keyof Whole]?: Some<Whole[Part]> | string }

/** A council whose journeys name steps that exist, and whose own words stand in the place of words that exist. */
export type Served = Council & {
  words?: { readonly [language in Language]?: Some<Words> } & { readonly en: Some<Words>; readonly cy: Some<Words> }
  journeys: {
    register: readonly (keyof typeof registerSteps)[]
    'sign-in': readonly (keyof typeof signInSteps)[]
    'reset-password': readonly (keyof typeof resetSteps)[]
  }
}

const pick = <Progress extends object>(steps: Record<string, AnyStep<Progress>>, names: readonly string[]) =>
  names.map((name) => steps[name]!)

/** The journeys of a council, in the order of a person's first visit. */
export const journeysOf = (council: Council) => {
  const { journeys } = council
  const { registerMs, signInMs, resetPasswordMs } = limits.journey
  const other = <Name extends JourneyName>(name: Name): JourneyOf<ProgressOf[Name]> => journeyOf(council, name)
  return [
    {
      ...{ council, other, name: 'register', steps: pick(registerSteps, journeys.register), lifetimeMs: registerMs },
      accountIn: ({ ownerId }: RegisterProgress) => ownerId,
      // At a shared computer somebody else may have come from a provider, and gone.
      beginsAnew: ({ identity }: RegisterProgress) => identity !== undefined,
      // Who has an account goes on to sign in, and everybody else to further steps.
      isUntold: ({ proved }: RegisterProgress) => proved !== undefined,
    },
    {
      ...{ council, other, name: 'sign-in', steps: pick(signInSteps, journeys['sign-in']), lifetimeMs: signInMs },
      accountIn: ({ account }: SignInProgress) => account?.id,
      findEnd: findSignInEnd,
      stillTrue: withinSession,
      beginsAnew: ({ joining, merging }: SignInProgress) => joining !== undefined || merging !== undefined,
    },
    {
      ...{
        council,
        other,
        name: 'reset-password',
        steps: pick(resetSteps, journeys['reset-password']),
        lifetimeMs: resetPasswordMs,
      },
      accountIn: ({ accountId }: ResetProgress) => accountId,
    },
  ] as const
}

/** A council's journey by its name, for who begins it from elsewhere. */
export const journeyOf = <Name extends JourneyName>(council: Council, name: Name): JourneyOf<ProgressOf[Name]> =>
  journeysOf(council).find((journey) => journey.name === name) as unknown as JourneyOf<ProgressOf[Name]>

/** Mounts each journey of a council below its name, and what asks how a code or a call is doing that it waits for. */
export function mountJourneys(app: Hono<App>, council: Served, at: string = `/${council.slug}`) {
  for (const [step, proof] of [['phone-call', 'phone'] as const, ['confirm-call', 'sign-in'] as const])
    if (council.phone?.calls === 'key') app.route(`${at}/sign-in/${step}/status`, callStatus(proof))
  for (const step of Object.keys(waiting) as (keyof typeof waiting)[])
    if (council.journeys['sign-in'].includes(step)) app.route(`${at}/sign-in/${step}/status`, codeStatus(step))
  for (const journey of journeysOf(council)) app.route(`${at}/${journey.name}`, mount(journey as JourneyOf<object>))
}

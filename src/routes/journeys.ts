import type { Hono } from 'hono'
import type { Council } from '../councils/council.ts'
import type { App } from '../middleware/app.ts'
import { registerSteps } from './register/journey.ts'
import { resetSteps } from './reset-password/journey.ts'
import { signInSteps } from './sign-in/journey.ts'
import type { AnyStep } from './step.ts'
import { mount } from './steps.tsx'

/** A council whose journeys name steps that exist. */
export type Served = Council & {
  journeys: {
    register: readonly (keyof typeof registerSteps)[]
    'sign-in': readonly (keyof typeof signInSteps)[]
    'reset-password': readonly (keyof typeof resetSteps)[]
  }
}

const pick = <Progress extends object>(steps: Record<string, AnyStep<Progress>>, names: readonly string[]) =>
  names.map((name) => steps[name]!)

/** The journeys of a council, in the order of a person's first visit. */
export const journeysOf = ({ journeys }: Served) =>
  [
    { name: 'register', steps: pick(registerSteps, journeys.register) },
    { name: 'sign-in', steps: pick(signInSteps, journeys['sign-in']) },
    { name: 'reset-password', steps: pick(resetSteps, journeys['reset-password']) },
  ] as const

/** Mounts each journey of a council below its name. */
export function mountJourneys(app: Hono<App>, council: Served) {
  for (const { name, steps } of journeysOf(council))
    app.route(`/${council.slug}/${name}`, mount<object>(council, { name, steps: steps as readonly AnyStep<object>[] }))
}

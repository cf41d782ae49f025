import type { Write } from '../db/client.ts'
import { newJourney, removeJourney, writeProgress } from '../db/journeys.ts'
import { newToken } from '../db/keys.ts'
import type { Stored } from '../domain/journey.ts'
import type { JourneyName } from '../domain/progress.ts'
import type { Ctx } from '../middleware/app.ts'
import { position } from './step.ts'
import { addressOf, forgetToken, type Here, isToken, type JourneyOf, keepToken, keptToken } from './turn.tsx'

/** A journey that begins with something known already: its statements are part of the batch of what made it known. */
export type Begun<Progress extends object> = { of: JourneyOf<Progress>; journey: Here<Progress>; writes: Write[] }

/**
 * Plans a journey that begins with facts, under a token that nobody has seen, in the place of the one that the browser keeps.
 * @param of journeyOf(council, name)
 */
export function planJourney<Progress extends object>(c: Ctx, of: JourneyOf<Progress>, facts: Progress): Begun<Progress> {
  const { db, keys, now } = c.var.visit
  const start = newJourney<Stored<Progress>>(of.council.slug, of.name, newToken())
  const journey = { ...start, progress: { facts } }
  const written = { progress: journey.progress, accountId: of.accountIn(facts), expiresAt: now + of.lifetimeMs }
  const kept = keptToken(c, of)
  const earlier = isToken(kept) ? [removeJourney(db, newJourney(of.council.slug, of.name, kept).id)] : []
  return {
    of,
    journey: { ...journey, version: 1 },
    writes: [...earlier, ...writeProgress(db, keys, journey, written)],
  }
}

/** Gives the browser a planned journey, once it is written. @returns the address of its first open step */
export function keepJourney<Progress extends object>(c: Ctx, { of, journey }: Begun<Progress>): string {
  keepToken(c, of, journey.token)
  return addressOf(c, of, position(of.steps, journey.progress.facts))
}

/**
 * The journeys that the browser keeps, besides one: what was told in them is not for who comes next on this device.
 * @returns the statements that end them, for the batch in which somebody signs in or out; then forgetJourneys(c) takes their tokens back
 */
export function endJourneys(c: Ctx, besides?: string): Write[] {
  const { db, council } = c.var.visit
  return namesBut(besides).flatMap((name) => {
    const kept = keptToken(c, { name })
    return isToken(kept) ? [removeJourney(db, newJourney(council.slug, name, kept).id)] : []
  })
}

/** Takes the tokens of these journeys back from the browser. */
export function forgetJourneys(c: Ctx, besides?: string) {
  for (const name of namesBut(besides)) if (keptToken(c, { name })) forgetToken(c, { name })
}

const namesBut = (besides?: string) =>
  (['register', 'sign-in', 'reset-password'] satisfies JourneyName[]).filter((name) => name !== besides)

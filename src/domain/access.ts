import type { PastAccess } from '../db/access.ts'

/** How access stands: open; over, because its time has run out; not begun yet; ended by somebody. */
export type AccessStand = 'open' | 'over' | 'not-yet' | 'ended'

/** How access stands at a time (ms). It has an end only when one was named, and nothing needs to run for it to come. */
export function standOf(
  { startsAt, endsAt, endedAt }: Pick<PastAccess, 'startsAt' | 'endsAt' | 'endedAt'>,
  now: number,
): AccessStand {
  if (endedAt !== null) return 'ended'
  if (endsAt !== null && endsAt <= now) return 'over'
  return startsAt > now ? 'not-yet' : 'open'
}

/** Whether there is still something of it to end: it is open, or is to be. */
export const isLasting = (stand: AccessStand) => stand === 'open' || stand === 'not-yet'

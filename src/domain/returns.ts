import { open, seal } from '../db/sealed.ts'
import { limits } from './limits.ts'
import type { Visit } from './visit.ts'

/** Where somebody comes back to after signing in: an address below the council's base, for one account or for anybody. */
type Return = { to: string; accountId?: string | undefined; until: number }

const MOST_CHARACTERS = 1000
const place = ({ council }: Visit) => ({ table: 'cookies', column: 'return', row: council.slug })

/**
 * Whether an address may be come back to: an ordinary one of this council, as a URL parser writes it, and no part of signing in
 * or out. What begins with two slashes, or holds a backslash, would lead to another host.
 */
export function isReturnable(address: string): boolean {
  if (address.length > MOST_CHARACTERS || !/^\/(?!\/)[!-[\]-~]+$/.test(address)) return false
  if (/^\/(sign-|session\b|register\b|reset-password\b)/.test(address)) return false
  const here = 'https://here.invalid'
  if (!URL.canParse(address, here)) return false
  const { origin, pathname, search, hash } = new URL(address, here)
  return origin === here && hash === '' && pathname + search === address
}

/** What the browser keeps: sealed, since addresses name records. */
export function makeReturn(visit: Visit, to: string, accountId?: string): string {
  const kept: Return = { to, accountId, until: visit.now + limits.return.keptMs }
  return seal(visit.keys.sealing, place(visit), JSON.stringify(kept))
}

/** Where an account comes back to, by what its browser kept: nowhere when that is too old, somebody else's, or not ours. */
export function readReturn(visit: Visit, kept: string, accountId: string): string | undefined {
  try {
    const { to, accountId: owner, until } = JSON.parse(open(visit.keys.sealing, place(visit), kept)) as Return
    return visit.now < until && (owner === undefined || owner === accountId) && isReturnable(to) ? to : undefined
  } catch {
    // Changed, of another council, or sealed with a key that is gone: as good as none.
    return undefined
  }
}

import { and, eq, gt, isNull } from 'drizzle-orm'
import type { IdentityProviderName } from '../identity-providers/identity-provider.ts'
import type { Db, Write } from './client.ts'
import { fingerprint, type Keys } from './keys.ts'
import { socialTrips } from './schema.ts'
import { open, seal } from './sealed.ts'

/** What tells one trip to a provider: its state, in the browser that set out. */
type TripKey = { council: string; provider: IdentityProviderName; state: string; browser: string }

const idOf = ({ council, provider, state }: TripKey) => fingerprint('social trip', council, provider, state)
const place = (row: string) => ({ table: 'social_trips', column: 'carried', row })

/** Notes that somebody sets out for a provider, and what for. */
export function addTrip(db: Db, keys: Keys, key: TripKey, carried: unknown, expiresAt: number): Write {
  const id = idOf(key)
  return db.insert(socialTrips).values({
    id,
    council: key.council,
    provider: key.provider,
    browser: fingerprint('browser', key.browser),
    carried: seal(keys.sealing, place(id), JSON.stringify(carried)),
    expiresAt,
  })
}

/**
 * What a trip carries, for exactly one who comes back from it: in the browser that set out, and in time (RFC 9700 4.7, ASVS 10.1.2).
 * @returns nothing for anybody else
 */
export async function claimTrip<Carried>(db: Db, keys: Keys, key: TripKey, now: number): Promise<Carried | undefined> {
  const id = idOf(key)
  const [row] = await db
    .update(socialTrips)
    .set({ usedAt: now })
    .where(
      and(
        eq(socialTrips.id, id),
        eq(socialTrips.browser, fingerprint('browser', key.browser)),
        isNull(socialTrips.usedAt),
        gt(socialTrips.expiresAt, now),
      ),
    )
    .returning({ carried: socialTrips.carried })
  return row && (JSON.parse(open(keys.sealing, place(id), row.carried)) as Carried)
}

/** Whether this browser has come back from a trip before. */
export async function wasClaimed(db: Db, key: TripKey): Promise<boolean> {
  const [row] = await db
    .select({ usedAt: socialTrips.usedAt })
    .from(socialTrips)
    .where(and(eq(socialTrips.id, idOf(key)), eq(socialTrips.browser, fingerprint('browser', key.browser))))
  return row?.usedAt != null
}

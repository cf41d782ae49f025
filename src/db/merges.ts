import type { Db, Write } from './client.ts'
import { merges } from './schema.ts'

/** Two accounts, both proved in one session. */
export type Merge = { id: string; council: string; keptId: string; otherId: string; sessionId: string; expiresAt: number }

/** Notes that two accounts were proved in one session. */
export const addMerge = (db: Db, merge: Merge): Write[] => [db.insert(merges).values(merge)]

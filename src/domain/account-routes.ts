import type { Account } from '../db/accounts.ts'
import type { Db } from '../db/client.ts'
import { listIdentities } from '../db/identities.ts'
import { isSignature, type Keys, sign } from '../db/keys.ts'
import type { Session } from '../db/sessions.ts'
import type { RouteName } from './progress.ts'
import type { Visit } from './visit.ts'

/** What opens an account, each kind once: its password first. */
export async function listRoutes(db: Db, keys: Keys, { id, password }: Account): Promise<RouteName[]> {
  const identities = await listIdentities(db, keys, id)
  const all: RouteName[] = [
    ...(password === undefined ? [] : ['password' as const]),
    ...identities.map(({ provider }) => provider),
  ]
  return [...new Set(all)]
}

/** What a link that adds a route carries, so that no other site can send somebody along it: a mark of their session. */
export const joinMark = ({ keys }: Pick<Visit, 'keys'>, { id }: Pick<Session, 'id'>) => sign(keys.signing, 'join', id)
export const isJoinMark = ({ keys }: Pick<Visit, 'keys'>, { id }: Pick<Session, 'id'>, mark: string) =>
  isSignature(keys.signing, 'join', id, mark)

import type { Account } from '../db/accounts.ts'
import type { JoinedIdentity } from '../db/identities.ts'
import { isSignature, sign } from '../db/keys.ts'
import type { Session } from '../db/sessions.ts'
import type { RouteName } from './progress.ts'
import type { Visit } from './visit.ts'

/** What opens an account, each kind once: its password first. */
export const routesOf = (
  { password }: Pick<Account, 'password'>,
  identities: readonly Pick<JoinedIdentity, 'provider'>[],
): RouteName[] => [
  ...new Set([...(password === undefined ? [] : ['password' as const]), ...identities.map((each) => each.provider)]),
]

/** What a link that adds a route carries, so that no other site can send somebody along it: a mark of their session. */
export const joinMark = ({ keys }: Pick<Visit, 'keys'>, { id }: Pick<Session, 'id'>) => sign(keys.signing, 'join', id)
export const isJoinMark = ({ keys }: Pick<Visit, 'keys'>, { id }: Pick<Session, 'id'>, mark: string) =>
  isSignature(keys.signing, 'join', id, mark)

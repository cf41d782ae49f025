import type { Account } from '../../db/accounts.ts'
import type { Settled } from '../../domain/decision.ts'
import { kindOf } from '../../domain/phone.ts'
import type { Route, SignInProgress } from '../../domain/progress.ts'
import type { Visit } from '../../domain/visit.ts'
import { sendSignInCode } from './send-code.ts'

type Proved = Pick<Account, 'id' | 'email' | 'passwordChangedAt' | 'phone' | 'phoneChangedAt'>

/** What a sign-in keeps of the account whose first factor was proved: what must not change until the last one is. */
export const accountFact = (
  { local }: Pick<Visit, 'local'>,
  { id, email, passwordChangedAt, phone, phoneChangedAt = null }: Proved,
  route?: Route,
): NonNullable<SignInProgress['account']> => ({
  id,
  email,
  passwordChangedAt,
  ...(phone ? { phone: { number: phone, kind: kindOf(phone, local), changedAt: phoneChangedAt } } : {}),
  ...(route ? { route } : {}),
})

/** What such a sign-in may carry on from what came before it. */
type Carried = { [Fact in 'invited' | 'joining' | 'merging']?: SignInProgress[Fact] | undefined } & { route?: Route | undefined }

/**
 * A sign-in whose first factor has just been proved in another way than by its own first page: by registering, or at a provider.
 * Where a code by e-mail comes next, it is sent with the hand-over: the page that asks for it has no other cause.
 */
export function signInOf(
  visit: Visit,
  account: Proved,
  { route, invited, joining, merging }: Carried,
): NonNullable<Settled<unknown>['begin']> & { journey: 'sign-in' } {
  const byEmail = visit.council.journeys['sign-in'].includes('code')
  const facts: SignInProgress = {
    account: accountFact(visit, account, route),
    ...(invited ? { invited } : {}),
    ...(joining ? { joining } : {}),
    ...(merging ? { merging } : {}),
    ...(byEmail ? { sends: { at: visit.now, count: 1 } } : {}),
  }
  if (!byEmail) return { journey: 'sign-in', facts }
  return {
    ...{ journey: 'sign-in', facts },
    sends: (journeyId) => sendSignInCode({ ...visit, journey: { id: journeyId, progress: {} } }, account),
  }
}

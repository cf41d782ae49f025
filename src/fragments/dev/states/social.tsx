import type { RegisterProgress, SignInProgress } from '../../../domain/progress.ts'
import type { IdentityProviderName } from '../../../identity-providers/identity-provider.ts'
import { PersonPage } from '../../register/person.tsx'
import { SignInPage } from '../../sign-in/password.tsx'
import { StoppedPage, statusOfStop } from '../../social/stopped.tsx'
import type { WhyStopped } from '../../words/social.ts'
import { longAddress as email, on, plain, type StatesOf, step } from './kit.tsx'

const identity = (provider: IdentityProviderName) => ({ provider, subject: 'ada', emailVerified: false, email })
const joining = { accountId: 'ada', email, opens: ['password' as const, 'google' as const] }

/** Ways in by another provider's account. */
export const socialStates: StatesOf = ({ social, journeys }) => {
  if (!social) return []
  const [provider] = social
  return [
    ...Object.keys(statusOfStop).map((why) =>
      plain('social/:provider/stopped/:why', why, 'Social sign-in', (view) => (
        <StoppedPage view={view} provider={provider!} why={why as WhyStopped} />
      )),
    ),
    plain(
      'social/:provider/stopped/:why',
      'signed in',
      'Social sign-in',
      (view) => <StoppedPage view={view} provider={provider!} why="cancelled" />,
      true,
    ),
    ...(journeys.register.includes('person')
      ? step<RegisterProgress>('register/person', 'Sign up', PersonPage, {
          'as the provider told': { values: { forename: 'Ada', surname: 'Bell' }, progress: { identity: identity(provider!) } },
          'nothing given': {
            progress: { identity: identity(provider!) },
            faults: [...on('forename', 'forename.missing'), ...on('surname', 'surname.missing')],
          },
        })
      : []),
    ...step<SignInProgress>('sign-in/password', 'Sign in', SignInPage, {
      'joining another way': { values: { email }, progress: { joining: { ...joining, identity: identity(provider!) } } },
      'joining, known by providers only': { progress: { joining: { ...joining, opens: ['google', 'facebook'] } } },
      'registered before': { values: { email }, progress: { joining } },
      'proving a second account': { progress: { merging: { accountId: 'ada', sessionId: 's' } } },
      'the same account': {
        values: { email },
        progress: { merging: { accountId: 'ada', sessionId: 's' } },
        faults: on('email', 'merge.same'),
      },
      'signed out meanwhile': { progress: { merging: { accountId: 'ada', sessionId: 's' } }, faults: [{ key: 'merge.over' }] },
    }),
  ]
}

import type { RegisterProgress, SignInProgress } from '../../../domain/progress.ts'
import { StartPage } from '../../embed/start.tsx'
import { HandOverPage, LateTicketPage, TicketPage } from '../../embed/ticket.tsx'
import { DetailsPage } from '../../register/details.tsx'
import { RegisterEmailPage } from '../../register/email.tsx'
import { VerifyPage } from '../../register/verify.tsx'
import { SignInPage } from '../../sign-in/password.tsx'
import { at, longAddress as email, formOf, on, plain, type State, type StatesOf, step } from './kit.tsx'

const framed = (states: State[]): State[] => states.map((state) => ({ ...state, framed: true }))

const owner = { name: 'Ada Featherstonehaugh-Cholmondeley', email }

/** Journeys in a council's own page: what the frame makes of a page, and what is there besides. */
export const embedStates: StatesOf = ({ embedding, journeys }) => {
  if (!embedding) return []
  const inDetails = journeys.register[0] === 'details'
  return [
    ...framed(
      inDetails
        ? step<RegisterProgress>('embed/register/details', 'Register', DetailsPage, {
            'in a frame': {},
            'wrong in a frame': { faults: [...on('forename', 'forename.missing'), ...on('postCode', 'post-code.format')] },
          })
        : [
            ...step<RegisterProgress>('embed/register/email', 'Register', RegisterEmailPage, { 'in a frame': {} }),
            ...step<RegisterProgress>('embed/register/verify', 'Verify', VerifyPage, {
              'in a frame': { progress: { email, sends: { at, count: 2 } } },
              'wrong in a frame': { progress: { email, sends: { at, count: 1 } }, faults: on('code', 'code.wrong') },
            }),
          ],
    ),
    ...framed(step<SignInProgress>('embed/sign-in/password', 'Sign in', SignInPage, { 'in a frame': {} })),
    ...framed([
      {
        ...plain('embed/sign-in/password', 'proved in a frame', 'Continue', (view) => (
          <HandOverPage view={view} ticket="ticket" minutes={1} />
        )),
        form: true,
      },
    ]),
    {
      ...plain('embed/ticket', 'asks', 'Is this your account?', (view) => (
        <TicketPage view={view} ticket="ticket" owner={owner} />
      )),
      form: true,
    },
    plain('embed/ticket', 'late', 'Sign in again', (view) => <LateTicketPage view={view} />),
    plain('embed/ticket', 'signed in', 'You are signed in', (view) => <LateTicketPage view={view} />, true),
    {
      ...plain('embed/start', 'to be checked', 'Register', (view) => (
        <StartPage view={view}>
          {inDetails ? (
            <DetailsPage {...formOf(view, 'register/details')} values={{ forename: 'Ada' }} progress={{}} />
          ) : (
            <RegisterEmailPage {...formOf(view, 'register/email')} values={{ email }} progress={{}} />
          )}
        </StartPage>
      )),
      form: true,
    },
  ]
}

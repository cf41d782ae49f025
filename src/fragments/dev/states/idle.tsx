import { ChangeDetailsPage } from '../../account/details.tsx'
import { Restored } from '../../restored.tsx'
import { CountdownPage } from '../../session/countdown.tsx'
import { EndedPage, type Ending } from '../../session/ended.tsx'
import { on, plain, type State, type StatesOf } from './kit.tsx'

const ada = { forename: 'Ada', surname: 'Featherstonehaugh-Cholmondeley' }

const details = (state: string, values: Record<string, string>, faults: State['faults'] = [], restored = false): State => ({
  page: 'account/details',
  state,
  title: 'Change your name',
  form: true,
  signedIn: true,
  faults,
  body: (view) => (
    <>
      {restored && <Restored view={view} />}
      <ChangeDetailsPage view={view} action={`${view.base}/account/details`} token="submit" values={values} faults={faults} />
    </>
  ),
})

/** Being signed out for inactivity, and the form that shows it. */
export const idleStates: StatesOf = () => [
  plain('session/countdown', 'asked for', 'Signed in', (view) => <CountdownPage view={view} presence={view.presence!} />, true),
  { ...details('the countdown is shown', ada), countdown: true },
  ...(['idle', 'too-old', 'by-council', 'merged', 'password-changed', 'elsewhere'] satisfies Ending[]).map((why) =>
    plain('session/ended', why, 'Signed out', (view) => <EndedPage view={view} whys={[why]} />),
  ),
  plain('session/ended', 'idle, a form is kept', 'Signed out', (view) => <EndedPage view={view} whys={['idle']} kept />),
  details('as it is', ada),
  details('filled in again', { ...ada, surname: 'Bell' }, [], true),
  details('all wrong', {}, [...on('forename', 'forename.missing'), ...on('surname', 'surname.missing')]),
]

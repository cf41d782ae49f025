import type { Child } from 'hono/jsx'
import type { Council } from '../../councils/council.ts'
import type { Fault } from '../../domain/faults.ts'
import type { RegisterProgress } from '../../domain/progress.ts'
import { MyAccountPage } from '../account/my-account.tsx'
import { OverviewPage } from '../account/overview.tsx'
import { ContactPage } from '../contact.tsx'
import { type FailureKind, FailurePage } from '../failure.tsx'
import { HomePage } from '../home.tsx'
import { RegisterCodePage } from '../register/code.tsx'
import { DetailsPage } from '../register/details.tsx'
import { EmailAndPasswordPage } from '../register/email-and-password.tsx'
import { RegisteredPage } from '../register/ready.tsx'
import { ResetCodePage } from '../reset-password/code.tsx'
import { ResetEmailPage } from '../reset-password/email.tsx'
import { ResetPasswordPage } from '../reset-password/password.tsx'
import { SignedOutPage, SignOutPage } from '../session/sign-out.tsx'
import { SignInCodePage } from '../sign-in/code.tsx'
import { type Notice, SignInPage } from '../sign-in/password.tsx'
import { WelcomePage } from '../sign-in/welcome.tsx'
import type { StepProps, View } from '../view.ts'

/** A page in one of its states, as the gallery shows it. */
export type State = {
  page: string
  state: string
  form?: boolean
  signedIn?: true
  title: string
  faults: readonly Fault[]
  body: (view: View) => Child
}

const ada = {
  forename: 'Ada',
  surname: 'Featherstonehaugh-Cholmondeley',
  professional: 'yes' as const,
  role: 'teacher',
  organisation: 'Framwellgate Moor Primary School',
  street: '1 North Road',
  town: 'Durham',
  postCode: 'DH1 5UL',
}
const email = 'ada.featherstonehaugh-cholmondeley@a-rather-long-school-name.durham.example'
const credentials = { email, hash: '' }
const at = Date.UTC(2026, 10, 21, 9, 41)
const once = { at, count: 1 }
const twice = { at, count: 2 }

const on = (field: string, ...keys: Fault['key'][]): Fault[] =>
  keys.map((key) => ({ key, field, values: { digits: 8, minutes: 5, seconds: 42, most: 14 } }))

/** Every page of a council's portal in every state, by the page's address. A test finds what is missing here. */
export function statesOf(council: Council): State[] {
  const form = (view: View, page: string): Omit<StepProps<never>, 'progress'> => ({
    view,
    action: `${view.base}/${page}`,
    tokens: { journey: 'journey', submit: 'submit' },
    values: {},
    faults: [],
  })
  const step = <Progress,>(
    page: string,
    title: string,
    fragment: (props: StepProps<Progress>) => Child,
    states: Record<string, { progress?: Partial<Progress>; values?: Record<string, string>; faults?: Fault[] }>,
  ): State[] =>
    Object.entries(states).map(([state, { progress = {}, ...given }]) => ({
      page,
      state,
      title,
      form: true,
      faults: given.faults ?? [],
      body: (view) => fragment({ ...form(view, page), progress: progress as Partial<Progress>, ...given }),
    }))
  const plain = (page: string, state: string, title: string, body: State['body'], signedIn?: true): State => ({
    page,
    state,
    title,
    faults: [],
    body,
    ...(signedIn ? { signedIn } : {}),
  })
  const failures: FailureKind[] = ['notFound', 'notAllowed', 'foreign', 'tooLarge', 'surprise', 'unavailable']
  const notices: Notice[] = ['idle', 'too-old', 'password-changed', 'sign-in-first']
  const codeFaults = {
    empty: { faults: on('code', 'code.missing') },
    'wrong length': { faults: on('code', 'code.length') },
    wrong: { faults: on('code', 'code.wrong') },
    'no longer usable': { faults: on('code', 'code.unusable') },
    'too many tries': { faults: on('code', 'code.wait') },
    'asked again too soon': { faults: on('resend', 'code.resend-wait') },
    'asked again too often': { faults: on('resend', 'code.resend-limit') },
  }
  const withProgress = <Progress,>(states: Record<string, object>, progress: Partial<Progress>) =>
    Object.fromEntries(Object.entries(states).map(([name, state]) => [name, { ...state, progress }]))
  const registering: RegisterProgress = { details: ada, credentials, sends: once }

  return [
    plain('', 'as it is', 'Home', (view) => <HomePage view={view} />),
    plain('', 'signed in', 'Home', (view) => <HomePage view={view} />, true),
    plain('contact', 'as it is', 'Contact', (view) => <ContactPage view={view} />),
    plain('account', 'signed out', 'My account', (view) => <MyAccountPage {...form(view, 'sign-in/password')} progress={{}} />),
    plain('account', 'signed in', 'My account', (view) => <OverviewPage view={view} account={{ email, person: ada }} />, true),
    plain(
      'account',
      'little was given',
      'My account',
      (view) => <OverviewPage view={view} account={{ email, person: { forename: 'Ada', surname: 'Bell' } }} />,
      true,
    ),
    ...step<RegisterProgress>('register/details', 'Register', DetailsPage, {
      empty: {},
      'filled in': { values: ada },
      'all wrong': {
        values: { otherRole: '' },
        faults: [
          ...on('forename', 'forename.missing'),
          ...on('surname', 'surname.missing'),
          ...on('role', 'role.missing'),
          ...on('otherRole', 'role.other-missing'),
          ...on('organisation', 'organisation.missing'),
          ...on('street', 'street.missing', 'text.too-long'),
          ...on('town', 'town.missing', 'text.controls'),
          ...on('postCode', 'post-code.format'),
        ],
      },
      'post code missing': { faults: on('postCode', 'post-code.missing') },
      'cannot be saved': { values: ada, faults: [{ key: 'form.unsaved' }] },
      'sent before': { values: ada, faults: [{ key: 'form.used' }] },
      'something missing': { values: ada, faults: [{ key: 'form.incomplete' }] },
      overtaken: { values: ada, faults: [{ key: 'form.overtaken' }] },
    }),
    ...step<RegisterProgress>('register/email-and-password', 'Register', EmailAndPasswordPage, {
      empty: {},
      'come back to': { values: { email }, progress: registering },
      'nothing given': { faults: [...on('email', 'email.missing'), ...on('password', 'password.missing')] },
      'every rule broken': {
        values: { email: 'ada' },
        faults: [
          ...on('email', 'email.format'),
          ...on(
            'password',
            'password.too-short',
            'password.no-letter',
            'password.forbidden-character',
            'password.starts-without-letter',
            'password.no-upper-case',
            'password.no-digit',
            'password.no-special',
          ),
          ...on('confirm', 'password.differ'),
        ],
      },
      'too long, not confirmed': {
        values: { email },
        faults: [...on('password', 'password.too-long'), ...on('confirm', 'password.confirm-missing')],
      },
      'too many codes': { values: { email }, faults: on('email', 'code.send-limit') },
    }),
    ...step<RegisterProgress>('register/code', 'Register', RegisterCodePage, {
      sent: { progress: registering },
      'sent again': { progress: { ...registering, sends: twice } },
      'database away': { faults: [{ key: 'form.unsaved' }] },
      'address taken meanwhile': { progress: registering, faults: [{ key: 'register.taken' }] },
      ...withProgress<RegisterProgress>(codeFaults, registering),
    }),
    ...step<RegisterProgress>('register/ready', 'Ready', RegisteredPage, { done: {} }).map((state) => ({
      ...state,
      form: false,
    })),
    ...step('sign-in/password', 'Sign in', SignInPage, {
      empty: {},
      wrong: { values: { email }, faults: [{ key: 'sign-in.wrong' }] },
      'too many tries': { values: { email }, faults: [{ key: 'sign-in.too-many' }] },
      'nothing given': { faults: [...on('email', 'email.missing'), ...on('password', 'password.missing')] },
    }),
    ...notices.flatMap((notice) =>
      step('sign-in/password', 'Sign in', (props) => <SignInPage {...(props as StepProps<never>)} notice={notice} />, {
        [notice]: {},
      }),
    ),
    ...step('sign-in/code', 'Sign in', SignInCodePage, {
      sent: { progress: { sends: once } },
      'sent again': { progress: { sends: twice } },
      'not sent': { progress: { sends: once }, faults: [{ key: 'send.failed' }] },
      'cookies blocked': { progress: { sends: once }, faults: [{ key: 'sign-in.cookies' }] },
      'password changed meanwhile': { progress: { sends: once }, faults: [{ key: 'sign-in.changed' }] },
      'too many codes': { progress: { sends: once }, faults: on('resend', 'code.send-limit') },
      ...codeFaults,
    }),
    plain(
      'sign-in/welcome',
      'as it is',
      'Welcome',
      (view) => <WelcomePage view={view} name={`${ada.forename} ${ada.surname}`} />,
      true,
    ),
    ...step('reset-password/email', 'Reset', ResetEmailPage, {
      empty: {},
      wrong: { values: { email: 'ada' }, faults: on('email', 'email.format') },
    }),
    ...step('reset-password/code', 'Reset', ResetCodePage, { sent: { progress: { sends: once } }, ...codeFaults }),
    ...step('reset-password/password', 'Reset', ResetPasswordPage, {
      empty: {},
      'the current one': { faults: on('password', 'password.current') },
      'an earlier one': { faults: [{ key: 'password.previous', field: 'password', values: { most: 8 } }] },
    }),
    plain('sign-out', 'signed in', 'Log out', (view) => <SignOutPage view={view} />, true),
    plain('sign-out', 'signed out', 'Logged out', (view) => <SignedOutPage view={view} />),
    ...failures.map((kind) =>
      plain(`failure/${kind}`, 'as it is', 'Failure', (view) => (
        <FailurePage view={view} kind={kind} {...(kind === 'surprise' ? { reference: 'Xy7_q2Lp' } : {})} />
      )),
    ),
  ].map((state) => ({ ...state, title: `${council.slug}: ${state.title}` }))
}

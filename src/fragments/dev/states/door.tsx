import type { Council } from '../../../councils/council.ts'
import type { Fault } from '../../../domain/faults.ts'
import type { RegisterProgress, ResetProgress } from '../../../domain/progress.ts'
import { AccessibilityPage } from '../../accessibility.tsx'
import { MyAccountPage } from '../../account/my-account.tsx'
import { OverviewPage } from '../../account/overview.tsx'
import { ContactPage } from '../../contact.tsx'
import { type FailureKind, FailurePage } from '../../failure.tsx'
import { HomePage } from '../../home.tsx'
import { RegisterCodePage } from '../../register/code.tsx'
import { DetailsPage } from '../../register/details.tsx'
import { RegisterEmailPage } from '../../register/email.tsx'
import { EmailAndPasswordPage } from '../../register/email-and-password.tsx'
import { NamesPage } from '../../register/names.tsx'
import { RegisteredPage } from '../../register/ready.tsx'
import { VerifiedPage } from '../../register/verified.tsx'
import { VerifyPage } from '../../register/verify.tsx'
import { ResetCodePage } from '../../reset-password/code.tsx'
import { ResetEmailPage } from '../../reset-password/email.tsx'
import { ResetPasswordPage } from '../../reset-password/password.tsx'
import { SignedOutPage, SignOutPage } from '../../session/sign-out.tsx'
import { SignInCodePage } from '../../sign-in/code.tsx'
import { type Notice, SignInPage } from '../../sign-in/password.tsx'
import { WelcomePage } from '../../sign-in/welcome.tsx'
import type { StepProps } from '../../view.ts'
import { at, codeFaults, formOf as form, longAddress, newsOf, on, plain, type StatesOf, step, withProgress } from './kit.tsx'

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
const email = longAddress
const invited = { email, given: 'Ada', surname: 'Bell' }
const credentials = { email, hash: '' }
const once = { at, count: 1 }
const twice = { at, count: 2 }

const notInvited: Fault[] = [{ key: 'email.not-invited', field: 'email', values: { email } }]
const few = 'password.few-classes' as const
const weak = {
  'easily guessed': { faults: on('password', 'password.common') },
  'made of names': { faults: on('password', 'password.personal') },
  'made of the council': { faults: on('password', 'password.council') },
}

/** The statement, by what the tests found. */
const tested = {
  'nothing found': { pages: 61, states: 412, violations: [] },
  'something found': {
    pages: 61,
    states: 412,
    violations: [
      { rule: 'target-size', help: 'All touch targets must be 24px large, or leave sufficient space', states: 1 },
      { rule: 'color-contrast', help: 'Elements must meet minimum color contrast ratio thresholds', states: 7 },
    ],
  },
  'not tested': null,
}

/** Registering, signing in, resetting, and the pages around them. */
export const doorStates: StatesOf = (council) => statesFor(council).filter(({ page }) => isThere(council, page))

/** Of the pages of journeys, those that are among the council's steps. */
function isThere({ journeys }: Council, page: string) {
  const [journey = '', path = ''] = page.split('/')
  const steps = Object.hasOwn(journeys, journey) ? journeys[journey as keyof Council['journeys']] : undefined
  return !steps || !path || steps.includes(path) || page === 'sign-in/welcome'
}

const statesFor: StatesOf = (council) => {
  const failures: FailureKind[] = [
    'notFound',
    'notYours',
    'noAccess',
    'notAllowed',
    'foreign',
    'tooLarge',
    'surprise',
    'unavailable',
  ]
  const endings = ['idle', 'too-old', 'by-council', 'merged'] as const
  const notices: Notice[] = [
    ...endings.flatMap((why) => [why, `${why}-kept` as const]),
    ...([
      'password-changed',
      'password-changed-kept',
      'sign-in-first',
      'prove-again',
      'sign-in.changed',
      'phone.changed',
    ] as const),
  ]
  const registering: RegisterProgress = { details: ada, credentials, sends: once }
  const signingUp: RegisterProgress = { email, sends: once }
  const proved: RegisterProgress = { ...signingUp, proved: true, continued: true }

  return [
    plain('', 'as it is', 'Home', (view) => <HomePage view={view} />),
    plain('', 'signed in', 'Home', (view) => <HomePage view={view} />, true),
    plain('contact', 'as it is', 'Contact', (view) => <ContactPage view={view} />),
    ...Object.entries(tested).map(([state, found]) =>
      plain('accessibility', state, 'Accessibility statement', (view) => (
        <AccessibilityPage view={view} times={{ handOver: { button: 1, question: 10 }, trip: 10 }} found={found} />
      )),
    ),
    plain('account', 'half done', 'My account', (view) => (
      <MyAccountPage {...form(view, 'sign-in/password')} progress={{}} begun="register" />
    )),
    plain('account', 'signed out', 'My account', (view) => <MyAccountPage {...form(view, 'sign-in/password')} progress={{}} />),
    plain(
      'account',
      'signed in',
      'My account',
      (view) => (
        <OverviewPage
          view={view}
          account={{ email, person: ada, phone: '+447700900147', password: '' }}
          mobile="07700 900147"
          signsIn
        />
      ),
      true,
    ),
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
      'done before': { faults: [{ key: 'form.done' }] },
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
    ...step<RegisterProgress>('register/email', 'Register', RegisterEmailPage, {
      empty: {},
      'come back to': { values: { email }, progress: signingUp },
      'nothing given': { faults: on('email', 'email.missing') },
      wrong: { values: { email: 'ada' }, faults: on('email', 'email.format') },
      'too many codes': { values: { email }, faults: on('email', 'code.send-limit') },
      'cannot be saved': { values: { email }, faults: [{ key: 'form.unsaved' }] },
      ...(council.records
        ? {
            invited: { values: { email }, progress: { invited } },
            'not invited': { values: { email: 'ada@school.example' }, progress: { invited }, faults: notInvited },
          }
        : {}),
    }),
    ...step<RegisterProgress>('register/verify', 'Register', VerifyPage, {
      sent: { progress: signingUp },
      'sent again': { progress: { ...signingUp, sends: twice } },
      'too many codes': { progress: signingUp, faults: on('resend', 'code.send-limit') },
      ...withProgress<RegisterProgress>(codeFaults, signingUp),
    }),
    ...step<RegisterProgress>('register/verified', 'Register', VerifiedPage, {
      'as it is': { progress: proved },
      'sent before': { progress: proved, faults: [{ key: 'form.used' }] },
    }),
    ...step<RegisterProgress>('register/names', 'Register', NamesPage, {
      empty: { progress: proved },
      ...(council.records ? { invited: { values: { forename: 'Ada', surname: 'Bell' }, progress: proved } } : {}),
      'all wrong': {
        progress: proved,
        faults: [
          ...on('forename', 'forename.missing'),
          ...on('surname', 'surname.missing', 'text.too-long', 'text.controls'),
          ...on('password', 'password.missing'),
        ],
      },
      'rules broken': {
        values: ada,
        progress: proved,
        faults: [
          ...on('password', 'password.too-short', ...(council.password.kind === 'classes' ? [few] : [])),
          ...on('confirm', 'password.differ'),
        ],
      },
      'too long, not confirmed': {
        values: ada,
        progress: proved,
        faults: [...on('password', 'password.too-long', 'text.controls'), ...on('confirm', 'password.confirm-missing')],
      },
      ...withProgress<RegisterProgress>(weak, proved),
      'address taken meanwhile': { values: ada, progress: proved, faults: [{ key: 'register.taken' }] },
    }),
    ...step('sign-in/password', 'Sign in', SignInPage, {
      empty: {},
      wrong: { values: { email }, faults: [{ key: 'sign-in.wrong' }] },
      'account changed meanwhile': { faults: [{ key: 'sign-in.changed' }] },
      ...(council.phone ? { 'phone changed meanwhile': { faults: [{ key: 'phone.changed' }] } } : {}),
      'too many tries': { values: { email }, faults: [{ key: 'sign-in.too-many' }] },
      'far too many tries': { values: { email }, faults: [{ key: 'sign-in.resting', values: { minutes: 1380 } }] },
      'nothing given': { faults: [...on('email', 'email.missing'), ...on('password', 'password.missing')] },
      ...(council.records
        ? {
            invited: { values: { email }, progress: { invited } },
          }
        : {}),
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
      'cannot be sent': { progress: { sends: once }, faults: [{ key: 'send.refused' }] },
      'cookies blocked': { progress: { sends: once }, faults: [{ key: 'sign-in.cookies' }] },
      'too many codes': { progress: { sends: once }, faults: on('resend', 'code.send-limit') },
      ...withProgress(newsOf('email', { waiting: 'waits to be sent', recipient: 'cannot be delivered', lost: 'not delivered' }), {
        sends: once,
      }),
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
    ...step('reset-password/code', 'Reset', ResetCodePage, {
      sent: { progress: { email, sends: once } },
      ...withProgress<ResetProgress>(codeFaults, { email, sends: once }),
    }),
    ...step<ResetProgress>('reset-password/password', 'Reset', ResetPasswordPage, {
      empty: {},
      ...(council.social
        ? { 'opened by others as well': { progress: { email, opens: ['password', 'google', 'facebook'] } } }
        : {}),
      'the current one': { faults: on('password', 'password.current') },
      'account changed meanwhile': { faults: [{ key: 'reset.over' }] },
      ...(council.password.history > 0
        ? { 'an earlier one': { faults: [{ key: 'password.previous', field: 'password', values: { most: 8 } }] } }
        : {}),
      ...(council.password.kind === 'strict' ? {} : weak),
    }),
    plain('sign-out', 'signed in', 'Log out', (view) => <SignOutPage view={view} />, true),
    plain('sign-out', 'signed out', 'Logged out', (view) => <SignedOutPage view={view} />),
    ...failures.map((kind) =>
      plain(`failure/${kind}`, 'as it is', 'Failure', (view) => (
        <FailurePage view={view} kind={kind} {...(kind === 'surprise' ? { reference: 'Xy7_q2Lp' } : {})} />
      )),
    ),
  ]
}

import type { Child } from 'hono/jsx'
import type { Facts } from '../../../domain/events.ts'
import type { Fault } from '../../../domain/faults.ts'
import type { Role } from '../../../domain/staff.ts'
import type { TrailEvent } from '../../../domain/trail.ts'
import type { FormView } from '../../form-view.ts'
import { AcceptPage, ClosedPage, type Opened } from '../../staff/accept.tsx'
import { AccountPage, type AccountShown } from '../../staff/accounts/account.tsx'
import { EndAllSessionsPage } from '../../staff/accounts/end-all-sessions.tsx'
import { EndSessionsPage } from '../../staff/accounts/end-sessions.tsx'
import { FindAccountPage } from '../../staff/accounts/find.tsx'
import { LiftPage } from '../../staff/accounts/lift.tsx'
import { RemovePhonePage } from '../../staff/accounts/remove-phone.tsx'
import { SuspendPage } from '../../staff/accounts/suspend.tsx'
import { AuditPage } from '../../staff/audit.tsx'
import { StaffOverviewPage } from '../../staff/overview.tsx'
import { StaffContactPage } from '../../staff/people/contact.tsx'
import { StaffInvitationsPage } from '../../staff/people/invitations/list.tsx'
import { ResendPage } from '../../staff/people/invitations/resend.tsx'
import { WithdrawPage } from '../../staff/people/invitations/withdraw.tsx'
import { InviteStaffPage } from '../../staff/people/invite.tsx'
import { PeoplePage } from '../../staff/people/list.tsx'
import { MemberPage } from '../../staff/people/member.tsx'
import { RemovePage } from '../../staff/people/remove.tsx'
import { RolePage } from '../../staff/people/role.tsx'
import { words } from '../../words/index.ts'
import { at, on, plain, type State, type StatesOf } from './kit.tsx'
import { messageIn } from './messages.tsx'

const email = 'ada.featherstonehaugh-cholmondeley@a-rather-long-school-name.durham.example'
const account: AccountShown['account'] = {
  id: 'ada',
  email,
  person: { forename: 'Ada', surname: 'Featherstonehaugh-Cholmondeley' },
  phone: '+447700900147',
  status: 'active',
}
const session = { id: 's', council: 'durham', accountId: 'ada', factors: ['password', 'email'], createdAt: at }
const wendy = { id: 'wendy', name: 'Wendy Worker' }
const about = { id: 'ada', name: 'Ada Featherstonehaugh-Cholmondeley' }

/** Every fact: the compiler asks for one of each. */
const facts: Required<Facts> = {
  account: 'ada',
  record: 'r-7d2c',
  invitation: 'i-1b9e',
  document: 'd-55a0',
  access: 'a-e318',
  import: 'm-40c2',
  found: true,
  live: false,
  own: true,
  new: false,
  sessions: 41,
  records: 3,
  lines: 2000,
  added: 1987,
  refused: 13,
  readers: 2,
  page: 3,
  left: 4,
  reason: 'stolen',
  check: 'in-person',
  role: 'administrator',
  from: 'worker',
  to: 'manager',
  kind: 'account.suspended',
  channel: 'call',
  route: 'microsoft',
  what: 'link',
  by: 'command',
  factors: 'password phone',
  limit: 'invitation.send-limit',
  budget: 'abroad-new',
}
const factsOf = (told: Partial<Facts>): TrailEvent['facts'] =>
  Object.entries(told).map(([key, value]) => ({
    key,
    value,
    ...(key === 'account' ? { account: about } : {}),
    ...(key === 'record' ? { record: 'CS-0001' } : {}),
  }))

/** Every event once, so that the longest words are seen; and one with every fact, which no event has. */
const events: TrailEvent[] = Object.keys(words.en.staff.events).map((name, number) => ({
  number: number + 1,
  at,
  name,
  who: number % 5 === 0 ? undefined : number % 7 === 0 ? { id: 'gone', name: undefined } : wendy,
  facts: number === 1 ? factsOf(facts) : name.startsWith('account.') ? factsOf({ account: 'ada' }) : [],
}))

/** What somebody may have told of themselves; shown where it is looked over. */
const told = {
  born: '1983-01-10',
  address: '105 Petworth Drive\nLeicester',
  postCode: 'LE3 9ZZ',
  daytime: '+441164960123',
  evening: '+35312345678',
}

const shown = (more: Partial<AccountShown> = {}): AccountShown => ({
  account,
  registeredAt: at,
  routes: ['password', 'microsoft', 'google', 'facebook'],
  history: { sessions: [session, session], events: events.slice(0, 10), last: messageIn('silent', { channel: 'sms' }) },
  actions: ['suspend', 'end-sessions', 'remove-phone'],
  ...more,
})

type Given = { values?: Record<string, string>; faults?: Fault[]; as?: Role }

/** A page with one form in its states, as somebody of a role sees it. */
function formStates<Loaded>(
  page: string,
  fragment: (props: FormView<Loaded>) => Child,
  loaded: Loaded,
  states: Record<string, Given>,
): State[] {
  return Object.entries(states).map(([state, { values = {}, faults = [], as = 'administrator' }]) => ({
    page,
    state,
    form: true,
    signedIn: true,
    as,
    title: 'Staff',
    faults,
    body: (view) => fragment({ view, loaded, values, faults, action: `${view.base}/${page}`, token: 'submit' }),
  }))
}

const shownAs = (page: string, state: string, as: Role, body: State['body']): State => ({
  ...plain(page, state, 'Staff', body, true),
  as,
})

const list = <Row,>(rows: Row[], page = 1, more = false) => ({ rows, page, more })
const colleague = (role: Role, status: 'active' | 'suspended' = 'active') => ({
  member: { id: 'ada', role, since: at },
  account: { person: account.person, status },
})
const invitation = (state: 'open' | 'used' | 'withdrawn' | 'expired', by?: string) => ({
  id: 'i',
  email,
  role: 'worker' as const,
  createdAt: at,
  expiresAt: at,
  state,
  by,
})

/** The staff console, but for records and invitations to them. */
export const staffStates: StatesOf = () => [...overview(), ...accountStates(), ...people(), ...accepting(), ...audit()]

const overview = (): State[] => [
  shownAs('staff', 'nothing to do', 'worker', (view) => <StaffOverviewPage view={view} sections={[]} />),
  shownAs('staff', 'all sessions ended', 'administrator', (view) => (
    <StaffOverviewPage view={view} sections={[]} done="sessions-ended" />
  )),
  shownAs('staff', 'budgets used up', 'administrator', (view) => (
    <StaffOverviewPage
      view={view}
      sections={[]}
      budgets={[
        { budget: 'texts', used: 1600, most: 2000, level: 'nearly-used-up' },
        { budget: 'texts-new', used: 1000, most: 1000, level: 'used-up' },
        { budget: 'abroad-new', used: 0, most: 50, level: undefined },
      ]}
    />
  )),
  shownAs('staff', 'records without a worker', 'manager', (view) => (
    <StaffOverviewPage
      view={view}
      unreachable
      sections={[
        {
          title: ({ words }) => words.staff.overview.unworked,
          lead: ({ words }) => words.staff.overview.unworkedLead,
          since: ({ words }, when) => words.staff.overview.addedAt(when),
          waiting: [{ to: '/staff/records/ada/workers', name: about.name, since: at }],
          total: 1,
        },
      ]}
    />
  )),
  shownAs('staff', 'phones to remove', 'worker', (view) => (
    <StaffOverviewPage
      view={view}
      sections={[
        {
          title: ({ words }) => words.staff.overview.phones,
          lead: ({ words }) => words.staff.overview.phonesLead,
          since: ({ words }, when) => words.staff.overview.askedAt(when),
          waiting: [
            { to: '/staff/accounts/ada', name: about.name, since: at },
            { to: '/staff/accounts/bob', name: 'Bob Bell', since: at },
          ],
          total: 41,
        },
      ]}
    />
  )),
]

const accountStates = (): State[] => [
  ...formStates(
    'staff/accounts',
    FindAccountPage,
    { endAll: true },
    {
      empty: {},
      'nobody there': { values: { email: 'ada@school.example' }, faults: on('email', 'account.unknown') },
    },
  ),
  ...formStates('staff/accounts', FindAccountPage, { endAll: false }, { 'for a worker': { as: 'worker' } }),
  ...formStates(
    'staff/accounts/end-all-sessions',
    EndAllSessionsPage,
    { sessions: 41 },
    {
      empty: {},
      'not confirmed': { values: { mine: 'yes' }, faults: on('confirm', 'sessions.confirm-missing') },
    },
  ),
  shownAs('staff/accounts/:account', 'as it is', 'manager', (view) => (
    <AccountPage view={view} shown={shown({ phoneRequestedAt: at })} />
  )),
  shownAs('staff/accounts/:account', 'suspended', 'manager', (view) => (
    <AccountPage
      view={view}
      shown={shown({
        account: { ...account, status: 'suspended', phone: undefined },
        actions: ['lift'],
        history: { sessions: [], events: [], last: undefined },
      })}
      done="suspended"
    />
  )),
  shownAs('staff/accounts/:account', 'one’s own', 'worker', (view) => (
    <AccountPage view={view} shown={shown({ role: 'worker', actions: [], closed: 'own' })} />
  )),
  shownAs('staff/accounts/:account', 'of staff', 'worker', (view) => (
    <AccountPage view={view} shown={shown({ role: 'manager', actions: [], closed: 'ofStaff', history: undefined })} />
  )),
  ...formStates(
    'staff/accounts/:account/suspend',
    SuspendPage,
    { account },
    {
      empty: {},
      'no reason': { faults: on('reason', 'account.reason-missing') },
      'changed meanwhile': { values: { reason: 'stolen' }, faults: [{ key: 'account.changed' }] },
    },
  ),
  ...formStates('staff/accounts/:account/lift', LiftPage, { account }, { empty: {} }),
  ...formStates('staff/accounts/:account/end-sessions', EndSessionsPage, { account }, { empty: {} }),
  ...formStates(
    'staff/accounts/:account/remove-phone',
    RemovePhonePage,
    { account: { ...account, person: { ...account.person, ...told } } },
    {
      empty: {},
      'not checked': { faults: on('check', 'account.check-missing') },
    },
  ),
]

const work = { records: 12, invitations: 3 }
const contact = { back: '/staff/people/ada', own: false, done: '' }
const people = (): State[] => [
  shownAs('staff/people', 'some', 'administrator', (view) => (
    <PeoplePage
      view={view}
      list={list([colleague('administrator'), colleague('manager', 'suspended')], 2, true)}
      done="removed"
    />
  )),
  shownAs('staff/people/:colleague', 'a colleague', 'administrator', (view) => (
    <MemberPage
      view={view}
      shown={{ member: { id: 'ada', role: 'worker', since: at, contact: { title: 'Social worker' } }, account, own: false }}
      done="role-changed"
    />
  )),
  shownAs('staff/people/:colleague', 'oneself', 'administrator', (view) => (
    <MemberPage
      view={view}
      shown={{ member: { id: 'ada', role: 'administrator', since: at, contact: {} }, account, own: true }}
    />
  )),
  ...formStates(
    'staff/people/:colleague/role',
    RolePage,
    { account, work, member: { role: 'worker' as const } },
    {
      empty: { values: { role: 'worker' } },
      none: { faults: on('role', 'staff.role-missing') },
      'changed meanwhile': { values: { role: 'manager' }, faults: [{ key: 'staff.changed' }] },
    },
  ),
  ...formStates('staff/people/:colleague/remove', RemovePage, { account, work }, { empty: {} }),
  ...formStates(
    'staff/people/:colleague/remove',
    RemovePage,
    { account, work: { records: 0, invitations: 0 } },
    { 'nothing to hand over': {} },
  ),
  ...formStates('staff/people/:colleague/contact', StaffContactPage, contact, {
    empty: {},
    wrong: { values: { email: 'ada' }, faults: [...on('title', 'text.too-long'), ...on('email', 'email.format')] },
  }),
  ...formStates('staff/people/me', StaffContactPage, { back: '/staff', own: true, done: 'saved' }, { saved: { as: 'worker' } }),
  ...formStates(
    'staff/people/invite',
    InviteStaffPage,
    { days: 14 },
    {
      empty: {},
      'nothing given': { faults: [...on('email', 'email.missing'), ...on('role', 'staff.role-missing')] },
      'staff already': { values: { email, role: 'worker' }, faults: on('email', 'staff.already') },
      'invited already': { values: { email, role: 'worker' }, faults: on('email', 'staff.invited-already') },
    },
  ),
  shownAs('staff/people/invitations', 'none', 'administrator', (view) => <StaffInvitationsPage view={view} list={list([])} />),
  shownAs('staff/people/invitations', 'in every state', 'administrator', (view) => (
    <StaffInvitationsPage
      view={view}
      list={list([invitation('open', about.name), invitation('expired'), invitation('used'), invitation('withdrawn')])}
      done="invited"
    />
  )),
  ...formStates(
    'staff/people/invitations/:invitation/resend',
    ResendPage,
    { email },
    {
      empty: {},
      closed: { faults: [{ key: 'staff-invitation.closed' }] },
    },
  ),
  ...formStates('staff/people/invitations/:invitation/withdraw', WithdrawPage, { email }, { empty: {} }),
]

const accepting = (): State[] => {
  const page = 'staff/accept/:token'
  const closed = (opened: Exclude<Opened, { is: 'open' }>) =>
    plain(
      page,
      opened.is,
      'Staff',
      (view) => <ClosedPage view={view} opened={opened} />,
      opened.is === 'signed-out' ? undefined : true,
    )
  return [
    ...formStates<Opened>(page, AcceptPage, { is: 'open', role: 'manager' }, { open: {} }),
    closed({ is: 'signed-out', email }),
    closed({ is: 'somebody-else', email }),
    closed({ is: 'staff-already' }),
    closed({ is: 'used' }),
    closed({ is: 'yours' }),
    closed({ is: 'withdrawn' }),
    closed({ is: 'expired' }),
  ]
}

const audit = (): State[] => [
  ...formStates('staff/audit', AuditPage, { events, older: '/staff/audit?before=2' }, { 'every event': {} }),
  ...formStates(
    'staff/audit',
    AuditPage,
    { events: [], of: about, newest: '/staff/audit' },
    { none: { values: { email, from: '2026-11-01' } } },
  ),
  ...formStates(
    'staff/audit',
    AuditPage,
    { events: undefined },
    {
      wrong: {
        values: { email, from: '2026-11-31' },
        faults: [...on('email', 'account.unknown'), ...on('from', 'audit.date')],
      },
    },
  ),
]

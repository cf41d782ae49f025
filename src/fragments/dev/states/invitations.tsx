import type { Happened } from '../../../db/invitation-lists.ts'
import type { Fault, FaultKey } from '../../../domain/faults.ts'
import type { Act, Stand } from '../../../domain/invitations.ts'
import type { ActProps, Shown } from '../../staff/invitations/act.tsx'
import { ActivatePage } from '../../staff/invitations/activate.tsx'
import { AddressPage } from '../../staff/invitations/address.tsx'
import { CodePage } from '../../staff/invitations/code.tsx'
import { HandOverPage } from '../../staff/invitations/hand-over.tsx'
import { HandOverAllPage } from '../../staff/invitations/hand-over-all.tsx'
import { InvitationPage } from '../../staff/invitations/invitation.tsx'
import { type InvitationList, ListPage } from '../../staff/invitations/list.tsx'
import { NewInvitationPage } from '../../staff/invitations/new.tsx'
import { ResendPage } from '../../staff/invitations/resend.tsx'
import { WithdrawPage } from '../../staff/invitations/withdraw.tsx'
import { type Section, StaffOverviewPage } from '../../staff/overview.tsx'
import type { View } from '../../view.ts'
import { DAY, shownAs, stands, wendy } from './an-invitation.ts'
import { at, longAddress, on, type State, type StatesOf } from './kit.tsx'
import { messageIn } from './messages.tsx'

const happened: Happened[] = [
  { at, name: 'invitation.sent', by: wendy },
  { at: at + DAY, name: 'invitation.code-wrong', by: wendy },
  { at: at + DAY + 60_000, name: 'invitation.verified', by: wendy },
  { at: at + 2 * DAY, name: 'invitation.accepted', by: undefined },
]

/** A page for somebody signed in; with a form when `form` is true. */
export const signedIn = (page: string, state: string, body: State['body'], faults: Fault[] = [], form = false): State => ({
  page,
  state,
  title: 'Invitations',
  signedIn: true,
  form,
  faults,
  body,
})

const asWorker = (view: View): View => ({ ...view, role: 'worker' })
const asManager = (view: View): View => ({ ...view, role: 'manager' })

/** What an act's page is given. */
const actProps = (view: View, act: Act, loaded: Shown, faults: Fault[]): ActProps => ({
  view: asManager(view),
  loaded,
  action: `${view.base}/staff/invitations/v/${act}`,
  token: 'submit',
  values: { email: 'ada@school.example' },
  faults,
})

export const plainFaults = (...keys: FaultKey[]): Fault[] => keys.map((key) => ({ key, values: { minutes: 5, most: 10 } }))

const actStates = (): State[] => {
  const pages: Record<
    Act,
    [page: (props: ActProps) => ReturnType<State['body']>, stand: Stand, states: Record<string, Fault[]>]
  > = {
    code: [
      (props) => <CodePage {...props} length={8} />,
      'code',
      {
        empty: [],
        'nothing entered': on('code', 'invitation.code-missing'),
        'wrong length': on('code', 'invitation.code-length'),
        wrong: on('code', 'invitation.code-wrong'),
        'of another invitation': on('code', 'invitation.code-of-another'),
        'too many': on('code', 'invitation.code-wait'),
        'changed meanwhile': plainFaults('invitation.changed'),
        'not now': plainFaults('invitation.not-now'),
      },
    ],
    activate: [
      (props) => <ActivatePage {...props} />,
      'activate',
      {
        'as it is': [],
        'the last day has passed': plainFaults('invitation.ended-meanwhile'),
        'of one’s own': plainFaults('invitation.own-access'),
      },
    ],
    resend: [
      (props) => <ResendPage {...props} />,
      'acceptance',
      { 'as it is': [], 'too often': plainFaults('invitation.resend-limit'), 'too many': plainFaults('invitation.send-limit') },
    ],
    address: [
      (props) => <AddressPage {...props} />,
      'code',
      {
        'as it is': [],
        'the same': on('email', 'invitation.same-address'),
        'no address': on('email', 'invitation.email-missing'),
      },
    ],
    withdraw: [(props) => <WithdrawPage {...props} />, 'code', { 'as it is': [] }],
    'hand-over': [
      (props) => <HandOverPage {...props} />,
      'code',
      {
        empty: [],
        'nobody has it': on('email', 'invitation.colleague-unknown'),
        'theirs already': on('email', 'invitation.owner-already'),
        'sent to them': on('email', 'invitation.colleague-invited'),
      },
    ],
  }
  return Object.entries(pages).flatMap(([act, [page, stand, states]]) =>
    Object.entries(states).map(([state, faults]) =>
      signedIn(
        `staff/invitations/:invited/${act}`,
        state,
        (view) => page(actProps(view, act as Act, shownAs(stand), faults)),
        faults,
        true,
      ),
    ),
  )
}

const inviting = (state: string, values: Record<string, string>, faults: Fault[] = []): State =>
  signedIn(
    'staff/invitations/new',
    state,
    (view) => {
      const form = { action: `${view.base}/staff/invitations/new`, token: 'submit', values, faults }
      const rooms = Math.max(1, ...[2, 3].filter((at) => values[`number-${at}`] !== undefined))
      return <NewInvitationPage view={asWorker(view)} {...form} rooms={rooms} most={10} />
    },
    faults,
    true,
  )

const listed = (
  state: string,
  given: Partial<InvitationList>,
  { as = asWorker, faults = [] }: { as?: typeof asWorker; faults?: Fault[] } = {},
): State =>
  signedIn(
    'staff/invitations',
    state,
    (view) => (
      <ListPage
        view={as(view)}
        loaded={{
          stands,
          list: { rows: stands.map(shownAs), page: 1, more: true },
          filter: { stand: '', order: 'next' },
          done: '',
          ...given,
        }}
        action={`${view.base}/staff/invitations`}
        token="submit"
        values={{}}
        faults={faults}
      />
    ),
    faults,
    true,
  )

const waiting = (stand: Stand, total: number): Section => ({
  title: ({ words }) => words.invitations.stands[stand],
  lead: ({ words }) => words.invitations.next[stand],
  since: ({ words }, when) => words.invitations.sinceWhen(when),
  waiting: [
    {
      to: '/staff/invitations/v',
      name: 'Ada Featherstonehaugh-Cholmondeley (Charlie Cherry)',
      since: at,
      worker: 'Wendy Worker',
    },
  ],
  total,
  all: `/staff/invitations?stand=${stand}`,
})

const handingAll = (state: string, faults: Fault[] = [], values: Record<string, string> = {}): State =>
  signedIn(
    'staff/invitations/hand-over-all',
    state,
    (view) => {
      const owners = [
        { id: 'w', name: 'Wendy Worker', many: 3 },
        { id: 'o', name: 'Maximiliana-Theodora Featherstonehaugh-Cholmondeley', many: 112 },
      ]
      const form = { loaded: { owners }, action: `${view.base}/staff/invitations/hand-over-all`, token: 'submit', values, faults }
      return <HandOverAllPage view={asManager(view)} {...form} />
    },
    faults,
    true,
  )

/** Invitations, the worker's side, where a council has records. The person's is in invited.tsx. */
export const invitationStates: StatesOf = ({ records: shared }) => {
  if (!shared) return []
  const some = { 'number-1': 'CS-2026-000001', 'relationship-1': 'parent', given: 'Ada', surname: 'Bell' }
  return [
    listed('some', {}),
    listed('of a team', { done: 'handed-some' }, { as: asManager }),
    listed('none', { list: { rows: [], page: 1, more: false }, filter: { stand: 'activate', order: 'date' } }),
    listed('found', {
      found: { sought: longAddress, sealed: 'sealed' },
      list: { rows: [shownAs('code')], page: 1, more: false },
    }),
    listed('nothing to find by', {}, { faults: on('email', 'email.format') }),
    handingAll('empty'),
    handingAll('wrong', [...on('from', 'invitation.owner-missing'), ...on('email', 'invitation.colleague-unknown')]),
    handingAll('sent to them', on('email', 'invitation.colleague-invited'), { from: 'w', email: longAddress }),
    inviting('empty', {}),
    inviting('two records', { ...some, 'number-2': '', language: 'cy' }),
    inviting('all wrong', { ...some, 'number-2': 'CS-2026-000001', 'ends-2': '2026-02-30', 'number-3': '?' }, [
      ...on('number-1', 'invitation.record-missing'),
      ...on('relationship-1', 'invitation.relationship-missing'),
      ...on('ends-1', 'invitation.ends-past'),
      ...on('number-2', 'invitation.record-twice'),
      ...on('ends-2', 'invitation.ends-format'),
      ...on('number-3', 'invitation.record-unknown'),
      ...on('given', 'invitation.given-missing'),
      ...on('surname', 'invitation.surname-missing'),
      ...on('email', 'invitation.own-address'),
      ...plainFaults('invitation.records-most'),
    ]),
    inviting('access already', some, on('number-1', 'invitation.has-access')),
    inviting('invited already', some, on('number-1', 'invitation.open-already')),
    ...stands.map((stand) =>
      signedIn('staff/invitations/:invited', stand, (view) => (
        <InvitationPage
          view={asWorker(view)}
          shown={shownAs(stand)}
          acts={
            stand === 'code' ? ['code', 'resend', 'address', 'withdraw'] : stand === 'activate' ? ['activate', 'withdraw'] : []
          }
          happened={happened}
          wrongTries={stand === 'code' ? 1 : undefined}
          done={stand === 'code' ? 'sent' : ''}
        />
      )),
    ),
    ...(['tried-out', 'withdrawn'] as const).map((stand) => {
      const faults = plainFaults(stand === 'tried-out' ? 'invitation.code-dead' : 'invitation.not-now')
      const page = (view: View) => <CodePage {...actProps(view, 'code', shownAs(stand), faults)} length={8} />
      return signedIn('staff/invitations/:invited/code', `over: ${stand}`, page, faults, true)
    }),
    signedIn('staff/invitations/:invited', 'not sent', (view) => (
      <InvitationPage
        view={asWorker(view)}
        shown={shownAs('acceptance')}
        acts={['resend', 'address', 'withdraw']}
        happened={happened}
        last={messageIn('unreachable', { kind: 'invitation' })}
        done="unsent"
      />
    )),
    signedIn('staff/invitations/:invited', 'not sent yet', (view) => (
      <InvitationPage
        view={asWorker(view)}
        shown={shownAs('code')}
        acts={['code', 'resend', 'address', 'withdraw']}
        happened={happened}
        last={messageIn('waiting', { kind: 'invitation', attempts: [] })}
        done="not-yet"
      />
    )),
    ...actStates(),
    signedIn('staff', 'invitations of a team', (view) => (
      <StaffOverviewPage view={asManager(view)} sections={[waiting('activate', 1), waiting('code', 112)]} />
    )),
  ]
}

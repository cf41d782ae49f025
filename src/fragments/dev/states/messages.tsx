import type { Fault } from '../../../domain/faults.ts'
import type { MessageStand } from '../../../domain/sent-messages.ts'
import type { MessageShown } from '../../message-list.tsx'
import { AccountMessagesPage } from '../../staff/accounts/messages/list.tsx'
import { SendAgainPage } from '../../staff/accounts/messages/send-again.tsx'
import { InvitationMessagesPage } from '../../staff/invitations/messages.tsx'
import { StaffInvitationMessagesPage } from '../../staff/people/invitations/messages.tsx'
import { words } from '../../words/index.ts'
import { invitation } from './an-invitation.ts'
import { at, longAddress, plain, type State, type StatesOf } from './kit.tsx'

/* What was sent, as staff follow it: its list, in every state of a message, and sending one again. */

const account = { id: 'ada', person: { forename: 'Ada', surname: 'Featherstonehaugh-Cholmondeley' } }
const hints = { email: `a@${longAddress.split('@')[1]}`, sms: '47', voice: '47' }

/** A message, and what came of it. */
export const messageIn = (stand: MessageStand, more: Partial<MessageShown> = {}): MessageShown => ({
  channel: 'email',
  kind: 'code',
  hint: hints[more.channel ?? 'email'],
  createdAt: at,
  attempts: [
    { provider: 'govuk-notify', outcome: 'unreachable', at },
    { provider: 'amazon-ses', outcome: 'sent', at: at + 60_000 },
  ],
  stand,
  at: at + 60_000,
  ...more,
})

const stands = Object.keys(words.en.staff.messages.stands) as MessageStand[]
const again = '/staff/accounts/ada/messages/m/send-again'
const list = (rows: MessageShown[], page = 1, more = false) => ({ rows, page, more })

/** Every stand of what was sent in one way. */
const every = (channel: MessageShown['channel'], kind: MessageShown['kind'], more: Partial<MessageShown> = {}) =>
  list(
    stands.map((stand) => messageIn(stand, { channel, kind, ...more })),
    2,
    true,
  )

const ofAccount = (state: string, shown: MessageShown[] | ReturnType<typeof list>, done = ''): State =>
  plain(
    'staff/accounts/:account/messages',
    state,
    'Messages',
    (view) => <AccountMessagesPage view={view} account={account} list={Array.isArray(shown) ? list(shown) : shown} done={done} />,
    true,
  )

const sendingAgain = (state: string, faults: Fault[] = []): State => ({
  page: 'staff/accounts/:account/messages/:message/send-again',
  state,
  form: true,
  signedIn: true,
  title: 'Messages',
  faults,
  body: (view) => (
    <SendAgainPage
      view={view}
      loaded={{ account, message: { channel: 'email', hint: hints.email } }}
      action={`${view.base}${again}`}
      token="submit"
      values={{}}
      faults={faults}
    />
  ),
})

/** What was sent, for the staff who are asked about it. */
export const messageStates: StatesOf = ({ records }) => [
  ofAccount('none', []),
  ofAccount('codes by email', every('email', 'code')),
  ofAccount('codes by text', every('sms', 'code')),
  ofAccount('calls', every('voice', 'call')),
  ofAccount('notices that can be sent again', every('email', 'notice', { again })),
  ofAccount(
    'what providers said',
    Object.keys(words.en.staff.messages.outcomes).map((outcome, number) =>
      messageIn(stands[number]!, {
        attempts: [{ provider: 'twilio', outcome: outcome as MessageShown['attempts'][number]['outcome'], at }],
      }),
    ),
  ),
  ofAccount('sent again', [messageIn('on-its-way', { kind: 'notice' })], 'sent-again'),
  ofAccount('not sent again', [messageIn('waiting', { kind: 'notice', attempts: [] })], 'unsent'),
  sendingAgain('as it is'),
  sendingAgain('not any more', [{ key: 'message.not-again' }]),
  sendingAgain('too many', [{ key: 'message.send-limit', values: { minutes: 5 } }]),
  plain(
    'staff/people/invitations/:invitation/messages',
    'some',
    'Messages',
    (view) => (
      <StaffInvitationMessagesPage
        view={view}
        id="i"
        list={list([messageIn('untaken', { kind: 'invitation' }), messageIn('replaced', { kind: 'invitation' })])}
      />
    ),
    true,
  ),
  ...(records ? [ofInvitation()] : []),
]

const ofInvitation = (): State =>
  plain(
    'staff/invitations/:invited/messages',
    'some',
    'Messages',
    (view) => (
      <InvitationMessagesPage
        view={view}
        invitation={invitation('active')}
        list={list([messageIn('undelivered', { kind: 'notice', again }), messageIn('unreachable', { kind: 'invitation' })])}
      />
    ),
    true,
  )

import type { Choice } from '../../../domain/account-setup.ts'
import type { Fault } from '../../../domain/faults.ts'
import type { Stand } from '../../../domain/invitations.ts'
import { OverviewPage } from '../../account/overview.tsx'
import { AcceptPage, type LinkState } from '../../invitation/accept.tsx'
import { MyInvitationsPage, type Own } from '../../invitation/list.tsx'
import { SetupPage } from '../../invitation/setup.tsx'
import { SubmitPage } from '../../invitation/submit.tsx'
import { ChooseRecordPage } from '../../records/list.tsx'
import type { View } from '../../view.ts'
import { invitation, records, stands, wendy } from './an-invitation.ts'
import { plainFaults, signedIn } from './invitations.tsx'
import { longAddress, on, type State, type StatesOf } from './kit.tsx'

const choices: Choice[] = records.map((each) => ({
  recordId: each.record.id,
  name: `${each.record.child.given} ${each.record.child.surname}`,
  tick: `record-${each.record.id}`,
  answer: `answer-${each.record.id}`,
  invited: [each],
}))

const mine = (stand: Stand, worker: Own['worker']): Own => ({
  invitation: { ...invitation(stand), id: stand },
  stand,
  records: ['code', 'tried-out', 'expired', 'ended', 'withdrawn'].includes(stand) ? [] : records,
  worker,
})
const contact = {
  person: wendy,
  contact: { title: 'Social worker', phone: '01603 222 222', email: 'wendy.worker@norfolk.example' },
}

const links: LinkState[] = ['open', 'accepted', 'else', 'expired', 'withdrawn', 'used', 'unknown']

/** Account setup, or its dialog. */
const setup = (page: 'setup' | 'submit', state: string, values: Record<string, string>, faults: Fault[] = []): State =>
  signedIn(
    `invitation/${page}`,
    state,
    (view) => {
      const form = { view, loaded: choices, action: `${view.base}/invitation/${page}`, token: 'submit', values, faults }
      return page === 'setup' ? <SetupPage {...form} /> : <SubmitPage {...form} />
    },
    faults,
    true,
  )

/** Invitations, the person's side, where a council has records. */
export const invitedStates: StatesOf = ({ records: shared }) => {
  if (!shared) return []
  return [
    ...links.map((state) => ({
      page: 'invitation/accept/:link',
      state,
      title: 'Invitation',
      faults: [],
      body: (view: View) => (
        <AcceptPage
          view={view}
          state={state}
          invitation={state === 'unknown' ? undefined : invitation('acceptance')}
          action={`${view.base}/invitation/accept/token`}
        />
      ),
    })),
    signedIn('account', 'signed in, invited', (view) => (
      <OverviewPage
        view={view}
        account={{ email: longAddress, person: { forename: 'Ada', surname: 'Featherstonehaugh-Cholmondeley' } }}
        invited
      />
    )),
    signedIn('records', 'several, and invited to more', (view) => (
      <ChooseRecordPage view={view} name="Ada Bell" records={records.map(({ record }) => record)} invited />
    )),
    signedIn('invitation', 'every state', (view) => (
      <MyInvitationsPage view={view} mine={stands.map((stand) => mine(stand, contact))} done="" />
    )),
    signedIn('invitation', 'none', (view) => <MyInvitationsPage view={view} mine={[]} done="" />),
    signedIn('invitation', 'confirmed', (view) => (
      <MyInvitationsPage view={view} mine={[mine('activate', undefined)]} done="confirmed" />
    )),
    signedIn('invitation', 'declined', (view) => (
      <MyInvitationsPage view={view} mine={[mine('declined', { person: wendy, contact: {} })]} done="declined" />
    )),
    setup('setup', 'empty', {}),
    setup('setup', 'filled in', { 'record-1': 'yes', 'answer-1': 'yes', 'answer-2': 'no' }),
    setup('setup', 'nothing said', {}, on('record-1', 'setup.nothing')),
    setup('setup', 'half said', { 'record-1': 'yes', 'answer-2': 'yes' }, [
      ...on('answer-1', 'setup.choose'),
      ...on('record-2', 'setup.tick'),
    ]),
    setup('setup', 'one is missing', { 'record-1': 'yes', 'answer-1': 'yes' }, on('answer-2', 'setup.unanswered')),
    setup('submit', 'yes and no', { 'record-1': 'yes', 'answer-1': 'yes', 'answer-2': 'no' }),
    setup('submit', 'all no', { 'answer-1': 'no', 'answer-2': 'no' }),
    setup('submit', 'changed meanwhile', { 'record-1': 'yes', 'answer-1': 'yes' }, plainFaults('setup.changed')),
  ]
}

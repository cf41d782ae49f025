import type { Invitation, InvitedRecord } from '../../../db/invitations.ts'
import type { Stand } from '../../../domain/invitations.ts'
import type { Shown } from '../../staff/invitations/act.tsx'
import { at, longAddress } from './kit.tsx'

/* An invitation, wherever it stands, for the pages of both sides. */

export const DAY = 86_400_000

const invited = (id: string, given: string, surname: string, answer: InvitedRecord['answer'] = null): InvitedRecord => ({
  id: `i${id}`,
  invitationId: 'v',
  relationship: 'parent',
  endsAt: id === '2' ? at + 200 * DAY : null,
  answer,
  record: {
    id,
    council: 'norfolk',
    number: `CS-2026-${id.padStart(6, '0')}`,
    child: { given, surname, born: '2013-11-07' },
    createdAt: at,
    changedAt: at,
  },
})
export const records = [invited('1', 'Charlie', 'Cherry'), invited('2', 'Maximiliana-Theodora', 'Featherstonehaugh-Cholmondeley')]

const statuses: Record<Stand, Invitation['status']> = {
  activate: 'confirmed',
  'tried-out': 'sent',
  expired: 'sent',
  code: 'sent',
  acceptance: 'verified',
  setup: 'accepted',
  declined: 'declined',
  active: 'active',
  ended: 'active',
  withdrawn: 'withdrawn',
}
export const stands = Object.keys(statuses) as Stand[]

export const invitation = (stand: Stand): Invitation => ({
  id: 'v',
  council: 'norfolk',
  ownerId: 'w',
  email: longAddress,
  person: { given: 'Ada', surname: 'Featherstonehaugh-Cholmondeley' },
  language: 'en',
  status: statuses[stand],
  version: 1,
  code: '',
  codeTriesLeft: stand === 'tried-out' ? 0 : 4,
  wrongCodes: stand === 'tried-out' ? 5 : 1,
  codeExpiresAt: at + 14 * DAY,
  link: null,
  linkExpiresAt: at + 14 * DAY,
  accountId: null,
  accessEndsAt: null,
  createdAt: at,
  changedAt: at,
})

export const shownAs = (stand: Stand): Shown => ({
  invitation: invitation(stand),
  stand,
  records: stand === 'activate' ? records.map((each) => ({ ...each, answer: 'yes' as const })) : records,
  owner: 'Wendy Worker',
})

export const wendy = { forename: 'Wendy', surname: 'Worker' }

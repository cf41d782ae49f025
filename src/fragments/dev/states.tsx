import type { Council } from '../../councils/council.ts'
import { documentStates } from './states/documents.tsx'
import { doorStates } from './states/door.tsx'
import { embedStates } from './states/embed.tsx'
import { idleStates } from './states/idle.tsx'
import { invitationStates } from './states/invitations.tsx'
import { invitedStates } from './states/invited.tsx'
import type { State, StatesOf } from './states/kit.tsx'
import { messageStates } from './states/messages.tsx'
import { passwordStates } from './states/password.tsx'
import { phoneStates } from './states/phone.tsx'
import { recordStates } from './states/records.tsx'
import { reviewStates } from './states/review.tsx'
import { routeStates } from './states/routes.tsx'
import { socialStates } from './states/social.tsx'
import { staffStates } from './states/staff.tsx'

export type { State } from './states/kit.tsx'

/** The rooms of the portal. */
const rooms: StatesOf[] = [
  doorStates,
  phoneStates,
  routeStates,
  socialStates,
  embedStates,
  reviewStates,
  recordStates,
  documentStates,
  idleStates,
  staffStates,
  messageStates,
  invitationStates,
  passwordStates,
  invitedStates,
]

/** Every page of a council's portal in every state, by the page's address. A test finds what is missing here. */
export const statesOf = (council: Council): State[] =>
  rooms.flatMap((room) => room(council)).map((state) => ({ ...state, title: `${council.slug}: ${state.title}` }))

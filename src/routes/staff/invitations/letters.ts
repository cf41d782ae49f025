import { DAY } from '../../../domain/days.ts'
import type { Letter } from '../../../domain/invitation-letters.ts'
import { limits } from '../../../domain/limits.ts'
import type { Visit } from '../../../domain/visit.ts'
import { acceptInvitationEmail, activationEmail, setUpEmail } from '../../../fragments/messages/invitations.ts'

/** The letters of an invitation, in the words of a visit's council. */
export const lettersOf = ({ council }: Visit): Record<'code' | 'link' | 'active', Letter> => ({
  code: (language, code) => setUpEmail({ council, language, code, days: limits.invitation.codeLifetimeMs / DAY }),
  link: (language, address) =>
    acceptInvitationEmail({ council, language, address, days: limits.invitation.linkLifetimeMs / DAY }),
  active: (language, address) => activationEmail({ council, language, address }),
})

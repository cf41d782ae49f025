import { Hono } from 'hono'
import type { App } from '../middleware/app.ts'
import { consolePages } from './console.ts'
import { formAt } from './form.tsx'
import { acceptPage, onlyInvited } from './staff/accept.tsx'
import { accountPage } from './staff/accounts/account.tsx'
import { endAllSessionsPage } from './staff/accounts/end-all-sessions.tsx'
import { endSessionsPage } from './staff/accounts/end-sessions.tsx'
import { findAccountPage } from './staff/accounts/find.tsx'
import { liftPage } from './staff/accounts/lift.tsx'
import { accountMessagesPage } from './staff/accounts/messages/list.tsx'
import { sendAgainPage } from './staff/accounts/messages/send-again.tsx'
import { removePhonePage } from './staff/accounts/remove-phone.tsx'
import { suspendPage } from './staff/accounts/suspend.tsx'
import { auditPage } from './staff/audit.tsx'
import { staffOverview } from './staff/overview.tsx'
import { staffContactPage } from './staff/people/contact.tsx'
import { staffInvitationsPage } from './staff/people/invitations/list.tsx'
import { staffInvitationMessagesPage } from './staff/people/invitations/messages.tsx'
import { resendInvitationPage } from './staff/people/invitations/resend.tsx'
import { withdrawInvitationPage } from './staff/people/invitations/withdraw.tsx'
import { inviteStaffPage } from './staff/people/invite.tsx'
import { peoplePage } from './staff/people/list.tsx'
import { myContactPage } from './staff/people/me.tsx'
import { memberPage } from './staff/people/member.tsx'
import { removePage } from './staff/people/remove.tsx'
import { rolePage } from './staff/people/role.tsx'

/** The staff console, but for records and invitations to them: every page with the deed that it asks for. */
export const staffConsole = new Hono<App>()
const pageFor = consolePages(staffConsole)

staffConsole.route('/', staffOverview)

pageFor('care-for-accounts', '/accounts', findAccountPage)
pageFor('end-all-sessions', '/accounts/end-all-sessions', endAllSessionsPage)
pageFor('care-for-accounts', '/accounts/:account', accountPage)
pageFor('care-for-accounts', '/accounts/:account/suspend', suspendPage)
pageFor('lift-suspensions', '/accounts/:account/lift', liftPage)
pageFor('care-for-accounts', '/accounts/:account/end-sessions', endSessionsPage)
pageFor('care-for-accounts', '/accounts/:account/remove-phone', removePhonePage)
pageFor('care-for-accounts', '/accounts/:account/messages', accountMessagesPage)
pageFor('care-for-accounts', '/accounts/:account/messages/:message/send-again', sendAgainPage)

pageFor('manage-staff', '/people', peoplePage)
pageFor(undefined, '/people/me', myContactPage)
pageFor('manage-staff', '/people/invite', inviteStaffPage)
pageFor('manage-staff', '/people/invitations', staffInvitationsPage)
pageFor('manage-staff', '/people/invitations/:invitation/resend', resendInvitationPage)
pageFor('manage-staff', '/people/invitations/:invitation/withdraw', withdrawInvitationPage)
pageFor('manage-staff', '/people/invitations/:invitation/messages', staffInvitationMessagesPage)
pageFor('manage-staff', '/people/:colleague', memberPage)
pageFor('manage-staff', '/people/:colleague/role', rolePage)
pageFor('manage-staff', '/people/:colleague/contact', staffContactPage)
pageFor('manage-staff', '/people/:colleague/remove', removePage)

pageFor('read-audit', '/audit', auditPage)

// Who accepts an invitation is no staff yet.
staffConsole.use('/accept/:token', onlyInvited)
formAt(staffConsole, '/accept/:token', acceptPage)

// npm run staff:invite -- <council> <e-mail> [role]: prints a link that makes staff of whoever signs in with that address.
// For the first administrator of a portal that has just been deployed; from then on administrators invite in the console.
import { councils } from '../src/councils/all.ts'
import { findAccountByEmail } from '../src/db/accounts.ts'
import { commit } from '../src/db/client.ts'
import { addEvent } from '../src/db/events.ts'
import { newId, newToken } from '../src/db/keys.ts'
import { findRoles } from '../src/db/staff.ts'
import {
  addStaffInvitation,
  linkOf,
  listPendingStaffInvitations,
  noOtherPending,
  withdrawStaffInvitation,
} from '../src/db/staff-invitations.ts'
import { DAY } from '../src/domain/days.ts'
import type { Facts } from '../src/domain/events.ts'
import { limits } from '../src/domain/limits.ts'
import { type Role, roles } from '../src/domain/staff.ts'
import { isOpenTo } from '../src/domain/staff-invitations.ts'
import { isAddress } from '../src/domain/typed.ts'
import { readEnvironment, run, say, sayLocal } from './environment.ts'

const usage = `npm run staff:invite -- <${councils.map(({ slug }) => slug).join(' or ')}> <e-mail address> [${roles.join(' or ')}]`

const isRole = (role: string): role is Role => (roles as readonly string[]).includes(role)

await run(async () => {
  const [slug, typed = '', role = 'administrator', ...more] = process.argv.slice(2)
  const council = councils.find((each) => each.slug === slug)
  if (!council || more.length > 0) throw new Error(`Say for which council: ${usage}`)
  const email = typed.normalize('NFC').trim()
  if (!isAddress(email)) throw new Error(`Say for whom, by e-mail address: ${usage}`)
  if (!isRole(role)) throw new Error(`There is no such role: ${usage}`)

  const { db, rings, local } = readEnvironment(['SEALING_KEYS', 'INDEX_KEYS'])
  sayLocal(local)
  const keys = { sealing: rings.SEALING_KEYS, index: rings.INDEX_KEYS, signing: rings.INDEX_KEYS }
  const account = await findAccountByEmail(db, keys, council.slug, email)
  if (account && (await findRoles(db, council.slug, [account.id])).size > 0)
    throw new Error('The account with this address is staff already: an administrator can change its role in the console.')

  const now = Date.now()
  const token = newToken()
  const id = newId()
  const event = (name: 'staff.invited' | 'staff.invitation-withdrawn', facts: Facts) =>
    addEvent(db, { id: newId(), council: council.slug, at: now, name, accountId: null, facts: JSON.stringify(facts) })
  // Whoever runs this may have lost the link that it printed before, and there may be nobody yet to withdraw that one in the console.
  const pending = await listPendingStaffInvitations(db, keys, council.slug)
  const earlier = pending.filter(isOpenTo(email, now))
  const written = await commit(db, [
    noOtherPending(db, council.slug, pending),
    ...earlier.flatMap((invitation) => [
      ...withdrawStaffInvitation(db, invitation, now),
      event('staff.invitation-withdrawn', { invitation: invitation.id, by: 'command' }),
    ]),
    addStaffInvitation(db, keys, {
      id,
      council: council.slug,
      email,
      role,
      link: linkOf(token),
      invitedBy: null,
      createdAt: now,
      expiresAt: now + limits.staff.invitationMs,
    }),
    event('staff.invited', { invitation: id, role, by: 'command' }),
  ])
  if (!written) throw new Error('Nothing was written. Run this again.')

  const base = local ? `http://127.0.0.1:${process.env.PORT || 8787}/${council.slug}` : `https://${council.hosts[0]}`
  say(`${email} can become ${role} of ${council.name.en}: sign in or register with this address, then open this link.`)
  say(`${base}/staff/accept/${token}`)
  if (earlier.length > 0) say('An earlier link for this address was still open: it is withdrawn.')
  say(`It works once, for ${limits.staff.invitationMs / DAY} days. Whoever has it needs that e-mail address, too.`)
  return true
})

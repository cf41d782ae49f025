import { grantAccess, listAccessible } from '../db/access.ts'
import { findAccountByEmail } from '../db/accounts.ts'
import { listInvitations } from '../db/invitation-lists.ts'
import {
  addInvitation,
  changeAddress,
  changeInvitation,
  countAsRight,
  type Invitation,
  type Invited,
  type InvitedRecord,
  listInvitedTo,
  type NewInvited,
  takeCodeTry,
} from '../db/invitations.ts'
import { newId } from '../db/keys.ts'
import { stillWithin } from '../db/records.ts'
import type { Worker } from '../db/workers.ts'
import { refuse } from './decision.ts'
import type { AuditEvent } from './events.ts'
import type { Fault } from './faults.ts'
import { type Letter, sendCode, sendLink } from './invitation-letters.ts'
import { type Decided, isAddressOf, isCode, standOf } from './invitations.ts'
import { countEach, limits } from './limits.ts'
import { planEmail } from './messages.ts'
import { scopeOf } from './records.ts'
import { no, ok } from './result.ts'
import type { Language, Visit } from './visit.ts'

/* What workers do about invitations. Letters are the fragments' matter: they are given the code, or the link, and told nothing else. */

/** An event of an invitation, by who did it. */
export const done = (
  { account }: Worker,
  name: AuditEvent['name'],
  { id }: Pick<Invitation, 'id'>,
  facts: AuditEvent['facts'] = {},
) => ({
  name,
  accountId: account.id,
  facts: { invitation: id, ...facts },
})

export const overtaken: Fault = { key: 'invitation.changed' }

/** What a worker may send; what may be sent about one invitation. */
async function maySend(visit: Visit, { account }: Worker, invitation?: Invitation): Promise<Fault | undefined> {
  if (invitation) {
    const wait = await countEach(visit, [
      { name: 'invitation-resend', subject: invitation.id, window: limits.invitation.resendsPerInvitation },
    ])
    if (wait) return { key: 'invitation.resend-limit', values: { minutes: wait } }
  }
  const wait = await countEach(visit, [
    { name: 'invitation-send', subject: account.id, window: limits.invitation.sendsPerWorker },
  ])
  return wait ? { key: 'invitation.send-limit', values: { minutes: wait } } : undefined
}

/** Which of some records an address cannot be invited to, and why: its account has access, or it has an open invitation. */
async function taken({ db, keys, council, now }: Visit, email: string, recordIds: string[], besides?: string) {
  const account = await findAccountByEmail(db, keys, council.slug, email)
  const where = { council: council.slug, email, recordIds, ...(besides ? { besides } : {}) }
  const [seen, invited] = [
    account ? await listAccessible(db, account.id, recordIds, now) : [],
    await listInvitedTo(db, keys, where),
  ]
  return { seen, invited }
}

/** Whom a worker invites to which records, as what, until when. */
export type NewInvitation = {
  email: string
  person: Invited
  language: Language
  /** `field` is where a fault of a record is told */
  records: { recordId: string; relationship: string; endsAt: number | null; field: string }[]
}

/** Invites a person to records, which are within the worker's scope, then and still: sends the unique code. */
export async function invite(
  visit: Visit,
  worker: Worker,
  { email, person, language, records }: NewInvitation,
  letter: Letter,
): Promise<Decided & { id?: string }> {
  if (isAddressOf(worker.account, email)) return refuse({ key: 'invitation.own-address', field: 'email' })
  const ids = records.map(({ recordId }) => recordId)
  const { seen, invited } = await taken(visit, email, ids)
  const faults = records.flatMap(({ recordId, field }): Fault[] => {
    if (seen.includes(recordId)) return [{ key: 'invitation.has-access', field }]
    return invited.includes(recordId) ? [{ key: 'invitation.open-already', field }] : []
  })
  if (faults.length > 0) return refuse(...faults)
  const wait = await maySend(visit, worker)
  if (wait) return refuse(wait)

  const { db, keys, council, now } = visit
  const at = { id: newId(), council: council.slug }
  const { changes, writes, deliver } = sendCode(visit, at, email, language, letter)
  const invitation: Omit<Invitation, 'accessEndsAt'> = {
    ...at,
    ...changes,
    ownerId: worker.account.id,
    email,
    person,
    language,
    version: 1,
    wrongCodes: 0,
    createdAt: now,
  }
  const rows = records.map(({ recordId, relationship, endsAt }): NewInvited => ({ id: newId(), recordId, relationship, endsAt }))
  return {
    id: at.id,
    ...ok({
      writes: [
        ...ids.map((id) => stillWithin(db, scopeOf(visit, worker.staff), id)),
        ...addInvitation(db, keys, invitation, rows),
        ...writes,
      ],
      events: [done(worker, 'invitation.sent', at, { records: records.length })],
      deliver,
      overtaken: { key: 'invitation.open-already' as const, field: records[0]!.field },
    }),
  }
}

/** So many other invitations to a person are looked at, the newest: nobody has more e-mails with a code. */
const MOST_WAITING = 20

/**
 * Whether it is the right code of another invitation to the same address, of those that wait for one within the worker's scope:
 * somebody with two e-mails reads out the wrong one. It costs no try; how many codes a worker may enter bounds guesses.
 */
async function isCodeOfAnother(visit: Visit, { staff }: Worker, { id, email }: Invitation, typed: string) {
  const { db, keys, now } = visit
  const wanted = { stand: 'code', email, order: 'date', offset: 0, most: MOST_WAITING, now } as const
  const waiting = await listInvitations(db, keys, scopeOf(visit, staff), wanted)
  return waiting.some((other) => other.id !== id && isAddressOf(other, email) && isCode(keys, other, typed))
}

/** Checks the code that the person read out. The try is spent before the comparison; a right one sends the acceptance link. */
export async function enterCode(
  visit: Visit,
  worker: Worker,
  invitation: Invitation,
  typed: string,
  letter: Letter,
): Promise<Decided> {
  const { db, keys, now } = visit
  const wait = await countEach(visit, [
    { name: 'invitation-code', subject: worker.account.id, window: limits.invitation.codesPerWorker },
  ])
  if (wait) return refuse({ key: 'invitation.code-wait', field: 'code', values: { minutes: wait } })
  if (await isCodeOfAnother(visit, worker, invitation, typed)) return refuse({ key: 'invitation.code-of-another', field: 'code' })
  const tried = await takeCodeTry(db, scopeOf(visit, worker.staff), { id: invitation.id, now })
  if (!tried) return refuse({ key: 'invitation.code-dead' })
  if (!isCode(keys, tried, typed)) {
    const left = tried.codeTriesLeft
    const fault: Fault =
      left > 0 ? { key: 'invitation.code-wrong', field: 'code', values: { most: left } } : { key: 'invitation.code-dead' }
    return no({ faults: [fault], events: [done(worker, 'invitation.code-wrong', invitation, { left })] })
  }
  const { changes, writes, deliver } = sendLink(visit, invitation, letter)
  return ok({
    writes: [...changeInvitation(db, tried, changes), countAsRight(db, tried.id), ...writes],
    events: [done(worker, 'invitation.verified', invitation)],
    deliver,
    overtaken,
  })
}

/** Sends a new code, or, where the code was right already, a new link. The earlier one is dead. */
export async function resend(
  visit: Visit,
  worker: Worker,
  invitation: Invitation,
  letters: { code: Letter; link: Letter },
): Promise<Decided> {
  const wait = await maySend(visit, worker, invitation)
  if (wait) return refuse(wait)
  const what = invitation.status === 'sent' ? 'code' : 'link'
  const { email, language } = invitation
  const { changes, writes, deliver } =
    what === 'code' ? sendCode(visit, invitation, email, language, letters.code) : sendLink(visit, invitation, letters.link)
  return ok({
    writes: [...changeInvitation(visit.db, invitation, changes), ...writes],
    events: [done(worker, 'invitation.resent', invitation, { what })],
    deliver,
    overtaken,
  })
}

/** Corrects a mistyped address: the old code or link is dead, and a new code goes to the new address. */
export async function readdress(
  visit: Visit,
  worker: Worker,
  invitation: Invitation,
  { email, recordIds }: { email: string; recordIds: string[] },
  letter: Letter,
): Promise<Decided> {
  if (isAddressOf(invitation, email)) return refuse({ key: 'invitation.same-address', field: 'email' })
  if (isAddressOf(worker.account, email)) return refuse({ key: 'invitation.own-address', field: 'email' })
  const { seen, invited } = await taken(visit, email, recordIds, invitation.id)
  if (seen.length > 0) return refuse({ key: 'invitation.has-access', field: 'email' })
  if (invited.length > 0) return refuse({ key: 'invitation.open-already', field: 'email' })
  const wait = await maySend(visit, worker, invitation)
  if (wait) return refuse(wait)

  const { changes, writes, deliver } = sendCode(visit, invitation, email, invitation.language, letter)
  const { db, keys } = visit
  return ok({
    writes: [...changeInvitation(db, invitation, changes), ...changeAddress(db, keys, invitation, email, recordIds), ...writes],
    events: [done(worker, 'invitation.readdressed', invitation)],
    deliver,
    overtaken,
  })
}

/** Withdraws an invitation, for good. */
export const withdraw = (visit: Visit, worker: Worker, invitation: Invitation): Decided =>
  ok({
    writes: changeInvitation(visit.db, invitation, { status: 'withdrawn', changedAt: visit.now }),
    events: [done(worker, 'invitation.withdrawn', invitation)],
    overtaken,
  })

/** Gives the person access to the records they said Yes to, and tells them. */
export async function activate(
  visit: Visit,
  worker: Worker,
  invitation: Invitation,
  invited: readonly InvitedRecord[],
  letter: Letter,
): Promise<Decided> {
  const { db, council, now, origin } = visit
  const accountId = invitation.accountId
  if (!accountId || standOf(invitation, now) !== 'activate') return refuse({ key: 'invitation.not-now' })
  // As nobody invites their own address: nobody lets themselves in.
  if (accountId === worker.account.id) return refuse({ key: 'invitation.own-access' })
  const wanted = invited.filter(({ answer }) => answer === 'yes')
  const lasting = wanted.filter(({ endsAt }) => endsAt === null || endsAt > now)
  if (lasting.length === 0) return refuse({ key: 'invitation.ended-meanwhile' })
  const ids = lasting.map(({ record }) => record.id)

  // Another invitation may have been activated first: nobody is given the same record twice.
  const open = await listAccessible(db, accountId, ids, now)
  const granted = lasting.filter(({ record }) => !open.includes(record.id))
  const grants = granted.flatMap(({ record, relationship, endsAt }) =>
    grantAccess(db, {
      id: newId(),
      council: council.slug,
      recordId: record.id,
      accountId,
      relationship,
      startsAt: now,
      endsAt,
      grantedBy: worker.account.id,
      grantedAt: now,
    }),
  )
  // A notice: it holds nothing that is entered or opened, and goes on being true.
  const message = planEmail(visit, {
    to: invitation.email,
    about: { invitationId: invitation.id, accountId },
    wording: letter(
      invitation.language,
      `${origin}/sign-in${invitation.language === 'en' ? '' : `?lang=${invitation.language}`}`,
    ),
    keptMs: limits.message.noticeKeptMs,
  })
  return ok({
    writes: [...changeInvitation(db, invitation, { status: 'active', changedAt: now }), ...grants, message.write],
    events: [
      done(worker, 'invitation.activated', invitation),
      ...granted.map(({ record }) =>
        done(worker, 'invitation.access-given', invitation, { record: record.id, account: accountId }),
      ),
    ],
    deliver: message.deliver,
    overtaken,
  })
}

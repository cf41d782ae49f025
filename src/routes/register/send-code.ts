import { type Account, foldEmail, readingAccountByEmail } from '../../db/accounts.ts'
import { ask, type Reading, together } from '../../db/reading.ts'
import { makeCode, resending, sendingToAnyone, tellingOwner } from '../../domain/codes.ts'
import { type Decision, refuse, type Settled } from '../../domain/decision.ts'
import type { Fault } from '../../domain/faults.ts'
import { type JourneyVisit, ownerWith } from '../../domain/journey.ts'
import { atField, limits, minutes, readingIsSpent, readingUsedUp } from '../../domain/limits.ts'
import { languageOf, planEmail } from '../../domain/messages.ts'
import type { RegisterProgress } from '../../domain/progress.ts'
import { no, ok, type Result } from '../../domain/result.ts'
import type { Visit } from '../../domain/visit.ts'
import type { CodeMail } from '../../fragments/messages/code.ts'
import { addressTakenEmail } from '../../fragments/messages/notices.ts'

/** What is sent, and when the mailbox is proved. */
export type Asking = {
  mail: CodeMail
  /** before anything else: then the page behind the code tells an owner of the account that they have. Otherwise a mail does */
  mailboxFirst?: boolean
}

/** What is known of an address: the account that it has, and whether its owner was told often enough today of others' tries. */
type Known = { owner: Account | undefined; toldEnough: boolean }

/** What is asked of a typed address with its form: that, and whether too many codes have gone to it, or from here. */
export type Asked = Known & { usedUp: Fault | undefined }
export const askingOf = (visit: Visit, address: string): Reading<Asked> =>
  together<Asked>({
    owner: readingAccountByEmail(visit.db, visit.keys, visit.council.slug, address),
    toldEnough: readingToldEnough(visit, address),
    usedUp: readingUsedUp(visit, sendingTo(visit, address, 'email')),
  })

const readingToldEnough = (visit: Visit, address: string) => readingIsSpent(visit, tellingOwner(foldEmail(address)))

const sendingTo = (visit: Visit, address: string, field: string) =>
  atField(field, sendingToAnyone(visit, 'register', foldEmail(address)))

function codeTo(visit: RegisterVisit, to: string, { mail, live }: { mail: CodeMail; live: boolean }) {
  const { council, language } = visit
  const which = { journeyId: visit.journey.id, purpose: 'register', of: foldEmail(to) } as const
  const { id, digits, writes } = makeCode(visit, { ...which, live })
  const planned = () =>
    planEmail(visit, {
      to,
      kind: 'code',
      about: { codeId: id },
      keptMs: limits.message.codeKeptMs,
      wording: mail({ council, language, to, digits, minutes: minutes(limits.code.lifetimeMs) }),
    })
  return { writes, planned }
}

/**
 * What is written and sent. Where the address has an account already, and the mailbox is not proved before anything else, its owner is
 * told instead, and nothing that can be typed gets through; to whoever is registering both are the same.
 */
function codeOrNotice(
  visit: RegisterVisit,
  to: string,
  { mail, mailboxFirst, owner, toldEnough }: Asking & Known,
): Pick<Settled<unknown>, 'takes' | 'writes' | 'deliver' | 'events'> {
  const { council, origin } = visit
  const isTold = owner !== undefined && !mailboxFirst
  const { writes, planned } = codeTo(visit, to, { mail, live: !isTold })
  const { write, deliver } = isTold
    ? planEmail(visit, {
        to: owner.email,
        keptMs: limits.message.noticeKeptMs,
        forNobody: toldEnough,
        about: { accountId: owner.id },
        wording: addressTakenEmail({ council, language: languageOf(visit, owner), address: origin }),
      })
    : planned()
  return {
    takes: mailboxFirst || toldEnough ? [] : [tellingOwner(foldEmail(to))],
    writes: [...writes, write],
    deliver,
    events: [isTold ? { name: 'registration.address-taken', accountId: owner.id } : { name: 'registration.code-sent' }],
  }
}

type RegisterVisit = JourneyVisit<RegisterProgress>
type Sent = Omit<Settled<unknown>, 'facts'> & { facts: Pick<RegisterProgress, 'sends' | 'ownerId'> }

/**
 * Sends a code to an address that was typed. Back and on again with the same address is not asking for another code: the one that
 * was just sent still works.
 * @param kept the address that a code was sent to before
 */
export function sendToTyped(
  visit: RegisterVisit,
  { typed, kept, usedUp, ...asking }: Asking & Asked & { typed: string; kept: string | undefined },
): Result<Sent, Fault> {
  const { sends } = visit.journey.progress
  const ownerId = asking.owner?.id
  const same = kept !== undefined && foldEmail(kept) === foldEmail(typed)
  if (same && sends && sends.at + visit.clocks.resendWait > visit.now) return ok({ facts: { ownerId } })
  const again = same ? resending(visit, visit.journey.id, sends) : ok([])
  if (!again.ok) return no({ ...again.fault, field: 'email' })
  if (usedUp) return no(usedUp)
  const { takes = [], ...sent } = codeOrNotice(visit, typed, asking)
  return ok({
    ...sent,
    takes: [...atField('email', again.value), ...sendingTo(visit, typed, 'email'), ...takes],
    facts: { ownerId, sends: { at: visit.now, count: same ? (sends?.count ?? 0) + 1 : 1 } },
  })
}

/** Sends another code, because the person asked for one. */
export async function sendAgain(visit: RegisterVisit, to: string, asking: Asking): Promise<Decision<Partial<RegisterProgress>>> {
  const { journey } = visit
  const { sends } = journey.progress
  const again = resending(visit, journey.id, sends)
  if (!again.ok) return refuse({ ...again.fault, field: 'resend' })
  const toldEnough = !asking.mailboxFirst && (await ask(visit.db, readingToldEnough(visit, to)))
  const { takes = [], ...sent } = codeOrNotice(visit, to, { ...asking, owner: ownerWith(journey, to)?.account, toldEnough })
  return ok({
    ...sent,
    takes: [...atField('resend', again.value), ...sendingTo(visit, to, 'resend'), ...takes],
    facts: { sends: { at: visit.now, count: (sends?.count ?? 0) + 1 } },
  })
}

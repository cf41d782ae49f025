import { findAccountByEmail, foldEmail } from '../../db/accounts.ts'
import { makeCode, mayResend, maySendToAnyone, type Sends, wasToldEnough } from '../../domain/codes.ts'
import type { Settled } from '../../domain/decision.ts'
import type { Fault } from '../../domain/faults.ts'
import type { JourneyVisit } from '../../domain/journey.ts'
import { limits, minutes } from '../../domain/limits.ts'
import { languageOf, planEmail } from '../../domain/messages.ts'
import type { RegisterProgress } from '../../domain/progress.ts'
import { no, ok, type Result } from '../../domain/result.ts'
import type { CodeMail } from '../../fragments/messages/code.ts'
import { addressTakenEmail } from '../../fragments/messages/notices.ts'

/** What is sent, and when the mailbox is proved. */
export type Asking = {
  mail: CodeMail
  /** before anything else: then the page behind the code tells an owner of the account that they have. Otherwise a mail does */
  mailboxFirst?: boolean
}

/** Sends a code to an address that is to be registered, unless too many were. */
async function sendRegisterCode(
  visit: JourneyVisit<RegisterProgress>,
  to: string,
  { mail, mailboxFirst = false }: Asking,
): Promise<Result<Omit<Settled<unknown>, 'facts'>, Fault>> {
  const fault = await maySendToAnyone(visit, 'register', foldEmail(to))
  if (fault) return no(fault)
  return ok(mailboxFirst ? sendCode(visit, to, mail) : await sendCodeOrNotice(visit, to, mail))
}

function sendCode(visit: JourneyVisit<RegisterProgress>, to: string, mail: CodeMail) {
  const { council, language } = visit
  const { id, digits, writes } = makeCode(visit, { journeyId: visit.journey.id, purpose: 'register', live: true })
  const { write, deliver } = planEmail(visit, {
    to,
    kind: 'code',
    about: { codeId: id },
    keptMs: limits.message.codeKeptMs,
    wording: mail({ council, language, to, digits, minutes: minutes(limits.code.lifetimeMs) }),
  })
  return { writes: [...writes, write], deliver, events: [{ name: 'registration.code-sent' as const }] }
}

/**
 * Where the address has an account already its owner is told instead, and nothing that can be typed gets through; to whoever is
 * registering both are the same.
 */
async function sendCodeOrNotice(visit: JourneyVisit<RegisterProgress>, to: string, mail: CodeMail) {
  const { council, language, origin } = visit
  const toldEnough = await wasToldEnough(visit, foldEmail(to))
  const owner = await findAccountByEmail(visit.db, visit.keys, council.slug, to)
  const { id, digits, writes } = makeCode(visit, { journeyId: visit.journey.id, purpose: 'register', live: !owner })
  const { write, deliver } = owner
    ? planEmail(visit, {
        to: owner.email,
        keptMs: limits.message.noticeKeptMs,
        forNobody: toldEnough,
        about: { accountId: owner.id },
        wording: addressTakenEmail({ council, language: languageOf(visit, owner), address: origin }),
      })
    : planEmail(visit, {
        to,
        kind: 'code',
        about: { codeId: id },
        keptMs: limits.message.codeKeptMs,
        wording: mail({ council, language, to, digits, minutes: minutes(limits.code.lifetimeMs) }),
      })
  return {
    writes: [...writes, write],
    deliver,
    events: [
      owner ? { name: 'registration.address-taken' as const, accountId: owner.id } : { name: 'registration.code-sent' as const },
    ],
  }
}

type Sent = Omit<Settled<unknown>, 'facts'> & { facts: { sends?: Sends } }

/**
 * Sends a code to an address that was typed. Back and on again with the same address is not asking for another code: the one that
 * was just sent still works.
 * @param kept the address that a code was sent to before
 */
export async function sendToTyped(
  visit: JourneyVisit<RegisterProgress>,
  { typed, kept, ...asking }: Asking & { typed: string; kept: string | undefined },
): Promise<Result<Sent, Fault>> {
  const { sends } = visit.journey.progress
  const same = kept !== undefined && foldEmail(kept) === foldEmail(typed)
  if (same && sends && sends.at + visit.clocks.resendWait > visit.now) return ok({ facts: {} })
  const fault = same ? await mayResend(visit, visit.journey.id, sends) : undefined
  if (fault) return no(fault)
  return counted(visit, await sendRegisterCode(visit, typed, asking), same)
}

/** Sends another code, because the person asked for one. */
export async function sendAgain(visit: JourneyVisit<RegisterProgress>, to: string, asking: Asking): Promise<Result<Sent, Fault>> {
  const fault = await mayResend(visit, visit.journey.id, visit.journey.progress.sends)
  if (fault) return no(fault)
  return counted(visit, await sendRegisterCode(visit, to, asking), true)
}

function counted(
  { now, journey }: JourneyVisit<RegisterProgress>,
  sent: Awaited<ReturnType<typeof sendRegisterCode>>,
  again: boolean,
): Result<Sent, Fault> {
  if (!sent.ok) return sent
  return ok({ ...sent.value, facts: { sends: { at: now, count: again ? (journey.progress.sends?.count ?? 0) + 1 : 1 } } })
}

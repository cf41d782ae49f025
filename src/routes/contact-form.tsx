import type { FC } from 'hono/jsx'
import { z } from 'zod'
import type { Council } from '../councils/council.ts'
import type { Account } from '../db/accounts.ts'
import type { Write } from '../db/client.ts'
import { removeCode } from '../db/codes.ts'
import { type ContactChange, type ContactKind, removeContactChange, sameContactChange } from '../db/contact-changes.ts'
import { ask } from '../db/reading.ts'
import { checkCode, tryingCode } from '../domain/codes.ts'
import { type Refusal, refuse } from '../domain/decision.ts'
import type { FaultKey } from '../domain/faults.ts'
import { newsOf } from '../domain/news.ts'
import { no, ok, type Result } from '../domain/result.ts'
import { endOthers } from '../domain/sessions.ts'
import type { Visit } from '../domain/visit.ts'
import type { ContactShown } from '../fragments/contact-form.tsx'
import type { FormView } from '../fragments/form-view.ts'
import type { Words } from '../fragments/words/index.ts'
import { type Changes, findChanges, nothing, type Planned, pageOf, planCode, purposes, unsentAt } from './contact-change.ts'
import { code } from './fields.ts'
import { type Done, definePage, type FormPage, type Present } from './form.tsx'

type Parts = {
  title: (words: Words) => string
  fragment: FC<FormView<ContactShown>>
  /** makes the change that is proved now */
  make: (present: Present, loaded: ContactLoaded, change: ContactChange) => Promise<Made>
}

/** A page that waits for the code of a change, and makes the change. */
export const contactForm = (
  kind: ContactKind,
  { title, fragment: Fragment, make }: Parts,
): FormPage<ContactLoaded, ContactInput> =>
  definePage<ContactLoaded, ContactInput>({
    title,
    load: (present) => loadContact(present, kind),
    schema: (loaded, council) => contactSchema(kind, loaded, council),
    fragment: ({ loaded, ...form }) => <Fragment {...form} loaded={loaded.shown} />,
    values: () => ({ elsewhere: 'yes' }),
    async submit(present, input, loaded) {
      const { visit, session } = present
      const change = loaded.changes[kind]
      if (!change || input.go === 'cancel') return cancelContact(visit, loaded, kind)
      if (input.go === 'resend') return sendAgain(visit, loaded.account, change)
      const proved = await proveContact(visit, change, input.code)
      if (!proved.ok) return proved
      const made = await make(present, loaded, change)
      if ('instead' in made) return ok({ to: made.instead, writes: proved.value })
      const others = input.elsewhere ? await endOthers(visit, session) : { writes: [], events: [], endedSessions: [] }
      return goOnFrom(
        visit,
        { ...loaded, kind },
        {
          ...made.done,
          writes: [...proved.value, ...made.done.writes, ...others.writes],
          events: [...made.done.events, ...others.events],
          endedSessions: others.endedSessions,
        },
      )
    },
  })

/** What such a page is about; no change where there is none any more. */
export type ContactLoaded = { account: Account; changes: Changes; shown: ContactShown }

/** What a right code does, once it is used up: what belongs to its batch, or an address where something else is told. */
export type Made = { done: Planned } | { instead: string }

/** What was pressed: the code, with whether other sessions are to end; or another button. */
type ContactInput = { go: 'resend' } | { go: 'cancel' } | { go: 'verify'; code: string; elsewhere: boolean }

const buttons = z.enum(['resend', 'cancel']).optional().catch(undefined)

/** A button, which asks for nothing, or the code. */
const contactSchema = (kind: ContactKind, { shown }: ContactLoaded, council: Council) =>
  z.record(z.string(), z.unknown()).transform((sent, { addIssue }): ContactInput => {
    const go = shown.stands === 'waits' ? buttons.parse(sent.go) : 'cancel'
    if (go) return { go }
    const read = code(council, kind === 'email' ? 'code.missing' : 'mobile-code.missing').safeParse(sent.code)
    if (read.success) return { go: 'verify', code: read.data, elsewhere: sent.elsewhere === 'yes' }
    for (const issue of read.error.issues) addIssue({ ...issue, path: ['code'] } as Parameters<typeof addIssue>[0])
    return z.NEVER
  })

/** The change that waits at such a page, and whether something is to be told of it. */
async function loadContact({ visit, account, query }: Present, kind: ContactKind): Promise<ContactLoaded> {
  const changes = await findChanges(visit, account)
  const change = changes[kind]
  if (change) {
    const { value, sends, sentAt } = change
    const done = query('done')
    const [usedUp, unsent] = [done === 'used-up', sends === 0 || done === 'unsent' || done === 'used-up']
    const which = { accountId: account.id, journeyId: change.id, purpose: purposes[kind] }
    const news = unsent ? undefined : await newsOf(visit, which)
    return {
      account,
      changes,
      shown: { stands: 'waits', value, old: account.email, sends: { at: sentAt, count: sends }, unsent, usedUp, news },
    }
  }
  if (query('done') !== 'taken') return { account, changes, shown: { stands: 'none' } }
  return { account, changes, shown: { stands: 'taken', next: changes.mobile ? pageOf.mobile : visit.council.afterSignIn } }
}

const inWordsOfTexts: Partial<Record<FaultKey, FaultKey>> = {
  'code.wrong': 'mobile-code.wrong',
  'code.unusable': 'mobile-code.unusable',
}

/** Checks a code. @returns the statements that use it up and forget the change, or what is wrong */
async function proveContact(visit: Visit, change: ContactChange, typed: string): Promise<Result<Write[], Refusal>> {
  const { id, kind, accountId, value } = change
  const which = { journeyId: id, purpose: purposes[kind] }
  const checked = await checkCode(visit, await ask(visit.db, tryingCode(visit, which)), { ...which, to: value, typed })
  if (checked.ok) return ok([sameContactChange(visit.db, change), ...checked.value, removeContactChange(visit.db, change)])
  const { faults, events = [] } = checked.fault
  return no({
    faults: kind === 'email' ? faults : faults.map((fault) => ({ ...fault, key: inWordsOfTexts[fault.key] ?? fault.key })),
    events: events.map((event) => ({ ...event, accountId })),
  })
}

/** Sends another code, and comes back to the page. */
async function sendAgain(visit: Visit, account: Account, change: ContactChange): Promise<Result<Done, Refusal>> {
  const { kind, value } = change
  const planned = await planCode(visit, account, { kind, value, earlier: change, again: true })
  if (!planned.ok) return refuse({ ...planned.fault, field: 'resend' })
  return ok({ ...planned.value, to: pageOf[kind], toIfUnsent: unsentAt(pageOf[kind]) })
}

/** Forgets a change: the old address or number stays. */
async function cancelContact(visit: Visit, { account, changes }: ContactLoaded, kind: ContactKind) {
  const change = changes[kind]
  if (!change) return ok({ to: '/account/review' })
  const { db } = visit
  return goOnFrom(
    visit,
    { account, changes, kind },
    {
      ...nothing,
      writes: [sameContactChange(db, change), removeCode(db, change.id, purposes[kind]), removeContactChange(db, change)],
    },
  )
}

/**
 * On from a change, to the next one that waits, whose code goes out with what is decided; or to where the person was going.
 * What cannot be sent now can be asked for there.
 */
async function goOnFrom(
  visit: Visit,
  { account, changes, kind }: { account: Account; changes: Changes; kind: ContactKind },
  done: Planned & Partial<Done>,
): Promise<Result<Done, Refusal>> {
  const next = kind === 'email' ? changes.mobile : undefined
  if (!next) return ok({ ...done, to: visit.council.afterSignIn, comesBack: true })
  const sent = await planCode(visit, account, { kind: 'mobile', value: next.value, earlier: next })
  const { writes, deliver, events } = sent.ok ? sent.value : nothing
  return ok({
    ...done,
    to: pageOf.mobile,
    toIfUnsent: unsentAt(pageOf.mobile),
    writes: [...done.writes, ...writes],
    deliver: [...done.deliver, ...deliver],
    events: [...done.events, ...events],
  })
}

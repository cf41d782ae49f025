import type { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { FC } from 'hono/jsx'
import type { z } from 'zod'
import type { Council } from '../councils/council.ts'
import type { Account } from '../db/accounts.ts'
import { commit, isAway, type Write } from '../db/client.ts'
import { forgetDraft } from '../db/drafts.ts'
import {
  changeFormOutcome,
  claimForm,
  claimWithOutcome,
  type FormOutcome,
  type FormSubmission,
  findForm,
  keepFormOutcome,
} from '../db/forms.ts'
import { newToken, sign } from '../db/keys.ts'
import { commitAndAsk, known } from '../db/reading.ts'
import type { Session } from '../db/sessions.ts'
import type { StaffMember } from '../db/staff.ts'
import type { Mine } from '../db/submissions.ts'
import { eventsOf, type Refusal, type Settled } from '../domain/decision.ts'
import { deliverAll, makingReady, type Readiness, type Unsent } from '../domain/delivering.ts'
import { findEarlierDraft } from '../domain/drafts.ts'
import { eventWrite, logEvents } from '../domain/events.ts'
import { type Fault, statusOf, waitOf } from '../domain/faults.ts'
import type { Result } from '../domain/result.ts'
import { stillPresent } from '../domain/sessions.ts'
import { typedIn } from '../domain/typed.ts'
import type { Visit } from '../domain/visit.ts'
import type { FormView } from '../fragments/form-view.ts'
import { Restored } from '../fragments/restored.tsx'
import type { Words } from '../fragments/words/index.ts'
import type { App, Ctx } from '../middleware/app.ts'
import { failurePage, unsavedPage } from '../middleware/failures.tsx'
import { putOut } from '../middleware/guards.ts'
import { keepLanguage, languageIn } from '../middleware/language.ts'
import { addressHere, goTo, page, wordsFor } from '../middleware/page.tsx'
import { takeReturn } from '../middleware/return.ts'
import { certainly, isStillPresent } from '../middleware/session.ts'
import { faultsOf } from './fields.ts'
import { onlyThese } from './methods.ts'
import { answerSeen, toldAgain } from './repeats.ts'
import { draftOf, pathOf, printsOf, type SentForm, sentTo } from './sent-form.ts'
import { type Fields, isToken } from './turn.tsx'

/** Who is at a form, signed in, and what its address names. */
export type Present = {
  visit: Visit
  account: Account
  session: Session
  staff?: StaffMember | undefined
  /** a part of the address, like "id" */
  part: (name: string) => string
  /** a part of the query, like "page"; empty when it is not there */
  query: (name: string) => string
  /** the form was sent, to be done: what is shown then, if anything, is the form with what is wrong */
  sent: boolean
  /** something has been decided since this request began, here or elsewhere: what was read of somebody then may be over */
  decided: boolean
  /** what was asked for in the request that asked who is there: see asksBesides() */
  besides: unknown
}

/** What sending a form decides: written in one batch with its events, then what is to be sent is sent, then on to an address. */
export type Done = Pick<Settled<unknown>, 'writes' | 'events' | 'deliver' | 'endedSessions'> & {
  overtaken?: Fault
  /** below the council's base */
  to: string
  /** to the page that was asked for before signing in instead, where there is one: nothing else comes first any more */
  comesBack?: true
  /** the sending is waited for; where to go when something did not leave, to be told so at once */
  toIfUnsent?: string | ((why: Unsent) => string)
}

/** A page with one form, for somebody signed in. Complete without JavaScript: 303 when it is done, 422 when something is wrong. */
export type FormPage<Loaded, Input> = {
  title: (words: Words, loaded: Loaded) => string
  /** what the page is about; nothing when there is no such thing for this person: then it is not found */
  load: (present: Present) => Promise<Loaded | undefined>
  schema: (loaded: Loaded, council: Council) => z.ZodType<Input>
  fragment: FC<FormView<Loaded>>
  /** what stands in the fields at first */
  values?: (loaded: Loaded, words: Words) => Fields
  /** the form carries a file: how many bytes may be sent, and what is said of more, which is not even read */
  file?: { mostBytes: number; tooLarge: Fault }
  submit: (present: Present, input: Input, loaded: Loaded) => Promise<Result<Done, Refusal>>
  /**
   * Whether submit() only reads, with this input: then the form's token is claimed in the batch of what it decides, which is one
   * request less to wait for. Of equal forms each is decided then, and one is written. Where deciding has a price, which is to be paid
   * once, the token is claimed before: a try of a code, a turn under a limit, the hashing of a password, the reading of a file. That is
   * the rule for a form that says nothing here, since whoever forgets to say it pays with a request, not with a second try.
   */
  onlyReads?: (input: Input, loaded: Loaded) => boolean
  /** buttons that only change what is shown, by the value of "go" up to a colon; what stands behind it is theirs. Nothing is saved */
  actions?: Record<string, Action<Loaded>>
}

/** The form once more after such a button: what the page is about, what stands in the fields, and what could not be done. */
export type Action<Loaded> = (present: Present, fields: Fields, loaded: Loaded, more: string) => Promise<Shown<Loaded>>
type Shown<Loaded> = { loaded: Loaded; values: Fields; faults?: Fault[] }

// biome-ignore lint/suspicious/noExplicitAny: a list of pages with different forms; each checks its own.
export type AnyForm = FormPage<any, any>

/** Gives a page with one form the types of what it is about and of its own input. */
export const definePage = <Loaded, Input>(page: FormPage<Loaded, Input>): FormPage<Loaded, Input> => page

/** Mounts a page with a form at an address. Guards stand before it. */
export function formAt(app: Hono<App>, path: string, form: AnyForm) {
  app.get(path, async (c: Ctx) => {
    const present = presentAt(c)
    const [loaded, draft] = await Promise.all([form.load(present), findEarlierDraft(present.visit, present.session, draftOf(c))])
    if (loaded === undefined) return c.notFound()
    return shown(c, form, loaded, draft ?? form.values?.(loaded, wordsFor(c)) ?? {}, [], draft !== undefined)
  })
  if (form.file) app.post(path, bodyLimit({ maxSize: form.file.mostBytes, onError: (c) => tooLarge(c as unknown as Ctx, form) }))
  app.post(path, async (c: Ctx) => {
    const sent = await sentTo(c)
    if (!sent) return failurePage(c, 'foreign', 403)
    try {
      certainly(c)
      return await posted(c, form, sent)
    } catch (error) {
      if (!isAway(error)) throw error
      return unsavedPage(c, error, form.file ? undefined : sent.fields)
    }
  })
  onlyThese(app, path, ['GET', 'POST'])
}

/** Who is there; guards have seen to it that somebody is. */
export function presentAt(c: Ctx, { sent = false, decided = false }: Partial<Pick<Present, 'sent' | 'decided'>> = {}): Present {
  const { visit, account, session, staff, besides } = c.var
  return {
    visit,
    account: account!,
    session: session!,
    staff,
    part: (name) => c.req.param(name) ?? '',
    query: (name) => c.req.query(name) ?? '',
    sent,
    decided,
    besides,
  }
}

async function posted(c: Ctx, form: AnyForm, { fields, files }: SentForm) {
  const language = languageIn(fields.go)
  const present = presentAt(c, { sent: language === undefined })
  const { visit, session, staff } = present
  const loaded = await form.load(present)
  if (loaded !== undefined && language) {
    keepLanguage(c, language)
    return shown(c, form, loaded, typedIn(fields))
  }
  const [wanted = '', ...more] = (fields.go ?? '').split(':')
  if (loaded !== undefined && form.actions && Object.hasOwn(form.actions, wanted)) {
    const next = await form.actions[wanted]!(present, typedIn(fields), loaded, more.join(':'))
    return shown(c, form, next.loaded, next.values, next.faults)
  }
  const { submit: token } = fields
  if (!isToken(token))
    return loaded === undefined
      ? failurePage(c, 'notFound', 404)
      : shown(c, form, loaded, typedIn(fields), [{ key: 'form.incomplete' }])

  const sent = [addressHere(c), ...Object.entries(fields).sort(), ...(await printsOf(files))]
  const input = sign(visit.keys.signing, 'input', JSON.stringify(sent))
  const submission: FormSubmission = { session: session.id, path: pathOf(c), token, input }
  const parsed = loaded === undefined ? undefined : form.schema(loaded, visit.council).safeParse({ ...fields, ...files })
  if (!parsed?.success) {
    // A repeat may come when what it is about is gone, or is another thing: the first one saw to that.
    const earlier = await findForm(visit.db, visit.keys, submission)
    const told = earlier?.exact && toldAgain(visit, earlier)
    if (told) return answerAgain(c, form, fields, told)
    return parsed ? shown(c, form, loaded, typedIn(fields), faultsOf(parsed.error)) : failurePage(c, 'notFound', 404)
  }

  const sending: Sending = { c, form, fields, submission, mine: undefined }
  if (!form.onlyReads?.(parsed.data, loaded)) {
    const claim = await claimForm(visit.db, visit.keys, submission, stillPresent(visit, session, staff), visit.now)
    if (!claim) return putOut(c, fields)
    const work = 'seen' in claim ? await answerSeen(visit, submission, claim.seen) : claim
    if (!('mine' in work)) return answerAgain(c, form, fields, work)
    sending.mine = work.mine
  }
  const decision = await form.submit(present, parsed.data, loaded)
  return decision.ok ? done(sending, decision.value) : refused(sending, loaded, decision.fault)
}

/** A form whose work is this request's; or, where its token is yet to be claimed, of whichever equal one writes first. */
type Sending = { c: Ctx; form: AnyForm; fields: Fields; submission: FormSubmission; mine: Mine | undefined }

/** Keeps what came of a form, in the batch of what it did: the batch breaks when another request has done its work. */
const kept = ({ c, submission, mine }: Sending, outcome: FormOutcome): Write[] => {
  const { db, keys, now } = c.var.visit
  return mine ? keepFormOutcome(db, keys, mine, outcome) : claimWithOutcome(db, keys, submission, outcome, now)
}

/** Writes what was decided and all that belongs to it in one batch, then sends what is to be sent, and goes on. */
async function done(sending: Sending, decided: Done) {
  const { c, submission } = sending
  const { visit, session, staff } = presentAt(c)
  const { to, comesBack, toIfUnsent, writes = [], events = [], deliver: messages = [], endedSessions = [], overtaken } = decided
  const outcome = { to, ...(comesBack ? { comesBack } : {}) }
  const statements = [
    ...stillPresent(visit, session, staff),
    ...kept(sending, outcome),
    forgetDraft(visit.db, draftOf(c)),
    ...writes,
    ...events.map((event) => eventWrite(visit, event)),
  ]
  const ready = toIfUnsent ? makingReady(visit, messages) : known(undefined)
  const written = await commitAndAsk<Readiness | undefined>(visit.db, statements, ready)
  if (!written) return unwritten(sending, overtaken)
  logEvents(visit, events)
  visit.later(visit.sessions.remove(...endedSessions))
  const leaving = deliverAll(visit, messages, written.read)
  const why = toIfUnsent && (await leaving).find((each): each is Unsent => each !== 'taken')
  if (toIfUnsent && why) {
    const instead = typeof toIfUnsent === 'string' ? toIfUnsent : toIfUnsent(why)
    await commit(visit.db, [changeFormOutcome(visit.db, visit.keys, submission, { to: instead })])
    return goTo(c, `${c.var.base}${instead}`)
  }
  visit.later(leaving)
  return goOn(c, outcome)
}

/** On to an address below the council's base; the council's home may be the root of its own host. */
function goOn(c: Ctx, { to, comesBack }: Extract<FormOutcome, { to: string }>) {
  const back = comesBack && takeReturn(c, c.var.account!.id)
  return goTo(c, `${c.var.base}${back || (to === '/' ? '' : to)}` || '/')
}

/** Says what is wrong, after what it cost is written. */
async function refused(sending: Sending, loaded: unknown, refusal: Refusal) {
  const { c, form, fields } = sending
  const { visit, account, session, staff } = presentAt(c)
  const { faults, answerAfterMs = 0 } = refusal
  const events = eventsOf(refusal, account.id)
  const written = await commit(visit.db, [
    ...stillPresent(visit, session, staff),
    ...kept(sending, { faults, answerAfterMs }),
    ...events.map((event) => eventWrite(visit, event)),
  ])
  if (!written) return unwritten(sending)
  logEvents(visit, events)
  await visit.pause(answerAfterMs)
  // What is shown may have changed with the refusal: how many tries are left, say.
  return shown(c, form, (await form.load(presentAt(c, { sent: true, decided: true }))) ?? loaded, typedIn(fields), faults)
}

/** A batch broke: who sent it is not here any more, another request has done the work meanwhile, or somebody else was first. */
async function unwritten(sending: Sending, overtaken: Fault = { key: 'form.overtaken' }) {
  const { c, form, fields, submission } = sending
  const { visit } = c.var
  if (!(await isStillPresent(c))) return putOut(c, fields)
  const outcome = { faults: [overtaken] }
  if (await commit(visit.db, kept(sending, outcome))) return answerAgain(c, form, fields, outcome)
  const seen = await findForm(visit.db, visit.keys, submission)
  const answer = seen && (await answerSeen(visit, submission, seen))
  return answerAgain(c, form, fields, answer && !('mine' in answer) ? answer : outcome)
}

/** The form shown, or gone on from, by what came of it: also to a repeat, which comes by itself or when what it is about is gone. */
async function answerAgain(c: Ctx, form: AnyForm, fields: Fields, outcome: FormOutcome) {
  if ('to' in outcome) return goOn(c, outcome)
  // An earlier answer than the first one's would tell a guesser what the wait is there to hold back.
  await c.var.visit.pause(outcome.answerAfterMs ?? 0)
  const now = await form.load(presentAt(c, { sent: true, decided: true }))
  return now === undefined ? failurePage(c, 'notFound', 404) : shown(c, form, now, typedIn(fields), outcome.faults)
}

function shown(c: Ctx, form: AnyForm, loaded: unknown, values: Fields, faults: readonly Fault[] = [], restored = false) {
  const status = faults.length > 0 ? statusOf(faults) : 200
  const wait = waitOf(faults)
  if (wait > 0) c.header('Retry-After', String(wait))
  const props = { loaded, action: addressHere(c), token: newToken(), values, faults }
  return page(c, {
    title: form.title(wordsFor(c), loaded),
    faults,
    status,
    form: true,
    body: (view) => (
      <>
        {restored && <Restored view={view} />}
        <form.fragment view={view} {...props} />
      </>
    ),
  })
}

/** The form again, with what is wrong with it: more than may be sent, of which nothing was read. */
async function tooLarge(c: Ctx, form: AnyForm) {
  certainly(c)
  const loaded = await form.load(presentAt(c, { sent: true }))
  return loaded === undefined ? failurePage(c, 'notFound', 404) : shown(c, form, loaded, {}, [form.file!.tooLarge])
}

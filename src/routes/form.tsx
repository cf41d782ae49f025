import type { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { FC } from 'hono/jsx'
import type { z } from 'zod'
import type { Council } from '../councils/council.ts'
import type { Account } from '../db/accounts.ts'
import { commit } from '../db/client.ts'
import { forgetDraft } from '../db/drafts.ts'
import { changeFormOutcome, type FormSubmission, findFormOutcome, keepFormOutcome } from '../db/forms.ts'
import { fingerprintOfFile, newToken, sign } from '../db/keys.ts'
import type { Session } from '../db/sessions.ts'
import type { StaffMember } from '../db/staff.ts'
import type { Refusal, Settled } from '../domain/decision.ts'
import { findEarlierDraft } from '../domain/drafts.ts'
import { type AuditEvent, eventWrite, logEvents } from '../domain/events.ts'
import { type Fault, statusOf } from '../domain/faults.ts'
import { limits } from '../domain/limits.ts'
import { deliver } from '../domain/messages.ts'
import type { Result } from '../domain/result.ts'
import type { Visit } from '../domain/visit.ts'
import { Restored } from '../fragments/restored.tsx'
import { RetryPage } from '../fragments/retry.tsx'
import type { View } from '../fragments/view.ts'
import type { Words } from '../fragments/words/index.ts'
import type { App, Ctx } from '../middleware/app.ts'
import { describe, failurePage, isDatabaseAway } from '../middleware/failures.tsx'
import { isLanguage, keepLanguage } from '../middleware/language.ts'
import { goTo, page, wordsFor } from '../middleware/page.tsx'
import { belowBase } from '../middleware/return.ts'
import { certainly } from '../middleware/session.ts'
import { faultsOf } from './fields.ts'
import { onlyThese } from './methods.ts'
import { type Fields, isToken, typedIn } from './turn.tsx'

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
}

/** What sending a form decides: written in one batch with its events, then what is to be sent is sent, then on to an address. */
export type Done = Pick<Settled<unknown>, 'writes' | 'events' | 'deliver' | 'endedSessions' | 'overtaken'> & {
  /** below the council's base */
  to: string
  /** the sending is waited for; where to go when something did not leave, to be told so at once */
  toIfUnsent?: string
}

/** What a form's fragment is given. */
export type FormProps<Loaded> = {
  view: View
  loaded: Loaded
  /** where the form is sent */
  action: string
  /** the form's random token: an exact repeat does its work once */
  token: string
  values: Fields
  faults: readonly Fault[]
}

/** A page with one form, for somebody signed in. Complete without JavaScript: 303 when it is done, 422 when something is wrong. */
export type FormPage<Loaded, Input> = {
  title: (words: Words, loaded: Loaded) => string
  /** what the page is about; nothing when there is no such thing for this person: then it is not found */
  load: (present: Present) => Promise<Loaded | undefined>
  schema: (loaded: Loaded, council: Council) => z.ZodType<Input>
  fragment: FC<FormProps<Loaded>>
  /** what stands in the fields at first */
  values?: (loaded: Loaded) => Fields
  /** the form carries a file: how many bytes may be sent, and what is said of more, which is not even read */
  file?: { mostBytes: number; tooLarge: Fault }
  submit: (present: Present, input: Input, loaded: Loaded) => Promise<Result<Done, Refusal>>
}

// biome-ignore lint/suspicious/noExplicitAny: a list of pages with different forms; each checks its own.
export type AnyForm = FormPage<any, any>

/** Gives a page with one form the types of what it is about and of its own input. */
export const definePage = <Loaded, Input>(page: FormPage<Loaded, Input>): FormPage<Loaded, Input> => page

/** Mounts a page with a form at an address. Guards stand before it. */
export function formAt(app: Hono<App>, path: string, form: AnyForm) {
  app.get(path, async (c) => {
    const present = presentAt(c as unknown as Ctx)
    const loaded = await form.load(present)
    if (loaded === undefined) return c.notFound()
    const draft = await findEarlierDraft(present.visit, present.session, draftOf(c as unknown as Ctx))
    return shown(c as unknown as Ctx, form, loaded, draft ?? form.values?.(loaded) ?? {}, [], draft !== undefined)
  })
  if (form.file) app.post(path, bodyLimit({ maxSize: form.file.mostBytes, onError: (c) => tooLarge(c as unknown as Ctx, form) }))
  app.post(path, async (c_) => {
    const c = c_ as unknown as Ctx
    certainly(c)
    const { fields, files } = await sentTo(c)
    try {
      return await posted(c, form, fields, files)
    } catch (error) {
      if (!isDatabaseAway(error)) throw error
      c.var.visit.log({ level: 'error', event: 'database.away', council: c.var.council.slug, ...describe(error) })
      c.header('Retry-After', '30')
      // A page cannot keep a file: it stays in the page before, to be sent once more from there.
      if (form.file) return failurePage(c, 'unavailable', 503)
      const title = wordsFor(c).failures.unavailable.title
      return page(c, { title, status: 503, body: (view) => <RetryPage view={view} action={pathOf(c)} fields={kept(fields)} /> })
    }
  })
  onlyThese(app, path, ['GET', 'POST'])
}

/** Who is there; guards have seen to it that somebody is. */
export function presentAt(c: Ctx): Present {
  const { visit, account, session, staff } = c.var
  return {
    visit,
    account: account!,
    session: session!,
    staff,
    part: (name) => c.req.param(name) ?? '',
    query: (name) => c.req.query(name) ?? '',
  }
}

async function posted(c: Ctx, form: AnyForm, fields: Fields, files: Record<string, File>) {
  const present = presentAt(c)
  const { visit, session } = present
  const sent = [pathOf(c), ...Object.entries(fields).sort(), ...(await printsOf(files))]
  const input = sign(visit.keys.signing, 'input', JSON.stringify(sent))
  const submission: FormSubmission = { session: session.id, path: pathOf(c), token: fields.submit ?? '', input }
  const repeated = () => findFormOutcome(visit.db, visit.keys, submission, visit.now - limits.submission.repeatMs)
  const earlier = isToken(fields.submit) ? await repeated() : undefined
  // Asked before what the page is about: a repeat may come when that is gone, because the first one removed it.
  if (earlier && 'to' in earlier) return goTo(c, `${c.var.base}${earlier.to}`)

  const loaded = await form.load(present)
  if (loaded === undefined) return failurePage(c, 'notFound', 404)
  const language = fields.go?.startsWith('lang-') ? fields.go.slice(5) : undefined
  if (isLanguage(language)) {
    keepLanguage(c, language)
    return shown(c, form, loaded, typedIn(fields))
  }
  if (!isToken(fields.submit)) return shown(c, form, loaded, typedIn(fields), [{ key: 'form.incomplete' }])
  if (earlier) return again(c, form, loaded, fields, earlier)

  const parsed = form.schema(loaded, visit.council).safeParse({ ...fields, ...files })
  if (!parsed.success) return shown(c, form, loaded, typedIn(fields), faultsOf(parsed.error))
  const decision = await form.submit(present, parsed.data, loaded)
  if (!decision.ok) return refused(c, form, loaded, fields, submission, decision.fault)

  const { to, toIfUnsent, writes = [], events = [], deliver: messages = [], endedSessions = [], overtaken } = decision.value
  const outcome = { to }
  const written = await commit(visit.db, [
    keepFormOutcome(visit.db, visit.keys, submission, outcome, visit.now),
    forgetDraft(visit.db, draftOf(c)),
    ...writes,
    ...events.map((event) => eventWrite(visit, event)),
  ])
  if (!written) {
    const meanwhile = await repeated()
    if (meanwhile) return again(c, form, loaded, fields, meanwhile)
    const now = await form.load(present)
    if (now === undefined) return failurePage(c, 'notFound', 404)
    return shown(c, form, now, typedIn(fields), [overtaken ?? { key: 'form.overtaken' }])
  }
  logEvents(visit, events)
  for (const id of endedSessions) visit.later(visit.sessions.remove(id))
  const sending = Promise.all(messages.map((message) => deliver(visit, message)))
  if (toIfUnsent && (await sending).includes(false)) {
    await commit(visit.db, [changeFormOutcome(visit.db, visit.keys, submission, { to: toIfUnsent })])
    return goTo(c, `${c.var.base}${toIfUnsent}`)
  }
  visit.later(sending)
  return goTo(c, `${c.var.base}${to}`)
}

/** Says what is wrong, after what it cost is written. */
async function refused(
  c: Ctx,
  form: AnyForm,
  loaded: unknown,
  fields: Fields,
  submission: FormSubmission,
  { faults, events = [], answerAfterMs = 0 }: Refusal,
) {
  const { visit } = c.var
  const limit: AuditEvent[] =
    statusOf(faults) === 429 && events.length === 0
      ? [{ name: 'limit.reached', accountId: c.var.account!.id, facts: { limit: faults[0]!.key } }]
      : []
  const all = [...events, ...limit]
  const outcome = keepFormOutcome(visit.db, visit.keys, submission, { faults }, visit.now)
  await commit(visit.db, [outcome, ...all.map((event) => eventWrite(visit, event))])
  logEvents(visit, all)
  await visit.pause(answerAfterMs)
  // What is shown may have changed with the refusal: how many tries are left, say.
  return shown(c, form, (await form.load(presentAt(c))) ?? loaded, typedIn(fields), faults)
}

/** The same form a second time gets the first one's answer. */
const again = (c: Ctx, form: AnyForm, loaded: unknown, fields: Fields, outcome: { to: string } | { faults: Fault[] }) =>
  'to' in outcome ? goTo(c, `${c.var.base}${outcome.to}`) : shown(c, form, loaded, typedIn(fields), outcome.faults)

function shown(c: Ctx, form: AnyForm, loaded: unknown, values: Fields, faults: readonly Fault[] = [], restored = false) {
  const status = faults.length > 0 ? statusOf(faults) : 200
  const wait = Math.max(0, ...faults.map(({ values: said }) => said?.seconds ?? (said?.minutes ?? 0) * 60))
  if (status === 429 && wait > 0) c.header('Retry-After', String(wait))
  const props = { loaded, action: addressOf(c), token: newToken(), values, faults }
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

/** Whose draft of which form: it comes back after signing in again, and is forgotten when the form is sent. */
const draftOf = (c: Ctx) => ({ accountId: c.var.account!.id, address: belowBase(c, pathOf(c)) ?? '' })

const pathOf = (c: Ctx) => new URL(c.req.url).pathname

/** The page's own address with what narrows it, like a filter, so that a fault or another language shows the same page. */
function addressOf(c: Ctx) {
  const { pathname, searchParams } = new URL(c.req.url)
  searchParams.delete('lang')
  return searchParams.size > 0 ? `${pathname}?${searchParams}` : pathname
}

async function sentTo(c: Ctx) {
  const fields: Fields = {}
  const files: Record<string, File> = {}
  for (const [name, value] of Object.entries(await c.req.parseBody())) {
    if (typeof value === 'string') fields[name] = value
    else files[name] = value as File
  }
  return { fields, files }
}

/** Files by their names and content, so that another file is not taken for a repeat. */
const printsOf = (files: Record<string, File>) =>
  Promise.all(Object.entries(files).map(async ([field, file]) => [field, file.name, await fingerprintOfFile(file)]))

/** The form again, with what is wrong with it: more than may be sent, of which nothing was read. */
async function tooLarge(c: Ctx, form: AnyForm) {
  certainly(c)
  const loaded = await form.load(presentAt(c))
  return loaded === undefined ? failurePage(c, 'notFound', 404) : shown(c, form, loaded, {}, [form.file!.tooLarge])
}

/** What may be sent once more by a page that keeps it: no password, no code. */
const kept = (fields: Fields): Fields => ({ ...typedIn(fields), ...(fields.submit ? { submit: fields.submit } : {}) })

import { LibsqlError } from '@libsql/client/web'
import { DrizzleQueryError } from 'drizzle-orm/errors'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { newId } from '../db/keys.ts'
import { isSecret } from '../domain/typed.ts'
import { OutsideFailure } from '../fragments/councils.tsx'
import { type FailureKind, FailurePage } from '../fragments/failure.tsx'
import { RetryPage } from '../fragments/retry.tsx'
import { words } from '../fragments/words/index.ts'
import { usual } from '../languages.ts'
import type { Ctx } from './app.ts'
import { addressHere, page, wordsFor } from './page.tsx'

/**
 * A page in words for what went wrong, in the council's portal when there is one. What staff do not find in their console may be there
 * for somebody else: they are told so, and whom to ask, of whatever address, so that nobody learns what is there.
 */
export function failurePage(c: Ctx, failure: FailureKind, status: ContentfulStatusCode, reference?: string) {
  const kind = failure === 'notFound' ? kindOfNotFound(c) : failure
  const title = (w: typeof words.en) => w.failures[kind].title
  if (c.var.council && c.var.language) {
    return page(c, {
      title: title(words[c.var.language]),
      status,
      body: (view) => <FailurePage view={view} kind={kind} {...(reference ? { reference } : {})} />,
    })
  }
  const asked = c.req.query('lang')
  const language = usual.find((each) => each === asked) ?? 'en'
  const outside = kind === 'notFound' || kind === 'unavailable' || kind === 'notAllowed' ? kind : 'surprise'
  return c.html(
    `<!doctype html>${<OutsideFailure words={words[language]} language={language} kind={outside} reference={reference} />}`,
    status,
  )
}

/** What is said where nothing is found: to who is signed in, that it may be there and not for them, as it may not be there at all. */
function kindOfNotFound({ var: { account, staff, base }, req }: Ctx): FailureKind {
  const { pathname } = new URL(req.url)
  if (staff && pathname.startsWith(`${base}/staff/`)) return 'notYours'
  return account && pathname.startsWith(`${base}/records/`) ? 'noAccess' : 'notFound'
}

/** Answers a surprise: 503 when it is the database that does not answer, else 500 with a number to find it in the log by. */
export function answerFailure(error: unknown, c: Ctx, log: (record: object) => void) {
  const reference = newId().slice(0, 8)
  const away = isDatabaseAway(error)
  log({
    time: new Date().toISOString(),
    level: 'error',
    event: away ? 'database.away' : 'surprise',
    reference,
    ...describe(error),
  })
  if (!away) return failurePage(c, 'surprise', 500, reference)
  c.header('Retry-After', '30')
  return failurePage(c, 'unavailable', 503)
}

/**
 * The database is away, and a form was sent: a page keeps what was typed, with the form's token, to be sent once more.
 * @param fields nothing when the form carries a file: a page cannot keep that; it stays in the page before, to be sent from there
 */
export function unsavedPage(c: Ctx, error: unknown, fields?: Record<string, string>) {
  c.var.visit.log({ level: 'error', event: 'database.away', council: c.var.council.slug, ...describe(error) })
  c.header('Retry-After', '30')
  if (!fields) return failurePage(c, 'unavailable', 503)
  const kept = Object.fromEntries(Object.entries(fields).filter(([name]) => !isSecret(name) && name !== 'journey'))
  const { title } = wordsFor(c).failures.unavailable
  return page(c, { title, status: 503, body: (view) => <RetryPage view={view} action={addressHere(c)} fields={kept} /> })
}

/** Causes are followed so far: they may go round. */
const DEEPEST = 5

/** True when the database could not be reached or gave up, and the same request may do later. */
export function isDatabaseAway(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > DEEPEST) return false
  if (error instanceof LibsqlError && /^(HRANA_|SERVER_ERROR|UNKNOWN)/.test(error.code)) return true
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return true
  // workerd says "Network connection lost" or "internal error" when nothing listens at the database's address.
  if (error instanceof LibsqlError && /SQLITE_(BUSY|IOERR|FULL)/.test(error.code)) return true
  if (/^(Network connection lost|fetch failed|internal error|connection refused)/i.test(error.message)) return true
  return error.cause !== undefined && isDatabaseAway(error.cause, depth + 1)
}

/**
 * What the log may know of an error: its kind and where it came from. Messages stay out: DrizzleQueryError's holds every value of
 * the statement, others may hold what a person typed.
 */
export function describe(error: unknown, depth = 0): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error }
  return {
    error: error.constructor.name || 'Error',
    ...(error instanceof LibsqlError ? { code: error.code } : {}),
    ...(error instanceof DrizzleQueryError ? { statement: error.query } : {}),
    at: placesOf(error),
    ...(error.cause === undefined || depth >= DEEPEST ? {} : { cause: describe(error.cause, depth + 1) }),
  }
}

/** The lines of a stack that name places in the code; the message, which stands above them, may run over several lines. */
const placesOf = ({ stack = '', message }: Error) =>
  stack
    .replace(message, '')
    .split('\n')
    .filter((line) => /^\s+at (async )?[\w$.<>[\] ]*\(?[^()\s]+:\d+:\d+\)?$/.test(line))
    .map((line) => line.trim())
    .slice(0, 8)

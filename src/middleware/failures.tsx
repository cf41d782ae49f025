import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { describe, isAway } from '../db/client.ts'
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
  const away = isAway(error)
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

import { commit } from '../db/client.ts'
import { planDraft } from '../domain/drafts.ts'
import { limits } from '../domain/limits.ts'
import { isReturnable, makeReturn, readReturn } from '../domain/returns.ts'
import type { Ctx } from './app.ts'
import { dropCookie, readCookie, writeCookie } from './cookies.ts'
import { lastingAddress } from './page.tsx'

/** The part of an address below the council's base; nothing when it is not this council's. */
const belowBase = (c: Ctx, path: string) => (path.startsWith(`${c.var.base}/`) ? path.slice(c.var.base.length) : undefined)

/**
 * Keeps the page that somebody was on, for when they have signed in again. It is theirs alone where it is known who they were;
 * somebody who was not signed in yet comes back to the page they asked for, whoever they turn out to be: it is guarded.
 */
export function keepReturn(c: Ctx) {
  const address = pageOf(c)
  const to = address && belowBase(c, address.pathname)?.concat(address.search)
  if (!to || !isReturnable(to)) return
  writeCookie(c, 'return', makeReturn(c.var.visit, to, c.var.was?.accountId), limits.return.keptMs / 1000)
}

/** Where an account comes back to, once. */
export function takeReturn(c: Ctx, accountId: string): string | undefined {
  const kept = readCookie(c, 'return')
  if (!kept) return undefined
  dropCookie(c, 'return')
  return readReturn(c.var.visit, kept, accountId)
}

/**
 * Keeps the way back for later, where a page comes first: the page one was on, else where one was going. There is no need to come back
 * to the page that comes first.
 * @param next where one was going comes before the page one was on
 */
export function putOffReturn(
  c: Ctx,
  accountId: string,
  { first, to, next = false }: { first: string; to: string; next?: boolean | undefined },
) {
  const kept = next ? undefined : takeReturn(c, accountId)
  const later = kept && kept.split('?')[0] !== first ? kept : to
  if (isReturnable(later)) writeCookie(c, 'return', makeReturn(c.var.visit, later, accountId), limits.return.keptMs / 1000)
}

/** The page that a request was made from, or for: a form and the script's questions name it in Referer, which browsers send within a site. */
function pageOf(c: Ctx): URL | undefined {
  const here = new URL(c.req.url)
  const isPage = c.req.method === 'GET' && !here.pathname.startsWith(`${c.var.base}/session/`)
  const referer = c.req.header('referer') ?? ''
  const page = isPage ? here : URL.canParse(referer) ? new URL(referer) : undefined
  if (page?.origin !== here.origin) return undefined
  for (const passing of ['lang', 'notice', 'done']) page.searchParams.delete(passing)
  return page
}

/**
 * The address that a form's draft goes by, below the council's base: its query belongs to it, since it may say whom the form is
 * about. Nothing for an address that is not this council's.
 */
export function formAddress(c: Ctx, address: string): string | undefined {
  const here = new URL(c.req.url)
  if (belowBase(c, address) === undefined || !URL.canParse(address, here)) return undefined
  const url = new URL(address, here)
  return url.origin === here.origin ? belowBase(c, lastingAddress(url)) : undefined
}

/**
 * Keeps what came in a form for the person who is signed in, or who was until their session came to its end.
 * @param at the form's address
 * @returns whether it is kept
 */
export async function keepForm(c: Ctx, at: string, fields: Record<string, string>): Promise<boolean> {
  const owner = c.var.session ?? c.var.was
  const address = formAddress(c, at)
  if (!owner || !address) return false
  const writes = planDraft(c.var.visit, owner, address, fields)
  return writes.length > 0 && (await commit(c.var.visit.db, writes))
}

/** The text fields of what was posted. */
export async function textFields(c: Ctx): Promise<Record<string, string>> {
  const body = await c.req.parseBody().catch(() => ({}))
  return Object.fromEntries(Object.entries(body).filter((field): field is [string, string] => typeof field[1] === 'string'))
}

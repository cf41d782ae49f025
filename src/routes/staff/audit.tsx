import { createMiddleware } from 'hono/factory'
import { z } from 'zod'
import { nameOf } from '../../db/account-care.ts'
import { findAccount, findAccountByEmail } from '../../db/accounts.ts'
import type { EventFilter } from '../../db/events.ts'
import { endOfDay, startOfDay } from '../../domain/days.ts'
import { refuse } from '../../domain/decision.ts'
import { record } from '../../domain/events.ts'
import { limits } from '../../domain/limits.ts'
import { ok } from '../../domain/result.ts'
import { readTrail } from '../../domain/trail.ts'
import { AuditPage } from '../../fragments/staff/audit.tsx'
import { words } from '../../fragments/words/index.ts'
import type { App, Ctx } from '../../middleware/app.ts'
import { optionalDay, optionalEmail, text } from '../fields.ts'
import { definePage, type Present } from '../form.tsx'

/** What the list is narrowed to, as it stands in the page's address: ids and words of lists, never an e-mail. */
type Asked = { kind: string; account: string; from: string; to: string; before: string }

const isKind = (kind: string) => Object.hasOwn(words.en.staff.events, kind)

function askedIn(query: Present['query']): Asked {
  const valid = (name: string, rule: (value: string) => boolean) => (rule(query(name)) ? query(name) : '')
  return {
    kind: valid('kind', isKind),
    account: valid('account', (id) => /^[\w-]{1,64}$/.test(id)),
    from: valid('from', (day) => startOfDay(day) !== undefined),
    to: valid('to', (day) => endOfDay(day) !== undefined),
    before: valid('before', (number) => /^[1-9]\d{0,14}$/.test(number)),
  }
}

/** The address of the list, below the base. */
function addressOf(asked: Partial<Asked>) {
  const given = Object.entries(asked).filter(([, value]) => value !== '')
  return given.length > 0 ? `/staff/audit?${new URLSearchParams(given)}` : '/staff/audit'
}

const filterOf = ({ kind, account, from, to, before }: Asked): EventFilter => ({
  ...(kind ? { name: kind } : {}),
  ...(account ? { account } : {}),
  ...(from ? { from: startOfDay(from)! } : {}),
  ...(to ? { until: endOfDay(to)! } : {}),
  ...(before ? { before: Number(before) } : {}),
})

/** Writes down who looks at the trail, and at whose part of it: once for each list, not for its further pages. */
export const noteReading = createMiddleware<App>(async (c_, next) => {
  const c = c_ as unknown as Ctx
  const { kind, account, before } = askedIn((name) => c.req.query(name) ?? '')
  if (c.req.method === 'GET' && !before) {
    const facts = { ...(account ? { account } : {}), ...(kind ? { kind } : {}) }
    await record(c.var.visit, { name: 'audit.read', accountId: c.var.staff!.id, facts })
  }
  await next()
})

/** The audit trail, narrowed by a form: a person is named by their whole e-mail, and stands in the address by their id. */
export const auditPage = definePage({
  title: ({ staff }) => staff.audit.title,
  async load({ visit, query }) {
    const asked = askedIn(query)
    const most = limits.staff.eventsListed
    const events = await readTrail(visit, filterOf(asked), most + 1)
    const account = asked.account ? await findAccount(visit.db, visit.keys, visit.council.slug, asked.account) : undefined
    const { before, ...filter } = asked
    return {
      asked,
      email: account?.email ?? '',
      events: events.slice(0, most),
      of: asked.account ? { id: asked.account, name: account && nameOf(account) } : undefined,
      older: events.length > most ? addressOf({ ...filter, before: String(events[most - 1]!.number) }) : undefined,
      newest: before ? addressOf(filter) : undefined,
    }
  },
  schema: () =>
    z.object({
      kind: text.transform((kind) => (isKind(kind) ? kind : '')),
      email: optionalEmail,
      from: optionalDay('audit.date'),
      to: optionalDay('audit.date'),
    }),
  fragment: AuditPage,
  values: ({ asked: { kind, from, to }, email }) => ({ kind, from, to, email }),
  async submit({ visit }, { kind, email, from, to }) {
    const found = email ? await findAccountByEmail(visit.db, visit.keys, visit.council.slug, email) : undefined
    if (email && !found) return refuse({ key: 'account.unknown', field: 'email' })
    return ok({ to: addressOf({ kind, account: found?.id ?? '', from, to }) })
  },
})

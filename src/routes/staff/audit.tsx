import { z } from 'zod'
import { nameOf } from '../../db/account-care.ts'
import { findAccount, findAccountByEmail } from '../../db/accounts.ts'
import type { EventFilter } from '../../db/events.ts'
import { endOfDay, startOfDay } from '../../domain/days.ts'
import { refuse } from '../../domain/decision.ts'
import { type EventName, eventNames, record } from '../../domain/events.ts'
import { limits } from '../../domain/limits.ts'
import { ok } from '../../domain/result.ts'
import { readTrail } from '../../domain/trail.ts'
import { AuditPage } from '../../fragments/staff/audit.tsx'
import { optionalDay, optionalEmail, text } from '../fields.ts'
import { definePage, type Present } from '../form.tsx'

/** What the list is narrowed to, as it stands in the page's address: ids and words of lists, never an e-mail. */
type Asked = { kind: EventName | ''; account: string; from: string; to: string; before: string }

const kindOf = (asked: string): EventName | '' => eventNames.find((name) => name === asked) ?? ''

function askedIn(query: Present['query']): Asked {
  const valid = (name: string, rule: (value: string) => boolean) => (rule(query(name)) ? query(name) : '')
  return {
    kind: kindOf(query('kind')),
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

/** Events that were asked for, with the numbers of all of the council's records: of a child they say nothing. Whoever reads some, and whose, is written down before they are read: no list is shown without. */
async function read({ visit, staff }: Present, { kind, account, ...asked }: Asked, most: number) {
  const facts = { ...(account ? { account } : {}), ...(kind ? { kind } : {}) }
  await record(visit, { name: 'audit.read', accountId: staff!.id, facts })
  return readTrail(visit, filterOf({ kind, account, ...asked }), most, { council: visit.council.slug })
}

/**
 * The audit trail, narrowed by a form: a person is named by their whole e-mail, and stands in the address by their id. A form that was
 * sent leads to the list it asks for, or is shown again without one.
 */
export const auditPage = definePage({
  title: ({ staff }) => staff.audit.title,
  async load(present) {
    const { visit, query } = present
    const asked = askedIn(query)
    const most = limits.staff.eventsListed
    const events = present.sent ? undefined : await read(present, asked, most + 1)
    const account = asked.account ? await findAccount(visit.db, visit.keys, visit.council.slug, asked.account) : undefined
    const { before, ...filter } = asked
    return {
      asked,
      email: account?.email ?? '',
      events: events?.slice(0, most),
      of: asked.account ? { id: asked.account, name: account && nameOf(account) } : undefined,
      older: events?.[most] ? addressOf({ ...filter, before: String(events[most - 1]!.number) }) : undefined,
      newest: before ? addressOf(filter) : undefined,
    }
  },
  schema: () =>
    z.object({
      kind: text.transform(kindOf),
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

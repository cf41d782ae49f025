import type { Hono } from 'hono'
import { z } from 'zod'
import type { Council } from '../../../councils/council.ts'
import { findRecord, foldRecordKey, listRecords } from '../../../db/records.ts'
import { endOfDay } from '../../../domain/days.ts'
import { refuse } from '../../../domain/decision.ts'
import type { Fault } from '../../../domain/faults.ts'
import { invite, type NewInvitation } from '../../../domain/inviting.ts'
import { limits } from '../../../domain/limits.ts'
import { scopeOf } from '../../../domain/records.ts'
import { ok } from '../../../domain/result.ts'
import { NewInvitationPage } from '../../../fragments/staff/invitations/new.tsx'
import { usual } from '../../../languages.ts'
import type { App } from '../../../middleware/app.ts'
import { choice, emailOf, faultsOf, line } from '../../fields.ts'
import { type FormPage, formAt, type Present } from '../../form.tsx'
import { unsentLetter, workerAt } from './act.ts'
import { lettersOf } from './letters.ts'

type Fields = Record<string, string>

const person = z.object({
  given: line('invitation.given-missing'),
  surname: line('invitation.surname-missing'),
  email: emailOf('invitation.email-missing'),
  language: z.enum(usual).catch('en'),
})

/** One record as it was sent. The fields of each have its place in the form behind their names. */
const record = ({ records }: Council) => {
  const relationships = records?.relationships.map(({ value }) => value) ?? []
  return z.object({
    number: line('invitation.record-missing'),
    relationship: choice(relationships, 'invitation.relationship-missing'),
  })
}

/** Somebody is invited to one or more records, which are within the worker's reach. */
const form: FormPage<{ number: string }, Fields> = {
  title: (words) => words.invitations.invite,
  // ?record=<id> comes from the record's own page.
  async load(present) {
    const { visit, staff, query } = present
    const found = query('record') && (await findRecord(visit.db, visit.keys, scopeOf(visit, staff!), query('record')))
    return { number: found ? found.number : '' }
  },
  schema: () => z.record(z.string(), z.string()),
  fragment: (props) => <NewInvitationPage {...props} rooms={roomsOf(props.values)} most={limits.invitation.mostRecords} />,
  values: ({ number }) => ({ 'number-1': number }),
  async submit(present, fields) {
    // Another record is asked for: the form comes back with one more place, and nothing is said about what is not filled in yet.
    const rows = rowsOf(fields)
    if (fields.more && rows.length < limits.invitation.mostRecords) return refuse()

    const who = person.safeParse(fields)
    const wanted = await recordsOf(present, fields, rows)
    const faults = [...wanted.faults, ...(who.success ? [] : faultsOf(who.error))]
    if (faults.length > 0 || !who.success) return refuse(...faults)
    const { given, surname, email, language } = who.data
    const invitation: NewInvitation = { email, person: { given, surname }, language, records: wanted.records }
    const decided = await invite(present.visit, workerAt(present), invitation, lettersOf(present.visit).code)
    const to = `/staff/invitations/${decided.id}?done=`
    return decided.ok ? ok({ ...decided.value, to: `${to}sent`, toIfUnsent: (why) => to + unsentLetter(why) }) : decided
  },
}

export const inviting = (app: Hono<App>) => formAt(app, '/new', form)

/** The places of the form that were sent. */
const rowsOf = (fields: Fields) =>
  Object.keys(fields)
    .flatMap((name) => /^number-([1-9]\d?)$/.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b)

/** How many records the form has room for: one, and one more whenever it is asked for, whatever numbers were sent. */
const roomsOf = (fields: Fields) =>
  Math.min(limits.invitation.mostRecords, Math.max(1, ...rowsOf(fields)) + (fields.more ? 1 : 0))

/** The records that were sent and what is wrong with them. A further place that was left empty does not count. */
async function recordsOf({ visit, staff }: Present, fields: Fields, rows: number[]) {
  const { db, keys, council, now } = visit
  const scope = scopeOf(visit, staff!)
  const given = rows.filter((at) => at === rows[0] || fields[`number-${at}`]?.trim())
  const most = limits.invitation.mostRecords
  const faults: Fault[] = given.length > most ? [{ key: 'invitation.records-most', values: { most } }] : []
  const records: NewInvitation['records'] = []
  // Without any place the page was not ours.
  if (given.length === 0) faults.push({ key: 'form.incomplete' })
  for (const at of given.slice(0, most)) {
    const [number, relationship, ends] = ['number', 'relationship', 'ends'].map((name) => `${name}-${at}`) as [
      string,
      string,
      string,
    ]
    const parsed = record(council).safeParse({ number: fields[number], relationship: fields[relationship] })
    const wrong = parsed.success ? [] : faultsOf(parsed.error).map((fault) => ({ ...fault, field: `${fault.field}-${at}` }))
    // In the order of the page: its number comes first.
    faults.push(...wrong.filter(({ field }) => field === number))
    const typed = parsed.data?.number ?? fields[number] ?? ''
    const found = { key: 'number' as const, value: typed }
    const [row] = foldRecordKey('number', typed) ? await listRecords(db, keys, scope, { found, offset: 0, most: 1 }) : []
    if (typed && !row) faults.push({ key: 'invitation.record-unknown', field: number })
    if (row && records.some(({ recordId }) => recordId === row.id)) faults.push({ key: 'invitation.record-twice', field: number })
    faults.push(...wrong.filter(({ field }) => field !== number))
    const day = fields[ends]?.trim()
    const endsAt = day ? endOfDay(day) : null
    if (endsAt === undefined) faults.push({ key: 'invitation.ends-format', field: ends })
    else if (endsAt !== null && endsAt <= now) faults.push({ key: 'invitation.ends-past', field: ends })
    if (row && parsed.success)
      records.push({ recordId: row.id, relationship: parsed.data.relationship, endsAt: endsAt ?? null, field: number })
  }
  return { records, faults }
}

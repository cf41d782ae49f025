import { foldEmail } from '../db/accounts.ts'
import type { RecordKey, Scope } from '../db/records.ts'
import { open, type Place, seal } from '../db/sealed.ts'
import type { StaffMember } from '../db/staff.ts'
import { findWorkersByEmail, listRecordsOf, removeFromRecords, type Worker } from '../db/workers.ts'
import type { Settled } from './decision.ts'
import { asciiDigits } from './digits.ts'
import type { AuditEvent } from './events.ts'
import type { FaultKey } from './faults.ts'
import { no, ok, type Result } from './result.ts'
import { may } from './staff.ts'
import type { Visit } from './visit.ts'

/** Which records a member of staff may work on: their own, or every one of the council. */
export const scopeOf = ({ council }: Visit, staff: Pick<StaffMember, 'id' | 'role'>): Scope =>
  may(staff.role, 'oversee-records') ? { council: council.slug } : { council: council.slug, staffId: staff.id }

/** A member of staff with this whole address who may work on records. */
export async function findWorker({ db, keys, council }: Visit, email: string): Promise<Worker | undefined> {
  const found = (await findWorkersByEmail(db, keys, council.slug, [email])).get(foldEmail(email))
  return may(found?.staff.role, 'work-on-records') ? found : undefined
}

/**
 * Takes a member of staff off the records they work on. The batch breaks when a record came or went meanwhile.
 * @param by the account that does it
 */
export async function takeOffRecords(
  { db }: Visit,
  by: string,
  staffId: string,
): Promise<Required<Pick<Settled<unknown>, 'writes' | 'events'>>> {
  const records = await listRecordsOf(db, staffId)
  return {
    writes: removeFromRecords(db, staffId, records),
    events: records.map((record) => ({
      name: 'record.worker-removed',
      accountId: by,
      facts: { record, account: staffId },
    })),
  }
}
/** How long what is typed of a record may be, in characters, in its form and in a file. */
export const longestOfRecord = { number: 40, given: 100, surname: 100 } as const

/** The event that somebody added a record: for which worker, and from which file, where there is one. */
export const recordAdded = (by: { id: string }, record: { id: string }, staffId?: string, importId?: string): AuditEvent => ({
  name: 'record.added',
  accountId: by.id,
  facts: { record: record.id, ...(staffId ? { account: staffId } : {}), ...(importId ? { import: importId } : {}) },
})

/** Nobody whose record is kept here is older: a figure above it was mistyped. */
const OLDEST = 120

/**
 * A date of birth from its parts, as people write them.
 * @param now ms; the date must not be after this day in the council's country
 * @returns it as 2013-11-07, or what is wrong
 */
export function bornOf(
  { day, month, year }: { day: string; month: string; year: string },
  now: number,
): Result<string, FaultKey> {
  const typed = [day, month, year].map((part) => asciiDigits(part.normalize('NFKC')).trim())
  if (typed.every((part) => part === '')) return no('born.missing')
  const [d, m, y] = typed.map(Number) as [number, number, number]
  // A year of two digits could be of two centuries.
  if (!/^\d{1,2}$/.test(typed[0]!) || !/^\d{1,2}$/.test(typed[1]!) || !/^\d{4}$/.test(typed[2]!)) return no('born.impossible')
  const date = new Date(Date.UTC(y, m - 1, d))
  if (y < 1000 || date.getUTCMonth() !== m - 1 || date.getUTCDate() !== d) return no('born.impossible')
  const born = date.toISOString().slice(0, 10)
  const parts = { timeZone: 'Europe/London', year: 'numeric', month: '2-digit', day: '2-digit' } as const
  const today = new Intl.DateTimeFormat('en-GB', parts).format(now).split('/').reverse().join('-')
  if (born > today) return no('born.future')
  return y < Number(today.slice(0, 4)) - OLDEST ? no('born.too-long-ago') : ok(born)
}

/** The months as people write them, or the beginnings of their names, in both languages: no three letters begin two of them. */
const months = [
  ['january', 'ionawr'],
  ['february', 'chwefror'],
  ['march', 'mawrth'],
  ['april', 'ebrill'],
  ['may', 'mai'],
  ['june', 'mehefin'],
  ['july', 'gorffennaf'],
  ['august', 'awst'],
  ['september', 'medi'],
  ['october', 'hydref'],
  ['november', 'tachwedd'],
  ['december', 'rhagfyr'],
]

/** The number of a month by its name in a date, from 1; 0 when it is none. */
const monthOf = (name: string, further: readonly string[]) =>
  months.findIndex((names, at) => [...names, ...further.slice(at, at + 1)].some((each) => each.startsWith(name.toLowerCase()))) +
  1

/**
 * The same from one piece of text: 7/11/2013, 07.11.2013, 7 11 2013, 2013-11-07, 07 Nov 2013 or 7 Tachwedd 2013.
 * @param further the names of the months, from January on, in the language of the page
 */
export function bornFrom(text: string, now: number, further: readonly string[] = []): Result<string, FaultKey> {
  const typed = asciiDigits(text.normalize('NFKC')).trim()
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed)
  if (iso) return bornOf({ year: iso[1]!, month: iso[2]!, day: iso[3]! }, now)
  const british = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/.exec(typed)
  if (british) return bornOf({ day: british[1]!, month: british[2]!, year: british[3]! }, now)
  const named = /^(\d{1,2})[ .-]*(\p{L}{3,})\.?[ ,-]*(\d{4})$/u.exec(typed)
  if (named) return bornOf({ day: named[1]!, month: String(monthOf(named[2]!, further)), year: named[3]! }, now)
  return no(typed === '' ? 'born.missing' : 'born.impossible')
}

/** What records are found by: a value of their own, or the address of somebody who may see them. */
export const searchKeys = ['number', 'surname', 'born', 'email'] as const satisfies readonly (RecordKey | 'email')[]
export type SearchKey = (typeof searchKeys)[number]
export type Sought = { by: SearchKey; value: string }

const place = ({ council }: Visit, accountId: string): Place => ({
  table: 'records',
  column: 'search',
  row: `${council.slug} ${accountId}`,
})

/** What somebody looks for, sealed for them alone: it stands in addresses, which histories and logs keep. */
export const sealSought = (visit: Visit, accountId: string, sought: Sought) =>
  seal(visit.keys.sealing, place(visit, accountId), JSON.stringify(sought))

/** Opens it; nothing when it is another's, changed or under a key that is gone. */
export function openSought(visit: Visit, accountId: string, sealed: string): Sought | undefined {
  try {
    return sealed ? (JSON.parse(open(visit.keys.sealing, place(visit, accountId), sealed)) as Sought) : undefined
  } catch {
    return undefined
  }
}

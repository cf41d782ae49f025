import { eq } from 'drizzle-orm'
import { councils } from '../../../src/councils/all.ts'
import type { Account } from '../../../src/db/accounts.ts'
import { addRecordWorker } from '../../../src/db/records.ts'
import { accessGrants, accounts, recordWorkers } from '../../../src/db/schema.ts'
import type { Role } from '../../../src/domain/staff.ts'
import * as casework from '../../casework.ts'
import { db, type Portal, type Visitor } from '../../visitor.ts'

/* People and records of Norfolk's for tests of documents; other councils' by their names. */

const early = Date.UTC(2026, 0, 1)
const councilOf = (slug: string) => councils.find((council) => council.slug === slug)!

type Given = { council?: string; forename?: string; status?: 'active' | 'suspended' }

/** Somebody with an account. */
export async function somebody({ council = 'norfolk', forename = 'Penny', status = 'active' }: Given = {}) {
  const account = await casework.addSomebody(councilOf(council), early, { given: forename, surname: 'Plumber' })
  await db.update(accounts).set({ status }).where(eq(accounts.id, account.id))
  return account
}

/** Somebody who works for the council. */
export const member = (role: Role, { council = 'norfolk' } = {}) =>
  casework.addSomebody(councilOf(council), early, { role, given: 'Wendy', surname: 'Worker' })

/** A record, and whose work it is. */
export async function childRecord({ council = 'norfolk', workers = [] as { id: string }[] } = {}) {
  const nobody = await member('worker', { council })
  const record = await casework.addChild(councilOf(council), early, nobody)
  await db.delete(recordWorkers).where(eq(recordWorkers.recordId, record.id))
  for (const { id } of workers) await addRecordWorker(db, record.id, id, early)
  return record
}

/** Gives somebody access to a record. @returns its id */
export async function giveAccess(
  account: { id: string },
  record: { id: string; council: string },
  { startsAt = early, endsAt = null as number | null } = {},
) {
  const { id } = await casework.giveAccess(councilOf(record.council), early, record, account as Account)
  await db.update(accessGrants).set({ startsAt, endsAt }).where(eq(accessGrants.id, id))
  return id
}

/** Signs somebody in, in a browser. */
export const signedInAs = (world: Portal, person: Visitor, account: { id: string; council: string }) =>
  casework.signedInAs(world, councilOf(account.council), account as Account, person)

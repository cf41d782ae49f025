import type { Write } from '../../../db/client.ts'
import { type ChildRecord, findRecord, stillWithin } from '../../../db/records.ts'
import { scopeOf } from '../../../domain/records.ts'
import type { Present } from '../../form.tsx'

/** The record that an address names, when the member of staff who is there may work on it. */
export const recordHere = ({ visit, staff, part }: Present): Promise<ChildRecord | undefined> =>
  findRecord(visit.db, visit.keys, scopeOf(visit, staff!), part('record'))

/** Breaks the batch when they may not any more. */
export const stillTheirs = ({ visit, staff }: Present, { id }: Pick<ChildRecord, 'id'>): Write =>
  stillWithin(visit.db, scopeOf(visit, staff!), id)

import { type ChildRecord, findRecord } from '../../../../db/records.ts'
import { may } from '../../../../domain/staff.ts'
import type { Present } from '../../../form.tsx'

/** The record that an address names, when whoever is there may work on it: a worker on their own, a team manager on every one. */
export async function recordHere({ visit, staff, part }: Present): Promise<ChildRecord | undefined> {
  if (!staff || !may(staff.role, 'work-on-records')) return undefined
  const staffId = may(staff.role, 'oversee-records') ? undefined : staff.id
  return findRecord(visit.db, visit.keys, { council: visit.council.slug, staffId }, part('id'))
}

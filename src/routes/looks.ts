import { findAccess } from '../db/access.ts'
import { scopeOf } from '../domain/records.ts'
import { noted, notingLooks, notingLooksAt } from '../middleware/looks.ts'
import { pageFrom } from './paging.ts'

/** A page about the record that its address names. */
export const lookingAtRecord = notingLooksAt(async (c) => c.req.param('record'))

/** A page about somebody's access, which shows whose record it is to. */
export const lookingAtAccess = notingLooksAt(async (c) => {
  const { visit, staff } = c.var
  const found = await findAccess(visit.db, visit.keys, scopeOf(visit, staff!), c.req.param('access') ?? '')
  return found?.record.id
})

/** A page of the list of records. */
export const lookingAtRecords = notingLooks((c) =>
  noted(c, { name: 'records.listed', facts: { page: pageFrom(c.req.query('page') ?? '') } }),
)

import { sql } from 'drizzle-orm'
import { afterEach, expect, it, vi } from 'vitest'
import { commit, expectation } from '../../src/db/client.ts'
import { busyFor } from '../busy.ts'
import { db } from '../visitor.ts'

afterEach(() => vi.restoreAllMocks())

it('sends a batch again that a busy database did not let in', async () => {
  const asked = busyFor(2)
  expect(await commit(db, [expectation(db, sql`1 = 1`)])).toBe(true)
  expect(asked()).toBe(3)
})

it('sends a statement again, too', async () => {
  const asked = busyFor(1)
  expect(await db.get<{ one: number }>(sql`select 1 as one`)).toEqual({ one: 1 })
  expect(asked()).toBe(2)
})

it('gives up in the end, and says why', async () => {
  const asked = busyFor(100)
  await expect(commit(db, [expectation(db, sql`1 = 1`)])).rejects.toThrow(/database is locked/)
  expect(asked()).toBe(4)
})

it('does not repeat what the database refused', async () => {
  const asked = busyFor(0)
  expect(await commit(db, [expectation(db, sql`1 = 0`)])).toBe(false)
  expect(asked()).toBe(1)
})

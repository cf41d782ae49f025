import { sql } from 'drizzle-orm'
import { afterEach, expect, inject, it, vi } from 'vitest'
import { connect } from '../../src/db/client.ts'
import { busyFor } from '../busy.ts'

afterEach(() => vi.restoreAllMocks())

it('a command waits for a busy database as the portal does, in Node', async () => {
  const asked = busyFor(2)
  expect(await connect(inject('databaseUrl')).get<{ one: number }>(sql`select 1 as one`)).toEqual({ one: 1 })
  expect(asked()).toBe(3)
})

import { sql } from 'drizzle-orm'
import { afterEach, expect, it, vi } from 'vitest'
import { commit, expectation } from '../../src/db/client.ts'
import { db } from '../visitor.ts'

afterEach(() => vi.restoreAllMocks())

type Pipeline = { requests: { type: string; batch?: { steps: unknown[] } }[] }
const locked = { message: 'SQLite error: database is locked', code: 'SQLITE_BUSY' }

/** What the server says when it has let nobody in: to a batch by its first step, to a statement alone by itself. */
const busyAnswer = ({ requests }: Pipeline) =>
  Response.json({
    baton: null,
    base_url: null,
    results: requests.map(({ type, batch }) => {
      if (type === 'execute') return { type: 'error', error: locked }
      if (type !== 'batch') return { type: 'ok', response: { type } }
      const steps = batch!.steps.map(() => null)
      return { type: 'ok', response: { type, result: { step_results: steps, step_errors: [locked, ...steps.slice(1)] } } }
    }),
  })

/** A database that is busy for so many requests, and then there. @returns how often it was asked */
function busyFor(times: number): () => number {
  const real = globalThis.fetch
  let asked = 0
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const request = new Request(input as Request, init)
    if (!request.url.endsWith('/pipeline')) return real(request)
    return asked++ < times ? busyAnswer(await request.json()) : real(request)
  })
  return () => asked
}

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

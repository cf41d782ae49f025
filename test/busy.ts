import { vi } from 'vitest'

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
export function busyFor(times: number): () => number {
  const real = globalThis.fetch
  let asked = 0
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const request = new Request(input as Request, init)
    if (!request.url.endsWith('/pipeline')) return real(request)
    return asked++ < times ? busyAnswer(await request.json()) : real(request)
  })
  return () => asked
}

// The portal of npm start, which says of every answer how many operations on KV it waited for, and how many go on behind it.
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Bindings } from '../../../src/env.ts'
import local from '../../../src/local.ts'

type Count = {
  begun: number
  done: number
  /** ms that an operation takes longer: what goes on behind an answer is not done when it leaves */
  delayMs: number
}
const counting = new AsyncLocalStorage<Count>()

/** The same for every request, as the bindings themselves are: the portal reads them once. */
let counted: Bindings | undefined

function withCountedKv(bindings: Bindings): Bindings {
  const SESSIONS = new Proxy(bindings.SESSIONS, {
    get(kv, name) {
      const operation = Reflect.get(kv, name) as unknown
      if (typeof operation !== 'function') return operation
      return async (...given: unknown[]) => {
        const count = counting.getStore()
        if (!count) return operation.apply(kv, given)
        count.begun++
        try {
          return await operation.apply(kv, given)
        } finally {
          if (count.delayMs > 0) await scheduler.wait(count.delayMs)
          count.done++
        }
      }
    },
  })
  return { ...bindings, SESSIONS }
}

export default {
  ...local,
  fetch(request, bindings, context) {
    counted ??= withCountedKv(bindings)
    const count = { begun: 0, done: 0, delayMs: Number(request.headers.get('x-bench-delay') ?? 0) }
    return counting.run(count, async () => {
      const answer = await local.fetch(request, counted, context)
      const told = new Response(answer.body, answer)
      told.headers.set('x-bench-kv', `${count.done} ${count.begun - count.done}`)
      return told
    })
  },
} satisfies ExportedHandler<Bindings>

// The portal of npm start, which says of every answer how many operations on KV it took until then.
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Bindings } from '../../../src/env.ts'
import local from '../../../src/local.ts'

const counting = new AsyncLocalStorage<{ operations: number }>()

/** The same for every request, as the bindings themselves are: the portal reads them once. */
let counted: Bindings | undefined

function withCountedKv(bindings: Bindings): Bindings {
  const SESSIONS = new Proxy(bindings.SESSIONS, {
    get(kv, name) {
      const operation = Reflect.get(kv, name) as unknown
      if (typeof operation !== 'function') return operation
      return (...given: unknown[]) => {
        const count = counting.getStore()
        if (count) count.operations++
        return operation.apply(kv, given)
      }
    },
  })
  return { ...bindings, SESSIONS }
}

export default {
  ...local,
  fetch(request, bindings, context) {
    counted ??= withCountedKv(bindings)
    const count = { operations: 0 }
    return counting.run(count, async () => {
      const answer = await local.fetch(request, counted, context)
      const told = new Response(answer.body, answer)
      told.headers.set('x-bench-kv', String(count.operations))
      return told
    })
  },
} satisfies ExportedHandler<Bindings>

import { createMiddleware } from 'hono/factory'
import type { Council } from '../councils/council.ts'
import { type Bindings, type Env, readEnv } from '../env.ts'
import type { App } from './app.ts'
import type { World } from './visit.ts'

/** Reads the bindings, once for each set of them. A portal that is set up wrongly serves nothing, and its log says why. */
export function settings(councils: readonly Council[], world: World) {
  const known = new WeakMap<Bindings, Env>()
  return createMiddleware<App>(async (c, next) => {
    try {
      const env = known.get(c.env) ?? readEnv(c.env, councils)
      known.set(c.env, env)
      c.set('env', env)
    } catch (error) {
      // Its sentences name settings, never their values; without them nobody would know what to put right.
      world.log({ level: 'error', event: 'set-up', says: (error as Error).message })
      throw error
    }
    await next().catch((thrown: unknown) => {
      // Hono answers errors only; anything else that is thrown would leave the Worker.
      throw thrown instanceof Error ? thrown : new Error('Something was thrown that is no error.', { cause: thrown })
    })
  })
}

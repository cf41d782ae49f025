import { createMiddleware } from 'hono/factory'
import { type Db, describe } from '../db/client.ts'
import { sign } from '../db/keys.ts'
import { sessionCopies } from '../db/session-copies.ts'
import { budgetEmail } from '../fragments/messages/budget.ts'
import type { App, Ctx } from './app.ts'

/** What the outside world is to the Worker; tests put their own clock and log here. */
export type World = {
  connect(url: string, token?: string): Db
  now(): number
  pause(ms: number): Promise<void>
  log(record: object): void
}

/** The words of what is sent besides, whoever sends: also the cron triggers, which have no visit. */
export const wordings = { budgetEmail }

/** Builds the visit: everything that rules may consult. */
export const visit = (world: World) =>
  createMiddleware<App>(async (c, next) => {
    const { env, council, base, language } = c.var
    const { log } = world
    // Pages that are kept, and most others, need not all of it.
    let db: Db | undefined
    let network: string | undefined
    let site: string | undefined
    c.set('visit', {
      get db() {
        db ??= world.connect(env.database.url, env.database.token)
        return db
      },
      keys: env.keys,
      council,
      language,
      now: world.now(),
      clocks: env.clocks,
      get network() {
        network ??= sign(env.keys.signing, 'network', networkOf(c, HOUSEHOLD))
        return network
      },
      get site() {
        site ??= sign(env.keys.signing, 'site', networkOf(c, SITE))
        return site
      },
      // A message must not lead to whatever host a request named: what is sent by one person may be read by another.
      origin: env.local ? new URL(c.req.url).origin + base : `https://${council.hosts[0]}`,
      sessions: sessionCopies(env.kv, log),
      senders: env.senders[council.slug] ?? {},
      ...wordings,
      local: env.local,
      later: (work) =>
        c.executionCtx.waitUntil(work.catch((error) => log({ level: 'error', event: 'later.failed', ...describe(error) }))),
      pause: world.pause,
      log,
    })
    await next()
  })

/** Of an IPv6 address, in groups of 16 bits: what one household or phone has to itself, and what anybody can get for the asking. */
const HOUSEHOLD = 4
const SITE = 3

/** The visitor's network: an IPv4 address, or the first groups of an IPv6 one. Only Cloudflare's own header is believed (ASVS 4.1.3). */
function networkOf(c: Ctx, most: number) {
  const address = c.req.header('cf-connecting-ip') ?? 'unknown'
  if (!address.includes(':')) return address
  const [head = '', tail] = address.toLowerCase().split('::')
  const before = head.split(':').filter(Boolean)
  const after = tail === undefined ? [] : tail.split(':').filter(Boolean)
  const groups =
    tail === undefined ? before : [...before, ...Array(Math.max(0, 8 - before.length - after.length)).fill('0'), ...after]
  return groups
    .slice(0, most)
    .map((group) => group.padStart(4, '0'))
    .join(':')
}

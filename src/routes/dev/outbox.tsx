import { Hono } from 'hono'
import type { MiddlewareHandler } from 'hono/types'
import { foldEmail } from '../../db/accounts.ts'
import { endCall, listCalling } from '../../db/calls.ts'
import { listSent, wasSent } from '../../db/messages.ts'
import { answerCall } from '../../domain/calls.ts'
import { OutboxPage } from '../../fragments/dev/outbox.tsx'
import type { App, Ctx } from '../../middleware/app.ts'
import { sameOrigin } from '../../middleware/safety.ts'
import type { World } from '../../middleware/visit.ts'
import { onlyThese } from '../methods.ts'

const MOST = 200

/** What was "sent" without any account anywhere: a page for people, or JSON for programs. `?to=` narrows it to one address. */
export function outboxRoute(world: World, as: 'page' | 'json' = 'page') {
  const app = new Hono<App>()
  app.get('/', async (c) => {
    const messages = await read(c as unknown as Ctx)
    if (as === 'json') return c.json(messages)
    const { database } = c.var.env
    const ids = messages.filter(({ channel }) => channel === 'voice').map(({ id }) => id)
    const calling = await listCalling(world.connect(database.url, database.token), ids)
    return c.html(`<!doctype html>${<OutboxPage messages={messages} calling={calling} />}`)
  })
  onlyThese(app, '/', ['GET'])
  if (as === 'json') return app

  // What happens in a call: keys=# as if it were pressed, result=engaged or result=unanswered as the network tells it.
  app.post('/:id/keys', sameOrigin as MiddlewareHandler, async (context) => {
    const c = context as unknown as Ctx
    const { database } = c.var.env
    const db = world.connect(database.url, database.token)
    const id = c.req.param('id')!
    const { keys: pressed, result } = await c.req.parseBody()
    if (!(await wasSent(db, 'outbox', { id, channel: 'voice' }))) return c.notFound()
    if (result === 'engaged' || result === 'unanswered') await endCall(db, id, result)
    else if (typeof pressed === 'string') await answerCall(db, id, pressed, world.now())
    return c.redirect('/dev/outbox', 303)
  })
  onlyThese(app, '/:id/keys', ['POST'])
  return app

  async function read(c: Ctx) {
    const { database, keys } = c.var.env
    const to = c.req.query('to')
    const stored = await listSent(world.connect(database.url, database.token), keys, {
      provider: 'outbox',
      most: MOST,
      now: world.now(),
      ...(to === undefined ? {} : { isWanted: (recipient: string) => isTo(recipient, to) }),
    })
    return stored.map(({ id, council, channel, to, subject, text, createdAt }) => ({
      id,
      council,
      channel,
      to,
      subject,
      text,
      at: new Date(createdAt).toISOString(),
    }))
  }
}

/** E-mail addresses in any case, phone numbers in any format: their last nine digits are the same whatever stands before them. */
const isTo = (recipient: string, wanted: string) =>
  wanted.includes('@')
    ? foldEmail(recipient) === foldEmail(wanted)
    : digits(recipient) === digits(wanted) && digits(wanted) !== ''
const digits = (text: string) => (text.includes('@') ? '' : text.replace(/\D/g, '').slice(-9))

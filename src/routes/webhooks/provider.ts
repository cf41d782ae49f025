import { Hono } from 'hono'
import { html } from 'hono/html'
import { commit } from '../../db/client.ts'
import { findMessage } from '../../db/messages.ts'
import { noteReport } from '../../domain/delivering.ts'
import { type Next, speak } from '../../domain/speaking.ts'
import type { Language } from '../../domain/visit.ts'
import { callAgain, callGoodbye, callOver, callPress, callThanks } from '../../fragments/messages/calls.ts'
import type { App, Ctx } from '../../middleware/app.ts'
import type { Heard, Incoming, Sender } from '../../senders/sender.ts'

/**
 * What providers tell of their messages, at /webhooks/<provider>/…: what became of one, and what is heard in a call. It is believed for
 * the provider's signature alone, which its sender checks: no session counts here, and no cookie is read or set.
 *
 * What cannot be written down, because the database is away, is answered 503 like everywhere: then providers tell it again. What is of
 * no message is answered like what is: it is older than 30 days, and telling it again would not help.
 */
export const webhook = new Hono<App>()

webhook.post('/:provider/*', async (context) => {
  const c = context as unknown as Ctx
  const { visit, council } = c.var
  const provider = c.req.param('provider')!
  const senders = Object.values(visit.senders)
    .flat()
    .filter(({ name, readReport, readCall }) => name === provider && (readReport || readCall))
  if (senders.length === 0) return c.body(null, 404)
  const incoming: Incoming = {
    url: c.req.url,
    headers: c.req.raw.headers,
    body: new TextDecoder().decode(await c.req.arrayBuffer()),
    path: c.req.path.split('/').slice(4),
  }
  for (const sender of senders) {
    const heard = await sender.readCall?.(incoming)
    if (heard && heard !== 'forged') return goOn(c, sender, heard)
  }
  const read = await Promise.all(
    senders.map(async (sender) => ({
      sender,
      report: sender.readReport ? await sender.readReport(incoming) : ('forged' as const),
    })),
  )
  const told = read.find(({ report }) => report !== 'forged')
  if (!told) {
    visit.log({ level: 'warn', event: 'webhook.forged', council: council.slug, provider })
    return c.body(null, 403)
  }
  const { sender, report } = told
  if (!report || report === 'forged') return c.body(null, 204)
  const message = await findMessage(visit.db, council.slug, report.message)
  if (message) await commit(visit.db, noteReport(visit, message, sender.name, report))
  return c.body(null, 204)
})

webhook.all('*', (c) => {
  c.header('Allow', 'POST')
  return c.body(null, 405)
})

/** What a call says next. */
async function goOn(c: Ctx, sender: Sender, heard: Heard) {
  const { visit, council } = c.var
  const message = await findMessage(visit.db, council.slug, heard.message)
  const next: Next = message ? await speak(visit, message, sender, heard) : { say: 'nothing' }
  const language = message?.language ?? 'en'
  const saying = {
    message: heard.message,
    language,
    webhooks: `${visit.origin}/webhooks`,
    text: textOf(next, language),
    ...('asked' in next && next.asked ? { asked: next.asked } : {}),
  }
  const { type, body } = sender.say!(saying, html)
  return c.body(body, 200, { 'Content-Type': type })
}

const sentences = { thanks: callThanks, again: callAgain, press: callPress, over: callOver, goodbye: callGoodbye }

const textOf = (next: Next, language: Language) => {
  if (next.say === 'message') return next.text
  return next.say === 'nothing' ? '' : sentences[next.say][language]
}

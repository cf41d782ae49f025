import { createMiddleware } from 'hono/factory'
import { newToken, twoTokens } from '../db/keys.ts'
import type { Bindings } from '../env.ts'
import type { Tokens } from '../fragments/view.ts'
import type { App } from './app.ts'
import { isOfHtmx } from './page.tsx'

/** A page as bytes, and where in them each visitor's tokens stand: all tokens are equally long. */
export type KeptPage = { bytes: Uint8Array<ArrayBuffer>; places: readonly { token: keyof Tokens; at: number }[] }

/** A first page that was answered, and what its visitor was given. */
export type FirstPage = { page: KeptPage; tokens: Tokens }

/** An answer as it is kept: in its cookie the journey's token is the slot. */
type Answer = { page: KeptPage; headers: Headers; cookie: string }

const slot = '\uE000'

/** More first pages than a portal has, on all of its hosts. */
const MOST = 200

/**
 * First pages, answered ahead of everything else, the router included, for who brings no cookie: page and headers as they were the first
 * time, with tokens of each visitor's own. What else makes a difference to them stands in the address or in the settings.
 */
export function firstAnswers() {
  const known = new WeakMap<Bindings, Map<string, Answer>>()
  return {
    find(request: Request, bindings: Bindings): Response | undefined {
      const kept = known.get(bindings)?.get(request.url)
      return kept && isPlain(request) ? answerWith(kept) : undefined
    },
    keeping: createMiddleware<App>(async (c, next) => {
      await next()
      const { firstPage } = c.var
      if (!firstPage || !isPlain(c.req.raw)) return
      const answers = known.get(c.env) ?? new Map<string, Answer>()
      known.set(c.env, answers)
      if (answers.size < MOST) answers.set(c.req.url, answerOf(firstPage, c.res.headers))
    }),
  }
}

/**
 * A page that somebody opens who has never been here: no cookie, no script that asks, no wish in the address. A slash at its end means
 * nothing, so that each page would have any number of addresses: they would crowd out the others.
 */
const isPlain = (request: Request) =>
  request.method === 'GET' &&
  !request.url.includes('?') &&
  !request.url.endsWith('/') &&
  !request.headers.has('cookie') &&
  !isOfHtmx(request) &&
  request.headers.get('sec-fetch-dest') !== 'empty'

function answerOf({ page, tokens }: FirstPage, sent: Headers): Answer {
  const headers = new Headers(sent)
  headers.delete('set-cookie')
  // One cookie: only a wish in the address sets another.
  return { page, headers, cookie: sent.getSetCookie().join().replaceAll(tokens.journey, slot) }
}

function answerWith({ page, headers, cookie }: Answer) {
  const [journey, submit] = twoTokens()
  // Headers are copied as they are, which is far quicker than naming each of them.
  const answer = new Response(filled(page, { journey, submit }), { headers })
  answer.headers.append('set-cookie', cookie.replace(slot, journey))
  return answer
}

const text = new TextEncoder()

/** @param html the page, each token's place named by its two slots: "\uE000journey\uE000" */
export function keptFrom(html: string): KeptPage {
  const places: KeptPage['places'][number][] = []
  let bytes = 0
  const pieces = html.split(slot).map((piece, at) => {
    const named = at % 2 === 1
    if (named) places.push({ token: piece as keyof Tokens, at: bytes })
    const written = text.encode(named ? newToken() : piece)
    bytes += written.length
    return written
  })
  return { bytes: new Uint8Array(Buffer.concat(pieces)), places }
}

/** The page with what its visitor is given. */
export function filled({ bytes, places }: KeptPage, tokens: Tokens): Uint8Array<ArrayBuffer> {
  const page = bytes.slice()
  for (const { token, at } of places) {
    const letters = tokens[token]
    for (let letter = 0; letter < letters.length; letter++) page[at + letter] = letters.charCodeAt(letter)
  }
  return page
}

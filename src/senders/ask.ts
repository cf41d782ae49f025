import type { NotSent } from './sender.ts'

/** More than any answer of a provider has: one that goes on is none. */
const mostBytes = 256 * 1024

/** What a provider answered. */
export type Answer = {
  status: number
  headers: Headers
  /** its body, when that is JSON; otherwise nothing */
  json: unknown
}

/**
 * Asks a provider. Redirects are not followed: nobody else is to be told the key, or the message.
 * @param patienceMs how long all of the answer may take, in ms
 * @returns nothing when there was no whole answer by then; whether the request came there, nobody knows
 */
export async function ask(url: URL | string, init: RequestInit, patienceMs: number): Promise<Answer | undefined> {
  try {
    const answer = await fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(patienceMs) })
    const { status, headers } = answer
    return { status, headers, json: parse(await read(answer)) }
  } catch {
    // What was thrown may name the address, and with it the recipient.
    return undefined
  }
}

async function read({ body }: Response): Promise<string> {
  if (!body) return ''
  const decoder = new TextDecoder()
  let [text, bytes] = ['', 0]
  for await (const chunk of body as ReadableStream<Uint8Array>) {
    bytes += chunk.byteLength
    if (bytes > mostBytes) throw new Error('The answer is too long.')
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

/** A text as JSON; nothing when it is none. */
export function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** An address that paths are put behind. */
export const baseOf = (address: string) => address.replace(/\/+$/, '')

/** What stands in an answer at a place: ['errors', 0, 'error']. Nothing when there is no such place. */
export function valueAt(json: unknown, ...place: (string | number)[]): unknown {
  return place.reduce<unknown>(
    (part, key) => (typeof part === 'object' && part !== null ? (part as Record<string, unknown>)[key] : undefined),
    json,
  )
}

/** The text at a place, when there is one. */
export function textAt(json: unknown, ...place: (string | number)[]): string | undefined {
  const value = valueAt(json, ...place)
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** Nobody knows whether it left. */
export const unreachable: NotSent = { ok: false, why: 'unreachable' }
/** The portal's own set-up is wrong, or what it asks for. */
export const refused: NotSent = { ok: false, why: 'refused' }
/** It is this address or number that cannot be written to. */
export const refusedRecipient: NotSent = { ok: false, why: 'refused', recipient: true }

/** The provider has not taken it, and says when it will, in Retry-After: seconds, or a date (RFC 9110 10.2.3) on its own clock. */
export function busy({ headers }: Answer): NotSent {
  const after = headers.get('retry-after')?.trim() ?? ''
  const ms = /^\d{1,9}$/.test(after) ? Number(after) * 1000 : Date.parse(after) - Date.parse(headers.get('date') ?? '')
  return ms > 0 ? { ok: false, why: 'busy', afterMs: ms } : { ok: false, why: 'busy' }
}

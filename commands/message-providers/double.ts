// What a double of a provider of messages is: it speaks as the vendor's published description says, and keeps what it was sent.
import type { IncomingHttpHeaders } from 'node:http'

/** A request, as it came. */
export type Asked = {
  method: string
  /** the address in full, as it was called: signatures cover it */
  url: URL
  /** what stands behind the address of the double: /v2/notifications/sms */
  path: string
  headers: IncomingHttpHeaders
  body: string
}

/** @param body sent as JSON, unless it is a text */
export type Answered = { status: number; headers?: Record<string, string>; body?: unknown }

/** A message that a double took. */
export type Kept = {
  /** the provider's own reference */
  id: string
  to: string
  /** our reference, where the provider is told it */
  reference?: string
  subject?: string
  text: string
  /** when it came, in ms */
  at: number
  [more: string]: unknown
}

export type Double = {
  /** as the provider is named in src/senders */
  name: string
  /** what it was sent, the newest first */
  sent: Kept[]
  answer(asked: Asked): Answered | Promise<Answered>
  /** in the vendor's own words: that something is wrong there, that it has too much to do, and that it does not know the key */
  says: Record<'down' | 'busy' | 'refusing', Answered>
}

/** How many messages a double remembers. */
export const mostKept = 500

export function keep(sent: Kept[], message: Kept): Kept {
  sent.unshift(message)
  sent.length = Math.min(sent.length, mostKept)
  return message
}

export const json = (text: string): Record<string, unknown> => {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

import * as oauth from 'oauth4webapi'
import type { NotIdentified } from './identity-provider.ts'

/** How long a provider may take for all that is asked of it in one person's turn, in ms. Somebody waits for it. */
const longestMs = 8_000
/** How much it may say, in bytes. The longest that is real, Microsoft's keys, has some 20 000. */
const mostBytes = 262_144

/** It did not answer, not in time, too much, or what nobody can read; or it does not know this portal. */
export class Unreachable extends Error {}

/**
 * Asks a provider: in time, within bounds, and never at another address than the one that was meant.
 * @returns the answer with its status, the kind of its content and its whole body, which is JSON when the status says that all is well
 * @throws Unreachable
 */
async function ask(url: string, { method, headers, body, signal }: oauth.CustomFetchOptions<string, unknown>): Promise<Response> {
  try {
    const answer = await fetch(url, {
      method,
      headers,
      ...(body === undefined || body === null ? {} : { body: body as URLSearchParams }),
      redirect: 'manual',
      signal: signal ?? null,
    })
    const text = await textOf(answer)
    if (answer.ok) JSON.parse(text ?? '')
    // Of its headers one is needed. Without the others, what the body says counts.
    const kept = { 'content-type': answer.headers.get('content-type') ?? '' }
    return new Response(text, { status: answer.status, headers: kept })
  } catch {
    // What was thrown can hold the address or the body: neither may come further.
    throw new Unreachable('no_answer')
  }
}

/** The whole body; nothing where an answer has none by its kind, or leads elsewhere. @throws when it is too long */
async function textOf(answer: Response): Promise<string | null> {
  if ((answer.status > 299 && answer.status < 400) || [204, 205].includes(answer.status)) {
    await answer.body?.cancel()
    return null
  }
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for await (const chunk of (answer.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength
    if (bytes > mostBytes) throw new Error('It says too much.')
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

/** When somebody has waited long enough: begun once for all the requests of their way there, or of their way back. */
export const deadline = (): AbortSignal => AbortSignal.timeout(longestMs)

/** What every request of the library is made with. Without TLS only where the address asks for that, which env.ts allows locally. */
export const asking = (address: URL, until: AbortSignal) => ({
  [oauth.customFetch]: ask,
  signal: until,
  [oauth.allowInsecureRequests]: address.protocol === 'http:',
})

/** The person did not go on (RFC 6749 4.1.2.1, OpenID Connect Core 3.1.2.6). */
const cancelling = ['access_denied', 'consent_required', 'interaction_required', 'login_required', 'account_selection_required']
/** The provider's own faults, and a client that it does not take (any more): trying again helps nobody, another way in does. */
const providers = ['temporarily_unavailable', 'server_error', 'invalid_client', 'unauthorized_client']
const others = ['invalid_request', 'invalid_grant', 'invalid_scope', 'unsupported_grant_type', 'unsupported_response_type']

/** The library's names for what a provider that is itself would not answer. */
const malformed: unknown[] = [
  oauth.RESPONSE_IS_NOT_JSON,
  oauth.RESPONSE_IS_NOT_CONFORM,
  oauth.MISSING_SERVER_METADATA,
  oauth.INVALID_SERVER_METADATA,
]

/** What went wrong, by what was thrown; and a word for the log, from a list: what a provider sends never goes there. */
export function notIdentified(thrown: unknown): { ok: false; fault: NotIdentified; because: string } {
  const answer = (fault: NotIdentified, because: string) => ({ ok: false as const, fault, because })
  if (thrown instanceof Unreachable) return answer('unreachable', thrown.message)
  if (thrown instanceof oauth.AuthorizationResponseError || thrown instanceof oauth.ResponseBodyError) {
    const { error } = thrown
    const because = [...cancelling, ...providers, ...others].includes(error) ? error : 'other_error'
    // Only on the way back can it be the person's doing.
    if (thrown instanceof oauth.AuthorizationResponseError && cancelling.includes(error)) return answer('cancelled', because)
    const theirs = providers.includes(error) || ('status' in thrown && isFault(thrown.status))
    return answer(theirs ? 'unreachable' : 'refused', because)
  }
  const { code, cause } = thrown as { code?: unknown; cause?: unknown }
  const because = typeof code === 'string' && /^OAUTH_[A-Z_]+$/.test(code) ? code : 'not_valid'
  const refusal = cause instanceof Response && cause.status >= 400 && !isFault(cause.status)
  return answer(malformed.includes(code) && !refusal ? 'unreachable' : 'refused', because)
}

/** Whether a status tells of a fault, or of too much to do, at the provider. */
export const isFault = (status: number) => status >= 500 || status === 429

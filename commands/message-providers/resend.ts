// A double of Resend, as its OpenAPI description says (resend/resend-openapi, resend.yaml), with the errors of its documentation.
import { randomUUID } from 'node:crypto'
import { type Answered, type Asked, type Double, json, type Kept, keep } from './double.ts'

const key = 're_local_0123456789'
/** Domains from which it takes e-mails. */
const verified = ['local.example']

const problem = (statusCode: number, name: string, message: string): Answered => ({
  status: statusCode,
  body: { statusCode, name, message },
})

export function resend(): Double {
  const sent: Kept[] = []
  /** what was answered to a key of a request, and what was asked */
  const answered = new Map<string, { body: string; answer: Answered }>()

  function answer({ method, path, url, headers, body }: Asked): Answered {
    if (!headers.authorization) return problem(401, 'missing_api_key', 'Missing API key in the authorization header.')
    if (headers.authorization !== `Bearer ${key}`) return problem(403, 'invalid_api_key', 'API key is invalid.')
    if (method === 'POST' && path === '/emails') return once(String(headers['idempotency-key'] ?? ''), body)
    if (method === 'GET' && path === '/emails') return list(Number(url.searchParams.get('limit') ?? '20'))
    const found = sent.find(({ id }) => path === `/emails/${id}`)
    if (method === 'GET' && found) return { status: 200, body: emailOf(found) }
    return problem(404, 'not_found', 'The requested endpoint does not exist.')
  }

  function once(idempotencyKey: string, body: string): Answered {
    if (idempotencyKey.length > 256) return problem(400, 'invalid_idempotency_key', 'The key must be between 1-256 chars.')
    const before = answered.get(idempotencyKey)
    if (before && before.body !== body)
      return problem(409, 'invalid_idempotent_request', 'Same idempotency key used with a different request payload.')
    if (before) return before.answer
    const answer = take(json(body), idempotencyKey)
    if (idempotencyKey && answer.status === 200) answered.set(idempotencyKey, { body, answer })
    return answer
  }

  function take(body: Record<string, unknown>, idempotencyKey: string): Answered {
    const wrong = whatIsWrong(body)
    if (wrong) return wrong
    const { from, subject, text, html } = body as Record<string, string>
    const to = [body.to].flat() as string[]
    const kept = keep(sent, {
      id: randomUUID(),
      to: to[0]!,
      subject: subject!,
      text: text!,
      html,
      from,
      at: Date.now(),
      idempotencyKey,
    })
    return { status: 200, body: { id: kept.id } }
  }

  function list(limit: number): Answered {
    if (!(limit >= 1 && limit <= 100)) return problem(422, 'validation_error', 'The `limit` must be a number between 1 and 100.')
    const data = sent.slice(0, limit).map(({ text: _, html: __, ...each }) => emailOf(each as Kept))
    return { status: 200, body: { object: 'list', has_more: sent.length > limit, data } }
  }

  return {
    name: 'resend',
    sent,
    answer,
    says: {
      down: problem(500, 'internal_server_error', 'An unexpected error occurred.'),
      busy: problem(429, 'rate_limit_exceeded', 'Too many requests. You can only make 2 requests per second.'),
      refusing: problem(403, 'invalid_api_key', 'API key is invalid.'),
    },
  }
}

const address = /^(?:[^<>@]*<)?[^\s@<>]+@(?<domain>[^\s@<>.]+(?:\.[^\s@<>.]+)+)>?$/

function whatIsWrong(body: Record<string, unknown>): Answered | undefined {
  for (const name of ['from', 'to', 'subject'])
    if (!body[name]) return problem(422, 'missing_required_field', `Missing \`${name}\` field.`)
  if (!body.text && !body.html) return problem(422, 'missing_required_field', 'Missing `html` or `text` field.')
  const form = 'The email address needs to follow the `email@example.com` or `Name <email@example.com>` format.'
  const domain = address.exec(String(body.from))?.groups?.domain
  if (!domain) return problem(422, 'invalid_from_address', `Invalid \`from\` field. ${form}`)
  if (!verified.includes(domain))
    return problem(403, 'validation_error', `The ${domain} domain is not verified. Please, add and verify your domain.`)
  const to = [body.to].flat().map(String)
  return to.every((each) => address.test(each)) ? undefined : problem(422, 'validation_error', `Invalid \`to\` field. ${form}`)
}

const emailOf = ({ id, to, from, subject, text, html, at }: Kept) => ({
  object: 'email',
  id,
  message_id: `<${id}@email.example.com>`,
  to: [to],
  from,
  created_at: new Date(at).toISOString().replace('T', ' ').replace('Z', '000+00'),
  subject,
  ...(text ? { html, text } : {}),
  bcc: [],
  cc: [],
  reply_to: [],
  last_event: eventOf(to),
})

/** What becomes of e-mails to its own test addresses (resend.com/docs/dashboard/emails/send-test-emails). */
const eventOf = (to: string) => /^(delivered|bounced|complained|suppressed)(\+[^@]*)?@resend\.dev$/.exec(to)?.[1] ?? 'delivered'

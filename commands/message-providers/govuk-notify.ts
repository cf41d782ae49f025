// A double of GOV.UK Notify, as its OpenAPI description says (alphagov/notifications-tech-docs, openapi/publicapi_spec.json), with the error
// messages of its documentation.
//
// By hand, POST /report with to=…, status=permanent-failure and url=http://127.0.0.1:8787/durham/webhooks/govuk-notify reports what became of
// the newest message to somebody, as Notify does.
import { randomUUID } from 'node:crypto'
import { decodeJwt, jwtVerify } from 'jose'
import { type Answered, type Asked, type Double, json, type Kept, keep } from './double.ts'

/** The keys it knows: the service's id, and the secret. */
const services: Record<string, string> = { '26785a09-ab16-4eb0-8407-a37497a57506': '3d844edf-8d35-48ac-975b-e847b4f122b0' }

const problem = (status: number, error: string, message: string): Answered => ({
  status,
  body: { errors: [{ error, message }], status_code: status },
})

type Type = 'sms' | 'email'

export function govukNotify(): Double {
  const sent: Kept[] = []

  const answer = async (asked: Asked): Promise<Answered> => {
    if (asked.path === '/report') return report(new URLSearchParams(asked.body))
    const wrong = await checkKey(asked.headers.authorization)
    if (wrong) return wrong
    const [, type] = /^\/v2\/notifications\/(sms|email)$/.exec(asked.path) ?? []
    if (asked.method === 'POST' && type) return take(type as Type, json(asked.body), asked.url)
    if (asked.method === 'GET' && asked.path === '/v2/notifications') return list(asked.url)
    return problem(404, 'NoResultFound', 'No result found')
  }

  function take(type: Type, body: Record<string, unknown>, url: URL): Answered {
    const wrong = whatIsWrong(type, body)
    if (wrong) return wrong
    const { subject, body: text } = body.personalisation as Record<string, string>
    const to = String(body[recipientOf[type]])
    const reference = (body.reference as string | undefined) ?? null
    const template = { id: body.template_id, version: 1, uri: `${url.origin}/v2/template/${body.template_id}` }
    const kept = keep(sent, {
      id: randomUUID(),
      to,
      ...(reference ? { reference } : {}),
      ...(type === 'email' ? { subject } : {}),
      text: text!,
      at: Date.now(),
      type,
      template,
      status: statusOf(to),
    } as Kept)
    const content =
      type === 'email'
        ? { subject, body: text, from_email: 'doorstep@notifications.service.gov.uk', one_click_unsubscribe_url: null }
        : { body: text, from_number: 'GOVUK' }
    const uri = `${url.origin}/v2/notifications/${kept.id}`
    return {
      status: 201,
      body: { id: kept.id, ...(reference ? { reference } : {}), scheduled_for: null, content, uri, template },
    }
  }

  /** Sends a report to where an operator has told Notify to, with the token that stands beside the address there. */
  async function report(asked: URLSearchParams): Promise<Answered> {
    const kept = sent.find(({ to }) => to === asked.get('to'))
    if (!kept) return problem(404, 'NoResultFound', 'No result found')
    const answer = await fetch(asked.get('url') ?? '', {
      method: 'POST',
      headers: { authorization: 'Bearer local-notify-callback-token', 'content-type': 'application/json' },
      body: JSON.stringify(reportOf(kept, asked.get('status') ?? 'delivered')),
    })
    return { status: 200, body: { answered: answer.status } }
  }

  function list({ searchParams, href }: URL): Answered {
    const [reference, type] = [searchParams.get('reference'), searchParams.get('template_type')]
    const found = sent.filter((each) => (!reference || each.reference === reference) && (!type || each.type === type))
    return { status: 200, body: { notifications: found.slice(0, 250).map(notificationOf), links: { current: href } } }
  }

  return {
    name: 'govuk-notify',
    sent,
    answer,
    says: {
      // The description's own example is a list without more.
      down: { status: 500, body: [{ error: 'Exception', message: 'Internal server error' }] },
      busy: problem(429, 'RateLimitError', 'Exceeded rate limit for key type LIVE of 3000 requests per 60 seconds'),
      refusing: problem(403, 'AuthError', 'Invalid token: API key revoked'),
    },
  }
}

const recipientOf = { sms: 'phone_number', email: 'email_address' } as const

function whatIsWrong(type: Type, body: Record<string, unknown>): Answered | undefined {
  const invalid = (message: string) => problem(400, 'ValidationError', message)
  const known = [recipientOf[type], 'template_id', 'personalisation', 'reference', 'sms_sender_id', 'email_reply_to_id']
  const more = Object.keys(body).filter((name) => !known.includes(name))
  if (more.length > 0) return invalid(`Additional properties are not allowed (${more.join(', ')} was unexpected)`)
  for (const name of [recipientOf[type], 'template_id'])
    if (typeof body[name] !== 'string') return invalid(`${name} is a required property`)
  if (!/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(String(body.template_id)))
    return invalid('template_id is not a valid UUID')
  const to = String(body[recipientOf[type]])
  if (type === 'sms' && !/^[+\d]+$/.test(to)) return invalid('phone_number Must not contain letters or symbols')
  if (type === 'sms' && to.replace(/^\+44/, '0').length < 11) return invalid('phone_number Not enough digits')
  if (type === 'sms' && to.length > 16) return invalid('phone_number Too many digits')
  if (type === 'email' && !/^[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$/.test(to)) return invalid('email_address Not a valid email address')
  if (String(body.reference ?? '').length > 1000) return invalid('reference is too long')
  const given = (body.personalisation ?? {}) as Record<string, unknown>
  const missing = (type === 'email' ? ['subject', 'body'] : ['body']).filter((name) => !given[name])
  if (missing.length > 0) return problem(400, 'BadRequestError', `Missing personalisation: ${missing.join(', ')}`)
  if (type === 'sms' && !to.startsWith('+44'))
    return problem(400, 'BadRequestError', 'Cannot send to international mobile numbers')
  return undefined
}

/** A token for each request, signed by the key, and no older or newer than 30 seconds. */
async function checkKey(authorization = ''): Promise<Answered | undefined> {
  const token = /^Bearer (\S+)$/.exec(authorization)?.[1]
  if (!token) return problem(401, 'AuthError', 'Unauthorized: authentication token must be provided')
  const refused = (message: string) => problem(403, 'AuthError', message)
  try {
    const { iss, iat } = decodeJwt(token)
    const secret = services[iss ?? '']
    if (!secret) return refused('Invalid token: service not found')
    if (!iat || Math.abs(iat - Date.now() / 1000) > 30)
      return refused('Error: Your system clock must be accurate to within 30 seconds')
    await jwtVerify(token, new TextEncoder().encode(secret), { algorithms: ['HS256'], typ: 'JWT', clockTolerance: 30 })
    return undefined
  } catch {
    return refused('Invalid token: API key not found')
  }
}

/** What becomes of a message with a test key (docs.notifications.service.gov.uk/rest-api.html#test). */
const statusOf = (to: string) =>
  /7700900003$|^temp-fail@simulator\.notify$/.test(to)
    ? 'temporary-failure'
    : /7700900002$|^perm-fail@simulator\.notify$/.test(to)
      ? 'permanent-failure'
      : 'delivered'

const when = (ms: number) => new Date(ms).toISOString().replace('Z', '000Z')

function notificationOf({ id, reference, to, subject, text, at, type, template, status }: Kept) {
  const nobody = { email_address: null, phone_number: null }
  const noAddress = Object.fromEntries(
    ['line_1', 'line_2', 'line_3', 'line_4', 'line_5', 'line_6', 'postcode'].map((line) => [line, null]),
  )
  return {
    id,
    reference: reference ?? null,
    ...nobody,
    [recipientOf[type as Type]]: to,
    ...noAddress,
    type,
    status,
    template,
    body: text,
    ...(subject ? { subject } : {}),
    created_at: when(at),
    created_by_name: null,
    sent_at: when(at),
    completed_at: when(at),
  }
}

/** The report that Notify sends of a message, to an address that was given to it by hand. */
export const reportOf = ({ id, reference, to, at, type, template }: Kept, status: string) => ({
  id,
  reference: reference ?? null,
  to,
  status,
  created_at: when(at),
  completed_at: when(at),
  sent_at: when(at),
  notification_type: type,
  template_id: (template as { id: string }).id,
  template_version: 1,
})

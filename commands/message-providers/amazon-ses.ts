// A double of Amazon SES, version 2 of its API, as its description says (APIs-guru/openapi-directory, amazonaws.com/sesv2), with the errors
// of its reference. It works each signature out by itself (docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html).
import { createHash, createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import { type Answered, type Asked, type Double, json, type Kept, keep } from './double.ts'

/** The access keys that it knows. */
const secrets: Record<string, string> = { AKIALOCAL0123456789A: 'local+wJalrXUtnFEMI/K7MDENG/bPxRfiCYZ0123' }
const region = 'eu-west-2'
/** Domains from which it takes e-mails. */
const verified = ['local.example']

const problem = (status: number, error: string, message: string): Answered => ({
  status,
  headers: { 'x-amzn-errortype': error },
  body: { message },
})

export function amazonSes(): Double {
  const sent: Kept[] = []

  function answer(asked: Asked): Answered {
    const wrong = checkSignature(asked)
    if (wrong) return wrong
    if (asked.method === 'POST' && asked.path === '/v2/email/outbound-emails') return take(json(asked.body) as SendEmail)
    return problem(404, 'UnknownOperationException', 'There is no such operation.')
  }

  function take(body: SendEmail): Answered {
    const wrong = whatIsWrong(body)
    if (wrong) return wrong
    const { Subject, Body } = body.Content!.Simple!
    const kept = keep(sent, {
      id: `0100${randomUUID()}-000000`,
      to: body.Destination!.ToAddresses![0]!,
      subject: Subject!.Data!,
      text: Body!.Text!.Data!,
      html: Body?.Html?.Data,
      from: body.FromEmailAddress,
      at: Date.now(),
      ...(body.EmailTags?.[0] ? { reference: body.EmailTags[0].Value! } : {}),
    })
    return { status: 200, body: { MessageId: kept.id } }
  }

  return {
    name: 'amazon-ses',
    sent,
    answer,
    says: {
      down: problem(500, 'InternalFailure', 'The request processing has failed because of an unknown error.'),
      busy: problem(429, 'TooManyRequestsException', 'Too many requests have been made to the operation.'),
      refusing: problem(403, 'UnrecognizedClientException', 'The security token included in the request is invalid.'),
    },
  }
}

type Part = { Data?: string; Charset?: string }
type SendEmail = {
  FromEmailAddress?: string
  Destination?: { ToAddresses?: string[] }
  Content?: { Simple?: { Subject?: Part; Body?: { Text?: Part; Html?: Part } } }
  EmailTags?: { Name?: string; Value?: string }[]
}

function whatIsWrong({ FromEmailAddress = '', Destination, Content, EmailTags = [] }: SendEmail): Answered | undefined {
  const bad = (message: string) => problem(400, 'BadRequestException', message)
  const parts = [Content?.Simple?.Subject, Content?.Simple?.Body?.Text]
  if (parts.some((part) => !part?.Data)) return bad('1 validation error detected: a value failed to satisfy a constraint.')
  if (EmailTags.some(({ Name = '', Value = '' }) => !/^[\w-]{1,256}$/.test(Name) || !/^[\w.@-]{1,256}$/.test(Value)))
    return bad('Invalid tag.')
  for (const each of [FromEmailAddress, ...(Destination?.ToAddresses ?? [])]) {
    const [local = '', domain = '', ...more] = each.replace(/^.*<(.*)>$/, '$1').split('@')
    if (!domain) return bad("Missing final '@domain'")
    if (more.length > 0) return bad('Illegal address')
    if (!/^[\x21-\x7e]+$/.test(local)) return bad('Local address contains control or whitespace')
    if (!/^[a-z\d-]+(\.[a-z\d-]+)*$/i.test(domain)) return bad('Domain contains illegal character')
  }
  if (!verified.some((domain) => FromEmailAddress.replace(/>$/, '').endsWith(`@${domain}`)))
    return problem(400, 'MessageRejected', 'Email address is not verified.')
  return undefined
}

const hash = (text: string) => createHash('sha256').update(text).digest('hex')
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()

/** Works the signature out from what came, and compares. */
function checkSignature({ method, url, headers, body }: Asked): Answered | undefined {
  const given =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([\da-f]{64})$/
  const [, id = '', day = '', where, service, signedHeaders = '', signature = ''] = given.exec(headers.authorization ?? '') ?? []
  if (!signature) return problem(403, 'MissingAuthenticationTokenException', 'Missing Authentication Token')
  const secret = secrets[id]
  if (!secret) return problem(403, 'UnrecognizedClientException', 'The security token included in the request is invalid.')
  const date = String(headers['x-amz-date'] ?? '')
  const at = Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))
  if (!(Math.abs(at - Date.now()) < 5 * 60_000) || !date.startsWith(day))
    return problem(403, 'SignatureDoesNotMatch', 'Signature expired.')
  if (where !== region || service !== 'ses')
    return problem(403, 'SignatureDoesNotMatch', `Credential should be scoped to a valid region and to service 'ses'.`)
  const names = signedHeaders.split(';')
  if (!names.includes('host') || !names.includes('x-amz-date'))
    return problem(403, 'SignatureDoesNotMatch', 'host and x-amz-date must be signed.')
  const lines = names.map(
    (name) =>
      `${name}:${String(headers[name] ?? '')
        .trim()
        .replace(/ +/g, ' ')}\n`,
  )
  // All but S3 take a path whose parts are encoded once more.
  const path = url.pathname.split('/').map(encodeURIComponent).join('/')
  const query = [...url.searchParams].map((pair) => pair.map(encodeURIComponent).join('=')).sort()
  const canonical = [method, path, query.join('&'), lines.join(''), signedHeaders, hash(body)].join('\n')
  const scope = `${day}/${where}/${service}/aws4_request`
  const toSign = ['AWS4-HMAC-SHA256', date, scope, hash(canonical)].join('\n')
  const key = [day, where, service, 'aws4_request'].reduce<string | Buffer>((from, part) => hmac(from, part!), `AWS4${secret}`)
  if (timingSafeEqual(hmac(key, toSign), Buffer.from(signature, 'hex'))) return undefined
  return problem(403, 'SignatureDoesNotMatch', 'The request signature we calculated does not match the signature you provided.')
}

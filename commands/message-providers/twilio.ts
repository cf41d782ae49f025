// A double of Twilio, as its OpenAPI description says (twilio/twilio-oai, spec/json/twilio_api_v2010.json), with the codes of its list of
// errors and the magic numbers of its test credentials (twilio.com/docs/iam/test-credentials).
//
// By hand, POST /play?to=… with press=# (each key that is waited for takes one), answeredBy=machine_start or end=busy plays the newest call
// to a number, and POST /report?to=… with status=undelivered and code=30006 reports what became of the newest text.
import { randomBytes } from 'node:crypto'
import { type Answered, type Asked, type Double, type Kept, keep } from './double.ts'
import { type Course, type Line, playCall, reportText, type Taken } from './twilio-line.ts'

const account = { sid: 'AC0123456789abcdef0123456789abcdef', token: 'local-twilio-auth-token' }
/** The number that the account has, and the one that test credentials know. */
const owned = ['+441632960999', '+15005550006']

const problem = (status: number, code: number, message: string): Answered => ({
  status,
  body: { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status },
})

const known = {
  Messages: ['To', 'From', 'Body', 'StatusCallback', 'ValidityPeriod'],
  Calls: [
    ...['To', 'From', 'Url', 'Method', 'StatusCallback', 'StatusCallbackEvent', 'StatusCallbackMethod'],
    ...['MachineDetection', 'MachineDetectionTimeout', 'Timeout', 'TimeLimit'],
  ],
}
type Resource = keyof typeof known

/** Numbers that stand for a fault. Those for drama are this double's own: a portal takes none of the others, which belong to no country. */
const magic: Record<Resource, Record<string, [number, string]>> = {
  Messages: {
    '+15005550001': [21211, "The 'To' number is not a valid phone number."],
    '+15005550002': [21612, "The 'To' phone number is not currently reachable via SMS."],
    '+15005550003': [21408, 'Permission to send an SMS has not been enabled for the region indicated by the To number.'],
    '+15005550004': [21610, 'Attempt to send to unsubscribed recipient.'],
    '+15005550009': [21614, "The 'To' number is not a valid mobile number."],
    '+447700900809': [21614, "The 'To' number is not a valid mobile number."],
  },
  Calls: {
    '+15005550001': [21217, 'Phone number does not appear to be valid.'],
    '+15005550002': [21214, "'To' phone number cannot be reached."],
    '+447700900802': [21214, "'To' phone number cannot be reached."],
    '+15005550003': [
      21215,
      'Account not authorized to call this number. Perhaps you need to enable some international permissions.',
    ],
    '+15005550004': [21216, 'Account not allowed to call this number.'],
  },
}
const magicSenders: Record<string, [number, string]> = {
  '+15005550001': [21212, "The 'From' number is not a valid phone number."],
  '+15005550007': [21606, "The 'From' phone number is not a valid, SMS-capable Twilio number for your account."],
  '+15005550008': [21611, "The source 'from' number has exceeded the maximum number of queued messages."],
}

export function twilio(): Double {
  const sent: Kept[] = []

  async function answer(asked: Asked): Promise<Answered> {
    if (asked.path === '/play' || asked.path === '/report') return byHand(asked)
    const { authorization = '' } = asked.headers
    const given = Buffer.from(authorization.replace(/^Basic /, ''), 'base64').toString()
    if (!authorization.startsWith('Basic ') || given !== `${account.sid}:${account.token}`)
      return problem(401, 20003, 'Authenticate')
    const [, sid, resource] = /^\/2010-04-01\/Accounts\/(\w+)\/(Messages|Calls)\.json$/.exec(asked.path) ?? []
    if (sid !== account.sid) return problem(404, 20404, 'The requested resource was not found')
    if (asked.method === 'POST') return take(resource as Resource, asked)
    return asked.method === 'GET' ? list(resource as Resource, asked.url) : problem(405, 20004, 'Method not allowed')
  }

  function take(resource: Resource, { headers, body }: Asked): Answered {
    if (!headers['content-type']?.startsWith('application/x-www-form-urlencoded')) return problem(400, 20001, 'No form')
    const form = Object.fromEntries(new URLSearchParams(body))
    const wrong = whatIsWrong(resource, form)
    if (wrong) return wrong
    const kept = keep(sent, {
      id: `${resource === 'Calls' ? 'CA' : 'SM'}${randomBytes(16).toString('hex')}`,
      to: form.To!,
      text: form.Body ?? '',
      at: Date.now(),
      from: form.From,
      accountSid: account.sid,
      statusCallback: form.StatusCallback,
      ...(form.Url ? { url: form.Url } : {}),
      form,
      resource,
      status: 'queued',
    } as Kept)
    return { status: 201, body: resourceOf(kept) }
  }

  function list(resource: Resource, { searchParams }: URL): Answered {
    const [to, size] = [searchParams.get('To'), Number(searchParams.get('PageSize') ?? 50)]
    const found = sent.filter((each) => each.resource === resource && (to === null || each.to === to))
    const uri = `/2010-04-01/Accounts/${account.sid}/${resource}.json?To=${encodeURIComponent(to ?? '')}&PageSize=${size}`
    return {
      status: 200,
      body: {
        [resource.toLowerCase()]: found.slice(0, size).map(resourceOf),
        ...{ page: 0, page_size: size, start: 0, end: Math.max(0, Math.min(found.length, size) - 1), uri },
        ...{ first_page_uri: `${uri}&Page=0`, previous_page_uri: null },
        next_page_uri: found.length > size ? `${uri}&Page=1` : null,
      },
    }
  }

  async function byHand({ path, url, body }: Asked): Promise<Answered> {
    const told = new URLSearchParams(body)
    const resource = path === '/play' ? 'Calls' : 'Messages'
    const kept = sent.find((each) => each.resource === resource && each.to === url.searchParams.get('to'))
    if (!kept) return { status: 404, body: { error: 'Nothing was sent there.' } }
    const taken = kept as unknown as Taken
    if (path === '/report') {
      const { status } = await reportText(line, taken, told.get('status') ?? 'delivered', Number(told.get('code') ?? 0))
      return { status: 200, body: { status } }
    }
    const [answeredBy, end] = [told.get('answeredBy'), told.get('end')]
    const course = { press: told.getAll('press'), ...(answeredBy ? { answeredBy } : {}), ...(end ? { end } : {}) }
    return { status: 200, body: await playCall(line, taken, course as Course) }
  }

  return {
    name: 'twilio',
    sent,
    answer,
    says: {
      down: problem(500, 20500, 'Internal Server Error'),
      busy: problem(429, 20429, 'Too Many Requests'),
      refusing: problem(401, 20003, 'Authenticate'),
    },
  }
}

/** To a portal on this machine. */
const line: Line = {
  token: account.token,
  async reach(url, init) {
    const answer = await fetch(url, init)
    return { status: answer.status, type: answer.headers.get('content-type') ?? '', text: await answer.text() }
  },
}

function whatIsWrong(resource: Resource, form: Record<string, string>): Answered | undefined {
  const wrong = (code: number, message: string) => problem(400, code, message)
  const more = Object.keys(form).filter((name) => !known[resource].includes(name))
  if (more.length > 0) return wrong(20001, `Unknown parameters: ${more.join(', ')}`)
  const { To: to = '', From: from = '' } = form
  if (!to) return wrong(resource === 'Calls' ? 21201 : 21604, "A 'To' phone number is required.")
  if (!from) return wrong(resource === 'Calls' ? 21213 : 21603, "A 'From' phone number is required.")
  const fault = magicSenders[from] ?? magic[resource][to]
  if (fault) return wrong(...fault)
  if (!owned.includes(from)) return wrong(resource === 'Calls' ? 21210 : 21606, `The 'From' phone number ${from} is not yours.`)
  if (!/^\+[1-9]\d{7,14}$/.test(to)) return wrong(resource === 'Calls' ? 21217 : 21211, `The 'To' number ${to} is not valid.`)
  for (const name of ['StatusCallback', 'Url'])
    if (form[name] && !URL.canParse(form[name])) return wrong(21205, `${name} is no URL`)
  for (const name of ['ValidityPeriod', 'Timeout', 'TimeLimit', 'MachineDetectionTimeout'])
    if (form[name] !== undefined && !/^[1-9]\d{0,4}$/.test(form[name])) return wrong(20001, `${name} is not valid`)
  if (Number(form.ValidityPeriod ?? 1) > 36_000) return wrong(20001, 'ValidityPeriod is not valid')
  if (resource === 'Calls' && !form.Url) return wrong(21205, 'Url parameter is required.')
  if (form.MachineDetection && !['Enable', 'DetectMessageEnd'].includes(form.MachineDetection))
    return wrong(21261, 'MachineDetection is not valid')
  if (resource === 'Messages' && !form.Body) return wrong(21602, 'Message body is required.')
  return (form.Body ?? '').length > 1600
    ? wrong(21617, 'The concatenated message body exceeds the 1600 character limit.')
    : undefined
}

/** As dates stand there: RFC 2822. */
const when = (ms: number) => new Date(ms).toUTCString().replace('GMT', '+0000')

function resourceOf({ id, to, text, at, from, resource, status }: Kept) {
  const common = {
    sid: id,
    account_sid: account.sid,
    api_version: '2010-04-01',
    date_created: when(at),
    date_updated: when(at),
    direction: 'outbound-api',
    from,
    to,
    status,
    price: null,
    price_unit: 'USD',
    uri: `/2010-04-01/Accounts/${account.sid}/${resource}/${id}.json`,
    subresource_uris: {},
  }
  if (resource === 'Calls')
    return {
      ...common,
      ...{ annotation: null, answered_by: null, caller_name: null, duration: null, end_time: null, forwarded_from: null },
      ...{ from_formatted: from, group_sid: null, parent_call_sid: null, phone_number_sid: null, queue_time: '0' },
      ...{ start_time: null, to_formatted: to, trunk_sid: null },
    }
  return {
    ...common,
    ...{ body: text, date_sent: null, error_code: null, error_message: null, messaging_service_sid: null },
    ...{ num_media: '0', num_segments: '1' },
  }
}

import { type Answer, ask, baseOf, busy, refused, refusedRecipient, textAt, unreachable, valueAt } from './ask.ts'
import { htmlOf } from './html.ts'
import { type Delivery, type Provider, type Report, type Sent, type Setting, senderForm } from './sender.ts'

const apiUrl: Setting = {
  name: 'RESEND_API_URL',
  about: 'Where Resend is.',
  otherwise: 'https://api.resend.com',
}
const apiKey: Setting = {
  name: 'RESEND_API_KEY',
  about:
    'A key at resend.com, API Keys. With full access it can be asked what became of an e-mail; with sending access alone it cannot.',
  form: /^re_\S+$/,
  local: 're_local_0123456789',
}
const from: Setting = {
  name: 'RESEND_FROM',
  about: 'Whom e-mails come from, at a domain that is verified there: "Norfolk County Council <noreply@norfolk.gov.uk>".',
  form: senderForm,
  local: 'Doorstep <noreply@local.example>',
}

/** As many e-mails as one answer lists at the most. */
const listed = 100
/** So many of these are looked into: whose address and subject are the same. */
const mostAlike = 3
/** An e-mail is asked for within minutes of its sending: of one that is not among those of this time, none came. */
const wellBackMs = 60 * 60_000

/** E-mails by Resend. resend.com/docs/api-reference */
export const resend: Provider = {
  name: 'resend',
  channel: 'email',
  settings: [apiUrl, apiKey, from],
  connect(setting, patienceMs) {
    const base = baseOf(setting(apiUrl.name))
    const headers = { authorization: `Bearer ${setting(apiKey.name)}` }
    const get = (path: string) => ask(`${base}/emails${path}`, { headers }, patienceMs)
    return {
      name: 'resend',
      channel: 'email',
      async send(delivery) {
        // Sent twice under the same key within a day, it leaves once.
        const more = { 'content-type': 'application/json', 'idempotency-key': delivery.id }
        const body = JSON.stringify(bodyOf(delivery, setting(from.name)))
        return sentBy(await ask(`${base}/emails`, { method: 'POST', headers: { ...headers, ...more }, body }, patienceMs))
      },
      find: (delivery) => find(delivery, get),
    }
  },
}

const bodyOf = (delivery: Delivery, sender: string) => ({
  from: sender,
  to: [delivery.to],
  subject: delivery.subject,
  text: delivery.text,
  html: htmlOf(delivery),
})

/** What Resend's answer means, by its status and the name of the error: resend.com/docs/api-reference/errors */
function sentBy(answer: Answer | undefined): Sent {
  if (!answer) return unreachable
  const { status, json } = answer
  const reference = textAt(json, 'id')
  if (status >= 200 && status < 300 && reference) return { ok: true, reference }
  // Too many at once, or in a day or a month.
  if (status === 429) return busy(answer)
  // 409: another request with this key is under way, or was taken with other words.
  if (status < 400 || status >= 500 || status === 409) return unreachable
  // A wrong sender has a name of its own. What else we send is the same for everybody, but for whom it is for.
  return (status === 400 || status === 422) && textAt(json, 'name') === 'validation_error' ? refusedRecipient : refused
}

/** Resend cannot be asked by our reference: it lists what it has sent, and shows one of them in full. */
async function find(
  delivery: Delivery,
  get: (path: string) => Promise<Answer | undefined>,
): Promise<Report | 'none' | 'unknown'> {
  const answer = await get(`?limit=${listed}`)
  const all = valueAt(answer?.json, 'data')
  if (answer?.status !== 200 || !Array.isArray(all)) return 'unknown'
  const alike = all.filter((each) => valueAt(each, 'to', 0) === delivery.to && textAt(each, 'subject') === delivery.subject)
  for (const { id } of alike.slice(0, mostAlike) as { id?: unknown }[]) {
    const shown = await get(`/${encodeURIComponent(String(id))}`)
    if (shown?.status !== 200) return 'unknown'
    if (textAt(shown.json, 'text') === delivery.text) return reportOf(delivery.id, textAt(shown.json, 'last_event'))
  }
  const isWellBack = Date.parse(answer.headers.get('date') ?? '') - created(all.at(-1)) > wellBackMs
  return alike.length <= mostAlike && (valueAt(answer.json, 'has_more') !== true || isWellBack) ? 'none' : 'unknown'
}

/** When an e-mail was made, in ms. It is written as 2023-04-03 22:13:42.674981+00. */
const created = (email: unknown) => Date.parse((textAt(email, 'created_at') ?? '').replace(' ', 'T').replace(/\+00$/, 'Z'))

/** Resend's word for what became of an e-mail: resend.com/docs/dashboard/emails/introduction */
function reportOf(message: string, event: string | undefined): Report {
  if (['delivered', 'opened', 'clicked', 'complained'].includes(event ?? '')) return { message, state: 'delivered' }
  if (event === 'bounced' || event === 'suppressed') return { message, state: 'undelivered', recipient: true }
  if (event === 'failed' || event === 'canceled') return { message, state: 'undelivered' }
  return { message, state: 'sent' }
}

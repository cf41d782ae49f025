import { describe, expect, it, vi } from 'vitest'
import { ses } from '../../src/senders/amazon-ses.ts'
import { htmlOf } from '../../src/senders/html.ts'
import { contract, doubleOf, newDelivery, settingsFor } from './contract.ts'

contract({
  provider: ses,
  nobody: 'nobody',
  badKey: { AWS_SECRET_ACCESS_KEY: 'another/secret+0123456789012345678901234' },
  down: 'unreachable',
  arrived(kept, delivery) {
    const { id, subject, text } = delivery
    expect(kept).toMatchObject({ reference: id, subject, text, from: 'Doorstep <noreply@local.example>' })
    expect(kept.html).toBe(htmlOf(delivery))
  },
})

const connect = (change: Record<string, string> = {}) => {
  const values: Record<string, string> = { ...settingsFor(ses), ...change }
  return ses.connect((name) => values[name] ?? '', 5000)
}
const refused = { ok: false, why: 'refused' }

describe('Amazon SES', () => {
  it.each([
    ['an access key that is not known', { AWS_ACCESS_KEY_ID: 'AKIAANOTHER' }],
    ['another region', { AWS_REGION: 'us-east-1' }],
    ['a sender that is not verified', { SES_FROM: 'noreply@elsewhere.example' }],
  ])('refuses %s', async (_, change) => expect(await connect(change).send(newDelivery('email'))).toEqual(refused))

  it.each(['ada@@families.example', 'ada bell@families.example', 'ŵyn@families.example', 'ada@fam ilies.example'])(
    'refuses what is no address to it: %s',
    async (to) => expect(await connect().send(newDelivery('email', { to }))).toEqual({ ...refused, recipient: true }),
  )

  // Its names of errors: docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html and CommonErrors.html
  it.each([
    [400, 'MessageRejected', refused],
    [400, 'MailFromDomainNotVerifiedException', refused],
    [400, 'SendingPausedException', refused],
    [400, 'AccountSuspendedException', refused],
    [403, 'AccessDeniedException', refused],
    [403, 'RequestExpired', refused],
    [400, 'BadRequestException', refused],
    [400, 'LimitExceededException', { ok: false, why: 'busy' }],
    [400, 'ThrottlingException:http://internal.amazon.com/', { ok: false, why: 'busy' }],
    [429, 'TooManyRequestsException', { ok: false, why: 'busy' }],
    [503, 'ServiceUnavailable', { ok: false, why: 'busy' }],
    [503, '', { ok: false, why: 'unreachable' }],
    [500, 'InternalFailure', { ok: false, why: 'unreachable' }],
  ])('tells of %i %s', async (status, error, expected) => {
    for (const answer of [
      Response.json({ message: 'No.' }, { status, headers: { 'x-amzn-errortype': error } }),
      Response.json({ __type: `com.amazonaws.ses#${error}`, message: 'No.' }, { status }),
    ]) {
      const asked = vi.spyOn(globalThis, 'fetch').mockResolvedValueOnce(answer)
      expect(await connect().send(newDelivery('email'))).toEqual(expected)
      asked.mockRestore()
    }
  })

  it('is in the region that is named, unless an address is', async () => {
    const asked = vi.spyOn(globalThis, 'fetch').mockResolvedValue(Response.json({ MessageId: '1' }))
    await connect({ SES_API_URL: '', AWS_REGION: 'eu-west-1' }).send(newDelivery('email'))
    expect(String(asked.mock.calls[0]![0])).toBe('https://email.eu-west-1.amazonaws.com/v2/email/outbound-emails')
    asked.mockRestore()
  })

  it('cannot be asked what became of a message: it knows no reference of ours', () => expect(connect().find).toBeUndefined())
})

/** Without these, the tests above would show nothing. */
describe('the double of Amazon SES refuses what Amazon SES refuses', () => {
  async function signed(change: (sent: { url: string; headers: Headers; body: string }) => unknown) {
    const asked = vi.spyOn(globalThis, 'fetch').mockResolvedValueOnce(Response.json({ MessageId: '1' }))
    await connect().send(newDelivery('email'))
    const [url, init] = asked.mock.calls[0]!
    asked.mockRestore()
    const sent = { url: String(url), headers: new Headers(init?.headers as HeadersInit), body: String(init?.body) }
    change(sent)
    const answer = await fetch(sent.url, { method: 'POST', headers: sent.headers, body: sent.body })
    return [answer.status, answer.headers.get('x-amzn-errortype')]
  }

  it('takes what is signed', async () => expect(await signed(() => {})).toEqual([200, null]))

  it.each<[string, (sent: { url: string; headers: Headers; body: string }) => unknown]>([
    ['other words', (sent) => Object.assign(sent, { body: sent.body.replace('verification', 'other') })],
    [
      'another time',
      (sent) =>
        sent.headers.set(
          'x-amz-date',
          sent.headers.get('x-amz-date')!.replace(/\dZ$/, (second) => `${(Number(second[0]) + 1) % 10}Z`),
        ),
    ],
    ['an old time', (sent) => sent.headers.set('x-amz-date', '20200101T000000Z')],
    ['another address', (sent) => Object.assign(sent, { url: `${sent.url}/` })],
  ])('but not for %s', async (_, change) => {
    expect(await signed(change)).toEqual([403, 'SignatureDoesNotMatch'])
  })

  it('nor what is not signed', async () => {
    expect((await fetch(`${doubleOf('amazon-ses')}/v2/email/outbound-emails`, { method: 'POST', body: '{}' })).status).toBe(403)
  })
})

import { AwsV4Signer } from 'aws4fetch'
import { type Answer, ask, baseOf, busy, refused, refusedRecipient, textAt, unreachable } from './ask.ts'
import { htmlOf } from './html.ts'
import { type Delivery, type Provider, type Sent, type Setting, senderForm } from './sender.ts'

const apiUrl: Setting = {
  name: 'SES_API_URL',
  about: 'Where Amazon SES is: that of the region, unless it is set.',
  otherwise: '',
}
const region: Setting = {
  name: 'AWS_REGION',
  about: 'The region in which Amazon SES is set up.',
  otherwise: 'eu-west-2',
  form: /^[a-z]{2}(-[a-z]+)+-\d$/,
}
const accessKey: Setting = {
  name: 'AWS_ACCESS_KEY_ID',
  about: 'An access key of an IAM user who may ses:SendEmail and nothing else.',
  local: 'AKIALOCAL0123456789A',
}
const secretKey: Setting = {
  name: 'AWS_SECRET_ACCESS_KEY',
  about: 'The secret of that access key.',
  local: 'local+wJalrXUtnFEMI/K7MDENG/bPxRfiCYZ0123',
}
const from: Setting = {
  name: 'SES_FROM',
  about: 'Whom e-mails come from, at an identity that is verified there: "Norfolk County Council <noreply@norfolk.gov.uk>".',
  form: senderForm,
  local: 'Doorstep <noreply@local.example>',
}

/**
 * E-mails by Amazon SES. docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html
 * It cannot be asked what became of a message of which it did not say that it has it.
 */
export const ses: Provider = {
  name: 'amazon-ses',
  channel: 'email',
  settings: [apiUrl, region, accessKey, secretKey, from],
  connect(setting, patienceMs) {
    const base = baseOf(setting(apiUrl.name)) || `https://email.${setting(region.name)}.amazonaws.com`
    const credentials = { accessKeyId: setting(accessKey.name), secretAccessKey: setting(secretKey.name) }
    return {
      name: 'amazon-ses',
      channel: 'email',
      async send(delivery) {
        const { method, url, headers, body } = await new AwsV4Signer({
          ...credentials,
          service: 'ses',
          region: setting(region.name),
          method: 'POST',
          url: `${base}/v2/email/outbound-emails`,
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(bodyOf(delivery, setting(from.name))),
        }).sign()
        return sentBy(await ask(url, { method, headers, body: body ?? null }, patienceMs))
      },
    }
  },
}

const bodyOf = (delivery: Delivery, sender: string) => ({
  FromEmailAddress: sender,
  Destination: { ToAddresses: [delivery.to] },
  Content: {
    Simple: {
      Subject: inUtf8(delivery.subject),
      Body: { Text: inUtf8(delivery.text), Html: inUtf8(htmlOf(delivery)) },
    },
  },
  // Events of the account name it: nothing else there leads to a message of ours.
  EmailTags: [{ Name: 'reference', Value: delivery.id }],
})

const inUtf8 = (Data: string) => ({ Data, Charset: 'UTF-8' })

/** What SES's answer means. The name of an error stands in a header, at times with more behind a colon, or in the body. */
function sentBy(answer: Answer | undefined): Sent {
  if (!answer) return unreachable
  const { status, headers, json } = answer
  const reference = textAt(json, 'MessageId')
  if (status === 200) return reference ? { ok: true, reference } : unreachable
  const named = headers.get('x-amzn-errortype') ?? textAt(json, '__type') ?? textAt(json, 'code') ?? ''
  const error = named.split(':')[0]!.split('#').at(-1)!
  if (status === 429 || tooMuch.includes(error)) return busy(answer)
  // Turned away before it was looked at. Of its other faults nobody knows.
  if (status === 503 && error === 'ServiceUnavailable') return busy(answer)
  if (status < 400 || status >= 500) return unreachable
  // "Illegal address", "Missing final '@domain'", "Domain contains …", "Local address contains …": what is wrong has no other name.
  return error === 'BadRequestException' && /\b(address|domain)\b/i.test(textAt(json, 'message') ?? '')
    ? refusedRecipient
    : refused
}

/** Too many in a second or a day. */
const tooMuch = ['TooManyRequestsException', 'LimitExceededException', 'Throttling', 'ThrottlingException']

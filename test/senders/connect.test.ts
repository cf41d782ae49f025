import { describe, expect, it } from 'vitest'
import { councils } from '../../src/councils/all.ts'
import { ses } from '../../src/senders/amazon-ses.ts'
import { connectSenders } from '../../src/senders/connect.ts'
import { notifyEmail, notifySms } from '../../src/senders/govuk-notify.ts'
import { outbox } from '../../src/senders/outbox.ts'
import { resend } from '../../src/senders/resend.ts'
import { isAddress, type Provider } from '../../src/senders/sender.ts'

const all = [
  ...new Set(
    councils.flatMap(({ senders }) => Object.values(senders).flat()).filter((each): each is Provider => 'connect' in each),
  ),
]

/** Settings as a council really has them. */
const real: Record<string, string> = {
  NOTIFY_API_KEY: 'live-11111111-ab16-4eb0-8407-a37497a57506-22222222-8d35-48ac-975b-e847b4f122b0',
  NOTIFY_EMAIL_TEMPLATE_ID: '33333333-f929-4891-82a1-a3e1c3c18ee3',
  NOTIFY_SMS_TEMPLATE_ID: '44444444-2a88-4f6e-b855-c550268ce08a',
  NOTIFY_CALLBACK_TOKEN: 'a-long-text-of-the-councils-own',
  RESEND_API_KEY: 're_123456789',
  RESEND_FROM: 'East Vale <noreply@eastvale.gov.uk>',
  AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  SES_FROM: 'noreply@eastvale.gov.uk',
}
const wanted = {
  slug: 'east-vale',
  senders: { email: [notifyEmail, resend, ses, outbox('email')], sms: [notifySms, outbox('sms')] },
} as const

const names = (settings: Record<string, string>, local = false) => {
  const connected = connectSenders(wanted, { read: (name) => settings[name], local, patienceMs: 1000 })
  return Object.fromEntries(Object.entries(connected).map(([channel, senders]) => [channel, senders.map(({ name }) => name)]))
}
const without = (...left: string[]) => Object.fromEntries(Object.entries(real).filter(([name]) => !left.includes(name)))

describe('a council’s providers', () => {
  it('are those that are set up, in the council’s order', () => {
    expect(names(real)).toEqual({ email: ['govuk-notify', 'resend', 'amazon-ses'], sms: ['govuk-notify'] })
    expect(names(without('RESEND_API_KEY', 'RESEND_FROM')).email).toEqual(['govuk-notify', 'amazon-ses'])
  })

  it('are the outbox where none of a channel is set up, on this machine alone', () => {
    expect(names({}, true)).toEqual({ email: ['outbox'], sms: ['outbox'] })
    expect(names({}, false)).toEqual({ email: [], sms: [] })
    expect(names({ RESEND_API_KEY: 're_1', RESEND_FROM: 'a@b.example' }, true)).toEqual({ email: ['resend'], sms: ['outbox'] })
  })

  it.each(Object.keys(real))('are not half set up: without %s', (name) => {
    expect(() => names(without(name))).toThrow(new RegExp(`of its settings ${name} is missing\\.$`))
  })

  it('are told what is the council’s own before what all share', () => {
    const own = { ...without('RESEND_API_KEY'), EAST_VALE_RESEND_API_KEY: 're_own' }
    expect(names(own).email).toContain('resend')
    expect(names({ ...real, WEST_VALE_RESEND_API_KEY: '' }).email).toContain('resend')
    expect(() => names({ ...real, EAST_VALE_RESEND_API_KEY: 'no key' })).toThrow('RESEND_API_KEY does not look like')
  })

  it.each([
    ['NOTIFY_API_KEY', 'live-11111111-ab16-4eb0-8407-a37497a57506'],
    ['NOTIFY_EMAIL_TEMPLATE_ID', 'my template'],
    ['NOTIFY_CALLBACK_TOKEN', 'short'],
    ['RESEND_FROM', 'East Vale'],
    ['SES_FROM', 'noreply@localhost'],
    ['AWS_REGION', 'London'],
    ['NOTIFY_API_URL', 'notify.example'],
    ['RESEND_API_URL', 'ftp://resend.example'],
    ['SES_API_URL', 'https://ses.example/?a=b'],
  ])('do not begin with a wrong %s, which is not repeated', (name, value) => {
    for (const local of [true, false]) {
      expect(() => names({ ...real, [name]: value }, local)).toThrow(name)
      expect(() => names({ ...real, [name]: value }, local)).not.toThrow(value)
    }
  })
})

describe.each(all.map((provider) => ({ title: `${provider.name} ${provider.channel}`, provider })))('$title', ({ provider }) => {
  const council = { slug: 'east-vale', senders: { [provider.channel]: [provider] } }
  const locals = Object.fromEntries(provider.settings.flatMap(({ name, local }) => (local === undefined ? [] : [[name, local]])))
  const connected = (settings: Record<string, string>, local: boolean) =>
    connectSenders(council, { read: (name) => settings[name], local, patienceMs: 1000 })[provider.channel]

  it('is set up by its local settings, on this machine', () => {
    expect(connected(locals, true)).toHaveLength(1)
  })

  it('takes no local setting elsewhere', () => {
    expect(() => connected(locals, false)).toThrow('is one for local development.')
  })

  it('is reached over TLS elsewhere', () => {
    const address = provider.settings.find(isAddress)!
    expect(connected({ ...locals, [address.name]: 'http://127.0.0.1:9001' }, true)).toHaveLength(1)
    expect(() => connected({ ...locals, [address.name]: 'http://127.0.0.1:9001' }, false)).toThrow(
      `${address.name} must be https: outside local development.`,
    )
  })
})

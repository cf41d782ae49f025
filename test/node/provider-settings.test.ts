import { parseEnv } from 'node:util'
import { describe, expect, it } from 'vitest'
import { providerSettings, settingLine } from '../../commands/message-providers/settings.ts'
import { ses } from '../../src/senders/amazon-ses.ts'
import { notifyEmail, notifySms } from '../../src/senders/govuk-notify.ts'
import { outbox } from '../../src/senders/outbox.ts'
import { resend } from '../../src/senders/resend.ts'

const councils = [
  { slug: 'east-vale', senders: { email: [notifyEmail, resend, ses, outbox('email')], sms: [notifySms, outbox('sms')] } },
  { slug: 'west-vale', senders: { email: [resend, outbox('email')] } },
] as const
const settings = (env: Record<string, string>) => providerSettings(councils, env)
const locals = Object.fromEntries([...notifyEmail.settings, ...notifySms.settings].map(({ name, local }) => [name, local]))

describe('what npm start tells the Worker of providers', () => {
  it('is nothing of its own accord, whatever else stands in the environment', () => {
    expect(settings({ PATH: '/bin', AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'mine', AWS_SECRET_ACCESS_KEY: 'mine' })).toEqual(
      {},
    )
  })

  it('is what stands there, and no more where the provider is the real one', () => {
    const env = { RESEND_API_KEY: 're_1', WEST_VALE_RESEND_FROM: 'west@vale.example', AWS_REGION: 'us-east-1' }
    expect(settings(env)).toEqual({ RESEND_API_KEY: 're_1', WEST_VALE_RESEND_FROM: 'west@vale.example' })
    const aws = { SES_FROM: 'a@b.example', AWS_ACCESS_KEY_ID: 'mine', AWS_SECRET_ACCESS_KEY: 'mine' }
    expect(settings(aws)).toEqual(aws)
    expect(settings({ NOTIFY_API_URL: 'https://notify.example' })).toEqual({ NOTIFY_API_URL: 'https://notify.example' })
  })

  it.each(['http://127.0.0.1:9001', 'http://localhost:9001/govuk-notify', 'http://[::1]:9001'])(
    'is all that a provider on this machine needs: %s',
    (NOTIFY_API_URL) => expect(settings({ NOTIFY_API_URL })).toEqual({ ...locals, NOTIFY_API_URL }),
  )

  it('is not what is set otherwise', () => {
    const env = { NOTIFY_API_URL: 'http://127.0.0.1:9001', NOTIFY_API_KEY: 'another' }
    expect(settings(env)).toEqual({ ...locals, ...env })
  })

  it('is for one council alone where its name stands before it', () => {
    const env = { WEST_VALE_RESEND_API_URL: 'http://127.0.0.1:9001/resend', RESEND_FROM: 'all@vale.example' }
    expect(settings(env)).toEqual({ ...env, WEST_VALE_RESEND_API_KEY: 're_local_0123456789' })
    expect(settings({ WEST_VALE_NOTIFY_API_URL: 'http://127.0.0.1:9001' })).toEqual({})
  })

  it.each(['Doorstep <a@b.example>', "Bishop's <a@b.example>", '"Us", and you', 'a#b', ' $x = `y`'])(
    'is written so that it is read again: %s',
    (value) => {
      expect(parseEnv(settingLine('NAME', value))).toEqual({ NAME: value })
    },
  )

  it('is not written where it could not be read again', () => {
    for (const value of ['a\nOTHER=1', `'"\``]) expect(() => settingLine('NAME', value)).toThrow('NAME has line breaks')
  })
})

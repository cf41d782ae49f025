import { describe, expect, inject, it } from 'vitest'
import { google } from '../../src/identity-providers/google.ts'
import { rotateKeys } from '../identity-providers.ts'
import { contract, identified, meet, signs, somebody, takesPublished } from './contract.ts'

const base = inject('identityProviders').GOOGLE_URL!
const provider = google(base)
const at = (address: string) => google(`${address}/google`)

contract({ provider, at, subjectOf: ({ subject }) => `${base} ${subject}`, discovers: true })
signs({ provider, at })

describe('Google', () => {
  it.each([
    ['a Gmail address', { email: 'ada@gmail.com' }, true],
    ['an older one, in capitals', { email: 'ADA@GoogleMail.com' }, true],
    ['an address of a Workspace domain', { email: 'ada@school.example' }, true],
    ['somebody else’s mailbox, proved once', { email: 'ada@council.example', verified: 'once' as const }, false],
    ['a mailbox that only ends like Google’s', { email: 'ada@notgmail.com', verified: 'once' as const }, false],
    ['an address that was never proved', { email: 'ada@gmail.com', verified: false }, false],
  ])('vouches or not for %s', async (_, more, emailVerified) => {
    expect(await identified(provider, somebody('good-', more))).toMatchObject({ ok: true, value: { emailVerified } })
  })

  it('names its issuer on the way back, and must', async () => {
    const { client, trip, cameBackTo } = await meet(provider)
    expect(cameBackTo.searchParams.get('iss')).toBe(base)
    cameBackTo.searchParams.delete('iss')
    expect(await provider.identify(client, trip, cameBackTo)).toMatchObject({ ok: false, fault: 'refused' })
  })

  it('may begin to sign with another key at any time', async () => {
    expect(await identified(provider)).toMatchObject({ ok: true })
    const before = await meet(provider)
    await rotateKeys('google')
    expect(await identified(provider)).toMatchObject({ ok: true })
    expect(await provider.identify(before.client, before.trip, before.cameBackTo)).toMatchObject({ ok: true })
    await rotateKeys('google')
    expect(await identified(provider)).toMatchObject({ ok: true })
  })

  it('takes the document that Google publishes', async () => {
    const url = await takesPublished(
      google('https://accounts.google.com'),
      'https://accounts.google.com/.well-known/openid-configuration',
      {
        issuer: 'https://accounts.google.com',
        authorization_endpoint: 'https://accounts.google.com/o/oauth2/v2/auth',
        token_endpoint: 'https://oauth2.googleapis.com/token',
        jwks_uri: 'https://www.googleapis.com/oauth2/v3/certs',
        id_token_signing_alg_values_supported: ['RS256'],
        token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
      },
    )
    expect(url?.href).toMatch(/^https:\/\/accounts\.google\.com\/o\/oauth2\/v2\/auth\?client_id=portal&/)
  })
})

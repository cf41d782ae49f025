import { describe, expect, inject, it } from 'vitest'
import { microsoft } from '../../src/identity-providers/microsoft.ts'
import { rotateKeys, tenants } from '../identity-providers.ts'
import { contract, identified, meet, refused, signs, somebody, takesPublished } from './contract.ts'

const base = inject('identityProviders').MICROSOFT_URL!
const provider = microsoft(base)
const at = (address: string) => microsoft(`${address}/microsoft`)

contract({ provider, at, subjectOf: ({ subject }) => `${base}/${tenants.personal}/v2.0 ${subject}`, discovers: true })
signs({ provider, at })

describe('Microsoft', () => {
  it('tells people of two tenants apart, even when both call them the same', async () => {
    const who = somebody()
    const [personal, work] = [await identified(provider, who), await identified(provider, { ...who, tenant: tenants.work })]
    expect(personal.ok && personal.value.subject).toBe(`${base}/${tenants.personal}/v2.0 ${who.subject}`)
    expect(work.ok && work.value.subject).toBe(`${base}/${tenants.work}/v2.0 ${who.subject}`)
  })

  it.each(['other-tenant-', 'no-tenant-', 'path-tenant-'])('is held to the tenant that its token names: %s', async (begins) => {
    expect(await identified(provider, somebody(begins, { tenant: tenants.work }))).toEqual(refused)
  })

  it('signs for organisations with their keys alone', async () => {
    expect(await identified(provider, somebody('good-', { tenant: tenants.work }))).toMatchObject({ ok: true })
    expect(await identified(provider, somebody('personal-key-', { tenant: tenants.work }))).toEqual(refused)
  })

  it.each([
    // true, and "1", as both come
    ['an organisation’s own domain', { tenant: tenants.work, verified: true }, true],
    ['a personal account’s mailbox at Microsoft', { email: 'ada@outlook.com', verified: true }, true],
    ['an older one of this country, in capitals', { email: 'ADA@Hotmail.co.uk', verified: true }, true],
    ['a personal account’s mailbox elsewhere, proved once', { verified: true }, false],
    ['a mailbox that only ends like Microsoft’s', { email: 'ada@notoutlook.com', verified: true }, false],
    ['a mailbox below one of Microsoft’s names', { email: 'ada@outlook.com.example', verified: true }, false],
    ['a mailbox at Microsoft that was never proved', { email: 'ada@outlook.com', verified: false }, false],
    ['an address that a tenant only claims', { tenant: tenants.work, verified: false }, false],
    ['a personal account’s other address', { verified: false }, false],
  ])('vouches or not for %s', async (_, more, emailVerified) => {
    const who = somebody('good-', more)
    expect(await identified(provider, who)).toMatchObject({ ok: true, value: { email: who.email, emailVerified } })
  })

  it('names no issuer on the way back', async () => {
    expect((await meet(provider)).cameBackTo.searchParams.has('iss')).toBe(false)
  })

  it('may begin to sign with another key at any time', async () => {
    expect(await identified(provider)).toMatchObject({ ok: true })
    await rotateKeys('microsoft')
    for (const tenant of Object.values(tenants))
      expect(await identified(provider, somebody('good-', { tenant }))).toMatchObject({ ok: true })
  })

  it('takes the document that Microsoft publishes', async () => {
    const url = await takesPublished(
      microsoft('https://login.microsoftonline.com'),
      'https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration',
      {
        issuer: 'https://login.microsoftonline.com/{tenantid}/v2.0',
        authorization_endpoint: 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize',
        token_endpoint: 'https://login.microsoftonline.com/common/oauth2/v2.0/token',
        jwks_uri: 'https://login.microsoftonline.com/common/discovery/v2.0/keys',
        id_token_signing_alg_values_supported: ['RS256'],
        token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
      },
    )
    expect(url?.href).toMatch(/^https:\/\/login\.microsoftonline\.com\/common\/oauth2\/v2\.0\/authorize\?client_id=portal&/)
  })
})

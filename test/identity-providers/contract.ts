import { afterEach, describe, expect, inject, it, vi } from 'vitest'
import type { Client, Identity, IdentityProvider, Trip } from '../../src/identity-providers/identity-provider.ts'
import { type Claimed, clientOf, goThere, rotateKeys } from '../identity-providers.ts'

export const standIns = inject('identityProvidersUrl')
const random = () => Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url')

/** A trip as a portal begins it. */
export const newTrip = (name: string, slug = 'durham'): Trip => ({
  state: random(),
  nonce: random(),
  codeVerifier: random(),
  redirectUri: `https://doorstep.example/${slug}/social/${name}/callback`,
})

let people = 0
/** Somebody whom no other test knows; the beginning can ask for a bad day. */
export const somebody = (begins = 'good-', more: Partial<Claimed> = {}): Claimed => ({
  subject: `${begins}${++people}-${random().slice(0, 8)}`,
  givenName: 'Ada',
  surname: 'Bell',
  email: 'ada@families.example',
  verified: true,
  ...more,
})

/** Goes there and comes back. */
export async function meet(provider: IdentityProvider, who: Claimed | 'cancel' = somebody(), slug = 'durham') {
  const client = clientOf(slug, provider.name)
  const trip = newTrip(provider.name, slug)
  const cameBackTo = await goThere((await provider.authorizationUrl(client, trip))!, who)
  return { client, trip, cameBackTo }
}

/** The same, and asks who it was. */
export async function identified(provider: IdentityProvider, who: Claimed | 'cancel' = somebody(), slug = 'durham') {
  const { client, trip, cameBackTo } = await meet(provider, who, slug)
  return provider.identify(client, trip, cameBackTo)
}

export const refused = { ok: false, fault: 'refused', because: expect.stringMatching(/^[A-Za-z_]+$/) }
export const unreachable = { ok: false, fault: 'unreachable', because: expect.stringMatching(/^[A-Za-z_]+$/) }

type Given = {
  provider: IdentityProvider
  /** one that is to be reached at another address, such as one where nothing is well */
  at: (base: string) => IdentityProvider
  /** how it calls the person whom it identified */
  subjectOf: (who: Claimed, client: Client) => string
  /** what it does not look up before it sends anybody there cannot be missed then */
  discovers: boolean
}

/** What holds for every provider. */
export function contract({ provider, at, subjectOf, discovers }: Given) {
  const { name } = provider

  describe('a trip that goes well', () => {
    it('tells who it was', async () => {
      const who = somebody()
      const expected: Partial<Identity> = { provider: name, email: who.email!, givenName: 'Ada', surname: 'Bell' }
      const told = await identified(provider, who)
      expect(told).toMatchObject({ ok: true, value: expected })
      expect(told.ok && told.value.subject).toBe(subjectOf(who, clientOf('durham', name)))
    })

    it('tells the same of the same person again, and another of another', async () => {
      const [one, other] = [somebody(), somebody()]
      const told = [one, one, other].map((who) => identified(provider, who))
      const [first, again, another] = (await Promise.all(told)).map((each) => each.ok && each.value.subject)
      expect(again).toBe(first)
      expect(another).not.toBe(first)
    })

    it('asks with PKCE and state, for what is needed alone, and names the place to come back to', async () => {
      const trip = newTrip(name)
      const { searchParams: asked } = (await provider.authorizationUrl(clientOf('durham', name), trip))!
      expect(Object.fromEntries(asked)).toMatchObject({
        response_type: 'code',
        client_id: 'local-durham',
        redirect_uri: trip.redirectUri,
        state: trip.state,
        code_challenge_method: 'S256',
      })
      expect(asked.get('code_challenge')).toMatch(/^[\w-]{43}$/)
      expect(asked.get('scope')).toBe(name === 'facebook' ? 'email,public_profile' : 'openid email profile')
    })

    it('takes nobody for who was there before: it has people choose an account, or say again who they are', async () => {
      const { searchParams: asked } = (await provider.authorizationUrl(clientOf('durham', name), newTrip(name)))!
      if (name === 'facebook') expect(asked.get('auth_type')).toBe('reauthenticate')
      else expect(asked.get('prompt')).toBe('select_account')
    })

    it.each([
      { what: 'no e-mail', more: { email: '' } },
      { what: 'what cannot be an e-mail', more: { email: `${'a'.repeat(250)}@long.example` } },
    ])('tells who it was who has $what', async ({ more }) => {
      const told = await identified(provider, somebody('good-', more))
      expect(told).toMatchObject({ ok: true, value: { emailVerified: false, givenName: 'Ada' } })
      expect(told.ok && told.value).not.toHaveProperty('email')
    })

    it('tells who it was who has no names, or names that are none', async () => {
      const told = await identified(provider, somebody('good-', { givenName: '', surname: 'x'.repeat(200) }))
      expect(told.ok && Object.keys(told.value).sort()).toEqual(['email', 'emailVerified', 'provider', 'subject'])
    })
  })

  describe('a trip that was not made', () => {
    it('is cancelled', async () => {
      expect(await identified(provider, 'cancel')).toEqual({ ok: false, fault: 'cancelled', because: 'access_denied' })
    })

    it('is not cancelled by who does not know its state', async () => {
      const { client, trip, cameBackTo } = await meet(provider, 'cancel')
      cameBackTo.searchParams.set('state', random())
      expect(await provider.identify(client, trip, cameBackTo)).toEqual(refused)
    })

    it.each(['temporarily_unavailable', 'server_error'])('is the provider’s doing when it says %s', async (error) => {
      const { client, trip, cameBackTo } = await meet(provider, 'cancel')
      cameBackTo.searchParams.set('error', error)
      expect(await provider.identify(client, trip, cameBackTo)).toEqual({ ok: false, fault: 'unreachable', because: error })
    })

    it('puts nothing into the log that somebody else could choose', async () => {
      const { client, trip, cameBackTo } = await meet(provider, 'cancel')
      cameBackTo.searchParams.set('error', 'andrew@durham.example')
      expect(await provider.identify(client, trip, cameBackTo)).toEqual({ ok: false, fault: 'refused', because: 'other_error' })
    })
  })

  describe('what comes back and is not what was asked for is refused', () => {
    const withParameters = async (change: (parameters: URLSearchParams) => void) => {
      const { client, trip, cameBackTo } = await meet(provider)
      change(cameBackTo.searchParams)
      expect(await provider.identify(client, trip, cameBackTo)).toEqual(refused)
      return { client, trip, cameBackTo }
    }

    it.each([
      ['another state', (given: URLSearchParams) => given.set('state', random())],
      ['no state', (given: URLSearchParams) => given.delete('state')],
      ['an empty state', (given: URLSearchParams) => given.set('state', '')],
      ['two states', (given: URLSearchParams) => given.append('state', random())],
      ['another code', (given: URLSearchParams) => given.set('code', random())],
      ['no code', (given: URLSearchParams) => given.delete('code')],
      ['two codes', (given: URLSearchParams) => given.append('code', random())],
      ['another issuer', (given: URLSearchParams) => given.set('iss', 'https://provider.invalid')],
      ['a token', (given: URLSearchParams) => given.set('id_token', 'e30.e30.')],
      ['nothing', (given: URLSearchParams) => [...given.keys()].forEach((key) => void given.delete(key))],
    ])('%s', async (_, change) => {
      await withParameters(change)
    })

    it('a state that was not believed leaves the code unused', async () => {
      const { client, trip, cameBackTo } = await meet(provider)
      const forged = new URL(cameBackTo)
      forged.searchParams.set('state', random())
      await provider.identify(client, trip, forged)
      expect(await provider.identify(client, trip, cameBackTo)).toMatchObject({ ok: true })
    })

    it('the code of another trip', async () => {
      const [mine, theirs] = [await meet(provider), await meet(provider)]
      mine.cameBackTo.searchParams.set('code', theirs.cameBackTo.searchParams.get('code')!)
      expect(await provider.identify(mine.client, mine.trip, mine.cameBackTo)).toEqual(refused)
    })

    it('a code a second time', async () => {
      const { client, trip, cameBackTo } = await meet(provider)
      expect(await provider.identify(client, trip, cameBackTo)).toMatchObject({ ok: true })
      expect(await provider.identify(client, trip, cameBackTo)).toEqual(refused)
    })

    it('another PKCE verifier', async () => {
      const { client, trip, cameBackTo } = await meet(provider)
      expect(await provider.identify(client, { ...trip, codeVerifier: random() }, cameBackTo)).toEqual(refused)
    })

    it('another place to come back to', async () => {
      const { client, trip, cameBackTo } = await meet(provider)
      const redirectUri = trip.redirectUri.replace('doorstep.example', 'elsewhere.example')
      expect(await provider.identify(client, { ...trip, redirectUri }, cameBackTo)).toEqual(refused)
    })

    it('a code that another council’s portal was given', async () => {
      const { trip, cameBackTo } = await meet(provider)
      expect(await provider.identify(clientOf('norfolk', name), trip, cameBackTo)).toEqual(refused)
    })

    it('somebody without a name at the provider', async () => {
      expect(await identified(provider, somebody('no-subject-'))).toEqual(refused)
    })
  })

  // All at once: some of them wait.
  describe.concurrent('a provider that has a bad day', () => {
    it.each(['down-', 'malformed-', 'page-', 'huge-', 'redirecting-'])('is not reached: %s', async (begins) => {
      expect(await identified(provider, somebody(begins))).toEqual(unreachable)
    })

    it.each(['slow-', 'unending-'])('is not waited for: %s', { timeout: 20_000 }, async (begins) => {
      const { client, trip, cameBackTo } = await meet(provider, somebody(begins))
      const began = performance.now()
      expect(await provider.identify(client, trip, cameBackTo)).toEqual(unreachable)
      expect(performance.now() - began).toBeLessThan(12_000)
    })

    it('does not take this portal for its client any more', async () => {
      const { client, trip, cameBackTo } = await meet(provider)
      expect(await provider.identify({ ...client, secret: 'expired' }, trip, cameBackTo)).toEqual(unreachable)
    })

    it.each([
      ['not there', 'http://127.0.0.1:1'],
      ['down', `${standIns}/down`],
      ['slow', `${standIns}/slow`],
      ['another page', `${standIns}/malformed`],
      ['another address', `${standIns}/nowhere`],
    ])('is not reached at all: %s', { timeout: 25_000 }, async (_, base) => {
      const { client, trip, cameBackTo } = await meet(provider)
      const away = at(base)
      const [url, told] = await Promise.all([away.authorizationUrl(client, trip), away.identify(client, trip, cameBackTo)])
      expect(Boolean(url)).toBe(!discovers)
      if (base.endsWith('/nowhere')) expect(told.ok).toBe(false)
      else expect(told).toEqual(unreachable)
    })
  })

  it('is waited for once, not at each request anew', { timeout: 20_000 }, async () => {
    // With new keys there are two requests for each: for a token, and for its keys or for the person.
    if (name !== 'facebook') {
      await identified(provider)
      await rotateKeys(name)
    }
    const { client, trip, cameBackTo } = await meet(provider)
    const real = globalThis.fetch
    const slow = vi.spyOn(globalThis, 'fetch').mockImplementation(async (...request) => {
      await new Promise((resolve) => setTimeout(resolve, 4_500))
      return real(...request)
    })
    const told = await provider.identify(client, trip, cameBackTo)
    const asked = slow.mock.calls.length
    vi.restoreAllMocks()
    expect(told).toEqual(unreachable)
    expect(asked).toBe(2)
  })

  describe('what is secret', () => {
    const consoles = ['log', 'info', 'warn', 'error', 'debug'] as const
    afterEach(() => vi.restoreAllMocks())

    it.each(['good-', 'down-', 'malformed-', 'no-subject-', 'cancel'])(
      'stands in no answer, address or log: %s',
      async (begins) => {
        const spies = consoles.map((each) => vi.spyOn(console, each))
        const asked = vi.spyOn(globalThis, 'fetch')
        const { client, trip, cameBackTo } = await meet(provider, begins === 'cancel' ? 'cancel' : somebody(begins))
        const before = asked.mock.calls.length
        const told = await provider.identify(client, trip, cameBackTo)
        const secrets = [client.secret, trip.codeVerifier, trip.nonce, trip.state, cameBackTo.searchParams.get('code')].filter(
          Boolean,
        )
        const addresses = asked.mock.calls.slice(before).map(([address]) => String(address))
        const said = JSON.stringify([told, addresses, spies.map(({ mock }) => mock.calls)])
        for (const secret of secrets) expect(said).not.toContain(secret)
        expect(said).not.toMatch(/access_token[^"]|id_token|EAA[\w-]{10}|eyJ[\w-]{10}/)
        if (begins !== 'cancel') expect(addresses.length).toBeGreaterThan(0)
        for (const [, init] of asked.mock.calls.slice(before)) expect((init as RequestInit).redirect).toBe('manual')
      },
    )
  })
}

/** What holds for every provider that signs tokens. */
export function signs({ provider, at }: Pick<Given, 'provider' | 'at'>) {
  describe('a token that is not as it should be is refused', () => {
    it.each([
      'alg-none-',
      'unsigned-',
      'secret-key-',
      'wrong-key-',
      'unknown-key-',
      'wrong-audience-',
      'second-audience-',
      'wrong-party-',
      'wrong-issuer-',
      'wrong-nonce-',
      'no-nonce-',
      'expired-',
      'no-expiry-',
    ])('%s', async (begins) => {
      expect(await identified(provider, somebody(begins))).toEqual(refused)
    })

    it('one for another trip’s nonce', async () => {
      const { client, trip, cameBackTo } = await meet(provider)
      expect(await provider.identify(client, { ...trip, nonce: random() }, cameBackTo)).toEqual(refused)
    })

    it('and the next one, as it should be, is not', async () => {
      await identified(provider, somebody('unknown-key-'))
      expect(await identified(provider)).toMatchObject({ ok: true })
    })
  })

  describe('the discovery document', () => {
    it('has all that is used of it', async () => {
      const url = provider.name === 'google' ? 'google' : 'microsoft/common/v2.0'
      const document = (await (await fetch(`${standIns}/${url}/.well-known/openid-configuration`)).json()) as Record<
        string,
        unknown
      >
      for (const name of ['issuer', 'authorization_endpoint', 'token_endpoint', 'jwks_uri'])
        expect(document[name], name).toMatch(/^http:\/\/127/)
      expect(document.id_token_signing_alg_values_supported).toContain('RS256')
      expect(document.token_endpoint_auth_methods_supported).toContain('client_secret_post')
    })

    it('is not asked for at every trip', async () => {
      await identified(provider)
      const asked = vi.spyOn(globalThis, 'fetch')
      const { client, trip, cameBackTo } = await meet(provider)
      await provider.identify(client, trip, cameBackTo)
      expect(asked.mock.calls.map(([url]) => String(url)).filter((url) => /well-known|certs|keys/.test(url))).toEqual([])
      vi.restoreAllMocks()
    })

    it('of another issuer is not taken', async () => {
      // The same provider by another name of this machine: its document then names another issuer.
      const elsewhere = at(standIns.replace('127.0.0.1', 'localhost'))
      expect(await elsewhere.authorizationUrl(clientOf('durham', provider.name), newTrip(provider.name))).toBeUndefined()
    })
  })
}

/** What a real provider's discovery document has of what is used, as it was published in 2026. */
export async function takesPublished(
  provider: IdentityProvider,
  at: string,
  document: Record<string, unknown>,
): Promise<URL | undefined> {
  const asked = vi.spyOn(globalThis, 'fetch').mockResolvedValueOnce(Response.json(document))
  const url = await provider.authorizationUrl({ id: 'portal', secret: 'secret' }, newTrip(provider.name))
  expect(asked.mock.calls.map(([address]) => address)).toEqual([at])
  vi.restoreAllMocks()
  return url
}

import { describe, expect, inject, it, vi } from 'vitest'
import { facebook } from '../../src/identity-providers/facebook.ts'
import { clientOf } from '../identity-providers.ts'
import { contract, identified, meet, refused, somebody, standIns } from './contract.ts'

const { FACEBOOK_URL, FACEBOOK_GRAPH_URL } = inject('identityProviders')
const provider = facebook(FACEBOOK_URL!, FACEBOOK_GRAPH_URL!)

contract({
  provider,
  at: (address) => facebook(FACEBOOK_URL!, `${address}/graph`),
  // An id means somebody within one app alone.
  subjectOf: ({ subject }, { id }) => `${id} ${subject}`,
  discovers: false,
})

describe('Facebook', () => {
  it('vouches for no address', async () => {
    expect(await identified(provider, somebody('good-', { verified: true }))).toMatchObject({
      ok: true,
      value: { email: 'ada@families.example', emailVerified: false },
    })
  })

  it('says of the same person something else to another council’s app', async () => {
    const who = somebody()
    const [here, there] = [await identified(provider, who), await identified(provider, who, 'norfolk')]
    expect(here.ok && here.value.subject).not.toBe(there.ok && there.value.subject)
  })

  it('is told the token in a header, never in an address', async () => {
    const { client, trip, cameBackTo } = await meet(provider)
    const asked = vi.spyOn(globalThis, 'fetch')
    await provider.identify(client, trip, cameBackTo)
    const [address, init] = asked.mock.calls.at(-1)!
    vi.restoreAllMocks()
    const headers = new Headers((init as RequestInit).headers)
    expect(headers.get('authorization')).toMatch(/^Bearer EAA/)
    expect(String(address)).not.toContain('EAA')
    expect(new URL(String(address)).searchParams.get('appsecret_proof')).toMatch(/^[0-9a-f]{64}$/)
  })

  it('comes back with an end to the address that says nothing', async () => {
    expect((await meet(provider)).cameBackTo.hash).toBe('#_=_')
  })

  it('exchanges no code that was kept too long', async () => {
    expect(await identified(provider, somebody('late-'))).toEqual(refused)
  })
})

/** Without these, the tests above would show nothing. */
describe('the stand-in for Facebook refuses what Facebook refuses', () => {
  const graph = `${standIns}/graph/v23.0`
  const json = async (answer: Response) =>
    (await answer.json()) as { access_token: string; id?: string; error?: { message: string; code: number; type: string } }

  async function exchange(change: (sent: Record<string, string>) => void = () => {}, who = somebody()) {
    const { client, trip, cameBackTo } = await meet(provider, who)
    const sent: Record<string, string> = {
      grant_type: 'authorization_code',
      client_id: client.id,
      client_secret: client.secret,
      redirect_uri: trip.redirectUri,
      code: cameBackTo.searchParams.get('code')!,
      code_verifier: trip.codeVerifier,
    }
    change(sent)
    const post = async () => json(await fetch(`${graph}/oauth/access_token`, { method: 'POST', body: new URLSearchParams(sent) }))
    return { post, client }
  }

  it.each<[string, (sent: Record<string, string>) => void, string]>([
    ['another redirect_uri', (sent) => (sent.redirect_uri += '?next=1'), 'redirect_uri is identical'],
    ['another secret', (sent) => (sent.client_secret = 'another'), 'Error validating client secret'],
    ['another app', (sent) => (sent.client_id = 'nobody'), 'Error validating application'],
    [
      'another council’s app',
      (sent) => Object.assign(sent, { client_id: 'local-norfolk', client_secret: clientOf('norfolk', 'facebook').secret }),
      'Invalid verification code',
    ],
    ['another code', (sent) => (sent.code = 'AQ'), 'Invalid verification code'],
    ['another verifier', (sent) => (sent.code_verifier = 'x'.repeat(43)), 'Invalid code_verifier'],
    ['no verifier', (sent) => void delete sent.code_verifier, 'Invalid code_verifier'],
  ])('an exchange with %s', async (_, change, message) => {
    const { error } = await (await exchange(change)).post()
    expect(error?.message).toContain(message)
  })

  it('a code twice, and one that was kept too long', async () => {
    const { post } = await exchange()
    expect((await post()).access_token).toMatch(/^EAA/)
    expect((await post()).error?.message).toBe('This authorization code has been used.')
    expect((await (await exchange(undefined, somebody('late-'))).post()).error?.message).toBe(
      'This authorization code has expired.',
    )
  })

  it('/me without the right proof, or without a token', async () => {
    const { post } = await exchange()
    const { access_token: token } = await post()
    const ask = async (query: string, authorization = `Bearer ${token}`) =>
      json(await fetch(`${graph}/me?fields=id,email${query}`, { headers: { authorization } }))
    expect((await ask('')).error).toMatchObject({
      message: 'API calls from the server require an appsecret_proof argument',
      code: 100,
    })
    expect((await ask(`&appsecret_proof=${'0'.repeat(64)}`)).error?.message).toBe(
      'Invalid appsecret_proof provided in the API argument',
    )
    expect((await ask('', 'Bearer nothing')).error?.code).toBe(190)
    expect((await ask('', '')).error?.code).toBe(2500)
  })

  it('a dialog for an app or a place to come back to that it does not know, without leading anybody there', async () => {
    const { client, trip } = await meet(provider)
    for (const [name, value] of [
      ['client_id', 'nobody'],
      ['redirect_uri', 'https://elsewhere.example/'],
    ] as const) {
      const url = (await provider.authorizationUrl(client, trip))!
      url.searchParams.set(name, value)
      const answer = await fetch(url, { redirect: 'manual' })
      expect(answer.status).toBe(400)
      expect(answer.headers.get('location')).toBeNull()
    }
  })
})

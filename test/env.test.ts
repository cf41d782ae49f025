import { describe, expect, it } from 'vitest'
import type { Council } from '../src/councils/council.ts'
import { type Bindings, readEnv } from '../src/env.ts'
import { eastVale } from './east-vale.ts'
import { bindings, portal, withoutStandIns } from './visitor.ts'

const key = (id: string, letter: string) => `${id}:${btoa(letter.repeat(32))}`

/** A council with a provider that is not the local outbox. */
const served = [
  {
    ...eastVale,
    senders: { email: [{ name: 'post', channel: 'email', send: async () => ({ ok: true as const, reference: '1' }) }] },
  },
] as const

const deployed: Bindings = {
  SESSIONS: bindings.SESSIONS,
  DATABASE_URL: 'https://database.example',
  DATABASE_TOKEN: 'token',
  SEALING_KEYS: key('2026-11', 's'),
  INDEX_KEYS: key('2026-11', 'i'),
  SIGNING_KEYS: key('2026-11', 'g'),
}
const local: Bindings = { ...bindings, ENVIRONMENT: 'local' }
const without = (all: Bindings, name: keyof Bindings) =>
  Object.fromEntries(Object.entries(all).filter(([each]) => each !== name)) as Bindings

describe('the environment', () => {
  it('is read when everything is there', () => {
    const env = readEnv(deployed, served)
    expect(env.local).toBe(false)
    expect(env.database).toEqual({ url: 'https://database.example', token: 'token' })
    expect(env.clocks).toEqual({ idleWarn: 600_000, idleEnd: 900_000, resendWait: 60_000 })
    expect(readEnv({ ...deployed, ENVIRONMENT: 'production' }, served).local).toBe(false)
    expect(readEnv({ ...deployed, DATABASE_URL: 'libsql://database.example' }, served).local).toBe(false)
  })

  it('takes local keys, short clocks, an http database and the outbox with ENVIRONMENT local', () => {
    const short = { IDLE_WARN_SECONDS: '2', IDLE_END_SECONDS: '3', RESEND_WAIT_SECONDS: '1' }
    const env = readEnv({ ...local, ...short }, [eastVale])
    expect(env.local).toBe(true)
    expect(env.clocks).toEqual({ idleWarn: 2000, idleEnd: 3000, resendWait: 1000 })
  })

  it('warns of the end of an idle session before it, and after the same share of it where only the end is set', () => {
    const clocks = (more: Partial<Bindings>) => readEnv({ ...local, ...more }, [eastVale]).clocks
    expect(clocks({ IDLE_END_SECONDS: '60' })).toMatchObject({ idleWarn: 40_000, idleEnd: 60_000 })
    for (const [warn, end] of [
      ['12', '12'],
      ['13', '12'],
      ['900', ''],
    ] as const)
      expect(() => clocks({ IDLE_WARN_SECONDS: warn, IDLE_END_SECONDS: end })).toThrow('IDLE_WARN_SECONDS must be less than')
  })

  it.each(['DATABASE_URL', 'SEALING_KEYS', 'INDEX_KEYS', 'SIGNING_KEYS'] as const)('says that %s is missing', (name) => {
    for (const all of [deployed, local]) {
      expect(() => readEnv(without(all, name), served)).toThrow(`The secret ${name} is missing.`)
      expect(() => readEnv({ ...all, [name]: '' }, served)).toThrow(`The secret ${name} is missing.`)
    }
  })

  it('says that the namespace for sessions is missing', () => {
    expect(() => readEnv(without(deployed, 'SESSIONS'), served)).toThrow('The KV namespace SESSIONS is not bound.')
  })

  it.each(['staging', 'Local', 'LOCAL', 'local ', ''])('knows no ENVIRONMENT "%s"', (ENVIRONMENT) => {
    expect(() => readEnv({ ...deployed, ENVIRONMENT }, served)).toThrow('ENVIRONMENT must be "local", "production" or unset')
  })

  it.each([undefined, 'production'])('refuses what is for local development only, with ENVIRONMENT %s', (ENVIRONMENT) => {
    const refused = (more: Partial<Bindings>, councils: Parameters<typeof readEnv>[1] = served) =>
      expect(() => readEnv({ ...deployed, ...(ENVIRONMENT ? { ENVIRONMENT } : {}), ...more }, councils))
    for (const name of ['IDLE_WARN_SECONDS', 'IDLE_END_SECONDS', 'RESEND_WAIT_SECONDS'])
      refused({ [name]: '5' }).toThrow(`${name} is for local trials only.`)
    refused({ DEMO_HOST_ORIGIN: 'http://localhost:8790' }).toThrow('DEMO_HOST_ORIGIN is for local trials only.')
    for (const [name, ring] of [
      ['SEALING_KEYS', 'sealing'],
      ['INDEX_KEYS', 'index'],
      ['SIGNING_KEYS', 'signing'],
    ] as const) {
      const said = `The ${ring} key is one that local development made.`
      refused({ [name]: key('local-1', 'x') }).toThrow(said)
      refused({ [name]: `${key('2026-11', 'x')},${key('local-1', 'y')}` }).toThrow(said)
    }
    for (const url of [
      'http://database.example',
      'http://127.0.0.1:8080',
      'ws://database.example',
      'file:local.db',
      'libsql://database.example?tls=0',
    ])
      refused({ DATABASE_URL: url }).toThrow('DATABASE_URL must be')
    refused({}, [eastVale]).toThrow('The council east-vale has no provider for e-mail that is set up.')
    refused({}, [...served, { ...eastVale, slug: 'another' }]).toThrow('The council another has no provider')
  })

  it.each(['sms', 'voice'] as const)('serves no council that confirms phones without a provider for %s', (channel) => {
    const phone = { calls: 'key', goesOnByItself: true, confirmNew: true, countries: ['GB'] } as const
    const sender = (each: 'sms' | 'voice') => ({
      [each]: [{ name: 'post', channel: each, send: served[0].senders.email[0].send }],
    })
    const other = channel === 'sms' ? 'voice' : 'sms'
    const mute = { ...served[0], phone, senders: { ...served[0].senders, ...sender(other) } } as Council
    for (const all of [deployed, local])
      expect(() => readEnv(all, [mute])).toThrow(`The council east-vale confirms phones and has no provider for ${channel}.`)
    const reached = { ...mute, senders: { ...mute.senders, ...sender(channel) } } as Council
    expect(readEnv(deployed, [reached]).local).toBe(false)
  })

  describe('the providers whose accounts open one here', () => {
    const social = [
      { ...served[0], social: ['google', 'facebook', 'microsoft'] },
      { ...served[0], slug: 'west-vale' },
    ] as const
    const clients = {
      EAST_VALE_GOOGLE_CLIENT_ID: 'id-g',
      EAST_VALE_GOOGLE_CLIENT_SECRET: 'secret-g',
      EAST_VALE_MICROSOFT_CLIENT_ID: 'id-m',
      EAST_VALE_MICROSOFT_CLIENT_SECRET: 'secret-m',
    }
    const without = { EAST_VALE_GOOGLE_CLIENT_ID: '', EAST_VALE_GOOGLE_CLIENT_SECRET: '' }

    it('are those that a council wants and that are set up, in its order', () => {
      const { 'east-vale': routes, 'west-vale': none } = readEnv({ ...deployed, ...clients }, social).social
      expect(routes!.map(({ provider, client }) => [provider.name, client])).toEqual([
        ['google', { id: 'id-g', secret: 'secret-g' }],
        ['microsoft', { id: 'id-m', secret: 'secret-m' }],
      ])
      expect(none).toEqual([])
      const { social: _, ...unsocial } = served[0]
      expect(readEnv({ ...deployed, ...clients }, [unsocial]).social).toEqual({ 'east-vale': [] })
      expect(readEnv({ ...deployed, ...clients, ...without }, social).social['east-vale']).toHaveLength(1)
    })

    it.each(['EAST_VALE_GOOGLE_CLIENT_ID', 'EAST_VALE_GOOGLE_CLIENT_SECRET'] as const)(
      'are not half set up: without %s',
      (name) => {
        for (const all of [deployed, local])
          expect(() => readEnv({ ...all, ...clients, [name]: '' }, social)).toThrow(
            'Of EAST_VALE_GOOGLE_CLIENT_ID and EAST_VALE_GOOGLE_CLIENT_SECRET one is missing',
          )
      },
    )

    it.each(['MICROSOFT_URL', 'GOOGLE_URL', 'FACEBOOK_URL', 'FACEBOOK_GRAPH_URL'] as const)(
      'are reached over TLS: %s',
      (name) => {
        expect(() => readEnv({ ...deployed, [name]: 'http://127.0.0.1:10787' }, social)).toThrow(`${name} must be https:`)
        expect(readEnv({ ...local, [name]: 'http://127.0.0.1:10787/' }, social).local).toBe(true)
        expect(readEnv({ ...deployed, [name]: 'https://provider.example' }, social).local).toBe(false)
        for (const wrong of ['provider', 'file:///etc', 'https://provider.example/?a=b'])
          expect(() => readEnv({ ...local, [name]: wrong }, social)).toThrow(`${name} must be an address`)
      },
    )

    it('know no portal by a client of the stand-ins, outside local development', () => {
      const standIns = { EAST_VALE_GOOGLE_CLIENT_ID: 'local-east-vale' }
      expect(() => readEnv({ ...deployed, ...clients, ...standIns }, social)).toThrow(
        'The council east-vale is known to google by a client that is for local development.',
      )
      expect(readEnv({ ...local, ...clients, ...standIns }, social).social['east-vale']).toHaveLength(2)
    })

    it('stand where they really are unless a setting says otherwise', async () => {
      const [, , facebook] = readEnv(
        { ...deployed, ...clients, EAST_VALE_FACEBOOK_CLIENT_ID: '1', EAST_VALE_FACEBOOK_CLIENT_SECRET: '2' },
        [{ ...social[0], social: ['google', 'microsoft', 'facebook'] }],
      ).social['east-vale']!
      const trip = {
        state: 's',
        nonce: 'n',
        codeVerifier: 'v',
        redirectUri: 'https://families.eastvale.example/social/facebook/callback',
      }
      expect((await facebook!.provider.authorizationUrl(facebook!.client, trip))!.href).toMatch(
        /^https:\/\/www\.facebook\.com\/v23\.0\/dialog\/oauth\?/,
      )
    })
  })

  it('serves no council whose people change their mobile number without a provider for texts', () => {
    const mute = { ...served[0], review: { everyDays: 365 } } as Council
    for (const all of [deployed, local])
      expect(() => readEnv(all, [mute])).toThrow('The council east-vale confirms mobile numbers and has no provider for sms.')
  })

  it('lets journeys be embedded by the origins of their council, and on this machine by the one of npm start', () => {
    const embedded = {
      ...served[0],
      embedding: { origins: ['https://www.council.example', 'https://council.example:8443'] },
    } as Council
    expect(readEnv(deployed, [embedded, { ...served[0], slug: 'other' }]).embedders).toEqual({
      [embedded.slug]: ['https://www.council.example', 'https://council.example:8443'],
      other: [],
    })
    const demo = 'http://localhost:8790'
    expect(readEnv({ ...local, DEMO_HOST_ORIGIN: demo }, [embedded]).embedders[embedded.slug]).toContain(demo)
    expect(() => readEnv({ ...local, DEMO_HOST_ORIGIN: 'localhost' }, [embedded])).toThrow('DEMO_HOST_ORIGIN must be an origin')
  })

  it.each([
    ...[
      'https://*.council.example',
      '*',
      'https://*',
      'https:',
      "'self'",
      'http://www.council.example',
      'https://www.council.example/',
    ],
    ...[
      'https://www.council.example/page',
      'https://WWW.council.example',
      'https://a@b.example',
      'https://a.example b.example',
      '',
    ],
    ...['https://a.example;script-src *', 'https://www.council.example:443', 'null'],
  ])('takes no origin "%s" for a page that may embed', (origin) => {
    const embedded = { ...served[0], embedding: { origins: ['https://www.council.example', origin] } } as Council
    for (const all of [deployed, local])
      expect(() => readEnv(all, [embedded])).toThrow(`is to be embedded by ${origin}, which is no origin`)
  })

  it.each(['ten', '0', '-5', 'NaN'])('takes no clock of "%s" seconds', (seconds) => {
    for (const name of ['IDLE_WARN_SECONDS', 'IDLE_END_SECONDS', 'RESEND_WAIT_SECONDS'])
      expect(() => readEnv({ ...local, [name]: seconds }, [eastVale])).toThrow(`${name} must be a number of seconds.`)
  })

  it.each([
    'no-colon',
    ':c3Nzc3Nzc3Nzc3Nzc3Nzc3Nzc3Nzc3Nzc3Nzc3Nzc3M=',
    'short:c3Nzcw==',
    `${key('a', 'a')},`,
    'a b:c3Nzc3Nzc3Nzc3Nzc3Nzc3Nzc3Nzc3Nzc3Nzc3Nzc3M=',
  ])('takes no key ring "%s", and does not repeat it', (ring) => {
    for (const name of ['SEALING_KEYS', 'INDEX_KEYS', 'SIGNING_KEYS']) {
      const read = () => readEnv({ ...deployed, [name]: ring }, served)
      expect(read).toThrow(`${name} must be "id:base64 of 32 bytes"`)
      expect(read).not.toThrow(ring)
    }
  })

  it('takes no key ring that names a key twice', () => {
    expect(() => readEnv({ ...deployed, INDEX_KEYS: `${key('a', 'a')},${key('a', 'b')}` }, served)).toThrow(
      'INDEX_KEYS names a key twice.',
    )
  })
})

describe('a portal that is set up wrongly', () => {
  it.each(['/', '/durham', '/durham/register/details', '/healthz', '/nowhere'])(
    'serves nothing at %s, and says so in words',
    async (path) => {
      const wrong = portal({ bindings: { SEALING_KEYS: '' } })
      const visitor = await wrong.visitor().open(path)
      expect(visitor.status).toBe(500)
      expect(visitor.heading).toBe('Sorry, something went wrong')
      expect(visitor.headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(visitor.html).not.toContain('SEALING_KEYS')
      expect(wrong.log).toContainEqual(expect.objectContaining({ event: 'set-up', says: 'The secret SEALING_KEYS is missing.' }))
      expect(visitor.text).toContain(`Reference: ${wrong.log.find(({ event }) => event === 'surprise')?.reference}`)
    },
  )
})

describe('the pages for developers', () => {
  const paths = ['/dev/outbox', '/dev/outbox.json', '/dev/gallery', '/dev/gallery/durham/home/as-it-is']
  const open = (p: ReturnType<typeof portal>, origin: string, path: string) => p.fetch(new Request(origin + path))
  const away = portal({ bindings: withoutLocal(), councils: served as never })
  const here = portal()

  it.each(paths)('are not found without ENVIRONMENT local: %s', async (path) => {
    for (const origin of ['http://127.0.0.1:8787', 'http://localhost:8787', 'https://doorstep.example']) {
      const { response, text } = await open(away, origin, path)
      expect(response.status).toBe(404)
      expect(text).toContain('Page not found')
    }
  })

  it.each(paths)('are not found at an address that is not this machine: %s', async (path) => {
    for (const origin of [
      'https://doorstep.example',
      'http://192.168.1.10:8787',
      'http://localhost.example',
      'http://127.0.0.1.example',
      'http://0.0.0.0:8787',
      'http://[::2]:8787',
      'https://families.eastvale.example',
    ])
      expect((await open(here, origin, path)).response.status, origin).toBe(404)
  })

  it.each(paths)('are there on this machine: %s', async (path) => {
    for (const origin of ['http://127.0.0.1:8787', 'http://localhost:8787', 'http://[::1]:8787'])
      expect((await open(here, origin, path)).response.status, origin).toBe(200)
  })

  it.each(paths)('are no part of what is deployed, whatever its settings say: %s', async (path) => {
    expect((await open(portal({ deployed: true }), 'http://127.0.0.1:8787', path)).response.status).toBe(404)
  })

  function withoutLocal() {
    return { ...withoutStandIns, ...deployed, DATABASE_URL: 'https://database.invalid', ENVIRONMENT: 'production' }
  }
})

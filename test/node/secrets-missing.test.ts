import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readGiven, review, tryValues } from '../../commands/secrets-missing.ts'
import { secrets } from '../../src/secrets.ts'
import { outbox } from '../../src/senders/outbox.ts'
import type { Channel, Provider, Sender } from '../../src/senders/sender.ts'
import { eastVale } from '../east-vale.ts'

const root = join(import.meta.dirname, '../..')
const fixed = Object.keys(secrets)

/** A provider with two secrets, and an address that need not be set. */
const provider = (name: string, channel: Channel): Provider => ({
  name,
  channel,
  settings: [
    { name: `${name.toUpperCase()}_KEY`, about: `lets the portal in at ${name}`, local: 'x' },
    { name: `${name.toUpperCase()}_FROM`, about: `whom ${channel} comes from`, local: 'x' },
    { name: `${name.toUpperCase()}_URL`, about: 'where it is', otherwise: `https://${name}.example` },
  ],
  connect: () => ({ name, channel, send: async () => ({ ok: true, reference: '1' }) }),
})
const vale = {
  ...eastVale,
  social: ['google'],
  senders: { email: [provider('post', 'email'), provider('pigeon', 'email'), outbox('email')], sms: [provider('ping', 'sms')] },
} as const
const [post, ping] = [
  ['POST_KEY', 'POST_FROM'],
  ['PING_KEY', 'PING_FROM'],
]
const look = (...names: string[]) => review([vale], new Set(names))
const standing = (lines: string[], what: string) =>
  lines
    .find((line) => line.trim().startsWith(what))
    ?.trim()
    .replaceAll(/ {2,}/g, ': ')

describe('the secrets', () => {
  it('are complete when the fixed ones are set, and a provider for every channel', () => {
    const { lines, problems } = look(...fixed, ...post, ...ping)
    expect(problems).toEqual([])
    for (const name of fixed) expect(standing(lines, name)).toBe(`${name}: set`)
    expect(standing(lines, 'e-mail by post')).toBe('e-mail by post: set up')
    expect(standing(lines, 'e-mail by pigeon')).toBe('e-mail by pigeon: not set up: PIGEON_KEY, PIGEON_FROM')
    expect(standing(lines, 'texts by ping')).toBe('texts by ping: set up')
    expect(standing(lines, 'calls')).toBeUndefined()
  })

  it.each(fixed)('are not without %s, whose purpose is told', (name) => {
    const { lines, problems } = look(...[...fixed, ...post, ...ping].filter((each) => each !== name))
    expect(problems).toEqual([`The secret ${name} is missing.`])
    expect(lines.join('\n')).toContain(secrets[name as keyof typeof secrets])
  })

  it('tell of a provider that is half set up', () => {
    const { lines, problems } = look(...fixed, ...post, ...ping, 'PIGEON_KEY')
    expect(problems).toEqual([
      'east-vale: e-mail by pigeon is half set up; missing: PIGEON_FROM. Set them, or remove the others.',
    ])
    expect(standing(lines, 'PIGEON_FROM')).toBe('PIGEON_FROM: whom email comes from')
  })

  it('tell of a channel that nobody can send, and of one that the council’s file gives to nobody', () => {
    expect(look(...fixed, ...ping).problems).toEqual(['east-vale: nobody can send its e-mail. Set up post or pigeon.'])
    const mute = { ...vale, senders: { email: [outbox('email')] as [Sender] } }
    expect(review([mute], new Set(fixed)).problems).toEqual([
      'east-vale: nobody can send its e-mail. Its file, src/councils/east-vale.ts, names no provider for them.',
    ])
    const own = {
      ...vale,
      senders: { email: [{ ...outbox('email'), name: 'own', local: undefined } as unknown as Sender] as [Sender] },
    }
    expect(review([own], new Set(fixed)).problems).toEqual([])
  })

  it('take a council’s own for the shared ones', () => {
    const own = post.map((name) => `EAST_VALE_${name}`)
    expect(look(...fixed, ...own, ...ping)).toMatchObject({ problems: [] })
    expect(look(...fixed, own[0]!, post[1]!, ...ping)).toMatchObject({ problems: [] })
    expect(look(...fixed, ...own, ...ping).lines.join('\n')).not.toContain('nothing reads')
    expect(look(...fixed, ...post.map((name) => `WEST_VALE_${name}`), ...ping).problems).toHaveLength(1)
  })

  it('tell of a provider of accounts that is half set up; without any of it there is no button, and nothing is wrong', () => {
    const { problems } = look(...fixed, ...post, ...ping, 'EAST_VALE_GOOGLE_CLIENT_ID')
    expect(problems).toEqual([
      'east-vale: signing in with google is half set up; missing: EAST_VALE_GOOGLE_CLIENT_SECRET. Set it, or remove the other.',
    ])
    const both = look(...fixed, ...post, ...ping, 'EAST_VALE_GOOGLE_CLIENT_ID', 'EAST_VALE_GOOGLE_CLIENT_SECRET')
    expect(both.problems).toEqual([])
    expect(standing(both.lines, 'signing in with google')).toBe('signing in with google: set up')
  })

  it('must not be those of local trials', () => {
    expect(look(...fixed, ...post, ...ping, 'IDLE_END_SECONDS').problems).toEqual([
      'IDLE_END_SECONDS is for local trials only. Remove it.',
    ])
  })

  it('tell what need not be set, and what nothing reads', () => {
    const { lines } = look(...fixed, ...post, ...ping, 'PIMG_FROM', 'POST_URL')
    expect(standing(lines, 'PING_URL')).toBe('PING_URL: otherwise https://ping.example')
    expect(standing(lines, 'MICROSOFT_URL')).toBe('MICROSOFT_URL: otherwise https://login.microsoftonline.com')
    expect(standing(lines, 'POST_URL')).toBeUndefined()
    expect(lines.slice(-2)).toEqual(['Set, and nothing reads them: are they spelt right?', '  PIMG_FROM'])
  })
})

describe('npm run secrets:missing', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'doorstep-secrets-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  const key = () => `2026-11:${randomBytes(32).toString('base64')}`
  const values = {
    DATABASE_URL: 'libsql://doorstep.example',
    DATABASE_TOKEN: 'a-token-that-nobody-may-see',
    ...{ SEALING_KEYS: key(), INDEX_KEYS: key(), SIGNING_KEYS: key() },
    ...{ POST_KEY: 'k', POST_FROM: 'f', PING_KEY: 'k', PING_FROM: 'f' },
  }
  async function fileOf(text: string) {
    const path = join(folder, randomBytes(4).toString('hex'))
    await writeFile(path, text)
    return path
  }
  async function run(...args: string[]) {
    try {
      const done = await promisify(execFile)(process.execPath, [join(root, 'commands/secrets-missing.ts'), ...args], {
        cwd: folder,
        env: { PATH: process.env.PATH },
      })
      return { code: 0, ...done }
    } catch (error) {
      return error as { code: number; stdout: string; stderr: string }
    }
  }

  it('reads names, lines of names and values, and JSON; what is empty is not set', async () => {
    expect(readGiven('A_B, C')).toEqual({ names: new Set(['A_B', 'C']) })
    for (const text of ['# mine\nA_B=1\nC=\n', '{ "A_B": "1", "C": "" }'])
      expect(readGiven(await fileOf(text))).toEqual({ names: new Set(['A_B']), values: { A_B: '1' } })
  })

  it('ends with 1 and says what is missing', async () => {
    const { code, stdout, stderr } = await run('--set', 'DATABASE_URL')
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' })
    expect(stdout).toMatch(/^Every portal\n {2}DATABASE_URL +set\n {2}DATABASE_TOKEN +MISSING\n/)
    expect(stdout).toMatch(/\nNot ready:\n {2}The secret DATABASE_TOKEN is missing\.\n {2}The secret SEALING_KEYS is missing\.\n/)
  })

  it('prints no value', async () => {
    const lines = Object.entries(values).map(([name, value]) => `${name}=${value}`)
    const { stdout, stderr } = await run('--set', await fileOf(lines.join('\n')))
    for (const value of Object.values(values).filter((each) => each.length > 5)) expect(stdout + stderr).not.toContain(value)
  })

  it('tries values as the Worker would', () => {
    expect(tryValues(values, [vale as never])).toBeUndefined()
    const said = (more: Record<string, string>) => tryValues({ ...values, ...more }, [vale as never])
    expect(said({ SEALING_KEYS: 'a:b' })).toMatch(/^SEALING_KEYS must be "id:base64 of 32 bytes"/)
    expect(said({ DATABASE_URL: 'http://doorstep.example' })).toMatch(/^DATABASE_URL must be https:/)
    expect(said({ INDEX_KEYS: `local-1:${randomBytes(32).toString('base64')}` })).toMatch(/one that local development made/)
    expect(said({ POST_FROM: '' })).toMatch(/POST_FROM is missing/)
  })

  it.each([
    ['neither a file nor names', ['--set', 'no such file'], /^--set takes a file, or names/],
    ['another option', ['--get', 'X'], /Unknown option '--get'/],
  ])('says what is wrong with %s', async (_, args, words) => {
    const { code, stderr } = await run(...args)
    expect(code).toBe(1)
    expect(stderr).toMatch(words)
  })

  it('shows nothing of a file that it cannot read', async () => {
    const { code, stdout, stderr } = await run('--set', await fileOf('{ "SEALING_KEYS": "secret-text" '))
    expect({ code, stdout, stderr }).toEqual({ code: 1, stdout: '', stderr: 'The file begins as JSON does and is none.\n' })
  })
})

// npm run secrets:missing [-- --set NAME,NAME… or a file]: which secrets a portal still needs, and what each is for. It reads their names
// from Cloudflare, by wrangler; of a file that is to be sent there, it tries what stands in it as the Worker would. It prints no value.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs, parseEnv } from 'node:util'
import { councils as all } from '../src/councils/all.ts'
import type { Council } from '../src/councils/council.ts'
import type { SessionKv } from '../src/db/session-copies.ts'
import { type Bindings, readEnv } from '../src/env.ts'
import { addresses, clientSecrets, secrets, trialSettings } from '../src/secrets.ts'
import { ownSetting, standing } from '../src/senders/connect.ts'
import type { Provider } from '../src/senders/sender.ts'
import { run, say } from './environment.ts'

type Listed = Pick<Council, 'slug' | 'name' | 'senders' | 'social'>

export type Review = {
  /** what stands where, in lines */
  lines: string[]
  /** why the portal would not serve, in sentences; none when it would */
  problems: string[]
}

const channels = { email: 'e-mail', sms: 'texts', voice: 'calls' } as const

/**
 * Compares the secrets that are set with those that the portal and its councils' providers read.
 * @param set the names of those that are set
 */
export function review(councils: readonly Listed[], set: ReadonlySet<string>): Review {
  const problems: string[] = []
  const abouts = new Map<string, string>()
  const read = new Set<string>(['ENVIRONMENT', ...trialSettings, ...Object.keys(addresses)])
  const value = (name: string) => (set.has(name) ? name : undefined)
  const row = (what: string, stands: string) => `  ${what.padEnd(38)} ${stands}`

  const lines = ['Every portal']
  for (const [name, about] of Object.entries(secrets)) {
    read.add(name)
    lines.push(row(name, set.has(name) ? 'set' : 'MISSING'))
    if (set.has(name)) continue
    abouts.set(name, about)
    problems.push(`The secret ${name} is missing.`)
  }

  for (const council of councils) {
    lines.push(`${council.name.en} (${council.slug})`)
    for (const { channel, ways, open } of waysOf(council)) {
      let told = open
      for (const provider of ways) {
        for (const { name } of provider.settings) for (const each of [name, ownSetting(council.slug, name)]) read.add(each)
        const { state, missing } = standing(council.slug, provider, value)
        const names = missing.map(({ name }) => name).join(', ')
        for (const { name, about } of missing) abouts.set(name, about)
        if (state !== 'unset') told = true
        const what = `${channels[channel]} by ${provider.name}`
        lines.push(row(what, { set: 'set up', half: `HALF SET UP: ${names}`, unset: `not set up: ${names}` }[state]))
        if (state === 'half')
          problems.push(`${council.slug}: ${what} is half set up; missing: ${names}. Set them, or remove the others.`)
      }
      if (told) continue
      const offers = ways.map(({ name }) => name).join(' or ')
      lines.push(row(channels[channel], 'NOBODY CAN SEND THEM'))
      problems.push(
        offers
          ? `${council.slug}: nobody can send its ${channels[channel]}. Set up ${offers}.`
          : `${council.slug}: nobody can send its ${channels[channel]}. Its file, src/councils/${council.slug}.ts, names no provider for them.`,
      )
    }
    for (const provider of council.social ?? []) {
      const names = Object.values(clientSecrets(council.slug, provider))
      for (const name of names) read.add(name)
      const missing = names.filter((name) => !set.has(name))
      for (const name of missing) abouts.set(name, `Signing in to ${council.slug} with ${provider}: from its registration there.`)
      const what = `signing in with ${provider}`
      const half = missing.length === 1
      lines.push(row(what, missing.length === 0 ? 'set up' : `${half ? 'HALF SET UP' : 'not set up'}: ${missing.join(', ')}`))
      if (half) problems.push(`${council.slug}: ${what} is half set up; missing: ${missing[0]}. Set it, or remove the other.`)
    }
  }

  for (const name of trialSettings) if (set.has(name)) problems.push(`${name} is for local trials only. Remove it.`)
  const optional = [...optionalOf(councils), ...Object.entries(addresses)].filter(([name]) => !set.has(name))
  const unread = [...set].filter((name) => !read.has(name)).sort()
  if (abouts.size > 0) lines.push('What the missing ones are for', ...[...abouts].map(([name, about]) => row(name, about)))
  if (optional.length > 0)
    lines.push(
      'Need not be set',
      ...optional.map(([name, otherwise]) => row(name, otherwise ? `otherwise ${otherwise}` : 'otherwise the provider’s own')),
    )
  if (unread.length > 0) lines.push('Set, and nothing reads them: are they spelt right?', ...unread.map((name) => `  ${name}`))
  return { lines, problems }
}

/** A council's channels, the providers that its file names for each, and whether one needs no setting up. */
function waysOf({ senders }: Listed) {
  return (['email', 'sms', 'voice'] as const).flatMap((channel) => {
    const named = senders[channel]
    if (!named) return []
    const ways = named.filter((each): each is Provider => 'connect' in each)
    return [{ channel, ways, open: named.some((each) => 'send' in each && !each.local) }]
  })
}

/** The settings that have a value of their own unless they are set, each once. */
const optionalOf = (councils: readonly Listed[]) =>
  new Map(
    councils
      .flatMap((council) => waysOf(council).flatMap(({ ways }) => ways.flatMap(({ settings }) => settings)))
      .flatMap(({ name, otherwise }) => (otherwise === undefined ? [] : [[name, otherwise] as const])),
  )

/** The names of what is set, and the values where they were given. */
type Given = { names: Set<string>; values?: Record<string, string> }

/**
 * Reads what is to be looked at in place of Cloudflare's list.
 * @param given names with commas between them, or a file: NAME=value lines or JSON, as for "wrangler secret bulk"
 */
export function readGiven(given: string): Given {
  if (!existsSync(given)) {
    const names = given.split(',').map((name) => name.trim())
    if (names.some((name) => !/^[A-Z][A-Z0-9_]*$/.test(name)))
      throw new Error('--set takes a file, or names of secrets with commas between them. There is no such file.')
    return { names: new Set(names) }
  }
  const text = readFileSync(given, 'utf8')
  const values = /^\s*\{/.test(text) ? readObject(text) : (parseEnv(text) as Record<string, string>)
  const present = Object.entries(values).filter(([, value]) => typeof value === 'string' && value !== '')
  return { names: new Set(present.map(([name]) => name)), values: Object.fromEntries(present) }
}

function readObject(text: string) {
  try {
    return JSON.parse(text) as Record<string, string>
  } catch {
    // What JSON.parse says holds a piece of the text.
    throw new Error('The file begins as JSON does and is none.')
  }
}

/** What the Worker would say of these values, which names settings and no values; nothing when it would serve. */
export function tryValues(values: Record<string, string>, councils: readonly Council[]): string | undefined {
  try {
    readEnv({ ...values, SESSIONS: {} as SessionKv } as Bindings, councils)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : 'The Worker does not take them.'
  }
}

function askCloudflare(): Given {
  const wrangler = join(import.meta.dirname, '../node_modules/wrangler/bin/wrangler.js')
  const { status, stdout } = spawnSync(process.execPath, [wrangler, 'secret', 'list', '--format', 'json'], {
    cwd: join(import.meta.dirname, '..'),
    encoding: 'utf8',
    stdio: ['inherit', 'pipe', 'inherit'],
  })
  if (status !== 0)
    throw new Error(
      `${stdout.trim()}\nCloudflare was not asked: log in with "npx wrangler login" and deploy once. Until then: npm run secrets:missing -- --set FILE`.trim(),
    )
  const listed = JSON.parse(stdout.slice(stdout.indexOf('['))) as { name: string }[]
  return { names: new Set(listed.map(({ name }) => name)) }
}

if (import.meta.main)
  await run(async () => {
    const { values: options } = parseArgs({ options: { set: { type: 'string' } }, strict: true })
    const { names, values } = options.set === undefined ? askCloudflare() : readGiven(options.set)
    const { lines, problems } = review(all, names)
    for (const line of lines) say(line)
    const refused = values && problems.length === 0 ? tryValues(values, all) : undefined
    const wrong = refused ? [refused] : problems
    say(wrong.length > 0 ? '\nNot ready:' : '\nNothing that is needed is missing.')
    for (const problem of wrong) say(`  ${problem}`)
    return wrong.length === 0
  })

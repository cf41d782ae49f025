import { execFile } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrateDatabase } from '../../commands/migrate.ts'
import { type DatabaseServer, findFreePort, startDatabaseServer } from '../../commands/sqld.ts'
import { councils } from '../../src/councils/all.ts'
import { openDatabase, tables, writeRows } from '../../src/db/backup.ts'
import { eventNames } from '../../src/domain/events.ts'
import { addresses, clientSecrets, secrets } from '../../src/secrets.ts'
import { rowsOf } from '../every-row.ts'

const root = join(import.meta.dirname, '../..')
const text = (file: string) => readFileSync(join(root, file), 'utf8')
const [page, readme] = [text('docs/deploying.md'), text('README.md')]
const all = (pattern: RegExp) => [...new Set([...page.matchAll(pattern)].map(([, found]) => found!))]

/** What the providers that the councils' files name must be told. */
const providerSettings = councils
  .flatMap(({ senders }) => Object.values(senders).flat())
  .flatMap((each) => ('settings' in each ? (each.settings as readonly { name: string }[]).map(({ name }) => name) : []))
const ofSocial = councils.flatMap((council) =>
  ('social' in council ? council.social : []).flatMap((provider) => Object.values(clientSecrets(council.slug, provider))),
)

describe('docs/deploying.md', () => {
  it('names only commands that exist', () => {
    const { scripts } = JSON.parse(text('package.json')) as { scripts: Record<string, string> }
    const named = all(/npm run ([\w:]+)/g)
    expect(named.length).toBeGreaterThan(7)
    expect(named.filter((name) => !(name in scripts))).toEqual([])
  })

  it('names only files that exist', () => {
    const named = all(/`((?:src|test|commands|docs|migrations|public)\/[\w./-]+|[\w-]+\.(?:ts|toml|json|md))`/g)
    expect(named.length).toBeGreaterThan(1)
    expect(named.filter((file) => !existsSync(join(root, file)))).toEqual([])
  })

  it('names only settings that exist', () => {
    const known = [...Object.keys(secrets), ...Object.keys(addresses), ...providerSettings, ...ofSocial]
    const named = all(/`([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)`/g)
    expect(named.length).toBeGreaterThan(8)
    expect(named.filter((name) => !known.includes(name))).toEqual([])
  })

  it('names the events to look for after a restore: those that keep somebody out', () => {
    const restore = page.slice(page.indexOf('## Restore'), page.indexOf('## A new version'))
    const rows = restore.split('\n').filter((line) => line.startsWith('| '))
    const named = rows.flatMap((line) => [...line.matchAll(/`([\w-]+\.[\w-]+)`/g)].map(([, name]) => name!))
    expect(named.filter((name) => !(eventNames as readonly string[]).includes(name))).toEqual([])
    const keepingOut = /\.(suspended|removed|role-changed|worker-removed|phone-removed|ended|withdrawn|invitation-withdrawn)$/
    expect(eventNames.filter((name) => keepingOut.test(name) && !named.includes(name))).toEqual([])
  })

  it('names every secret that all portals need; those of a provider stand in the README', () => {
    expect(Object.keys(secrets).filter((name) => !page.includes(`\`${name}\``))).toEqual([])
    expect(providerSettings.filter((name) => !page.includes(name) && !readme.includes(name))).toEqual([])
  })

  it('is found from the README, and its own links lead somewhere', () => {
    const anchors = (of: string) =>
      [...of.matchAll(/^#+ (.+)$/gm)].map(
        ([, title]) =>
          `#${title!
            .toLowerCase()
            .replace(/[^\w\s-]/g, '')
            .replaceAll(' ', '-')}`,
      )
    expect(readme).toContain('](docs/deploying.md)')
    const links = [...page.matchAll(/\]\((#[^)]+)\)/g), ...readme.matchAll(/\]\(docs\/deploying\.md(#[^)]+)\)/g)]
    expect(links.length).toBeGreaterThan(3)
    expect(links.map(([, to]) => to).filter((to) => !anchors(page).includes(to!))).toEqual([])
  })

  it('names only commands and options of wrangler that this version has', async () => {
    const lines = [...page.matchAll(/npx wrangler ([a-z]+(?: [a-z]+)*)([^\n`#]*)/g)]
    const options = new Map<string, string[]>()
    for (const [, command, rest] of lines)
      options.set(command!, [
        ...(options.get(command!) ?? []),
        ...[...rest!.matchAll(/--([\w-]+)/g)].map(([, option]) => option!),
      ])
    expect(options.size).toBeGreaterThan(6)
    for (const [command, wanted] of options) {
      const { stdout } = await promisify(execFile)(
        process.execPath,
        [join(root, 'node_modules/wrangler/bin/wrangler.js'), ...command.split(' '), '--help'],
        { cwd: tmpdir(), env: { ...process.env, WRANGLER_SEND_METRICS: 'false', WRANGLER_HIDE_BANNER: 'true' } },
      )
      expect(stdout, command).toMatch(new RegExp(`^wrangler ${command}\\b`, 'm'))
      for (const option of wanted) expect(stdout, `${command} --${option}`).toContain(`--${option} `)
    }
  }, 120_000)

  it('is right that migrations only add, from the first on that was deployed', () => {
    const later = readdirSync(join(root, 'migrations')).filter((file) => file.endsWith('.sql') && file >= '0007')
    for (const file of later) expect(text(`migrations/${file}`), file).not.toMatch(/\b(drop (table|column)|rename)\b/i)
  })
})

describe('removing a council as the page says', () => {
  let folder: string
  let server: DatabaseServer
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'doorstep-remove-'))
    server = await startDatabaseServer({ folder, port: await findFreePort() })
    await migrateDatabase(server.url)
  })
  afterAll(async () => {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  })

  it('leaves nothing of it but its audit trail and what goes by itself, and all of the others', async () => {
    const client = openDatabase(server.url)
    for (const { name } of tables) for (const council of ['durham', 'vale']) await writeRows(client, rowsOf(name, 1, council))
    const [, sql] = /```sql\n([^`]+)```/.exec(page)!
    for (const statement of sql!.split(';').filter((each) => each.trim())) await client.execute(statement)

    const left: string[] = []
    for (const { name } of tables) {
      const { rows } = await client.execute(`select * from "${name}"`)
      const of = (council: string) => rows.filter((row) => JSON.stringify(Array.from(row).map(String)).includes(council)).length
      expect(of('vale'), name).toBe(1)
      if (of('durham') > 0) left.push(name)
    }
    const bySelf = ['submissions', 'codes', 'calls', 'limits', 'message_attempts', 'circuits']
    expect(left.sort()).toEqual([...bySelf, 'events', 'audit_heads'].sort())
  })
})

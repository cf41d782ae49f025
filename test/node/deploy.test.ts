import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoPassword, demoPeople } from '../../src/db/seed.ts'

const root = join(import.meta.dirname, '../..')

/** What wrangler would send to Cloudflare, and what it said. */
let folder: string
let said: string
let bundle: string
let inputs: string[]
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doorstep-deploy-'))
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      join(root, 'node_modules/wrangler/bin/wrangler.js'),
      ...['deploy', '--dry-run'],
      ...['--outdir', join(folder, 'out')],
      ...['--metafile', join(folder, 'meta.json')],
    ],
    {
      cwd: root,
      env: {
        ...process.env,
        ...{ WRANGLER_SEND_METRICS: 'false', WRANGLER_SEND_ERROR_REPORTS: 'false', WRANGLER_HIDE_BANNER: 'true' },
        ...{ WRANGLER_LOG_PATH: join(folder, 'logs'), XDG_CONFIG_HOME: join(folder, 'config') },
      },
    },
  )
  said = stdout
  bundle = await readFile(join(folder, 'out/index.js'), 'utf8')
  const { inputs: all } = JSON.parse(await readFile(join(folder, 'meta.json'), 'utf8')) as { inputs: Record<string, unknown> }
  inputs = Object.keys(all)
}, 120_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('wrangler deploy --dry-run', () => {
  it('builds the Worker, bound to the sessions and nothing else', async () => {
    const bindings = [...said.matchAll(/^env\.(\w+)/gm)].map(([, name]) => name)
    expect(bindings).toEqual(['SESSIONS'])
    expect((await readdir(join(folder, 'out'))).filter((file) => /\.(js|wasm)$/.test(file)).length).toBeGreaterThan(1)
    expect(inputs).toContain('src/index.ts')
    expect(inputs.filter((file) => file.startsWith('src/routes/')).length).toBeGreaterThan(50)
  })

  it('takes files of src and of packages, none of the commands, the tests or what is for developers', () => {
    const own = inputs.filter((file) => !/(^|\/)node_modules\//.test(file))
    expect(own.filter((file) => /^(commands|test|\.local)\//.test(file))).toEqual([])
    expect(own.filter((file) => /^src\/(local\.ts|db\/(seed|rotate|backup)\.ts|(routes|fragments)\/dev\/)/.test(file))).toEqual(
      [],
    )
  })

  it.each(['oidc-provider', 'wrangler', 'vitest', '@node-rs/argon2', 'papaparse/player', 'playwright'])(
    'takes nothing of the package %s',
    (name) => expect(inputs.filter((file) => file.includes(`node_modules/${name}/`))).toEqual([]),
  )

  it('knows no demo people, no password and no address of this machine', () => {
    for (const word of [demoPassword, ...demoPeople.map(({ email }) => email), ...demoPeople.flatMap(({ phone }) => phone ?? [])])
      expect(bundle.includes(word), word).toBe(false)
    for (const word of ['127.0.0.1', 'local-1:', 'identity-providers/people']) expect(bundle.includes(word), word).toBe(false)
  })

  it('leaves room below what Cloudflare takes: 3 MB compressed, on any plan', () => {
    const [, kib] = /gzip: ([\d.]+) KiB/.exec(said)!
    expect(Number(kib)).toBeLessThan(3000)
  })
})

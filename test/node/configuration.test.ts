import { existsSync, globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { unstable_readConfig as readConfig } from 'wrangler'

const text = readFileSync('wrangler.toml', 'utf8')
const files = globSync(['*', '{src,commands,migrations,public}/**/*.*'], { exclude: ['public/assets/**'] })
const settings = text.replace(/^\s*#.*$/gm, '')

describe('the configuration that is deployed', () => {
  it('is the only one', () => {
    for (const other of ['wrangler.json', 'wrangler.jsonc', 'wrangler.local.toml']) expect(existsSync(other)).toBe(false)
  })

  it('holds no settings, no environments and no secrets', () => {
    const config = readConfig({ config: 'wrangler.toml' }, { hideWarnings: true })
    expect(config.vars).toEqual({})
    expect(config.main).toMatch(/src\/index\.ts$/)
    expect(config.kv_namespaces.map(({ binding }: { binding: string }) => binding)).toEqual(['SESSIONS'])
    expect(config.triggers.crons).toEqual(['* * * * *', '*/15 * * * *'])
    expect(config.compatibility_flags).toContain('nodejs_compat')
    expect(settings).not.toMatch(/^\s*\[env\b/m)
    expect(settings).not.toMatch(/^\s*\[vars\]/m)
  })

  it.each(['ENVIRONMENT', 'DATABASE_URL', 'DATABASE_TOKEN', 'SEALING_KEYS', 'INDEX_KEYS', 'SIGNING_KEYS'])(
    'does not set %s',
    (name) => expect(settings).not.toContain(name),
  )

  it.each(['local', '127.0.0.1', 'localhost', '.example', 'IDLE_', 'RESEND_', 'outbox', 'preview_id'])(
    'knows nothing of "%s"',
    (word) => expect(settings).not.toContain(word),
  )

  it('has no demo password and no key of this machine beside it, but where demo people are seeded', () => {
    const holding = files.filter((file) => /\.(ts|tsx|js|json|toml|sql|scss)$/.test(file) && !file.startsWith('package-lock'))
    expect(holding.length).toBeGreaterThan(100)
    const knows = (what: string) => holding.filter((file) => readFileSync(file, 'utf8').includes(what))
    expect(knows('Doorstep-Local-1')).toEqual(['src/db/seed.ts'])
  })

  it('keeps what is local out of the repository', () => {
    const ignored = readFileSync('.gitignore', 'utf8').split('\n')
    for (const name of ['.local/', '.dev.vars', '.env', '.wrangler/', 'public/assets/', 'node_modules/'])
      expect(ignored).toContain(name)
  })

  it('leaves the demo people to the commands: nothing that is deployed imports them', () => {
    for (const file of files.filter((each) => /^src\/.*\.tsx?$/.test(each)))
      expect(readFileSync(file, 'utf8'), file).not.toMatch(/from '[^']*\/seed\.ts'/)
  })
})

describe('the lock of the packages', () => {
  type Locked = { version: string; integrity?: string; optionalDependencies?: Record<string, string> }
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Locked> }

  // npm leaves those out that it could not see when it wrote the lock, and then installs them nowhere.
  it('has the parts of every platform, also of those that it was not written on', () => {
    const lockedFor = (name: string, of: string): Locked | undefined =>
      packages[`${of && `${of}/`}node_modules/${name}`] ?? (of === '' ? undefined : lockedFor(name, parentOf(of)))
    const parentOf = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('node_modules/') - 1))
    const parts = Object.entries(packages).flatMap(([of, { optionalDependencies = {} }]) =>
      Object.entries(optionalDependencies).map(([name, range]) => ({ of, name, range })),
    )
    expect(parts.length).toBeGreaterThan(20)
    const isExact = (range: string) => /^\d[\w.-]*$/.test(range)
    const isLocked = (found: Locked | undefined, range: string) => found && (!isExact(range) || found.version === range)
    expect(parts.filter(({ of, name, range }) => !isLocked(lockedFor(name, of), range))).toEqual([])
  })

  // They could not be seen from where the lock was written. npm neither checks them nor writes what it finds.
  it('has a checksum of all but the parts of workerd and biome for other platforms', () => {
    const unchecked = Object.entries(packages).filter(([path, { integrity }]) => path !== '' && !integrity)
    const biome = ['android-arm64', 'android-x64', 'darwin-arm64', 'darwin-x64', 'linux-arm64-musl', 'linux-x64-musl']
    const parts = [
      ...[...biome, 'win32-arm64', 'win32-x64'].map((platform) => `@biomejs/cli-${platform}`),
      ...['darwin-64', 'darwin-arm64', 'windows-64'].map((platform) => `@cloudflare/workerd-${platform}`),
    ]
    expect(unchecked.map(([path]) => path)).toEqual(parts.map((name) => `node_modules/${name}`))
  })

  it('names no registry', () => {
    expect(readFileSync('package-lock.json', 'utf8')).not.toContain('"resolved"')
  })
})

import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, globSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, normalize, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { allCouncils, allCouncilsPath, assetAddresses, browserAssets, firstStyle, readCouncils } from '../../commands/build.ts'

type Import = { file: string; from: string; to: string; type: boolean }

const files = globSync('src/**/*.{ts,tsx}')
  .map((file) => file.replaceAll('\\', '/'))
  .sort()
const folderOf = (path: string) => (path.split('/').length > 2 ? path.split('/')[1]! : basename(path))
const text = (file: string) => readFileSync(file, 'utf8')

/** Everything that a file takes from elsewhere: by import, by export and when it runs. */
function importsOf(file: string): Import[] {
  const code = text(file)
  const found = [
    ...code.matchAll(/^(?:import|export)\s+(type\s)?(?:([^'";]*?)\sfrom\s+)?'([^']+)'/gm),
    ...code.matchAll(/\b(?:import|require)\(()()['"`]([^'"`]+)['"`]/g),
  ]
  return found.map(([, type, names, to]) => ({
    file,
    from: folderOf(file),
    to: to!.startsWith('.') ? normalize(join(dirname(file), to!)).replaceAll('\\', '/') : to!,
    // "import { type A, type B }" takes types only, as "import type" does.
    type:
      Boolean(type) ||
      (/^\{.*\}$/s.test((names ?? '').trim()) &&
        (names ?? '')
          .replace(/[{}]/g, '')
          .split(',')
          .filter((name) => name.trim())
          .every((name) => /^\s*type\s/.test(name))),
  }))
}

const imports = files.flatMap(importsOf)
const within = imports.filter(({ to }) => to.startsWith('src/'))
const outside = imports.filter(({ to }) => !to.startsWith('src/'))

/** Which folder may take what from which: all of it, or types only. */
const arrows: Record<string, { all: string[]; types: string[] }> = {
  'index.ts': { all: ['app.ts', 'env.ts', 'world.ts', 'councils', 'db', 'domain', 'middleware'], types: [] },
  'local.ts': { all: ['app.ts', 'index.ts', 'world.ts', 'councils', 'routes'], types: [] },
  'world.ts': { all: ['db'], types: ['middleware'] },
  'app.ts': { all: ['env.ts', 'middleware', 'routes'], types: ['councils'] },
  'env.ts': { all: ['councils', 'db', 'domain', 'identity-providers', 'secrets.ts', 'senders'], types: [] },
  'secrets.ts': { all: ['senders'], types: ['identity-providers'] },
  routes: {
    all: ['fragments', 'domain', 'db', 'middleware'],
    types: ['councils', 'senders', 'identity-providers', 'address-lookups'],
  },
  middleware: { all: ['env.ts', 'fragments', 'domain', 'db', 'councils'], types: [] },
  domain: { all: ['db'], types: ['councils', 'senders', 'identity-providers', 'address-lookups'] },
  db: { all: [], types: ['domain', 'identity-providers'] },
  fragments: { all: [], types: ['domain', 'db', 'councils', 'identity-providers', 'address-lookups'] },
  councils: { all: ['senders', 'address-lookups'], types: ['identity-providers'] },
  senders: { all: [], types: [] },
  'identity-providers': { all: [], types: [] },
  'address-lookups': { all: [], types: [] },
  'languages.ts': { all: [], types: [] },
  'wasm.d.ts': { all: [], types: [] },
}

describe('the direction of imports', () => {
  it('is written down for every folder and file of src', () => {
    expect(readdirSync('src').sort()).toEqual(Object.keys(arrows).sort())
  })

  it('is found by this test: there is something to look at', () => {
    expect(within.length).toBeGreaterThan(200)
    expect(within.filter(({ type }) => type).length).toBeGreaterThan(50)
    expect(within.filter(({ to }) => !existsSync(to))).toEqual([])
  })

  it.each(Object.keys(arrows))('holds for %s', (folder) => {
    const { all, types } = arrows[folder]!
    const strays = within
      .filter(({ from, to }) => from === folder && folderOf(to) !== folder)
      // Which languages there are is everybody's to know.
      .filter(({ to }) => to !== 'src/languages.ts')
      .filter(({ to, type }) => ![...all, ...(type ? types : [])].includes(folderOf(to)))
      // A page for developers shows what providers are given.
      .filter(({ file, to }) => !(file === 'src/routes/dev/messages.tsx' && to === 'src/senders/html.ts'))
    expect(strays.map(({ file, to, type }) => `${file} imports ${to}${type ? ' (types)' : ''}`)).toEqual([])
  })

  it('knows the database, and what its errors mean, in src/db alone', () => {
    const knows = outside.filter(({ to }) => /^(drizzle|@libsql)/.test(to)).map(({ file }) => file)
    expect(knows.length).toBeGreaterThan(20)
    expect(knows.filter((file) => !file.startsWith('src/db/'))).toEqual([])
  })

  it('knows Hono in routes and middleware; fragments know the types of its pages', () => {
    const strays = outside
      .filter(({ to }) => /^(hono|@hono)\b/.test(to))
      .filter(({ from }) => !['routes', 'middleware', 'app.ts', 'index.ts'].includes(from))
      .filter(({ from, to, type }) => !(from === 'fragments' && to === 'hono/jsx' && type))
    expect(strays.map(({ file, to }) => `${file} imports ${to}`)).toEqual([])
  })

  it('knows htmx in the page, the answers of the step runner and the headers alone', () => {
    const knowing = files.filter((file) => /['"`]hx-(request|history|push|redirect)|isSwap/i.test(text(file)))
    expect(knowing).toEqual(['src/middleware/page.tsx', 'src/middleware/safety.ts', 'src/routes/turn.tsx'])
  })

  it('asks for the time in one place: rules take it as an argument', () => {
    const asking = files.filter((file) => /Date\.now\(\)|new Date\(\)/.test(text(file)))
    // failures.tsx tells the log when something went wrong: no rule.
    expect(asking).toEqual(['src/index.ts', 'src/middleware/failures.tsx', 'src/world.ts'])
  })

  it('lets no two files import each other', () => {
    const values = within.filter(({ type }) => !type)
    const rounds = values.filter(({ file, to }) => values.some((other) => other.file === to && other.to === file))
    expect(rounds.map(({ file, to }) => `${file} and ${to}`)).toEqual([])
  })

  it('uses every file of src', () => {
    const used = new Set(within.map(({ to }) => to))
    // Where the Worker and the commands begin.
    const beginnings = ['src/index.ts', 'src/local.ts', 'src/wasm.d.ts', ...commandsUse()]
    expect(files.filter((file) => !used.has(file) && !beginnings.includes(file))).toEqual([])
  })

  it('exports nothing that no other file names', () => {
    const others = globSync('{commands,test}/**/*.{ts,tsx}').map((file) => file.replaceAll('\\', '/'))
    const named = new Map([...files, ...others].map((file) => [file, new Set(text(file).match(/[\w$]+/g))]))
    const exported = files.flatMap((file) => exportsOf(file).map((name) => ({ file, name })))
    expect(exported.length).toBeGreaterThan(1000)
    const unused = exported.filter(({ file, name }) => ![...named].some(([other, names]) => other !== file && names.has(name)))
    expect(unused.map(({ file, name }) => `${file} exports ${name}`)).toEqual([])
  })

  function exportsOf(file: string): string[] {
    const code = text(file)
    const single = code.matchAll(/^export (?:async )?(?:const|function\*?|class|type|interface) ([\w$]+)/gm)
    const several = [...code.matchAll(/^export (?:type |const )?\{([^}]*)\}/gm)].flatMap(([, names]) => names!.split(','))
    return [...[...single].map(([, name]) => name!), ...several.map((each) => /([\w$]+)\s*$/.exec(each)?.[1] ?? '')].filter(
      Boolean,
    )
  }

  function commandsUse() {
    return globSync('commands/*.ts').flatMap((file) => importsOf(file).map(({ to }) => to))
  }
})

describe('the tests in workerd', () => {
  const tests = globSync('test/**/*.{ts,tsx}').filter((file) => !/^test\/(node|browser)\//.test(file))

  // Two files run at a time, with one database: what one removes of another's fails there, one time in many.
  it('empty no table, and tidy in one file, at a time of its own', () => {
    const set = String.raw`set\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)\s*\.where`
    const emptying = [
      new RegExp(String.raw`\bdb\s*\.(delete|update)\(\w+\)(?!\s*\.(where|${set})\()`),
      /\bdelete from \w+\s*['"`]/i,
      /\bupdate \w+ set (?![^"`\n]*\bwhere\b)/i,
    ]
    expect(tests.filter((file) => emptying.some((each) => each.test(text(file))) && file !== 'test/domain/tidy.test.ts')).toEqual(
      [],
    )
    expect(tests.filter((file) => /from '.*\/(domain|db)\/tidy\.ts'/.test(text(file)))).toEqual(['test/domain/tidy.test.ts'])
  })
})

describe('the folders and files', () => {
  it('are named for what they are about', () => {
    const folders = globSync('{src,test,commands}/**', { withFileTypes: true }).map(({ name }) => name.replace(/\.\w+$/, ''))
    expect(folders.filter((name) => /^(utils?|helpers?|lib|common|shared|misc)$/.test(name))).toEqual([])
  })

  it('are short', () => {
    const long = files.filter((file) => text(file).split('\n').length > 301)
    // Words and the gallery's states are lists, which may be long.
    expect(long.filter((file) => !/^src\/fragments\/(words|dev)\//.test(file))).toEqual([])
  })

  it('are mounted: an address is the file', () => {
    const mounted = files.filter((file) => /^src\/routes\/[^/]+\/[^/]+\.tsx?$/.test(file))
    expect(mounted.length).toBeGreaterThan(10)
    for (const file of mounted.filter((each) => /defineStep</.test(text(each)))) {
      expect(/\bpath: '([\w-]+)'/.exec(text(file))?.[1], file).toBe(basename(file).replace(/\.tsx?$/, ''))
    }
  })

  // Files beside the steps that are no page: the list of a journey, the sending of its code, what it says of who has an account, what the
  // steps with a phone share, how a sign-in begins and ends, what only scripts send to, the ways to a provider and back, how staff follow
  // messages, and the form for a council's own page.
  const beside = ['journey', 'send-code', 'owned', 'taken', 'begin', 'reach', 'prove', 'arrive', 'trip', 'join']
  const notPages = [...beside, 'call-status', 'active', 'draft', 'provider', 'callback', 'messages', 'first']
  const pages = files
    .filter((file) => /^src\/routes\/[^/]+\/[^/]+\.tsx?$/.test(file) && !file.startsWith('src/routes/dev/'))
    .map((file) => file.replace('src/routes/', '').replace(/\.tsx?$/, ''))
    .filter((page) => !notPages.includes(basename(page)))

  // Pages that are no steps and whose tests stand with what they are about.
  const testedIn: Record<string, string> = {
    'account/overview': 'session/session',
    'session/sign-out': 'session/session',
    'invitation/submit': 'invitation/setup',
    'sign-in/welcome': 'session/session',
  }

  it.each(pages)('come in threes: %s has a fragment and a test of the same name', (page) => {
    expect(existsSync(`src/fragments/${page}.tsx`), `src/fragments/${page}.tsx`).toBe(true)
    const test = `test/${testedIn[page] ?? page}.test.ts`
    expect(existsSync(test), test).toBe(true)
    if (testedIn[page]) expect(text(test)).toContain(`/${page.replace('/overview', '').replace('session/', '')}`)
  })

  it('have no fragment of a page without its route', () => {
    // The page for who is signed out stands at the address of the overview.
    const shared = ['account/my-account']
    const fragments = files
      .filter((file) => /^src\/fragments\/[^/]+\/[^/]+\.tsx$/.test(file) && !/\/(dev|words|messages)\//.test(file))
      .map((file) => file.replace('src/fragments/', '').replace('.tsx', ''))
    expect(fragments.filter((page) => !pages.includes(page))).toEqual(shared)
  })
})

describe('what is made from other files', () => {
  it('is up to date: the list of councils', async () => {
    const councils = await readCouncils()
    expect(councils.length).toBeGreaterThan(0)
    expect(text(allCouncilsPath)).toBe(allCouncils(councils))
  })

  it('is up to date: the addresses of the assets, the assets, and the style of first pages', async () => {
    const assets = await browserAssets(await readCouncils())
    expect(text('src/fragments/assets.ts')).toBe(assetAddresses(assets))
    expect(text('src/fragments/first-style.ts')).toBe(firstStyle(assets))
    for (const { file, content } of assets)
      expect(readFileSync(`public/assets/${file}`).equals(Buffer.from(content)), file).toBe(true)
    expect(readdirSync('public/assets').sort()).toEqual(assets.map(({ file }) => file).sort())
  })

  it('is up to date: the migrations say what schema.ts says', () => {
    const folder = mkdtempSync(join(tmpdir(), 'doorstep-migrations-'))
    try {
      cpSync('migrations', folder, { recursive: true })
      const before = globSync('**/*.{sql,json}', { cwd: folder }).sort()
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        [
          'node_modules/drizzle-kit/bin.cjs',
          'generate',
          '--dialect=turso',
          '--schema=./src/db/schema.ts',
          `--out=${relative('.', folder)}`,
        ],
        { encoding: 'utf8', timeout: 50_000, stdio: ['ignore', 'pipe', 'pipe'] },
      )
      expect(`${stdout}${stderr}`).toContain('No schema changes')
      expect(status).toBe(0)
      expect(globSync('**/*.{sql,json}', { cwd: folder }).sort()).toEqual(before)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('has a migration for every entry of the journal, in order', () => {
    const { entries } = JSON.parse(text('migrations/meta/_journal.json')) as {
      entries: { idx: number; tag: string; when: number }[]
    }
    expect(entries.map(({ tag }) => `${tag}.sql`)).toEqual(
      readdirSync('migrations')
        .filter((file) => file.endsWith('.sql'))
        .sort(),
    )
    expect(entries.map(({ when }) => when)).toEqual(entries.map(({ when }) => when).sort((a, b) => a - b))
  })
})

// Writes what is made from other files: the browser's assets, their addresses, and the list of councils.
import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { transform } from 'esbuild'
import { compile } from 'sass'
import type { Council } from '../src/councils/council.ts'
import type { Sheet } from '../src/fragments/stylesheets.ts'
import { councilColours } from './council-colours.ts'
import { wornInGallery } from './gallery.ts'
import { htmxWithout } from './htmx.ts'
import { minified, purged, rightToLeft, saidOnce, wornElsewhere } from './stylesheet.ts'

const root = join(import.meta.dirname, '..')
const folders = {
  councils: join(root, 'src/councils'),
  fragments: join(root, 'src/fragments'),
  assets: join(root, 'public/assets'),
  govuk: join(root, 'node_modules/govuk-frontend/dist'),
  htmx: join(root, 'node_modules/htmx.org/dist'),
}
export const allCouncilsPath = join(folders.councils, 'all.ts')
const made = ['assets.ts', 'first-style.ts'].map((file) => join(folders.fragments, file))

/** The files of src/councils that are no council. */
const others = ['all.ts', 'council.ts', 'index.ts']

/** Every council that has a file, in the order of their slugs. A file is named by its council's slug. */
export async function readCouncils(): Promise<Council[]> {
  const files = (await readdir(folders.councils)).filter((file) => file.endsWith('.ts') && !others.includes(file)).sort()
  return Promise.all(
    files.map(async (file) => {
      const { default: council } = (await import(join(folders.councils, file))) as { default: Council }
      if (`${council.slug}.ts` !== file)
        throw new Error(`src/councils/${file}: its slug is "${council.slug}"; name it ${council.slug}.ts`)
      return council
    }),
  )
}

/** The text of src/councils/all.ts. */
export function allCouncils(councils: readonly Council[]): string {
  const names = councils.map(({ slug }) => ({ slug, name: slug.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()) }))
  const line = `export const councils = [${names.map(({ name }) => name).join(', ')}] as const`
  const lines = `export const councils = [\n${names.map(({ name }) => `  ${name},\n`).join('')}] as const`
  return [
    '// Written by commands/build.ts from the files of this folder.',
    ...names.map(({ slug, name }) => `import ${name} from './${slug}.ts'`),
    '',
    line.length <= 130 ? line : lines,
    '',
  ].join('\n')
}

/** The stylesheets, with every council's colour: the pages may not carry styles of their own. */
export async function stylesheets(councils: readonly Council[]): Promise<Record<Sheet, string>> {
  const { css } = compile(join(folders.fragments, 'styles/portal.scss'), {
    style: 'compressed',
    charset: false,
    loadPaths: [folders.govuk],
  })
  const sources = globSync(join(root, 'src/{fragments,routes}/**/*.{ts,tsx,js}')).filter((file) => !made.includes(file))
  const read = (files: readonly string[]) => files.map((file) => readFileSync(file, 'utf8'))
  const worn = await wornInGallery()
  const dressed = [...worn.staff].join(' ')
  const staff = await purged(saidOnce(css + councilColours(councils)), [...read(sources), dressed])
  const shown = sources.filter((file) => !file.includes('/dev/'))
  const of = (sheet: Sheet) => purged(staff, [...read(shown), dressed], wornElsewhere(worn.staff, worn[sheet]))
  return { strangers: await of('strangers'), reading: await of('reading'), signedIn: await of('signedIn'), staff }
}

/**
 * What htmx and the scripts of the pages ask of a browser beyond the syntax of ES2022, by what came last: Chrome 105, Safari 16, Firefox 103.
 * They are modules, so a browser without the syntax runs no line of them, and with this one before them one without the rest does neither.
 */
const able = "'timeout' in AbortSignal && CSS.supports('selector(:modal)')"

/** Scripts as one file, small, that run where all of them can: on a bad line all of them come, or none. */
async function script(...parts: string[]): Promise<string> {
  // Each in a block of its own: a name in one is none in another, and can be short.
  const written = parts.map(async (code) => (await transform(`{${code}}`, { minify: true, target: 'es2022' })).code)
  return `if (${able}) {\n${(await Promise.all(written)).join('\n')}}\n`
}

type Asset = {
  name: `css${'' | 'Reading' | 'SignedIn' | 'Staff'}${'' | 'RightToLeft'}` | 'js' | 'idle' | 'frame' | 'icon'
  file: string
  content: string | Buffer
}

/** What the browser fetches. A file's name changes with its content, so it can be kept for ever. */
export async function browserAssets(councils: readonly Council[]): Promise<Asset[]> {
  const hashed = (name: Asset['name'], stem: string, extension: string, content: string | Buffer): Asset => {
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 8)
    return { name, file: `${stem}.${hash}.${extension}`, content }
  }
  const read = (folder: string, file: string) => readFile(join(folder, file), 'utf8')
  const ours = (file: string) => read(folders.fragments, file)
  const htmx = htmxWithout(await read(folders.htmx, 'htmx.js'))
  const { strangers, reading, signedIn, staff } = await stylesheets(councils)
  return [
    hashed('css', 'portal', 'css', minified(strangers)),
    hashed('cssReading', 'reading', 'css', minified(reading)),
    hashed('cssSignedIn', 'signed-in', 'css', minified(signedIn)),
    hashed('cssStaff', 'staff', 'css', minified(staff)),
    hashed('cssRightToLeft', 'portal-rtl', 'css', minified(rightToLeft(strangers))),
    hashed('cssReadingRightToLeft', 'reading-rtl', 'css', minified(rightToLeft(reading))),
    hashed('cssSignedInRightToLeft', 'signed-in-rtl', 'css', minified(rightToLeft(signedIn))),
    hashed('cssStaffRightToLeft', 'staff-rtl', 'css', minified(rightToLeft(staff))),
    // presence.js first: a page is left in time whatever becomes of the others.
    hashed('js', 'portal', 'js', await script(await ours('presence.js'), htmx, await ours('portal.js'))),
    hashed('idle', 'idle', 'js', await script(await ours('idle.js'))),
    hashed('frame', 'frame', 'js', await script(await ours('frame.js'))),
    hashed('icon', 'favicon', 'svg', await readFile(join(folders.fragments, 'favicon.svg'))),
  ]
}

/** The text of src/fragments/assets.ts. */
export const assetAddresses = (assets: readonly Asset[]): string =>
  [
    '// Written by commands/build.ts.',
    'export const assets = {',
    ...assets.map(({ name, file }) => `  ${name}: '/assets/${file}',`),
    '} as const',
    '',
  ].join('\n')

/** The text of src/fragments/first-style.ts: what a first page carries, and the hash by which its Content-Security-Policy knows it. */
export function firstStyle(assets: readonly Asset[]): string {
  const css = String(assets.find(({ name }) => name === 'css')!.content)
  const hash = createHash('sha256').update(css).digest('base64')
  return [
    '// Written by commands/build.ts.',
    'export const firstStyle =',
    `  '${css.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`,
    `export const firstStyleHash = 'sha256-${hash}'`,
    '',
  ].join('\n')
}

/** Writes a file unless it has this content already: wrangler watches. */
async function write(path: string, content: string | Buffer): Promise<void> {
  const wanted = Buffer.from(content)
  const present = await readFile(path).catch(() => undefined)
  if (!present?.equals(wanted)) await writeFile(path, wanted)
}

export async function build(): Promise<void> {
  const councils = await readCouncils()
  await write(allCouncilsPath, allCouncils(councils))

  const assets = await browserAssets(councils)
  await mkdir(folders.assets, { recursive: true })
  await Promise.all(assets.map(({ file, content }) => write(join(folders.assets, file), content)))
  await write(join(folders.fragments, 'assets.ts'), assetAddresses(assets))
  await write(join(folders.fragments, 'first-style.ts'), firstStyle(assets))
  const wanted = new Set(assets.map(({ file }) => file))
  const stale = (await readdir(folders.assets)).filter((file) => !wanted.has(file))
  await Promise.all(stale.map((file) => rm(join(folders.assets, file), { recursive: true })))
}

if (import.meta.main) await build()

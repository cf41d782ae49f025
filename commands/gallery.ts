// Renders the gallery, which has every page in every state, to read from it what the pages wear.

import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import type { State } from '../src/fragments/dev/states.tsx'
import type { Sheet, sheetOf } from '../src/fragments/stylesheets.ts'
import type { gallery } from '../src/routes/dev/gallery.tsx'
import type { Served } from '../src/routes/journeys.ts'

type Gallery = {
  gallery: typeof gallery
  addressOf: (council: string, state: State) => string
  statesOf: (council: Served) => State[]
  sheetOf: typeof sheetOf
  councils: readonly Served[]
}

const root = join(import.meta.dirname, '..')
const entry = `export { addressOf, gallery } from './src/routes/dev/gallery.tsx'
export { statesOf } from './src/fragments/dev/states.tsx'
export { sheetOf } from './src/fragments/stylesheets.ts'
export { councils } from './src/councils/all.ts'`

/** The gallery as Node can load it. What the build makes of it is not there yet, and no page wears it. */
async function load(): Promise<Gallery> {
  const outfile = join(root, `.wrangler/gallery-${randomUUID()}.mjs`)
  try {
    await build({
      stdin: { contents: entry, resolveDir: root },
      ...{ outfile, bundle: true, packages: 'external', platform: 'node', format: 'esm', logLevel: 'error' },
      plugins: [
        {
          name: 'not made yet',
          setup({ onResolve, onLoad }) {
            onResolve({ filter: /\/(assets|first-style)\.ts$/ }, ({ path }) => ({ path, namespace: 'made' }))
            onLoad({ filter: /./, namespace: 'made' }, () => ({
              contents: "export const assets = {}, firstStyle = '', firstStyleHash = ''",
            }))
          },
        },
      ],
    })
    return (await import(/* @vite-ignore */ pathToFileURL(outfile).href)) as Gallery
  } finally {
    await rm(outfile, { force: true })
  }
}

/** Classes, by the stylesheet of the pages that have them. */
export type Worn = Record<Sheet, ReadonlySet<string>>

/**
 * What the pages of the gallery wear, in every council. Who is signed in comes to pages for everybody, too: to those of which the gallery
 * has no state for them, as they are. To read is less than to fill in, and anything can fail anywhere; the staff's sheet has all.
 */
export async function wornInGallery(): Promise<Worn> {
  const { addressOf, councils, gallery, sheetOf, statesOf } = await load()
  const pages = gallery(councils)
  const worn = { strangers: new Set<string>(), reading: new Set<string>(), signedIn: new Set<string>() }
  const all = new Set<string>()
  for (const council of councils) {
    const states = statesOf(council)
    const ofSignedIn = new Set(states.filter(({ signedIn }) => signedIn).map(({ page }) => page))
    for (const state of states) {
      const { page, signedIn = false } = state
      const html = await (await pages.request(`/${addressOf(council.slug, state)}`)).text()
      const sheets = new Set([sheetOf({ page, signedIn })])
      if (!ofSignedIn.has(page)) sheets.add(sheetOf({ page, signedIn: true }))
      if (sheets.has('reading')) sheets.add('signedIn')
      for (const [, names] of html.matchAll(/ class="([^"]*)"/g))
        for (const name of names!.split(' ')) {
          all.add(name)
          for (const sheet of sheets) if (sheet !== 'staff') worn[sheet].add(name)
        }
    }
  }
  return { ...worn, staff: all }
}

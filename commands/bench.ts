// npm run bench: what the portal weighs, asks for and takes, each figure beside what it is held against, as one table.
// npm run bench -- weights requests: only those groups.
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { councils } from '../src/councils/all.ts'
import { bundle } from './bench/bundle.ts'
import { hashing } from './bench/hashing.ts'
import { type Journey, travelAll } from './bench/journeys.ts'
import { line } from './bench/line.ts'
import { longWaits, requests } from './bench/requests.ts'
import { scale } from './bench/scale.ts'
import { startSite } from './bench/site.ts'
import { speed } from './bench/speed.ts'
import { exitCodeOf, type Row, summaryOf, tableOf } from './bench/table.ts'
import { embedScript, weights } from './bench/weights.ts'
import { build } from './build.ts'

/** On the disk: a million accounts are too much for a folder in memory. */
const folder = join(import.meta.dirname, '../.local/bench')

const began = performance.now()
const progress = (line: string) => console.error(`${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s  ${line}`)

const once = <Made>(make: () => Promise<Made>) => {
  let made: Promise<Made> | undefined
  return { get: () => (made ??= make()), isMade: () => made !== undefined }
}

const site = once(() => {
  progress('starting the portal')
  return startSite(folder)
})

/** A request to the database takes this much longer while requests are counted. */
const DELAY_MS = 20

/** Every journey of every council, with JavaScript and without: two groups look at the same. */
const journeys = once(async () => {
  const place = await site.get()
  place.proxy.delayMs = DELAY_MS
  const all: Journey[] = []
  for (const { slug } of councils)
    for (const script of [true, false]) {
      progress(`travelling ${slug}, ${script ? 'with' : 'without'} JavaScript`)
      all.push(...(await travelAll(place, slug, script)))
    }
  place.proxy.delayMs = 0
  return all
})

const groups: Record<string, () => Promise<Row[]>> = {
  weights: async () => [...weights(await journeys.get()), ...(await embedScript((await site.get()).url))],
  async requests() {
    const all = await journeys.get()
    for (const said of longWaits(all)) console.error(said)
    return requests(all)
  },
  line: async () => line(await site.get(), progress),
  bundle: () => bundle(folder, progress),
  speed: () => speed(folder, progress),
  hashing: () => hashing(folder, progress),
  scale: () => scale(folder, progress),
}

async function bench(wanted: readonly string[]): Promise<number> {
  const unknown = wanted.filter((name) => !Object.hasOwn(groups, name))
  if (unknown.length > 0) throw new Error(`There is no ${unknown.join(', ')}: choose of ${Object.keys(groups).join(', ')}.`)
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await build()
  const rows: Row[] = []
  let broken = false
  for (const name of wanted.length > 0 ? wanted : Object.keys(groups)) {
    progress(`${name} …`)
    try {
      rows.push(...(await groups[name]!()))
    } catch (error) {
      broken = true
      console.error(`${name} could not be measured:`, error)
    }
  }
  if (site.isMade()) await (await site.get()).stop().catch(() => {})
  await rm(folder, { recursive: true, force: true })
  console.log(`${tableOf(rows)}\n\n${summaryOf(rows)}`)
  return broken ? 1 : exitCodeOf(rows)
}

if (import.meta.main) {
  // What was started is ended on the way out: a signal alone would leave it behind.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(1))
  const code = await bench(process.argv.slice(2)).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    return 1
  })
  process.exit(code)
}

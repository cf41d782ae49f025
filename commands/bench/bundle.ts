// How large the Worker is, and how soon it answers, beside a bare one.

import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { makeKeys } from './database.ts'
import { median, type Row } from './table.ts'
import { type Bundle, bundleOf, type Guest, readAll, serve } from './workerd.ts'

/** What Cloudflare takes on its free plan, compressed. */
const MOST = 3_000_000
const STARTS = 7

export async function bundle(folder: string, progress: (line: string) => void): Promise<Row[]> {
  progress('bundling the Worker that is deployed, and a bare one')
  const ours = await bundleOf('src/index.ts', join(folder, 'deployed'))
  const bare = await bundleOf('commands/bench/workers/bare.ts', join(folder, 'bare'))
  const local = await bundleOf('src/local.ts', join(folder, 'local'))
  const [size, bareSize] = [await sizeOf(ours), await sizeOf(bare)]
  const settings = { ENVIRONMENT: 'local', DATABASE_URL: 'http://127.0.0.1:9', ...makeKeys().settings }
  const times = { ours: [] as number[], bare: [] as number[] }
  for (let start = 0; start < STARTS; start++) {
    progress(`starting both, ${start + 1} of ${STARTS}`)
    times.bare.push(await startOf(folder, { name: 'bare', bundle: bare }))
    times.ours.push(await startOf(folder, { name: 'portal', bundle: local, settings }))
  }
  const [starts, bareStarts] = [median(times.ours), median(times.bare)]
  return [
    {
      ...{ group: 'bundle', what: 'the Worker that is deployed, at gzip level 6', kind: 'count', unit: 'B', figure: size },
      ...{ against: 'what Cloudflare takes on any plan', goal: { most: MOST } },
    },
    {
      ...{ group: 'bundle', what: 'the same, beside a bare Hono Worker', kind: 'timed', figure: size / bareSize },
      against: `${Math.round(bareSize / 1000)} kB`,
    },
    {
      ...{ group: 'bundle', what: 'from its start to its first answer', kind: 'timed', figure: starts / bareStarts },
      ...{ against: `a bare Hono Worker: ${bareStarts.toFixed(0)} ms`, detail: `${starts.toFixed(0)} ms` },
    },
  ]
}

const sizeOf = async (one: Bundle) =>
  (await readAll(one)).reduce((sum, content) => sum + gzipSync(content, { level: 6 }).length, 0)

/** ms from the start of a workerd with one Worker to its first answer. */
async function startOf(folder: string, guest: Guest): Promise<number> {
  const began = performance.now()
  const workerd = await serve(folder, [guest])
  const took = performance.now() - began
  await workerd.stop()
  return took
}

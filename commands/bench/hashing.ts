// How much of a sign-in is the check of the password, which is slow on purpose, and how much is the rest.
import { join } from 'node:path'
import { addPeople, makeKeys, startDatabase } from './database.ts'
import { travel } from './journeys.ts'
import { median, type Row } from './table.ts'
import { bundleOf, serve } from './workerd.ts'

const SIGN_INS = 30
const HASHES = 4
const REST_MOST = 0.15

export async function hashing(folder: string, progress: (line: string) => void): Promise<Row[]> {
  progress('bundling')
  const [portal, hash] = await Promise.all([
    bundleOf('src/local.ts', join(folder, 'hashing-portal')),
    bundleOf('commands/bench/workers/hashing.ts', join(folder, 'hashing-alone')),
  ])
  const keys = makeKeys()
  const database = await startDatabase(join(folder, 'hashing-database'), keys)
  const people = await addPeople(database.url, keys, 'durham', SIGN_INS)
  const settings = { ENVIRONMENT: 'local', DATABASE_URL: database.url, ...keys.settings }
  const workerd = await serve(folder, [
    { name: 'portal', bundle: portal, settings },
    { name: 'hashing', bundle: hash },
  ])
  try {
    const url = `http://127.0.0.1:${workerd.ports.portal}`
    const times = { hash: [] as number[], form: [] as number[], whole: [] as number[] }
    for (const [at, who] of people.entries()) {
      if (at % 10 === 0) progress(`signing in, ${at} of ${people.length}`)
      times.hash.push(await hashAlone(workerd.ports.hashing!))
      const { first, steps } = await travel({ url }, { council: 'durham', name: 'sign-in', script: true, who, assets: false })
      const took = (got: readonly { ms: number }[]) => got.reduce((sum, { ms }) => sum + ms, 0)
      times.form.push(took(steps[0]!.got))
      times.whole.push(took([...first, ...steps.flatMap(({ got }) => got)]))
    }
    // The first ones find nothing compiled yet.
    const [one, form, whole] = [times.hash, times.form, times.whole].map((each) => median(each.slice(5)))
    const row = (what: string, took: number): Row => ({
      ...{
        group: 'hashing',
        what,
        kind: 'timed',
        figure: (took - one!) / took,
        against: `the check of a password alone: ${one!.toFixed(1)} ms`,
      },
      ...{ goal: { most: REST_MOST }, detail: `${took.toFixed(1)} ms, ${(took - one!).toFixed(1)} ms of it the rest` },
    })
    const { goal: _, ...told } = row('of a whole sign-in, both pages and both forms, what is not hashing', whole!)
    return [row('of the form with the password, what is not hashing', form!), told]
  } finally {
    await workerd.stop()
    await database.stop()
  }
}

/** ms of one check, from some in one request. */
async function hashAlone(port: number): Promise<number> {
  const began = performance.now()
  await fetch(`http://127.0.0.1:${port}/${HASHES}`)
  return (performance.now() - began) / HASHES
}

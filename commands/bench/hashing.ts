// How much of a sign-in is the check of the password, which is slow on purpose, and how much is the rest.
import { join } from 'node:path'
import { addPeople, makeKeys, startDatabase } from './database.ts'
import { travel } from './journeys.ts'
import { median, type Row } from './table.ts'
import { bundleOf, serve } from './workerd.ts'

/** The first ones find nothing compiled yet: a Worker that is in use has answered as many. */
const WARM_UPS = 100
const SIGN_INS = 150
/** The form is the part of a sign-in that has a password in it. Two empty requests to the database alone take some 10 % of it. */
const REST_MOST = 0.15

export async function hashing(folder: string, progress: (line: string) => void): Promise<Row[]> {
  progress('bundling')
  const [portal, bare] = await Promise.all([
    bundleOf('src/local.ts', join(folder, 'hashing-portal')),
    bundleOf('commands/bench/workers/hashing.ts', join(folder, 'hashing-alone')),
  ])
  const keys = makeKeys()
  const database = await startDatabase(join(folder, 'hashing-database'), keys)
  const people = await addPeople(database.url, keys, 'durham', WARM_UPS + SIGN_INS)
  const workerd = await serve(folder, [
    { name: 'portal', bundle: portal, settings: { ENVIRONMENT: 'local', DATABASE_URL: database.url, ...keys.settings } },
    { name: 'bare', bundle: bare, settings: { DATABASE_URL: database.url } },
  ])
  try {
    const url = `http://127.0.0.1:${workerd.ports.portal}`
    const times = { check: [] as number[], least: [] as number[], form: [] as number[], whole: [] as number[] }
    for (const [at, who] of people.entries()) {
      if (at % 20 === 0) progress(`signing in, ${at} of ${people.length}`)
      times.check.push(await timeOf(workerd.ports.bare!, 'check'))
      times.least.push(await timeOf(workerd.ports.bare!, 'least'))
      const { first, steps } = await travel({ url }, { council: 'durham', name: 'sign-in', script: true, who, assets: false })
      const took = (got: readonly { ms: number }[]) => got.reduce((sum, { ms }) => sum + ms, 0)
      times.form.push(took(steps[0]!.got))
      times.whole.push(took([...first, ...steps.flatMap(({ got }) => got)]))
    }
    const taken = (each: number[]) => median(each.slice(WARM_UPS))
    const [check, least, form, whole] = [taken(times.check), taken(times.least), taken(times.form), taken(times.whole)]
    const row = (what: string, took: number, base: number, against: string): Row => ({
      ...{ group: 'hashing', what, kind: 'timed', figure: (took - base) / took, against: `${against}: ${base.toFixed(1)} ms` },
      detail: `${took.toFixed(1)} ms, ${(took - base).toFixed(1)} ms of it the rest`,
    })
    const alone = 'the check of a password alone'
    return [
      { ...row('of the form with the password, what is not hashing', form, check, alone), goal: { most: REST_MOST } },
      row(
        'of the form with the password, what the portal adds',
        form,
        least,
        'the check, and two empty requests to the database',
      ),
      row('of a whole sign-in, both pages and both forms, what is not hashing', whole, check, alone),
    ]
  } finally {
    await workerd.stop()
    await database.stop()
  }
}

/** ms until the bare Worker has done something. */
async function timeOf(port: number, what: string): Promise<number> {
  const began = performance.now()
  await fetch(`http://127.0.0.1:${port}/${what}`)
  return performance.now() - began
}

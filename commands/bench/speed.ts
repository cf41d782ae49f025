// Pages and steps a second, and processor time per request, beside a bare Hono Worker in the same workerd.
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { councils } from '../../src/councils/all.ts'
import { makeKeys, startDatabase } from './database.ts'
import { journeyNames } from './journeys.ts'
import { type Load, load, requestText } from './load.ts'
import { Person } from './person.ts'
import { startProxy } from './proxy.ts'
import { median, type Row } from './table.ts'
import { type Bundle, bundleOf, processorSeconds, serve } from './workerd.ts'

/** Every contender runs in every round, so that a slow minute of the machine slows all of them. */
const ROUNDS = 3
const SECONDS = 2
const FIRST_PAGE_LEAST = 0.6
/** Of a form that waits for the same round trips to the database, and does nothing else: the rest of a step is what the portal adds. */
const STEP_LEAST = 0.6

/** The database takes one write at a time: more at once only wait for each other, and beyond some eight it begins to give up on them. */
const WRITERS = 4

type Contender = Omit<Load, 'seconds'> & { name: string }
type Result = { perSecond: number; processor: number }

export async function speed(folder: string, progress: (line: string) => void): Promise<Row[]> {
  progress('bundling')
  const [portal, bare, writing] = await Promise.all(
    ['src/local.ts', 'commands/bench/workers/bare.ts', 'commands/bench/workers/writing.ts'].map((entry, at) =>
      bundleOf(entry, join(folder, `speed-${at}`)),
    ),
  )
  const keys = makeKeys()
  const database = await startDatabase(join(folder, 'speed-database'), keys)
  const settings = { ENVIRONMENT: 'local', DATABASE_URL: database.url, ...keys.settings }
  const asked = await askedByStep(folder, portal!, database.url, settings)
  const workerd = await serve(folder, [
    { name: 'portal', bundle: portal!, settings },
    { name: 'bare', bundle: bare! },
    { name: 'writing', bundle: writing!, settings: { DATABASE_URL: database.url, ...asked.settings } },
  ])
  try {
    const { first, second, step, ...others } = await contenders(workerd.ports)
    // The bare page now and then: what all pages are held against must not be one slow moment.
    const pages = first.flatMap((page, at) => (at % 3 === 2 ? [page, others.barePage] : [page]))
    const all = [...Object.values(others), ...pages, second, step]
    const results = new Map<string, Result[]>(all.map(({ name }) => [name, []]))
    // Once for nothing: what runs often is compiled better.
    for (const each of all) await load({ ...each, seconds: 1 })
    for (let round = 0; round < ROUNDS; round++)
      for (const each of all) {
        progress(`${each.name}, round ${round + 1} of ${ROUNDS}`)
        results.get(each.name)!.push(await measured(each, workerd.pid))
      }
    const of = (name: string, figure: keyof Result) => median(results.get(name)!.map((result) => result[figure]))
    const against = (
      { name }: Contender,
      base: Contender,
      what: string,
      goals: { least?: number; most?: number } = {},
    ): Row[] => {
      const cost = (each: Contender) => `${(of(each.name, 'processor') * 1e6).toFixed(0)} µs`
      const rate = (each: Contender) => `${of(each.name, 'perSecond').toFixed(0)}/s`
      return [
        {
          ...{
            group: 'speed',
            what: `${name}, a second`,
            kind: 'timed',
            figure: of(name, 'perSecond') / of(base.name, 'perSecond'),
          },
          ...{ against: `${what}: ${rate(base)}`, detail: `${of(name, 'perSecond').toFixed(0)}/s` },
          ...(goals.least ? { goal: { least: goals.least } } : {}),
        },
        {
          ...{
            group: 'speed',
            what: `${name}, processor time`,
            kind: 'timed',
            figure: of(name, 'processor') / of(base.name, 'processor'),
          },
          ...{ against: `${what}: ${cost(base)}`, detail: `${(of(name, 'processor') * 1e6).toFixed(0)} µs` },
          ...(goals.most ? { goal: { most: goals.most } } : {}),
        },
      ]
    }
    const isKnown = ({ figure }: Row) => Number.isFinite(figure)
    const goals = { least: FIRST_PAGE_LEAST, most: 1 / FIRST_PAGE_LEAST }
    return [
      ...first.flatMap((page) => against(page, others.barePage, 'a bare Hono page', goals)),
      ...against(first[0]!, others.largePage, 'a bare Hono page of as many bytes'),
      ...against(second, others.barePage, 'a bare Hono page'),
      ...against(step, others.bareForm, 'a bare Hono form'),
      ...against(step, others.writingForm, `a bare Hono form with the same ${asked.number} requests to the database`, {
        least: STEP_LEAST,
      }),
      // Where nobody tells what a process used of the processor, there is no such row.
    ].filter(isKnown)
  } finally {
    await workerd.stop()
    await database.stop()
  }
}

/** What the step asks of its database, request by request, as a Worker takes it that is to ask the same. */
async function askedByStep(folder: string, bundle: Bundle, database: string, settings: Record<string, string>) {
  const proxy = await startProxy(database)
  const workerd = await serve(folder, [{ name: 'recorded', bundle, settings: { ...settings, DATABASE_URL: proxy.url } }])
  try {
    const person = new Person(`http://127.0.0.1:${workerd.ports.recorded}`, { script: true, assets: false, proxy })
    await person.open('/durham/register')
    const [got] = await person.send(details)
    const requests = got!.asked.map(({ body }) => body)
    const ids = new Set(requests.flatMap((body) => [...body.matchAll(/"value":"([\w-]{22,})"/g)].map(([, id]) => id)))
    return { number: requests.length, settings: { REQUESTS: JSON.stringify(requests), IDS: JSON.stringify([...ids]) } }
  } finally {
    await workerd.stop()
    await proxy.stop()
  }
}

async function measured(contender: Contender, pid: number): Promise<Result> {
  const before = processorSeconds(pid)
  const { perSecond, answers } = await load({ ...contender, seconds: SECONDS })
  return { perSecond, processor: (processorSeconds(pid) - before) / answers }
}

/** The first form of a registration, filled in. */
const details = {
  ...{ forename: 'Philippa', surname: 'Fotheringay', professional: 'yes', role: 'teacher', otherRole: '' },
  ...{ organisation: 'Framwellgate Moor Infants', street: '17 Pity Me Lane', town: 'Durham', postCode: 'DH3 3SJ' },
}

/** What is sent, and to whom. */
async function contenders(ports: Record<string, number>) {
  const [portal, bare, writing] = [ports.portal!, ports.bare!, ports.writing!]
  const page = (port: number, path: string, more = {}) => {
    const text = requestText('GET', path, { host: `127.0.0.1:${port}`, 'accept-encoding': 'gzip', ...more })
    return { port, status: 200, make: () => text }
  }
  const form = (port: number, path: string, status: number, fields: () => Record<string, string>) => ({
    ...{ port, status, connections: WRITERS },
    make() {
      const origin = `http://127.0.0.1:${port}`
      const headers = {
        host: `127.0.0.1:${port}`,
        origin,
        'hx-request': 'true',
        'content-type': 'application/x-www-form-urlencoded',
      }
      return requestText('POST', path, headers, new URLSearchParams(fields()).toString())
    },
  })

  const first: Contender[] = []
  for (const { slug } of councils)
    for (const name of journeyNames) {
      const person = new Person(`http://127.0.0.1:${portal}`, { script: false, assets: false })
      await person.open(`/${slug}/${name}`)
      first.push({ name: `${slug} ${name}, first page`, ...page(portal, person.path) })
    }

  const token = () => randomBytes(32).toString('base64url')
  const { byteLength: bytes } = await fetch(`http://127.0.0.1:${portal}/durham/register/details`).then((got) => got.arrayBuffer())
  // Somebody who has sent the first form, and looks at the second.
  const person = new Person(`http://127.0.0.1:${portal}`, { script: false, assets: false })
  await person.open('/durham/register')
  await person.send(details)
  const formOf = (port: number) => form(port, '/', 303, () => details)
  return {
    first,
    second: { name: 'durham register, second page', ...page(portal, person.path, { cookie: person.cookies }) },
    step: {
      name: 'durham register, first step',
      ...form(portal, '/durham/register/details', 200, () => ({ ...details, journey: token(), submit: token() })),
    },
    barePage: { name: 'a bare page', ...page(bare, '/') },
    largePage: { name: 'a bare page of as many bytes', ...page(bare, `/as-large/${bytes}`) },
    bareForm: { name: 'a bare form', ...formOf(bare) },
    writingForm: { name: 'a form with the same requests', ...formOf(writing) },
  }
}

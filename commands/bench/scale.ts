// The same queries with few accounts and with many, and whether any of them reads a whole table.
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { councils } from '../../src/councils/all.ts'
import { findFreePort, startDatabaseServer } from '../sqld.ts'
import { makeKeys, startDatabase } from './database.ts'
import { fill } from './fill.ts'
import { demoTraveller, type JourneyName, type Place, travel, travelAll } from './journeys.ts'
import { Person } from './person.ts'
import { findScans, isBracket } from './plans.ts'
import { type Asked, startProxy } from './proxy.ts'
import { median, type Row } from './table.ts'
import { bundleOf, serve } from './workerd.ts'

const FEW = 1_000
const MANY = 1_000_000
const ROUNDS = 5
const MOST = 1.3

/** Rows that a kind of request may read more of in a whole run: who signs in more often has more to show. */
const SOME_ROWS = 20

/** Pages that are looked at in one round, beside the journeys. */
const MOST_PAGES = 25

type Part = JourneyName | 'pages'
const parts: { part: Part; what: string }[] = [
  { part: 'register', what: 'registering' },
  { part: 'sign-in', what: 'signing in' },
  { part: 'reset-password', what: 'resetting a password' },
  { part: 'pages', what: 'pages of staff and of who is signed in' },
]

type Side = {
  place: Place & { proxy: NonNullable<Place['proxy']> }
  /** signed in, each with the council's base */
  people: { person: Person; base: string }[]
  rounds: Record<Part, Asked[]>[]
}

/** Whose pages ask for the most: who reads audit trails, who works on records, whose records those are. */
const demo = [
  { council: 'durham', who: demoTraveller('worker@durham.example') },
  { council: 'norfolk', who: demoTraveller('worker@norfolk.example', '07700900123') },
  { council: 'norfolk', who: demoTraveller('penny@norfolk.example', '07700900147') },
]

export async function scale(folder: string, progress: (line: string) => void): Promise<Row[]> {
  progress('making two databases')
  const keys = makeKeys()
  const folders = { few: join(folder, 'few'), many: join(folder, 'many') }
  const first = await startDatabase(folders.few, keys)
  await first.stop()
  await cp(folders.few, folders.many, { recursive: true })
  fill(folders.few, FEW, progress)
  fill(folders.many, MANY, progress)

  const portal = await bundleOf('src/local.ts', join(folder, 'scale-portal'))
  const started = await Promise.all(
    Object.values(folders).map(async (each) => {
      const server = await startDatabaseServer({ folder: each, port: await findFreePort() })
      return { server, proxy: await startProxy(server.url) }
    }),
  )
  const workerd = await serve(
    folder,
    started.map(({ proxy }, at) => ({
      name: ['few', 'many'][at]!,
      bundle: portal,
      settings: { ENVIRONMENT: 'local', DATABASE_URL: proxy.url, ...keys.settings },
    })),
  )
  try {
    const sides: Side[] = started.map(({ proxy }, at) => ({
      place: { url: `http://127.0.0.1:${workerd.ports[['few', 'many'][at]!]}`, proxy },
      people: [],
      rounds: [],
    }))
    for (const side of sides) side.people = await signIn(side.place)
    // One round for nothing: nothing is compiled yet, and nothing is in memory.
    for (let round = 0; round <= ROUNDS; round++) {
      progress(round === 0 ? 'warming up' : `both, round ${round} of ${ROUNDS}`)
      for (const side of round % 2 === 0 ? sides : sides.toReversed()) side.rounds.push(await oneRound(side))
    }
    const [few, many] = sides as [Side, Side]
    const statements = [
      ...new Set(
        sides.flatMap(({ rounds }) => rounds.flatMap((round) => Object.values(round).flat())).flatMap((each) => each.statements),
      ),
    ]
    for (const said of growing(few, many)) console.error(said)
    const scans = await findScans(started[1]!.server.url, statements)
    return [...parts.map(({ part, what }) => timeRow(part, what, few, many)), rowsRow(few, many), scansRow(statements, scans)]
  } finally {
    await workerd.stop()
    for (const { server, proxy } of started) {
      await proxy.stop()
      await server.stop()
    }
  }
}

async function signIn(place: Side['place']): Promise<Side['people']> {
  const people: Side['people'] = []
  for (const { council, who } of demo) {
    const person = new Person(place.url, { script: true, proxy: place.proxy, assets: false })
    await travel(place, { council, name: 'sign-in', script: true, who }, person)
    people.push({ person, base: `/${council}` })
  }
  return people
}

/** Everything once, at every council. */
async function oneRound({ place, people }: Side): Promise<Record<Part, Asked[]>> {
  const asked: Record<Part, Asked[]> = { register: [], 'sign-in': [], 'reset-password': [], pages: [] }
  for (const { slug } of councils)
    for (const { name, first, steps } of await travelAll(place, slug, true, false))
      asked[name].push(...[...first, ...steps.flatMap(({ got }) => got)].flatMap((got) => got.asked))
  for (const { person, base } of people) asked.pages.push(...(await lookAround(person, base)))
  return asked
}

/** Opens the pages that lead on from one's own, as far as they go. */
async function lookAround(person: Person, base: string): Promise<Asked[]> {
  const seen = new Set([`${base}/account`])
  const asked: Asked[] = []
  // The set grows as it is gone through.
  for (const path of seen) {
    asked.push(...(await person.open(path)).flatMap((got) => got.asked))
    const links = person.page.querySelectorAll('a[href]').map((link) => link.getAttribute('href') ?? '')
    for (const link of links)
      if (seen.size < MOST_PAGES && new RegExp(`^${base}/(account|staff|records)\\b`).test(link) && !/lang=/.test(link))
        seen.add(link)
  }
  return asked
}

const sumOf = (asked: readonly Asked[], what: 'ms' | 'rows') => asked.reduce((sum, each) => sum + each[what], 0)

/** The middle one of the rounds, the first left out. */
const middle = ({ rounds }: Side, part: Part, what: 'ms' | 'rows') =>
  median(rounds.slice(1).map((round) => sumOf(round[part], what)))

/** Rows that each kind of request had the database read, in all rounds but the first. */
function rowsByRequest({ rounds }: Side): Map<string, number> {
  const rows = new Map<string, number>()
  for (const each of rounds.slice(1).flatMap((round) => Object.values(round).flat())) {
    const kind = each.statements.filter((statement) => !isBracket(statement)).join('; ')
    rows.set(kind, (rows.get(kind) ?? 0) + each.rows)
  }
  return rows
}

/** The requests that read more rows the more accounts there are, the worst first: where to begin. */
function growing(few: Side, many: Side): string[] {
  const before = rowsByRequest(few)
  return [...rowsByRequest(many)]
    .map(([kind, rows]) => ({ kind, rows, before: before.get(kind) ?? 0 }))
    .filter(({ rows, before }) => rows > MOST * before + SOME_ROWS)
    .sort((one, other) => other.rows - other.before - (one.rows - one.before))
    .map(({ kind, rows, before }) => `${thousands(before)} rows become ${thousands(rows)}: ${kind.slice(0, 600)}`)
}

const thousands = (number: number) => number.toLocaleString('en-GB')

function timeRow(part: Part, what: string, few: Side, many: Side): Row {
  const [one, other] = [middle(few, part, 'ms'), middle(many, part, 'ms')]
  return {
    ...{
      group: 'scale',
      what: `${what}, the database’s time at ${thousands(MANY)} accounts`,
      kind: 'timed',
      figure: other / one,
    },
    ...{ against: `at ${thousands(FEW)}: ${one.toFixed(0)} ms`, goal: { most: MOST }, detail: `${other.toFixed(0)} ms` },
  }
}

function rowsRow(few: Side, many: Side): Row {
  const all = (side: Side) => parts.reduce((sum, { part }) => sum + middle(side, part, 'rows'), 0)
  return {
    ...{
      group: 'scale',
      what: `rows read for all of it at ${thousands(MANY)} accounts`,
      kind: 'count',
      figure: all(many) / all(few),
    },
    ...{
      against: `at ${thousands(FEW)}: ${thousands(all(few))} rows`,
      goal: { most: MOST },
      detail: `${thousands(all(many))} rows`,
    },
  }
}

const scansRow = (statements: readonly string[], scans: readonly string[]): Row => ({
  ...{
    group: 'scale',
    what: 'table scans in the query plans',
    kind: 'count',
    unit: 'scans',
    figure: scans.length,
    goal: { most: 0 },
  },
  ...{ against: `${statements.length} statements`, ...(scans.length > 0 ? { detail: scans.join('; ') } : {}) },
})

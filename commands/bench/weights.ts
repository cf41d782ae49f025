// What pages weigh: response headers and bodies, text at gzip level 6. The unit of what was measured of others.
import type { Journey } from './journeys.ts'
import { type Got, Person, weightOf } from './person.ts'
import { bytes, median, type Row } from './table.ts'

/* Bytes. The first round trip of a new connection carries 10 segments; 14 kB is what is left of those for answers. */
const FIRST_PAGE = 14_000
const FIRST_VISIT = 26_000
const STEP_MEDIAN = 1_500
const STEP_MOST = 3_000
const STEP_HEADERS = 500
const REGISTRATION = { withScript: 40_000, without: 60_000 }

const EMBED_SCRIPT = 2_000

const count = { group: 'weights', unit: 'B', kind: 'count', against: 'the goal' } as const

/** The same of others, in the same unit, from what was measured of them: see the README. */
const peers = {
  firstVisit: 'GOV.UK One Login 141,156 B, Logto 439,431 B',
  withoutScript: 'GOV.UK One Login 108,014 B for its first page alone',
  registration: 'GOV.UK One Login 205,892 B, Logto 460,333 B',
  step: 'GOV.UK One Login about 8,800 B',
}

/** @param journeys of every council, with JavaScript and without */
export function weights(journeys: readonly Journey[]): Row[] {
  const withScript = journeys.filter(({ script }) => script)
  const steps = withScript.flatMap(stepsOf)
  return [
    ...withScript.flatMap(firstRows),
    ...withScript.flatMap(stepRows),
    {
      ...{ ...count, what: 'a later step’s body, the middle one of all', figure: median(steps.map(({ body }) => body)) },
      goal: { most: STEP_MEDIAN },
      detail: `${steps.length} steps`,
    },
    ...journeys.filter(({ name }) => name === 'register').map(registrationRow),
  ]
}

const nameOf = ({ council, name }: Journey) => `${council} ${name}`

function firstRows(journey: Journey): Row[] {
  const page = journey.first.filter(({ kind, status }) => kind === 'style' || (kind === 'document' && status === 200))
  const of = (kind: Got['kind']) => weightOf(page.filter((got) => got.kind === kind))
  const rest = journey.first.filter(({ kind }) => kind === 'script' || kind === 'image')
  return [
    {
      ...{ ...count, what: `${nameOf(journey)}, first page`, figure: weightOf(page), goal: { most: FIRST_PAGE } },
      detail: `HTML ${bytes(of('document'))}, CSS ${bytes(of('style'))}`,
    },
    {
      ...{ ...count, what: `${nameOf(journey)}, first visit`, figure: weightOf(journey.first), goal: { most: FIRST_VISIT } },
      against: peers.firstVisit,
      detail: `scripts and icon ${bytes(weightOf(rest))}`,
    },
  ]
}

/**
 * What came of each form: its answer and, where that leads to another document, that. Assets that a step brings are counted with the
 * whole registration.
 */
const stepsOf = ({ steps }: Journey) =>
  steps.map(({ name, got }) => {
    const pages = got.filter(({ kind }) => kind === 'document' || kind === 'fragment')
    const answer = pages[0]!
    return { name, body: pages.reduce((sum, { body }) => sum + body, 0), headers: answer.headers }
  })

function stepRows(journey: Journey): Row[] {
  const steps = stepsOf(journey)
  const most = (of: 'body' | 'headers') => Math.max(...steps.map((step) => step[of]))
  const listed = (of: 'body' | 'headers') => steps.map((step) => `${step.name} ${step[of].toLocaleString('en-GB')}`).join(', ')
  return [
    {
      ...{ ...count, what: `${nameOf(journey)}, later steps’ bodies, the largest`, figure: most('body') },
      ...{ against: peers.step, goal: { most: STEP_MOST }, detail: listed('body') },
    },
    {
      ...{ ...count, what: `${nameOf(journey)}, later steps’ headers, the largest`, figure: most('headers') },
      ...{ goal: { most: STEP_HEADERS }, detail: listed('headers') },
    },
  ]
}

function registrationRow(journey: Journey): Row {
  const all = [...journey.first, ...journey.steps.flatMap(({ got }) => got)]
  return {
    ...{ ...count, what: `${journey.council}, a whole registration, cold, ${journey.script ? 'with' : 'without'} JavaScript` },
    figure: weightOf(all),
    against: journey.script ? peers.registration : peers.withoutScript,
    goal: { most: journey.script ? REGISTRATION.withScript : REGISTRATION.without },
    detail: `${journey.steps.length} forms, ${all.length} requests`,
  }
}

/** The script that puts a journey into a council's own page, where the portal has one. */
export async function embedScript(url: string): Promise<Row[]> {
  const got = await new Person(url, { script: true }).find('/embed.js')
  if (!got) return []
  return [
    {
      ...{ ...count, what: 'the script that embeds a journey, body', figure: got.body, goal: { most: EMBED_SCRIPT } },
      detail: `headers ${bytes(got.headers)}`,
    },
  ]
}

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
  registration: 'until the account is there, without that page: GOV.UK One Login 205,892 B, Logto 460,333 B',
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
    {
      ...{
        ...count,
        what: 'a later step’s headers, the middle ones of all',
        figure: median(steps.map(({ headers }) => headers)),
      },
      ...{ goal: { most: STEP_HEADERS }, detail: 'signing in sets two cookies and takes one back: see the largest' },
    },
    ...journeys.filter(({ name }) => name === 'register').flatMap(registrationRows),
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
 * What came of each form: its answer and, where that leads to another document of the journey, that. The pages of who is signed in, and
 * the assets that a step brings, are counted with the whole registration.
 */
const stepsOf = ({ steps }: Journey) =>
  steps.map(({ name, got }) => {
    const pages = got.filter(({ kind }) => kind === 'document' || kind === 'fragment')
    const [answer, ...led] = pages as [Got, ...Got[]]
    const own = [answer, ...led.filter(({ path }) => /^[/][^/]+[/](register|sign-in|reset-password)[/]/.test(path))]
    return { name, body: own.reduce((sum, { body }) => sum + body, 0), headers: answer.headers }
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
      ...{ against: 'the middle ones are held to 500 B', detail: listed('headers') },
    },
  ]
}

/**
 * A registration, up to and with the page after the answer that says that the account is there and all that must be proved of it is, the
 * phone included: the first page for who is signed in, with its assets, or the page that says that it is ready. What was counted of others
 * ends at that answer (their next page is a stand-in's). Leicestershire's review is sent later, and goes on to another page.
 */
function registrationRows(journey: Journey): Row[] {
  const parts = [{ name: 'first visit', got: journey.first }, ...journey.steps]
  const until = parts.slice(0, parts.findLastIndex(({ name }) => /(^|-)(code|verify)$/.test(name)) + 1)
  const all = until.flatMap(({ got }) => got)
  const [proved, ...page] = until.at(-1)!.got as [Got, ...Got[]]
  const told = [
    ...until.slice(0, -1).map(({ name, got }) => ({ name, figure: weightOf(got) })),
    { name: until.at(-1)!.name, figure: weightOf([proved]) },
    ...page.map((one) => ({ name: `${one.method} ${one.path.replace(/[?].*/, '')}`, figure: weightOf([one]) })),
  ]
  return [
    {
      ...count,
      what: `${journey.council}, a whole registration, cold, ${journey.script ? 'with' : 'without'} JavaScript, until the first page for who is signed in`,
      figure: weightOf(all),
      against: journey.script ? peers.registration : peers.withoutScript,
      goal: { most: journey.script ? REGISTRATION.withScript : REGISTRATION.without },
      detail: `${all.length} answers: ${told.map(({ name, figure }) => `${name} ${figure.toLocaleString('en-GB')}`).join(', ')}`,
    },
  ]
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

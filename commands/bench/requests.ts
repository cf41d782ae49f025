// What an answer waits for: requests to the database, one after the other, and operations on KV.
import type { Journey } from './journeys.ts'
import type { Got } from './person.ts'
import type { Asked } from './proxy.ts'
import type { Row } from './table.ts'

const DATABASE_MOST = 2
const KV_MOST = 1

const isPage = ({ kind }: Got) => kind === 'document' || kind === 'fragment'

/** @param journeys of every council, with JavaScript and without */
export function requests(journeys: readonly Journey[]): Row[] {
  const withScript = journeys.filter(({ script }) => script)
  const without = journeys.filter(({ script }) => !script)
  const councils = [...new Set(without.map(({ council }) => council))]
  return [
    firstPages(journeys),
    ...withScript.flatMap((journey) => rowsOf(`${journey.council} ${journey.name}`, journey.steps)),
    ...councils.flatMap((slug) => {
      const theirs = without.filter(({ council }) => council === slug)
      return rowsOf(
        `${slug} without JavaScript`,
        theirs.flatMap(({ steps }) => steps),
      )
    }),
  ]
}

/** Whoever comes without a cookie is answered out of the Worker's own memory. */
function firstPages(journeys: readonly Journey[]): Row {
  const first = journeys.flatMap((journey) => journey.first)
  return {
    ...{ group: 'requests', what: 'first pages, database and KV together', kind: 'count', unit: 'requests', against: 'the goal' },
    figure: Math.max(...first.map(({ asked, kv, kvBehind }) => asked.length + kv + kvBehind)),
    goal: { most: 0 },
  }
}

function rowsOf(what: string, steps: Journey['steps']): Row[] {
  const counted = steps.map((step) => ({ name: step.name, got: step.got.filter(isPage) }))
  type Counting = { of: (got: Got) => number; behind?: (got: Got) => number; most: number }
  const row = (counts: string, unit: 'requests' | 'operations', { of, behind = () => 0, most }: Counting): Row => ({
    ...{ group: 'requests', what: `${what}, ${counts}`, kind: 'count', unit },
    ...{ figure: Math.max(...counted.flatMap(({ got }) => got.map(of))), against: 'the goal', goal: { most } },
    // A step that leads to another document has two answers, and each is waited for.
    detail: counted
      .map(({ name, got }) => {
        const later = got.reduce((sum, each) => sum + behind(each), 0)
        return `${name} ${got.map(of).join(' + ')}${later > 0 ? ` (and ${later} behind the answer)` : ''}`
      })
      .join(', '),
  })
  return [
    row('database, one after the other', 'requests', { of: ({ sequential }) => sequential, most: DATABASE_MOST }),
    row('KV', 'operations', { of: ({ kv }) => kv, behind: ({ kvBehind }) => kvBehind, most: KV_MOST }),
  ]
}

/** What was asked for an answer that waited for more than it should, request by request: where to begin. */
export function longWaits(journeys: readonly Journey[]): string[] {
  const answers = journeys
    .filter(({ script }) => script)
    .flatMap(({ council, name, steps }) =>
      steps.flatMap((step) => step.got.map((got) => ({ what: `${council} ${name}, ${step.name}`, got }))),
    )
  return answers
    .filter(({ got }) => got.sequential > DATABASE_MOST)
    .flatMap(({ what, got: { method, path, sequential, asked } }) => [
      `${what}: ${method} ${path} waited for ${sequential} requests to the database, of all of these:`,
      ...asked.map(({ statements }, at) => `  ${at + 1}. ${briefly(statements)}`),
    ])
}

/** "insert submissions, select journeys". */
const briefly = (statements: Asked['statements']) =>
  statements
    .map((each) => /^(?:(insert) into|(update)|(delete) from|(select)\b.*?\bfrom) "?(\w+)"?/is.exec(each))
    .flatMap((found) => (found ? [found.slice(1).filter(Boolean).join(' ')] : []))
    .join(', ')

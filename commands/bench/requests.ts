// What an answer waits for: requests to the database, one after the other, and operations on KV.
import type { Journey } from './journeys.ts'
import type { Got } from './person.ts'
import type { Row } from './table.ts'

const DATABASE_MOST = 2
const KV_MOST = 1

const isPage = ({ kind }: Got) => kind === 'document' || kind === 'fragment'

/** @param journeys of every council, with JavaScript and without */
export const requests = (journeys: readonly Journey[]): Row[] => [firstPages(journeys), ...journeys.flatMap(stepRows)]

/** Whoever comes without a cookie is answered out of the Worker's own memory. */
function firstPages(journeys: readonly Journey[]): Row {
  const first = journeys.flatMap((journey) => journey.first)
  return {
    ...{ group: 'requests', what: 'first pages, database and KV together', kind: 'count', unit: 'requests', against: 'the goal' },
    figure: Math.max(...first.map(({ asked, kv }) => asked.length + kv)),
    goal: { most: 0 },
  }
}

function stepRows({ council, name, script, steps }: Journey): Row[] {
  const counted = steps.map((step) => ({ name: step.name, got: step.got.filter(isPage) }))
  const row = (what: string, unit: 'requests' | 'operations', of: (got: Got) => number, most: number): Row => ({
    ...{ group: 'requests', what: `${council} ${name}${script ? '' : ', no JavaScript'}, ${what}`, kind: 'count', unit },
    ...{ figure: Math.max(...counted.flatMap(({ got }) => got.map(of))), against: 'the goal', goal: { most } },
    // A step that leads to another document has two answers, and each is waited for.
    detail: counted.map((step) => `${step.name} ${step.got.map(of).join(' then ')}`).join(', '),
  })
  return [
    row('database, one after the other', 'requests', ({ sequential }) => sequential, DATABASE_MOST),
    row('KV', 'operations', ({ kv }) => kv, KV_MOST),
  ]
}

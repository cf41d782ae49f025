import { connect } from './db/client.ts'
import type { World } from './middleware/visit.ts'

/** What is outside the Worker: the database, the clock, and the log, which is the Worker's own lines as JSON. */
export const world: World = {
  connect,
  now: () => Date.now(),
  pause: (ms) => scheduler.wait(ms),
  log: (record) => console.log(JSON.stringify(record)),
}

// npm run reset: empties .local/, so that the next npm start begins anew.
import { readdir, readlink, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { endLeftovers, findRunning, isRunningAlready, localFolder, varsLink } from './start.ts'

const running = findRunning()
if (running) {
  console.error(`${isRunningAlready(running)} Stop it first: nothing was removed.`)
  process.exit(1)
}
await endLeftovers()
const present = await readdir(localFolder).catch(() => [])
await Promise.all(present.map((name) => rm(join(localFolder, name), { recursive: true, force: true })))
const isLink = await readlink(varsLink).then(
  (target) => target.startsWith('.local/'),
  () => false,
)
if (isLink) await rm(varsLink)
console.log(
  present.length > 0
    ? `Removed from .local/: ${present.sort().join(', ')}. The database, the sessions and this machine's keys are gone; npm start makes new ones.`
    : '.local/ was empty already.',
)

// npm run audit:verify: tells of every council's audit trail whether it is whole. Exit code 1 when one is not.
import { listAuditedCouncils } from '../src/db/events.ts'
import { verifyEvents } from '../src/domain/audit.ts'
import { readEnvironment, run, say, sayLocal } from './environment.ts'

await run(async () => {
  const { db, rings, local } = readEnvironment(['SIGNING_KEYS'])
  sayLocal(local)
  const councils = await listAuditedCouncils(db)
  if (councils.length === 0) say('There are no events yet.')
  let whole = true
  for (const council of councils) {
    const { problems, chained, waiting, head } = await verifyEvents(db, rings.SIGNING_KEYS, council)
    const stands = head ? `the head stands at ${head.number}, ${head.hash}` : 'there is no head yet'
    say(`${council}: ${chained} chained, ${waiting} waiting for the cron trigger; ${stands}.`)
    if (head && head.removedNumber > 0) say(`  Up to ${head.removedNumber} they were removed, past their time.`)
    for (const problem of problems) say(`  ${problem}`)
    if (problems.length > 0) whole = false
  }
  // A trail that was put back as a whole, head and all, is whole in itself: only the log knows that it went further.
  if (whole && councils.length > 0)
    say('Nothing is missing or changed. The last audit.head of each in the log must say the same numbers or lower ones.')
  return whole
})

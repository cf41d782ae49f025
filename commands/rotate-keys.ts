// npm run keys:rotate -- sealing|index|signing: makes anew, with the current key of a ring, what its older keys made.
// 1. npm run keys:new; put the key behind the others of the ring and deploy: from now on every Worker can read what it makes.
// 2. Put it in front of them and deploy: from now on it is the one that is used.
// 3. Run this, with the same rings in the environment; the portal may go on. 4. Remove the older keys and deploy.

import { councils } from '../src/councils/all.ts'
import { listAuditedCouncils } from '../src/db/events.ts'
import type { KeyRing } from '../src/db/keys.ts'
import { indexColumns, type Rotated, reindexColumn, resealTable, sealedColumns } from '../src/db/rotate.ts'
import { signHeadAnew } from '../src/domain/audit.ts'
import { DAY } from '../src/domain/days.ts'
import { limits } from '../src/domain/limits.ts'
import { readEnvironment, run, say, sayLocal, sentenceOf } from './environment.ts'

const rotations: Record<string, () => Promise<boolean>> = {
  async sealing() {
    const { db, rings, local } = readEnvironment(['SEALING_KEYS'])
    sayLocal(local)
    let whole = true
    for (const sealed of sealedColumns) whole = tell(await resealTable(db, rings.SEALING_KEYS, sealed), 'sealed anew') && whole
    return conclude('SEALING_KEYS', rings.SEALING_KEYS, whole)
  },

  async index() {
    const { db, rings, local } = readEnvironment(['SEALING_KEYS', 'INDEX_KEYS'])
    sayLocal(local)
    const keys = { sealing: rings.SEALING_KEYS, index: rings.INDEX_KEYS }
    let whole = true
    for (const indexed of indexColumns) whole = tell(await reindexColumn(db, keys, indexed), 'indexed anew') && whole
    return conclude('INDEX_KEYS', rings.INDEX_KEYS, whole)
  },

  async signing() {
    const { db, rings, local } = readEnvironment(['SIGNING_KEYS'])
    sayLocal(local)
    let whole = true
    for (const council of await listAuditedCouncils(db))
      try {
        const signed = await signHeadAnew(db, rings.SIGNING_KEYS, council)
        say(`  ${council.padEnd(24)} ${signed ? 'head signed anew' : 'no head yet'}`)
      } catch (error) {
        whole = false
        say(`  ${council.padEnd(24)} ${sentenceOf(error)}`)
      }
    if (whole) sayWait()
    return conclude('SIGNING_KEYS', rings.SIGNING_KEYS, whole, ' after that')
  },
}

/** How long an older signing key is needed yet. Counts of tries and sends are kept under the current key: they begin anew. */
function sayWait() {
  const minutes = Math.max(limits.session.idleEndMs, limits.code.lifetimeMs) / 60_000
  const codes = 'it has signed codes and cookies that are in use'
  // What is kept of a unique code is its signature alone: nobody can make that anew, and people have days to read the code out.
  const inviting = councils.filter((each) => 'records' in each).map(({ name }) => name.en)
  const days = limits.invitation.codeLifetimeMs / DAY
  if (inviting.length === 0) say(`Wait ${minutes} minutes before removing an older key: ${codes}.`)
  else {
    say(`Wait ${days} days before removing an older key: it has signed the unique codes of invitations (${inviting.join(', ')}),`)
    say('which cannot be signed anew. Without it those that are still open are wrong: workers would have to send new ones.')
    say(`Where there are none, ${minutes} minutes are enough: ${codes}.`)
  }
}

/** @returns whether nothing of an older key is left */
function tell({ name, changed, problems, left }: Rotated, what: string): boolean {
  say(`  ${name.padEnd(24)} ${changed} ${what}${left > 0 ? `, ${left} left` : ''}`)
  for (const problem of problems) say(`    ${problem}`)
  if (left > problems.length) say('    Somebody writes with an older key: has every Worker been deployed with this ring?')
  return left === 0
}

function conclude(name: string, { current, all }: KeyRing, whole: boolean, when = ''): boolean {
  const older = all.filter((key) => key !== current).map(({ id }) => id)
  if (!whole) say(`Not done: keep the older keys in ${name}, see to what is said above, and run this again.`)
  else if (older.length === 0) say(`All is made with ${current.id}, the only key in ${name}.`)
  else say(`All is made with ${current.id}. What the portal no longer needs${when} in ${name}: ${older.join(', ')}.`)
  return whole
}

if (import.meta.main)
  await run(async () => {
    const [, , wanted = ''] = process.argv
    const rotate = Object.hasOwn(rotations, wanted) ? rotations[wanted] : undefined
    if (!rotate) throw new Error('Say which ring: npm run keys:rotate -- sealing, index or signing.')
    return rotate()
  })

// Fills a database that nobody serves with accounts, and with what belongs to them.
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { councils } from '../../src/councils/all.ts'

/** At a time: one transaction of a million rows would need its journal twice over. */
const AT_ONCE = 100_000

/** A year ago: nothing of it is among what is new, and nothing of it can be opened, since no key made it. */
const LONG_AGO = Date.now() - 365 * 24 * 60 * 60 * 1000

/** As long as what a sealed value of so many bytes takes. */
const sealed = (length: number) => `'local-1.' || hex(randomblob(${Math.ceil((length * 4) / 6)}))`
const id = (letter: string) => `printf('${letter}%08xAAAAAAAAAAAAA', i)`
const council = `case i % ${councils.length} ${councils.map(({ slug }, at) => `when ${at} then '${slug}'`).join(' ')} end`

/** What is added for the accounts with the numbers i: to how many of them, and how. */
const tables: { every: number; into: string; values: string }[] = [
  {
    every: 1,
    into: 'accounts(id, council, email, email_index, person, password, password_changed_at, status, created_at)',
    values: `${id('a')}, ${council}, ${sealed(40)}, 'local-1.' || printf('%08x', i) || hex(randomblob(17)), ${sealed(250)}, ${sealed(130)}, ${LONG_AGO}, 'active', ${LONG_AGO} + i`,
  },
  {
    every: 1,
    into: 'sessions(id, council, account_id, factors, created_at, ended_at, ended_why)',
    values: `${id('s')} || hex(randomblob(10)), ${council}, ${id('a')}, '["password","email"]', ${LONG_AGO} + i, ${LONG_AGO} + i + 900000, 'idle'`,
  },
  // Of accounts that are gone since: an audit trail names who is still there, and these names cannot be opened.
  {
    every: 1,
    into: 'events(id, council, number, at, name, account_id, facts, hash)',
    values: `${id('e')}, ${council}, 1000 + i, ${LONG_AGO} + i, 'sign-in.done', ${id('g')}, '{}', hex(randomblob(32))`,
  },
  {
    every: 2,
    into: 'messages(id, council, channel, kind, language, hint, account_id, status, provider, created_at, tried_at, expires_at)',
    values: `${id('m')}, ${council}, 'email', 'code', 'en', ${sealed(20)}, ${id('a')}, 'sent', 'outbox', ${LONG_AGO} + i, ${LONG_AGO} + i, ${LONG_AGO} + i + 600000`,
  },
  {
    every: 4,
    into: 'password_history(id, account_id, password, replaced_at)',
    values: `${id('h')}, ${id('a')}, ${sealed(130)}, ${LONG_AGO} + i`,
  },
  {
    every: 10,
    into: 'identities(id, council, account_id, provider, subject, subject_index, joined_at)',
    values: `${id('i')}, ${council}, ${id('a')}, 'google', ${sealed(30)}, 'local-1.' || printf('%08x', i) || hex(randomblob(17)), ${LONG_AGO} + i`,
  },
  {
    every: 10,
    into: 'limits(id, count, since, until, expires_at)',
    values: `'filled ' || ${id('l')}, 1, ${LONG_AGO}, 0, ${Number.MAX_SAFE_INTEGER}`,
  },
  {
    every: 50,
    into: 'journeys(id, council, name, progress, version, expires_at)',
    values: `${id('j')} || hex(randomblob(10)), ${council}, 'register', ${sealed(400)}, 2, ${Number.MAX_SAFE_INTEGER}`,
  },
  {
    every: 50,
    into: 'submissions(id, journey_id, step, input, outcome, created_at)',
    values: `${id('u')} || hex(randomblob(10)), ${id('j')}, 'details', hex(randomblob(25)), ${sealed(100)}, ${Date.now()}`,
  },
  {
    every: 50,
    into: 'codes(id, journey_id, purpose, hash, tries_left, expires_at)',
    values: `${id('c')}, ${id('j')}, 'register', hex(randomblob(25)), 5, ${Number.MAX_SAFE_INTEGER}`,
  },
]

/** @param folder the database server's, which must not run meanwhile */
export function fill(folder: string, accounts: number, progress: (line: string) => void) {
  const db = new DatabaseSync(join(folder, 'dbs/default/data'), { enableForeignKeyConstraints: false })
  try {
    // Nobody would miss it.
    db.exec('PRAGMA synchronous = off')
    for (let from = 1; from <= accounts; from += AT_ONCE) {
      const to = Math.min(accounts, from + AT_ONCE - 1)
      if (accounts > AT_ONCE)
        progress(`adding accounts, ${(from - 1).toLocaleString('en-GB')} of ${accounts.toLocaleString('en-GB')}`)
      for (const { every, into, values } of tables)
        db.exec(`WITH RECURSIVE numbers(i) AS (SELECT ${from} UNION ALL SELECT i + 1 FROM numbers WHERE i < ${to})
          INSERT INTO ${into} SELECT ${values} FROM numbers WHERE i % ${every} = 0`)
    }
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  } finally {
    db.close()
  }
}

// npm run restore -- FILE: puts a backup into a new database that has been migrated and holds nothing.
import { parseArgs } from 'node:util'
import { countRows, openDatabase, type Row, readRows, unknownTables, writeRows } from '../src/db/backup.ts'
import { hashing, inspect, lineOf, readBackup, versionOf } from './backup-file.ts'
import { readEnvironment, run, say, sayLocal } from './environment.ts'

/** One batch is all or nothing, and must be done in a few seconds. */
const BATCH_ROWS = 200
const BATCH_BYTES = 1_000_000

/**
 * Looks at all of the file first, then writes it in batches, those rows first that others refer to, and at the end reads all of it again.
 * A small backup is one batch: all or nothing. Of a larger one a part may stay behind when it breaks off; the next try refuses that database.
 * @returns how many rows it has
 * @throws Error with a sentence; until the file and the database have been found right, nothing is written
 */
export async function restore({ url, token }: { url: string; token?: string | undefined }, path: string): Promise<number> {
  const { header, footer, rowsHash } = await inspect(path)
  const client = openDatabase(url, token)
  try {
    const version = await versionOf(client)
    if (header.version !== version)
      throw new Error(
        `The backup is of version ${header.version}, this copy of the portal and the database are of ${version}: restore with the copy that it was made with, then migrate.`,
      )
    const unknown = await unknownTables(client)
    const present = Object.entries(await countRows(client)).filter(([, rows]) => rows > 0)
    const strange = [...unknown, ...present.map(([name]) => name)]
    if (strange.length > 0)
      throw new Error(`The database holds something already (${strange.join(', ')}): nothing was written. Make a new one.`)
    try {
      for await (const rows of batchesOf(readBackup(path))) await writeRows(client, rows)
      await compare(client, rowsHash)
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'Something went wrong.'
      throw new Error(`${reason}\nThis database is not whole: let no portal use it. Make a new one and begin again.`)
    }
  } finally {
    client.close()
  }
  return footer.rows
}

async function* batchesOf(rows: AsyncIterable<Row>): AsyncGenerator<Row[]> {
  let held: Row[] = []
  let bytes = 0
  for await (const row of rows) {
    const size = lineOf(row).length
    if (held.length > 0 && (held.length === BATCH_ROWS || bytes + size > BATCH_BYTES)) {
      yield held
      held = []
      bytes = 0
    }
    held.push(row)
    bytes += size
  }
  if (held.length > 0) yield held
}

/** Every row as it is in the file, in the same order, and no others. */
async function compare(client: ReturnType<typeof openDatabase>, rowsHash: string) {
  const transaction = await client.transaction('read')
  try {
    const hash = hashing()
    for await (const row of readRows(transaction)) hash.update(lineOf(row))
    if (hash.digest('hex') !== rowsHash)
      throw new Error('What was written is not what stands in the file: somebody else writes here.')
  } finally {
    transaction.close()
  }
}

if (import.meta.main)
  await run(async () => {
    const { positionals } = parseArgs({ allowPositionals: true })
    const [path, ...more] = positionals
    if (!path || more.length > 0) throw new Error('Say from which file: npm run restore -- doorstep.jsonl.gz')
    const { database, local } = readEnvironment([])
    sayLocal(local)
    const rows = await restore(database, path)
    say(`${rows} rows are there, each as in ${path}. Now see that the audit trail is whole: npm run audit:verify`)
    return true
  })

import { type Db, unlessFirst, type Write } from './client.ts'

/**
 * Something that is asked of the database and can share its request with other things: statements, and what their answers say. A request
 * is what a person waits for, on a bad line twice; a statement more in it is not. What is named reading… writes nothing; what may write as it
 * answers is named for what it does: taking…, making….
 */
export type Reading<What> = { statements: readonly Write[]; read: (answers: readonly Answer[]) => What }

/** The rows that one statement answers with. */
// biome-ignore lint/suspicious/noExplicitAny: each statement has rows of its own, which only who wrote it knows.
export type Answer = any[]

/** What one statement says, by its rows. */
export const reading = <Row, What>(statement: Write & { _: { result: Row[] } }, read: (rows: Row[]) => What): Reading<What> => ({
  statements: [statement],
  read: ([rows]) => read(rows as Row[]),
})

/** What follows from what is asked. */
export const derived = <What, Other>({ statements, read }: Reading<What>, derive: (what: What) => Other): Reading<Other> => ({
  statements,
  read: (answers) => derive(read(answers)),
})

/** What is known without asking. */
export const known = <What>(what: What): Reading<What> => ({ statements: [], read: () => what })

/** Several things that are asked together, by name. */
export function together<Whole extends object>(parts: { [Part in keyof Whole]: Reading<Whole[Part]> }): Reading<Whole> {
  const all = Object.entries(parts) as [string, Reading<unknown>][]
  return {
    statements: all.flatMap(([, { statements }]) => statements),
    read(answers) {
      let from = 0
      const read = all.map(([name, part]) => {
        const mine = answers.slice(from, from + part.statements.length)
        from += part.statements.length
        return [name, part.read(mine)]
      })
      return Object.fromEntries(read) as Whole
    },
  }
}

/** Asks, in one request. */
export async function ask<What>(db: Db, { statements, read }: Reading<What>): Promise<What> {
  const [first, ...rest] = statements
  return read(first ? await db.batch([first, ...rest]) : [])
}

/**
 * Writes all or nothing and asks besides how things stand then, in one request.
 * @returns nothing when somebody else was first: nothing was written, as with commit()
 */
export async function commitAndAsk<What>(
  db: Db,
  writes: readonly Write[],
  { statements, read }: Reading<What>,
): Promise<{ read: What } | undefined> {
  const [first, ...rest] = [...writes, ...statements]
  const answers: Answer[] = first ? ((await unlessFirst(db.batch([first, ...rest]))) as Answer[] | undefined)! : []
  return answers && { read: read(answers.slice(writes.length)) }
}

// How the database would go about each statement: whether it reads a whole table.

/** What a batch is held together by. */
export const isBracket = (statement: string) => /^(BEGIN|COMMIT|ROLLBACK)\b/i.test(statement) || statement === ''

/**
 * Asks for the plan of every statement.
 * @param url of the database server
 * @returns the scans of tables, each with the beginning of its statement
 */
export async function findScans(url: string, statements: readonly string[]): Promise<string[]> {
  const scans: string[] = []
  for (const statement of statements.filter((each) => !isBracket(each)))
    for (const line of scansIn(await planOf(url, statement), statement))
      scans.push(`${line} in “${statement.replace(/\s+/g, ' ').slice(0, 80)}…”`)
  return scans
}

/** The lines of a plan that scan a table. What is made on the way ("CO-ROUTINE runs") is none: what makes it has lines of its own. */
export function scansIn(plan: readonly string[], statement: string): string[] {
  const made = plan.flatMap((line) => /^(?:CO-ROUTINE|MATERIALIZE) (\S+)/.exec(line)?.[1] ?? [])
  return plan.filter((line) => isScan(line, statement) && !made.includes(/^SCAN (\S+)/.exec(line)![1]!))
}

/**
 * A scan goes through a table from its beginning. One along an index that ends after so many rows (LIMIT) reads no more than those; a
 * part of the statement itself, a virtual table and a constant row are no tables.
 */
export const isScan = (line: string, statement: string): boolean =>
  /^SCAN (?!CONSTANT ROW|\(|.*VIRTUAL TABLE)/.test(line) &&
  !(/USING (COVERING )?INDEX/.test(line) && /\blimit\b/i.test(statement))

async function planOf(url: string, statement: string): Promise<string[]> {
  const sql = `EXPLAIN QUERY PLAN ${statement}`
  const answer = await fetch(`${url}/v2/pipeline`, {
    method: 'POST',
    body: JSON.stringify({ requests: [{ type: 'execute', stmt: { sql } }, { type: 'close' }] }),
  })
  const { results } = (await answer.json()) as {
    results: { response?: { result: { rows: { value: string }[][] } }; error?: { message: string } }[]
  }
  const [result] = results
  if (!result?.response) throw new Error(`There is no plan for “${statement}”: ${result?.error?.message}`)
  return result.response.result.rows.map((row) => row.at(-1)!.value)
}

// What the operator's commands are told: the same names as the Worker's secrets.
import { existsSync, readFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { parseEnv } from 'node:util'
import { connect, type Db } from '../src/db/client.ts'
import { KeyRing } from '../src/db/keys.ts'

const varsPath = join(import.meta.dirname, '../.local/dev.vars')

/** Keys that a command asks for, by the secret's name. */
type RingName = 'SEALING_KEYS' | 'INDEX_KEYS' | 'SIGNING_KEYS'

/**
 * Reads the database's address and the key rings from the environment. Without an address there, the portal on this machine is
 * meant, and the rest comes from .local/dev.vars; what the environment has counts first, as with node --env-file.
 * @throws Error with a sentence that says what is missing and how to pass it.
 */
export function readEnvironment<Name extends RingName>(
  names: readonly Name[],
  { env = process.env, path = varsPath }: { env?: NodeJS.ProcessEnv; path?: string } = {},
): { db: Db; database: { url: string; token: string | undefined }; rings: Record<Name, KeyRing>; local: boolean } {
  const exists = existsSync(path)
  const local = !env.DATABASE_URL && exists
  const settings = local ? { ...parseEnv(readFileSync(path, 'utf8')), ...present(env) } : env
  const missing = ['DATABASE_URL', ...names].filter((name) => !settings[name])
  if (missing.length > 0)
    throw new Error(`${missing.join(', ')} must be in the environment. ${exists ? ofThisMachine : ofTheWorker}`)
  const database = { url: settings.DATABASE_URL!, token: settings.DATABASE_TOKEN }
  return {
    db: connect(database.url, database.token),
    database,
    rings: Object.fromEntries(names.map((name) => [name, KeyRing.parse(name, settings[name]!)])) as Record<Name, KeyRing>,
    local,
  }
}

const command = `commands/${basename(process.argv[1] ?? '')} ${process.argv.slice(2).join(' ')}`.trim()
const ofThisMachine = `For the portal on this machine: node --env-file=.local/dev.vars ${command}`
const ofTheWorker = `They are the Worker's secrets: with a file of NAME=value lines, node --env-file=FILE ${command}`

const present = (env: NodeJS.ProcessEnv) => Object.fromEntries(Object.entries(env).filter(([, value]) => value))

/** Runs a command: what goes wrong is told in a sentence, and the exit code says that something did. */
export async function run(work: () => Promise<boolean>) {
  try {
    if (!(await work())) process.exitCode = 1
  } catch (error) {
    console.error(sentenceOf(error))
    process.exitCode = 1
  }
}

export const say = (line: string) => console.log(line)
export const sayLocal = (local: boolean) => {
  if (local) say(`With ${relative(process.cwd(), varsPath)}: the portal on this machine.`)
}

/** Of an error from the database only the innermost: drizzle's own holds every value of the statement. */
export function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return 'Something went wrong.'
  if (error.cause instanceof Error) return sentenceOf(error.cause)
  if ('code' in error && error.code === 'ECONNREFUSED') return 'The database does not answer.'
  return error.message
}

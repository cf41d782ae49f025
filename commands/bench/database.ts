// A database server of the bench's own, with the demo people in it.
import { randomBytes } from 'node:crypto'
import { hash } from '@node-rs/argon2'
import { addAccount, type Person } from '../../src/db/accounts.ts'
import { commit, connect } from '../../src/db/client.ts'
import { KeyRing, type Keys, newId } from '../../src/db/keys.ts'
import { demoPassword, seed } from '../../src/db/seed.ts'
import { passwordCost } from '../../src/domain/password-cost.ts'
import { migrateDatabase } from '../migrate.ts'
import { findFreePort, startDatabaseServer } from '../sqld.ts'

/** Keys that nobody has but this run, and the settings that tell a Worker of them. */
export function makeKeys() {
  const settings = Object.fromEntries(
    ['SEALING_KEYS', 'INDEX_KEYS', 'SIGNING_KEYS'].map((name) => [name, `local-1:${randomBytes(32).toString('base64')}`]),
  )
  const ring = (name: string) => KeyRing.parse(name, settings[name]!)
  const keys: Keys = { sealing: ring('SEALING_KEYS'), index: ring('INDEX_KEYS'), signing: ring('SIGNING_KEYS') }
  return { ...keys, settings }
}

const hashPassword = (password: string) => hash(password, passwordCost)

/** Starts a server on a folder, brings its tables up to date, and adds the demo people. */
export async function startDatabase(folder: string, keys: Keys) {
  const server = await startDatabaseServer({ folder, port: await findFreePort() })
  await migrateDatabase(server.url)
  await seed(connect(server.url), keys, hashPassword, Date.now())
  return server
}

export type SignInPerson = { email: string; phone: string; password: string }

/** Adds people who can sign in, with the password of the demo people. A code is sent so and so often to one person in an hour. */
export async function addPeople(url: string, keys: Keys, council: string, number: number): Promise<SignInPerson[]> {
  const db = connect(url)
  const password = await hashPassword(demoPassword)
  const person: Person = { forename: 'Bettina', surname: 'Benchmark' }
  const people = Array.from({ length: number }, (_, at) => ({
    email: `bettina.${at}@bench.example`,
    phone: `+4477009002${String(at % 100).padStart(2, '0')}`,
    password: demoPassword,
  }))
  for (const { email, phone } of people)
    await commit(db, addAccount(db, keys, { id: newId(), council, email, person, password, phone, status: 'active' }, Date.now()))
  return people
}

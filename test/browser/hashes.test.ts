import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { verify } from '@node-rs/argon2'
import { expect, inject, it } from 'vitest'
import { findPasswordHistory, readAccount } from '../../src/db/accounts.ts'
import { connect } from '../../src/db/client.ts'
import { KeyRing } from '../../src/db/keys.ts'
import { accounts } from '../../src/db/schema.ts'

// Runs after the guides were followed (the order is by name). The other way round, the demo people's hashes, which
// @node-rs/argon2 made, are taken by the Worker whenever one of them signs in.

it('an independent Argon2 takes the hashes that the Worker made', async () => {
  const vars = parseEnv(readFileSync(join(inject('portalFolder'), '.local/dev.vars'), 'utf8'))
  const ring = (name: string) => KeyRing.parse(name, vars[name]!)
  const keys = { sealing: ring('SEALING_KEYS'), index: ring('INDEX_KEYS'), signing: ring('SIGNING_KEYS') }
  const db = connect(vars.DATABASE_URL!)
  const registered = (await db.select().from(accounts))
    .map((row) => readAccount(keys, row))
    .filter(({ email }) => email.startsWith('philippa.'))
  expect(registered.length).toBeGreaterThan(0)

  for (const { id, email, password } of registered) {
    const [, way] = email.split('.')
    expect(password).toMatch(/^\$argon2id\$v=19\$m=19456,t=4,p=1\$/)
    expect(await verify(password!, `Yellow!submarine-${way}-2`)).toBe(true)
    expect(await verify(password!, `Yellow!submarine-${way}-3`)).toBe(false)
    const [earlier] = await findPasswordHistory(db, keys, id, 8)
    expect(await verify(earlier!, `Zebra!crossing-${way}-1`)).toBe(true)
  }
})

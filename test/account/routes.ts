import { expect } from 'vitest'
import { councils } from '../../src/councils/all.ts'
import type { Account } from '../../src/db/accounts.ts'
import { findAccount } from '../../src/db/accounts.ts'
import { commit } from '../../src/db/client.ts'
import { addIdentity, type JoinedIdentity, removePassword } from '../../src/db/identities.ts'
import { newId } from '../../src/db/keys.ts'
import { activityOf } from '../../src/domain/sessions.ts'
import type { Served } from '../../src/routes/journeys.ts'
import { addSession, addSomebody } from '../casework.ts'
import { db, keys, type Portal } from '../visitor.ts'

/* Accounts that several things open, put straight into the tables, and their owners, signed in. */

/** A council with phones, records and providers, whose name only one file of tests uses. */
export const councilOf = (name: string): Served => ({
  ...councils.find(({ slug }) => slug === 'norfolk')!,
  slug: `norfolk-${name}`,
  hosts: [`${name}.example`],
  social: ['microsoft', 'google', 'facebook'],
})

/** An account at a provider that opens an account. */
export async function join(
  account: Account,
  now: number,
  { provider = 'google', email }: Partial<Pick<JoinedIdentity, 'provider' | 'email'>> = {},
): Promise<JoinedIdentity> {
  const subject = `${provider} ${newId()}`
  const identity = { id: newId(), council: account.council, accountId: account.id, provider, subject, email, joinedAt: now }
  expect(await commit(db, addIdentity(db, keys, identity))).toBe(true)
  return identity
}

/** Somebody signed in: their account, their browser, and what is kept of their session. */
export async function arrive(here: Portal, council: Served, { htmx = false, given = 'Ada', phone = '' } = {}) {
  const account = await addSomebody(council, here.clock.now, { given, ...(phone ? { phone } : {}) })
  return { account, ...(await comeAs(here, council, account, { htmx })) }
}

/** Somebody with an account, signed in at one more browser. */
export async function comeAs(here: Portal, council: Served, account: Account, { htmx = false } = {}) {
  const visitor = here.visitor({ htmx })
  const { token, session } = await addSession(council, here.clock.now, account)
  visitor.jar.set(`__Host-${council.slug}-session`, token)
  visitor.jar.set(`__Host-${council.slug}-activity`, activityOf({ keys }, session, here.clock.now))
  return { visitor, session }
}

/** An account as it is now. */
export const read = async ({ council, id }: Pick<Account, 'council' | 'id'>) => (await findAccount(db, keys, council, id))!

/** Takes the password off an account that something else opens. */
export async function withoutPassword(account: Account, now: number): Promise<Account> {
  expect(await commit(db, removePassword(db, keys, { account: await read(account), historyId: newId(), keep: 8, now }))).toBe(
    true,
  )
  return read(account)
}

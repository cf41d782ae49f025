import { expect } from 'vitest'
import { grantAccess } from '../src/db/access.ts'
import { type Account, addAccount } from '../src/db/accounts.ts'
import { commit, connect } from '../src/db/client.ts'
import { addChunk, addDocument, publishDocument } from '../src/db/documents.ts'
import { newId } from '../src/db/keys.ts'
import { addRecord } from '../src/db/records.ts'
import { putStaff } from '../src/db/staff.ts'
import { activityOf, planSession } from '../src/domain/sessions.ts'
import type { Role } from '../src/domain/staff.ts'
import type { Visit } from '../src/domain/visit.ts'
import type { Served } from '../src/routes/journeys.ts'
import { db, keys, newAddress, type Portal, type Visitor } from './visitor.ts'

/*
 * People, records and access, put straight into the tables: for tests of what may be done with them, not of how they come about.
 */

/** An account of a council; of a member of staff when a role is given. */
export async function addSomebody(
  council: Served,
  now: number,
  { role, given = 'Ada', surname = 'Bell', phone }: { role?: Role; given?: string; surname?: string; phone?: string } = {},
): Promise<Account> {
  const account = {
    id: newId(),
    council: council.slug,
    email: newAddress(given.toLowerCase()),
    person: { forename: given, surname },
    // No password opens it: who needs one uses the front door.
    password: '$argon2id$v=19$m=19456,t=4,p=1$DkljrYIVkITRbyO5V/aBTg$91S1ne5sMsqivTpJnmEfw/TFFgh8xaTCRguRMXzAw1o',
    status: 'active' as const,
    ...(phone ? { phone } : {}),
  }
  const staff = role ? [putStaff(db, keys, council.slug, { id: account.id, role, contact: {}, since: now })] : []
  expect(await commit(db, [...addAccount(db, keys, account, now), ...staff])).toBe(true)
  return { ...account, passwordChangedAt: now, phoneChangedAt: phone ? now : null }
}

/** A record of a council, with its worker. */
export async function addChild(council: Served, now: number, worker: Account, { given = 'Charlie', surname = 'Cherry' } = {}) {
  const record = {
    id: newId(),
    council: council.slug,
    number: `CS-${newId()}`,
    child: { given, surname, born: '2013-11-07' },
    createdAt: now,
  }
  expect(await commit(db, addRecord(db, keys, record, worker.id))).toBe(true)
  return record
}

/** Access of an account to a record. */
export async function giveAccess(council: Served, now: number, record: { id: string }, account: Account, endsAt?: number) {
  const access = {
    id: newId(),
    council: council.slug,
    recordId: record.id,
    accountId: account.id,
    relationship: 'parent',
    startsAt: now,
    endsAt: endsAt ?? null,
    grantedBy: 'nobody',
    grantedAt: now,
  }
  expect(await commit(db, grantAccess(db, access))).toBe(true)
  return access
}

/** Somebody signed in, as at the end of the sign-in journey, without going through it. */
export async function signedInAs(
  here: Portal,
  council: Served,
  account: Account,
  visitor: Visitor = here.visitor(),
): Promise<Visitor> {
  const { token, session } = await addSession(council, here.clock.now, account)
  visitor.jar.set(`__Host-${council.slug}-session`, token)
  visitor.jar.set(`__Host-${council.slug}-activity`, activityOf({ keys }, session, here.clock.now))
  return visitor
}

/** A document on a record: published for those who are to read it; with nobody to, it was begun, as when an upload breaks off. @returns its id */
export async function addUpload(
  record: { id: string; council: string },
  worker: { id: string },
  now: number,
  { readers = [], pieces = 1 }: { readers?: readonly string[]; pieces?: number } = {},
) {
  const content = new TextEncoder().encode('%PDF-1.7')
  const document = {
    id: newId(),
    council: record.council,
    recordId: record.id,
    createdBy: worker.id,
    name: 'Plan',
    type: 'application/pdf' as const,
    bytes: pieces * content.length,
    createdAt: now,
  }
  const writes = [
    addDocument(db, keys, document),
    ...Array.from({ length: pieces }, (_, number) => addChunk(db, keys, document.id, number, content)),
    ...(readers.length > 0 ? publishDocument(db, document, { readers, chunks: pieces, now }) : []),
  ]
  expect(await commit(db, writes)).toBe(true)
  return document.id
}

/** A session of an account, and its token. */
export async function addSession(council: Pick<Served, 'slug'>, now: number, account: Pick<Account, 'id'>) {
  const visit = { db, keys, council, now } as unknown as Visit
  const planned = planSession(visit, { accountId: account.id, factors: ['password'] })
  expect(await commit(db, planned.writes)).toBe(true)
  return planned
}

/** A way to the database in which something happens just before a batch of a kind is written: after all that was asked for it. */
export const meddling = (kind: RegExp, act: () => Promise<unknown>) => (url: string) => {
  const real = connect(url)
  const { $client: client } = real
  const batch = client.batch.bind(client)
  client.batch = async (statements, ...more) => {
    if (statements.some((each) => typeof each === 'object' && 'sql' in each && kind.test(each.sql))) await act()
    return batch(statements, ...more)
  }
  return real
}

import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { eq } from 'drizzle-orm'
import { expect, inject, it } from 'vitest'
import { addAccount } from '../../src/db/accounts.ts'
import { commit, connect } from '../../src/db/client.ts'
import { listNewestEvents } from '../../src/db/events.ts'
import { KeyRing, newId } from '../../src/db/keys.ts'
import { staffInvitations } from '../../src/db/schema.ts'
import { putStaff } from '../../src/db/staff.ts'
import { findStaffInvitationByToken } from '../../src/db/staff-invitations.ts'

const root = join(import.meta.dirname, '../..')
const text = `invite:${randomBytes(32).toString('base64')}`
const ring = KeyRing.parse('KEYS', text)
const keys = { sealing: ring, index: ring, signing: ring }
const db = connect(inject('databaseUrl'))
const environment = { DATABASE_URL: inject('databaseUrl'), SEALING_KEYS: text, INDEX_KEYS: text }
const address = () =>
  `${newId()
    .slice(0, 8)
    .replace(/[^a-z]/gi, 'x')}@durham.example`

async function run(args: string[], env: Record<string, string> = environment) {
  try {
    const done = await promisify(execFile)(process.execPath, [join(root, 'commands/staff-invite.ts'), ...args], {
      cwd: root,
      env: { PATH: process.env.PATH, ...env },
    })
    return { code: 0, ...done }
  } catch (error) {
    return error as { code: number; stdout: string; stderr: string }
  }
}

it('prints a link that makes an administrator, which is sealed, and written down', async () => {
  const email = address()
  const { code, stdout } = await run(['durham', email])
  expect(code).toBe(0)
  const [, token] = /^https:\/\/childrensportal\.durham\.example\/staff\/accept\/([\w-]{43})$/m.exec(stdout)!
  expect(stdout).toContain('for 14 days')
  const found = await findStaffInvitationByToken(db, keys, 'durham', token!)
  expect(found).toMatchObject({ email, role: 'administrator', invitedBy: null, usedAt: null, withdrawnAt: null })
  expect(found!.expiresAt - found!.createdAt).toBe(14 * 24 * 60 * 60_000)
  const [row] = await db.select().from(staffInvitations).where(eq(staffInvitations.id, found!.id))
  expect(JSON.stringify(row)).not.toContain(email)
  expect(JSON.stringify(row)).not.toContain(token)
  const [event] = await listNewestEvents(db, 'durham', { name: 'staff.invited' }, 1)
  expect(event).toMatchObject({ accountId: null })
  expect(JSON.parse(event!.facts)).toEqual({ invitation: found!.id, role: 'administrator', by: 'command' })
  expect(await findStaffInvitationByToken(db, keys, 'norfolk', token!)).toBeUndefined()
})

it('withdraws an earlier link for the same address, and says so', async () => {
  const email = address()
  const tokenIn = (said: string) => /accept\/([\w-]{43})/.exec(said)![1]!
  const first = await run(['durham', email])
  expect(first.stdout).not.toContain('earlier link')
  const second = await run(['durham', email.toUpperCase(), 'worker'])
  expect(second.stdout).toContain('An earlier link for this address was still open: it is withdrawn.')
  const [one, two] = [
    await findStaffInvitationByToken(db, keys, 'durham', tokenIn(first.stdout)),
    await findStaffInvitationByToken(db, keys, 'durham', tokenIn(second.stdout)),
  ]
  expect(one!.withdrawnAt).not.toBeNull()
  expect(two).toMatchObject({ role: 'worker', withdrawnAt: null })
  const [event] = await listNewestEvents(db, 'durham', { name: 'staff.invitation-withdrawn' }, 1)
  expect(JSON.parse(event!.facts)).toEqual({ invitation: one!.id, by: 'command' })
})

it('takes a role', async () => {
  const { stdout } = await run(['norfolk', address(), 'worker'])
  const [, token] = /childrensonline\.norfolk\.example\/staff\/accept\/([\w-]{43})/.exec(stdout)!
  expect((await findStaffInvitationByToken(db, keys, 'norfolk', token!))?.role).toBe('worker')
})

it('refuses who is staff already', async () => {
  const email = address()
  const account = { id: newId(), council: 'durham', email, person: { forename: 'A', surname: 'B' }, password: 'x' }
  const staff = putStaff(db, keys, 'durham', { id: account.id, role: 'worker', contact: {}, since: 1 })
  expect(await commit(db, [...addAccount(db, keys, { ...account, status: 'active' }, 1), staff])).toBe(true)
  const { code, stderr } = await run(['durham', email])
  expect(code).toBe(1)
  expect(stderr).toMatch(/is staff already/)
})

it.each([
  ['no council', [], /^Say for which council: npm run staff:invite -- <durham or leicestershire or norfolk/],
  ['an unknown council', ['nowhere', 'a@b.example'], /^Say for which council/],
  ['no address', ['durham'], /^Say for whom/],
  ['no real address', ['durham', 'wendy'], /^Say for whom/],
  ['an unknown role', ['durham', 'a@b.example', 'king'], /^There is no such role/],
  ['too much', ['durham', 'a@b.example', 'worker', 'more'], /^Say for which council/],
])('says what is wrong with %s', async (_, args, words) => {
  const { code, stderr } = await run(args)
  expect(code).toBe(1)
  expect(stderr).toMatch(words)
})

it('asks for its keys', async () => {
  const { code, stderr } = await run(['durham', address()], { DATABASE_URL: inject('databaseUrl') })
  expect(code).toBe(1)
  expect(stderr).toMatch(/SEALING_KEYS, INDEX_KEYS must be in the environment/)
})

import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { commit } from '../../../src/db/client.ts'
import { addRecordWorker } from '../../../src/db/records.ts'
import { events, recordWorkers, staff, staffInvitations } from '../../../src/db/schema.ts'
import { findColleague } from '../../../src/db/staff.ts'
import { asRead } from '../../../src/domain/care.ts'
import type { Visit } from '../../../src/domain/visit.ts'
import { addChild, addSomebody, signedInAs } from '../../casework.ts'
import { inviteBy } from '../../invitations.ts'
import {
  addStaff,
  durham,
  endingsOf,
  eventsAbout,
  inviteStaff,
  ownCouncil,
  portalWithMeanwhile,
  roleOf,
  vale,
} from '../../staff.ts'
import { own } from '../../steps.ts'
import { db, keys, newAddress, portal } from '../../visitor.ts'

const here = portal()
const at = (id: string, action = '') => `/durham/staff/people/${id}${action && `/${action}`}`

describe.each([{ htmx: false }, { htmx: true }])('an administrator (htmx: $htmx)', ({ htmx }) => {
  it('sees the staff page by page, and nobody of another council', async () => {
    const council = ownCouncil()
    const world = portal({ councils: [council, vale] })
    const alice = await addStaff(world, 'administrator', { council, htmx })
    for (let each = 0; each < 22; each++)
      await addSomebody(council, world.clock.now + 1 + each, { role: 'worker', given: `W${each}` })
    await addStaff(world, 'worker', { council: vale, given: 'Elsewhere' })
    await alice.open(`/${council.slug}/staff/people`)
    expect(alice.page.querySelectorAll('tbody tr')).toHaveLength(20)
    expect(alice.text).not.toContain('Elsewhere')
    await alice.press('Next page')
    expect(alice.page.querySelectorAll('tbody tr')).toHaveLength(3)
    expect(alice.text).toContain('Administrator')
    await alice.press('Previous page')
    expect(alice.page.querySelectorAll('tbody tr')).toHaveLength(20)
  })

  it('changes a role: the colleague is signed out, and it is written down', async () => {
    const alice = await addStaff(here, 'administrator', { htmx })
    const wendy = await addStaff(here, 'worker')
    await alice.open(at(wendy.account.id))
    await alice.press('Change role')
    expect(alice.value('role')).toBe('worker')
    await alice.fill({ 'New role': '' }).press('Change role')
    expect(alice.summary).toEqual([['role', 'Select a role']])
    await alice.fill({ 'New role': 'manager' }).press('Change role')
    expect(alice.text).toContain('The role is changed.')
    expect(await roleOf(wendy.account.id)).toBe('manager')
    expect(await endingsOf(durham, wendy.account.id)).toEqual(['role-changed'])
    expect((await wendy.open('/durham/staff')).path).toBe('/durham/sign-in/password')
    expect((await eventsAbout(durham, wendy.account.id))[0]).toEqual({
      name: 'staff.role-changed',
      who: alice.account.id,
      facts: { account: wendy.account.id, from: 'worker', to: 'manager' },
    })
  })

  it('removes somebody from the staff; an exact repeat gets the first answer', async () => {
    const alice = await addStaff(here, 'administrator', { htmx })
    const wendy = await addStaff(here, 'worker')
    await alice.open(at(wendy.account.id, 'remove'))
    const sent = alice.fields()
    await alice.post(at(wendy.account.id, 'remove'), sent)
    expect(alice.path).toBe('/durham/staff/people')
    expect(alice.text).toContain('The person is no longer staff')
    expect(await roleOf(wendy.account.id)).toBeUndefined()
    expect((await wendy.open('/durham/staff')).path).toBe('/durham/sign-in/password')
    await alice.post(at(wendy.account.id, 'remove'), sent)
    expect(alice.path).toBe('/durham/staff/people')
    expect((await eventsAbout(durham, wendy.account.id)).filter(({ name }) => name === 'staff.removed')).toHaveLength(1)
    expect((await alice.open(at(wendy.account.id))).status).toBe(404)
  })

  it('edits how people can reach a colleague, sealed', async () => {
    const alice = await addStaff(here, 'administrator', { htmx })
    const wendy = await addStaff(here, 'worker')
    await alice.open(at(wendy.account.id, 'contact'))
    await alice.fill({ 'Job title': 'Social worker', 'Work phone': '01603 1', 'Work email': 'wendy' }).press('Save')
    expect(alice.summary[0]?.[0]).toBe('email')
    expect(alice.value('title')).toBe('Social worker')
    await alice.fill({ 'Work email': '' }).press('Save')
    expect(alice.text).toContain('The contact details are saved.')
    const found = await findColleague(db, keys, 'durham', wendy.account.id)
    expect(found?.member.contact).toEqual({ title: 'Social worker', phone: '01603 1' })
    const [row] = await db.select().from(staff).where(eq(staff.id, wendy.account.id))
    expect(row?.contact).not.toContain('Social')
    expect((await eventsAbout(durham, wendy.account.id))[0]?.facts).toEqual({ account: wendy.account.id })
  })
})

const isWithdrawn = async (id: string) => {
  const [row] = await db.select().from(staffInvitations).where(eq(staffInvitations.id, id))
  return row!.withdrawnAt !== null
}

/** The ways in which an administrator takes another's rights: where, what is chosen, and which button. */
const losses = {
  removed: { at: (id: string) => `people/${id}/remove`, chosen: {}, press: 'Remove from staff' },
  demoted: { at: (id: string) => `people/${id}/role`, chosen: { role: 'worker' }, press: 'Change role' },
  suspended: { at: (id: string) => `accounts/${id}/suspend`, chosen: { reason: 'misuse' }, press: 'Suspend account' },
}

describe.each([
  { how: 'removed' as const, htmx: false },
  { how: 'demoted' as const, htmx: true },
  { how: 'suspended' as const, htmx: false },
  { how: 'suspended' as const, htmx: true },
])('an administrator who is $how (htmx: $htmx)', ({ how, htmx }) => {
  const { at: where, chosen, press } = losses[how]

  it('comes back by no invitation that they sent, and by none to their own address', async () => {
    const council = ownCouncil()
    const world = portal({ councils: [council] })
    const alice = await addStaff(world, 'administrator', { council, htmx })
    const mallory = await addStaff(world, 'administrator', { council, htmx })
    const second = await addSomebody(council, world.clock.now)
    await mallory.open(`/${council.slug}/staff/people/invite`)
    await mallory.fill({ 'Email address of the person': second.email, Role: 'administrator' }).press('Send invitation')
    const link = `/${council.slug}/staff/accept/${/accept\/([\w-]{43})/.exec((await mallory.messages(second.email))[0]!.text)![1]}`
    const { now } = world.clock
    const own = await inviteStaff(council, now, { email: mallory.account.email.toUpperCase(), by: alice.account.id })
    const expired = await inviteStaff(council, now, { email: newAddress(), by: mallory.account.id, expiresAt: now })
    const others = await inviteStaff(council, now, { email: newAddress(), by: alice.account.id })
    const late = await (await signedInAs(world, council, second)).open(link)
    const form = late.fields()

    await alice.open(`/${council.slug}/staff/${where(mallory.account.id)}`)
    await alice.type(chosen).press(press)
    expect(alice.status).toBe(200)
    await late.post(link, form)
    expect(late.heading).toBe('This invitation was withdrawn')
    expect(await roleOf(second.id)).toBeUndefined()
    expect([await isWithdrawn(own.id), await isWithdrawn(expired.id), await isWithdrawn(others.id)]).toEqual([true, true, false])
    const withdrawn = (await eventsAbout(council, alice.account.id)).filter(({ name }) => name === 'staff.invitation-withdrawn')
    expect(withdrawn).toHaveLength(3)
    expect(withdrawn.map(({ facts }) => facts.invitation)).toEqual(expect.arrayContaining([own.id, expired.id]))
  })

  it('has sent none meanwhile: then nothing is changed', async () => {
    const council = ownCouncil()
    const world = portalWithMeanwhile({ councils: [council] })
    const alice = await addStaff(world, 'administrator', { council, htmx })
    const mallory = await addStaff(world, 'administrator', { council })
    await alice.open(`/${council.slug}/staff/${where(mallory.account.id)}`)
    world.meanwhile(() => inviteStaff(council, world.clock.now, { email: newAddress(), by: mallory.account.id }))
    await alice.type(chosen).press(press)
    expect(alice.status).toBe(422)
    expect(await roleOf(mallory.account.id)).toBe('administrator')
    await alice.type(chosen).press(press)
    expect(alice.status).toBe(200)
    expect((await endingsOf(council, mallory.account.id)).every((why) => why !== null)).toBe(true)
  })
})

describe.each([{ htmx: false }, { htmx: true }])('the work of somebody (htmx: $htmx)', ({ htmx }) => {
  const councils = own('staff-work')
  const norfolk = councils.find(({ records }) => records)!
  const world = portalWithMeanwhile({ councils })
  const workersOf = async (id: string) =>
    (await db.select().from(recordWorkers).where(eq(recordWorkers.recordId, id))).map(({ staffId }) => staffId)

  async function arrive() {
    const { now } = world.clock
    const alice = await addStaff(world, 'administrator', { council: norfolk, htmx })
    const wendy = await addStaff(world, 'worker', { council: norfolk })
    const other = await addStaff(world, 'worker', { council: norfolk })
    const [alone, shared] = [await addChild(norfolk, now, wendy.account), await addChild(norfolk, now, wendy.account)]
    await commit(db, [addRecordWorker(db, shared.id, other.account.id, now)])
    await inviteBy(wendy, norfolk, newAddress('jane'), [alone])
    return { alice, wendy, other, alone, shared, path: `/${norfolk.slug}/staff/people/${wendy.account.id}` }
  }
  const eventsOf = async (id: string) =>
    (await db.select().from(events).where(eq(events.accountId, id)))
      .filter(({ name }) => name === 'record.worker-removed')
      .map(({ facts }) => JSON.parse(facts) as object)

  it.each([
    { action: 'remove', chosen: {}, press: 'Remove from staff' },
    { action: 'role', chosen: { role: 'administrator' }, press: 'Change role' },
  ])('is told before they lose it, and each record is an event ($action)', async ({ action, chosen, press }) => {
    const { alice, wendy, other, alone, shared, path } = await arrive()
    await alice.open(`${path}/${action}`)
    expect(alice.text).toMatch(/What they work on\s*Records\s*2\s*Open invitations\s*1/)
    expect(alice.text).toContain('Ask a team manager to hand these over first')
    await alice.type(chosen).press(press)
    expect(alice.status).toBe(200)
    expect(await workersOf(alone.id)).toEqual([])
    expect(await workersOf(shared.id)).toEqual([other.account.id])
    const removed = await eventsOf(alice.account.id)
    expect(removed).toHaveLength(2)
    expect(removed).toEqual(expect.arrayContaining([alone, shared].map(({ id }) => ({ record: id, account: wendy.account.id }))))

    // Team managers see the record that nobody works on; nobody else does.
    const mona = await addStaff(world, 'manager', { council: norfolk, htmx })
    await mona.open(`/${norfolk.slug}/staff`)
    expect(mona.text).toContain('Records without a worker')
    const ways = mona.page.querySelectorAll('main section a').map((link) => link.getAttribute('href'))
    expect(ways).toContain(`/${norfolk.slug}/staff/records/${alone.id}/workers`)
    expect(ways.join()).not.toContain(shared.id)
    for (const visitor of [other, alice])
      expect((await visitor.open(`/${norfolk.slug}/staff`)).text).not.toContain('Records without a worker')
  })

  it('stays theirs where they may go on with it', async () => {
    const { alice, wendy, alone, path } = await arrive()
    await alice.open(`${path}/role`)
    await alice.fill({ 'New role': 'manager' }).press('Change role')
    expect(await roleOf(wendy.account.id)).toBe('manager')
    expect(await workersOf(alone.id)).toEqual([wendy.account.id])
  })

  it('is read again when more comes meanwhile', async () => {
    const { alice, wendy, path } = await arrive()
    await alice.open(`${path}/remove`)
    world.meanwhile(() => addChild(norfolk, world.clock.now, wendy.account))
    await alice.press('Remove from staff')
    expect(alice.summary[0]?.[1]).toMatch(/^Nothing was changed/)
    expect(alice.text).toMatch(/Records\s*3/)
    expect(await roleOf(wendy.account.id)).toBe('worker')
    await alice.press('Remove from staff')
    expect(await roleOf(wendy.account.id)).toBeUndefined()
  })
})

it('the rule itself leaves no council without an administrator, whoever asks', async () => {
  const council = ownCouncil()
  const world = portal({ councils: [council] })
  const { account } = await addStaff(world, 'administrator', { council })
  const subject = { id: account.id, role: 'administrator' as const }
  const visit = { db, council } as unknown as Visit
  expect(await commit(db, asRead(visit, subject))).toBe(false)
  await addStaff(world, 'administrator', { council })
  expect(await commit(db, asRead(visit, subject))).toBe(true)
})

it('staff of every role edit how people can reach themselves', async () => {
  for (const role of ['worker', 'manager', 'administrator'] as const) {
    const wendy = await addStaff(here, role)
    await wendy.open('/durham/staff/people/me')
    await wendy.fill({ 'Work email': 'wendy@durham.example' }).press('Save')
    expect(wendy.text).toContain('The contact details are saved.')
    expect(wendy.value('email')).toBe('wendy@durham.example')
  }
})

describe('nobody', () => {
  it('changes their own role, or removes themselves', async () => {
    const alice = await addStaff(here, 'administrator')
    expect((await alice.open(at(alice.account.id))).text).toContain('You cannot change your own role.')
    for (const action of ['role', 'remove']) {
      expect((await alice.open(at(alice.account.id, action))).status).toBe(404)
      const sent = { role: 'worker', submit: 'x'.repeat(43) }
      expect((await alice.post(at(alice.account.id, action), sent)).status).toBe(404)
    }
    expect(await roleOf(alice.account.id)).toBe('administrator')
  })

  it('but an administrator manages staff, and nobody those of another council', async () => {
    const colleague = await addStaff(here, 'worker')
    const alien = await addStaff(here, 'worker', { council: vale })
    const paths = ['', '/invite', '/invitations', `/${colleague.account.id}`, `/${colleague.account.id}/role`]
    for (const role of ['worker', 'manager'] as const) {
      const wendy = await addStaff(here, role)
      for (const path of paths) expect((await wendy.open(`/durham/staff/people${path}`)).status).toBe(404)
      await wendy.post(at(colleague.account.id, 'role'), { role: 'administrator', submit: 'x'.repeat(43) })
      expect(wendy.status).toBe(404)
    }
    const alice = await addStaff(here, 'administrator')
    const penny = await addSomebody(durham, here.clock.now)
    for (const id of [alien.account.id, penny.id, 'nobody'])
      for (const action of ['', 'role', 'remove', 'contact']) expect((await alice.open(at(id, action))).status).toBe(404)
    expect(await roleOf(colleague.account.id)).toBe('worker')
  })

  it.each(['role', 'remove'])(
    'leaves a council without an administrator: two who do it to each other at once (%s)',
    async (action) => {
      const council = ownCouncil()
      const world = portal({ councils: [council] })
      const [a, b] = [await addStaff(world, 'administrator', { council }), await addStaff(world, 'administrator', { council })]
      const press = action === 'role' ? 'Change role' : 'Remove from staff'
      for (const [one, other] of [
        [a, b],
        [b, a],
      ] as const) {
        await one.open(`/${council.slug}/staff/people/${other.account.id}/${action}`)
        if (action === 'role') one.fill({ 'New role': 'worker' })
      }
      await Promise.all([a.press(press), b.press(press)])
      const roles = [await roleOf(a.account.id), await roleOf(b.account.id)]
      expect(roles.filter((role) => role === 'administrator')).toHaveLength(1)
    },
  )

  it('demotes the last active administrator: one who is suspended does not count', async () => {
    const council = ownCouncil()
    const world = portal({ councils: [council] })
    const alice = await addStaff(world, 'administrator', { council })
    const bob = await addStaff(world, 'administrator', { council })
    await alice.open(`/${council.slug}/staff/accounts/${bob.account.id}/suspend`)
    await bob.open(`/${council.slug}/staff/people/${alice.account.id}/role`)
    const late = { ...bob.fields(), role: 'worker' }
    await alice.fill({ 'Why is the account to be suspended?': 'other' }).press('Suspend account')
    await bob.post(`/${council.slug}/staff/people/${alice.account.id}/role`, late)
    expect(await roleOf(alice.account.id)).toBe('administrator')
  })
})

it('tells the second of two administrators that a role was changed meanwhile', async () => {
  const [alice, anna] = [await addStaff(here, 'administrator'), await addStaff(here, 'administrator')]
  const wendy = await addStaff(here, 'worker')
  await signedInAs(here, durham, wendy.account)
  await alice.open(at(wendy.account.id, 'role'))
  await anna.open(at(wendy.account.id, 'role'))
  await Promise.all([
    alice.fill({ 'New role': 'manager' }).press('Change role'),
    anna.fill({ 'New role': 'administrator' }).press('Change role'),
  ])
  const changes = (await eventsAbout(durham, wendy.account.id)).filter(({ name }) => name === 'staff.role-changed')
  // One after the other is two changes, each from what the other left; at once it is one, and the other is told.
  for (const { facts } of changes.slice(0, 1)) expect(facts.to).toBe(await roleOf(wendy.account.id))
  if (changes.length === 1) expect([...alice.summary, ...anna.summary][0]?.[1]).toMatch(/^Nothing was changed/)
  else expect(changes[0]?.facts.from).toBe(changes[1]?.facts.to)
})

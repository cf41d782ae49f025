import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { findAccount, replacePerson } from '../../../src/db/accounts.ts'
import { commit } from '../../../src/db/client.ts'
import { addIdentity } from '../../../src/db/identities.ts'
import { newId } from '../../../src/db/keys.ts'
import { accounts, phoneRequests, staff as staffTable } from '../../../src/db/schema.ts'
import { putStaff, removeStaff } from '../../../src/db/staff.ts'
import { addSomebody, signedInAs } from '../../casework.ts'
import { addStaff, durham, endingsOf, eventsAbout, ownCouncil, portalWithMeanwhile, statusOf, vale } from '../../staff.ts'
import { db, keys, newAddress, password, portal, register, signIn } from '../../visitor.ts'
import { westVale } from '../../west-vale.ts'

const here = portal()
const at = (id: string, action = '') => `/durham/staff/accounts/${id}${action && `/${action}`}`
const phone = '+447700900147'
const parent = (more = {}) => addSomebody(durham, here.clock.now, { given: 'Penny', surname: 'Plumber', phone, ...more })

describe.each([{ htmx: false }, { htmx: true }])('a worker (htmx: $htmx)', ({ htmx }) => {
  it('finds an account by its whole address, whatever its case, and every look is written down', async () => {
    const penny = await parent()
    const wendy = await addStaff(here, 'worker', { htmx })
    await wendy.open('/durham/staff/accounts')
    await wendy.fill({ 'Email address of the account': ` ${penny.email.toUpperCase()} ` }).press('Find account')
    expect(wendy.path).toBe(at(penny.id))
    expect(wendy.heading).toBe('Penny Plumber')
    expect(wendy.title).not.toContain('Penny')
    expect(wendy.text).toContain(penny.email)
    expect(wendy.text).toContain('XXX-XXX-XXX47')
    expect(wendy.text).not.toContain('7700900')
    expect(wendy.redirects.join()).not.toContain('@')
    const found = await eventsAbout(durham, penny.id)
    expect(found.map(({ name, who }) => [name, who])).toEqual([
      ['account.viewed', wendy.account.id],
      ['account.searched', wendy.account.id],
    ])
  })

  it('is told that nobody has an address, and that is written down without it', async () => {
    const wendy = await addStaff(here, 'worker', { htmx })
    const nobody = newAddress('nobody')
    await wendy.open('/durham/staff/accounts')
    await wendy.fill({ 'Email address of the account': nobody }).press('Find account')
    expect(wendy.status).toBe(422)
    expect(wendy.summary[0]?.[1]).toMatch(/^There is no account with this email address/)
    expect(wendy.value('email')).toBe(nobody)
    expect(await eventsAbout(durham, wendy.account.id)).toEqual([
      { name: 'account.searched', who: wendy.account.id, facts: { found: false } },
    ])
    for (const typed of ['', 'penny', 'Plumber']) {
      await wendy.fill({ 'Email address of the account': typed }).press('Find account')
      expect(wendy.summary[0]?.[0]).toBe('email')
    }
  })

  it('looks once with one form: another address in it is not looked for, and every look is written down', async () => {
    const penny = await parent()
    const wendy = await addStaff(here, 'worker', { htmx })
    await wendy.open('/durham/staff/accounts')
    const { submit = '' } = wendy.fields()
    const path = '/durham/staff/accounts'
    await wendy.post(path, { submit, email: newAddress('nobody') })
    await wendy.post(path, { submit, email: penny.email })
    expect([wendy.status, wendy.path]).toEqual([422, path])
    expect(wendy.summary[0]?.[1]).toMatch(/^This page was already sent/)
    expect(await eventsAbout(durham, penny.id)).toEqual([])
    expect(await eventsAbout(durham, wendy.account.id)).toHaveLength(1)
  })

  it.each(['is suspended', 'gets another role', 'has another role, for once in the same session'])(
    'does nothing more with a form that is on its way when she %s',
    async (what) => {
      const penny = await parent()
      const wendy = await addStaff(here, 'worker', { htmx })
      const put = (path: string, fields: Record<string, string>) => async () => {
        const alice = await addStaff(here, 'administrator')
        await alice.open(path)
        await alice.post(path, { ...alice.fields(), ...fields })
      }
      const hers = eq(staffTable.id, wendy.account.id)
      const byHand = () => db.update(staffTable).set({ role: 'manager' }).where(hers)
      const meanwhile = {
        'is suspended': put(at(wendy.account.id, 'suspend'), { reason: 'left' }),
        'gets another role': put(`/durham/staff/people/${wendy.account.id}/role`, { role: 'manager' }),
      }[what]
      for (const path of ['/durham/staff/accounts', at(penny.id, 'suspend')]) {
        await signedInAs(here, durham, wendy.account, wendy)
        await wendy.open(path)
        await wendy.postSlowly(path, { ...wendy.fields(), email: penny.email, reason: 'misuse' }, meanwhile ?? byHand)
        expect(wendy.path).toBe('/durham/sign-in/password')
        expect(wendy.text).toContain(meanwhile ? 'Your session has been ended.' : 'Sign in to see this page.')
        await db.update(accounts).set({ status: 'active' }).where(eq(accounts.id, wendy.account.id))
        await db.update(staffTable).set({ role: 'worker' }).where(hers)
      }
      expect(await statusOf(penny.id)).toBe('active')
      expect(await eventsAbout(durham, penny.id)).toEqual([])
    },
  )

  it('does not find somebody of another council', async () => {
    const other = await addSomebody(vale, here.clock.now)
    const wendy = await addStaff(here, 'worker', { htmx })
    await wendy.open('/durham/staff/accounts')
    await wendy.fill({ 'Email address of the account': other.email }).press('Find account')
    expect(wendy.status).toBe(422)
    for (const action of ['', 'suspend', 'end-sessions', 'remove-phone'])
      expect((await wendy.open(at(other.id, action))).status).toBe(404)
  })

  it('suspends an account: its sessions end at once, it cannot sign in, and a manager lifts it', async () => {
    const email = newAddress('penny')
    const penny = here.visitor()
    await register(penny, email)
    await signIn(penny, email)
    const wendy = await addStaff(here, 'worker', { htmx })
    await wendy.open('/durham/staff/accounts')
    await wendy.fill({ 'Email address of the account': email }).press('Find account')
    const id = wendy.path.split('/').at(-1)!
    await wendy.press('Suspend account')
    await wendy.press('Suspend account')
    expect(wendy.summary).toEqual([['reason', 'Select why the account is to be suspended']])
    const sent = (await penny.messages(email)).length
    await wendy.fill({ 'Why is the account to be suspended?': 'stolen' }).press('Suspend account')
    expect(wendy.text).toContain('The account is suspended, and its sessions have ended.')
    expect(await statusOf(id)).toBe('suspended')
    expect(await endingsOf(durham, id)).toEqual(['suspended'])
    expect((await penny.open('/durham/account')).heading).toBe('My account')
    expect((await eventsAbout(durham, id)).find(({ name }) => name === 'account.suspended')).toEqual({
      name: 'account.suspended',
      who: wendy.account.id,
      facts: { account: id, reason: 'stolen' },
    })
    // Nobody is told by e-mail.
    expect((await penny.messages(email)).length).toBe(sent)
    await penny.open('/durham/sign-in')
    await penny.fill({ Email: email, Password: password }).press('Submit')
    expect(penny.heading).not.toBe('Welcome, Ada Bell.')

    // A worker cannot lift it.
    expect(wendy.text).not.toContain('Lift suspension')
    expect((await wendy.open(at(id, 'lift'))).status).toBe(404)
    const mary = await addStaff(here, 'manager', { htmx })
    await mary.open(at(id))
    await mary.press('Lift suspension')
    await mary.press('Lift suspension')
    expect(mary.text).toContain('The suspension is lifted.')
    expect(await statusOf(id)).toBe('active')
    here.wait({ minutes: 2 })
    expect((await signIn(here.visitor(), email)).heading).toBe('Welcome, Ada Bell.')
  })

  it('sees what opens an account, where that is not always a password, and no address of it elsewhere', async () => {
    const council = { ...ownCouncil(), social: ['google' as const] }
    const world = portal({ councils: [council] })
    const wendy = await addStaff(world, 'worker', { council, htmx })
    const penny = await addSomebody(council, world.clock.now)
    const google = { id: newId(), council: council.slug, accountId: penny.id, provider: 'google' as const }
    const identity = { ...google, subject: newId(), email: 'penny@gmail.example', joinedAt: world.clock.now }
    expect(await commit(db, addIdentity(db, keys, identity))).toBe(true)
    await wendy.open(`/${council.slug}/staff/accounts/${penny.id}`)
    expect(wendy.text).toMatch(/Signs in by ?Email and password, Google/)
    expect(wendy.text).not.toContain('gmail')
    await wendy.open(at((await parent()).id))
    expect(wendy.text).not.toContain('Signs in by')
  })

  it('ends the sessions of one person, and of nobody else', async () => {
    const [penny, bob] = [await parent(), await parent({ given: 'Bob' })]
    const browsers = [await signedInAs(here, durham, penny), await signedInAs(here, durham, penny)]
    const other = await signedInAs(here, durham, bob)
    const wendy = await addStaff(here, 'worker', { htmx })
    await wendy.open(at(penny.id))
    expect(wendy.text).toContain('Live sessions (2)')
    await wendy.press('End sessions')
    await wendy.press('End sessions')
    expect(wendy.text).toContain('The sessions of this account have ended.')
    expect(wendy.text).toContain('Live sessions (0)')
    for (const browser of browsers) expect((await browser.open('/durham/sign-in/welcome')).path).toBe('/durham/sign-in/password')
    expect((await other.open('/durham/account')).text).toContain('This is what you registered.')
    expect(await endingsOf(durham, penny.id)).toEqual(['ended-by-staff', 'ended-by-staff'])
    const [, done] = await eventsAbout(durham, penny.id)
    expect(done).toEqual({ name: 'account.sessions-ended', who: wendy.account.id, facts: { account: penny.id, sessions: 2 } })
  })

  it('removes a phone after a check of who asks, and its owner is told', async () => {
    const penny = await parent()
    const browser = await signedInAs(here, durham, penny)
    await db.insert(phoneRequests).values({ id: penny.id, council: 'durham', askedAt: here.clock.now })
    const wendy = await addStaff(here, 'worker', { htmx })
    await wendy.open('/durham/staff')
    expect(wendy.text).toContain('People who no longer have their phone')
    await wendy.open(at(penny.id))
    await wendy.press('Remove phone')
    await wendy.press('Remove phone')
    expect(wendy.summary).toEqual([['check', 'Select how you have made sure who the person is']])
    await wendy.fill({ 'How have you made sure who the person is?': 'called-back' }).press('Remove phone')
    expect(wendy.text).toContain('The phone is removed.')
    const [row] = await db.select().from(accounts).where(eq(accounts.id, penny.id))
    expect(row?.phone).toBeNull()
    expect(await db.select().from(phoneRequests).where(eq(phoneRequests.id, penny.id))).toEqual([])
    expect((await browser.open('/durham/sign-in/welcome')).path).toBe('/durham/sign-in/password')
    const [message] = await wendy.messages(penny.email)
    expect(message?.subject).toBe("Children's Services Portal: your phone number has been removed")
    const event = (await eventsAbout(durham, penny.id)).find(({ name }) => name === 'account.phone-removed')
    expect(event).toMatchObject({ who: wendy.account.id, facts: { account: penny.id, check: 'called-back' } })
    expect((await wendy.open(at(penny.id))).text).not.toContain('Remove phone')
  })

  it('does an exact repeat once, and tells the second of two what the first did', async () => {
    const penny = await parent()
    const [wendy, mary] = [await addStaff(here, 'worker', { htmx }), await addStaff(here, 'worker', { htmx })]
    await wendy.open(at(penny.id, 'suspend'))
    await mary.open(at(penny.id, 'suspend'))
    const sent = { ...wendy.fields(), reason: 'asked' }
    await wendy.post(at(penny.id, 'suspend'), sent)
    await wendy.open(at(penny.id, 'suspend'))
    await wendy.post(at(penny.id, 'suspend'), sent)
    expect(wendy.path).toBe(at(penny.id))
    await mary.fill({ 'Why is the account to be suspended?': 'misuse' }).press('Suspend account')
    expect(mary.summary[0]?.[1]).toMatch(/^Somebody has changed this account meanwhile/)
    expect((await eventsAbout(durham, penny.id)).filter(({ name }) => name === 'account.suspended')).toHaveLength(1)
  })
})

describe('who may change an account', () => {
  it('a worker and a manager that of nobody on the staff, and see no history of it; an administrator does', async () => {
    const colleague = await addStaff(here, 'worker')
    for (const role of ['worker', 'manager'] as const) {
      const wendy = await addStaff(here, role)
      await wendy.open(at(colleague.account.id))
      expect(wendy.text).toContain('Only an administrator can change their account')
      expect(wendy.text).not.toContain('Recent events')
      for (const action of ['suspend', 'end-sessions', 'remove-phone', 'lift']) {
        expect((await wendy.open(at(colleague.account.id, action))).status).toBe(404)
        expect((await wendy.post(at(colleague.account.id, action), { reason: 'other', submit: 'x'.repeat(43) })).status).toBe(404)
      }
    }
    const alice = await addStaff(here, 'administrator')
    await alice.open(at(colleague.account.id, 'suspend'))
    await alice.fill({ 'Why is the account to be suspended?': 'left' }).press('Suspend account')
    expect(await statusOf(colleague.account.id)).toBe('suspended')
    expect((await colleague.open('/durham/staff')).path).toBe('/durham/sign-in/password')
  })

  describe.each([{ htmx: false }, { htmx: true }])(
    'nobody of whom that is another matter meanwhile (htmx: $htmx)',
    ({ htmx }) => {
      const world = portalWithMeanwhile()
      it.each([
        { action: 'suspend', press: 'Suspend account', chosen: { reason: 'other' } },
        { action: 'lift', press: 'Lift suspension', chosen: {} },
        { action: 'end-sessions', press: 'End sessions', chosen: {} },
        { action: 'remove-phone', press: 'Remove phone', chosen: { check: 'in-person' } },
      ])('$action', async ({ action, press, chosen }) => {
        const penny = await parent()
        const status = action === 'lift' ? ('suspended' as const) : ('active' as const)
        await signedInAs(world, durham, penny)
        await db.update(accounts).set({ status }).where(eq(accounts.id, penny.id))
        const mary = await addStaff(world, 'manager', { htmx })
        await mary.open(at(penny.id, action))
        const becomes = putStaff(db, keys, 'durham', { id: penny.id, role: 'administrator', contact: {}, since: 0 })
        world.meanwhile(async () => db.batch([becomes as never]))
        await mary.type(chosen).press(press)
        expect([mary.status, mary.heading]).toEqual([404, 'You cannot open this page'])
        expect(await statusOf(penny.id)).toBe(status)
        expect(await endingsOf(durham, penny.id)).toEqual([null])
        const [row] = await db.select().from(accounts).where(eq(accounts.id, penny.id))
        expect(row?.phone).not.toBeNull()
        expect((await eventsAbout(durham, penny.id)).map(({ name }) => name)).not.toContain('account.suspended')

        // An administrator who meant a member of staff is told when it is none any more.
        const alice = await addStaff(world, 'administrator', { htmx })
        await alice.open(at(penny.id, action))
        world.meanwhile(async () => db.batch([removeStaff(db, 'durham', penny.id) as never]))
        await alice.type(chosen).press(press)
        expect(alice.summary[0]?.[1]).toMatch(/^Somebody has changed this account meanwhile/)
        expect(await statusOf(penny.id)).toBe(status)
      })
    },
  )

  it('nobody their own', async () => {
    const alice = await addStaff(here, 'administrator')
    await alice.open(at(alice.account.id))
    expect(alice.text).toContain('This is your own account.')
    for (const action of ['suspend', 'end-sessions', 'remove-phone', 'lift'])
      expect((await alice.open(at(alice.account.id, action))).status).toBe(404)
  })

  it('nobody who is no longer staff when the form arrives', async () => {
    const penny = await parent()
    const wendy = await addStaff(here, 'worker')
    await wendy.open(at(penny.id, 'suspend'))
    const alice = await addStaff(here, 'administrator')
    await alice.open(`/durham/staff/people/${wendy.account.id}/remove`)
    await alice.press('Remove from staff')
    await wendy.fill({ 'Why is the account to be suspended?': 'other' }).press('Suspend account')
    expect(wendy.path).toBe('/durham/sign-in/password')
    expect(await statusOf(penny.id)).toBe('active')
  })

  it('of two administrators who suspend each other at once one', async () => {
    const council = ownCouncil()
    const world = portal({ councils: [council] })
    const [a, b] = [await addStaff(world, 'administrator', { council }), await addStaff(world, 'administrator', { council })]
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const) {
      await one.open(`/${council.slug}/staff/accounts/${other.account.id}/suspend`)
      one.fill({ 'Why is the account to be suspended?': 'other' })
    }
    await Promise.all([a.press('Suspend account'), b.press('Suspend account')])
    const left = [await statusOf(a.account.id), await statusOf(b.account.id)].sort()
    expect(left).toEqual(['active', 'suspended'])
  })
})

describe('every session of a council', () => {
  it('is ended by an administrator who confirms it, but their own if they like', async () => {
    const council = ownCouncil()
    const world = portal({ councils: [council, durham] })
    const people = [await addSomebody(council, world.clock.now), await addSomebody(council, world.clock.now)]
    const browsers = await Promise.all(people.map((each) => signedInAs(world, council, each)))
    const elsewhere = await signedInAs(world, durham, await addSomebody(durham, world.clock.now))
    const alice = await addStaff(world, 'administrator', { council })
    const path = `/${council.slug}/staff/accounts/end-all-sessions`
    await alice.open(path)
    expect(alice.text).toContain('Live sessions at the moment: 3')
    await alice.press('End all sessions')
    expect(alice.summary).toEqual([['confirm', 'Tick the box to confirm that everybody is to be signed out']])
    expect(await endingsOf(council, people[0]!.id)).toEqual([null])
    await alice.fill({ 'Yes, sign everybody out': 'yes' }).press('End all sessions')
    expect(alice.text).toContain('All sessions have ended.')
    for (const browser of browsers)
      expect((await browser.open(`/${council.slug}/sign-in/welcome`)).path).toBe(`/${council.slug}/sign-in/password`)
    expect((await elsewhere.open('/durham/account')).text).toContain('This is what you registered.')
    expect((await eventsAbout(council, alice.account.id))[0]).toMatchObject({
      name: 'sessions.all-ended',
      facts: { sessions: 2, own: false },
    })
    await alice.open(path)
    await alice.fill({ 'Yes, sign everybody out': 'yes', 'End my own session, too': 'yes' }).press('End all sessions')
    expect(alice.path).toBe(`/${council.slug}/sign-in/password`)
  })

  it('is not ended by a worker or a manager', async () => {
    for (const role of ['worker', 'manager'] as const) {
      const wendy = await addStaff(here, role)
      expect((await wendy.open('/durham/staff/accounts/end-all-sessions')).status).toBe(404)
      expect(
        (await wendy.post('/durham/staff/accounts/end-all-sessions', { confirm: 'yes', submit: 'x'.repeat(43) })).status,
      ).toBe(404)
      expect((await wendy.open('/durham/staff/accounts')).text).not.toContain('End all sessions')
    }
  })
})

describe.each([{ htmx: false }, { htmx: true }])('who removes a phone (htmx: $htmx)', ({ htmx }) => {
  it('sees what the person has told, where that is looked over, and the look is written down', async () => {
    const world = portal({ councils: [westVale] })
    const jenny = await addSomebody(westVale, world.clock.now, { given: 'Jenny', surname: 'Hinsen', phone })
    const born = { born: '1983-01-10', address: '105 Petworth Drive\nLeicester', postCode: 'LE3 9ZZ', daytime: '+441164960123' }
    expect(
      await commit(
        db,
        replacePerson(db, keys, (await findAccount(db, keys, 'west-vale', jenny.id))!, { ...jenny.person, ...born }),
      ),
    ).toBe(true)
    const wendy = await addStaff(world, 'worker', { council: westVale, htmx })
    await wendy.open(`/west-vale/staff/accounts/${jenny.id}/remove-phone`)
    expect(wendy.text).toContain('105 Petworth Drive, Leicester, LE3 9ZZ')
    expect(wendy.text).toContain('0116 496 0123')
    expect(wendy.text).toContain('10 Jan 1983')
    expect(wendy.text).not.toContain('7700 900147')
    const looks = async () => (await eventsAbout(westVale, jenny.id)).filter(({ name }) => name === 'account.viewed')
    expect((await looks()).map(({ who }) => who)).toEqual([wendy.account.id])
    await wendy.press('Remove phone')
    expect(wendy.summary[0]?.[0]).toBe('check')
    expect(await looks()).toHaveLength(1)
  })

  it('sees none of it elsewhere', async () => {
    const penny = await parent()
    const wendy = await addStaff(here, 'worker', { htmx })
    await wendy.open(at(penny.id, 'remove-phone'))
    expect(wendy.text).not.toContain('What the person has told us')
  })
})

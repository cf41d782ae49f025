import { describe, expect, it } from 'vitest'
import norfolkFile from '../../src/councils/norfolk.ts'
import { limits, phoneRequests } from '../../src/db/schema.ts'
import { assets } from '../../src/fragments/assets.ts'
import { addChild, addSomebody, signedInAs } from '../casework.ts'
import { addStaff, durham, ownCouncil, vale } from '../staff.ts'
import { own } from '../steps.ts'
import { db, portal } from '../visitor.ts'

const here = portal()

describe('/staff', () => {
  it('is there for staff of every role, with the rooms of their role, at councils without records, too', async () => {
    const rooms = async (role: 'worker' | 'manager' | 'administrator') => {
      const wendy = await addStaff(here, role)
      await wendy.open('/durham/staff')
      expect(wendy.heading).toBe('Staff console')
      expect(wendy.page.querySelector('main h2')?.textContent).toBe('To do')
      return wendy.page.querySelectorAll('nav.rooms a').map((link) => link.textContent)
    }
    expect(await rooms('worker')).toEqual(['To do', 'Accounts'])
    expect(await rooms('manager')).toEqual(['To do', 'Accounts'])
    expect(await rooms('administrator')).toEqual(['To do', 'Accounts', 'Staff and roles', 'Audit trail'])
  })

  it('wears the console’s stylesheet on a council’s own host, with its slug in the address and without', async () => {
    const council = ownCouncil()
    const here = portal({ councils: [council] })
    const account = await addSomebody(council, here.clock.now, { role: 'worker' })
    for (const [origin, address] of [
      [undefined, `/${council.slug}/staff`],
      [`https://${council.hosts[0]}`, '/staff'],
      [`https://${council.hosts[0]}`, `/${council.slug}/staff`],
    ] as const) {
      const at = await signedInAs(here, council, account, here.visitor(origin ? { origin } : {}))
      await at.open(address)
      expect(at.page.querySelector('link[rel=stylesheet]')?.getAttribute('href'), address).toBe(assets.cssStaff)
    }
  })

  it('is no page for anybody else, and asks who is signed out to sign in', async () => {
    const penny = await signedInAs(here, durham, await addSomebody(durham, here.clock.now))
    for (const path of ['', '/accounts', '/people', '/people/me', '/audit'])
      expect((await penny.open(`/durham/staff${path}`)).status).toBe(404)
    expect((await here.visitor().open('/durham/staff')).path).toBe('/durham/sign-in/password')
    const other = await addStaff(here, 'administrator', { council: vale })
    for (const [name, value] of [...other.jar]) other.jar.set(name.replace('east-vale', 'durham'), value)
    expect((await other.open('/durham/staff')).path).toBe('/durham/sign-in/password')
  })

  it('says when there is nothing to do, and who waits: those whose accounts one may change', async () => {
    const council = ownCouncil()
    const world = portal({ councils: [council] })
    const wendy = await addStaff(world, 'worker', { council })
    const alice = await addStaff(world, 'administrator', { council })
    expect((await wendy.open(`/${council.slug}/staff`)).text).toContain('There is nothing to do at the moment.')
    const penny = await addSomebody(council, world.clock.now, { given: 'Penny', phone: '+447700900147' })
    for (const { id } of [penny, alice.account, wendy.account])
      await db.insert(phoneRequests).values({ id, council: council.slug, askedAt: world.clock.now })
    const waiting = async (who: typeof wendy) => {
      await who.open(`/${council.slug}/staff`)
      return who.page.querySelectorAll('main section a').map((link) => link.getAttribute('href')!.split('/').at(-1))
    }
    expect(await waiting(wendy)).toEqual([penny.id])
    expect((await waiting(alice)).sort()).toEqual([penny.id, wendy.account.id].sort())
  })

  it('shows administrators how today’s budgets for texts and calls stand, and nobody else', async () => {
    const council = { ...norfolkFile, ...ownCouncil(), phone: norfolkFile.phone, senders: norfolkFile.senders }
    const world = portal({ councils: [council] })
    const { now } = world.clock
    const used = (budget: string, count: number) =>
      db.insert(limits).values({
        ...{ id: `budget ${council.slug} ${budget} 2026-11-21`, count },
        ...{ since: now, until: 0, expiresAt: now + 1 },
      })
    await used('texts', 1600)
    await used('calls-new', 200)
    const alice = await addStaff(world, 'administrator', { council })
    await alice.open(`/${council.slug}/staff`)
    const rows = alice.page.querySelectorAll('main .govuk-summary-list__row').map(({ textContent }) => textContent)
    expect(rows).toEqual([
      'texts1600 of 2000, nearly used up',
      'texts to new numbers0 of 1000',
      'calls0 of 400',
      'calls to new numbers200 of 200, used up',
      'texts and calls to other countries0 of 100',
      'texts and calls to new numbers in other countries0 of 50',
    ])
    for (const role of ['worker', 'manager'] as const) {
      const wendy = await addStaff(world, role, { council })
      expect((await wendy.open(`/${council.slug}/staff`)).text).not.toContain('Texts and calls today')
    }
    const elsewhere = await addStaff(here, 'administrator')
    expect((await elsewhere.open('/durham/staff')).text).not.toContain('Texts and calls today')
  })

  it('lists twenty of a kind, who has waited longest first, and says how many there are', async () => {
    const council = ownCouncil()
    const world = portal({ councils: [council] })
    const wendy = await addStaff(world, 'worker', { council })
    const { now } = world.clock
    const people = []
    for (let each = 0; each < 23; each++) people.push(await addSomebody(council, now))
    for (const [each, { id }] of people.entries())
      await db.insert(phoneRequests).values({ id, council: council.slug, askedAt: now - each })
    await wendy.open(`/${council.slug}/staff`)
    expect(wendy.page.querySelector('main section h3')?.textContent).toBe('People who no longer have their phone (23)')
    expect(wendy.page.querySelectorAll('main section a')).toHaveLength(20)
    expect(wendy.page.querySelector('main section a')?.getAttribute('href')).toContain(people[22]!.id)
    expect(wendy.text).toContain('and 3 more')
  })

  it.each([{ htmx: false }, { htmx: true }])(
    'leads to how people can reach oneself, and says when they cannot (htmx: $htmx)',
    async ({ htmx }) => {
      const councils = own('staff-reach')
      const norfolk = councils.find(({ records }) => records)!
      const world = portal({ councils })
      const cannot = 'The people whose records you work on cannot see how to reach you.'
      for (const role of ['worker', 'manager'] as const) {
        const wendy = await addStaff(world, role, { council: norfolk, htmx })
        expect((await wendy.open(`/${norfolk.slug}/staff`)).text).toContain(cannot)
        await wendy.press('How people can reach me')
        expect(wendy.path).toBe(`/${norfolk.slug}/staff/people/me`)
        await wendy.fill({ 'Work phone': '01603 222222' }).press('Save')
        expect((await wendy.open(`/${norfolk.slug}/staff`)).text).not.toContain(cannot)
      }
      // An administrator works on no records, and nobody does where there are none.
      const alice = await addStaff(world, 'administrator', { council: norfolk, htmx })
      const durhams = await addStaff(here, 'worker', { htmx })
      for (const [visitor, path] of [
        [alice, `/${norfolk.slug}/staff`],
        [durhams, '/durham/staff'],
      ] as const) {
        expect((await visitor.open(path)).text).not.toContain(cannot)
        await visitor.press('How people can reach me')
        expect(visitor.status).toBe(200)
      }
    },
  )

  it.each([{ htmx: false }, { htmx: true }])(
    'tells staff whom to ask for what is not theirs, there or not (htmx: $htmx)',
    async ({ htmx }) => {
      const councils = own('staff-not-theirs')
      const norfolk = councils.find(({ records }) => records)!
      const world = portal({ councils })
      const wendy = await addStaff(world, 'worker', { council: norfolk, htmx })
      const other = await addStaff(world, 'worker', { council: norfolk })
      const record = await addChild(norfolk, world.clock.now, other.account)
      const penny = await signedInAs(world, norfolk, await addSomebody(norfolk, world.clock.now), world.visitor({ htmx }))
      const path = (rest: string) => `/${norfolk.slug}/staff/${rest}`
      for (const each of ['people', 'audit', `records/${record.id}`, 'records/none', 'accounts/none', 'nowhere']) {
        await wendy.open(path(each))
        expect([wendy.status, wendy.heading], each).toEqual([404, 'You cannot open this page'])
        expect(wendy.text).toContain('ask your team manager')
        await penny.open(path(each))
        expect([penny.status, penny.heading], each).toEqual([404, 'Page not found'])
      }
      await wendy.open(path('people?lang=cy'))
      expect(wendy.heading).toBe('Ni allwch agor y dudalen hon')
      expect((await wendy.open(`/${norfolk.slug}/nowhere?lang=en`)).heading).toBe('Page not found')
    },
  )
})

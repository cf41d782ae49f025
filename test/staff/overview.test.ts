import { describe, expect, it } from 'vitest'
import { phoneRequests } from '../../src/db/schema.ts'
import { addSomebody, signedInAs } from '../casework.ts'
import { addStaff, durham, ownCouncil, vale } from '../staff.ts'
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
})

import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { commit } from '../../../src/db/client.ts'
import { addInvitation } from '../../../src/db/invitations.ts'
import { newId } from '../../../src/db/keys.ts'
import { invitations } from '../../../src/db/schema.ts'
import { limits } from '../../../src/domain/limits.ts'
import { addChild } from '../../casework.ts'
import { arrive, atSetup, confirmAll, inviteBy, invitedAddress, openAct, rowOf, trailOf } from '../../invitations.ts'
import { eventsAbout } from '../../staff.ts'
import { db, keys } from '../../visitor.ts'

const page = (slug: string) => `/${slug}/staff/invitations/hand-over-all`

describe.each([{ htmx: false }, { htmx: true }])('handing all of a colleague’s invitations over (htmx: $htmx)', (how) => {
  it('makes every ongoing one the colleague’s, with an event each, and no other', async () => {
    const arrived = await arrive(`hand-over-all-${how.htmx ? 'b' : 'a'}`, how)
    const { at, council, child, worker, other, manager, as, here } = arrived
    const second = await addChild(council, here.clock.now, worker)
    const open = [
      await inviteBy(at, council, invitedAddress(), [child]),
      await inviteBy(at, council, invitedAddress(), [child, second]),
    ]
    const { id: active, browser } = await atSetup(arrived)
    await confirmAll(browser, [child.id])
    await openAct(at, council, active, 'activate')
    await at.press('Activate')

    const mona = await as(manager)
    await mona.open(`/${council.slug}/staff/invitations`)
    await mona.press('Hand over a colleague’s invitations')
    expect(mona.text).toContain('Wendy Worker (2)')
    expect(mona.text).not.toContain('Olive Other')
    await mona.press('Hand over')
    expect(mona.summary.map(([field]) => field)).toEqual(['from', 'email'])
    const chosen = { 'Worker whose invitations they are': worker.id }
    await mona.fill({ ...chosen, 'The colleague’s whole email address': worker.email }).press('Hand over')
    expect(mona.summary[0]![1]).toContain('The invitation is this colleague’s already')
    await mona.fill({ ...chosen, 'The colleague’s whole email address': other.email }).press('Hand over')
    expect(mona.text).toContain('The invitations are your colleague’s now.')

    for (const id of open) {
      expect((await rowOf(id)).ownerId).toBe(other.id)
      expect((await trailOf(id)).at(-1)).toEqual({
        name: 'invitation.handed-over',
        accountId: manager.id,
        facts: JSON.stringify({ invitation: id, account: other.id }),
      })
    }
    expect((await rowOf(active)).ownerId).toBe(worker.id)
    const added = (await eventsAbout(council, other.id)).filter(({ name }) => name === 'record.worker-added')
    expect(added.map(({ facts }) => facts.record).sort()).toEqual([child.id, second.id].sort())
    const olive = await as(other)
    expect((await openAct(olive, council, open[1]!)).status).toBe(200)
    await at.open(`/${council.slug}/staff/invitations`)
    expect(at.page.querySelectorAll('tbody tr')).toHaveLength(1)
  })

  it('hands nothing to who would let themselves in', async () => {
    const arrived = await arrive(`hand-over-self-${how.htmx ? 'b' : 'a'}`, how)
    const { at, council, child, worker, other, manager, as } = arrived
    const id = await inviteBy(at, council, other.email, [child])
    const mona = await as(manager)
    await mona.open(page(council.slug))
    await mona
      .fill({ 'Worker whose invitations they are': worker.id, 'The colleague’s whole email address': other.email })
      .press('Hand over')
    expect(mona.summary[0]![1]).toContain('sent to this colleague’s own address')
    expect((await rowOf(id)).ownerId).toBe(worker.id)
  })
})

it('is bounded: the oldest go first, and the page says that there are more', async () => {
  const { at, council, child, worker, other, manager, as, here } = await arrive('hand-over-many')
  const id = await inviteBy(at, council, invitedAddress(), [child])
  const { person: _, emailIndex: __, ...row } = await rowOf(id)
  const younger = Array.from({ length: limits.invitation.mostHandedOver }, (_, after) => ({
    ...row,
    id: newId(),
    email: invitedAddress(),
    person: { given: 'Jane', surname: 'Beanstalk' },
    createdAt: here.clock.now + after + 1,
  }))
  for (const each of younger) {
    const invited = [{ id: newId(), recordId: child.id, relationship: 'parent', endsAt: null }]
    expect(await commit(db, addInvitation(db, keys, each, invited))).toBe(true)
  }
  const mona = await as(manager)
  const handOver = async () => {
    await mona.open(page(council.slug))
    await mona
      .fill({ 'Worker whose invitations they are': worker.id, 'The colleague’s whole email address': other.email })
      .press('Hand over')
  }
  await handOver()
  expect(mona.text).toContain('There are more: hand them over once again.')
  const left = () => db.select({ id: invitations.id }).from(invitations).where(eq(invitations.ownerId, worker.id))
  expect(await left()).toEqual([{ id: younger.at(-1)!.id }])
  await handOver()
  expect(mona.text).toContain('The invitations are your colleague’s now.')
  expect(await left()).toEqual([])
})

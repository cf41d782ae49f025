import { and, eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { accessGrants, events, messages, sessions } from '../../../src/db/schema.ts'
import { addChild, addSomebody, giveAccess, signedInAs } from '../../casework.ts'
import { own } from '../../steps.ts'
import { bindings, db, portal } from '../../visitor.ts'

const councils = own('access-end')
const norfolk = councils.find(({ records }) => records)!

async function atForm(how = {}, endsAt?: number) {
  const here = portal({ councils })
  const now = here.clock.now
  const worker = await addSomebody(norfolk, now, { role: 'worker', given: 'Wendy', surname: 'Worker' })
  const penny = await addSomebody(norfolk, now, { given: 'Penny', surname: 'Plumber' })
  const record = await addChild(norfolk, now, worker)
  const access = await giveAccess(norfolk, now, record, penny, endsAt)
  const at = `/${norfolk.slug}/staff/access/${access.id}/end`
  const come = async () => (await signedInAs(here, norfolk, worker, here.visitor(how))).open(at)
  return { here, now, worker, penny, record, access, at, come, visitor: await come() }
}
const grantOf = async (id: string) => (await db.select().from(accessGrants).where(eq(accessGrants.id, id)))[0]!
const endings = async (accountId: string) =>
  (
    await db
      .select()
      .from(events)
      .where(and(eq(events.accountId, accountId), eq(events.name, 'access.ended')))
  ).map(({ facts }) => JSON.parse(facts) as object)
const reason = 'Why does the access end?'

describe.each([{ htmx: false }, { htmx: true }])('ending access (htmx: $htmx)', (how) => {
  it('takes effect at once: every session ends, the reason is kept sealed, nobody is sent a message', async () => {
    const { here, visitor, penny, worker, record, access } = await atForm(how)
    const dashboard = `/${norfolk.slug}/records/${record.id}`
    const [phone, laptop] = [await signedInAs(here, norfolk, penny), await signedInAs(here, norfolk, penny)]
    expect((await phone.open(dashboard)).status).toBe(200)
    const live = await db.select().from(sessions).where(eq(sessions.accountId, penny.id))
    for (const { id, endedAt: _, endedWhy: __, ...copy } of live)
      await bindings.SESSIONS.put(`session:${id}`, JSON.stringify({ ...copy, factors: [] }), { expirationTtl: 3600 })

    expect(visitor.text).toContain('Penny Plumber will no longer see the record of Charlie Cherry.')
    expect(visitor.text).toContain('The person is not sent a message about this')
    expect(visitor.page.querySelector('#step .govuk-button--warning')?.text.trim()).toBe('End access')
    await visitor.fill({ [reason]: 'The court has decided' }).press('End access')
    expect(visitor.path).toBe(`/${norfolk.slug}/staff/records/${record.id}`)
    expect(visitor.text).toContain('The access was ended')
    expect(visitor.text).toContain('Ended on 21 Nov 2026. Reason: The court has decided')

    for (const browser of [phone, laptop]) expect((await browser.open(dashboard)).path).toBe(`/${norfolk.slug}/sign-in/password`)
    const ended = await db.select().from(sessions).where(eq(sessions.accountId, penny.id))
    expect(ended.map(({ endedWhy }) => endedWhy)).toEqual(['access-ended', 'access-ended'])
    for (const { id } of live) expect(await bindings.SESSIONS.get(`session:${id}`, 'json')).toBe(null)
    expect((await (await signedInAs(here, norfolk, penny)).open(dashboard)).status).toBe(404)

    const grant = await grantOf(access.id)
    expect([grant.endedBy, grant.endedAt]).toEqual([worker.id, here.clock.now])
    expect(grant.reason).not.toContain('court')
    expect(await endings(worker.id)).toEqual([{ record: record.id, account: penny.id, access: access.id }])
    expect(await db.select().from(messages).where(eq(messages.council, norfolk.slug))).toEqual([])
  })

  it('asks why', async () => {
    const { visitor, access } = await atForm(how)
    await visitor.fill({ [reason]: '  ' }).press('End access')
    expect(visitor.summary).toEqual([['reason', 'Say why the access ends']])
    await visitor.fill({ [reason]: 'x'.repeat(301) }).press('End access')
    expect(visitor.summary).toEqual([['reason', 'Shorten this to 300 characters or fewer']])
    expect((await grantOf(access.id)).endedAt).toBe(null)
  })
})

it('is done once by two at once, and says so to the other', async () => {
  const { come, worker } = await atForm()
  const both = [await come(), await come()]
  await Promise.all(both.map((visitor) => visitor.fill({ [reason]: 'Moved away' }).press('End access')))
  expect(both.map(({ status }) => status).sort()).toEqual([200, 422])
  const loser = both.find(({ status }) => status === 422)!
  expect(loser.summary).toEqual([['', 'This access has ended already']])
  expect(loser.text).toContain('There is nothing to end.')
  expect(await endings(worker.id)).toHaveLength(1)
})

it('has nothing to do where the access has run out', async () => {
  const { here, visitor, at } = await atForm({}, Date.UTC(2026, 10, 21, 9, 5))
  here.wait({ minutes: 5 })
  await visitor.open(at)
  expect(visitor.text).toContain('This access no longer stands.')
  expect(visitor.page.querySelector('#step')).toBe(null)
})

it('is for the record’s workers and for managers', async () => {
  const { here, now, at, access } = await atForm()
  for (const role of ['worker', 'administrator', undefined] as const) {
    const stranger = await signedInAs(here, norfolk, await addSomebody(norfolk, now, role ? { role } : {}))
    expect((await stranger.open(at)).status).toBe(404)
    expect((await stranger.post(at, { reason: 'x', submit: 'A'.repeat(43) })).status).toBe(404)
  }
  expect((await grantOf(access.id)).endedAt).toBe(null)
  const manager = await signedInAs(here, norfolk, await addSomebody(norfolk, now, { role: 'manager' }))
  await (await manager.open(at)).fill({ [reason]: 'Moved away' }).press('End access')
  expect((await grantOf(access.id)).endedAt).toBe(now)
})

import { and, desc, eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { listInvitations } from '../../../src/db/invitation-lists.ts'
import { accessGrants, events } from '../../../src/db/schema.ts'
import { standOf, stands } from '../../../src/domain/invitations.ts'
import { addChild } from '../../casework.ts'
import { arrive, atSetup, confirmAll, inviteBy, invitedAddress, invitedPerson, openAct } from '../../invitations.ts'
import { db, keys } from '../../visitor.ts'

describe.each([{ htmx: false }, { htmx: true }])('the list of invitations (htmx: $htmx)', (how) => {
  it('shows a worker their own, a manager everybody’s, and finds by a whole address', async () => {
    // A council of their own: a manager sees everything.
    const { at, council, child, other, manager, as, here } = await arrive(`invitations-list-${how.htmx ? 'b' : 'a'}`, how)
    const theirs = await addChild(council, here.clock.now, other, { given: 'Pedro', surname: 'Plumber' })
    const [mine, hers] = [invitedAddress(), invitedAddress()]
    await inviteBy(at, council, mine, [child])
    const olive = await as(other)
    await inviteBy(olive, council, hers, [theirs])
    const list = `/${council.slug}/staff/invitations`
    await at.open(list)
    expect(at.text).toContain('Charlie Cherry')
    expect(at.text).not.toContain('Pedro Plumber')
    const mona = await as(manager)
    await mona.open(list)
    for (const said of ['Charlie Cherry', 'Pedro Plumber', 'Wendy Worker', 'Olive Other']) expect(mona.text).toContain(said)

    await at.fill({ 'Find by the person’s whole email address': mine.toUpperCase() }).press('Find')
    expect(at.heading).toBe('Invitations to this address')
    expect(at.text).toContain('Charlie Cherry')
    expect(at.url).not.toContain('@')
    await at.fill({ 'Find by the person’s whole email address': hers }).press('Find')
    expect(at.text).toContain('There are no invitations here.')
    await at.fill({ 'Find by the person’s whole email address': 'jane' }).press('Find')
    expect(at.status).toBe(422)
    expect(at.summary[0]![0]).toBe('email')
    await mona.fill({ 'Find by the person’s whole email address': hers }).press('Find')
    expect(mona.text).toContain('Pedro Plumber')
  })

  it('puts what is to do next first, is filtered by where they stand, and comes in pages', async () => {
    const arrived = await arrive('invitations-list', how)
    const { at, council, child, here, worker, as } = arrived
    const confirmed = await atSetup(arrived)
    await confirmAll(confirmed.browser, [child.id])
    for (let sent = 0; sent < 26; sent++) {
      here.wait({ seconds: 1 })
      await inviteBy(at, council, invitedAddress(), [child])
    }
    await at.open(`/${council.slug}/staff/invitations`)
    const rows = () => at.page.querySelectorAll('tbody tr').map(({ textContent }) => textContent)
    expect(rows()).toHaveLength(20)
    expect(rows()[0]).toContain('waiting for you to activate')
    await at.press('Next page')
    expect(rows()).toHaveLength(7)
    await at.open(`/${council.slug}/staff/invitations?order=date&page=2`)
    expect(rows().at(-1)).toContain('waiting for you to activate')
    await at.open(`/${council.slug}/staff/invitations`)
    await at.press('Confirmed: waiting for you to activate')
    expect(rows()).toHaveLength(1)
    await at.open(`/${council.slug}/staff/invitations?stand=nonsense&page=-3`)
    expect(rows()).toHaveLength(20)

    const overview = await as(worker)
    await overview.open(`/${council.slug}/staff`)
    expect(overview.text).toContain('Confirmed: waiting for you to activate (1)')
    expect(overview.text).toContain('Sent: waiting for the person to read the code out (26)')
    expect(overview.page.querySelectorAll('main section li')).toHaveLength(6)
    const all = `/${council.slug}/staff/invitations?stand=code`
    expect(overview.page.querySelectorAll('main section p a').map((link) => link.getAttribute('href'))).toEqual([all])
    expect(overview.text).not.toContain('Wendy Worker')
    await overview.press('Jane Beanstalk (Charlie Cherry)')
    expect(overview.path).toBe(`/${council.slug}/staff/invitations/${confirmed.id}`)
  })
})

it('stands where the rules say, as the database computes it', async () => {
  const arrived = await arrive('invitations-list')
  const { at, council, child, here, worker } = arrived
  const more = () => addChild(council, here.clock.now, worker)
  const children = await Promise.all(Array.from({ length: 6 }, more))
  // One of each: sent, tried out, verified, accepted, confirmed, declined, active, ended, withdrawn; and, later, expired.
  await inviteBy(at, council, invitedAddress(), [child])
  const tried = await inviteBy(at, council, invitedAddress(), [child])
  await openAct(at, council, tried, 'code')
  for (let times = 0; times < 5; times++) await at.fill({ 'Unique code': 'CCCCCCCC' }).press('Check code')
  await invitedPerson(arrived, [children[0]!])
  await atSetup(arrived, [children[1]!])
  await confirmAll((await atSetup(arrived, [children[2]!])).browser, [children[2]!.id])
  const no = await atSetup(arrived, [children[3]!])
  await no.browser.type({ [`answer-${children[3]!.id}`]: 'no' }).press('Confirm')
  await no.browser.press('Submit')
  const done = await atSetup(arrived, [children[4]!])
  await confirmAll(done.browser, [children[4]!.id])
  await openAct(at, council, done.id, 'activate')
  await at.press('Activate')
  const over = await atSetup(arrived, [children[5]!])
  await confirmAll(over.browser, [children[5]!.id])
  await openAct(at, council, over.id, 'activate')
  await at.press('Activate')
  await db.update(accessGrants).set({ endedAt: here.clock.now }).where(eq(accessGrants.accountId, over.person.id))
  const gone = await inviteBy(at, council, invitedAddress(), [child])
  await openAct(at, council, gone, 'withdraw')
  await at.press('Withdraw')

  const seen = new Set<string>()
  for (const now of [here.clock.now, here.clock.now + 15 * 24 * 60 * 60_000]) {
    for (const stand of stands) {
      const scope = { council: council.slug, staffId: worker.id }
      const rows = await listInvitations(db, keys, scope, { stand, order: 'next', offset: 0, most: 50, now })
      for (const row of rows) expect(standOf(row, now)).toBe(stand)
      if (rows.length > 0) seen.add(stand)
    }
    const all = await listInvitations(
      db,
      keys,
      { council: council.slug, staffId: worker.id },
      { order: 'next', offset: 0, most: 50, now },
    )
    const order = all.map((row) => stands.indexOf(standOf(row, now)))
    expect(order).toEqual([...order].sort((a, b) => a - b))
  }
  expect([...seen].sort()).toEqual([...stands].sort())
})

describe.each([{ htmx: false }, { htmx: true }])('looking an address up (htmx: $htmx)', (how) => {
  const searched = async (slug: string) => {
    const mine = and(eq(events.council, slug), eq(events.name, 'invitation.searched'))
    return (await db.select().from(events).where(mine).orderBy(desc(events.number))).map(({ accountId, facts }) => [
      accountId,
      facts,
    ])
  }

  it('is an event, without the address; what was found has pages, and sends nothing again', async () => {
    const { at, council, child, worker, other, as, here } = await arrive('invitations-list', how)
    const email = invitedAddress()
    for (let sent = 0; sent < 21; sent++) {
      const id = await inviteBy(at, council, email, [sent ? await addChild(council, here.clock.now, worker) : child])
      expect(id).toBeTruthy()
    }
    await at.open(`/${council.slug}/staff/invitations`)
    await at.fill({ 'Find by the person’s whole email address': email.toUpperCase() }).press('Find')
    expect(at.text).toContain(email.toUpperCase())
    expect((await searched(council.slug))[0]).toEqual([worker.id, JSON.stringify({ found: true })])
    expect(at.page.querySelectorAll('tbody tr')).toHaveLength(20)
    expect(at.url).not.toMatch(/@|%40/)
    const [before, found] = [(await searched(council.slug)).length, at.url]
    await at.press('Next page')
    expect(at.heading).toBe('Invitations to this address')
    expect(at.page.querySelectorAll('tbody tr')).toHaveLength(1)
    expect(await searched(council.slug)).toHaveLength(before)
    // Sealed for who searched: it opens nothing for anybody else.
    const olive = await as(other)
    await olive.open(found)
    expect(olive.heading).toBe('Invitations')
    expect(olive.html).not.toContain(email.toUpperCase())

    await olive.fill({ 'Find by the person’s whole email address': email }).press('Find')
    expect(olive.text).toContain('There are no invitations here.')
    expect((await searched(council.slug))[0]).toEqual([other.id, JSON.stringify({ found: false })])
  })
})

it('names the worker of what is to do to their manager, and nothing that waits for the person', async () => {
  const arrived = await arrive('invitations-list-todo')
  const { council, manager, as } = arrived
  await invitedPerson(arrived)
  await atSetup(arrived)
  const mona = await as(manager)
  await mona.open(`/${council.slug}/staff`)
  expect(mona.text).toContain('There is nothing to do at the moment.')
  await inviteBy(arrived.at, council, invitedAddress(), [arrived.child])
  await mona.open(`/${council.slug}/staff`)
  expect(mona.text).toContain('Jane Beanstalk (Charlie Cherry), since 21 Nov 2026')
  expect(mona.text).toContain('worker: Wendy Worker')
})

it('is for who works on records', async () => {
  const { council, administrator, as, here } = await arrive('invitations-list')
  for (const path of ['', '/new', '/x', '/x/code']) {
    const nobody = await (await as(administrator)).open(`/${council.slug}/staff/invitations${path}`)
    expect(nobody.status).toBe(404)
    await here.visitor().open(`/${council.slug}/staff/invitations${path}`)
  }
  const stranger = await here.visitor().open(`/${council.slug}/staff/invitations`)
  expect(stranger.url).toContain('/sign-in/password?notice=sign-in-first')
})

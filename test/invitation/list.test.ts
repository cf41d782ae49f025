import { and, eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { commit } from '../../src/db/client.ts'
import { accessGrants } from '../../src/db/schema.ts'
import { changeContact } from '../../src/db/staff.ts'
import { addChild, addSomebody } from '../casework.ts'
import { arrive, atSetup, confirmAll, inviteBy, invitedPerson, openAct, rowOf, trailOf, verify } from '../invitations.ts'
import { db, keys } from '../visitor.ts'

describe.each([{ htmx: false }, { htmx: true }])('a person’s own invitations (htmx: $htmx)', (how) => {
  it('say where they stand at every step, what happens next, and who to call', async () => {
    const { at, council, child, worker, as, here } = await arrive('invitation-list', how)
    const contact = { title: 'Social worker', phone: '01603 222 222' }
    await commit(db, [changeContact(db, keys, council.slug, worker.id, contact)])
    const person = await addSomebody(council, here.clock.now, { given: 'Jane', surname: 'Beanstalk' })
    const browser = await as(person)
    const look = async () => (await browser.open(`/${council.slug}/invitation`)).text
    expect(await look()).toContain('There is no invitation for your email address.')

    const id = await inviteBy(at, council, person.email.toUpperCase(), [child])
    const first = await look()
    for (const said of ['Waiting for you to tell your worker the unique code', 'Wendy Worker, Social worker', '01603 222 222'])
      expect(first).toContain(said)
    // Until the code was read out, nobody knows that this is the right address.
    expect(browser.html).not.toMatch(/Charlie|Cherry/)

    await verify(at, council, id, person.email.toUpperCase())
    expect(await look()).toContain('Ready to be accepted')
    expect(browser.text).toContain('Charlie Cherry')
    await browser.press('Accept invitation')
    expect(browser.heading).toBe('Account setup')
    expect(await rowOf(id)).toMatchObject({ status: 'accepted', accountId: person.id })
    expect(await look()).toContain('Waiting for you at Account setup')
    await browser.press('Go to Account setup')
    await confirmAll(browser, [child.id])
    expect(browser.text).toContain('You may now log out.')
    expect(await look()).toContain('Waiting for your worker to activate your access')
    await openAct(at, council, id, 'activate')
    await at.press('Activate')
    expect(await look()).toContain('Your access is ready to use.')
    await browser.press('Go to my records')
    expect(browser.text).toContain('Charlie Cherry')
  })

  it.each(['ended', 'run out'])('say that access is over once all of it was %s, and so does the worker’s page', async (why) => {
    const arrived = await arrive('invitation-list', how)
    const { at, council, child, worker, here, as } = arrived
    const second = await addChild(council, here.clock.now, worker, { given: 'Pedro', surname: 'Plumber' })
    const { id, person, browser } = await atSetup(arrived, [child, second])
    await confirmAll(browser, [child.id, second.id])
    await openAct(at, council, id, 'activate')
    await at.press('Activate')
    const over = why === 'ended' ? { endedAt: here.clock.now } : { endsAt: here.clock.now }
    const end = (recordId: string) =>
      db
        .update(accessGrants)
        .set(over)
        .where(and(eq(accessGrants.accountId, person.id), eq(accessGrants.recordId, recordId)))
    await end(child.id)
    // One of two is left.
    await browser.open(`/${council.slug}/invitation`)
    expect(browser.text).toContain('Your access is ready to use.')
    expect((await openAct(at, council, id)).text).toContain('Active: the person has access')
    await end(second.id)
    await browser.open(`/${council.slug}/invitation`)
    expect(browser.text).toContain('You no longer have access to the records of this invitation.')
    expect(browser.html).not.toMatch(/Your access is ready|Go to my records|Charlie|Pedro/)
    await browser.open(`/${council.slug}/records`)
    expect(browser.path).toBe(`/${council.slug}/records`)
    expect((await openAct(at, council, id)).text).toContain('Ended: the person no longer has access')
    expect(at.text).not.toContain('The person has access.')
    // In the list and its filter, too.
    const wendy = await as(worker)
    await wendy.open(`/${council.slug}/staff/invitations?stand=ended`)
    expect(wendy.page.querySelectorAll('tbody a').map((link) => link.getAttribute('href'))).toContain(
      `/${council.slug}/staff/invitations/${id}`,
    )
    await wendy.open(`/${council.slug}/staff/invitations?stand=active`)
    expect(wendy.html).not.toContain(id)
  })

  it('put what goes on first, and leave out what was withdrawn before its code was right', async () => {
    const arrived = await arrive('invitation-list', how)
    const { at, council, worker, here } = arrived
    const { id, browser, person } = await invitedPerson(arrived)
    here.wait({ seconds: 1 })
    const second = await addChild(council, here.clock.now, worker)
    const no = await inviteBy(at, council, person.email, [second])
    await openAct(at, council, no, 'withdraw')
    await at.press('Withdraw')
    const sections = async () => {
      await browser.open(`/${council.slug}/invitation`)
      return browser.page.querySelectorAll('.own-invitation h2').map(({ id: heading }) => heading.replace('invitation-', ''))
    }
    expect(await sections()).toEqual([id])
    const verified = await inviteBy(at, council, person.email, [second])
    await verify(at, council, verified, person.email)
    await openAct(at, council, verified, 'withdraw')
    await at.press('Withdraw')
    expect(await sections()).toEqual([id, verified])
    expect(browser.text).not.toContain('contact your worker')
  })

  it('are nobody else’s', async () => {
    const arrived = await arrive('invitation-list', how)
    const { council, here, as } = arrived
    const { id } = await invitedPerson(arrived)
    const other = await as(await addSomebody(council, here.clock.now, { given: 'Bob' }))
    await other.open(`/${council.slug}/invitation`)
    expect(other.text).toContain('There is no invitation for your email address.')
    await other.post(`/${council.slug}/invitation`, { invitation: id })
    expect((await rowOf(id)).status).toBe('verified')
    const stranger = here.visitor(how)
    for (const path of ['', '/setup', '/submit']) {
      await stranger.open(`/${council.slug}/invitation${path}`)
      expect(stranger.url).toContain('/sign-in/password?notice=sign-in-first')
    }
  })

  it('that are withdrawn, or expired, say so and can no longer be accepted', async () => {
    const arrived = await arrive('invitation-list', how)
    const { at, council, as, here } = arrived
    const { id, browser, person } = await invitedPerson(arrived)
    const late = await invitedPerson(arrived)
    await browser.open(`/${council.slug}/invitation`)
    await openAct(at, council, id, 'withdraw')
    await at.press('Withdraw')
    await browser.press('Accept invitation')
    expect(browser.text).toContain('Your worker has withdrawn this invitation.')
    expect(browser.html).not.toContain('Charlie Cherry')
    expect((await trailOf(id)).at(-1)!.name).toBe('invitation.withdrawn')
    here.wait({ hours: 14 * 24 })
    const jane = await as(late.person)
    await jane.open(`/${council.slug}/invitation`)
    expect(jane.text).toContain('The code or link was not used in time.')
    await jane.open(`/${council.slug}/invitation/setup`)
    expect(jane.path).toBe(`/${council.slug}/invitation`)
    await (await as(person)).open(`/${council.slug}/invitation/setup`)
  })
})

it('accepted twice at once is accepted once', async () => {
  const arrived = await arrive('invitation-list')
  const { council, as } = arrived
  const { id, person } = await invitedPerson(arrived)
  const browsers = [await as(person), await as(person)]
  for (const browser of browsers) await browser.open(`/${council.slug}/invitation`)
  await Promise.all(browsers.map((browser) => browser.press('Accept invitation')))
  expect((await trailOf(id)).filter(({ name }) => name === 'invitation.accepted')).toHaveLength(1)
})

it('bring who has no record yet from "My records" to Account setup', async () => {
  const arrived = await arrive('invitation-list')
  const { council } = arrived
  const { browser } = await atSetup(arrived)
  await browser.open(`/${council.slug}/records`)
  expect(browser.heading).toBe('Account setup')
})

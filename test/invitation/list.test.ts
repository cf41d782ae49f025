import { describe, expect, it } from 'vitest'
import { commit } from '../../src/db/client.ts'
import { changeContact } from '../../src/db/staff.ts'
import { addSomebody } from '../casework.ts'
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

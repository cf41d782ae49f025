import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { commit } from '../../../src/db/client.ts'
import { removeRecordWorker } from '../../../src/db/records.ts'
import { accessGrants } from '../../../src/db/schema.ts'
import { addChild, addSomebody, giveAccess } from '../../casework.ts'
import { arrive, atSetup, confirmAll, inviteBy, linkFor, meanwhile, openAct, rowOf, trailOf, verify } from '../../invitations.ts'
import { db, type Visitor } from '../../visitor.ts'

const grantsOf = (accountId: string) => db.select().from(accessGrants).where(eq(accessGrants.accountId, accountId))

describe.each([{ htmx: false }, { htmx: true }])('activating (htmx: $htmx)', (how) => {
  it('gives access to what the person said Yes to, and tells them', async () => {
    const arrived = await arrive('invitations-activate', how)
    const { at, council, child, worker, here } = arrived
    const second = await addChild(council, here.clock.now, worker, { given: 'Pedro', surname: 'Plumber' })
    const { id, person, browser } = await atSetup(arrived, [child, second])
    browser.type({ [`record-${child.id}`]: 'yes', [`answer-${child.id}`]: 'yes', [`answer-${second.id}`]: 'no' })
    await browser.press('Confirm')
    await browser.press('Submit')
    expect(await grantsOf(person.id)).toEqual([])

    // What was answered No is nowhere among what there will be access to.
    const rows = (visitor: Visitor) =>
      visitor.page
        .querySelectorAll('.govuk-summary-list__row')
        .map(({ textContent: innerText }) => innerText.replace(/\s+/g, ' ').trim())
    await browser.open(`/${council.slug}/invitation`)
    expect(rows(browser)).toEqual(expect.arrayContaining(['RecordsCharlie Cherry', 'You do not want access toPedro Plumber']))
    await at.open(`/${council.slug}/staff`)
    expect(at.text).toContain('(Charlie Cherry)')
    await openAct(at, council, id)
    expect(at.text).toContain('Confirmed: waiting for you to activate')
    await at.press('Activate')
    expect(at.text).toContain('Charlie Cherry: Parent')
    expect(rows(at)).toEqual(expect.arrayContaining(['RecordsCharlie Cherry', 'Answered NoPedro Plumber']))
    await at.press('Activate')
    expect(at.text).toContain('The person has access now')
    expect(await grantsOf(person.id)).toMatchObject([
      { recordId: child.id, relationship: 'parent', grantedBy: worker.id, startsAt: here.clock.now, endsAt: null, endedAt: null },
    ])
    const [mail] = await at.messages(person.email)
    expect(mail!.subject).toBe("New Children's Services Online activation")
    expect(mail!.text).toContain(`/${council.slug}/sign-in`)
    expect((await trailOf(id)).slice(-2)).toEqual([
      { name: 'invitation.activated', accountId: worker.id, facts: JSON.stringify({ invitation: id }) },
      {
        name: 'invitation.access-given',
        accountId: worker.id,
        facts: JSON.stringify({ invitation: id, record: child.id, account: person.id }),
      },
    ])
    await browser.open(`/${council.slug}/records`)
    expect(browser.text).toContain('Charlie Cherry')
    expect(browser.text).not.toContain('Pedro Plumber')
  })

  it('does not happen before the person has confirmed', async () => {
    const arrived = await arrive('invitations-activate', how)
    const { at, council } = arrived
    const { id, person } = await atSetup(arrived)
    await openAct(at, council, id, 'activate')
    expect(at.text).toContain('That can no longer be done.')
    await at.post(`/${council.slug}/staff/invitations/${id}/activate`, { submit: 'x'.repeat(43), version: '3' })
    expect(at.status).toBe(422)
    expect(await grantsOf(person.id)).toEqual([])
  })

  it('is not done by the person who was invited, who may be staff', async () => {
    const arrived = await arrive('invitations-activate', how)
    const { as, at, child, council, manager } = arrived
    const id = await inviteBy(at, council, manager.email, [child])
    await verify(at, council, id, manager.email)
    const browser = await as(manager)
    await browser.open(await linkFor(browser, manager.email))
    await browser.press('Accept invitation')
    await confirmAll(browser, [child.id])
    await openAct(browser, council, id, 'activate')
    await browser.press('Activate')
    expect(browser.status).toBe(422)
    expect(browser.text).toContain('You cannot give access to yourself.')
    expect(await grantsOf(manager.id)).toEqual([])
    await openAct(at, council, id, 'activate')
    await at.press('Activate')
    expect(await grantsOf(manager.id)).toHaveLength(1)
  })

  it('is not done by who no longer works on the record', async () => {
    const during = meanwhile()
    const arrived = await arrive('invitations-activate', { ...how, connect: during.connect })
    const { at, council, child, worker, manager, as } = arrived
    const { id, person, browser } = await atSetup(arrived)
    await confirmAll(browser, [child.id])
    await openAct(at, council, id, 'activate')
    const form = at.fields()
    // Taken off it after the form was looked at, before it is written.
    during.state.happens = () => commit(db, [removeRecordWorker(db, child.id, worker.id)])
    await at.press('Activate')
    expect(at.status).toBe(404)
    for (const send of [
      () => openAct(at, council, id, 'activate'),
      () => at.post(`/${council.slug}/staff/invitations/${id}/activate`, form, false),
    ])
      expect((await send()).status).toBe(404)
    expect(await grantsOf(person.id)).toEqual([])
    expect((await rowOf(id)).status).toBe('confirmed')
    const mona = await as(manager)
    await openAct(mona, council, id, 'activate')
    await mona.press('Activate')
    expect(await grantsOf(person.id)).toHaveLength(1)
  })

  it('leaves out what the person has come to have meanwhile', async () => {
    const arrived = await arrive('invitations-activate', how)
    const { at, council, child, here } = arrived
    const { id, person, browser } = await atSetup(arrived)
    await confirmAll(browser, [child.id])
    await giveAccess(council, here.clock.now, child, person)
    await openAct(at, council, id, 'activate')
    await at.press('Activate')
    expect((await rowOf(id)).status).toBe('active')
    expect(await grantsOf(person.id)).toHaveLength(1)
  })
})

it('twice at once gives access once', async () => {
  const arrived = await arrive('invitations-activate')
  const { council, child, worker, manager, as } = arrived
  const { id, person, browser } = await atSetup(arrived)
  await confirmAll(browser, [child.id])
  const browsers = [await as(worker), await as(manager)]
  for (const each of browsers) await openAct(each, council, id, 'activate')
  await Promise.all(browsers.map((each) => each.press('Activate')))
  expect(await grantsOf(person.id)).toHaveLength(1)
  const mails = (await browser.messages(person.email)).filter(({ subject }) => subject.startsWith('New'))
  expect(mails).toHaveLength(1)
})

it('is too late when the last day has passed', async () => {
  const arrived = await arrive('invitations-activate')
  const { council, child, here, at, worker, as } = arrived
  const person = await addSomebody(council, here.clock.now, { given: 'Jane', surname: 'Beanstalk' })
  const id = await inviteBy(at, council, person.email, [child], { 'ends-1': '2026-11-21' })
  await verify(at, council, id, person.email)
  const browser = await as(person)
  await browser.open(`/${council.slug}/invitation`)
  await browser.press('Accept invitation')
  await confirmAll(browser, [child.id])
  here.wait({ hours: 15 })
  const later = await as(worker)
  await openAct(later, council, id, 'activate')
  await later.press('Activate')
  expect(later.summary[0]![1]).toContain('The last day of this access has passed.')
  expect(await grantsOf(person.id)).toEqual([])
})

import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { commit } from '../../src/db/client.ts'
import { addInvitation } from '../../src/db/invitations.ts'
import { newId } from '../../src/db/keys.ts'
import { accessGrants, invitationRecords, invitations } from '../../src/db/schema.ts'
import { addChild, addSomebody } from '../casework.ts'
import { arrive, atSetup, confirmAll, inviteBy, invitedAddress, openAct, rowOf, trailOf, verify } from '../invitations.ts'
import { db, keys } from '../visitor.ts'

const answersOf = async (id: string) =>
  Object.fromEntries(
    (await db.select().from(invitationRecords).where(eq(invitationRecords.invitationId, id))).map((each) => [
      each.recordId,
      each.answer,
    ]),
  )

/** A second invitation like one that is there, to the same record: the rules allow none, so it is put there past them. */
async function addTwin(id: string, recordId: string, email: string) {
  const { emailIndex: _, ...row } = await rowOf(id)
  const twin = newId()
  const invitation = { ...row, id: twin, link: null, email, person: { given: 'Jane', surname: 'Beanstalk' } }
  expect(await commit(db, addInvitation(db, keys, invitation, []))).toBe(true)
  await db.insert(invitationRecords).values({ id: newId(), invitationId: twin, recordId, relationship: 'carer' })
  return twin
}

describe.each([{ htmx: false }, { htmx: true }])('Account setup (htmx: $htmx)', (how) => {
  it('is the guide’s: tick the record, Yes, Confirm, then Submit in the dialog', async () => {
    const arrived = await arrive('invitation-setup', how)
    const { council, child } = arrived
    const { id, browser, person } = await atSetup(arrived)
    expect(browser.heading).toBe('Account setup')
    await browser.fill({ 'Charlie Cherry': 'yes', 'Do you want access to Charlie Cherry?': 'yes' }).press('Confirm')
    expect(browser.path).toBe(`/${council.slug}/invitation/submit`)
    const dialog = browser.page.querySelector('dialog[open]')!
    expect(dialog.textContent).toContain('Charlie Cherry')
    expect(browser.page.getElementById(dialog.getAttribute('aria-labelledby')!)!.textContent).toBe('Please check your answers')
    expect(await rowOf(id)).toMatchObject({ status: 'accepted' })
    expect(await answersOf(id)).toEqual({ [child.id]: null })

    await browser.press('Submit')
    expect(browser.text).toContain('You may now log out.')
    expect(browser.text).toContain('Waiting for your worker to activate your access')
    expect(await rowOf(id)).toMatchObject({ status: 'confirmed', accountId: person.id })
    expect(await answersOf(id)).toEqual({ [child.id]: 'yes' })
    expect((await trailOf(id)).at(-1)).toEqual({
      name: 'invitation.confirmed',
      accountId: person.id,
      facts: JSON.stringify({ invitation: id }),
    })
    // What is done is done: the page leads to where it stands.
    await browser.open(`/${council.slug}/invitation/setup`)
    expect(browser.path).toBe(`/${council.slug}/invitation`)
  })

  it('says kindly what is missing', async () => {
    const arrived = await arrive('invitation-setup', how)
    const { child, council, worker, here } = arrived
    const second = await addChild(council, here.clock.now, worker, { given: 'Pedro', surname: 'Plumber' })
    const { id, browser } = await atSetup(arrived, [child, second])
    await browser.press('Confirm')
    expect(browser.status).toBe(422)
    expect(browser.summary).toEqual([
      [`record-${child.id}`, 'Tick the box next to the name of the record, then choose Yes from the list'],
    ])
    await browser.fill({ 'Charlie Cherry': 'yes', 'Do you want access to Pedro Plumber?': 'yes' }).press('Confirm')
    expect(browser.summary.map(([field]) => field)).toEqual([`answer-${child.id}`, `record-${second.id}`])
    expect(browser.beside(`answer-${child.id}`)).toContain('You ticked this record. Choose Yes')
    expect(browser.beside(`record-${second.id}`)).toContain('You chose Yes. Tick the box')
    expect(browser.page.getElementById(`record-${child.id}`)!.hasAttribute('checked')).toBe(true)
    expect(browser.value(`answer-${second.id}`)).toBe('yes')
    browser.type({ [`answer-${child.id}`]: 'yes', [`answer-${second.id}`]: '' })
    await browser.press('Confirm')
    expect(browser.summary).toEqual([
      [`answer-${second.id}`, expect.stringContaining('Choose Yes or No for this record as well')],
    ])
    expect((await rowOf(id)).status).toBe('accepted')
  })

  it('can be cancelled at the dialog, with the answers as they were', async () => {
    const arrived = await arrive('invitation-setup', how)
    const { child } = arrived
    const { id, browser } = await atSetup(arrived)
    browser.type({ [`record-${child.id}`]: 'yes', [`answer-${child.id}`]: 'yes' })
    await browser.press('Confirm')
    await browser.press('Cancel')
    expect(browser.page.getElementById(`record-${child.id}`)!.hasAttribute('checked')).toBe(true)
    expect(browser.value(`answer-${child.id}`)).toBe('yes')
    expect((await rowOf(id)).status).toBe('accepted')
  })

  it('ends without access where every answer is No', async () => {
    const arrived = await arrive('invitation-setup', how)
    const { child, at, council } = arrived
    const { id, browser } = await atSetup(arrived)
    await browser.fill({ 'Do you want access to Charlie Cherry?': 'no' }).press('Confirm')
    expect(browser.text).toContain('You do not want access to')
    await browser.press('Submit')
    expect(browser.text).toContain('You said No, so you have been given no access.')
    expect((await rowOf(id)).status).toBe('declined')
    expect(await answersOf(id)).toEqual({ [child.id]: 'no' })
    await openAct(at, council, id)
    expect(at.text).toContain('Declined by the person')
  })

  it('shows two invitations together, of which one can wait', async () => {
    const arrived = await arrive('invitation-setup', how)
    const { child, council, at, worker, here } = arrived
    const { id, browser, person } = await atSetup(arrived)
    const second = await addChild(council, here.clock.now, worker, { given: 'Pedro', surname: 'Plumber' })

    const other = await inviteBy(at, council, person.email, [second])
    await verify(at, council, other, person.email)
    await browser.open(`/${council.slug}/invitation`)
    await browser.press('Accept invitation')
    for (const said of ['Charlie Cherry', 'Pedro Plumber']) expect(browser.text).toContain(said)
    await confirmAll(browser, [child.id])
    expect((await rowOf(id)).status).toBe('confirmed')
    expect((await rowOf(other)).status).toBe('accepted')
    await browser.open(`/${council.slug}/invitation/setup`)
    expect(browser.text).not.toContain('Charlie Cherry')
    await confirmAll(browser, [second.id])
    expect((await rowOf(other)).status).toBe('confirmed')
  })

  it('shows a record once that stands in two invitations, and gives access to it once', async () => {
    const arrived = await arrive('invitation-setup', how)
    const { child, council, at } = arrived
    const { id, browser, person } = await atSetup(arrived)
    const twin = await addTwin(id, child.id, person.email)
    await browser.open(`/${council.slug}/invitation/setup`)
    expect(browser.page.querySelectorAll('input[type=checkbox]')).toHaveLength(1)
    await confirmAll(browser, [child.id])
    for (const each of [id, twin]) {
      expect(await answersOf(each)).toEqual({ [child.id]: 'yes' })
      await openAct(at, council, each, 'activate')
      await at.press('Activate')
      expect((await rowOf(each)).status).toBe('active')
    }
    expect(await db.select().from(accessGrants).where(eq(accessGrants.accountId, person.id))).toHaveLength(1)
  })

  it('is not for who has only the index of an address: the sealed address counts', async () => {
    const arrived = await arrive('invitation-setup', how)
    const { child, council } = arrived
    const { id, browser } = await atSetup(arrived)
    const forged = await addTwin(id, child.id, invitedAddress())
    await db
      .update(invitations)
      .set({ emailIndex: (await rowOf(id)).emailIndex })
      .where(eq(invitations.id, forged))
    await browser.open(`/${council.slug}/invitation/setup`)
    await confirmAll(browser, [child.id])
    expect((await rowOf(id)).status).toBe('confirmed')
    expect((await rowOf(forged)).status).toBe('accepted')
  })

  it('looks at the answers again when they are submitted', async () => {
    const arrived = await arrive('invitation-setup', how)
    const { child, council, as, here, at } = arrived
    const { id, browser } = await atSetup(arrived)
    const path = `/${council.slug}/invitation/submit`
    const yes = { [`record-${child.id}`]: 'yes', [`answer-${child.id}`]: 'yes' }
    await browser.open(`${path}?answer-${child.id}=yes`)
    expect(browser.path).toBe(`/${council.slug}/invitation/setup`)
    await browser.post(path, { submit: 'y'.repeat(43), [`answer-${child.id}`]: 'yes' })
    expect(browser.status).toBe(422)
    const other = await as(await addSomebody(council, here.clock.now))
    await other.open(`/${council.slug}/invitation`)
    await other.post(path, { submit: 'z'.repeat(43), ...yes })
    expect((await rowOf(id)).status).toBe('accepted')

    browser.type({})
    await browser.open(`${path}?${new URLSearchParams(yes)}`)
    await openAct(at, council, id, 'withdraw')
    await at.press('Withdraw')
    await browser.press('Submit')
    expect(browser.page.querySelector('[role=status].govuk-inset-text')!.textContent).toContain('Your answers were not sent')
    expect(browser.text).toContain('Your worker has withdrawn this invitation.')
    expect((await rowOf(id)).status).toBe('withdrawn')
  })
})

it('submitted twice at once is submitted once', async () => {
  const arrived = await arrive('invitation-setup')
  const { child, as, council } = arrived
  const { id, person } = await atSetup(arrived)
  const browsers = [await as(person), await as(person)]
  for (const browser of browsers) {
    await browser.open(`/${council.slug}/invitation/setup`)
    browser.type({ [`record-${child.id}`]: 'yes', [`answer-${child.id}`]: 'yes' })
    await browser.press('Confirm')
  }
  await Promise.all(browsers.map((browser) => browser.press('Submit')))
  expect((await trailOf(id)).filter(({ name }) => name === 'invitation.confirmed')).toHaveLength(1)
  expect((await rowOf(id)).status).toBe('confirmed')
})

import { and, eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { commit } from '../../../src/db/client.ts'
import { addRecordWorker, removeRecordWorker } from '../../../src/db/records.ts'
import { recordWorkers } from '../../../src/db/schema.ts'
import { removeStaff } from '../../../src/db/staff.ts'
import { limits } from '../../../src/domain/limits.ts'
import { outbox } from '../../../src/senders/outbox.ts'
import type { Sender } from '../../../src/senders/sender.ts'
import { addChild, addSomebody, giveAccess, signedInAs } from '../../casework.ts'
import {
  arrive,
  atSetup,
  confirmAll,
  inviteBy,
  invitedAddress,
  invitedPerson,
  linkFor,
  openAct,
  rowOf,
  trailOf,
  uniqueCode,
  verify,
} from '../../invitations.ts'
import { eventsAbout } from '../../staff.ts'
import { db } from '../../visitor.ts'

/** A provider that takes nothing while its post does not work. */
const unreliable = ({ local: _, ...sender }: Sender, post: { works: boolean }): Sender => ({
  ...sender,
  send: async (delivery) => (post.works ? sender.send(delivery) : { ok: false, why: 'unreachable' }),
})

describe.each([{ htmx: false }, { htmx: true }])('what a worker does about an invitation (htmx: $htmx)', (how) => {
  it('corrects the address: the old code is dead, a new one goes to the new address', async () => {
    const { at, council, child } = await arrive('invitations-one', how)
    const [wrong, right] = [invitedAddress(), invitedAddress()]
    const id = await inviteBy(at, council, wrong, [child])
    const old = await uniqueCode(at, wrong)
    await openAct(at, council, id)
    await at.press('Correct the email address')
    expect(at.value('email')).toBe(wrong)
    await at.press('Correct and send a new code')
    expect(at.summary[0]![1]).toContain('The invitation goes to this address already')
    await at.fill({ 'Right email address': right }).press('Correct and send a new code')
    expect(at.text).toContain('The address is corrected, and a new code has been sent there.')
    expect(at.text).toContain(right)
    await openAct(at, council, id, 'code')
    await at.fill({ 'Unique code': old }).press('Check code')
    expect(at.summary[0]![1]).toContain('That is not the code')
    await verify(at, council, id, right)
    expect(at.text).toContain('The code was right.')
    expect(await linkFor(at, right)).toBeTruthy()
    expect((await trailOf(id)).map(({ name }) => name)).toContain('invitation.readdressed')
    expect(JSON.stringify(await trailOf(id))).not.toContain('@')
  })

  it('is told what was done for as long as that is where it stands', async () => {
    const { at, council, child } = await arrive('invitations-one', how)
    const email = invitedAddress()
    const id = await inviteBy(at, council, email, [child])
    const sent = `/${council.slug}/staff/invitations/${id}?done=sent`
    expect((await at.open(sent)).text).toContain('The invitation has been sent.')
    for (const unknown of ['constructor', '__proto__', 'nothing'])
      expect((await at.open(sent.replace('sent', unknown))).status, unknown).toBe(200)
    await verify(at, council, id, email)
    expect(at.text).toContain('The code was right.')
    expect((await at.open(sent)).text).not.toContain('The invitation has been sent.')
  })

  it('corrects it after the code was right: the link is dead too', async () => {
    const arrived = await arrive('invitations-one', how)
    const { at, council, here } = arrived
    const { id, person } = await invitedPerson(arrived)
    const link = await linkFor(at, person.email)
    await openAct(at, council, id, 'address')
    await at.fill({ 'Right email address': invitedAddress() }).press('Correct and send a new code')
    expect(await rowOf(id)).toMatchObject({ status: 'sent', link: null, accountId: null })
    expect((await here.visitor().open(link)).heading).toBe('This link does not work')
  })

  it('does not correct it to who has access, or an invitation, already', async () => {
    const { at, council, child, here } = await arrive('invitations-one', how)
    const id = await inviteBy(at, council, invitedAddress(), [child])
    const invited = invitedAddress()
    await inviteBy(at, council, invited, [child])
    const parent = await addSomebody(council, here.clock.now)
    await giveAccess(council, here.clock.now, child, parent)
    await openAct(at, council, id, 'address')
    await at.fill({ 'Right email address': parent.email }).press('Correct and send a new code')
    expect(at.summary[0]![1]).toContain('has access to this record already')
    await at.fill({ 'Right email address': invited }).press('Correct and send a new code')
    expect(at.summary[0]![1]).toContain('There is an open invitation')
    expect((await rowOf(id)).version).toBe(1)
  })

  it('sends the code again, and later the link: what was sent before is dead', async () => {
    const { at, council, child, here } = await arrive('invitations-one', how)
    const email = invitedAddress()
    const id = await inviteBy(at, council, email, [child])
    const old = await uniqueCode(at, email)
    await openAct(at, council, id, 'resend')
    await at.press('Send again')
    expect(at.text).toContain('It has been sent again.')
    await openAct(at, council, id, 'code')
    await at.fill({ 'Unique code': old }).press('Check code')
    expect(at.status).toBe(422)
    await verify(at, council, id, email)
    const link = await linkFor(at, email)
    await openAct(at, council, id, 'resend')
    await at.press('Send again')
    expect((await here.visitor().open(link)).heading).toBe('This link does not work')
    expect((await here.visitor().open(await linkFor(at, email))).heading).toBe('Accept your invitation')

    for (let more = 2; more < limits.invitation.resendsPerInvitation.most; more++) {
      await openAct(at, council, id, 'resend')
      await at.press('Send again')
    }
    await openAct(at, council, id, 'resend')
    await at.press('Send again')
    expect(at.status).toBe(429)
    expect(at.summary[0]![1]).toContain('This invitation has been sent several times.')
    expect((await here.visitor().open(await linkFor(at, email))).heading).toBe('Accept your invitation')
  })

  it('sends again what has expired', async () => {
    const { council, child, here, worker, as, at } = await arrive('invitations-one', how)
    const email = invitedAddress()
    const id = await inviteBy(at, council, email, [child])
    here.wait({ hours: 14 * 24 })
    const later = await as(worker)
    await openAct(later, council, id)
    await later.press('Send again')
    await later.press('Send again')
    await verify(later, council, id, email)
    expect((await rowOf(id)).status).toBe('verified')
  })

  it('withdraws it, for good', async () => {
    const arrived = await arrive('invitations-one', how)
    const { at, council, here } = arrived
    const { id, person, browser } = await invitedPerson(arrived)
    const link = await linkFor(at, person.email)
    await openAct(at, council, id)
    await at.press('Withdraw the invitation')
    expect(at.heading).toBe('Withdraw the invitation')
    expect(at.page.querySelector('.govuk-button--warning')!.textContent).toBe('Withdraw')
    await at.press('Withdraw')
    expect(at.text).toContain('The invitation is withdrawn.')
    for (const visitor of [here.visitor(how), browser]) {
      await visitor.open(link)
      expect([visitor.status, visitor.heading]).toEqual([410, 'This invitation has been withdrawn'])
    }
    for (const act of ['code', 'resend', 'address', 'withdraw', 'activate']) {
      await openAct(at, council, id, act)
      expect(at.text).toContain('That can no longer be done. This is where the invitation stands now.')
    }
    expect((await trailOf(id)).at(-1)).toMatchObject({ name: 'invitation.withdrawn' })
  })

  it('is told kindly when a colleague was first', async () => {
    const { council, child, worker, manager, as, at } = await arrive('invitations-one', how)
    const id = await inviteBy(at, council, invitedAddress(), [child])
    const [wendy, mona] = [await as(worker), await as(manager)]
    await openAct(wendy, council, id, 'address')
    await openAct(mona, council, id, 'address')
    const kept = invitedAddress()
    await mona.fill({ 'Right email address': kept }).press('Correct and send a new code')
    await wendy.fill({ 'Right email address': invitedAddress() }).press('Correct and send a new code')
    expect(wendy.status).toBe(422)
    expect(wendy.summary[0]![1]).toContain('Somebody else has just changed this invitation.')
    expect(wendy.text).toContain(kept)
    await openAct(mona, council, id, 'withdraw')
    await mona.press('Withdraw')
    await wendy.fill({ 'Right email address': invitedAddress() }).press('Correct and send a new code')
    expect(wendy.text).toContain('This can no longer be done. See below where the invitation stands now')
    expect(wendy.text).toContain('Withdrawn')
  })

  it('hands a colleague’s over, as a manager', async () => {
    const { council, child, other, manager, administrator, as, at } = await arrive('invitations-one', how)
    const email = invitedAddress()
    const id = await inviteBy(at, council, email, [child])
    await openAct(at, council, id)
    expect(at.text).not.toContain('Hand over')
    expect((await openAct(at, council, id, 'hand-over')).status).toBe(404)
    const [olive, mona] = [await as(other), await as(manager)]
    expect((await openAct(olive, council, id)).status).toBe(404)

    await openAct(mona, council, id)
    await mona.press('Hand over to a colleague')
    for (const address of [administrator.email, email, '']) {
      await mona.fill({ 'The colleague’s whole email address': address }).press('Hand over')
      expect(mona.summary[0]![1]).toContain('Nobody who may work on records has this address')
    }
    expect(mona.summary).toHaveLength(1)
    await mona.fill({ 'The colleague’s whole email address': other.email.toUpperCase() }).press('Hand over')
    expect(mona.text).toContain('The invitation is your colleague’s now.')
    expect((await trailOf(id)).at(-1)).toMatchObject({
      name: 'invitation.handed-over',
      accountId: manager.id,
      facts: JSON.stringify({ invitation: id, account: other.id }),
    })
    expect((await openAct(at, council, id)).status).toBe(404)
    await verify(olive, council, id, email)
    expect(olive.text).toContain('The code was right.')
    const mine = and(eq(recordWorkers.recordId, child.id), eq(recordWorkers.staffId, other.id))
    expect(await db.select().from(recordWorkers).where(mine)).toHaveLength(1)
    await openAct(mona, council, id, 'hand-over')
    await mona.fill({ 'The colleague’s whole email address': other.email }).press('Hand over')
    expect(mona.summary[0]![1]).toContain('The invitation is this colleague’s already')
  })

  it('sees and does nothing more about it once taken off a record of it', async () => {
    const arrived = await arrive('invitations-one', how)
    const { at, council, child, worker, other, manager, as, here } = arrived
    const second = await addChild(council, here.clock.now, worker, { given: 'Pedro', surname: 'Plumber' })
    const email = invitedAddress()
    const id = await inviteBy(at, council, email, [child, second])
    const [code, forms] = [await uniqueCode(at, email), new Map<string, Record<string, string>>()]
    for (const act of ['code', 'resend', 'address', 'withdraw']) {
      await openAct(at, council, id, act)
      forms.set(act, at.fields())
    }
    // Of one of its two records is enough.
    await commit(db, [removeRecordWorker(db, second.id, worker.id)])
    const row = await rowOf(id)
    for (const act of ['', ...forms.keys()]) {
      await openAct(at, council, id, act)
      expect([at.status, at.html.includes('Charlie')], act).toEqual([404, false])
    }
    const address = invitedAddress()
    for (const [act, form] of forms) {
      await at.post(`/${council.slug}/staff/invitations/${id}/${act}`, { ...form, code, email: address }, false)
      expect(at.status, act).toBe(404)
    }
    expect(await rowOf(id)).toEqual(row)
    expect(await at.messages(address)).toEqual([])
    await at.open(`/${council.slug}/staff/invitations`)
    expect(at.html).not.toMatch(/Charlie|Pedro/)
    await at.fill({ 'Find by the person’s whole email address': email }).press('Find')
    expect(at.text).toContain('There are no invitations here.')
    await at.open(`/${council.slug}/staff`)
    expect(at.html).not.toContain(id)

    const mona = await as(manager)
    await openAct(mona, council, id, 'hand-over')
    await mona.fill({ 'The colleague’s whole email address': other.email }).press('Hand over')
    const olive = await as(other)
    await verify(olive, council, id, email)
    expect(olive.text).toContain('The code was right.')
  })

  it('leaves a look in the trail, without a name in the title, and each record that comes with it', async () => {
    const { at, council, child, worker, other, manager, as, here } = await arrive('invitations-one', how)
    const second = await addChild(council, here.clock.now, other)
    await commit(db, [addRecordWorker(db, second.id, worker.id, here.clock.now)])
    const id = await inviteBy(at, council, invitedAddress(), [child, second])
    const before = (await trailOf(id, true)).length
    await openAct(at, council, id)
    expect(at.title).not.toMatch(/Jane|Beanstalk/)
    const looks = await trailOf(id, true)
    expect(looks.slice(before)).toEqual([
      { name: 'invitation.viewed', accountId: worker.id, facts: JSON.stringify({ invitation: id }) },
    ])
    expect(at.page.querySelectorAll('.timeline li')).toHaveLength(1)

    const mona = await as(manager)
    await openAct(mona, council, id, 'hand-over')
    await mona.fill({ 'The colleague’s whole email address': other.email }).press('Hand over')
    const added = (await eventsAbout(council, other.id)).filter(({ name }) => name === 'record.worker-added')
    expect(added).toEqual([{ name: 'record.worker-added', who: manager.id, facts: { record: child.id, account: other.id } }])
  })

  it('is told at once when a letter did not leave, and can send it again', async () => {
    const post = { works: false }
    const arrived = await arrive(`invitations-unsent-${how.htmx ? 'b' : 'a'}`, {
      ...how,
      change: (council) => ({
        ...council,
        senders: { ...council.senders, email: [unreliable(outbox('email'), post)] },
      }),
    })
    const { at, council, child } = arrived
    const email = invitedAddress()
    const id = await inviteBy(at, council, email, [child])
    expect(at.text).toContain('The email has not left yet. We try again every minute')
    expect(at.text).not.toContain('The invitation has been sent.')
    // It leaves by itself: what is to be done next stays what it was.
    expect(at.page.querySelector('main section .govuk-button')?.textContent.trim()).toBe('Enter the unique code')
    post.works = true
    await openAct(at, council, id, 'resend')
    await at.press('Send again')
    expect(at.text).toContain('It has been sent again.')
    post.works = false
    await verify(at, council, id, email)
    expect(at.text).toContain('The email has not left yet. We try again every minute')
    expect((await rowOf(id)).status).toBe('verified')
    await openAct(at, council, id, 'resend')
    const form = at.fields()
    await at.press('Send again')
    expect(at.text).toContain('The email has not left yet. We try again every minute')
    // An exact repeat, a double tap, is told the same.
    await at.post(`/${council.slug}/staff/invitations/${id}/resend`, form)
    expect(at.text).toContain('The email has not left yet. We try again every minute')
  })

  it('sees what has happened, in order, with who did it', async () => {
    const arrived = await arrive('invitations-one', how)
    const { at, council, child, here } = arrived
    const { id, browser, person } = await invitedPerson(arrived)
    const nobody = here.visitor(how)
    await nobody.open(await linkFor(at, person.email))
    await nobody.press('Accept invitation')
    await browser.open(`/${council.slug}/invitation/setup`)
    await confirmAll(browser, [child.id])
    await openAct(at, council, id)
    const told = at.page.querySelectorAll('.timeline li').map(({ textContent }) => textContent.replace(/\s+/g, ' '))
    expect(told).toEqual([
      expect.stringContaining('Invited: the unique code was sent (Wendy Worker)'),
      expect.stringContaining('The code was right: the link was sent (Wendy Worker)'),
      expect.stringMatching(/Accepted by the person$/),
      expect.stringContaining('Confirmed by the person at Account setup (Jane Beanstalk)'),
    ])
    // Nothing is forgotten with who did it: the worker leaves, and the address goes to somebody else.
    await commit(db, [removeStaff(db, council.slug, arrived.worker.id)])
    const mona = await arrived.as(arrived.manager)
    await openAct(mona, council, id)
    expect(mona.page.querySelectorAll('.timeline li').map(({ textContent }) => textContent.replace(/\s+/g, ' '))).toEqual(told)
  })
})

it('is told of by the trail without reading all of it', async () => {
  const { rows } = await db.$client.execute(
    `explain query plan select * from events where council = 'x' and json_extract(facts, '$.invitation') = 'y' order by number`,
  )
  expect(rows.map(({ detail }) => detail).join()).toContain('events_by_invitation')
})

describe('an invitation', () => {
  it('of another council is not found', async () => {
    const { councils, council, child, here, at } = await arrive('invitations-one')
    const id = await inviteBy(at, council, invitedAddress(), [child])
    const elsewhere = councils.filter(({ slug }) => slug !== council.slug)
    for (const foreign of elsewhere) {
      const stranger = await signedInAs(here, foreign, await addSomebody(foreign, here.clock.now, { role: 'manager' }))
      for (const act of ['', 'code', 'withdraw']) expect((await openAct(stranger, foreign, id, act)).status).toBe(404)
    }
  })

  it('changed twice at once is changed once', async () => {
    const { council, child, worker, manager, as, at } = await arrive('invitations-one')
    const email = invitedAddress()
    const id = await inviteBy(at, council, email, [child])
    const browsers = [await as(worker), await as(manager)]
    for (const browser of browsers) await openAct(browser, council, id, 'resend')
    await Promise.all(browsers.map((browser) => browser.press('Send again')))
    expect(await at.messages(email)).toHaveLength(2)
    expect((await rowOf(id)).version).toBe(2)
    expect((await trailOf(id)).filter(({ name }) => name === 'invitation.resent')).toHaveLength(1)
  })

  it('withdrawn while the person confirms is one or the other', async () => {
    for (let times = 0; times < 3; times++) {
      const arrived = await arrive('invitations-one')
      const { at, council, child } = arrived
      const { id, browser } = await atSetup(arrived)
      browser.type({ [`record-${child.id}`]: 'yes', [`answer-${child.id}`]: 'yes' })
      await browser.press('Confirm')
      await openAct(at, council, id, 'withdraw')
      await Promise.all([at.press('Withdraw'), browser.press('Submit')])
      const { status } = await rowOf(id)
      const trail = (await trailOf(id)).map(({ name }) => name)
      expect(trail.filter((name) => ['invitation.withdrawn', 'invitation.confirmed'].includes(name))).toContain(
        `invitation.${status}`,
      )
      expect(status).toMatch(/^(withdrawn|confirmed)$/)
    }
  })
})

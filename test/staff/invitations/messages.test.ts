import { describe, expect, it } from 'vitest'
import { claimUnsettled } from '../../../src/db/messages.ts'
import type { Served } from '../../../src/routes/journeys.ts'
import { outbox } from '../../../src/senders/outbox.ts'
import type { Sender, Sent } from '../../../src/senders/sender.ts'
import { arrive, atSetup, confirmAll, inviteBy, invitedAddress, openAct, trailOf, uniqueCode } from '../../invitations.ts'
import { addSent, messagesAbout } from '../../sent-messages.ts'
import { db } from '../../visitor.ts'

/** A provider that answers as it is told to, and otherwise takes what it is given. */
function moody() {
  const mood: { answer?: Sent } = {}
  // The outbox itself takes whatever it is given.
  const { local: _, ...sender } = outbox('email')
  const moodySender: Sender = { ...sender, send: async (delivery) => mood.answer ?? sender.send(delivery) }
  const change = (council: Served): Served => ({ ...council, senders: { ...council.senders, email: [moodySender] } })
  return { mood, change }
}

const minute = 60_000
/** What the cron trigger would take in hand later, and whether it is still worth sending. */
const claimed = async ({ slug }: Served, now: number) => {
  const rows = await claimUnsettled(db, slug, { before: now, now, most: 50 })
  return Object.fromEntries(rows.map(({ id, live }) => [id, live]))
}

describe.each([{ htmx: false }, { htmx: true }])('a worker (htmx: $htmx)', (how) => {
  it('follows the letters of an invitation, and sees neither a code nor a whole address', async () => {
    const { at, council, child, other, as } = await arrive('invitations-messages', how)
    const email = invitedAddress()
    const id = await inviteBy(at, council, email, [child])
    const code = await uniqueCode(at, email)
    await openAct(at, council, id)
    expect(at.text).toContain('Invitation (email), 21 Nov 2026, 09:00: It has been on its way since 21 Nov 2026, 09:00.')
    await at.press('See all messages')
    expect([at.status, at.path]).toEqual([200, `/${council.slug}/staff/invitations/${id}/messages`])
    expect(at.title).not.toContain('Beanstalk')
    expect(at.text).toContain('j•••@school.example')
    expect(at.html).not.toContain(email.split('@')[0]!)
    expect(at.html).not.toContain(code)
    expect((await trailOf(id, true)).length).toBeGreaterThan(1)
    expect((await openAct(await as(other), council, id, 'messages')).status).toBe(404)
  })

  it('says where the invitation stands that a letter did not arrive, and how to go on', async () => {
    const { mood, change } = moody()
    const { at, council, child } = await arrive('invitations-messages', { ...how, change })
    mood.answer = { ok: false, why: 'refused', recipient: true }
    const id = await inviteBy(at, council, invitedAddress(), [child])
    const next = () => at.page.querySelector('section[aria-labelledby=next]')!
    expect(next().querySelector('.govuk-button')?.textContent.trim()).toBe('Correct the email address')
    await at.open(at.path)
    expect(next().textContent).toContain('We are told that this address cannot be reached')
    expect(next().querySelector('.govuk-button')?.textContent.trim()).toBe('Correct the email address')
    await openAct(at, council, id, 'messages')
    expect(at.text).toContain('Correct the address, and a new invitation goes there')
    expect(at.text).not.toContain('Send the invitation again')
  })

  it('resends: a letter that still waits makes way for the new one', async () => {
    const { mood, change } = moody()
    const { at, council, child } = await arrive('invitations-messages', { ...how, change })
    mood.answer = { ok: false, why: 'busy' }
    const id = await inviteBy(at, council, invitedAddress(), [child])
    expect(await messagesAbout({ invitationId: id })).toMatchObject([{ status: 'waiting', kind: 'invitation' }])
    delete mood.answer
    await openAct(at, council, id, 'resend')
    await at.press('Send again')
    const rows = await messagesAbout({ invitationId: id })
    expect(rows.map(({ status, why }) => [status, why]).sort()).toEqual([
      ['failed', 'replaced'],
      ['sent', null],
    ])
    await openAct(at, council, id, 'messages')
    expect(at.text).toContain('A newer one has taken its place, or it was no longer needed.')
  })

  it('resends: a letter that may have left is not sent late', async () => {
    const { mood, change } = moody()
    const { at, council, child, here } = await arrive('invitations-messages', { ...how, change })
    mood.answer = { ok: false, why: 'unreachable' }
    const id = await inviteBy(at, council, invitedAddress(), [child])
    const [first] = await messagesAbout({ invitationId: id })
    here.wait({ minutes: 2 })
    expect((await claimed(council, here.clock.now - minute))[first!.id]).toBe(true)
    await openAct(at, council, id, 'resend')
    await at.press('Send again')
    const [, second] = await messagesAbout({ invitationId: id })
    here.wait({ minutes: 2 })
    const later = await claimed(council, here.clock.now)
    expect([later[first!.id], later[second!.id]]).toEqual([false, true])
  })

  it('withdraws: what waits is not sent any more', async () => {
    const { mood, change } = moody()
    const { at, council, child, here } = await arrive('invitations-messages', { ...how, change })
    mood.answer = { ok: false, why: 'busy' }
    const id = await inviteBy(at, council, invitedAddress(), [child])
    await openAct(at, council, id, 'withdraw')
    await at.press('Withdraw')
    const [letter] = await messagesAbout({ invitationId: id })
    here.wait({ minutes: 2 })
    expect((await claimed(council, here.clock.now))[letter!.id]).toBe(false)
  })

  it('finds the way to send what tells of access again: it is a notice to the account', async () => {
    const { mood, change } = moody()
    const arrived = await arrive('invitations-messages', { ...how, change })
    const { at, council, child, here } = arrived
    const { id, person, browser } = await atSetup(arrived)
    await confirmAll(browser, [child.id])
    mood.answer = { ok: false, why: 'refused' }
    await openAct(at, council, id, 'activate')
    await at.press('Activate')
    const notice = (await messagesAbout({ accountId: person.id })).find(({ kind }) => kind === 'notice')
    expect(notice).toMatchObject({ invitationId: id })
    // A letter with a code, or a link, is sent again as ever.
    await addSent(council, here.clock.now, {
      kind: 'invitation',
      about: { invitationId: id, accountId: person.id },
      became: { status: 'failed', why: 'provider' },
    })
    const lost = await addSent(council, here.clock.now, {
      about: { invitationId: id, accountId: person.id },
      became: { status: 'failed', why: 'provider' },
    })
    await openAct(at, council, id, 'messages')
    const links = at.page.querySelectorAll('a').map((link) => link.getAttribute('href')!)
    const again = `/${council.slug}/staff/accounts/${person.id}/messages/${lost}/send-again`
    expect(links.filter((link) => link.endsWith('/send-again'))).toEqual([again])
    delete mood.answer
    await at.open(again)
    await at.press('Send again')
    expect(at.text).toContain('The message has been sent again.')
  })
})

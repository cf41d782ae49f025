import { describe, expect, it } from 'vitest'
import { claimUnsettled } from '../../../../src/db/messages.ts'
import type { Served } from '../../../../src/routes/journeys.ts'
import { outbox } from '../../../../src/senders/outbox.ts'
import type { Sender, Sent } from '../../../../src/senders/sender.ts'
import { messagesAbout } from '../../../sent-messages.ts'
import { addStaff, ownCouncil } from '../../../staff.ts'
import { db, newAddress, portal } from '../../../visitor.ts'

describe.each([{ htmx: false }, { htmx: true }])('an administrator (htmx: $htmx)', ({ htmx }) => {
  it('follows the letters of a staff invitation; a newer one takes the place of what waits', async () => {
    const answers: { now?: Sent } = { now: { ok: false, why: 'busy' } }
    const { local: _, ...post } = outbox('email')
    const moody: Sender = { ...post, send: async (delivery) => answers.now ?? post.send(delivery) }
    const council: Served = { ...ownCouncil(), senders: { email: [moody] } }
    const here = portal({ councils: [council] })
    const alice = await addStaff(here, 'administrator', { council, htmx })
    const email = newAddress('newcomer')
    const list = `/${council.slug}/staff/people/invitations`
    await alice.open(`/${council.slug}/staff/people/invite`)
    await alice.fill({ 'Email address of the person': email }).type({ role: 'worker' }).press('Send invitation')
    const follow = alice.page.querySelectorAll('a').find((link) => link.getAttribute('href')?.endsWith('/messages'))
    await alice.open(follow!.getAttribute('href')!)
    const id = alice.path.split('/').at(-2)!
    expect([alice.status, alice.heading]).toEqual([200, 'Messages'])
    expect(alice.text).toContain('n•••@school.example')
    expect(alice.html).not.toContain(email.split('@')[0]!)
    expect(alice.text).toContain('No provider has taken it yet.')

    delete answers.now
    await alice.open(`${list}/${id}/resend`)
    await alice.press('Send again')
    const rows = await messagesAbout({ invitationId: id })
    expect(rows.map(({ status, why }) => [status, why]).sort()).toEqual([
      ['failed', 'replaced'],
      ['sent', null],
    ])

    // What waits is not sent once it is withdrawn.
    answers.now = { ok: false, why: 'busy' }
    await alice.open(`${list}/${id}/resend`)
    await alice.press('Send again')
    await alice.open(`${list}/${id}/withdraw`)
    await alice.press('Withdraw')
    here.wait({ minutes: 2 })
    const { now } = here.clock
    expect((await claimUnsettled(db, council.slug, { before: now, now, most: 50 })).map(({ live }) => live)).toEqual([false])
  })

  it('finds no such page for an invitation that is not there', async () => {
    const council = ownCouncil()
    const here = portal({ councils: [council] })
    const alice = await addStaff(here, 'administrator', { council, htmx })
    expect((await alice.open(`/${council.slug}/staff/people/invitations/nobody/messages`)).status).toBe(404)
  })
})

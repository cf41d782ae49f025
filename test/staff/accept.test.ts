import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { staffInvitations, submissions } from '../../src/db/schema.ts'
import { putStaff } from '../../src/db/staff.ts'
import { linkOf } from '../../src/db/staff-invitations.ts'
import { addSomebody, signedInAs } from '../casework.ts'
import { addStaff, durham, eventsAbout, inviteStaff, ownCouncil, portalWithMeanwhile, roleOf, vale } from '../staff.ts'
import { db, keys, newAddress, portal, register, signIn, type Visitor } from '../visitor.ts'

const here = portal()

/** Invites an address, and reads the link in the e-mail. */
async function invite(alice: Visitor, email: string, role = 'worker') {
  await alice.open('/durham/staff/people/invite')
  await alice.fill({ 'Email address of the person': email, Role: role }).press('Send invitation')
  if (!alice.text.includes('The invitation is on its way.')) throw new Error(alice.text)
  return linkTo(alice, email)
}
/** The link in the last e-mail to an address. A council's own host has no slug in its addresses. */
async function linkTo(alice: Visitor, email: string, council = 'durham') {
  const [message] = await alice.messages(email)
  const [link] = /https?:\/\/\S+\/staff\/accept\/[\w-]{43}/.exec(message!.text)!
  return `/${council}/staff/accept/${link.split('/').at(-1)}`
}
const invitationOf = async (link: string) => {
  const [row] = await db
    .select()
    .from(staffInvitations)
    .where(eq(staffInvitations.link, linkOf(link.split('/').at(-1)!)))
  return row!
}

describe.each([{ htmx: false }, { htmx: true }])('a staff invitation (htmx: $htmx)', ({ htmx }) => {
  it('makes staff of who signs in with its address, by one press, and signs them out', async () => {
    const alice = await addStaff(here, 'administrator', { htmx })
    const email = newAddress('wendy')
    const link = await invite(alice, email.toUpperCase(), 'manager')
    const wendy = here.visitor({ htmx })
    await wendy.open(link)
    expect(wendy.status).toBe(200)
    expect(wendy.text).toContain(`This invitation is for ${email.toUpperCase()}.`)
    await register(wendy, email)
    here.wait({ minutes: 2 })
    await signIn(wendy, email)
    await wendy.open(link)
    expect(wendy.heading).toBe('Join the staff of this portal')
    expect(wendy.text).toContain('Your role will be: Team manager.')
    expect((await wendy.open('/durham/staff')).status).toBe(404)
    await wendy.open(link)
    await wendy.press('Accept invitation')
    expect(wendy.heading).toBe('You have accepted the invitation')
    expect(wendy.text).toContain('You are now staff of')
    expect(wendy.text).toContain('You have been signed out: sign in again to begin.')
    // Whoever opens the link of the e-mail is warned of somebody else's press, as before.
    await wendy.open(link)
    expect(wendy.heading).toBe('This invitation has been accepted')
    await wendy.open('/durham/staff')
    expect(wendy.path).toBe('/durham/sign-in/password')
    here.wait({ minutes: 2 })
    await signIn(wendy, email)
    expect((await wendy.open('/durham/staff')).heading).toBe('Staff console')
    const { id } = await invitationOf(link)
    const joined = (await eventsAbout(durham, alice.account.id)).find(({ name }) => name === 'staff.invited')
    expect(joined?.facts).toEqual({ invitation: id, role: 'manager' })
    // A second press, and a second opening.
    await wendy.open(link)
    expect(wendy.heading).toBe('This invitation has been accepted')
    await wendy.post(link, { submit: 'x'.repeat(43) }, false)
    expect(wendy.heading).toBe('This invitation has been accepted')
  })

  it('says so to somebody else, and offers Logout', async () => {
    const alice = await addStaff(here, 'administrator', { htmx })
    const link = await invite(alice, newAddress('wendy'))
    const other = await addSomebody(durham, here.clock.now)
    const bob = await signedInAs(here, durham, other, here.visitor({ htmx }))
    await bob.open(link)
    expect(bob.heading).toBe('This invitation is for somebody else')
    expect(bob.text).toContain(other.email)
    await bob.post(link, { submit: 'x'.repeat(43) }, false)
    expect(await roleOf(other.id)).toBeUndefined()
    await bob.press('Logout')
    expect(bob.heading).toBe('You have been logged out')
    expect((await bob.open(link)).text).toContain('Sign in with that address')
  })

  it('that is withdrawn, has expired, or was sent again opens nothing', async () => {
    const alice = await addStaff(here, 'administrator', { htmx })
    const somebody = await addSomebody(durham, here.clock.now)
    const wendy = await signedInAs(here, durham, somebody)
    const first = await invite(alice, somebody.email)
    const { id } = await invitationOf(first)
    await alice.open(`/durham/staff/people/invitations/${id}/resend`)
    here.wait({ seconds: 1 })
    await alice.press('Send again')
    expect(alice.text).toContain('The earlier link no longer works.')
    const second = await linkTo(alice, somebody.email)
    expect(second).not.toBe(first)
    expect((await wendy.open(first)).status).toBe(404)
    await wendy.open(second)
    const late = wendy.fields()
    await alice.open(`/durham/staff/people/invitations/${id}/withdraw`)
    await alice.press('Withdraw')
    expect(alice.text).toContain('The invitation is withdrawn.')
    await wendy.post(second, late)
    expect(wendy.heading).toBe('This invitation was withdrawn')
    expect(await roleOf(somebody.id)).toBeUndefined()
    await alice.open(`/durham/staff/people/invitations/${id}/resend`)
    await alice.press('Send again')
    expect(alice.summary[0]?.[1]).toMatch(/^This invitation has been accepted, withdrawn or sent again/)

    const third = await invite(alice, somebody.email)
    here.wait({ hours: 14 * 24 })
    const late2 = await signedInAs(here, durham, somebody)
    expect((await late2.open(third)).heading).toBe('This invitation has expired')
    expect(late2.text).toContain('Ask the person who invited you for a new one.')
  })
})

describe('inviting', () => {
  it('refuses who is staff already, and who is invited already', async () => {
    const alice = await addStaff(here, 'administrator')
    const wendy = await addStaff(here, 'worker')
    await alice.open('/durham/staff/people/invite')
    await alice.press('Send invitation')
    expect(alice.summary.map(([field]) => field)).toEqual(['email', 'role'])
    await alice.fill({ 'Email address of the person': wendy.account.email, Role: 'worker' }).press('Send invitation')
    expect(alice.summary[0]?.[1]).toMatch(/already staff/)
    const email = newAddress('twice')
    await invite(alice, email)
    await alice.open('/durham/staff/people/invite')
    await alice.fill({ 'Email address of the person': email.toUpperCase(), Role: 'worker' }).press('Send invitation')
    expect(alice.summary[0]?.[1]).toMatch(/open invitation/)
    // The same address at another council is another matter.
    const other = await addStaff(here, 'administrator', { council: vale })
    await other.open('/east-vale/staff/people/invite')
    await other.fill({ 'Email address of the person': email, Role: 'worker' }).press('Send invitation')
    expect(other.text).toContain('The invitation is on its way.')
    // And neither sees the other's.
    await other.open('/east-vale/staff/people/invitations')
    expect(other.page.querySelectorAll('tbody tr')).toHaveLength(1)
    const { id } = await invitationOf(await linkTo(other, email, 'east-vale'))
    for (const action of ['resend', 'withdraw'])
      expect((await alice.open(`/durham/staff/people/invitations/${id}/${action}`)).status).toBe(404)
  })

  it.each([{ htmx: false }, { htmx: true }])('one address has one open invitation (htmx: $htmx)', async ({ htmx }) => {
    const council = ownCouncil()
    const world = portalWithMeanwhile({ councils: [council] })
    const alice = await addStaff(world, 'administrator', { council, htmx })
    const email = newAddress('twice')
    const path = `/${council.slug}/staff/people`
    // Another administrator is first.
    await alice.open(`${path}/invite`)
    world.meanwhile(() => inviteStaff(council, world.clock.now, { email, by: alice.account.id }))
    await alice.fill({ 'Email address of the person': email, Role: 'administrator' }).press('Send invitation')
    expect(alice.summary[0]?.[1]).toMatch(/^Nothing was changed/)
    await alice.press('Send invitation')
    expect(alice.summary[0]?.[1]).toMatch(/open invitation/)
    // One that has expired is not opened again beside a later one.
    const expired = await inviteStaff(council, world.clock.now, { email, expiresAt: world.clock.now })
    await alice.open(`${path}/invitations/${expired.id}/resend`)
    await alice.press('Send again')
    expect(alice.summary).toEqual([['', expect.stringMatching(/open invitation/)]])
    expect(await alice.messages(email)).toEqual([])
  })

  it.each([{ htmx: false }, { htmx: true }])(
    'accepting one withdraws the others to that address (htmx: $htmx)',
    async ({ htmx }) => {
      const somebody = await addSomebody(durham, here.clock.now)
      const { now } = here.clock
      const [one, other] = [
        await inviteStaff(durham, now, { email: somebody.email }),
        await inviteStaff(durham, now, { email: somebody.email.toUpperCase(), role: 'administrator' }),
      ]
      const elsewhere = await inviteStaff(vale, now, { email: somebody.email })
      const wendy = await signedInAs(here, durham, somebody, here.visitor({ htmx }))
      await wendy.open(one.link)
      await wendy.press('Accept invitation')
      expect(await roleOf(somebody.id)).toBe('worker')
      const state = async ({ link }: { link: string }) => (await invitationOf(link)).withdrawnAt
      expect([await state(one), await state(other), await state(elsewhere)]).toEqual([null, now, null])
      expect(await eventsAbout(durham, somebody.id)).toContainEqual({
        name: 'staff.invitation-withdrawn',
        who: somebody.id,
        facts: { invitation: other.id },
      })
    },
  )

  it('keeps the token nowhere but in the message, and the address sealed', async () => {
    const alice = await addStaff(here, 'administrator')
    const somebody = await addSomebody(durham, here.clock.now)
    const link = await invite(alice, somebody.email)
    const token = link.split('/').at(-1)!
    const wendy = await signedInAs(here, durham, somebody)
    await wendy.open(link)
    await wendy.press('Accept invitation')
    expect(await roleOf(somebody.id)).toBe('worker')
    const kept = [...(await db.select().from(staffInvitations)), ...(await db.select().from(submissions))]
    expect(JSON.stringify(kept)).not.toContain(token)
    expect(JSON.stringify(kept)).not.toContain(somebody.email)
    expect(JSON.stringify(here.log)).not.toContain(token)
  })

  it('accepted twice at once makes staff once', async () => {
    const alice = await addStaff(here, 'administrator')
    const somebody = await addSomebody(durham, here.clock.now)
    const link = await invite(alice, somebody.email)
    const tabs = [await signedInAs(here, durham, somebody), await signedInAs(here, durham, somebody)]
    for (const tab of tabs) await tab.open(link)
    await Promise.all(tabs.map((tab) => tab.press('Accept invitation')))
    const events = await eventsAbout(durham, somebody.id)
    expect(events.filter(({ name }) => name === 'staff.joined')).toHaveLength(1)
    expect(await roleOf(somebody.id)).toBe('worker')
  })

  it('knows no link that was made up, or that is another council’s', async () => {
    const alice = await addStaff(here, 'administrator')
    const link = await invite(alice, newAddress('wendy'))
    for (const path of [`/durham/staff/accept/${'x'.repeat(43)}`, '/durham/staff/accept/x', link.replace('durham', 'east-vale')])
      expect((await here.visitor().open(path)).status).toBe(404)
  })

  it('says to staff that there is nothing to accept', async () => {
    const alice = await addStaff(here, 'administrator')
    const somebody = await addSomebody(durham, here.clock.now)
    const first = await invite(alice, somebody.email)
    await putStaff(db, keys, 'durham', { id: somebody.id, role: 'manager', contact: { title: 'Kept' }, since: here.clock.now })
    const wendy = await signedInAs(here, durham, somebody)
    await wendy.open(first)
    expect(wendy.text).toContain('You are already staff of this portal')
    await wendy.post(first, { submit: 'x'.repeat(43) }, false)
    expect(await roleOf(somebody.id)).toBe('manager')
  })
})

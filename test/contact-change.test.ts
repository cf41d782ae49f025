import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import type { Account } from '../src/db/accounts.ts'
import { commit } from '../src/db/client.ts'
import { putContactChange } from '../src/db/contact-changes.ts'
import { newId } from '../src/db/keys.ts'
import { contactChanges, invitations } from '../src/db/schema.ts'
import { words } from '../src/fragments/words/index.ts'
import type { Served } from '../src/routes/journeys.ts'
import { addSomebody } from './casework.ts'
import { arrive, invitedPerson, trailOf } from './invitations.ts'
import { accountOf, atReview, changesOf, must, review } from './reviews.ts'
import { addStaff, ownCouncil } from './staff.ts'
import { db, keys, newAddress, newPhone, portal, type Visitor } from './visitor.ts'
import { westVale } from './west-vale.ts'

const here = portal({ councils: [westVale] })
const said = words.en.review.prove
const at = '/west-vale/account/email'
const chosen = { password: 'Another-Horse-8-Battery', confirm: 'Another-Horse-8-Battery' }
const ask = (jenny: Visitor, email: string) => jenny.fill({ ...must, 'Email Address': email }).press('Confirm Details')

describe.each([{ htmx: false }, { htmx: true }])('What waits for a code (htmx: $htmx)', (how) => {
  it('counts its codes together, however often it is cancelled', async () => {
    const { jenny, email } = await atReview(here, how)
    const address = newAddress('new')
    await ask(jenny, address)
    for (const given of [address, address.toUpperCase()]) {
      await jenny.open(at)
      await jenny.press(said.cancel)
      await jenny.open(review)
      await ask(jenny, given)
      expect([jenny.status, jenny.path, jenny.summary[0]?.[0], jenny.value('title')]).toEqual([429, review, 'email', 'Mrs'])
      expect(Number(jenny.headers.get('retry-after'))).toBeGreaterThan(0)
      await ask(jenny, newAddress('other'))
      expect(jenny.path).toBe(at)
    }
    expect(await jenny.messages(address)).toHaveLength(1)
    // Three have gone out, and three more may.
    for (let times = 0; times < 4; times++) {
      await jenny.open(at)
      await jenny.press(said.cancel)
      await jenny.open(review)
      await ask(jenny, newAddress('next'))
      if (times < 3) expect(jenny.path).toBe(at)
      else expect([jenny.status, jenny.path, jenny.summary[0]?.[0]]).toEqual([429, review, 'email'])
    }
    // The mobile number has its own.
    await jenny.fill({ 'Email Address': email, 'Mobile Number': newPhone() }).press('Confirm Details')
    expect(jenny.path).toBe('/west-vale/account/mobile')
  })

  it('is the same mailbox, however its address is written', async () => {
    const { jenny, id } = await atReview(here, how)
    const address = newAddress('new')
    await ask(jenny, address)
    await jenny.open(review)
    await ask(jenny, address.toUpperCase())
    expect([jenny.path, (await jenny.messages(address)).length]).toEqual([at, 1])
    await jenny.fill({ 'Verification code': await jenny.code(address) }).press('Verify code')
    expect((await accountOf(id)).email).toBe(address)
  })

  it('is forgotten when its owner resets the password', async () => {
    const { jenny, id, email } = await atReview(here, how)
    const address = newAddress('eve')
    await ask(jenny, address)
    expect(await changesOf(id)).toHaveLength(1)
    here.wait({ minutes: 2 })
    const owner = here.visitor(how)
    const steps = { email: () => ({ email }), code: async () => ({ code: await owner.code(email) }), password: () => chosen }
    await owner.open('/west-vale/reset-password')
    for (const [step, typed] of Object.entries(steps))
      await owner.post(`/west-vale/reset-password/${step}`, { ...owner.fields(), ...(await typed()) })
    expect(owner.path).toBe('/west-vale/sign-in/password')
    expect([await changesOf(id), (await accountOf(id)).email]).toEqual([[], email])
  })

  it.each([
    ['suspend', { reason: 'stolen' }],
    ['end-sessions', {}],
    ['remove-phone', { check: 'in-person' }],
  ])('is forgotten when staff care for the account: %s', async (deed, fields) => {
    const { council, there, penny, bob } = await twoWaiting()
    const wendy = await addStaff(there, 'manager', { council, ...how })
    const path = `/${council.slug}/staff/accounts/${penny.id}/${deed}`
    await wendy.open(path)
    await wendy.post(path, { ...wendy.fields(), ...fields })
    expect(wendy.path).toBe(`/${council.slug}/staff/accounts/${penny.id}`)
    expect([await waitingOf(penny), await waitingOf(bob)]).toEqual([0, 1])
  })

  it('is forgotten, everybody’s, when all sessions end', async () => {
    const { council, there, penny, bob } = await twoWaiting()
    const anna = await addStaff(there, 'administrator', { council, ...how })
    await wait(there, council, anna.account)
    await anna.open(`/${council.slug}/staff/accounts/end-all-sessions`)
    await anna.post(`/${council.slug}/staff/accounts/end-all-sessions`, { ...anna.fields(), confirm: 'yes' })
    expect(anna.path).toBe(`/${council.slug}/staff`)
    expect(await Promise.all([penny, bob, anna.account].map(waitingOf))).toEqual([0, 0, 1])
  })

  it('takes the invitations along that came to the old address, when it is the account’s', async () => {
    // Norfolk's people, had they to look over what is kept about them.
    const looksOver = (council: Served) =>
      council.slug.startsWith('norfolk') ? { ...council, review: { everyDays: 365 } } : council
    const arrived = await arrive('invitation-setup', { ...how, change: looksOver })
    const { council } = arrived
    const { person, id, browser } = await invitedPerson(arrived)
    const address = newAddress('jane')
    await browser.open(`/${council.slug}/account/review`)
    await ask(browser, address)
    await browser.fill({ 'Verification code': await browser.code(address) }).press('Verify code')
    const [row] = await db.select().from(invitations).where(eq(invitations.id, id))
    expect(row!.status).toBe('verified')
    expect((await trailOf(id)).at(-1)).toEqual({
      name: 'invitation.readdressed',
      accountId: person.id,
      facts: JSON.stringify({ invitation: id }),
    })
    await browser.open(`/${council.slug}/invitation`)
    expect(browser.text).toContain('Accept')
  })
})

const waitingOf = async ({ id }: Pick<Account, 'id'>) =>
  (await db.select().from(contactChanges).where(eq(contactChanges.accountId, id))).length

/** Somebody's account gets an address that waits for its code. */
async function wait(there: typeof here, { slug }: Served, { id: accountId }: Pick<Account, 'id'>) {
  const { now } = there.clock
  const sent = { sentAt: now, sends: 1, expiresAt: now + 60 * 60_000 }
  const change = { id: newId(), council: slug, accountId, kind: 'email' as const, value: newAddress('eve'), ...sent }
  expect(await commit(db, putContactChange(db, keys, { change, earlier: undefined, now }))).toBe(true)
}

async function twoWaiting() {
  const council = ownCouncil()
  const there = portal({ councils: [council] })
  const of = (given: string) => addSomebody(council, there.clock.now, { given, phone: '+447700900147' })
  const [penny, bob] = [await of('Penny'), await of('Bob')]
  for (const each of [penny, bob]) await wait(there, council, each)
  return { council, there, penny, bob }
}

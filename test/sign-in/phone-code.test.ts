import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { confirmPhone } from '../../src/db/accounts.ts'
import { commit } from '../../src/db/client.ts'
import { accounts } from '../../src/db/schema.ts'
import { written } from '../../src/fragments/phone-number.tsx'
import { accountOf, arrive, at, callsOf, codesOf, eventsOf, givePassword, not, sessionsOf } from '../phones.ts'
import { db, keys, newPhone, type Portal, portal } from '../visitor.ts'

async function texted(world: Portal, how: { htmx?: boolean } = {}) {
  const [here, phone] = [await arrive(world, how), newPhone()]
  await here.ada.fill({ 'Phone Number': phone }).press('Send Code')
  return { ...here, phone, code: await here.ada.code(phone) }
}

describe.each([{ htmx: false }, { htmx: true }])('The code that proves a new phone (htmx: $htmx)', (how) => {
  it('is asked for in the words of the guide, below the number as it was typed, which can be corrected', async () => {
    const { ada, phone } = await texted(portal(), how)
    expect(ada.text).toContain('Enter your verification code below, or send a new code')
    expect(ada.text).toContain(`Phone Number ${written(phone)}`)
    expect(ada.text).not.toContain('XXX')
    expect(ada.text).toMatch(/Is this number wrong\? ?Change the number/)
    const field = ada.page.getElementById('code')!
    expect(field.getAttribute('autocomplete')).toBe('one-time-code')
    expect(field.getAttribute('inputmode')).toBe('numeric')
    expect(field.getAttribute('data-complete')).toBe('6')
  })

  it('gives the account its number, tells the owner by e-mail, and asks once more as at every sign-in', async () => {
    const { ada, id, email, phone, code } = await texted(portal(), how)
    await ada.fill({ 'Verification code': `${code.slice(0, 3)} ${code.slice(3)}` }).press('Verify Code')
    expect(ada.path).toBe(at('confirm'))
    expect(ada.heading).toBe('Confirm your identity')
    const added = 'Your phone number has been added. Confirm it once more, as you will each time you sign in.'
    expect(ada.page.querySelector('.govuk-inset-text[role=status]')?.textContent.trim()).toBe(added)
    expect((await accountOf(id)).phone).toBe(phone)
    const [row] = await db.select().from(accounts).where(eq(accounts.id, id))
    expect(row!.phone).not.toContain(phone.slice(-6))
    const [notice] = await ada.messages(email)
    expect(notice?.subject).toBe("Children's Services Online: a phone number was added to your account")
    expect(notice?.text).toContain(`XXX-XXX-XXX${phone.slice(-2)}`)
    expect(await eventsOf(id)).toEqual(['phone.text-sent', 'phone.added'])
    expect(await sessionsOf(id)).toEqual([])
  })

  it('moves to another token: who knew the one before knows nothing any more', async () => {
    const { ada, code } = await texted(portal(), how)
    const [before, form] = [ada.jar.get('__Host-norfolk-journey-sign-in')!, ada.fields()]
    await ada.fill({ 'Verification code': code }).press('Verify Code')
    expect(ada.jar.get('__Host-norfolk-journey-sign-in')).not.toBe(before)
    const thief = portal().visitor(how)
    thief.jar.set('__Host-norfolk-journey-sign-in', before)
    await thief.open(at('confirm'))
    expect(thief.path).toBe(at('password'))
    await thief.post(at('confirm'), { journey: form.journey!, submit: 's'.repeat(43), channel: 'text' })
    expect(thief.text).not.toContain('XXX')
  })

  it('is still good for who left for the messages app and came back', async () => {
    const { ada, code } = await texted(portal(), how)
    await ada.open(at('phone-code'))
    await ada.fill({ 'Verification code': code }).press('Verify Code')
    expect(ada.path).toBe(at('confirm'))
  })

  it('can be had anew after a minute, and the first is dead; another way need not wait', async () => {
    const world = portal()
    const { ada, phone, code } = await texted(world, how)
    await ada.press('send a new code')
    expect(ada.summary).toEqual([['resend', 'You can ask for a new code in 60 seconds']])
    world.wait({ minutes: 1 })
    await ada.press('send a new code')
    expect(ada.text).toContain('We sent a new code at 09:01. Earlier codes no longer work.')
    await ada.fill({ 'Verification code': code }).press('Verify Code')
    expect(ada.summary).toEqual([['code', 'That code is not right. Check the newest text and try again']])
    await ada.press('Call Me')
    expect(ada.path).toBe(at('phone-call'))
    expect(await codesOf(ada)).toEqual([])
    await ada.answer(phone)
    await ada.press('I have pressed #')
    expect(ada.path).toBe(at('confirm'))
  })

  it('makes five wrong tries wait', async () => {
    const world = portal()
    const { ada, code } = await texted(world, how)
    for (let tries = 0; tries < 5; tries++) await ada.fill({ 'Verification code': not(code) }).press('Verify Code')
    expect(ada.status).toBe(429)
    const spent =
      'There have been too many wrong codes, so this code no longer works. You can ask for a new code and try again in 1 minute'
    expect(ada.summary).toEqual([['code', spent]])
    await ada.fill({ 'Verification code': code }).press('Verify Code')
    expect(ada.summary).toEqual([['code', spent]])
    world.wait({ minutes: 1 })
    await ada.fill({ 'Verification code': code }).press('Verify Code')
    expect(ada.summary).toEqual([['code', 'That code can no longer be used. Send a new code']])
    await ada.press('send a new code')
    expect(ada.status).toBe(200)
  })

  it('works for ten minutes', async () => {
    const world = portal()
    const { ada, code } = await texted(world, how)
    world.wait({ minutes: 10 })
    await ada.fill({ 'Verification code': code }).press('Verify Code')
    expect(ada.summary).toEqual([['code', 'That code can no longer be used. Send a new code']])
  })
})

describe('The code that proves a new phone', () => {
  it('from ten forms at once adds the number once', async () => {
    const { ada, id, email, code } = await texted(portal())
    const forms: Record<string, string>[] = []
    for (let time = 0; time < 10; time++) forms.push({ ...(await ada.open(at('phone-code'))).fields(), code })
    await Promise.all(forms.map((form) => ada.post(at('phone-code'), form)))
    expect((await eventsOf(id)).filter((name) => name === 'phone.added')).toHaveLength(1)
    expect(await ada.messages(email)).toHaveLength(1)
  })

  it('in two browsers at once gives the account one of the two numbers, and the other is told', async () => {
    const world = portal()
    const { ada, id, email, phone, code } = await texted(world)
    const other = world.visitor()
    await givePassword(other, email)
    const second = newPhone()
    await other.fill({ 'Phone Number': second }).press('Send Code')
    ada.fill({ 'Verification code': code })
    other.fill({ 'Verification code': await other.code(second) })
    await Promise.all([ada.press('Verify Code'), other.press('Verify Code')])
    expect([phone, second]).toContain((await accountOf(id)).phone)
    expect((await eventsOf(id)).filter((name) => name === 'phone.added')).toHaveLength(1)
    expect([ada.path, other.path].sort()).toEqual([at('confirm'), at('phone-code')])
  })

  it('is refused when the account got a phone meanwhile', async () => {
    const world = portal()
    const { ada, id, code } = await texted(world)
    const account = await accountOf(id)
    expect(await commit(db, confirmPhone(db, keys, { account, phone: newPhone(), now: world.clock.now }).writes)).toBe(true)
    await ada.fill({ 'Verification code': code }).press('Verify Code')
    expect(ada.summary).toEqual([['', expect.stringContaining('The phone number of your account has been changed')]])
  })

  it('and a call for the same number cannot both be used', async () => {
    const { ada, phone, code } = await texted(portal())
    await ada.press('Call Me')
    await ada.answer(phone)
    expect(await codesOf(ada)).toEqual([])
    await ada.press('Send Code')
    expect(await callsOf(ada)).toEqual([])
    await ada.answer(phone)
    expect(await callsOf(ada)).toEqual([])
    await ada.fill({ 'Verification code': code }).press('Verify Code')
    expect(ada.beside('code')).toContain('That code is not right')
  })
})

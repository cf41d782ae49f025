import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { accounts } from '../../src/db/schema.ts'
import { arriveWithPhone, at, codesOf, eventsOf, givePassword, isSignedIn, not, sessionsOf } from '../phones.ts'
import { db, newPhone, portal } from '../visitor.ts'

async function texted(how: { htmx?: boolean } = {}) {
  const world = portal()
  const here = await arriveWithPhone(world, how)
  await here.ada.press('Send Code')
  return { world, ...here, code: await here.ada.code(here.phone) }
}

describe.each([{ htmx: false }, { htmx: true }])('Signing in with a code by text (htmx: $htmx)', (how) => {
  it('lets in, with both factors noted, and says so in the trail', async () => {
    const { ada, id, phone, code } = await texted(how)
    expect(ada.heading).toBe('Confirm your identity')
    expect(ada.text).toContain('Enter your verification code below, or send a new code')
    expect(ada.text).toContain(`Phone Number XXX-XXX-XXX${phone.slice(-2)}`)
    expect(ada.html).not.toContain(phone.slice(-6))
    await ada.fill({ 'Verification code': code }).press('Verify Code')
    expect(ada.redirects).toContain('/norfolk/records')
    expect(await isSignedIn(ada)).toBe(true)
    expect((await sessionsOf(id)).map(({ factors }) => factors)).toEqual(['["password","phone"]'])
    expect(await eventsOf(id)).toEqual(['phone.text-sent', 'sign-in.done'])
    // Their account shows the number, as they recognise it.
    await ada.open('/norfolk/account')
    expect(ada.text).toContain(`XXX-XXX-XXX${phone.slice(-2)}`)
    expect(ada.text).toContain('choose “I no longer have this phone” the next time you sign in')
    expect(ada.html).not.toContain(phone.slice(-6))
  })

  it('takes no wrong code, and none that is old', async () => {
    const { world, ada, id, phone, code } = await texted(how)
    await ada.fill({ 'Verification code': not(code) }).press('Verify Code')
    expect(ada.summary).toEqual([['code', 'That code is not right. Check the newest text and try again']])
    world.wait({ minutes: 1 })
    await ada.press('send a new code')
    await ada.fill({ 'Verification code': code }).press('Verify Code')
    expect(ada.status).toBe(422)
    expect(await sessionsOf(id)).toEqual([])
    await ada.fill({ 'Verification code': await ada.code(phone) }).press('Verify Code')
    expect(await isSignedIn(ada)).toBe(true)
    expect(await eventsOf(id)).toEqual(['phone.text-sent', 'code.wrong', 'phone.text-sent', 'code.wrong', 'sign-in.done'])
  })

  it('takes no code of another journey of the same person, nor another account’s', async () => {
    const { world, ada, email, phone, code } = await texted(how)
    world.wait({ seconds: 1 })
    const elsewhere = world.visitor(how)
    await givePassword(elsewhere, email)
    await elsewhere.press('Send Code')
    await elsewhere.fill({ 'Verification code': code }).press('Verify Code')
    expect(elsewhere.beside('code')).toContain('That code is not right')
    await ada.fill({ 'Verification code': await ada.code(phone) }).press('Verify Code')
    expect(ada.beside('code')).toContain('That code is not right')
    await ada.fill({ 'Verification code': code }).press('Verify Code')
    expect(await isSignedIn(ada)).toBe(true)
  })

  it('makes wrong codes wait over all sign-ins of the account', async () => {
    const { world, ada, email, code } = await texted(how)
    for (let tries = 0; tries < 3; tries++) await ada.fill({ 'Verification code': not(code) }).press('Verify Code')
    world.wait({ seconds: 1 })
    const elsewhere = world.visitor(how)
    await givePassword(elsewhere, email)
    await elsewhere.press('Send Code')
    for (let tries = 0; tries < 2; tries++) await elsewhere.fill({ 'Verification code': '000000' }).press('Verify Code')
    expect(elsewhere.status).toBe(429)
    await ada.fill({ 'Verification code': code }).press('Verify Code')
    expect(ada.summary).toEqual([['code', 'There have been too many wrong codes. You can try again in 1 minute']])
  })

  it('does not let in whose password was changed, or who was suspended, meanwhile', async () => {
    for (const change of [{ passwordChangedAt: 7 }, { status: 'suspended' as const }]) {
      const { ada, id, code } = await texted(how)
      await db.update(accounts).set(change).where(eq(accounts.id, id))
      await ada.fill({ 'Verification code': code }).press('Verify Code')
      expect(ada.summary).toEqual([
        ['', expect.stringContaining('Your account has been changed since you entered your password')],
      ])
      expect(ada.heading).toBe('Sign in')
      expect(await sessionsOf(id)).toEqual([])
    }
  })
})

describe('The right code by text', () => {
  it('from ten forms at once signs in once', async () => {
    const { ada, id, code } = await texted()
    const forms: Record<string, string>[] = []
    for (let time = 0; time < 10; time++) forms.push({ ...(await ada.open(at('confirm-code'))).fields(), code })
    await Promise.all(forms.map((form) => ada.post(at('confirm-code'), form)))
    expect(await sessionsOf(id)).toHaveLength(1)
    expect((await eventsOf(id)).filter((name) => name === 'sign-in.done')).toHaveLength(1)
  })

  it('from one form, tapped five times, leaves one live session', async () => {
    const { ada, id, code } = await texted()
    const form = { ...ada.fields(), code }
    await Promise.all([1, 2, 3, 4, 5].map(() => ada.post(at('confirm-code'), form)))
    expect((await sessionsOf(id)).filter(({ endedAt }) => endedAt === null)).toHaveLength(1)
    expect((await eventsOf(id)).filter((name) => name === 'sign-in.done')).toHaveLength(1)
  })

  it('is dead once a call was asked for', async () => {
    const { ada, id, code } = await texted()
    const page = { ...ada.fields(), code }
    await ada.press('Call Me')
    expect(await codesOf(ada)).toEqual([])
    await ada.post(at('confirm-code'), page)
    expect(await sessionsOf(id)).toEqual([])
    expect(ada.path).toBe(at('confirm-call'))
  })

  it('that no provider takes says so, and the call is open', async () => {
    const { norfolk } = await import('../phones.ts')
    const send = async () => ({ ok: false as const, why: 'busy' as const })
    const dead = { ...norfolk, senders: { ...norfolk.senders, sms: [{ name: 'dead', channel: 'sms' as const, send }] as const } }
    const { ada, phone } = await arriveWithPhone(portal({ councils: [dead] }), {}, newPhone())
    await ada.press('Send Code')
    expect(ada.status).toBe(503)
    expect(ada.summary).toEqual([['', 'We could not send the text. Choose Call Me, or send a new code in a minute']])
    await ada.press('Call Me')
    await ada.answer(phone)
    await ada.press('I have pressed #')
    expect(await isSignedIn(ada)).toBe(true)
  })
})

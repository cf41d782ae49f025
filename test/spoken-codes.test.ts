import { describe, expect, it } from 'vitest'
import {
  arrive,
  at,
  callsOf,
  codesOf,
  eventsOf,
  isSignedIn,
  leicestershire,
  newLandline,
  newUnknown,
  not,
  sessionsOf,
} from './phones.ts'
import { newPhone, type Portal, portal } from './visitor.ts'

/* Codes that a call speaks, at the pages for codes by text: the steps phone, phone-code, confirm and confirm-code of Leicestershire. */

const here = (step: string) => at(step, leicestershire)
const buttons = (page: { querySelectorAll(what: string): { textContent: string }[] }) =>
  page.querySelectorAll('#step .govuk-button-group button').map(({ textContent }) => textContent)
const council = leicestershire

const enrolling = async (world: Portal, how: { htmx?: boolean }) => arrive(world, how, { council })
const confirming = async (world: Portal, how: { htmx?: boolean }, phone: string) => ({
  ...(await arrive(world, how, { council, phone })),
  phone,
})

describe.each([{ htmx: false }, { htmx: true }])('A code that a call speaks (htmx: $htmx)', (how) => {
  it('confirms a landline at every sign-in, by the same button as a text', async () => {
    const { ada, id, phone } = await confirming(portal(), how, newLandline())
    expect(ada.path).toBe(here('confirm'))
    expect(buttons(ada.page)).toEqual(['Send Code', 'Back', 'Cancel'])
    expect(ada.text).toContain('We will call this number, and a computer will say a code.')
    await ada.press('Send Code')
    expect(ada.path).toBe(here('confirm-code'))
    expect(buttons(ada.page)).toEqual(['Verify Code', 'Send Code', 'Back', 'Cancel'])
    expect((await ada.messages(phone)).map(({ channel }) => channel)).toEqual(['voice'])
    expect(ada.html).not.toContain(phone.slice(-6))
    await ada.fill({ 'Verification code': await ada.code(phone) }).press('Verify Code')
    expect(await isSignedIn(ada, council)).toBe(true)
    expect((await sessionsOf(id)).map(({ factors }) => factors)).toEqual(['["password","phone"]'])
    expect(await eventsOf(id)).toEqual(['phone.called', 'sign-in.done'])
  })

  it('is not asked for where a text goes: a mobile is sent one', async () => {
    const { ada, phone } = await confirming(portal(), how, newPhone())
    expect(buttons(ada.page)).toEqual(['Send Code', 'Back', 'Cancel'])
    expect(ada.text).toContain('We will send a text with a code to this number.')
    await ada.press('Send Code')
    expect((await ada.messages(phone)).map(({ channel }) => channel)).toEqual(['sms'])
    expect(buttons(ada.page)).toEqual(['Verify Code', 'Call Me', 'Back', 'Cancel'])
    expect(ada.text).toContain('If no text comes, choose Call Me')
    // The guide has its button pressed: the page waits for it.
    expect(ada.page.getElementById('code')?.hasAttribute('data-complete')).toBe(false)
    await ada.fill({ 'Verification code': await ada.code(phone) }).press('Verify Code')
    expect(await isSignedIn(ada, council)).toBe(true)
  })

  it('is offered beside the text for a number of which nobody can tell', async () => {
    const { ada, phone } = await confirming(portal(), how, newUnknown())
    expect(buttons(ada.page)).toEqual(['Send Code', 'Call Me', 'Back', 'Cancel'])
    await ada.press('Call Me')
    expect((await ada.messages(phone)).map(({ channel }) => channel)).toEqual(['voice'])
    await ada.fill({ 'Verification code': await ada.code(phone) }).press('Verify Code')
    expect(await isSignedIn(ada, council)).toBe(true)

    const other = await enrolling(portal(), how)
    const unknown = newUnknown()
    await other.ada.fill({ 'Phone Number': unknown }).press('Send Code')
    expect((await ada.messages(unknown)).map(({ channel }) => channel)).toEqual(['sms'])
    await other.ada.press('Change the number')
    expect(buttons(other.ada.page)).toEqual(['Send Code', 'Call Me', 'Back', 'Cancel'])
    await other.ada.press('Call Me')
    await other.ada.fill({ 'Verification code': await other.ada.code(unknown) }).press('Verify Code')
    expect(await isSignedIn(other.ada, council)).toBe(true)
  })

  it.each([
    ['Call Me', newPhone, 'sms', 'voice'],
    ['Send Code', newLandline, 'voice', 'sms'],
  ] as const)(
    'takes the place of the other way at once with %s: the code before is dead',
    async (button, phoneOf, first, second) => {
      const { ada, phone } = await confirming(portal(), how, phoneOf())
      await ada.press('Send Code')
      expect((await ada.messages(phone))[0]?.channel).toBe(first)
      const dead = await ada.code(phone)
      await ada.press(button)
      expect(ada.status).toBe(200)
      expect(ada.path).toBe(here('confirm-code'))
      expect((await ada.messages(phone))[0]?.channel).toBe(second)
      expect(await codesOf(ada, council)).toHaveLength(1)
      expect(await callsOf(ada, council)).toEqual([])
      const code = await ada.code(phone)
      await ada.fill({ 'Verification code': dead === code ? not(code) : dead }).press('Verify Code')
      const said = {
        sms: 'That code is not right. Check the newest text and try again',
        voice: 'That code is not right. Check what you noted down in the last call and try again, or have us call again',
      }
      expect(ada.summary).toEqual([['code', said[second]]])
      await ada.fill({ 'Verification code': code }).press('Verify Code')
      expect(await isSignedIn(ada, council)).toBe(true)
    },
  )

  it('is called anew after a minute, and the first is dead', async () => {
    const world = portal()
    const { ada, phone } = await confirming(world, how, newLandline())
    await ada.press('Send Code')
    const dead = await ada.code(phone)
    await ada.press('have us call again')
    expect(ada.status).toBe(429)
    expect(ada.summary).toEqual([
      ['resend', 'We called you a moment ago. If no call comes, you can ask for another one in 60 seconds'],
    ])
    world.wait({ minutes: 1 })
    await ada.press('have us call again')
    expect(ada.text).toContain('We called again at 09:01 with a new code. Earlier codes no longer work.')
    const code = await ada.code(phone)
    await ada.fill({ 'Verification code': dead === code ? not(code) : dead }).press('Verify Code')
    expect(ada.status).toBe(422)
    await ada.fill({ 'Verification code': code }).press('Verify Code')
    expect(await isSignedIn(ada, council)).toBe(true)
  })

  it('has the limits of a text: five tries, ten minutes', async () => {
    const world = portal()
    const { ada, phone } = await enrolling(world, how).then((each) => ({ ...each, phone: newLandline() }))
    await ada.fill({ 'Phone Number': phone }).press('Send Code')
    const code = await ada.code(phone)
    for (let tries = 0; tries < 5; tries++) await ada.fill({ 'Verification code': not(code) }).press('Verify Code')
    expect(ada.status).toBe(429)
    world.wait({ minutes: 1 })
    await ada.fill({ 'Verification code': code }).press('Verify Code')
    expect(ada.summary).toEqual([['code', 'That code can no longer be used. Send a new code, or have us call again']])
    await ada.press('have us call again')
    const next = await ada.code(phone)
    world.wait({ minutes: 10 })
    await ada.fill({ 'Verification code': next }).press('Verify Code')
    expect(ada.summary).toEqual([['code', 'That code can no longer be used. Send a new code, or have us call again']])
  })

  it('that no provider takes says so, and the text is open', async () => {
    const send = async () => ({ ok: false as const, why: 'busy' as const })
    const voice = [{ name: 'dead', channel: 'voice' as const, send }] as const
    const world = portal({ councils: [{ ...council, senders: { ...council.senders, voice } }] })
    const { ada, phone } = await confirming(world, how, newLandline())
    await ada.press('Send Code')
    expect(ada.status).toBe(503)
    expect(ada.summary).toEqual([
      ['', 'We could not make the call. Choose Send Code to get a text instead, or have us call again in a minute'],
    ])
    await ada.press('Send Code')
    await ada.fill({ 'Verification code': await ada.code(phone) }).press('Verify Code')
    expect(await isSignedIn(ada, council)).toBe(true)
  })
})

describe('A call that speaks a code', () => {
  it('is none that can be answered with #, and has no address that tells how it stands', async () => {
    const world = portal()
    const { ada, id, phone } = await confirming(world, {}, newLandline())
    await ada.press('Send Code')
    await ada.answer(phone)
    await ada.post(here('confirm-code'), { ...ada.fields(), code: '' })
    expect(ada.summary).toEqual([['code', 'Enter the code from the text or the call']])
    expect(await sessionsOf(id)).toEqual([])
    for (const path of ['phone-call', 'confirm-call', 'phone-call/status', 'confirm-call/status'])
      expect((await world.visitor().open(here(path))).status, path).toBe(404)
  })

  it('is counted with the texts to a number that nobody has proved', async () => {
    const world = portal()
    const victim = newLandline()
    for (let times = 0; times < 10; times++) {
      const { ada } = await enrolling(world, {})
      await ada.fill({ 'Phone Number': victim }).press('Send Code')
      expect(ada.status).toBe(200)
    }
    const { ada } = await enrolling(world, {})
    await ada.fill({ 'Phone Number': victim }).press('Send Code')
    expect(ada.status).toBe(429)
    expect(ada.summary[0]?.[1]).toContain('Too many texts and calls have gone to this number')
  })

  it('signs in once, from ten forms at once that prove a new phone', async () => {
    const { ada, id } = await enrolling(portal(), {})
    const phone = newLandline()
    await ada.fill({ 'Phone Number': phone }).press('Send Code')
    const code = await ada.code(phone)
    const forms: Record<string, string>[] = []
    for (let time = 0; time < 10; time++) forms.push({ ...(await ada.open(here('phone-code'))).fields(), code })
    await Promise.all(forms.map((form) => ada.post(here('phone-code'), form)))
    expect((await sessionsOf(id)).filter(({ endedAt }) => endedAt === null)).toHaveLength(1)
    expect((await eventsOf(id)).filter((name) => name === 'phone.added')).toHaveLength(1)
  })
})

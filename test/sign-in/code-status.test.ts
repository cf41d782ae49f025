import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { newToken } from '../../src/db/keys.ts'
import { messages } from '../../src/db/schema.ts'
import { play, report, takenFor, twilioPortal } from '../lines.ts'
import { arrive, arriveWithPhone, ask, at, isSignedIn, leicestershire, newLandline } from '../phones.ts'
import { addPerson, send } from '../steps.ts'
import { db, newAddress, newPhone, portal, readCode, signUpToVerify } from '../visitor.ts'

const cannot = 'The network says that this number cannot receive texts. Choose Call Me instead.'
const lost = 'The text could not be delivered. Send a new code, or choose Call Me.'
const news = ({ page }: { page: { querySelector(what: string): { textContent: string } | null } }) =>
  page.querySelector('#news')?.textContent.trim()

describe.each([{ htmx: false }, { htmx: true }])('The page that waits for a code (htmx: $htmx)', (how) => {
  it.each([
    [30006, cannot],
    [30003, lost],
    [30008, lost],
  ])('says what became of the text: %s', async (code, words) => {
    const world = twilioPortal()
    const { ada, phone } = await arriveWithPhone(world, how)
    await ada.press('Send Code')
    expect(news(ada)).toBe('')
    world.wait({ seconds: 5 })
    await ada.open(ada.path)
    expect(news(ada)).toBe('')
    expect((await ask(world, ada)).response.status).toBe(204)
    await report(world, phone, 'undelivered', code)
    const { response, text } = await ask(world, ada)
    expect(response.status).toBe(200)
    expect(text).toContain(words)
    expect(text).not.toContain('data-watch')
    await ada.open(ada.path)
    expect(ada.status).toBe(200)
    expect(news(ada)).toBe(words)
    // It stays when a form comes back.
    await ada.fill({ 'Verification code': '12' }).press('Verify Code')
    expect(ada.status).toBe(422)
    expect(news(ada)).toBe(words)
    // Of the next one nothing is known yet.
    world.wait({ minutes: 1 })
    await ada.press('send a new code')
    world.wait({ seconds: 5 })
    await ada.open(ada.path)
    expect(news(ada)).toBe('')
    await ada.fill({ 'Verification code': readCode((await takenFor(phone)).text)! }).press('Verify Code')
    expect(await isSignedIn(ada)).toBe(true)
  })

  it('is told of a new phone, too', async () => {
    const world = twilioPortal()
    const { ada } = await arrive(world, how)
    const phone = newPhone()
    await ada.fill({ 'Phone Number': phone }).press('Send Code')
    await report(world, phone, 'undelivered', 30005)
    world.wait({ seconds: 5 })
    await ada.open(ada.path)
    expect(news(ada)).toBe(cannot)
    expect(ada.text).toContain('Change the number')
  })

  it('asks no further once the text has arrived', async () => {
    const world = twilioPortal()
    const { ada, phone } = await arriveWithPhone(world, how)
    await ada.press('Send Code')
    await report(world, phone, 'delivered')
    world.wait({ seconds: 5 })
    const { response, text } = await ask(world, ada)
    expect([response.status, text]).toEqual([200, '<div id="news"></div>'])
    await ada.open(ada.path)
    expect(ada.page.querySelector('[data-watch]')).toBe(null)
  })

  it.each([
    [{ end: 'busy' }, 'The phone was engaged.'],
    [{ end: 'no-answer' }, 'The call was not answered.'],
    [{ end: 'failed' }, 'The call could not be made.'],
    [{ end: 'failed', sip: '404' }, 'The network says that this number cannot be called.'],
    [{ answeredBy: 'machine_start' }, 'An answerphone took the call, and we told it nothing.'],
  ] as const)('says what came of a call that speaks a code: %o', async (course, words) => {
    const world = twilioPortal([leicestershire])
    const phone = newLandline()
    const { ada } = await arrive(world, how, { council: leicestershire, phone })
    await ada.press('Send Code')
    expect((await play(world, phone, course)).said).toEqual([])
    world.wait({ seconds: 5 })
    await ada.open(ada.path)
    expect(news(ada)).toContain(words)
  })

  it('says at once that a number cannot be written to', async () => {
    const world = twilioPortal()
    const { ada } = await arriveWithPhone(world, how, '+447700900809')
    await ada.press('Send Code')
    expect(ada.status).toBe(422)
    expect(ada.summary).toEqual([['', 'This number cannot be sent texts. Check the number, or choose Call Me']])
    const other = await arriveWithPhone(world, how, '+447700900802')
    await other.ada.press('Call Me')
    expect(other.ada.status).toBe(422)
    expect(other.ada.summary).toEqual([['', 'This number cannot be called. Check the number, or choose Send Code']])
  })

  it('says what became of an e-mail to an account whose password was right, and of none to anybody else', async () => {
    const world = portal()
    const ada = world.visitor(how)
    const email = newAddress()
    const [durham] = [(await import('../../src/councils/all.ts')).councils.find(({ slug }) => slug === 'durham')!]
    const { id } = await addPerson(durham, email, world.clock.now)
    await ada.open('/durham/sign-in')
    await send(ada, { email, password: 'Correct-Horse-7-Battery' })
    await db.update(messages).set({ status: 'failed', why: 'recipient' }).where(eq(messages.accountId, id))
    world.wait({ seconds: 5 })
    await ada.open(ada.path)
    expect(news(ada)).toContain('your address takes no emails from us')
    const grace = await signUpToVerify(world.visitor(how), newAddress())
    expect(news(grace)).toBeUndefined()
  })
})

describe('Asking for news of a message', () => {
  it('is no activity, and tells nobody without such a journey', async () => {
    const world = twilioPortal()
    const { ada, phone } = await arriveWithPhone(world)
    await ada.press('Send Code')
    await report(world, phone, 'undelivered', 30006)
    expect((await ask(world, ada, new Map())).response.status).toBe(404)
    expect((await ask(world, ada, new Map(), 'x')).response.status).toBe(404)
    const nobody = await ask(world, ada, new Map(), newToken())
    expect([nobody.response.status, nobody.text]).toEqual([200, '<div id="news"></div>'])
    const { response } = await ask(world, ada)
    expect(response.status).toBe(200)
    expect(response.headers.getSetCookie()).toEqual([])
    expect(response.headers.get('cache-control')).toBe('no-store')
  })

  it('is answered by the token of the form, where no cookie comes back', async () => {
    const world = twilioPortal()
    const { ada, phone } = await arriveWithPhone(world)
    await ada.press('Send Code')
    await report(world, phone, 'undelivered', 30006)
    const { response, text } = await ask(world, ada, new Map(), ada.fields().journey)
    expect(response.status).toBe(200)
    expect(text).toContain(cannot)
    expect(response.headers.getSetCookie()).toEqual([])
    // A token in an address counts for nothing.
    const watched = ada.page.querySelector('[data-watch]')?.getAttribute('data-watch') ?? at('confirm-code/status')
    const address = `https://doorstep.example${watched.split('?')[0]}?known=under-way&journey=${ada.fields().journey}`
    expect((await world.fetch(new Request(address))).response.status).toBe(404)
  })
})

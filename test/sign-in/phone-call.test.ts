import { describe, expect, it } from 'vitest'
import { written } from '../../src/fragments/phone-number.tsx'
import { words } from '../../src/fragments/words/index.ts'
import { accountOf, arrive, ask, at, callsOf, eventsOf, isSignedIn, norfolk, sessionsOf } from '../phones.ts'
import { addPerson, send } from '../steps.ts'
import { newAddress, newPhone, type Portal, password, portal } from '../visitor.ts'

async function called(world: Portal, how: { htmx?: boolean } = {}) {
  const [here, phone] = [await arrive(world, how), newPhone()]
  await here.ada.fill({ 'Phone Number': phone }).press('Call Me')
  return { ...here, phone }
}

describe.each([{ htmx: false }, { htmx: true }])('The call that proves a new phone (htmx: $htmx)', (how) => {
  it('says that it is on its way, to which number, and what to press', async () => {
    const { ada, phone } = await called(portal(), how)
    expect(ada.text).toContain('We are calling you. Answer the call and press the hash key (#) when you are asked to.')
    expect(ada.text).toContain(`Phone Number ${written(phone)}`)
    expect(ada.text).toMatch(/Is this number wrong\? ?Change the number/)
  })

  it('gives the account its number once # was pressed, by the button', async () => {
    const { ada, id, email, phone } = await called(portal(), how)
    await ada.press('I have pressed #')
    expect(ada.summary).toEqual([['', expect.stringContaining('We do not know yet that you pressed #')]])
    await ada.answer(phone)
    await ada.press('I have pressed #')
    expect(ada.path).toBe(at('confirm'))
    expect((await accountOf(id)).phone).toBe(phone)
    expect((await ada.messages(email))[0]?.subject).toContain('a phone number was added to your account')
    expect(await eventsOf(id)).toEqual(['phone.called', 'phone.added'])
    expect(await sessionsOf(id)).toEqual([])
  })

  it.each(['1', '*', '##', '', '1#'])('is not confirmed by %s', async (keys) => {
    const { ada, phone } = await called(portal(), how)
    await ada.answer(phone, { keys })
    await ada.press('I have pressed #')
    expect(ada.status).toBe(422)
    await ada.answer(phone)
    await ada.press('I have pressed #')
    expect(ada.path).toBe(at('confirm'))
  })

  it('that was engaged says so, and can be made again at once, or a text be sent', async () => {
    const { ada, phone } = await called(portal(), how)
    await ada.answer(phone, { result: 'engaged' })
    await ada.press('I have pressed #')
    expect(ada.summary).toEqual([['', 'Your phone was engaged. End the other call, then choose Call Me or Send Code']])
    await ada.press('Call Me')
    expect(ada.status).toBe(200)
    await ada.answer(phone, { result: 'unanswered' })
    await ada.press('I have pressed #')
    expect(ada.summary).toEqual([['', 'The call was not answered. Check your phone, then choose Call Me or Send Code']])
    await ada.press('Send Code')
    expect(ada.path).toBe(at('phone-code'))
    await ada.fill({ 'Verification code': await ada.code(phone) }).press('Verify Code')
    expect(ada.path).toBe(at('confirm'))
  })

  it('counts as unanswered after a minute, and lets in who presses # later all the same', async () => {
    const world = portal()
    const { ada, phone } = await called(world, how)
    await ada.press('Call Me')
    expect(ada.status).toBe(429)
    expect(ada.summary).toEqual([
      ['resend', 'We called you a moment ago. If no call comes, you can ask for another one in 60 seconds'],
    ])
    world.wait({ minutes: 1 })
    await ada.press('I have pressed #')
    expect(ada.summary[0]?.[1]).toContain('The call was not answered')
    await ada.answer(phone)
    // The page still looks out for it.
    expect((await ask(world, ada)).response.status).toBe(200)
    await ada.press('I have pressed #')
    expect(ada.path).toBe(at('confirm'))
  })

  it('is worth nothing after ten minutes, when it was replaced, or when the number was changed', async () => {
    const world = portal()
    const { ada, phone } = await called(world, how)
    world.wait({ minutes: 10 })
    await ada.answer(phone)
    await ada.press('I have pressed #')
    expect(ada.summary).toEqual([['', 'This call can no longer be used. Choose Call Me or Send Code']])
    await ada.press('Call Me')
    const [first] = await ada.messages(phone)
    await ada.press('Change the number')
    const other = newPhone()
    await ada.fill({ 'Phone Number': other }).press('Call Me')
    await ada.answer(phone)
    expect(first?.channel).toBe('voice')
    expect(await callsOf(ada)).toMatchObject([{ status: 'ringing' }])
    await ada.press('I have pressed #')
    expect(ada.status).toBe(422)
    await ada.answer(other)
    await ada.press('I have pressed #')
    expect(ada.text).toContain(`XXX-XXX-XXX${other.slice(-2)}`)
  })
})

describe('A call', () => {
  it('answered twice is one answer, and a used one confirms nothing', async () => {
    const { ada, id, phone } = await called(portal())
    for (let times = 0; times < 2; times++) expect((await ada.answer(phone)).response.status).toBe(303)
    const forms: Record<string, string>[] = []
    for (let times = 0; times < 5; times++) forms.push((await ada.open(at('phone-call'))).fields())
    await Promise.all(forms.map((form) => ada.post(at('phone-call'), form)))
    expect((await eventsOf(id)).filter((name) => name === 'phone.added')).toHaveLength(1)
    expect((await ada.answer(phone)).response.status).toBe(303)
    expect((await accountOf(id)).phone).toBe(phone)
  })

  it('that no provider takes says so at once, and the other way is open', async () => {
    const send = async () => ({ ok: false as const, why: 'unreachable' as const })
    const { norfolk } = await import('../phones.ts')
    const dead = {
      ...norfolk,
      senders: { ...norfolk.senders, voice: [{ name: 'dead', channel: 'voice' as const, send }] as const },
    }
    const { ada, phone } = await called(portal({ councils: [dead] }))
    expect(ada.status).toBe(503)
    expect(ada.summary).toEqual([['', 'We could not make the call. Choose Send Code, or Call Me in a minute']])
    expect(await callsOf(ada)).toMatchObject([{ status: 'failed' }])
    await ada.press('Send Code')
    expect(ada.path).toBe(at('phone-code'))
    expect(await ada.code(phone)).toMatch(/^\d{6}$/)
  })

  it('of nobody, or a text, cannot be answered', async () => {
    const world = portal()
    const post = (id: string, headers = {}) =>
      world.fetch(
        new Request(`http://127.0.0.1:8787/dev/outbox/${id}/keys`, {
          method: 'POST',
          body: new URLSearchParams({ keys: '#' }),
          headers,
          redirect: 'manual',
        }),
      )
    const { ada } = await arrive(world)
    const phone = newPhone()
    await ada.fill({ 'Phone Number': phone }).press('Send Code')
    const [text] = await ada.messages(phone)
    for (const id of ['nowhere', text!.id]) expect((await post(id)).response.status).toBe(404)
    await ada.press('Call Me')
    const [call] = await ada.messages(phone)
    // Another site's page may not press keys; a programme, which says nothing of where it comes from, may.
    expect((await post(call!.id, { origin: 'https://elsewhere.example' })).response.status).toBe(403)
    expect(await callsOf(ada)).toMatchObject([{ status: 'ringing' }])
    expect((await post(call!.id)).response.status).toBe(303)
    expect(await callsOf(ada)).toMatchObject([{ status: 'confirmed' }])
  })
})

describe('Asking whether there is news of a call', () => {
  it('says nothing while it rings, and once it was answered that there is news', async () => {
    const world = portal()
    const { ada, phone } = await called(world)
    const answer = await ask(world, ada)
    expect([answer.response.status, answer.text]).toEqual([204, ''])
    expect(answer.response.headers.get('cache-control')).toBe('no-store')
    await ada.answer(phone)
    const news = await ask(world, ada)
    expect([news.response.status, news.text]).toEqual([200, ''])
  })

  it.each(['engaged', 'unanswered'])('tells that it was %s, once', async (result) => {
    const world = portal()
    const { ada, phone } = await called(world)
    await ada.answer(phone, { result })
    expect((await ask(world, ada)).response.status).toBe(200)
    await ada.press('I have pressed #')
    expect((await ask(world, ada)).response.status).toBe(204)
  })

  it('tells strangers what it tells of a call that rings', async () => {
    const world = portal()
    const { ada, phone } = await called(world)
    await ada.answer(phone)
    const status = async (jar: Map<string, string>, token?: string) => (await ask(world, ada, jar, token)).response.status
    const cookie = '__Host-norfolk-journey-sign-in'
    const token = ada.jar.get(cookie)!
    expect(await status(new Map([[cookie, 'x'.repeat(43)]]))).toBe(204)
    expect(await status(new Map(), 'x'.repeat(43))).toBe(204)
    expect(await status(new Map([[cookie, token]]))).toBe(200)
    // Who says no journey need not ask again.
    for (const none of ['../..', '']) expect(await status(new Map([[cookie, none]]), none)).toBe(404)
    for (const other of ['__Host-durham-journey-sign-in', '__Host-norfolk-journey-register'])
      expect(await status(new Map([[other, token]]))).toBe(404)
    expect(await status(new Map())).toBe(404)
  })

  it.each([true, false])('is answered by the token of the form, in a frame without cookies (htmx: %s)', async (htmx) => {
    const world = portal()
    const [ada, email, phone] = [world.visitor({ cookies: false, htmx }), newAddress(), newPhone()]
    await addPerson(norfolk, email, world.clock.now, phone)
    await ada.open('/norfolk/embed/sign-in/password')
    await send(ada, { email, password })
    await ada.press('Call Me')
    const status = async (token?: string) => (await ask(world, ada, new Map(), token)).response.status
    const { journey } = ada.fields()
    expect([await status(journey), await status()]).toEqual([204, 404])
    await ada.answer(phone)
    expect([await status(journey), await status()]).toEqual([200, 404])
    await ada.press('I have pressed #')
    expect(ada.heading).toBe(words.en.embed.ticket.title)
  })

  it('asks one thing of the database', async () => {
    let asked = 0
    const count = <Answer>(answer: Answer) => {
      asked++
      return answer
    }
    const { connect } = await import('../../src/db/client.ts')
    const world = portal({
      connect: (url) => {
        const counted = connect(url)
        const { $client: client } = counted
        for (const name of ['execute', 'batch'] as const) {
          const original = client[name].bind(client) as (...given: unknown[]) => Promise<never>
          Object.assign(client, { [name]: (...given: unknown[]) => count(original(...given)) })
        }
        return counted
      },
    })
    const { ada } = await called(world)
    asked = 0
    await ask(world, ada)
    expect(asked).toBe(1)
  })

  it('is no activity of who is signed in', async () => {
    const world = portal()
    const { ada, phone } = await called(world)
    await ada.answer(phone)
    await ada.press('I have pressed #')
    await ada.press('Call Me')
    const waiting = ada.page
    await ada.answer(phone)
    await ada.press('I have pressed #')
    expect(await isSignedIn(ada)).toBe(true)
    ada.page = waiting
    world.wait({ minutes: 14 })
    const { response } = await ask(world, ada)
    expect(response.headers.getSetCookie().filter((cookie) => cookie.includes('activity'))).toEqual([])
    world.wait({ minutes: 2 })
    expect(await isSignedIn(ada)).toBe(false)
  })
})

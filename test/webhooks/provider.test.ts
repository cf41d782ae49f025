import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { sign } from '../../commands/message-providers/twilio-line.ts'
import { commit, connect } from '../../src/db/client.ts'
import { moveMessage } from '../../src/db/message-moves.ts'
import { messages } from '../../src/db/schema.ts'
import { lineTo, play, post, report, takenFor, token, bindings as twilio, twilioPortal } from '../lines.ts'
import { arrive, arriveWithPhone, isSignedIn, leicestershire, newLandline, norfolk } from '../phones.ts'
import { db, newPhone, type Portal, readCode } from '../visitor.ts'

/** The id of ours in an address that a provider was given. */
const idIn = (address = '') => /\/webhooks\/twilio\/([^/]+)\//.exec(address)![1]!

async function messageTo(phone: string) {
  const [row] = await db
    .select()
    .from(messages)
    .where(eq(messages.id, idIn((await takenFor(phone)).statusCallback)))
  return row!
}

/** A text with a code to somebody who signs in. */
async function texted(world: Portal, how: { htmx?: boolean } = {}) {
  const here = await arriveWithPhone(world, how)
  await here.ada.press('Send Code')
  return { ...here, taken: await takenFor(here.phone) }
}

async function called(world: Portal, how: { htmx?: boolean } = {}) {
  const here = await arriveWithPhone(world, how)
  await here.ada.press('Call Me')
  return { ...here, taken: await takenFor(here.phone) }
}

const heardIn = ({ said }: { said: { text: string }[] }) => said.map(({ text }) => text)

describe.each([{ htmx: false }, { htmx: true }])('Signing in by way of Twilio (htmx: $htmx)', (how) => {
  it('goes by a text, and what became of it is known', async () => {
    const world = twilioPortal()
    const { ada, phone, taken } = await texted(world, how)
    const row = await messageTo(phone)
    expect(taken.form).toMatchObject({ To: phone, From: '+441632960999', ValidityPeriod: '600' })
    expect(taken.statusCallback).toBe(`https://doorstep.example/norfolk/webhooks/twilio/${row.id}/status`)
    expect(row).toMatchObject({ status: 'sent', provider: 'twilio', reference: taken.id })
    for (const status of ['queued', 'sent', 'delivered']) expect((await report(world, phone, status)).status).toBe(204)
    expect(await messageTo(phone)).toMatchObject({ status: 'delivered', why: null })
    await ada.fill({ 'Verification code': readCode(taken.text)! }).press('Verify Code')
    expect(await isSignedIn(ada)).toBe(true)
  })

  it('goes by a call in which # is pressed', async () => {
    const world = twilioPortal()
    const { ada, phone, taken } = await called(world, how)
    expect(JSON.stringify(taken.form)).not.toContain('hash')
    const heard = await play(world, phone, { press: ['#'] })
    expect(heardIn(heard).join(' ')).toContain('Somebody, perhaps you, is using your phone number to sign in.')
    expect(heardIn(heard).at(-1)).toBe('Thank you. You can go on where you are signing in. Goodbye.')
    expect(heard.hungUp).toBe(true)
    expect(await messageTo(phone)).toMatchObject({ status: 'delivered', provider: 'twilio', reference: taken.id })
    await ada.press('I have pressed #')
    expect(await isSignedIn(ada)).toBe(true)
  })

  it.each([
    [{ end: 'busy' }, 'engaged', 'Your phone was engaged. End the other call, then choose Call Me or Send Code'],
    [{ end: 'no-answer' }, 'unanswered', 'The call was not answered. Check your phone, then choose Call Me or Send Code'],
    [{ end: 'failed' }, 'provider', 'We could not make the call. Choose Send Code, or Call Me in a minute'],
    [{ end: 'failed', sip: '404' }, 'recipient', 'We could not make the call. Choose Send Code, or Call Me in a minute'],
    [
      { answeredBy: 'machine_start' },
      'answerphone',
      'An answerphone took the call. Choose Call Me and answer it yourself, or choose Send Code',
    ],
    [
      { answeredBy: 'fax' },
      'answerphone',
      'An answerphone took the call. Choose Call Me and answer it yourself, or choose Send Code',
    ],
  ] as const)('says what came of a call: %o', async (course, why, words) => {
    const world = twilioPortal()
    const { ada, phone } = await called(world, how)
    const heard = await play(world, phone, course)
    expect(heard.said).toEqual([])
    expect(await messageTo(phone)).toMatchObject({ status: 'failed', why })
    await ada.press('I have pressed #')
    expect(ada.summary).toEqual([['', words]])
    // Another call can be made at once.
    await ada.press('Call Me')
    expect(ada.status).toBe(200)
    await play(world, phone, { press: ['#'] })
    await ada.press('I have pressed #')
    expect(await isSignedIn(ada)).toBe(true)
  })

  it('asks once more after another key, and says so when the call ends without', async () => {
    const world = twilioPortal()
    const { ada, phone } = await called(world, how)
    const heard = heardIn(await play(world, phone, { press: ['1', '*'] }))
    expect(heard.slice(-3)).toEqual([
      expect.stringContaining('press the hash key now'),
      expect.stringContaining('press the hash key now'),
      'Nothing was confirmed. Goodbye.',
    ])
    await ada.press('I have pressed #')
    expect(ada.summary).toEqual([['', 'The call ended, and # was not pressed. Choose Call Me or Send Code']])
    await ada.press('Call Me')
    await play(world, phone, { press: ['1', '#'] })
    await ada.press('I have pressed #')
    expect(await isSignedIn(ada)).toBe(true)
  })

  it('speaks a code to a landline, slowly and twice', async () => {
    const world = twilioPortal([leicestershire])
    const phone = newLandline()
    const { ada } = await arrive(world, how, { council: leicestershire, phone })
    await ada.press('Send Code')
    expect((await takenFor(phone)).form).not.toHaveProperty('Body')
    const heard = await play(world, phone)
    const codes = heardIn(heard).flatMap((text) => /code is: ([\d … ]+)/.exec(text)?.[1]?.replace(/\D/g, '') ?? [])
    expect(codes).toEqual([expect.stringMatching(/^\d{6}$/), codes[0]])
    expect(heard.documents[0]).toContain('<break time="700ms"/>')
    await ada.fill({ 'Verification code': codes[0]! }).press('Verify Code')
    expect(await isSignedIn(ada, leicestershire)).toBe(true)
  })

  it('speaks a code for a key, where it is not certain that somebody listens', async () => {
    const world = twilioPortal([leicestershire])
    const phone = newLandline()
    const { ada } = await arrive(world, how, { council: leicestershire, phone })
    await ada.press('Send Code')
    const unheard = await play(world, phone, { answeredBy: 'unknown' })
    expect(heardIn(unheard).join(' ')).not.toMatch(/\d/)
    const heard = heardIn(await play(world, phone, { answeredBy: 'unknown', press: ['5'] }))
    expect(heard[0]).toContain('press any key')
    const [, spoken = ''] = /code is: ([\d … ]+)/.exec(heard.join(' ')) ?? []
    await ada.fill({ 'Verification code': spoken.replace(/\D/g, '') }).press('Verify Code')
    expect(await isSignedIn(ada, leicestershire)).toBe(true)
  })

  it('speaks Welsh to who reads it', async () => {
    const world = twilioPortal()
    const { ada, phone } = await arriveWithPhone(world, how)
    await ada.open(`${ada.path}?lang=cy`)
    await ada.press('Ffonio fi')
    const { said } = await play(world, phone, { press: ['5', '#'] })
    expect(new Set(said.map(({ voice, language }) => `${voice} ${language}`))).toEqual(new Set(['Polly.Gwyneth cy-GB']))
    expect(said.map(({ text }) => text).join(' ')).toContain('pwyswch y fysell stwnsh')
  })
})

describe('A call that is dead', () => {
  it.each(['a text took its place', 'its time is over', 'another call took its place'])('says so: %s', async (why) => {
    const world = twilioPortal()
    const { ada, taken } = await called(world)
    if (why === 'a text took its place') await ada.press('Send Code')
    else world.wait({ minutes: why === 'its time is over' ? 10 : 1 })
    if (why === 'another call took its place') await ada.press('Call Me')
    const answered = await post(lineTo(world), taken.url!, [
      ['CallSid', taken.id],
      ['CallStatus', 'in-progress'],
      ['AnsweredBy', 'human'],
    ])
    expect(answered.text).toContain('This call can no longer be used.')
    expect(answered.text).not.toContain('<Gather')
    const pressed = await post(lineTo(world), taken.url!.replace(/call$/, 'keys/1'), [['Digits', '#']])
    expect(pressed.text).toContain('This call can no longer be used.')
  })

  it('says nothing of a code that is dead', async () => {
    const world = twilioPortal([leicestershire])
    const phone = newLandline()
    const { ada } = await arrive(world, {}, { council: leicestershire, phone })
    await ada.press('Send Code')
    const first = await takenFor(phone)
    world.wait({ minutes: 1 })
    await ada.press('have us call again')
    const { text } = await post(lineTo(world), first.url!, [['AnsweredBy', 'human']])
    expect(text).toContain('This call can no longer be used.')
    expect(text).not.toContain('<break')
  })
})

describe('What is told of messages', () => {
  it('is believed for its signature alone', async () => {
    const world = twilioPortal()
    const { phone, taken } = await texted(world)
    const told: [string, string][] = [['MessageStatus', 'undelivered']]
    const right = await sign(token, taken.statusCallback!, told)
    const body = new URLSearchParams(told).toString()
    const send = async (url: string, headers: Record<string, string>, more: RequestInit = {}) => {
      const type = { 'content-type': 'application/x-www-form-urlencoded' }
      return (await world.fetch(new Request(url, { method: 'POST', body, headers: { ...type, ...headers }, ...more }))).response
    }
    const forged: Response[] = [
      await send(taken.statusCallback!, {}),
      await send(taken.statusCallback!, { 'x-twilio-signature': await sign('another', taken.statusCallback!, told) }),
      await send(taken.statusCallback!, { 'x-twilio-signature': right }, { body: `${body}&ErrorCode=30006` }),
      await send(`${taken.statusCallback}?x=1`, { 'x-twilio-signature': right }),
      await send(taken.statusCallback!.replace('doorstep.example', 'doorstep.example:8443'), { 'x-twilio-signature': right }),
      await send(taken.statusCallback!, { authorization: `Bearer ${token}` }),
    ]
    expect(forged.map(({ status }) => status)).toEqual(forged.map(() => 403))
    expect(await messageTo(phone)).toMatchObject({ status: 'sent', why: null })
    const noted = world.log.filter(({ event }) => event === 'webhook.forged')
    expect(noted).toHaveLength(forged.length)
    expect(JSON.stringify(noted)).not.toContain(idIn(taken.statusCallback))
    // From another site's page, with whatever cookies: nothing of that counts.
    const cookie = '__Host-norfolk-session=stolen'
    const believed = await send(taken.statusCallback!, { 'x-twilio-signature': right, origin: 'https://evil.example', cookie })
    expect([believed.status, believed.headers.get('set-cookie')]).toEqual([204, null])
    expect(await messageTo(phone)).toMatchObject({ status: 'failed', why: 'provider' })
  })

  it('has no other method, and no other provider', async () => {
    const world = twilioPortal()
    const { taken } = await texted(world)
    for (const method of ['GET', 'PUT', 'DELETE', 'OPTIONS'])
      expect((await world.fetch(new Request(taken.statusCallback!, { method }))).response.status, method).toBe(405)
    for (const provider of ['outbox', 'govuk-notify', 'constructor']) {
      const url = taken.statusCallback!.replace('twilio', provider)
      expect((await post(lineTo(world), url, [['MessageStatus', 'delivered']])).status, provider).toBe(404)
    }
  })

  it('changes nothing that it is not about: another council’s message, one that is not there, or nothing at all', async () => {
    const world = twilioPortal([norfolk, leicestershire])
    const { phone, taken } = await texted(world)
    const tell = (url: string, told: [string, string][] = [['MessageStatus', 'undelivered']]) => post(lineTo(world), url, told)
    // Both have the same account at Twilio: the signature is right.
    const elsewhere = taken.statusCallback!.replace('/norfolk/', '/leicestershire/')
    expect((await tell(elsewhere)).status).toBe(204)
    expect((await tell(taken.statusCallback!.replace(idIn(taken.statusCallback), 'nobody'))).status).toBe(204)
    expect((await tell(taken.statusCallback!.replace('/status', '/other'))).status).toBe(204)
    expect((await tell(taken.statusCallback!, [['Something', 'else']])).status).toBe(204)
    expect(await messageTo(phone)).toMatchObject({ status: 'sent', why: null })
    const said = await tell(elsewhere.replace('/status', '/call'), [['AnsweredBy', 'human']])
    expect(said.text).not.toContain('<Say')
    // A text has nothing to say in a call.
    expect((await tell(taken.statusCallback!.replace('/status', '/call'), [['AnsweredBy', 'human']])).text).not.toContain('<Say')
  })

  it('only goes forward: in any order, again, and late', async () => {
    const world = twilioPortal()
    const { phone } = await texted(world)
    for (const status of ['delivered', 'sent', 'undelivered', 'delivered', 'queued', 'failed']) {
      expect((await report(world, phone, status, status === 'undelivered' ? 30006 : undefined)).status).toBe(204)
      expect((await messageTo(phone)).status, status).toBe('delivered')
    }
    const other = await texted(world)
    for (const status of ['undelivered', 'sent', 'queued']) {
      await report(world, other.phone, status, status === 'undelivered' ? 30005 : undefined)
      expect(await messageTo(other.phone), status).toMatchObject({ status: 'failed', why: 'recipient' })
    }
  })

  it('may come before what came of the sending is written', async () => {
    const world = twilioPortal()
    const { phone, taken } = await texted(world)
    const { id } = await messageTo(phone)
    await db.update(messages).set({ status: 'sending', provider: 'twilio', reference: null }).where(eq(messages.id, id))
    await report(world, phone, 'undelivered', 30006)
    await commit(db, [moveMessage(db, id, { status: 'sent', provider: 'twilio', reference: taken.id })])
    expect(await messageTo(phone)).toMatchObject({ status: 'failed', why: 'recipient', provider: 'twilio' })
  })

  it('is asked for again while the database is away', async () => {
    const world = twilioPortal()
    const { phone, taken } = await texted(world)
    const away = twilioPortal([norfolk], { connect: () => connect('http://127.0.0.1:1') })
    const told = await post(lineTo(away), taken.statusCallback!, [['MessageStatus', 'delivered']])
    expect(told.status).toBe(503)
    expect((await messageTo(phone)).status).toBe('sent')
  })

  it('is bounded', async () => {
    const world = twilioPortal()
    const { taken } = await texted(world)
    expect((await post(lineTo(world), taken.statusCallback!, [['Body', 'x'.repeat(70_000)]])).status).toBe(413)
  })

  it('comes to the address that was given: on a council’s own host, and with a slash at its end', async () => {
    const world = twilioPortal()
    const origin = `https://${norfolk.hosts[0]}`
    const own = { fetch: world.fetch, clock: world.clock }
    const phone = newPhone()
    const { email } = await arrive(world, {}, { phone })
    const ada = world.visitor({ origin })
    await ada.open('/sign-in/password')
    await ada.type({ email, password: 'Correct-Horse-7-Battery' }).press('Sign in')
    await ada.press('Send Code')
    const taken = await takenFor(phone)
    expect(taken.statusCallback).toMatch(new RegExp(`^${origin}/webhooks/twilio/[^/]+/status$`))
    expect((await post(lineTo(own), `${taken.statusCallback}/`, [['MessageStatus', 'sent']])).status).toBe(204)
    expect((await report(own, phone, 'delivered')).status).toBe(204)
    expect((await messageTo(phone)).status).toBe('delivered')
  })

  it('asks a council’s own token where it has one', async () => {
    const bindings = { LEICESTERSHIRE_TWILIO_AUTH_TOKEN: 'its-own' }
    const world = twilioPortal([norfolk, leicestershire], { bindings: { ...twilio, ...bindings } as never })
    const { taken } = await texted(world)
    const elsewhere = taken.statusCallback!.replace('/norfolk/', '/leicestershire/')
    expect((await post(lineTo(world), elsewhere, [['MessageStatus', 'sent']])).status).toBe(403)
    expect((await post(lineTo(world, 'its-own'), elsewhere, [['MessageStatus', 'sent']])).status).toBe(204)
  })
})

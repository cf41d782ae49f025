import { eq, inArray } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { removePhone } from '../../src/db/accounts.ts'
import { commit } from '../../src/db/client.ts'
import { findPhoneRequest } from '../../src/db/phone-requests.ts'
import { phoneRequests } from '../../src/db/schema.ts'
import { words } from '../../src/fragments/words/index.ts'
import { accountOf, arriveWithPhone, at, eventsOf, givePassword, isSignedIn, sessionsOf } from '../phones.ts'
import { own, send } from '../steps.ts'
import { db, newPhone, password, portal } from '../visitor.ts'

const buttons = (page: {
  querySelectorAll(what: string): { textContent: string; getAttribute(name: string): string | undefined }[]
}) => page.querySelectorAll('main button.govuk-button').map((each) => [each.textContent, each.getAttribute('class')])

describe.each([{ htmx: false }, { htmx: true }])('Confirming the phone at every sign-in (htmx: $htmx)', (how) => {
  it('says what the guide says, and of the number its last two digits', async () => {
    const { ada } = await arriveWithPhone(portal(), how, '+447700900147')
    expect(ada.path).toBe(at('confirm'))
    expect(ada.heading).toBe('Confirm your identity')
    expect(ada.text).toContain('You need to confirm your identity using your phone number every time you sign in.')
    expect(ada.text).toContain('Phone Number XXX-XXX-XXX47')
    expect(ada.text).not.toContain('has been added')
    expect(ada.html).not.toMatch(/900 ?147|90014/)
  })

  it('tells the owner of a number that is written to no more what to do, and leaves that way open', async () => {
    const { ada, id } = await arriveWithPhone(portal(), how, '+449098790123')
    for (const button of ['Send Code', 'Call Me']) {
      await ada.press(button)
      expect([ada.status, ada.path, ada.summary]).toEqual([422, at('confirm'), [['', words.en.faults['phone.no-longer-taken']]]])
    }
    expect(await ada.messages('+449098790123')).toEqual([])
    await ada.press('I no longer have this phone')
    expect(ada.text).toContain('You have told us that you no longer have this phone')
    expect(await eventsOf(id)).toEqual(['phone.lost'])
  })

  it('offers the text first to a mobile, and the call first to a landline', async () => {
    const mobile = await arriveWithPhone(portal(), how)
    const [first, second] = buttons(mobile.ada.page)
    expect([first, second]).toEqual([
      ['Send Code', 'govuk-button'],
      ['Call Me', 'govuk-button govuk-button--secondary'],
    ])
    await send(mobile.ada)
    expect(mobile.ada.path).toBe(at('confirm-code'))
    const landline = await arriveWithPhone(portal(), how, '+441603222222')
    expect(buttons(landline.ada.page).slice(0, 2)).toEqual([
      ['Call Me', 'govuk-button'],
      ['Send Code', 'govuk-button govuk-button--secondary'],
    ])
    await send(landline.ada)
    expect(landline.ada.path).toBe(at('confirm-call'))
  })

  it('goes back to the password, and is forgotten when it is cancelled', async () => {
    const { ada } = await arriveWithPhone(portal(), how)
    await ada.press('Back')
    expect(ada.path).toBe(at('password'))
    await ada.open(at('confirm'))
    await ada.press('Cancel')
    expect(ada.path).toBe('/norfolk')
    expect((await ada.open(at('confirm'))).path).toBe(at('password'))
  })

  it('does not ask sooner by going back and pressing again', async () => {
    const { ada, phone } = await arriveWithPhone(portal(), how)
    await ada.press('Send Code')
    await ada.press('Back')
    expect(ada.path).toBe(at('confirm'))
    await ada.press('Send Code')
    expect(ada.status).toBe(429)
    expect(await ada.messages(phone)).toHaveLength(1)
    await ada.press('Call Me')
    expect(ada.path).toBe(at('confirm-call'))
  })

  it.each(['confirm', 'confirm-code', 'confirm-call'])(
    'takes "I no longer have this phone" on %s: a worker is asked, the owner told',
    async (step) => {
      const { ada, id, email, phone } = await arriveWithPhone(portal(), how)
      if (step !== 'confirm') await ada.press(step === 'confirm-code' ? 'Send Code' : 'Call Me')
      await ada.press('I no longer have this phone')
      expect(ada.path).toBe(at(step))
      expect(ada.status).toBe(200)
      expect(ada.text).toContain('will check who you are, in person or by phone, and then remove the number')
      expect(ada.text).toContain('0344 800 8020')
      expect(await findPhoneRequest(db, 'norfolk', id)).toBeDefined()
      expect(await findPhoneRequest(db, 'durham', id)).toBe(undefined)
      const [notice] = await ada.messages(email)
      expect(notice?.subject).toBe("Children's Services Online: you told us that you no longer have your phone")
      expect(notice?.text).not.toContain(phone.slice(-6))
      expect((await eventsOf(id)).filter((name) => name === 'phone.lost')).toHaveLength(1)
      // Nothing is opened by it.
      expect((await accountOf(id)).phone).toBe(phone)
      expect(await sessionsOf(id)).toEqual([])
    },
  )
})

describe('A phone that was lost', () => {
  it('is known to be lost to who begins anew', async () => {
    const world = portal()
    const { ada, email } = await arriveWithPhone(world)
    expect(ada.text).not.toContain('You have told us that you no longer have this phone')
    await ada.press('I no longer have this phone')
    await ada.press('Cancel')
    await givePassword(ada, email)
    expect(ada.path).toBe(at('confirm'))
    expect(ada.text).toContain('You have told us that you no longer have this phone')
    expect(ada.text).not.toContain('I no longer have this phone')
    // Who has not proved the password learns nothing of it.
    const stranger = world.visitor()
    await stranger.open('/norfolk/sign-in')
    await send(stranger, { email, password: 'wrong' })
    expect(stranger.text).not.toContain('no longer have this phone')
  })

  it('is noted once, however often it is said', async () => {
    const world = portal()
    const { ada, id, email } = await arriveWithPhone(world)
    const form = { ...ada.fields(), go: 'lost' }
    await Promise.all([1, 2, 3].map(() => ada.post(at('confirm'), form)))
    const elsewhere = world.visitor()
    await givePassword(elsewhere, email)
    await elsewhere.post(at('confirm'), { ...elsewhere.fields(), go: 'lost' })
    expect(elsewhere.text).toContain('You have told us that you no longer have this phone')
    expect(await ada.messages(email)).toHaveLength(1)
    expect((await eventsOf(id)).filter((name) => name === 'phone.lost')).toHaveLength(1)
  })

  it('cannot be said by who has no password, or at another council', async () => {
    const councils = own('phone-strangers')
    const world = portal({ councils })
    for (const { slug, phone } of councils) {
      const path = `/${slug}/sign-in/${phone ? 'confirm' : 'code'}`
      const stranger = await world.visitor().open(path)
      await stranger.post(path, { ...stranger.fields(), go: 'lost' })
    }
    const slugs = councils.map(({ slug }) => slug)
    expect(await db.select().from(phoneRequests).where(inArray(phoneRequests.council, slugs))).toEqual([])
  })

  it('is removed by a worker: the next sign-in asks for another, and what was half done ends', async () => {
    const world = portal()
    const { ada, id, email, phone } = await arriveWithPhone(world)
    await ada.press('Send Code')
    await ada.press('I no longer have this phone')
    const code = (await ada.messages(phone)).find(({ channel }) => channel === 'sms')!.text.slice(0, 6)
    expect(await commit(db, removePhone(db, { id }, world.clock.now))).toBe(true)
    expect(await db.select().from(phoneRequests).where(eq(phoneRequests.id, id))).toEqual([])
    const changed = ['', expect.stringContaining('The phone number of your account has been changed')]
    await ada.fill({ 'Verification code': code }).press('Verify Code')
    expect(ada.summary).toEqual([changed])
    expect(ada.heading).toBe('Sign in')
    expect(await sessionsOf(id)).toEqual([])
    await send(ada, { email, password })
    expect(ada.path).toBe(at('phone'))
    const another = newPhone()
    await ada.fill({ 'Phone Number': another }).press('Send Code')
    await ada.fill({ 'Verification code': await ada.code(another) }).press('Verify Code')
    expect(ada.text).toContain(`XXX-XXX-XXX${another.slice(-2)}`)
    expect((await accountOf(id)).phone).toBe(another)
  })

  it.each(['Verify Code', 'Call Me', 'Back', 'I no longer have this phone'])(
    'leads a half-done sign-in back to the password once it is removed: shown, and sent with %s, also twice',
    async (button) => {
      for (const how of [{ htmx: false }, { htmx: true }]) {
        const world = portal()
        const { ada, id, email } = await arriveWithPhone(world, how)
        await ada.press('Send Code')
        expect(await commit(db, removePhone(db, { id }, world.clock.now))).toBe(true)
        const go = { Back: 'back', 'Call Me': 'call', 'I no longer have this phone': 'lost' }[button]
        const form = { ...ada.fields(), code: button === 'Verify Code' ? '' : '000000', ...(go ? { go } : {}) }
        for (let time = 0; time < 2; time++) {
          await ada.post(at('confirm-code'), form)
          expect(ada.heading).toBe('Sign in')
          expect(ada.summary).toEqual([['', expect.stringContaining('The phone number of your account has been changed')]])
        }
        for (const path of ['/norfolk/sign-in', at('confirm'), at('confirm-code')]) {
          await ada.open(path)
          expect(ada.path).toBe(at('password'))
          expect(ada.page.querySelector('[role=status].govuk-inset-text')?.textContent).toContain('has been changed since')
        }
        await send(ada, { email, password })
        expect(ada.path).toBe(at('phone'))
      }
    },
  )

  it('is forgotten to be lost when it signs somebody in', async () => {
    const { ada, id, phone } = await arriveWithPhone(portal())
    await ada.press('I no longer have this phone')
    await ada.press('Send Code')
    await ada.fill({ 'Verification code': await ada.code(phone) }).press('Verify Code')
    expect(await isSignedIn(ada)).toBe(true)
    expect(await db.select().from(phoneRequests).where(eq(phoneRequests.id, id))).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import { sign } from '../../src/db/keys.ts'
import { limits as counts } from '../../src/db/schema.ts'
import { limitId, limits } from '../../src/domain/limits.ts'
import { accountOf, arrive, at, eventsOf, givePassword, norfolk, not, written } from '../phones.ts'
import { send } from '../steps.ts'
import { db, keys, newPhone, portal } from '../visitor.ts'

const { newNumbersPerNetwork, perNewNumber, perSignedInAccount } = limits.send

describe.each([{ htmx: false }, { htmx: true }])('Adding a phone number (htmx: $htmx)', (how) => {
  it('says what the guide says, with the United Kingdom first', async () => {
    const { ada } = await arrive(portal(), how)
    expect(ada.path).toBe(at('phone'))
    expect(ada.text).toContain('You need to confirm your identity using your phone number every time you sign in.')
    const [first, second] = ada.page.querySelectorAll('#country option')
    expect(first?.textContent).toBe('United Kingdom (+44)')
    expect(first?.hasAttribute('selected')).toBe(true)
    expect(second?.textContent).toBe('Australia (+61)')
    expect(ada.page.querySelectorAll('main button').map(({ textContent }) => textContent)).toEqual([
      'Send Code',
      'Call Me',
      'Back',
      'Cancel',
    ])
  })

  it('sends no e-mail with a code: the phone is what is asked for', async () => {
    const { ada, email, id } = await arrive(portal(), how)
    expect(await ada.messages(email)).toEqual([])
    expect(await eventsOf(id)).toEqual([])
  })

  it('names the countries in Welsh, in the order of its alphabet', async () => {
    const { ada } = await arrive(portal(), how)
    await ada.open(`${at('phone')}?lang=cy`)
    const names = ada.page.querySelectorAll('#country option').map(({ textContent }) => textContent)
    expect(names[0]).toBe('Y Deyrnas Unedig (+44)')
    expect(names).toContain('Yr Almaen (+49)')
    expect(names.slice(1)).toEqual(names.slice(1).toSorted((a, b) => a.localeCompare(b)))
    // Every name is there: none of a long list is in English.
    expect(names).not.toContain('Germany (+49)')
  })

  it('sends a text to a number in any format, bound to this host in its last line', async () => {
    const { ada, id } = await arrive(portal(), how)
    const phone = newPhone()
    await ada.fill({ 'Phone Number': ` (${written(phone).replace(' ', ')-')}` }).press('Send Code')
    expect(ada.path).toBe(at('phone-code'))
    const [text] = await ada.messages(phone)
    expect(text?.channel).toBe('sms')
    const code = await ada.code(phone)
    expect(text?.text.split('\n')[0]).toBe(`${code} is your Children's Services Online security code. Do not share it.`)
    expect(text?.text.split('\n').at(-1)).toBe(`@doorstep.example #${code}`)
    expect(await eventsOf(id)).toEqual(['phone.text-sent'])
    expect((await accountOf(id)).phone).toBe(undefined)
  })

  it('calls, in the words of the council', async () => {
    const { ada, id } = await arrive(portal(), how)
    const phone = newPhone()
    await ada.fill({ 'Phone Number': phone }).press('Call Me')
    expect(ada.path).toBe(at('phone-call'))
    const [call] = await ada.messages(phone)
    expect(call?.channel).toBe('voice')
    expect(call?.text).toContain('This is Norfolk County Council')
    expect(call?.text).toContain('press the hash key')
    expect(await eventsOf(id)).toEqual(['phone.called'])
  })

  it('with Enter sends a text to a mobile and calls a landline', async () => {
    const { ada } = await arrive(portal(), how)
    await send(ada, { phone: '01603 222222' })
    expect(ada.path).toBe(at('phone-call'))
    await ada.press('Change the number')
    await send(ada, { phone: newPhone() })
    expect(ada.path).toBe(at('phone-code'))
  })

  it.each([
    ['', 'GB', 'Enter your phone number'],
    ['999', 'GB', 'Check the phone number and its country: no phone can have this number'],
    ['+1 876 123 4567', 'GB', 'We cannot reach numbers of that country. Enter a number of a country in the list, or call us'],
    ['0909 879 0123', 'GB', 'This is a premium rate number, which we cannot call. Enter a mobile or landline number'],
  ])('explains what is wrong with "%s", and keeps it', async (typed, country, said) => {
    const { ada } = await arrive(portal(), how)
    await send(ada, { phone: typed, country, channel: 'text' })
    expect(ada.status).toBe(422)
    expect(ada.summary).toEqual([['phone', said]])
    expect(ada.value('phone')).toBe(typed)
  })

  it('lets the number be corrected before it is confirmed: what was sent to the first is worth nothing from then on', async () => {
    const { ada } = await arrive(portal(), how)
    const [wrong, right] = [newPhone(), newPhone()]
    await ada.fill({ 'Phone Number': wrong }).press('Send Code')
    const code = await ada.code(wrong)
    await ada.press('Change the number')
    expect(ada.path).toBe(at('phone'))
    expect(ada.value('phone')).toBe(wrong)
    await ada.fill({ 'Phone Number': right }).press('Send Code')
    expect(ada.status).toBe(200)
    expect(ada.text).toContain(written(right))
    await ada.fill({ 'Verification code': code }).press('Verify Code')
    expect(ada.beside('code')).toContain('That code is not right')
    await ada.fill({ 'Verification code': await ada.code(right) }).press('Verify Code')
    expect(ada.path).toBe(at('confirm'))
    expect(ada.text).toContain(`XXX-XXX-XXX${right.slice(-2)}`)
  })

  it('lets nobody ring a stranger all day: a number counts its texts and calls from all accounts', async () => {
    const world = portal()
    const victim = newPhone()
    for (let times = 0; times < perNewNumber.most; times++) {
      const { ada } = await arrive(world, how)
      await ada.fill({ 'Phone Number': victim }).press(times % 2 ? 'Send Code' : 'Call Me')
      expect(ada.status).toBe(200)
    }
    const { ada } = await arrive(world, how)
    await ada.fill({ 'Phone Number': victim }).press('Call Me')
    expect(ada.status).toBe(429)
    expect(ada.summary[0]?.[0]).toBe('phone')
    expect(ada.summary[0]?.[1]).toContain('Too many texts and calls have gone to this number')
    await ada.fill({ 'Phone Number': newPhone() }).press('Call Me')
    expect(ada.path).toBe(at('phone-call'))
    // Whose own number it is can sign in all the same.
    const owner = await arrive(world, how, { phone: victim })
    await owner.ada.press('Send Code')
    expect(owner.ada.path).toBe(at('confirm-code'))
  })
})

describe('Adding a phone number', () => {
  it('is not for one network to ring everybody', async () => {
    const world = portal()
    const network = '203.0.113.77'
    const subject = sign(keys.signing, 'site', network)
    const id = limitId({ keys, council: norfolk }, 'send-number-network', subject)
    const { now } = world.clock
    const used = {
      id,
      count: newNumbersPerNetwork.most - 1,
      since: now,
      until: 0,
      expiresAt: now + newNumbersPerNetwork.windowMs,
    }
    await db.insert(counts).values(used)
    const { ada } = await arrive(world, { network })
    await ada.fill({ 'Phone Number': newPhone() }).press('Send Code')
    expect(ada.path).toBe(at('phone-code'))
    await ada.press('Change the number')
    await ada.fill({ 'Phone Number': newPhone() }).press('Send Code')
    expect([ada.status, ada.summary[0]?.[0]]).toEqual([429, 'phone'])
    expect(ada.summary[0]?.[1]).toContain('Too many new numbers have been given from where you are.')
    // Whose number is proved signs in all the same.
    const owner = await arrive(world, { network }, { phone: newPhone() })
    await owner.ada.press('Send Code')
    expect(owner.ada.path).toBe(at('confirm-code'))
  })

  it('counts texts and calls together, for the account', async () => {
    const world = portal()
    const { ada, email } = await arrive(world)
    for (let times = 0; times < perSignedInAccount.most; times++) {
      await ada.fill({ 'Phone Number': newPhone() }).press(times % 2 ? 'Send Code' : 'Call Me')
      expect(ada.status, ada.text).toBe(200)
      await givePassword(ada, email)
    }
    // Giving the password again begins no new count.
    await ada.fill({ 'Phone Number': newPhone() }).press('Send Code')
    expect(ada.status).toBe(429)
    world.wait({ hours: 1 })
    await ada.fill({ 'Phone Number': newPhone() }).press('Send Code')
    expect(ada.path).toBe(at('phone-code'))
  })

  it('begins to count anew once the password was reset: who had the old one may have used it up', async () => {
    const world = portal()
    const { ada, email } = await arrive(world, {}, { phone: newPhone() })
    for (let times = 0; times < perSignedInAccount.most; times++) {
      await ada.press('Send Code')
      expect(ada.status, ada.text).toBe(200)
      await givePassword(ada, email)
    }
    await ada.press('Send Code')
    expect(ada.status).toBe(429)

    const owner = world.visitor()
    await owner.open('/norfolk/reset-password')
    await owner.fill({ 'Email Address': email }).press('Send verification code')
    await owner.fill({ 'Verification code': await owner.code(email) }).press('Verify code')
    await owner.fill({ 'New Password': 'Rescued-Horse-3-Battery', 'Confirm New Password': 'Rescued-Horse-3-Battery' })
    await owner.press('Finish')
    expect(owner.path).toBe(at('password'))
    await owner.fill({ 'Email Address': email, Password: 'Rescued-Horse-3-Battery' }).press('Sign in')
    await owner.press('Send Code')
    expect([owner.path, owner.status]).toEqual([at('confirm-code'), 200])
  })

  it('is not asked of who has one, and not of councils without phones', async () => {
    const world = portal()
    const { ada } = await arrive(world, {}, { phone: newPhone() })
    expect(ada.path).toBe(at('confirm'))
    expect((await ada.open(at('phone'))).path).toBe(at('confirm'))
    for (const path of ['/durham/sign-in/phone', '/durham/sign-in/phone-call/status'])
      expect((await world.visitor().open(path)).status).toBe(404)
  })

  it('of two who use one journey at once, only the newest text counts', async () => {
    const { ada } = await arrive(portal())
    const [one, two] = [newPhone(), newPhone()]
    const forms = []
    for (const phone of [one, two]) forms.push({ ...(await ada.open(at('phone'))).fields(), phone, channel: 'text' })
    await Promise.all(forms.map((form) => ada.post(at('phone'), form)))
    await ada.open(at('phone-code'))
    const kept = [one, two].find((phone) => ada.text.includes(written(phone)))!
    expect((await ada.messages(kept === one ? two : one)).length).toBe(0)
    await ada.fill({ 'Verification code': not(await ada.code(kept)) }).press('Verify Code')
    expect(ada.beside('code')).toContain('That code is not right')
    await ada.fill({ 'Verification code': await ada.code(kept) }).press('Verify Code')
    expect(ada.path).toBe(at('confirm'))
  })
})

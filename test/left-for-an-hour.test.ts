import { describe, expect, it } from 'vitest'
import { findAccountByEmail } from '../src/db/accounts.ts'
import { isSignedIn, leicestershire } from './phones.ts'
import { placeOf } from './steps.ts'
import { db, details, keys, names, newAddress, newPhone, password, portal, register, type Visitor } from './visitor.ts'

/*
 * Somebody in a waiting room, whose turn comes in the middle of a form: an hour later the page that lies open works as it is, and the
 * journey's own address leads to where it stands. Only the code is too old then, and another one is a button away.
 */

const ways = [false, true].flatMap((htmx) => [false, true].map((reopened) => ({ htmx, reopened })))

describe.each(ways)('A journey left for an hour (htmx: $htmx, opened anew: $reopened)', ({ htmx, reopened }) => {
  const world = portal()

  async function anHourLater(person: Visitor) {
    const [heading, address] = [person.heading, placeOf(person)!]
    world.wait({ hours: 1 })
    if (!reopened) return person
    await person.open(address.split('/').slice(0, 3).join('/'))
    expect([placeOf(person), person.heading]).toEqual([address, heading])
    return person
  }

  /** The code that was sent is refused by now. */
  async function enterAnother(person: Visitor, to: string, words: { label: string; another: string; send: string }) {
    await anHourLater(person)
    await person.press(words.another)
    return person.fill({ [words.label]: await person.code(to) }).press(words.send)
  }
  const durhams = { label: 'Code', another: 'Please send me a new code' }
  const others = { label: 'Verification code', another: 'Send new code', send: 'Verify code' }
  const texts = { label: 'Verification code', another: 'send a new code', send: 'Verify Code' }

  it('registers in Durham, with all that was told before', async () => {
    const [ada, email] = [world.visitor({ htmx }), newAddress()]
    await ada.open('/durham/register')
    await anHourLater(ada)
    await ada.fill(details).press('Next')
    await anHourLater(ada)
    await ada.fill({ Email: email, Password: password, 'Confirm password': password }).press('Next')
    await enterAnother(ada, email, { ...durhams, send: 'Next' })
    expect(ada.heading).toBe('Your account is ready')
    expect((await findAccountByEmail(db, keys, 'durham', email))!.person).toMatchObject({ forename: 'Ada', town: 'Durham' })
  })

  it('signs in and resets a password in Durham', async () => {
    const [ada, email, secret] = [world.visitor({ htmx }), newAddress(), 'Another-Horse-8-Battery']
    await register(ada, email)
    await ada.open('/durham/reset-password')
    await ada.fill({ Email: email }).press('Next')
    await enterAnother(ada, email, { ...durhams, send: 'Next' })
    await anHourLater(ada)
    await ada.fill({ 'Your new password': secret, 'Confirm password': secret }).press('Finish')
    expect(ada.heading).toBe('Secure login – step 1')
    await anHourLater(ada)
    await ada.fill({ Email: email, Password: secret }).press('Submit')
    await enterAnother(ada, email, { ...durhams, send: 'Finish' })
    expect(ada.heading).toBe('Welcome, Ada Bell.')
  })

  it.each(['norfolk', 'leicestershire'])('signs up, and in with a new phone, in %s', async (council) => {
    const [ada, email, phone] = [world.visitor({ htmx }), newAddress(), newPhone()]
    await ada.open(`/${council}/register`)
    await anHourLater(ada)
    await ada.fill({ 'Email Address': email }).press('Send verification code')
    await enterAnother(ada, email, others)
    if (council === 'norfolk') await (await anHourLater(ada)).press('Continue')
    await anHourLater(ada)
    await ada.fill({ ...names, 'New Password': password, 'Confirm New Password': password }).press('Create')
    await anHourLater(ada)
    await ada.fill({ 'Phone Number': phone }).press('Send Code')
    await enterAnother(ada, phone, texts)
    if (council === 'norfolk') {
      await (await anHourLater(ada)).press('Send Code')
      await enterAnother(ada, phone, texts)
      expect(await isSignedIn(ada)).toBe(true)
    } else expect(await isSignedIn(ada, leicestershire)).toBe(true)
    expect((await findAccountByEmail(db, keys, council, email))!.phone).toBe(phone)
  })
})

import { describe, expect, it } from 'vitest'
import { findAccountByEmail } from '../src/db/accounts.ts'
import { written as asWritten } from '../src/fragments/phone-number.tsx'
import { at, eventsOf, isSignedIn, leicestershire, newLandline, not, sessionsOf, written } from './phones.ts'
import { db, keys, newAddress, newPhone, password, portal, signUpToNames, type Visitor } from './visitor.ts'

/* Leicestershire's guide to creating an account, by its own words, and what it asks people never to do. */

const council = 'leicestershire'
const names = { 'Given Name': 'Jenny', Surname: 'Hinsen' }
const said = ({ page }: Visitor, selector: string) => page.querySelectorAll(selector).map((each) => each.textContent.trim())
/** The guide's last page, with what it asks for and nothing else. */
const confirmDetails = (visitor: Visitor) => visitor.fill({ Title: 'Mrs' }).press('Confirm Details')
const account = (email: string) => findAccountByEmail(db, keys, council, email)

describe.each([{ htmx: false }, { htmx: true }])('Leicestershire (htmx: $htmx)', (how) => {
  /** Up to Create. */
  async function arrive(world = portal()) {
    const [jenny, email] = [world.visitor(how), newAddress('jenny')]
    await signUpToNames(jenny, email, { council })
    return { world, jenny, email }
  }

  /** Up to the phone. */
  async function create() {
    const here = await arrive()
    await here.jenny.fill({ 'New Password': password, 'Confirm New Password': password, ...names }).press('Create')
    return here
  }

  it('is begun with “Sign up now”, and asks for one thing after the other', async () => {
    const jenny = await portal().visitor(how).open('/leicestershire/sign-in')
    expect(jenny.heading).toBe('Sign in')
    await jenny.press('Sign up now')
    expect(jenny.heading).toBe('User Details')
    expect(said(jenny, '#step .govuk-button-group button')).toEqual(['Send verification code', 'Cancel'])
    const email = newAddress('jenny')
    await jenny.fill({ 'Email Address': email }).press('Send verification code')
    expect(jenny.heading).toBe('User Details')
    expect((await jenny.messages(email))[0]?.subject).toBe('Leicestershire County Council account verification code')
    await jenny.fill({ 'Verification code': await jenny.code(email) }).press('Verify code')
    expect(jenny.path).toBe('/leicestershire/register/names')
    expect(said(jenny, 'main label')).toEqual(['New Password', 'Confirm New Password', 'Given Name', 'Surname'])
    expect(said(jenny, '#policy li')).toEqual([
      'It must be between 8 and 64 characters long',
      'It must contain at least 3 of these: a lower-case letter, an upper-case letter, a digit, a symbol (for example £ $ %)',
      'It must not be easy to guess, like a common password or a row of keys',
      'It must not be made of your name or email address, or of the name of the council or of this service',
    ])
    expect(jenny.html.indexOf('id="policy"')).toBeLessThan(jenny.html.indexOf('id="password"'))
  })

  it('goes back to the address and on again without another code', async () => {
    const { jenny, email } = await arrive()
    await jenny.open('/leicestershire/register/email')
    await jenny.press('Send verification code')
    expect(jenny.path).toBe('/leicestershire/register/names')
    expect(await jenny.messages(email)).toHaveLength(1)
    await jenny.open('/leicestershire/register/email')
    await jenny.fill({ 'Email Address': newAddress('other') }).press('Send verification code')
    expect(jenny.path).toBe('/leicestershire/register/verify')
    expect((await jenny.open('/leicestershire/register/names')).path).toBe('/leicestershire/register/verify')
  })

  it('says all that is wrong in the order of the page, and keeps the names', async () => {
    const { jenny } = await arrive()
    await jenny.fill({ 'New Password': 'short', 'Confirm New Password': 'other', ...names, Surname: '' }).press('Create')
    expect(jenny.status).toBe(422)
    expect(jenny.summary).toEqual([
      ['password', 'Password must be at least 8 characters long'],
      ['password', 'Password must contain at least 3 of these: a lower-case letter, an upper-case letter, a digit, a symbol'],
      ['confirm', 'The two passwords are not the same. Enter the same password twice'],
      ['surname', 'Enter your surname'],
    ])
    expect(jenny.value('forename')).toBe('Jenny')
  })

  it.each([
    [`${'a'.repeat(60)}B1$xy`, 'Password must be 64 characters or fewer'],
    ['wheelbarrow£', 'Password must contain at least 3 of these: a lower-case letter, an upper-case letter, a digit, a symbol'],
    [
      'Password1!',
      'This password is too easy to guess. Choose one that is less common, for example three random words that each begin with a capital letter, and a digit',
    ],
    ['JennyHinsen-26', 'Password must not be made of your name or email address'],
    ['Leicestershire-1', 'Password must not be made of the name of the council or of this service'],
  ])('refuses the password %s and says why', async (secret, why) => {
    const { jenny, email } = await arrive()
    await jenny.fill({ 'New Password': secret, 'Confirm New Password': secret, ...names }).press('Create')
    expect(jenny.summary).toEqual([['password', why]])
    expect(await account(email)).toBe(undefined)
  })

  it('gives an example for a weak password that its own rules take', async () => {
    const { jenny, email } = await arrive()
    const secret = 'WheelbarrowTeapotGlacier4'
    await jenny.fill({ 'New Password': 'Password1!', 'Confirm New Password': 'Password1!', ...names }).press('Create')
    await jenny.fill({ 'New Password': secret, 'Confirm New Password': secret, ...names }).press('Create')
    expect(await account(email)).toBeDefined()
  })

  it('takes £ as a symbol', async () => {
    const { jenny, email } = await arrive()
    const secret = 'zwiebel£42'
    await jenny.fill({ 'New Password': secret, 'Confirm New Password': secret, ...names }).press('Create')
    expect(jenny.path).toBe(at('phone', leicestershire))
    expect((await account(email))?.person).toMatchObject({ forename: 'Jenny', surname: 'Hinsen' })
  })

  it('sends a text to a mobile, and is ready once its code is typed: nothing is asked for twice', async () => {
    const { jenny, email } = await create()
    const phone = newPhone()
    expect(jenny.heading).toBe('Multi-factor authentication')
    expect(said(jenny, '#country option[selected]')).toEqual(['United Kingdom (+44)'])
    expect(said(jenny, '#step .govuk-button-group button')).toEqual(['Send Code', 'Back', 'Cancel'])
    await jenny.fill({ 'Phone Number': written(phone) }).press('Send Code')
    expect(jenny.path).toBe(at('phone-code', leicestershire))
    expect((await jenny.messages(phone))[0]?.channel).toBe('sms')
    await jenny.fill({ 'Verification code': await jenny.code(phone) }).press('Verify Code')
    expect(jenny.redirects.at(-1)).toBe('/leicestershire/account/review')
    await confirmDetails(jenny)
    expect(jenny.redirects.at(-1)).toBe('/leicestershire')
    expect(jenny.heading).toBe('Welcome, Jenny Hinsen.')
    expect(jenny.text).toContain('You are now ready to use the Parent Portal.')
    expect(jenny.page.querySelectorAll('main a').map((link) => link.getAttribute('href'))).toEqual([
      '/leicestershire/contact',
      '/leicestershire/account',
      '/leicestershire/account/review',
    ])
    const { id, phone: added } = (await account(email))!
    expect(added).toBe(phone)
    expect((await sessionsOf(id)).map(({ factors }) => factors)).toEqual(['["password","phone"]'])
    expect(await eventsOf(id)).toEqual([
      'account.registered',
      'phone.text-sent',
      'phone.added',
      'sign-in.done',
      'account.reviewed',
    ])
    const [notice] = await jenny.messages(email)
    expect(notice?.subject).toBe('Parent Portal: a phone number was added to your account')
  })

  it('calls a landline, and a computer says the code', async () => {
    const { jenny, email } = await create()
    const phone = newLandline()
    await jenny.fill({ 'Phone Number': written(phone) }).press('Send Code')
    expect(jenny.path).toBe(at('phone-code', leicestershire))
    expect(jenny.text).toContain('a computer says the code, slowly and twice')
    expect(jenny.text).toContain(asWritten(phone))
    const [call] = await jenny.messages(phone)
    expect(call?.channel).toBe('voice')
    expect(call?.text).toMatch(/Your code is: (\d, \d, \d, \d, \d, \d)\.\s+Once more, your code is: \1\./)
    await jenny.fill({ 'Verification code': await jenny.code(phone) }).press('Verify Code')
    expect(jenny.heading).toBe('Review Account')
    const { id, phone: added } = (await account(email))!
    expect(added).toBe(phone)
    expect(await eventsOf(id)).toEqual(['account.registered', 'phone.called', 'phone.added', 'sign-in.done'])
  })

  it('lets a wrong number be corrected at once: the code of the first is dead', async () => {
    const { jenny, email } = await create()
    const [wrong, right] = [newLandline(), newPhone()]
    await jenny.fill({ 'Phone Number': wrong }).press('Send Code')
    const dead = await jenny.code(wrong)
    await jenny.press('Change the number')
    expect(jenny.value('phone')).toBe(wrong)
    await jenny.fill({ 'Phone Number': right }).press('Send Code')
    expect(jenny.status).toBe(200)
    await jenny.fill({ 'Verification code': dead }).press('Verify Code')
    expect(jenny.status).toBe(422)
    await jenny.fill({ 'Verification code': await jenny.code(right) }).press('Verify Code')
    expect(jenny.heading).toBe('Review Account')
    expect((await account(email))?.phone).toBe(right)
  })

  it('lets a wrong country be corrected at once', async () => {
    const { jenny, email } = await create()
    await jenny.fill({ 'Country Code': 'US', 'Phone Number': '07400 123456' }).press('Send Code')
    expect(jenny.summary).toEqual([['phone', 'Check the phone number and its country: no phone can have this number']])
    await jenny.fill({ 'Country Code': 'FR', 'Phone Number': '07 40 01 23 45' }).press('Send Code')
    expect(jenny.path).toBe(at('phone-code', leicestershire))
    await jenny.press('Change the number')
    const phone = newPhone()
    await jenny.fill({ 'Country Code': 'GB', 'Phone Number': written(phone) }).press('Send Code')
    await jenny.fill({ 'Verification code': await jenny.code(phone) }).press('Verify Code')
    expect(jenny.heading).toBe('Review Account')
    expect((await account(email))?.phone).toBe(phone)
  })

  it('sends nothing anew to a number that was right after all, and its code still works', async () => {
    const { jenny } = await create()
    const phone = newPhone()
    await jenny.fill({ 'Phone Number': phone }).press('Send Code')
    await jenny.press('Change the number')
    await jenny.fill({ 'Phone Number': written(phone) }).press('Send Code')
    expect(jenny.path).toBe(at('phone-code', leicestershire))
    expect(await jenny.messages(phone)).toHaveLength(1)
    await jenny.fill({ 'Verification code': await jenny.code(phone) }).press('Verify Code')
    expect(jenny.heading).toBe('Review Account')
  })

  it('is not broken by Cancel: who signs in again goes on with the phone', async () => {
    const { world, jenny, email } = await create()
    const phone = newPhone()
    await jenny.fill({ 'Phone Number': phone }).press('Send Code')
    const dead = await jenny.code(phone)
    await jenny.press('Cancel')
    expect(jenny.path).toBe('/leicestershire')
    await jenny.open('/leicestershire/sign-in')
    world.wait({ seconds: 1 })
    await jenny.fill({ 'Email Address': email, Password: password }).press('Sign in')
    expect(jenny.path).toBe(at('phone', leicestershire))
    await jenny.fill({ 'Phone Number': phone }).press('Send Code')
    const code = await jenny.code(phone)
    await jenny.fill({ 'Verification code': dead === code ? not(code) : dead }).press('Verify Code')
    expect(jenny.beside('code')).toContain('That code is not right. Check the newest text and try again')
    await jenny.fill({ 'Verification code': code }).press('Verify Code')
    expect(await isSignedIn(jenny, leicestershire)).toBe(true)
  })
})

describe('Leicestershire', () => {
  it('welcomes only who is signed in', async () => {
    const jenny = await portal().visitor().open('/leicestershire')
    expect(jenny.heading).toBe('Welcome to the Parent Portal')
    expect(jenny.text).not.toContain('You are now ready')
    expect(jenny.html).not.toContain('/account/review')
  })

  it('leads to its home on its own host as well', async () => {
    const world = portal()
    const jenny = world.visitor({ origin: 'https://parentportal.leicestershire.example' })
    const [email, phone] = [newAddress('jenny'), newPhone()]
    await jenny.open('/register')
    await jenny.fill({ 'Email Address': email }).press('Send verification code')
    await jenny.fill({ 'Verification code': await jenny.code(email) }).press('Verify code')
    await jenny.fill({ 'New Password': password, 'Confirm New Password': password, ...names }).press('Create')
    await jenny.fill({ 'Phone Number': phone }).press('Send Code')
    await jenny.fill({ 'Verification code': await jenny.code(phone) }).press('Verify Code')
    expect(jenny.redirects.at(-1)).toBe('/account/review')
    await confirmDetails(jenny)
    expect(jenny.redirects.at(-1)).toBe('/')
    expect(jenny.heading).toBe('Welcome, Jenny Hinsen.')
  })
})

import { describe, expect, it } from 'vitest'
import { councils } from '../src/councils/all.ts'
import type { Wording } from '../src/domain/messages.ts'
import * as codeMails from '../src/fragments/messages/code.ts'
import * as invitationMails from '../src/fragments/messages/invitations.ts'
import * as notices from '../src/fragments/messages/notices.ts'
import * as staffMails from '../src/fragments/messages/staff.ts'
import { newAddress, portal, signUp, type Visitor } from './visitor.ts'

/* What Norfolk's guides call things, on pages that other councils have too, in other words. */

const said = ({ page }: Visitor, selector: string) => page.querySelectorAll(selector).map((each) => each.textContent.trim())

describe.each([{ htmx: false }, { htmx: true }])('Norfolk (htmx: $htmx)', (how) => {
  it.each(['/norfolk/sign-in', '/norfolk/account'])('signs in at %s in the words of the guide', async (path) => {
    const ada = await portal().visitor(how).open(path)
    const form = ada.page.querySelector('#step')!
    expect(form.querySelectorAll('label').map((label) => label.textContent.trim())).toEqual(['Email Address', 'Password'])
    expect(form.querySelectorAll('button.govuk-button:not([hidden])').map((button) => button.textContent.trim())).toEqual([
      'Sign in',
      'Cancel',
    ])
    expect(ada.text).toContain('Don’t have an account? Sign up now')
    expect(ada.text).not.toContain('additional security')
    await ada.press('Forgot your password?')
    expect(ada.path).toBe('/norfolk/reset-password')
  })

  it('offers at My Account to carry on with what was half done, and nothing where nothing was', async () => {
    const ada = portal().visitor(how)
    await ada.open('/norfolk/account')
    await ada.open('/norfolk/account')
    expect(ada.text).not.toContain('Carry on where you were')
    await ada.press('Sign up now')
    await ada.fill({ 'Email Address': newAddress() }).press('Send verification code')
    await ada.open('/norfolk/account')
    await ada.press('Carry on where you were')
    expect(ada.path).toBe('/norfolk/register/verify')
    await ada.press('Cancel')
    await ada.open('/norfolk/account')
    expect(ada.text).not.toContain('Carry on where you were')
  })

  it('resets a password by the same way, and leads back to signing in', async () => {
    const ada = portal().visitor(how)
    const email = newAddress()
    await signUp(ada, email)
    await ada.open('/norfolk/sign-in/password')
    await ada.press('Forgot your password?')
    await ada.fill({ 'Email Address': email }).press('Send verification code')
    expect(said(ada, 'main label')).toEqual(['Verification code'])
    expect(ada.text).toContain(`Email Address: ${email}`)
    expect(said(ada, '#step button')).toEqual(['Send new code', 'Verify code', 'Back', 'Cancel'])
    await ada.fill({ 'Verification code': await ada.code(email) }).press('Verify code')
    expect(said(ada, 'main label')).toEqual(['New Password', 'Confirm New Password'])
    const fill = (secret: string) => ada.fill({ 'New Password': secret, 'Confirm New Password': secret }).press('Finish')
    await fill('short')
    expect(ada.summary).toEqual([['password', 'Password must be at least 12 characters long']])
    await fill('Ada-Bell-2026!')
    expect(ada.summary).toEqual([['password', 'Password must not be made of your name or email address']])
    await fill('Correct-Horse-7-Battery')
    expect(ada.summary).toEqual([['password', 'Password must be different to your current password']])
    await fill('three blue wheelbarrows')
    expect(ada.path).toBe('/norfolk/sign-in/password')
    expect(ada.text).toContain('Your password has been changed. Sign in with your new password.')
    await ada.fill({ 'Email Address': email, Password: 'three blue wheelbarrows' }).press('Sign in')
    expect(ada.path).toMatch(/^\/norfolk\/sign-in\/(?!password)/)
  })

  it('leads from the list of councils to its home, and on, in both languages', async () => {
    const ada = portal().visitor(how)
    await ada.open('/')
    expect(ada.html).toContain('Norfolk County Council')
    await ada.open('/norfolk')
    expect(ada.heading).toBe("Welcome to Children's Services Online")
    await ada.open('/norfolk?lang=cy')
    expect(ada.heading).toBe('Croeso i Gwasanaethau Plant Ar-lein')
    await ada.open('/norfolk/sign-in')
    expect(ada.heading).toBe('Mewngofnodi')
    await ada.press('Cofrestrwch nawr')
    expect(ada.heading).toBe('Cofrestru')
  })
})

describe('Durham', () => {
  it('keeps its own words', async () => {
    const ada = await portal().visitor().open('/durham/sign-in')
    expect(ada.heading).toBe('Secure login – step 1')
    expect(said(ada, '#step label')).toEqual(['Email', 'Password'])
    expect(ada.text).toContain('For additional security')
    expect(ada.text).toContain('Forgotten password?')
    expect(ada.text).not.toContain('Sign up now')
    expect(said(ada, '#step .govuk-button-group button')).toEqual(['Submit', 'Cancel'])
  })
})

describe('What is sent', () => {
  const norfolk = councils.find(({ slug }) => slug === 'norfolk')!
  const facts = {
    council: norfolk,
    address: 'https://x.example',
    digits: '123456',
    minutes: 10,
    days: 14,
    to: 'ada@x.example',
    code: 'C',
  }
  const mails = { ...codeMails, ...notices, ...staffMails, ...invitationMails }
  const texts = (language: 'en' | 'cy') =>
    Object.entries(mails)
      .filter(([name]) => name.endsWith('Email'))
      .map(([name, mail]) => [name, (mail as (given: object) => Wording)({ ...facts, language })] as const)

  it.each(texts('en'))('has a name without an article, and a name with one: %s', (_, { subject, text }) => {
    expect(subject + text).not.toMatch(/\b(the|a) Children's Services Online/)
  })

  it.each(texts('cy'))('puts the Welsh name where it need not change: %s', (_, { subject, text }) => {
    expect(subject + text).not.toMatch(/\b(i|o|gan|ar|am|at|gyda|yn) Gwasanaethau/)
  })
})

import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { expectHeading, press, type, typed } from './browser.ts'
import { codeIn, messageAfter } from './outbox.ts'

/* A parent at Leicestershire's portal, who may come by way of Microsoft, Google or Facebook: the stand-ins' own pages stand for those. */

export const providers = ['Microsoft', 'Google', 'Facebook'] as const
export type Provider = (typeof providers)[number]

export type Parent = {
  /** what every provider knows them by, and nobody else */
  subject: string
  given: string
  surname: string
  email: string
  phone: string
  secret: string
  /** as the stand-in of the provider words it, where it vouches for the address */
  vouched?: string
}

let people = 0
/**
 * Somebody whom nobody has heard of yet.
 * @param unique what no other test's people have
 * @param phones the first digits of their numbers, 07700 90 and two more
 */
export function newParent(unique: string, phones: string): Parent {
  const at = people++
  return {
    subject: `parent-${unique}-${at}`,
    ...{ given: 'Jennifer', surname: 'Hinsenwood' },
    email: `jenny.${unique}.${at}@social.example`,
    phone: `${phones}${String(at % 100).padStart(2, '0')}`,
    secret: `Zwiebel£wagon-${unique}`,
  }
}

export const vouchedByGoogle = 'Yes: a Gmail or Workspace address'
const labels = { subject: 'Identifier, the same for the same person', vouched: 'The provider vouches for this address' }

/** On the page of a provider: says who one is. */
export async function sayWho(page: Page, provider: Provider, { subject, given, surname, email, vouched = 'No' }: Parent) {
  await page.getByRole('heading', { level: 1, name: `Sign in to ${provider}` }).waitFor()
  await page.getByLabel(labels.subject).fill(typed(subject))
  await page.getByLabel('Given name').fill(typed(given))
  await page.getByLabel('Surname').fill(typed(surname))
  await page.getByLabel('E-mail address, or nothing').fill(typed(email))
  if (provider !== 'Facebook') await page.getByLabel(labels.vouched).selectOption({ label: vouched })
  await press(page, 'Continue')
}

/** To a provider by its button on the sign-in page, and back. */
export async function by(page: Page, provider: Provider, parent: Parent) {
  await page.goto('/leicestershire/sign-in')
  await press(page, `Sign in with ${provider}`)
  await sayWho(page, provider, parent)
}

/** "User Details": the code that proves the mailbox. */
export async function proveMailbox(page: Page, { email }: Pick<Parent, 'email'>) {
  await expectHeading(page, 'User Details')
  await page.getByLabel('Email Address').fill(typed(email))
  const mail = await messageAfter(email, 'verification code', () => press(page, 'Send verification code'))
  await page.getByLabel('Verification code').fill(codeIn(mail))
  await press(page, 'Verify code')
}

/** "Multi-factor authentication": a first phone, or the one that the account has. */
export async function provePhone(page: Page, { phone }: Pick<Parent, 'phone'>, first = false) {
  await expectHeading(page, 'Multi-factor authentication')
  if (first) await page.getByLabel('Phone Number').fill(typed(phone))
  else await page.getByText(`XXX-XXX-XXX${phone.slice(-2)}`).waitFor()
  const text = await messageAfter(phone, 'sms', () => press(page, 'Send Code'))
  await page.getByRole('button', { name: 'Verify Code', exact: true }).waitFor()
  await page.getByLabel('Verification code').fill(codeIn(text))
  await press(page, 'Verify Code')
}

/** "Review Account", with what is told there. */
export async function confirmDetails(page: Page, told: Record<string, string> = {}) {
  await expectHeading(page, 'Review Account')
  for (const [label, value] of Object.entries({ Title: 'Mrs', ...told })) await type(page, label, value)
  await press(page, 'Confirm Details')
  await isReady(page)
}

export async function isReady(page: Page) {
  await expectHeading(page, 'Welcome, Jennifer Hinsenwood.')
  await page.getByText('You are now ready to use the Parent Portal.').waitFor()
}

/** From "User Details", the mailbox proved, to being ready. */
export async function finishSigningUp(page: Page, parent: Parent, told?: Record<string, string>) {
  await page.getByText('you do not need a password here').waitFor()
  expect(await page.locator('input[type=password]').count()).toBe(0)
  expect(await page.getByLabel('Given Name').inputValue()).toBe(parent.given)
  expect(await page.getByLabel('Surname').inputValue()).toBe(parent.surname)
  await press(page, 'Create')
  await provePhone(page, parent, true)
  await confirmDetails(page, told)
}

/** Signs up by way of a provider that does not vouch for the address. */
export async function signUpBy(page: Page, provider: Provider, parent: Parent, told?: Record<string, string>) {
  await by(page, provider, parent)
  await proveMailbox(page, parent)
  await finishSigningUp(page, parent, told)
}

/** Signs up with a password, as the guide has it. */
export async function signUpByPassword(page: Page, parent: Parent, told?: Record<string, string>) {
  await page.goto('/leicestershire/register')
  await proveMailbox(page, parent)
  await page.getByLabel('New Password', { exact: true }).fill(typed(parent.secret))
  await page.getByLabel('Confirm New Password', { exact: true }).fill(parent.secret)
  await type(page, 'Given Name', parent.given)
  await type(page, 'Surname', parent.surname)
  await press(page, 'Create')
  await provePhone(page, parent, true)
  await confirmDetails(page, told)
}

/** On the sign-in page: the password; the phone comes next. */
export async function givePassword(page: Page, { email, secret }: Pick<Parent, 'email' | 'secret'>) {
  await page.getByLabel('Email Address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(secret)
  await press(page, 'Sign in')
}

export async function signInByPassword(page: Page, parent: Parent) {
  await page.goto('/leicestershire/sign-in')
  await givePassword(page, parent)
  await provePhone(page, parent)
  await isReady(page)
}

/** Comes in by way of a provider that opens the account already: nothing but the phone is asked for. */
export async function signInBy(page: Page, provider: Provider, parent: Parent) {
  await by(page, provider, parent)
  await provePhone(page, parent)
  await isReady(page)
}

export async function logOut(page: Page) {
  await press(page, 'Jennifer Hinsenwood')
  await press(page, 'Logout')
  await expectHeading(page, 'You have been logged out')
}

/** My Account, then "How you sign in". */
export async function openRoutes(page: Page) {
  await page.goto('/leicestershire/account')
  await press(page, 'How you sign in')
  await expectHeading(page, 'How you sign in')
}

/** What "How you sign in" lists. */
export const routes = async (page: Page) => (await page.locator('dt').allTextContents()).map((text) => text.trim()).sort()

import type { Browser, Locator, Page } from 'playwright-core'
import { openContext, press, type, typed, ways } from './browser.ts'
import { codeIn, type Message, messageAfter, messagesTo } from './outbox.ts'
import { type Step, walk } from './patience.ts'

/* Every council's journeys, each page by the address of its form and the labels of its guide. */

export type Person = { email: string; phone: string; secret: string; newSecret: string }
export type Journey = { start: string; steps: Step[]; end: (page: Page) => Locator }
type Journeys = Record<'registers' | 'signs in' | 'resets the password', (person: Person) => Journey>

let people = 0
/** Somebody whom nobody has heard of yet. */
export function newPerson(): Person {
  const at = people++
  const unique = `${Date.now()}${at}`
  return {
    email: typed(`bella.${unique}@omnibus.example`),
    phone: `07700 9002${String(at % 100).padStart(2, '0')}`,
    secret: typed(`Zebra!crossing-${unique}-1`),
    newSecret: typed(`Yellow!submarine-${unique}-2`),
  }
}

const heading = (words: string) => (page: Page) => page.getByRole('heading', { level: 1, name: words })

const read = new Set<string>()
const isCode = ({ id, channel, text }: Message) => !read.has(id) && (channel === 'sms' || /code is:?\s+\d/i.test(text))

/** Reads the newest code that was not read yet. */
const newCode = (to: string) => async () => {
  for (let tries = 0; tries < 100; tries++) {
    const message = (await messagesTo(to)).find(isCode)
    if (message) {
      read.add(message.id)
      return /\b\d{4} \d{4}\b/.exec(message.text)?.[0] ?? codeIn(message)
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`No new code came for ${to}.`)
}

/** The three steps of it, which councils word in their own way. */
const reset = (
  slug: string,
  email: string,
  secret: string,
  words: { email: string; send: string[]; fields: string[]; code: string },
): Journey => ({
  start: `/${slug}/reset-password`,
  steps: [
    { at: '/reset-password/email', fill: { [words.email]: email }, press: words.send[0]! },
    { at: '/reset-password/code', fill: { [words.code]: newCode(email) }, press: words.send[1]! },
    { at: '/reset-password/password', fill: Object.fromEntries(words.fields.map((label) => [label, secret])), press: 'Finish' },
  ],
  end: (page) => page.getByText('Your password has been changed'),
})

const durham: Journeys = {
  registers: ({ email, secret }) => ({
    start: '/durham/register',
    steps: [
      {
        at: '/register/details',
        fill: {
          ...{ Forename: 'Bella', Surname: 'Omniquill', Role: 'Teacher', Organisation: 'Framwellgate Moor Infants' },
          ...{ Street: '17 Pity Me Lane', Town: 'Chester-le-Street', 'Post code': 'DH3 3SJ' },
        },
        press: 'Next',
      },
      { at: '/register/email-and-password', fill: { Email: email, Password: secret, 'Confirm password': secret }, press: 'Next' },
      { at: '/register/code', fill: { Code: newCode(email) }, press: 'Next' },
    ],
    end: heading('Your account is ready'),
  }),
  'signs in': ({ email, secret }) => ({
    start: '/durham/sign-in',
    steps: [
      { at: '/sign-in/password', fill: { Email: email, Password: secret }, press: 'Submit' },
      { at: '/sign-in/code', fill: { Code: newCode(email) }, press: 'Finish' },
    ],
    end: heading('Welcome, Bella Omniquill.'),
  }),
  'resets the password': ({ email, newSecret }) =>
    reset('durham', email, newSecret, {
      email: 'Email',
      send: ['Next', 'Next'],
      fields: ['Your new password', 'Confirm password'],
      code: 'Code',
    }),
}

/** A council where the mailbox is proved first and then a phone. */
const byPhone = (slug: string, confirmsNew: boolean, ready: Journey['end']): Journeys => {
  const prove = (phone: string, path: string): Step => ({
    at: `/sign-in/${path}`,
    fill: { 'Verification code': newCode(phone) },
    press: 'Verify Code',
    // Norfolk's codes are sent by themselves.
    ...(confirmsNew ? { goesOn: true } : {}),
  })
  const confirm = (phone: string): Step[] => [{ at: '/sign-in/confirm', press: 'Send Code' }, prove(phone, 'confirm-code')]
  return {
    registers: ({ email, phone, secret }) => ({
      start: `/${slug}/register`,
      steps: [
        { at: '/register/email', fill: { 'Email Address': email }, press: 'Send verification code' },
        { at: '/register/verify', fill: { 'Verification code': newCode(email) }, press: 'Verify code' },
        ...(confirmsNew ? [{ at: '/register/verified', press: 'Continue' }] : []),
        {
          at: '/register/names',
          fill: { 'New Password': secret, 'Confirm New Password': secret, 'Given Name': 'Bella', Surname: 'Omniquill' },
          press: 'Create',
        },
        { at: '/sign-in/phone', fill: { 'Phone Number': phone }, press: 'Send Code' },
        prove(phone, 'phone-code'),
        ...(confirmsNew ? confirm(phone) : [{ at: '/account/review', fill: { Title: 'Mrs' }, press: 'Confirm Details' }]),
      ],
      end: ready,
    }),
    'signs in': ({ email, phone, secret }) => ({
      start: `/${slug}/sign-in`,
      steps: [
        { at: '/sign-in/password', fill: { 'Email Address': email, Password: secret }, press: 'Sign in' },
        ...confirm(phone),
      ],
      end: ready,
    }),
    'resets the password': ({ email, newSecret }) =>
      reset(slug, email, newSecret, {
        email: 'Email Address',
        send: ['Send verification code', 'Verify code'],
        fields: ['New Password', 'Confirm New Password'],
        code: 'Verification code',
      }),
  }
}

export const councils = [
  { slug: 'durham', journeys: durham },
  { slug: 'norfolk', journeys: byPhone('norfolk', true, heading('You have no records to see')) },
  { slug: 'leicestershire', journeys: byPhone('leicestershire', false, heading('Welcome, Bella Omniquill.')) },
] as const

const child = { number: 'CS-0001', name: 'Charlie Cherry' }

/** A worker of Norfolk invites somebody to a record, and is read the code. @returns the link that they are sent then */
export async function invite(browser: Browser, { email }: Person): Promise<string> {
  const context = await openContext(browser, ways[2]!)
  const page = await context.newPage()
  const worker = { email: 'worker@norfolk.example', phone: '07700 900123', secret: 'Doorstep-Local-1', newSecret: '' }
  const { start, steps } = councils[1].journeys['signs in'](worker)
  await walk(page, start, steps, heading('Staff console'))
  await page.goto('/norfolk/staff/invitations/new')
  await page.getByLabel('Record number').fill(child.number)
  await type(page, 'Relationship', 'Parent')
  await type(page, 'Given Name', 'Bella')
  await type(page, 'Surname', 'Omniquill')
  await type(page, 'Email', email)
  const letter = await messageAfter(email, 'Set up your', () => press(page, 'Send invitation'))
  await press(page, 'Enter the unique code')
  await page.getByLabel('Unique code').fill(/unique code is (\S+ \S+)/.exec(letter.text)![1]!)
  const mail = await messageAfter(email, 'Invitation', () => press(page, 'Check code'))
  await context.close()
  const { pathname, search } = new URL(/https?:\/\/\S+\/invitation\/accept\/\S+/.exec(mail.text)![0])
  return `/norfolk${pathname.replace(/^\/norfolk/, '')}${search}`
}

/** Follows the link of an invitation, signs in, and says yes to the record. */
export function accept(person: Person, link: string): Journey {
  const { steps } = councils[1].journeys['signs in'](person)
  return {
    start: link,
    steps: [
      { at: (page) => heading('Accept your invitation')(page), press: 'Accept invitation' },
      ...steps,
      {
        at: '/invitation/setup',
        first: (page) => page.getByLabel(child.name, { exact: true }).check(),
        fill: { [`Do you want access to ${child.name}\\?`]: 'Yes' },
        press: 'Confirm',
      },
      { at: (page) => page.getByRole('dialog').locator('form'), press: 'Submit' },
    ],
    end: (page) => page.getByText('You may now log out'),
  }
}

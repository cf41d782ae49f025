import { describe, expect, it } from 'vitest'
import { councils } from '../../src/councils/all.ts'
import { findAccountByEmail } from '../../src/db/accounts.ts'
import { journeyId } from '../../src/db/journeys.ts'
import { southVale } from '../south-vale.ts'
import { raw } from '../steps.ts'
import { db, keys, names, newAddress, password, portal, signUp, signUpToNames, type Visitor } from '../visitor.ts'

const world = () => portal({ councils: [...councils, southVale] })
const account = (email: string, council = 'norfolk') => findAccountByEmail(db, keys, council, email)
const filled = (secret = password, second = secret) => ({ ...names, 'New Password': secret, 'Confirm New Password': second })
const form = (secret = password) => ({ forename: 'Ada', surname: 'Bell', password: secret, confirm: secret })
const journeysKept = ({ jar }: Visitor) => [...jar.keys()].flatMap((name) => /-journey-(.+)$/.exec(name)?.[1] ?? [])
const count = async (sql: string, ...args: string[]) => Number((await db.$client.execute({ sql, args })).rows[0]![0])
const journeys = (...ids: string[]) =>
  count(`select count(*) from journeys where id in (${ids.map(() => '?').join(', ')})`, ...ids)

describe.each([{ htmx: false }, { htmx: true }])('Register: names and password (htmx: $htmx)', (how) => {
  async function arrive({ council = 'norfolk', here = world(), email = newAddress(), cookies = true } = {}) {
    const ada = here.visitor({ ...how, cookies })
    await signUpToNames(ada, email, { council })
    return { here, ada, email }
  }

  it('has the words of the guide, and the whole policy before the fields', async () => {
    const { ada } = await arrive()
    const said = (selector: string) => ada.page.querySelectorAll(selector).map((each) => each.textContent.trim())
    expect(ada.heading).toBe('Register')
    expect(said('main label')).toEqual(['Given Name', 'Surname', 'New Password', 'Confirm New Password'])
    expect(said('#step .govuk-button-group button')).toEqual(['Create', 'Cancel'])
    expect(said('#policy li')).toEqual([
      'It must be at least 12 characters long',
      'It must be no more than 128 characters long',
      'It may contain any characters, spaces included',
      'It must not be easy to guess, like a common password or a row of keys',
      'It must not be made of your name or email address, or of the name of the council or of this service',
    ])
    expect(ada.html.indexOf('id="policy"')).toBeLessThan(ada.html.indexOf('id="password"'))
  })

  it('says everything that is wrong at once, and keeps the names', async () => {
    const { ada, email } = await arrive()
    await ada.fill({ ...filled('short', 'shorter'), Surname: '' }).press('Create')
    expect(ada.status).toBe(422)
    expect(ada.summary).toEqual([
      ['surname', 'Enter your surname'],
      ['password', 'Password must be at least 12 characters long'],
      ['confirm', 'The two passwords are not the same. Enter the same password twice'],
    ])
    expect(ada.value('forename')).toBe('Ada')
    expect(ada.html).not.toContain('shorter')
    expect(await account(email)).toBe(undefined)
  })

  it.each([
    ['password1234', 'This password is too easy to guess. Choose one that is less common, for example three random words'],
    ['aaaaaaaaaaaaaaaa', 'This password is too easy to guess. Choose one that is less common, for example three random words'],
    ['Ada-Bell-2026!', 'Password must not be made of your name or email address'],
    ['Norf0lk Counc1l!', 'Password must not be made of the name of the council or of this service'],
  ])('refuses %s and says why', async (secret, why) => {
    const { ada, email } = await arrive()
    await ada.fill(filled(secret)).press('Create')
    expect(ada.status).toBe(422)
    expect(ada.summary).toEqual([['password', why]])
    expect(ada.value('surname')).toBe('Bell')
    expect(ada.html).not.toContain(secret)
    expect(await account(email)).toBe(undefined)
    await ada.fill(filled('three blue wheelbarrows')).press('Create')
    expect(await account(email)).toBeDefined()
  })

  it('refuses a password made of the address', async () => {
    const { ada, email } = await arrive({ email: `samwise.gamgee.${crypto.randomUUID().slice(0, 8)}@shire.example` })
    await ada.fill(filled('gamgee-samwise-99')).press('Create')
    expect(ada.summary).toEqual([['password', 'Password must not be made of your name or email address']])
    expect(await account(email)).toBe(undefined)
  })

  it('makes the account and goes on with signing in, after the password', async () => {
    const { ada, email } = await arrive()
    const before = ada.fields().journey!
    await ada.fill(filled()).press('Create')
    expect(ada.status).toBe(200)
    expect(ada.path).toMatch(/^\/norfolk\/sign-in\/(?!password)/)
    expect(await account(email)).toMatchObject({ email, person: { forename: 'Ada', surname: 'Bell', language: 'en' } })
    expect(journeysKept(ada)).toEqual(['sign-in'])
    const after = ada.fields().journey!
    expect(after).not.toBe(before)
    expect(await journeys(journeyId('norfolk', 'register', before))).toBe(0)
    expect(await journeys(journeyId('norfolk', 'sign-in', after))).toBe(1)
    // The registration is over, and tells nothing to who comes next.
    await ada.open('/norfolk/register/names')
    expect(ada.path).toBe('/norfolk/register/email')
    expect(ada.html).not.toContain(email)
  })

  it('leaves nothing of the registration, under whichever token', async () => {
    const slug = `south-vale-${crypto.randomUUID().slice(0, 8)}`
    const here = portal({ councils: [{ ...southVale, slug, hosts: [`${slug}.example`] }] })
    const { ada } = await arrive({ council: slug, here })
    await ada.fill(filled('Abc-defg-12-xyz')).press('Create')
    const { rows } = await db.$client.execute({ sql: 'select name from journeys where council = ?', args: [slug] })
    expect(rows.map(({ name }) => name)).toEqual(['sign-in'])
  })

  it('signs in who goes on, where a code by e-mail follows', async () => {
    const { ada, email } = await arrive({ council: 'south-vale' })
    await ada.fill(filled('Abc-defg-12-xyz')).press('Create')
    expect(ada.path).toBe('/south-vale/sign-in/code')
    // The page says that a code was sent: it was.
    const mails = await ada.messages(email)
    expect(mails.filter(({ subject }) => subject === 'South Vale Parents: your sign-in code')).toHaveLength(1)
    await ada.fill({ 'Verification code': await ada.code(email) }).press('Finish')
    expect(ada.heading).toBe('Welcome, Ada Bell.')
  })

  it('says in Welsh what the account is to be written to in Welsh', async () => {
    const { ada, email } = await arrive()
    await ada.press('Cymraeg: dangos y dudalen hon yn Gymraeg')
    expect(ada.heading).toBe('Cofrestru')
    await ada
      .fill({ 'Enw Cyntaf': 'Ada', Cyfenw: 'Bell', 'Cyfrinair Newydd': password, 'Cadarnhau’r Cyfrinair Newydd': password })
      .press('Creu')
    expect((await account(email))?.person.language).toBe('cy')
  })

  it('hands over without cookies: the next page is the answer, and its form carries the token', async () => {
    const { ada, email } = await arrive({ council: 'south-vale', cookies: false })
    const told = ada.redirects.length
    await ada.fill(filled('Abc-defg-12-xyz')).press('Create')
    expect(ada.redirects.length).toBe(told)
    expect(ada.page.querySelector('#step')?.getAttribute('action')).toBe('/south-vale/sign-in/code')
    await ada.fill({ 'Verification code': await ada.code(email) }).press('Finish')
    expect(ada.text).toContain('Your browser blocks cookies')
  })

  it('makes one account when the form is sent several times, and leads every time to the same place', async () => {
    const { here, ada, email } = await arrive()
    const fields = { ...ada.fields(), ...form() }
    const answers = await Promise.all([1, 2, 3].map(() => raw(here, ada, '/norfolk/register/names', fields, how)))
    answers.push(await raw(here, ada, '/norfolk/register/names', fields, how))
    const [first] = answers
    expect(first!.to).toMatch(/^\/norfolk\/sign-in\/(?!password)/)
    for (const answer of answers) {
      expect(answer.status).toBe(first!.status)
      expect(answer.to).toBe(first!.to)
      const cookies = answer.response.headers.getSetCookie()
      expect(cookies.filter((cookie) => /-journey-sign-in=[\w-]{43}/.test(cookie))).toHaveLength(1)
      expect(cookies.filter((cookie) => /-journey-register=;.*Max-Age=0/.test(cookie))).toHaveLength(1)
    }
    const tokens = answers.map(({ response }) => /journey-sign-in=([\w-]{43})/.exec(response.headers.getSetCookie().join())?.[1])
    expect(new Set(tokens).size).toBe(1)
    const { id } = (await account(email))!
    expect(await count(`select count(*) from events where name = 'account.registered' and account_id = ?`, id)).toBe(1)
  })

  it('takes the form from one of two tabs: the other is told that there is an account', async () => {
    const { here, ada, email } = await arrive()
    const [one, other] = [ada.fields(), (await ada.open('/norfolk/register/names')).fields()]
    expect(one.submit).not.toBe(other.submit)
    const answers = await Promise.all(
      [one, other].map((fields, at) =>
        raw(here, ada, '/norfolk/register/names', { ...fields, ...form(`three blue wheelbarrows ${at}`) }, how),
      ),
    )
    expect(answers.filter(({ to }) => /^\/norfolk\/sign-in\//.test(to ?? ''))).toHaveLength(1)
    expect(await count('select count(*) from accounts where id = ?', (await account(email))!.id)).toBe(1)
    const late = answers.find(({ to }) => !/^\/norfolk\/sign-in\//.test(to ?? ''))!
    expect(late.to).toBe('/norfolk/register/email')
  })

  it('tells who has proved the same mailbox that somebody was first', async () => {
    const here = world()
    const email = newAddress()
    const [slow, quick] = [here.visitor(how), here.visitor()]
    await signUpToNames(slow, email)
    await signUp(quick, email)
    await slow.fill(filled('three blue wheelbarrows')).press('Create')
    expect(slow.status).toBe(422)
    expect(slow.summary).toEqual([
      ['', 'There is already an account with this email address. You can sign in, or reset its password'],
    ])
    expect(slow.value('forename')).toBe('Ada')
  })

  it('cannot be come to before the address is proved and Continue was pressed', async () => {
    const here = world()
    const ada = here.visitor(how)
    const email = newAddress()
    await ada.open('/norfolk/register')
    await ada.fill({ 'Email Address': email }).press('Send verification code')
    await ada.post('/norfolk/register/names', { ...ada.fields(), ...form() })
    expect(ada.path).toBe('/norfolk/register/verify')
    await ada.fill({ 'Verification code': await ada.code(email) }).press('Verify code')
    await ada.post('/norfolk/register/names', { ...ada.fields(), ...form() })
    expect(ada.path).toBe('/norfolk/register/verified')
    expect(await account(email)).toBe(undefined)
  })
})

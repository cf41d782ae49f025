import { describe, expect, it } from 'vitest'
import { findAccountByEmail } from '../../src/db/accounts.ts'
import { isPassword } from '../../src/domain/passwords.ts'
import { eventsOf, sessionsOf } from '../phones.ts'
import { db, keys, newAddress, password, portal, register, signIn } from '../visitor.ts'

const here = portal()
const fresh = 'Rescued-Horse-3-Battery'
const labels = { current: 'Current password', password: 'Your new password', confirm: 'Confirm password' }

async function arrive(how: { htmx: boolean }) {
  const [ada, email] = [here.visitor(how), newAddress()]
  await register(ada, email)
  here.wait({ minutes: 2 })
  await signIn(ada, email)
  await ada.open('/durham/account')
  await ada.press('Change your password')
  const { id } = await accountOf(email)
  const change = (current: string, wanted = fresh, again = wanted) =>
    ada.fill({ [labels.current]: current, [labels.password]: wanted, [labels.confirm]: again }).press('Change password')
  return { ada, email, id, change }
}
const accountOf = async (email: string) => (await findAccountByEmail(db, keys, 'durham', email))!
const has = async (email: string, secret: string) => isPassword((await accountOf(email)).password, secret)

describe.each([{ htmx: false }, { htmx: true }])('Change your password (htmx: $htmx)', (how) => {
  it('puts another in its place, ends every session, tells the owner, and leads to signing in with it', async () => {
    const { ada, email, id, change } = await arrive(how)
    const elsewhere = await signIn(here.visitor(how), email)
    here.wait({ seconds: 1 })
    expect([ada.heading, ada.page.querySelector('[name=username]')?.getAttribute('value')]).toEqual([
      'Change your password',
      email,
    ])
    await change(password)
    expect([ada.path, ada.status]).toEqual(['/durham/sign-in/password', 200])
    expect(ada.text).toContain('Your password has been changed. Sign in with your new password.')
    expect([await has(email, fresh), await has(email, password)]).toEqual([true, false])
    expect((await sessionsOf(id)).filter(({ endedAt }) => endedAt === null)).toEqual([])
    await elsewhere.open('/durham/account/details')
    expect(elsewhere.heading).toBe('Secure login – step 1')
    expect((await ada.messages(email))[0]!.subject).toContain('your password has been changed')
    expect(await eventsOf(id)).toContain('account.password-changed')
    here.wait({ minutes: 1 })
    await ada.open('/durham/sign-in')
    await ada.fill({ Email: email, Password: fresh }).press('Submit')
    await ada.fill({ Code: await ada.code(email) }).press('Finish')
    expect(ada.heading).toBe('Welcome, Ada Bell.')
  })

  it('asks for the current one, and changes nothing where that is wrong; neither stands in the page again', async () => {
    const { ada, email, id, change } = await arrive(how)
    await change('Wrong-Horse-7-Battery')
    expect([ada.status, ada.summary]).toEqual([
      422,
      [['current-password', 'That is not your current password. Check it and try again']],
    ])
    expect(ada.title).toMatch(/^Error: Change your password/)
    expect(ada.html).not.toMatch(/(Wrong|Rescued)-Horse/)
    expect(ada.headers.get('cache-control')).toContain('no-store')
    expect(await has(email, password)).toBe(true)
    expect(await eventsOf(id)).toContain('sign-in.password-wrong')
    await change('', '', '')
    expect(ada.summary).toEqual([
      ['current-password', 'Enter your current password'],
      ['password', 'Enter a password'],
    ])
  })

  it('says so to who sends it again because the answer was lost', async () => {
    const { ada, email } = await arrive(how)
    const form = { ...ada.fields(), 'current-password': password, password: fresh, confirm: fresh }
    const jar = new Map(ada.jar)
    await ada.post('/durham/account/password', form)
    expect(await has(email, fresh)).toBe(true)
    for (const [name, value] of jar) ada.jar.set(name, value)
    await ada.post('/durham/account/password', form)
    expect(ada.path).toBe('/durham/sign-in/password')
    expect(ada.text).toContain('Your password has been changed.')
  })

  it('has the rules of every new password: not the current one, none of those before, twice the same', async () => {
    const { ada, email, change } = await arrive(how)
    await change(password, password)
    expect(ada.summary).toEqual([['password', 'Password must be different to your current password']])
    await change(password, 'short')
    expect(ada.summary[0]).toEqual(['password', 'Password must be at least 14 characters long'])
    await change(password, fresh, 'Another-Horse-4-Battery')
    expect(ada.summary.map(([field]) => field)).toEqual(['confirm'])
    expect(await has(email, password)).toBe(true)
  })

  it('slows down whoever guesses in a session that was left open, and holds back after a hundred', async () => {
    const { ada, change } = await arrive(how)
    here.waits.length = 0
    for (let times = 0; times < 7; times++) await change('Wrong-Horse-7-Battery')
    expect(here.waits).toEqual([0, 0, 0, 0, 0, 1000, 2000])
    for (let times = 7; times < 100; times++) await change('Wrong-Horse-7-Battery')
    await change(password)
    expect([ada.status, ada.path]).toEqual([429, '/durham/account/password'])
    expect(ada.summary[0]![1]).toContain('There have been very many wrong passwords from your network')
  }, 60_000)
})

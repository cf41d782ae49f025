import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { findAccountByEmail, findPasswordHistory } from '../../src/db/accounts.ts'
import { accounts, events, sessions } from '../../src/db/schema.ts'
import { isPassword } from '../../src/domain/passwords.ts'
import { db, keys, newAddress, password, portal, register, resetPassword, signIn, type Visitor } from '../visitor.ts'

const secret = (number: number) => `Horse-number-${number}-Battery`
const account = async (email: string) => (await findAccountByEmail(db, keys, 'durham', email))!

async function upToPassword(person: Visitor, email: string) {
  await person.open('/durham/reset-password')
  await person.fill({ Email: email }).press('Next')
  return person.fill({ Code: await person.code(email) }).press('Next')
}
const choose = (person: Visitor, typed: string) =>
  person.fill({ 'Your new password': typed, 'Confirm password': typed }).press('Finish')

describe.each([{ htmx: false }, { htmx: true }])('Reset password, step 3 (htmx: $htmx)', (how) => {
  it('ends every session, tells the person by e-mail, and leads back to signing in', async () => {
    const world = portal()
    const [ada, desk, phone, email] = [world.visitor(how), world.visitor(), world.visitor(), newAddress()]
    await register(ada, email)
    for (const device of [desk, phone]) {
      world.wait({ seconds: 1 })
      await signIn(device, email)
    }
    world.wait({ seconds: 1 })
    await resetPassword(ada, email, secret(1))
    expect(ada.path).toBe('/durham/sign-in/password')
    expect(ada.heading).toBe('Secure login – step 1')
    expect(ada.text).toContain('Your password has been changed. Sign in with your new password.')

    for (const device of [desk, phone]) {
      await device.open('/durham/account')
      expect(device.heading).toBe('My account')
      expect(device.text).not.toContain('Framwellgate')
    }
    const { id } = await account(email)
    const ended = await db.select().from(sessions).where(eq(sessions.accountId, id))
    expect(ended.map(({ endedWhy }) => endedWhy)).toEqual(['password-reset', 'password-reset'])
    expect((await db.select().from(events).where(eq(events.accountId, id))).map(({ name }) => name)).toContain('reset.done')
    const notices = (await ada.messages(email)).map(({ subject }) => subject)
    expect(notices).toContain("Children's Services Portal: your password has been changed")

    world.wait({ seconds: 1 })
    await ada.fill({ Email: email, Password: password }).press('Submit')
    expect(ada.status).toBe(422)
    await ada.fill({ Email: email, Password: secret(1) }).press('Submit')
    expect(ada.heading).toBe('Secure login – step 2')
  })

  it('names every rule that is broken, and both fields, and shows the policy', async () => {
    const world = portal()
    const [ada, email] = [world.visitor(how), newAddress()]
    await register(ada, email)
    world.wait({ seconds: 1 })
    await upToPassword(ada, email)
    expect(ada.text).toContain('It must be different to your previous 8 passwords')
    await ada.press('Finish')
    expect(ada.summary).toEqual([['password', 'Enter a password']])
    await ada.fill({ 'Your new password': 'short', 'Confirm password': 'Short' }).press('Finish')
    expect(ada.title).toMatch(/^Error: Reset password – step 3/)
    expect(ada.summary.map(([field]) => field)).toEqual(['password', 'password', 'password', 'password', 'confirm'])
    expect(ada.html).not.toContain('value="short"')
    await choose(ada, secret(2))
    expect(ada.heading).toBe('Secure login – step 1')
  })

  it('refuses the current password', async () => {
    const world = portal()
    const [ada, email] = [world.visitor(how), newAddress()]
    await register(ada, email)
    world.wait({ seconds: 1 })
    await upToPassword(ada, email)
    await choose(ada, password)
    expect(ada.status).toBe(422)
    expect(ada.summary).toEqual([['password', 'Password must be different to your current password']])
    expect(ada.beside('password')).toBe('Error: Password must be different to your current password')
  })

  it('is over once the account is suspended', async () => {
    const world = portal()
    const [ada, email] = [world.visitor(how), newAddress()]
    await register(ada, email)
    world.wait({ seconds: 1 })
    await upToPassword(ada, email)
    const before = await account(email)
    await db.update(accounts).set({ status: 'suspended' }).where(eq(accounts.id, before.id))
    await choose(ada, secret(3))
    expect(ada.status).toBe(422)
    expect((await account(email)).password).toBe(before.password)
  })

  it('is over once the password was changed by another reset: whoever had been in the mailbox undoes nothing', async () => {
    const world = portal()
    const [intruder, owner, email] = [world.visitor(how), world.visitor(how), newAddress()]
    await register(owner, email)
    world.wait({ seconds: 1 })
    await intruder.open('/durham/reset-password')
    await intruder.fill({ Email: email }).press('Next')
    await intruder.fill({ Code: await intruder.code(email) }).press('Next')
    world.wait({ minutes: 2 })
    await resetPassword(owner, email, 'Rescued-Horse-3-Battery')
    await intruder
      .fill({ 'Your new password': 'Stolen-Horse-4-Battery', 'Confirm password': 'Stolen-Horse-4-Battery' })
      .press('Finish')
    expect([intruder.status, intruder.summary]).toEqual([
      422,
      [['', 'Your account has been changed since you proved your email address. Choose Cancel, then begin again']],
    ])
    const { password: kept } = (await findAccountByEmail(db, keys, 'durham', email))!
    expect(await isPassword(kept, 'Rescued-Horse-3-Battery')).toBe(true)
  })

  it('is done once when it is tapped twice', async () => {
    const world = portal()
    const [ada, email] = [world.visitor(how), newAddress()]
    await register(ada, email)
    world.wait({ seconds: 1 })
    await upToPassword(ada, email)
    const form = { ...ada.fields(), password: secret(4), confirm: secret(4) }
    const twin = ada.page.clone()
    await ada.post('/durham/reset-password/password', form)
    ada.page = twin as typeof ada.page
    await ada.post('/durham/reset-password/password', form)
    expect(ada.heading).toBe('Secure login – step 1')
    expect(await findPasswordHistory(db, keys, (await account(email)).id, 99)).toHaveLength(1)
  })
})

describe('The history of passwords', () => {
  it('keeps the previous eight from coming back, and lets the ninth before', async () => {
    const world = portal()
    const [ada, email] = [world.visitor(), newAddress()]
    await register(ada, email, { secret: secret(0) })
    for (let number = 1; number <= 9; number++) {
      world.wait({ minutes: 30 })
      await resetPassword(ada, email, secret(number))
      expect(ada.heading).toBe('Secure login – step 1')
    }
    expect(await findPasswordHistory(db, keys, (await account(email)).id, 99)).toHaveLength(8)

    world.wait({ minutes: 30 })
    await upToPassword(ada, email)
    for (let number = 1; number <= 8; number++) {
      await choose(ada, secret(number))
      expect(ada.summary).toEqual([['password', 'Password must be different to your previous 8 passwords']])
    }
    await choose(ada, secret(9))
    expect(ada.summary).toEqual([['password', 'Password must be different to your current password']])
    await choose(ada, secret(0))
    expect(ada.heading).toBe('Secure login – step 1')
    world.wait({ seconds: 1 })
    await signIn(ada, email, { secret: secret(0) })
    expect(ada.heading).toBe('Welcome, Ada Bell.')
  })
})

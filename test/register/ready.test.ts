import { describe, expect, it } from 'vitest'
import { findAccountByEmail } from '../../src/db/accounts.ts'
import { db, keys, newAddress, portal, register, registerUpToCode } from '../visitor.ts'

describe.each([{ htmx: false }, { htmx: true }])('Register, the end (htmx: $htmx)', (how) => {
  it('leaves an account with everything that was registered, and nobody signed in', async () => {
    const ada = portal().visitor(how)
    const email = newAddress('Ada.Bell')
    await register(ada, email)
    expect(ada.path).toBe('/durham/register/ready')
    expect(ada.title).toBe("Your account is ready – Children's Services Portal")
    const account = await findAccountByEmail(db, keys, 'durham', email.toLowerCase())
    expect(account).toMatchObject({
      council: 'durham',
      email,
      status: 'active',
      person: {
        forename: 'Ada',
        surname: 'Bell',
        role: 'teacher',
        organisation: 'Framwellgate School',
        street: '1 North Road',
        town: 'Durham',
        postCode: 'DH1 5UL',
      },
    })
    expect(ada.jar.has('__Host-durham-session')).toBe(false)
    await ada.press('Sign in')
    expect(ada.heading).toBe('Secure login – step 1')
  })

  it('can be read again, but Back opens neither the code nor an earlier step', async () => {
    const ada = portal().visitor(how)
    const email = newAddress()
    await registerUpToCode(ada, email)
    const [code, form] = [await ada.code(email), ada.fields()]
    await ada.fill({ Code: code }).press('Next')
    for (const step of ['ready', 'code', 'email-and-password']) {
      await ada.open(`/durham/register/${step}`)
      expect(ada.heading).toBe('Your account is ready')
    }
    // The page of the code from the browser's memory, sent once more: twice the same is once, and anything else is too late.
    for (const typed of [code, '00000000']) {
      await ada.post('/durham/register/code', { ...form, code: typed })
      expect(ada.heading).toBe('Your account is ready')
    }
    await ada.post('/durham/register/code', { ...form, go: 'resend', submit: 'x'.repeat(43) })
    expect(ada.heading).toBe('Your account is ready')
    expect(await ada.messages(email)).toHaveLength(1)
  })

  it('is followed by a new registration when somebody comes back, with nothing left of the last one', async () => {
    const ada = portal().visitor(how)
    const [first, second] = [newAddress(), newAddress('bea')]
    await register(ada, first)
    await ada.open('/durham/register')
    expect(ada.heading).toBe('Register for a new account – step 1')
    for (const field of ['forename', 'surname', 'organisation', 'postCode']) expect(ada.value(field)).toBe('')
    await ada.open('/durham/register/details')
    expect(ada.value('forename')).toBe('')
    await register(ada, second)
    expect((await findAccountByEmail(db, keys, 'durham', first))?.email).toBe(first)
    expect((await findAccountByEmail(db, keys, 'durham', second))?.email).toBe(second)
  })
})

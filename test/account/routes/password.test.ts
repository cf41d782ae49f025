import { describe, expect, it } from 'vitest'
import { commit } from '../../../src/db/client.ts'
import { removeIdentity } from '../../../src/db/identities.ts'
import { isPassword } from '../../../src/domain/passwords.ts'
import { words } from '../../../src/fragments/words/index.ts'
import { eventsAbout } from '../../staff.ts'
import { comparable, db, newAddress, newNetwork, portal } from '../../visitor.ts'
import { arrive, councilOf, join, read, withoutPassword } from '../routes.ts'

const council = councilOf('routes-password')
const here = portal({ councils: [council] })
const at = `/${council.slug}/account/routes`
const secret = 'seven tall lanterns'

/** Somebody whom only an account at a provider lets in. */
async function without(how = {}) {
  const { account, visitor } = await arrive(here, council, how)
  const google = await join(account, here.clock.now)
  return { account: await withoutPassword(account, here.clock.now), google, visitor }
}
const joined = async (id: string) =>
  (await eventsAbout(council, id)).filter(({ name }) => name === 'route.joined').map(({ facts }) => facts)

describe.each([{ htmx: false }, { htmx: true }])('Add a password (htmx: $htmx)', (how) => {
  it('adds one, by which the account is opened from then on, and tells by e-mail', async () => {
    const { account, google, visitor: ada } = await without(how)
    await ada.open(`${at}/password`)
    expect(ada.heading).toBe('Add a password')
    expect(ada.text).toContain(account.email)
    await ada.fill({ 'New Password': secret, 'Confirm New Password': secret }).press('Add password')
    expect(ada.path).toBe(at)
    expect(ada.text).toContain(words.en.routes.list.done['password-added'])
    expect(await isPassword((await read(account)).password, secret)).toBe(true)
    expect(await joined(account.id)).toEqual([{ route: 'password' }])
    expect((await ada.messages(account.email)).map(({ subject }) => subject)).toEqual([
      "Children's Services Online: a way to sign in was added to your account",
    ])
    // The other one can go now.
    expect(await commit(db, removeIdentity(db, google))).toBe(true)
  })

  it('says what is wrong, and forgets what was typed', async () => {
    const { account, visitor: ada } = await without(how)
    await ada.open(`${at}/password`)
    await ada.press('Add password')
    expect(ada.summary).toEqual([['password', 'Enter a password']])
    await ada.fill({ 'New Password': 'short', 'Confirm New Password': 'Short' }).press('Add password')
    expect(ada.status).toBe(422)
    expect(ada.title).toMatch(/^Error: Add a password/)
    expect(ada.summary.map(([field]) => field)).toEqual(['password', 'confirm'])
    expect(ada.html).not.toMatch(/value="short"/i)
    for (const [typed, fault] of [
      ['passwordpassword', 'password.common'],
      ['Ada-Bell-Ada-Bell', 'password.personal'],
    ] as const) {
      await ada.fill({ 'New Password': typed, 'Confirm New Password': typed }).press('Add password')
      expect(ada.summary).toEqual([['password', words.en.faults[fault]]])
    }
    expect((await read(account)).password).toBe(undefined)
  })

  it('leaves one that is there, and leads to where it is changed', async () => {
    const { account, visitor: ada } = await arrive(here, council, how)
    await ada.open(`${at}/password`)
    expect(ada.text).toContain('Your account has a password already.')
    const { password } = await read(account)
    await ada.post(`${at}/password`, { submit: 's'.repeat(43), password: secret, confirm: secret })
    expect(ada.status).toBe(422)
    expect((await read(account)).password).toBe(password)
    await ada.press('Set a new password')
    expect(ada.path).toBe(`/${council.slug}/reset-password/email`)
  })

  it('is added once of two at once', async () => {
    const { account, visitor: ada } = await without(how)
    const other = here.visitor(how)
    for (const [name, value] of ada.jar) other.jar.set(name, value)
    for (const each of [ada, other]) await each.open(`${at}/password`)
    const typed = (each: string) => ({ 'New Password': each, 'Confirm New Password': each })
    await Promise.all([
      ada.fill(typed(secret)).press('Add password'),
      other.fill(typed('five short candles')).press('Add password'),
    ])
    expect(await joined(account.id)).toHaveLength(1)
    const [late] = [ada, other].filter(({ path }) => path !== at)
    expect(late!.summary).toEqual([['', words.en.faults['route.changed']]])
    expect(late!.text).toContain('Your account has a password already.')
  })
})

describe('an account without a password', () => {
  const submit = async (email: string, typed: string) => {
    const eve = here.visitor({ network: newNetwork() })
    await eve.open(`/${council.slug}/sign-in`)
    await eve.fill({ 'Email Address': email, Password: typed }).press('Sign in')
    return eve
  }

  it('is told from a wrong password by nobody', async () => {
    const { account } = await without()
    const { account: usual } = await arrive(here, council)
    const answers = []
    for (const email of [account.email, usual.email, newAddress()]) {
      const eve = await submit(email, 'some wrong password')
      expect(eve.status).toBe(422)
      expect(eve.summary).toEqual([['', words.en.faults['sign-in.wrong']]])
      answers.push(comparable(eve.answers.slice(-1), email))
    }
    expect(answers[1]).toEqual(answers[0])
    expect(answers[2]).toEqual(answers[0])
    expect((await submit(account.email, '')).summary).toEqual([['password', 'Enter a password']])
  })

  it('is given one by a reset, and its owner is told that', async () => {
    const { account } = await without()
    const ada = here.visitor()
    await ada.open(`/${council.slug}/reset-password`)
    await ada.fill({ 'Email Address': account.email }).press('Send verification code')
    await ada.fill({ 'Verification code': await ada.code(account.email) }).press('Verify code')
    expect(ada.text).toContain('Your account also opens with Google: you can sign in with that, and need no password.')
    await ada.fill({ 'New Password': secret, 'Confirm New Password': secret }).press('Finish')
    expect(ada.path).toBe(`/${council.slug}/sign-in/password`)
    expect(await isPassword((await read(account)).password, secret)).toBe(true)
    expect((await ada.messages(account.email))[0]!.subject).toBe(
      "Children's Services Online: a password was added to your account",
    )
    expect(await joined(account.id)).toEqual([{ route: 'password' }])
  })
})

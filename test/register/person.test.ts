import { describe, expect, it } from 'vitest'
import { accountOf, base, by, newPerson, routesOf } from '../social.ts'
import { portal } from '../visitor.ts'

describe.each([{ htmx: false }, { htmx: true }])('Sign up: who comes from a provider (htmx: $htmx)', (how) => {
  async function arrive() {
    const [jenny, who] = [portal().visitor(how), { ...newPerson(), verified: true }]
    await by(jenny, 'google', who)
    expect(jenny.path).toBe(`${base}/register/person`)
    return { jenny, who }
  }

  it('has the name that the provider told, and asks for no password', async () => {
    const { jenny } = await arrive()
    expect(jenny.title).toBe('User Details: your name – Parent Portal')
    expect(jenny.heading).toBe('User Details')
    expect(jenny.text).toContain('You sign in with Google from now on: you do not need a password here.')
    expect(['forename', 'surname'].map((name) => jenny.value(name))).toEqual(['Jenny', 'Hinsen'])
    expect(jenny.page.querySelectorAll('main label').map((label) => label.textContent.trim())).toEqual(['Given Name', 'Surname'])
  })

  it('says what is missing, and keeps the rest', async () => {
    const { jenny, who } = await arrive()
    await jenny.fill({ 'Given Name': ' ', Surname: 'Bell' }).press('Create')
    expect(jenny.status).toBe(422)
    expect(jenny.title).toMatch(/^Error: /)
    expect(jenny.summary).toEqual([['forename', 'Enter your given name']])
    expect(jenny.value('surname')).toBe('Bell')
    expect(await accountOf(who.email)).toBe(undefined)
  })

  it('makes an account that the provider opens, and goes on with the phone', async () => {
    const { jenny, who } = await arrive()
    await jenny.press('Create')
    expect(jenny.path).toBe(`${base}/sign-in/phone`)
    const account = (await accountOf(who.email))!
    expect(account.person).toMatchObject({ forename: 'Jenny', surname: 'Hinsen' })
    expect(account.password).toBe(undefined)
    expect(await routesOf(account.id)).toEqual(['google'])
  })

  it('is not come to without a provider', async () => {
    const jenny = await portal().visitor(how).open(`${base}/register/person`)
    expect(jenny.path).toBe(`${base}/register/email`)
  })
})

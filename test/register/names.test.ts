import { describe, expect, it } from 'vitest'
import { councils } from '../../src/councils/all.ts'
import { findAccountByEmail } from '../../src/db/accounts.ts'
import { southVale } from '../south-vale.ts'
import { db, keys, names, newAddress, password, portal, signIn, signUp, signUpToNames, type Visitor } from '../visitor.ts'

const world = () => portal({ councils: [...councils, southVale] })
const account = (email: string, council = 'norfolk') => findAccountByEmail(db, keys, council, email)
const filled = (secret = password) => ({ ...names, 'New Password': secret, 'Confirm New Password': secret })
const journeyCookies = ({ jar }: Visitor) => [...jar.keys()].map((name) => /-journey-(.+)$/.exec(name)?.[1]).filter(Boolean)

describe.each([{ htmx: false }, { htmx: true }])('Register: names and password (htmx: $htmx)', (how) => {
  async function arrive(council = 'norfolk', here = world()) {
    const ada = here.visitor(how)
    const email = newAddress()
    await signUpToNames(ada, email, { council })
    return { here, ada, email }
  }

  it('has the words of the guide', async () => {
    const { ada } = await arrive()
    expect(ada.heading).toBe('Register')
    expect(ada.page.querySelectorAll('main label').map((label) => label.textContent.trim())).toEqual([
      'Given Name',
      'Surname',
      'New Password',
      'Confirm New Password',
    ])
    expect(ada.page.querySelectorAll('#step .govuk-button-group button').map((button) => button.textContent.trim())).toEqual([
      'Create',
      'Cancel',
    ])
    expect(ada.page.querySelectorAll('#policy li').map((rule) => rule.textContent.trim())[0]).toBe(
      'It must be at least 12 characters long',
    )
  })

  it('makes the account and goes on with signing in, after the password', async () => {
    const { ada, email } = await arrive()
    await ada.fill(filled()).press('Create')
    expect(ada.status).toBe(200)
    expect(ada.path).toMatch(/^\/norfolk\/sign-in\/(?!password)/)
    expect(await account(email)).toMatchObject({ email, person: { forename: 'Ada', surname: 'Bell', language: 'en' } })
    expect(journeyCookies(ada)).toEqual(['sign-in'])
    // The registration is over.
    await ada.open('/norfolk/register/names')
    expect(ada.path).toBe('/norfolk/register/email')
    expect(ada.value('email')).toBe('')
  })
})

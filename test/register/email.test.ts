import { describe, expect, it } from 'vitest'
import { names, newAddress, password, portal, signUpToNames, signUpToVerify } from '../visitor.ts'

describe.each([{ htmx: false }, { htmx: true }])('Register: the address (htmx: $htmx)', (how) => {
  it('has the words of the guide, and is come to by Sign up now', async () => {
    const ada = portal().visitor(how)
    await ada.open('/norfolk/sign-in')
    await ada.press('Sign up now')
    expect(ada.path).toBe('/norfolk/register')
    expect(ada.heading).toBe('Register')
    expect(ada.title).toBe("Register: your email address – Children's Services Online")
    expect(ada.page.querySelectorAll('#step p').map((each) => each.textContent.trim())).toEqual([
      'Enter your email address and click ‘Send verification code’.',
      'This will send a code to your email address. Enter this code and click ‘Verify code’. Then complete the form and click ‘Create’.',
    ])
    expect(ada.page.querySelectorAll('main label').map((label) => label.textContent.trim())).toEqual(['Email Address'])
    await ada.press('Cancel')
    expect(ada.path).toBe('/norfolk')
  })

  it('sends the code, under the title that the guide tells to look for', async () => {
    const ada = portal().visitor(how)
    const email = newAddress()
    await signUpToVerify(ada, ` ${email} `)
    expect(ada.path).toBe('/norfolk/register/verify')
    const [message, ...more] = await ada.messages(email)
    expect(more).toEqual([])
    expect(message).toMatchObject({ to: email, subject: 'Norfolk County Council account verification code' })
    expect(message!.text).toContain(`Thanks for verifying your ${email} account!`)
    expect(message!.text).toMatch(/Your code is \d{3} \d{3}\n\nEnter it in the Verification code box\. It works for 10 minutes\./)
  })

  it('sends it in Welsh to who reads Welsh', async () => {
    const ada = portal().visitor(how)
    const email = newAddress()
    await ada.open('/norfolk/register?lang=cy')
    await ada.fill({ 'Cyfeiriad E-bost': email }).press('Anfon cod dilysu')
    expect((await ada.messages(email))[0]?.subject).toBe('Cod dilysu cyfrif Cyngor Sir Norfolk')
  })

  it.each([
    ['', 'Enter your email address'],
    ['ada', 'Enter an email address in the correct format, like name@example.com'],
    [`${'a'.repeat(250)}@school.example`, 'Enter an email address in the correct format, like name@example.com'],
  ])('refuses %j as an address, and keeps it', async (typed, words) => {
    const ada = await signUpToVerify(portal().visitor(how), typed)
    expect(ada.status).toBe(422)
    expect(ada.summary).toEqual([['email', words]])
    expect(ada.value('email')).toBe(typed)
  })

  it('can be corrected by Back: the first code does not prove the second address', async () => {
    const ada = portal().visitor(how)
    const [wrong, right] = [newAddress('wrong'), newAddress('right')]
    await signUpToVerify(ada, wrong)
    const first = await ada.code(wrong)
    await ada.press('Back')
    expect(ada.value('email')).toBe(wrong)
    await ada.fill({ 'Email Address': right }).press('Send verification code')
    expect(ada.text).toContain(right)
    await ada.fill({ 'Verification code': first }).press('Verify code')
    expect(ada.status).toBe(422)
    await ada.fill({ 'Verification code': await ada.code(right) }).press('Verify code')
    expect(ada.text).toContain('E-mail address verified. You can now continue.')
    expect(ada.text).toContain(right)
  })

  it('sends no second code to who goes back and on with the same address', async () => {
    const world = portal()
    const ada = world.visitor(how)
    const email = newAddress()
    await signUpToVerify(ada, email)
    await ada.press('Back')
    await ada.fill({ 'Email Address': email.toUpperCase() }).press('Send verification code')
    expect(ada.path).toBe('/norfolk/register/verify')
    expect(await ada.messages(email)).toHaveLength(1)
    world.wait({ seconds: 61 })
    await ada.press('Back')
    await ada.fill({ 'Email Address': email }).press('Send verification code')
    expect(await ada.messages(email)).toHaveLength(2)
  })

  it('stays proved when it is given again, and is to be proved anew when another is given', async () => {
    const ada = portal().visitor(how)
    const [email, other] = [newAddress(), newAddress('other')]
    await signUpToNames(ada, email)
    await ada.open('/norfolk/register/email')
    await ada.fill({ 'Email Address': email }).press('Send verification code')
    expect(ada.path).toBe('/norfolk/register/verified')
    expect(await ada.messages(email)).toHaveLength(1)
    await ada.open('/norfolk/register/email')
    await ada.fill({ 'Email Address': other }).press('Send verification code')
    expect(ada.path).toBe('/norfolk/register/verify')
    await ada.post('/norfolk/register/names', {
      ...ada.fields(),
      forename: names['Given Name'],
      surname: names.Surname,
      password,
      confirm: password,
    })
    expect(ada.path).toBe('/norfolk/register/verify')
  })
})

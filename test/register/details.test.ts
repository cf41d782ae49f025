import { describe, expect, it } from 'vitest'
import { details, newAddress, portal, registerUpToCode, type Visitor } from '../visitor.ts'

const mandatory: [field: string, words: string][] = [
  ['forename', 'Enter your forename'],
  ['surname', 'Enter your surname'],
  ['role', 'Select your role'],
  ['organisation', 'Enter your organisation'],
  ['street', 'Enter your street'],
  ['town', 'Enter your town'],
  ['postCode', 'Enter your post code'],
]

describe.each([{ htmx: false }, { htmx: true }])('Register, step 1: details (htmx: $htmx)', (how) => {
  const open = async () => portal().visitor(how).open('/durham/register')

  it('names every mandatory field at once, in the title, in a summary that leads to the fields, and beside them', async () => {
    const ada = await open()
    await ada.press('Next')
    expect(ada.status).toBe(422)
    expect(ada.title).toBe("Error: Register for a new account – step 1 – Children's Services Portal")
    expect(ada.summary).toEqual(mandatory)
    for (const [field, words] of mandatory) {
      expect(ada.beside(field)).toBe(`Error: ${words}`)
      expect(ada.page.getElementById(field)!.getAttribute('aria-invalid')).toBe('true')
      expect(ada.page.getElementById(field)!.getAttribute('aria-describedby')).toBe(`${field}-error`)
    }
  })

  it('names what is missing when everything is spaces', async () => {
    const ada = await open()
    await ada.fill({ Forename: '  ', Surname: ' ', Organisation: '\t', Street: ' ', Town: ' ', 'Post code': ' - ' }).press('Next')
    expect(ada.summary).toEqual(mandatory)
  })

  it('keeps what was typed beside what was forgotten', async () => {
    const ada = await open()
    await ada.fill({ ...details, Forename: 'Adélaïde <b>"&', Surname: '', Yes: 'yes' }).press('Next')
    expect(ada.summary).toEqual([['surname', 'Enter your surname']])
    expect(ada.value('forename')).toBe('Adélaïde <b>"&')
    expect(ada.value('role')).toBe('teacher')
    expect(ada.value('organisation')).toBe('Framwellgate School')
    expect(ada.value('postCode')).toBe('dh1 5ul')
    expect(ada.page.getElementById('professional')!.hasAttribute('checked')).toBe(true)
  })

  it('asks what somebody of another role does', async () => {
    const ada = await open()
    await ada.fill({ ...details, Role: 'other' }).press('Next')
    expect(ada.summary).toEqual([['otherRole', 'Tell us what you do']])
    expect(ada.beside('otherRole')).toBe('Error: Tell us what you do')
    // In the order of the page, also with what else is wrong.
    await ada.fill({ 'Post code': 'nowhere' }).press('Next')
    expect(ada.summary.map(([field]) => field)).toEqual(['otherRole', 'postCode'])
    await ada.fill({ 'Post code': details['Post code'] }).press('Next')
    await ada.fill({ 'If you chose Other, what do you do?': 'Forest school leader' }).press('Next')
    expect(ada.path).toBe('/durham/register/email-and-password')
  })

  it('needs no word about a professional capacity, and keeps one that was given', async () => {
    const ada = await open()
    await ada.fill(details).press('Next')
    expect(ada.heading).toBe('Register for a new account – step 2')
    await ada.press('Back')
    expect(ada.page.querySelectorAll('input[type=radio][checked]')).toHaveLength(0)
    await ada.fill({ No: 'no' }).press('Next')
    await ada.press('Back')
    expect(ada.page.getElementById('professional-no')!.hasAttribute('checked')).toBe(true)
  })

  it.each(['dh15ul', 'DH1 5UL', ' dH 1-5 uL ', 'dh1   5ul'])('takes the post code %j as DH1 5UL', async (typed) => {
    const ada = await open()
    await ada.fill({ ...details, 'Post code': typed }).press('Next')
    expect(ada.heading).toBe('Register for a new account – step 2')
    await ada.press('Back')
    expect(ada.value('postCode')).toBe('DH1 5UL')
  })

  it.each(['DH1', 'DH1 5', '12345', 'DH1 5ULX', 'Durham'])('refuses the post code %j, and keeps it', async (typed) => {
    const ada = await open()
    await ada.fill({ ...details, 'Post code': typed }).press('Next')
    expect(ada.status).toBe(422)
    expect(ada.summary).toEqual([['postCode', 'Enter a full UK post code, like SW1A 2AA']])
    expect(ada.value('postCode')).toBe(typed)
  })

  it('refuses characters that cannot be shown', async () => {
    const ada = await open()
    await ada.fill({ ...details, Forename: 'A\u0007da', Town: 'Dur\nham', Street: '1\u2028North Road' }).press('Next')
    const words = 'Remove characters that cannot be shown, such as line breaks'
    expect(ada.summary).toEqual([
      ['forename', words],
      ['street', words],
      ['town', words],
    ])
  })

  it('takes 100 characters and refuses 101, and for a street 200 and 201', async () => {
    const ada = await open()
    await ada.fill({ ...details, Surname: 'b'.repeat(101), Street: 's'.repeat(201) }).press('Next')
    expect(ada.summary).toEqual([
      ['surname', 'Shorten this to 100 characters or fewer'],
      ['street', 'Shorten this to 200 characters or fewer'],
    ])
    await ada.fill({ Surname: 'b'.repeat(100), Street: 's'.repeat(200) }).press('Next')
    expect(ada.heading).toBe('Register for a new account – step 2')
  })

  it('refuses a role that is not on the list, as if none was chosen', async () => {
    const ada = await open()
    await ada.fill({ ...details, Role: 'director-of-everything' }).press('Next')
    expect(ada.status).toBe(422)
    expect(ada.summary).toEqual([['role', 'Select your role']])
  })

  it('has words for fields that were not sent at all', async () => {
    const ada = await open()
    const { journey, submit } = ada.fields()
    await ada.post('/durham/register/details', { journey: journey!, submit: submit! })
    expect(ada.status).toBe(422)
    expect(ada.summary).toEqual(mandatory)
  })

  it('has words for fields that were sent twice', async () => {
    const ada = await open()
    const twice = new URLSearchParams(ada.fill(details).fields())
    for (const name of ['forename', 'role', 'postCode']) twice.append(name, twice.get(name)!)
    await ada.post('/durham/register/details', twice)
    expect(ada.status).toBe(422)
    expect(ada.summary).toEqual([
      ['forename', 'Enter your forename'],
      ['role', 'Select your role'],
      ['postCode', 'Enter your post code'],
    ])
  })

  it('forgets everything when it is cancelled', async () => {
    const ada = await open()
    await ada.fill(details).press('Next')
    await ada.press('Back')
    await ada.press('Cancel')
    expect(ada.path).toBe('/durham')
    await ada.open('/durham/register')
    expect(ada.value('forename')).toBe('')
  })
})

describe('Changing the details later', () => {
  const toDetails = async (ada: Visitor) => (await ada.press('Back')).press('Back')

  it('leads straight on to the code that was already sent', async () => {
    const ada = portal().visitor()
    const email = newAddress()
    await registerUpToCode(ada, email)
    await toDetails(ada)
    expect(ada.value('forename')).toBe('Ada')
    await ada.fill({ Forename: 'Adelaide' }).press('Next')
    expect(ada.heading).toBe('Register for a new account – step 3')
    expect(await ada.messages(email)).toHaveLength(1)
  })
})

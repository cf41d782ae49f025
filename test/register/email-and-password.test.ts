import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { findAccountByEmail } from '../../src/db/accounts.ts'
import { db, details, keys, newAddress, password, portal, register, registerUpToCode, signIn } from '../visitor.ts'

const said = {
  short: 'Password must be at least 14 characters long',
  long: 'Password must be 128 characters or fewer',
  letter: 'Password must contain at least one letter',
  only: 'Password must contain only letters, digits, and special characters, and no spaces',
  start: 'Password must start with a letter',
  upper: 'Password must contain at least one upper-case letter',
  digit: 'Password must contain at least one numerical digit',
  special: 'Password must contain at least one special character, for example ! or £',
}

describe.each([{ htmx: false }, { htmx: true }])('Register, step 2: email and password (htmx: $htmx)', (how) => {
  const open = async (world = portal()) => {
    const ada = await world.visitor(how).open('/durham/register')
    return ada.fill(details).press('Next')
  }
  const choose = async (secret: string, confirm = secret) => {
    const ada = await open()
    return ada.fill({ Email: newAddress(), Password: secret, 'Confirm password': confirm }).press('Next')
  }

  it.each<[rule: string, secret: string, words: string[]]>([
    ['13 characters', 'Abcdefgh-1jkl', [said.short]],
    ['13 characters once composed', 'Abcdefgh-1jke\u0301', [said.short]],
    ['129 characters', `Aa1-${'x'.repeat(125)}`, [said.long]],
    ['no letter', '1234-5678-9012-3456', [said.letter, said.start, said.upper]],
    ['a space', 'Correct Horse-7-Battery', [said.only]],
    ['a tab', 'Correct\tHorse-7-Battery', [said.only]],
    ['a NUL', 'Correct\0Horse-7-Battery', [said.only]],
    ['a digit first', '7-Correct-Horse-Battery', [said.start]],
    ['a special character first', '£Correct-Horse-7-Battery', [said.start]],
    ['no upper-case letter', 'correct-horse-7-battery', [said.upper]],
    ['no digit', 'Correct-Horse-Battery', [said.digit]],
    ['no special character', 'CorrectHorse7Battery', [said.special]],
    ['nearly everything at once', '1 ', [said.short, said.letter, said.only, said.start, said.upper, said.special]],
  ])('refuses a password with %s and names every rule that it breaks', async (_, secret, words) => {
    const ada = await choose(secret)
    expect(ada.status).toBe(422)
    expect(ada.title).toMatch(/^Error: Register for a new account – step 2/)
    expect(ada.summary).toEqual(words.map((each) => ['password', each]))
    for (const each of words) expect(ada.beside('password')).toContain(each)
  })

  it.each([
    ['14 characters', 'Abcdefgh-1jklm'],
    ['128 characters', `Aa1-${'x'.repeat(124)}`],
    ['a £', 'Pound£sAndPence99'],
    ['an emoji for its special character', 'CorrectHorse7😀Bat'],
    ['128 emoji and letters', `Aa1${'😀'.repeat(125)}`],
    ['letters of other languages', 'Ångström-Ωmega-٧'],
  ])('takes a password of %s', async (_, secret) => {
    const ada = await choose(secret)
    expect(ada.heading).toBe('Register for a new account – step 3')
  })

  it('says in the same answer what is wrong with the address and with both passwords', async () => {
    const ada = await open()
    await ada.fill({ Email: 'ada at school', Password: 'short', 'Confirm password': 'other' }).press('Next')
    expect(ada.summary.map(([field]) => field)).toEqual(['email', 'password', 'password', 'password', 'password', 'confirm'])
    expect(ada.beside('email')).toContain('Enter an email address in the correct format, like name@example.com')
    expect(ada.beside('confirm')).toContain('The two passwords are not the same')
    expect(ada.value('email')).toBe('ada at school')
  })

  it('asks for the password, and for it a second time', async () => {
    const ada = await choose('')
    expect(ada.summary).toEqual([['password', 'Enter a password']])
    await ada.fill({ Password: password }).press('Next')
    expect(ada.summary).toEqual([['confirm', 'Enter the password a second time to confirm it']])
  })

  it('shows the whole policy before the field that it is about', async () => {
    const ada = await open()
    const rules = ada.page.querySelectorAll('#policy li').map((rule) => rule.textContent.trim())
    expect(rules).toEqual([
      'It must be at least 14 characters long',
      'It must be no more than 128 characters long',
      'It must contain at least one letter',
      'It must contain only letters, digits, and special characters',
      'It must start with a letter',
      'It must contain at least one upper-case letter',
      'It must contain at least one numerical digit',
      'It must contain at least one special character',
      'It must be different to your current password',
      'It must be different to your previous 8 passwords',
    ])
    expect(ada.html.indexOf('id="policy"')).toBeLessThan(ada.html.indexOf('id="password"'))
  })

  it('keeps everything typed when somebody goes back, but never the passwords', async () => {
    const ada = await open()
    await ada.fill({ Email: 'half-typed@', Password: password, 'Confirm password': password }).press('Back')
    expect(ada.heading).toBe('Register for a new account – step 1')
    expect(ada.value('organisation')).toBe('Framwellgate School')
    await ada.press('Next')
    expect(ada.value('email')).toBe('half-typed@')
    expect(ada.value('password')).toBe('')
    expect(ada.html).not.toContain(password)
  })

  it('lets somebody who comes back keep the password by leaving it empty', async () => {
    const world = portal()
    const ada = world.visitor(how)
    const [first, second] = [newAddress(), newAddress()]
    await registerUpToCode(ada, first)
    await ada.press('Back')
    expect(ada.text).toContain('You have already chosen a password. Leave both password fields empty to keep it.')
    expect(ada.value('email')).toBe(first)
    await ada.fill({ Email: second }).press('Next')
    await ada.fill({ Code: await ada.code(second) }).press('Next')
    expect(ada.heading).toBe('Your account is ready')
    await signIn(ada, second)
    expect(ada.heading).toBe('Welcome, Ada Bell.')
  })

  it('takes another password from somebody who comes back', async () => {
    const ada = portal().visitor(how)
    const email = newAddress()
    await registerUpToCode(ada, email)
    await ada.press('Back')
    await ada.fill({ Password: 'Another-Horse-8-Saddle', 'Confirm password': 'Another-Horse-8-Saddle' }).press('Next')
    await ada.fill({ Code: await ada.code(email) }).press('Next')
    await signIn(ada, email, { secret: 'Another-Horse-8-Saddle' })
    expect(ada.heading).toBe('Welcome, Ada Bell.')
  })

  it('sends a changed address a new code, and the old one is dead', async () => {
    const ada = portal().visitor(how)
    const [first, second] = [newAddress(), newAddress()]
    await registerUpToCode(ada, first)
    const old = await ada.code(first)
    await ada.press('Back')
    await ada.fill({ Email: second }).press('Next')
    expect(ada.text).toContain(second)
    await ada.fill({ Code: old }).press('Next')
    expect(ada.beside('code')).toContain('That code is not right')
    expect(await findAccountByEmail(db, keys, 'durham', first)).toBeUndefined()
    await ada.fill({ Code: await ada.code(second) }).press('Next')
    expect((await findAccountByEmail(db, keys, 'durham', second))?.email).toBe(second)
  })

  it('sends the same address no second code within a minute, and the first still works', async () => {
    const world = portal()
    const ada = world.visitor(how)
    const email = newAddress()
    await registerUpToCode(ada, email)
    world.wait({ seconds: 59 })
    await ada.press('Back')
    await ada.fill({ Email: email.toUpperCase() }).press('Next')
    expect(await ada.messages(email)).toHaveLength(1)
    world.wait({ seconds: 1 })
    await ada.press('Back')
    await ada.press('Next')
    expect(await ada.messages(email)).toHaveLength(2)
    await ada.fill({ Code: await ada.code(email) }).press('Next')
    expect(ada.heading).toBe('Your account is ready')
  })

  it('takes letters that another keyboard composes differently as the same password', async () => {
    const ada = portal().visitor(how)
    const email = newAddress()
    await register(ada, email, { secret: 'Cafe\u0301-Horse-7-Battery' })
    await signIn(ada, email, { secret: 'Caf\u00e9-Horse-7-Battery' })
    expect(ada.heading).toBe('Welcome, Ada Bell.')
  })
})

describe('A password that was chosen', () => {
  it('is in no answer, no log line and no column of any table, in any spelling; only its Argon2id hash is kept, sealed', async () => {
    const world = portal()
    const ada = world.visitor()
    const email = newAddress()
    const secret = `Kept-Nowhere-${crypto.randomUUID()}`
    await registerUpToCode(ada, email, { secret })
    await ada.press('Back')
    await ada.fill({ Password: secret, 'Confirm password': `${secret}!` }).press('Next')
    expect(ada.status).toBe(422)
    const unfinished = await everythingKept()
    await ada.press('Next')
    await ada.fill({ Code: await ada.code(email) }).press('Next')
    await signIn(ada, email, { secret: `${secret}?` }).catch(() => undefined)
    await signIn(ada, email, { secret })

    const haystack = [unfinished, await everythingKept(), JSON.stringify(world.log), ...ada.answers.map(({ text }) => text)]
    const bytes = Buffer.from(secret)
    for (const spelling of [secret, ...(['base64', 'base64url', 'hex'] as const).map((encoding) => bytes.toString(encoding))])
      for (const hay of haystack) expect(hay).not.toContain(spelling.replace(/=+$/, ''))
    for (const hay of haystack) expect(hay).not.toContain('$argon2')
    const account = await findAccountByEmail(db, keys, 'durham', email)
    expect(account?.password).toMatch(/^\$argon2id\$v=19\$m=19456,t=4,p=1\$[\w+/]{22}\$[\w+/]{43}$/)
  })

  async function everythingKept() {
    const tables = await db.all<{ name: string }>(sql`select name from sqlite_master where type = 'table'`)
    // Documents are larger than one answer of the server may be, and nobody types them.
    const small = tables.filter(({ name }) => name !== 'document_chunks')
    const rows = await Promise.all(small.map(({ name }) => db.all(sql.raw(`select * from "${name}"`))))
    return JSON.stringify(rows)
  }
})

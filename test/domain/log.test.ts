import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { findAccountByEmail } from '../../src/db/accounts.ts'
import { connect, type Db } from '../../src/db/client.ts'
import { db, keys, newAddress, type Portal, password, portal, registerUpToCode, signIn, type Visitor } from '../visitor.ts'

const network = '203.0.113.77'
const typed = {
  Forename: 'Xanthippe',
  Surname: 'Quillfeather',
  Role: 'other',
  'If you chose Other, what do you do?': 'Falconer-in-residence',
  Organisation: 'Zephyr Academy',
  Street: '77 Marmalade Row',
  Town: 'Ystradgynlais',
  'Post code': 'SA9 1JJ',
}
const secrets = ['Not-the-right-one-1', 'Another-Horse-8-Battery', password]

/** Everything that must not be in a log: collected while somebody goes through the portal. */
function collector(...known: string[]) {
  const found = new Set(known)
  return {
    found,
    /** notes down what the browser now holds: cookies and the tokens of forms */
    note(person: Visitor) {
      for (const value of person.jar.values()) if (value.length > 8) found.add(value)
      for (const input of person.page.querySelectorAll('input[type=hidden]'))
        if ((input.getAttribute('value') ?? '').length > 8) found.add(input.getAttribute('value')!)
      return person
    },
    async code(person: Visitor, email: string) {
      const code = await person.code(email)
      const half = code.length / 2
      found.add(code)
      found.add(`${code.slice(0, half)} ${code.slice(half)}`)
      return code
    },
  }
}

function expectNothingOf(found: Iterable<string>, log: Portal['log']) {
  const text = JSON.stringify(log).toLowerCase()
  for (const each of found) expect(text.includes(each.toLowerCase()) ? `in the log: ${each}` : '').toBe('')
}

it('tells the log what happened, in JSON, and nothing about whom', async () => {
  const world = portal()
  const email = newAddress('xanthippe.quillfeather')
  const ada = world.visitor({ network })
  const all = collector(
    email,
    email.split('@')[0]!,
    network,
    ...secrets,
    ...Object.values(typed).filter((value) => value !== 'other'),
  )

  await ada.open('/durham/register')
  await all.note(ada).fill(typed).press('Next')
  await all.note(ada).fill({ Email: email, Password: password, 'Confirm password': password }).press('Next')
  all.note(ada)
  await all.code(ada, email)
  await ada.fill({ Code: '00000000' }).press('Next')
  all.note(ada)
  world.wait({ minutes: 2 })
  await ada.press('Please send me a new code')
  await all
    .note(ada)
    .fill({ Code: await all.code(ada, email) })
    .press('Next')
  expect(all.note(ada).heading).toBe('Your account is ready')

  // Somebody registers with the same address; its owner is told.
  const other = await registerUpToCode(world.visitor({ network }), email)
  all.note(other)

  await ada.open('/durham/sign-in')
  await all.note(ada).fill({ Email: email, Password: secrets[0]! }).press('Submit')
  await ada.fill({ Email: newAddress('nobody.quillfeather'), Password: secrets[0]! }).press('Submit')
  await all.note(ada).fill({ Email: email, Password: password }).press('Submit')
  await all
    .note(ada)
    .fill({ Code: await all.code(ada, email) })
    .press('Finish')
  expect(all.note(ada).heading).toBe('Welcome, Xanthippe Quillfeather.')
  await ada.open('/durham/account')
  await all.note(ada).press('Logout')

  const bea = world.visitor({ network })
  await bea.open('/durham/reset-password')
  await all.note(bea).fill({ Email: email }).press('Next')
  await all
    .note(bea)
    .fill({ Code: await all.code(bea, email) })
    .press('Next')
  await all.note(bea).fill({ 'Your new password': secrets[1]!, 'Confirm password': secrets[1]! }).press('Finish')
  await signIn(bea, email, { secret: secrets[1]! })
  all.note(bea)
  world.wait({ minutes: 20 })
  await bea.open('/durham/account')
  all.note(bea)

  const account = (await findAccountByEmail(db, keys, 'durham', email))!
  const names = world.log.map(({ event }) => event)
  for (const name of [
    'registration.code-sent',
    'registration.address-taken',
    'account.registered',
    'code.wrong',
    'sign-in.password-wrong',
    'sign-in.code-sent',
    'sign-in.done',
    'session.signed-out',
    'session.idle',
    'reset.code-sent',
    'reset.done',
  ])
    expect(names).toContain(name)
  expect(all.found.size).toBeGreaterThan(30)
  expectNothingOf([...all.found, account.password!, 'quillfeather', 'argon2'], world.log)

  // It would be found.
  for (const each of all.found) expect(() => expectNothingOf(all.found, [{ event: 'x', facts: { each } }])).toThrow('in the log')

  for (const record of world.log) {
    const told = JSON.parse(JSON.stringify(record)) as Record<string, unknown>
    expect(told).toMatchObject({
      time: expect.stringMatching(/^2026-11-21T/),
      level: 'info',
      event: expect.any(String),
      council: 'durham',
      network: expect.stringMatching(/^local-test\.[\w-]{43}$/),
    })
    for (const value of Object.values(told)) expect(['string', 'number', 'boolean']).toContain(typeof value)
  }
  expect(world.log.find(({ event }) => event === 'account.registered')).toMatchObject({ account: account.id })
})

it('tells the log of a surprise where it happened, and not what was in the statement', async () => {
  const email = newAddress('xanthippe.quillfeather')
  let broken = false
  const world = portal({
    connect: (...args) => {
      const whole = connect(...args)
      // Drizzle's errors hold every value of the statement in their message.
      const batch = () => whole.run(sql`insert into expectations (id, met) values (7, ${email} || ${password} || null)`)
      return broken ? Object.assign(Object.create(whole) as Db, { batch }) : whole
    },
  })
  const all = collector(email, ...secrets, ...Object.values(typed).filter((value) => value !== 'other'))
  const ada = world.visitor({ network })
  await ada.open('/durham/register')
  await ada.fill(typed).press('Next')
  broken = true
  await all.note(ada).fill({ Email: email, Password: password, 'Confirm password': password }).press('Next')
  expect(ada.status).toBe(500)
  const told = world.log.at(-1)
  expect(told).toMatchObject({ level: 'error', event: 'surprise', at: expect.any(Array), cause: expect.any(Object) })
  expect(JSON.stringify(told)).toContain('SQLITE_CONSTRAINT')
  expectNothingOf([...all.found, network, 'quillfeather', 'argon2'], world.log)
})

import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { findAccountByEmail } from '../../src/db/accounts.ts'
import { accounts, messages } from '../../src/db/schema.ts'
import { open } from '../../src/db/sealed.ts'
import { comparable, db, keys, newAddress, portal, register, type Visitor } from '../visitor.ts'

async function ask(person: Visitor, email: string) {
  await person.open('/durham/reset-password')
  return person.fill({ Email: email }).press('Next')
}

describe.each([{ htmx: false }, { htmx: true }])('Reset password, step 1 (htmx: $htmx)', (how) => {
  it('is reached by "Forgotten password?" and sends a code to a registered address', async () => {
    const world = portal()
    const ada = world.visitor(how)
    const email = newAddress()
    await register(ada, email)
    world.wait({ minutes: 11 })
    await ada.open('/durham/account')
    await ada.press('Forgotten password?')
    expect(ada.heading).toBe('Reset password – step 1')
    await ada.fill({ Email: ` ${email.toUpperCase()}` }).press('Next')
    expect(ada.path).toBe('/durham/reset-password/code')
    expect(ada.heading).toBe('Reset password – step 2')
    const sent = await ada.messages(email)
    expect(sent.map(({ to, subject }) => [to, subject])).toEqual([[email, "Children's Services Portal: reset your password"]])
  })

  it.each([
    ['', 'Enter your email address'],
    ['ada', 'Enter an email address in the correct format, like name@example.com'],
    ['ada@ school.example', 'Enter an email address in the correct format, like name@example.com'],
    [`${'a'.repeat(250)}@school.example`, 'Enter an email address in the correct format, like name@example.com'],
  ])('refuses %j as an address', async (typed, words) => {
    const ada = await ask(portal().visitor(how), typed)
    expect(ada.status).toBe(422)
    expect(ada.title).toMatch(/^Error: Reset password – step 1/)
    expect(ada.summary).toEqual([['email', words]])
    expect(ada.value('email')).toBe(typed)
  })

  it('shows the same page for an unknown address and for a suspended account, and sends them nothing', async () => {
    const world = portal()
    const [known, suspended, unknown] = [newAddress(), newAddress(), newAddress()]
    for (const email of [known, suspended]) await register(world.visitor(), email)
    const { id } = (await findAccountByEmail(db, keys, 'durham', suspended))!
    await db.update(accounts).set({ status: 'suspended' }).where(eq(accounts.id, id))
    world.wait({ minutes: 11 })

    const answers = []
    for (const email of [known, suspended, unknown]) {
      const ada = await ask(world.visitor(how), email)
      expect(ada.heading).toBe('Reset password – step 2')
      expect(ada.text).toContain('or the email address provided is not registered with us.')
      await ada.fill({ Code: '00000000' }).press('Next')
      await ada.press('Please send me a new code')
      expect(ada.status).toBe(429)
      answers.push(comparable(ada.answers, email))
    }
    expect(answers[1]).toEqual(answers[0])
    expect(answers[2]).toEqual(answers[0])

    const stranger = world.visitor()
    expect(await stranger.messages(known)).toHaveLength(1)
    expect(await stranger.messages(unknown)).toEqual([])
    expect(await stranger.messages(suspended)).toEqual([])
    expect(await statusesOf(unknown)).toEqual(['kept'])
    expect(await statusesOf(suspended)).toEqual(['kept'])
  })

  it('sends at most ten codes an hour for one address and network, and says so', async () => {
    const world = portal()
    const ada = world.visitor(how)
    const email = newAddress()
    for (let time = 0; time < 10; time++) expect((await ask(await fresh(ada), email)).status).toBe(200)
    await ask(await fresh(ada), email)
    expect(ada.status).toBe(429)
    expect(ada.summary).toEqual([['email', 'Too many codes have been sent. You can ask for another in 60 minutes']])
    expect((await ask(world.visitor(how), email)).status).toBe(200)
  })

  it('sends no other code to who goes back and on with the same address, until a new one could be asked for', async () => {
    const world = portal()
    const [ada, email] = [world.visitor(how), newAddress()]
    await register(ada, email)
    world.wait({ seconds: 1 })
    await ask(ada, email)
    const code = await ada.code(email)
    const sent = (await ada.messages(email)).length
    await ada.press('Back')
    await ada.press('Next')
    expect(ada.heading).toBe('Reset password – step 2')
    expect(await ada.messages(email)).toHaveLength(sent)
    await ada.fill({ Code: code }).press('Next')
    expect(ada.heading).toBe('Reset password – step 3')
    // Proved is proved.
    await ada.open('/durham/reset-password/email')
    await ada.press('Next')
    expect(ada.heading).toBe('Reset password – step 3')

    const bob = await ask(world.visitor(how), email)
    const first = await bob.code(email)
    world.wait({ seconds: 61 })
    await bob.press('Back')
    await bob.press('Next')
    expect(await bob.code(email)).not.toBe(first)
  })

  it('kills the code of an earlier address when another one is given', async () => {
    const world = portal()
    const ada = world.visitor(how)
    const [first, second] = [newAddress(), newAddress()]
    for (const email of [first, second]) await register(world.visitor(), email)
    world.wait({ seconds: 1 })
    await ask(ada, first)
    const code = await ada.code(first)
    await ada.press('Back')
    expect(ada.value('email')).toBe(first)
    await ada.fill({ Email: second }).press('Next')
    await ada.fill({ Code: code }).press('Next')
    expect(ada.beside('code')).toContain('That code is not right')
  })
})

/** The same browser and network, without the last journey. */
async function fresh(person: Visitor) {
  if (person.heading.startsWith('Reset')) await person.press('Cancel')
  return person
}

/** What became of every message for an address, sent or not. */
async function statusesOf(email: string) {
  const rows = await db.select().from(messages)
  return rows
    .filter(({ id, recipient }) => open(keys.sealing, { table: 'messages', column: 'recipient', row: id }, recipient!) === email)
    .filter(({ id, subject }) => /reset/.test(open(keys.sealing, { table: 'messages', column: 'subject', row: id }, subject!)))
    .map(({ status }) => status)
}

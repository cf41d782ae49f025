import Argon2, { Argon2Type } from '@phi-ag/argon2'
import wasm from '@phi-ag/argon2/argon2.wasm'
import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { findAccountByEmail } from '../../src/db/accounts.ts'
import { accounts } from '../../src/db/schema.ts'
import { seal } from '../../src/db/sealed.ts'
import { limits } from '../../src/domain/limits.ts'
import {
  comparable,
  db,
  keys,
  newAddress,
  newNetwork,
  password,
  portal,
  register,
  registerUpToCode,
  resetPassword,
  signIn,
  type Visitor,
} from '../visitor.ts'

const wrong = 'The email or password is not right. Check both and try again'

async function submit(person: Visitor, email: string, secret = password) {
  await person.open('/durham/sign-in')
  return person.fill({ Email: email, Password: secret }).press('Submit')
}
async function submitWrong(person: Visitor, email: string, times: number) {
  for (let time = 0; time < times; time++) await submit(person, email, 'Wrong-Horse-7-Battery')
  return person
}

describe.each([{ htmx: false }, { htmx: true }])('Secure login, step 1 (htmx: $htmx)', (how) => {
  it('says what the guide says, and sends a code to a person whose password is right', async () => {
    const ada = portal().visitor(how)
    const email = newAddress()
    await register(ada, email)
    await ada.press('Sign in')
    expect(ada.heading).toBe('Secure login – step 1')
    expect(ada.text).toContain(
      'For additional security, we will confirm your account by sending an authentication code to your email address.',
    )
    await ada.fill({ Email: ` ${email.toUpperCase()} `, Password: password }).press('Submit')
    expect(ada.heading).toBe('Secure login – step 2')
    expect(ada.text).toContain(
      'We have just sent you an email to confirm your account. Please enter the code this contains below.',
    )
    expect(ada.text).toContain('If you can’t find this email, it may be in your spam/junk email folder.')
    await ada.open('/durham/sign-in/password')
    await ada.press('Forgotten password?')
    expect(ada.heading).toBe('Reset password – step 1')
  })

  it('names both empty fields', async () => {
    const ada = await portal().visitor(how).open('/durham/sign-in')
    await ada.press('Submit')
    expect(ada.status).toBe(422)
    expect(ada.title).toMatch(/^Error: Secure login – step 1/)
    expect(ada.summary).toEqual([
      ['email', 'Enter your email address'],
      ['password', 'Enter a password'],
    ])
  })

  it('answers a wrong password, an unknown address and a suspended account alike, to the letter', async () => {
    const world = portal()
    const [known, suspended, unknown] = [newAddress(), newAddress(), newAddress()]
    await register(world.visitor(), known)
    await register(world.visitor(), suspended)
    await db
      .update(accounts)
      .set({ status: 'suspended' })
      .where(eq(accounts.id, await idOf(suspended)))
    world.wait({ minutes: 11 })

    const answers = []
    for (const [email, secret] of [
      [known, 'Wrong-Horse-7-Battery'],
      [suspended, password],
      [unknown, password],
    ] as const) {
      const ada = world.visitor(how)
      await submit(ada, email, secret)
      expect(ada.status).toBe(422)
      expect(ada.summary).toEqual([['', wrong]])
      expect(ada.value('email')).toBe(email)
      expect(ada.html).not.toContain(secret)
      expect(await ada.messages(email)).toEqual([])
      answers.push(comparable(ada.answers, email))
    }
    expect(answers[1]).toEqual(answers[0])
    expect(answers[2]).toEqual(answers[0])
  })

  it('sends a new code at once with every new sign-in, and the one before is dead', async () => {
    const world = portal()
    const ada = world.visitor(how)
    const email = newAddress()
    await register(ada, email)
    world.wait({ minutes: 11 })
    await submit(ada, email)
    const first = await ada.code(email)
    world.wait({ seconds: 1 })
    await ada.open('/durham/sign-in/password')
    await ada.fill({ Email: email, Password: password }).press('Submit')
    expect(await ada.messages(email)).toHaveLength(2)
    await ada.fill({ Code: first }).press('Finish')
    expect(ada.beside('code')).toContain('That code is not right')
    await ada.fill({ Code: await ada.code(email) }).press('Finish')
    expect(ada.heading).toBe('Welcome, Ada Bell.')
  })
})

describe('Codes for signing in', () => {
  it('are sent up to 20 times an hour; a stranger who registers and resets with the address uses none of them up', async () => {
    const world = portal()
    const email = newAddress()
    await register(world.visitor(), email)
    const registering = (stranger: Visitor) => registerUpToCode(stranger, email)
    const resetting = async (stranger: Visitor) =>
      (await stranger.open('/durham/reset-password')).fill({ Email: email }).press('Next')
    for (const send of [registering, resetting]) {
      let last: Visitor
      do last = await send(world.visitor({ network: newNetwork() }))
      while (last.status !== 429)
    }
    world.wait({ minutes: 11 })

    for (let time = 1; time <= 20; time++) {
      const ada = await submit(world.visitor(), email)
      expect(`${time}: ${ada.heading}`).toBe(`${time}: Secure login – step 2`)
    }
    const ada = await submit(world.visitor(), email)
    expect(ada.status).toBe(429)
    expect(ada.summary).toEqual([['', 'Too many codes have been sent. You can ask for another in 60 minutes']])
    const codes = (await ada.messages(email)).filter(({ subject }) => subject === "Children's Services Portal: your sign-in code")
    expect(codes).toHaveLength(20)
    world.wait({ hours: 1 })
    await signIn(ada, email)
    expect(ada.heading).toBe('Welcome, Ada Bell.')
  })
})

describe('Wrong passwords slow down', () => {
  it('for one account from the sixth on, doubling up to 8 seconds, whatever the network; the right one has no wait', async () => {
    const here = portal()
    const email = newAddress()
    await register(here.visitor({ network: newNetwork() }), email)
    for (let time = 0; time < 10; time++) await submitWrong(here.visitor({ network: newNetwork() }), email, 1)
    expect(here.waits).toEqual([0, 0, 0, 0, 0, 1000, 2000, 4000, 8000, 8000])
    here.waits.length = 0
    const ada = here.visitor({ network: newNetwork() })
    await signIn(ada, email)
    expect(ada.heading).toBe('Welcome, Ada Bell.')
    expect(here.waits).toEqual([])
    await submitWrong(here.visitor({ network: newNetwork() }), email, 1)
    expect(here.waits).toEqual([0])
  })

  it('for an address without an account just the same', async () => {
    const here = portal()
    await submitWrong(here.visitor({ network: newNetwork() }), newAddress(), 7)
    expect(here.waits).toEqual([0, 0, 0, 0, 0, 1000, 2000])
  })

  it('say so after 20, with 429; a right password is accepted even then, and the way back by reset stays open', async () => {
    const here = portal()
    const email = newAddress()
    await register(here.visitor({ network: newNetwork() }), email)
    const stranger = await submitWrong(here.visitor({ network: newNetwork() }), email, 20)
    expect(stranger.status).toBe(422)
    await submitWrong(stranger, email, 1)
    expect(stranger.status).toBe(429)
    expect(stranger.summary).toEqual([['', 'There have been many tries. Wait a few minutes, or use “Forgotten password?”']])
    await stranger.press('Forgotten password?')
    await stranger.fill({ Email: email }).press('Next')
    expect(stranger.heading).toBe('Reset password – step 2')
    here.wait({ seconds: 1 })
    const ada = here.visitor({ network: newNetwork() })
    await signIn(ada, email)
    expect(ada.heading).toBe('Welcome, Ada Bell.')
  })

  it('from one network from the 51st on, over many accounts; a right password from there has no wait', async () => {
    const here = portal()
    const email = newAddress()
    await register(here.visitor({ network: newNetwork() }), email)
    const school = newNetwork()
    for (let time = 0; time < 52; time++) await submitWrong(here.visitor({ network: school }), newAddress(), 1)
    expect(here.waits.slice(48)).toEqual([0, 0, 1000, 2000])
    here.waits.length = 0
    const ada = here.visitor({ network: school.replace(/1$/, 'beef') })
    await submitWrong(ada, newAddress(), 1)
    expect(here.waits).toEqual([4000])
    await signIn(ada, email)
    expect(ada.heading).toBe('Welcome, Ada Bell.')
    expect(here.waits).toEqual([4000])
    await submitWrong(here.visitor({ network: newNetwork() }), newAddress(), 1)
    expect(here.waits).toEqual([4000, 0])
  })

  it('until 15 minutes after the first', async () => {
    const here = portal()
    const email = newAddress()
    await submitWrong(here.visitor({ network: newNetwork() }), email, 6)
    here.wait({ minutes: 15 })
    await submitWrong(here.visitor({ network: newNetwork() }), email, 1)
    expect(here.waits.slice(-2)).toEqual([1000, 0])
  })
})

describe('Wrong passwords for one address from one place', () => {
  /** Another network of the same IPv6 /48, as one person has them from a tunnel. */
  const beside = (network: string) => `${network.split(':').slice(0, 3).join(':')}:${newNetwork().split(':')[2]}::1`
  const said =
    'There have been very many wrong passwords from your network. You can try again in 24 hours, or reset your password now'

  it('are not looked at after a hundred in a day, right or not, whoever has the address; its owner comes in from elsewhere', async () => {
    const here = portal()
    const [known, unknown, site] = [newAddress(), newAddress(), newNetwork()]
    await register(here.visitor({ network: newNetwork() }), known)
    const answers = []
    for (const email of [known, unknown]) {
      for (let time = 0; time < limits.password.perAddressAndNetwork.most; time++)
        await submitWrong(here.visitor({ network: beside(site) }), email, 1)
      const stranger = await submit(here.visitor({ network: beside(site) }), email)
      expect([stranger.status, stranger.summary]).toEqual([429, [['', said]]])
      expect(stranger.value('email')).toBe(email)
      answers.push(comparable(stranger.answers, email))
    }
    expect(answers[1]).toEqual(answers[0])
    // Others there are not held up, and what they type for another address is theirs.
    expect((await submit(here.visitor({ network: site }), newAddress())).status).toBe(422)
    expect((await signIn(here.visitor({ network: newNetwork() }), known)).heading).toBe('Welcome, Ada Bell.')

    here.wait({ hours: 24 })
    expect((await signIn(here.visitor({ network: site }), known)).heading).toBe('Welcome, Ada Bell.')
  }, 60_000)

  it('are as many side by side as one after the other', async () => {
    const here = portal()
    const [email, network] = [newAddress(), newNetwork()]
    await register(here.visitor({ network: newNetwork() }), email)
    for (let time = 0; time < limits.password.perAddressAndNetwork.most - 3; time++)
      await submitWrong(here.visitor({ network }), email, 1)
    const guesses = await Promise.all(
      Array.from({ length: 5 }, async () =>
        (await here.visitor({ network }).open('/durham/sign-in')).fill({ Email: email, Password: 'Wrong-1-Horse-Battery' }),
      ),
    )
    await Promise.all(guesses.map((guess) => guess.press('Submit')))
    const said = guesses.filter(({ text }) => text.includes('very many wrong passwords'))
    expect(said).toHaveLength(2)
  }, 60_000)

  it('are forgotten there once the password was reset', async () => {
    const here = portal()
    const [email, network] = [newAddress(), newNetwork()]
    const ada = here.visitor({ network })
    await register(ada, email)
    for (let time = 0; time < limits.password.perAddressAndNetwork.most; time++)
      await submitWrong(here.visitor({ network }), email, 1)
    expect((await submit(here.visitor({ network }), email)).status).toBe(429)
    await resetPassword(ada, email, 'Rescued-Horse-3-Battery')
    expect((await submit(here.visitor({ network }), email, 'Rescued-Horse-3-Battery')).heading).toBe('Secure login – step 2')
  }, 60_000)
})

describe('A hash with weaker parameters than today’s', () => {
  it('is replaced at the next sign-in, and the password stays the same', async () => {
    const world = portal()
    const [ada, email] = [world.visitor(), newAddress()]
    await register(ada, email)
    const argon2 = new Argon2(await WebAssembly.instantiate(wasm))
    const weaker = { memoryCost: 8192, timeCost: 1, parallelism: 1, hashLength: 32, type: Argon2Type.Argon2id }
    const phc = argon2.hash(password, weaker).encoded
    const id = await idOf(email)
    const put = seal(keys.sealing, { table: 'accounts', column: 'password', row: id }, phc)
    await db.update(accounts).set({ password: put }).where(eq(accounts.id, id))

    await submitWrong(ada, email, 1)
    expect((await findAccountByEmail(db, keys, 'durham', email))?.password).toBe(phc)
    await submit(ada, email)
    const { password: now } = (await findAccountByEmail(db, keys, 'durham', email))!
    expect(now).toMatch(/^\$argon2id\$v=19\$m=19456,t=4,p=1\$/)
    world.wait({ seconds: 1 })
    const later = await signIn(world.visitor(), email)
    expect(later.heading).toBe('Welcome, Ada Bell.')
    expect((await findAccountByEmail(db, keys, 'durham', email))?.password).toBe(now)
  })
})

const idOf = async (email: string) => (await findAccountByEmail(db, keys, 'durham', email))!.id

import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import durham from '../../src/councils/durham.ts'
import { findAccountByEmail } from '../../src/db/accounts.ts'
import { commit } from '../../src/db/client.ts'
import { replaceEmail } from '../../src/db/contact-changes.ts'
import { journeyId } from '../../src/db/journeys.ts'
import { isSignature } from '../../src/db/keys.ts'
import { codes } from '../../src/db/schema.ts'
import { eastVale } from '../east-vale.ts'
import { db, keys, newAddress, portal, register, registerUpToCode, type Visitor } from '../visitor.ts'

const wrong = 'That code is not right. Check the email and try again'
const unusable = 'That code can no longer be used. Ask for a new one below'
const isRegistered = async (email: string) => (await findAccountByEmail(db, keys, 'durham', email)) !== undefined
/** A code that is certainly not this one. */
const not = (code: string) => `${code.slice(0, -1)}${(Number(code.at(-1)) + 1) % 10}`

async function tryWrong(person: Visitor, code: string, times: number) {
  for (let time = 0; time < times; time++) await person.fill({ Code: not(code) }).press('Next')
  return person
}

describe.each([{ htmx: false }, { htmx: true }])('Register, step 3: the code (htmx: $htmx)', (how) => {
  async function arrive(world = portal(), email = newAddress()) {
    const ada = world.visitor(how)
    await registerUpToCode(ada, email)
    const code = await ada.code(email)
    return { world, ada, email, code }
  }

  it.each<[string, (halves: [string, string]) => string]>([
    ['12345678', ([a, b]) => a + b],
    ['1234 5678', ([a, b]) => `${a} ${b}`],
    ['1234-5678', ([a, b]) => `${a}-${b}`],
    ['1234–5678 with a long dash', ([a, b]) => `${a}–${b}`],
    ['a paste with odd spaces', ([a, b]) => `\u00a0\u2009${a}\u202f${b}\u200b\t`],
    ['digits of a wide keyboard', ([a, b]) => (a + b).replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))],
  ])('takes a code typed as %s', async (_, spell) => {
    const { ada, code } = await arrive()
    await ada.fill({ Code: spell([code.slice(0, 4), code.slice(4)]) }).press('Next')
    expect(ada.heading).toBe('Your account is ready')
  })

  it.each(['1234567', '123456789', 'abcdefgh', '1234 567O'])(
    'says of %j what a code looks like, and spends no try',
    async (typed) => {
      const { ada, code } = await arrive()
      for (let time = 0; time < 6; time++) await ada.fill({ Code: typed }).press('Next')
      expect(ada.status).toBe(422)
      expect(ada.title).toMatch(/^Error: /)
      expect(ada.summary).toEqual([['code', 'Enter the 8-digit code, for example 1234 5678']])
      await ada.press('Next')
      expect(ada.summary).toEqual([['code', 'Enter the code from the email']])
      await ada.fill({ Code: code }).press('Next')
      expect(ada.heading).toBe('Your account is ready')
    },
  )

  it('says that a wrong code is wrong, and never shows what was typed', async () => {
    const { ada, email, code } = await arrive()
    await tryWrong(ada, code, 1)
    expect(ada.status).toBe(422)
    expect(ada.summary).toEqual([['code', wrong]])
    expect(ada.beside('code')).toBe(`Error: ${wrong}`)
    expect(ada.html).not.toContain(not(code))
    expect(await isRegistered(email)).toBe(false)
  })

  it('cannot be used after five wrong tries, not even when it is the right one', async () => {
    const { world, ada, email, code } = await arrive()
    await tryWrong(ada, code, 4)
    expect(ada.summary).toEqual([['code', wrong]])
    await tryWrong(ada, code, 1)
    world.wait({ minutes: 1, seconds: 1 })
    await ada.fill({ Code: code }).press('Next')
    expect(ada.summary).toEqual([['code', unusable]])
    expect(await isRegistered(email)).toBe(false)
    await ada.press('Please send me a new code')
    await ada.fill({ Code: await ada.code(email) }).press('Next')
    expect(ada.heading).toBe('Your account is ready')
  })

  it('costs one try however often the same form is sent', async () => {
    const { ada, code } = await arrive()
    const fields = { ...ada.fields(), code: not(code) }
    await Promise.all([1, 2, 3, 4, 5, 6].map(() => ada.post('/durham/register/code', fields)))
    await ada.post('/durham/register/code', fields)
    expect(ada.summary).toEqual([['code', wrong]])
    await ada.fill({ Code: code }).press('Next')
    expect(ada.heading).toBe('Your account is ready')
  })

  it('works for 9 minutes 59 seconds', async () => {
    const { world, ada, code } = await arrive()
    world.wait({ minutes: 9, seconds: 59 })
    await ada.fill({ Code: code }).press('Next')
    expect(ada.heading).toBe('Your account is ready')
  })

  it('does not work after 10 minutes 1 second', async () => {
    const { world, ada, email, code } = await arrive()
    world.wait({ minutes: 10, seconds: 1 })
    await ada.fill({ Code: code }).press('Next')
    expect(ada.summary).toEqual([['code', unusable]])
    expect(await isRegistered(email)).toBe(false)
  })

  it('is replaced by a new one after a minute, which the page says; the old one is dead', async () => {
    const { world, ada, email, code } = await arrive()
    expect(ada.text).not.toContain('We sent a new code')
    world.wait({ minutes: 1 })
    await ada.press('Please send me a new code')
    expect(ada.status).toBe(200)
    expect(ada.text).toContain('We sent a new code at 09:01. Earlier codes no longer work.')
    await ada.fill({ Code: code }).press('Next')
    expect(ada.summary).toEqual([['code', wrong]])
    await ada.fill({ Code: await ada.code(email) }).press('Next')
    expect(ada.heading).toBe('Your account is ready')
  })

  it('is sent again to whose address it is by now, and nothing to who had it before', async () => {
    const world = portal()
    const [email, other] = [newAddress(), newAddress()]
    await register(world.visitor(how), email)
    const ada = world.visitor(how)
    await registerUpToCode(ada, email)
    const owner = (await findAccountByEmail(db, keys, 'durham', email))!
    expect(await commit(db, replaceEmail(db, keys, owner, other))).toBe(true)
    world.wait({ minutes: 2 })
    await ada.press('Please send me a new code')
    expect(await ada.messages(other)).toEqual([])
    await ada.fill({ Code: await ada.code(email) }).press('Next')
    expect(ada.heading).toBe('Your account is ready')
    expect(await isRegistered(email)).toBe(true)
  })

  it('is not sent again before 60 seconds, which the page says to the second', async () => {
    const { world, ada, email, code } = await arrive()
    expect(ada.text).toContain('You can ask for a new code 60 seconds after the last one was sent.')
    world.wait({ seconds: 18 })
    await ada.press('Please send me a new code')
    expect(ada.status).toBe(429)
    expect(ada.summary).toEqual([['resend', 'You can ask for a new code in 42 seconds']])
    world.wait({ seconds: 41 })
    await ada.press('Please send me a new code')
    expect(ada.summary).toEqual([['resend', 'You can ask for a new code in 1 second']])
    expect(await ada.messages(email)).toHaveLength(1)
    await ada.fill({ Code: code }).press('Next')
    expect(ada.heading).toBe('Your account is ready')
  })

  it('is sent again five times an hour, and not a sixth time', async () => {
    const { world, ada, email } = await arrive()
    for (let time = 0; time < 5; time++) {
      world.wait({ minutes: 2 })
      await ada.press('Please send me a new code')
      expect(ada.status).toBe(200)
    }
    const last = await ada.code(email)
    world.wait({ minutes: 2 })
    await ada.press('Please send me a new code')
    expect(ada.status).toBe(429)
    expect(ada.summary).toEqual([['resend', 'You have asked for a new code several times. You can ask again in 50 minutes']])
    await ada.fill({ Code: last }).press('Next')
    expect(ada.heading).toBe('Your account is ready')
  })
})

describe('A code is bound to its journey', () => {
  it('means nothing in another browser that registers the same address', async () => {
    const world = portal()
    const [ada, other, email] = [world.visitor(), world.visitor(), newAddress()]
    await registerUpToCode(ada, email)
    const code = await ada.code(email)
    world.wait({ seconds: 1 })
    await registerUpToCode(other, email)
    await other.fill({ Code: code }).press('Next')
    expect(other.summary).toEqual([['code', wrong]])
  })

  it('means nothing to another person, or for another purpose', async () => {
    const world = portal()
    const [ada, bea] = [world.visitor(), world.visitor()]
    const [hers, theirs] = [newAddress('ada'), newAddress('bea')]
    await register(bea, theirs)
    world.wait({ seconds: 1 })
    await bea.open('/durham/reset-password')
    await bea.fill({ Email: theirs }).press('Next')
    await registerUpToCode(ada, hers)
    await ada.fill({ Code: await bea.code(theirs) }).press('Next')
    expect(ada.summary).toEqual([['code', wrong]])
    await bea.fill({ Code: await ada.code(hers) }).press('Next')
    expect(bea.summary).toEqual([['code', wrong]])
  })

  it('means nothing to another council, whatever cookies are carried across', async () => {
    const long = { ...eastVale, code: { digits: 8 } }
    const world = portal({ councils: [durham, long] })
    const [ada, bea, email] = [world.visitor(), world.visitor(), newAddress()]
    await registerUpToCode(ada, email)
    const code = await ada.code(email)
    world.wait({ seconds: 1 })
    await registerUpToCode(bea, email, { council: 'east-vale' })
    await bea.fill({ Code: code }).press('Next')
    expect(bea.summary).toEqual([['code', wrong]])

    const token = ada.jar.get('__Host-durham-journey-register')!
    bea.jar.set('__Host-east-vale-journey-register', token)
    await bea.open('/east-vale/register/code')
    expect(bea.path).toBe('/east-vale/register/details')
  })
})

describe('Wrong codes make one wait', () => {
  const right = async (person: Visitor, email: string) => person.fill({ Code: await person.code(email) }).press('Next')

  it('for 1, 5, 15 and 60 minutes after every fifth, and for an hour from then on; a new code changes nothing in that', async () => {
    const world = portal()
    const [ada, email] = [world.visitor(), newAddress()]
    await registerUpToCode(ada, email)
    for (const minutes of [1, 5, 15, 60, 60]) {
      await tryWrong(ada, await ada.code(email), 5)
      expect(ada.status).toBe(429)
      const wait = minutes === 1 ? '1 minute' : `${minutes} minutes`
      expect(ada.summary).toEqual([
        [
          'code',
          `There have been too many wrong codes, so this code no longer works. You can ask for a new code and try again in ${wait}`,
        ],
      ])

      world.wait({ minutes: minutes - 1, seconds: 59 })
      if (minutes > 1) {
        await ada.press('Please send me a new code')
        expect(ada.status).toBe(200)
        await right(ada, email)
        expect(ada.status).toBe(429)
        expect(ada.summary).toEqual([['code', 'There have been too many wrong codes. You can try again in 1 minute']])
        world.wait({ seconds: 1 })
      } else {
        world.wait({ seconds: 1 })
        await ada.press('Please send me a new code')
      }
    }
    await right(ada, email)
    expect(ada.heading).toBe('Your account is ready')
  })

  it('not when one of the first five was right: that clears them', async () => {
    const world = portal()
    const [ada, email] = [world.visitor(), newAddress()]
    await registerUpToCode(ada, email)
    await tryWrong(ada, await ada.code(email), 4)
    await right(ada, email)
    expect(ada.heading).toBe('Your account is ready')
    await registerUpToCode(ada, email)
    await tryWrong(ada, '12345678', 4)
    expect(ada.summary).toEqual([['code', wrong]])
    await tryWrong(ada, '12345678', 1)
    expect(ada.status).toBe(429)
  })

  it.each([
    { hours: 23, minutes: 59, status: 429 },
    { hours: 24, minutes: 0, status: 422 },
  ])('counting what was wrong in the last 24 hours: after $hours h $minutes min the fifth is $status', async (then) => {
    const world = portal()
    const [ada, email] = [world.visitor(), newAddress()]
    await registerUpToCode(ada, email)
    await tryWrong(ada, await ada.code(email), 4)
    world.wait(then)
    await ada.press('Cancel')
    await registerUpToCode(ada, email)
    await tryWrong(ada, await ada.code(email), 1)
    expect(ada.status).toBe(then.status)
  })
})

describe.each([{ htmx: false }, { htmx: true }])('Registering with an address that has an account (htmx: $htmx)', (how) => {
  it('looks the same, tells the owner by e-mail, and lets nothing through', async () => {
    const world = portal()
    const email = newAddress()
    await register(world.visitor(), email)
    const before = (await findAccountByEmail(db, keys, 'durham', email))!
    world.wait({ minutes: 11 })

    const stranger = world.visitor(how)
    await registerUpToCode(stranger, email.toUpperCase(), { secret: 'Strangers-Horse-9-Cart' })
    expect(stranger.heading).toBe('Register for a new account – step 3')
    const [told, ...others] = await stranger.messages(email)
    expect(others).toEqual([])
    expect(told?.to).toBe(email)
    expect(told?.subject).toBe("Children's Services Portal: you already have an account")
    expect(told?.text).toContain('https://doorstep.example/durham/sign-in')
    expect(told?.text).not.toMatch(/\d{4} ?\d{4}/)

    await stranger.fill({ Code: '00000000' }).press('Next')
    expect(stranger.summary).toEqual([['code', wrong]])
    world.wait({ minutes: 1 })
    await stranger.press('Please send me a new code')
    expect(stranger.text).toContain('We sent a new code at 09:12')
    expect((await stranger.messages(email)).map(({ subject }) => subject)).toEqual([told?.subject, told?.subject])
    expect(await findAccountByEmail(db, keys, 'durham', email)).toEqual(before)
  })

  it('cannot be guessed: no digits at all are the code', async () => {
    // With two digits every code can be tried against what is kept of the right one.
    const world = portal({ councils: [{ ...eastVale, code: { digits: 2 } }] })
    const [owner, stranger, email] = [world.visitor(how), world.visitor(how), newAddress()]
    const right = async (person: Visitor) => {
      const journey = journeyId('east-vale', 'register', person.fields().journey!)
      const [kept] = await db.select().from(codes).where(eq(codes.journeyId, journey))
      const all = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, '0'))
      return all.filter((digits) => isSignature(keys.signing, 'code', `east-vale ${journey} register ${digits}`, kept!.hash))
    }
    await registerUpToCode(owner, email, { council: 'east-vale' })
    const [code, ...others] = await right(owner)
    expect(others).toEqual([])
    await owner.fill({ Code: code! }).press('Next')
    expect(owner.heading).toBe('Your account is ready')
    await registerUpToCode(stranger, email, { council: 'east-vale' })
    expect(await right(stranger)).toEqual([])
  })
})

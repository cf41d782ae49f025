import { eq } from 'drizzle-orm'
import { afterEach, describe, expect, it } from 'vitest'
import { connect } from '../src/db/client.ts'
import { journeyId } from '../src/db/journeys.ts'
import { newToken } from '../src/db/keys.ts'
import { journeys, submissions } from '../src/db/schema.ts'
import { words } from '../src/fragments/words/index.ts'
import { journeysOf } from '../src/routes/journeys.ts'
import {
  added,
  addressOf,
  codeFor,
  type Fields,
  forgetMessages,
  messagesTo,
  own,
  placeOf,
  raw,
  reach,
  wayOf,
  workOf,
} from './steps.ts'
import { db, newAddress, password, portal, register, type Visitor } from './visitor.ts'

/* What a journey's form is answered with that is sent once more: its first answer may be lost, or its first request at work still. */

const councils = own('repeats')
const [durham, norfolk] = ['durham', 'norfolk'].map((slug) => councils.find((council) => council.slug.startsWith(slug))!)
const done = [['', words.en.faults['form.done']]]
const modes = [{ htmx: false }, { htmx: true }]

afterEach(() => forgetMessages(councils))

/** The row of a form: its id is made as a journey's is. */
const rowOf = ({ slug }: { slug: string }, journey: string, { submit }: Fields) =>
  eq(submissions.id, journeyId(slug, journey, submit!))

describe.each(modes)('A form whose step cannot be answered (htmx: $htmx)', ({ htmx }) => {
  const address = `/${durham!.slug}/register/code`
  const form = () => ({ journey: newToken(), submit: newToken(), code: '12345678' })

  it('leads to where one stands, and so does its repeat, without a wait', async () => {
    const here = portal({ councils })
    const sent = form()
    for (const _ of [1, 2, 3]) {
      const answer = await raw(here, here.visitor(), address, sent, { htmx, cookies: false })
      expect([answer.status, answer.to]).toEqual([200, `/${durham!.slug}/register/details`])
    }
    expect(here.waits).toEqual([])
  })

  it('whose outcome was lost keeps its repeats waiting for ten seconds since it was sent, and once', async () => {
    const here = portal({ councils })
    const sent = form()
    const repeat = () => raw(here, here.visitor(), address, sent, { htmx, cookies: false })
    await repeat()
    await db
      .update(submissions)
      .set({ outcome: null })
      .where(rowOf(durham!, 'register', sent))
    here.wait({ seconds: 9 })
    expect((await repeat()).to).toBe(`/${durham!.slug}/register/details`)
    const waited = here.waits.reduce((sum, ms) => sum + ms, 0)
    expect(waited).toBe(1000)
    await repeat()
    expect(here.waits.reduce((sum, ms) => sum + ms, 0)).toBe(waited)
  })
})

const proving = councils.flatMap((council) =>
  journeysOf(council).flatMap(({ name: journey, steps }) =>
    steps
      .filter(({ once }) => once)
      .flatMap(({ path }) => modes.map((mode) => ({ name: `${council.slug}/${journey}/${path}`, council, journey, path, mode }))),
  ),
)
/** What is typed there is known to nobody else: a code, or beside names a password. Of the others the page tells all that is sent. */
const coded = proving.filter(({ path }) => /code|verify/.test(path))
const secret = proving.filter((each) => coded.includes(each) || each.path === 'names')
const open = proving.filter((each) => !secret.includes(each))

describe('The form of a step that proves something, whose answer was lost', () => {
  /** Sends what is right, and loses the answer: the browser knows what it knew before. */
  async function lose({ council, journey, path, mode }: (typeof proving)[number]) {
    const here = portal({ councils })
    const visitor = here.visitor(mode)
    const stand = await reach(here, visitor, council, journey, path)
    const address = addressOf(stand)
    const form = { ...visitor.fields(), ...(await wayOf(journey, path).right(stand)) }
    const lost = await raw(here, visitor, address, form, mode)
    const signsIn = lost.response.headers.getSetCookie().some((cookie) => /-session=/.test(cookie))
    const first = addressOf({ council, journey, step: journeysOf(council).find(({ name }) => name === journey)!.steps[0]!.path })
    return { here, visitor, stand, address, form, lost, signsIn, first }
  }
  const stands = (visitor: Visitor) => placeOf(visitor) ?? visitor.path

  it.each(secret)('leads on after more than two minutes, unless it signed somebody in: $name, $mode', async (each) => {
    const { here, visitor, address, form, lost, signsIn, first } = await lose(each)
    const before = await workOf(each.council)
    here.wait({ minutes: 45 })
    await visitor.post(address, form)
    if (signsIn) {
      expect([visitor.status, placeOf(visitor), visitor.summary]).toEqual([422, first, done])
      expect([...visitor.jar.keys()].filter((name) => /-session$/.test(name))).toEqual([])
    } else {
      expect(stands(visitor)).toBe(lost.to)
      // The browser has the journey again.
      await visitor.open(lost.to!)
      expect(stands(visitor)).toBe(lost.to)
    }
    expect(added(before, await workOf(each.council))).toEqual(added(before, before))
  })

  const buttons = secret.flatMap((each) => ['resend', 'back', 'lang-cy'].map((go) => ({ ...each, go })))

  it.each(buttons)('leads on by another button: $name, $go, $mode', async (each) => {
    const { visitor, address, form, lost, signsIn, first } = await lose(each)
    const before = await workOf(each.council)
    await visitor.post(address, { ...form, go: each.go })
    if (signsIn) expect([visitor.status, placeOf(visitor), visitor.summary]).toEqual([422, first, done])
    else expect(stands(visitor)).toBe(lost.to)
    expect(added(before, await workOf(each.council))).toEqual(added(before, before))
  })

  it.each(modes)('leads on where it was a password given again, with what was known before it: %o', async (mode) => {
    const here = portal()
    const [visitor, email] = [here.visitor(mode), newAddress()]
    await register(visitor, email)
    const give = { email, password }
    for (const go of [undefined, 'lang-cy']) {
      await visitor.open('/durham/sign-in/password')
      await visitor.post('/durham/sign-in/password', { ...visitor.fields(), ...give })
      await visitor.open('/durham/sign-in/password')
      const form = { ...visitor.fields(), ...give }
      const lost = await raw(here, visitor, '/durham/sign-in/password', form, mode)
      here.wait({ minutes: 45 })
      await visitor.post('/durham/sign-in/password', { ...form, ...(go ? { go } : {}) })
      expect([stands(visitor), stands(visitor)]).toEqual([lost.to, '/durham/sign-in/code'])
    }
  })

  it.each(open)('opens nothing after more than two minutes where its page tells all that is sent: $name, $mode', async (each) => {
    const { here, visitor, address, form, lost, first } = await lose(each)
    const kept = new Map(visitor.jar)
    here.wait({ minutes: 3 })
    for (const go of [undefined, 'back', 'resend', 'lang-cy']) {
      visitor.jar.clear()
      for (const [name, value] of kept) visitor.jar.set(name, value)
      await visitor.post(address, { ...form, ...(go ? { go } : {}) })
      expect([visitor.status, placeOf(visitor), visitor.summary], go ?? 'sent once more').toEqual([422, first, done])
      expect([...visitor.jar.values()].some((value) => lost.response.headers.getSetCookie().join().includes(value))).toBe(false)
    }
  })

  it.each(coded)('opens nothing for who has seen its page and does not know what was typed: $name, $mode', async (each) => {
    const { here, visitor, address, form, first } = await lose(each)
    const kept = new Map(visitor.jar)
    const { code: _, ...unknown } = form as Fields
    for (const typed of [
      { go: 'back' },
      { go: 'resend' },
      { go: 'lang-en' },
      { code: '' },
      { code: '0'.repeat(form.code!.length) },
    ]) {
      visitor.jar.clear()
      for (const [name, value] of kept) visitor.jar.set(name, value)
      await visitor.post(address, { ...unknown, ...typed })
      expect([visitor.status, placeOf(visitor), visitor.summary], JSON.stringify(typed)).toEqual([422, first, done])
      const moved = [...visitor.jar].filter(([name]) => name.includes('-journey-')).map(([, token]) => token)
      for (const token of [...moved, visitor.fields().journey!])
        expect(
          await db
            .select()
            .from(journeys)
            .where(eq(journeys.id, journeyId(each.council.slug, each.journey, token))),
        ).toEqual([])
    }
    // Another page of the same journey was not the one that was sent.
    await raw(here, visitor, address, { ...form, submit: newToken() })
    const other = await visitor.post(address, { ...form, submit: newToken(), go: 'back' })
    expect([placeOf(other), other.summary]).toEqual([first, []])
  })

  it.each(modes)('can be cancelled, and then leads nowhere (htmx: $htmx)', async (mode) => {
    const { visitor, address, form, first } = await lose({
      name: '',
      council: durham!,
      journey: 'reset-password',
      path: 'code',
      mode,
    })
    await visitor.post(address, { ...form, go: 'cancel' })
    expect(visitor.path).toBe(`/${durham!.slug}`)
    await visitor.post(address, form)
    expect([visitor.status, placeOf(visitor), visitor.summary]).toEqual([422, first, done])
  })
})

describe.each(modes)('A form whose work is taken over while the first request is at it still (htmx: $htmx)', (mode) => {
  /** A portal where something happens just before the first batch that keeps what came of a form. */
  function slowOnce() {
    let meanwhile: (() => Promise<unknown>) | undefined
    const here = portal({
      councils,
      connect: (...where) => {
        const connected = connect(...where)
        const { batch } = connected.$client
        connected.$client.batch = async (...given: Parameters<typeof batch>) => {
          const now = meanwhile
          if (now && /update .+submissions.+ set .+outcome/.test(JSON.stringify(given[0]))) {
            meanwhile = undefined
            await now()
          }
          return batch.apply(connected.$client, given)
        }
        return connected
      },
    })
    return Object.assign(here, {
      meanwhile: (next: () => Promise<unknown>) => {
        meanwhile = next
      },
    })
  }

  it('does it once: one journey, one e-mail, one answer', async () => {
    const here = slowOnce()
    const [visitor, email] = [here.visitor(mode), newAddress()]
    const address = `/${norfolk!.slug}/register/email`
    await visitor.open(address)
    const form = { ...visitor.fields(), email }
    let second: Awaited<ReturnType<typeof raw>> | undefined
    here.meanwhile(async () => {
      here.wait({ seconds: 11 })
      second = await raw(here, visitor, address, form, mode)
    })
    const first = await raw(here, visitor, address, form, mode)
    expect(second?.to).toBe(`/${norfolk!.slug}/register/verify`)
    expect([first.status, first.to]).toEqual([second!.status, second!.to])
    expect(await messagesTo(norfolk!, email)).toHaveLength(1)
    // Both stand on the one journey, whose code works.
    const tokens = [first, second!].map(
      ({ response }) => /-journey-register=([\w-]{43})/.exec(response.headers.get('set-cookie')!)![1]!,
    )
    expect(new Set(tokens).size).toBe(1)
    visitor.jar.set([...visitor.jar.keys()].find((name) => name.includes('-journey-register'))!, tokens[0]!)
    await visitor.open(first.to!)
    await visitor.post(first.to!, { ...visitor.fields(), code: await codeFor({ council: norfolk!, email }) })
    expect(placeOf(visitor)).toBe(`/${norfolk!.slug}/register/verified`)
  })

  it('is refused once, and tells of it once', async () => {
    const here = slowOnce()
    const visitor = here.visitor(mode)
    const stand = await reach(here, visitor, norfolk!, 'register', 'verify')
    const form = { ...visitor.fields(), ...(await wayOf('register', 'verify').refused!(stand)) }
    const before = await workOf(norfolk!)
    let second: Awaited<ReturnType<typeof raw>> | undefined
    here.meanwhile(async () => {
      here.wait({ seconds: 11 })
      second = await raw(here, visitor, addressOf(stand), form, mode)
    })
    const first = await raw(here, visitor, addressOf(stand), form, mode)
    expect([first.status, second?.status]).toEqual([422, 422])
    expect(first.page.querySelector('#code-error')?.text).toBe(second!.page.querySelector('#code-error')?.text)
    expect(added(before, await workOf(norfolk!)).events).toBe(1)
  })
})

import { eq } from 'drizzle-orm'
import { Hono } from 'hono'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { findAccount } from '../src/db/accounts.ts'
import { connect } from '../src/db/client.ts'
import { fingerprint } from '../src/db/keys.ts'
import { accounts, sessions } from '../src/db/schema.ts'
import { refuse } from '../src/domain/decision.ts'
import { ok } from '../src/domain/result.ts'
import { TextField } from '../src/fragments/fields.tsx'
import { PageForm } from '../src/fragments/page-form.tsx'
import { words } from '../src/fragments/words/index.ts'
import type { App } from '../src/middleware/app.ts'
import { signedIn } from '../src/middleware/guards.ts'
import { line } from '../src/routes/fields.ts'
import { formAt } from '../src/routes/form.tsx'
import { db, keys, newAddress, portal, register, signIn, type Visitor } from './visitor.ts'

// What every page with one form does, on the smallest one: a name that is "kept" by an event.
let works = 0
let onlyReads = false
let refuses = false
/** requests to the database */
let asked = 0
let meanwhile: () => Promise<unknown> = async () => {}
let isAway = false
afterEach(() => {
  works = 0
  refuses = false
  meanwhile = async () => {}
  isAway = false
})

const here = portal({
  connect(url, token) {
    const real = connect(url, token)
    const { $client: client } = real
    for (const name of ['execute', 'batch'] as const) {
      const original = client[name].bind(client) as (...given: unknown[]) => Promise<unknown>
      const noted = async (...given: unknown[]) => {
        if (isAway) throw new Error('fetch failed')
        asked++
        return original(...given)
      }
      Object.assign(client, { [name]: noted })
    }
    return real
  },
  mount(app) {
    const room = new Hono<App>()
    room.use(signedIn)
    formAt(room, '/', {
      title: ({ signIn }) => signIn.title,
      load: async ({ query }) => (query('none') ? undefined : { kept: true }),
      schema: () => z.object({ forename: line('forename.missing') }),
      onlyReads: () => onlyReads,
      values: () => ({ forename: 'At first' }),
      async submit({ account }, { forename }) {
        works++
        await meanwhile()
        if (forename === 'refused' || refuses)
          return {
            ok: false,
            fault: {
              ...refuse({ key: 'surname.missing', field: 'forename' }).fault,
              events: [{ name: 'code.wrong', accountId: account.id }],
            },
          }
        return ok({ to: '/account', events: [{ name: 'limit.reached', accountId: account.id, facts: { account: account.id } }] })
      },
      fragment: ({ view, action, token, values, faults }) => (
        <PageForm view={view} action={action} token={token} faults={faults} title="Trial" send="Keep" back="/account">
          <TextField view={view} name="forename" label="Name" value={values.forename} faults={faults} />
        </PageForm>
      ),
    })
    app.route('/durham/trial', room)
  },
})

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
/** The first of two equal forms works until the other has come: as far as its own work, where both decide. */
async function untilTheOther() {
  await pause(100)
  for (let left = 200; onlyReads && works < 2 && left > 0; left--) await pause(25)
}
const events = async (name: string) =>
  Number(
    (
      await db.$client.execute({
        sql: 'select count(*) as n from events where name = ? and at = ?',
        args: [name, here.clock.now],
      })
    ).rows[0]!.n,
  )

async function atForm(htmx = false): Promise<Visitor> {
  const email = newAddress('form')
  const person = here.visitor({ htmx })
  await register(person, email)
  here.wait({ minutes: 2 })
  await signIn(person, email)
  here.wait({ seconds: 1 })
  return person.open('/durham/trial')
}
const send = (person: Visitor, more: Record<string, string> = {}, token = person.fields().submit!) =>
  person.post('/durham/trial', { submit: token, ...more })

// Where deciding only reads, it is done by each of two equal forms, and written by one.
const ways = [false, true].flatMap((htmx) => [false, true].map((reads) => ({ htmx, reads })))

describe.each(ways)('a page with one form (htmx: $htmx, only reads: $reads)', ({ htmx, reads }) => {
  beforeEach(() => {
    onlyReads = reads
  })

  it('is shown, with what stands in it at first', async () => {
    const person = await atForm(htmx)
    expect(person.status).toBe(200)
    expect(person.html).toContain('At first')
  })

  it('says what is wrong, and changes nothing', async () => {
    const person = await atForm(htmx)
    await send(person, { forename: ' ' })
    expect(person.status).toBe(422)
    expect(person.summary).toEqual([['forename', words.en.faults['forename.missing']]])
    expect(person.title).toMatch(/^Error: /)
    expect(await events('limit.reached')).toBe(0)
  })

  it('does its work, and goes on', async () => {
    const person = await atForm(htmx)
    await send(person, { forename: 'Ada' })
    expect(person.path).toBe('/durham/account')
    expect(await events('limit.reached')).toBe(1)
  })

  it('asks the database who sent it, for its token where deciding has a price, and for its work', async () => {
    const person = await atForm(htmx)
    asked = 0
    await send(person, { forename: 'refused' })
    expect([person.status, asked]).toEqual([422, reads ? 2 : 3])
  })

  it('gives a repeat the first one’s answer though it would be another one by now', async () => {
    const person = await atForm(htmx)
    const { submit: token = '' } = person.fields()
    refuses = true
    await send(person, { forename: 'Ada' }, token)
    refuses = false
    await send(person, { forename: 'Ada' }, token)
    expect([person.status, person.summary]).toEqual([422, [['forename', words.en.faults['surname.missing']]]])
    await person.open('/durham/trial')
    const { submit: next = '' } = person.fields()
    await send(person, { forename: 'Ada' }, next)
    refuses = true
    await send(person, { forename: 'Ada' }, next)
    expect(person.path).toBe('/durham/account')
    expect([await events('limit.reached'), await events('code.wrong')]).toEqual([1, 1])
  })

  it('does the work of an exact repeat once', async () => {
    const person = await atForm(htmx)
    const token = person.fields().submit!
    await send(person, { forename: 'Ada' }, token)
    await send(person, { forename: 'Ada' }, token)
    expect(person.path).toBe('/durham/account')
    expect(await events('limit.reached')).toBe(1)
  })

  it('does the work of two at once once, and gives both the same answer', async () => {
    const person = await atForm(htmx)
    const token = person.fields().submit!
    const other = here.visitor({ htmx })
    for (const [name, value] of person.jar) other.jar.set(name, value)
    await other.open('/durham/trial')
    meanwhile = untilTheOther
    await Promise.all([send(person, { forename: 'Ada' }, token), send(other, { forename: 'Ada' }, token)])
    expect([person.path, other.path]).toEqual(['/durham/account', '/durham/account'])
    expect([works, await events('limit.reached')]).toEqual([reads ? 2 : 1, 1])
  })

  it('refuses two at once once, and tells both the same', async () => {
    const person = await atForm(htmx)
    const token = person.fields().submit!
    const other = here.visitor({ htmx })
    for (const [name, value] of person.jar) other.jar.set(name, value)
    await other.open('/durham/trial')
    meanwhile = untilTheOther
    await Promise.all([send(person, { forename: 'refused' }, token), send(other, { forename: 'refused' }, token)])
    for (const { status, summary } of [person, other])
      expect([status, summary]).toEqual([422, [['forename', words.en.faults['surname.missing']]]])
    expect([works, await events('code.wrong')]).toEqual([reads ? 2 : 1, 1])
  })

  it('refuses a token that was used for something else, or long ago', async () => {
    const person = await atForm(htmx)
    const token = person.fields().submit!
    await send(person, { forename: 'Ada' }, token)
    await person.open('/durham/trial')
    for (const forename of ['Grace', 'refused']) {
      await send(person, { forename }, token)
      expect([person.status, person.summary]).toEqual([422, [['', words.en.faults['form.used']]]])
      expect(person.value('forename')).toBe(forename)
    }
    await person.post('/durham/trial?of=another', { submit: token, forename: 'Ada' })
    expect(person.summary).toEqual([['', words.en.faults['form.used']]])
    here.wait({ minutes: 3 })
    await send(person, { forename: 'Ada' }, token)
    expect(person.summary).toEqual([['', words.en.faults['form.used']]])
    expect([works, await events('limit.reached'), await events('code.wrong')]).toEqual([reads ? 5 : 1, 0, 0])
    await send(person, { forename: 'Ada' })
    expect(person.path).toBe('/durham/account')
  })

  it('is finished by a repeat when its work was lost half-way, at once when that is long ago', async () => {
    const person = await atForm(htmx)
    const token = person.fields().submit!
    for (const minutes of [0, 5]) {
      meanwhile = async () => {
        throw new Error('fetch failed')
      }
      await send(person, { forename: 'Ada' }, token)
      expect(person.status).toBe(503)
      here.wait({ minutes })
    }
    meanwhile = async () => {}
    here.waits.length = 0
    await send(person, { forename: 'Ada' }, token)
    expect(person.path).toBe('/durham/account')
    expect(here.waits).toEqual([])
    expect(await events('limit.reached')).toBe(1)
  })

  it('is written by one when two are at its work, since the first seemed lost', async () => {
    const person = await atForm(htmx)
    const token = person.fields().submit!
    const other = here.visitor({ htmx })
    for (const [name, value] of person.jar) other.jar.set(name, value)
    await other.open('/durham/trial')
    meanwhile = async () => {
      meanwhile = async () => {}
      here.wait({ minutes: 1 })
      await send(other, { forename: 'Ada' }, token)
    }
    await send(person, { forename: 'Ada' }, token)
    expect([person.path, other.path]).toEqual(['/durham/account', '/durham/account'])
    expect([works, await events('limit.reached')]).toEqual([2, 1])
  })

  it('counts a refusal once, however often it is sent', async () => {
    const person = await atForm(htmx)
    const token = person.fields().submit!
    await send(person, { forename: 'refused' }, token)
    await send(person, { forename: 'refused' }, token)
    expect(person.status).toBe(422)
    expect(person.summary).toEqual([['forename', words.en.faults['surname.missing']]])
    expect(await events('code.wrong')).toBe(1)
  })

  it('asks for its token', async () => {
    const person = await atForm(htmx)
    await send(person, { forename: 'Ada' }, 'made up')
    expect(person.summary).toEqual([['', words.en.faults['form.incomplete']]])
    expect(await events('limit.reached')).toBe(0)
  })

  it('keeps what was typed when the language is changed', async () => {
    const person = await atForm()
    await send(person, { forename: 'Gwen', go: 'lang-cy' })
    expect(person.page.querySelector('html')?.getAttribute('lang')).toBe('cy')
    expect(person.html).toContain('Gwen')
    expect(await events('limit.reached')).toBe(0)
  })

  it.each(['before it is known who sends it', 'at its work'])(
    'is kept in a page when the database is away, and goes through when it is back: %s',
    async (when) => {
      const person = await atForm(htmx)
      const early = when !== 'at its work'
      isAway = early
      meanwhile = async () => {
        isAway = true
      }
      // What is not shown again is not in what is sent again: then it is another form.
      const fields = { ...person.fields(), forename: 'Ada', ...(early ? { password: 'Secret-1' } : {}) }
      await person.post('/durham/trial?of=one&lang=en', fields)
      expect(person.status).toBe(503)
      expect(person.headers.get('retry-after')).toBe('30')
      expect(person.heading).toBe(words.en.failures.unavailable.title)
      expect(person.html).not.toContain('Secret-1')
      const form = person.page.querySelector('main form:not([action$="sign-out"])')!
      expect(form.getAttribute('action')).toBe('/durham/trial?of=one')
      expect(person.fields(form).forename).toBe('Ada')
      isAway = false
      meanwhile = async () => {}
      await person.post('/durham/trial?of=one', person.fields(form), false)
      expect(person.path).toBe('/durham/account')
      expect(await events('limit.reached')).toBe(1)
    },
  )

  it('shows nothing that was done before beside what is wrong', async () => {
    const person = await atForm(htmx)
    await person.open('/durham/trial?done=saved&of=one')
    expect(person.page.querySelector('#step')?.getAttribute('action')).toBe('/durham/trial?of=one')
  })

  it('is not found when what it is about is not there', async () => {
    const person = await atForm(htmx)
    expect((await person.open('/durham/trial?none=1')).status).toBe(404)
  })
})

describe.each(ways)(
  'a form that is on its way when its sender is put out (htmx: $htmx, only reads: $reads)',
  ({ htmx, reads }) => {
    beforeEach(() => {
      onlyReads = reads
    })

    const idOf = async (person: Visitor) =>
      (
        await db
          .select()
          .from(sessions)
          .where(eq(sessions.id, fingerprint('session', person.jar.get('__Host-durham-session')!)))
      )[0]!
    const endings: [string, Partial<typeof sessions.$inferInsert>, string][] = [
      ['by staff', { endedWhy: 'ended-by-staff' }, words.en.signIn.ended['by-council-kept']],
      ['as they were idle in another tab', { endedWhy: 'idle' }, words.en.signIn.ended['idle-kept']({ idleMinutes: 15 })],
      ['after a day', { endedWhy: 'too-old' }, words.en.signIn.ended['too-old-kept']],
      ['by themselves', { endedWhy: 'signed-out' }, words.en.signIn.ended['sign-in-first']],
    ]

    it.each(endings.flatMap((ending) => ['Ada-Typed', 'refused'].map((forename) => [...ending, forename] as const)))(
      'is not written, and what was typed is kept for them: %s (%4$s)',
      async (_, ending, said, forename) => {
        const person = await atForm(htmx)
        const { id, accountId } = await idOf(person)
        meanwhile = () =>
          db
            .update(sessions)
            .set({ ...ending, endedAt: here.clock.now })
            .where(eq(sessions.id, id))
        await send(person, { forename })
        expect([person.path, person.status]).toEqual(['/durham/sign-in/password', 200])
        expect(person.text).toContain(said)
        expect(person.jar.has('__Host-durham-session')).toBe(false)
        expect([await events('limit.reached'), await events('code.wrong')]).toEqual([0, 0])
        meanwhile = async () => {}
        const { email } = (await findAccount(db, keys, 'durham', accountId))!
        here.wait({ minutes: 2 })
        await signIn(person, email)
        expect(person.path).toBe('/durham/trial')
        expect(person.value('forename')).toBe(ending.endedWhy === 'signed-out' ? 'At first' : forename)
      },
    )

    it('does none of its work when its account was suspended before all of it had come', async () => {
      const person = await atForm(htmx)
      const { accountId } = await idOf(person)
      const form = { ...person.fields(), forename: 'Ada-Typed' }
      await person.postSlowly('/durham/trial', form, () =>
        db.update(accounts).set({ status: 'suspended' }).where(eq(accounts.id, accountId)),
      )
      expect(person.path).toBe('/durham/sign-in/password')
      expect([works, await events('limit.reached')]).toEqual([reads ? 1 : 0, 0])
    })
  },
)

it('is for who is signed in', async () => {
  const nobody = await here.visitor().open('/durham/trial')
  expect(nobody.path).toBe('/durham/sign-in/password')
  await nobody.post('/durham/trial', { forename: 'Ada' })
  expect(nobody.path).toBe('/durham/sign-in/password')
})

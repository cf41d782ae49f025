import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { commit } from '../src/db/client.ts'
import { refuse } from '../src/domain/decision.ts'
import { ok } from '../src/domain/result.ts'
import { TextField } from '../src/fragments/fields.tsx'
import { PageForm } from '../src/fragments/page-form.tsx'
import { words } from '../src/fragments/words/index.ts'
import type { App } from '../src/middleware/app.ts'
import { signedIn } from '../src/middleware/guards.ts'
import { line } from '../src/routes/fields.ts'
import { formAt } from '../src/routes/form.tsx'
import { db, newAddress, portal, register, signIn, type Visitor } from './visitor.ts'

// What every page with one form does, on the smallest one: a name that is "kept" by an event.
const here = portal({
  mount(app) {
    const room = new Hono<App>()
    room.use(signedIn)
    formAt(room, '/', {
      title: ({ signIn }) => signIn.title,
      load: async ({ query }) => (query('none') ? undefined : { kept: true }),
      schema: () => z.object({ forename: line('forename.missing') }),
      values: () => ({ forename: 'At first' }),
      async submit({ visit, account }, { forename }) {
        if (forename === 'refused')
          return {
            ok: false,
            fault: {
              ...refuse({ key: 'surname.missing', field: 'forename' }).fault,
              events: [{ name: 'code.wrong', accountId: account.id }],
            },
          }
        if (forename === 'away') throw new Error('fetch failed')
        if (forename === 'late') await commit(visit.db, [])
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

describe.each([{ htmx: false }, { htmx: true }])('a page with one form (htmx: $htmx)', ({ htmx }) => {
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
    await Promise.all([send(person, { forename: 'late' }, token), send(other, { forename: 'late' }, token)])
    expect([person.path, other.path]).toEqual(['/durham/account', '/durham/account'])
    expect(await events('limit.reached')).toBe(1)
  })

  it('refuses a token that was used for something else, or long ago', async () => {
    const person = await atForm(htmx)
    const token = person.fields().submit!
    await send(person, { forename: 'Ada' }, token)
    await person.open('/durham/trial')
    await send(person, { forename: 'Grace' }, token)
    expect(person.summary).toEqual([['', words.en.faults['form.overtaken']]])
    here.wait({ minutes: 3 })
    await send(person, { forename: 'Ada' }, token)
    expect(person.summary).toEqual([['', words.en.faults['form.overtaken']]])
    expect(await events('limit.reached')).toBe(0)
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

  it('is kept in a page when the database is away, and goes through when it is back', async () => {
    const person = await atForm()
    await send(person, { forename: 'away' })
    expect(person.status).toBe(503)
    expect(person.heading).toBe(words.en.failures.unavailable.title)
    const form = person.page.querySelector('main form:not([action$="sign-out"])')!
    const fields = person.fields(form)
    expect(fields.forename).toBe('away')
    await person.post(form.getAttribute('action')!, { ...fields, forename: 'Ada' })
    expect(person.path).toBe('/durham/account')
  })

  it('is not found when what it is about is not there', async () => {
    const person = await atForm(htmx)
    expect((await person.open('/durham/trial?none=1')).status).toBe(404)
  })
})

it('is for who is signed in', async () => {
  const nobody = await here.visitor().open('/durham/trial')
  expect(nobody.path).toBe('/durham/sign-in/password')
  await nobody.post('/durham/trial', { forename: 'Ada' })
  expect(nobody.path).toBe('/durham/sign-in/password')
})

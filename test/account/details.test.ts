import { describe, expect, it } from 'vitest'
import { findAccountByEmail, replacePerson } from '../../src/db/accounts.ts'
import { commit } from '../../src/db/client.ts'
import { words } from '../../src/fragments/words/index.ts'
import { raw } from '../steps.ts'
import { db, keys, newAddress, portal, register, signIn } from '../visitor.ts'

const here = portal()

async function arrive(how: { htmx: boolean }) {
  const ada = here.visitor(how)
  const email = newAddress()
  await register(ada, email)
  here.wait({ minutes: 2 })
  await signIn(ada, email)
  await ada.open('/durham/account')
  await ada.press('Change your name')
  return { ada, email }
}
const personOf = async (email: string) => (await findAccountByEmail(db, keys, 'durham', email))!
const events = async (id: string) =>
  (
    await db.$client.execute({
      sql: "select facts from events where account_id = ? and name = 'account.name-changed'",
      args: [id],
    })
  ).rows

describe.each([{ htmx: false }, { htmx: true }])('Change your name (htmx: $htmx)', (how) => {
  it('answers a body that no browser sends, and changes nothing', async () => {
    const { ada, email } = await arrive(how)
    const before = (await personOf(email)).person
    for (const type of ['multipart/form-data', 'multipart/form-data; boundary=x']) {
      const { status, page } = await raw(here, ada, '/durham/account/details', 'x', { ...how, headers: { 'content-type': type } })
      expect(status).toBe(403)
      expect(page.querySelector('h1')).not.toBe(null)
    }
    const twice = new URLSearchParams([...Object.entries(ada.fields()), ['forename[]', 'a'], ['forename[]', 'b']]).toString()
    const { status } = await raw(here, ada, '/durham/account/details', twice, how)
    expect([200, 204, 303]).toContain(status)
    expect((await personOf(email)).person).toEqual(before)
  })

  it('shows the name as it is, and puts another in its place', async () => {
    const { ada, email } = await arrive(how)
    expect([ada.heading, ada.value('forename'), ada.value('surname')]).toEqual(['Change your name', 'Ada', 'Bell'])
    const before = (await personOf(email)).person
    await ada.fill({ Forename: ' Augusta  Ada ', Surname: 'Lovelace' }).press('Save changes')
    expect(ada.path).toBe('/durham/account')
    expect(ada.text).toContain('Augusta Ada Lovelace')
    expect(ada.page.querySelector('.header__name')?.textContent).toBe('Augusta Ada Lovelace')
    const { id, person } = await personOf(email)
    expect(person).toEqual({ ...before, forename: 'Augusta Ada', surname: 'Lovelace' })
    const written = await events(id)
    expect(written).toHaveLength(1)
    expect(JSON.stringify(written)).not.toMatch(/Augusta|Lovelace|Bell/)
  })

  it('does not write over what somebody else wrote meanwhile', async () => {
    const { ada, email } = await arrive(how)
    const other = here.visitor(how)
    for (const [name, value] of ada.jar) other.jar.set(name, value)
    await other.open('/durham/account/details')
    const { id, person } = await personOf(email)
    const [first, second] = [ada.fill({ Surname: 'First' }), other.fill({ Surname: 'Second' })]
    await Promise.all([first.press('Save changes'), second.press('Save changes')])
    const written = await events(id)
    const { surname } = (await personOf(email)).person
    // One after the other is two changes; at once it is one, and the other is told.
    if (written.length === 1) {
      const told = [first, second].find(({ summary }) => summary.length > 0)!
      expect(told.summary).toEqual([['', words.en.faults['form.overtaken']]])
      expect(told.value('surname')).not.toBe(surname)
    }
    const read = await personOf(email)
    expect(await commit(db, replacePerson(db, keys, read, { ...person, town: 'Elsewhere' }))).toBe(true)
    expect(await commit(db, replacePerson(db, keys, read, { ...person, surname: 'Late' }))).toBe(false)
    expect((await personOf(email)).person.town).toBe('Elsewhere')
  })

  it('writes nothing when nothing is changed', async () => {
    const { ada, email } = await arrive(how)
    await ada.press('Save changes')
    expect(ada.path).toBe('/durham/account')
    expect(await events((await personOf(email)).id)).toEqual([])
  })

  it('says what is wrong, and changes nothing', async () => {
    const { ada, email } = await arrive(how)
    await ada.fill({ Forename: ' ', Surname: 'x'.repeat(101) }).press('Save changes')
    expect(ada.status).toBe(422)
    expect(ada.summary).toEqual([
      ['forename', 'Enter your forename'],
      ['surname', 'Shorten this to 100 characters or fewer'],
    ])
    expect(ada.title).toMatch(/^Error: /)
    expect((await personOf(email)).person.surname).toBe('Bell')
  })
})

it('is for who is signed in', async () => {
  const nobody = await here.visitor().open('/durham/account/details')
  expect(nobody.heading).toBe('Secure login – step 1')
})

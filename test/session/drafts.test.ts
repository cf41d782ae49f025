import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { findAccountByEmail } from '../../src/db/accounts.ts'
import { commit } from '../../src/db/client.ts'
import { drafts } from '../../src/db/schema.ts'
import type { Session } from '../../src/db/sessions.ts'
import { findEarlierDraft, planDraft } from '../../src/domain/drafts.ts'
import { limits } from '../../src/domain/limits.ts'
import type { Visit } from '../../src/domain/visit.ts'
import { addSomebody, signedInAs } from '../casework.ts'
import { own } from '../steps.ts'
import { bindings, db, keys, newAddress, type Portal, portal, register, signIn, type Visitor } from '../visitor.ts'

const at = '/durham/account/details'
const restored = 'What you had typed is here again. Check it, then send it.'

async function arrive(how: { htmx?: boolean } = {}, world: Portal = portal()) {
  const ada = world.visitor(how)
  const email = newAddress()
  await register(ada, email)
  await signInAgain(world, ada, email)
  await ada.open(at)
  return { world, ada, email }
}
async function signInAgain(world: Portal, person: Visitor, email: string) {
  world.wait({ seconds: 2 })
  await signIn(person, email)
  return person
}
/** What idle.js sends while somebody types. */
const typed = (person: Visitor, more: Record<string, string> = {}) => ({
  ':who': person.page.getElementById('countdown')!.getAttribute('data-who')!,
  ':form': at,
  forename: 'Augusta',
  surname: 'Lovelace-Typed',
  ...more,
})
const rowsOf = async (email: string) => {
  const { id } = (await findAccountByEmail(db, keys, 'durham', email))!
  return db.select().from(drafts).where(eq(drafts.accountId, id))
}

describe('What was typed in a form', () => {
  it.each(['active', 'draft'])('comes back after signing in again, and is sealed meanwhile: sent to %s', async (path) => {
    const { world, ada, email } = await arrive()
    await ada.ask(`/durham/session/${path}`, typed(ada))
    const [row] = await rowsOf(email)
    expect(JSON.stringify(row)).not.toMatch(/Augusta|Lovelace|details/)
    world.wait({ minutes: 16 })
    await ada.open(at)
    expect(ada.heading).toBe('Secure login – step 1')
    await signInAgain(world, ada, email)
    expect(ada.path).toBe(at)
    expect(ada.text).toContain(restored)
    expect([ada.value('forename'), ada.value('surname')]).toEqual(['Augusta', 'Lovelace-Typed'])
  })

  it('is what was typed last', async () => {
    const { world, ada, email } = await arrive()
    await ada.ask('/durham/session/active', typed(ada))
    await ada.ask('/durham/session/draft', typed(ada, { forename: 'Aug' }))
    expect(await rowsOf(email)).toHaveLength(1)
    world.wait({ minutes: 16 })
    await signInAgain(world, ada, email)
    expect((await ada.open(at)).value('forename')).toBe('Aug')
  })

  it('is kept even of a script that finds the session over: a laptop that slept', async () => {
    const { world, ada, email } = await arrive()
    world.wait({ hours: 9 })
    expect((await ada.ask('/durham/session/draft', typed(ada))).to).toBe('/durham/session/ended?why=idle&kept=yes')
    await signInAgain(world, ada, email)
    expect(ada.path).toBe(at)
    expect(ada.value('surname')).toBe('Lovelace-Typed')
  })

  it.each([{ htmx: false }, { htmx: true }])('is kept when the form itself comes too late (htmx: $htmx)', async (how) => {
    const { world, ada, email } = await arrive(how)
    world.wait({ minutes: 20 })
    await ada.fill({ Forename: 'Augusta', Surname: 'Lovelace-Typed' }).press('Save changes')
    expect(ada.heading).toBe('Secure login – step 1')
    expect(ada.text).toContain('What you typed is kept for an hour: sign in again, and it will be there.')
    await signInAgain(world, ada, email)
    expect(ada.path).toBe(at)
    expect(ada.text).toContain(restored)
    expect(ada.value('surname')).toBe('Lovelace-Typed')
    await ada.press('Save changes')
    expect(ada.text).toContain('Augusta Lovelace-Typed')
    expect(await rowsOf(email)).toEqual([])
    expect((await ada.open(at)).text).not.toContain(restored)
  })

  it.each([{ htmx: false }, { htmx: true }])('is kept when the form comes after a day (htmx: $htmx)', async (how) => {
    const { world, ada, email } = await arrive(how)
    world.wait({ hours: 24 })
    await ada.fill({ Surname: 'Lovelace-Typed' }).press('Save changes')
    expect(ada.text).toContain('You were signed out because you had been signed in for a day. What you typed is kept for an hour')
    await signInAgain(world, ada, email)
    expect([ada.path, ada.value('surname')]).toEqual([at, 'Lovelace-Typed'])
  })

  it('is of its address with the query, whatever the language and whatever was done before', async () => {
    const { world, ada, email } = await arrive()
    await ada.ask('/durham/session/active', typed(ada, { ':form': `${at}?of=one+two&lang=cy&done=saved` }))
    world.wait({ minutes: 16 })
    await signInAgain(world, ada, email)
    for (const other of ['', '?of=another', '?of=one+two&also=this'])
      expect((await ada.open(at + other)).text, other).not.toContain(restored)
    for (const same of ['?of=one%20two', '?lang=en&of=one+two'])
      expect((await ada.open(at + same)).value('forename'), same).toBe('Augusta')
    await ada.press('Save changes')
    expect(await rowsOf(email)).toEqual([])
  })

  it('has what stands hidden in the form with it, but none of its tokens', async () => {
    const { world, email } = await arrive()
    const visit = { db, keys, now: world.clock.now } as unknown as Visit
    const { id: accountId } = (await findAccountByEmail(db, keys, 'durham', email))!
    const mine = { id: 'another', accountId } as Session
    const fields = { changedAt: '12', version: '3', submit: 'a', journey: 'b', go: 'c' }
    expect(await commit(db, planDraft(visit, mine, '/account/details', fields))).toBe(true)
    const found = await findEarlierDraft(visit, { ...mine, id: 'now' }, { accountId, address: '/account/details' })
    expect(found).toEqual({ changedAt: '12', version: '3' })
  })

  it('is none of a page that only repeats what was said before', async () => {
    const { ada, email } = await arrive()
    await ada.ask('/durham/session/active', typed(ada, { ':form': '/durham/invitation/submit?answer-x=yes' }))
    expect(await rowsOf(email)).toEqual([])
  })

  it('is forgotten when the form is sent', async () => {
    const { world, ada, email } = await arrive()
    await ada.ask('/durham/session/active', typed(ada))
    await ada.fill({ Forename: 'Augusta' }).press('Save changes')
    expect(await rowsOf(email)).toEqual([])
    world.wait({ minutes: 16 })
    await signInAgain(world, ada, email)
    expect((await ada.open(at)).text).not.toContain(restored)
  })

  it('does not come back to who has left it by themselves, in the same session', async () => {
    const { ada } = await arrive()
    await ada.ask('/durham/session/active', typed(ada))
    expect((await ada.open(at)).text).not.toContain(restored)
    expect(ada.value('forename')).toBe('Ada')
  })

  it('is gone after an hour', async () => {
    const { world, ada, email } = await arrive()
    await ada.ask('/durham/session/active', typed(ada))
    world.wait({ minutes: 59 })
    await signInAgain(world, ada, email)
    expect((await ada.open(at)).text).toContain(restored)
    world.wait({ minutes: 1 })
    expect((await ada.open(at)).text).not.toContain(restored)
  })

  it('is not seen by another person on the same device', async () => {
    const { world, ada, email } = await arrive()
    const theirs = newAddress('bea')
    await register(world.visitor(), theirs)
    await ada.ask('/durham/session/active', typed(ada))
    world.wait({ minutes: 16 })
    await ada.open(at)
    await signInAgain(world, ada, theirs)
    expect(ada.path).toBe('/durham/sign-in/welcome')
    await ada.open(at)
    expect(ada.html).not.toMatch(/Augusta|Lovelace/)
    expect(ada.text).not.toContain(restored)
    expect(await rowsOf(theirs)).toEqual([])
    expect(await rowsOf(email)).toHaveLength(1)
  })

  it('of one person never becomes the draft of the next one on the same device', async () => {
    const { world, ada } = await arrive()
    const late = typed(ada)
    const theirs = newAddress('bea')
    await register(world.visitor(), theirs)
    await ada.open('/durham/sign-out')
    await ada.press('Logout')
    await signInAgain(world, ada, theirs)
    for (const path of ['active', 'draft']) await ada.ask(`/durham/session/${path}`, late)
    world.wait({ minutes: 16 })
    await ada.ask('/durham/session/draft', late)
    expect(await rowsOf(theirs)).toEqual([])
  })

  it.each(['has forgotten', 'still knows'])('is kept for nobody once they have logged out, and KV %s the session', async (kv) => {
    const { get, put } = bindings.SESSIONS
    const stale = { get: get.bind(bindings.SESSIONS), put: put.bind(bindings.SESSIONS), delete: async () => undefined }
    const { world, ada, email } = await arrive({}, kv === 'still knows' ? portal({ bindings: { SESSIONS: stale } }) : portal())
    const cookies = new Map(ada.jar)
    const late = typed(ada)
    await ada.open('/durham/sign-out')
    await ada.press('Logout')
    for (const minutes of [0, 20]) {
      world.wait({ minutes })
      for (const [name, value] of cookies) ada.jar.set(name, value)
      await ada.ask('/durham/session/draft', late)
      for (const [name, value] of cookies) ada.jar.set(name, value)
      await ada.post(at, { forename: 'Augusta', surname: 'Late' })
    }
    expect(await rowsOf(email)).toEqual([])
  })

  it('is kept for nobody whose cookies were made up', async () => {
    const { world, ada, email } = await arrive()
    world.wait({ minutes: 20 })
    ada.jar.set('__Host-durham-activity', ada.jar.get('__Host-durham-activity')!.replace(/.$/, 'x'))
    await ada.ask('/durham/session/draft', typed(ada))
    expect(await rowsOf(email)).toEqual([])
  })

  it('is of its form alone, whose address must be of this council', async () => {
    const { world, ada, email } = await arrive()
    for (const form of ['/norfolk/account/details', 'https://evil.example/durham/account/details', '', 'account', '/durham'])
      await ada.ask('/durham/session/active', typed(ada, { ':form': form }))
    expect(await rowsOf(email)).toEqual([])
    await ada.ask('/durham/session/active', typed(ada, { ':form': '/durham/another' }))
    world.wait({ minutes: 16 })
    await signInAgain(world, ada, email)
    expect((await ada.open(at)).text).not.toContain(restored)
  })

  it('holds no passwords, codes or tokens, by whatever name', async () => {
    const { world, ada, email } = await arrive()
    const secrets = [
      'password',
      'confirm',
      'code',
      'newPassword',
      'currentPassword',
      'uniqueCode',
      'verification-code',
      'submit',
      'go',
    ]
    const fields = Object.fromEntries(secrets.map((name) => [name, 'Secret-1']))
    await ada.ask('/durham/session/active', { ':who': typed(ada)[':who'], ':form': at, ...fields })
    expect(await rowsOf(email)).toEqual([])
    await ada.ask('/durham/session/active', typed(ada, { ...fields, forename: 'Augusta', postCode: 'DH1 5UL' }))
    world.wait({ minutes: 16 })
    await signInAgain(world, ada, email)
    await ada.open(at)
    expect(ada.value('forename')).toBe('Augusta')
    expect(ada.html).not.toContain('Secret-1')
  })

  it('has a bound: one form, and how many of them', async () => {
    const { ada, email } = await arrive()
    await ada.ask('/durham/session/active', typed(ada, { forename: 'x'.repeat(limits.draft.mostBytes) }))
    expect(await rowsOf(email)).toEqual([])
    await ada.ask('/durham/session/active', typed(ada, { forename: 'x'.repeat(limits.draft.mostBytes - 500) }))
    expect(await rowsOf(email)).toHaveLength(1)
    for (let form = 0; form < limits.draft.mostPerAccount + 3; form++)
      await ada.ask('/durham/session/active', typed(ada, { ':form': `/durham/form/${form}` }))
    expect(await rowsOf(email)).toHaveLength(limits.draft.mostPerAccount)
  })

  it('of two tabs at once is one of the two, whole', async () => {
    const { world, ada, email } = await arrive()
    await Promise.all(
      ['First', 'Second'].map((name) => ada.ask('/durham/session/active', typed(ada, { forename: name, surname: name }))),
    )
    world.wait({ minutes: 16 })
    await signInAgain(world, ada, email)
    await ada.open(at)
    expect(ada.value('forename')).toBe(ada.value('surname'))
    expect(['First', 'Second']).toContain(ada.value('forename'))
  })
})

it.each([{ htmx: false }, { htmx: true }])(
  'An upload of who is not signed in any more is not read (htmx: $htmx)',
  async ({ htmx }) => {
    const council = own('upload').find(({ records }) => records)!
    const world = portal({ councils: [council] })
    const worker = await addSomebody(council, world.clock.now, { role: 'worker' })
    const wendy = await signedInAs(world, council, worker, world.visitor({ htmx }))
    const path = `/${council.slug}/staff/records/import`
    await wendy.open(path)
    expect(wendy.status).toBe(200)
    world.wait({ minutes: 16 })
    let isRead = false
    await wendy.postSlowly(path, { choice: 'right' }, async () => {
      isRead = true
    })
    expect(wendy.url).toBe(`/${council.slug}/sign-in/password?notice=idle`)
    expect(wendy.jar.has(`__Host-${council.slug}-return`)).toBe(true)
    expect(isRead).toBe(false)
  },
)

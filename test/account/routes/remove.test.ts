import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { findPasswordHistory } from '../../../src/db/accounts.ts'
import { commit } from '../../../src/db/client.ts'
import { listIdentities, removeIdentity, removePassword } from '../../../src/db/identities.ts'
import { newId } from '../../../src/db/keys.ts'
import { sessions } from '../../../src/db/schema.ts'
import { words } from '../../../src/fragments/words/index.ts'
import type { Served } from '../../../src/routes/journeys.ts'
import { meddling } from '../../casework.ts'
import { eventsAbout } from '../../staff.ts'
import { bindings, db, keys, portal } from '../../visitor.ts'
import { arrive, comeAs, councilOf, join, read, withoutPassword } from '../routes.ts'

const council: Served = {
  ...councilOf('routes-remove'),
  password: { kind: 'modern', shortest: 12, longest: 128, history: 3 },
}
const here = portal({ councils: [council] })
const at = `/${council.slug}/account/routes`
const providersOf = async (id: string) => (await listIdentities(db, keys, id)).map(({ provider }) => provider)
const removed = async (id: string) =>
  (await eventsAbout(council, id)).filter(({ name }) => name === 'route.removed').map(({ facts }) => facts)
const endings = async (id: string) =>
  (await db.select().from(sessions).where(eq(sessions.accountId, id))).map((row) => row.endedWhy)

describe.each([{ htmx: false }, { htmx: true }])('Remove a way to sign in (htmx: $htmx)', (how) => {
  it('takes off an account at a provider, tells by e-mail, and signs out everywhere else', async () => {
    const { account, visitor: ada } = await arrive(here, council, how)
    const { visitor: phone, session } = await comeAs(here, council, account)
    await bindings.SESSIONS.put(`session:${session.id}`, JSON.stringify(session), { expirationTtl: 60 })
    const google = await join(account, here.clock.now, { email: 'ada@gmail.example' })
    await ada.open(at)
    await ada.open(`${at}/${google.id}/remove`)
    expect(ada.heading).toBe('Remove a way to sign in')
    expect(ada.text).toContain('Google will no longer open your account here.')
    expect(ada.text).toContain('ada@gmail.example')
    await ada.press('Remove')
    expect(ada.path).toBe(at)
    expect(ada.text).toContain(words.en.routes.list.done.removed)
    expect(await providersOf(account.id)).toEqual([])
    expect(
      (await ada.messages(account.email)).map(({ subject, text }) => [subject, text.includes('an account at Google')]),
    ).toEqual([["Children's Services Online: a way to sign in was removed from your account", true]])
    expect(await removed(account.id)).toEqual([{ route: 'google' }])
    expect((await endings(account.id)).sort()).toEqual([null, 'signed-out-elsewhere'])
    expect(await bindings.SESSIONS.get(`session:${session.id}`, 'json')).toBe(null)
    await phone.open(at)
    expect(phone.url).toContain('notice=sign-in-first')
  })

  it('leaves other sessions where that is wanted', async () => {
    const { account, visitor: ada } = await arrive(here, council, how)
    await comeAs(here, council, account)
    const google = await join(account, here.clock.now)
    await ada.open(`${at}/${google.id}/remove`)
    const { elsewhere, ...rest } = ada.fields()
    expect(elsewhere).toBe('yes')
    await ada.post(ada.path, rest)
    expect(await providersOf(account.id)).toEqual([])
    expect(await endings(account.id)).toEqual([null, null])
  })

  it('takes the password off, which then opens nothing', async () => {
    const { account, visitor: ada } = await arrive(here, council, how)
    await join(account, here.clock.now)
    await ada.open(`${at}/password/remove`)
    expect(ada.text).toContain('Email and password will no longer open your account here.')
    await ada.press('Remove')
    expect(ada.path).toBe(at)
    expect((await read(account)).password).toBe(undefined)
    // Whoever adds one again cannot take the same.
    expect(await findPasswordHistory(db, keys, account.id, 9)).toEqual([account.password])
    expect(await removed(account.id)).toEqual([{ route: 'password' }])
    expect((await ada.open(`${at}/password/remove`)).status).toBe(404)
  })

  it('refuses the only one, whatever is sent', async () => {
    const { account, visitor: ada } = await arrive(here, council, how)
    await ada.open(`${at}/password/remove`)
    expect(ada.text).toContain(words.en.routes.list.only)
    expect(ada.page.querySelector('#step')).toBe(null)
    const google = await join(account, here.clock.now)
    await ada.open(`${at}/${google.id}/remove`)
    const form = ada.fields()
    await withoutPassword(account, here.clock.now)
    await ada.post(ada.path, form)
    expect(ada.status).toBe(422)
    expect(ada.summary).toEqual([['', words.en.faults['route.last']]])
    expect(await providersOf(account.id)).toEqual(['google'])
    expect(await removed(account.id)).toEqual([])
    expect(await ada.messages(account.email)).toEqual([])
  })

  it('is done once when it is pressed twice', async () => {
    const { account, visitor: ada } = await arrive(here, council, how)
    const google = await join(account, here.clock.now)
    await ada.open(`${at}/${google.id}/remove`)
    const [form, path] = [ada.fields(), ada.path]
    await ada.post(path, form)
    await ada.post(path, form)
    expect(ada.path).toBe(at)
    expect(await removed(account.id)).toHaveLength(1)
    expect((await ada.open(path)).status).toBe(404)
  })
})

it('is not for what opens the account of somebody else', async () => {
  const [{ account }, { visitor: eve }] = [await arrive(here, council), await arrive(here, council)]
  const google = await join(account, here.clock.now)
  expect((await eve.open(`${at}/${google.id}/remove`)).status).toBe(404)
  await eve.open(at)
  await eve.post(`${at}/${google.id}/remove`, { submit: 's'.repeat(43) })
  expect(eve.status).toBe(404)
  expect(await providersOf(account.id)).toEqual(['google'])
})

describe('of two removals at once', () => {
  it('one leaves what the other removes: by the database', async () => {
    const { account } = await arrive(here, council)
    const google = await join(account, here.clock.now)
    const both = await Promise.all([
      commit(db, removeIdentity(db, google)),
      commit(db, removePassword(db, keys, { account: await read(account), historyId: newId(), keep: 8, now: here.clock.now })),
    ])
    expect(both.filter(Boolean)).toHaveLength(1)
    expect((await providersOf(account.id)).length + Number((await read(account)).password !== undefined)).toBe(1)
  })

  it('the later one is told that something has changed, and how it stands', async () => {
    let act = async () => {}
    const world = portal({ councils: [council], connect: meddling(/delete from "identities"/, async () => act()) })
    const { account, visitor: ada } = await arrive(world, council)
    const [google] = [await join(account, world.clock.now)]
    await ada.open(`${at}/${google.id}/remove`)
    act = async () => {
      act = async () => {}
      await withoutPassword(account, world.clock.now)
    }
    await ada.press('Remove')
    expect(ada.status).toBe(422)
    expect(ada.summary).toEqual([['', words.en.faults['route.changed']]])
    expect(ada.text).toContain(words.en.routes.list.only)
    expect(await providersOf(account.id)).toEqual(['google'])
    expect(await ada.messages(account.email)).toEqual([])
  })
})

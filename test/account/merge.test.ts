import { and, eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { listOpenRecords } from '../../src/db/access.ts'
import {
  type Account,
  findAccountByEmail,
  findPasswordHistory,
  type Person,
  removePhone,
  replacePassword,
  replacePerson,
} from '../../src/db/accounts.ts'
import { commit } from '../../src/db/client.ts'
import { findDocumentFor, listDocumentsFor } from '../../src/db/documents.ts'
import { keepDraft } from '../../src/db/drafts.ts'
import { findBySubject, listIdentities } from '../../src/db/identities.ts'
import { addInvitation, changeInvitation, type Invitation } from '../../src/db/invitations.ts'
import { newId } from '../../src/db/keys.ts'
import { addMerge } from '../../src/db/merges.ts'
import { askForRemoval } from '../../src/db/phone-requests.ts'
import { accessGrants, contactChanges, documentReaders, invitations, merges, sessions } from '../../src/db/schema.ts'
import { endSessionsOfCouncil } from '../../src/db/sessions.ts'
import { putStaff } from '../../src/db/staff.ts'
import { addStaffInvitation } from '../../src/db/staff-invitations.ts'
import { listMine } from '../../src/domain/account-setup.ts'
import { limits } from '../../src/domain/limits.ts'
import { filledFrom } from '../../src/domain/merging.ts'
import { activityOf, planSession } from '../../src/domain/sessions.ts'
import { suspensionReasons } from '../../src/domain/staff.ts'
import type { Visit } from '../../src/domain/visit.ts'
import { words } from '../../src/fragments/words/index.ts'
import type { Served } from '../../src/routes/journeys.ts'
import { addChild, addSomebody, addUpload, giveAccess, meddling, signedInAs } from '../casework.ts'
import { addSent, messagesAbout } from '../sent-messages.ts'
import { durham, eventsAbout, statusOf } from '../staff.ts'
import { bindings, db, keys, newAddress, newPhone, type Portal, portal, type Visitor } from '../visitor.ts'
import { arrive, comeAs, councilOf, join, read, withoutPassword } from './routes.ts'

const council: Served = {
  ...councilOf('merge'),
  password: { kind: 'modern', shortest: 12, longest: 128, history: 3 },
}
const here = portal({ councils: [council, durham] })
const said = words.en.routes
const at = (id: string) => `/${council.slug}/account/merge/${id}`
const secret = 'Purple-Elephants-42'
const day = 24 * 60 * 60_000

/** Somebody signed in who has proved a second account of theirs. */
async function proved(
  world: Portal = here,
  how: { htmx?: boolean } = {},
  prepare: (both: { kept: Account; other: Account; now: number }) => Promise<{ identityId?: string }> = async () => ({}),
) {
  const { account: kept, session, visitor } = await arrive(world, council, { ...how, phone: newPhone() })
  const other = await addSomebody(council, world.clock.now, { given: 'Augusta', phone: newPhone() })
  const by = await prepare({ kept, other, now: world.clock.now })
  const merge = {
    id: newId(),
    council: council.slug,
    keptId: kept.id,
    sessionId: session.id,
    expiresAt: world.clock.now + limits.merge.keptMs,
  }
  expect(await commit(db, addMerge(db, keys, merge, { account: await read(other), ...by }))).toBe(true)
  return { kept, other, session, visitor, merge, now: world.clock.now }
}

const agree = (visitor: Visitor) => visitor.tick('Both accounts are mine').press('Make them one account')

/** Every table and column in which an id stands, but for the audit trail, which keeps what it was told. */
async function placesOf(id: string) {
  const { rows: tables } = await db.$client.execute(
    "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'",
  )
  const found: string[] = []
  for (const { name } of tables) {
    const { rows: columns } = await db.$client.execute(`select name from pragma_table_info('${name}')`)
    for (const { name: column } of columns) {
      const sql = `select count(*) as many from "${name}" where instr("${column}", ?) > 0`
      const { rows } = await db.$client.execute({ sql, args: [id] })
      if (Number(rows[0]!.many) > 0) found.push(`${name}.${column}`)
    }
  }
  return found.filter((place) => !place.startsWith('events.'))
}

const personOf = (account: Account, person: Partial<Person>) => async () =>
  expect(await commit(db, replacePerson(db, keys, await read(account), { ...(await read(account)).person, ...person }))).toBe(
    true,
  )

/** An invitation of a worker's, as it stands. */
async function invite(worker: Account, recordId: string, now: number, more: Partial<Invitation>) {
  const invitation = {
    ...{ id: newId(), council: council.slug, ownerId: worker.id, email: newAddress() },
    ...{ person: { given: 'Ada', surname: 'Bell' }, language: 'en' as const, status: 'accepted' as const, version: 1 },
    ...{ code: '', codeTriesLeft: 5, wrongCodes: 0, codeExpiresAt: now, link: newId(), linkExpiresAt: now + day },
    ...{ accountId: null, createdAt: now, changedAt: now, ...more },
  }
  expect(
    await commit(db, addInvitation(db, keys, invitation, [{ id: newId(), recordId, relationship: 'parent', endsAt: null }])),
  ).toBe(true)
  return invitation
}

/** That nothing has come of it: both accounts and the proof are there, and nothing was sent or noted. */
async function isUntouched({ kept, other, merge, visitor }: Awaited<ReturnType<typeof proved>>) {
  expect(await read(kept)).toMatchObject({ email: kept.email })
  expect(await read(other)).toMatchObject({ email: other.email })
  expect(await db.select().from(merges).where(eq(merges.id, merge.id))).toHaveLength(1)
  for (const { email } of [kept, other]) expect(await visitor.messages(email)).toEqual([])
  expect((await eventsAbout(council, kept.id)).filter(({ name }) => name.startsWith('account.merged'))).toEqual([])
}

describe.each([{ htmx: false }, { htmx: true }])('Make your two accounts one (htmx: $htmx)', (how) => {
  it('shows both side by side, and what will be kept', async () => {
    const { kept, other, merge, visitor: ada, now } = await proved(here, how)
    await join(kept, now, { email: 'ada@gmail.example' })
    await join(other, now, { email: 'augusta@gmail.example' })
    await join(other, now + 1, { provider: 'facebook' })
    const where = { street: '1 North Road', town: 'Durham' }
    await personOf(kept, { daytime: '+441914960000', ...where })()
    await personOf(other, { title: 'Mrs', born: '1983-01-10', daytime: '+441914960001', postCode: 'DH1 5UL', ...where })()
    const worker = await addSomebody(council, now, { role: 'worker' })
    await giveAccess(council, now, await addChild(council, now, worker), kept)
    await giveAccess(council, now, await addChild(council, now, worker, { given: 'Pedro', surname: 'Plumber' }), other)
    await ada.open(at(merge.id))
    expect(ada.heading).toBe('Make your two accounts one')
    const cells = (row: string) => ada.page.querySelectorAll(`${row} > *`).map((cell) => cell.text.replace(/\s+/g, ' ').trim())
    const rows = ada.page
      .querySelectorAll('tbody tr')
      .map((row) => row.childNodes.map((cell) => cell.text.replace(/\s+/g, ' ').trim()))
    expect(cells('thead tr')).toEqual([said.merge.about, said.merge.here, said.merge.other, said.merge.stays.head])
    const { here: mine, other: theirs, both, same, onePassword } = said.merge.stays
    const ending = (account: Account) => `XXX-XXX-XXX${account.phone!.slice(-2)}`
    expect(
      rows.map(([head, ...rest]) => [
        head,
        ...rest.map((cell) => cell.replace(/^(The account you are signed in to|The other account|Which is kept) /, '')),
      ]),
    ).toEqual([
      ['Name', 'Ada Bell', 'Augusta Bell', mine],
      ['Email', kept.email, other.email, said.merge.chosen],
      ['Title', 'None', 'Mrs', theirs],
      ['Date of birth', 'None', '10 Jan 1983', theirs],
      ['Address', '1 North Road, Durham', '1 North Road, Durham, DH1 5UL', mine],
      ['Daytime number', '0191 496 0000', '0191 496 0001', mine],
      ['Phone number', ending(kept), ending(other), ending(kept) === ending(other) ? same : mine],
      [
        'Opened by',
        'Email and password, Google (ada@gmail.example)',
        'Email and password, Google (augusta@gmail.example), Facebook',
        onePassword,
      ],
      ['Records you can see', 'Charlie Cherry', 'Pedro Plumber', both],
      ['Registered', '21 Nov 2026', '21 Nov 2026', same],
    ])
    const stays = ada.page
      .querySelectorAll('.govuk-summary-list__row')
      .map((row) => [row.querySelector('dt')!.text.trim(), row.querySelector('dd')!.text.trim()])
    expect(stays).toEqual([
      ['Name', 'Ada Bell'],
      ['Email', 'The one that you choose below'],
      ['Title', 'Mrs'],
      ['Date of birth', '10 Jan 1983'],
      ['Address', '1 North Road, Durham'],
      ['Daytime number', '0191 496 0000'],
      ['Phone number', ending(kept)],
      ['Opened by', 'Email and password, Google (ada@gmail.example), Google (augusta@gmail.example), Facebook'],
      ['Records you can see', 'Charlie Cherry, Pedro Plumber'],
    ])
    expect(ada.text).not.toContain(kept.phone!.slice(-6))
    expect(ada.fields().email).toBe('kept')
    expect(ada.headers.get('cache-control')).toContain('no-store')
  })

  it('makes them one, with all that belonged to either, and leaves nothing of the other', async () => {
    const {
      kept,
      other,
      merge,
      session,
      visitor: ada,
      now,
    } = await proved(here, how, async ({ other, now }) => {
      expect(
        await commit(
          db,
          replacePassword(db, keys, { account: other, hash: 'phc of the other', historyId: newId(), keep: 8, now }),
        ),
      ).toBe(true)
      return {}
    })
    const worker = await addSomebody(council, now, { role: 'worker' })
    const [google, facebook] = [await join(kept, now), await join(other, now, { provider: 'facebook' })]
    const [mine, theirs, both, longer] = [
      await addChild(council, now, worker, { given: 'Charlie' }),
      await addChild(council, now, worker, { given: 'Pedro' }),
      await addChild(council, now, worker, { given: 'Peter' }),
      await addChild(council, now, worker, { given: 'Zoe' }),
    ]
    await giveAccess(council, now, mine, kept)
    await giveAccess(council, now, theirs, other)
    const lasting = await giveAccess(council, now, both, kept)
    const shorter = await giveAccess(council, now, both, other, now + day)
    const ending = await giveAccess(council, now, longer, kept, now + day)
    const outlasting = await giveAccess(council, now, longer, other, now + 2 * day)
    const [forBoth, forOther] = [
      await addUpload(both, worker, now, { readers: [kept.id, other.id] }),
      await addUpload(theirs, worker, now, { readers: [other.id] }),
    ]
    await db
      .update(documentReaders)
      .set({ seenAt: now - 5 })
      .where(and(eq(documentReaders.documentId, forBoth), eq(documentReaders.accountId, other.id)))
    const accepted = await invite(worker, mine.id, now, { email: other.email, accountId: other.id })
    const waiting = await invite(worker, both.id, now - 1, { email: other.email.toUpperCase(), status: 'verified' })
    const strangers = await invite(worker, longer.id, now, { email: other.email, accountId: 'whoever had it before' })
    const elsewhere = await invite(worker, theirs.id, now, { accountId: other.id, status: 'active' })
    const { visitor: phone, session: live } = await comeAs(here, council, other)
    await bindings.SESSIONS.put(`session:${live.id}`, JSON.stringify(live), { expirationTtl: 60 })
    // What it did when it worked for the council, and what nobody needs any more.
    const formerly = { id: newId(), council: council.slug, email: newAddress(), role: 'worker' as const, link: newId() }
    expect(
      await commit(db, [
        addStaffInvitation(db, keys, { ...formerly, invitedBy: other.id, createdAt: now, expiresAt: now }),
        ...keepDraft(db, keys, { accountId: other.id, address: '/x' }, { session: live.id, fields: {} }, now + day, 10),
        ...askForRemoval(db, council.slug, other.id, now),
        db.insert(contactChanges).values({
          ...{ id: newId(), council: council.slug, accountId: other.id, kind: 'email', value: 'x' },
          ...{ sentAt: now, sends: 1, expiresAt: now + day },
        }),
      ]),
    ).toBe(true)
    const sent = await addSent(council, now, { about: { accountId: other.id } })
    await personOf(other, { title: 'Mrs', street: '1 North Road', town: 'Norwich', surname: 'Lovelace' })()

    await ada.open(at(merge.id))
    await agree(ada)
    expect(ada.url.split('?')[0]).toBe(`/${council.slug}/account/routes`)
    expect(ada.text).toContain(said.list.done.merged)
    expect(await placesOf(other.id)).toEqual([])

    const one = await read(kept)
    expect(one).toMatchObject({ email: kept.email, phone: kept.phone, password: kept.password })
    expect(one.person).toEqual({ forename: 'Ada', surname: 'Bell', title: 'Mrs', street: '1 North Road', town: 'Norwich' })
    expect(await findPasswordHistory(db, keys, kept.id, 9)).toEqual([])
    expect((await listIdentities(db, keys, kept.id)).map(({ id }) => id).sort()).toEqual([google.id, facebook.id].sort())
    expect((await findBySubject(db, keys, council.slug, facebook.subject))?.account.id).toBe(kept.id)

    const seeing = { council: council.slug, session, now }
    const open = await listOpenRecords(db, keys, seeing)
    expect(open.map(({ record }) => record.child.given)).toEqual(['Charlie', 'Pedro', 'Peter', 'Zoe'])
    expect(open.slice(2).map(({ access }) => access.id)).toEqual([lasting.id, outlasting.id])
    const grants = await db.select().from(accessGrants).where(eq(accessGrants.accountId, kept.id))
    const ended = grants.filter(({ endedAt }) => endedAt !== null)
    expect(ended.map(({ id }) => id).sort()).toEqual([shorter.id, ending.id].sort())
    const documents = await listDocumentsFor(db, keys, { ...seeing, recordId: both.id })
    expect(documents.map(({ document, isNew }) => [document.id, isNew])).toEqual([[forBoth, false]])
    expect(await findDocumentFor(db, keys, { ...seeing, recordId: theirs.id, id: forOther })).toBeDefined()

    expect((await listMine(db, keys, one, now)).map(({ invitation }) => invitation.id).sort()).toEqual(
      [accepted.id, waiting.id].sort(),
    )
    const [moved] = await db.select().from(invitations).where(eq(invitations.id, elsewhere.id))
    expect(moved).toMatchObject({ accountId: kept.id, version: 2 })
    expect(await commit(db, changeInvitation(db, elsewhere, {}))).toBe(false)
    const [left] = await db.select().from(invitations).where(eq(invitations.id, strangers.id))
    expect(left).toMatchObject({ accountId: 'whoever had it before', version: 1 })

    const all = await db.select().from(sessions).where(eq(sessions.accountId, kept.id))
    expect(all.map(({ id, endedWhy }) => [id, endedWhy]).sort()).toEqual(
      [
        [session.id, null],
        [live.id, 'merged'],
      ].sort(),
    )
    expect(await bindings.SESSIONS.get(`session:${live.id}`, 'json')).toBe(null)
    await phone.open(`/${council.slug}/account/routes`)
    expect(phone.text).toContain(words.en.signIn.ended.merged)

    for (const { email } of [kept, other])
      expect((await ada.messages(email)).map(({ subject }) => subject)).toEqual([
        "Children's Services Online: your two accounts are one now",
      ])
    // Staff who are asked about any of it look at the account that stays.
    const followed = await messagesAbout({ accountId: kept.id })
    expect(followed.map(({ id }) => id)).toContain(sent)
    expect(followed).toHaveLength(3)
    expect((await ada.messages(kept.email))[0]!.text).not.toContain(other.email)
    expect((await ada.messages(other.email))[0]!.text).not.toContain(kept.email)
    const events = await eventsAbout(council, kept.id)
    expect(events.filter(({ name }) => name.startsWith('account.merged'))).toEqual([
      { name: 'account.merged-away', who: other.id, facts: { account: kept.id } },
      { name: 'account.merged', who: kept.id, facts: { account: other.id } },
    ])
    expect(JSON.stringify(events)).not.toMatch(/Bell|Lovelace|@/)
  })

  it('keeps the address that is chosen, and the other account’s password where there is no other', async () => {
    const {
      kept,
      other,
      merge,
      visitor: ada,
    } = await proved(here, how, async ({ kept, other, now }) => {
      await join(kept, now)
      await withoutPassword(kept, now)
      const newer = { account: await read(other), hash: 'the newer', historyId: newId(), keep: 8, now: now + 1 }
      expect(await commit(db, replacePassword(db, keys, newer))).toBe(true)
      return {}
    })
    await ada.open(at(merge.id))
    expect(ada.text).not.toContain(said.merge.goesPassword)
    ada.type({ email: 'other' })
    await agree(ada)
    const one = await findAccountByEmail(db, keys, council.slug, other.email)
    expect(one).toMatchObject({ id: kept.id, password: 'the newer', phone: kept.phone })
    expect(await findPasswordHistory(db, keys, kept.id, 8)).toEqual([other.password, kept.password])
    expect(await findAccountByEmail(db, keys, council.slug, kept.email)).toBe(undefined)
    expect((await ada.messages(kept.email))[0]!.text).toContain('You no longer sign in with this address and a password.')
    expect((await ada.messages(other.email))[0]!.text).toContain('We will go on writing to this email address')
  })

  it('asks to confirm, and keeps what was chosen', async () => {
    const world = await proved(here, how)
    const { merge, visitor: ada } = world
    await ada.open(at(merge.id))
    await ada.type({ email: 'other' }).press('Make them one account')
    expect(ada.status).toBe(422)
    expect(ada.title).toMatch(/^Error: Make your two accounts one/)
    expect(ada.summary).toEqual([['mine', words.en.faults['merge.confirm-missing']]])
    expect(ada.fields().email).toBe('other')
    await isUntouched(world)
  })

  it('keeps them apart: another proof is needed to think otherwise', async () => {
    const { kept, other, merge, visitor: ada } = await proved(here, how)
    await ada.open(at(merge.id))
    await ada.press('Keep them apart')
    expect(ada.text).toContain(said.list.done.apart)
    expect([(await read(kept)).email, (await read(other)).email]).toEqual([kept.email, other.email])
    expect((await ada.open(at(merge.id))).status).toBe(404)
  })

  it('is done once when it is pressed twice, and in two tabs', async () => {
    const { kept, other, merge, visitor: ada } = await proved(here, how)
    const tab = here.visitor(how)
    for (const [name, value] of ada.jar) tab.jar.set(name, value)
    for (const each of [ada, tab]) await each.open(at(merge.id))
    const form = { ...ada.fields(), mine: 'yes' }
    await ada.post(at(merge.id), form)
    await ada.post(at(merge.id), form)
    expect(ada.path).toBe(`/${council.slug}/account/routes`)
    await agree(tab)
    expect(tab.status).toBe(404)
    expect((await eventsAbout(council, kept.id)).filter(({ name }) => name === 'account.merged')).toHaveLength(1)
    expect(await ada.messages(other.email)).toHaveLength(1)
  })

  it('does nothing when an account has changed since the page was shown, and shows it anew', async () => {
    const world = await proved(here, how)
    const { other, merge, visitor: ada } = world
    await ada.open(at(merge.id))
    await personOf(other, { forename: 'Grace' })()
    await agree(ada)
    expect(ada.status).toBe(422)
    expect(ada.summary).toEqual([['', words.en.faults['merge.changed']]])
    expect(ada.text).toContain('Grace Bell')
    await isUntouched(world)
    await agree(ada)
    expect(ada.text).toContain(said.list.done.merged)
  })
})

describe('what changes while it is written', () => {
  const changes: Record<string, (one: { kept: Account; other: Account; now: number }) => Promise<unknown>> = {
    'the details of the other': ({ other }) => personOf(other, { forename: 'Grace' })(),
    'the phone of the account that stays': ({ kept }) =>
      db.$client.execute({ sql: 'update accounts set phone_changed_at = phone_changed_at + 1 where id = ?', args: [kept.id] }),
    'that one works for the council': ({ other, now }) =>
      commit(db, [putStaff(db, keys, council.slug, { id: other.id, role: 'worker', contact: {}, since: now })]),
    'that one is suspended': ({ other }) =>
      db.$client.execute({ sql: "update accounts set status = 'suspended' where id = ?", args: [other.id] }),
    // Broken late in the batch, when much of it is done.
    'an invitation': ({ other }) =>
      db.$client.execute({ sql: 'update invitations set version = version + 1 where account_id = ?', args: [other.id] }),
  }

  it.each(Object.entries(changes))('breaks all of it: %s', async (_, change) => {
    let act = async () => {}
    const there = portal({ councils: [council], connect: meddling(/delete from "accounts"/, async () => act()) })
    const world = await proved(there)
    const { kept, other, merge, visitor: ada, now } = world
    const worker = await addSomebody(council, now, { role: 'worker' })
    const child = await addChild(council, now, worker)
    await giveAccess(council, now, child, other)
    const google = await join(other, now)
    await invite(worker, (await addChild(council, now, worker)).id, now, { email: other.email, accountId: other.id })
    // The address of the other goes, and its invitations with it.
    const { session } = await comeAs(there, council, other)
    await ada.open(at(merge.id))
    act = async () => {
      act = async () => {}
      await change({ kept, other, now })
    }
    await agree(ada)
    expect(ada.status).toBe(422)
    expect(ada.summary).toEqual([['', expect.stringMatching(/and nothing was done|Nothing was changed/)]])
    await isUntouched(world)
    expect((await listIdentities(db, keys, other.id)).map(({ id }) => id)).toEqual([google.id])
    const [live] = await db.select().from(sessions).where(eq(sessions.id, session.id))
    expect(live).toMatchObject({ accountId: other.id, endedAt: null })
    const grants = await db.select().from(accessGrants).where(eq(accessGrants.accountId, other.id))
    expect(grants).toHaveLength(1)
  })
})

describe('two accounts', () => {
  it.each([['the other'], ['the one that stays']])('stay as they are when %s works for the council', async (which) => {
    const world = await proved()
    const { kept, other, merge, visitor: ada, now } = world
    await ada.open(at(merge.id))
    const form = { ...ada.fields(), mine: 'yes' }
    const id = which === 'the other' ? other.id : kept.id
    await commit(db, [putStaff(db, keys, council.slug, { id, role: 'worker', contact: {}, since: now })])
    await ada.open(at(merge.id))
    expect(ada.heading).toBe('These accounts cannot be made one here')
    expect(ada.page.querySelector('#step')).toBe(null)
    await ada.post(at(merge.id), form)
    expect(ada.status).toBe(422)
    expect(ada.summary).toEqual([['', words.en.faults['merge.closed']]])
    await isUntouched(world)
    await ada.press('Who can help')
    expect(ada.path).toBe(`/${council.slug}/contact`)
  })

  it('stay as they are when the other is suspended', async () => {
    const world = await proved()
    const { other, merge, visitor: ada } = world
    await db.$client.execute({ sql: "update accounts set status = 'suspended' where id = ?", args: [other.id] })
    await ada.open(at(merge.id))
    expect(ada.heading).toBe('These accounts cannot be made one here')
    await ada.post(at(merge.id), { submit: 's'.repeat(43), email: 'kept', mine: 'yes' })
    expect(ada.status).toBe(422)
    expect(await statusOf(other.id)).toBe('suspended')
    await isUntouched(world)
  })
})

describe('the proof of both', () => {
  const tries = async (visitor: Visitor, id: string, form: Record<string, string>) => {
    await visitor.open(at(id))
    expect(visitor.status).toBe(404)
    await visitor.post(at(id), form)
    expect(visitor.status).toBe(404)
  }

  it('is worth something in its own session alone', async () => {
    const world = await proved()
    const { kept, other, merge, visitor: ada } = world
    await ada.open(at(merge.id))
    const form = { ...ada.fields(), mine: 'yes' }
    await tries((await comeAs(here, council, kept)).visitor, merge.id, form)
    await tries((await comeAs(here, council, other)).visitor, merge.id, form)
    await tries((await arrive(here, council)).visitor, merge.id, form)
    await isUntouched(world)
  })

  it('is worth nothing at another council', async () => {
    const vale = { ...councilOf('merge-elsewhere'), hosts: ['elsewhere.example'] as [string] }
    const there = portal({ councils: [council, vale] })
    const world = await proved(there)
    const { visitor } = await arrive(there, vale)
    await visitor.open(`/${vale.slug}/account/merge/${world.merge.id}`)
    expect(visitor.status).toBe(404)
    await isUntouched(world)
  })

  it('goes over to the session of who proves themselves once more, and to nobody else’s', async () => {
    const { kept, other, session, merge, visitor: ada, now } = await proved()
    const visit = { db, keys, council, now } as unknown as Visit
    const takePlace = async (account: Account) => {
      const planned = planSession(visit, { accountId: account.id, factors: ['password'] }, session)
      expect(await commit(db, planned.writes)).toBe(true)
      ada.jar.set(`__Host-${council.slug}-session`, planned.token)
      ada.jar.set(`__Host-${council.slug}-activity`, activityOf(visit, planned.session, visit.now))
      return (await ada.open(at(merge.id))).status
    }
    expect(await takePlace(other)).toBe(404)
    expect(await takePlace(kept)).toBe(200)
    await agree(ada)
    expect(ada.text).toContain(said.list.done.merged)
  })

  it('expires', async () => {
    const there = portal({ councils: [council] })
    const world = await proved(there)
    const { merge, visitor: ada } = world
    await ada.open(at(merge.id))
    const form = { ...ada.fields(), mine: 'yes' }
    await db.update(merges).set({ expiresAt: there.clock.now }).where(eq(merges.id, merge.id))
    await tries(ada, merge.id, form)
    await isUntouched(world)
  })

  it('expires while it is used', async () => {
    let act = async () => {}
    const there = portal({ councils: [council], connect: meddling(/delete from "accounts"/, async () => act()) })
    const world = await proved(there)
    const { merge, visitor: ada } = world
    await ada.open(at(merge.id))
    act = async () => {
      act = async () => {}
      await db.update(merges).set({ expiresAt: there.clock.now }).where(eq(merges.id, merge.id))
    }
    await agree(ada)
    expect(ada.status).toBe(404)
    await isUntouched(world)
  })

  it('is noted of two active accounts of one council, in a session that lives', async () => {
    const { merge, other, kept, now } = await proved()
    const again = (more: object, account = other, identityId?: string) =>
      commit(db, addMerge(db, keys, { ...merge, id: newId(), ...more }, { account, identityId }))
    expect(await again({})).toBe(true)
    expect(await again({}, kept)).toBe(false)
    expect(await again({}, await addSomebody(durham, now))).toBe(false)
    // Not as it was when it was proved.
    expect(await again({}, { ...other, passwordChangedAt: now - 1 })).toBe(false)
    expect(await again({}, { ...other, phoneChangedAt: now - 1 })).toBe(false)
    expect(await again({}, { ...other, email: newAddress() })).toBe(false)
    expect(await again({}, other, (await join(kept, now)).id)).toBe(false)
    expect(await again({}, other, (await join(other, now)).id)).toBe(true)
    expect(await again({ sessionId: (await comeAs(here, council, other)).session.id })).toBe(false)
    await db.$client.execute({ sql: "update accounts set status = 'suspended' where id = ?", args: [other.id] })
    expect(await again({})).toBe(false)
  })
})

/** Who has the other account may have taken it back from whoever proved it. */
describe('the other account, taken back by its owner', () => {
  type World = Awaited<ReturnType<typeof proved>> & { google: { id: string } }

  /** An account that was proved with Google beside another. */
  async function provedByGoogle(world: Portal = here): Promise<World> {
    let google = { id: '' }
    const both = await proved(world, {}, async ({ other, now }) => {
      google = await join(other, now)
      return { identityId: google.id }
    })
    return { ...both, google }
  }

  /** That nothing comes of the proof, neither of the page nor of a form that was open. */
  async function isWorthNothing({ kept, other, merge, visitor: eve }: World, form: Record<string, string>) {
    expect((await eve.open(at(merge.id))).status).toBe(404)
    expect((await eve.post(at(merge.id), form)).status).toBe(404)
    expect([(await read(kept)).id, (await read(other)).id]).toEqual([kept.id, other.id])
    const events = await eventsAbout(council, kept.id)
    expect(events.filter(({ name }) => name.startsWith('account.merged'))).toEqual([])
  }

  const sql = (statement: string, args: (string | number)[]) => db.$client.execute({ sql: statement, args })
  const changes: Record<string, (world: World) => Promise<unknown>> = {
    'another password': ({ other, now }) =>
      commit(db, replacePassword(db, keys, { account: other, hash: 'another', historyId: newId(), keep: 3, now })),
    'no phone': ({ other, now }) => commit(db, removePhone(db, other, now)),
    'another phone': ({ other }) => sql('update accounts set phone_changed_at = phone_changed_at + 1 where id = ?', [other.id]),
    'another e-mail address': ({ other }) => sql('update accounts set email_index = ? where id = ?', [newId(), other.id]),
    'no Google any more': ({ google }) => sql('delete from identities where id = ?', [google.id]),
    'Google given to another account': ({ google, kept }) =>
      sql('update identities set account_id = ? where id = ?', [kept.id, google.id]),
  }

  it.each(Object.entries(changes))('is not what was proved: %s', async (_, change) => {
    const world = await provedByGoogle()
    await world.visitor.open(at(world.merge.id))
    const form = { ...world.visitor.fields(), mine: 'yes' }
    await change(world)
    await isWorthNothing(world, form)
  })

  it.each(Object.entries(changes))('is not what was proved, while it is written: %s', async (_, change) => {
    let act = async () => {}
    const world = await provedByGoogle(portal({ councils: [council], connect: meddling(/delete from "accounts"/, () => act()) }))
    await world.visitor.open(at(world.merge.id))
    act = async () => {
      act = async () => {}
      await change(world)
    }
    await agree(world.visitor)
    expect(world.visitor.status).toBe(404)
    expect(await read(world.other)).toMatchObject({ id: world.other.id })
  })

  const staffPage = async ({ now }: World, page: string, press: string, form: Record<string, string> = {}) => {
    const staff = await addSomebody(council, now, { role: 'administrator' })
    const wendy = await signedInAs(here, council, staff)
    await wendy.open(`/${council.slug}/staff/accounts/${page}`)
    await wendy.type(form).press(press)
    expect(wendy.url).toContain('done=')
  }
  const ways: Record<string, (world: World) => Promise<unknown>> = {
    'a new password': async ({ other }) => {
      const victim = await here.visitor().open(`/${council.slug}/reset-password`)
      await victim.fill({ 'Email Address': other.email }).press('Send verification code')
      await victim.fill({ 'Verification code': await victim.code(other.email) }).press('Verify code')
      await victim.fill({ 'New Password': secret, 'Confirm New Password': secret }).press('Finish')
      expect(victim.url).toContain('password-changed')
    },
    'its phone removed by a worker': (world) =>
      staffPage(world, `${world.other.id}/remove-phone`, 'Remove phone', { check: 'in-person' }),
    'its sessions ended by a worker': async (world) => {
      await comeAs(here, council, world.other)
      await staffPage(world, `${world.other.id}/end-sessions`, 'End sessions')
    },
    'suspended by a worker': async (world) => {
      await staffPage(world, `${world.other.id}/suspend`, 'Suspend account', { reason: suspensionReasons[0] })
      await sql("update accounts set status = 'active' where id = ?", [world.other.id])
    },
    'Google removed': async ({ other, google }) => {
      const { visitor: victim } = await comeAs(here, council, other)
      await victim.open(`/${council.slug}/account/routes/${google.id}/remove`)
      await victim.press('Remove')
      expect(victim.url).toContain('done=removed')
    },
    'its password removed': async ({ other }) => {
      const { visitor: victim } = await comeAs(here, council, other)
      await victim.open(`/${council.slug}/account/routes/password/remove`)
      await victim.press('Remove')
      expect(victim.url).toContain('done=removed')
    },
  }

  it.each(Object.entries(ways))('is merged no more: %s', async (_, way) => {
    const world = await provedByGoogle()
    await world.visitor.open(at(world.merge.id))
    const form = { ...world.visitor.fields(), mine: 'yes' }
    await way(world)
    expect(await db.select().from(merges).where(eq(merges.id, world.merge.id))).toEqual([])
    await isWorthNothing(world, form)
  })

  it('is merged no more when all sessions of the council are ended', async () => {
    const world = await provedByGoogle()
    const writes = endSessionsOfCouncil(db, {
      council: council.slug,
      except: world.session.id,
      why: 'ended-by-staff',
      now: world.now,
    })
    expect(await commit(db, writes)).toBe(true)
    await isWorthNothing(world, { submit: 's'.repeat(43), email: 'kept', mine: 'yes' })
  })
})

describe('the details of one account', () => {
  const ada: Person = { forename: 'Ada', surname: 'Bell' }

  it('are filled from the other where they are blank', () => {
    const other = { forename: 'Grace', surname: 'Hopper', title: 'Dr', born: '1906-12-09', language: 'cy' as const }
    expect(filledFrom({ ...ada, title: '' }, other)).toEqual({ ...ada, title: 'Dr', born: '1906-12-09', language: 'cy' })
    expect(filledFrom({ ...ada, title: 'Mrs' }, other).title).toBe('Mrs')
  })

  it('are not made of halves of two addresses, or of two roles', () => {
    const other = { ...ada, street: '1 North Road', town: 'Durham', postCode: 'DH1 5UL', role: 'other', otherRole: 'Clerk' }
    expect(filledFrom({ ...ada, town: 'Norwich', role: 'teacher' }, other)).toEqual({ ...ada, town: 'Norwich', role: 'teacher' })
    expect(filledFrom(ada, other)).toEqual(other)
  })
})

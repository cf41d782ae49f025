import { describe, expect, it } from 'vitest'
import { commit } from '../../src/db/client.ts'
import { addEvent } from '../../src/db/events.ts'
import { newId } from '../../src/db/keys.ts'
import { addChild, addSomebody } from '../casework.ts'
import { addStaff, durham, eventsAbout, ownCouncil, vale } from '../staff.ts'
import { db, newAddress, portal, type Visitor } from '../visitor.ts'

const rows = (visitor: Visitor) =>
  visitor.page.querySelectorAll('tbody tr').map((row) =>
    row.querySelectorAll('th, td').map((cell) => {
      for (const head of cell.querySelectorAll('.list__head')) head.remove()
      const facts = cell.querySelectorAll('li').map((fact) => fact.textContent)
      return (facts.length > 0 ? facts.join('; ') : cell.textContent).replace(/\s+/g, ' ').trim()
    }),
  )

async function world() {
  const council = ownCouncil()
  const here = portal({ councils: [council, vale] })
  const alice = await addStaff(here, 'administrator', { council, given: 'Alice' })
  const penny = await addSomebody(council, here.clock.now, { given: 'Penny', surname: 'Plumber' })
  const write = (name: string, accountId: string | null, facts = {}, at = here.clock.now) =>
    commit(db, [addEvent(db, { id: newId(), council: council.slug, at, name, accountId, facts: JSON.stringify(facts) })])
  return { council, here, alice, penny, write, path: `/${council.slug}/staff/audit` }
}

describe('the audit trail', () => {
  it('tells who did what, when, the newest first, in words and names', async () => {
    const { alice, penny, write, path } = await world()
    await write('sign-in.done', penny.id, { factors: 'password email' })
    await write('account.suspended', alice.account.id, { account: penny.id, reason: 'stolen' })
    await write('registration.code-sent', null)
    await write('account.viewed', 'somebody-who-is-gone', { account: 'gone-too' })
    await alice.open(path)
    expect(rows(alice)).toEqual([
      ['5: 21 Nov 2026, 09:00:00', 'The audit trail was read', 'Alice Worker', ''],
      ['4: 21 Nov 2026, 09:00:00', 'An account was looked at', 'An account that is gone', 'Account: An account that is gone'],
      ['3: 21 Nov 2026, 09:00:00', 'A code was sent to register', 'Not signed in', ''],
      [
        '2: 21 Nov 2026, 09:00:00',
        'An account was suspended',
        'Alice Worker',
        'Account: Penny Plumber; Reason: Somebody else may be using the account',
      ],
      ['1: 21 Nov 2026, 09:00:00', 'Signed in', 'Penny Plumber', 'Confirmed by: password and email code'],
    ])
  })

  it('tells a record by its number where it is there, and nothing of the child; an empty cell has no heading', async () => {
    const { council, here, alice, write, path } = await world()
    const record = await addChild(council, here.clock.now, alice.account)
    const elsewhere = await addChild(vale, here.clock.now, alice.account)
    for (const id of [record.id, elsewhere.id, 'gone']) await write('record.viewed', alice.account.id, { record: id })
    await alice.open(path)
    const told = rows(alice).map((row) => row.at(-1))
    expect(told).toEqual(['', 'Record: gone', `Record: ${elsewhere.id}`, `Record: ${record.number}`])
    expect(alice.html).not.toMatch(/Charlie|Cherry/)
    expect(alice.page.querySelector('tbody tr')!.querySelectorAll('td').at(-1)!.innerHTML).toBe('')
  })

  it('names the months in Welsh, which the runtime cannot', async () => {
    const { alice, penny, write, path } = await world()
    await write('sign-in.done', penny.id)
    await alice.open(`${path}?lang=cy`)
    expect(rows(alice).at(-1)![0]).toBe('1: 21 Tach 2026, 09:00:00')
  })

  it.each([{ htmx: false }, { htmx: true }])('is narrowed by kind, whole e-mail and days (htmx: $htmx)', async ({ htmx }) => {
    const { here, council, penny, write, path } = await world()
    const alice = await addStaff(here, 'administrator', { council, htmx })
    const day = 24 * 60 * 60_000
    await write('sign-in.done', penny.id, {}, here.clock.now - 3 * day)
    await write('account.viewed', alice.account.id, { account: penny.id }, here.clock.now - 2 * day)
    await write('sign-in.done', alice.account.id, {}, here.clock.now - day)
    const kinds = () => rows(alice).map(([, what]) => what)
    await alice.open(path)
    await alice.fill({ 'By or about the account with this email address': penny.email.toUpperCase() }).press('Show events')
    expect(alice.url).toBe(`${path}?account=${penny.id}`)
    expect(alice.redirects.join()).not.toContain('%40')
    expect(alice.text).toContain('By or about Penny Plumber')
    // Looking at a person's events is an event about that person.
    expect(kinds()).toEqual(['The audit trail was read', 'An account was looked at', 'Signed in'])
    expect((await eventsAbout(council, penny.id))[0]).toMatchObject({ name: 'audit.read', facts: { account: penny.id } })
    await alice.fill({ 'What happened': 'sign-in.done' }).press('Show events')
    expect(kinds()).toEqual(['Signed in'])
    await alice.open(path)
    await alice.fill({ 'From this day': '2026-11-19', 'Up to this day': '2026-11-20' }).press('Show events')
    expect(kinds()).toEqual(['Signed in', 'An account was looked at'])
    // Another language keeps what it is narrowed to. A fault does, too, and shows nobody's events.
    const there = alice.url
    await alice.fill({ 'Up to this day': '2026-11-31' }).press('Show events')
    expect(alice.summary).toEqual([['to', 'Enter a real date, like 2026-11-21']])
    expect(rows(alice)).toEqual([])
    await alice.post(there, { ...alice.fields(), go: 'lang-cy' }, false)
    expect(alice.value('to')).toBe('2026-11-31')
    expect(kinds()).toEqual(['Wedi mewngofnodi', 'Edrychwyd ar gyfrif'])
    await alice.open(`${there}&lang=en`)
    await alice
      .fill({ 'Up to this day': '', 'By or about the account with this email address': newAddress() })
      .press('Show events')
    expect(alice.summary[0]?.[1]).toMatch(/^There is no account/)
    expect(alice.summary[0]?.[0]).toBe('email')
  })

  it('goes back by number, and every page of a list is an event', async () => {
    const { alice, council, write, path } = await world()
    for (let each = 0; each < 60; each++) await write('code.wrong', null, { tries: each })
    await alice.open(path)
    expect(rows(alice)).toHaveLength(50)
    await alice.press('Older events')
    expect(rows(alice)).toHaveLength(11)
    expect(rows(alice).at(-1)?.[0]).toMatch(/^1: /)
    await alice.press('Newest events')
    expect(rows(alice)[0]?.[0]).toMatch(/^63: /)
    const read = (await eventsAbout(council, alice.account.id)).filter(({ name }) => name === 'audit.read')
    expect(read).toHaveLength(3)
  })

  it.each([{ htmx: false }, { htmx: true }])('shows nobody’s events without an event (htmx: $htmx)', async ({ htmx }) => {
    const { here, council, penny, write, path } = await world()
    const alice = await addStaff(here, 'administrator', { council, htmx })
    await write('sign-in.done', penny.id)
    const reads = async () =>
      (await eventsAbout(council, penny.id)).filter(({ name, who }) => name === 'audit.read' && who === alice.account.id).length
    const hers = `${path}?before=99999&account=${penny.id}`
    await alice.open(hers)
    expect(rows(alice)).toHaveLength(2)
    expect(await reads()).toBe(1)
    // Sent with what is wrong, with no token, with one that was used: the form alone, and no event.
    const sent = { ...alice.fields(), to: '2026-11-31' }
    for (const fields of [sent, sent, { to: '' }, { ...sent, submit: 'x' }]) {
      await alice.post(hers, fields)
      expect(alice.status).toBe(422)
      expect(rows(alice)).toEqual([])
    }
    expect(await reads()).toBe(1)
    // Another language shows the list, and is an event.
    await alice.post(hers, { ...sent, go: 'lang-cy' })
    expect(rows(alice).length).toBeGreaterThan(0)
    expect(await reads()).toBe(2)
  })

  it('tells every fact of today in words, and one of another day as it stands', async () => {
    const { alice, write, path } = await world()
    await write('phone.called', alice.account.id, { channel: 'call', new: true })
    await write('invitation.resent', alice.account.id, { invitation: 'i1', what: 'link' })
    await write('records.searched', alice.account.id, { by: 'born' })
    await write('limit.reached', alice.account.id, { limit: 'phone.send-limit' })
    await write('records.imported', alice.account.id, { lines: 3, added: 2, refused: 1 })
    await write('code.wrong', null, { left: 2, 'of-old': 'word' })
    await alice.open(path)
    expect(rows(alice).map(([, , , facts]) => facts)).toEqual([
      '',
      'Tries left: 2; of-old: word',
      'Lines of the file: 3; Records added: 2; Lines refused: 1',
      'Limit: text messages and phone calls',
      'By: date of birth',
      'Invitation: i1; What was sent: a new link',
      'Way: phone call; New number: yes',
    ])
  })

  it('holds nothing of another council, and made-up filters find nothing', async () => {
    const { alice, here, write, path } = await world()
    await write('code.wrong', null)
    const other = await addStaff(here, 'administrator', { council: vale })
    await other.open('/east-vale/staff/audit')
    await alice.open(path)
    expect(rows(alice)).toHaveLength(2)
    expect((await alice.open(`${path}?account=${other.account.id}`)).text).not.toContain('Wendy')
    for (const asked of ['before=x', 'before=0', 'from=2026-02-30', 'kind=constructor', "account='or 1=1"])
      expect((await alice.open(`${path}?${asked}`)).status).toBe(200)
  })

  it('is for administrators', async () => {
    const here = portal()
    for (const role of ['worker', 'manager'] as const) {
      const wendy = await addStaff(here, role, { council: durham })
      expect((await wendy.open('/durham/staff/audit')).status).toBe(404)
      expect(await eventsAbout(durham, wendy.account.id)).toEqual([])
    }
  })
})

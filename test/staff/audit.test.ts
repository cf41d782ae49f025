import { describe, expect, it } from 'vitest'
import { commit } from '../../src/db/client.ts'
import { addEvent } from '../../src/db/events.ts'
import { newId } from '../../src/db/keys.ts'
import { addSomebody } from '../casework.ts'
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
      ['5: 21 Nov 2026, 09:00', 'The audit trail was read', 'Alice Worker', ''],
      ['4: 21 Nov 2026, 09:00', 'An account was looked at', 'An account that is gone', 'Account: An account that is gone'],
      ['3: 21 Nov 2026, 09:00', 'A code was sent to register', 'Not signed in', ''],
      [
        '2: 21 Nov 2026, 09:00',
        'An account was suspended',
        'Alice Worker',
        'Account: Penny Plumber; Reason: Somebody else may be using the account',
      ],
      ['1: 21 Nov 2026, 09:00', 'Signed in', 'Penny Plumber', 'Factors: password email'],
    ])
  })

  it('names the months in Welsh, which the runtime cannot', async () => {
    const { alice, penny, write, path } = await world()
    await write('sign-in.done', penny.id)
    await alice.open(`${path}?lang=cy`)
    expect(rows(alice).at(-1)![0]).toBe('1: 21 Tach 2026, 09:00')
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
    // Another language, or a fault, keeps what it is narrowed to.
    await alice.fill({ 'Up to this day': '2026-11-31' }).press('Show events')
    expect(alice.summary).toEqual([['to', 'Enter a real date, like 2026-11-21']])
    expect(kinds()).toEqual(['Signed in', 'An account was looked at'])
    await alice
      .fill({ 'Up to this day': '', 'By or about the account with this email address': newAddress() })
      .press('Show events')
    expect(alice.summary[0]?.[1]).toMatch(/^There is no account/)
    expect(alice.summary[0]?.[0]).toBe('email')
  })

  it('goes back by number, and only the first page of a list is an event', async () => {
    const { alice, council, write, path } = await world()
    for (let each = 0; each < 60; each++) await write('code.wrong', null, { tries: each })
    await alice.open(path)
    expect(rows(alice)).toHaveLength(50)
    await alice.press('Older events')
    expect(rows(alice)).toHaveLength(11)
    expect(rows(alice).at(-1)?.[0]).toMatch(/^1: /)
    await alice.press('Newest events')
    expect(rows(alice)[0]?.[0]).toMatch(/^62: /)
    const read = (await eventsAbout(council, alice.account.id)).filter(({ name }) => name === 'audit.read')
    expect(read).toHaveLength(2)
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

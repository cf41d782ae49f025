import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { newToken } from '../../../src/db/keys.ts'
import { accounts } from '../../../src/db/schema.ts'
import { countEach, limits } from '../../../src/domain/limits.ts'
import type { MessageStand } from '../../../src/domain/sent-messages.ts'
import type { Visit } from '../../../src/domain/visit.ts'
import { words } from '../../../src/fragments/words/index.ts'
import type { Served } from '../../../src/routes/journeys.ts'
import type { Sender, Sent } from '../../../src/senders/sender.ts'
import { addSomebody } from '../../casework.ts'
import { addSent, messagesAbout } from '../../sent-messages.ts'
import { addStaff, durham, eventsAbout, ownCouncil, vale } from '../../staff.ts'
import { db, keys, newAddress, type Portal, portal, register, signIn, type Visitor } from '../../visitor.ts'

const here = portal()
const at = (id: string, message = '') => `/durham/staff/accounts/${id}/messages${message && `/${message}/send-again`}`
const parent = (council: Served = durham) => addSomebody(council, here.clock.now, { given: 'Penny', surname: 'Plumber' })
const failed = { status: 'failed', why: 'provider' } as const
const said = words.en.staff.messages

type Lost = Parameters<typeof addSent>[2]

/** A notice that failed, to an address that nobody else has. */
async function lostNotice(
  accountId: string,
  { council = durham, portal: world = here, ...more }: { council?: Served; portal?: Portal } & Partial<Lost> = {},
) {
  const to = newAddress('penny')
  const message = { about: { accountId }, to, text: 'Your phone was removed.', became: failed, ...more }
  return { to, id: await addSent(council, world.clock.now, message) }
}

const cells = (visitor: Visitor) =>
  visitor.page.querySelectorAll('table.list tbody tr').map((row) => row.textContent.replace(/\s+/g, ' '))

describe.each([{ htmx: false }, { htmx: true }])('a worker (htmx: $htmx)', ({ htmx }) => {
  it('follows the messages of an account, and sees neither what they say nor to which address they went', async () => {
    const email = newAddress('penelope')
    const penny = here.visitor()
    await register(penny, email)
    await signIn(penny, email)
    const code = await penny.code(email)
    const wendy = await addStaff(here, 'worker', { htmx })
    await wendy.open('/durham/staff/accounts')
    await wendy.fill({ 'Email address of the account': email }).press('Find account')
    const id = wendy.path.split('/').at(-1)!
    expect(wendy.text).toContain('Security code (email), 21 Nov 2026, 09:00: It has been on its way since 21 Nov 2026, 09:00.')
    await wendy.press('See all messages')
    expect([wendy.status, wendy.path, wendy.heading]).toEqual([200, at(id), 'Messages'])
    expect(wendy.headers.get('cache-control')).toContain('no-store')
    expect(wendy.title).not.toContain('Bell')
    expect(cells(wendy)).toHaveLength(1)
    expect(wendy.text).toContain('p•••@school.example')
    expect(wendy.text).toContain('Outbox of this machine: took it (21 Nov 2026, 09:00)')
    expect(wendy.html).not.toContain(email.split('@')[0]!)
    expect(wendy.html).not.toContain(code)
    expect(wendy.html).not.toContain('security code is')
    const looks = (await eventsAbout(durham, id)).filter(({ name, who }) => name === 'account.viewed' && who === wendy.account.id)
    expect(looks).toHaveLength(2)
  })

  it('reads them in pages, the newest first, and nothing older than 30 days', async () => {
    const penny = await parent()
    const day = 24 * 60 * 60_000
    await addSent(durham, here.clock.now - 31 * day, { about: { accountId: penny.id }, to: 'old@mail.example' })
    for (let each = 0; each < 21; each++)
      await addSent(durham, here.clock.now - each * day, { about: { accountId: penny.id }, to: `n${each}@mail.example` })
    const wendy = await addStaff(here, 'worker', { htmx })
    await wendy.open(at(penny.id))
    expect(cells(wendy)).toHaveLength(20)
    expect(cells(wendy)[0]).toContain('21 Nov 2026')
    await wendy.press('Next page')
    expect(cells(wendy)).toHaveLength(1)
    expect(wendy.text).toContain('01 Nov 2026')
    expect(wendy.text).not.toContain('o•••@')
  })

  it('is told when nothing was sent', async () => {
    const penny = await parent()
    const wendy = await addStaff(here, 'worker', { htmx })
    await wendy.open(at(penny.id))
    expect(wendy.text).toContain('Nothing has been sent in the last 30 days.')
  })

  it('sends a notice that failed again: in a message of its own, once', async () => {
    const penny = await parent()
    const { id, to } = await lostNotice(penny.id)
    const wendy = await addStaff(here, 'worker', { htmx })
    await wendy.open(at(penny.id))
    expect(wendy.text).toContain('It was not sent: no provider took it.')
    await wendy.open(at(penny.id, id))
    expect(wendy.heading).toBe('Send the message again')
    expect(wendy.text).toContain('p•••@school.example')
    expect(wendy.html).not.toContain(to.split('@')[0]!)
    const fields = wendy.fields()
    await wendy.press('Send again')
    expect(wendy.path).toBe(at(penny.id))
    expect(wendy.text).toContain('The message has been sent again.')
    // A repeat is answered as the first was.
    await wendy.post(at(penny.id, id), fields)
    expect(wendy.text).toContain('The message has been sent again.')

    const sent = await wendy.messages(to)
    expect(sent.map(({ text }) => text)).toEqual(['Your phone was removed.'])
    expect(sent[0]!.id).not.toBe(id)
    const rows = await messagesAbout({ accountId: penny.id })
    expect(rows.find((row) => row.id === id)).toMatchObject({ status: 'failed', why: 'replaced' })
    expect(rows.find((row) => row.id === sent[0]!.id)).toMatchObject({ status: 'sent', kind: 'notice', accountId: penny.id })
    expect(new Set(rows.map(({ expiresAt }) => expiresAt)).size).toBe(1)
    const events = (await eventsAbout(durham, penny.id)).filter(({ name }) => name === 'message.sent-again')
    expect(events).toEqual([{ name: 'message.sent-again', who: wendy.account.id, facts: { account: penny.id } }])
    // It has made way: there is nothing more to send.
    expect((await wendy.open(at(penny.id, id))).status).toBe(404)
  })

  it('is told when a colleague was first, or it has arrived meanwhile', async () => {
    const penny = await parent()
    const { id, to } = await lostNotice(penny.id)
    const wendy = await addStaff(here, 'worker', { htmx })
    const olive = await addStaff(here, 'worker')
    await wendy.open(at(penny.id, id))
    await olive.open(at(penny.id, id))
    await olive.press('Send again')
    await wendy.press('Send again')
    expect(wendy.status).toBe(422)
    expect(wendy.title).toMatch(/^Error: /)
    expect(wendy.summary[0]![1]).toContain('This message cannot be sent again')
    expect(await wendy.messages(to)).toHaveLength(1)
  })

  it('sends no code again, nor what is no longer kept: the page says what to do instead', async () => {
    const penny = await parent()
    const about = { accountId: penny.id }
    const code = await lostNotice(penny.id, { kind: 'code' as const })
    const gone = await lostNotice(penny.id, { keptMs: -1 })
    const taken = await lostNotice(penny.id, { became: { status: 'sent' as const, provider: 'outbox' } })
    const elsewhere = await lostNotice((await parent()).id)
    const open = await lostNotice(penny.id)
    const wendy = await addStaff(here, 'worker', { htmx })
    await wendy.open(at(penny.id))
    const links = wendy.page.querySelectorAll('a').map((link) => link.getAttribute('href'))
    expect(links.filter((link) => link?.endsWith('/send-again'))).toEqual([at(penny.id, open.id)])
    expect(wendy.text).toContain('A code is never sent twice: the person asks for a new one')
    for (const { id, to } of [code, gone, taken]) {
      expect((await wendy.open(at(penny.id, id))).status).toBe(404)
      await wendy.post(at(penny.id, id), { submit: newToken() })
      expect([wendy.status, wendy.summary[0]?.[1]]).toEqual([422, words.en.faults['message.not-again']])
      expect(await wendy.messages(to)).toEqual([])
    }
    expect((await wendy.open(at(penny.id, elsewhere.id))).status).toBe(404)
    expect((await wendy.post(at(penny.id, elsewhere.id), { submit: newToken() })).status).toBe(404)
    expect(await messagesAbout(about)).toHaveLength(4)
  })

  it('sends nothing to somebody who is suspended', async () => {
    const penny = await parent()
    const { id, to } = await lostNotice(penny.id)
    const wendy = await addStaff(here, 'worker', { htmx })
    await wendy.open(at(penny.id, id))
    await db.update(accounts).set({ status: 'suspended' }).where(eq(accounts.id, penny.id))
    await wendy.press('Send again')
    expect(wendy.status).toBe(422)
    await wendy.open(at(penny.id))
    expect(wendy.html).not.toContain('/send-again')
    expect(await wendy.messages(to)).toEqual([])
  })

  it('sends only so many again', async () => {
    const penny = await parent()
    const { id, to } = await lostNotice(penny.id)
    const wendy = await addStaff(here, 'worker', { htmx })
    const visit = { db, keys, council: durham, now: here.clock.now } as unknown as Visit
    const { againPerWorker: window } = limits.message
    for (let each = 0; each < window.most; each++)
      await countEach(visit, [{ name: 'message-again', subject: wendy.account.id, window }])
    await wendy.open(at(penny.id, id))
    await wendy.press('Send again')
    expect([wendy.status, wendy.headers.get('retry-after')]).toEqual([429, '3600'])
    expect(wendy.summary[0]![1]).toContain('You have sent very many messages again.')
    expect(await wendy.messages(to)).toEqual([])
  })

  it('is told when it has not left again, and why', async () => {
    const answers: Sent[] = [{ ok: false, why: 'busy' }]
    const busy: Sender = { name: 'twilio', channel: 'email', send: async () => answers[0]! }
    const council: Served = { ...ownCouncil(), senders: { email: [busy] } }
    const world = portal({ councils: [council] })
    const penny = await addSomebody(council, world.clock.now)
    const wendy = await addStaff(world, 'worker', { council, htmx })
    const { id } = await lostNotice(penny.id, { council, portal: world })
    await wendy.open(`/${council.slug}/staff/accounts/${penny.id}/messages/${id}/send-again`)
    await wendy.press('Send again')
    expect(wendy.text).toContain('The message has not left again.')
    expect(wendy.text).toContain('Twilio: was busy (21 Nov 2026, 09:00)')
    expect(wendy.text).toContain('No provider has taken it yet. We try again every minute.')
  })
})

describe('what became of a message', () => {
  const now = here.clock.now
  const to = '+447700900147'
  const cases: [what: string, message: Lost, stand: MessageStand][] = [
    ['a text that arrived', { channel: 'sms', to, became: { status: 'delivered' }, about: {} }, 'arrived'],
    ['a number that is dead', { channel: 'sms', to, became: { status: 'failed', why: 'recipient' }, about: {} }, 'unreachable'],
    [
      'a call that nobody answered',
      { channel: 'voice', to, became: failed, attempts: [{ provider: 'twilio', outcome: 'undelivered' }], about: {} },
      'undelivered',
    ],
    ['a call that no provider answered for', { channel: 'voice', to, createdAt: now - 60_000, about: {} }, 'unknown'],
    ['too many', { channel: 'sms', to, became: { status: 'failed', why: 'budget' }, about: {} }, 'budget'],
    ['a newer one', { became: { status: 'failed', why: 'replaced' }, about: {} }, 'replaced'],
    ['what nobody knows', { became: { status: 'unknown' }, about: {} }, 'unknown'],
    ['what is tried again', { became: { status: 'waiting' }, about: {} }, 'waiting'],
    ['what is with a provider', { about: {} }, 'sending'],
    ['what was past its time before anybody took it', { became: { status: 'waiting' }, keptMs: 0, about: {} }, 'untaken'],
    ['what was for nobody', { forNobody: true, about: {} }, 'kept'],
  ]

  it.each(cases)('is told in words: %s', async (_, message, stand) => {
    const penny = await parent()
    await addSent(durham, now, { ...message, kind: 'code', about: { accountId: penny.id } })
    const wendy = await addStaff(here, 'worker')
    await wendy.open(at(penny.id))
    const word = said.stands[stand][message.channel ?? 'email']
    expect(wendy.text).toContain(typeof word === 'string' ? word : word('21 Nov 2026, 09:00'))
    if (message.to) expect(wendy.text).toContain('XXX-XXX-XXX47')
    expect(wendy.html).not.toContain('7700900')
  })

  it('is told from when a provider took it, and that it is silent after some minutes', async () => {
    const world = portal()
    const penny = await parent()
    const attempts = [{ provider: 'govuk-notify', outcome: 'sent' as const }]
    await addSent(durham, now, { about: { accountId: penny.id }, attempts, became: { status: 'sent' } })
    world.wait({ minutes: 10 })
    const wendy = await addStaff(world, 'worker')
    await wendy.open(`${at(penny.id)}?lang=cy`)
    expect(wendy.text).toContain('GOV.UK Notify: wedi’i chymryd (21 Tach 2026, 09:00)')
    expect(wendy.text).toContain('Gadawodd ar 21 Tach 2026, 09:00')
  })
})

describe('who may follow messages', () => {
  it('is whoever may change the account, and its owner', async () => {
    const manager = await addStaff(here, 'manager')
    const wendy = await addStaff(here, 'worker')
    const alice = await addStaff(here, 'administrator')
    const { id } = await lostNotice(manager.account.id)
    await wendy.open(`/durham/staff/accounts/${manager.account.id}`)
    expect(wendy.text).not.toContain('See all messages')
    for (const path of [at(manager.account.id), at(manager.account.id, id)]) expect((await wendy.open(path)).status).toBe(404)
    await alice.open(at(manager.account.id))
    expect(alice.html).toContain(at(manager.account.id, id))
    // One’s own are seen, and changed by nobody but another.
    await manager.open(at(manager.account.id))
    expect(cells(manager)).toHaveLength(1)
    expect(manager.html).not.toContain('/send-again')
    expect((await manager.open(at(manager.account.id, id))).status).toBe(404)
  })

  it('is nobody of another council, and shows nothing of another council', async () => {
    const penny = await parent()
    await addSent(durham, here.clock.now, { about: { accountId: penny.id } })
    const elsewhere = await addSent(vale, here.clock.now, { about: { accountId: penny.id }, became: failed })
    const other = await parent(vale)
    const wendy = await addStaff(here, 'worker')
    await wendy.open(at(penny.id))
    expect(cells(wendy)).toHaveLength(1)
    expect((await wendy.open(at(penny.id, elsewhere))).status).toBe(404)
    expect((await wendy.open(at(other.id))).status).toBe(404)
  })
})

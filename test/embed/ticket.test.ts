import { afterEach, describe, expect, it } from 'vitest'
import { commit } from '../../src/db/client.ts'
import { newToken } from '../../src/db/keys.ts'
import { endOtherSessionsOf, endSessionsOf, endSessionsOfCouncil } from '../../src/db/sessions.ts'
import { words } from '../../src/fragments/words/index.ts'
import { addPerson, forgetMessages, own, raw, send, stepsOf, wayOf, workOf } from '../steps.ts'
import { comparable, db, newAddress, newPhone, type Portal, portal, resetPassword, signIn, type Visitor } from '../visitor.ts'

const councils = own('ticket')
const durham = councils[0]!
const said = words.en.embed.ticket
const here = portal({ councils })

afterEach(() => forgetMessages(councils))

/** Signs in within a frame, up to the page that leads to the window. @returns the person's browser there, and who they are */
async function signInFramed(council = durham, mode: { cookies?: boolean; htmx?: boolean } = {}, portal: Portal = here) {
  const frame = portal.visitor(mode)
  const [email, phone] = [newAddress(), newPhone()]
  const account = await addPerson(council, email, portal.clock.now, phone)
  await frame.open(`/${council.slug}/embed/sign-in`)
  for (let left = stepsOf(council, 'sign-in').length; left > 0 && !frame.page.querySelector('input[name=ticket]'); left--) {
    const step = frame.page.querySelector('#step')!.getAttribute('action')!.split('?')[0]!.split('/').at(-1)!
    await send(
      frame,
      await wayOf('sign-in', step).right({ council, journey: 'sign-in', step, email, phone, target: 'confirm-code' }),
    )
  }
  expect(frame.heading).toBe(said.title)
  return { frame, email, account, ticket: ticketOf(frame) }
}
const ticketOf = (visitor: Visitor) => visitor.page.querySelector('input[name=ticket]')!.getAttribute('value')!
const sessionOf = (visitor: Visitor) => [...visitor.jar].find(([name]) => /-session/.test(name))?.[1]
/** Puts another browser in the place of one: as it was before its last answer, which was lost. */
const asBefore = (visitor: Visitor, jar: Map<string, string>) => {
  visitor.jar.clear()
  for (const [name, value] of jar) visitor.jar.set(name, value)
  return visitor
}
const eventsOf = async (accountId: string) =>
  (
    await db.$client.execute({ sql: 'select name from events where account_id = ? order by at, rowid', args: [accountId] })
  ).rows.map(({ name }) => name)
const hasSession = (visitor: Visitor) => [...visitor.jar.keys()].some((name) => /-session/.test(name))

describe.each(councils.filter(({ embedding }) => embedding))('who signs in within a frame at $slug', (council) => {
  it.each([true, false].flatMap((cookies) => [true, false].map((htmx) => ({ cookies, htmx }))))(
    'goes on in the window, once they have said that it is they (cookies: $cookies, htmx: $htmx)',
    async (mode) => {
      const before = await workOf(council)
      const { frame, email, account } = await signInFramed(council, mode)
      expect(hasSession(frame)).toBe(false)
      expect((await workOf(council)).sessions).toBe(before.sessions)
      expect(frame.page.querySelector('form[action$="/embed/ticket"]')?.getAttribute('target')).toBe('_top')

      const window = here.visitor()
      await window.post(`/${council.slug}/embed/ticket`, { ticket: ticketOf(frame) }, false)
      expect(window.status).toBe(200)
      expect(window.heading).toBe(said.asksTitle)
      expect(window.text).toContain('Ada Bell')
      expect(window.text).toContain(email)
      expect(window.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
      expect(hasSession(window)).toBe(false)
      expect((await workOf(council)).sessions).toBe(before.sessions)

      await window.press(said.yes('Ada Bell'))
      expect(hasSession(window)).toBe(true)
      expect((await workOf(council)).sessions).toBe(before.sessions! + 1)
      const { rows } = await db.$client.execute({
        sql: "select count(*) as done from events where account_id = ? and name = 'sign-in.done'",
        args: [account.id],
      })
      expect(rows[0]!.done).toBe(1)
      await window.open(`/${council.slug}/account`)
      expect(window.text).toContain(email)
      // The ticket stood in no address.
      for (const to of [...frame.redirects, ...window.redirects]) expect(to).not.toMatch(/[\w-]{43}/)
    },
  )
})

describe('a ticket', () => {
  const takes = (ticket: string, path = '/embed/ticket') => here.visitor().post(`/${durham.slug}${path}`, { ticket }, false)

  const answers = (visitor: Visitor, ticket: string, path = '/confirm') =>
    visitor.post(`/${durham.slug}/embed/ticket${path}`, { ticket }, false)
  const live = async (accountId: string) => {
    const sql = 'select count(*) as live from sessions where account_id = ? and ended_at is null'
    return (await db.$client.execute({ sql, args: [accountId] })).rows[0]!.live
  }

  it('is asked about once: of all that a repeat is asked, the last question alone can be answered', async () => {
    const { ticket, account } = await signInFramed()
    const all = await Promise.all([takes(ticket), takes(ticket), takes(ticket)])
    expect(all.map(({ status }) => status)).toEqual([200, 200, 200])
    for (const visitor of all) await answers(visitor, ticketOf(visitor))
    expect(all.filter(hasSession)).toHaveLength(1)
    expect(all.filter(({ heading }) => heading === said.lateTitle)).toHaveLength(2)
    expect(await live(account.id)).toBe(1)
    // It has been answered: a repeat is asked nothing any more.
    expect((await takes(ticket)).heading).toBe(said.lateTitle)
  })

  it('that was lost on its way to the question is asked about anew, for two minutes, and the lost question is dead', async () => {
    const mine = portal({ councils })
    const { ticket, email } = await signInFramed(durham, {}, mine)
    const window = mine.visitor()
    await answers(window, ticket, '')
    const lost = ticketOf(window)
    mine.wait({ seconds: 119 })
    await answers(window, ticket, '')
    expect(window.heading).toBe(said.asksTitle)
    expect(window.text).toContain(email)
    const asked = ticketOf(window)
    expect(asked).not.toBe(lost)
    expect((await answers(window, lost)).heading).toBe(said.lateTitle)
    expect(hasSession(window)).toBe(false)
    mine.wait({ seconds: 1 })
    expect((await answers(window, ticket, '')).heading).toBe(said.lateTitle)
    await answers(window, asked)
    expect(hasSession(window)).toBe(true)
  })

  it('whose answer was lost signs in once more, in the same browser alone, and the lost session is dead', async () => {
    const { ticket, account } = await signInFramed()
    const window = here.visitor()
    await answers(window, ticket, '')
    const question = ticketOf(window)
    const before = new Map(window.jar)
    await answers(window, question)
    const lost = new Map(window.jar)
    expect(sessionOf(window)).toBeDefined()

    // One that was asked something, too.
    const stranger = await takes((await signInFramed()).ticket)
    await answers(stranger, question)
    expect(stranger.heading).toBe(said.lateTitle)
    expect(hasSession(stranger)).toBe(false)

    await answers(asBefore(window, before), question)
    expect(sessionOf(window)).toBeDefined()
    expect(sessionOf(window)).not.toBe(lost.get([...lost.keys()].find((name) => /-session/.test(name))!))
    await window.open(`/${durham.slug}/account`)
    expect(window.text).toContain('Ada Bell')
    const dead = asBefore(here.visitor(), lost)
    await dead.open(`/${durham.slug}/account`)
    expect(dead.text).not.toContain('Ada Bell')
    expect(await live(account.id)).toBe(1)
    const told = await eventsOf(account.id)
    expect(told.filter((name) => name === 'sign-in.done')).toHaveLength(1)
    expect(told.filter((name) => name === 'session.repeated')).toHaveLength(1)

    // Sent again from a page that stands there still, it leads to where it has led.
    const kept = sessionOf(window)
    await answers(window, question)
    expect(window.status).toBe(200)
    expect(sessionOf(window)).toBe(kept)
  })

  it('signs in one session, however often its answer is sent at the same moment', async () => {
    const { ticket, account } = await signInFramed()
    const window = here.visitor()
    await answers(window, ticket, '')
    const question = ticketOf(window)
    const before = new Map(window.jar)
    const all = await Promise.all([0, 1].map(() => answers(asBefore(here.visitor(), before), question)))
    expect(all.filter(hasSession)).toHaveLength(2)
    expect(await live(account.id)).toBe(1)
  })

  it('signs nobody in again after two minutes, nor who has signed out', async () => {
    for (const way of ['late', 'signed out'] as const) {
      const mine = portal({ councils })
      const { ticket, account } = await signInFramed(durham, {}, mine)
      const window = mine.visitor()
      await answers(window, ticket, '')
      const question = ticketOf(window)
      const before = new Map(window.jar)
      await answers(window, question)
      if (way === 'late') mine.wait({ minutes: 2 })
      else await window.post(`/${durham.slug}/sign-out`, {}, false)
      await answers(asBefore(window, before), question)
      expect(window.heading, way).toBe(said.lateTitle)
      expect(hasSession(window)).toBe(false)
      expect(await live(account.id)).toBe(way === 'late' ? 1 : 0)
    }
  })

  it('tells who is signed in that they are, where there is nothing to go on with', async () => {
    const { ticket } = await signInFramed()
    const window = here.visitor()
    await answers(window, ticket, '')
    await window.press(said.yes('Ada Bell'))
    await answers(window, ticket, '')
    expect(window.status).toBe(422)
    expect(window.heading).toBe(said.hereTitle)
    expect(window.text).toContain(said.here('Ada Bell'))
    await window.open(`/${durham.slug}/embed/ticket`)
    expect(window.heading).toBe(said.hereTitle)
    await window.press(said.hereOn)
    expect(window.path).toBe(`/${durham.slug}/account`)
  })

  it('of somebody else’s account is taken back by who says so', async () => {
    const { ticket, account } = await signInFramed()
    const window = here.visitor()
    await answers(window, ticket, '')
    const question = ticketOf(window)
    // Not by anybody else, and not by a link.
    await answers(await takes((await signInFramed()).ticket), question, '/refuse')
    await window.open(`/${durham.slug}/embed/ticket/refuse`)
    expect(window.heading).toBe(said.lateTitle)
    await answers(window, ticket, '')
    expect(window.heading).toBe(said.asksTitle)
    const last = ticketOf(window)
    await window.press(said.no)
    expect(window.path).toBe(`/${durham.slug}`)
    for (const [it, path] of [
      [last, '/confirm'],
      [ticket, ''],
    ] as const) {
      await answers(window, it, path)
      expect(window.heading, path).toBe(said.lateTitle)
    }
    expect(await live(account.id)).toBe(0)
  })

  it('holds for a minute, and the question in the window for ten', async () => {
    const mine = portal({ councils })
    const takes = (ticket: string, path = '') => mine.visitor().post(`/${durham.slug}/embed/ticket${path}`, { ticket }, false)
    const late = await signInFramed(durham, {}, mine)
    mine.wait({ seconds: 60 })
    expect((await takes(late.ticket)).heading).toBe(said.lateTitle)
    const first = await signInFramed(durham, {}, mine)
    mine.wait({ seconds: 59 })
    const asked = await takes(first.ticket)
    expect(asked.heading).toBe(said.asksTitle)
    mine.wait({ minutes: 10 })
    await asked.press(said.yes('Ada Bell'))
    expect(asked.heading).toBe(said.lateTitle)
    expect(hasSession(asked)).toBe(false)
  })

  it('signs nobody in without the question, and none but its own council', async () => {
    const { ticket } = await signInFramed()
    const other = await signInFramed()
    const window = await takes(other.ticket)
    await answers(window, ticket)
    expect(window.heading).toBe(said.lateTitle)
    expect(hasSession(window)).toBe(false)
    for (const other of councils.slice(1))
      expect((await here.visitor().post(`/${other.slug}/embed/ticket`, { ticket }, false)).heading).toBe(said.lateTitle)
    expect((await takes(ticket)).heading).toBe(said.asksTitle)
  })

  it('is nothing when it is none: the same page, whatever is wrong', async () => {
    const { ticket } = await signInFramed()
    const used = await takes(ticket)
    const question = ticketOf(used)
    await used.press(said.yes('Ada Bell'))
    expect(hasSession(used)).toBe(true)
    const all = []
    for (const wrong of [question, newToken(), '', 'x'.repeat(43)]) {
      const visitor = await takes(wrong, '/embed/ticket/confirm')
      expect(visitor.status).toBe(422)
      all.push(comparable(visitor.answers))
    }
    for (const answer of all) expect(answer).toEqual(all[0])
    expect((await takes(ticket)).html).toBe((await takes(newToken())).html)
  })

  it('is kept as a hash, and what it carries sealed', async () => {
    const { ticket, account, email } = await signInFramed()
    const { rows } = await db.$client.execute({ sql: 'select * from tickets where council = ?', args: [durham.slug] })
    const kept = JSON.stringify(rows)
    expect(rows.length).toBeGreaterThan(0)
    // With what JSON puts behind it: the letters alone may well stand in what is sealed.
    for (const plain of [ticket, email, 'Ada\\"']) expect(kept).not.toContain(plain)
    expect(kept).toContain(account.id)
  })

  it('opens nothing once the sessions of its account are ended, or those of everybody', async () => {
    for (const step of ['frame', 'window', 'answered'] as const) {
      for (const ended of ['theirs', 'everybody’s'] as const) {
        const { ticket, account } = await signInFramed()
        const window = step === 'frame' ? here.visitor() : await takes(ticket)
        const before = new Map(window.jar)
        const question = step === 'frame' ? '' : ticketOf(window)
        if (step === 'answered') await answers(window, question)
        const now = here.clock.now
        const ends =
          ended === 'theirs'
            ? endSessionsOf(db, account.id, 'ended-by-staff', now)
            : endSessionsOfCouncil(db, { council: durham.slug, why: 'ended-by-staff', now })
        expect(await commit(db, ends)).toBe(true)
        await answers(asBefore(window, before), question || ticket, question ? '/confirm' : '')
        expect(window.heading, `${step} ${ended}`).toBe(said.lateTitle)
        expect(hasSession(window)).toBe(false)
        expect((await takes(ticket)).heading).toBe(said.lateTitle)
      }
    }
  })

  it('opens nothing once its owner has ended their other sessions', async () => {
    const { ticket, account } = await signInFramed()
    const window = await takes(ticket)
    expect(await commit(db, endOtherSessionsOf(db, { id: 'another', accountId: account.id }, here.clock.now))).toBe(true)
    await window.press(said.yes('Ada Bell'))
    expect(hasSession(window)).toBe(false)
  })

  it('goes with its account', async () => {
    const { ticket, account } = await signInFramed()
    await db.$client.execute({ sql: 'delete from accounts where id = ?', args: [account.id] })
    expect((await takes(ticket)).heading).toBe(said.lateTitle)
  })

  it('makes a session that is as old as the proof, and no younger for a repeat', async () => {
    const mine = portal({ councils })
    const { ticket, account } = await signInFramed(durham, {}, mine)
    const proved = mine.clock.now
    mine.wait({ seconds: 50 })
    const window = mine.visitor()
    await answers(window, ticket, '')
    mine.wait({ minutes: 9 })
    const question = ticketOf(window)
    const before = new Map(window.jar)
    for (let times = 0; times < 2; times++) {
      mine.wait({ seconds: 30 })
      await answers(asBefore(window, before), question)
      expect(hasSession(window)).toBe(true)
    }
    const { rows } = await db.$client.execute({ sql: 'select created_at from sessions where account_id = ?', args: [account.id] })
    expect(rows.map(({ created_at }) => created_at)).toEqual([proved, proved])
  })

  it('keeps the language of the frame, and is kept when it is changed', async () => {
    const welsh = words.cy.embed.ticket
    const frame = here.visitor({ cookies: false })
    const { ticket } = await signInFramed(durham, { cookies: false })
    await frame.post(`/${durham.slug}/embed/sign-in/ticket`, { ticket, go: 'lang-cy' }, false)
    expect(frame.heading).toBe(welsh.title)
    expect(frame.page.querySelector('html')?.getAttribute('lang')).toBe('cy')
    expect(ticketOf(frame)).toBe(ticket)
    expect(frame.headers.get('content-security-policy')).toContain('frame-ancestors https://www.durham.example')
    const form = frame.page.querySelector('form[target=_top]')!
    expect(form.getAttribute('action')).toBe(`/${durham.slug}/embed/ticket?lang=cy`)
    // Every way out of a Welsh frame is in Welsh.
    for (const link of frame.page.querySelectorAll('a[href^="/"]')) expect(link.getAttribute('href')).toMatch(/[?&]lang=cy$/)

    const window = here.visitor()
    await window.post(form.getAttribute('action')!, { ticket }, false)
    expect(window.heading).toBe(welsh.asksTitle)
    const asked = ticketOf(window)
    await window.post(`/${durham.slug}/embed/ticket/confirm`, { ticket: asked, go: 'lang-en' }, false)
    expect(window.heading).toBe(said.asksTitle)
    expect(ticketOf(window)).toBe(asked)
    expect(hasSession(window)).toBe(false)
    await window.press(said.yes('Ada Bell'))
    expect(hasSession(window)).toBe(true)
    await window.open(`/${durham.slug}/embed/ticket?lang=cy`)
    expect(window.heading).toBe(welsh.hereTitle)
    // In the frame there is nothing left of it.
    await frame.post(`/${durham.slug}/embed/sign-in/ticket`, { ticket, go: 'lang-cy' }, false)
    expect(frame.path).toBe(`/${durham.slug}/embed/sign-in/password`)
    expect(frame.page.querySelector('html')?.getAttribute('lang')).toBe('cy')
  })

  it('opens nothing when the password was changed meanwhile, or the account is suspended', async () => {
    for (const step of ['frame', 'window'] as const) {
      for (const change of ['reset', 'suspend'] as const) {
        const { ticket, email, account } = await signInFramed()
        const asked = step === 'window' ? await takes(ticket) : undefined
        if (change === 'reset') await resetPassword(here.visitor(), email, 'Another-Horse-8-Battery', { council: durham.slug })
        else await db.$client.execute({ sql: "update accounts set status = 'suspended' where id = ?", args: [account.id] })
        const answer = asked ? await answers(asked, ticketOf(asked)) : await takes(ticket)
        expect(answer.heading, `${step} ${change}`).toBe(said.lateTitle)
        expect(hasSession(answer)).toBe(false)
      }
    }
  })

  it("is taken from the portal's own pages alone", async () => {
    const { ticket } = await signInFramed()
    for (const headers of [
      { origin: durham.embedding!.origins[0] },
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'cross-site' },
    ] as Record<string, string>[])
      for (const path of ['', '/confirm', '/refuse']) {
        const answer = await raw(here, here.visitor(), `/${durham.slug}/embed/ticket${path}`, { ticket }, { headers })
        expect(answer.status).toBe(403)
      }
    expect((await takes(ticket)).heading).toBe(said.asksTitle)
  })

  it('that was lost is given once more for the same form, and the lost one is dead', async () => {
    const frame = here.visitor({ cookies: false })
    const email = newAddress()
    await addPerson(durham, email, here.clock.now)
    await frame.open(`/${durham.slug}/embed/sign-in`)
    await send(frame, await wayOf('sign-in', 'password').right({ council: durham, journey: 'sign-in', step: 'password', email }))
    const form = {
      ...frame.fields(),
      ...(await wayOf('sign-in', 'code').right({ council: durham, journey: 'sign-in', step: 'code', email })),
    }
    const [first, second] = [
      await raw(here, frame, `/${durham.slug}/embed/sign-in/code`, form, { cookies: false }),
      await raw(here, frame, `/${durham.slug}/embed/sign-in/code`, form, { cookies: false }),
    ].map(({ page }) => page.querySelector('input[name=ticket]')!.getAttribute('value')!) as [string, string]
    expect(second).not.toBe(first)
    expect((await takes(first)).heading).toBe(said.lateTitle)
    expect((await takes(second)).heading).toBe(said.asksTitle)
    // Once it is used, the form is over.
    const third = await raw(here, frame, `/${durham.slug}/embed/sign-in/code`, form, { cookies: false })
    expect(third.page.querySelector('input[name=ticket]')).toBe(null)
  })

  it('ends the session of who was signed in there before', async () => {
    const window = here.visitor()
    const before = newAddress()
    await addPerson(durham, before, here.clock.now)
    await signIn(window, before, { council: durham.slug, secret: 'Correct-Horse-7-Battery' })
    expect(hasSession(window)).toBe(true)
    const { ticket, email } = await signInFramed()
    await window.post(`/${durham.slug}/embed/ticket`, { ticket }, false)
    expect(window.text).toContain(email)
    await window.press(said.yes('Ada Bell'))
    await window.open(`/${durham.slug}/account`)
    expect(window.text).toContain(email)
    expect(window.text).not.toContain(before)
    const { rows } = await db.$client.execute({
      sql: "select count(*) as ended from sessions where council = ? and ended_why = 'replaced'",
      args: [durham.slug],
    })
    expect(rows[0]!.ended).toBe(1)
  })
})

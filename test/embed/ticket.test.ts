import { afterEach, describe, expect, it } from 'vitest'
import { newToken } from '../../src/db/keys.ts'
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
  for (let left = stepsOf(council, 'sign-in').length; left > 0 && frame.page.querySelector('#step'); left--) {
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

  it('is used once, by the first who brings it', async () => {
    const { ticket } = await signInFramed()
    const all = await Promise.all([takes(ticket), takes(ticket), takes(ticket)])
    expect(all.map(({ status }) => status).sort()).toEqual([200, 422, 422])
    expect((await takes(ticket)).heading).toBe(said.lateTitle)
    const question = ticketOf(all.find(({ status }) => status === 200)!)
    const answers = await Promise.all([takes(question, '/embed/ticket/confirm'), takes(question, '/embed/ticket/confirm')])
    expect(answers.filter(hasSession)).toHaveLength(1)
    expect(answers.filter(({ heading }) => heading === said.lateTitle)).toHaveLength(1)
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
    const answered = await takes(ticketOf(asked), '/confirm')
    expect(answered.heading).toBe(said.lateTitle)
    expect(hasSession(answered)).toBe(false)
  })

  it('signs nobody in without the question, and none but its own council', async () => {
    const { ticket } = await signInFramed()
    expect((await takes(ticket, '/embed/ticket/confirm')).heading).toBe(said.lateTitle)
    for (const other of councils.slice(1))
      expect((await here.visitor().post(`/${other.slug}/embed/ticket`, { ticket }, false)).heading).toBe(said.lateTitle)
    expect((await takes(ticket)).heading).toBe(said.asksTitle)
  })

  it('is nothing when it is none: the same page, whatever is wrong', async () => {
    const { ticket } = await signInFramed()
    const used = await takes(ticket)
    expect(used.status).toBe(200)
    const answers = []
    for (const wrong of [ticket, newToken(), '', 'x'.repeat(43)]) {
      const visitor = await takes(wrong)
      expect(visitor.status).toBe(422)
      answers.push(comparable(visitor.answers))
    }
    for (const answer of answers) expect(answer).toEqual(answers[0])
  })

  it('is kept as a hash, and what it carries sealed', async () => {
    const { ticket, account, email } = await signInFramed()
    const { rows } = await db.$client.execute({ sql: 'select * from tickets where council = ?', args: [durham.slug] })
    const kept = JSON.stringify(rows)
    expect(rows.length).toBeGreaterThan(0)
    for (const plain of [ticket, account.id, email]) expect(kept).not.toContain(plain)
  })

  it('opens nothing when the password was changed meanwhile, or the account is suspended', async () => {
    for (const step of ['frame', 'window'] as const) {
      for (const change of ['reset', 'suspend'] as const) {
        const { ticket, email, account } = await signInFramed()
        const asked = step === 'window' ? await takes(ticket) : undefined
        if (change === 'reset') await resetPassword(here.visitor(), email, 'Another-Horse-8-Battery', { council: durham.slug })
        else await db.$client.execute({ sql: "update accounts set status = 'suspended' where id = ?", args: [account.id] })
        const answer = asked ? await takes(ticketOf(asked), '/embed/ticket/confirm') : await takes(ticket)
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
      for (const path of ['', '/confirm']) {
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

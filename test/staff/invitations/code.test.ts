import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { messages } from '../../../src/db/schema.ts'
import { foldCode, newUniqueCode } from '../../../src/domain/invitations.ts'
import { limits } from '../../../src/domain/limits.ts'
import { addChild } from '../../casework.ts'
import { arrive, inviteBy, invitedAddress, linkFor, openAct, rowOf, trailOf, uniqueCode, verify } from '../../invitations.ts'
import { db } from '../../visitor.ts'

const wrong = 'CCCC CCCC'

describe('a unique code', () => {
  it('has eight characters that nobody mistakes for each other, every one equally likely', () => {
    const seen = new Map<string, number>()
    for (let times = 0; times < 3000; times++) {
      const code = newUniqueCode()
      expect(code).toMatch(/^[34679CDFGHJKMNPQRTWXY]{8}$/)
      for (const letter of code) seen.set(letter, (seen.get(letter) ?? 0) + 1)
    }
    expect(seen.size).toBe(21)
    const expected = (3000 * 8) / 21
    for (const [letter, times] of seen) expect(Math.abs(times - expected) / expected, letter).toBeLessThan(0.2)
  })

  it('is read in any case, with spaces and dashes', () => {
    for (const typed of ['c4df7hjk', ' C4DF 7HJK ', 'c4df-7hjk', 'C4DF–7HJK', 'c.4.d.f 7_h_j_k', 'C4DF\u00a07HJK'])
      expect(foldCode(typed)).toBe('C4DF7HJK')
  })
})

describe.each([{ htmx: false }, { htmx: true }])('entering the code (htmx: $htmx)', (how) => {
  it('twice at once is one try, and both are told the same: a right one, that it was right', async () => {
    const { at, council, child, as, worker } = await arrive('invitations-code', how)
    const email = invitedAddress()
    const id = await inviteBy(at, council, email, [child])
    const other = await as(worker)
    for (const [name, value] of at.jar) other.jar.set(name, value)
    const both = async (code: string) => {
      await openAct(at, council, id, 'code')
      await openAct(other, council, id, 'code')
      const form = { ...at.fields(), code }
      await Promise.all([at, other].map((browser) => browser.post(`/${council.slug}/staff/invitations/${id}/code`, form)))
    }
    await both(wrong)
    for (const browser of [at, other]) expect(browser.summary[0]![1]).toContain('4')
    expect((await trailOf(id)).filter(({ name }) => name === 'invitation.code-wrong')).toHaveLength(1)
    await both(await uniqueCode(at, email))
    for (const browser of [at, other]) expect(browser.text).toContain('The code was right.')
    expect((await trailOf(id)).filter(({ name }) => name === 'invitation.verified')).toHaveLength(1)
  })

  it('that the person read out sends the link; it was shown nowhere', async () => {
    const { at, council, here, child, worker } = await arrive('invitations-code', how)
    const email = invitedAddress()
    const id = await inviteBy(at, council, email, [child])
    const code = await uniqueCode(at, email)
    await openAct(at, council, id, 'code')
    await at.fill({ 'Unique code': code.toLowerCase().replace(' ', '-') }).press('Check code')
    expect(at.heading).toBe('Jane Beanstalk')
    expect(at.text).toContain('The code was right. The person has been sent a link')
    expect(at.text).toContain('Code was right: waiting for the person to accept')
    const [mail] = await at.messages(email)
    expect(mail!.subject).toBe("Accept Children's Services Online Account Invitation")
    expect(mail!.text).toContain('sign in to your My Norfolk account, or set one up')
    expect(await linkFor(at, email)).toContain(`/${council.slug}/invitation/accept/`)

    const [plain, whole] = [code, code.replace(' ', '')]
    for (const { text, headers } of at.answers) {
      expect(text + [...headers].join()).not.toContain(plain)
      expect(text).not.toContain(whole)
    }
    const told = JSON.stringify(here.log)
    for (const secret of [plain, whole, email, (await linkFor(at, email)).split('/').at(-1)!]) expect(told).not.toContain(secret)
    const trail = await trailOf(id)
    expect(trail.map(({ name, accountId }) => [name, accountId])).toEqual([
      ['invitation.sent', worker.id],
      ['invitation.verified', worker.id],
    ])
    expect(JSON.stringify(trail)).not.toMatch(new RegExp(`${plain}|${whole}|${email}`))
    const row = await rowOf(id)
    expect(row).toMatchObject({ status: 'verified', wrongCodes: 0 })
    expect(JSON.stringify(row)).not.toMatch(new RegExp(`${plain}|${whole}|${email}|Beanstalk`))
  })

  it('wrongly is counted, five times kill it, and a new one is offered', async () => {
    const { at, council, child } = await arrive('invitations-code', how)
    const email = invitedAddress()
    const id = await inviteBy(at, council, email, [child])
    const right = await uniqueCode(at, email)
    await openAct(at, council, id, 'code')
    for (let left = 4; left > 0; left--) {
      await at.fill({ 'Unique code': wrong }).press('Check code')
      expect(at.status).toBe(422)
      expect(at.summary).toEqual([['code', expect.stringContaining(`Tries left: ${left}`)]])
      expect(at.text).toContain(`Tries left: ${left}`)
    }
    await at.fill({ 'Unique code': wrong }).press('Check code')
    expect(at.summary).toEqual([['', 'This code can no longer be used. Send the person a new one']])
    // Nothing is to be entered any more: what stands there in its place leads on, in either language.
    expect(at.text).not.toContain('Check code')
    const there = `/${council.slug}/staff/invitations/${id}/code`
    const languages = async (go: string) => (await at.post(there, { ...at.fields(), go }, false)).text
    expect(await languages('lang-cy')).toContain('Ni ellir gwirio unrhyw god nawr.')
    expect(await languages('lang-en')).toContain('No code can be checked now.')
    await at.press('Send again')
    expect(at.path).toBe(`/${council.slug}/staff/invitations/${id}/resend`)
    await at.post(there, { ...at.fields(), code: right }, false)
    expect(at.text).toContain('This can no longer be done.')
    await openAct(at, council, id)
    expect(at.text).toContain('Too many wrong codes: waiting for you to send a new one')
    expect(at.text).not.toContain('Wrong tries')
    expect((await trailOf(id)).filter(({ name }) => name === 'invitation.code-wrong')).toHaveLength(5)

    await at.press('Send again')
    await at.press('Send again')
    expect(await uniqueCode(at, email)).not.toBe(right)
    // Those of the old code are not counted to the new one.
    expect(at.text).toMatch(/Wrong tries of this code\s*0/)
    await verify(at, council, id, email)
    expect(at.text).toContain('The code was right.')
    expect((await rowOf(id)).wrongCodes).toBe(5)
  })

  it('that is of another invitation to the same person says so, and spends no try', async () => {
    const { at, council, child, worker, other, as, here } = await arrive('invitations-code', how)
    const [email, stranger] = [invitedAddress(), invitedAddress()]
    const second = await addChild(council, here.clock.now, worker, { given: 'Pedro', surname: 'Plumber' })
    const theirs = await addChild(council, here.clock.now, other, { given: 'Rosie', surname: 'Cotton' })
    const id = await inviteBy(at, council, email, [child])
    const enter = async (code: string) => {
      await openAct(at, council, id, 'code')
      await at.fill({ 'Unique code': code }).press('Check code')
      expect(at.status).toBe(422)
      return [at.summary[0]![1].slice(0, 23), (await rowOf(id)).codeTriesLeft]
    }
    await inviteBy(at, council, email, [second])
    const code = await uniqueCode(at, email)
    expect(await enter(code)).toEqual(['This is the code of ano', 5])
    // Not that of another person's, nor of one that is a colleague's.
    await inviteBy(at, council, stranger, [child])
    expect(await enter(await uniqueCode(at, stranger))).toEqual(['That is not the code in', 4])
    await inviteBy(await as(other), council, email, [theirs])
    expect(await enter(await uniqueCode(at, email))).toEqual(['That is not the code in', 3])
  })

  it('of nothing, or of another length, spends no try', async () => {
    const { at, council, child } = await arrive('invitations-code', how)
    const id = await inviteBy(at, council, invitedAddress(), [child])
    await openAct(at, council, id, 'code')
    await at.press('Check code')
    expect(at.summary).toEqual([['code', 'Enter the unique code that the person read out']])
    await at.fill({ 'Unique code': 'C4DF' }).press('Check code')
    expect(at.summary[0]![1]).toContain('The unique code has 8 letters and digits')
    expect((await rowOf(id)).codeTriesLeft).toBe(5)
  })

  it('after its time is too late', async () => {
    const { here, council, child, worker, as, at } = await arrive('invitations-code', how)
    const email = invitedAddress()
    const id = await inviteBy(at, council, email, [child])
    const code = await uniqueCode(at, email)
    await openAct(at, council, id, 'code')
    const form = { ...at.fields(), code }
    here.wait({ hours: 14 * 24 })
    const later = await as(worker)
    await openAct(later, council, id)
    await later.post(`/${council.slug}/staff/invitations/${id}/code`, form)
    expect(later.text).toContain('This can no longer be done.')
    expect((await rowOf(id)).status).toBe('sent')
    await openAct(later, council, id, 'code')
    expect(later.heading).toBe('Jane Beanstalk')
    expect(later.text).toContain('Expired: waiting for you to send it again')
  })

  it('very often is held back for the worker, over all invitations', async () => {
    const { at, council, worker, here } = await arrive('invitations-code', how)
    const { most } = limits.invitation.codesPerWorker
    for (let tried = 0; tried < most; tried += 5) {
      const id = await inviteBy(at, council, invitedAddress(), [await addChild(council, here.clock.now, worker)])
      await openAct(at, council, id, 'code')
      for (let times = 0; times < 5; times++) await at.fill({ 'Unique code': wrong }).press('Check code')
    }
    const email = invitedAddress()
    const id = await inviteBy(at, council, email, [await addChild(council, here.clock.now, worker)])
    await verify(at, council, id, email)
    expect(at.status).toBe(429)
    expect(at.summary[0]![1]).toMatch(/You have entered very many codes/)
    expect(at.headers.get('retry-after')).toMatch(/^\d+$/)
    expect((await rowOf(id)).codeTriesLeft).toBe(5)
  })
})

describe('codes entered at once', () => {
  it('share no try: of ten guesses five are looked at, and the right one is too late', async () => {
    const { council, child, worker, as, at } = await arrive('invitations-code')
    const email = invitedAddress()
    const id = await inviteBy(at, council, email, [child])
    const browsers = await Promise.all(Array.from({ length: 10 }, () => as(worker)))
    for (const browser of browsers) await openAct(browser, council, id, 'code')
    await Promise.all(browsers.map((browser) => browser.fill({ 'Unique code': wrong }).press('Check code')))
    expect(await rowOf(id)).toMatchObject({ codeTriesLeft: 0, wrongCodes: 5, status: 'sent' })
  })

  it('that are right twice send one link', async () => {
    const { council, child, worker, manager, as, at } = await arrive('invitations-code')
    const email = invitedAddress()
    const id = await inviteBy(at, council, email, [child])
    const browsers = [await as(worker), await as(manager)]
    for (const browser of browsers) await openAct(browser, council, id, 'code')
    const code = await uniqueCode(at, email)
    await Promise.all(browsers.map((browser) => browser.fill({ 'Unique code': code }).press('Check code')))
    expect((await at.messages(email)).filter(({ subject }) => subject.startsWith('Accept'))).toHaveLength(1)
    expect((await trailOf(id)).map(({ name }) => name).filter((name) => name === 'invitation.verified')).toHaveLength(1)
    expect(browsers.map(({ heading }) => heading)).toContain('Jane Beanstalk')
  })

  it('as an exact repeat spend no second try', async () => {
    const { council, child, at } = await arrive('invitations-code')
    const id = await inviteBy(at, council, invitedAddress(), [child])
    await openAct(at, council, id, 'code')
    const form = { ...at.fields(), code: wrong }
    for (let times = 0; times < 3; times++) await at.post(`/${council.slug}/staff/invitations/${id}/code`, form)
    expect(await rowOf(id)).toMatchObject({ codeTriesLeft: 4, wrongCodes: 1 })
  })
})

it('is kept in its message no longer than a provider needs it', async () => {
  const { council, child, here, at } = await arrive('invitations-code')
  const email = invitedAddress()
  await inviteBy(at, council, email, [child])
  const [mail] = await at.messages(email)
  const [row] = await db.select().from(messages).where(eq(messages.id, mail!.id))
  expect(row!.expiresAt - here.clock.now).toBe(60 * 60_000)
})

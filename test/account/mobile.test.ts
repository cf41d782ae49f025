import { describe, expect, it } from 'vitest'
import { replacePerson } from '../../src/db/accounts.ts'
import { commit } from '../../src/db/client.ts'
import { findPhoneRequest } from '../../src/db/phone-requests.ts'
import { phoneRequests } from '../../src/db/schema.ts'
import { sendingToPhone } from '../../src/domain/codes.ts'
import { takeAll } from '../../src/domain/limits.ts'
import type { Visit } from '../../src/domain/visit.ts'
import { words } from '../../src/fragments/words/index.ts'
import { addSession, meddling } from '../casework.ts'
import { accountOf, atReview, changesOf, liveSessions, must, namesOf, not, review, signInByText, written } from '../reviews.ts'
import { db, keys, newAddress, newPhone, portal, type Visitor } from '../visitor.ts'
import { westVale } from '../west-vale.ts'

const at = '/west-vale/account/mobile'
const here = portal({ councils: [westVale] })
const { faults } = words.en
const said = words.en.review.prove

/** Somebody who has given a new mobile number at Review Account. */
async function asked(
  how: { htmx?: boolean } = {},
  { world = here, ...what }: { world?: typeof here; phone?: string; person?: object } = {},
) {
  const arrived = await atReview(world, how, what)
  const mobile = newPhone()
  await arrived.jenny.fill({ ...must, 'Mobile Number': written(mobile) }).press('Confirm Details')
  expect(arrived.jenny.path).toBe(at)
  return { ...arrived, mobile }
}
const verify = async (jenny: Visitor, code: string) => jenny.fill({ 'Verification code': code }).press('Verify code')

describe.each([{ htmx: false }, { htmx: true }])('A new mobile number (htmx: $htmx)', (how) => {
  it('signs in once its code has come back; its owner is told by e-mail and at the old number', async () => {
    const { jenny, id, email, phone, mobile } = await asked(how)
    expect(jenny.heading).toBe(said.mobileTitle)
    for (const shown of [said.mobileSent(6), written(mobile), said.mobileKept, said.saved]) expect(jenny.text).toContain(shown)
    const before = (await accountOf(id)).phoneChangedAt!
    await addSession(westVale, here.clock.now, { id })
    await verify(jenny, await jenny.code(mobile))
    expect(jenny.path).toBe('/west-vale')
    const account = await accountOf(id)
    expect([account.phone, account.person.mobile, account.phoneChangedAt! > before]).toEqual([mobile, undefined, true])
    const told = ['account.reviewed', 'account.mobile-change-asked', 'account.mobile-changed', 'account.sessions-ended']
    expect(await namesOf(id)).toEqual(told)
    expect([await changesOf(id), (await liveSessions(id)).length]).toEqual([[], 1])
    const [[mail], [text]] = [await jenny.messages(email), await jenny.messages(phone)]
    expect(mail!.text).toContain(`XXX-XXX-XXX${mobile.slice(-2)}`)
    expect([text!.channel, text!.text.length <= 160]).toEqual(['sms', true])
    expect(`${mail!.text} ${text!.text}`).not.toContain(mobile.slice(-6))
    here.wait({ minutes: 2 })
    const again = here.visitor(how)
    await signInByText(again, email, mobile)
    expect(again.page.querySelector('.header__name')).not.toBe(null)
  })

  it('stands beside a landline that signs in', async () => {
    const landline = '+441164960000'
    const { jenny, id, mobile, email } = await asked(how, { phone: landline })
    await verify(jenny, await jenny.code(mobile))
    const account = await accountOf(id)
    expect([account.phone, account.person.mobile]).toEqual([landline, mobile])
    expect(await jenny.messages(landline)).toEqual([])
    expect(await jenny.messages(email)).toHaveLength(1)
    await jenny.open(review)
    expect(jenny.value('mobile')).toBe(written(mobile))
  })

  it('takes the place of another one beside a landline, which is told', async () => {
    const old = newPhone()
    const { jenny, id, mobile } = await asked(how, { phone: '+441164960000', person: { mobile: old } })
    await verify(jenny, await jenny.code(mobile))
    expect([(await accountOf(id)).person.mobile, (await jenny.messages(old)).length]).toEqual([mobile, 1])
  })

  it('takes no wrong code, says so in the words of texts, and sends another', async () => {
    const { jenny, id, phone, mobile } = await asked(how)
    await verify(jenny, '')
    expect(jenny.summary).toEqual([['code', faults['mobile-code.missing']]])
    await verify(jenny, not(await jenny.code(mobile)))
    expect(jenny.summary).toEqual([['code', faults['mobile-code.wrong']]])
    here.wait({ minutes: 11 })
    await verify(jenny, await latest(jenny, mobile))
    expect([jenny.summary, (await accountOf(id)).phone]).toEqual([[['code', faults['mobile-code.unusable']]], phone])
    await jenny.press('Send new code')
    await verify(jenny, await jenny.code(mobile))
    expect((await accountOf(id)).phone).toBe(mobile)
  })

  it('can be corrected at once', async () => {
    const { jenny, id, phone } = await asked(how)
    const right = newPhone()
    await jenny.press(said.correctMobile)
    expect([jenny.path, jenny.value('mobile')]).toEqual([review, written(phone)])
    await jenny.fill({ 'Mobile Number': right }).press('Confirm Details')
    await verify(jenny, await jenny.code(right))
    expect((await accountOf(id)).phone).toBe(right)
  })

  it.each(['phone-account unproved', 'phone-number unproved'])(
    'gets no text once those of a day are used up: %s',
    async (name) => {
      const { jenny, id } = await atReview(here, how)
      const mobile = newPhone()
      const visit = { db, keys, council: westVale, now: here.clock.now } as unknown as Visit
      const count = sendingToPhone(id, mobile, { proved: false }).find((each) => each.name === name)!
      for (let used = 0; used < count.window.most; used++) expect(await takeAll(visit, [count])).toBe(undefined)
      await jenny.fill({ ...must, 'Mobile Number': written(mobile) }).press('Confirm Details')
      expect([jenny.status, jenny.summary[0]?.[1]]).toEqual([429, expect.stringContaining('Too many codes have been sent')])
      expect(await jenny.messages(mobile)).toEqual([])
    },
  )

  it('is forgotten at Cancel', async () => {
    const { jenny, id, phone } = await asked(how)
    await jenny.press(said.cancel)
    expect([jenny.path, await changesOf(id), (await accountOf(id)).phone]).toEqual(['/west-vale', [], phone])
  })

  it('has its turn when the e-mail address before it is cancelled', async () => {
    const { jenny, id } = await atReview(here, how)
    const mobile = newPhone()
    await jenny.fill({ ...must, 'Email Address': newAddress('new'), 'Mobile Number': mobile }).press('Confirm Details')
    await jenny.press(said.cancel)
    expect(jenny.path).toBe(at)
    await verify(jenny, await jenny.code(mobile))
    expect((await accountOf(id)).phone).toBe(mobile)
  })

  it('can ask for its code itself where none was sent yet', async () => {
    const { jenny, id } = await atReview(here, how)
    const mobile = newPhone()
    await jenny.fill({ ...must, 'Email Address': newAddress('new'), 'Mobile Number': mobile }).press('Confirm Details')
    await jenny.open(at)
    expect(jenny.text).toContain(said.mobileUnsent)
    await jenny.press('Send new code')
    expect(jenny.text).toContain(said.mobileSent(6))
    await verify(jenny, await jenny.code(mobile))
    expect((await accountOf(id)).phone).toBe(mobile)
  })

  it('does not write over what was changed about the person at the last moment', async () => {
    let meanwhile = async () => {}
    const world = portal({ councils: [westVale], connect: meddling(/update "accounts" set "person"/, async () => meanwhile()) })
    const { jenny, id, mobile } = await asked(how, { phone: '+441164960000', world })
    const account = await accountOf(id)
    meanwhile = async () => {
      meanwhile = async () => {}
      await commit(db, replacePerson(db, keys, account, { ...account.person, surname: 'Cherry' }))
    }
    await verify(jenny, await jenny.code(mobile))
    expect(jenny.summary).toEqual([['', faults['form.overtaken']]])
    await verify(jenny, await jenny.code(mobile))
    expect((await accountOf(id)).person).toMatchObject({ surname: 'Cherry', mobile })
  })

  it('asks for recent proof', async () => {
    const { jenny } = await asked(how)
    here.wait({ minutes: 8 })
    await jenny.open(at)
    here.wait({ minutes: 8 })
    await jenny.open(at)
    expect(jenny.path).toBe('/west-vale/sign-in/password')
    expect(jenny.text).toContain(words.en.signIn.ended['prove-again'])
  })

  it('says that the text did not leave, and keeps the change', async () => {
    const mute = { name: 'mute', channel: 'sms' as const, send: async () => ({ ok: false as const, why: 'busy' as const }) }
    const world = portal({ councils: [{ ...westVale, senders: { ...westVale.senders, sms: [mute] } }] })
    const { jenny, id } = await asked(how, { world })
    expect(jenny.text).toContain(said.mobileUnsent)
    expect(await changesOf(id)).toHaveLength(1)
  })
})

it('says that no more texts leave today, and keeps the number there was', async () => {
  const sender = { name: 'noting', channel: 'sms' as const, send: async () => ({ ok: true as const, reference: '1' }) }
  const senders = { ...westVale.senders, sms: [sender] as const }
  const world = portal({ councils: [{ ...westVale, senders, budget: { texts: 0 } }] })
  const { jenny, id, phone } = await asked({}, { world })
  expect(jenny.url).toContain('?done=used-up')
  expect(jenny.text).toContain(said.mobileUsedUp)
  expect((await accountOf(id)).phone).toBe(phone)
})

/** The code of the newest message, though it is not kept any more. */
const latest = async (jenny: Visitor, to: string) => jenny.code(to).catch(() => '123456')

it('ends half-done sign-ins with the old number, and what was told of its loss', async () => {
  const { jenny, id, email, phone, mobile } = await asked()
  await db.insert(phoneRequests).values({ id, council: westVale.slug, askedAt: here.clock.now })
  const half = here.visitor()
  await half.open('/west-vale/sign-in')
  await half.fill({ 'Email Address': email, Password: 'Correct-Horse-7-Battery' }).press('Sign in')
  await half.press('Send Code')
  await verify(jenny, await jenny.code(mobile))
  await half.fill({ 'Verification code': await half.code(phone) }).press('Verify Code')
  expect(half.summary).toEqual([['', faults['phone.changed']]])
  expect(await findPhoneRequest(db, westVale.slug, id)).toBe(undefined)
})

it('gets so many texts in an hour, from all accounts', async () => {
  const mobile = newPhone()
  for (let times = 0; times < 11; times++) {
    const { jenny } = await atReview(here)
    await jenny.fill({ ...must, 'Mobile Number': mobile }).press('Confirm Details')
    if (times < 10) expect(jenny.path).toBe(at)
    else expect([jenny.status, jenny.summary[0]?.[0], jenny.value('title')]).toEqual([429, 'mobile', 'Mrs'])
  }
})

it('is for who is signed in', async () => {
  expect((await here.visitor().open(at)).path).toBe('/west-vale/sign-in/password')
})

import { describe, expect, it } from 'vitest'
import { words } from '../../src/fragments/words/index.ts'
import { addSession, meddling, signedInAs } from '../casework.ts'
import {
  accountOf,
  addJenny,
  atReview,
  beside,
  changesOf,
  liveSessions,
  must,
  namesOf,
  not,
  review,
  signInByText,
} from '../reviews.ts'
import { newAddress, newPhone, portal, type Visitor } from '../visitor.ts'
import { westVale } from '../west-vale.ts'

const at = '/west-vale/account/email'
const here = portal({ councils: [westVale] })
const { faults } = words.en
const said = words.en.review.prove

/** Somebody who has given a new address at Review Account. */
async function asked(how: { htmx?: boolean } = {}, address = newAddress('new'), world = here) {
  const arrived = await atReview(world, how)
  await arrived.jenny.fill({ ...must, 'Email Address': address }).press('Confirm Details')
  expect(arrived.jenny.path).toBe(at)
  return { ...arrived, address }
}
const verify = async (jenny: Visitor, code: string) => jenny.fill({ 'Verification code': code }).press('Verify code')

describe.each([{ htmx: false }, { htmx: true }])('A new e-mail address (htmx: $htmx)', (how) => {
  it('is the account’s once its code has come back; both addresses are told, and other sessions end', async () => {
    const { jenny, id, email, address } = await asked(how)
    expect([jenny.heading, jenny.headers.get('cache-control')]).toEqual([said.emailTitle, expect.stringContaining('no-store')])
    for (const shown of [said.emailSent(6), address, said.emailKept(email), said.saved]) expect(jenny.text).toContain(shown)
    const other = await addSession(westVale, here.clock.now, { id })
    await verify(jenny, await jenny.code(address))
    expect(jenny.path).toBe('/west-vale')
    expect((await accountOf(id)).email).toBe(address)
    const told = ['account.reviewed', 'account.email-change-asked', 'account.email-changed', 'account.sessions-ended']
    expect(await namesOf(id)).toEqual(told)
    expect([await changesOf(id), (await liveSessions(id)).map((each) => each.id).includes(other.session.id)]).toEqual([[], false])
    expect(await liveSessions(id)).toHaveLength(1)
    const [[toOld], [toNew]] = [await jenny.messages(email), await jenny.messages(address)]
    expect(toOld!.subject).toBe('West Vale Parents: the email address of your account has been changed')
    // The old mailbox may be somebody's who is not to know the new one.
    expect(toOld!.text).not.toContain(address)
    expect(toNew!.subject).toBe('West Vale Parents: this is now the email address of your account')
    await jenny.open(review)
    expect(jenny.value('email')).toBe(address)
  })

  it('signs in from then on, and the old one does not', async () => {
    const { jenny, email, address, phone } = await asked(how)
    await verify(jenny, await jenny.code(address))
    const [old, new_] = [here.visitor(how), here.visitor(how)]
    await old.open('/west-vale/sign-in')
    await old.fill({ 'Email Address': email, Password: 'Correct-Horse-7-Battery' }).press('Sign in')
    expect(old.summary).toEqual([['', faults['sign-in.wrong']]])
    here.wait({ minutes: 2 })
    await signInByText(new_, address, phone)
    expect(new_.page.querySelector('.header__name')).not.toBe(null)
  })

  it('leaves other sessions alone where the box is not ticked', async () => {
    const { jenny, id, address } = await asked(how)
    await addSession(westVale, here.clock.now, { id })
    const { elsewhere: _, ...form } = jenny.fields()
    await jenny.post(at, { ...form, code: 'wrong' })
    expect([jenny.status, jenny.page.querySelector('#elsewhere')?.hasAttribute('checked')]).toEqual([422, false])
    const { elsewhere: __, ...again } = jenny.fields()
    await jenny.post(at, { ...again, code: await jenny.code(address) })
    expect([(await accountOf(id)).email, (await liveSessions(id)).length]).toEqual([address, 2])
    expect(await namesOf(id)).not.toContain('account.sessions-ended')
  })

  it('takes no wrong code, and says why', async () => {
    const { jenny, id, email, address } = await asked(how)
    await verify(jenny, '')
    expect([jenny.status, jenny.summary]).toEqual([422, [['code', faults['code.missing']]]])
    await verify(jenny, not(await jenny.code(address)))
    expect(jenny.summary).toEqual([['code', faults['code.wrong']]])
    for (let tries = 0; tries < 4; tries++) await verify(jenny, not(await jenny.code(address)))
    await verify(jenny, await jenny.code(address))
    expect([jenny.status, jenny.summary[0]?.[0]]).toEqual([429, 'code'])
    expect([(await accountOf(id)).email, (await namesOf(id)).includes('code.wrong')]).toEqual([email, true])
  })

  it('takes no code after ten minutes, and sends a new one, which alone works', async () => {
    const { jenny, id, address } = await asked(how)
    const first = await jenny.code(address)
    await jenny.press('Send new code')
    expect([jenny.status, jenny.summary[0]?.[0]]).toEqual([429, 'resend'])
    here.wait({ minutes: 2 })
    await jenny.press('Send new code')
    expect([jenny.path, jenny.summary]).toEqual([at, []])
    expect(jenny.text).toContain('Earlier codes no longer work.')
    const second = await jenny.code(address)
    if (first !== second) {
      await verify(jenny, first)
      expect(jenny.summary).toEqual([['code', faults['code.wrong']]])
    }
    await verify(jenny, second)
    expect((await accountOf(id)).email).toBe(address)
  })

  it('sends five new codes in an hour, whatever they are sent to', async () => {
    const { jenny } = await asked(how)
    for (let times = 0; times < 5; times++) {
      here.wait({ minutes: 2 })
      if (times % 2) await jenny.press('Send new code')
      else {
        await jenny.press(said.correctEmail)
        await jenny.fill({ 'Email Address': newAddress('new') }).press('Confirm Details')
      }
      expect([jenny.path, jenny.summary]).toEqual([at, []])
    }
    here.wait({ minutes: 2 })
    await jenny.press('Send new code')
    expect([jenny.status, jenny.summary[0]?.[0]]).toEqual([429, 'resend'])
  })

  it('can be corrected at once, and the code of the first one is worth nothing', async () => {
    const { jenny, id, email, address } = await asked(how)
    const right = newAddress('right')
    const first = await jenny.code(address)
    await jenny.press(said.correctEmail)
    expect([jenny.path, jenny.value('email')]).toEqual([review, email])
    await jenny.fill({ 'Email Address': right }).press('Confirm Details')
    expect(jenny.text).toContain(right)
    if (first !== (await jenny.code(right))) {
      await verify(jenny, first)
      expect([jenny.summary[0]?.[0], (await accountOf(id)).email]).toEqual(['code', email])
    }
    await verify(jenny, await jenny.code(right))
    expect((await accountOf(id)).email).toBe(right)
  })

  it('is forgotten at Cancel, and its code is worth nothing', async () => {
    const { jenny, id, email, address } = await asked(how)
    const code = await jenny.code(address)
    await jenny.press(said.cancel)
    expect([jenny.path, await changesOf(id)]).toEqual(['/west-vale', []])
    await jenny.open(at)
    expect(jenny.heading).toBe(said.nothingTitle)
    await jenny.post(at, { submit: 'x'.repeat(43), code })
    expect([jenny.path, (await accountOf(id)).email]).toEqual([review, email])
  })

  it('is forgotten after an hour', async () => {
    const { id, address, jenny } = await asked(how)
    here.wait({ hours: 1 })
    const account = await accountOf(id)
    const later = await signedInAs(here, westVale, account, here.visitor(how))
    await later.open(at)
    expect(later.heading).toBe(said.nothingTitle)
    await later.open(review)
    expect(later.value('email')).toBe(account.email)
    expect(await jenny.messages(address)).toEqual([])
  })

  it('that another account has is told of when the mailbox is proved, and not before', async () => {
    const owner = await addJenny(here.clock.now)
    const [taken, free] = [await asked(how, owner.email), await asked(how)]
    const shown = (page: Visitor, email: string) =>
      page.text
        .replaceAll(email, 'TYPED')
        .replace(/jenny\.\w+@school\.example/g, 'OLD')
        .replace(/signed out at \d\d:\d\d/, '')
    expect(shown(taken.jenny, owner.email)).toBe(shown(free.jenny, free.address))
    await verify(taken.jenny, not(await taken.jenny.code(owner.email)))
    expect(taken.jenny.text).not.toContain(said.takenTitle)
    await verify(taken.jenny, await taken.jenny.code(owner.email))
    expect(taken.jenny.heading).toBe(said.takenTitle)
    expect([(await accountOf(taken.id)).email, (await accountOf(owner.id)).email]).toEqual([taken.email, owner.email])
    expect(await changesOf(taken.id)).toEqual([])
    await taken.jenny.press(said.goOn)
    expect(taken.jenny.path).toBe('/west-vale')
  })

  it('is one account’s when two prove it at once', async () => {
    const address = newAddress('both')
    const [one, two] = [await asked(how, address), await asked(how, address)]
    const codes = (await one.jenny.messages(address)).map(({ text }) => /\d{3} \d{3}/.exec(text)![0]!).reverse()
    await Promise.all([verify(one.jenny, codes[0]!), verify(two.jenny, codes[1]!)])
    const all = [one, two]
    const have = await Promise.all(all.map(async ({ id }) => (await accountOf(id)).email === address))
    expect(have.filter(Boolean)).toHaveLength(1)
    const loser = all[have.indexOf(false)]!
    if (loser.jenny.heading !== said.takenTitle) {
      expect(loser.jenny.summary).toEqual([['', faults['form.overtaken']]])
      await verify(loser.jenny, codes[have.indexOf(false)]!)
    }
    expect(loser.jenny.heading).toBe(said.takenTitle)
  })

  it('is not given when the account gets another one, or another account that one, at the last moment', async () => {
    const address = newAddress('late')
    let meanwhile = async () => {}
    const there = portal({
      councils: [westVale],
      connect: meddling(/update "accounts" set "email"/, async () => meanwhile()),
    })
    const { jenny, id, email } = await asked(how, address, there)
    meanwhile = async () => {
      meanwhile = async () => {}
      await addJenny(here.clock.now, { email: address })
    }
    await verify(jenny, await jenny.code(address))
    expect([jenny.status, jenny.summary]).toEqual([422, [['', faults['form.overtaken']]]])
    expect([(await accountOf(id)).email, (await liveSessions(id)).length]).toEqual([email, 1])
    await verify(jenny, await jenny.code(address))
    expect(jenny.heading).toBe(said.takenTitle)
  })

  it('asks for recent proof', async () => {
    const { jenny, id, address, email, phone } = await asked(how)
    here.wait({ minutes: 8 })
    await jenny.open(at)
    here.wait({ minutes: 8 })
    await verify(jenny, '123456')
    expect(jenny.path).toBe('/west-vale/sign-in/password')
    expect(jenny.text).toContain(words.en.signIn.ended['prove-again'])
    await signInByText(jenny, email, phone)
    expect(jenny.path).toBe(at)
    await jenny.press('Send new code')
    await verify(jenny, await jenny.code(address))
    expect((await accountOf(id)).email).toBe(address)
  })

  it('is proved in one of two tabs; the other finds nothing to confirm', async () => {
    const { jenny, address } = await asked(how)
    const other = await beside(here, jenny, how, at)
    const code = await jenny.code(address)
    await verify(jenny, code)
    await verify(other, code)
    expect(other.path).toBe(review)
  })
})

it('ends half-done sign-ins with the old address', async () => {
  const { jenny, id, email, address, phone } = await asked()
  const half = here.visitor()
  await half.open('/west-vale/sign-in')
  await half.fill({ 'Email Address': email, Password: 'Correct-Horse-7-Battery' }).press('Sign in')
  await half.press('Send Code')
  await verify(jenny, await jenny.code(address))
  expect((await accountOf(id)).email).toBe(address)
  await half.fill({ 'Verification code': await half.code(phone) }).press('Verify Code')
  expect(half.summary).toEqual([['', faults['sign-in.changed']]])
})

it('has a code that proves no mobile number, and no other account’s address', async () => {
  const { jenny, id } = await atReview(here)
  const [address, mobile] = [newAddress('new'), newPhone()]
  await jenny.fill({ ...must, 'Email Address': address, 'Mobile Number': mobile }).press('Confirm Details')
  const code = await jenny.code(address)
  await jenny.open('/west-vale/account/mobile')
  await verify(jenny, code)
  expect([jenny.status, (await accountOf(id)).person.mobile]).toEqual([422, undefined])
  const other = await asked()
  if ((await other.jenny.code(other.address)) !== code) await verify(other.jenny, code)
  expect((await accountOf(other.id)).email).toBe(other.email)
})

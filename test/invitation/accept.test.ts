import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { sessions } from '../../src/db/schema.ts'
import { addChild, addSomebody } from '../casework.ts'
import {
  arrive,
  atSetup,
  confirmAll,
  inviteBy,
  invitedAddress,
  invitedPerson,
  linkFor,
  openAct,
  rowOf,
  trailOf,
  verify,
} from '../invitations.ts'
import { db, names, password } from '../visitor.ts'

describe.each([{ htmx: false }, { htmx: true }])('the link of the acceptance e-mail (htmx: $htmx)', (how) => {
  it('changes nothing when it is opened; one press accepts, and leads to Account setup', async () => {
    const arrived = await arrive('invitation-accept', how)
    const { council, here } = arrived
    const { id, person, browser } = await invitedPerson(arrived)
    const link = await linkFor(browser, person.email)
    const scanner = here.visitor()
    for (const visitor of [scanner, browser]) {
      await visitor.open(link)
      expect(visitor.heading).toBe('Accept your invitation')
      for (const said of ['Jane Beanstalk', person.email]) expect(visitor.text).toContain(said)
      // Who is signed in with that address is not told to sign in.
      expect(visitor.text.includes('sign in to your My Norfolk account')).toBe(visitor === scanner)
      expect(visitor.text.includes('You must use the same email address')).toBe(visitor === scanner)
      expect(visitor.html).not.toMatch(/Charlie|Cherry/)
    }
    expect(await rowOf(id)).toMatchObject({ status: 'verified', version: 2 })
    await browser.press('Accept invitation')
    expect([browser.heading, browser.path]).toEqual(['Account setup', `/${council.slug}/invitation/setup`])
    expect(await rowOf(id)).toMatchObject({ status: 'accepted', accountId: person.id })
    expect((await trailOf(id)).at(-1)).toEqual({
      name: 'invitation.accepted',
      accountId: person.id,
      facts: JSON.stringify({ invitation: id }),
    })
    // Pressed once more, from another window: on to the same place.
    await browser.open(link)
    expect(browser.heading).toBe('You have accepted this invitation')
    await browser.press('Continue to Account setup')
    expect(browser.heading).toBe('Account setup')
    expect((await trailOf(id)).filter(({ name }) => name === 'invitation.accepted')).toHaveLength(1)
  })

  it('pressed by who is not signed in leads to sign in, and to sign up, with the invited address', async () => {
    const arrived = await arrive('invitation-accept', how)
    const { council, at, child, here } = arrived
    const email = invitedAddress()
    const id = await inviteBy(at, council, email, [child])
    await verify(at, council, id, email)
    const jane = here.visitor(how)
    await jane.open(await linkFor(at, email))
    await jane.press('Accept invitation')
    expect(jane.heading).toBe('Sign in')
    expect(jane.value('email')).toBe(email)
    expect(jane.url).not.toContain('@')
    expect(await rowOf(id)).toMatchObject({ status: 'accepted', accountId: null })
    expect((await trailOf(id)).at(-1)).toMatchObject({ name: 'invitation.accepted', accountId: null })
    await jane.press('Sign up now')
    expect(jane.value('email')).toBe(email)
    await jane.fill({ 'Email Address': invitedAddress() }).press('Send verification code')
    expect(jane.summary[0]![1]).toContain(`Your invitation was sent to ${email}`)
  })

  it('pressed again keeps the code that is waited for: it was fetched from the mailbox that the link lies in', async () => {
    const arrived = await arrive('invitation-accept', how)
    const { council, at, child, here } = arrived
    const email = invitedAddress()
    const id = await inviteBy(at, council, email, [child])
    await verify(at, council, id, email)
    const jane = here.visitor(how)
    const link = await linkFor(at, email)
    await jane.open(link)
    await jane.press('Accept invitation')
    await jane.press('Sign up now')
    await jane.press('Send verification code')
    const code = await jane.code(email)
    await jane.open(link)
    expect(jane.text).toContain('Go on to sign in to your My Norfolk account, or sign up if you do not have one yet.')
    for (let times = 0; times < 2; times++) {
      await jane.open(link)
      await jane.press('Go on to sign in or sign up')
      expect(jane.path).toBe(`/${council.slug}/register/verify`)
    }
    await jane.fill({ 'Verification code': code }).press('Verify code')
    await jane.press('Continue')
    // The names that the worker knows stand there, to be checked.
    expect([jane.value('forename'), jane.value('surname')]).toEqual(['Jane', 'Beanstalk'])
    await jane.fill({ ...names, 'New Password': password, 'Confirm New Password': password }).press('Create')
    expect(jane.path).toBe(`/${council.slug}/sign-in/phone`)
    // Who has the account by now comes back to where they were, too.
    await jane.open(link)
    await jane.press('Go on to sign in or sign up')
    expect(jane.path).toBe(`/${council.slug}/sign-in/phone`)
  })

  it('of another invitation begins anew, with its own address', async () => {
    const arrived = await arrive('invitation-accept', how)
    const { council, at, child, here, worker } = arrived
    const jane = here.visitor(how)
    for (const email of [invitedAddress(), invitedAddress()]) {
      const id = await inviteBy(at, council, email, [await addChild(council, here.clock.now, worker), child])
      await verify(at, council, id, email)
      await jane.open(await linkFor(at, email))
      await jane.press('Accept invitation')
      expect(jane.value('email')).toBe(email)
      await jane.press('Sign up now')
      expect(jane.value('email')).toBe(email)
      await jane.press('Send verification code')
    }
  })

  it('opened by somebody else who is signed in is explained, with a way on', async () => {
    const arrived = await arrive('invitation-accept', how)
    const { council, here, as } = arrived
    const { id, person } = await invitedPerson(arrived)
    const link = await linkFor(arrived.at, person.email)
    const somebody = await as(await addSomebody(council, here.clock.now, { given: 'Bob' }))
    await somebody.open(link)
    expect(somebody.heading).toBe('You are signed in as somebody else')
    expect(somebody.text).toContain(person.email)
    somebody.jar.set(`__Host-${council.slug}-return`, 'kept')
    // Not even by sending the form that another page would have.
    await somebody.post(link, {})
    expect(somebody.heading).toBe('You are signed in as somebody else')
    expect((await rowOf(id)).status).toBe('verified')
    await somebody.press('Log out and go on')
    expect(somebody.heading).toBe('Accept your invitation')
    expect(somebody.jar.has(`__Host-${council.slug}-session`)).toBe(false)
    expect([...somebody.jar.keys()]).not.toContain(`__Host-${council.slug}-return`)
    await somebody.press('Accept invitation')
    expect(somebody.heading).toBe('Sign in')
    expect(somebody.value('email')).toBe(person.email)
  })

  it('that has expired, or was used, says so and who can help', async () => {
    const arrived = await arrive('invitation-accept', how)
    const { at, council, child, here } = arrived
    const used = await atSetup(arrived)
    const link = await linkFor(at, used.person.email)
    await confirmAll(used.browser, [child.id])
    await openAct(at, council, used.id, 'activate')
    await at.press('Activate')
    for (const visitor of [here.visitor(how), used.browser]) {
      await visitor.open(link)
      expect([visitor.status, visitor.heading]).toEqual([410, 'This invitation has been used already'])
    }
    const late = await invitedPerson(arrived)
    const old = await linkFor(at, late.person.email)
    const stranger = await here.visitor(how).open(old)
    here.wait({ hours: 14 * 24 })
    await stranger.press('Accept invitation')
    expect([stranger.status, stranger.heading]).toEqual([410, 'This invitation has expired'])
    expect(stranger.text).toContain('Contact your worker')
    expect(stranger.page.querySelector('footer')?.textContent).toContain('0344 800 8020')
    expect((await rowOf(late.id)).status).toBe('verified')
  })

  it('that is unknown, of another council, or not a token tells no more than that', async () => {
    const arrived = await arrive('invitation-accept', how)
    const { council, councils, here, at } = arrived
    const { person } = await invitedPerson(arrived)
    const link = await linkFor(at, person.email)
    const stranger = here.visitor(how)
    const elsewhere = councils.find(({ records, slug }) => records && slug !== council.slug)
    const paths = [`/${council.slug}/invitation/accept/${'x'.repeat(43)}`, `/${council.slug}/invitation/accept/x`]
    if (elsewhere) paths.push(link.replace(council.slug, elsewhere.slug))
    for (const path of paths) {
      await stranger.open(path)
      expect([stranger.status, stranger.heading]).toEqual([404, 'This link does not work'])
      await stranger.post(path, {})
      expect([stranger.status, stranger.heading]).toEqual([404, 'This link does not work'])
    }
    for (const { slug } of councils.filter(({ records }) => !records))
      expect((await stranger.open(link.replace(council.slug, slug))).status).toBe(404)
  })
})

it.each([{ htmx: false }, { htmx: true }])(
  'accepts nothing for who was signed out while the press was on its way (%o)',
  async (how) => {
    const arrived = await arrive('invitation-accept', how)
    const { id, person, browser } = await invitedPerson(arrived)
    const link = await linkFor(browser, person.email)
    const out = () => db.update(sessions).set({ endedAt: arrived.here.clock.now }).where(eq(sessions.accountId, person.id))
    await browser.open(link)
    await browser.postSlowly(link, {}, out)
    expect([browser.heading, browser.path]).toEqual(['Accept your invitation', link])
    expect(browser.page.querySelector('.header__name')).toBe(null)
    const again = await arrived.as(person)
    const list = `/${arrived.council.slug}/invitation`
    await again.open(list)
    await again.postSlowly(list, { invitation: id }, out)
    expect(again.path).toBe(`/${arrived.council.slug}/sign-in/password`)
    expect((await rowOf(id)).status).toBe('verified')
  },
)

it('pressed twice at once accepts once', async () => {
  const arrived = await arrive('invitation-accept')
  const { as, here } = arrived
  const { id, person } = await invitedPerson(arrived)
  const link = await linkFor(arrived.at, person.email)
  const browsers = [await as(person), here.visitor(), here.visitor()]
  for (const browser of browsers) await browser.open(link)
  await Promise.all(browsers.map((browser) => browser.press('Accept invitation')))
  expect((await trailOf(id)).filter(({ name }) => name === 'invitation.accepted')).toHaveLength(1)
  expect(browsers.map(({ heading }) => heading)).toEqual(['Account setup', 'Sign in', 'Sign in'])
})

it('in Welsh opens in Welsh', async () => {
  const arrived = await arrive('invitation-accept')
  const { at, council, child, here } = arrived
  const email = invitedAddress()
  const id = await inviteBy(at, council, email, [child], { language: 'cy' })
  await openAct(at, council, id, 'code')
  const [first] = await at.messages(email)
  const code = /cod unigryw yw (\w{4} \w{4})/.exec(first!.text)![1]!
  await at.fill({ 'Unique code': code }).press('Check code')
  const [mail] = await at.messages(email)
  const address = new URL(/https:\/\/\S+accept\/\S+/.exec(mail!.text)![0])
  const jane = await here.visitor().open(address.pathname + address.search)
  expect(jane.heading).toBe('Derbyn eich gwahoddiad')
})

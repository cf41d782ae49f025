import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { invitationRecords, invitations } from '../../../src/db/schema.ts'
import { addChild, addSomebody, giveAccess } from '../../casework.ts'
import { arrive, inviteBy, invitedAddress, rowOf, trailOf, uniqueCode } from '../../invitations.ts'
import { db } from '../../visitor.ts'

const DAY = 24 * 60 * 60_000
const invitedTo = (id: string) => db.select().from(invitationRecords).where(eq(invitationRecords.invitationId, id))
const sentBy = async (ownerId: string) => db.select().from(invitations).where(eq(invitations.ownerId, ownerId))

describe.each([{ htmx: false }, { htmx: true }])('inviting a person (htmx: $htmx)', (how) => {
  it('sends the unique code and leads to where the invitation stands', async () => {
    const { at, council, child, worker, here } = await arrive('invitations-new', how)
    const email = invitedAddress()
    await at.open(`/${council.slug}/staff/invitations/new?record=${child.id}`)
    expect(at.value('number-1')).toBe(child.number)
    await at
      .fill({
        Relationship: 'carer',
        'Last day of access': '2027-07-31',
        'Given Name': 'Jane',
        Surname: 'Beanstalk',
        Email: email,
      })
      .press('Send invitation')
    expect(at.heading).toBe('Jane Beanstalk')
    expect(at.text).toContain('The invitation has been sent.')
    expect(at.text).toContain('Sent: waiting for the person to read the code out')
    for (const said of ['Charlie Cherry', 'Carer', '31 Jul', email]) expect(at.text).toContain(said)

    const id = at.path.split('/').at(-1)!
    const [mail, ...others] = await at.messages(email)
    expect(others).toEqual([])
    expect(mail!.subject).toBe("Set up your Children's Services Online Account")
    expect(mail!.text).not.toMatch(/Charlie|Cherry/)
    expect(mail!.text).toContain('contact us:\nYour worker, or our customer service: 0344 800 8020')
    expect(await uniqueCode(at, email)).toMatch(/^\w{4} \w{4}$/)
    expect(await invitedTo(id)).toMatchObject([
      { recordId: child.id, relationship: 'carer', endsAt: Date.UTC(2027, 6, 31, 23), answer: null },
    ])
    expect(await rowOf(id)).toMatchObject({
      ownerId: worker.id,
      status: 'sent',
      version: 1,
      codeTriesLeft: 5,
      codeExpiresAt: here.clock.now + 14 * DAY,
      link: null,
      accountId: null,
    })
    expect(await trailOf(id)).toEqual([
      { name: 'invitation.sent', accountId: worker.id, facts: JSON.stringify({ invitation: id, records: 1 }) },
    ])
  })

  it('to several records, in Welsh', async () => {
    const { at, council, child, worker, here } = await arrive('invitations-new', how)
    const second = await addChild(council, here.clock.now, worker, { given: 'Pedro', surname: 'Plumber' })
    const email = invitedAddress()
    const id = await inviteBy(at, council, email, [child, second], { language: 'cy' })
    expect((await invitedTo(id)).map(({ recordId }) => recordId).sort()).toEqual([child.id, second.id].sort())
    const [mail] = await at.messages(email)
    expect(mail!.subject).toBe('Sefydlu eich Cyfrif Gwasanaethau Plant Ar-lein')
    expect(at.text).toContain('Cymraeg')
  })

  it('says everything that is wrong, beside the fields, and keeps what was typed', async () => {
    const { at, council, worker } = await arrive('invitations-new', how)
    await at.open(`/${council.slug}/staff/invitations/new`)
    await at.press('Send invitation')
    expect(at.status).toBe(422)
    expect(at.title).toMatch(/^Error: /)
    expect(at.summary).toEqual([
      ['number-1', 'Enter the number of the record'],
      ['relationship-1', 'Choose what the person is to the child'],
      ['given', 'Enter the person’s given name'],
      ['surname', 'Enter the person’s surname'],
      ['email', 'Enter the person’s email address'],
    ])
    await at
      .fill({ 'Record number': 'CS-nowhere', 'Last day of access': '2026-02-30', 'Given Name': 'Jane', Email: worker.email })
      .press('Send invitation')
    expect(at.beside('number-1')).toContain('None of your records has this number')
    expect(at.summary.map(([field]) => field)).toEqual(['number-1', 'relationship-1', 'ends-1', 'surname'])
    expect(at.beside('ends-1')).toContain('as a real date')
    expect(at.value('given')).toBe('Jane')
    await at.fill({ 'Last day of access': '2026-11-20' }).press('Send invitation')
    expect(at.beside('ends-1')).toContain('must be today or later')
    expect(await sentBy(worker.id)).toEqual([])
  })

  it('asks for another record without complaining of what is not filled in yet', async () => {
    const { at, council, child } = await arrive('invitations-new', how)
    await at.open(`/${council.slug}/staff/invitations/new`)
    await at.fill({ 'Record number': child.number, 'Given Name': 'Jane' }).press('Add another record')
    expect(at.status).toBe(200)
    expect(at.summary).toEqual([])
    expect([at.value('number-1'), at.value('given')]).toEqual([child.number, 'Jane'])
    expect(at.page.querySelectorAll('[name^=number-]')).toHaveLength(2)
    for (let more = 3; more <= 10; more++) await at.press('Add another record')
    expect(at.page.querySelectorAll('[name^=number-]')).toHaveLength(10)
    expect(at.text).not.toContain('Add another record')
    // Nor is there more room for who writes the form themselves.
    const form = { ...at.fields(), submit: 'w'.repeat(43), 'number-99': child.number, 'number-100000000': child.number }
    for (const more of [{}, { more: 'yes' }, { go: 'lang-cy' }]) {
      await at.post(`/${council.slug}/staff/invitations/new`, { ...form, ...more })
      expect(at.page.querySelectorAll('[name^=number-]')).toHaveLength(10)
    }
  })

  it('refuses a record twice, and a person to whom it is open already', async () => {
    const { at, council, child, worker, manager, as, here } = await arrive('invitations-new', how)
    const email = invitedAddress()
    await expect(inviteBy(at, council, email, [child, child])).rejects.toThrow('Not invited')
    expect(at.summary).toEqual([['number-2', 'You have entered this record already. Enter each record once']])

    const parent = await addSomebody(council, here.clock.now)
    await giveAccess(council, here.clock.now, child, parent)
    await expect(inviteBy(at, council, parent.email.toUpperCase(), [child])).rejects.toThrow('Not invited')
    expect(at.summary).toEqual([['number-1', 'The person at this address has access to this record already']])

    await inviteBy(at, council, email, [child])
    await expect(inviteBy(await as(manager), council, ` ${email.toUpperCase()}`, [child])).rejects.toThrow('open invitation')
    await expect(inviteBy(at, council, worker.email, [child])).rejects.toThrow('your own address')
    expect(await sentBy(worker.id)).toHaveLength(1)
    expect(await sentBy(manager.id)).toHaveLength(0)
  })

  it('refuses a record of a colleague’s, and tells as little as of one that is not there', async () => {
    const { council, child, other, manager, as } = await arrive('invitations-new', how)
    const stranger = await as(other)
    await expect(inviteBy(stranger, council, invitedAddress(), [child])).rejects.toThrow('None of your records has this number')
    await stranger.open(`/${council.slug}/staff/invitations/new?record=${child.id}`)
    expect(stranger.value('number-1')).toBe('')
    expect(stranger.html).not.toContain(child.number)
    await inviteBy(await as(manager), council, invitedAddress(), [child])
  })
})

describe('invitations sent at once', () => {
  it('of one address to one record are one', async () => {
    const { council, child, worker, manager, as } = await arrive('invitations-new')
    const email = invitedAddress()
    const browsers = [await as(worker), await as(manager)]
    const done = await Promise.allSettled(browsers.map((browser) => inviteBy(browser, council, email, [child])))
    expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await browsers[0]!.messages(email)).toHaveLength(1)
    expect(browsers.map(({ text }) => text).join()).toContain('There is an open invitation to this record')
  })

  it('as an exact repeat are one', async () => {
    const { council, child, at, worker } = await arrive('invitations-new')
    const email = invitedAddress()
    await at.open(`/${council.slug}/staff/invitations/new`)
    const who = { given: 'Jane', surname: 'Beanstalk', email }
    const form = { ...at.fields(), 'number-1': child.number, 'relationship-1': 'parent', ...who }
    await Promise.all([0, 1, 2].map(() => at.post(`/${council.slug}/staff/invitations/new`, form)))
    expect(at.heading).toBe('Jane Beanstalk')
    expect(await sentBy(worker.id)).toHaveLength(1)
    expect(await at.messages(email)).toHaveLength(1)
  })
})

it('very many are held back', async () => {
  const { at, council, worker, here, child } = await arrive('invitations-new')
  for (let sent = 0; sent < 100; sent++) await inviteBy(at, council, invitedAddress(), [child])
  await expect(inviteBy(at, council, invitedAddress(), [child])).rejects.toThrow('You have sent very many invitations')
  expect(at.status).toBe(429)
  expect(await sentBy(worker.id)).toHaveLength(100)
  here.wait({ minutes: 14 })
}, 60_000)

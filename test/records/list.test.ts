import { expect, it } from 'vitest'
import { addChild, addSomebody, giveAccess, signedInAs } from '../casework.ts'
import { inviteBy, openAct } from '../invitations.ts'
import { own } from '../steps.ts'
import { portal } from '../visitor.ts'

const councils = own('choose-record')
const norfolk = councils.find(({ records }) => records)!
const at = `/${norfolk.slug}/records`

async function family(children: { given: string; surname: string }[], endsAt?: number) {
  const here = portal({ councils })
  const worker = await addSomebody(norfolk, here.clock.now, { role: 'worker' })
  const penny = await addSomebody(norfolk, here.clock.now, { given: 'Penny', surname: 'Plumber' })
  const records = []
  for (const child of children) {
    const record = await addChild(norfolk, here.clock.now, worker, child)
    await giveAccess(norfolk, here.clock.now, record, penny, endsAt)
    records.push(record)
  }
  return { here, worker, records, penny, visitor: await signedInAs(here, norfolk, penny) }
}
const two = [
  { given: 'Pedro', surname: 'Plumber' },
  { given: 'Charlie', surname: 'Cherry' },
]

it('says what the guide says to somebody with several, and shows a card for each', async () => {
  const { visitor, records } = await family(two)
  await visitor.open(at)
  expect(visitor.heading).toBe('Select an account to manage')
  expect(visitor.text).toContain('Welcome, Penny Plumber.')
  expect(visitor.text).toContain('Please select the account you would like to access.')
  expect(visitor.page.querySelector('h2')?.text).toBe('Select an Account')
  expect(visitor.page.querySelectorAll('.cards h3').map(({ text }) => text.trim())).toEqual(['Charlie Cherry', 'Pedro Plumber'])
  expect(visitor.text).toContain('07 Nov 2013')
  const ways = visitor.page.querySelectorAll('.cards a').map((link) => link.text.replace(/\s+/g, ' ').trim())
  expect(ways[1]).toBe('View Social Care Dashboard: Charlie Cherry, 07 Nov 2013')
  expect(new Set(ways).size).toBe(4)

  await visitor.press('Pedro Plumber')
  expect(visitor.path).toBe(`${at}/${records[0]!.id}`)
  await visitor.press('Select another account')
  await visitor.press('View Social Care Dashboard: Charlie Cherry, 07 Nov 2013')
  expect(visitor.heading).toBe('Charlie Cherry')
})

it('takes somebody with one straight to its dashboard, from which there is no way to choose', async () => {
  const { visitor } = await family(two.slice(0, 1))
  await visitor.open(at)
  expect(visitor.heading).toBe('Pedro Plumber')
  expect(visitor.text).not.toContain('Select another account')
})

it('leads somebody with none to their invitation, as long as it is open, and tells of it beside their records', async () => {
  const { visitor, worker, here, penny } = await family([])
  const child = await addChild(norfolk, here.clock.now, worker)
  const clerk = await signedInAs(here, norfolk, worker)
  const id = await inviteBy(clerk, norfolk, penny.email, [child])
  await visitor.open(at)
  expect([visitor.path, visitor.heading]).toEqual([`/${norfolk.slug}/invitation`, 'Your invitations'])
  await visitor.open(`/${norfolk.slug}/account`)
  await visitor.press('See where it stands')
  expect(visitor.path).toBe(`/${norfolk.slug}/invitation`)

  for (const each of two) await giveAccess(norfolk, here.clock.now, await addChild(norfolk, here.clock.now, worker, each), penny)
  await visitor.open(at)
  expect(visitor.heading).toBe('Select an account to manage')
  await visitor.press('See where it stands')
  expect(visitor.path).toBe(`/${norfolk.slug}/invitation`)
  await openAct(clerk, norfolk, id, 'withdraw')
  await clerk.press('Withdraw')
  for (const path of ['records', 'account']) {
    await visitor.open(`/${norfolk.slug}/${path}`)
    expect(visitor.text).not.toContain('You have an invitation')
  }
})

it('tells somebody with none how access comes about', async () => {
  const { visitor } = await family([])
  await visitor.open(at)
  expect(visitor.status).toBe(200)
  expect(visitor.heading).toBe('You have no records to see')
  expect(visitor.page.querySelector('main a')?.getAttribute('href')).toBe(`/${norfolk.slug}/invitation`)
})

it('forgets what has run out, by itself', async () => {
  const { here, visitor, worker, penny } = await family(two, Date.UTC(2026, 10, 21, 9, 10))
  const third = await addChild(norfolk, here.clock.now, worker, { given: 'Peter', surname: 'Plumber' })
  await giveAccess(norfolk, here.clock.now, third, penny)
  await visitor.open(at)
  expect(visitor.page.querySelectorAll('.cards h3')).toHaveLength(3)
  here.wait({ minutes: 9, seconds: 59 })
  await visitor.open(at)
  expect(visitor.page.querySelectorAll('.cards h3')).toHaveLength(3)
  here.wait({ seconds: 1 })
  await visitor.open(at)
  expect(visitor.heading).toBe('Peter Plumber')
})

it('is for who is signed in, and only where a council shares records', async () => {
  const here = portal({ councils })
  expect((await here.visitor().open(at)).path).toBe(`/${norfolk.slug}/sign-in/password`)
  const other = councils.find(({ records }) => !records)!
  expect((await here.visitor().open(`/${other.slug}/records`)).status).toBe(404)
})

it('says the same in Welsh, with Welsh months', async () => {
  const { visitor } = await family(two)
  await visitor.open(`${at}?lang=cy`)
  expect(visitor.heading).toBe('Dewiswch gyfrif i’w reoli')
  expect(visitor.text).toContain('07 Tach 2013')
})

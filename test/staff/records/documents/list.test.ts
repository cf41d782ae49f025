import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { documents } from '../../../../src/db/schema.ts'
import { fileOf, pdf } from '../../../files.ts'
import { childRecord, giveAccess, member, signedInAs, somebody } from '../../../records/documents/people.ts'
import { db, type Portal, portal } from '../../../visitor.ts'

const world = portal()
const listOf = (record: { id: string }) => `/norfolk/staff/records/${record.id}/documents`

async function published(at: Portal = world) {
  const worker = await member('worker')
  const record = await childRecord({ workers: [worker] })
  const penny = await somebody()
  await giveAccess(penny, record, { endsAt: at.clock.now + 1_000_000 })
  const wendy = await signedInAs(at, at.visitor(), worker)
  await wendy.open(`${listOf(record)}/new`)
  await wendy.choose('File', fileOf(pdf(), 'Plan.pdf')).tick('Penny Plumber').press('Publish')
  const [document] = await db.select().from(documents).where(eq(documents.recordId, record.id))
  return { worker, record, penny, wendy, document: document! }
}

it('says for whom each is, when they first opened it, and when they cannot any more', async () => {
  const at = portal()
  const { record, penny, wendy, document } = await published(at)
  expect(wendy.text).toContain('Penny Plumber: not opened yet')
  const reader = await signedInAs(at, at.visitor(), penny)
  await reader.open(`/norfolk/records/${record.id}/documents/${document.id}`)
  await wendy.open(listOf(record))
  expect(wendy.text).toContain('Penny Plumber: opened on 21 Nov 2026')
  expect(wendy.text).toContain('Published on 21 Nov 2026')
  at.clock.now += 1_000_000 - 300_000
  await wendy.open(listOf(record))
  at.clock.now += 300_000
  await wendy.open(`${listOf(record)}?lang=cy`)
  expect(wendy.text).toContain('agorwyd ar 21 Tach 2026, nid oes ganddynt fynediad at y cofnod hwn mwyach')
})

it('comes in pages, the latest first', async () => {
  const { worker, record, wendy } = await published()
  await signedInAs(world, wendy, worker)
  for (let count = 0; count < 20; count++) {
    world.wait({ seconds: 1 })
    await wendy.open(`${listOf(record)}/new`)
    await wendy
      .choose('File', fileOf(pdf(), `Number ${count}.pdf`))
      .tick('Penny Plumber')
      .press('Publish')
  }
  expect(wendy.page.querySelectorAll('.list tbody tr')).toHaveLength(20)
  expect(wendy.page.querySelector('.list th[scope=row] a')?.text).toBe('Number 19')
  await wendy.press('Next page')
  expect(wendy.page.querySelectorAll('.list th[scope=row] a').map(({ text }) => text)).toEqual(['Plan'])
  for (const page of ['0', '-1', 'x', '1e9', '1.5']) expect((await wendy.open(`${listOf(record)}?page=${page}`)).status).toBe(200)
})

it('is for those who work on the record: a worker on their own, a team manager on every one', async () => {
  const { record, wendy, document, penny } = await published()
  const paths = [
    listOf(record),
    `${listOf(record)}/new`,
    `${listOf(record)}/${document.id}`,
    `${listOf(record)}/${document.id}/withdraw`,
  ]
  const people = {
    'another worker': [await member('worker'), 404],
    'a team manager': [await member('manager'), 200],
    'an administrator': [await member('administrator'), 404],
    'a reader': [penny, 404],
    'somebody else': [await somebody(), 404],
  } as const
  for (const [name, [account, status]] of Object.entries(people)) {
    const person = await signedInAs(world, world.visitor(), account)
    for (const path of paths) expect([name, path, (await person.open(path)).status]).toEqual([name, path, status])
    for (const path of [paths[1]!, paths[3]!]) {
      await person.upload(path, { submit: 'a'.repeat(43) }, { file: fileOf(pdf(), 'a.pdf') })
      expect([name, path, person.status === 404]).toEqual([name, path, status === 404])
    }
  }
  const stranger = world.visitor()
  for (const path of paths) expect((await stranger.open(path)).path).toBe('/norfolk/sign-in/password')
  const elsewhere = await member('manager', { council: 'durham' })
  const person = await signedInAs(world, world.visitor(), elsewhere)
  for (const path of paths) {
    await person.open(path.replace('norfolk', 'durham'))
    expect(person.status).toBe(404)
  }
  await wendy.open(listOf(await childRecord()))
  expect(wendy.status).toBe(404)
})

it('answers a manager of another council that has records as if there were none', async () => {
  const { record, document } = await published()
  const other = await childRecord({ council: 'durham' })
  const manager = await signedInAs(world, world.visitor(), await member('manager'))
  expect((await manager.open(listOf(other))).status).toBe(404)
  expect((await manager.open(`${listOf(other)}/${document.id}`)).status).toBe(404)
  expect((await manager.open(`${listOf(record)}/${document.id}`)).status).toBe(200)
})

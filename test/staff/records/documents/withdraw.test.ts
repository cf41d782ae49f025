import { eq, like } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { commit } from '../../../../src/db/client.ts'
import { removeRecordWorker } from '../../../../src/db/records.ts'
import { documentChunks, documents, events } from '../../../../src/db/schema.ts'
import { meddling } from '../../../casework.ts'
import { fileOf, pdf } from '../../../files.ts'
import { childRecord, giveAccess, member, signedInAs, somebody } from '../../../records/documents/people.ts'
import { db, portal } from '../../../visitor.ts'

const world = portal()

async function published(htmx: boolean) {
  const worker = await member('worker')
  const record = await childRecord({ workers: [worker] })
  const penny = await somebody()
  await giveAccess(penny, record)
  const wendy = await signedInAs(world, world.visitor({ htmx }), worker)
  const list = `/norfolk/staff/records/${record.id}/documents`
  await wendy.open(`${list}/new`)
  await wendy
    .choose('File', fileOf(pdf(600_000), 'Plan.pdf'))
    .tick('Penny Plumber')
    .press('Publish')
  const [document] = await db.select().from(documents).where(eq(documents.recordId, record.id))
  return { worker, record, penny, wendy, document: document!, list }
}
const eventsOf = async ({ id }: { id: string }, name: string) =>
  (
    await db
      .select()
      .from(events)
      .where(like(events.facts, `%${id}%`))
  ).filter((event) => event.name === name)

it.each([
  ['plain HTML', false],
  ['HTMX', true],
])('asks first, removes the content at once, and shows it to nobody any more: %s', async (_, htmx) => {
  const { worker, record, penny, wendy, document, list } = await published(htmx)
  await wendy.press('Withdraw Plan')
  expect(wendy.heading).toBe('Withdraw a form or document')
  expect(wendy.text).toContain('Plan')
  expect(await eventsOf(document, 'document.withdrawn')).toEqual([])
  world.wait({ seconds: 1 })
  await wendy.press('Withdraw it')
  expect(wendy.path).toBe(list)
  expect(wendy.text).toContain('It has been withdrawn.')
  expect(wendy.text).toContain('Withdrawn on 21 Nov 2026')
  expect(await db.select().from(documentChunks).where(eq(documentChunks.documentId, document.id))).toEqual([])
  expect((await wendy.open(`${list}/${document.id}`)).status).toBe(404)
  const reader = await signedInAs(world, world.visitor(), penny)
  expect((await reader.open(`/norfolk/records/${record.id}/documents/${document.id}`)).status).toBe(404)
  expect(await eventsOf(document, 'document.withdrawn')).toMatchObject([
    { accountId: worker.id, facts: JSON.stringify({ record: record.id, document: document.id }) },
  ])
})

it('is done by nobody who was taken off the record meanwhile', async () => {
  const { record, worker, document, list } = await published(false)
  const off = async () => commit(db, [removeRecordWorker(db, record.id, worker.id)])
  const here = portal({ connect: meddling(/"withdrawn_at" = /, off) })
  const wendy = await signedInAs(here, here.visitor(), worker)
  await wendy.open(`${list}/${document.id}/withdraw`)
  await wendy.press('Withdraw it')
  expect(wendy.status).toBe(404)
  expect(await eventsOf(document, 'document.withdrawn')).toEqual([])
})

it('is done once, however often it is asked for and by however many', async () => {
  const { record, wendy, document, list } = await published(false)
  const path = `${list}/${document.id}/withdraw`
  const manager = await signedInAs(world, world.visitor(), await member('manager'))
  await Promise.all([wendy.open(path), manager.open(path)])
  const [fields, others] = [wendy.fields(), manager.fields()]
  await Promise.all([wendy.post(path, fields), wendy.post(path, fields), manager.post(path, others)])
  await wendy.post(path, fields)
  // Whoever was second is told so, and sees that it is done.
  expect([wendy.path, manager.path]).toContain(list)
  expect(await eventsOf(document, 'document.withdrawn')).toHaveLength(1)
  await wendy.open(path)
  expect(wendy.text).toContain('Withdrawn on')
  expect(wendy.page.querySelector('#step')).toBe(null)
  expect(record.id).toBeTruthy()
})

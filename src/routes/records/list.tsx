import { Hono } from 'hono'
import { listOpenRecords } from '../../db/access.ts'
import { lookForInvitation } from '../../domain/account-setup.ts'
import { ChooseRecordPage } from '../../fragments/records/list.tsx'
import type { App, Ctx } from '../../middleware/app.ts'
import { goTo, page, wordsFor } from '../../middleware/page.tsx'
import { onlyThese } from '../methods.ts'

/** The guide: who has one record comes straight to its dashboard, who has several chooses one. */
export const chooseRecord = new Hono<App>()
chooseRecord.get('/', async (c) => {
  const { visit, account, session, base } = c.var
  const seeing = { council: visit.council.slug, session: session!, now: visit.now }
  const [open, invitation] = await Promise.all([
    listOpenRecords(visit.db, visit.keys, seeing),
    lookForInvitation(visit.db, visit.keys, account!, visit.now),
  ])
  const records = open.map(({ record }) => record)
  if (records.length === 0 && invitation.toConfirm) return goTo(c as unknown as Ctx, `${base}/invitation/setup`)
  // Who works for the council and has no record of their own came to work.
  if (records.length === 0 && c.var.staff) return goTo(c as unknown as Ctx, `${base}/staff`)
  // Who waits for a worker is shown what for.
  if (records.length === 0 && invitation.ongoing) return goTo(c as unknown as Ctx, `${base}/invitation`)
  if (records.length === 1) return goTo(c as unknown as Ctx, `${base}/records/${records[0]!.id}`)
  const name = `${account!.person.forename} ${account!.person.surname}`
  const { choose, none } = wordsFor(c as unknown as Ctx).records
  return page(c as unknown as Ctx, {
    title: records.length === 0 ? none.title : choose.title,
    body: (view) => <ChooseRecordPage view={view} name={name} records={records} invited={invitation.ongoing} />,
  })
})
onlyThese(chooseRecord, '/', ['GET'])

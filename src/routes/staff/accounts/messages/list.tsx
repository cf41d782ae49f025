import { Hono } from 'hono'
import { findSubject, mayFollow } from '../../../../domain/care.ts'
import { record } from '../../../../domain/events.ts'
import { AccountMessagesPage } from '../../../../fragments/staff/accounts/messages/list.tsx'
import type { App, Ctx } from '../../../../middleware/app.ts'
import { page, wordsFor } from '../../../../middleware/page.tsx'
import { onlyThese } from '../../../methods.ts'
import { pageFrom } from '../../../paging.ts'
import { followMessages } from '../../messages.ts'

/** What was sent to somebody, for the staff who are asked about it. Every look is a look at the account. */
export const accountMessagesPage = new Hono<App>()
accountMessagesPage.get('/', async (c_) => {
  const c = c_ as unknown as Ctx
  const { visit, staff } = c.var
  const subject = await findSubject(visit, c.req.param('account')!)
  if (!subject || !mayFollow(staff!, subject)) return c.notFound()
  const { account } = subject
  await record(visit, { name: 'account.viewed', accountId: staff!.id, facts: { account: account.id } })
  const list = await followMessages(visit, staff!, { accountId: account.id }, pageFrom(c.req.query('page') ?? ''))
  return page(c, {
    title: wordsFor(c).staff.messages.title,
    body: (view) => <AccountMessagesPage view={view} account={account} list={list} done={c.req.query('done') ?? ''} />,
  })
})
onlyThese(accountMessagesPage, '/', ['GET'])

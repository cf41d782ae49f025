import { Hono } from 'hono'
import { listIdentities } from '../../../db/identities.ts'
import { joinMark } from '../../../domain/account-routes.ts'
import { RoutesPage } from '../../../fragments/account/routes/list.tsx'
import type { App, Ctx } from '../../../middleware/app.ts'
import { page, wordsFor } from '../../../middleware/page.tsx'
import { presentAt } from '../../form.tsx'
import { onlyThese } from '../../methods.ts'

/** Everything that opens the account of who is signed in, and the ways to add and remove some of it. */
export const routesPage = new Hono<App>()
routesPage.get('/', async (c: Ctx) => {
  const { visit, account, session, query } = presentAt(c)
  const identities = await listIdentities(visit.db, visit.keys, account.id)
  const shown = { email: account.email, hasPassword: account.password !== undefined, identities }
  return page(c, {
    title: wordsFor(c).routes.list.title,
    body: (view) => (
      <RoutesPage view={view} shown={shown} providers={view.social ?? []} mark={joinMark(visit, session)} done={query('done')} />
    ),
  })
})
onlyThese(routesPage, '/', ['GET'])

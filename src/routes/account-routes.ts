import { Hono } from 'hono'
import type { App } from '../middleware/app.ts'
import { signedInRecently } from '../middleware/guards.ts'
import { mergePage } from './account/merge.tsx'
import { routesPage } from './account/routes/list.tsx'
import { otherAccount } from './account/routes/other.ts'
import { removePasswordPage } from './account/routes/password/remove.ts'
import { addPasswordPage } from './account/routes/password.tsx'
import { removeIdentityPage } from './account/routes/remove.ts'
import { type AnyForm, formAt } from './form.tsx'
import type { Served } from './journeys.ts'

/** Mounts what somebody signed in sees and changes of what opens their account, where there is more to open it than a password. */
export function mountAccountRoutes(app: Hono<App>, { slug, social }: Served) {
  if (!social) return
  const own = new Hono<App>()
  const pageAt = (path: string, page: AnyForm | Hono<App>) => {
    own.use(path, signedInRecently)
    if (page instanceof Hono) own.route(path, page)
    else formAt(own, path, page)
  }
  // Addresses that are whole come before those with a part to fill in.
  pageAt('/routes', routesPage)
  pageAt('/routes/other', otherAccount)
  pageAt('/routes/password', addPasswordPage)
  pageAt('/routes/password/remove', removePasswordPage)
  pageAt('/routes/:identity/remove', removeIdentityPage)
  pageAt('/merge/:merge', mergePage)
  app.route(`/${slug}/account`, own)
}

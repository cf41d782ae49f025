import { Hono } from 'hono'
import { EndedPage, type Ending } from '../../fragments/session/ended.tsx'
import type { App, Ctx } from '../../middleware/app.ts'
import { goTo, page, wordsFor } from '../../middleware/page.tsx'
import { keepReturn } from '../../middleware/return.ts'
import { onlyThese } from '../methods.ts'

export const ended = new Hono<App>()

const endings: readonly Ending[] = ['idle', 'too-old', 'by-council', 'merged', 'password-changed']

/** Says why somebody is not signed in any more. It shows nothing of theirs: whoever opens it may read it. */
ended.get('/', (c) => {
  if (c.var.account) return c.redirect(c.var.base || '/', 303)
  const asked = c.req.query('why')
  const why: Ending = c.var.ended ?? endings.find((ending) => ending === asked) ?? 'elsewhere'
  const { endedTitle } = wordsFor(c).idle
  return page(c, {
    title: endedTitle,
    body: (view) => <EndedPage view={view} whys={[why]} kept={c.req.query('kept') === 'yes'} />,
  })
})
onlyThese(ended, '/', ['GET'])

/** To the page that says that a session is over, by whose way in one comes back to where one was. */
export function goToEnded(c: Ctx, { kept = false } = {}) {
  keepReturn(c)
  return goTo(c, `${c.var.base}/session/ended?why=${c.var.ended ?? 'elsewhere'}${kept ? '&kept=yes' : ''}`)
}

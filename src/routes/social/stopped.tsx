import { Hono } from 'hono'
import { limits } from '../../domain/limits.ts'
import { isWhyStopped, StoppedPage, statusOfStop } from '../../fragments/social/stopped.tsx'
import type { App, Ctx } from '../../middleware/app.ts'
import { page, wordsFor } from '../../middleware/page.tsx'
import { onlyThese } from '../methods.ts'
import { providerHere } from './trip.ts'

export const stopped = new Hono<App>()

/** Where somebody comes to who did not get in by way of a provider: why, and what to do next. */
stopped.get('/:provider/stopped/:why', (context) => {
  const c = context as unknown as Ctx
  const found = providerHere(c)
  const why = c.req.param('why')
  if (!found || !isWhyStopped(why)) return c.notFound()
  const { name } = found.provider
  if (why === 'too-many') c.header('Retry-After', String(limits.social.perNetwork.windowMs / 1000))
  const { social } = wordsFor(c)
  return page(c, {
    title: social.stopped[why].title(social.names[name]),
    status: statusOfStop[why],
    body: (view) => <StoppedPage view={view} provider={name} why={why} />,
  })
})
onlyThese(stopped, '/:provider/stopped/:why', ['GET'])

import { Hono } from 'hono'
import type { Bindings } from './env.ts'
import type { App, Ctx } from './middleware/app.ts'
import { compression } from './middleware/compression.ts'
import { council, pathWithin } from './middleware/council.ts'
import { answerFailure, failurePage } from './middleware/failures.tsx'
import { firstAnswers } from './middleware/first-answers.ts'
import { language } from './middleware/language.ts'
import { headers, sameOrigin, sizes } from './middleware/safety.ts'
import { asksBesides, session } from './middleware/session.ts'
import { settings } from './middleware/settings.ts'
import { visit, type World } from './middleware/visit.ts'
import { accessibility } from './routes/accessibility.tsx'
import { changeDetails } from './routes/account/details.tsx'
import { overview } from './routes/account/overview.tsx'
import { changePassword } from './routes/account/password.tsx'
import { changesBesides } from './routes/account/review.tsx'
import { mountAccountRoutes } from './routes/account-routes.ts'
import { contact } from './routes/contact.tsx'
import { councilsRoute } from './routes/councils.tsx'
import { ticketRoute } from './routes/embed/ticket.tsx'
import { mountEmbedding } from './routes/embedding.ts'
import { health } from './routes/health.ts'
import { home } from './routes/home.tsx'
import { mountInvitations } from './routes/invitations.ts'
import { mountJourneys, type Served } from './routes/journeys.ts'
import { mountRecords } from './routes/records.ts'
import { mountReview } from './routes/reviews.ts'
import { active } from './routes/session/active.ts'
import { countdown } from './routes/session/countdown.tsx'
import { draft } from './routes/session/draft.ts'
import { ended } from './routes/session/ended.tsx'
import { signOutRoute } from './routes/session/sign-out.tsx'
import { welcome } from './routes/sign-in/welcome.tsx'
import { comeBack } from './routes/social/callback.ts'
import { setOut } from './routes/social/provider.ts'
import { stopped } from './routes/social/stopped.tsx'
import { staffConsole } from './routes/staff.ts'
import { webhook } from './routes/webhooks/provider.ts'

/** Pages for developers: src/local.ts has them, what is deployed has not. */
type ForDevelopers = (councils: readonly Served[], world: World) => Hono<App>

/** The Worker's application: what happens around every request, in order, and what stands at which address. */
export function createApp(councils: readonly Served[], outside: World, dev?: ForDevelopers) {
  const world: World = {
    ...outside,
    log: (record) => outside.log({ time: new Date(outside.now()).toISOString(), ...record }),
  }
  const app = new Hono<App>({ getPath: pathWithin(councils) })

  const first = firstAnswers()
  app.use(first.keeping)
  app.use(compression)
  app.use(headers)
  app.use(settings(councils, world))

  app.route('/', councilsRoute(councils))
  app.route('/healthz', health(world))
  if (dev) app.route('/dev', dev(councils, world))

  for (const served of councils) {
    const at = `/${served.slug}` as const
    // What providers tell of messages: ahead of whatever is about a browser.
    app.use(`${at}/webhooks/*`, council(councils), sizes, visit(world))
    app.route(`${at}/webhooks`, webhook)
    mountEmbedding(app, served, { council: council(councils), visit: visit(world) })
    if (served.review) app.use(`${at}/account/review`, asksBesides(changesBesides))
    app.use(`${at}/*`, council(councils), language, sizes, sameOrigin, visit(world), session)
    app.route(at, home)
    app.route(`${at}/contact`, contact)
    app.route(`${at}/accessibility`, accessibility)
    app.route(`${at}/account`, overview)
    app.route(`${at}/account/details`, changeDetails)
    app.route(`${at}/account/password`, changePassword)
    mountAccountRoutes(app, served)
    mountReview(app, served)
    app.route(`${at}/sign-in/welcome`, welcome)
    if (served.social) for (const way of [setOut, comeBack, stopped]) app.route(`${at}/social`, way)
    app.route(`${at}/sign-out`, signOutRoute)
    app.route(`${at}/embed/ticket`, ticketRoute)
    mountInvitations(app, served)
    mountRecords(app, served)
    app.route(`${at}/staff`, staffConsole)
    app.route(`${at}/session/countdown`, countdown)
    app.route(`${at}/session/active`, active)
    app.route(`${at}/session/draft`, draft)
    app.route(`${at}/session/ended`, ended)
    mountJourneys(app, served)
  }

  app.notFound((c) => failurePage(c as unknown as Ctx, 'notFound', 404))
  app.onError((error, c) => answerFailure(error, c as unknown as Ctx, world.log))
  const { fetch } = app
  app.fetch = (request, bindings, context) => first.find(request, bindings as Bindings) ?? fetch(request, bindings, context)
  return app
}

import { Hono } from 'hono'
import { limits, minutes } from '../../domain/limits.ts'
import { roomsOf } from '../../domain/staff.ts'
import { GalleryPage } from '../../fragments/dev/gallery.tsx'
import { type State, statesOf } from '../../fragments/dev/states.tsx'
import type { View } from '../../fragments/view.ts'
import { wordsOf } from '../../fragments/words/index.ts'
import type { App } from '../../middleware/app.ts'
import { languagesAt, languagesOf } from '../../middleware/language.ts'
import { render } from '../../middleware/page.tsx'
import type { Served } from '../journeys.ts'

/** The address of a state, below /dev/gallery. */
export const addressOf = (council: string, { page, state }: Pick<State, 'page' | 'state'>) =>
  [council, ...(page || 'home').split('/'), state.replace(/[^a-z]+/g, '-')].join('/')

/** The first of May at noon; nothing counts down. */
function presenceIn({ countdown }: State): NonNullable<View['presence']> {
  const { idleEndMs, idleWarnMs, longestMs } = limits.session
  return {
    endsAt: Date.UTC(2026, 4, 1, 11),
    leftMs: idleEndMs,
    dayLeftMs: longestMs,
    idleMs: idleEndMs,
    windowMs: idleEndMs - idleWarnMs,
    who: 'gallery',
    still: countdown ? 'shown' : 'hidden',
  }
}

/** Every page in every state, in every language: for designers, translators, pictures and the accessibility tests. */
export function gallery(councils: readonly Served[]) {
  const app = new Hono<App>()
  const all = councils.flatMap((council) =>
    statesOf(council).map((state) => ({
      council,
      state,
      address: addressOf(council.slug, state),
      languages: languagesAt(languagesOf(council, true), `/${state.page}`),
    })),
  )

  app.get('/', (c) =>
    c.html(
      `<!doctype html>${(
        <GalleryPage
          councils={councils.map((council) => ({ slug: council.slug, languages: languagesOf(council, true) }))}
          entries={all.map(({ address, languages, state: { page, state } }) => ({ address, page, state, languages }))}
        />
      )}`,
    ),
  )
  app.get('/:address{.+}', (c) => {
    const found = all.find(({ address }) => address === c.req.param('address'))
    if (!found) return c.notFound()
    const asked = c.req.query('lang')
    const { council, state, languages } = found
    const language = languages.find((each) => each === asked) ?? 'en'
    const view: View = {
      council,
      language,
      languages,
      words: wordsOf(council, language),
      base: `/${council.slug}`,
      path: new URL(c.req.url).pathname,
      page: state.page,
      ...(state.framed ? { frame: council.embedding?.origins ?? [] } : {}),
      times: {
        codeMinutes: minutes(limits.code.lifetimeMs),
        resendSeconds: limits.send.resendWaitMs / 1000,
        idleMinutes: minutes(limits.session.idleEndMs),
      },
      ...(state.signedIn ? { name: 'Ada Featherstonehaugh-Cholmondeley', presence: presenceIn(state) } : {}),
      ...(state.as ? { role: state.as } : {}),
      rooms: roomsOf(state.as ?? 'worker', council.records !== undefined),
    }
    return c.html(render(view, { ...state, form: state.form ?? false }, false))
  })
  return app
}

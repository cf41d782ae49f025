import { assets } from './assets.ts'
import { EndedPage } from './session/ended.tsx'
import { timeOfDay, type View } from './view.ts'
import { inLanguage } from './words/index.ts'

type Props = { view: View; presence: NonNullable<View['presence']> }

/** 300 seconds as 5:00. */
const clockOf = (ms: number) => {
  const seconds = Math.max(0, Math.ceil(ms / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** When a screen reader is told, in seconds before the end: as the countdown appears, at each minute, and three times in the last. */
const momentsOf = (windowMs: number) => {
  const window = Math.ceil(windowMs / 1000)
  const minutes = Array.from({ length: Math.floor(window / 60) }, (_, at) => (at + 1) * 60)
  return [...new Set([window, ...minutes, 40, 20])].filter((second) => second <= window)
}

/**
 * The countdown's place in the page of somebody signed in, empty of sound and sight until idle.js shows it; and what takes the
 * page's place at the end, which must be there without a line.
 */
export function Countdown({ view, presence }: Props) {
  const { idle: said } = view.words
  const { leftMs, dayLeftMs, idleMs, windowMs, who, still } = presence
  const spoken = momentsOf(windowMs).map((second) => [
    second,
    second % 60 === 0 ? said.inMinutes(second / 60) : said.inSeconds(second),
  ])
  return (
    <>
      <section
        id="countdown"
        class="countdown"
        aria-label={said.region}
        hidden={still !== 'shown'}
        data-script={assets.idle}
        data-base={view.base}
        data-council={view.council.slug}
        data-who={who}
        data-left-ms={leftMs}
        data-day-left-ms={dayLeftMs}
        data-idle-ms={idleMs}
        data-window-ms={windowMs}
        data-still={still}
      >
        <div class="govuk-width-container countdown__row">
          <p class="countdown__words" role="timer">
            {said.left} <span class="countdown__clock">{clockOf(windowMs)}</span>
          </p>
          <Choices view={view} />
        </div>
      </section>
      <p
        id="countdown-spoken"
        class="govuk-visually-hidden"
        aria-live="assertive"
        data-spoken={JSON.stringify(spoken)}
        data-stay={said.typeToStay}
      />
      <template id="signed-out" data-title={`${said.endedTitle} – ${inLanguage(view.council.service, view.language)}`}>
        {/* idle.js leaves the sentence that is true */}
        <EndedPage view={view} whys={['idle', 'too-old', 'by-council', 'elsewhere']} />
      </template>
    </>
  )
}

/** Without JavaScript, in a browser too old for idle.js, and while that cannot be had, the page tells the time instead. */
export const SignOutTime = ({ view, presence }: Props) => (
  <p class="sign-out-time">{view.words.idle.at(timeOfDay(presence.endsAt))}</p>
)

/** What there is to choose: both are forms, which work without JavaScript. */
export function Choices({ view }: { view: View }) {
  const { idle: said } = view.words
  return (
    <div class="countdown__choices">
      <form method="post" action={`${view.base}/session/active`} data-stay>
        <button type="submit" class="govuk-button countdown__button">
          {said.stay}
        </button>
      </form>
      <form method="post" action={`${view.base}/sign-out`}>
        <button type="submit" class="govuk-button govuk-button--secondary countdown__button">
          {said.leave}
        </button>
      </form>
    </div>
  )
}

import type { News } from '../../domain/news.ts'
import { journeysAt, type View } from '../view.ts'

type Props = {
  view: View
  news: News | undefined
  /** the step that waits for the code: below it a script asks for news, as long as there may be some */
  step: 'code' | 'phone-code' | 'confirm-code'
}

/** What became of the message that brings the code that a page waits for. */
export function NewsOfMessage({ view, news, step }: Props) {
  const watch = news?.more ? { 'data-watch': `${journeysAt(view)}/sign-in/${step}/status?known=${news.what}` } : {}
  const said = news && newsWords(view, news.channel, news.what)
  return (
    <div id="news" {...watch}>
      {said && (
        <div class="govuk-inset-text" data-announce>
          {said}
        </div>
      )}
    </div>
  )
}

/** The same in words, where there are some. @param of what was sent, or for what */
export function newsWords({ words }: View, of: keyof View['words']['news'], what: News['what']): string | undefined {
  const said: Partial<Record<News['what'], string>> = words.news[of]
  return said[what]
}

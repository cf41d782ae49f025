import { Choices } from '../countdown.tsx'
import { TextPage } from '../text-page.tsx'
import { timeOfDay, type View } from '../view.ts'

/** How long somebody stays signed in if nothing happens: what the script asks for, and a page for whoever opens it. */
export function CountdownPage({ view, presence }: { view: View; presence: NonNullable<View['presence']> }) {
  const { idle: said } = view.words
  return (
    <TextPage title={said.title}>
      <p class="govuk-body" data-left-ms={presence.leftMs} data-day-left-ms={presence.dayLeftMs} data-who={presence.who}>
        {said.at(timeOfDay(presence.endsAt))}
      </p>
      <Choices view={view} />
    </TextPage>
  )
}

import type { Ended } from '../../domain/sessions.ts'
import { TextPage } from '../text-page.tsx'
import type { View } from '../view.ts'

/** Why a session ended that its holder did not end on this page. */
export type Ending = Ended | 'elsewhere'

/** What happened, and the way to sign in again. */
export function EndedPage({ view, whys, kept = false }: { view: View; whys: readonly Ending[]; kept?: boolean }) {
  const { idle: said, signIn, signOut } = view.words
  const told = { ...signIn.ended, idle: signIn.ended.idle(view.times), elsewhere: said.elsewhere }
  return (
    <TextPage title={said.endedTitle}>
      {whys.map((why) => (
        <p class="govuk-body" data-why={why}>
          {told[why]}
        </p>
      ))}
      {kept && <p class="govuk-body">{said.kept}</p>}
      <a class="govuk-button" href={`${view.base}/sign-in/password`}>
        {signOut.signIn}
      </a>
    </TextPage>
  )
}

import type { SignInProgress } from '../domain/progress.ts'
import type { View } from './view.ts'

/** That it is a second account that is being proved, and within whose: somebody else may have begun it at this device. */
export function Merging({ view, merging, phone = false }: { view: View; merging: SignInProgress['merging']; phone?: boolean }) {
  const { social: said } = view.words
  if (!merging) return null
  return (
    <div class="govuk-inset-text">
      <p class="govuk-body">{phone ? said.mergingPhone : said.merging}</p>
      {view.name && <p class="govuk-body">{said.mergingIn(view.name)}</p>}
    </div>
  )
}

import { TextPage } from '../text-page.tsx'
import type { View } from '../view.ts'

/** Signing out takes a press: opening an address changes nothing. */
export function SignOutPage({ view }: { view: View }) {
  const { signOut: said } = view.words
  return (
    <TextPage title={said.title}>
      <p class="govuk-body">{said.lead}</p>
      <form method="post" action={`${view.base}/sign-out`}>
        <button type="submit" class="govuk-button">
          {said.button}
        </button>
      </form>
    </TextPage>
  )
}

export function SignedOutPage({ view }: { view: View }) {
  const { signOut: said } = view.words
  return (
    <TextPage title={said.doneTitle}>
      <p class="govuk-body">{said.doneLead}</p>
      <a class="govuk-button" href={`${view.base}/account`}>
        {said.signIn}
      </a>
    </TextPage>
  )
}

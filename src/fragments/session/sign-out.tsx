import type { View } from '../view.ts'

/** Signing out takes a press: opening an address changes nothing. */
export function SignOutPage({ view }: { view: View }) {
  const { signOut: said } = view.words
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-l" tabindex={-1}>
          {said.title}
        </h1>
        <p class="govuk-body">{said.lead}</p>
        <form method="post" action={`${view.base}/sign-out`}>
          <button type="submit" class="govuk-button">
            {said.button}
          </button>
        </form>
      </div>
    </div>
  )
}

export function SignedOutPage({ view }: { view: View }) {
  const { signOut: said } = view.words
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-l" tabindex={-1}>
          {said.doneTitle}
        </h1>
        <p class="govuk-body">{said.doneLead}</p>
        <p class="govuk-body">
          <a class="govuk-link" href={`${view.base}/account`}>
            {said.signIn}
          </a>
        </p>
      </div>
    </div>
  )
}

import { linkTo, type StepProps } from '../view.ts'

export function RegisteredPage({ view }: StepProps<unknown>) {
  const { registered: said } = view.words
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <div class="govuk-panel govuk-panel--confirmation">
          <h1 class="govuk-panel__title" tabindex={-1}>
            {said.title}
          </h1>
        </div>
        <p class="govuk-body">{said.lead}</p>
        <p class="govuk-body">{said.next}</p>
        <a href={linkTo(view, '/sign-in')} class="govuk-button">
          {said.signIn}
        </a>
      </div>
    </div>
  )
}

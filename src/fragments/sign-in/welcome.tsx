import type { View } from '../view.ts'

export function WelcomePage({ view, name }: { view: View; name: string }) {
  const { welcome: said } = view.words
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-l" tabindex={-1}>
          {said.title(name)}
        </h1>
        <p class="govuk-body">{said.lead(view.council.service[view.language])}</p>
        <a href={view.base || '/'} class="govuk-button">
          {said.home}
        </a>
      </div>
    </div>
  )
}

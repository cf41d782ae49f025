import type { View } from './view.ts'

export function HomePage({ view: { words, council, language, base } }: { view: View }) {
  const { home: said, layout } = words
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-xl" tabindex={-1}>
          {said.welcome(council.service[language])}
        </h1>
        <p class="govuk-body-l">
          {said.worried}
          <a class="govuk-link" href={`${base}/contact`}>
            {said.contactUs}
          </a>
          .
        </p>
        <h2 class="govuk-heading-m">{layout.myAccount}</h2>
        <p class="govuk-body">
          <a class="govuk-link" href={`${base}/account`}>
            {said.myAccountLead}
          </a>
        </p>
      </div>
    </div>
  )
}

import type { View } from './view.ts'
import { inLanguage } from './words/index.ts'

/** The portal's home. Where signing in leads to it, it greets whoever is signed in and says what they can do. */
export function HomePage({ view }: { view: View }) {
  const { words, council, language, base, name } = view
  const { home: said, layout, welcome } = words
  const service = inLanguage(council.service, language)
  const greeted = council.afterSignIn === '/' ? name : undefined
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-xl breakable" tabindex={-1}>
          {greeted ? welcome.title(greeted) : said.welcome(service)}
        </h1>
        {greeted && <p class="govuk-body-l">{said.ready(service)}</p>}
        <p class={greeted ? 'govuk-body' : 'govuk-body-l'}>
          {said.worried}
          <a class="govuk-link" href={`${base}/contact`}>
            {said.contactUs}
          </a>
          .
        </p>
        <h2 class="govuk-heading-m">{layout.myAccount}</h2>
        <a class="govuk-button" href={`${base}/account`}>
          {name ? said.yourAccount : said.myAccountLead}
        </a>
        {greeted && council.review && (
          <p class="govuk-body">
            <a class="govuk-link" href={`${base}/account/review`}>
              {said.review}
            </a>
          </p>
        )}
      </div>
    </div>
  )
}

import { TextPage } from '../text-page.tsx'
import type { View } from '../view.ts'
import { inLanguage } from '../words/index.ts'

export function WelcomePage({ view, name }: { view: View; name: string }) {
  const { welcome: said } = view.words
  return (
    <TextPage title={said.title(name)}>
      <p class="govuk-body">{said.lead(inLanguage(view.council.service, view.language))}</p>
      <a href={view.base || '/'} class="govuk-button">
        {said.home}
      </a>
    </TextPage>
  )
}

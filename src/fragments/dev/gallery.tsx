import { Outside } from '../councils.tsx'
import { words } from '../words/index.ts'

/** The list of every page in every state, for developers. */
export function GalleryPage({ entries }: { entries: readonly { address: string; page: string; state: string }[] }) {
  return (
    <Outside words={words.en} language="en" title="Gallery">
      <h1 class="govuk-heading-l">Gallery</h1>
      <ul class="govuk-list">
        {entries.map(({ address, page, state }) => (
          <li>
            <a class="govuk-link" href={`/dev/gallery/${address}`}>
              {page || 'home'}: {state}
            </a>{' '}
            <a
              class="govuk-link"
              href={`/dev/gallery/${address}?lang=cy`}
              hreflang="cy"
              aria-label={`${page || 'home'}: ${state}, in Welsh`}
            >
              cy
            </a>
          </li>
        ))}
      </ul>
    </Outside>
  )
}

import type { Language } from '../../languages.ts'
import { assets } from '../assets.ts'
import { Outside } from '../councils.tsx'
import { words } from '../words/index.ts'

/** The list of every page in every state, and of every council's messages, for developers. */
export function GalleryPage({
  councils,
  entries,
}: {
  councils: readonly { slug: string; languages: readonly Language[] }[]
  /** with the languages that each can be read in */
  entries: readonly { address: string; page: string; state: string; languages: readonly Language[] }[]
}) {
  return (
    <Outside words={words.en} language="en" css={assets.cssStaff} title="Gallery">
      <h1 class="govuk-heading-l">Gallery</h1>
      <ul class="govuk-list">
        {councils.map(({ slug, languages }) => (
          <Entry address={`messages/${slug}`} name={`messages of ${slug}`} languages={languages} />
        ))}
        {entries.map(({ address, page, state, languages }) => (
          <Entry address={address} name={`${page || 'home'}: ${state}`} languages={languages} />
        ))}
      </ul>
    </Outside>
  )
}

const Entry = ({ address, name, languages }: { address: string; name: string; languages: readonly Language[] }) => (
  <li>
    <a class="govuk-link" href={`/dev/gallery/${address}`}>
      {name}
    </a>
    {languages.slice(1).map((each) => (
      <>
        {' '}
        <a class="govuk-link" href={`/dev/gallery/${address}?lang=${each}`} hreflang={each} aria-label={`${name}, ${each}`}>
          {each}
        </a>
      </>
    ))}
  </li>
)

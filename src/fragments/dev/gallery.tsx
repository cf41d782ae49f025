import { assets } from '../assets.ts'
import { Outside } from '../councils.tsx'
import { words } from '../words/index.ts'

/** The list of every page in every state, and of every council's messages, for developers. */
export function GalleryPage({
  councils,
  entries,
}: {
  councils: readonly string[]
  entries: readonly { address: string; page: string; state: string }[]
}) {
  return (
    <Outside words={words.en} language="en" css={assets.cssSignedIn} title="Gallery">
      <h1 class="govuk-heading-l">Gallery</h1>
      <ul class="govuk-list">
        {councils.map((slug) => (
          <Entry address={`messages/${slug}`} name={`messages of ${slug}`} />
        ))}
        {entries.map(({ address, page, state }) => (
          <Entry address={address} name={`${page || 'home'}: ${state}`} />
        ))}
      </ul>
    </Outside>
  )
}

const Entry = ({ address, name }: { address: string; name: string }) => (
  <li>
    <a class="govuk-link" href={`/dev/gallery/${address}`}>
      {name}
    </a>{' '}
    <a class="govuk-link" href={`/dev/gallery/${address}?lang=cy`} hreflang="cy" aria-label={`${name}, in Welsh`}>
      cy
    </a>
  </li>
)

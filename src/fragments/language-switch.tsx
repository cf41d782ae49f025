import type { Language } from '../languages.ts'
import { inFrame } from './step-form.tsx'
import { words } from './words/index.ts'

type Props = {
  /** those that the page can be read in */
  languages: readonly Language[]
  language: Language
  /** the page's own address */
  path: string
  /** the page holds a form, which must survive the change */
  form?: boolean
  /** the page stands in a frame, in which the other language is to be, too */
  framed?: boolean
}

/** The other languages of a page, each by its own name and in its own words: a link, or a button of the form. */
export function LanguageSwitch({ languages, language, path, form = false, framed = false }: Props) {
  const others = languages.filter((each) => each !== language)
  const ways = others.map((each) => <Other language={each} path={path} form={form} framed={framed} />)
  if (ways.length < 2) return <>{ways}</>
  return (
    <ul class="header__languages">
      {ways.map((way) => (
        <li>{way}</li>
      ))}
    </ul>
  )
}

function Other({ language, path, form, framed }: Pick<Props, 'language' | 'path' | 'form' | 'framed'>) {
  const { name, show } = words[language].language
  const said = (
    <>
      {name}
      <span class="govuk-visually-hidden">: {show}</span>
    </>
  )
  return form ? (
    <button type="submit" form="step" name="go" value={`lang-${language}`} class="header__language" lang={language}>
      {said}
    </button>
  ) : (
    <a
      href={`${path}?lang=${language}`}
      class="header__language"
      lang={language}
      hreflang={language}
      {...(framed ? inFrame : {})}
    >
      {said}
    </a>
  )
}

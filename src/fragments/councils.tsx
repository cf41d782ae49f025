import type { Council } from '../councils/council.ts'
import { directionOf, type Language, usual } from '../languages.ts'
import { assets } from './assets.ts'
import { LanguageSwitch } from './language-switch.tsx'
import { stylesheetOf } from './stylesheets.ts'
import { inLanguage, type Words } from './words/index.ts'

/** The portal's own front page and failures outside any council; with a stylesheet of their own the pages for developers. */
export function Outside({
  words,
  language,
  languages = usual,
  title,
  css,
  children,
}: {
  words: Words
  language: Language
  languages?: readonly Language[]
  title: string
  css?: string
  children?: unknown
}) {
  return (
    <html lang={language} dir={directionOf(language)} class="govuk-template">
      <head>
        <meta charset="utf-8" />
        <title>{title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href={assets.icon} type="image/svg+xml" />
        <link rel="stylesheet" href={css ?? stylesheetOf({ language, page: '' })} />
      </head>
      <body class="govuk-template__body">
        <a href="#main" class="govuk-skip-link">
          {words.layout.skip}
        </a>
        <header class="header">
          <div class="govuk-width-container header__row">
            <a href="/" class="header__service">
              Doorstep
            </a>
            <LanguageSwitch languages={languages} language={language} path="" />
          </div>
        </header>
        <div class="govuk-width-container">
          <main id="main" class="govuk-main-wrapper" tabindex={-1}>
            {children}
          </main>
        </div>
      </body>
    </html>
  )
}

export function CouncilsPage({
  words,
  language,
  languages,
  councils,
}: {
  words: Words
  language: Language
  languages: readonly Language[]
  councils: readonly Council[]
}) {
  return (
    <Outside words={words} language={language} languages={languages} title={words.councils.title}>
      <h1 class="govuk-heading-l">{words.councils.title}</h1>
      <p class="govuk-body">{words.councils.lead}</p>
      <ul class="govuk-list">
        {councils.map(({ slug, name, service }) => (
          <li>
            <a class="govuk-link" href={`/${slug}${language === 'en' ? '' : `?lang=${language}`}`}>
              {inLanguage(name, language)}: {inLanguage(service, language)}
            </a>
          </li>
        ))}
      </ul>
    </Outside>
  )
}

/** A page that belongs to no council. */
export function OutsideFailure({
  words,
  language,
  kind,
  reference,
}: {
  words: Words
  language: Language
  kind: 'notFound' | 'unavailable' | 'surprise' | 'notAllowed'
  reference?: string | undefined
}) {
  const said = words.failures[kind]
  return (
    <Outside words={words} language={language} title={said.title}>
      <h1 class="govuk-heading-l">{said.title}</h1>
      <p class="govuk-body">{said.lead}</p>
      {reference && (
        <p class="govuk-body">
          {words.failures.surprise.reference} <strong>{reference}</strong>
        </p>
      )}
      <p class="govuk-body">
        <a class="govuk-link" href="/">
          {words.failures.home}
        </a>
      </p>
    </Outside>
  )
}

import type { Council } from '../councils/council.ts'
import type { Language } from '../domain/visit.ts'
import { assets } from './assets.ts'
import type { Words } from './words/index.ts'

/** The portal's own front page and failures outside any council. */
export function Outside({
  words,
  language,
  title,
  children,
}: {
  words: Words
  language: Language
  title: string
  children?: unknown
}) {
  return (
    <html lang={language} class="govuk-template">
      <head>
        <meta charset="utf-8" />
        <title>{title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href={assets.icon} type="image/svg+xml" />
        <link rel="stylesheet" href={assets.css} />
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
            <a
              href={`?lang=${words.language.other}`}
              class="header__language"
              lang={words.language.other}
              hreflang={words.language.other}
            >
              {words.language.otherName}
              <span class="govuk-visually-hidden">: {words.language.switch}</span>
            </a>
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

export function CouncilsPage({ words, language, councils }: { words: Words; language: Language; councils: readonly Council[] }) {
  return (
    <Outside words={words} language={language} title={words.councils.title}>
      <h1 class="govuk-heading-l">{words.councils.title}</h1>
      <p class="govuk-body">{words.councils.lead}</p>
      <ul class="govuk-list">
        {councils.map(({ slug, name, service }) => (
          <li>
            <a class="govuk-link" href={`/${slug}${language === 'en' ? '' : `?lang=${language}`}`}>
              {name[language]}: {service[language]}
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

import type { Child } from 'hono/jsx'
import { directionOf } from '../languages.ts'
import { assets } from './assets.ts'
import { ContactList } from './contact-list.tsx'
import { Countdown, SignOutTime } from './countdown.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { stylesheetOf } from './stylesheets.ts'
import { linkTo, type View } from './view.ts'
import { inLanguage } from './words/index.ts'

/**
 * htmx in one place: no eval, no inline style, Back asks the server. A minute is waited for an answer; portal.js offers to send again long
 * before that.
 */
const htmxConfig = JSON.stringify({ history: 'reload', includeIndicatorCSS: false, defaultTimeout: 60_000, extensions: '' })

/** The whole page around a fragment. `form` is true on pages whose form must survive a change of language. */
export function Layout({ view, title, form = false, children }: { view: View; title: string; form?: boolean; children?: Child }) {
  const { words, council, language, presence } = view
  const signedOut = !presence && /\/(sign-out|session\/ended)$/.test(view.path)
  return (
    <html lang={language} dir={directionOf(language)} class="govuk-template">
      <head>
        <meta charset="utf-8" />
        <title>{title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content={view.frame ? 'light' : 'light dark'} />
        <meta name="theme-color" content={council.colour} />
        <meta name="htmx-config" content={htmxConfig} />
        <link rel="icon" href={assets.icon} type="image/svg+xml" />
        <link rel="stylesheet" href={stylesheetOf(view)} />
        {/* presence.js, htmx and portal.js. A module: an old browser does not run what it would run half. */}
        <script type="module" src={assets.js} />
        {/* A link in a frame opens in the window. */}
        {view.frame && <base target="_top" />}
        {view.frame && <meta name="embedders" content={view.frame.join(' ')} data-council={council.slug} />}
        {view.frame && <script type="module" src={assets.frame} />}
        {/* A page that says that it is over tells the other tabs. */}
        {signedOut && <meta name="signed-out" content={council.slug} />}
      </head>
      <body class={`govuk-template__body council-${council.slug}${view.frame ? ' framed' : ''}`}>
        {/* Enter presses a form's first button in the document: without this one it would press the language. */}
        {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: with tabindex -1 nobody can come to it */}
        {form && <button type="submit" form="step" class="govuk-visually-hidden" tabindex={-1} aria-hidden="true" />}
        {!view.frame && (
          <a href="#main" class="govuk-skip-link">
            {words.layout.skip}
          </a>
        )}
        {presence && <Countdown view={view} presence={presence} />}
        {!view.frame && <Header view={view} form={form} />}
        <div class="govuk-width-container">
          <main id="main" class="govuk-main-wrapper" tabindex={-1}>
            {view.frame && <FrameTop view={view} form={form} />}
            {/* No role: "alert" is the error summary's, so that whoever goes by role finds one. */}
            <div id="trouble" aria-live="assertive" data-unanswered={words.form.unanswered} data-again={words.retry.again} />
            {presence && <SignOutTime view={view} presence={presence} />}
            <p
              id="sending"
              role="status"
              class="sending"
              data-sending={words.form.sending}
              data-opening={words.form.opening}
              data-slow={words.form.slow}
            />
            {children}
            {view.frame && <FrameFoot view={view} />}
          </main>
        </div>
        {!view.frame && <Footer view={view} />}
      </body>
    </html>
  )
}

/** In a frame the page around it has the header: what is left is the language. */
const FrameTop = ({ view, form }: { view: View; form: boolean }) => (
  <div class="framed__top">
    <LanguageSwitch languages={view.languages} language={view.language} path={view.path} form={form} framed />
  </div>
)

/** And whom to ask. */
const FrameFoot = ({ view }: { view: View }) => (
  <p class="govuk-body framed__foot">
    {view.words.layout.help}:{' '}
    <a class="govuk-link" href={linkTo(view, '/contact')}>
      {view.words.layout.contactPage}
    </a>
  </p>
)

function Header({ view, form }: { view: View; form: boolean }) {
  const { words, council, language, base, name } = view
  return (
    <header class="header">
      <div class="govuk-width-container header__row">
        <a href={`${base || '/'}`} class="header__service">
          <span class="header__council">{inLanguage(council.name, language)}</span>
          {inLanguage(council.service, language)}
        </a>
        <LanguageSwitch languages={view.languages} language={language} path={view.path} form={form} />
      </div>
      <nav class="header__nav" aria-label={words.layout.navigation}>
        <ul class="govuk-width-container header__links">
          <li>
            <a href={base || '/'}>{words.layout.home}</a>
          </li>
          <li>
            <a href={`${base}/account`}>{words.layout.myAccount}</a>
          </li>
          {name && view.council.records && (
            <li data-signed-in>
              <a href={`${base}/records`}>{words.records.mine}</a>
            </li>
          )}
          {name && view.role && (
            <li data-signed-in>
              <a href={`${base}/staff`}>{words.staff.link}</a>
            </li>
          )}
          {name && <Person view={view} name={name} />}
        </ul>
      </nav>
    </header>
  )
}

/** The name leads to Logout. Without JavaScript Logout stands beside it; presence.js makes a button and its menu of the two. */
function Person({ view, name }: { view: View; name: string }) {
  const { words, base } = view
  return (
    <li class="header__person" data-signed-in>
      <span class="govuk-visually-hidden">{words.layout.signedInAs}</span>
      <a href={`${base}/sign-out`} class="header__name" data-menu="person-menu">
        {name}
      </a>
      <form id="person-menu" class="header__menu" method="post" action={`${base}/sign-out`}>
        <button type="submit" class="header__logout">
          {words.layout.logout}
        </button>
      </form>
    </li>
  )
}

function Footer({ view }: { view: View }) {
  const { words, base } = view
  return (
    <footer class="footer">
      <div class="govuk-width-container">
        <h2 class="govuk-heading-m">{words.layout.help}</h2>
        <ContactList view={view} />
        <p class="govuk-body">
          <a class="govuk-link" href={`${base}/contact`}>
            {words.layout.contactPage}
          </a>
        </p>
        <p class="govuk-body">
          <a class="govuk-link" href={`${base}/accessibility`}>
            {words.accessibility.link}
          </a>
        </p>
      </div>
    </footer>
  )
}

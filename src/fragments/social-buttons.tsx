import type { IdentityProviderName } from '../identity-providers/identity-provider.ts'
import { linkTo, type View } from './view.ts'

/**
 * The ways in by another provider's account: links, since the page's policy stops a form that another host answers, and because
 * nothing that stands in the form beside them has to be right.
 */
export function SocialButtons({ view, to, only }: { view: View; to: 'signIn' | 'signUp'; only?: readonly string[] | undefined }) {
  const { social: said } = view.words
  const providers = (view.social ?? []).filter((name) => only === undefined || only.includes(name))
  if (providers.length === 0) return null
  return (
    <section class="social" aria-labelledby="social">
      <h2 class="govuk-heading-m" id="social">
        {to === 'signIn' ? said.signInTitle : said.signUpTitle}
      </h2>
      {to === 'signUp' && <p class="govuk-body">{said.stillPhone}</p>}
      {to === 'signIn' && !only && <p class="govuk-body">{said.sameWay}</p>}
      <ul class="govuk-list">
        {providers.map((name: IdentityProviderName) => (
          <li>
            <a
              class="govuk-button govuk-button--secondary"
              href={linkTo(view, `/social/${name}${to === 'signUp' ? '?for=sign-up' : ''}`)}
            >
              {said[to](said.names[name])}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

import type { IdentityProviderName } from '../../identity-providers/identity-provider.ts'
import { TextPage } from '../text-page.tsx'
import type { View } from '../view.ts'
import type { WhyStopped } from '../words/social.ts'

/** What the answer's status says of each. */
export const statusOfStop = {
  cancelled: 200,
  refused: 422,
  unreachable: 503,
  unsaved: 503,
  late: 422,
  closed: 422,
  same: 422,
  unknown: 422,
  'too-many': 429,
  'signed-out': 422,
  taken: 422,
} as const satisfies Record<WhyStopped, number>

export const isWhyStopped = (why: string | undefined): why is WhyStopped => Object.hasOwn(statusOfStop, why ?? '')

/** Why somebody did not get in by way of a provider, and what they can do now. */
export function StoppedPage({ view, provider, why }: { view: View; provider: IdentityProviderName; why: WhyStopped }) {
  const { social, routes } = view.words
  const name = social.names[provider]
  const said = social.stopped[why]
  const again = !['closed', 'same', 'unknown'].includes(why)
  return (
    <TextPage title={said.title(name)}>
      <p class="govuk-body">{said.lead(name)}</p>
      {again && !view.name && (
        <p class="govuk-body">
          <a class="govuk-button" href={`${view.base}/social/${provider}`}>
            {social.again(name)}
          </a>
        </p>
      )}
      {why === 'unknown' && (
        <p class="govuk-body">
          <a class="govuk-button govuk-button--secondary" href={`${view.base}/social/${provider}?for=sign-up`}>
            {social.newAccount}
          </a>
        </p>
      )}
      <p class="govuk-body">
        <a class="govuk-link" href={view.name ? `${view.base}/account/routes` : `${view.base}/sign-in/password`}>
          {view.name ? routes.link : social.otherWay}
        </a>
      </p>
    </TextPage>
  )
}

import type { Child } from 'hono/jsx'
import type { JoinedIdentity } from '../../../db/identities.ts'
import type { IdentityProviderName } from '../../../identity-providers/identity-provider.ts'
import { dayOf } from '../../dates.ts'
import { DoneNote } from '../../staff-frame.tsx'
import { TextPage } from '../../text-page.tsx'
import type { View } from '../../view.ts'

/** What opens an account. */
export type RoutesShown = {
  email: string
  hasPassword: boolean
  identities: readonly Pick<JoinedIdentity, 'id' | 'provider' | 'email' | 'joinedAt'>[]
}

type Props = {
  view: View
  shown: RoutesShown
  /** those whose accounts can be added */
  providers: readonly IdentityProviderName[]
  /** what the links that add one carry, so that nobody is sent along them by another site */
  mark: string
  done: string
}

/** Everything that opens the account, each with the way to remove it; then what can be added, and a second account. */
export function RoutesPage({ view, shown, providers, mark, done }: Props) {
  const { email, hasPassword, identities } = shown
  const { list: said, names } = view.words.routes
  const only = identities.length + Number(hasPassword) === 1
  const at = `${view.base}/account/routes`
  return (
    <TextPage title={said.title}>
      <DoneNote said={said.done} done={done} />
      <p class="govuk-body">{said.lead}</p>
      <dl class="govuk-summary-list">
        {hasPassword && (
          <Route
            name={names.password}
            about={[email]}
            actions={
              <>
                <p class="govuk-body">
                  <a class="govuk-link" href={`${view.base}/reset-password`}>
                    {said.change}
                  </a>
                </p>
                {!only && <Remove view={view} to={`${at}/password/remove`} what={names.password} />}
              </>
            }
          />
        )}
        {identities.map(({ id, provider, email: there, joinedAt }) => (
          <Route
            name={names[provider]}
            about={[there, said.since(dayOf(view.words, joinedAt))]}
            actions={
              !only && <Remove view={view} to={`${at}/${id}/remove`} what={[names[provider], there].filter(Boolean).join(', ')} />
            }
          />
        ))}
      </dl>
      {only && <p class="govuk-inset-text">{said.only}</p>}

      <h2 class="govuk-heading-m">{said.add}</h2>
      {providers.length > 0 && (
        <>
          <p class="govuk-body">{said.addLead}</p>
          <ul class="govuk-list govuk-list--spaced">
            {providers.map((provider) => (
              <li>
                <a class="govuk-link" href={`${view.base}/social/${provider}?for=account&mark=${encodeURIComponent(mark)}`}>
                  {said.addProvider(names[provider])}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      {!hasPassword && (
        <>
          <p class="govuk-body">{said.addPasswordLead}</p>
          <p class="govuk-body">
            <a class="govuk-link" href={`${at}/password`}>
              {said.addPassword}
            </a>
          </p>
        </>
      )}

      <h2 class="govuk-heading-m">{said.two}</h2>
      <p class="govuk-body">{said.twoLead}</p>
      <form action={`${at}/other`} method="post">
        <button type="submit" class="govuk-button govuk-button--secondary">
          {said.other}
        </button>
      </form>
    </TextPage>
  )
}

/** One of them: what it is called, what is known of it, what can be done with it. */
const Route = ({ name, about, actions }: { name: string; about: readonly (string | undefined)[]; actions: Child }) => (
  <div class="govuk-summary-list__row">
    <dt class="govuk-summary-list__key">{name}</dt>
    <dd class="govuk-summary-list__value breakable">
      {about.filter(Boolean).map((line) => (
        <p class="govuk-body">{line}</p>
      ))}
      {actions}
    </dd>
  </div>
)

const Remove = ({ view, to, what }: { view: View; to: string; what: string }) => (
  <a class="govuk-link" href={to}>
    {view.words.routes.list.remove} <span class="govuk-visually-hidden">{what}</span>
  </a>
)

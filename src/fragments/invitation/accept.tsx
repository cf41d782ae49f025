import type { Invitation } from '../../db/invitations.ts'
import { swapping } from '../step-form.tsx'
import type { View } from '../view.ts'

/** What a link comes to: it can be accepted, or was, or somebody else is signed in, or it is of no use any more. */
export type LinkState = 'open' | 'accepted' | 'else' | 'expired' | 'withdrawn' | 'used' | 'unknown'

type Props = {
  view: View
  state: LinkState
  /** whose it is; unknown links have none */
  invitation?: Pick<Invitation, 'person' | 'email'> | undefined
  action: string
}

/** The page that the link of the acceptance e-mail leads to. Opening it changes nothing; one press does. */
export function AcceptPage({ view, state, invitation, action }: Props) {
  const { accept: said } = view.words.invitations
  const { title, lead } = wordsOf(view, state)
  const isSignedIn = view.name !== undefined
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-l" tabindex={-1}>
          {title}
        </h1>
        <p class="govuk-body">{lead}</p>
        {invitation && (state === 'open' || state === 'else' || state === 'accepted') && (
          <dl class="govuk-summary-list">
            <div class="govuk-summary-list__row">
              <dt class="govuk-summary-list__key">{said.for}</dt>
              <dd class="govuk-summary-list__value breakable">
                {invitation.person.given} {invitation.person.surname}
              </dd>
            </div>
            <div class="govuk-summary-list__row">
              <dt class="govuk-summary-list__key">{said.to}</dt>
              <dd class="govuk-summary-list__value breakable">{invitation.email}</dd>
            </div>
          </dl>
        )}
        {state === 'open' && (
          <>
            {!isSignedIn && <p class="govuk-body">{said.sameAddress}</p>}
            <form action={action} method="post" {...swapping(action)}>
              <button type="submit" class="govuk-button">
                {said.button}
              </button>
            </form>
          </>
        )}
        {state === 'else' && (
          <>
            <form action={action} method="post" {...swapping(action)}>
              <button type="submit" class="govuk-button" name="go" value="log-out">
                {said.logOut}
              </button>
            </form>
            <p class="govuk-body">{said.asks}</p>
          </>
        )}
        {state === 'accepted' && (
          <>
            {!isSignedIn && <p class="govuk-body">{said.sameAddress}</p>}
            <form action={action} method="post" {...swapping(action)}>
              <button type="submit" class="govuk-button">
                {isSignedIn ? said.goOn : said.goOnSignedOut}
              </button>
            </form>
          </>
        )}
        {state === 'used' && (
          <p class="govuk-body">
            <a class="govuk-link" href={`${view.base}/invitation`}>
              {said.see}
            </a>
          </p>
        )}
        {['expired', 'withdrawn', 'unknown'].includes(state) && (
          <p class="govuk-body">
            <a class="govuk-link" href={`${view.base}/contact`}>
              {view.words.layout.contactPage}
            </a>
          </p>
        )}
      </div>
    </div>
  )
}

const wordsOf = ({ name, words: { invitations } }: View, state: LinkState): { title: string; lead: string } => {
  const { accept: said } = invitations
  return {
    open: { title: said.title, lead: name === undefined ? said.lead(invitations.account) : said.leadSignedIn },
    accepted: {
      title: said.acceptedTitle,
      lead: name === undefined ? said.acceptedSignedOut(invitations.account) : said.accepted,
    },
    else: { title: said.elseTitle, lead: said.else },
    expired: { title: said.expiredTitle, lead: said.expired },
    withdrawn: { title: said.withdrawnTitle, lead: said.withdrawn },
    used: { title: said.usedTitle, lead: said.used },
    unknown: { title: said.unknownTitle, lead: said.unknown },
  }[state]
}

/** The page's title. */
export const acceptTitle = (view: Pick<View, 'words'>, state: LinkState) => wordsOf(view as View, state).title

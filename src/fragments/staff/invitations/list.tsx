import type { Fault } from '../../../domain/faults.ts'
import type { Stand } from '../../../domain/invitations.ts'
import { dayOf } from '../../dates.ts'
import { EmailField } from '../../fields.tsx'
import { Listing, type Page } from '../../listing.tsx'
import { StaffFrame } from '../../staff-frame.tsx'
import { ErrorSummary, swapping } from '../../step-form.tsx'
import type { View } from '../../view.ts'
import { namesOf, type Shown } from './act.tsx'

/** Which invitations are asked for. */
export type Filter = { stand: Stand | ''; order: 'next' | 'date' }

type Props = {
  view: View
  stands: readonly Stand[]
  list: Page<Shown>
  filter: Filter
  /** the list is what was found for an address */
  found: boolean
  email: string
  faults: readonly Fault[]
}

/** Invitations, filtered and in pages; or those to one address. */
export function ListPage({ view, stands, list, filter, found, email, faults }: Props) {
  const { invitations: said } = view.words
  const at = '/staff/invitations'
  const isManager = view.role === 'manager'
  const heads = [said.heads.person, said.heads.stand, said.heads.since, said.heads.records]
  return (
    <StaffFrame view={view} room="invitations">
      {faults.length > 0 && <ErrorSummary view={view} faults={faults} />}
      <h1 class="govuk-heading-l" tabindex={-1}>
        {found ? said.found : said.title}
      </h1>
      <a class="govuk-button" href={`${view.base}${at}/new`}>
        {said.invite}
      </a>
      {found ? (
        <p class="govuk-body">
          <a class="govuk-link" href={view.base + at}>
            {said.backToAll}
          </a>
        </p>
      ) : (
        <nav aria-label={said.filter}>
          <ul class="govuk-list filter">
            {(['', ...stands] as const).map((stand) => (
              <li>
                <a
                  class="govuk-link"
                  href={`${view.base}${addressOf({ ...filter, stand })}`}
                  aria-current={stand === filter.stand ? 'true' : undefined}
                >
                  {stand === '' ? said.all : said.stands[stand]}
                </a>
              </li>
            ))}
          </ul>
          <ul class="govuk-list filter" aria-label={said.order}>
            {(['next', 'date'] as const).map((order) => (
              <li>
                <a
                  class="govuk-link"
                  href={`${view.base}${addressOf({ ...filter, order })}`}
                  aria-current={order === filter.order ? 'true' : undefined}
                >
                  {order === 'next' ? said.byNext : said.byDate}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <Listing
        view={view}
        list={list}
        caption={said.caption}
        heads={isManager ? [...heads, said.heads.owner] : heads}
        none={said.none}
        at={addressOf(filter)}
        cells={({ invitation, stand, records, owner }) => [
          <a class="govuk-link target" href={`${view.base}${at}/${invitation.id}`}>
            {invitation.person.given} {invitation.person.surname}
          </a>,
          said.stands[stand],
          dayOf(view.words, invitation.changedAt),
          namesOf(records),
          ...(isManager ? [owner] : []),
        ]}
      />
      <form class="find" action={view.base + at} method="post" novalidate {...swapping(view.base + at)}>
        <EmailField view={view} name="email" label={said.find} value={email} faults={faults} autocomplete="email" />
        <button type="submit" class="govuk-button govuk-button--secondary">
          {said.findButton}
        </button>
      </form>
    </StaffFrame>
  )
}

/** The address of a list, below the base. */
const addressOf = ({ stand, order }: Filter) => {
  const query = new URLSearchParams({ ...(stand ? { stand } : {}), ...(order === 'date' ? { order } : {}) }).toString()
  return `/staff/invitations${query ? `?${query}` : ''}`
}

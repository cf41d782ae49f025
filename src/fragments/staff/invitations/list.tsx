import type { Stand } from '../../../domain/invitations.ts'
import { dayOf } from '../../dates.ts'
import { EmailField } from '../../fields.tsx'
import type { FormView } from '../../form-view.ts'
import { namesOf } from '../../invited.ts'
import { Listing, type Page } from '../../listing.tsx'
import { DoneNote, StaffFrame } from '../../staff-frame.tsx'
import { ErrorSummary, swapping } from '../../step-form.tsx'
import type { View } from '../../view.ts'
import type { Shown } from './act.tsx'

/** Which invitations are asked for. */
type Filter = { stand: Stand | ''; order: 'next' | 'date' }

/** A page of invitations; of those to one address, when they were searched for: it, open and sealed. */
export type InvitationList = {
  list: Page<Shown>
  stands: readonly Stand[]
  filter: Filter
  found?: { sought: string; sealed: string } | undefined
  done: string
}

type Props = FormView<InvitationList>

/** Invitations, filtered and in pages; or those to one address. */
export function ListPage({ view, loaded: { list, stands, filter, found, done }, action, token, values, faults }: Props) {
  const { invitations: said } = view.words
  const at = '/staff/invitations'
  const isManager = view.role === 'manager'
  const heads = [said.heads.person, said.heads.stand, said.heads.since, said.heads.records]
  return (
    <StaffFrame view={view} room="invitations">
      {faults.length > 0 && <ErrorSummary view={view} faults={faults} />}
      <DoneNote said={said.handOverAll.done} done={done} />
      <h1 class="govuk-heading-l" tabindex={-1}>
        {found ? said.found : said.title}
      </h1>
      <a class="govuk-button" href={`${view.base}${at}/new`}>
        {said.invite}
      </a>
      {isManager && (
        <p class="govuk-body">
          <a class="govuk-link" href={`${view.base}${at}/hand-over-all`}>
            {said.handOverAll.title}
          </a>
        </p>
      )}
      {found ? (
        <p class="govuk-body">
          <strong class="breakable">{found.sought}</strong>.{' '}
          <a class="govuk-link" href={view.base + at}>
            {said.backToAll}
          </a>
        </p>
      ) : (
        <Filters view={view} stands={stands} filter={filter} />
      )}
      <Listing
        view={view}
        list={list}
        caption={said.caption}
        heads={isManager ? [...heads, said.heads.owner] : heads}
        none={said.none}
        at={found ? `${at}?found=${found.sealed}` : addressOf(filter)}
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
      <form id="step" class="find" action={action} method="post" novalidate {...swapping(action)}>
        <input type="hidden" name="submit" value={token} />
        <EmailField view={view} name="email" label={said.find} value={values.email} faults={faults} autocomplete="off" />
        <button type="submit" class="govuk-button govuk-button--secondary">
          {said.findButton}
        </button>
      </form>
    </StaffFrame>
  )
}

function Filters({ view, stands, filter }: { view: View; stands: readonly Stand[]; filter: Filter }) {
  const { invitations: said } = view.words
  return (
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
  )
}

/** The address of a list, below the base. */
const addressOf = ({ stand, order }: Filter) => {
  const query = new URLSearchParams({ ...(stand ? { stand } : {}), ...(order === 'date' ? { order } : {}) }).toString()
  return `/staff/invitations${query ? `?${query}` : ''}`
}

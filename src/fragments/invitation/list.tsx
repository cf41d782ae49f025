import type { Person } from '../../db/accounts.ts'
import type { StaffContact } from '../../db/staff.ts'
import type { Mine } from '../../domain/account-setup.ts'
import { dayOf } from '../dates.ts'
import { namesOf, unwantedOf, wantedOf } from '../invited.ts'
import { PhoneLink } from '../phone-link.tsx'
import { DoneNote } from '../staff-frame.tsx'
import { swapping } from '../step-form.tsx'
import type { View } from '../view.ts'

/** The worker of an invitation, and how to reach them. */
export type Contact = { person: Person; contact: StaffContact }

/** One of a person's invitations, and its worker, where there still is one. */
export type Own = Mine & { worker: Contact | undefined }

/** Every invitation of the person signed in: where it stands, what happens next, and who to call. */
export function MyInvitationsPage({ view, mine, done }: { view: View; mine: readonly Own[]; done: string }) {
  const { invitations: words } = view.words
  const { mine: said } = words
  const action = `${view.base}/invitation`
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <DoneNote said={said.done} done={done} />
        <h1 class="govuk-heading-l" tabindex={-1}>
          {said.title}
        </h1>
        {mine.length === 0 && <p class="govuk-body">{said.none}</p>}
        {mine.map(({ invitation: { id, createdAt }, stand, records, worker }) => (
          <div class="own-invitation">
            <h2 class="govuk-heading-m" id={`invitation-${id}`}>
              {said.stands[stand]}
              <span class="govuk-visually-hidden">
                {' '}
                ({said.sentOn} {dayOf(view.words, createdAt)})
              </span>
            </h2>
            <p class="govuk-body">{said.next[stand]}</p>
            {stand === 'acceptance' && (
              <form action={action} method="post" {...swapping(action)}>
                <input type="hidden" name="invitation" value={id} />
                <button type="submit" class="govuk-button">
                  {words.accept.button}
                </button>
              </form>
            )}
            {stand === 'setup' && (
              <a class="govuk-button" href={`${view.base}/invitation/setup`}>
                {said.setUp}
              </a>
            )}
            {stand === 'active' && (
              <p class="govuk-body">
                <a class="govuk-link" href={`${view.base}/records`}>
                  {said.records}
                </a>
              </p>
            )}
            <dl class="govuk-summary-list">
              {[
                { key: words.records, named: wantedOf(records) },
                { key: words.setup.unwanted, named: unwantedOf(records) },
              ].map(
                ({ key, named }) =>
                  named.length > 0 && (
                    <div class="govuk-summary-list__row">
                      <dt class="govuk-summary-list__key">{key}</dt>
                      <dd class="govuk-summary-list__value breakable">{namesOf(named)}</dd>
                    </div>
                  ),
              )}
              <div class="govuk-summary-list__row">
                <dt class="govuk-summary-list__key">{said.sentOn}</dt>
                <dd class="govuk-summary-list__value">{dayOf(view.words, createdAt)}</dd>
              </div>
              {worker && (
                <div class="govuk-summary-list__row">
                  <dt class="govuk-summary-list__key">{said.from}</dt>
                  <dd class="govuk-summary-list__value breakable">
                    {worker.person.forename} {worker.person.surname}
                    {worker.contact.title && `, ${worker.contact.title}`}
                    {worker.contact.phone && (
                      <>
                        <br />
                        <PhoneLink phone={worker.contact.phone} />
                      </>
                    )}
                    {worker.contact.email && (
                      <>
                        <br />
                        <a class="govuk-link" href={`mailto:${worker.contact.email}`}>
                          {worker.contact.email}
                        </a>
                      </>
                    )}
                  </dd>
                </div>
              )}
            </dl>
          </div>
        ))}
      </div>
    </div>
  )
}

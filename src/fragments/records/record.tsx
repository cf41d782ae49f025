import type { Child } from 'hono/jsx'
import type { Dashboard, Reachable } from '../../db/access.ts'
import { endOfAccess } from '../access.ts'
import { dateOf } from '../dates.ts'
import { PhoneLink } from '../phone-link.tsx'
import { Summary } from '../summary.tsx'
import type { View } from '../view.ts'

/** A record's dashboard, for somebody who has access. What else belongs to the record stands between its data and its workers. */
export function DashboardPage({ view, dashboard, children }: { view: View; dashboard: Dashboard; children?: Child }) {
  const { access, record, workers, others } = dashboard
  const { records: words } = view.words
  const said = words.dashboard
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        {others > 0 && (
          <p class="govuk-body">
            <a class="govuk-link" href={`${view.base}/records`}>
              {said.another}
            </a>
          </p>
        )}
        <h1 class="govuk-heading-l" tabindex={-1}>
          {record.child.given} {record.child.surname}
        </h1>
        <Summary rows={[[words.born, dateOf(view.words, record.child.born)]]} />
        {access.endsAt !== null && <p class="govuk-body">{said.until(endOfAccess(view, access))}</p>}
        {children}
        <h2 class="govuk-heading-m">{said.workers}</h2>
        {workers.length === 0 && <p class="govuk-body">{said.noWorkers}</p>}
        {workers.map((worker) => (
          <WorkerContact view={view} worker={worker} />
        ))}
        <p class="govuk-body">{said.seen}</p>
      </div>
    </div>
  )
}

function WorkerContact({ view, worker: { account, staff } }: { view: View; worker: Reachable }) {
  const { dashboard: said } = view.words.records
  const { title, phone, email } = staff.contact
  return (
    <>
      <h3 class="govuk-heading-s breakable">
        {account.person.forename} {account.person.surname}
        {title && `, ${title}`}
      </h3>
      {phone || email ? (
        <Summary
          rows={[
            ...(phone ? [[said.phone, <PhoneLink phone={phone} />] as const] : []),
            ...(email
              ? [
                  [
                    said.email,
                    <a class="govuk-link" href={`mailto:${email}`}>
                      {email}
                    </a>,
                  ] as const,
                ]
              : []),
          ]}
        />
      ) : (
        <p class="govuk-body">{said.noContact}</p>
      )}
    </>
  )
}

import type { Child } from 'hono/jsx'
import type { PastAccess } from '../../../db/access.ts'
import type { Account } from '../../../db/accounts.ts'
import type { Look } from '../../../db/looks.ts'
import type { ChildRecord } from '../../../db/records.ts'
import type { Worker } from '../../../db/workers.ts'
import type { AccessStand } from '../../../domain/access.ts'
import { endOfAccess, relationshipOf } from '../../access.ts'
import { dateOf, dayOf, momentOf } from '../../dates.ts'
import { Listing, type Page } from '../../listing.tsx'
import { DoneNote, StaffFrame } from '../../staff-frame.tsx'
import { Summary } from '../../summary.tsx'
import type { View } from '../../view.ts'

/** All that staff see of a record. */
export type RecordFile = {
  record: ChildRecord
  workers: readonly Worker[]
  access: Page<{ access: PastAccess; account: Account; stands: AccessStand }>
  looks: Page<Look>
  /** who sees it may choose its workers */
  oversees: boolean
}

type Props = { view: View; file: RecordFile; done: string }

/** A record, for the staff who work on it. */
export function RecordPage({ view, file, done }: Props) {
  const { record, workers, access, looks, oversees } = file
  const { record: said } = view.words.records
  const at = `/staff/records/${record.id}`
  return (
    <StaffFrame view={view} room="records">
      <DoneNote said={said.done} done={done} />
      <h1 class="govuk-heading-l" tabindex={-1}>
        {said.title(nameOf(record.child))}
      </h1>

      <h2 class="govuk-heading-m">{said.details}</h2>
      <RecordDetails view={view} record={record} />
      <ul class="govuk-list">
        <Way view={view} to={`${at}/edit`}>
          {said.edit}
        </Way>
        <Way view={view} to={`${at}/documents`}>
          {said.documents}
        </Way>
        <Way view={view} to={`/staff/invitations/new?record=${record.id}`}>
          {said.invite}
        </Way>
      </ul>

      <h2 class="govuk-heading-m">{said.workers}</h2>
      {workers.length === 0 && <p class="govuk-body">{said.noWorkers}</p>}
      <ul class="govuk-list breakable">
        {workers.map(({ account }) => (
          <li>
            {personOf(account)}, {account.email}
            {account.status === 'suspended' && ` (${said.suspended})`}
          </li>
        ))}
        {oversees && (
          <Way view={view} to={`${at}/workers`}>
            {said.changeWorkers}
          </Way>
        )}
      </ul>

      <h2 class="govuk-heading-m">{said.access}</h2>
      <Listing
        view={view}
        list={access}
        part="access"
        caption={said.access}
        heads={[said.person, said.relationship, said.from, said.until, said.state]}
        cells={(each) => [
          <>
            {personOf(each.account)}, {each.account.email}
          </>,
          relationshipOf(view, each.access.relationship),
          dayOf(view.words, each.access.startsAt),
          endOfAccess(view, each.access),
          <State view={view} {...each} />,
        ]}
        none={said.noAccess}
        at={at}
      />

      <h2 class="govuk-heading-m" id="looks">
        {said.looks}
      </h2>
      <Listing
        view={view}
        list={looks}
        caption={said.looks}
        heads={[said.who, said.when, said.as]}
        cells={({ account, at: when, times, by }) => [
          account ? personOf(account) : said.gone,
          times === 1 ? momentOf(view.words, when) : said.inARow({ times, last: momentOf(view.words, when) }),
          by === 'staff' ? said.asStaff : said.asPerson,
        ]}
        none={said.noLooks}
        at={at}
      />
    </StaffFrame>
  )
}

function State({ view, access, account, stands }: { view: View } & RecordFile['access']['rows'][number]) {
  const { record: said } = view.words.records
  if (stands === 'ended')
    return (
      <>
        {said.ended(dayOf(view.words, access.endedAt!))}
        {access.reason && (
          <>
            . {said.reason} {access.reason}
          </>
        )}
      </>
    )
  if (stands === 'over') return <>{said.over}</>
  return (
    <>
      {stands === 'open' ? said.open : said.notYet}.{' '}
      <a class="govuk-link" href={`${view.base}/staff/access/${access.id}/end`}>
        {said.end}
        <span class="govuk-visually-hidden"> {said.endOf(personOf(account))}</span>
      </a>
    </>
  )
}

/** A record's number, names and date of birth. */
export function RecordDetails({ view, record }: { view: View; record: ChildRecord }) {
  const { records: words } = view.words
  return (
    <Summary
      rows={[
        [words.number, record.number],
        [words.given, record.child.given],
        [words.surname, record.child.surname],
        [words.born, dateOf(view.words, record.child.born)],
        [words.record.changed, momentOf(view.words, record.changedAt)],
      ]}
    />
  )
}

const Way = ({ view, to, children }: { view: View; to: string; children?: Child }) => (
  <li>
    <a class="govuk-link" href={view.base + to}>
      {children}
    </a>
  </li>
)

const nameOf = ({ given, surname }: ChildRecord['child']) => `${given} ${surname}`
const personOf = ({ person }: Account) => `${person.forename} ${person.surname}`

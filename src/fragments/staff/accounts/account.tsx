import type { Account } from '../../../db/accounts.ts'
import type { Session } from '../../../db/sessions.ts'
import type { RouteName } from '../../../domain/progress.ts'
import type { Role } from '../../../domain/staff.ts'
import type { TrailEvent } from '../../../domain/trail.ts'
import { dayOf, momentOf } from '../../dates.ts'
import { eventWords, factsCell, Who } from '../../event-words.tsx'
import { Listing } from '../../listing.tsx'
import { LastMessage, type MessageShown } from '../../message-list.tsx'
import { masked } from '../../phone-number.tsx'
import { DoneNote, StaffFrame } from '../../staff-frame.tsx'
import { Summary } from '../../summary.tsx'
import type { View } from '../../view.ts'

/** What staff can do with an account: each is a page of its own, and the last part of its address. */
export type Action = 'suspend' | 'lift' | 'end-sessions' | 'remove-phone'

/** All that staff see of an account. Sessions, events and the last message are there for who may change the account. */
export type AccountShown = {
  account: Pick<Account, 'id' | 'email' | 'person' | 'phone' | 'status'>
  role?: Role | undefined
  /** ms */
  registeredAt: number
  /** what opens it, where that is not always a password */
  routes?: readonly RouteName[] | undefined
  phoneRequestedAt?: number | undefined
  history?: { sessions: readonly Session[]; events: readonly TrailEvent[]; last: MessageShown | undefined } | undefined
  actions: readonly Action[]
  /** why nothing can be done here */
  closed?: 'own' | 'ofStaff' | undefined
}

export function AccountPage({ view, shown, done = '' }: { view: View; shown: AccountShown; done?: string }) {
  const { account: said, roles } = view.words.staff
  const { account, role, registeredAt, routes, phoneRequestedAt, history, actions, closed } = shown
  return (
    <StaffFrame view={view} room="accounts">
      <DoneNote said={said.done} done={done} />
      <h1 class="govuk-heading-l" tabindex={-1}>
        {account.person.forename} {account.person.surname}
      </h1>
      <Summary
        rows={[
          [said.email, account.email],
          [said.phone, account.phone ? masked(account.phone) : said.none],
          [said.phoneRequest, phoneRequestedAt === undefined ? said.notAsked : momentOf(view.words, phoneRequestedAt)],
          [said.status, said.statuses[account.status]],
          [said.registered, dayOf(view.words, registeredAt)],
          ...(routes ? [[said.routes, routes.map((route) => view.words.routes.names[route]).join(', ')] as const] : []),
          [said.role, role ? roles[role] : said.notStaff],
        ]}
      />
      {closed && <p class="govuk-inset-text">{said[closed]}</p>}
      {actions.length > 0 && <Actions view={view} id={account.id} actions={actions} />}
      {history && <History view={view} id={account.id} {...history} />}
      <p class="govuk-body">
        <a class="govuk-link" href={`${view.base}/staff/accounts`}>
          {said.findAnother}
        </a>
      </p>
    </StaffFrame>
  )
}

function Actions({ view, id, actions }: { view: View; id: string; actions: readonly Action[] }) {
  const { account: said } = view.words.staff
  const words: Record<Action, string> = {
    suspend: said.suspend,
    lift: said.lift,
    'end-sessions': said.endSessions,
    'remove-phone': said.removePhone,
  }
  return (
    <section>
      <h2 class="govuk-heading-m">{said.actions}</h2>
      <ul class="govuk-list govuk-list--spaced">
        {actions.map((action) => (
          <li>
            <a class="govuk-link" href={`${view.base}/staff/accounts/${id}/${action}`}>
              {words[action]}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

type HistoryProps = { view: View; id: string } & NonNullable<AccountShown['history']>

function History({ view, id, sessions, events, last }: HistoryProps) {
  const { account: said, audit } = view.words.staff
  const all = <Row,>(rows: readonly Row[]) => ({ rows, page: 1, more: false })
  const factors = (session: Session) =>
    session.factors.map((factor) => (said.factorNames as Record<string, string>)[factor] ?? factor).join(', ')
  return (
    <>
      <LastMessage view={view} last={last} at={`/staff/accounts/${id}/messages`} />
      <h2 class="govuk-heading-m">
        {said.sessions} ({sessions.length})
      </h2>
      <Listing
        view={view}
        list={all(sessions)}
        caption={said.sessions}
        heads={[said.since, said.factors]}
        cells={(session) => [momentOf(view.words, session.createdAt), factors(session)]}
        none={said.noSessions}
        at=""
      />
      <h2 class="govuk-heading-m">{said.events}</h2>
      <Listing
        view={view}
        list={all(events)}
        caption={said.events}
        heads={[audit.when, audit.what, audit.who, audit.about]}
        cells={({ at, name, who, facts }) => [
          momentOf(view.words, at),
          eventWords(view, name),
          <Who view={view} who={who} />,
          factsCell(
            view,
            facts.filter(({ key }) => key !== 'account'),
          ),
        ]}
        none={said.noEvents}
        at=""
      />
    </>
  )
}

import type { Happened } from '../../../db/invitation-lists.ts'
import type { Act, Stand } from '../../../domain/invitations.ts'
import { endOfAccess, relationshipOf } from '../../access.ts'
import { momentOf } from '../../dates.ts'
import { becameWords, isLost, LastMessage, type MessageShown } from '../../message-list.tsx'
import { DoneNote, StaffFrame } from '../../staff-frame.tsx'
import type { View } from '../../view.ts'
import { words } from '../../words/index.ts'
import { Row, type Shown } from './act.tsx'

type Props = {
  view: View
  shown: Shown
  acts: readonly Act[]
  happened: readonly Happened[]
  last?: MessageShown | undefined
  /** how often the code that is waited for was entered wrongly */
  wrongTries?: number | undefined
  done: string
}

/** Where an invitation stands after what is told of as done: where it stands elsewhere, an old address was opened again. */
const standsAfter: ReadonlyMap<string, readonly Stand[]> = new Map([
  ['sent', ['code']],
  ['readdressed', ['code']],
  ['verified', ['acceptance']],
  ['resent', ['code', 'acceptance']],
  ['unsent', ['code', 'acceptance']],
  ['not-yet', ['code', 'acceptance']],
  ['activated', ['active']],
  ['activated-unsent', ['active']],
])

/** Where an invitation stands, what is to be done next, and what has happened to it. */
export function InvitationPage({ view, shown, acts, happened, last, wrongTries, done: asked }: Props) {
  const { invitations: said } = view.words
  const { invitation, stand, records, owner } = shown
  const done = standsAfter.get(asked)?.includes(stand) === false ? '' : asked
  const { person, email } = invitation
  const lost = last && isLost(last.stand) && ['code', 'acceptance'].includes(stand) ? last : undefined
  const isElsewhere = done === 'unsent' || lost?.stand === 'unreachable'
  // What did not arrive comes before anything else.
  const mend = isElsewhere ? 'address' : lost && 'resend'
  const first = mend && acts.includes(mend) ? mend : acts[0]
  const others = acts.filter((act) => act !== first)
  const until = untilOf(shown)
  const to = (act: Act) => `${view.base}/staff/invitations/${invitation.id}/${act}`
  const isNext = first !== undefined && (first === mend || ['code', 'activate', 'tried-out', 'expired'].includes(stand))
  return (
    <StaffFrame view={view} room="invitations">
      {!lost && <DoneNote said={said.done} done={done} />}
      <h1 class="govuk-heading-l" tabindex={-1}>
        {person.given} {person.surname}
      </h1>
      <section aria-labelledby="next">
        <h2 class="govuk-heading-m" id="next">
          {said.nextTitle}
        </h2>
        <p class="govuk-body">
          <strong>{said.stands[stand]}</strong>
        </p>
        <p class="govuk-body">{lost ? becameWords(view, lost) : said.next[stand]}</p>
        {isNext && (
          <a class="govuk-button" href={to(first)}>
            {said.acts[first]}
          </a>
        )}
      </section>

      <dl class="govuk-summary-list">
        <Row name={said.email}>{email}</Row>
        <Row name={said.emailLanguage}>{words[invitation.language].language.name}</Row>
        <Row name={said.heads.owner}>{owner}</Row>
        {until !== undefined && <Row name={said.until}>{momentOf(view.words, until)}</Row>}
        {wrongTries !== undefined && <Row name={said.wrongCodes}>{wrongTries}</Row>}
      </dl>

      <h2 class="govuk-heading-m">{said.records}</h2>
      {records.map((invited) => (
        <dl class="govuk-summary-list">
          <Row name={view.words.staff.audit.facts.record}>
            <a class="govuk-link" href={`${view.base}/staff/records/${invited.record.id}`}>
              {invited.record.child.given} {invited.record.child.surname}
            </a>{' '}
            ({invited.record.number})
          </Row>
          <Row name={said.relationship}>{relationshipOf(view, invited.relationship)}</Row>
          <Row name={said.lastDay}>{endOfAccess(view, invited)}</Row>
          <Row name={said.answer}>{invited.answer ? view.words.invitations.setup[invited.answer] : said.noAnswer}</Row>
        </dl>
      ))}

      <LastMessage view={view} last={last} at={`/staff/invitations/${invitation.id}/messages`} />

      <h2 class="govuk-heading-m">{said.timeline}</h2>
      <ol class="govuk-list timeline">
        {happened.map(({ at, name, by }) => (
          <li>
            <span class="timeline__when">{momentOf(view.words, at)}</span>{' '}
            {(said.happened as Record<string, string>)[name] ?? name}
            {by && ` (${by.forename} ${by.surname})`}
          </li>
        ))}
      </ol>

      {(isNext ? others : acts).length > 0 && (
        <>
          <h2 class="govuk-heading-m">{said.more}</h2>
          <ul class="govuk-list">
            {(isNext ? others : acts).map((act) => (
              <li>
                <a class="govuk-link target" href={to(act)}>
                  {said.acts[act]}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </StaffFrame>
  )
}

/** Until when what the person holds can be used. */
function untilOf({ invitation, stand }: Shown): number | undefined {
  if (stand === 'code') return invitation.codeExpiresAt
  return stand === 'acceptance' || stand === 'setup' ? (invitation.linkExpiresAt ?? undefined) : undefined
}

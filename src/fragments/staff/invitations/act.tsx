import type { Child } from 'hono/jsx'
import type { Invitation, InvitedRecord } from '../../../db/invitations.ts'
import type { Act, Stand } from '../../../domain/invitations.ts'
import type { FormView } from '../../form-view.ts'
import { namesOf, unwantedOf, wantedOf } from '../../invited.ts'
import { PageForm } from '../../page-form.tsx'
import { StaffFrame } from '../../staff-frame.tsx'

/** An invitation as the pages of the console show it. */
export type Shown = { invitation: Invitation; stand: Stand; records: readonly InvitedRecord[]; owner: string }

/** What the page of an act is given. */
export type ActProps = FormView<Shown>

type Props = ActProps & { act: Act; button: string; lead: string; warning?: boolean; children?: Child }

/** A page with one thing to do about an invitation: whom it is for, where it stands, and one button. */
export function ActPage({ view, loaded, action, token, faults, act, button, lead, warning = false, children }: Props) {
  const { invitations: said } = view.words
  const { invitation, stand, records } = loaded
  return (
    <StaffFrame view={view} room="invitations">
      <PageForm
        view={view}
        action={action}
        token={token}
        faults={faults}
        title={said.acts[act]}
        send={button}
        warning={warning}
        back={`/staff/invitations/${invitation.id}`}
        lead={
          <>
            <p class="govuk-body">{lead}</p>
            <dl class="govuk-summary-list">
              <Row name={said.person}>
                {invitation.person.given} {invitation.person.surname}
              </Row>
              <Row name={said.email}>{invitation.email}</Row>
              <Row name={said.records}>{namesOf(wantedOf(records))}</Row>
              {unwantedOf(records).length > 0 && <Row name={said.unwanted}>{namesOf(unwantedOf(records))}</Row>}
              <Row name={said.heads.stand}>{said.stands[stand]}</Row>
            </dl>
          </>
        }
      >
        {/* What the page was shown with: somebody else may have changed it meanwhile. */}
        <input type="hidden" name="version" value={String(invitation.version)} />
        {children}
      </PageForm>
    </StaffFrame>
  )
}

/** A line of a summary list. */
export const Row = ({ name, children }: { name: string; children?: Child }) => (
  <div class="govuk-summary-list__row">
    <dt class="govuk-summary-list__key">{name}</dt>
    <dd class="govuk-summary-list__value breakable">{children}</dd>
  </div>
)

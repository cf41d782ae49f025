import { EmailField } from '../../fields.tsx'
import { ActPage, type ActProps, Row } from './act.tsx'

/** A team manager hands an invitation to somebody who has the time. */
export function HandOverPage(props: ActProps) {
  const { view, values, faults, loaded } = props
  const { handOverPage: said, heads } = view.words.invitations
  return (
    <ActPage {...props} act="hand-over" lead={said.lead} button={said.button}>
      <dl class="govuk-summary-list">
        <Row name={heads.owner}>{loaded.owner}</Row>
      </dl>
      <EmailField view={view} name="email" label={said.email} value={values.email} faults={faults} autocomplete="off" />
    </ActPage>
  )
}

import { EmailField } from '../../fields.tsx'
import { ActPage, type ActProps } from './act.tsx'

/** The worker corrects a mistyped address. */
export function AddressPage(props: ActProps) {
  const { view, values, faults } = props
  const { addressPage: said, invitePage } = view.words.invitations
  return (
    <ActPage {...props} act="address" lead={said.lead} button={said.button}>
      <EmailField
        view={view}
        name="email"
        label={said.email}
        hint={invitePage.emailHint}
        value={values.email}
        faults={faults}
        autocomplete="off"
      />
    </ActPage>
  )
}

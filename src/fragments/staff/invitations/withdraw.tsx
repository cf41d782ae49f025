import { ActPage, type ActProps } from './act.tsx'

/** The worker takes the invitation back. */
export function WithdrawPage(props: ActProps) {
  const { withdrawPage: said } = props.view.words.invitations
  return <ActPage {...props} act="withdraw" lead={said.lead} button={said.button} warning />
}

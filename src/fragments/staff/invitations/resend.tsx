import { ActPage, type ActProps } from './act.tsx'

/** The worker sends a new code, or a new link. */
export function ResendPage(props: ActProps) {
  const { resendPage: said } = props.view.words.invitations
  const lead = props.loaded.invitation.status === 'sent' ? said.code : said.link
  return <ActPage {...props} act="resend" lead={lead} button={said.button} />
}

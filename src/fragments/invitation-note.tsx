import type { View } from './view.ts'

/** Tells somebody that an invitation of theirs has not come to its end, and leads to where it stands. */
export const InvitationNote = ({ view }: { view: View }) => (
  <p class="govuk-inset-text">
    {view.words.invitations.mine.ongoing}{' '}
    <a class="govuk-link" href={`${view.base}/invitation`}>
      {view.words.invitations.mine.where}
    </a>
  </p>
)

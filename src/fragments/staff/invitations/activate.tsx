import { endOfAccess, relationshipOf } from '../../access.ts'
import { ActPage, type ActProps } from './act.tsx'

/** The worker gives the person access to what they said Yes to. */
export function ActivatePage(props: ActProps) {
  const { view, loaded } = props
  const { activatePage: said } = view.words.invitations
  return (
    <ActPage {...props} act="activate" lead={said.lead} button={said.button}>
      <ul class="govuk-list govuk-list--bullet">
        {loaded.records
          .filter(({ answer }) => answer === 'yes')
          .map((invited) => (
            <li>
              {invited.record.child.given} {invited.record.child.surname}: {relationshipOf(view, invited.relationship)},{' '}
              {view.words.invitations.lastDay}: {endOfAccess(view, invited)}
            </li>
          ))}
      </ul>
    </ActPage>
  )
}

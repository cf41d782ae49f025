import type { Choice } from '../../domain/account-setup.ts'
import type { FormView } from '../form-view.ts'
import { ErrorSummary, Primary, swapping } from '../step-form.tsx'

type Props = FormView<readonly Choice[]>

/**
 * The guide's step 15: the answers once more, and Submit. With JavaScript a dialog that keeps the focus, and Escape cancels it;
 * without it, the same dialog stands on its page.
 */
export function SubmitPage({ view, loaded, action, token, values, faults }: Props) {
  const { setup: said } = view.words.invitations
  const namesOf = (said: 'yes' | 'no') => loaded.filter(({ answer }) => values[answer] === said).map(({ name }) => name)
  const [wanted, unwanted] = [namesOf('yes'), namesOf('no')]
  const sent = Object.fromEntries(
    loaded
      .filter(({ answer }) => values[answer])
      .flatMap(({ tick, answer }) => [tick, answer].flatMap((name) => (values[name] ? [[name, values[name]]] : []))),
  )
  return (
    <>
      <h1 class="govuk-heading-l" tabindex={-1}>
        {said.title}
      </h1>
      <dialog open class="dialog" aria-labelledby="dialog-title" data-modal>
        {faults.length > 0 && <ErrorSummary view={view} faults={faults} />}
        <h2 class="govuk-heading-m" id="dialog-title" tabindex={-1}>
          {said.dialogTitle}
        </h2>
        {wanted.length > 0 && <Names lead={said.wanted} names={wanted} />}
        {unwanted.length > 0 && <Names lead={said.unwanted} names={unwanted} />}
        <p class="govuk-body">{said.submitLead}</p>
        <form id="step" action={action} method="post" novalidate {...swapping(action)}>
          <input type="hidden" name="submit" value={token} />
          {Object.entries(sent).map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <div class="govuk-button-group">
            <Primary>{said.submit}</Primary>
            <a class="govuk-link" href={`${view.base}/invitation/setup?${new URLSearchParams(sent)}`} data-cancel>
              {said.cancel}
            </a>
          </div>
        </form>
      </dialog>
    </>
  )
}

const Names = ({ lead, names }: { lead: string; names: readonly string[] }) => (
  <>
    <p class="govuk-body">{lead}:</p>
    <ul class="govuk-list govuk-list--bullet">
      {names.map((name) => (
        <li>
          <strong>{name}</strong>
        </li>
      ))}
    </ul>
  </>
)

import type { Fault } from '../domain/faults.ts'
import { Said } from './fields.tsx'
import type { View } from './view.ts'

type Tick = { view: View; name: string; label: string; ticked?: boolean; faults: readonly Fault[] }

/** The choices of a list of words, for a field. */
export const optionsOf = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }))

/** One box to tick. What is sent is "yes", or nothing. */
export function TickField({ view, name, label, ticked = false, faults }: Tick) {
  const wrong = faults.some(({ field }) => field === name)
  return (
    <div class={wrong ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
      <Said view={view} name={name} hint={undefined} faults={faults} />
      <div class="govuk-checkboxes">
        <div class="govuk-checkboxes__item">
          <input
            id={name}
            name={name}
            type="checkbox"
            value="yes"
            class="govuk-checkboxes__input"
            checked={ticked}
            aria-invalid={wrong ? 'true' : undefined}
            aria-describedby={wrong ? `${name}-error` : undefined}
          />
          <label class="govuk-label govuk-checkboxes__label" for={name}>
            {label}
          </label>
        </div>
      </div>
    </div>
  )
}

import type { Fault } from '../domain/faults.ts'
import { Said } from './fields.tsx'
import type { View } from './view.ts'

type Props = {
  view: View
  /** of the group: its hint, its faults, and the id of its first box */
  name: string
  label: string
  hint?: string
  faults: readonly Fault[]
  /** boxes, each a field of its own that says "yes" when it is ticked */
  options: readonly { name: string; label: string; hint?: string; ticked: boolean }[]
}

/** Boxes to tick, any number of them. */
export function Checkboxes({ view, name, label, hint, faults, options }: Props) {
  const wrong = faults.some(({ field }) => field === name)
  const describedBy = [hint && `${name}-hint`, wrong && `${name}-error`].filter(Boolean).join(' ') || undefined
  return (
    <div class={`govuk-form-group${wrong ? ' govuk-form-group--error' : ''}`}>
      <fieldset class="govuk-fieldset" aria-describedby={describedBy}>
        <legend class="govuk-fieldset__legend">{label}</legend>
        <Said view={view} name={name} hint={hint} faults={faults} />
        <div class="govuk-checkboxes">
          {options.map((option, at) => {
            const id = at === 0 ? name : option.name
            return (
              <div class="govuk-checkboxes__item">
                <input
                  id={id}
                  name={option.name}
                  type="checkbox"
                  class="govuk-checkboxes__input"
                  value="yes"
                  checked={option.ticked}
                  aria-invalid={wrong ? 'true' : undefined}
                  aria-describedby={option.hint ? `${id}-hint-of-it` : undefined}
                />
                <label class="govuk-label govuk-checkboxes__label" for={id}>
                  {option.label}
                </label>
                {option.hint && (
                  <div id={`${id}-hint-of-it`} class="govuk-hint govuk-checkboxes__hint">
                    {option.hint}
                  </div>
                )}
              </div>
            )
          })}
        </div>
      </fieldset>
    </div>
  )
}

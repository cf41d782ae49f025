import type { Fault } from '../domain/faults.ts'
import { Said } from './fields.tsx'
import type { View } from './view.ts'

type Props = {
  view: View
  name: string
  label: string
  hint: string
  faults: readonly Fault[]
  /** as they were typed, by "day", "month" and "year" */
  values: Record<string, string>
}

/** A date in three fields: day, month, year. What is wrong is said of the date as a whole; its link leads to the day. */
export function DateField({ view, name, label, hint, faults, values }: Props) {
  const { records: said } = view.words
  const wrong = faults.some(({ field }) => field === name)
  const parts = [
    { part: 'day', id: name, label: said.day, width: '2' },
    { part: 'month', id: `${name}-month`, label: said.month, width: '2' },
    { part: 'year', id: `${name}-year`, label: said.year, width: '4' },
  ]
  return (
    <div class={wrong ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
      <fieldset class="govuk-fieldset" aria-describedby={wrong ? `${name}-hint ${name}-error` : `${name}-hint`}>
        <legend class="govuk-fieldset__legend">{label}</legend>
        <Said view={view} name={name} hint={hint} faults={faults} />
        <div class="govuk-date-input">
          {parts.map((each) => (
            <div class="govuk-date-input__item">
              <label class="govuk-label govuk-date-input__label" for={each.id}>
                {each.label}
              </label>
              <input
                id={each.id}
                name={each.part}
                type="text"
                inputmode="numeric"
                value={values[each.part]}
                class={`govuk-input govuk-date-input__input govuk-input--width-${each.width}${wrong ? ' govuk-input--error' : ''}`}
                aria-invalid={wrong ? 'true' : undefined}
              />
            </div>
          ))}
        </div>
      </fieldset>
    </div>
  )
}

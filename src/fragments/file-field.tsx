import type { Fault } from '../domain/faults.ts'
import { Said } from './fields.tsx'
import type { View } from './view.ts'

type Props = {
  view: View
  name: string
  label: string
  hint?: string
  faults: readonly Fault[]
  /** what the browser offers first; what a file is, its content decides */
  accept: string
}

/** A file to choose. No page can fill it in again: after a fault it is chosen anew. */
export function FileField({ view, name, label, hint, faults, accept }: Props) {
  const wrong = faults.some(({ field }) => field === name)
  return (
    <div class={`govuk-form-group${wrong ? ' govuk-form-group--error' : ''}`}>
      <label class="govuk-label" for={name}>
        {label}
      </label>
      <Said view={view} name={name} hint={hint} faults={faults} />
      <input
        id={name}
        name={name}
        type="file"
        accept={accept}
        class={`govuk-file-upload${wrong ? ' govuk-file-upload--error' : ''}`}
        aria-invalid={wrong ? 'true' : undefined}
        aria-describedby={[hint && `${name}-hint`, wrong && `${name}-error`].filter(Boolean).join(' ') || undefined}
      />
    </div>
  )
}

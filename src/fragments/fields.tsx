import type { Child } from 'hono/jsx'
import type { Fault } from '../domain/faults.ts'
import type { View } from './view.ts'
import { faultWords } from './words/index.ts'

type Field = { view: View; name: string; label: string; hint?: string; faults: readonly Fault[] }

const mine = (faults: readonly Fault[], name: string) => faults.filter(({ field }) => field === name)

const describedBy = ({ name, hint, faults }: Pick<Field, 'name' | 'hint' | 'faults'>) =>
  [hint && `${name}-hint`, mine(faults, name).length > 0 && `${name}-error`].filter(Boolean).join(' ') || undefined

const groupClass = (faults: readonly Fault[], name: string) =>
  mine(faults, name).length > 0 ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'

function Around({ view, name, label, hint, faults, children }: Field & { children?: Child }) {
  return (
    <div class={groupClass(faults, name)}>
      <label class="govuk-label" for={name}>
        {label}
      </label>
      <Said view={view} name={name} hint={hint} faults={faults} />
      {children}
    </div>
  )
}

/** A field's hint and what is wrong with it. */
export function Said({
  view,
  name,
  hint,
  faults,
}: {
  view: View
  name: string
  hint: string | undefined
  faults: readonly Fault[]
}) {
  const wrong = mine(faults, name)
  return (
    <>
      {hint && (
        <div id={`${name}-hint`} class="govuk-hint">
          {hint}
        </div>
      )}
      {wrong.length > 0 && (
        <div id={`${name}-error`}>
          {wrong.map((fault) => (
            <p class="govuk-error-message">
              <span class="govuk-visually-hidden">{view.words.form.error}</span> {faultWords(view.words, fault)}
            </p>
          ))}
        </div>
      )}
    </>
  )
}

/** One line of text. Further attributes go to the input. */
export function TextField({
  width,
  ...field
}: Field & { value?: string | undefined; width?: string; [attribute: string]: unknown }) {
  const { view, name, label, hint, faults, class: classes, ...input } = field
  const wrong = mine(faults, name).length > 0
  return (
    <Around view={view} name={name} label={label} faults={faults} {...(hint ? { hint } : {})}>
      <input
        id={name}
        name={name}
        type="text"
        class={['govuk-input', width && `govuk-input--width-${width}`, classes, wrong && 'govuk-input--error']
          .filter(Boolean)
          .join(' ')}
        aria-invalid={wrong ? 'true' : undefined}
        aria-describedby={describedBy(field)}
        {...input}
      />
    </Around>
  )
}

/** An e-mail address. `autocomplete` is "username" where it signs somebody in, "off" for somebody else's. */
export const EmailField = (field: Field & { value?: string | undefined; autocomplete: 'email' | 'username' | 'off' }) => (
  <TextField {...field} type="email" spellcheck={false} autocapitalize="none" />
)

/** A password, hidden until its owner asks to see it. Never filled in by the server. */
export function PasswordField({ autocomplete, ...field }: Field & { autocomplete: 'new-password' | 'current-password' }) {
  const { view, name, faults } = field
  const { form } = view.words
  const wrong = mine(faults, name).length > 0
  return (
    <Around {...field}>
      <div class="password">
        <input
          id={name}
          name={name}
          type="password"
          class={`govuk-input password__input${wrong ? ' govuk-input--error' : ''}`}
          autocomplete={autocomplete}
          autocapitalize="none"
          spellcheck={false}
          aria-invalid={wrong ? 'true' : undefined}
          aria-describedby={describedBy(field)}
        />
        {/* Shown by the script: without it there is nothing to press. */}
        <button
          type="button"
          class="govuk-button govuk-button--secondary password__toggle"
          aria-controls={name}
          data-show={form.show}
          data-hide={form.hide}
          data-shown={form.shown}
          data-hidden={form.hidden}
          hidden
        >
          <span class="password__word">{form.show}</span>
          <span class="govuk-visually-hidden"> {form.ofPassword}</span>
        </button>
      </div>
      <span class="govuk-visually-hidden password__status" role="status" />
    </Around>
  )
}

/** One of a list. `chosen` when one of them is chosen from the start, so that none need stand for nothing. */
export function SelectField({
  options,
  value,
  chosen = false,
  autocomplete,
  ...field
}: Field & {
  options: { value: string; label: string }[]
  value?: string | undefined
  chosen?: boolean
  autocomplete?: string
}) {
  const { view, name, faults } = field
  const wrong = mine(faults, name).length > 0
  return (
    <Around {...field}>
      <select
        id={name}
        name={name}
        class={`govuk-select${wrong ? ' govuk-select--error' : ''}`}
        autocomplete={autocomplete}
        aria-invalid={wrong ? 'true' : undefined}
        aria-describedby={describedBy(field)}
      >
        {!chosen && <option value="">{view.words.form.choose}</option>}
        {options.map((option) => (
          <option value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </Around>
  )
}

/** One of a few. In a row when there are two, unless what there is to choose from is long. */
export function RadioField({
  options,
  value,
  inline = options.length < 3,
  ...field
}: Field & { options: { value: string; label: string }[]; value?: string | undefined; inline?: boolean }) {
  const { view, name, label, hint, faults } = field
  return (
    <div class={groupClass(faults, name)}>
      <fieldset class="govuk-fieldset" aria-describedby={describedBy(field)}>
        <legend class="govuk-fieldset__legend">{label}</legend>
        <Said view={view} name={name} hint={hint} faults={faults} />
        <div class={inline ? 'govuk-radios govuk-radios--inline' : 'govuk-radios'}>
          {options.map((option, at) => (
            <div class="govuk-radios__item">
              <input
                id={at === 0 ? name : `${name}-${option.value}`}
                name={name}
                type="radio"
                class="govuk-radios__input"
                value={option.value}
                checked={option.value === value}
              />
              <label class="govuk-label govuk-radios__label" for={at === 0 ? name : `${name}-${option.value}`}>
                {option.label}
              </label>
            </div>
          ))}
        </div>
      </fieldset>
    </div>
  )
}

/** For the password manager: whose password it is. Nobody can see or change it. */
export const Username = ({ value }: { value: string | undefined }) => (
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: with tabindex -1 nobody can come to it
  <input
    type="text"
    name="username"
    class="govuk-visually-hidden"
    autocomplete="username"
    value={value}
    readonly
    tabindex={-1}
    aria-hidden="true"
  />
)

import type { Child } from 'hono/jsx'
import type { Fault } from '../domain/faults.ts'
import type { StepProps, View } from './view.ts'
import { faultWords, inLanguage } from './words/index.ts'

/** "Error: " in front of the title when something is wrong, the portal's name behind it. */
export const titleOf = ({ words, council, language }: View, title: string, faults: readonly Fault[] = []) =>
  `${faults.length > 0 ? `${words.form.error} ` : ''}${title} – ${inLanguage(council.service, language)}`

/** How htmx sends a form and puts the answer in the place of the page. */
export const swapping = (action: string) => ({
  'hx-post': action,
  'hx-target': '#page',
  'hx-swap': 'outerHTML',
  'hx-sync': 'this:drop',
})

/** Out of a frame leads whatever does not say that it stays. */
export const inFrame = { target: '_self' } as const

type FormProps = Pick<StepProps<unknown>, 'view' | 'action' | 'tokens' | 'faults'> & {
  title?: string | undefined
  buttons: Child
  /** what stands below the buttons, in the form */
  after?: Child
  children?: Child
}

/**
 * A step: its summary of faults, its heading, its form. Complete without JavaScript; htmx swaps the next step into its place.
 * Without a title it stands on a page of another address, whose header is not a step's: then the browser itself goes on.
 */
export function StepForm({ view, action, tokens, faults, title, buttons, after, children }: FormProps) {
  return (
    <div class="govuk-grid-row">
      <div class={title ? 'govuk-grid-column-two-thirds' : 'govuk-grid-column-full'}>
        {faults.length > 0 && <ErrorSummary view={view} faults={faults} />}
        {title && (
          <h1 class="govuk-heading-l" tabindex={-1}>
            {title}
          </h1>
        )}
        <form
          id="step"
          action={action}
          method="post"
          novalidate
          {...(view.frame ? inFrame : {})}
          {...(title ? swapping(action) : {})}
        >
          <input type="hidden" name="journey" value={tokens.journey} />
          <input type="hidden" name="submit" value={tokens.submit} />
          {children}
          <div class="govuk-button-group">{buttons}</div>
          {after}
        </form>
      </div>
    </div>
  )
}

export function ErrorSummary({ view, faults }: { view: View; faults: readonly Fault[] }) {
  return (
    <div class="govuk-error-summary" role="alert" tabindex={-1} autofocus>
      <h2 class="govuk-error-summary__title">{view.words.form.problem}</h2>
      <div class="govuk-error-summary__body">
        <ul class="govuk-list govuk-error-summary__list">
          {faults.map((fault) => (
            <li>
              {fault.field ? (
                <a href={`#${fault.field}`} {...(view.frame ? inFrame : {})}>
                  {faultWords(view.words, fault)}
                </a>
              ) : (
                faultWords(view.words, fault)
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

/** The button that sends the page on. */
export const Primary = ({ warning = false, children }: { warning?: boolean; children?: Child }) => (
  <button type="submit" class={warning ? 'govuk-button govuk-button--warning' : 'govuk-button'}>
    {children}
  </button>
)

/**
 * A button that goes elsewhere: back, cancel, or an action of the step. What was typed goes with it and is kept. With faults it can be
 * described by what is wrong with it.
 */
export const Go = ({ to, first = false, faults, children }: GoProps) => (
  <button
    type="submit"
    name="go"
    value={to}
    class={first ? 'govuk-button' : 'govuk-button govuk-button--secondary'}
    {...(faults ? { id: to } : {})}
    aria-describedby={faults?.some(({ field }) => field === to) ? `${to}-error` : undefined}
  >
    {children}
  </button>
)

type GoProps = {
  to: string
  /** it is the way on that is offered first */
  first?: boolean
  faults?: readonly Fault[]
  children?: Child
}

/** The same, in the shape of a link. */
export const GoLink = ({ to, describedBy, children }: { to: string; describedBy?: string | undefined; children?: Child }) => (
  <button type="submit" id={to} name="go" value={to} class="link-button" aria-describedby={describedBy}>
    {children}
  </button>
)

import type { Child } from 'hono/jsx'
import type { Fault } from '../domain/faults.ts'
import { ErrorSummary, Primary, swapping } from './step-form.tsx'
import { TextPage } from './text-page.tsx'
import type { View } from './view.ts'

type Props = {
  view: View
  action: string
  token: string
  faults: readonly Fault[]
  title: string
  /** what stands between the heading and the form */
  lead?: Child
  /** the words of the button that sends the form */
  send: string
  /** what it does cannot be undone, and the button looks like it */
  warning?: boolean
  /** where somebody goes who changes their mind, below the council's base */
  back?: string
  /** a button beside it, that sends the form to say something else */
  beside?: Child
  /** the form carries a file */
  file?: boolean
  children?: Child
}

/** A file takes its time on a slow line. */
const patience = JSON.stringify({ timeout: 15 * 60_000 })

/** A page with one form, for somebody signed in: its summary of faults, its heading, its form. Complete without JavaScript. */
export function PageForm({
  view,
  action,
  token,
  faults,
  title,
  lead,
  send,
  warning = false,
  back,
  beside,
  file = false,
  children,
}: Props) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        {faults.length > 0 && <ErrorSummary view={view} faults={faults} />}
        <h1 class="govuk-heading-l" tabindex={-1}>
          {title}
        </h1>
        {lead}
        <form
          id="step"
          action={action}
          method="post"
          novalidate
          data-draft
          {...(file ? { enctype: 'multipart/form-data' } : {})}
          {...swapping(action)}
          {...(file ? { 'hx-encoding': 'multipart/form-data', 'hx-config': patience } : {})}
        >
          <input type="hidden" name="submit" value={token} />
          {children}
          <div class="govuk-button-group">
            <Primary warning={warning}>{send}</Primary>
            {beside}
            {back !== undefined && (
              <a class="govuk-link" href={view.base + back}>
                {view.words.form.cancel}
              </a>
            )}
          </div>
        </form>
      </div>
    </div>
  )
}

/** What stands in the place of a form that cannot be sent, below what was wrong with it where it was sent. */
export const InsteadOfForm = ({
  view,
  faults,
  title,
  children,
}: Pick<Props, 'view' | 'faults' | 'title'> & { children?: Child }) => (
  <>
    {faults.length > 0 && <ErrorSummary view={view} faults={faults} />}
    <TextPage title={title}>{children}</TextPage>
  </>
)

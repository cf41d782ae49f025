import type { RouteName } from '../../../domain/progress.ts'
import type { FormView } from '../../form-view.ts'
import { PageForm } from '../../page-form.tsx'
import { ErrorSummary } from '../../step-form.tsx'
import { Summary } from '../../summary.tsx'
import { TextPage } from '../../text-page.tsx'
import { TickField } from '../../tick.tsx'

/** What is to be removed. */
export type Removed = {
  route: RouteName
  /** the address there */
  email?: string | undefined
  /** nothing else opens the account */
  only: boolean
}

/** Asks once more before something no longer opens the account; or says why it cannot be removed. */
export function RemoveRoutePage({ loaded: { route, email, only }, values, ...form }: FormView<Removed>) {
  const { view, faults } = form
  const { remove: said, list, names, merge } = view.words.routes
  const account = email && <Summary rows={[[route === 'password' ? merge.email : said.account, email]]} />
  if (only)
    return (
      <>
        {faults.length > 0 && <ErrorSummary view={view} faults={faults} />}
        <TextPage title={said.title}>
          <p class="govuk-body">
            <strong>{names[route]}</strong>
          </p>
          {account}
          <p class="govuk-inset-text">{list.only}</p>
          <p class="govuk-body">
            <a class="govuk-link" href={`${view.base}/account/routes`}>
              {said.back}
            </a>
          </p>
        </TextPage>
      </>
    )
  return (
    <PageForm
      {...form}
      title={said.title}
      send={said.send}
      back="/account/routes"
      lead={
        <>
          <p class="govuk-body">{said.lead(names[route])}</p>
          {account}
        </>
      }
    >
      <TickField view={view} name="elsewhere" label={said.elsewhere} ticked={values.elsewhere === 'yes'} faults={faults} />
    </PageForm>
  )
}

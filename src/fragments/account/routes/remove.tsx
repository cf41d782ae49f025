import type { RouteName } from '../../../domain/progress.ts'
import type { FormView } from '../../form-view.ts'
import { InsteadOfForm, PageForm } from '../../page-form.tsx'
import { Summary } from '../../summary.tsx'
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
      <InsteadOfForm view={view} faults={faults} title={said.title}>
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
      </InsteadOfForm>
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

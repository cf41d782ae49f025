import type { Account } from '../../../db/accounts.ts'
import { dateOf } from '../../dates.ts'
import { SelectField } from '../../fields.tsx'
import type { FormView } from '../../form-view.ts'
import { PageForm } from '../../page-form.tsx'
import { written } from '../../phone-number.tsx'
import { StaffFrame } from '../../staff-frame.tsx'
import { Summary } from '../../summary.tsx'
import { optionsOf } from '../../tick.tsx'
import type { View } from '../../view.ts'
import { nameIn } from './suspend.tsx'

type PhoneInCare = { account: Pick<Account, 'id' | 'person'> }

/** Takes the phone from an account, after staff have made sure who its owner is. */
export function RemovePhonePage({ loaded, values, ...form }: FormView<PhoneInCare>) {
  const { view, faults } = form
  const { removePhone: said, checks } = view.words.staff
  return (
    <StaffFrame view={view} room="accounts">
      <PageForm
        {...form}
        title={said.title}
        send={said.send}
        back={`/staff/accounts/${loaded.account.id}`}
        lead={<p class="govuk-body breakable">{said.lead(nameIn(loaded))}</p>}
      >
        {view.council.review && <Known view={view} {...loaded} />}
        <SelectField
          view={view}
          name="check"
          label={said.check}
          hint={said.never}
          options={optionsOf(checks)}
          value={values.check}
          faults={faults}
        />
      </PageForm>
    </StaffFrame>
  )
}

/** What the person has told us of themselves: whoever asks for them can be asked for it. */
function Known({ view, account: { person } }: { view: View } & PhoneInCare) {
  const { removePhone: said, account } = view.words.staff
  const { merge } = view.words.routes
  const lines = person.address?.split('\n') ?? [person.street, person.town]
  const rows: [string, string | undefined][] = [
    [merge.details.born, person.born && dateOf(view.words, person.born)],
    [merge.details.address, [...lines, person.postCode].filter(Boolean).join(', ')],
    [merge.details.daytime, person.daytime && written(person.daytime)],
    [merge.details.evening, person.evening && written(person.evening)],
    [merge.details.mobile, person.mobile && written(person.mobile)],
  ]
  return (
    <section>
      <h2 class="govuk-heading-m">{said.known}</h2>
      <p class="govuk-body">{said.knownLead}</p>
      <Summary rows={rows.map(([label, value]) => [label, value || account.none])} />
    </section>
  )
}

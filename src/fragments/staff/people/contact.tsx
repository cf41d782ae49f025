import { EmailField, TextField } from '../../fields.tsx'
import type { FormView } from '../../form-view.ts'
import { PageForm } from '../../page-form.tsx'
import { DoneNote, StaffFrame } from '../../staff-frame.tsx'

export type ContactLoaded = {
  /** where somebody goes who changes their mind, below the base */
  back: string
  own: boolean
  done: string
}

/** How the people whose records a member of staff works on can reach them. */
export function StaffContactPage({ loaded: { back, own, done }, values, ...form }: FormView<ContactLoaded>) {
  const { view, faults } = form
  const { contact: said } = view.words.staff
  return (
    <StaffFrame view={view} room={own ? 'overview' : 'people'}>
      <DoneNote said={{ saved: said.saved }} done={done} />
      <PageForm
        {...form}
        title={own ? said.mine : said.title}
        send={said.send}
        back={back}
        lead={<p class="govuk-body">{said.lead}</p>}
      >
        <TextField view={view} name="title" label={said.jobTitle} value={values.title} faults={faults} />
        <TextField view={view} name="phone" label={said.phone} value={values.phone} type="tel" width="20" faults={faults} />
        <EmailField view={view} name="email" label={said.email} autocomplete="off" value={values.email} faults={faults} />
      </PageForm>
    </StaffFrame>
  )
}

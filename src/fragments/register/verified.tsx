import type { RegisterProgress } from '../../domain/progress.ts'
import { Go, Primary, StepForm } from '../step-form.tsx'
import type { StepProps } from '../view.ts'

export function VerifiedPage({ progress, values: _, ...form }: StepProps<RegisterProgress>) {
  const { signUp: said, form: common } = form.view.words
  return (
    <StepForm
      {...form}
      title={said.title}
      buttons={
        <>
          <Primary>{said.continue}</Primary>
          <Go to="cancel">{common.cancel}</Go>
        </>
      }
    >
      <p class="govuk-inset-text" role="status">
        {said.verified}
      </p>
      <Address label={said.email} address={progress.email} />
    </StepForm>
  )
}

/** The address that is being proved, as it was typed. */
export const Address = ({ label, address }: { label: string; address: string | undefined }) => (
  <p class="govuk-body">
    {label}: <strong class="breakable">{address}</strong>
  </p>
)

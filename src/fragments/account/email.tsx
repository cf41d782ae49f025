import { ContactForm, type ContactShown } from '../contact-form.tsx'
import type { FormView } from '../form-view.ts'

/** The code that went to a new e-mail address. */
export function ChangeEmailPage(props: FormView<ContactShown>) {
  const said = props.view.words.review.prove
  const { digits } = props.view.council.code
  return (
    <ContactForm
      {...props}
      title={said.emailTitle}
      sent={said.emailSent(digits)}
      unsent={said.emailUnsent}
      kept={said.emailKept}
      correct={said.correctEmail}
      field="email"
      write={(address) => address}
      more={props.view.words.code.spam}
    />
  )
}

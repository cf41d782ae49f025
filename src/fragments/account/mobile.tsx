import { ContactForm, type ContactShown } from '../contact-form.tsx'
import type { FormView } from '../form-view.ts'
import { written } from '../phone-number.tsx'

/** The code that was texted to a new mobile number. */
export function ChangeMobilePage(props: FormView<ContactShown>) {
  const said = props.view.words.review.prove
  const { loaded } = props
  const { digits } = props.view.council.code
  return (
    <ContactForm
      {...props}
      title={said.mobileTitle}
      sent={said.mobileSent(digits)}
      unsent={loaded.stands === 'waits' && loaded.usedUp ? said.mobileUsedUp : said.mobileUnsent}
      kept={() => said.mobileKept}
      correct={said.correctMobile}
      field="mobile"
      write={written}
    />
  )
}

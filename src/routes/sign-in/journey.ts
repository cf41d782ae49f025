import { signInCode } from './code.ts'
import { confirm } from './confirm.ts'
import { confirmCall } from './confirm-call.ts'
import { confirmText } from './confirm-text.ts'
import { signInPassword } from './password.ts'
import { phone } from './phone.ts'
import { phoneCall } from './phone-call.ts'
import { phoneText } from './phone-text.ts'

/** The steps that a council may choose for signing in, by name. */
export const signInSteps = {
  password: signInPassword,
  code: signInCode,
  phone,
  'phone-text': phoneText,
  'phone-call': phoneCall,
  confirm,
  'confirm-text': confirmText,
  'confirm-call': confirmCall,
}

import { signInCode } from './code.ts'
import { confirm } from './confirm.ts'
import { confirmCall } from './confirm-call.ts'
import { confirmCode } from './confirm-code.ts'
import { signInPassword } from './password.ts'
import { phone } from './phone.ts'
import { phoneCall } from './phone-call.ts'
import { phoneCode } from './phone-code.ts'

/** The steps that a council may choose for signing in, by name. */
export const signInSteps = {
  password: signInPassword,
  code: signInCode,
  phone,
  'phone-code': phoneCode,
  'phone-call': phoneCall,
  confirm,
  'confirm-code': confirmCode,
  'confirm-call': confirmCall,
}

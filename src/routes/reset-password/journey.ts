import { resetCode } from './code.ts'
import { resetEmail } from './email.ts'
import { resetPassword } from './password.ts'

/** The steps that a council may choose for resetting a password, by name. */
export const resetSteps = { email: resetEmail, code: resetCode, password: resetPassword }

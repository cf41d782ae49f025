import { registerCode } from './code.ts'
import { details } from './details.ts'
import { emailAndPassword } from './email-and-password.ts'
import { ready } from './ready.ts'

/** The steps that a council may choose for registering, by name. */
export const registerSteps = { details, 'email-and-password': emailAndPassword, code: registerCode, ready }

import { signInCode } from './code.ts'
import { signInPassword } from './password.ts'

/** The steps that a council may choose for signing in, by name. */
export const signInSteps = { password: signInPassword, code: signInCode }

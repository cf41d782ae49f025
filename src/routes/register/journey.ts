import { registerCode } from './code.ts'
import { details } from './details.ts'
import { registerEmail } from './email.ts'
import { emailAndPassword } from './email-and-password.ts'
import { names } from './names.ts'
import { person } from './person.ts'
import { ready } from './ready.ts'
import { verified } from './verified.ts'
import { verify } from './verify.ts'

/** The steps that a council may choose for registering, by name. */
export const registerSteps = {
  details,
  'email-and-password': emailAndPassword,
  code: registerCode,
  ready,
  email: registerEmail,
  verify,
  verified,
  names,
  person,
}

import Argon2, { Argon2Type } from '@phi-ag/argon2'
import wasm from '@phi-ag/argon2/argon2.wasm'
import { normalisePassword } from './password-rules.ts'

/** Argon2id with 19 MiB, two passes, one lane (OWASP's and ASVS appendix C's floor); about 50 ms of CPU. */
export const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1, hashLength: 32, type: Argon2Type.Argon2id }

let argon2: Promise<Argon2> | undefined
const ready = () => {
  argon2 ??= WebAssembly.instantiate(wasm).then((instance) => new Argon2(instance))
  return argon2
}

/** @returns a PHC string: "$argon2id$v=19$m=19456,t=2,p=1$salt$hash" */
export async function hashPassword(typed: string): Promise<string> {
  return (await ready()).hash(normalisePassword(typed), parameters).encoded
}

/** Whether a password is the one that a PHC string was made of. As much work, and false, for an account that has none, or for no account. */
export async function isPassword(phc: string | undefined, typed: string): Promise<boolean> {
  const password = normalisePassword(typed)
  // The hash reads up to a NUL, so that "right" and "right\0more" would be the same (ASVS 6.2.8: verified exactly as received).
  const { success } = (await ready()).tryVerify(phc ?? nobodys, password.replaceAll('\0', '\uFFFD'))
  return success && phc !== undefined
}

// The hash of a password that was thrown away, with the parameters above.
const nobodys = '$argon2id$v=19$m=19456,t=2,p=1$DkljrYIVkITRbyO5V/aBTg$91S1ne5sMsqivTpJnmEfw/TFFgh8xaTCRguRMXzAw1o'

/** Whether a hash was made with weaker parameters than today's. */
export const isOutdated = (phc: string | undefined) =>
  phc !== undefined &&
  !phc.startsWith(`$argon2id$v=19$m=${parameters.memoryCost},t=${parameters.timeCost},p=${parameters.parallelism}$`)

import Argon2, { Argon2Type } from '@phi-ag/argon2'
import wasm from '@phi-ag/argon2/argon2.wasm'
import { passwordCost } from './password-cost.ts'
import { normalisePassword } from './password-rules.ts'

const options = { ...passwordCost, hashLength: 32, type: Argon2Type.Argon2id }
const { memoryCost, timeCost, parallelism } = passwordCost
const todays = `$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$`

let argon2: Promise<Argon2> | undefined
const ready = () => {
  argon2 ??= WebAssembly.instantiate(wasm).then((instance) => new Argon2(instance))
  return argon2
}

/** @returns a PHC string: "$argon2id$v=19$m=19456,t=4,p=1$salt$hash" */
export async function hashPassword(typed: string): Promise<string> {
  return (await ready()).hash(asHashed(typed), options).encoded
}

/** Whether a password is the one that a PHC string was made of. As much work, and false, for an account that has none, or for no account. */
export async function isPassword(phc: string | undefined, typed: string): Promise<boolean> {
  const argon2 = await ready()
  const password = asHashed(typed)
  const { success, error } = argon2.tryVerify(phc ?? nobodys, password)
  // Nobody is told that a password is wrong because the hash could not be made.
  if (!success && error !== OTHER) throw new Error(`Argon2: ${error}`)
  // A hash of fewer passes is checked sooner, which would tell that somebody has an account: the passes that it lacks are made, too. Where
  // the memory changes one day, as much must be done about that.
  const lacking = timeCost - passesOf(phc ?? nobodys)
  if (lacking > 0) argon2.hash(password, { ...options, timeCost: lacking })
  return success && phc !== undefined
}

/** Whether a hash was made with other parameters than today's. */
export const isOutdated = (phc: string | undefined) => phc !== undefined && !phc.startsWith(todays)

const passesOf = (phc: string) => Number(/,t=(\d+),/.exec(phc)?.[1])

/** What the library says of a password that is another one. */
const OTHER = 'The password does not match the supplied hash'

/** No password's hash: salt and hash are not of each other. */
const nobodys = `${todays}DkljrYIVkITRbyO5V/aBTg$91S1ne5sMsqivTpJnmEfw/TFFgh8xaTCRguRMXzAw1o`

/**
 * A password as the library must be given it to hash all of it (ASVS 6.2.8): 0.5.28 takes a text's length in UTF-16 units for its length in
 * bytes, and leaves off what is beyond, so that of "ŵŵŵŵabcd" it would read "ŵŵŵŵ" alone.
 */
function asHashed(typed: string): string {
  const password = normalisePassword(typed)
  const { length } = new TextEncoder().encode(password)
  return { length, toString: () => password } as unknown as string
}

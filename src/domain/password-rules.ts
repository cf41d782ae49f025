import type { PasswordProfile } from '../councils/council.ts'
import type { FaultKey } from './faults.ts'

/** Passwords are compared as NFC, at setting and at signing in: two keyboards may compose the same letters differently (NIST 3.1.1.2). */
export const normalisePassword = (typed: string) => typed.normalize('NFC')

/** Every rule of the profile that a password breaks, in the order of the guide's list; none when it may be used. */
export function brokenRules({ shortest, longest }: PasswordProfile, password: string): FaultKey[] {
  const characters = [...password]
  const rules: [FaultKey, boolean][] = [
    ['password.too-short', characters.length < shortest],
    ['password.too-long', characters.length > longest],
    ['password.no-letter', !/\p{L}/u.test(password)],
    ['password.forbidden-character', !/^[\p{L}\p{M}\p{Nd}\p{P}\p{S}\u200d]*$/u.test(password)],
    ['password.starts-without-letter', !/^\p{L}/u.test(password)],
    ['password.no-upper-case', !/\p{Lu}/u.test(password)],
    ['password.no-digit', !/\p{Nd}/u.test(password)],
    ['password.no-special', !/[\p{P}\p{S}]/u.test(password)],
  ]
  return rules.filter(([, broken]) => broken).map(([key]) => key)
}

import type { PasswordProfile } from '../councils/council.ts'
import type { FaultKey } from './faults.ts'

/** Passwords are compared as NFC, at setting and at signing in: two keyboards may compose the same letters differently (NIST 3.1.1.2). */
export const normalisePassword = (typed: string) => typed.normalize('NFC')

type Rule = [FaultKey, broken: boolean]

/**
 * Every rule of the profile that a password breaks on its own, in the order of the guide's list; none when it may be used. What is
 * common, or made of names, is found by findWeakness().
 */
export function brokenRules(profile: PasswordProfile, password: string): FaultKey[] {
  const length = [...password].length
  const rules: Rule[] = [
    ['password.too-short', length < profile.shortest],
    ['password.too-long', length > profile.longest],
    ...compositionOf(profile, password),
  ]
  return rules.filter(([, broken]) => broken).map(([key]) => key)
}

function compositionOf(profile: PasswordProfile, password: string): Rule[] {
  if (profile.kind === 'strict') return strict(password)
  // No keyboard has them.
  const controls: Rule = ['text.controls', /\p{Cc}/u.test(password)]
  if (profile.kind === 'modern') return [controls]
  const classes = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[\p{P}\p{S}]/u].filter((each) => each.test(password))
  return [controls, ['password.few-classes', classes.length < profile.classes]]
}

const strict = (password: string): Rule[] => [
  ['password.no-letter', !/\p{L}/u.test(password)],
  ['password.forbidden-character', !/^[\p{L}\p{M}\p{Nd}\p{P}\p{S}\u200d]*$/u.test(password)],
  ['password.starts-without-letter', !/^\p{L}/u.test(password)],
  ['password.no-upper-case', !/\p{Lu}/u.test(password)],
  ['password.no-digit', !/\p{Nd}/u.test(password)],
  ['password.no-special', !/[\p{P}\p{S}]/u.test(password)],
]

/** The figure that the words of a broken rule need. */
export const figureOf = (profile: PasswordProfile, key: FaultKey): number =>
  key === 'password.too-long'
    ? profile.longest
    : key === 'password.few-classes' && profile.kind === 'classes'
      ? profile.classes
      : profile.shortest

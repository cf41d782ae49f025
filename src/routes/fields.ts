import { isValid, toNormalised } from 'postcode'
import { z } from 'zod'
import type { Council } from '../councils/council.ts'
import { startOfDay } from '../domain/days.ts'
import { asciiDigits } from '../domain/digits.ts'
import type { Fault, FaultKey, FaultValues } from '../domain/faults.ts'
import { brokenRules, figureOf, normalisePassword } from '../domain/password-rules.ts'
import { bornOf } from '../domain/records.ts'
import { hasControls, isAddress } from '../domain/typed.ts'

/*
 * Schemas shared by steps. Absent, repeated and empty are the same to them, so that no field can produce a wordless error.
 * Messages are fault keys; their figures travel in the issue's params.
 */

const fault = (key: FaultKey, values?: FaultValues) => ({
  code: 'custom' as const,
  message: key,
  ...(values ? { params: values } : {}),
})

/** Whatever was typed; nothing is empty. */
export const text = z.preprocess((sent) => (typeof sent === 'string' ? sent : ''), z.string())

/** One line that must not be empty; spaces around it and doubled ones are dropped. */
export const line = (missing: FaultKey, most = 100) => optionalLine(most).refine((typed) => typed !== '', { message: missing })

/** One line with a letter or a figure in it. */
export const meaningfulLine = (missing: FaultKey, most = 100) =>
  optionalLine(most).refine((typed) => /[\p{L}\p{N}]/u.test(typed), { message: missing })

/** One line that may be empty. */
export const optionalLine = (most = 100) =>
  text
    .transform((typed) => typed.normalize('NFC').trim().replace(/ +/g, ' '))
    .superRefine((typed, { addIssue }) => {
      if (typed.length > most) addIssue(fault('text.too-long', { most }))
      if (hasControls(typed)) addIssue(fault('text.controls'))
    })

/** One of a list; anything else is as good as nothing. */
export const choice = <Value extends string>(values: readonly Value[], missing: FaultKey) =>
  text.refine((chosen): chosen is Value => (values as readonly string[]).includes(chosen), { message: missing })

/** A UK post code in any case and spacing, normalised: "dh15ul" is "DH1 5UL". */
export const postCode = text
  .transform((typed) => typed.replace(/[^\p{L}\p{N}]/gu, ''))
  .superRefine((typed, { addIssue }) => {
    if (typed === '') addIssue(fault('post-code.missing'))
    else if (!isValid(typed)) addIssue(fault('post-code.format'))
  })
  .transform((typed) => toNormalised(typed) ?? typed)

/** An e-mail address of at most 254 characters, as it was typed but for the spaces around it; `missing` is told when there is none. */
export const emailOf = (missing: FaultKey) =>
  text
    .transform((typed) => typed.normalize('NFC').trim())
    .superRefine((typed, { addIssue }) => {
      if (typed === '') addIssue(fault(missing))
      else if (!isAddress(typed)) addIssue(fault('email.format'))
    })

/** The e-mail address of who is at the form. */
export const email = emailOf('email.missing')

/** A date of birth from the fields "day", "month" and "year", as 2013-11-07; put beside the form's other fields by `withBorn`. */
export const born = (now: number) =>
  z.object({ day: text, month: text, year: text }).transform((parts, { addIssue }) => {
    const read = bornOf(parts, now)
    if (read.ok) return read.value
    addIssue(fault(read.fault))
    return z.NEVER
  })

/** Puts a date's three fields together under one name, so that what is wrong with it is told beside what else is wrong. */
export const withBorn = <Input>(schema: z.ZodType<Input>) =>
  z.preprocess((sent) => {
    const { day, month, year } = sent as Record<string, unknown>
    return { ...(sent as object), born: { day, month, year } }
  }, schema)

/** A file that must not be empty. */
export const file = (missing: FaultKey) => z.custom<File>((sent) => sent instanceof File && sent.size > 0, { message: missing })

/** The same, or nothing. */
export const optionalEmail = optionalLine(254).refine((typed) => typed === '' || isAddress(typed), {
  message: 'email.format' satisfies FaultKey,
})

/** A day like "2026-11-21", as browsers send it, or nothing. */
export const optionalDay = (wrong: FaultKey) =>
  text.transform((typed) => typed.trim()).refine((typed) => typed === '' || startOfDay(typed) !== undefined, { message: wrong })

/** A code of the council's length. People copy codes with the gaps they are shown in, and phones add their own. */
export const code = ({ code: { digits } }: Council, missing: FaultKey = 'code.missing') =>
  text
    .transform((typed) => asciiDigits(typed.normalize('NFKC')).replace(/[\s\p{Pd}\p{Cf}.]/gu, ''))
    .superRefine((typed, { addIssue }) => {
      if (typed === '') addIssue(fault(missing))
      else if (!new RegExp(`^\\d{${digits}}$`).test(typed)) addIssue(fault('code.length', { digits }))
    })

/** A password as it was typed. Nothing is said about it but that it must not be empty. */
export const anyPassword = text.refine((typed) => typed !== '', { message: 'password.missing' satisfies FaultKey })

/** A new password twice: every rule of the council's profile that it breaks is told, all at once. Nothing is a rule broken only where required(). */
export const newPassword = ({ password: profile }: Council) => ({
  password: text.superRefine((typed, { addIssue }) => {
    if (typed === '') return
    for (const key of brokenRules(profile, normalisePassword(typed))) addIssue(fault(key, { most: figureOf(profile, key) }))
  }),
  confirm: text,
})

/** The same where there is no earlier password to keep. */
export const required = ({ password, confirm }: ReturnType<typeof newPassword>) => ({
  password: password.refine((typed) => typed !== '', { message: 'password.missing' satisfies FaultKey }),
  confirm,
})

type Twice = { password: string; confirm: string }

/** Both passwords must be the same; told beside whatever else is wrong on the page. */
export const withBothTheSame = <Input extends Twice>(schema: z.ZodType<Input>) => {
  const always = { path: ['confirm'], when: () => true }
  return schema
    .refine(({ password, confirm }) => !(password && !confirm), {
      ...always,
      message: 'password.confirm-missing' satisfies FaultKey,
    })
    .refine(({ password, confirm }) => !confirm || normalisePassword(password) === normalisePassword(confirm), {
      ...always,
      message: 'password.differ' satisfies FaultKey,
    })
}

/**
 * A schema's complaints as faults, in the order of the fields; those that depend on several, which zod tells last, only where the schema is
 * given, and is of one object.
 */
export function faultsOf(error: { issues: readonly z.core.$ZodIssue[] }, schema?: z.ZodType): Fault[] {
  const order = schema instanceof z.ZodObject ? Object.keys(schema.shape) : []
  const place = ({ path }: z.core.$ZodIssue) => order.indexOf(String(path[0]))
  return error.issues
    .toSorted((a, b) => place(a) - place(b))
    .map((issue) => ({
      key: issue.message as FaultKey,
      ...(issue.path[0] === undefined ? {} : { field: String(issue.path[0]) }),
      ...('params' in issue && issue.params ? { values: issue.params as FaultValues } : {}),
    }))
}

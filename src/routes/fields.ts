import { isValid, toNormalised } from 'postcode'
import { z } from 'zod'
import type { Council } from '../councils/council.ts'
import type { Fault, FaultKey, FaultValues } from '../domain/faults.ts'
import { brokenRules, normalisePassword } from '../domain/password-rules.ts'

/*
 * Schemas shared by steps. Absent, repeated and empty are the same to them, so that no field can produce a wordless error.
 * Messages are fault keys; their figures travel in the issue's params.
 */

const fault = (key: FaultKey, values?: FaultValues) => ({
  code: 'custom' as const,
  message: key,
  ...(values ? { params: values } : {}),
})

const text = z.preprocess((sent) => (typeof sent === 'string' ? sent : ''), z.string())

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/

/** One line that must not be empty; spaces around it and doubled ones are dropped. */
export const line = (missing: FaultKey, most = 100) => optionalLine(most).refine((typed) => typed !== '', { message: missing })

/** One line that may be empty. */
export const optionalLine = (most = 100) =>
  text
    .transform((typed) => typed.normalize('NFC').trim().replace(/ +/g, ' '))
    .superRefine((typed, { addIssue }) => {
      if (typed.length > most) addIssue(fault('text.too-long', { most }))
      if (controls.test(typed)) addIssue(fault('text.controls'))
    })

/** One of a list; anything else is as good as nothing. */
export const choice = (values: readonly string[], missing: FaultKey) =>
  text.refine((chosen) => values.includes(chosen), { message: missing })

/** A UK post code in any case and spacing, normalised: "dh15ul" is "DH1 5UL". */
export const postCode = text
  .transform((typed) => typed.replace(/[^\p{L}\p{N}]/gu, ''))
  .superRefine((typed, { addIssue }) => {
    if (typed === '') addIssue(fault('post-code.missing'))
    else if (!isValid(typed)) addIssue(fault('post-code.format'))
  })
  .transform((typed) => toNormalised(typed) ?? typed)

/** An e-mail address of at most 254 characters, as it was typed but for the spaces around it. */
export const email = text
  .transform((typed) => typed.normalize('NFC').trim())
  .superRefine((typed, { addIssue }) => {
    if (typed === '') addIssue(fault('email.missing'))
    else if (typed.length > 254 || !z.email().safeParse(typed).success || controls.test(typed)) addIssue(fault('email.format'))
  })

/** A code of the council's length. People copy codes with the gaps they are shown in, and phones add their own. */
export const code = ({ code: { digits } }: Council, missing: FaultKey = 'code.missing') =>
  text
    .transform((typed) => typed.normalize('NFKC').replace(/[\s\p{Pd}\p{Cf}.]/gu, ''))
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
    for (const key of brokenRules(profile, normalisePassword(typed)))
      addIssue(fault(key, { most: key === 'password.too-long' ? profile.longest : profile.shortest }))
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

/** A schema's complaints as faults, in the order of the fields. */
export const faultsOf = (error: { issues: readonly z.core.$ZodIssue[] }): Fault[] =>
  error.issues.map((issue) => ({
    key: issue.message as FaultKey,
    ...(issue.path[0] === undefined ? {} : { field: String(issue.path[0]) }),
    ...('params' in issue && issue.params ? { values: issue.params as FaultValues } : {}),
  }))

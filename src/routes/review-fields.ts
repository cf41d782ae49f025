import { z } from 'zod'
import type { FaultKey } from '../domain/faults.ts'
import { parsePhone, readPhone, takenBy } from '../domain/phone.ts'
import { bornFrom } from '../domain/records.ts'
import { no, ok, type Result } from '../domain/result.ts'
import type { Visit } from '../domain/visit.ts'
import { words } from '../fragments/words/index.ts'
import { emailOf, line, optionalLine, postCode, text } from './fields.ts'

/* What Review Account takes. Blanks are empty texts: only title, forename, surname and e-mail must be there. */

export type ReviewInput = {
  title: string
  forename: string
  middleName: string
  surname: string
  /** as 1983-01-10 */
  born: string
  /** at most four, none of them empty */
  lines: string[]
  postCode: string
  /** numbers in E.164 */
  daytime: string
  evening: string
  mobile: string
  email: string
  seen: string
}

type Reads = (typed: string) => Result<string, FaultKey>

/** A text that is read by a rule, or nothing. */
const optional = (read: Reads) =>
  optionalLine().transform((typed, { addIssue }) => {
    if (typed === '') return ''
    const value = read(typed)
    if (value.ok) return value.value
    addIssue({ code: 'custom', message: value.fault })
    return z.NEVER
  })

/** A number of any country and kind, of the United Kingdom where it does not say another: the portal itself never calls it. */
const numberIn = (impossible: FaultKey): Reads => {
  return (typed) => {
    const read = parsePhone(typed, 'GB')
    return read.ok ? ok(read.value.number) : no(impossible)
  }
}

/** What is said of a number that is none to be texted; all others are of ranges that nobody writes to. */
const inWordsOfMobiles: Partial<Record<FaultKey, FaultKey>> = {
  'phone.missing': 'mobile.impossible',
  'phone.impossible': 'mobile.impossible',
  'phone.country-not-taken': 'mobile.country-not-taken',
}

/** A mobile number (E.164) that the council can text, from what was typed; or why it is none. */
export function mobileIn({ council, local }: Pick<Visit, 'council' | 'local'>, typed: string): Result<string, FaultKey> {
  const read = readPhone(typed, { ...takenBy(council), country: 'GB', local })
  if (!read.ok) return no(inWordsOfMobiles[read.fault] ?? 'mobile.refused')
  return read.value.kind === 'landline' ? no('mobile.landline') : ok(read.value.number)
}

/** A date of birth, as records read it; what is no date is told with the example of this page. */
const bornOn = ({ now, language }: Pick<Visit, 'now' | 'language'>): Reads => {
  const months = words[language].records.months.split(' ')
  return (typed) => {
    const read = bornFrom(typed, now, months)
    return !read.ok && read.fault === 'born.impossible' ? no('born.unread') : read
  }
}

const readPostCode: Reads = (typed) => {
  const read = postCode.safeParse(typed)
  return read.success ? ok(read.data) : no('post-code.format')
}

/** @param signsIn the mobile number gets the codes of signing in: then there must be one */
export const reviewSchema = (visit: Visit, { signsIn }: { signsIn: boolean }): z.ZodType<ReviewInput> =>
  z
    .object({
      title: line('title.missing', 30),
      forename: line('forename.missing'),
      middleName: optionalLine(),
      surname: line('surname.missing'),
      born: optional(bornOn(visit)),
      line1: optionalLine(),
      line2: optionalLine(),
      line3: optionalLine(),
      line4: optionalLine(),
      postCode: optional(readPostCode),
      daytime: optional(numberIn('daytime.impossible')),
      evening: optional(numberIn('evening.impossible')),
      mobile: optional((typed) => mobileIn(visit, typed)).refine((number) => !signsIn || number !== '', {
        message: 'mobile.needed' satisfies FaultKey,
      }),
      email: emailOf('email.missing'),
      seen: text,
    })
    .transform(({ line1, line2, line3, line4, ...input }) => ({
      ...input,
      lines: [line1, line2, line3, line4].filter((typed) => typed !== ''),
    }))
    // As when somebody presses Enter in the post code, where they meant to look it up.
    .refine(({ postCode: code, lines }) => code === '' || lines.length > 0, {
      path: ['line1'],
      message: 'address.lines-missing' satisfies FaultKey,
    })

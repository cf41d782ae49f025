/** Everything that can be wrong with what a person sent: one word in each language stands for each, and the compiler counts them. */
export const faultKeys = [
  'forename.missing',
  'surname.missing',
  'role.missing',
  'role.other-missing',
  'organisation.missing',
  'street.missing',
  'town.missing',
  'post-code.missing',
  'post-code.format',
  'text.too-long',
  'text.controls',
  'email.missing',
  'email.format',
  'password.missing',
  'password.confirm-missing',
  'password.differ',
  'password.too-short',
  'password.too-long',
  'password.no-letter',
  'password.forbidden-character',
  'password.starts-without-letter',
  'password.no-upper-case',
  'password.no-digit',
  'password.no-special',
  'password.current',
  'password.previous',
  'sign-in.wrong',
  'sign-in.too-many',
  'sign-in.changed',
  'sign-in.cookies',
  'code.missing',
  'code.length',
  'code.wrong',
  'code.unusable',
  'code.wait',
  'code.resend-wait',
  'code.resend-limit',
  'code.send-limit',
  'send.failed',
  'form.used',
  'form.incomplete',
  'form.overtaken',
  'form.unsaved',
  'register.taken',
] as const
export type FaultKey = (typeof faultKeys)[number]

/** What is wrong, with which field, and the figures that the words need. */
export type Fault = { key: FaultKey; field?: string; values?: FaultValues }
export type FaultValues = { digits?: number; most?: number; minutes?: number; seconds?: number }

/** Faults that say "not now": the page is answered with 429, and Retry-After where the time is known. */
const notNow: readonly FaultKey[] = ['sign-in.too-many', 'code.wait', 'code.resend-wait', 'code.resend-limit', 'code.send-limit']

/** The HTTP status that says the same as the faults: 429 not now, 503 not our end, 422 please correct. */
export function statusOf(faults: readonly Fault[]): 422 | 429 | 503 {
  if (faults.some(({ key }) => notNow.includes(key))) return 429
  return faults.some(({ key }) => key === 'send.failed' || key === 'form.unsaved') ? 503 : 422
}

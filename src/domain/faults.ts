/** Faults of signing in, registering and resetting, and of any form. */
const doorFaults = [
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
  'email.not-invited',
  'password.missing',
  'current-password.missing',
  'current-password.wrong',
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
  'password.few-classes',
  'password.common',
  'password.personal',
  'password.council',
  'password.current',
  'password.previous',
  'sign-in.wrong',
  'sign-in.too-many',
  'sign-in.resting',
  'sign-in.changed',
  'sign-in.cookies',
  'code.missing',
  'code.length',
  'code.wrong',
  'code.unusable',
  'code.wait',
  'code.spent',
  'code.resend-wait',
  'code.resend-limit',
  'code.send-limit',
  'send.failed',
  'send.refused',
  'form.used',
  'form.done',
  'form.incomplete',
  'form.overtaken',
  'reset.over',
  'form.unsaved',
  'register.taken',
  'merge.same',
  'merge.over',
] as const

/** Faults of phone numbers, texts and calls. */
const phoneFaults = [
  'phone.missing',
  'phone.impossible',
  'phone.country-missing',
  'phone.country-not-taken',
  'phone.premium',
  'phone.personal',
  'phone.organisation',
  'phone.pager',
  'phone.satellite',
  'phone.range-refused',
  'phone.no-longer-taken',
  'phone.send-limit',
  'phone.network-limit',
  'phone.text-failed',
  'phone.text-refused',
  'phone.call-failed',
  'phone.call-refused',
  'phone.texts-used-up',
  'phone.calls-used-up',
  'phone.both-used-up',
  'phone.changed',
  'phone-code.missing',
  'phone-code.wrong',
  'phone-code.wrong-spoken',
  'phone-code.unusable',
  'call.ringing',
  'call.unanswered',
  'call.engaged',
  'call.answerphone',
  'call.hung-up',
  'call.expired',
  'call.again-wait',
] as const

/** Faults of what opens an account, and of making two accounts one. */
const routeFaults = ['route.last', 'route.changed', 'merge.confirm-missing', 'merge.changed', 'merge.closed'] as const
/** Faults of Review Account, and of changing an address or a number there. */
const reviewFaults = [
  'title.missing',
  'born.unread',
  'daytime.impossible',
  'evening.impossible',
  'mobile.impossible',
  'mobile.landline',
  'mobile.country-not-taken',
  'mobile.refused',
  'mobile.needed',
  'mobile-code.missing',
  'mobile-code.wrong',
  'mobile-code.unusable',
  'review.changed',
  'address.lines-missing',
  'address.none-found',
  'address.lookup-down',
  'address.lookup-limit',
] as const

/** Faults of the staff console: accounts, staff, the audit trail. */
const staffFaults = [
  'account.unknown',
  'account.changed',
  'account.reason-missing',
  'account.check-missing',
  'sessions.confirm-missing',
  'staff.role-missing',
  'staff.already',
  'staff.invited-already',
  'staff.changed',
  'staff-invitation.closed',
  'message.not-again',
  'message.send-limit',
  'audit.date',
] as const

/** Faults of records. */
const recordFaults = [
  'record.number-missing',
  'record.number-taken',
  'record.given-missing',
  'record.surname-missing',
  'record.changed',
  'born.missing',
  'born.impossible',
  'born.future',
  'born.too-long-ago',
  'record-search.missing',
  'record-search.born',
  'record-worker.unknown',
  'record-worker.already',
  'access.reason-missing',
  'access.ended-already',
  'import.file-missing',
  'import.too-large',
  'import.too-many-lines',
  'import.not-text',
  'import.header',
  'import.no-lines',
] as const

/** Faults of documents. */
const documentFaults = [
  'document.missing',
  'document.empty',
  'document.too-large',
  'document.kind',
  'document.broken',
  'document.readers-missing',
] as const

/** Faults of invitations, the worker's and the person's. */
const invitationFaults = [
  'invitation.record-missing',
  'invitation.record-unknown',
  'invitation.record-twice',
  'invitation.records-most',
  'invitation.relationship-missing',
  'invitation.ends-format',
  'invitation.ends-past',
  'invitation.given-missing',
  'invitation.surname-missing',
  'invitation.email-missing',
  'invitation.own-address',
  'invitation.has-access',
  'invitation.open-already',
  'invitation.send-limit',
  'invitation.resend-limit',
  'invitation.code-missing',
  'invitation.code-length',
  'invitation.code-wrong',
  'invitation.code-dead',
  'invitation.code-of-another',
  'invitation.code-wait',
  'invitation.same-address',
  'invitation.colleague-unknown',
  'invitation.owner-already',
  'invitation.owner-missing',
  'invitation.colleague-invited',
  'invitation.ended-meanwhile',
  'invitation.own-access',
  'invitation.not-now',
  'invitation.changed',
  'setup.nothing',
  'setup.tick',
  'setup.choose',
  'setup.unanswered',
  'setup.changed',
] as const

/** Everything that can be wrong with what a person sent: one word in each language stands for each, and the compiler counts them. */
export const faultKeys = [
  ...doorFaults,
  ...phoneFaults,
  ...routeFaults,
  ...reviewFaults,
  ...staffFaults,
  ...recordFaults,
  ...documentFaults,
  ...invitationFaults,
] as const
export type FaultKey = (typeof faultKeys)[number]

/** What is wrong, with which field, and the figures, or the address, that the words need. */
export type Fault = { key: FaultKey; field?: string; values?: FaultValues }
export type FaultValues = { digits?: number; most?: number; minutes?: number; seconds?: number; email?: string }

/** Faults that say "not now": the page is answered with 429, and Retry-After where the time is known. */
const notNow = [
  'sign-in.too-many',
  'sign-in.resting',
  'code.wait',
  'code.spent',
  'code.resend-wait',
  'code.resend-limit',
  'code.send-limit',
  'invitation.send-limit',
  'invitation.resend-limit',
  'invitation.code-wait',
  'message.send-limit',
  'phone.send-limit',
  'phone.network-limit',
  'call.again-wait',
  'address.lookup-limit',
] as const satisfies readonly FaultKey[]
export type LimitKey = (typeof notNow)[number]

const isLimit = (key: FaultKey): key is LimitKey => (notNow as readonly FaultKey[]).includes(key)

/** The limit that was reached, when one of the faults says so. */
export const limitIn = (faults: readonly Fault[]): LimitKey | undefined => faults.map(({ key }) => key).find(isLimit)

/** Whether a fault says that a half-done journey is over, because what it stands on was changed: it begins afresh. */
export const endsJourney = (key: FaultKey) => key === 'sign-in.changed' || key === 'phone.changed'

/** Faults that say "not our end": the page is answered with 503. */
const notOurs: readonly FaultKey[] = [
  'send.failed',
  'form.unsaved',
  'phone.text-failed',
  'phone.call-failed',
  'phone.texts-used-up',
  'phone.calls-used-up',
  'phone.both-used-up',
  'address.lookup-down',
]

/** The HTTP status that says the same as the faults: 429 not now, 503 not our end, 413 too much, 422 please correct. */
export function statusOf(faults: readonly Fault[]): 413 | 422 | 429 | 503 {
  if (limitIn(faults)) return 429
  if (faults.some(({ key }) => notOurs.includes(key))) return 503
  return faults.some(({ key }) => key === 'document.too-large') ? 413 : 422
}

/** For how many seconds "not now" holds, for Retry-After; 0 where the faults say something else, or nobody knows. */
export const waitOf = (faults: readonly Fault[]): number =>
  limitIn(faults) ? Math.max(0, ...faults.map(({ values }) => values?.seconds ?? (values?.minutes ?? 0) * 60)) : 0

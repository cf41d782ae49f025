/*
 * Who may do what in the staff console. A worker works on the records and invitations that are theirs; a team manager on those of
 * every worker; an administrator on accounts, staff and the audit trail, and on no record: who gives out rights needs no look at children.
 */

export const roles = ['worker', 'manager', 'administrator'] as const
export type Role = (typeof roles)[number]

/** What a member of staff can do, beyond looking at the console. */
export type Deed =
  /** find an account by its whole e-mail, suspend it, end its sessions, remove its phone */
  | 'care-for-accounts'
  /** the same with the account of another member of staff */
  | 'care-for-staff-accounts'
  /** lift a suspension */
  | 'lift-suspensions'
  /** end every session of the council */
  | 'end-all-sessions'
  /** invite staff, change roles, remove staff */
  | 'manage-staff'
  /** see how much of the day’s budgets for texts and calls is used */
  | 'see-budgets'
  /** read the audit trail */
  | 'read-audit'
  /** add, import, find and edit records, publish documents, invite people, end access: one's own */
  | 'work-on-records'
  /** the same for those of every worker; hand invitations over, choose a record's workers */
  | 'oversee-records'

const deeds: Record<Role, readonly Deed[]> = {
  worker: ['care-for-accounts', 'work-on-records'],
  manager: ['care-for-accounts', 'lift-suspensions', 'work-on-records', 'oversee-records'],
  administrator: [
    'care-for-accounts',
    'care-for-staff-accounts',
    'lift-suspensions',
    'end-all-sessions',
    'manage-staff',
    'see-budgets',
    'read-audit',
  ],
}

/** The rooms of the console by their address below /staff, each with the deed that it is for; the first is everybody's. */
const rooms = {
  overview: undefined,
  invitations: 'work-on-records',
  records: 'work-on-records',
  accounts: 'care-for-accounts',
  people: 'manage-staff',
  audit: 'read-audit',
} as const satisfies Record<string, Deed | undefined>
export type Room = keyof typeof rooms

/** The rooms that somebody of a role may enter; those of records are there where the council has records. */
export const roomsOf = (role: Role, hasRecords: boolean): Room[] =>
  (Object.keys(rooms) as Room[]).filter((room) => {
    const deed = rooms[room]
    return deed === undefined || (may(role, deed) && (hasRecords || deed !== 'work-on-records'))
  })

/** Whether somebody of a role may do something. */
export const may = (role: Role | undefined, deed: Deed): boolean => role !== undefined && deeds[role].includes(deed)

/**
 * Whether somebody may change an account as staff do: nobody their own, so that two people know of it; that of a member of staff
 * only an administrator, so that no worker can keep others out of the console.
 */
export const mayCareFor = (actor: { id: string; role: Role }, subject: { id: string; role?: Role | undefined }): boolean =>
  actor.id !== subject.id && may(actor.role, subject.role ? 'care-for-staff-accounts' : 'care-for-accounts')

/** Why an account is suspended. */
export const suspensionReasons = ['asked', 'stolen', 'misuse', 'left', 'other'] as const
export type SuspensionReason = (typeof suspensionReasons)[number]

/** How staff have made sure who somebody is before they remove a phone. */
export const phoneChecks = ['in-person', 'called-back', 'colleague'] as const
export type PhoneCheck = (typeof phoneChecks)[number]

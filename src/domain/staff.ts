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
  /** lift a suspension */
  | 'lift-suspensions'
  /** end every session of the council */
  | 'end-all-sessions'
  /** invite staff, change roles, remove staff */
  | 'manage-staff'
  /** read the audit trail */
  | 'read-audit'
  /** add, import, find and edit records, publish documents, invite people, end access: one's own */
  | 'work-on-records'
  /** the same for those of every worker; hand invitations over, choose a record's workers */
  | 'oversee-records'

const deeds: Record<Role, readonly Deed[]> = {
  worker: ['care-for-accounts', 'work-on-records'],
  manager: ['care-for-accounts', 'lift-suspensions', 'work-on-records', 'oversee-records'],
  administrator: ['care-for-accounts', 'lift-suspensions', 'end-all-sessions', 'manage-staff', 'read-audit'],
}

/** Whether somebody of a role may do something. */
export const may = (role: Role | undefined, deed: Deed): boolean => role !== undefined && deeds[role].includes(deed)

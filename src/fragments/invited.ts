import type { InvitedRecord } from '../db/invitations.ts'

/* The records of an invitation, as its pages name them: what somebody has said No to is not among what they get. */

/** Those that the person has not said No to. */
export const wantedOf = <Invited extends Pick<InvitedRecord, 'answer'>>(records: readonly Invited[]) =>
  records.filter(({ answer }) => answer !== 'no')

/** Those that the person has said No to. */
export const unwantedOf = <Invited extends Pick<InvitedRecord, 'answer'>>(records: readonly Invited[]) =>
  records.filter(({ answer }) => answer === 'no')

/** Whose records they are. */
export const namesOf = (records: readonly Pick<InvitedRecord, 'record'>[]) =>
  records.map(({ record: { child } }) => `${child.given} ${child.surname}`).join(', ')

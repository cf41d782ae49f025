import { z } from 'zod'
import { changeContact, type StaffContact, type StaffMember, sameRole } from '../../../db/staff.ts'
import { ok } from '../../../domain/result.ts'
import { StaffContactPage } from '../../../fragments/staff/people/contact.tsx'
import { optionalEmail, optionalLine } from '../../fields.ts'
import { definePage, type Present } from '../../form.tsx'
import { findOther } from './role.tsx'

export const contactSchema = z.object({ title: optionalLine(), phone: optionalLine(30), email: optionalEmail })

export const contactValues = ({ title = '', phone = '', email = '' }: StaffContact) => ({ title, phone, email })

/** Writes how people can reach a member of staff. What was left empty is not kept. */
export function keepContact({ visit, staff }: Present, member: StaffMember, typed: z.output<typeof contactSchema>, to: string) {
  const { db, keys, council } = visit
  const contact: StaffContact = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== ''))
  return ok({
    to,
    writes: [sameRole(db, council.slug, member), changeContact(db, keys, council.slug, member.id, contact)],
    events: [{ name: 'staff.contact-changed' as const, accountId: staff!.id, facts: { account: member.id } }],
    overtaken: { key: 'staff.changed' as const },
  })
}

/** How people can reach a colleague. */
export const staffContactPage = definePage({
  title: ({ staff }) => staff.contact.title,
  async load(present) {
    const found = await findOther(present)
    return found && { member: found.member, back: `/staff/people/${found.member.id}`, own: false, done: '' }
  },
  schema: () => contactSchema,
  fragment: StaffContactPage,
  values: ({ member }) => contactValues(member.contact),
  submit: async (present, typed, { member, back }) => keepContact(present, member, typed, `${back}?done=contact-changed`),
})

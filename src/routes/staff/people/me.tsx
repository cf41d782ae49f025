import { StaffContactPage } from '../../../fragments/staff/people/contact.tsx'
import { definePage } from '../../form.tsx'
import { contactSchema, contactValues, keepContact } from './contact.tsx'

/** How people can reach oneself: for staff of every role. */
export const myContactPage = definePage({
  title: ({ staff }) => staff.contact.mine,
  load: async ({ staff, query }) => ({ member: staff!, back: '/staff', own: true, done: query('done') }),
  schema: () => contactSchema,
  fragment: StaffContactPage,
  values: ({ member }) => contactValues(member.contact),
  submit: async (present, typed, { member }) => keepContact(present, member, typed, '/staff/people/me?done=saved'),
})

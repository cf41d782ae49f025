import type { Hono } from 'hono'
import { z } from 'zod'
import { readdress } from '../../../domain/inviting.ts'
import { AddressPage } from '../../../fragments/staff/invitations/address.tsx'
import type { App } from '../../../middleware/app.ts'
import { emailOf } from '../../fields.ts'
import { actAt, unsentLetter, workerAt } from './act.ts'
import { lettersOf } from './letters.ts'

export const correctingTheAddress = (app: Hono<App>) =>
  actAt(app, 'address', {
    schema: z.object({ email: emailOf('invitation.email-missing') }),
    fragment: AddressPage,
    values: ({ invitation }) => ({ email: invitation.email }),
    submit: (present, { email }, { invitation, records }) => {
      const wanted = { email, recordIds: records.map(({ record }) => record.id) }
      return readdress(present.visit, workerAt(present), invitation, wanted, lettersOf(present.visit).code)
    },
    done: 'readdressed',
    unsent: unsentLetter,
  })

import type { Hono } from 'hono'
import { z } from 'zod'
import { handOver } from '../../../domain/handing-over.ts'
import { HandOverPage } from '../../../fragments/staff/invitations/hand-over.tsx'
import type { App } from '../../../middleware/app.ts'
import { emailOf } from '../../fields.ts'
import { actAt, workerAt } from './act.ts'

/** For team managers: the guard stands before it. */
export const handingOver = (app: Hono<App>) =>
  actAt(app, 'hand-over', {
    schema: z.object({ email: emailOf('invitation.colleague-unknown') }),
    fragment: HandOverPage,
    submit: (present, { email }, { invitation, records }) => {
      const handed = { invitation, recordIds: records.map(({ record }) => record.id) }
      return handOver(present.visit, workerAt(present), [handed], email)
    },
    done: 'handed-over',
  })

import type { Hono } from 'hono'
import { z } from 'zod'
import { activate } from '../../../domain/inviting.ts'
import { ActivatePage } from '../../../fragments/staff/invitations/activate.tsx'
import type { App } from '../../../middleware/app.ts'
import { actAt, workerAt } from './act.ts'
import { lettersOf } from './letters.ts'

export const activating = (app: Hono<App>) =>
  actAt(app, 'activate', {
    schema: z.object({}),
    fragment: ActivatePage,
    submit: (present, _, { invitation, records }) =>
      activate(present.visit, workerAt(present), invitation, records, lettersOf(present.visit).active),
    done: 'activated',
    unsent: () => 'activated-unsent',
  })

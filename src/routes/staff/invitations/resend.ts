import type { Hono } from 'hono'
import { z } from 'zod'
import { resend } from '../../../domain/inviting.ts'
import { ResendPage } from '../../../fragments/staff/invitations/resend.tsx'
import type { App } from '../../../middleware/app.ts'
import { actAt, unsentLetter, workerAt } from './act.ts'
import { lettersOf } from './letters.ts'

export const resending = (app: Hono<App>) =>
  actAt(app, 'resend', {
    schema: z.object({}),
    fragment: ResendPage,
    submit: (present, _, { invitation }) => resend(present.visit, workerAt(present), invitation, lettersOf(present.visit)),
    done: 'resent',
    unsent: unsentLetter,
  })

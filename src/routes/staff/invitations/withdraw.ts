import type { Hono } from 'hono'
import { z } from 'zod'
import { withdraw } from '../../../domain/inviting.ts'
import { WithdrawPage } from '../../../fragments/staff/invitations/withdraw.tsx'
import type { App } from '../../../middleware/app.ts'
import { actAt, workerAt } from './act.ts'

export const withdrawing = (app: Hono<App>) =>
  actAt(app, 'withdraw', {
    schema: z.object({}),
    fragment: WithdrawPage,
    submit: (present, _, { invitation }) => withdraw(present.visit, workerAt(present), invitation),
    done: 'withdrawn',
  })

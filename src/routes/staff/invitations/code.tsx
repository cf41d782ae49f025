import type { Hono } from 'hono'
import { z } from 'zod'
import { codeLength, foldCode } from '../../../domain/invitations.ts'
import { enterCode } from '../../../domain/inviting.ts'
import { CodePage } from '../../../fragments/staff/invitations/code.tsx'
import type { App } from '../../../middleware/app.ts'
import { text } from '../../fields.ts'
import { actAt, unsentLetter, workerAt } from './act.ts'
import { lettersOf } from './letters.ts'

/** The code that the person read out: only checked, and shown nowhere. */
const code = text.transform(foldCode).superRefine((typed, { addIssue }) => {
  if (typed === '') addIssue({ code: 'custom', message: 'invitation.code-missing' })
  else if (typed.length !== codeLength)
    addIssue({ code: 'custom', message: 'invitation.code-length', params: { digits: codeLength } })
})

export const enteringTheCode = (app: Hono<App>) =>
  actAt(app, 'code', {
    schema: z.object({ code }),
    fragment: (props) => <CodePage {...props} length={codeLength} />,
    submit: (present, { code: typed }, { invitation }) =>
      enterCode(present.visit, workerAt(present), invitation, typed, lettersOf(present.visit).link),
    done: 'verified',
    unsent: unsentLetter,
  })

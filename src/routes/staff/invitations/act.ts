import type { Hono } from 'hono'
import type { FC } from 'hono/jsx'
import { z } from 'zod'
import { findAccount } from '../../../db/accounts.ts'
import { findInvitation, listInvitedRecords } from '../../../db/invitations.ts'
import { refuse } from '../../../domain/decision.ts'
import { type Act, actsOn, type Decided, invitationScope, standOf } from '../../../domain/invitations.ts'
import type { Worker } from '../../../domain/inviting.ts'
import { ok } from '../../../domain/result.ts'
import type { ActProps, Shown } from '../../../fragments/staff/invitations/act.tsx'
import type { App, Ctx } from '../../../middleware/app.ts'
import { type FormPage, formAt, type Present, presentAt } from '../../form.tsx'

/** The member of staff at a page of the console; the guard has seen to it that there is one. */
export const workerAt = ({ account, staff }: Present): Worker => ({ account, staff: staff! })

/** The invitation that an address names, when it is within what the member of staff may see. */
export async function shownAt(present: Present): Promise<Shown | undefined> {
  const { visit, staff, part } = present
  const { db, keys, council, now } = visit
  const invitation = await findInvitation(db, keys, invitationScope(council.slug, staff!), part('invited'))
  if (!invitation) return undefined
  const [records, owner] = [
    await listInvitedRecords(db, keys, [invitation.id]),
    invitation.ownerId === present.account.id ? present.account : await findAccount(db, keys, council.slug, invitation.ownerId),
  ]
  const name = owner ? `${owner.person.forename} ${owner.person.surname}` : '–'
  return { invitation, stand: standOf(invitation, now), records, owner: name }
}

type ActOn<Input> = {
  schema: z.ZodType<Input>
  fragment: FC<ActProps>
  values?: (shown: Shown) => Record<string, string>
  submit: (present: Present, input: Input, shown: Shown) => Decided | Promise<Decided>
  /** what the invitation's page then says has been done */
  done: string
}

const read = z.object({ version: z.coerce.number().int().catch(0) })

/**
 * Mounts something that can be done about an invitation, at an address of its own. What is no longer possible leads back to where
 * the invitation stands; a form that was shown before somebody else changed it is shown once more, with what it is now.
 */
export function actAt<Input>(app: Hono<App>, act: Act, { schema, fragment, values, submit, done }: ActOn<Input>) {
  const path = `/:invited/${act}`
  const home = (shown: Shown, said: string) => `/staff/invitations/${shown.invitation.id}?done=${said}`

  app.get(path, async (c, next) => {
    const present = presentAt(c as unknown as Ctx)
    const shown = await shownAt(present)
    if (!shown || actsOn(shown.invitation, present.staff!, present.visit.now).includes(act)) return next()
    return c.redirect(c.var.base + home(shown, 'not-now'), 303)
  })

  const form: FormPage<Shown, Input & { version: number }> = {
    title: (words) => words.invitations.acts[act],
    load: shownAt,
    schema: () => schema.and(read),
    fragment,
    ...(values ? { values } : {}),
    async submit(present, input, shown) {
      if (!actsOn(shown.invitation, present.staff!, present.visit.now).includes(act)) return refuse({ key: 'invitation.not-now' })
      if (input.version !== shown.invitation.version) return refuse({ key: 'invitation.changed' })
      const decided = await submit(present, input, shown)
      return decided.ok ? ok({ ...decided.value, to: home(shown, done) }) : decided
    },
  }
  formAt(app, path, form)
}

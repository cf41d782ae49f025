import type { Hono } from 'hono'
import type { FC } from 'hono/jsx'
import { z } from 'zod'
import { findAccount } from '../../../db/accounts.ts'
import { findInvitation, listInvitedRecords, stillWithin } from '../../../db/invitations.ts'
import type { Worker } from '../../../db/workers.ts'
import { refuse } from '../../../domain/decision.ts'
import type { Unsent } from '../../../domain/delivering.ts'
import { record } from '../../../domain/events.ts'
import { type Act, actsOn, type Decided, standOf } from '../../../domain/invitations.ts'
import { scopeOf } from '../../../domain/records.ts'
import { ok } from '../../../domain/result.ts'
import type { ActProps, Shown } from '../../../fragments/staff/invitations/act.tsx'
import type { App, Ctx } from '../../../middleware/app.ts'
import { type FormPage, formAt, type Present, presentAt } from '../../form.tsx'

/** The member of staff at a page of the console; the guard has seen to it that there is one. */
export const workerAt = ({ account, staff }: Present): Worker => ({ account, staff: staff! })

/** The invitation that an address names, when it is within what the member of staff may see. */
async function shownAt(present: Present): Promise<Shown | undefined> {
  const { visit, staff, part } = present
  const { db, keys, council, now } = visit
  const invitation = await findInvitation(db, keys, scopeOf(visit, staff!), part('invited'))
  if (!invitation) return undefined
  const [records, owner] = [
    await listInvitedRecords(db, keys, [invitation.id]),
    invitation.ownerId === present.account.id ? present.account : await findAccount(db, keys, council.slug, invitation.ownerId),
  ]
  const name = owner ? `${owner.person.forename} ${owner.person.surname}` : '–'
  return { invitation, stand: standOf(invitation, now), records, owner: name }
}

/** The same, to be looked at: that somebody looked is written down before anything is shown. */
export async function lookedAt(present: Present): Promise<Shown | undefined> {
  const { visit, account, staff } = present
  const shown = await shownAt(present)
  if (!shown) return undefined
  const { id } = shown.invitation
  const event = { name: 'invitation.viewed' as const, accountId: account.id, facts: { invitation: id } }
  return (await record(visit, event, stillWithin(visit.db, scopeOf(visit, staff!), id))) ? shown : undefined
}

/** What is said of a letter that did not leave: whether it is the address, or will leave by itself. */
export const unsentLetter = (why: Unsent) => (why === 'recipient' ? 'unsent' : 'not-yet')

type ActOn<Input> = {
  schema: z.ZodType<Input>
  fragment: FC<ActProps>
  values?: (shown: Shown) => Record<string, string>
  submit: (present: Present, input: Input, shown: Shown) => Decided | Promise<Decided>
  /** what the invitation's page then says has been done */
  done: string
  /** what it says where that sent something, and it did not leave */
  unsent?: (why: Unsent) => string
}

const read = z.object({ version: z.coerce.number().int().catch(0) })

/**
 * Mounts something that can be done about an invitation, at an address of its own. What is no longer possible leads back to where
 * the invitation stands; a form that was shown before somebody else changed it is shown once more, with what it is now.
 */
export function actAt<Input>(app: Hono<App>, act: Act, { schema, fragment, values, submit, done, unsent }: ActOn<Input>) {
  const path = `/:invited/${act}`
  const home = (shown: Shown, said: string) => `/staff/invitations/${shown.invitation.id}?done=${said}`

  app.get(path, async (c, next) => {
    const present = presentAt(c as unknown as Ctx)
    const shown = await lookedAt(present)
    if (!shown) return c.notFound()
    if (actsOn(shown.invitation, present.staff!, present.visit.now).includes(act)) return next()
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
      if (!decided.ok) return decided
      const { visit, staff } = present
      return ok({
        ...decided.value,
        // What was looked at when the page was opened must hold when it is written.
        writes: [stillWithin(visit.db, scopeOf(visit, staff!), shown.invitation.id), ...(decided.value.writes ?? [])],
        to: home(shown, done),
        ...(unsent ? { toIfUnsent: (why) => home(shown, unsent(why)) } : {}),
      })
    },
  }
  formAt(app, path, form)
}

import { Hono } from 'hono'
import { z } from 'zod'
import { answersOf, type Choice, choicesOf, confirm, listMine, type Mine } from '../../domain/account-setup.ts'
import { refuse } from '../../domain/decision.ts'
import { ok } from '../../domain/result.ts'
import { SubmitPage } from '../../fragments/invitation/submit.tsx'
import type { App, Ctx } from '../../middleware/app.ts'
import { type FormPage, formAt, presentAt } from '../form.tsx'
import { choicesAt, saidIn, valuesIn } from './setup.tsx'

type Fields = Record<string, string>
type Submitting = { mine: Mine[]; choices: readonly Choice[]; values: Fields }

/** The answers once more, and Submit, which writes them. They are looked at again: the address may say anything. */
export const submitRoute = new Hono<App>()

const form: FormPage<Submitting, Fields> = {
  title: (words) => words.invitations.setup.dialogTitle,
  async load(present) {
    const { visit, account } = present
    const mine = await listMine(visit.db, visit.keys, account, visit.now)
    const choices = choicesOf(mine)
    return { mine, choices, values: valuesIn(present, choices) }
  },
  schema: () => z.record(z.string(), z.string()),
  fragment: ({ loaded, ...props }) => <SubmitPage {...props} loaded={loaded.choices} />,
  values: ({ values }) => values,
  onlyReads: () => true,
  async submit({ visit, account }, fields, { mine, choices }) {
    if (choices.length === 0) return ok({ to: '/invitation?done=not-sent' })
    const said = answersOf(choices, saidIn(fields))
    if ('faults' in said) return refuse({ key: 'setup.changed' })
    const decided = confirm(visit, account, mine, said.answers)
    const wanted = Object.values(said.answers).includes('yes')
    return decided.ok ? ok({ ...decided.value, to: `/invitation?done=${wanted ? 'confirmed' : 'declined'}` }) : decided
  },
}

submitRoute.get('/', async (c, next) => {
  const present = presentAt(c as unknown as Ctx)
  const choices = await choicesAt(present)
  const said = answersOf(choices, saidIn(valuesIn(present, choices)))
  return 'answers' in said ? next() : c.redirect(`${c.var.base}/invitation/setup`, 303)
})
formAt(submitRoute, '/', form)

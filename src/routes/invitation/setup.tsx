import { Hono } from 'hono'
import { z } from 'zod'
import { answersOf, type Choice, choicesOf, listMine, type Said } from '../../domain/account-setup.ts'
import { refuse } from '../../domain/decision.ts'
import { ok } from '../../domain/result.ts'
import { SetupPage } from '../../fragments/invitation/setup.tsx'
import type { App, Ctx } from '../../middleware/app.ts'
import { type FormPage, formAt, type Present, presentAt } from '../form.tsx'

type Fields = Record<string, string>

/** Account setup, for the address that is signed in. Who has nothing to set up is shown where their invitations stand. */
export const setupRoute = new Hono<App>()

/** The choices of who is there. */
export const choicesAt = async ({ visit, account }: Present) =>
  choicesOf(await listMine(visit.db, visit.keys, account, visit.now))

/** What was said to the choices, by the fields of the form: nothing else of what was sent counts. */
export const saidIn =
  (fields: Fields) =>
  ({ tick, answer }: Choice): Said => {
    const chosen = fields[answer]
    return { ticked: fields[tick] === 'yes', answer: chosen === 'yes' || chosen === 'no' ? chosen : '' }
  }

/** The same from the address, where Submit and Cancel find it: ids, yes and no. */
export const valuesIn = ({ query }: Present, choices: readonly Choice[]): Fields =>
  Object.fromEntries(
    choices
      .flatMap(({ tick, answer }) => [tick, answer])
      .flatMap((name) => (['yes', 'no'].includes(query(name)) ? [[name, query(name)]] : [])),
  )

type Setup = { choices: readonly Choice[]; values: Fields }

const form: FormPage<Setup, Fields> = {
  title: (words) => words.invitations.setup.title,
  async load(present) {
    const choices = await choicesAt(present)
    return { choices, values: valuesIn(present, choices) }
  },
  schema: () => z.record(z.string(), z.string()),
  fragment: ({ loaded, ...props }) => <SetupPage {...props} loaded={loaded.choices} />,
  values: ({ values }) => values,
  onlyReads: () => true,
  async submit(_, fields, { choices }) {
    if (choices.length === 0) return ok({ to: '/invitation?done=not-sent' })
    const said = answersOf(choices, saidIn(fields))
    if ('faults' in said) return refuse(...said.faults)
    // Nothing is written yet: Submit does that.
    const sent = choices.flatMap(({ tick, answer }) =>
      [tick, answer].flatMap((name) => (fields[name] ? [[name, fields[name]]] : [])),
    )
    return ok({ to: `/invitation/submit?${new URLSearchParams(sent as [string, string][])}` })
  },
}

setupRoute.get('/', async (c, next) => {
  const choices = await choicesAt(presentAt(c as unknown as Ctx))
  return choices.length > 0 ? next() : c.redirect(`${c.var.base}/invitation`, 303)
})
formAt(setupRoute, '/', form)

import { Hono } from 'hono'
import { z } from 'zod'
import { replacePerson } from '../../db/accounts.ts'
import { ok } from '../../domain/result.ts'
import { ChangeDetailsPage } from '../../fragments/account/details.tsx'
import type { App } from '../../middleware/app.ts'
import { signedIn } from '../../middleware/guards.ts'
import { line } from '../fields.ts'
import { type FormPage, formAt } from '../form.tsx'

type Input = { forename: string; surname: string }

/** A person puts their own name right. What else they registered is the council's to change: it may decide what they see. */
const form: FormPage<Input, Input> = {
  title: (words) => words.changeDetails.title,
  load: async ({ account: { person } }) => ({ forename: person.forename, surname: person.surname }),
  schema: () => z.object({ forename: line('forename.missing'), surname: line('surname.missing') }),
  fragment: ChangeDetailsPage,
  values: (loaded) => loaded,
  onlyReads: () => true,
  async submit({ visit, account }, { forename, surname }, loaded) {
    if (forename === loaded.forename && surname === loaded.surname) return ok({ to: '/account' })
    return ok({
      to: '/account',
      writes: replacePerson(visit.db, visit.keys, account, { ...account.person, forename, surname }),
      events: [{ name: 'account.name-changed', accountId: account.id }],
    })
  },
}

export const changeDetails = new Hono<App>()
changeDetails.use('/', signedIn)
formAt(changeDetails, '/', form)

import { z } from 'zod'
import { addAccount } from '../../db/accounts.ts'
import { newId } from '../../db/keys.ts'
import { refuse } from '../../domain/decision.ts'
import { findWeakness } from '../../domain/password-weakness.ts'
import { hashPassword } from '../../domain/passwords.ts'
import type { RegisterProgress } from '../../domain/progress.ts'
import { ok } from '../../domain/result.ts'
import { NamesPage } from '../../fragments/register/names.tsx'
import { line, newPassword, required, withBothTheSame } from '../fields.ts'
import { signInOf } from '../sign-in/begin.ts'
import { defineStep } from '../step.ts'
import { takenOr } from './taken.ts'

/**
 * The last of signing up: who it is, and the password. The mailbox and the password have just been proved, so that signing in goes
 * on with what comes after them.
 */
export const names = defineStep<RegisterProgress>()({
  path: 'names',
  title: (words) => words.signUp.namesTitle,
  needs: ({ proved, continued, identity }) => proved !== undefined && continued !== undefined && identity === undefined,
  settles: 'account',
  once: true,
  schema(council) {
    const who = z.object({ forename: line('forename.missing'), surname: line('surname.missing') })
    const passwords = withBothTheSame(z.object(required(newPassword(council))))
    // What is wrong is told in the order of the page.
    return council.passwordFirst ? passwords.and(who) : who.and(passwords)
  },
  fragment: NamesPage,
  values: ({ invited }): Record<string, string> => (invited ? { forename: invited.given, surname: invited.surname } : {}),

  async submit(visit, { forename, surname, password }) {
    const { db, keys, council, language, now } = visit
    const { email, invited } = visit.journey.progress
    const person = { forename, surname, language }
    const weakness = await findWeakness(council, password, { email: email!, person })
    if (weakness) return refuse({ key: weakness, field: 'password' })

    const id = newId()
    const account = {
      id,
      council: council.slug,
      email: email!,
      person,
      password: await hashPassword(password),
      status: 'active' as const,
    }
    return ok({
      facts: { account: true as const },
      writes: addAccount(db, keys, account, now),
      events: [{ name: 'account.registered', accountId: id }],
      begin: signInOf(visit, { id, email: email!, passwordChangedAt: now }, { invited }),
      // The mailbox is proved: what is said now is said to its owner.
      overtaken: takenOr(visit, email!, { key: 'form.overtaken' }),
    })
  },
})

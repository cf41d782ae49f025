import { z } from 'zod'
import { addAccount } from '../../db/accounts.ts'
import { newId } from '../../db/keys.ts'
import type { RegisterProgress } from '../../domain/progress.ts'
import { ok } from '../../domain/result.ts'
import { PersonPage } from '../../fragments/register/person.tsx'
import { line } from '../fields.ts'
import { signInOf } from '../sign-in/begin.ts'
import { openedBy } from '../social/join.ts'
import { defineStep } from '../step.ts'
import { takenOr } from './taken.ts'

/** The last of signing up with an account at a provider, which takes the place of a password: who it is. */
export const person = defineStep<RegisterProgress>()({
  path: 'person',
  title: (words) => words.signUp.personTitle,
  needs: ({ proved, identity }) => proved !== undefined && identity !== undefined,
  settles: 'signedUp',
  once: true,
  schema: () => z.object({ forename: line('forename.missing'), surname: line('surname.missing') }),
  fragment: PersonPage,
  values: ({ identity, invited }) => ({
    forename: identity?.givenName ?? invited?.given ?? '',
    surname: identity?.surname ?? invited?.surname ?? '',
  }),

  async submit(visit, { forename, surname }) {
    const { db, keys, council, language, now } = visit
    const { email, identity, invited } = visit.journey.progress
    const id = newId()
    const account = {
      id,
      council: council.slug,
      email: email!,
      person: { forename, surname, language },
      status: 'active' as const,
    }
    const { identityId, writes } = openedBy(visit, id, identity!)
    return ok({
      facts: { signedUp: true as const },
      writes: [...addAccount(db, keys, account, now), ...writes],
      events: [{ name: 'account.registered', accountId: id, facts: { route: identity!.provider } }],
      begin: signInOf(
        visit,
        { id, email: email!, passwordChangedAt: now },
        { invited, route: { provider: identity!.provider, identityId } },
      ),
      overtaken: takenOr(visit, email!, { key: 'form.overtaken' }),
    })
  },
})

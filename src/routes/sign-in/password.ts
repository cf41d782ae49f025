import { z } from 'zod'
import { foldEmail, readingAccountByEmail, rehashPassword } from '../../db/accounts.ts'
import { readingPhoneRequestOf } from '../../db/phone-requests.ts'
import { known, together } from '../../db/reading.ts'
import { sendingToAccount } from '../../domain/codes.ts'
import { refuse } from '../../domain/decision.ts'
import { countWrongPassword, forgetWrongPasswords, takingPasswordTry } from '../../domain/limits.ts'
import { hashPassword, isOutdated, isPassword } from '../../domain/passwords.ts'
import type { SignInProgress } from '../../domain/progress.ts'
import { no, ok } from '../../domain/result.ts'
import { SignInPage } from '../../fragments/sign-in/password.tsx'
import { anyPassword, email } from '../fields.ts'
import { defineStep } from '../step.ts'
import { accountFact } from './begin.ts'
import { sendSignInCode } from './send-code.ts'

export const signInPassword = defineStep<SignInProgress>()({
  path: 'password',
  title: (words) => words.signIn.title,
  needs: () => true,
  settles: 'account',
  proves: () => true,
  unsettles: [
    'sends',
    'signedIn',
    'number',
    'codeProved',
    'callProved',
    'channel',
    'codeConfirmed',
    'callConfirmed',
    'phoneLost',
    'invited',
  ],
  schema: () => z.object({ email, password: anyPassword }),
  fragment: SignInPage,
  values: ({ invited, joining }): Record<string, string> => {
    const address = joining?.email ?? invited?.email
    return address ? { email: address } : {}
  },

  asks(visit, { email: address }, { isNew }) {
    const { db, keys, council } = visit
    return together({
      resting: takingPasswordTry(visit, foldEmail(address), isNew),
      account: readingAccountByEmail(db, keys, council.slug, address),
      isPhoneLost: council.phone ? readingPhoneRequestOf(db, keys, council.slug, address) : known(false),
    })
  },

  async submit(visit, { email: address, password }, { resting, account, isPhoneLost }) {
    const { db, keys, council } = visit
    if (resting) return refuse(resting)
    const right = await isPassword(account?.password, password)
    // Unknown, wrong and suspended are one answer: the same work, words and status (ASVS 6.3.8).
    if (!account || !right || account.status !== 'active') {
      const { delayMs, tell } = await countWrongPassword(visit, foldEmail(address))
      return no({
        faults: [{ key: tell ? 'sign-in.too-many' : 'sign-in.wrong' }],
        // The trail names the account that was tried, if there is one: the page that is answered does not.
        events: [{ name: 'sign-in.password-wrong', ...(account ? { accountId: account.id } : {}) }],
        answerAfterMs: delayMs,
      })
    }

    // Somebody signed in is to prove another account than the one they are in.
    if (visit.journey.progress.merging?.accountId === account.id) return refuse({ key: 'merge.same', field: 'email' })
    const byEmail = council.journeys['sign-in'].includes('code')
    // Who has said that they no longer have the phone is told so again, however often they begin anew.
    const lost = account.phone && isPhoneLost
    const { writes = [], ...rest } = byEmail ? sendSignInCode(visit, account) : {}
    if (isOutdated(account.password)) writes.push(rehashPassword(db, keys, account, await hashPassword(password)))
    // An invitation is for its own address alone. Whoever else signs in at this browser has nothing to do with it.
    const { invited } = visit.journey.progress
    const isTheirs = invited && foldEmail(address) === foldEmail(invited.email)
    return ok({
      ...rest,
      takes: byEmail ? sendingToAccount(account.id) : [],
      writes: [...writes, ...forgetWrongPasswords(visit, foldEmail(address))],
      facts: {
        account: accountFact(visit, account),
        ...(byEmail ? { sends: { at: visit.now, count: 1 } } : {}),
        ...(isTheirs ? { invited } : {}),
        ...(lost ? { phoneLost: true as const } : {}),
      },
    })
  },
})

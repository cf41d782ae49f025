import { Hono } from 'hono'
import { findAccountByEmail } from '../../db/accounts.ts'
import { replaceEmail } from '../../db/contact-changes.ts'
import { takeAlong } from '../../domain/account-setup.ts'
import { limits } from '../../domain/limits.ts'
import { planEmail } from '../../domain/messages.ts'
import { ChangeEmailPage } from '../../fragments/account/email.tsx'
import { addressAddedEmail, addressChangedEmail } from '../../fragments/messages/contacts.ts'
import type { App } from '../../middleware/app.ts'
import { signedInRecently } from '../../middleware/guards.ts'
import { languageOf } from '../contact-change.ts'
import { contactForm } from '../contact-form.tsx'
import { formAt } from '../form.tsx'

/**
 * Waits for the code that went to a new e-mail address, and gives the account that address. Who has proved a mailbox that another
 * account has is told so, now that it is known to be theirs: nothing told it before (ASVS 6.3.8).
 */
const form = contactForm('email', {
  title: ({ review }) => review.prove.emailTitle,
  fragment: ChangeEmailPage,
  async make({ visit }, { account }, { value }) {
    const { db, keys, council } = visit
    const owner = await findAccountByEmail(db, keys, council.slug, value)
    if (owner && owner.id !== account.id) return { instead: '/account/email?done=taken' }
    const facts = { council, language: languageOf(visit, account) }
    const invitations = await takeAlong(visit, account, value)
    const keptMs = limits.message.noticeKeptMs
    const notices = [
      planEmail(visit, { to: account.email, keptMs, wording: addressChangedEmail(facts) }),
      planEmail(visit, { to: value, keptMs, wording: addressAddedEmail(facts) }),
    ]
    return {
      done: {
        writes: [...replaceEmail(db, keys, account, value), ...invitations.writes, ...notices.map(({ write }) => write)],
        deliver: notices.flatMap(({ deliver }) => deliver),
        events: [{ name: 'account.email-changed', accountId: account.id }, ...invitations.events],
      },
    }
  },
})

export const changeEmail = new Hono<App>()
changeEmail.use('/', signedInRecently)
formAt(changeEmail, '/', form)

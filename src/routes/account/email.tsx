import { Hono } from 'hono'
import { findAccountByEmail } from '../../db/accounts.ts'
import { replaceEmail } from '../../db/contact-changes.ts'
import { takeAlong } from '../../domain/account-setup.ts'
import { planNotice } from '../../domain/messages.ts'
import { ChangeEmailPage } from '../../fragments/account/email.tsx'
import { addressAddedEmail, addressChangedEmail } from '../../fragments/messages/contacts.ts'
import type { App } from '../../middleware/app.ts'
import { signedInRecently } from '../../middleware/guards.ts'
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
    const invitations = await takeAlong(visit, account, value)
    const notices = [
      planNotice(visit, account, addressChangedEmail),
      planNotice(visit, account, addressAddedEmail, { to: value }),
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

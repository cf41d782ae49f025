import { Hono } from 'hono'
import { replacePerson } from '../../db/accounts.ts'
import { replacePhone } from '../../db/contact-changes.ts'
import { limits } from '../../domain/limits.ts'
import { languageOf, planMessage, planNotice } from '../../domain/messages.ts'
import { mobileOf } from '../../domain/review.ts'
import { ChangeMobilePage } from '../../fragments/account/mobile.tsx'
import { mobileChangedEmail, mobileChangedText } from '../../fragments/messages/contacts.ts'
import type { App } from '../../middleware/app.ts'
import { signedInRecently } from '../../middleware/guards.ts'
import { contactForm } from '../contact-form.tsx'
import { formAt } from '../form.tsx'

/**
 * Waits for the code that was texted to a new mobile number, and gives the account that number: as the phone that signs in, where
 * that was the mobile; beside a landline otherwise.
 */
const form = contactForm('mobile', {
  title: ({ review }) => review.prove.mobileTitle,
  fragment: ChangeMobilePage,
  async make({ visit }, { account }, { value }) {
    const { db, keys, council, now } = visit
    const { number: old, signsIn } = mobileOf(account, visit)
    const { mobile: _, ...person } = account.person
    const told = { accountId: account.id }
    const text = mobileChangedText({ council, language: languageOf(visit, account) })
    const keptMs = limits.message.noticeKeptMs
    const notices = [
      planNotice(visit, account, (facts) => mobileChangedEmail({ ...facts, number: value })),
      ...(old ? [planMessage(visit, { channel: 'sms', to: old, keptMs, wording: text, about: told })] : []),
    ]
    const writes = signsIn
      ? replacePhone(db, keys, account, value, now)
      : replacePerson(db, keys, account, { ...person, mobile: value })
    return {
      done: {
        writes: [...writes, ...notices.map(({ write }) => write)],
        deliver: notices.flatMap(({ deliver }) => deliver),
        events: [{ name: 'account.mobile-changed', accountId: account.id }],
      },
    }
  },
})

export const changeMobile = new Hono<App>()
changeMobile.use('/', signedInRecently)
formAt(changeMobile, '/', form)

import type { Council } from '../../councils/council.ts'
import type { Wording } from '../../domain/messages.ts'
import type { Language } from '../../domain/visit.ts'
import { registerCodeEmail, resetCodeEmail, signInCodeEmail, verificationCodeEmail } from '../messages/code.ts'
import {
  addressAddedEmail,
  addressChangedEmail,
  mobileChangedEmail,
  mobileChangedText,
  newAddressCodeEmail,
} from '../messages/contacts.ts'
import { documentPublishedEmail } from '../messages/documents.ts'
import { acceptInvitationEmail, activationEmail, setUpEmail } from '../messages/invitations.ts'
import { addressTakenEmail, passwordChangedEmail } from '../messages/notices.ts'
import { callText, phoneAddedEmail, phoneCodeText, phoneLostEmail, spokenCodeText } from '../messages/phone.ts'
import { accountsMergedEmail, passwordAddedEmail, routeJoinedEmail, routeRemovedEmail } from '../messages/routes.ts'
import { phoneRemovedEmail, staffInvitationEmail } from '../messages/staff.ts'
import { longAddress } from './states/kit.tsx'

/** A message as a council sends it. */
export type Sample = { name: string; channel: 'email' | 'sms' | 'voice'; wording: (language: Language) => Wording }

/** As long as the tokens in links are, with what stands in some of them. */
const token = 'k9-Zq_3Vb7TfLw0XcR5yHg'

/** Every message that a council sends, in the order in which people get them. A test finds what is missing here. */
export function samplesOf(council: Council): Sample[] {
  const { phone, records, review, social, journeys } = council
  const everybody = { ...atTheDoor(journeys), addressTakenEmail, resetCodeEmail, passwordChangedEmail }
  const byEmail: Record<string, (facts: ReturnType<typeof factsOf>) => Wording> = {
    ...everybody,
    ...(phone ? { phoneAddedEmail, phoneLostEmail, phoneRemovedEmail } : {}),
    ...(social ? ofRoutes : {}),
    ...(review ? { newAddressCodeEmail, addressChangedEmail, addressAddedEmail, mobileChangedEmail } : {}),
    ...(records ? ofRecords : {}),
    staffInvitationEmail: (facts) => staffInvitationEmail({ ...facts, address: `${facts.address}/staff/accept/${token}` }),
  }
  const bySms = { ...(phone ? { phoneCodeText } : {}), ...(review ? { mobileChangedText } : {}) }
  const byVoice = { ...(phone?.calls === 'key' ? { callText } : {}), ...(phone?.calls === 'code' ? { spokenCodeText } : {}) }
  const listed = ([channel, those]: [Sample['channel'], typeof byEmail]) =>
    Object.entries(those).map(
      ([name, message]): Sample => ({ name, channel, wording: (language) => message(factsOf(council, language)) }),
    )
  return [...listed(['email', byEmail]), ...listed(['sms', bySms]), ...listed(['voice', byVoice])]
}

const atTheDoor = ({ register, 'sign-in': signIn }: Council['journeys']) => ({
  ...(register.includes('code') ? { registerCodeEmail } : {}),
  ...(register.includes('verify') ? { verificationCodeEmail } : {}),
  ...(signIn.includes('code') ? { signInCodeEmail } : {}),
})

const ofRoutes = {
  passwordAddedEmail,
  routeJoinedEmail,
  routeRemovedEmail,
  accountsMergedEmail,
  'accountsMergedEmail to the address that goes': (facts: ReturnType<typeof factsOf>) =>
    accountsMergedEmail({ ...facts, stays: false }),
}

const ofRecords = {
  setUpEmail,
  acceptInvitationEmail: (facts: ReturnType<typeof factsOf>) =>
    acceptInvitationEmail({ ...facts, address: `${facts.address}/invitation/accept/${token}${facts.asked}` }),
  activationEmail: (facts: ReturnType<typeof factsOf>) =>
    activationEmail({ ...facts, address: `${facts.address}/sign-in${facts.asked}` }),
  documentPublishedEmail,
}

const factsOf = (council: Council, language: Language) => ({
  council,
  language,
  digits: '12345678'.slice(0, council.code.digits),
  minutes: 10,
  days: 14,
  address: `https://${council.hosts[0]}`,
  asked: language === 'en' ? '' : `?lang=${language}`,
  host: council.hosts.toSorted((a, b) => b.length - a.length)[0]!,
  code: 'C4DF 7HJK',
  to: longAddress,
  number: '+447700900147',
  route: 'google' as const,
  stays: true,
})

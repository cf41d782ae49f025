import type { Council } from '../../councils/council.ts'
import type { Wording } from '../../domain/messages.ts'
import type { Language } from '../../domain/visit.ts'
import { masked } from '../phone-number.tsx'
import { contact, help, said, spaced } from './code.ts'

type Facts = { council: Council; language: Language }

/** The e-mail with the code that proves a new address of an account. */
export const newAddressCodeEmail = ({
  council,
  language,
  digits,
  minutes,
}: Facts & { digits: string; minutes: number }): Wording =>
  said(
    { council, language },
    {
      en: [
        `${council.service.en}: confirm your new email address`,
        `Your code is ${spaced(digits)}

Enter it on the page where you gave this address, to make it the email address of your ${council.service.en} account. It works for ${minutes} minutes. Nobody from the council will ever ask you for it.

If you did not ask for this, you can ignore this email.

${help(council, 'en')}

${council.name.en}`,
      ],
      cy: [
        `${council.service.cy}: cadarnhau eich cyfeiriad e-bost newydd`,
        `Eich cod yw ${spaced(digits)}

Rhowch ef ar y dudalen lle rhoesoch y cyfeiriad hwn, i’w wneud yn gyfeiriad e-bost eich cyfrif ${council.service.cy}. Mae’n gweithio am ${minutes} munud. Ni fydd neb o’r cyngor byth yn gofyn i chi amdano.

Os na wnaethoch ofyn am hyn, gallwch anwybyddu’r e-bost hwn.

${help(council, 'cy')}

${council.name.cy}`,
      ],
    },
    (its, about) => its.newAddressCode({ ...about, digits, minutes }),
  )

/**
 * Tells the address that an account had until now that it has another one (ASVS 6.3.7). Not which: the old mailbox may be in the hands
 * of somebody who is not to know it.
 */
export const addressChangedEmail = ({ council, language }: Facts): Wording =>
  said(
    { council, language },
    {
      en: [
        `${council.service.en}: the email address of your account has been changed`,
        `The email address of your ${council.service.en} account has just been changed. From now on you sign in with the new address, and we write to it.

If it was you, you need not do anything.

If it was not you, somebody else has been in your account. Call us at once:
${contact(council, 'en')}

${council.name.en}`,
      ],
      cy: [
        `${council.service.cy}: mae cyfeiriad e-bost eich cyfrif wedi’i newid`,
        `Mae cyfeiriad e-bost eich cyfrif ${council.service.cy} newydd gael ei newid. O hyn ymlaen byddwch yn mewngofnodi gyda’r cyfeiriad newydd, a byddwn yn ysgrifennu ato.

Os mai chi a wnaeth hyn, nid oes angen i chi wneud dim.

Os nad chi a wnaeth hyn, mae rhywun arall wedi bod yn eich cyfrif. Ffoniwch ni ar unwaith:
${contact(council, 'cy')}

${council.name.cy}`,
      ],
    },
    (its, about) => its.addressChanged(about),
  )

/** Tells an address that it is an account's from now on. */
export const addressAddedEmail = ({ council, language }: Facts): Wording =>
  said(
    { council, language },
    {
      en: [
        `${council.service.en}: this is now the email address of your account`,
        `This email address is now the one of your ${council.service.en} account. Sign in with it from now on.

If you did not change it, call us:
${contact(council, 'en')}

${council.name.en}`,
      ],
      cy: [
        `${council.service.cy}: dyma gyfeiriad e-bost eich cyfrif nawr`,
        `Y cyfeiriad e-bost hwn yw un eich cyfrif ${council.service.cy} nawr. Mewngofnodwch gydag ef o hyn ymlaen.

Os na wnaethoch ei newid, ffoniwch ni:
${contact(council, 'cy')}

${council.name.cy}`,
      ],
    },
    (its, about) => its.addressAdded(about),
  )

/** Tells the owner of an account that its mobile number was changed (ASVS 6.3.7). */
export const mobileChangedEmail = ({ council, language, number }: Facts & { number: string }): Wording =>
  said(
    { council, language },
    {
      en: [
        `${council.service.en}: the mobile number of your account has been changed`,
        `The mobile number of your ${council.service.en} account has just been changed to ${masked(number)}.

If it was you, you need not do anything.

If it was not you, somebody else has been in your account. Call us at once:
${contact(council, 'en')}

${council.name.en}`,
      ],
      cy: [
        `${council.service.cy}: mae rhif ffôn symudol eich cyfrif wedi’i newid`,
        `Mae rhif ffôn symudol eich cyfrif ${council.service.cy} newydd gael ei newid i ${masked(number)}.

Os mai chi a wnaeth hyn, nid oes angen i chi wneud dim.

Os nad chi a wnaeth hyn, mae rhywun arall wedi bod yn eich cyfrif. Ffoniwch ni ar unwaith:
${contact(council, 'cy')}

${council.name.cy}`,
      ],
    },
    (its, about) => its.mobileChanged({ ...about, number: masked(number) }),
  )

/** The same as a text to the number it was until now: one segment of GSM-7, and nothing of the new number. */
export const mobileChangedText = ({ council, language }: Facts): Wording => {
  const phone = council.contacts.at(-1)!.phone
  return said(
    { council, language },
    {
      en: [
        `${council.service.en}: your mobile number has been changed`,
        `The mobile number of your ${council.service.en} account was changed. If it was not you, ${phone ? `call ${phone}` : 'tell us at once'}.`,
      ],
      cy: [
        `${council.service.cy}: mae eich rhif ffôn symudol wedi’i newid`,
        `Newidiwyd rhif symudol eich cyfrif ${council.service.cy}. Os nad chi a wnaeth hyn, ${phone ? `ffoniwch ${phone}` : 'rhowch wybod i ni'}.`,
      ],
    },
    (its, about) => its.mobileChangedText({ ...about, phone }),
  )
}

import type { Council } from '../../councils/council.ts'
import type { Wording } from '../../domain/messages.ts'
import type { Language } from '../../domain/visit.ts'
import { masked } from '../phone-number.tsx'
import { inLanguage } from '../words/index.ts'
import { contact, said } from './code.ts'

type Facts = { council: Council; language: Language }

/**
 * The text with a code: one segment of GSM-7, 160 characters of its alphabet, which has neither ’ nor â, ŵ and ŷ. Its last line binds
 * the code to the portal's host, so that phones offer it there and nowhere else (https://wicg.github.io/sms-one-time-codes).
 */
export const phoneCodeText = ({ council, language, digits, host }: Facts & { digits: string; host: string }): Wording =>
  said(
    { council, language },
    {
      en: [
        `${council.service.en}: your security code`,
        `${digits} is your ${council.service.en} security code. Do not share it.

@${host} #${digits}`,
      ],
      cy: [
        `${council.service.cy}: eich cod diogelwch`,
        `${digits} yw eich cod diogelwch ${council.service.cy}. Cadwch ef yn gyfrinachol.

@${host} #${digits}`,
      ],
    },
    (its, about) => its.phoneCode({ ...about, digits, host }),
  )

/** Digits one by one, as a voice says them slowly: it rests at every comma. */
const oneByOne = (digits: string) => [...digits].join(', ')

/** A telephone number as it is read out, with a longer rest after each of its groups. */
const readOut = (number: string) => number.split(' ').map(oneByOne).join('; ')

/** Whom to tell, as a voice says it. What stands on the web cannot be said. */
const spokenContact = ({ contacts }: Council, language: Language) => {
  const { name, phone } = contacts.at(-1)!
  return [inLanguage(name, language), ...(phone ? [readOut(phone)] : [])].join(': ')
}

/** What is spoken in a call that brings a code, twice. */
export const spokenCodeText = ({ council, language, digits }: Facts & { digits: string }): Wording =>
  said(
    { council, language },
    {
      en: [
        `${council.service.en}: your security code`,
        `Hello. This is ${council.name.en}, for ${council.service.en}. Be ready to note down your security code.

Your code is: ${oneByOne(digits)}.

Once more, your code is: ${oneByOne(digits)}.

Do not share it. If you did not ask for it, hang up: without the code nobody gets in.`,
      ],
      cy: [
        `${council.service.cy}: eich cod diogelwch`,
        `Helo. ${council.name.cy} sy’n ffonio, ar ran ${council.service.cy}. Byddwch yn barod i nodi eich cod diogelwch.

Eich cod yw: ${oneByOne(digits)}.

Unwaith eto, eich cod yw: ${oneByOne(digits)}.

Peidiwch â’i rannu. Os na wnaethoch ofyn amdano, rhowch y ffôn i lawr: heb y cod ni all neb ddod i mewn.`,
      ],
    },
    (its, about) => its.spokenCode({ ...about, spoken: oneByOne(digits) }),
  )

/** What is spoken in a call, in which # confirms: what to do comes last once more, for those who had to find the key. */
export const callText = ({ council, language }: Facts): Wording =>
  said(
    { council, language },
    {
      en: [
        `${council.service.en}: confirm your identity`,
        `Hello. This is ${council.name.en}, for ${council.service.en}. Somebody, perhaps you, is using your phone number to sign in.

If it is you, press the hash key now. It is at the bottom of the keypad, on the right.

If it is not you, press nothing, hang up, and tell us. ${spokenContact(council, 'en')}.

Once more: if it is you, press the hash key.`,
      ],
      cy: [
        `${council.service.cy}: cadarnhau pwy ydych chi`,
        `Helo. ${council.name.cy} sy’n ffonio, ar ran ${council.service.cy}. Mae rhywun, chi efallai, yn defnyddio eich rhif ffôn i fewngofnodi.

Os mai chi sydd yno, pwyswch y fysell stwnsh nawr. Mae hi ar waelod y bysellbad, ar y dde.

Os nad chi sydd yno, peidiwch â phwyso dim, rhowch y ffôn i lawr, a rhowch wybod i ni. ${spokenContact(council, 'cy')}.

Unwaith eto: os mai chi sydd yno, pwyswch y fysell stwnsh.`,
      ],
    },
    (its, about) => its.call({ ...about, spokenContact: spokenContact(council, language) }),
  )

/** Tells the owner of an account that a phone number was added to it (ASVS 6.3.7). */
export const phoneAddedEmail = ({ council, language, number }: Facts & { number: string }): Wording =>
  said(
    { council, language },
    {
      en: [
        `${council.service.en}: a phone number was added to your account`,
        `A phone number was added to your ${council.service.en} account: ${masked(number)}. From now on it confirms your identity every time you sign in.

If it was you, you need not do anything.

If it was not you, somebody else knows your password. Call us at once:
${contact(council, 'en')}

${council.name.en}`,
      ],
      cy: [
        `${council.service.cy}: ychwanegwyd rhif ffôn at eich cyfrif`,
        `Ychwanegwyd rhif ffôn at eich cyfrif ${council.service.cy}: ${masked(number)}. O hyn ymlaen bydd yn cadarnhau pwy ydych chi bob tro y byddwch yn mewngofnodi.

Os mai chi a wnaeth hyn, nid oes angen i chi wneud dim.

Os nad chi a wnaeth hyn, mae rhywun arall yn gwybod eich cyfrinair. Ffoniwch ni ar unwaith:
${contact(council, 'cy')}

${council.name.cy}`,
      ],
    },
    (its, about) => its.phoneAdded({ ...about, number: masked(number) }),
  )

/** Tells the owner of an account that somebody with its password says that its phone is lost. */
export const phoneLostEmail = ({ council, language, number }: Facts & { number: string }): Wording =>
  said(
    { council, language },
    {
      en: [
        `${council.service.en}: you told us that you no longer have your phone`,
        `Somebody, perhaps you, has signed in with your password and told us that you no longer have the phone ${masked(number)}.

If it was you: a worker will call or meet you to check who you are. Then they remove the number, and we ask for your new one the next time you sign in. We never do this by email. To ask how it stands, call us:
${contact(council, 'en')}

If it was not you, somebody else knows your password. Call us at once.

${council.name.en}`,
      ],
      cy: [
        `${council.service.cy}: rhoesoch wybod i ni nad yw eich ffôn gennych bellach`,
        `Mae rhywun, chi efallai, wedi mewngofnodi gyda’ch cyfrinair ac wedi dweud wrthym nad yw’r ffôn ${masked(number)} gennych bellach.

Os mai chi a wnaeth hyn: bydd gweithiwr yn eich ffonio neu’n cwrdd â chi i wirio pwy ydych chi. Yna bydd yn dileu’r rhif, a byddwn yn gofyn am eich un newydd y tro nesaf y byddwch yn mewngofnodi. Nid ydym byth yn gwneud hyn drwy e-bost. I holi sut mae pethau’n sefyll, ffoniwch ni:
${contact(council, 'cy')}

Os nad chi a wnaeth hyn, mae rhywun arall yn gwybod eich cyfrinair. Ffoniwch ni ar unwaith.

${council.name.cy}`,
      ],
    },
    (its, about) => its.phoneLost({ ...about, number: masked(number) }),
  )

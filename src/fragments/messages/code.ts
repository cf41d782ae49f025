import type { Council } from '../../councils/council.ts'
import type { Wording } from '../../domain/messages.ts'
import type { Language } from '../../domain/visit.ts'
import { fromLeft } from '../../languages.ts'
import { inLanguage, letters, wordsOf } from '../words/index.ts'
import type { About, Letter, Letters } from './letters.ts'

type Facts = { council: Council; language: Language; digits: string; minutes: number }

/** Digits in two halves, as people read them. */
export const spaced = (digits: string) => `${digits.slice(0, digits.length / 2)} ${digits.slice(digits.length / 2)}`

/** What the council's pages call the field for a code, and the way to a new password. */
export const pageWords = (council: Council, language: Language) => {
  const { code, signIn } = wordsOf(council, language)
  return { code: code.code, forgotten: signIn.forgotten }
}

/** Whom to call for help with an account, in one line. */
export const contact = ({ contacts }: Council, language: Language) => {
  const { name, phone, web } = contacts.at(-1)!
  const at = phone ?? web
  return [inLanguage(name, language), at && fromLeft(at, language)].filter(Boolean).join(': ')
}

/** Where help is, for messages that ask for nothing else. */
export const help = (council: Council, language: 'en' | 'cy') =>
  `${{ en: 'If you need help, contact us:', cy: 'Os oes angen help arnoch, cysylltwch â ni:' }[language]}
${contact(council, language)}`

/** Whoever asks for a code is not the council. */
const nobodyAsks = {
  en: 'Nobody from the council will ever ask you for it.',
  cy: 'Ni fydd neb o’r cyngor byth yn gofyn i chi amdano.',
}

/** The e-mail that confirms an address at registration. */
export const registerCodeEmail = ({ council, language, digits, minutes }: Facts): Wording =>
  said(
    { council, language },
    {
      en: [
        `${council.service.en}: confirm your email address`,
        `Your code is ${spaced(digits)}

Enter it in the ${pageWords(council, 'en').code} box to finish registering your ${council.service.en} account. It works for ${minutes} minutes. ${nobodyAsks.en}

If you did not ask to register, you can ignore this email.

${help(council, 'en')}

${council.name.en}`,
      ],
      cy: [
        `${council.service.cy}: cadarnhau eich cyfeiriad e-bost`,
        `Eich cod yw ${spaced(digits)}

Rhowch ef yn y blwch ${pageWords(council, 'cy').code} i orffen cofrestru eich cyfrif ${council.service.cy}. Mae’n gweithio am ${minutes} munud. ${nobodyAsks.cy}

Os na wnaethoch ofyn am gofrestru, gallwch anwybyddu’r e-bost hwn.

${help(council, 'cy')}

${council.name.cy}`,
      ],
    },
    (its, about) => its.registerCode({ ...about, digits, minutes }),
  )

/** An e-mail with a code that anybody may have asked for. */
export type CodeMail = (facts: Facts & { to: string }) => Wording

/** The e-mail that verifies an address before it is registered, as Norfolk's guide has it. */
export const verificationCodeEmail = ({ council, language, digits, minutes, to }: Facts & { to: string }): Wording =>
  said(
    { council, language },
    {
      en: [
        `${council.name.en} account verification code`,
        `Verify your email address

Thanks for verifying your ${to} account!

Your code is ${spaced(digits)}

Enter it in the ${pageWords(council, 'en').code} box. It works for ${minutes} minutes. ${nobodyAsks.en}

If you did not ask for this code, you can ignore this email.

${help(council, 'en')}

Yours sincerely,
${council.name.en}

This message was sent from an unmonitored email address. Please do not reply to this message.`,
      ],
      cy: [
        `Cod dilysu cyfrif ${council.name.cy}`,
        `Gwiriwch eich cyfeiriad e-bost

Diolch am wirio eich cyfrif ${to}!

Eich cod yw ${spaced(digits)}

Rhowch ef yn y blwch ${pageWords(council, 'cy').code}. Mae’n gweithio am ${minutes} munud. ${nobodyAsks.cy}

Os na wnaethoch ofyn am y cod hwn, gallwch anwybyddu’r e-bost hwn.

${help(council, 'cy')}

Yn gywir,
${council.name.cy}

Anfonwyd y neges hon o gyfeiriad e-bost nad yw’n cael ei fonitro. Peidiwch ag ateb y neges hon.`,
      ],
    },
    (its, about) => its.verificationCode({ ...about, digits, minutes, to }),
  )

/** The e-mail that confirms who is signing in. */
export const signInCodeEmail = ({ council, language, digits, minutes }: Facts): Wording =>
  said(
    { council, language },
    {
      en: [
        `${council.service.en}: your sign-in code`,
        `Your code is ${spaced(digits)}

Enter it in the ${pageWords(council, 'en').code} box to sign in to your ${council.service.en} account. It works for ${minutes} minutes. ${nobodyAsks.en}

If you are not signing in, somebody else knows your password: use “${pageWords(council, 'en').forgotten}” to change it.

${help(council, 'en')}

${council.name.en}`,
      ],
      cy: [
        `${council.service.cy}: eich cod mewngofnodi`,
        `Eich cod yw ${spaced(digits)}

Rhowch ef yn y blwch ${pageWords(council, 'cy').code} i fewngofnodi i’ch cyfrif ${council.service.cy}. Mae’n gweithio am ${minutes} munud. ${nobodyAsks.cy}

Os nad ydych yn mewngofnodi, mae rhywun arall yn gwybod eich cyfrinair: defnyddiwch “${pageWords(council, 'cy').forgotten}” i’w newid.

${help(council, 'cy')}

${council.name.cy}`,
      ],
    },
    (its, about) => its.signInCode({ ...about, digits, minutes }),
  )

/** The e-mail that confirms who is resetting a password. */
export const resetCodeEmail = ({ council, language, digits, minutes }: Facts): Wording =>
  said(
    { council, language },
    {
      en: [
        `${council.service.en}: reset your password`,
        `Your code is ${spaced(digits)}

Enter it in the ${pageWords(council, 'en').code} box to choose a new password for your ${council.service.en} account. It works for ${minutes} minutes. ${nobodyAsks.en}

If you did not ask to reset your password, you can ignore this email: your password has not changed.

${help(council, 'en')}

${council.name.en}`,
      ],
      cy: [
        `${council.service.cy}: ailosod eich cyfrinair`,
        `Eich cod yw ${spaced(digits)}

Rhowch ef yn y blwch ${pageWords(council, 'cy').code} i ddewis cyfrinair newydd ar gyfer eich cyfrif ${council.service.cy}. Mae’n gweithio am ${minutes} munud. ${nobodyAsks.cy}

Os na wnaethoch ofyn am ailosod eich cyfrinair, gallwch anwybyddu’r e-bost hwn: nid yw eich cyfrinair wedi newid.

${help(council, 'cy')}

${council.name.cy}`,
      ],
    },
    (its, about) => its.resetCode({ ...about, digits, minutes }),
  )

/**
 * A message in the person's language.
 * @param letter the same in a language that is one file; without it, as for what only staff get, it is in English there
 */
export function said(
  { council, language }: Pick<Facts, 'council' | 'language'>,
  words: Record<'en' | 'cy', Letter>,
  letter?: (its: Letters, about: About) => Letter,
): Wording {
  const further = language !== 'en' && language !== 'cy' && letter
  const [subject, text] = further
    ? further(letters[language], aboutOf(council, language))
    : words[language === 'cy' ? 'cy' : 'en']
  return { subject, text, language: further || language === 'cy' ? language : 'en' }
}

function aboutOf(council: Council, language: Language): About {
  const { code, signIn, routes, invitations } = wordsOf(council, language)
  return {
    council: inLanguage(council.name, language),
    service: inLanguage(council.service, language),
    contact: contact(council, language),
    field: code.code,
    forgotten: signIn.forgotten,
    routes: routes.link,
    account: invitations.account,
  }
}

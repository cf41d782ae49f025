import type { Council } from '../../councils/council.ts'
import type { Wording } from '../../domain/messages.ts'
import type { Language } from '../../domain/visit.ts'

type Facts = { council: Council; language: Language; digits: string; minutes: number }

/** Digits in two halves, as people read them. */
const spaced = (digits: string) => `${digits.slice(0, digits.length / 2)} ${digits.slice(digits.length / 2)}`

/** The e-mail that confirms an address at registration. */
export const registerCodeEmail = ({ council, language, digits, minutes }: Facts): Wording =>
  said(language, {
    en: [
      `${council.service.en}: confirm your email address`,
      `Your code is ${spaced(digits)}

Enter it in the Code box to finish your registration with the ${council.service.en}. It works for ${minutes} minutes.

If you did not ask to register, you can ignore this email.

${council.name.en}`,
    ],
    cy: [
      `${council.service.cy}: cadarnhau eich cyfeiriad e-bost`,
      `Eich cod yw ${spaced(digits)}

Rhowch ef yn y blwch Cod i orffen cofrestru gyda ${council.service.cy}. Mae’n gweithio am ${minutes} munud.

Os na wnaethoch ofyn am gofrestru, gallwch anwybyddu’r e-bost hwn.

${council.name.cy}`,
    ],
  })

/** The e-mail that confirms who is signing in. */
export const signInCodeEmail = ({ council, language, digits, minutes }: Facts): Wording =>
  said(language, {
    en: [
      `${council.service.en}: your sign-in code`,
      `Your code is ${spaced(digits)}

Enter it in the Code box to sign in to the ${council.service.en}. It works for ${minutes} minutes. Nobody from the council will ever ask you for it.

If you are not signing in, somebody else knows your password: use “Forgotten password?” to change it.

${council.name.en}`,
    ],
    cy: [
      `${council.service.cy}: eich cod mewngofnodi`,
      `Eich cod yw ${spaced(digits)}

Rhowch ef yn y blwch Cod i fewngofnodi i ${council.service.cy}. Mae’n gweithio am ${minutes} munud. Ni fydd neb o’r cyngor byth yn gofyn i chi amdano.

Os nad ydych yn mewngofnodi, mae rhywun arall yn gwybod eich cyfrinair: defnyddiwch “Wedi anghofio’ch cyfrinair?” i’w newid.

${council.name.cy}`,
    ],
  })

/** The e-mail that confirms who is resetting a password. */
export const resetCodeEmail = ({ council, language, digits, minutes }: Facts): Wording =>
  said(language, {
    en: [
      `${council.service.en}: reset your password`,
      `Your code is ${spaced(digits)}

Enter it in the Code box to choose a new password for the ${council.service.en}. It works for ${minutes} minutes.

If you did not ask to reset your password, you can ignore this email: your password has not changed.

${council.name.en}`,
    ],
    cy: [
      `${council.service.cy}: ailosod eich cyfrinair`,
      `Eich cod yw ${spaced(digits)}

Rhowch ef yn y blwch Cod i ddewis cyfrinair newydd ar gyfer ${council.service.cy}. Mae’n gweithio am ${minutes} munud.

Os na wnaethoch ofyn am ailosod eich cyfrinair, gallwch anwybyddu’r e-bost hwn: nid yw eich cyfrinair wedi newid.

${council.name.cy}`,
    ],
  })

export const said = (language: Language, words: Record<Language, [subject: string, text: string]>): Wording => {
  const [subject, text] = words[language]
  return { subject, text }
}

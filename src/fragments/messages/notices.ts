import type { Council } from '../../councils/council.ts'
import type { Wording } from '../../domain/messages.ts'
import type { Language } from '../../domain/visit.ts'
import { contact, help, pageWords, said } from './code.ts'

type Facts = { council: Council; language: Language; address: string }

/** Tells the owner of an account that somebody tried to register with its address; the page told nobody. */
export const addressTakenEmail = ({ council, language, address }: Facts): Wording =>
  said(
    { council, language },
    {
      en: [
        `${council.service.en}: you already have an account`,
        `Somebody, perhaps you, has tried to register with this email address. It already has an account with us, so no new one was made.

If it was you, sign in, or choose “${pageWords(council, 'en').forgotten}” there to set a new password:
${address}/sign-in

If it was not you, you need not do anything. Your account is safe.

${help(council, 'en')}

${council.name.en}`,
      ],
      cy: [
        `${council.service.cy}: mae gennych gyfrif eisoes`,
        `Mae rhywun, chi efallai, wedi ceisio cofrestru gyda’r cyfeiriad e-bost hwn. Mae ganddo gyfrif gyda ni eisoes, felly ni chrëwyd un newydd.

Os mai chi a wnaeth hyn, mewngofnodwch, neu dewiswch “${pageWords(council, 'cy').forgotten}” yno i osod cyfrinair newydd:
${address}/sign-in?lang=cy

Os nad chi a wnaeth hyn, nid oes angen i chi wneud dim. Mae eich cyfrif yn ddiogel.

${help(council, 'cy')}

${council.name.cy}`,
      ],
    },
    (its, about) => its.addressTaken({ ...about, address }),
  )

/** Tells the owner of an account that its password was changed (ASVS 6.3.7). */
export const passwordChangedEmail = ({ council, language, address }: Facts): Wording =>
  said(
    { council, language },
    {
      en: [
        `${council.service.en}: your password has been changed`,
        `The password of your ${council.service.en} account has just been changed, and you have been signed out everywhere.

If it was you, you need not do anything.

If it was not you, reset your password at once and tell us:
${address}/reset-password
${contact(council, 'en')}

${council.name.en}`,
      ],
      cy: [
        `${council.service.cy}: mae eich cyfrinair wedi’i newid`,
        `Mae cyfrinair eich cyfrif ${council.service.cy} newydd gael ei newid, ac rydych wedi cael eich allgofnodi ym mhobman.

Os mai chi a wnaeth hyn, nid oes angen i chi wneud dim.

Os nad chi a wnaeth hyn, ailosodwch eich cyfrinair ar unwaith a rhowch wybod i ni:
${address}/reset-password?lang=cy
${contact(council, 'cy')}

${council.name.cy}`,
      ],
    },
    (its, about) => its.passwordChanged({ ...about, address }),
  )

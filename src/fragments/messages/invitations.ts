import type { Council } from '../../councils/council.ts'
import type { Wording } from '../../domain/messages.ts'
import type { Language } from '../../domain/visit.ts'
import { wordsOf } from '../words/index.ts'
import { contact, help, said } from './code.ts'

/*
 * The three e-mails of an invitation, with the subjects of Norfolk's guide. None names a child: an address may be mistyped, and
 * somebody else may read along.
 */

/** What the council's guide calls the account that an invited person signs in with. */
const accountOf = (council: Council, language: Language) => wordsOf(council, language).invitations.account

/** The first: the unique code, to be read out to the worker. */
export const setUpEmail = ({
  council,
  language,
  code,
  days,
}: {
  council: Council
  language: Language
  code: string
  days: number
}): Wording =>
  said(
    { council, language },
    {
      en: [
        `Set up your ${council.service.en} Account`,
        `Your worker has invited you to set up your ${council.service.en} account.

Your unique code is ${code}

When you receive this email, contact your worker to let them know that you have received it, and tell them the unique code. The code works for ${days} days. Tell it to nobody but your worker.

Your worker will check the code. Next, you will receive an email titled “Accept ${council.service.en} Account Invitation”. It may take a few days for you to receive it.

If you cannot reach your worker, or have a question, contact us:
${contact(council, 'en')}

If you do not know why you have received this email, you need not do anything.

Many Thanks

${council.name.en}`,
      ],
      cy: [
        `Sefydlu eich Cyfrif ${council.service.cy}`,
        `Mae eich gweithiwr wedi eich gwahodd i sefydlu eich cyfrif ${council.service.cy}.

Eich cod unigryw yw ${code}

Pan fyddwch yn derbyn yr e-bost hwn, cysylltwch â’ch gweithiwr i roi gwybod iddo eich bod wedi’i dderbyn, a dywedwch y cod unigryw wrtho. Mae’r cod yn gweithio am ${days} diwrnod. Peidiwch â’i ddweud wrth neb ond eich gweithiwr.

Bydd eich gweithiwr yn gwirio’r cod. Nesaf, byddwch yn derbyn e-bost o’r enw “Derbyn Gwahoddiad Cyfrif ${council.service.cy}”. Gall gymryd ychydig ddyddiau i’w dderbyn.

Os na allwch gael gafael ar eich gweithiwr, neu os oes gennych gwestiwn, cysylltwch â ni:
${contact(council, 'cy')}

Os nad ydych yn gwybod pam rydych wedi derbyn yr e-bost hwn, nid oes angen i chi wneud dim.

Llawer o ddiolch

${council.name.cy}`,
      ],
    },
    (its, about) => its.setUp({ ...about, code, days }),
  )

/** The second: the code was right, and the invitation can be accepted. Its words are the guide's. */
export const acceptInvitationEmail = ({
  council,
  language,
  address,
  days,
}: {
  council: Council
  language: Language
  address: string
  days: number
}): Wording =>
  said(
    { council, language },
    {
      en: [
        `Accept ${council.service.en} Account Invitation`,
        `We previously sent you an email to set up your ${council.service.en} Account. This has now been verified. You can now accept the invitation. This will allow you to have interaction with your allocated worker/s, and will allow them to publish copies of forms to you.

Please use the link below to proceed and sign in to your ${accountOf(council, 'en')}, or set one up, using the email address you have received this message to. The link works for ${days} days:
${address}

${help(council, 'en')}

Many Thanks

${council.name.en}`,
      ],
      cy: [
        `Derbyn Gwahoddiad Cyfrif ${council.service.cy}`,
        `Anfonwyd e-bost atoch yn flaenorol i sefydlu eich Cyfrif ${council.service.cy}. Mae hwn bellach wedi’i ddilysu. Gallwch nawr dderbyn y gwahoddiad. Bydd hyn yn eich galluogi i ryngweithio â’ch gweithiwr neu weithwyr, ac yn eu galluogi i gyhoeddi copïau o ffurflenni i chi.

Defnyddiwch y ddolen isod i fynd ymlaen a mewngofnodi i’ch ${accountOf(council, 'cy')}, neu i sefydlu un, gan ddefnyddio’r cyfeiriad e-bost y derbynioch y neges hon iddo. Mae’r ddolen yn gweithio am ${days} diwrnod:
${address}

${help(council, 'cy')}

Llawer o ddiolch

${council.name.cy}`,
      ],
    },
    (its, about) => its.acceptInvitation({ ...about, address, days }),
  )

/** The third: the account is ready to use. */
export const activationEmail = ({
  council,
  language,
  address,
}: {
  council: Council
  language: Language
  address: string
}): Wording =>
  said(
    { council, language },
    {
      en: [
        `New ${council.service.en} activation`,
        `Your ${council.service.en} account has been activated. It is now ready to use.

Follow this link to login to your account, using the email address and password that you have set up:
${address}

${help(council, 'en')}

Many Thanks

${council.name.en}`,
      ],
      cy: [
        `Actifadu ${council.service.cy} newydd`,
        `Mae eich cyfrif ${council.service.cy} wedi’i actifadu. Mae bellach yn barod i’w ddefnyddio.

Dilynwch y ddolen hon i fewngofnodi i’ch cyfrif, gan ddefnyddio’r cyfeiriad e-bost a’r cyfrinair rydych wedi’u gosod:
${address}

${help(council, 'cy')}

Llawer o ddiolch

${council.name.cy}`,
      ],
    },
    (its, about) => its.activation({ ...about, address }),
  )

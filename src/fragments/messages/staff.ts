import type { Council } from '../../councils/council.ts'
import type { Wording } from '../../domain/messages.ts'
import type { Language } from '../../domain/visit.ts'
import { contact, said } from './code.ts'

type Facts = { council: Council; language: Language; address: string }

/** Invites somebody to the staff of a council's portal. The address is the link itself. */
export const staffInvitationEmail = ({ council, language, address, days }: Facts & { days: number }): Wording =>
  said(
    { council, language },
    {
      en: [
        `${council.service.en}: you are invited to the staff`,
        `You are invited to become staff of our portal.

First sign in, or register, with this email address. Then open this link and choose “Accept invitation”:
${address}

The link works for ${days} days, once. Opening it changes nothing by itself.

If you did not expect this, ask your manager, or do nothing: without you nothing happens.

${council.name.en}`,
      ],
      cy: [
        `${council.service.cy}: rydych yn cael eich gwahodd i’r staff`,
        `Rydych yn cael eich gwahodd i ymuno â staff ein porth.

Yn gyntaf, mewngofnodwch, neu cofrestrwch, gyda’r cyfeiriad e-bost hwn. Yna agorwch y ddolen hon a dewiswch “Derbyn y gwahoddiad”:
${address}?lang=cy

Mae’r ddolen yn gweithio am ${days} diwrnod, unwaith. Nid yw ei hagor yn newid dim ynddo’i hun.

Os nad oeddech yn disgwyl hyn, gofynnwch i’ch rheolwr, neu peidiwch â gwneud dim: hebddoch chi ni fydd dim yn digwydd.

${council.name.cy}`,
      ],
    },
  )

/** Tells the owner of an account that staff have removed its phone (ASVS 6.3.7). */
export const phoneRemovedEmail = ({ council, language, address }: Facts): Wording =>
  said(
    { council, language },
    {
      en: [
        `${council.service.en}: your phone number has been removed`,
        `Our staff have just removed the phone number of your ${council.service.en} account, and you have been signed out everywhere. The next time you sign in we will ask for your new number:
${address}/sign-in

If you did not ask for this, reset your password at once and tell us:
${address}/reset-password
${contact(council, 'en')}

${council.name.en}`,
      ],
      cy: [
        `${council.service.cy}: mae eich rhif ffôn wedi’i dynnu`,
        `Mae ein staff newydd dynnu rhif ffôn eich cyfrif ${council.service.cy}, ac rydych wedi cael eich allgofnodi ym mhobman. Y tro nesaf y byddwch yn mewngofnodi byddwn yn gofyn am eich rhif newydd:
${address}/sign-in?lang=cy

Os na wnaethoch ofyn am hyn, ailosodwch eich cyfrinair ar unwaith a rhowch wybod i ni:
${address}/reset-password?lang=cy
${contact(council, 'cy')}

${council.name.cy}`,
      ],
    },
    (its, about) => its.phoneRemoved({ ...about, address }),
  )

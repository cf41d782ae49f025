import type { Council } from '../../councils/council.ts'
import type { Wording } from '../../domain/messages.ts'
import type { RouteName } from '../../domain/progress.ts'
import type { Language } from '../../domain/visit.ts'
import { providerNames, routesCy, routesEn } from '../words/routes.ts'
import { contact, said } from './code.ts'

type Facts = { council: Council; language: Language; address: string }
type Route = Facts & { route: RouteName }

/** A route inside a sentence. */
const inSentence = {
  en: (route: RouteName) => (route === 'password' ? 'a password' : `an account at ${routesEn.names[route]}`),
  cy: (route: RouteName) => (route === 'password' ? 'cyfrinair' : `cyfrif gyda ${routesCy.names[route]}`),
}

const providerOf = (route: RouteName) => (route === 'password' ? undefined : providerNames[route])

/** Tells the owner of an account that something more opens it now (ASVS 6.3.7). */
export const routeJoinedEmail = ({ council, language, address, route }: Route): Wording =>
  said(
    { council, language },
    {
      en: [
        `${council.service.en}: a way to sign in was added to your account`,
        `Your ${council.service.en} account can now also be opened with ${inSentence.en(route)}. What opened it before still does.

If it was you, you need not do anything.

If it was not you, sign in, choose “${routesEn.link}” in your account and remove it, then tell us:
${address}/account/routes
${contact(council, 'en')}

${council.name.en}`,
      ],
      cy: [
        `${council.service.cy}: ychwanegwyd ffordd o fewngofnodi at eich cyfrif`,
        `Bellach gellir agor eich cyfrif ${council.service.cy} hefyd gyda’r canlynol: ${inSentence.cy(route)}. Mae’r hyn a oedd yn ei agor o’r blaen yn dal i wneud hynny.

Os mai chi a wnaeth hyn, nid oes angen i chi wneud dim.

Os nad chi a wnaeth hyn, mewngofnodwch, dewiswch “${routesCy.link}” yn eich cyfrif a’i dynnu, yna rhowch wybod i ni:
${address}/account/routes?lang=cy
${contact(council, 'cy')}

${council.name.cy}`,
      ],
    },
    (its, about) => its.routeJoined({ ...about, address, provider: providerOf(route) }),
  )

/** Tells the owner of an account that something opens it no longer (ASVS 6.3.7). */
export const routeRemovedEmail = ({ council, language, address, route }: Route): Wording =>
  said(
    { council, language },
    {
      en: [
        `${council.service.en}: a way to sign in was removed from your account`,
        `Your ${council.service.en} account can no longer be opened with ${inSentence.en(route)}. What else opened it still does:
${address}/account/routes

If it was you, you need not do anything.

If it was not you, somebody else is using your account. Tell us at once:
${contact(council, 'en')}

${council.name.en}`,
      ],
      cy: [
        `${council.service.cy}: tynnwyd ffordd o fewngofnodi oddi ar eich cyfrif`,
        `Ni ellir agor eich cyfrif ${council.service.cy} gyda’r canlynol mwyach: ${inSentence.cy(route)}. Mae popeth arall a oedd yn ei agor yn dal i wneud hynny:
${address}/account/routes?lang=cy

Os mai chi a wnaeth hyn, nid oes angen i chi wneud dim.

Os nad chi a wnaeth hyn, mae rhywun arall yn defnyddio eich cyfrif. Rhowch wybod i ni ar unwaith:
${contact(council, 'cy')}

${council.name.cy}`,
      ],
    },
    (its, about) => its.routeRemoved({ ...about, address, provider: providerOf(route) }),
  )

/** Tells the owner of an account without a password that a reset has given it one (ASVS 6.3.7). */
export const passwordAddedEmail = ({ council, language, address }: Facts): Wording =>
  said(
    { council, language },
    {
      en: [
        `${council.service.en}: a password was added to your account`,
        `Your ${council.service.en} account had no password. It has one now, and you have been signed out everywhere. What opened your account before still does.

If it was you, you need not do anything.

If it was not you, somebody else can read your email. Reset your password at once and tell us:
${address}/reset-password
${contact(council, 'en')}

${council.name.en}`,
      ],
      cy: [
        `${council.service.cy}: ychwanegwyd cyfrinair at eich cyfrif`,
        `Nid oedd gan eich cyfrif ${council.service.cy} gyfrinair. Mae ganddo un nawr, ac rydych wedi cael eich allgofnodi ym mhobman. Mae’r hyn a oedd yn agor eich cyfrif o’r blaen yn dal i wneud hynny.

Os mai chi a wnaeth hyn, nid oes angen i chi wneud dim.

Os nad chi a wnaeth hyn, gall rhywun arall ddarllen eich e-bost. Ailosodwch eich cyfrinair ar unwaith a rhowch wybod i ni:
${address}/reset-password?lang=cy
${contact(council, 'cy')}

${council.name.cy}`,
      ],
    },
    (its, about) => its.passwordAdded({ ...about, address }),
  )

/** Tells both addresses of a person that their two accounts are one now. It does not name the other address. */
export const accountsMergedEmail = ({ council, language, address, stays }: Facts & { stays: boolean }): Wording =>
  said(
    { council, language },
    {
      en: [
        `${council.service.en}: your two accounts are one now`,
        `You had two ${council.service.en} accounts. Somebody who had shown that both were theirs has just made them one.

${stays ? 'We will go on writing to this email address, and you sign in with it if you have a password.' : 'We will write to the email address of the other account from now on. You no longer sign in with this address and a password. Whatever else opened either account opens the one that is left.'}

If it was you, you need not do anything.

If it was not you, somebody else is using your account. Tell us at once:
${contact(council, 'en')}

To see what opens your account:
${address}/account/routes

${council.name.en}`,
      ],
      cy: [
        `${council.service.cy}: mae eich dau gyfrif yn un bellach`,
        `Roedd gennych ddau gyfrif ${council.service.cy}. Mae rhywun a oedd wedi dangos mai nhw biau’r ddau newydd eu gwneud yn un.

${stays ? 'Byddwn yn parhau i ysgrifennu at y cyfeiriad e-bost hwn, a byddwch yn mewngofnodi ag ef os oes gennych gyfrinair.' : 'Byddwn yn ysgrifennu at gyfeiriad e-bost y cyfrif arall o hyn ymlaen. Nid ydych yn mewngofnodi gyda’r cyfeiriad hwn a chyfrinair mwyach. Mae beth bynnag arall a oedd yn agor y naill gyfrif neu’r llall yn agor yr un sydd ar ôl.'}

Os mai chi a wnaeth hyn, nid oes angen i chi wneud dim.

Os nad chi a wnaeth hyn, mae rhywun arall yn defnyddio eich cyfrif. Rhowch wybod i ni ar unwaith:
${contact(council, 'cy')}

I weld beth sy’n agor eich cyfrif:
${address}/account/routes?lang=cy

${council.name.cy}`,
      ],
    },
    (its, about) => its.accountsMerged({ ...about, address, stays }),
  )

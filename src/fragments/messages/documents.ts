import type { Council } from '../../councils/council.ts'
import type { Wording } from '../../domain/messages.ts'
import type { Language } from '../../domain/visit.ts'
import { help, said } from './code.ts'

type Facts = { council: Council; language: Language; address: string }

/** Tells a reader that something was published for them: neither whose record it is nor what, for e-mails are read by others, too. */
export const documentPublishedEmail = ({ council, language, address }: Facts): Wording =>
  said(
    { council, language },
    {
      en: [
        `There is something new in ${council.service.en}`,
        `A worker has published a form or document for you. Sign in to see it:
${address}/sign-in

It is marked “New” until you first open it.

${help(council, 'en')}

${council.name.en}`,
      ],
      cy: [
        `${council.service.cy}: mae rhywbeth newydd i chi`,
        `Mae gweithiwr wedi cyhoeddi ffurflen neu ddogfen i chi. Mewngofnodwch i’w gweld:
${address}/sign-in?lang=cy

Bydd wedi’i nodi’n “Newydd” nes i chi ei hagor am y tro cyntaf.

${help(council, 'cy')}

${council.name.cy}`,
      ],
    },
    (its, about) => its.documentPublished({ ...about, address }),
  )

import type { Council } from '../../councils/council.ts'
import type { Wording } from '../../domain/messages.ts'
import type { RouteName } from '../../domain/progress.ts'
import type { Language } from '../../domain/visit.ts'
import { wordsOf } from '../words/index.ts'
import { said } from './code.ts'
import { contact } from './notices.ts'

type Facts = { council: Council; language: Language; route: RouteName; address: string }

const nameOf = ({ council, route }: Facts, language: Language) => wordsOf(council, language).social.names[route]

/** Tells the owner of an account that something else opens it from now on (ASVS 6.3.7). */
export const routeAddedEmail = (facts: Facts): Wording => {
  const { council, language, address } = facts
  return said(language, {
    en: [
      `${council.service.en}: a new way to sign in was added`,
      `Your ${council.service.en} account can now also be opened with: ${nameOf(facts, 'en')}.

If it was you, you need not do anything. You see the same information whichever way you sign in.

If it was not you, sign in, remove it under “How you sign in”, and tell us:
${address}/account/routes
${contact(council, 'en')}

${council.name.en}`,
    ],
    cy: [
      `${council.service.cy}: ychwanegwyd ffordd newydd o fewngofnodi`,
      `Gellir agor eich cyfrif ${council.service.cy} nawr hefyd gyda: ${nameOf(facts, 'cy')}.

Os mai chi oedd yno, nid oes angen i chi wneud dim. Byddwch yn gweld yr un wybodaeth pa bynnag ffordd y byddwch yn mewngofnodi.

Os nad chi oedd yno, mewngofnodwch, tynnwch ef o dan “Sut rydych yn mewngofnodi”, a rhowch wybod i ni:
${address}/account/routes
${contact(council, 'cy')}

${council.name.cy}`,
    ],
  })
}

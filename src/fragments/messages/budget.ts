import type { Council } from '../../councils/council.ts'
import type { Budget } from '../../domain/budget.ts'
import type { Wording } from '../../domain/messages.ts'
import type { Language } from '../../domain/visit.ts'
import { wordsOf } from '../words/index.ts'
import { said } from './code.ts'

type Facts = {
  council: Council
  language: Language
  budget: Budget
  used: number
  most: number
  /** of the staff console */
  address: string
}

/** What a budget that is used up keeps people from. */
const effects: Record<'en' | 'cy', { all: string; isNew: string }> = {
  en: {
    all: 'Until midnight UTC no more of them leave. Who signs in is offered the other way, a call or a text, as long as there are any left.',
    isNew:
      'Until midnight UTC nobody can add or change a phone number in this way. Who has confirmed their number can sign in as usual.',
  },
  cy: {
    all: 'Ni fydd rhagor ohonynt yn gadael tan hanner nos UTC. Cynigir y ffordd arall, galwad neu neges destun, i’r rhai sy’n mewngofnodi, cyhyd â bod rhai ar ôl.',
    isNew:
      'Ni all neb ychwanegu na newid rhif ffôn yn y modd hwn tan hanner nos UTC. Gall y rhai sydd wedi cadarnhau eu rhif fewngofnodi fel arfer.',
  },
}

/** Tells an administrator that a budget of the day is nearly used up, or is. */
export function budgetEmail({ council, language, budget, used, most, address }: Facts): Wording {
  const isUsedUp = used >= most
  const effect = (its: 'en' | 'cy') => effects[its][budget.endsWith('-new') ? 'isNew' : 'all']
  const [en, cy] = (['en', 'cy'] as const).map((its) => wordsOf(council, its).staff.audit.values.budget[budget]) as [
    string,
    string,
  ]
  return said(
    { council, language },
    {
      en: [
        isUsedUp ? `${council.service.en}: today’s ${en} are used up` : `${council.service.en}: today’s ${en} are nearly used up`,
        `Today ${used} of ${most} ${en} have been sent.

${isUsedUp ? effect('en') : `When all ${most} have been sent: ${effect('en')}`}

If this is more than usual, somebody may be misusing the portal. How it stands, and the audit trail:
${address}

If it is no misuse, ask whoever runs the portal to raise the figure.

${council.name.en}`,
      ],
      cy: [
        isUsedUp
          ? `${council.service.cy}: mae’r ${cy} ar gyfer heddiw i gyd wedi’u defnyddio`
          : `${council.service.cy}: mae’r ${cy} ar gyfer heddiw bron i gyd wedi’u defnyddio`,
        `Heddiw anfonwyd ${used} o ${most} (${cy}).

${isUsedUp ? effect('cy') : `Pan fydd y ${most} i gyd wedi’u hanfon: ${effect('cy')}`}

Os yw hyn yn fwy nag arfer, efallai bod rhywun yn camddefnyddio’r porth. Sut mae pethau’n sefyll, a’r trywydd archwilio:
${address}?lang=cy

Os nad camddefnydd yw hyn, gofynnwch i bwy bynnag sy’n rhedeg y porth godi’r ffigur.

${council.name.cy}`,
      ],
    },
  )
}

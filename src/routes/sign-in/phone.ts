import { z } from 'zod'
import { refuse } from '../../domain/decision.ts'
import { atField } from '../../domain/limits.ts'
import { channelOf, firstWay, readPhone, takenBy } from '../../domain/phone.ts'
import type { SignInProgress } from '../../domain/progress.ts'
import { ok } from '../../domain/result.ts'
import { PhonePage } from '../../fragments/sign-in/phone.tsx'
import { choice, line } from '../fields.ts'
import { defineStep } from '../step.ts'
import { channelField } from './prove.ts'
import { reach } from './reach.ts'

export const phone = defineStep<SignInProgress>()({
  path: 'phone',
  title: (words) => words.phone.addTitle,
  needs: ({ account }) => account !== undefined && account.phone === undefined,
  settles: 'number',
  unsettles: ['codeProved', 'callProved'],
  schema: (council) =>
    z.object({
      country: choice(takenBy(council).countries, 'phone.country-missing'),
      phone: line('phone.missing'),
      channel: channelField,
    }),
  fragment: PhonePage,
  values: ({ number }): Record<string, string> => (number ? { country: number.country, phone: number.typed } : {}),

  async submit(visit, { country, phone: typed, channel: pressed }) {
    const { council, local } = visit
    const taken = takenBy(council)
    const read = readPhone(typed, { ...taken, country: country as (typeof taken.countries)[number], local })
    if (!read.ok) return refuse({ key: read.fault, field: 'phone' })
    const { number, kind } = read.value
    const channel = channelOf(pressed ?? firstWay(kind), council.phone!.calls)
    const named = { number, kind, country, typed, channel }
    // Back and on again with the same number is not asking for another code: the one that was just sent still works.
    const { sends } = visit.journey.progress
    const same = channel !== 'call' && sends?.to === number && sends.by === channel
    if (same && sends.at + visit.clocks.resendWait > visit.now) return ok({ facts: { number: named } })
    const sent = await reach(visit, { proof: 'phone', channel, to: number })
    if (!sent.ok) return refuse({ ...sent.fault, field: 'phone' })
    return ok({ ...sent.value, takes: atField('phone', sent.value.takes), facts: { ...sent.value.facts, number: named } })
  },
})

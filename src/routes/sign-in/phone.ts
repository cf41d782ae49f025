import { z } from 'zod'
import { refuse } from '../../domain/decision.ts'
import { firstChannel, readPhone } from '../../domain/phone.ts'
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
  unsettles: ['textProved', 'callProved'],
  schema: ({ phone: asked }) =>
    z.object({
      country: choice(asked?.countries ?? [], 'phone.country-missing'),
      phone: line('phone.missing'),
      channel: channelField,
    }),
  fragment: PhonePage,
  values: ({ number }): Record<string, string> => (number ? { country: number.country, phone: number.typed } : {}),

  async submit(visit, { country, phone: typed, channel: pressed }) {
    const { countries } = visit.council.phone!
    const read = readPhone(typed, { country: country as (typeof countries)[number], countries, local: visit.local })
    if (!read.ok) return refuse({ key: read.fault, field: 'phone' })
    const { number, kind } = read.value
    const channel = pressed ?? firstChannel(kind)
    const sent = await reach(visit, { proof: 'phone', channel, to: number })
    if (!sent.ok) return refuse({ ...sent.fault, field: 'phone' })
    return ok({ ...sent.value, facts: { ...sent.value.facts, number: { number, kind, country, typed, channel } } })
  },
})

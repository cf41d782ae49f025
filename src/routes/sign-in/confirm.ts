import { z } from 'zod'
import { refuse } from '../../domain/decision.ts'
import { channelOf, firstWay } from '../../domain/phone.ts'
import type { SignInProgress } from '../../domain/progress.ts'
import { ok } from '../../domain/result.ts'
import { ConfirmPage } from '../../fragments/sign-in/confirm.tsx'
import { defineStep } from '../step.ts'
import { channelField, reportLost } from './prove.ts'
import { reach } from './reach.ts'

export const confirm = defineStep<SignInProgress>()({
  path: 'confirm',
  title: (words) => words.phone.title,
  needs: ({ account }) => account?.phone !== undefined,
  settles: 'channel',
  schema: () => z.object({ channel: channelField }),
  fragment: ConfirmPage,

  async submit(visit, { channel: pressed }) {
    const { number, kind } = visit.journey.progress.account!.phone!
    const channel = channelOf(pressed ?? firstWay(kind), visit.council.phone!.calls)
    const sent = await reach(visit, { proof: 'sign-in', channel, to: number })
    if (!sent.ok) return refuse(sent.fault)
    return ok({ ...sent.value, facts: { ...sent.value.facts, channel } })
  },

  actions: { lost: reportLost },
})

import { z } from 'zod'
import { sameText } from '../../db/keys.ts'
import { findMerge, forgetMerge, type Pair } from '../../db/merges.ts'
import { refuse } from '../../domain/decision.ts'
import { closedBecause, filledFrom, markOfPair, planMerge, type Whose, whose } from '../../domain/merging.ts'
import { planNotice } from '../../domain/messages.ts'
import { ok } from '../../domain/result.ts'
import type { Visit } from '../../domain/visit.ts'
import { MergePage, type Merging, mergeTitle } from '../../fragments/account/merge.tsx'
import { accountsMergedEmail } from '../../fragments/messages/routes.ts'
import { choice, text } from '../fields.ts'
import { definePage } from '../form.tsx'

/** The two accounts, and the page that shows them. */
type Loaded = Merging & { pair: Pair }

/** Makes two accounts one, both of which who is signed in has proved in this session: after seeing what will be kept. */
export const mergePage = definePage({
  title: (words, { closed }: Loaded) => mergeTitle(words, closed),
  async load({ visit, session, part }): Promise<Loaded | undefined> {
    const { db, keys, council, now } = visit
    const pair = await findMerge(db, keys, { id: part('merge'), council: council.slug, session, now })
    return pair && { pair, ...shownOf(visit, pair) }
  },
  schema: ({ closed }) =>
    z.preprocess(
      // Who keeps them apart, or cannot do otherwise, has nothing to agree to.
      (sent) =>
        closed || (sent as { go?: unknown }).go === 'apart' ? { ...(sent as object), email: 'kept', mine: 'yes' } : sent,
      z.object({
        go: text,
        shown: text,
        email: choice(whose, 'form.incomplete'),
        mine: choice(['yes'], 'merge.confirm-missing'),
      }),
    ),
  fragment: MergePage,
  values: () => ({ email: 'kept' }),
  async submit({ visit }, { go, shown, email }, { pair, mark, closed }) {
    if (go === 'apart') return ok({ to: '/account/routes?done=apart', writes: [forgetMerge(visit.db, pair.merge)] })
    if (closed) return refuse({ key: 'merge.closed' })
    if (!sameText(shown, mark)) return refuse({ key: 'merge.changed' })

    const { writes, ...planned } = await planMerge(visit, pair, email)
    const notices = whose.map((side) => noticeTo(visit, pair, side, side === email))
    return ok({
      ...planned,
      to: '/account/routes?done=merged',
      writes: [...writes, ...notices.map(({ write }) => write)],
      deliver: notices.flatMap(({ deliver }) => deliver),
      overtaken: { key: 'merge.changed' },
    })
  },
})

function shownOf(visit: Visit, pair: Pair): Merging {
  const { kept, other } = pair
  return {
    kept,
    other,
    person: filledFrom(kept.account.person, other.account.person),
    closed: closedBecause(pair),
    mark: markOfPair(visit, pair),
  }
}

/** Both are about the account that stays: the other is gone when they leave. */
const noticeTo = (visit: Visit, pair: Pair, side: Whose, stays: boolean) =>
  planNotice(visit, pair[side].account, (facts) => accountsMergedEmail({ ...facts, address: visit.origin, stays }), {
    accountId: pair.kept.account.id,
  })

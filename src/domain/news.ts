import { findCarrier } from '../db/messages.ts'
import type { Purpose } from './codes.ts'
import type { JourneyVisit } from './journey.ts'
import type { SignInProgress } from './progress.ts'
import type { Visit } from './visit.ts'

/**
 * What is known of the message that brings a code: it is under way; nobody has taken it yet; it cannot be delivered there; it was not
 * delivered; how a call came to nothing; or there is nothing to be told.
 */
export type News = {
  channel: 'email' | 'sms' | 'voice'
  /** more may be known soon */
  more: boolean
  what: 'under-way' | 'waiting' | 'recipient' | 'lost' | 'unanswered' | 'engaged' | 'answerphone' | 'settled'
}

/**
 * What became of the message with a journey's live code. For who has proved to own the account alone: whether a message reached an
 * address tells a stranger whose it is.
 */
export async function newsOf(
  { db, now, senders }: Visit,
  which: { accountId: string; journeyId: string; purpose: Purpose },
): Promise<News | undefined> {
  const message = await findCarrier(db, which, now)
  if (!message) return undefined
  const { channel, status, why, provider } = message
  const news = (what: News['what'], more = false): News => ({ channel, what, more })
  if (status === 'waiting') return news('waiting', true)
  if (status === 'sending' || status === 'unknown') return news('under-way', true)
  if (status === 'sent') {
    const isReported = senders[channel]?.some((sender) => sender.name === provider && sender.readReport !== undefined)
    return isReported ? news('under-way', true) : news('settled')
  }
  if (status !== 'failed' || why === 'replaced') return news('settled')
  return news(why === null || why === 'provider' || why === 'budget' ? 'lost' : why)
}

const channels = { text: 'sms', spoken: 'voice', call: 'voice' } as const

/** The same for a page of a sign-in. Of what was sent with this request nothing is written yet. */
export const newsOfSignIn =
  (purpose: Purpose) =>
  async (visit: JourneyVisit<SignInProgress>): Promise<News | undefined> => {
    const { account, sends } = visit.journey.progress
    if (!account) return undefined
    if (sends?.at === visit.now) return { channel: sends.by ? channels[sends.by] : 'email', what: 'under-way', more: true }
    return newsOf(visit, { accountId: account.id, journeyId: visit.journey.id, purpose })
  }

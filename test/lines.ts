import { type Line, playCall, post, reportText, type Taken } from '../commands/message-providers/twilio-line.ts'
import { twilioSms, twilioVoice } from '../src/senders/twilio.ts'
import { norfolk } from './phones.ts'
import { sentBy, settingsFor } from './senders/contract.ts'
import { type Portal, portal } from './visitor.ts'

/* Councils whose texts and calls go by the double of Twilio, which tells a portal that runs here. */

export const byTwilio = <Own extends typeof norfolk>(council: Own) => ({
  ...council,
  senders: { ...council.senders, sms: [twilioSms], voice: [twilioVoice] } as unknown as Own['senders'],
})

export const bindings = settingsFor(twilioSms)
export const token = bindings.TWILIO_AUTH_TOKEN!

/** A portal of councils whose texts and calls go by Twilio. */
export const twilioPortal = (
  councils: Parameters<typeof byTwilio>[0][] = [norfolk],
  options: Omit<NonNullable<Parameters<typeof portal>[0]>, 'councils'> = {},
) => portal({ ...options, councils: councils.map(byTwilio), bindings: { ...bindings, ...options.bindings } })

/** How Twilio reaches a portal. */
export const lineTo = (world: Pick<Portal, 'fetch'>, secret = token): Line => ({
  token: secret,
  async reach(url, init) {
    const { response, text } = await world.fetch(new Request(url, init))
    return { status: response.status, type: response.headers.get('content-type') ?? '', text }
  },
})

/** The newest text or call that Twilio took for a number. */
export async function takenFor(to: string): Promise<Taken & { text: string; form: Record<string, string> }> {
  const [taken] = await sentBy('twilio', to)
  if (!taken) throw new Error(`Nothing was sent to ${to}.`)
  return taken as unknown as Taken & { text: string; form: Record<string, string> }
}

/** What becomes of the newest text to a number. */
export const report = async (world: Pick<Portal, 'fetch'>, to: string, status: string, code?: number) =>
  reportText(lineTo(world), await takenFor(to), status, code)

/** How the newest call to a number goes. */
export const play = async (world: Pick<Portal, 'fetch'>, to: string, course: Parameters<typeof playCall>[2] = {}) =>
  playCall(lineTo(world), await takenFor(to), course)

export { post }

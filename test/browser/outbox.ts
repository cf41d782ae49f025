import { inject } from 'vitest'

export type Message = { id: string; channel: 'email' | 'sms' | 'voice'; subject: string; text: string }

/** Every message to an e-mail address or a phone number, the newest first. */
export async function messagesTo(to: string, portal = inject('portalUrl')): Promise<Message[]> {
  const answer = await fetch(`${portal}/dev/outbox.json?to=${encodeURIComponent(to)}`)
  return (await answer.json()) as Message[]
}

/**
 * Does something that sends a message, and waits for that message.
 * @param to an e-mail address or a phone number
 * @param which words of its subject, or its channel
 */
export async function messageAfter(to: string, which: string, act: () => Promise<unknown>): Promise<Message> {
  const before = new Set((await messagesTo(to)).map(({ id }) => id))
  await act()
  for (let tries = 0; tries < 100; tries++) {
    const found = (await messagesTo(to)).find(
      ({ id, channel, subject }) => !before.has(id) && (channel === which || subject?.includes(which)),
    )
    if (found) return found
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`No ${which} came for ${to}.`)
}

/** Presses keys in a call, or says that nobody could be reached: as the person with the phone at their ear, or their provider. */
export const answerCall = ({ id }: Message, what: { keys: string } | { result: string }) =>
  fetch(`${inject('portalUrl')}/dev/outbox/${id}/keys`, { method: 'POST', body: new URLSearchParams(what) })

/** The code of 6 digits in a text or an e-mail, whether or not it is written with a gap, or in a call, one digit after the other. */
export const codeIn = ({ text }: Message): string => {
  const [spoken] = /\d(?:, \d){5}/.exec(text) ?? []
  if (spoken) return spoken.replaceAll(', ', '')
  const code = /\b(\d{3}) ?(\d{3})\b/.exec(text)
  if (!code) throw new Error('There is no code in this message.')
  return `${code[1]}${code[2]}`
}

import { findCallOf, hearCall } from '../db/calls.ts'
import { commit } from '../db/client.ts'
import { isLiveCode } from '../db/codes.ts'
import { type findMessage, openMessage } from '../db/messages.ts'
import type { Heard, Report, Sender } from '../senders/sender.ts'
import { answerCall } from './calls.ts'
import { noteReport, type Outgoing } from './delivering.ts'
import { limits } from './limits.ts'

type Message = NonNullable<Awaited<ReturnType<typeof findMessage>>>

/**
 * What is said next in a call: its message, perhaps with # to be pressed; that # has confirmed; # asked for once more; that a key
 * brings the code; that it is too late; goodbye to who pressed nothing; or nothing at all.
 */
export type Next =
  | { say: 'message'; text: string; asked?: number }
  | { say: 'again' | 'press'; asked: number }
  | { say: 'thanks' | 'over' | 'goodbye' | 'nothing' }

/** Notes what is heard in a call, and says how it goes on. */
export async function speak(outgoing: Outgoing, message: Message, by: Sender, heard: Heard): Promise<Next> {
  if (message.channel !== 'voice') return { say: 'nothing' }
  const holdsCode = message.kind !== 'call'
  if ('keys' in heard) return holdsCode ? pressedForCode(outgoing, message, by, heard) : pressed(outgoing, message, heard)
  if (heard.answeredBy === 'machine') {
    // Whoever plays it later is perhaps not who was called, and the code is dead by then.
    await commit(
      outgoing.db,
      noteReport(outgoing, message, by.name, { message: message.id, state: 'undelivered', call: 'answerphone' }),
    )
    return { say: 'nothing' }
  }
  // An answerphone presses no key.
  if (heard.answeredBy === 'unsure' && holdsCode) return { say: 'press', asked: 1 }
  return tell(outgoing, message, by)
}

/** Says the message to whoever is there. */
async function tell(outgoing: Outgoing, message: Message, by: Sender): Promise<Next> {
  const { db, keys } = outgoing
  const words = openMessage(keys, message)
  if (!words || !(await isAwaited(outgoing, message))) return { say: 'over' }
  const report: Report = { message: message.id, state: 'delivered' }
  await commit(db, [...noteReport(outgoing, message, by.name, report), hearCall(db, message.id)])
  return { say: 'message', text: words.text, ...(message.kind === 'call' ? { asked: 1 } : {}) }
}

/** Any key brings the code. */
async function pressedForCode(outgoing: Outgoing, message: Message, by: Sender, heard: Pressed): Promise<Next> {
  if (heard.keys) return tell(outgoing, message, by)
  return heard.asked < limits.call.asks ? { say: 'press', asked: heard.asked + 1 } : { say: 'over' }
}

type Pressed = Extract<Heard, { keys: string }>

/** Whether a call is still worth anything: nothing took its place, and its time is not over. */
async function isAwaited({ db, now }: Outgoing, { id, kind, codeId, expiresAt }: Message): Promise<boolean> {
  if (expiresAt <= now) return false
  if (kind === 'call') return (await findCallOf(db, id, now)) !== undefined
  return codeId === null || isLiveCode(db, codeId, now)
}

async function pressed({ db, now }: Outgoing, { id }: Message, heard: Pressed): Promise<Next> {
  if (await answerCall(db, id, heard.keys, now)) return { say: 'thanks' }
  const call = await findCallOf(db, id, now)
  // A provider may tell it twice.
  if (call?.status === 'confirmed') return { say: 'thanks' }
  if (!call || heard.keys === '#') return { say: 'over' }
  return heard.asked < limits.call.asks ? { say: 'again', asked: heard.asked + 1 } : { say: 'goodbye' }
}

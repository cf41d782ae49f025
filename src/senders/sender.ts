import type { Language } from '../languages.ts'

export type Channel = 'email' | 'sms' | 'voice'

/** A message in its final words, on its way to one person. */
export type Delivery = {
  /** our reference: reports name it, and a provider can be asked by it */
  id: string
  channel: Channel
  /** an e-mail address, or a number in E.164 */
  to: string
  /** nobody has proved yet that the number is theirs */
  unproved?: true
  subject: string
  text: string
  language: Language
  /** where a provider reports what became of its messages: an address that ends in /webhooks */
  webhooks: string
  /** for how long it is worth anything, in ms: a provider need not keep it longer */
  livesMs?: number
}

/**
 * What a provider made of it: taken under its own reference; refused for good; not reached, or no answer that can be read (nobody
 * knows whether it left); or busy (it has not left, and can be tried later).
 */
export type Sent = { ok: true; reference: string } | NotSent
export type NotSent =
  /** @param recipient it is the address or the number that cannot be written to; otherwise the portal's own set-up is wrong */
  | { ok: false; why: 'refused'; recipient?: true }
  | { ok: false; why: 'unreachable' }
  | { ok: false; why: 'busy'; afterMs?: number }

/** What a provider knows of a message: that it is on its way, has arrived, or will not. */
export type Report = {
  /** our reference */
  message: string
  state: 'sent' | 'delivered' | 'undelivered'
  /** the network says that this address or number cannot be reached */
  recipient?: true
  /** how a call ended that nobody confirmed */
  call?: CallEnd
}

/** How a call can come to nothing: an answerphone took it, or whoever answered hung up. */
export type CallEnd = 'unanswered' | 'engaged' | 'failed' | 'answerphone' | 'hung-up'

/** What a provider tells while a call goes on: it was answered, or it waited for a key, and which was pressed, if one was. */
export type Heard = {
  /** our reference */
  message: string
} & ({ answeredBy: 'person' | 'machine' | 'unsure' } | { keys: string; asked: number })

/** What is to be said in a call next. */
export type Saying = Pick<Delivery, 'language' | 'webhooks'> & {
  /** our reference */
  message: string
  /** in paragraphs; nothing where nothing is to be heard */
  text: string
  /** how often a key has been asked for, with this: it is waited for. Otherwise the call ends */
  asked?: number
}

/** Puts values into XML, so that they stay text there. */
export type Xml = (parts: TemplateStringsArray, ...values: unknown[]) => unknown

/** A provider's request to a webhook, as it came. */
export type Incoming = {
  /** the address in full, as the provider called it: signatures cover it */
  url: string
  headers: Headers
  body: string
  /** what stands in the address behind the provider's name */
  path: readonly string[]
}

/** One way of getting a message to a person. It answers with what it knows and throws nothing. */
export type Sender = {
  name: string
  channel: Channel
  /** the outbox of this machine: it takes whatever it is given, under our reference */
  local?: true
  send(delivery: Delivery): Promise<Sent>
  /**
   * Asks what became of a message that may or may not have left, by our reference.
   * @returns its report; "none" when the provider has no such message; "unknown" when it cannot tell now
   */
  find?(delivery: Delivery): Promise<Report | 'none' | 'unknown'>
  /**
   * Reads a report that came to a webhook.
   * @returns "forged" when it is not the provider's; nothing when it is, and tells nothing of a message
   */
  readReport?(incoming: Incoming): Promise<Report | 'forged' | undefined>
  /**
   * Reads what a provider tells while a call goes on, and asks what to say.
   * @returns "forged" when it is not the provider's; nothing when it is about something else
   */
  readCall?(incoming: Incoming): Promise<Heard | 'forged' | undefined>
  /** What is said next, as the provider wants to be told. */
  say?(saying: Saying, xml: Xml): { type: string; body: string }
}

/** One thing that a provider must be told: a secret of the Worker. */
export type Setting = (Needed | Optional) & {
  /** its name; one council's own stands in <COUNCIL>_<name> */
  name: string
  /** what it is for, in a sentence */
  about: string
  /** what it looks like: with anything else the portal does not start */
  form?: RegExp
}
/** what npm start sets where the provider is a server on this machine; refused outside local development */
type Needed = { local: string; otherwise?: never }
/** what it is unless it is set: where the provider is */
type Optional = { otherwise: string; local?: never }

/** Whether a setting says where a provider is. */
export const isAddress = ({ name }: Pick<Setting, 'name'>) => name.endsWith('_API_URL')

/** An address that e-mails come from: noreply@norfolk.gov.uk, or Norfolk County Council <noreply@norfolk.gov.uk>. */
export const senderForm = /^(?:[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+|[^@<>]+ <[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+>)$/

/** A provider that sends once it is set up. */
export type Provider = {
  name: string
  channel: Channel
  settings: readonly Setting[]
  /**
   * @param setting the value of a setting, by its name
   * @param patienceMs how long the provider may take, in ms
   */
  connect(setting: (name: string) => string, patienceMs: number): Sender
}

/** A message in its final words, on its way to one person. */
export type Delivery = { id: string; channel: 'email' | 'sms' | 'voice'; to: string; subject: string; text: string }

/**
 * What a provider made of it: taken under its own reference; refused for good; not reached (nobody knows); or busy (later).
 * A sender answers one of these and throws nothing.
 */
export type Sent = { ok: true; reference: string } | { ok: false; why: 'refused' | 'unreachable' | 'busy' }

/** One way of getting a message to a person. A new provider is one new file that returns this. */
export type Sender = { name: string; channel: Delivery['channel']; local?: true; send(delivery: Delivery): Promise<Sent> }

import type { Channel, Sender } from './sender.ts'

/** Sends nothing: the message stays, sealed, in the database, and /dev/outbox shows it. Refused outside local development. */
export const outbox = (channel: Channel): Sender => ({
  name: 'outbox',
  channel,
  local: true,
  send: async ({ id }) => ({ ok: true, reference: id }),
})

// npm run keys:new: prints a new key for SEALING_KEYS, INDEX_KEYS or SIGNING_KEYS.
import { randomBytes } from 'node:crypto'

/** "id:base64". The id is the moment in UTC, so that no two keys of a ring have the same. */
export const newKey = (at = new Date()) =>
  `${at.toISOString().slice(0, 19).replace('T', '-').replaceAll(':', '')}:${randomBytes(32).toString('base64')}`

if (import.meta.main) console.log(newKey())

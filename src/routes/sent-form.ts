import { fingerprintOfFile } from '../db/keys.ts'
import type { Ctx } from '../middleware/app.ts'
import { languageIn } from '../middleware/language.ts'
import { addressHere } from '../middleware/page.tsx'
import { formAddress } from '../middleware/return.ts'
import type { Fields } from './turn.tsx'

export type SentForm = { fields: Fields; files: Record<string, File> }

/** What a form carried; nothing where its body is not what its type says, which no browser sends. */
export async function sentTo(c: Ctx): Promise<SentForm | undefined> {
  const body = await c.req.parseBody().catch(() => undefined)
  if (!body) return undefined
  const fields: Fields = {}
  const files: Record<string, File> = {}
  for (const [name, value] of Object.entries(body)) {
    if (typeof value === 'string') fields[name] = value
    else if (value instanceof File) files[name] = value
  }
  return { fields, files }
}

/** Files by their names and content, so that another file is not taken for a repeat. */
export const printsOf = (files: Record<string, File>) =>
  Promise.all(Object.entries(files).map(async ([field, file]) => [field, file.name, await fingerprintOfFile(file)]))

/** Whether a button, by its value, only changes what a form shows, or in which language: nothing is saved then. */
export const savesNothing = ({ actions = {} }: { actions?: object }, go = ''): boolean =>
  languageIn(go) !== undefined || Object.hasOwn(actions, go.split(':')[0]!)

/** Whose draft of which form: it comes back after signing in again, and is forgotten when the form is sent. */
export const draftOf = (c: Ctx) => ({ accountId: c.var.account!.id, address: formAddress(c, addressHere(c)) ?? '' })

export const pathOf = (c: Ctx) => new URL(c.req.url).pathname

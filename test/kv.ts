import type { SessionKv } from '../src/db/session-copies.ts'

/**
 * KV as it is on its bad days: reads are up to a minute old, a key that was missing stays missing for a minute, a second write to
 * a key within a second is refused, and so is a lifetime under a minute.
 * @param now the test's clock
 */
export function badKv(now: () => number) {
  type Entry = { at: number; value: string | null; until: number }
  const written = new Map<string, Entry[]>()
  const cached = new Map<string, { at: number; value: string | null }>()
  const refused: string[] = []
  let gone = false

  const there = () => {
    if (gone) throw new Error('KV GET failed: 500 Internal Server Error')
  }
  function write(key: string, value: string | null, seconds: number) {
    there()
    const entries = written.get(key) ?? []
    const last = entries.at(-1)
    if (last && now() - last.at < 1000) {
      refused.push(key)
      throw new Error('KV PUT failed: 429 Too Many Requests')
    }
    written.set(key, [...entries, { at: now(), value, until: now() + seconds * 1000 }])
  }

  const kv: SessionKv = {
    async get(key) {
      there()
      const known = cached.get(key)
      if (known && now() - known.at < 60_000) return parsed(known.value)
      const last = written.get(key)?.at(-1)
      const value = last && last.until > now() ? last.value : null
      cached.set(key, { at: now(), value })
      return parsed(value)
    },
    async put(key, value, { expirationTtl }) {
      if (!(expirationTtl >= 60)) throw new Error('KV PUT failed: 400 Invalid expiration_ttl')
      write(key, value, expirationTtl)
    },
    async delete(key: string | string[]) {
      for (const each of [key].flat()) write(each, null, Number.POSITIVE_INFINITY)
    },
  }
  const parsed = (value: string | null): unknown => (value === null ? null : JSON.parse(value))

  return {
    kv,
    /** the keys whose writing was refused */
    refused,
    keys: () => [...written.keys()],
    /** what a key holds, without the delay */
    truth: (key: string) => written.get(key)?.at(-1)?.value ?? null,
    /** makes this place remember that a key is not there, or what it holds now */
    remember: (key: string) => kv.get(key, 'json'),
    /** puts something there behind the portal's back, and makes this place see it at once */
    plant(key: string, value: string) {
      written.set(key, [{ at: Number.NEGATIVE_INFINITY, value, until: Number.POSITIVE_INFINITY }])
      cached.delete(key)
    },
    /** answers nothing any more, or answers again */
    set gone(now_: boolean) {
      gone = now_
    },
  }
}

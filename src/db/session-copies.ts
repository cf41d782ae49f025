import type { Session } from './sessions.ts'

/** The copies of sessions that are read first. They may be old, missing, or refuse to be written: the rows are the truth. */
export type SessionStore = {
  get(id: string): Promise<Session | undefined>
  put(session: Session): Promise<void>
  /** one after the other: whoever has many ends them behind one answer, which is not to be kept waiting by them */
  remove(...ids: string[]): Promise<void>
}

/** Structure of KV that is needed here; a test puts one with KV's bad days in its place. */
export type SessionKv = Pick<KVNamespace, 'delete'> & {
  get(key: string, type: 'json'): Promise<unknown>
  put(key: string, value: string, options: { expirationTtl: number }): Promise<void>
}

/**
 * Copies of sessions in KV under `session:<hash of token>`, for 24 hours: account, council, factors, created.
 * KV may be a minute old, miss, or refuse a write: reading falls back to the row, and a refused write loses nothing.
 */
export function sessionCopies(kv: SessionKv, log: (record: Record<string, unknown>) => void): SessionStore {
  const attempt = async <Value>(what: string, work: () => Promise<Value>): Promise<Value | undefined> => {
    try {
      return await work()
    } catch (error) {
      log({ level: 'warn', event: 'session-copy.failed', what, error: error instanceof Error ? error.name : 'unknown' })
      return undefined
    }
  }
  return {
    get: async (id: string) => {
      const copy = await attempt('read', () => kv.get(`session:${id}`, 'json'))
      return isSession(copy) ? { ...copy, id } : undefined
    },
    put: async ({ id, ...copy }: Session) => {
      await attempt('write', () => kv.put(`session:${id}`, JSON.stringify(copy), { expirationTtl: 24 * 60 * 60 }))
    },
    remove: async (...ids: string[]) => {
      for (const id of ids) await attempt('remove', () => kv.delete(`session:${id}`))
    },
  }
}

const isSession = (copy: unknown): copy is Omit<Session, 'id'> =>
  typeof copy === 'object' &&
  copy !== null &&
  isOf(copy, 'accountId', 'string') &&
  isOf(copy, 'council', 'string') &&
  isOf(copy, 'createdAt', 'number') &&
  'factors' in copy &&
  Array.isArray(copy.factors)

const isOf = (copy: object, key: string, type: 'string' | 'number') => typeof (copy as Record<string, unknown>)[key] === type

/** An address as it is written on a letter: at most four lines, and the post code apart. */
export type FoundAddress = { lines: readonly string[]; postCode: string }

/**
 * What a provider knows of a post code: its addresses, in the order of the street, or none; not reached (nobody knows); or busy (later).
 */
type Looked = { ok: true; addresses: readonly FoundAddress[] } | { ok: false; why: 'unreachable' | 'busy' }

/**
 * One way of finding addresses by a UK post code, written like LE3 9RE. A new provider is one new file that returns this: it answers
 * within a few seconds and throws nothing.
 */
export type AddressLookup = { name: string; local?: true; find(postCode: string): Promise<Looked> }

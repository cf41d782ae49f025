import type { ZxcvbnFactory } from '@zxcvbn-ts/core'
import type { Council } from '../councils/council.ts'
import type { Person } from '../db/accounts.ts'
import type { FaultKey } from './faults.ts'
import { normalisePassword } from './password-rules.ts'

/** How many guesses a password must withstand, and what is left of it without the names that stand in it. */
const GUESSES = { whole: 1e8, rest: 1e6 }

/** Characters that are estimated: what withstands that many guesses so far withstands more with the rest. Bounds the CPU (about 30 ms). */
const ESTIMATED = 64

let estimator: Promise<ZxcvbnFactory> | undefined

/** Loaded when it is first needed: the list of common passwords takes time to unpack, and most requests set no password. */
const ready = () => {
  estimator ??= Promise.all([import('@zxcvbn-ts/core'), import('@zxcvbn-ts/language-common')]).then(
    ([{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }]) =>
      new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs, maxLength: ESTIMATED }),
  )
  return estimator
}

/** Whose password it is to be. */
export type Owner = { email: string; person?: Pick<Person, 'forename' | 'surname'> | undefined }

/**
 * Why a password is easily guessed, where the council's profile asks: it is common or a simple pattern, or made of the person's
 * names or address, or of the council's (NIST SP 800-63B-4 3.1.1.2, ASVS 6.2.4, 6.2.11).
 * @returns nothing when it may be used
 */
export async function findWeakness(council: Council, typed: string, { email, person }: Owner): Promise<FaultKey | undefined> {
  if (council.password.kind === 'strict') return undefined
  const password = normalisePassword(typed)
  const guesses = async (text: string) => (text === '' ? 0 : (await ready()).check(text).guesses)
  if ((await guesses(password)) < GUESSES.whole) return 'password.common'

  const personal = wordsOf(email, person?.forename, person?.surname)
  const councils = wordsOf(council.slug, ...[council.name, council.service].flatMap((its) => Object.values(its)))
  const isMadeOf = async (words: string[]) => {
    const rest = without(password, words)
    // What stands between and after the words is as easily guessed as they are: "Ada-Bell!".
    return rest !== password && (await guesses(rest.replace(/[^\p{L}\p{M}\p{N}]/gu, ''))) < GUESSES.rest
  }
  if (await isMadeOf(personal)) return 'password.personal'
  return (await isMadeOf([...councils, ...personal])) ? 'password.council' : undefined
}

/** Words shorter than this stand in too many others. */
const SHORTEST_WORD = 3

/** The words of some texts, of addresses the part before the @ as well, forwards and backwards; the longest first. */
const wordsOf = (...texts: (string | undefined)[]) =>
  texts
    .flatMap((text = '') => [text.split('@')[0]!, ...text.split(/[^\p{L}\p{M}\p{N}]+/u)])
    .map((word) => [...word.normalize('NFC')].map(fold))
    .filter((word) => word.length >= SHORTEST_WORD)
    .flatMap((word) => [word.join(''), word.toReversed().join('')])
    .sort((a, b) => b.length - a.length)

/** A password without the words that stand in it, forwards or backwards, in any case, with figures for letters or without. */
function without(password: string, words: string[]): string {
  const characters = [...password]
  let folded = characters.map(fold).join('')
  for (const word of words) folded = folded.replaceAll(word, TAKEN.repeat(word.length))
  return characters.filter((_, at) => folded[at] !== TAKEN).join('')
}

const TAKEN = '\0'

/** What people write for letters. "1" stands for i and for l, so that the two count as one. */
const lookAlikes: Record<string, string> = {
  ...{ '0': 'o', '1': 'i', l: 'i', '!': 'i', '|': 'i', '3': 'e', '€': 'e', '4': 'a', '@': 'a' },
  ...{ '5': 's', $: 's', '7': 't', '+': 't', '8': 'b', '9': 'g' },
}

/** One character, without its case and its marks, as the letter that it looks like. */
function fold(character: string): string {
  const [plain = ''] = character.normalize('NFD').toLowerCase()
  // One unit of length each, so that places in the folded text are places in the password.
  return plain.length === 1 ? (lookAlikes[plain] ?? plain) : '\uFFFD'
}

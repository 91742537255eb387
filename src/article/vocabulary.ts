/**
 * What an English word is: how frequent, and which parts of speech it has been seen as. Counted by `npm run train` (scripts/train/vocabulary.ts); built on first
 * use
 * (some milliseconds), then one look-up a word.
 */
import type { Scan } from '../text/scan.ts'
import { hashWord } from '../text/words.ts'
import { data } from './vocabulary.yaml.ts'

export const SINGULAR_NOUN = 1
export const PLURAL_NOUN = 2
/** "go" */
export const BASE_VERB = 4
/** "goes" */
export const SINGULAR_VERB = 8
export const PAST_VERB = 16
/** "gone"; regular ones are seen as past forms. */
export const PARTICIPLE = 32
export const GERUND = 64
export const ADJECTIVE = 128
export const ADVERB = 256
/** Prepositions, determiners, pronouns, conjunctions, auxiliaries. */
export const FUNCTION_WORD = 512
/** In the vocabulary at all. */
export const KNOWN = 1024
/** Frequency in bits 11 to 15: log2 of the count in a hundred million words, 0 to 31. */
const FREQUENCY_SHIFT = 11

export const KIND_LETTERS: Readonly<Record<string, number>> = {
  n: SINGULAR_NOUN, s: PLURAL_NOUN, v: BASE_VERB, z: SINGULAR_VERB, d: PAST_VERB, p: PARTICIPLE, g: GERUND, j: ADJECTIVE, r: ADVERB,
    f: FUNCTION_WORD,
}

/**
 * Open-addressed by the low half of a word's hash; the high half stands beside the entry, so that a look-up touches one number. 0: free.
 */
const SLOTS = 1 << 16
const MASK = SLOTS - 1
let table: Uint32Array | undefined

function build(): Uint32Array {
  const slots = new Uint32Array(SLOTS)
  for (const { kinds, frequency, words } of data.words) {
    const entry = entryFor(kinds, frequency)
    for (const word of words.split(' ')) {
      const hash = hashWord(word)
      let slot = hash & MASK
      while (slots[slot] !== 0) slot = (slot + 1) & MASK
      slots[slot] = ((hash & ~MASK) | entry) >>> 0
    }
  }
  return slots
}

/** The entry of a word with these kinds (letters of `KIND_LETTERS`) and this frequency. */
export function entryFor(kinds: string, frequency: number): number {
  let bits = KNOWN | (frequency << FREQUENCY_SHIFT)
  for (const letter of kinds) bits |= KIND_LETTERS[letter] ?? 0
  return bits
}

/** Kinds and frequency of the word with this hash; 0 for a word that is not in the vocabulary. */
export function entryOf(hash: number): number {
  return find((table ??= build()), hash)
}

function find(slots: Uint32Array, hash: number): number {
  for (let slot = hash & MASK; slots[slot] !== 0; slot = (slot + 1) & MASK) {
    const found = slots[slot]!
    if (((found ^ hash) & ~MASK) === 0) return found & MASK
  }
  return 0
}

/** log2 of the word's count in a hundred million words of news; 0 when unknown. */
export function frequencyOf(entry: number): number {
  return entry >>> FREQUENCY_SHIFT
}

const entries = new WeakMap<Scan, Uint16Array>()
/** The text asked about last: it is asked about word by word, and a look into the map takes longer than the look-up itself. */
let last: { readonly scan: Scan; readonly found: Uint16Array } | undefined

/** `entryOf` for every word of a text, worked out once. */
export function entriesOf(scan: Scan): Uint16Array {
  if (last?.scan === scan) return last.found
  let found = entries.get(scan)
  if (!found) {
    const { count, hash } = scan.words
    found = new Uint16Array(count)
    const slots = (table ??= build())
    for (let i = 0; i < count; i++) found[i] = find(slots, hash[i]!)
    entries.set(scan, found)
  }
  last = { scan, found }
  return found
}

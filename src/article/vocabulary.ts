/**
 * What an English word is: how frequent, and which parts of speech it has been seen as. Counted by `scripts/train-words.ts`; built on first
 * use
 * (some milliseconds), then one look-up a word.
 */
import type { Scan } from '../text/scan.ts'
import { FNV_OFFSET, FNV_PRIME, hashWord } from '../text/words.ts'
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
let compounds: ReadonlySet<string> | undefined

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

/** `entryOf` for every word of a text, worked out once. */
export function entriesOf(scan: Scan): Uint16Array {
  let found = entries.get(scan)
  if (!found) {
    const { count, hash } = scan.words
    found = new Uint16Array(count)
    const slots = (table ??= build())
    for (let i = 0; i < count; i++) found[i] = find(slots, hash[i]!)
    entries.set(scan, found)
  }
  return found
}

/** Words of two letters and fewer that may be a part of a glued word; others ("re", "co") are prefixes and suffixes. */
const SHORT_PARTS = new Set(['a', 'an', 'as', 'at', 'be', 'by', 'he', 'if', 'in', 'is', 'it', 'my', 'no', 'of', 'on', 'or', 'so', 'to',
  'up', 'us', 'we'])
/** Words that open or close compounds ("onlooker", "takeover", "counterattack"): no sign of glue beside another word. */
const COMPOUNDING = new Set(
  ('a as be he if is it no so us we up in on out over under off down back by at fore after all any some every when where who how what that there here ' +
    'ever self non anti ' +
    'mid side line like less able man men woman women wise most more than one two ten full free half cross high low well were are art ' +
      'ant end ally ring red ted ling super ' +
    'inter cyber counter photo water fire house land hand head home work news sports star sun snow rain sand wind storm post vice ' +
      'multi micro mega ultra holder holders ' +
    'maker makers fighter fighters keeper keepers taker takers wide worthy proof ship ships hood friendly person people book room time ' +
      'way place fully ability fold square three four five six seven eight nine ' +
    'hundred thousand border sphere trans pan neo geo eco bio auto intra extra hyper semi quasi pseudo proto retro ' +
    'tele uni poly mono fore upper lower far ward wards ness per double single triple broad speak days most').split(' '),
)
/** Of these, the ones that are glued to a long and frequent word more often than they open a compound. */
const LOOSE_LEFT = new Set('by is as at it if he we that what who how when are were all any every'.split(' '))
const LOOSE_RIGHT = new Set('in by is as at that what who how when are were all'.split(' '))
const LOOSE_BESIDE_LETTERS = 6
const LOOSE_BESIDE_FREQUENCY = 11
const LIKE_PREFIXES = new Set(['her', 'an', 'and', 'or', 'per', 'must', 'may', 'not', 'just'])
const SUFFIXES = new Set('self selves ward wards wise ship hood fold less able ness like more most ever over'.split(' '))
/** Function words that no longer word ends in ("read-just", "project-or"), so that a short word before them is enough. */
const PLAIN_ENDS = new Set(['of', 'to', 'by', 'my', 'the', 'and', 'with', 'from', 'for', 'that', 'this', 'his', 'their', 'which', 'would',
  'could', 'should'])
/** A part's frequency must be at least this for two content words (about 5 in a million) and with a function word. */
const LEAST_CONTENT = 9
const LEAST_BESIDE_FUNCTION_WORD = 7
/** Shorter content words make compounds ("gunboat"). */
const LEAST_LETTERS = 4
const LEAST_TOGETHER = 10
const LONG_TOGETHER = 12
const LEAST_ADJECTIVE_LETTERS = 6
/** English makes compounds of two nouns freely; long ones are written apart. */
const LEAST_NOUN_LETTERS = 5
const LEAST_NOUNS_LETTERS = 13
const LEAST_NOUN_FREQUENCY = 12
const LONG_NOUNS_LETTERS = 16

/** The two words that were glued into this one; undefined for words, compounds, and what cannot be split. The word is in lower case. */
export function unglue(word: string): readonly [string, string] | undefined {
  if (entryOf(hashWord(word)) !== 0) return undefined
  compounds ??= new Set(data.compounds.split(' '))
  if (compounds.has(word)) return undefined
  return splitOf(word)
}

/** The most probable split of a word that is not in the vocabulary; `look` gives the entry of a word by its hash, 0 for none. */
export function splitOf(word: string, look: (hash: number) => number = entryOf): readonly [string, string] | undefined {
  let best: readonly [string, string] | undefined
  let most = 0
  let hash = FNV_OFFSET
  for (let at = 1; at < word.length; at++) {
    // the hash of the part so far, as `hashWord` gives it
    hash = Math.imul(hash ^ word.charCodeAt(at - 1), FNV_PRIME)
    const first = look(hash >>> 0)
    if (first === 0) continue
    const right = word.slice(at)
    const second = look(hashWord(right))
    if (second === 0) continue
    const left = word.slice(0, at)
    if ((left.length < 3 && !SHORT_PARTS.has(left)) || (right.length < 3 && !SHORT_PARTS.has(right))) continue
    const weight = frequencyOf(first) + frequencyOf(second)
    if (weight <= most) continue
    if (!isGlue(left, first, right, second)) continue
    best = [left, right]
    most = weight
  }
  return best
}

function isGlue(left: string, first: number, right: string, second: number): boolean {
  const functionLeft = (first & FUNCTION_WORD) !== 0
  if (functionLeft && !COMPOUNDING.has(left)) {
    // "her-rings", "an-droid"
    if (LIKE_PREFIXES.has(left) && right.length < LOOSE_BESIDE_LETTERS) return false
    return right.length >= LEAST_LETTERS && !SUFFIXES.has(right) && frequencyOf(second) >= LEAST_BESIDE_FUNCTION_WORD
  }
  if (COMPOUNDING.has(left) || COMPOUNDING.has(right)) {
    // "at-tested", "as-signed"
    if (LOOSE_LEFT.has(left)) return (second & PAST_VERB) === 0 && right.length >= LOOSE_BESIDE_LETTERS
      && frequencyOf(second) >= LOOSE_BESIDE_FREQUENCY
    if (LOOSE_RIGHT.has(right)) return left.length >= LOOSE_BESIDE_LETTERS && frequencyOf(first) >= LOOSE_BESIDE_FREQUENCY
    return false
  }
  if ((second & FUNCTION_WORD) !== 0) {
    // "project-or", "tens-ion": endings that look like words
    const least = PLAIN_ENDS.has(right) ? LEAST_LETTERS : LEAST_LETTERS + 1
    return (right.length >= 3 || PLAIN_ENDS.has(right)) && left.length >= least && frequencyOf(first) >= LEAST_BESIDE_FUNCTION_WORD
  }
  if (left.length < LEAST_LETTERS || right.length < LEAST_LETTERS
    || Math.min(frequencyOf(first), frequencyOf(second)) < LEAST_CONTENT) return false
  if (left.length + right.length < LEAST_TOGETHER) return false
  if ((first & (SINGULAR_NOUN | BASE_VERB)) === 0) return left.length >= LEAST_ADJECTIVE_LETTERS
    || left.length + right.length >= LONG_TOGETHER
  if (Math.min(left.length, right.length) < LEAST_NOUN_LETTERS) return false
  const letters = left.length + right.length
  return letters >= LONG_NOUNS_LETTERS
    || (letters >= LEAST_NOUNS_LETTERS && Math.min(frequencyOf(first), frequencyOf(second)) >= LEAST_NOUN_FREQUENCY)
}

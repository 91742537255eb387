/** What kind of word stands where, for words in and out of the vocabulary, and how far a simple noun phrase reaches to the left. */
import {
  ADJECTIVE, ADVERB, BASE_VERB, entriesOf, entryOf, FUNCTION_WORD, GERUND, KNOWN, PARTICIPLE, PAST_VERB, PLURAL_NOUN, SINGULAR_NOUN,
  SINGULAR_VERB,
} from './vocabulary.ts'
import type { Scan } from '../text/scan.ts'
import { CAPITALISED, GAP_BREAK, GAP_SPACE, HAS_APOSTROPHE, HAS_DIGIT, hashWord, wordSet } from '../text/words.ts'

const LEAST_STEM = 3
const LETTER_S = 115
/** "glass", "prospectus", "crisis" */
const NO_PLURAL = 'sui'
const KINDS = KNOWN - 1
/** "inhabitants", "growers" */
const AGENTS = /^[a-z]{3,}(?:ers|ors|ists|ants)$/
const DETERMINERS = wordSet(
  ('the a an this these those that his her its our their my your both several many two three four five six seven eight nine ten eleven ' +
    'twelve twenty thirty forty fifty all some most').split(' '),
)
/** Prepositions and conjunctions that the vocabulary has as another kind of word, or not at all: no phrase goes on over them. */
const LINKING = wordSet(
  ('atop amid amidst amongst versus vs throughout underneath alongside aboard notwithstanding concerning regarding barring excluding ' +
    'including following according unlike besides once plus minus till').split(' '),
)
const NOMINAL = SINGULAR_NOUN | PLURAL_NOUN | ADJECTIVE
/** A noun phrase of news has at most so many words; longer ones are lists and tables. */
const LONGEST_PHRASE = 9

/**
 * The kinds of a word (`SINGULAR_NOUN` and so on). A word that the vocabulary lacks has those of its stem's forms: "swapped" is a past form
 * because "swap" is a verb. 0 when nothing is known.
 */
export function kindsOf(scan: Scan, word: number): number {
  const entry = entriesOf(scan)[word]!
  if ((entry & KINDS) !== 0) return entry & KINDS
  const shown = scan.lower(word)
  if (AGENTS.test(shown)) return PLURAL_NOUN
  if (entry !== 0) return 0
  if (shown.endsWith('ed')) return isStem(shown, 2) ? PAST_VERB : 0
  if (shown.endsWith('ing')) return isStem(shown, 3) ? GERUND : 0
  if (!shown.endsWith('s') || shown.endsWith('ss')) return 0
  const stem = entryOf(hashWord(shown.slice(0, -1))) || entryOf(hashWord(shown.slice(0, -2)))
  return ((stem & BASE_VERB) !== 0 || hasPastForm(shown.slice(0, -1)) ? SINGULAR_VERB : 0) | ((stem & SINGULAR_NOUN) !== 0 ? PLURAL_NOUN
    : 0)
}

function isStem(word: string, ending: number): boolean {
  const stem = word.slice(0, -ending)
  if (stem.length < LEAST_STEM) return false
  const undoubled = stem.at(-1) === stem.at(-2) ? stem.slice(0, -1) : stem
  return [stem, `${stem}e`, undoubled].some((form) => entryOf(hashWord(form)) !== 0)
}

/** "detain" is a verb because "detained" is a past form. */
export function hasPastForm(stem: string): boolean {
  return [`${stem}ed`, `${stem}d`, `${stem}${stem.at(-1) ?? ''}ed`].some((form) => (entryOf(hashWord(form)) & PAST_VERB) !== 0)
}

/** Whether the word is a plural noun and nothing that could stand for one thing. In small letters, or it begins its sentence. */
export function isPlainPlural(scan: Scan, word: number): boolean {
  const { flags, end, start } = scan.words
  const last = scan.text.charCodeAt(end[word]! - 1)
  if (last !== LETTER_S || NO_PLURAL.includes(scan.text[end[word]! - 2]!) || end[word]! - start[word]! < LEAST_STEM + 1) return false
  if ((flags[word]! & (HAS_APOSTROPHE | HAS_DIGIT)) !== 0) return false
  const kinds = kindsOf(scan, word)
  return (kinds & PLURAL_NOUN) !== 0 && (kinds & (SINGULAR_NOUN | ADJECTIVE | ADVERB | FUNCTION_WORD)) === 0
}

/** "exceeds": a verb in the third person that is no plural noun. */
export function isPlainThirdPerson(scan: Scan, word: number): boolean {
  const kinds = kindsOf(scan, word)
  return (kinds & SINGULAR_VERB) !== 0 && (kinds & (PLURAL_NOUN | SINGULAR_NOUN | ADJECTIVE | BASE_VERB | FUNCTION_WORD)) === 0
}

/**
 * Index of the first word of the noun phrase whose noun is `noun`, not before `opening`; -1 when a word stands in it that cannot be part of
 * one. Blanks only stand between its words. It has a determiner when `isDeterminer` says so of its first word.
 */
export function phraseStart(scan: Scan, noun: number, opening: number): number {
  const { hash, gap, flags } = scan.words
  let first = noun
  while (first > opening && (gap[first]! & ~GAP_BREAK) === GAP_SPACE && !DETERMINERS.has(hash[first]!)) {
    const before = first - 1
    if (noun - before >= LONGEST_PHRASE) return -1
    const entry = kindsOf(scan, before)
    if (((entry & FUNCTION_WORD) !== 0 || LINKING.has(hash[before]!)) && !DETERMINERS.has(hash[before]!)) return first
    // "the bill barring funds", "what the law permits killings": what follows a noun and may be a verb is one
    if (before > opening && (entry & (GERUND | SINGULAR_VERB)) !== 0 && (flags[before]! & CAPITALISED) === 0
      && ((flags[before - 1]! & CAPITALISED) !== 0 || (kindsOf(scan, before - 1) & NOMINAL) !== 0)) return -1
    const named = (flags[before]! & CAPITALISED) !== 0 && before > opening
    if (!named && (entry & (GERUND | PAST_VERB | PARTICIPLE | BASE_VERB | SINGULAR_VERB | ADVERB)) !== 0
      && ((entry & NOMINAL) === 0 || before === opening)) return DETERMINERS.has(hash[first]!) ? first : -1
    first = before
  }
  return first
}

/** An article, a possessive, or a number up to twelve. */
export const isDeterminer = (scan: Scan, word: number): boolean => DETERMINERS.has(scan.words.hash[word]!)

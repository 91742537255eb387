/** Splits two words that lost the blank between them, and leaves compounds alone. */
import { FNV_OFFSET, FNV_PRIME, hashWord } from '../text/words.ts'
import { isSpelt } from './spelling.ts'
import { data } from './glue.yaml.ts'
import { data as vocabulary } from './vocabulary.yaml.ts'
import {
  ADJECTIVE, ADVERB, BASE_VERB, entryOf, frequencyOf, FUNCTION_WORD, GERUND, PAST_VERB, PLURAL_NOUN, SINGULAR_NOUN,
} from './vocabulary.ts'

const set = (words: readonly string[]): ReadonlySet<string> => new Set(words)
const SHORT_PARTS = set(data.short_parts)
const COMPOUNDING = set(data.compounding)
const LOOSE_LEFT = set(data.loose_left)
const LOOSE_RIGHT = set(data.loose_right)
const ADVERBS = set(data.adverbs)
const LIKE_PREFIXES = set(data.like_prefixes)
const SUFFIXES = set(data.suffixes)
const GRAMMATICAL_ENDS = set(data.grammatical_ends)
const PLAIN_ENDS = set(data.plain_ends)
/** How long and how frequent the word beside a loose one has to be. */
const LOOSE_LETTERS = 6
const LOOSE_FREQUENCY = 11
/** … and beside "in" and "on", which open words of all kinds, when it is short. */
const LEAST_BESIDE_SHORT = 14
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
/** "several-occasions": longer adjectives open no compounds. */
const LONG_ADJECTIVE_LETTERS = 7

let compounds: ReadonlySet<string> | undefined

/** The two words that were glued into this one; undefined for words, compounds, and what cannot be split. The word is in lower case. */
export function unglue(word: string): readonly [string, string] | undefined {
  const hash = hashWord(word)
  if (entryOf(hash) !== 0 || isSpelt(hash)) return undefined
  // few words can be split at all, and only those are looked at closely
  const parts = splitOf(word)
  if (!parts) return undefined
  compounds ??= new Set([...vocabulary.compounds.split(' '), ...data.known])
  if (areUsual(...parts)) return parts
  return compounds.has(word) || isInflected(word, compounds) ? undefined : parts
}

/** "foreignpolicy": an adjective and a noun so usual that the compound seen elsewhere is the name of a site. */
function areUsual(left: string, right: string): boolean {
  const first = entryOf(hashWord(left))
  return left.length >= LEAST_ADJECTIVE_LETTERS && (first & (ADJECTIVE | BASE_VERB | ADVERB | FUNCTION_WORD)) === ADJECTIVE
    && frequencyOf(first) >= LEAST_BESIDE_SHORT && frequencyOf(entryOf(hashWord(right))) >= LEAST_BESIDE_SHORT
}

/** "blacklisting", "mainstreamed", "reallocation": a form of a word that is known. */
function isInflected(word: string, known: ReadonlySet<string>): boolean {
  for (const ending of data.endings) {
    if (!word.endsWith(ending)) continue
    const stem = word.slice(0, -ending.length)
    if (stem.length < LEAST_LETTERS) continue
    const forms = [stem, `${stem}e`, `${stem}s`, `${stem}ed`, `${stem}ing`]
    if (forms.some((form) => form !== word && (entryOf(hashWord(form)) !== 0 || known.has(form)))) return true
  }
  return data.beginnings.some((beginning) => {
    const stem = word.startsWith(beginning) ? word.slice(beginning.length) : ''
    return stem.length > LEAST_LETTERS && entryOf(hashWord(stem)) !== 0
  })
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
  if ((first & FUNCTION_WORD) !== 0 && !COMPOUNDING.has(left)) {
    if (LIKE_PREFIXES.has(left) && right.length < LOOSE_LETTERS && (second & FUNCTION_WORD) === 0) return false
    // "whichis", "withher": no English word is made of two of these
    if ((second & FUNCTION_WORD) !== 0 && left.length >= LEAST_LETTERS && GRAMMATICAL_ENDS.has(right)) return true
    return right.length >= LEAST_LETTERS && !SUFFIXES.has(right) && frequencyOf(second) >= LEAST_BESIDE_FUNCTION_WORD
  }
  // nothing is compounded with an adverb in -ly, nor with "often"
  if (ADVERBS.has(left)) return right.length >= LEAST_LETTERS && (frequencyOf(second) >= LEAST_CONTENT)
  if (left.endsWith('ly') && (first & ADVERB) !== 0 && left.length > LEAST_LETTERS) return right.length >= LEAST_LETTERS
  if (COMPOUNDING.has(left) || COMPOUNDING.has(right)) return isLoose(left, first, right, second)
  if ((second & FUNCTION_WORD) !== 0) {
    // "conductedaround"
    if ((first & PAST_VERB) !== 0 && left.endsWith('ed') && right.length >= LEAST_LETTERS && left.length > LEAST_LETTERS) return true
    const least = right.length >= LEAST_LETTERS ? LEAST_LETTERS - 1 : LEAST_LETTERS
    return PLAIN_ENDS.has(right) && left.length >= least && frequencyOf(first) >= LEAST_BESIDE_FUNCTION_WORD
  }
  return left.length >= LEAST_LETTERS && right.length >= LEAST_LETTERS && areApart(left, first, right, second)
}

/** A word of compounds beside one that is too long and too frequent for it. */
function isLoose(left: string, first: number, right: string, second: number): boolean {
  // "at-tested", "as-signed"
  if (LOOSE_LEFT.has(left)) {
    const enough = left.length < 3 && frequencyOf(second) >= LEAST_BESIDE_SHORT ? LEAST_LETTERS : LOOSE_LETTERS
    return (second & PAST_VERB) === 0 && right.length >= enough && frequencyOf(second) >= LOOSE_FREQUENCY
  }
  return LOOSE_RIGHT.has(right) && left.length >= LOOSE_LETTERS && frequencyOf(first) >= LOOSE_FREQUENCY
}

/** Two content words that English writes apart. */
function areApart(left: string, first: number, right: string, second: number): boolean {
  const letters = left.length + right.length
  const rarer = Math.min(frequencyOf(first), frequencyOf(second))
  if (rarer < LEAST_CONTENT || letters < LEAST_TOGETHER) return false
  const nominal = (first & (SINGULAR_NOUN | BASE_VERB | ADJECTIVE)) !== 0
  // "record-keeping", "broken-hearted"
  if (nominal && ((second & GERUND) !== 0 || right.endsWith('ed'))) return false
  if ((first & (SINGULAR_NOUN | BASE_VERB)) === 0) {
    if ((first & ADJECTIVE) !== 0 && (second & PLURAL_NOUN) !== 0 && letters < LONG_NOUNS_LETTERS
      && left.length < LONG_ADJECTIVE_LETTERS) return false
    return left.length >= LEAST_ADJECTIVE_LETTERS || letters >= LONG_TOGETHER
  }
  if (Math.min(left.length, right.length) < LEAST_NOUN_LETTERS) return false
  if (letters >= LONG_NOUNS_LETTERS) return true
  return (second & PLURAL_NOUN) === 0 && letters >= LEAST_NOUNS_LETTERS && rarer >= LEAST_NOUN_FREQUENCY
}

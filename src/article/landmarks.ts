/**
 * Where it pays to look: one pass over a text's words finds the places that the rules on language begin from, so that each of them need not
 * walk over every word. All lists hold indices into `scan.words`, ascending. A list may hold a word too many; rules look closer.
 */
import {
  ADJECTIVE, entriesOf, FUNCTION_WORD, PAST_VERB, PLURAL_NOUN, SINGULAR_NOUN, SINGULAR_VERB,
} from './vocabulary.ts'
import type { Scan } from '../text/scan.ts'
import {
  ALL_CAPITALS, CAPITALISED, GAP_BRACKET, GAP_BREAK, GAP_COMMA, GAP_OTHER, GAP_QUOTE, GAP_SPACE, GAP_STOP, HAS_APOSTROPHE, HAS_DIGIT, hashWord,
  INITIALISM, INNER_CAPITAL, INVISIBLE, MIXED_SCRIPT, NOT_LATIN, NUMERIC,
} from '../text/words.ts'

export interface Landmarks {
  /** "a", "an" */
  readonly articles: readonly number[]
  /** "he", "she", "it", "they" */
  readonly pronouns: readonly number[]
  readonly who: readonly number[]
  /** "and", with a capitalised word after the next one. */
  readonly and: readonly number[]
  readonly to: readonly number[]
  /** "is", "was", "has", "does", their negations, and verbs in the third person that are no plural nouns; after a content word. */
  readonly singularVerbs: readonly number[]
  /** Forms of "be", "have", "do", and modal verbs. */
  readonly auxiliaries: readonly number[]
  /** Past forms, or words that are not in the vocabulary, before a plural noun. */
  readonly verbsBeforePlurals: readonly number[]
  /** Equal to the word before them. */
  readonly repeated: readonly number[]
  /** Words of other scripts or two scripts, words with invisible characters. */
  readonly strange: readonly number[]
  /** Not in the vocabulary, made of five letters or more of one script; in small letters, or with a capital inside. */
  readonly unknown: readonly number[]
  /** Not in the vocabulary, shorter than that, in small letters: pieces of words, foreign words, abbreviations. */
  readonly fragments: readonly number[]
  /** Two capitals, then small letters among others. */
  readonly doubleCapitals: readonly number[]
  /** Figures of three digits and more, or with a comma or a stop in them. */
  readonly figures: readonly number[]
  /** With a digit in them: numbers, and what is written on to one ("5O", "12th"). */
  readonly digits: readonly number[]
  /** Of the vocabulary, with a capital inside. */
  readonly innerCapitals: readonly number[]
  /** Punctuation but no blank before them. */
  readonly tight: readonly number[]
  /** More between them and the word before than one mark and one blank. `words.count` when it may follow the last word. */
  readonly punctuated: readonly number[]
  /** In small letters after a full stop and a blank. */
  readonly afterStops: readonly number[]
  /** Names of five letters and more that are not in the vocabulary: a capital, then small letters of the Latin script. */
  readonly names: readonly number[]
  /** Offsets, not words, ascending: marks between words that are not ASCII, and none of the curly quotation marks, dashes and dots. */
  readonly rareMarks: readonly number[]
  /**
   * Offsets, ascending, of what broken encodings begin with: letters from \u00c2 to \u00f4 of words that are not in the vocabulary,
   * replacement characters, ampersands.
   */
  readonly broken: readonly number[]
}

const ARTICLE = 1
const PRONOUN = 2
const WHO = 4
const AND = 8
const TO = 16
const SINGULAR = 32
const AUXILIARY = 64
/** Low bits of a word's hash that the table of marked words is addressed by. */
const SLOTS = 1 << 12
const marked = new Uint8Array(SLOTS)
const mark = (words: string, bit: number): void => {
  for (const word of words.split(' ')) marked[hashWord(word) & (SLOTS - 1)]! |= bit
}
mark('a an', ARTICLE)
mark('he she it they', PRONOUN)
mark('who', WHO)
mark('and', AND)
mark('to', TO)
mark("is was has does isn't wasn't hasn't doesn't", SINGULAR)
mark("is are was were am be been being has have had do does did don't doesn't didn't will would could should must can cannot can't won't " +
  "wouldn't couldn't shouldn't may might", AUXILIARY)

const isUpper = (code: number): boolean => code >= 65 && code <= 90

const found = new WeakMap<Scan, Landmarks>()
const ODD = HAS_DIGIT | HAS_APOSTROPHE | MIXED_SCRIPT | NOT_LATIN | INITIALISM
const PUNCTUATED = GAP_COMMA | GAP_STOP | GAP_OTHER
const BLANK = 32
const MARKED = GAP_QUOTE | GAP_COMMA | GAP_STOP | GAP_BRACKET | GAP_OTHER
const ASCII_LAST = 0x7f
const NO_BREAK_SPACE = 0xa0
/** Hyphens, dashes, quotation marks but the low one, bullets, dots. */
const FIRST_USUAL = 0x2010
const LAST_USUAL = 0x2026
const LOW_QUOTATION_MARK = 0x201e
const AMPERSAND = 38
const REPLACEMENT = 0xfffd
/** What the first byte of a UTF-8 sequence looks like when it is read as a letter. */
const FIRST_BROKEN = 0xc2
const LAST_BROKEN = 0xf4
const NO_NAME = HAS_DIGIT | HAS_APOSTROPHE | ALL_CAPITALS | INNER_CAPITAL | NOT_LATIN
/** "3,5" */
const LEAST_SEPARATED = 3
/** Shorter words that are not in the vocabulary tell nothing. */
const LEAST_UNKNOWN = 5

export function landmarksOf(scan: Scan): Landmarks {
  let landmarks = found.get(scan)
  if (!landmarks) found.set(scan, (landmarks = find(scan)))
  return landmarks
}

function find(scan: Scan): Landmarks {
  const { text } = scan
  const { count, hash, flags, gap, start, end } = scan.words
  const entries = entriesOf(scan)
  const articles: number[] = []
  const pronouns: number[] = []
  const who: number[] = []
  const and: number[] = []
  const to: number[] = []
  const singularVerbs: number[] = []
  const auxiliaries: number[] = []
  const verbsBeforePlurals: number[] = []
  const repeated: number[] = []
  const strange: number[] = []
  const unknown: number[] = []
  const fragments: number[] = []
  const figures: number[] = []
  const digits: number[] = []
  const innerCapitals: number[] = []
  const doubleCapitals: number[] = []
  const tight: number[] = []
  const punctuated: number[] = []
  const afterStops: number[] = []
  const names: number[] = []
  const rareMarks: number[] = []
  const broken: number[] = []
  let before = 0
  let bitsBefore = 0
  let bitsTwoBefore = 0
  let entryBefore = 0
  for (let i = 0; i < count; i++) {
    const word = hash[i]!
    const entry = entries[i]!
    const bits = marked[word & (SLOTS - 1)]!
    if (bits !== 0) {
      if ((bits & ARTICLE) !== 0) articles.push(i)
      if ((bits & PRONOUN) !== 0) pronouns.push(i)
      if ((bits & WHO) !== 0) who.push(i)
      if ((bits & TO) !== 0) to.push(i)
      if ((bits & SINGULAR) !== 0 && (entryBefore & FUNCTION_WORD) === 0) singularVerbs.push(i)
      if ((bits & AUXILIARY) !== 0) auxiliaries.push(i)
    }
    if (word === before) repeated.push(i)
    before = word
    const between = gap[i]!
    if ((between & MARKED) !== 0) lookAtMarks(text, i === 0 ? 0 : end[i - 1]!, start[i]!, rareMarks, broken)
    if (between !== GAP_SPACE && (between & PUNCTUATED) !== 0 && i > 0) {
      if ((between & (GAP_SPACE | GAP_BREAK)) === 0) tight.push(i)
      const from = end[i - 1]!
      const length = start[i]! - from
      if (length > 2 || (length === 2 && (text.charCodeAt(from) === BLANK || (between & (GAP_SPACE | GAP_BREAK)) === 0))) punctuated.push(i)
      if ((between & ~GAP_QUOTE) === (GAP_STOP | GAP_SPACE) && (flags[i]! & CAPITALISED) === 0) afterStops.push(i)
    }
    const flag = flags[i]!
    if ((flag & (CAPITALISED | ALL_CAPITALS)) === CAPITALISED && isUpper(text.charCodeAt(start[i]! + 1))) doubleCapitals.push(i)
    if ((bitsTwoBefore & AND) !== 0 && (flag & CAPITALISED) !== 0) and.push(i - 2)
    bitsTwoBefore = bitsBefore
    bitsBefore = bits
    if ((flag & HAS_DIGIT) !== 0) digits.push(i)
    if (entry === 0) {
      lookForBroken(text, start[i]!, end[i]!, broken)
      if ((flag & (CAPITALISED | NO_NAME)) === CAPITALISED && end[i]! - start[i]! >= LEAST_UNKNOWN) names.push(i)
      if ((flag & (NOT_LATIN | MIXED_SCRIPT | INVISIBLE)) !== 0) strange.push(i)
      if ((flag & ODD) === 0 && (flag & (CAPITALISED | INNER_CAPITAL)) !== CAPITALISED
        && end[i]! - start[i]! >= LEAST_UNKNOWN) unknown.push(i)
      else if ((flag & (ODD | CAPITALISED)) === 0) fragments.push(i)
      else if ((flag & NUMERIC) !== 0 && end[i]! - start[i]! >= LEAST_SEPARATED) figures.push(i)
    } else if ((flag & (MIXED_SCRIPT | INVISIBLE)) !== 0) strange.push(i)
    else if ((flag & INNER_CAPITAL) !== 0) innerCapitals.push(i)
    else if ((entry & (SINGULAR_VERB | PLURAL_NOUN | SINGULAR_NOUN | ADJECTIVE | FUNCTION_WORD)) === SINGULAR_VERB
      && (bits & SINGULAR) === 0) {
      if ((entryBefore & FUNCTION_WORD) === 0) singularVerbs.push(i)
    } else if ((entry & PLURAL_NOUN) !== 0 && i > 0) {
      if (entryBefore === 0 || (entryBefore & (PAST_VERB | SINGULAR_NOUN | PLURAL_NOUN)) === PAST_VERB) verbsBeforePlurals.push(i - 1)
    }
    entryBefore = entry
  }
  if (count > 0) punctuated.push(count)
  lookAtMarks(text, count === 0 ? 0 : end[count - 1]!, text.length, rareMarks, broken)
  return { articles, pronouns, who, and, to, singularVerbs, auxiliaries, verbsBeforePlurals, repeated, strange, unknown, fragments, figures,
    digits, innerCapitals, doubleCapitals, tight, punctuated, afterStops, names, rareMarks, broken }
}

function lookAtMarks(text: string, from: number, to: number, rareMarks: number[], broken: number[]): void {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at)
    if (code === AMPERSAND || code === REPLACEMENT) broken.push(at)
    else if (code > ASCII_LAST && code !== NO_BREAK_SPACE && (code < FIRST_USUAL || code > LAST_USUAL || code === LOW_QUOTATION_MARK)) {
      rareMarks.push(at)
    }
  }
}

function lookForBroken(text: string, from: number, to: number, broken: number[]): void {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at)
    if (code >= FIRST_BROKEN && code <= LAST_BROKEN) broken.push(at)
  }
}

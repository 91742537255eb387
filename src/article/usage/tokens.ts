/**
 * What the statistics of usage count: words, numbers and names by their shape, and what stands between them. Every token is a number;
 * those below `SPECIALS` are no words of the vocabulary.
 */
import type { Scan } from '../../text/scan.ts'
import {
  ALL_CAPITALS, CAPITALISED, GAP_BRACKET, GAP_COMMA, GAP_HYPHEN, GAP_OTHER, GAP_QUOTE, HAS_DIGIT, INITIALISM, MIXED_SCRIPT, NOT_LATIN,
  NUMERIC,
} from '../../text/words.ts'

/** Before the first and after the last word of a sentence. */
export const BOUNDARY = 0
export const COMMA = 1
const COMMA_QUOTE = 2
const QUOTE = 3
const HYPHEN = 4
const BRACKET = 5
const OTHER = 6
/** Words that are not in the vocabulary, by their shape. */
const NAME = 8
const CAPITALS = 9
const PLAIN = 10
const PAST = 11
const GERUND = 12
const PLURAL = 13
const ADVERB = 14
const AGENT = 15
const POSSESSIVE = 16
const YEAR = 17
const NUMBER = 18
const LONG_NUMBER = 19
const MIXED = 20
const INITIALS = 21
const ODD = 22
/** One more than the last of them. */
export const SHAPES = 23
export const SPECIALS = 32

/** Words in capitals are words of their own: "US" is not "us". Any odd constant would do. */
const IN_CAPITALS = 0x5bd1e995
const YEAR_DIGITS = 4
const LONG_DIGITS = 4
const [ONE, TWO] = [49, 50]

/** The token of what stands before the word within its sentence; -1 when that is a blank, or a stop after an abbreviation. */
export function gapToken(gap: number): number {
  return GAP_TOKENS[gap]!
}

const GAP_TOKENS = Int8Array.from({ length: 1 << 8 }, (_, gap) => {
  if ((gap & (GAP_QUOTE | GAP_OTHER | GAP_BRACKET | GAP_COMMA | GAP_HYPHEN)) === 0) return -1
  if ((gap & GAP_QUOTE) !== 0) return (gap & GAP_COMMA) !== 0 ? COMMA_QUOTE : QUOTE
  if ((gap & GAP_OTHER) !== 0) return OTHER
  if ((gap & GAP_BRACKET) !== 0) return BRACKET
  return (gap & GAP_COMMA) !== 0 ? COMMA : HYPHEN
})

/** What the word is looked up by in the vocabulary, or the token itself when it is a number or of another script. */
export function wordKey({ words, text }: Scan, word: number): number {
  const flags = words.flags[word]!
  if ((flags & (HAS_DIGIT | NOT_LATIN | MIXED_SCRIPT | ALL_CAPITALS)) === 0) return words.hash[word]!
  if ((flags & (NOT_LATIN | MIXED_SCRIPT)) !== 0) return ODD
  if ((flags & HAS_DIGIT) !== 0) {
    if ((flags & NUMERIC) === 0) return MIXED
    const length = words.end[word]! - words.start[word]!
    const first = text.charCodeAt(words.start[word]!)
    if (length === YEAR_DIGITS && (first === ONE || first === TWO)) return YEAR
    return length >= LONG_DIGITS ? LONG_NUMBER : NUMBER
  }
  return (flags & INITIALISM) !== 0 ? words.hash[word]! : (words.hash[word]! ^ IN_CAPITALS) >>> 0
}

const [D, E, G, I, L, N, R, S, Y] = ['d', 'e', 'g', 'i', 'l', 'n', 'r', 's', 'y'].map((letter) => letter.charCodeAt(0))

/** The token of a word that the vocabulary lacks. `opens`: the sentence begins with it, so that its capital says nothing. */
export function shapeToken({ words, text }: Scan, word: number, opens: boolean): number {
  const flags = words.flags[word]!
  if ((flags & INITIALISM) !== 0) return INITIALS
  if ((flags & ALL_CAPITALS) !== 0) return CAPITALS
  const end = words.end[word]!
  const last = text.charCodeAt(end - 1)
  const before = text.charCodeAt(end - 2)
  if (last === S && (before === 39 || before === 0x2019)) return POSSESSIVE
  if ((flags & CAPITALISED) !== 0 && !opens) return NAME
  if (last === D && before === E) return PAST
  if (last === G && before === N && text.charCodeAt(end - 3) === I) return GERUND
  if (last === Y && before === L) return ADVERB
  if (last === R && before === E) return AGENT
  return last === S && before !== S ? PLURAL : PLAIN
}

/**
 * One pass over a text gives its lines and words, with what stands between the words; a second one, over the words, its paragraphs and sentences.
 * Everything is in typed arrays; offsets are UTF-16 code units, ends exclusive. About 100 MB of UTF-8 a second.
 */
import {
  APOSTROPHE, BREAK, characterOf, classOf, CLOSE, DIGIT, HYPHEN, IDEOGRAPH, isInvisible, LATIN, LETTER, LOWER, MARK, OPEN, PUNCTUATION,
  QUOTE, SPACE, STOP, UPPER,
} from './characters.ts'
import {
  ALL_CAPITALS, CAPITALISED, FNV_OFFSET, FNV_PRIME, foldWord, GAP_BRACKET, GAP_BREAK, GAP_COMMA, GAP_HYPHEN, GAP_OTHER,
  GAP_QUOTE, GAP_SPACE, GAP_STOP, HAS_APOSTROPHE, HAS_DIGIT, INITIALISM, INNER_CAPITAL, INVISIBLE, lastNotAfter, MIXED_SCRIPT,
  NOT_LATIN, NUMERIC, ONE_IDEOGRAPH, type Lines, type Words,
} from './words.ts'
import { findParagraphs, findSentences, type Paragraphs, type Sentences } from './sentences.ts'

export interface Scan {
  readonly text: string
  readonly lines: Lines
  readonly words: Words
  readonly paragraphs: Paragraphs
  readonly sentences: Sentences
  readonly word: (index: number) => string
  /** The word as it is hashed (see `fold`). */
  readonly lower: (index: number) => string
  /** Index of the first word that ends after the offset; `words.count` when there is none. */
  readonly wordAt: (offset: number) => number
}

function grown<T extends Uint32Array | Uint16Array | Uint8Array>(array: T): T {
  const larger = new (array.constructor as new (length: number) => T)(array.length * 2)
  larger.set(array)
  return larger
}

/** Start, end and hash in four bytes each, flags in two, gap in one. */
const BYTES_A_WORD = 15
const LETTER_A = 97
const LETTER_Z = 122

const BLANK = 32
const FULL_STOP = 46
/** Of a capital of ASCII it makes the small letter, and no letter of anything else. */
const TO_SMALL = 32
const ASCII_LAST = 127
/** By code unit of ASCII: 1 for what ends a word whatever comes after it, when the word is of small letters. */
const ENDS_WORD = Uint8Array.from({ length: ASCII_LAST + 1 }, (_, code) => Number(' \n\t,:;?!"()[]-/'.includes(String.fromCharCode(code))))

/** Where `characterOf` keeps the script. */
const SCRIPT_BITS = 0xff00
const LATIN_BITS = LATIN << 8

const isLetterClass = (kind: number): boolean => kind === LOWER || kind === UPPER || kind === LETTER

/** Whether a stop at `i`, after one letter, goes on an initialism: `U.S`, `a.m`, `e.g`. The letter after it must stand alone. */
function continuesInitialism(codes: Uint16Array, i: number, length: number): boolean {
  if (i + 1 >= length || !isLetterClass(classOf(codes[i + 1]!))) return false
  const after = i + 2 < length ? classOf(codes[i + 2]!) : SPACE
  return !isLetterClass(after) && after !== DIGIT && after !== MARK
}

let units = new Uint16Array(1 << 15)
/** A longer text gets an array of its own, so that one huge article does not stay in memory. */
const LONGEST_KEPT = 1 << 20

/**
 * The text's code units, valid until the next call. An array is read at twice the speed of a string, whose kind (one byte or two, flat or
 * not) is looked up for every character.
 */
function codeUnits(text: string): Uint16Array {
  let array = units
  if (text.length > array.length) {
    array = new Uint16Array(Math.max(text.length, 2 * array.length))
    if (array.length <= LONGEST_KEPT) units = array
  }
  Buffer.from(array.buffer).write(text, 'utf16le')
  return array
}

/** The pass itself, apart from `scan` so that no closure captures its variables: captured ones live on the heap, at half the speed. */
function collect(text: string, codes: Uint16Array): { lines: Omit<Lines, 'at'>; words: Words } {
  const length = text.length
  const capacity = (length >> 2) + 16
  // one buffer for all five: allocating one costs more than what is written into it
  const buffer = new ArrayBuffer(capacity * BYTES_A_WORD)
  let starts = new Uint32Array(buffer, 0, capacity)
  let ends = new Uint32Array(buffer, capacity * 4, capacity)
  let hashes = new Uint32Array(buffer, capacity * 8, capacity)
  let flagsOf = new Uint16Array(buffer, capacity * 12, capacity)
  let gaps = new Uint8Array(buffer, capacity * 14, capacity)
  let lineStarts = new Uint32Array((length >> 6) + 16)
  let lineEnds = new Uint32Array(lineStarts.length)
  let words = 0
  let lines = 0
  let lineStart = 0
  let gap = 0
  let i = 0
  while (i < length) {
    const code = codes[i]!
    const small = code | TO_SMALL
    if (small >= LETTER_A && small <= LETTER_Z && words < starts.length) {
      // most words by far: letters of ASCII, all of them small but for the first, and after them what goes on no word
      let hash = Math.imul(FNV_OFFSET ^ small, FNV_PRIME)
      let end = i + 1
      let after = BLANK
      for (; end < length; end++) {
        after = codes[end]!
        if (after < LETTER_A || after > LETTER_Z) break
        hash = Math.imul(hash ^ after, FNV_PRIME)
      }
      // a stop after one letter may be that of an initialism
      if (end === length || (after <= ASCII_LAST && (ENDS_WORD[after] === 1 || (after === FULL_STOP && end - i > 1)))) {
        starts[words] = i
        gaps[words] = gap
        ends[words] = end
        hashes[words] = hash >>> 0
        flagsOf[words++] = small === code ? 0 : CAPITALISED
        i = end
        gap = 0
        if (after === BLANK && end < length) {
          gap = GAP_SPACE
          i++
        }
        continue
      }
    }
    const first = characterOf(code)
    const kind = first & 255
    if (kind === SPACE) {
      gap |= GAP_SPACE
      i++
    } else if (kind === LOWER || kind === UPPER || kind === LETTER || kind === DIGIT || kind === IDEOGRAPH) {
      if (words === starts.length) {
        starts = grown(starts)
        ends = grown(ends)
        hashes = grown(hashes)
        flagsOf = grown(flagsOf)
        gaps = grown(gaps)
      }
      starts[words] = i
      gaps[words] = gap
      gap = 0
      if (kind === IDEOGRAPH) {
        hashes[words] = Math.imul(FNV_OFFSET ^ code, FNV_PRIME) >>> 0
        flagsOf[words] = ONE_IDEOGRAPH | NOT_LATIN
        ends[words++] = ++i
        continue
      }
      let flags = kind === UPPER ? CAPITALISED : 0
      let hash = FNV_OFFSET
      let lowers = 0
      let others = 0
      let digits = 0
      // the script of the first letter, where `characterOf` has it; 0 before the first letter
      let script = 0
      let before = 0
      // where the letters since the last stop begin
      let segment = i
      for (; i < length; i++) {
        const c = codes[i]!
        // nearly every letter of a word: what is below does no more for it
        if (c >= LETTER_A && c <= LETTER_Z && script === LATIN_BITS) {
          lowers++
          hash = Math.imul(hash ^ c, FNV_PRIME)
          before = LOWER
          continue
        }
        const character = characterOf(c)
        const k = character & 255
        if (k === LOWER || k === UPPER || k === LETTER) {
          if (k === LOWER) lowers++
          else {
            others++
            if (before === LOWER && k === UPPER) flags |= INNER_CAPITAL
          }
          if ((character & SCRIPT_BITS) !== script) {
            if (script === 0) {
              script = character & SCRIPT_BITS
              if (script !== LATIN_BITS) flags |= NOT_LATIN
            } else flags |= MIXED_SCRIPT
          }
          hash = Math.imul(hash ^ (character >>> 16), FNV_PRIME)
        } else if (k === DIGIT) {
          digits++
          hash = Math.imul(hash ^ (character >>> 16), FNV_PRIME)
        } else if (k === MARK) {
          if (isInvisible(c)) flags |= INVISIBLE
          else if (character >>> 16 !== 0) hash = Math.imul(hash ^ (character >>> 16), FNV_PRIME)
          continue
        } else if (k === APOSTROPHE) {
          if (lowers + others === 0 || i + 1 >= length || !isLetterClass(classOf(codes[i + 1]!))) break
          flags |= HAS_APOSTROPHE
          hash = Math.imul(hash ^ (character >>> 16), FNV_PRIME)
        } else if (c === 46 || c === 44) {
          // decimals and thousands, initialisms
          if (before === DIGIT && i + 1 < length && classOf(codes[i + 1]!) === DIGIT) {
            hash = Math.imul(hash ^ c, FNV_PRIME)
          } else if (c === 46 && i - segment === 1 && isLetterClass(before) && continuesInitialism(codes, i, length)) {
            flags |= INITIALISM
            segment = i + 1
            hash = Math.imul(hash ^ c, FNV_PRIME)
          } else break
        } else break
        before = k
      }
      const letters = lowers + others
      if (digits > 0) flags |= letters === 0 ? HAS_DIGIT | NUMERIC : HAS_DIGIT
      if (letters > 1 && lowers === 0 && (flags & CAPITALISED) !== 0) flags |= ALL_CAPITALS
      ends[words] = i
      hashes[words] = hash >>> 0
      flagsOf[words++] = flags
    } else {
      if (kind === BREAK) {
        if (lines === lineStarts.length) {
          lineStarts = grown(lineStarts)
          lineEnds = grown(lineEnds)
        }
        lineStarts[lines] = lineStart
        lineEnds[lines++] = i
        if (code === 13 && i + 1 < length && codes[i + 1] === 10) i++
        lineStart = i + 1
        gap |= GAP_BREAK
      } else if (kind === STOP) gap |= GAP_STOP
      else if (kind === QUOTE || kind === APOSTROPHE) gap |= GAP_QUOTE
      else if (kind === HYPHEN) gap |= GAP_HYPHEN
      else if (kind === OPEN || kind === CLOSE) gap |= GAP_BRACKET
      else if (kind === PUNCTUATION && (code === 44 || code === 0xff0c || code === 0x3001 || code === 0x60c)) gap |= GAP_COMMA
      else if (kind !== MARK) gap |= GAP_OTHER
      i++
    }
  }
  if (lines === lineStarts.length) {
    lineStarts = grown(lineStarts)
    lineEnds = grown(lineEnds)
  }
  lineStarts[lines] = lineStart
  lineEnds[lines++] = length
  return {
    lines: { count: lines, start: lineStarts, end: lineEnds },
    words: { count: words, start: starts, end: ends, hash: hashes, flags: flagsOf, gap: gaps },
  }
}

export function scan(text: string): Scan {
  const collected = collect(text, codeUnits(text))
  const { words } = collected
  const { count, start, end } = collected.lines
  const lines: Lines = { count, start, end, at: (offset) => lastNotAfter(start, count, offset) }
  const word = (index: number): string => text.slice(words.start[index], words.end[index])
  const paragraphs = findParagraphs(text, lines, words)
  return {
    text,
    lines,
    words,
    paragraphs,
    sentences: findSentences(text, words, paragraphs),
    word,
    lower: (index) => foldWord(word(index)),
    wordAt(offset) {
      let low = 0
      let high = words.count
      while (low < high) {
        const middle = (low + high) >> 1
        if (words.end[middle]! > offset) high = middle
        else low = middle + 1
      }
      return low
    },
  }
}

/**
 * What each line that is not blank looks like: its length, how it ends, its capitals, whether it recurs. Numbers only; no line is sliced
 * out of the text.
 */
import { APOSTROPHE, classOf, CLOSE, DIGIT, fold, isBlank, isLetter, MARK, QUOTE, STOP } from '../../text/characters.ts'
import type { Scan } from '../../text/scan.ts'
import { CAPITALISED, FNV_OFFSET, FNV_PRIME, HAS_DIGIT, hashWord, NOT_LATIN, NUMERIC, ONE_IDEOGRAPH } from '../../text/words.ts'

/** How a line ends. */
export const NO_STOP = 0
export const FULL_STOP = 1
/** `…` or `...`: what a cut teaser ends with, and a trailing thought. */
export const ELLIPSIS = 2
export const COLON = 3

/** Stands for every number when lines are compared. */
export const NUMBER_HASH = hashWord('#')
const NUMBER_CODE = 35

/**
 * The hash of a word as lines are compared by it: all numbers are one. A counter that is written on to its number ("3개", "12시간") is
 * compared without the number.
 */
export function comparedHash(scan: Scan, word: number): number {
  const { flags, hash } = scan.words
  return (flags[word]! & HAS_DIGIT) === 0 ? hash[word]! : figureHash(scan, word)
}

function figureHash({ text, words }: Scan, word: number): number {
  const flags = words.flags[word]!
  if ((flags & NUMERIC) !== 0) return NUMBER_HASH
  if ((flags & NOT_LATIN) === 0) return words.hash[word]!
  let hash = FNV_OFFSET
  let inNumber = false
  for (let i = words.start[word]!; i < words.end[word]!; i++) {
    const code = text.charCodeAt(i)
    const isDigit = classOf(code) === DIGIT
    const compared = isDigit ? NUMBER_CODE : fold(code)
    if (compared !== 0 && !(isDigit && inNumber)) hash = Math.imul(hash ^ compared, FNV_PRIME)
    inNumber = isDigit
  }
  return hash >>> 0
}

/** Lines are counted without the blank ones; `line[k]` is the number of line k in the text, 0-based. */
export interface LineTable {
  readonly count: number
  readonly line: Uint32Array
  /** Without the blank space around. */
  readonly start: Uint32Array
  readonly end: Uint32Array
  readonly firstWord: Uint32Array
  readonly words: Uint32Array
  /** Words as a reader counts them: two ideographs make one. */
  readonly size: Float32Array
  readonly stop: Uint8Array
  readonly capitalised: Uint32Array
  readonly numbers: Uint32Array
  /** Of the first words in order, numbers aside (see `comparedHash`): short lines of one shape have one hash. */
  readonly shape: Uint32Array
  /** Of the words in order. */
  readonly hash: Uint32Array
  /** How often a line with these words stands in the text. */
  readonly copies: Uint32Array
  /** A blank line stands before it. */
  readonly afterBlank: Uint8Array
}

/** Lines longer than this are prose whatever they hold; their hashes are not needed. */
const HASHED_WORDS = 40
/** Without ideographs: what is a word elsewhere takes two to six of them. */
const SHAPED_WORDS = 16

const COLUMNS = 10

export function tabulate(scan: Scan): LineTable {
  const { text, lines } = scan
  const { count: wordTotal, start: wordStart, flags: wordFlags, hash: wordHashes } = scan.words
  // one buffer for all columns: allocating each cost as much as filling it
  const most = lines.count
  const buffer = new ArrayBuffer(most * (COLUMNS * 4 + 4 + 2))
  const column = (n: number): Uint32Array => new Uint32Array(buffer, n * most * 4, most)
  const line = column(0)
  const start = column(1)
  const end = column(2)
  const firstWord = column(3)
  const wordCount = column(4)
  const capitalised = column(5)
  const numbers = column(6)
  const shape = column(7)
  const hash = column(8)
  const copies = column(9)
  const size = new Float32Array(buffer, COLUMNS * most * 4, most)
  const stop = new Uint8Array(buffer, (COLUMNS + 1) * most * 4, most)
  const afterBlank = new Uint8Array(buffer, (COLUMNS + 1) * most * 4 + most, most)
  /** By hash as a signed number: maps box larger ones. */
  const seen = new Map<number, number>()
  let count = 0
  let word = 0
  let blank = true
  for (let l = 0; l < lines.count; l++) {
    let from = lines.start[l]!
    let to = lines.end[l]!
    while (from < to && isBlank(text.charCodeAt(from))) from++
    while (to > from && isBlank(text.charCodeAt(to - 1))) to--
    if (from === to) {
      blank = true
      continue
    }
    while (word < wordTotal && wordStart[word]! < from) word++
    const first = word
    let ideographs = 0
    let capitals = 0
    let numeric = 0
    // as integers from the start: a double here makes every step of the loop one
    let ofShape = FNV_OFFSET | 0
    let ofWords = FNV_OFFSET | 0
    while (word < wordTotal && wordStart[word]! < to) {
      const flags = wordFlags[word]!
      if ((flags & (CAPITALISED | NUMERIC | ONE_IDEOGRAPH)) !== 0) {
        if ((flags & CAPITALISED) !== 0) capitals++
        if ((flags & ONE_IDEOGRAPH) !== 0) ideographs++
        if ((flags & NUMERIC) !== 0) numeric++
      }
      if (word - first < HASHED_WORDS) {
        const wordHash = wordHashes[word]! | 0
        ofWords = joinHash(ofWords, wordHash)
        if (word - first - ideographs < SHAPED_WORDS) {
          ofShape = joinHash(ofShape, (flags & HAS_DIGIT) !== 0 ? comparedHash(scan, word) | 0 : wordHash)
        }
      }
      word++
    }
    const total = word - first
    line[count] = l
    start[count] = from
    end[count] = to
    firstWord[count] = first
    wordCount[count] = total
    size[count] = total - ideographs / 2
    stop[count] = endOf(text, from, to)
    capitalised[count] = capitals
    numbers[count] = numeric
    shape[count] = ofShape >>> 0
    hash[count] = ofWords >>> 0
    afterBlank[count] = blank ? 1 : 0
    if (total > 0) seen.set(ofWords, (seen.get(ofWords) ?? 0) + 1)
    count++
    blank = false
  }
  for (let k = 0; k < count; k++) copies[k] = wordCount[k] === 0 ? 1 : seen.get(hash[k]! | 0)!
  return {
    count, line, start, end, firstWord, words: wordCount, size, stop, capitalised, numbers, shape, hash, copies, afterBlank,
  }
}

/** Adds a word's hash to the hash of the words before it. */
export function joinHash(hash: number, word: number): number {
  return Math.imul(hash ^ word, FNV_PRIME) ^ (word >>> 15)
}

function endOf(text: string, from: number, to: number): number {
  let last = to - 1
  while (last > from && isCloser(text.charCodeAt(last))) last--
  const code = text.charCodeAt(last)
  if (classOf(code) !== STOP) {
    if (code === 58 || code === 0xff1a) return COLON
    // a mark within the closing bracket or before a footnote's number: "fell.[2]"
    return NO_STOP
  }
  if (code === 0x2026 || (code === 46 && text.charCodeAt(last - 1) === 46)) return ELLIPSIS
  return FULL_STOP
}

function isCloser(code: number): boolean {
  const kind = classOf(code)
  // a sign of direction behind the stop
  return kind === QUOTE || kind === CLOSE || kind === APOSTROPHE || kind === MARK
}

/** Whether the line ends with a question mark. */
export function asks(scan: Scan, table: LineTable, k: number): boolean {
  let last = table.end[k]! - 1
  while (last > table.start[k]! && isCloser(scan.text.charCodeAt(last))) last--
  const code = scan.text.charCodeAt(last)
  return code === 63 || code === 0xff1f || code === 0x61f
}

/** Whether the line holds a letter or a digit at all; a rule of dashes or an emoji does not. */
export function hasText(scan: Scan, table: LineTable, k: number): boolean {
  if (table.words[k]! > 0) return true
  for (let i = table.start[k]!; i < table.end[k]!; i++) {
    const code = scan.text.charCodeAt(i)
    if (isLetter(code) || classOf(code) === DIGIT) return true
  }
  return false
}

/** A line of so many words with a full stop is prose; without one it has to be longer. */
export const PROSE_WORDS = 12
const LONG_WORDS = 25
/** Running text has fewer capitals and numbers than this (German has 0.35); menus on one line have more. */
const MOST_CAPITALS = 0.5

export function isProse(table: LineTable, k: number): boolean {
  const size = table.size[k]!
  if (table.stop[k] === FULL_STOP && size >= PROSE_WORDS) return true
  return size >= LONG_WORDS && table.capitalised[k]! + table.numbers[k]! < table.words[k]! * MOST_CAPITALS
}

export function isSentence(table: LineTable, k: number): boolean {
  return table.stop[k] === FULL_STOP && table.size[k]! >= 4
}

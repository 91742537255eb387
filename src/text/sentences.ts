/**
 * Paragraphs and sentences of news. A paragraph is a line, or several when the text is wrapped by hand; a sentence never leaves its paragraph.
 * Sentence ends are decided between two words, by what stands there and by the word before and after it.
 */
import { APOSTROPHE, classOf, CLOSE, isBlank, LETTER, LOWER, OPEN, QUOTE, STOP, UPPER } from './characters.ts'
import {
  CAPITALISED, GAP_STOP, hashWord, INITIALISM, lastNotAfter, NUMERIC, ONE_IDEOGRAPH, wordSet, type Lines, type Words,
} from './words.ts'
import { data } from './sentences.yaml.ts'

export interface Paragraphs {
  readonly count: number
  readonly start: Uint32Array
  readonly end: Uint32Array
  /** 0-based, inclusive. */
  readonly firstLine: Uint32Array
  readonly lastLine: Uint32Array
  /** Index into `words`; the end is exclusive. */
  readonly firstWord: Uint32Array
  readonly endWord: Uint32Array
  at(offset: number): number
}

export interface Sentences {
  readonly count: number
  readonly start: Uint32Array
  readonly end: Uint32Array
  readonly firstWord: Uint32Array
  readonly endWord: Uint32Array
  readonly paragraph: Uint32Array
  at(offset: number): number
}

/** Shorter lines than this are not wrapped by hand; nobody wraps wider than the second. Mail, wire terminals and editors wrap at 60 to 100. */
const WRAPPED_FROM = 45
const WRAPPED_TO = 120
/** How much the lines of a wrapped paragraph differ in length: one long word. */
const WRAP_RAGGEDNESS = 28
/** Words. What goes on for longer without a stop is no sentence, and rules may look at all of a sentence from each place in it. */
const LONGEST_SENTENCE = 1000
/** A dateline is at most this many words ("WASHINGTON, D.C., Sept. 30 (AP)"). */
const DATELINE_WORDS = 8

const TITLES = wordSet(data.titles)
const NUMBERED = wordSet(data.numbered)
const INSIDE = wordSet(data.inside)
const EITHER = wordSet(data.either)
const STARTERS = wordSet(data.starters)
const NAMES = new Map(Object.entries(data.names).map(([name, next]) => [hashWord(name), wordSet(next)]))

const isStop = (code: number): boolean => classOf(code) === STOP
const isCloser = (code: number): boolean => {
  const kind = classOf(code)
  return kind === QUOTE || kind === CLOSE || kind === APOSTROPHE
}
const isOpener = (code: number): boolean => {
  const kind = classOf(code)
  return kind === QUOTE || kind === OPEN || kind === APOSTROPHE
}

export function findParagraphs(text: string, lines: Lines, words: Words): Paragraphs {
  const start: number[] = []
  const end: number[] = []
  const firstLine: number[] = []
  const lastLine: number[] = []
  const firstWord: number[] = []
  const endWord: number[] = []
  let word = 0
  const close = (first: number, last: number): void => {
    let from = lines.start[first]!
    let to = lines.end[last]!
    while (from < to && isBlank(text.charCodeAt(from))) from++
    while (to > from && isBlank(text.charCodeAt(to - 1))) to--
    start.push(from)
    end.push(to)
    firstLine.push(first)
    lastLine.push(last)
    while (word < words.count && words.start[word]! < from) word++
    firstWord.push(word)
    while (word < words.count && words.start[word]! < to) word++
    endWord.push(word)
  }
  const blank = (line: number): boolean => {
    for (let i = lines.start[line]!; i < lines.end[line]!; i++) if (!isBlank(text.charCodeAt(i))) return false
    return true
  }
  for (let line = 0; line < lines.count; line++) {
    if (blank(line)) continue
    let run = line
    while (run + 1 < lines.count && !blank(run + 1)) run++
    if (run > line && isWrapped(lines, line, run)) {
      close(line, run)
    } else {
      let first = line
      for (let next = line + 1; next <= run; next++) {
        if (goesOn(text, lines, next - 1)) continue
        close(first, next - 1)
        first = next
      }
      close(first, run)
    }
    line = run
  }
  const count = start.length
  const column = columns(count, 6)
  const starts = column(start)
  return {
    count,
    start: starts,
    end: column(end),
    firstLine: column(firstLine),
    lastLine: column(lastLine),
    firstWord: column(firstWord),
    endWord: column(endWord),
    at: (offset) => lastNotAfter(starts, count, offset),
  }
}

/** Lines of nearly the same length, three or more with the last one not longer: wrapped by hand. */
function isWrapped(lines: Lines, first: number, last: number): boolean {
  if (last - first < 2) return false
  let shortest = Infinity
  let longest = 0
  for (let line = first; line < last; line++) {
    const length = lines.end[line]! - lines.start[line]!
    if (length < shortest) shortest = length
    if (length > longest) longest = length
  }
  const tail = lines.end[last]! - lines.start[last]!
  return shortest >= WRAPPED_FROM && longest <= WRAPPED_TO && longest - shortest <= WRAP_RAGGEDNESS && tail <= longest
}

/** Whether the line runs on into the next: it is long, has no end mark, and the next one begins with a small letter. */
function goesOn(text: string, lines: Lines, line: number): boolean {
  if (lines.end[line]! - lines.start[line]! < WRAPPED_FROM) return false
  let last = lines.end[line]! - 1
  while (last > lines.start[line]! && isBlank(text.charCodeAt(last))) last--
  const kind = classOf(text.charCodeAt(last))
  if (kind !== LOWER && kind !== LETTER && kind !== UPPER && text.charCodeAt(last) !== 44) return false
  let next = lines.start[line + 1]!
  while (isBlank(text.charCodeAt(next))) next++
  return classOf(text.charCodeAt(next)) === LOWER
}

export function findSentences(text: string, words: Words, paragraphs: Paragraphs): Sentences {
  const start: number[] = []
  const end: number[] = []
  const firstWord: number[] = []
  const endWord: number[] = []
  const paragraph: number[] = []
  for (let p = 0; p < paragraphs.count; p++) {
    const from = paragraphs.firstWord[p]!
    const to = paragraphs.endWord[p]!
    if (from === to) continue
    let first = from
    let begin = paragraphs.start[p]!
    for (let next = from + 1; next < to; next++) {
      const stops = (words.gap[next]! & GAP_STOP) !== 0
      const full = next - first >= LONGEST_SENTENCE
      if (!stops && !full) continue
      const split = (stops ? sentenceEnd(text, words, next, first, from) : undefined) ?? (full ? words.end[next - 1]! : undefined)
      if (split === undefined) continue
      start.push(begin)
      end.push(split)
      firstWord.push(first)
      endWord.push(next)
      paragraph.push(p)
      begin = split
      while (begin < words.start[next]! && isBlank(text.charCodeAt(begin))) begin++
      first = next
    }
    start.push(begin)
    end.push(paragraphs.end[p]!)
    firstWord.push(first)
    endWord.push(to)
    paragraph.push(p)
  }
  const count = start.length
  const column = columns(count, 5)
  const starts = column(start)
  return {
    count,
    start: starts,
    end: column(end),
    firstWord: column(firstWord),
    endWord: column(endWord),
    paragraph: column(paragraph),
    at: (offset) => lastNotAfter(starts, count, offset),
  }
}

/** Makes typed arrays of `count` numbers each, `number` of them at most, in one buffer: allocating one costs more than filling it. */
function columns(count: number, number: number): (values: readonly number[]) => Uint32Array {
  const buffer = new ArrayBuffer(count * number * 4)
  let next = 0
  return (values) => {
    const column = new Uint32Array(buffer, next, count)
    next += count * 4
    column.set(values)
    return column
  }
}

/**
 * Where the sentence before word `next` ends (after its closing marks), or undefined when it does not end there. `first` is the first word of
 * the sentence so far, `opening` the first word of the paragraph.
 */
function sentenceEnd(text: string, words: Words, next: number, first: number, opening: number): number | undefined {
  const from = words.end[next - 1]!
  const to = words.start[next]!
  let stop = from
  while (stop < to && !isStop(text.charCodeAt(stop))) stop++
  let after = stop
  while (after < to && isStop(text.charCodeAt(after))) after++
  const mark = text.charCodeAt(stop)
  const marks = after - stop
  let split = after
  while (split < to && isCloser(text.charCodeAt(split)) && !opensHere(text, split, to)) split++
  const quoted = split > after
  // `.".`: the stop after the closing mark still belongs to the sentence
  while (split < to && isStop(text.charCodeAt(split))) split++
  const spaced = split < to && isBlank(text.charCodeAt(split))
  const nextFlags = words.flags[next]!
  const capital = (nextFlags & CAPITALISED) !== 0
  // ideographic full stops end a sentence without a space
  if (mark === 0x3002 || mark === 0xff01 || mark === 0xff1f) return split
  if ((nextFlags & ONE_IDEOGRAPH) !== 0) return spaced ? split : undefined

  const before = next - 1
  const starter = capital && STARTERS.has(words.hash[next]!)
  if (!spaced) {
    // "said.He", "law”The": no space, but a small word, a stop and a capital
    if (split < to && isOpener(text.charCodeAt(split))) return split
    const last = classOf(text.charCodeAt(from - 1))
    return capital && stop === from && last === LOWER && (words.flags[before]! & CAPITALISED) === 0 ? split : undefined
  }
  // "MOSCOW, May 31. /TASS/. At the meeting": the agency belongs to the dateline
  if (first === opening && next - first <= DATELINE_WORDS && text.charCodeAt(to - 1) === 47) return undefined

  if (mark !== 46 || marks > 1) {
    const lower = classOf(text.charCodeAt(to)) === LOWER
    if (lower) return undefined
    const name = NAMES.get(words.hash[before]!)
    return name?.has(words.hash[next]!) ? undefined : split
  }
  // from here on: one full stop and a space
  if (stop === from && !quoted) {
    const hash = words.hash[before]!
    if (TITLES.has(hash) && (words.flags[before]! & CAPITALISED) !== 0 && !starter) return undefined
    if (INSIDE.has(hash)) return undefined
    if (NUMBERED.has(hash) && (nextFlags & NUMERIC) !== 0) return undefined
    if (NUMBERED.has(hash) && !capital) return undefined
    if (EITHER.has(hash) && capital && (words.flags[before]! & CAPITALISED) !== 0) return starter ? split : undefined
    if ((words.flags[before]! & INITIALISM) !== 0) return starter || (capital && isSmallInitialism(text, words, before)) ? split : undefined
    const length = from - words.start[before]!
    if (length === 1 && (words.flags[before]! & CAPITALISED) !== 0 && text[words.start[before]!] !== 'I') return starter ? split : undefined
    // "1. Item" at the start of a paragraph
    if (before === opening && (words.flags[before]! & NUMERIC) !== 0 && length <= 3) return undefined
    if (!capital && EITHER.has(hash)) return undefined
  }
  if (quoted && !capital && (nextFlags & NUMERIC) === 0) return undefined
  return split
}

/** `a.m`, `p.m`: what follows with a capital is a new sentence far more often than a name. */
function isSmallInitialism(text: string, words: Words, word: number): boolean {
  return classOf(text.charCodeAt(words.start[word]!)) === LOWER
}

/** A mark with a blank before it and none after it opens what follows. */
function opensHere(text: string, at: number, to: number): boolean {
  return isBlank(text.charCodeAt(at - 1)) && at + 1 <= to && !isBlank(text.charCodeAt(at + 1))
}

/**
 * The shape of a line: its text with one `#` for every run of numbers, dates and times. By it a line of a page template is known again, in
 * whatever language: "Published: May 4, 2021, 10:30 am" and "Published: Tuesday 1 June 2021" are both "Published: #".
 */
import { unpackWords } from '../text/packed-words.ts'
import { scan as scanText, type Scan } from '../text/scan.ts'
import { FNV_OFFSET, FNV_PRIME, HAS_DIGIT, type Words } from '../text/words.ts'
import { dateWords } from './date-words.generated.ts'

/** Longer lines are no furniture, in code units; sign-up boxes with their small print come near. */
const LONGEST = 1000

/** A unit, and an abbreviation ("Tue", "on" for onsdag), is one beside a number or another word of a date only. */
const SHORT = 3

/** A line of a text: code units without the blank space around, and its words by index. */
export interface ShapedLine {
  readonly start: number
  readonly end: number
  readonly firstWord: number
  readonly words: number
}

interface DateWords {
  /** Of months, weekdays, halves of the day. */
  readonly names: ReadonlySet<number>
  /** Of hours, days, years. */
  readonly units: ReadonlySet<number>
}

let known: DateWords | undefined

function datesAndTimes(): DateWords {
  return (known ??= { names: new Set(unpackWords(dateWords.names)), units: new Set(unpackWords(dateWords.units)) })
}

/** A `#` that is no part of a word ("#storm", "C#"): it stands for numbers already. */
const LONE_MARK = /(?<![\p{L}\p{M}\p{N}])#(?![\p{L}\p{M}\p{N}])/gu
/** "#5" is a number as well. */
const MARK_OF_NUMBER = /#+(?=\p{N})|(?<=\p{N})#+/gu
const WORD_AT_END = /[\p{L}\p{M}]$/u
const WORD_AT_START = /^[\p{L}\p{M}]/u
const MARKS_BEFORE = /^#+/
const MARKS_AFTER = /#+$/

/** The line as templates hold it, without what cannot be seen; undefined when it is too long. */
export function textOf({ text }: Scan, { start, end }: ShapedLine): string | undefined {
  return end - start > LONGEST ? undefined : withoutBlanks(text.slice(start, end))
}

/** The shape of a line of the text; undefined when the line is too long, or nothing but numbers, dates and marks. */
export function shapeOf(scan: Scan, line: ShapedLine): string | undefined {
  const { start, end, firstWord, words: count } = line
  if (count === 0 || end - start > LONGEST) return undefined
  const { words } = scan
  const text = scan.text.slice(start, end)
  if (MARKED.test(text)) {
    const numbered = withNumbers(text)
    if (numbered !== text) return shapeOfLine(numbered)
  }
  const last = firstWord + count
  let numbers = false
  for (let i = firstWord; i < last && !numbers; i++) numbers = (words.flags[i]! & HAS_DIGIT) !== 0
  if (!numbers) return withoutBlanks(text)
  const variable = variableWords(words, firstWord, last)
  let shape = ''
  let at = start
  let fixed = 0
  const addFixed = (piece: string): void => {
    if (!shape.endsWith('#')) shape += piece
    // apart from the words of a script that writes no blanks: "第 # 号"
    else shape += piece.replace(MARKS_BEFORE, '').replace(WORD_AT_START, ' $&')
  }
  const addNumber = (): void => {
    shape = `${shape.replace(MARKS_AFTER, '').replace(WORD_AT_END, '$& ')}#`
  }
  for (let i = firstWord; i < last; i++) {
    if (!variable[i - firstWord]) {
      fixed++
      continue
    }
    // what stands between two of them goes with them
    if (i === firstWord || !variable[i - firstWord - 1]) {
      addFixed(scan.text.slice(at, words.start[i]))
      addNumber()
    }
    at = words.end[i]!
  }
  addFixed(scan.text.slice(at, end))
  return fixed === 0 ? undefined : withoutBlanks(shape)
}

const withNumbers = (line: string): string => line.replace(INVISIBLE, '').replace(LONE_MARK, '0').replace(MARK_OF_NUMBER, ' ')

/** Whether a line of a template stands for lines whose numbers differ. */
export function isShape(line: string): boolean {
  return line.search(LONE_MARK) >= 0
}

/** What is in the lines of a shape besides what they have in common. */
export interface Variation {
  /** Runs of numbers, dates and times. */
  readonly runs: number
  /** Words that are none. */
  readonly fixed: number
  /** A month or a day of the week is named. */
  readonly dated: boolean
  /** A sign of money, a share, degrees: "$84", "0.4%". */
  readonly measured: boolean
}

const MEASURE = /[%‰°\p{Sc}]/u

export function variationOf({ text, words }: Scan, { start, end, firstWord, words: count }: ShapedLine): Variation {
  const variable = variableWords(words, firstWord, firstWord + count)
  const { names } = datesAndTimes()
  let runs = 0
  let fixed = 0
  let dated = false
  for (let i = 0; i < count; i++) {
    if (!variable[i]) fixed++
    else if (i === 0 || !variable[i - 1]) runs++
    dated ||= variable[i]! && names.has(words.hash[firstWord + i]!)
  }
  return { runs, fixed, dated, measured: MEASURE.test(text.slice(start, end)) }
}

/** Whether the word is a number or may be of a date or a time. */
export function isVariable({ flags, hash }: Words, i: number): boolean {
  const { names, units } = datesAndTimes()
  return (flags[i]! & HAS_DIGIT) !== 0 || names.has(hash[i]!) || units.has(hash[i]!)
}

/** For each of the words whether it is a number, or a word of a date or a time in a line that has numbers. */
function variableWords(words: Words, first: number, last: number): readonly boolean[] {
  const { flags, hash, start, end } = words
  const { names } = datesAndTimes()
  const variable: boolean[] = []
  for (let i = first; i < last; i++) {
    variable.push((flags[i]! & HAS_DIGIT) !== 0 || (end[i]! - start[i]! > SHORT && names.has(hash[i]!)))
  }
  const reach = (i: number, from: number): void => {
    if (variable[from - first] === true && isVariable(words, i)) variable[i - first] = true
  }
  for (let i = first; i < last; i++) reach(i, i - 1)
  for (let i = last - 1; i >= first; i--) reach(i, i + 1)
  return variable
}

/** The shape of a text that is one line; a shape is its own shape. */
export function shapeOfLine(line: string): string | undefined {
  if (line.length > 2 * LONGEST) return undefined
  const numbered = withNumbers(line)
  const scan = scanText(numbered)
  const start = numbered.length - numbered.trimStart().length
  return shapeOf(scan, { start, end: numbered.trimEnd().length, firstWord: 0, words: scan.words.count })
}

const INVISIBLE = /[\u00ad\u200b\u2060\ufeff]+/g
const MARKED = /[#\u00ad\u200b\u2060\ufeff]/
/** Hardly any line has what has to be replaced. */
const REPLACED = /[^ -~]| {2}/

function withoutBlanks(line: string): string {
  return REPLACED.test(line) ? line.replace(INVISIBLE, '').replace(/\s+/g, ' ').trim() : line
}

/** A hash of a shape, 32 bits. */
export function hashShape(shape: string): number {
  let hash = FNV_OFFSET
  for (let i = 0; i < shape.length; i++) hash = Math.imul(hash ^ shape.charCodeAt(i), FNV_PRIME)
  return hash >>> 0
}

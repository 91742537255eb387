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

/** A `#` that is no part of a word ("#storm"): it stands for numbers already. */
const LONE_MARK = /(?<![\p{L}\p{M}\p{N}#&])#(?![\p{L}\p{M}\p{N}#])/gu

/** The shape of a line of the text; undefined when the line is too long, or nothing but numbers, dates and marks. */
export function shapeOf({ text, words }: Scan, { start, end, firstWord, words: count }: ShapedLine): string | undefined {
  if (count === 0 || end - start > LONGEST) return undefined
  const line = text.slice(start, end)
  if (line.includes('#')) {
    const numbered = line.replace(LONE_MARK, '0')
    if (numbered !== line) return shapeOfLine(numbered)
  }
  const last = firstWord + count
  let numbers = false
  for (let i = firstWord; i < last && !numbers; i++) numbers = (words.flags[i]! & HAS_DIGIT) !== 0
  if (!numbers) return withoutBlanks(line)
  const variable = variableWords(words, firstWord, last)
  let shape = ''
  let at = start
  let fixed = 0
  for (let i = firstWord; i < last; i++) {
    if (!variable[i - firstWord]) {
      fixed++
      continue
    }
    // what stands between two of them goes with them
    if (i === firstWord || !variable[i - firstWord - 1]) shape += `${text.slice(at, words.start[i])}#`
    at = words.end[i]!
  }
  return fixed === 0 ? undefined : withoutBlanks(shape + text.slice(at, end))
}

/** For each of the words whether it is a number, or a word of a date or a time in a line that has numbers. */
function variableWords({ flags, hash, start, end }: Words, first: number, last: number): readonly boolean[] {
  const { names, units } = datesAndTimes()
  const variable: boolean[] = []
  for (let i = first; i < last; i++) {
    variable.push((flags[i]! & HAS_DIGIT) !== 0 || (end[i]! - start[i]! > SHORT && names.has(hash[i]!)))
  }
  const reach = (i: number, from: number): void => {
    if (variable[from - first] === true && (names.has(hash[i]!) || units.has(hash[i]!))) variable[i - first] = true
  }
  for (let i = first; i < last; i++) reach(i, i - 1)
  for (let i = last - 1; i >= first; i--) reach(i, i + 1)
  return variable
}

/** The shape of a text that is one line; a shape is its own shape. */
export function shapeOfLine(line: string): string | undefined {
  const numbered = line.replace(LONE_MARK, '0')
  const scan = scanText(numbered)
  const start = numbered.length - numbered.trimStart().length
  return shapeOf(scan, { start, end: numbered.trimEnd().length, firstWord: 0, words: scan.words.count })
}

const BLANKS = /[\s\u00ad\u200b\u2060\ufeff]+/g
const INVISIBLE = /^[\u00ad\u200b\u2060\ufeff]+$/
/** Hardly any line has what has to be replaced. */
const REPLACED = /[^ -~]| {2}/

function withoutBlanks(line: string): string {
  return REPLACED.test(line) ? line.replace(BLANKS, (run) => (INVISIBLE.test(run) ? '' : ' ')).trim() : line
}

/** A hash of a shape, 32 bits. */
export function hashShape(shape: string): number {
  let hash = FNV_OFFSET
  for (let i = 0; i < shape.length; i++) hash = Math.imul(hash ^ shape.charCodeAt(i), FNV_PRIME)
  return hash >>> 0
}

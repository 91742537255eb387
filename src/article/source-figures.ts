/**
 * Figures of an article that the original in another language has nowhere. Words of two languages cannot be compared, but digits can, and
 * a sentence is known by the figures and the names in Latin letters that both have. What an honest translation may count or write in
 * another way (small and round numbers, units, money, hours, years of other calendars) is left alone.
 */
import type { Scan } from '../text/scan.ts'
import { CAPITALISED, GAP_BRACKET, GAP_SPACE, HAS_DIGIT, NOT_LATIN, NUMERIC, wordSet } from '../text/words.ts'
import type { Reading } from './reading.ts'

export interface UnsourcedFigure {
  /** Index into the article's `scan.words`. */
  readonly word: number
  /** The same of the source: the sentence's words, `endWord` exclusive. */
  readonly firstWord: number
  readonly endWord: number
  /** The only figure of that sentence with as many digits that the article has nowhere, by its index. */
  readonly instead: number | undefined
}

/** So many figures and names in common make a sentence the same. */
const LEAST_IN_COMMON = 2
/** What more sentences of the source have tells none of them, and nothing here may be quadratic. */
const MOST_SENTENCES = 20
/** Up to here numbers are often written in words. */
const MOST_IN_WORDS = 20
/** Where numbers have characters of their own, and are counted by ten thousands. */
const IDEOGRAPHIC = new Set(['ja', 'zh', 'ko'])
const MOST_IN_IDEOGRAPHS = 9999
/** Years are counted from elsewhere, or can be. */
const OTHER_CALENDARS = new Set(['ja', 'th', 'ar', 'fa', 'he', 'am', 'ne', 'zh'])
const YEAR = /^[12]\d{3}$/
/** Figures before these are rounded, converted or told by another clock. */
const CONVERTED = wordSet('hundred thousand million billion trillion m bn k mile miles mph foot feet ft inch inches yard yards pound pounds lb ' +
  'lbs stone ounce ounces acre acres gallon gallons degrees fahrenheit celsius f c km kilometre kilometres kilometer kilometers metre ' +
  'metres meter meters cm hectare hectares kg kilos kilograms tonnes tons dollars euros cents pence am pm a.m p.m local gmt')

export function unsourcedFigures({ scan }: Reading, source: Reading): readonly UnsourcedFigure[] {
  const sourceDigits = digitsOf(source.scan)
  if (sourceDigits.size === 0) return []
  const sentencesOf = new Map<string, number[]>()
  eachSentence(source.scan, (sentence, first, end) => {
    for (const anchor of anchorsOf(source.scan, first, end)) {
      const known = sentencesOf.get(anchor)
      if (known === undefined) sentencesOf.set(anchor, [sentence])
      else if (known.length <= MOST_SENTENCES) known.push(sentence)
    }
  })
  const ownDigits = digitsOf(scan)
  const found: UnsourcedFigure[] = []
  eachSentence(scan, (_, first, end) => {
    const unsourced: number[] = []
    for (let word = first; word < end; word++) {
      if (isComparable(scan, word, source.language) && !hasFigure(sourceDigits, scan, word)) unsourced.push(word)
    }
    if (unsourced.length === 0) return
    const sentence = counterpart(anchorsOf(scan, first, end), sentencesOf)
    if (sentence === undefined) return
    const firstWord = source.scan.sentences.firstWord[sentence]!
    const endWord = source.scan.sentences.endWord[sentence]!
    const others: number[] = []
    for (let word = firstWord; word < endWord; word++) {
      if ((source.scan.words.flags[word]! & NUMERIC) !== 0 && !hasFigure(ownDigits, source.scan, word)) others.push(word)
    }
    for (const word of unsourced) {
      const alike = others.filter((other) => figureAt(source.scan, other).length === figureAt(scan, word).length)
      found.push({ word, firstWord, endWord, instead: unsourced.length === 1 && alike.length === 1 ? alike[0] : undefined })
    }
  })
  return found
}

function eachSentence({ sentences }: Scan, visit: (sentence: number, first: number, end: number) => void): void {
  for (let sentence = 0; sentence < sentences.count; sentence++) {
    visit(sentence, sentences.firstWord[sentence]!, sentences.endWord[sentence]!)
  }
}

/** Figures of two digits and more, and capitalised words in Latin letters. */
function anchorsOf(scan: Scan, first: number, end: number): ReadonlySet<string> {
  const anchors = new Set<string>()
  for (let word = first; word < end; word++) {
    const flags = scan.words.flags[word]!
    if ((flags & NUMERIC) !== 0) {
      const figure = figureAt(scan, word)
      if (figure.length > 1) anchors.add(figure)
    } else if ((flags & (CAPITALISED | NOT_LATIN | HAS_DIGIT)) === CAPITALISED && scan.words.end[word]! - scan.words.start[word]! > 2) {
      anchors.add(scan.lower(word))
    }
  }
  return anchors
}

/** The sentence that shares the most with these; undefined when none shares enough. */
function counterpart(anchors: ReadonlySet<string>, sentencesOf: ReadonlyMap<string, readonly number[]>): number | undefined {
  const common = new Map<number, number>()
  for (const anchor of anchors) {
    const sentences = sentencesOf.get(anchor) ?? []
    if (sentences.length > MOST_SENTENCES) continue
    for (const sentence of sentences) common.set(sentence, (common.get(sentence) ?? 0) + 1)
  }
  let best: number | undefined
  let most = LEAST_IN_COMMON - 1
  for (const [sentence, count] of common) {
    if (count <= most) continue
    best = sentence
    most = count
  }
  return best
}

function isComparable(scan: Scan, word: number, language: string): boolean {
  const { flags, gap, hash, count, start } = scan.words
  if ((flags[word]! & NUMERIC) === 0 || (gap[word]! & GAP_BRACKET) !== 0) return false
  if (/[$£€¥#]/.test(scan.text.charAt(start[word]! - 1))) return false
  if (word + 1 < count && CONVERTED.has(hash[word + 1]!)) return false
  const figure = figureAt(scan, word)
  const most = IDEOGRAPHIC.has(language) ? MOST_IN_IDEOGRAPHS : MOST_IN_WORDS
  if (Number(figure) <= most && !(YEAR.test(figure) && !OTHER_CALENDARS.has(language))) return false
  return withoutZeros(figure).length > 1 && !(YEAR.test(figure) && OTHER_CALENDARS.has(language))
}

/** A year may be written with its last two digits, and a number with other zeros at its end: "3.50", "12 thousand". */
function hasFigure(digits: ReadonlySet<string>, scan: Scan, word: number): boolean {
  const figure = figureAt(scan, word)
  return digits.has(figure) || digits.has(withoutZeros(figure)) || (YEAR.test(figure) && digits.has(figure.slice(2)))
}

const withoutZeros = (figure: string): string => figure.replace(/0+$/, '')

/** The digits of a word, as ASCII, without what separates them and without zeros before them. */
const figureAt = (scan: Scan, word: number): string => asciiDigits(scan.word(word)).replace(/\D/g, '').replace(/^0+/, '')

/** Every run of digits in the text: as it stands, with what separators join, and without the zeros at its end. */
function digitsOf(scan: Scan): ReadonlySet<string> {
  const digits = new Set<string>()
  const add = (figure: string): void => {
    digits.add(figure)
    digits.add(withoutZeros(figure))
  }
  const { flags, gap, count } = scan.words
  let spaced = ''
  for (let word = 0; word < count; word++) {
    if ((flags[word]! & HAS_DIGIT) === 0) {
      spaced = ''
      continue
    }
    for (const run of asciiDigits(scan.word(word)).match(/\d+/g) ?? []) add(run.replace(/^0+/, ''))
    const figure = figureAt(scan, word)
    add(figure)
    // "1 200 000"
    const isGroup = spaced !== '' && gap[word] === GAP_SPACE && /^\d{3}$/.test(asciiDigits(scan.word(word)))
    spaced = isGroup ? spaced + figure.padStart(3, '0') : figure
    add(spaced)
  }
  return digits
}

/** Indian scripts begin their digits at the sixth place of a row of sixteen, the others at the first. */
const FIRST_INDIAN = 0x900
const LAST_INDIAN = 0xdff

function asciiDigits(text: string): string {
  return text.replace(/(?!\d)\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0)!
    return String((code & 15) - (code >= FIRST_INDIAN && code <= LAST_INDIAN ? 6 : 0))
  })
}

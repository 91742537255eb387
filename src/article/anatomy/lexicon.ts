/** The lexicon of page furniture, compiled: which kind of furniture a line is by its words, and how sure that is. */
import { classOf, QUOTE, SPACE } from '../../text/characters.ts'
import { scan as scanText, type Scan } from '../../text/scan.ts'
import { ALL_CAPITALS, CAPITALISED, FNV_OFFSET, wordSet } from '../../text/words.ts'
import { data } from '../lexicon/article-parts.yaml.ts'
import { compiled, type ResidueKinds } from '../lexicon/residue.generated.ts'
import {
  BEGINS, ENDS, FILTER_MASK, HOLDS, IS_WHOLE, LABEL, LONGEST_PART, LONGEST_WHOLE, OPENER, sizeOf, SURE, USES, type Furniture,
  type LexiconTable,
} from './lexicon-table.ts'
import { asks, COLON, comparedHash, ELLIPSIS, FULL_STOP, joinHash, NO_STOP, PROSE_WORDS, type LineTable } from './lines.ts'

export { LABEL, OPENER, SURE }

export interface Match {
  readonly furniture: Furniture
  readonly strength: number
}

interface Part {
  readonly match: Match
  readonly atMost: number
}

interface Inner extends Part {
  readonly hashes: Uint32Array
  /** Index of the word by which the phrase is found: its longest, which is its rarest more often than not. */
  readonly pivot: number
}

/** "Write to … at": what has to follow later in the line. */
interface Frame extends Part {
  readonly rest: Uint32Array
}

/** What a line that begins with some words is, by what else is asked of it. */
interface Beginning {
  frames?: Frame[]
  plain?: Part
  opens?: Part
  labelled?: Part
}

const REPORT_VERBS = wordSet(data.report_verbs)
const codesOf = (marks: string): ReadonlySet<number> => new Set(Array.from(marks, (mark) => mark.charCodeAt(0)))
/** After the label of a link: a colon, a bar, an arrow, the bracket that the label stands in. */
const MARKS_AFTER_LABEL = codesOf(':：|｜»›>→▶►▸】］]')
const QUOTATION_MARKS = codesOf('"“”„‟«»「」『』＂')
/** Double and single angles are arrows of links as well. */
const ANGLES = codesOf('«»‹›')
/** "Listen: https://…" leads to an address, not to a story. */
const SCHEMES = wordSet(['http', 'https', 'www'])
/** A headline has at least so many words before "Read more". */
const HEADLINE_BEFORE_TAIL = 4
const DOT = 46
const DOTS = 0x2026
/** Headlines with more than this share of capitals have one to each word. */
const TITLE_CASE = 0.6
/** The value under a label ("Published:", "May 4, 2021") is not longer. */
const VALUE_WORDS = 12

interface Lexicon {
  /** By rule and kind; the first kind of a rule stands for the rule as well. */
  readonly furniture: ReadonlyMap<string, ReadonlyMap<string | undefined, Furniture>>
  readonly matches: readonly Match[]
  /** Key and code of whole lines. Sorted, as a map of them all takes longer to build than an article to read. */
  readonly whole: Uint32Array
  /** Every beginning of a phrase, sorted. */
  readonly prefixes: Uint32Array
  readonly begins: ReadonlyMap<number, Beginning>
  readonly ends: ReadonlyMap<number, Part>
  readonly tails: ReadonlyMap<number, Part>
  readonly inner: ReadonlyMap<number, readonly Inner[]>
  /** For the lowest bits of a word's hash: whether a phrase of `begins`, of `ends`, or a pivot of `inner` can be this word. */
  readonly filter: Uint8Array
  /** Labels that are nothing without their value. */
  readonly unfilled: ReadonlyMap<number, Match>
  /** No line of more words is looked through for `inner`. */
  readonly longestHeld: number
}

function decoded(list: string): Uint32Array {
  const bytes = Buffer.from(list, 'base64')
  // small buffers share a pool that is not aligned for 32-bit numbers
  return new Uint32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
}

/** Where a key stands in a sorted list of rows of `width` numbers, the key first; -1 when it does not. */
function rowOf(list: Uint32Array, width: number, key: number): number {
  let low = 0
  let high = list.length / width
  while (low < high) {
    const middle = (low + high) >> 1
    const found = list[middle * width]!
    if (found === key) return middle * width
    if (found < key) low = middle + 1
    else high = middle
  }
  return -1
}

let ofLines: Lexicon | undefined
let ofTexts: Lexicon | undefined

function open(table: LexiconTable): Lexicon {
  const matches = table.furniture.flatMap((furniture) => [0, LABEL, SURE, OPENER].map((strength): Match => ({ furniture, strength })))
  const unfilled = new Map<number, Match>()
  const labels = decoded(table.unfilled)
  for (let i = 0; i < labels.length; i += 2) unfilled.set(labels[i]!, matches[labels[i + 1]!]!)
  const begins = new Map<number, Beginning>()
  const beginningOf = (key: number): Beginning => {
    let known = begins.get(key)
    if (!known) begins.set(key, (known = {}))
    return known
  }
  const beginnings = decoded(table.begins)
  for (let i = 0; i < beginnings.length; i += 4) {
    beginningOf(beginnings[i]!)[USES[beginnings[i + 1]!]!] = { match: matches[beginnings[i + 2]!]!, atMost: beginnings[i + 3]! }
  }
  const framed = decoded(table.frames)
  for (let i = 0; i < framed.length; i += 4 + framed[i + 3]!) {
    const key = framed[i]!
    const count = framed[i + 3]!
    const beginning = beginningOf(key)
    const frame: Frame = { match: matches[framed[i + 1]!]!, atMost: framed[i + 2]!, rest: framed.subarray(i + 4, i + 4 + count) }
    if (beginning.frames) beginning.frames.push(frame)
    else beginning.frames = [frame]
  }
  const partsOf = (list: string): Map<number, Part> => {
    const found = new Map<number, Part>()
    const numbers = decoded(list)
    for (let i = 0; i < numbers.length; i += 3) found.set(numbers[i]!, { match: matches[numbers[i + 1]!]!, atMost: numbers[i + 2]! })
    return found
  }
  const inner = new Map<number, Inner[]>()
  let longestHeld = 0
  const held = decoded(table.inner)
  for (let i = 0; i < held.length; i += 4 + held[i + 3]!) {
    const atMost = held[i + 1]!
    const pivot = held[i + 2]!
    const hashes = held.subarray(i + 4, i + 4 + held[i + 3]!)
    const list = inner.get(hashes[pivot]!)
    const phrase: Inner = { match: matches[held[i]!]!, atMost, hashes, pivot }
    if (list) list.push(phrase)
    else inner.set(hashes[pivot]!, [phrase])
    longestHeld = Math.max(longestHeld, atMost)
  }
  const filter = new Uint8Array(FILTER_MASK + 1)
  const filtered = decoded(table.filter)
  for (let i = 0; i < filtered.length; i += 2) filter[filtered[i]!] = filtered[i + 1]!
  const furniture = new Map<string, Map<string | undefined, Furniture>>()
  for (const entry of table.furniture) {
    const kinds = furniture.get(entry.residue) ?? new Map<string | undefined, Furniture>([[undefined, entry]])
    furniture.set(entry.residue, kinds.set(entry.kind, entry))
  }
  return {
    furniture,
    matches,
    whole: decoded(table.whole),
    prefixes: decoded(table.prefixes),
    unfilled,
    begins,
    ends: partsOf(table.ends),
    tails: partsOf(table.tails),
    inner,
    filter,
    longestHeld,
  }
}

/** One kind of residue; without a kind the one that the rule's name stands for. */
export function furnitureOf<Name extends keyof ResidueKinds>(residue: Name, kind: ResidueKinds[Name]): Furniture
export function furnitureOf(residue: string): Furniture
export function furnitureOf(residue: string, kind?: string): Furniture {
  const found = (ofLines ??= open(compiled.lines)).furniture.get(residue)?.get(kind)
    ?? (ofTexts ??= open(compiled.texts)).furniture.get(residue)?.get(kind)
  if (!found) throw new Error(`no such kind of residue: ${residue}${kind === undefined ? '' : `, ${kind}`}`)
  return found
}

/** The names of a rule's kinds. */
export function kindsOf(residue: string): string[] {
  return [...compiled.lines.furniture, ...compiled.texts.furniture].flatMap((entry) => (entry.residue === residue ? entry.kind : []))
}

/** What line `k` is when it is a label that ends with a colon, and what follows is not its value. */
function unfilledLabel(table: LineTable, k: number, unfilled: ReadonlyMap<number, Match>): Match | undefined {
  if (table.stop[k] !== COLON) return undefined
  const next = k + 1
  const isUnfilled = next >= table.count || table.afterBlank[next] === 1 || table.stop[next] === COLON || table.size[next]! > VALUE_WORDS
  return isUnfilled ? unfilled.get(table.hash[k]!) : undefined
}

/** Offsets into the text. */
export interface Piece {
  readonly start: number
  readonly end: number
}

function keyOf(scan: Scan, { start, end }: Piece): number {
  let key = FNV_OFFSET
  for (let i = scan.wordAt(start); i < scan.words.count && scan.words.start[i]! < end; i++) key = joinHash(key, comparedHash(scan, i))
  return key >>> 0
}

/** What the lexicon says of a piece of a line, were it a line of its own. */
export function wholeLine(scan: Scan, piece: Piece): Match | undefined {
  return wholeMatch((ofLines ??= open(compiled.lines)), keyOf(scan, piece))
}

/** What a headline says of the text below it: that it is an error page, a robot check. */
export function wholeHeadline(text: string): Match | undefined {
  return wholeMatch((ofTexts ??= open(compiled.texts)), keyOf(scanText(text), { start: 0, end: text.length }))
}

function wholeMatch({ matches, whole }: Lexicon, key: number): Match | undefined {
  const row = rowOf(whole, 2, key)
  return row < 0 ? undefined : matches[whole[row + 1]!]
}

/** Whether the words name a section of a news site: "News", "Sport", "Home". */
export function isSection(scan: Scan, piece: Piece): boolean {
  return wholeLine(scan, piece)?.furniture.residue === 'navigation'
}

/** What the lexicon says of line `k`; undefined when it has nothing to say. */
export function lookUp(scan: Scan, table: LineTable, k: number): Match | undefined {
  return find((ofLines ??= open(compiled.lines)), scan, table, k)
}

/** What line `k` says of the whole text: that it is an error page, a robot check. */
export function lookUpText(scan: Scan, table: LineTable, k: number): Match | undefined {
  return find((ofTexts ??= open(compiled.texts)), scan, table, k)
}

/** "Sign up for swimming lessons until Friday, the council said." */
export function isReport(scan: Scan, table: LineTable, k: number): boolean {
  if (table.stop[k] !== FULL_STOP) return false
  const first = table.firstWord[k]!
  for (let i = first; i < first + table.words[k]!; i++) if (REPORT_VERBS.has(scan.words.hash[i]!)) return true
  return false
}

/** Whoever quotes a button writes about it. */
function isInQuotes({ text }: Scan, table: LineTable, k: number): boolean {
  const opening = text.charCodeAt(table.start[k]!)
  if (classOf(opening) !== QUOTE) return false
  return !ANGLES.has(opening) || QUOTATION_MARKS.has(text.charCodeAt(table.end[k]! - 1))
}

/** Whether a quotation that is open before the word began in this line: the article speaks of such words, and does not say them. */
function isQuoted({ text, words }: Scan, table: LineTable, k: number, word: number): boolean {
  let marks = 0
  for (let i = table.start[k]!; i < words.start[word]!; i++) if (QUOTATION_MARKS.has(text.charCodeAt(i))) marks++
  return marks % 2 === 1
}

function find(lexicon: Lexicon, scan: Scan, table: LineTable, k: number): Match | undefined {
  const { unfilled, prefixes, begins, ends, tails, inner, filter, longestHeld } = lexicon
  const { words } = scan
  const count = table.words[k]!
  if (count === 0 || isInQuotes(scan, table, k)) return undefined
  const size = table.size[k]!
  const label = unfilledLabel(table, k, unfilled)
  if (label) return label
  const first = table.firstWord[k]!
  const lead = filter[comparedHash(scan, first) & FILTER_MASK]!
  if (size <= LONGEST_WHOLE && (lead & IS_WHOLE) !== 0) {
    const match = wholeMatch(lexicon, table.shape[k]!)
    // a word with a stop is a sentence, however short
    if (match) return match.strength === LABEL && table.stop[k] === FULL_STOP ? undefined : match
  }
  const end = first + count
  let found: Match | undefined
  if ((lead & BEGINS) !== 0) {
    const follows = (hashes: Uint32Array, from: number): boolean => {
      for (let at = from; at + hashes.length <= end; at++) if (hashes.every((value, n) => value === comparedHash(scan, at + n))) return true
      return false
    }
    let hash = FNV_OFFSET
    for (let i = 0, reach = 0; i < count && reach < LONGEST_PART; i++) {
      reach += sizeOf(words.flags[first + i]!)
      hash = joinHash(hash, comparedHash(scan, first + i))
      const key = hash >>> 0
      if (rowOf(prefixes, 1, key) < 0) break
      const beginning = begins.get(key)
      if (!beginning) continue
      const { plain, opens, labelled, frames } = beginning
      if (plain && size <= plain.atMost) found = plain.match
      if (frames) found = frames.find(({ atMost, rest }) => size <= atMost && follows(rest, first + i + 1))?.match ?? found
      if (opens && table.stop[k] === NO_STOP && i + 1 < count && size <= opens.atMost) found = opens.match
      if (labelled && i + 2 < count && size <= labelled.atMost && isLabelled(scan, table, k, first + i)) found = labelled.match
    }
    if (found) return isReport(scan, table, k) || isQuoted(scan, table, k, first) ? undefined : found
  }
  if ((filter[comparedHash(scan, end - 1) & FILTER_MASK]! & ENDS) !== 0) {
    let hash = FNV_OFFSET
    for (let i = 0, reach = 0; i < count && reach < LONGEST_PART; i++) {
      reach += sizeOf(words.flags[end - 1 - i]!)
      hash = joinHash(hash, comparedHash(scan, end - 1 - i))
      const part = ends.get(hash >>> 0)
      if (part && size <= part.atMost) found = part.match
      const tail = tails.get(hash >>> 0)
      if (tail && size <= tail.atMost && isTail(scan, table, k, i + 1)) found = tail.match
    }
    if (found) return isReport(scan, table, k) ? undefined : found
  }
  if (size > longestHeld) return undefined
  const { hash: wordHashes } = words
  for (let i = first; i < end; i++) {
    const pivotal = wordHashes[i]!
    if ((filter[pivotal & FILTER_MASK]! & HOLDS) === 0) continue
    for (const { match, atMost, hashes, pivot } of inner.get(pivotal) ?? []) {
      const from = i - pivot
      if (size > atMost || from < first || from + hashes.length > end) continue
      if (!hashes.every((value, n) => value === comparedHash(scan, from + n))) continue
      return isReport(scan, table, k) || isQuoted(scan, table, k, from) ? undefined : match
    }
  }
  return undefined
}

/** Whether a headline follows the label that ends with the word: "Read more: …", "WATCH | …", "READ ALSO Mayor resigns". */
function isLabelled(scan: Scan, table: LineTable, k: number, word: number): boolean {
  if (table.stop[k] !== NO_STOP && table.stop[k] !== ELLIPSIS && !asks(scan, table, k)) return false
  let i = scan.words.end[word]!
  while (i < scan.text.length && classOf(scan.text.charCodeAt(i)) === SPACE) i++
  if (MARKS_AFTER_LABEL.has(scan.text.charCodeAt(i))) return !SCHEMES.has(scan.words.hash[word + 1]!)
  const { flags } = scan.words
  const shouts = (at: number): boolean => (flags[at]! & ALL_CAPITALS) !== 0
  for (let at = table.firstWord[k]!; at <= word; at++) if (!shouts(at)) return false
  return (flags[word + 1]! & CAPITALISED) !== 0 && !shouts(word + 1) && !shouts(word + 2)
}

/** Whether the last words have been put behind a headline: "Mayor resigns over school contract Read more". */
function isTail(scan: Scan, table: LineTable, k: number, words: number): boolean {
  const count = table.words[k]!
  const from = table.firstWord[k]! + count - words
  if (table.stop[k] !== NO_STOP || count - words < HEADLINE_BEFORE_TAIL || (scan.words.flags[from]! & CAPITALISED) === 0) return false
  // behind a sentence of a paragraph only the words are the page's
  if (count - words >= PROSE_WORDS && isParagraph(scan, table, k, scan.words.end[from - 1]!)) return false
  // with a capital to each word these may be the headline's own
  return table.capitalised[k]! < count * TITLE_CASE
}

/** Whether the words that end at the offset are a sentence of the article, or the last one that a feed has left of it; teasers trail off. */
function isParagraph({ text }: Scan, table: LineTable, k: number, end: number): boolean {
  const code = text.charCodeAt(end)
  if (code !== DOT && code !== DOTS) return false
  return (code === DOT && text.charCodeAt(end + 1) !== DOT) || (k > 0 && k === table.count - 1)
}

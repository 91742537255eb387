/** The lexicon of page furniture, compiled: which kind of furniture a line is by its words, and how sure that is. */
import { classOf, SPACE } from '../../text/characters.ts'
import type { Scan } from '../../text/scan.ts'
import { FNV_OFFSET, ONE_IDEOGRAPH } from '../../text/words.ts'
import type { Role } from '../reading.ts'
import { compiled as table, type ResidueKinds } from '../lexicon/residue.generated.ts'
import { COLON, comparedHash, joinHash, NO_STOP, type LineTable } from './lines.ts'

export interface Furniture {
  /** Name of the rule that reports it. */
  readonly residue: string
  readonly role: Role
  /** In an editor's words; options name it so. */
  readonly kind: string
}

/** How much a lexicon entry says. */
export const LABEL = 1
export const SURE = 2
/** Sure, and what follows belongs to it. */
export const OPENER = 3

export interface Match {
  readonly furniture: Furniture
  readonly strength: number
}

interface Part {
  readonly match: Match
  readonly atMost: number
}

interface Inner extends Part {
  readonly hashes: readonly number[]
  /** Index of the word by which the phrase is found: its longest, which is its rarest more often than not. */
  readonly pivot: number
}

/** What a line that begins with some words is, by what else is asked of it. */
interface Beginning {
  plain?: Part
  opens?: Part
  labelled?: Part
}

/** No entry is longer, in words as a reader counts them: two ideographs make one. */
export const LONGEST_WHOLE = 16
export const LONGEST_PART = 8
const IDEOGRAPH_SIZE = 0.5
export const FILTER_MASK = (1 << 14) - 1
export const BEGINS = 1
export const ENDS = 2
export const HOLDS = 4
// what is asked of a line that begins with some words
export const PLAIN = 0
export const OPENS = 1
export const LABELLED = 2
const USES = ['plain', 'opens', 'labelled'] as const
/** The value under a label ("Published:", "May 4, 2021") is not longer. */
const VALUE_WORDS = 12

interface Lexicon {
  /** By rule and kind; the first kind of a rule stands for the rule as well. */
  readonly furniture: ReadonlyMap<string, ReadonlyMap<string | undefined, Furniture>>
  readonly whole: ReadonlyMap<number, Match>
  readonly begins: ReadonlyMap<number, Beginning>
  readonly ends: ReadonlyMap<number, Part>
  readonly inner: ReadonlyMap<number, readonly Inner[]>
  /** For the lowest bits of a word's hash: whether a phrase of `begins`, of `ends`, or a pivot of `inner` can be this word. */
  readonly filter: Uint8Array
  /** Labels that are nothing without their value. */
  readonly unfilled: ReadonlyMap<number, Match>
  /** No line of more words is looked through for `inner`. */
  readonly longestHeld: number
}

/** The lexicon in numbers, each list a Uint32Array in base64. */
export interface LexiconTable {
  readonly furniture: readonly Furniture[]
  /** Key and code of whole lines. */
  readonly whole: string
  /** Key, use, code, most words. */
  readonly begins: string
  /** Key of the words from the end, code, most words. */
  readonly ends: string
  /** Code, most words, pivot, number of hashes, hashes. */
  readonly inner: string
  /** Lowest bits of a word's hash, and what it can be. */
  readonly filter: string
  /** Key and code of labels that are nothing without their value. */
  readonly unfilled: string
}

/** A kind of furniture, by its index, and a strength in one number. */
export const codeOf = (furniture: number, strength: number): number => furniture * 4 + strength

function decoded(list: string): Uint32Array {
  const bytes = Buffer.from(list, 'base64')
  // small buffers share a pool that is not aligned for 32-bit numbers
  return new Uint32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
}

let lexicon: Lexicon | undefined

function open(): Lexicon {
  const matches = table.furniture.flatMap((furniture) => [0, LABEL, SURE, OPENER].map((strength): Match => ({ furniture, strength })))
  const matchesOf = (list: string): Map<number, Match> => {
    const found = new Map<number, Match>()
    const numbers = decoded(list)
    for (let i = 0; i < numbers.length; i += 2) found.set(numbers[i]!, matches[numbers[i + 1]!]!)
    return found
  }
  const begins = new Map<number, Beginning>()
  const beginnings = decoded(table.begins)
  for (let i = 0; i < beginnings.length; i += 4) {
    const beginning = begins.get(beginnings[i]!) ?? {}
    beginning[USES[beginnings[i + 1]!]!] = { match: matches[beginnings[i + 2]!]!, atMost: beginnings[i + 3]! }
    begins.set(beginnings[i]!, beginning)
  }
  const ends = new Map<number, Part>()
  const endings = decoded(table.ends)
  for (let i = 0; i < endings.length; i += 3) ends.set(endings[i]!, { match: matches[endings[i + 1]!]!, atMost: endings[i + 2]! })
  const inner = new Map<number, Inner[]>()
  let longestHeld = 0
  const held = decoded(table.inner)
  for (let i = 0; i < held.length; i += 4 + held[i + 3]!) {
    const [code, atMost, pivot, count] = held.subarray(i, i + 4) as unknown as [number, number, number, number]
    const hashes = [...held.subarray(i + 4, i + 4 + count)]
    const list = inner.get(hashes[pivot]!)
    const phrase: Inner = { match: matches[code]!, atMost, hashes, pivot }
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
  return { furniture, whole: matchesOf(table.whole), unfilled: matchesOf(table.unfilled), begins, ends, inner, filter, longestHeld }
}

/** One kind of residue; without a kind the one that the rule's name stands for. */
export function furnitureOf<Name extends keyof ResidueKinds>(residue: Name, kind: ResidueKinds[Name]): Furniture
export function furnitureOf(residue: string): Furniture
export function furnitureOf(residue: string, kind?: string): Furniture {
  const found = (lexicon ??= open()).furniture.get(residue)?.get(kind)
  if (!found) throw new Error(`no such kind of residue: ${residue}${kind === undefined ? '' : `, ${kind}`}`)
  return found
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

/** What the lexicon says of a piece of a line, were it a line of its own. */
export function wholeLine(scan: Scan, { start, end }: Piece): Match | undefined {
  let key = FNV_OFFSET
  for (let i = scan.wordAt(start); i < scan.words.count && scan.words.start[i]! < end; i++) key = joinHash(key, comparedHash(scan, i))
  return (lexicon ??= open()).whole.get(key >>> 0)
}

/** Whether the words name a section of a news site: "News", "Sport", "Home". */
export function isSection(scan: Scan, piece: Piece): boolean {
  return wholeLine(scan, piece)?.furniture.residue === 'navigation'
}

/** Of a word with these flags, in words as a reader counts them. */
export const sizeOf = (flags: number): number => ((flags & ONE_IDEOGRAPH) !== 0 ? IDEOGRAPH_SIZE : 1)

/** What the lexicon says of line `k`; undefined when it has nothing to say. */
export function lookUp(scan: Scan, table: LineTable, k: number): Match | undefined {
  const { unfilled, whole, begins, ends, inner, filter, longestHeld } = (lexicon ??= open())
  const { words } = scan
  const count = table.words[k]!
  if (count === 0) return undefined
  const length = table.size[k]!
  const label = unfilledLabel(table, k, unfilled)
  if (label) return label
  if (length <= LONGEST_WHOLE) {
    const match = whole.get(table.shape[k]!)
    if (match) return match
  }
  const first = table.firstWord[k]!
  const end = first + count
  let found: Match | undefined
  if ((filter[comparedHash(scan, first) & FILTER_MASK]! & BEGINS) !== 0) {
    let hash = FNV_OFFSET
    let size = 0
    for (let i = 0; i < count && size < LONGEST_PART; i++) {
      size += sizeOf(words.flags[first + i]!)
      hash = joinHash(hash, comparedHash(scan, first + i))
      const beginning = begins.get(hash >>> 0)
      if (!beginning) continue
      const { plain, opens, labelled } = beginning
      if (plain && length <= plain.atMost) found = plain.match
      if (table.stop[k] !== NO_STOP) continue
      if (opens && i + 1 < count && length <= opens.atMost) found = opens.match
      if (labelled && i + 2 < count && length <= labelled.atMost && hasMarkAfter(scan, first + i)) found = labelled.match
    }
    if (found) return isQuoted(scan, table, k, first) ? undefined : found
  }
  if ((filter[comparedHash(scan, end - 1) & FILTER_MASK]! & ENDS) !== 0) {
    let hash = FNV_OFFSET
    let size = 0
    for (let i = 0; i < count && size < LONGEST_PART; i++) {
      size += sizeOf(words.flags[end - 1 - i]!)
      hash = joinHash(hash, comparedHash(scan, end - 1 - i))
      const part = ends.get(hash >>> 0)
      if (part && length <= part.atMost) found = part.match
    }
    if (found) return found
  }
  if (length > longestHeld) return undefined
  const { hash: wordHashes } = words
  for (let i = first; i < end; i++) {
    const pivotal = wordHashes[i]!
    if ((filter[pivotal & FILTER_MASK]! & HOLDS) === 0) continue
    for (const { match, atMost, hashes, pivot } of inner.get(pivotal) ?? []) {
      const from = i - pivot
      if (length > atMost || from < first || from + hashes.length > end) continue
      if (hashes.every((value, n) => value === comparedHash(scan, from + n))) return isQuoted(scan, table, k, from) ? undefined : match
    }
  }
  return undefined
}

/** Whether a quotation that is open before the word began in this line: the article speaks of such words, and does not say them. */
function isQuoted({ text, words }: Scan, table: LineTable, k: number, word: number): boolean {
  let marks = 0
  for (let i = table.start[k]!; i < words.start[word]!; i++) if (QUOTATION_MARKS.has(text.charCodeAt(i))) marks++
  return marks % 2 === 1
}
const QUOTATION_MARKS: ReadonlySet<number> = new Set(Array.from('"“”„‟«»「」『』＂', (mark) => mark.charCodeAt(0)))

/** After the label of a link: a colon, a bar, an arrow, the bracket that the label stands in. */
const MARKS_AFTER_LABEL: ReadonlySet<number> = new Set(Array.from(':：|｜»›>→▶►▸】］]', (mark) => mark.charCodeAt(0)))

function hasMarkAfter(scan: Scan, word: number): boolean {
  let i = scan.words.end[word]!
  while (i < scan.text.length && classOf(scan.text.charCodeAt(i)) === SPACE) i++
  return MARKS_AFTER_LABEL.has(scan.text.charCodeAt(i))
}

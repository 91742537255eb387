/**
 * Words of another sense in the place of the word that is meant ("secretary of condition"). Two lists know them, compiled when newslint
 * is built: `senses/senses.yaml` says which words dictionaries and thesauri give for which, and `senses/company.yaml` which neighbours the
 * words that are meant keep. A substitution needs both, and that edited news was never seen to have the other word beside that neighbour.
 */
import type { Scan } from '../text/scan.ts'
import { CAPITALISED, GAP_BREAK, GAP_HYPHEN, GAP_SPACE, HAS_DIGIT, hashWord } from '../text/words.ts'
import { compiled } from './senses/senses.generated.ts'
import { entriesOf, FUNCTION_WORD } from './vocabulary.ts'

export interface Substitution {
  /** Indices into `scan.words`, the last one exclusive: the word with the neighbours by which it is known. */
  readonly first: number
  readonly end: number
  /** What is replaced there, in order. */
  readonly replaced: readonly { readonly first: number, readonly end: number, readonly meant: string }[]
  /** Both words of a term are replaced, or a word of a name: one alone is enough. Of others it takes two in an article. */
  readonly sure: boolean
}

/**
 * A neighbour of a word: a content word beside it (`BEFORE`, `AFTER`), or one with a function word between them: "secretary of"
 * (`FAR_BEFORE`), "of representatives" (`FAR_AFTER`).
 */
export const BEFORE = 0
export const AFTER = 1
export const FAR_BEFORE = 2
export const FAR_AFTER = 3

// what a word and its neighbour are together: a name is a term too
export const TERM = 1
export const NAME = 2

/** All hashes are those of `hashWord`. */
export interface SenseTable {
  /** A bit for every word that a substitute begins with; by `FILTER_BITS` of the hash. */
  readonly firsts: Uint32Array
  /** Two bits, by `openingHash`, for the first two words of a substitute of several, and of two substitutes for the words of one term. */
  readonly openings: Uint32Array
  /** A bit for every content word that keeps company with a word that can be meant. */
  readonly companions: Uint32Array
  /** Two bits, by `pairHash`, for every substitute of one word beside a neighbour of a word that it is put for. */
  readonly beside: Uint32Array
  /** A bit for every neighbour of a word that can be meant, by `neighbourHash`. */
  readonly neighbours: Uint32Array
  /** A bit for every pair of `company`, by `pairHash`. */
  readonly pairs: Uint32Array
  /** First words of the substitutes, ascending, and where in `substitutes` each begins. */
  readonly substituteFirsts: Uint32Array
  readonly substituteStarts: Uint32Array
  /**
   * A substitute: its form, the number of its further words, these words, the number of words meant, their indices in `meant` doubled (odd
   * when it is of nearly the same sense).
   */
  readonly substitutes: Uint32Array
  readonly meant: Uint32Array
  readonly meantForms: readonly string[]
  /** `pairKey` of words beside their neighbours, ascending, and their kinds (`TERM`, `NAME`, or 0 for what `senses.yaml` adds). */
  readonly company: Float64Array
  readonly companyKinds: Uint8Array
  /** `pairKey` of substitutes beside neighbours that edited news has, ascending. */
  readonly seen: Float64Array
}

/** Of every filter: a sixth of the bits are set, at most. */
export const FILTER_BITS = 1 << 17
const FILTER_MASK = FILTER_BITS - 1
const hasBit = (bits: Uint32Array, hash: number): boolean => (bits[(hash & FILTER_MASK) >>> 5]! & (1 << (hash & 31))) !== 0
export const setBit = (bits: Uint32Array, hash: number): void => {
  bits[(hash & FILTER_MASK) >>> 5]! |= 1 << (hash & 31)
}
/** The bits of the hash that its first place in a filter does not depend on. */
const SECOND_PLACE = 15
/** One bit in six is set: of two both seldom are. */
const hasBoth = (bits: Uint32Array, hash: number): boolean => hasBit(bits, hash) && hasBit(bits, hash >>> SECOND_PLACE)
export const setBoth = (bits: Uint32Array, hash: number): void => {
  setBit(bits, hash)
  setBit(bits, hash >>> SECOND_PLACE)
}

/** Odd constants with high bits set: 2^32 over the golden ratio, and a step of Murmur's. */
const MIX = 0x9e3779b1
const OTHER_MIX = 0x85ebca6b
const TWENTY_BITS = 0x100000

export function neighbourHash(side: number, near: number, far: number): number {
  const mixed = Math.imul(Math.imul(near ^ (side + 1), MIX) ^ far, OTHER_MIX)
  return mixed ^ (mixed >>> 15)
}

export function openingHash(first: number, second: number): number {
  return neighbourHash(OPENING, first, second)
}
/** None of the sides. */
const OPENING = 4

/** 52 bits of a word, a side and a neighbour: no corpus is long enough for a chance hit. */
export function pairKey(word: number, side: number, near: number, far: number): number {
  const other = Math.imul(Math.imul(far ^ (side + 1), OTHER_MIX) ^ word, OTHER_MIX) ^ near
  return (pairHash(word, side, near, far) >>> 0) * TWENTY_BITS + (Math.imul(other ^ (other >>> 13), OTHER_MIX) >>> 12)
}

/** The upper 32 of them. */
export function pairHash(word: number, side: number, near: number, far: number): number {
  const mixed = Math.imul(Math.imul(word ^ (side + 1), MIX) ^ near, MIX) ^ far
  return Math.imul(mixed ^ (mixed >>> 15), MIX)
}

/** The index of the first number that is not below the wanted one. */
function lowerBound(sorted: Float64Array | Uint32Array, wanted: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sorted[middle]! < wanted) low = middle + 1
    else high = middle
  }
  return low
}

/** Calls back with the neighbours of the words from `first` to before `end`: `near` stands beside them, `far` is the content word. */
export function eachNeighbour(scan: Scan, first: number, end: number, visit: (side: number, near: number, far: number) => void): void {
  const before = farBefore(scan, first)
  if (before >= 0) visit(before === first - 1 ? BEFORE : FAR_BEFORE, first - 1, before)
  const after = farAfter(scan, end)
  if (after >= 0) visit(after === end ? AFTER : FAR_AFTER, end, after)
}

/** The content word before `first`, right there or behind a function word; -1 for none. */
function farBefore(scan: Scan, first: number): number {
  if (first === 0 || !isJoined(scan, first)) return -1
  const entries = entriesOf(scan)
  if (isContent(scan, entries, first - 1)) return first - 1
  return first > 1 && isJoined(scan, first - 1) && isContent(scan, entries, first - 2) ? first - 2 : -1
}

/** The same at `end`. */
function farAfter(scan: Scan, end: number): number {
  const { count } = scan.words
  if (end >= count || !isJoined(scan, end)) return -1
  const entries = entriesOf(scan)
  if (isContent(scan, entries, end)) return end
  return end + 1 < count && isJoined(scan, end + 1) && isContent(scan, entries, end + 1) ? end + 1 : -1
}

/** Nothing but a blank or a hyphen stands between the word and the one before it. */
function isJoined({ words, paragraphs }: Scan, word: number): boolean {
  const gap = words.gap[word]!
  if ((gap & ~(GAP_SPACE | GAP_BREAK | GAP_HYPHEN)) !== 0) return false
  return (gap & GAP_BREAK) === 0 || paragraphs.at(words.start[word]!) === paragraphs.at(words.start[word - 1]!)
}

function isContent(scan: Scan, entries: Uint16Array, word: number): boolean {
  return (scan.words.flags[word]! & HAS_DIGIT) === 0 && (entries[word]! & FUNCTION_WORD) === 0
}

/** A function word may stand between. */
const FARTHEST = 2

const BUCKETS = 1 << 12
const BUCKET_SHIFT = 20

/** Finds substitutions by the company that words keep. */
export class SenseSearch {
  private readonly table: SenseTable
  /** Where in `substituteFirsts` the hashes with these upper bits begin: searching all of it for every word costs more than the rest. */
  private readonly bucketStarts: Uint32Array

  constructor(table: SenseTable) {
    this.table = table
    this.bucketStarts = new Uint32Array(BUCKETS)
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      this.bucketStarts[bucket] = lowerBound(table.substituteFirsts, (bucket << BUCKET_SHIFT) >>> 0)
    }
  }

  /** Substitutions in order; of those that overlap the first. */
  search(scan: Scan): Substitution[] {
    const { firsts } = this.table
    const { hash, count } = scan.words
    const found: Substitution[] = []
    let after = 0
    for (let first = 0; first < count; first++) {
      if (!hasBit(firsts, hash[first]!) || first < after || !this.isPromising(scan, first)) continue
      const substitution = this.substitutionAt(scan, first)
      if (substitution === undefined || substitution.first < after) continue
      found.push(substitution)
      after = substitution.end
    }
    return found
  }

  /** What a word is put for; empty for a word that is put for none. */
  meantBy(word: string): readonly string[] {
    const { substituteFirsts, substituteStarts, substitutes, meantForms } = this.table
    const hash = hashWord(word)
    for (let i = lowerBound(substituteFirsts, hash); substituteFirsts[i] === hash; i++) {
      const at = substituteStarts[i]!
      if (substitutes[at + 1] !== 0) continue
      const meant = substitutes.subarray(at + 3, at + 3 + substitutes[at + 2]!)
      return [...meant].filter((one) => (one & 1) === 0).map((one) => meantForms[one >>> 1]!)
    }
    return []
  }

  /** A neighbour of a word that it is put for stands beside the word, or what comes next makes a substitute or a term of it. */
  private isPromising(scan: Scan, word: number): boolean {
    const { beside, companions, openings } = this.table
    const { hash, count } = scan.words
    if (word + 1 < count && hasBoth(openings, openingHash(hash[word]!, hash[word + 1]!))) return true
    let hasCompanion = false
    for (let other = Math.max(0, word - FARTHEST); !hasCompanion && other <= word + FARTHEST && other < count; other++) {
      hasCompanion = other !== word && hasBit(companions, hash[other]!)
    }
    if (!hasCompanion) return false
    const before = farBefore(scan, word)
    if (before >= 0) {
      const side = before === word - 1 ? BEFORE : FAR_BEFORE
      if (hasBoth(beside, pairHash(hash[word]!, side, hash[word - 1]!, hash[before]!))) return true
    }
    const after = farAfter(scan, word + 1)
    if (after < 0) return false
    return hasBoth(beside, pairHash(hash[word]!, after === word + 1 ? AFTER : FAR_AFTER, hash[word + 1]!, hash[after]!))
  }

  /** The index of the first substitute that does not come before those that begin with the word. */
  private firstSubstitute(word: number): number {
    const { substituteFirsts } = this.table
    let i = this.bucketStarts[word >>> BUCKET_SHIFT]!
    while (substituteFirsts[i]! < word) i++
    return i
  }

  private substitutionAt(scan: Scan, first: number): Substitution | undefined {
    const { substituteFirsts, substituteStarts } = this.table
    const word = scan.words.hash[first]!
    for (let i = this.firstSubstitute(word); substituteFirsts[i] === word; i++) {
      const at = substituteStarts[i]!
      const end = this.endOf(scan, first, at)
      const substitution = end === undefined ? undefined : this.judge(scan, first, end, at)
      if (substitution !== undefined) return substitution
    }
    return undefined
  }

  /** The index after the last word of the substitute at this place of the table; undefined when the text has other words. */
  private endOf(scan: Scan, first: number, at: number): number | undefined {
    const { substitutes } = this.table
    const further = substitutes[at + 1]!
    if (first + further >= scan.words.count) return undefined
    for (let i = 1; i <= further; i++) {
      if (scan.words.hash[first + i] !== substitutes[at + 1 + i] || !isJoined(scan, first + i)) return undefined
    }
    return first + 1 + further
  }

  /** Where the words that the substitute at this place is put for begin and end. */
  private meantStart(at: number): number {
    return at + 3 + this.table.substitutes[at + 1]!
  }

  private meantEnd(at: number): number {
    const start = this.meantStart(at)
    return start + this.table.substitutes[start - 1]!
  }

  /** What the pair is together; undefined when it keeps no company. */
  private kindOf(word: number, side: number, near: number, far: number): number | undefined {
    const { company, companyKinds, pairs } = this.table
    if (!hasBit(pairs, pairHash(word, side, near, far))) return undefined
    const key = pairKey(word, side, near, far)
    const i = lowerBound(company, key)
    return company[i] === key ? companyKinds[i] : undefined
  }

  private isSeen(at: number, side: number, near: number, far: number): boolean {
    const { seen, substitutes } = this.table
    const key = pairKey(substitutes[at]!, side, near, far)
    return seen[lowerBound(seen, key)] === key
  }

  private judge(scan: Scan, first: number, end: number, at: number): Substitution | undefined {
    const { neighbours, meant, meantForms, firsts, substitutes } = this.table
    const { hash } = scan.words
    let best: Substitution | undefined
    eachNeighbour(scan, first, end, (side, near, far) => {
      if (best?.sure === true) return
      if (hasBit(neighbours, neighbourHash(side, hash[near]!, hash[far]!))) {
        for (let i = this.meantStart(at), last = this.meantEnd(at); i < last; i++) {
          const one = substitutes[i]!
          const kind = this.kindOf(meant[one >>> 1]!, side, hash[near]!, hash[far]!)
          if (kind === undefined || ((one & 1) !== 0 && (kind & NAME) === 0)) continue
          if ((kind & NAME) !== 0 && !isName(scan, first, end)) continue
          if (this.isSeen(at, side, hash[near]!, hash[far]!)) return
          best = { first: Math.min(first, far), end: Math.max(end, far + 1), sure: (kind & NAME) !== 0,
            replaced: [{ first, end, meant: meantForms[one >>> 1]! }] }
          return
        }
      }
      if (side === AFTER && hasBit(firsts, hash[near]!) && !this.isSeen(at, side, hash[near]!, hash[far]!)) {
        best ??= this.bothReplaced(scan, first, end, at)
      }
    })
    return best
  }

  /** Two words of one expression, each replaced: "bosom malignancy". */
  private bothReplaced(scan: Scan, first: number, next: number, at: number): Substitution | undefined {
    const { meantForms, substitutes, substituteFirsts, substituteStarts } = this.table
    const { hash } = scan.words
    for (let i = this.firstSubstitute(hash[next]!); substituteFirsts[i] === hash[next]; i++) {
      const other = substituteStarts[i]!
      const end = this.endOf(scan, next, other)
      if (end === undefined) continue
      for (let j = this.meantStart(at), last = this.meantEnd(at); j < last; j++) {
        for (let k = this.meantStart(other), lastOther = this.meantEnd(other); k < lastOther; k++) {
          const one = substitutes[j]!
          const second = substitutes[k]!
          const kind = this.kindOfTwo(one >>> 1, second >>> 1)
          if ((kind & TERM) === 0 || (one & second & 1) !== 0) continue
          if ((kind & NAME) !== 0 && !isName(scan, first, end)) continue
          if (this.isSeen(other, BEFORE, hash[next - 1]!, hash[next - 1]!)) continue
          return { first, end, sure: true,
            replaced: [{ first, end: next, meant: meantForms[one >>> 1]! }, { first: next, end, meant: meantForms[second >>> 1]! }] }
        }
      }
    }
    return undefined
  }

  /** What two words, by their index in `meant`, are one before the other. */
  private kindOfTwo(left: number, right: number): number {
    const { meant } = this.table
    const [before, after] = [meant[left]!, meant[right]!]
    return (this.kindOf(after, BEFORE, before, before) ?? 0) | (this.kindOf(before, AFTER, after, after) ?? 0)
  }
}

/** A capital that is not the sentence's. */
function isName({ words, sentences }: Scan, first: number, end: number): boolean {
  const opening = sentences.firstWord[sentences.at(words.start[first]!)]!
  for (let word = first; word < end; word++) if (word !== opening && (words.flags[word]! & CAPITALISED) !== 0) return true
  return false
}

/** The table as strings, for a generated module. */
export type EncodedSenses = Readonly<Record<Exclude<keyof SenseTable, 'meantForms'>, string>> & { readonly meantForms: string }

const bytesOf = (encoded: string): ArrayBuffer => Uint8Array.from(Buffer.from(encoded, 'base64')).buffer

function decode(encoded: EncodedSenses): SenseTable {
  const words = (name: keyof EncodedSenses): Uint32Array => new Uint32Array(bytesOf(encoded[name]))
  const keys = (name: keyof EncodedSenses): Float64Array => new Float64Array(bytesOf(encoded[name]))
  return {
    firsts: words('firsts'),
    openings: words('openings'),
    companions: words('companions'),
    beside: words('beside'),
    neighbours: words('neighbours'),
    pairs: words('pairs'),
    substituteFirsts: words('substituteFirsts'),
    substituteStarts: words('substituteStarts'),
    substitutes: words('substitutes'),
    meant: words('meant'),
    meantForms: encoded.meantForms.split('|'),
    company: keys('company'),
    companyKinds: new Uint8Array(bytesOf(encoded.companyKinds)),
    seen: keys('seen'),
  }
}

let own: SenseSearch | undefined

/** The search with the lists of this project, decoded on first use. */
export function senseSearch(): SenseSearch {
  return (own ??= new SenseSearch(decode(compiled)))
}

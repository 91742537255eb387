/** Words and lines as the scan stores them, and the hash by which words are compared. */
import { fold } from './characters.ts'

/** What a word is made of (`words.flags`). */
export const CAPITALISED = 1
/** Two letters or more, none of them in lower case. */
export const ALL_CAPITALS = 2
export const HAS_DIGIT = 4
/** A capital after a small letter: `photobankThe`, `iPhone`. */
export const INNER_CAPITAL = 8
/** Letters of two scripts. */
export const MIXED_SCRIPT = 16
export const HAS_APOSTROPHE = 32
/** Digits and their separators only. */
export const NUMERIC = 64
/** A soft hyphen, zero-width space or joiner stands in it. */
export const INVISIBLE = 128
/** The first letter is not Latin. */
export const NOT_LATIN = 256
/** Single letters with stops between them: `U.S`, `a.m`; the last stop belongs to what follows. */
export const INITIALISM = 512
export const ONE_IDEOGRAPH = 1024

/** What stands before a word, after the word before it (`words.gap`). */
export const GAP_SPACE = 1
export const GAP_BREAK = 2
export const GAP_COMMA = 4
export const GAP_STOP = 8
export const GAP_QUOTE = 16
export const GAP_HYPHEN = 32
/** Brackets. */
export const GAP_BRACKET = 64
/** Dashes, colons, symbols: anything else. */
export const GAP_OTHER = 128

export interface Words {
  readonly count: number
  readonly start: Uint32Array
  readonly end: Uint32Array
  /** FNV-1a of the word's code units as `fold` gives them: equal words have equal hashes. */
  readonly hash: Uint32Array
  readonly flags: Uint16Array
  readonly gap: Uint8Array
}

export interface Lines {
  readonly count: number
  readonly start: Uint32Array
  /** Without the line's end mark. */
  readonly end: Uint32Array
  /** Index of the line that the offset stands in. */
  at(offset: number): number
}

/** As a signed number: an unsigned one does not fit the small integers that the hash loop is fast with. */
export const FNV_OFFSET = 0x811c9dc5 | 0
export const FNV_PRIME = 0x01000193

/** The hash that `words.hash` holds for this word. */
export function hashWord(word: string): number {
  let hash = FNV_OFFSET
  for (let i = 0; i < word.length; i++) {
    const code = fold(word.charCodeAt(i))
    if (code !== 0) hash = Math.imul(hash ^ code, FNV_PRIME)
  }
  return hash >>> 0
}

/** Words by their hashes. A `Set` of them would be several times slower: half of the hashes are no small integers. */
export class WordSet {
  /** Open-addressed, at most a quarter full; 0 is a free slot. */
  private readonly slots: Uint32Array
  private readonly mask: number

  constructor(words: readonly string[]) {
    const hashes = words.map(hashWord)
    let size = LEAST_SLOTS
    while (size < SLOTS_A_WORD * hashes.length) size *= 2
    this.mask = size - 1
    this.slots = new Uint32Array(size)
    for (const hash of hashes) {
      let slot = hash & this.mask
      while (this.slots[slot] !== 0) slot = (slot + 1) & this.mask
      this.slots[slot] = hash
    }
  }

  /** Whether the word with this hash is among them. */
  has(hash: number): boolean {
    const { slots, mask } = this
    let slot = hash & mask
    for (;;) {
      const found = slots[slot]!
      if (found === 0) return false
      if (found === hash) return true
      slot = (slot + 1) & mask
    }
  }

  /** Their hashes, in no order. */
  *[Symbol.iterator](): Generator<number> {
    for (const hash of this.slots) if (hash !== 0) yield hash
  }
}
const LEAST_SLOTS = 8
const SLOTS_A_WORD = 4

/** A list of words, or a string of words with blanks between them. */
export const wordSet = (words: readonly string[] | string): WordSet => new WordSet(typeof words === 'string' ? words.split(' ') : words)

/** Length of `WordBits.coarse()`; with a hundred or two words in the lists one other word in twenty is taken for one of them. */
export const COARSE_SLOTS = 1 << 12

/** Which of up to 32 lists a word stands in: one look-up for all of them. */
export class WordBits {
  /** As in `WordSet`, each hash with the bits of its word beside it; 0 bits are a free slot. */
  private readonly slots: Int32Array
  private readonly mask: number

  /** Bit `i` stands for the `i`th list. */
  constructor(lists: readonly (readonly string[])[]) {
    const bits = new Map<number, number>()
    for (const [list, words] of lists.entries()) {
      for (const word of words) bits.set(hashWord(word) | 0, (bits.get(hashWord(word) | 0) ?? 0) | (1 << list))
    }
    let size = LEAST_SLOTS
    while (size < SLOTS_A_WORD * bits.size) size *= 2
    this.mask = 2 * size - 2
    this.slots = new Int32Array(2 * size)
    for (const [hash, own] of bits) {
      let slot = (hash << 1) & this.mask
      while (this.slots[slot + 1] !== 0) slot = (slot + 2) & this.mask
      this.slots[slot] = hash
      this.slots[slot + 1] = own
    }
  }

  /**
   * By the lowest bits of their hashes: the bits of the words, of some two together. A first look that compares nothing, for what asks of
   * every word of a text.
   */
  coarse(): Uint32Array {
    const table = new Uint32Array(COARSE_SLOTS)
    for (let slot = 0; slot < this.slots.length; slot += 2) table[this.slots[slot]! & (COARSE_SLOTS - 1)]! |= this.slots[slot + 1]!
    return table
  }

  /** The bits of the word with this hash; 0 when it stands in no list. */
  of(hash: number): number {
    const { slots, mask } = this
    const signed = hash | 0
    let slot = (hash << 1) & mask
    for (;;) {
      const found = slots[slot + 1]!
      if (found === 0 || slots[slot] === signed) return found
      slot = (slot + 2) & mask
    }
  }
}

/** Nothing in it changes but the case. */
const SIMPLE = /^[\w']*$/

/** The word as `hashWord` sees it. */
export function foldWord(word: string): string {
  if (SIMPLE.test(word)) return word.toLowerCase()
  let shown = ''
  for (let i = 0; i < word.length; i++) {
    const code = fold(word.charCodeAt(i))
    if (code !== 0) shown += String.fromCharCode(code)
  }
  return shown
}

/** Index of the last element of `starts` (ascending, `count` of them) that is not after `offset`; 0 when all are. */
export function lastNotAfter(starts: Uint32Array, count: number, offset: number): number {
  let low = 0
  let high = count - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (starts[middle]! <= offset) low = middle
    else high = middle - 1
  }
  return low
}

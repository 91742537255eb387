/**
 * How probable a word is after the two before it, in news. Three sources: triples and pairs of words that several outlets wrote, and for
 * all others their classes, of which there are two kinds, few ones (128) in triples and many (512) in pairs. Made by
 * scripts/train/usage.ts.
 */
import { mix, valueAt } from '../../text/static-map.ts'
import { TrainedFile } from '../trained.ts'
import { BOUNDARY, SPECIALS } from './tokens.ts'

export const SLOT_BITS = 15
export const SLOTS = 1 << SLOT_BITS
export const COARSE_BITS = 7
export const FINE_BITS = 9
/** Probabilities are kept as -log2 in eighths of a bit, those of pairs and triples in quarters. */
export const STEPS = 8
export const GRAM_STEPS = 4
/** A cell of pairs or triples: the probability in the low bits, check bits above. */
export const GRAM_BITS = 6
export const GRAM_MASK = (1 << GRAM_BITS) - 1
export const CHECK_MASK = (1 << (16 - GRAM_BITS)) - 1

const PAIR_SEEDS = [0x2545f491, 0x1b873593] as const
const TRIPLE_SEEDS = [0x7feb352d, 0x846ca68b] as const
export const pairKey = (before: number, word: number, which: 0 | 1): number => mix((before << 16) | word, PAIR_SEEDS[which])
export const tripleKey = (first: number, second: number, word: number, which: 0 | 1): number =>
  mix(mix((first << 16) | second, TRIPLE_SEEDS[which]) ^ word, TRIPLE_SEEDS[which])
/** Bits of the second hash that the place in the table does not depend on much. */
export const checkOf = (second: number): number => second & CHECK_MASK

/** 2^-(n/steps) for all n of a byte. */
const powers = (steps: number): Float64Array => Float64Array.from({ length: 512 }, (_, n) => 2 ** -(n / steps))
const EIGHTHS = powers(STEPS)
const QUARTERS = powers(GRAM_STEPS)

/** Numbers a token: the fingerprint of its key, its finer class, its rarity, its rarity beyond that of the class (plus `LEAST_BEYOND`). */
const ENTRY = 4
const [FINGERPRINT, FINE, RARITY, BEYOND_CLASS] = [0, 1, 2, 3]
/** Classes are at most this rare. */
const LEAST_BEYOND = 255

export class UsageModel {
  /** What is known of each token, side by side, so that a look-up touches one place in memory: see `ENTRY`. */
  private readonly entries: Uint16Array
  /** By token. */
  private readonly coarse: Uint8Array
  private readonly backoff: Uint8Array
  private readonly coarseMass: Uint8Array
  private readonly fineMass: Uint8Array
  private readonly coarseTriples: Uint8Array
  private readonly coarsePairs: Uint8Array
  private readonly coarseBackoff: Uint8Array
  private readonly finePairs: Uint8Array
  private readonly pairs: Uint16Array
  private readonly pairBackoff: Uint8Array
  private readonly triples: Uint16Array

  constructor(file = new TrainedFile('usage')) {
    this.coarse = file.array('coarse', 'u8')
    this.backoff = file.array('backoff', 'u8')
    this.coarseMass = file.array('coarseMass', 'u8')
    this.fineMass = file.array('fineMass', 'u8')
    this.coarseTriples = file.array('coarseTriples', 'u8')
    this.coarsePairs = file.array('coarsePairs', 'u8')
    this.coarseBackoff = file.array('coarseBackoff', 'u8')
    this.finePairs = file.array('finePairs', 'u8')
    this.pairs = file.array('pairs', 'u16')
    this.pairBackoff = file.array('pairBackoff', 'u8')
    this.triples = file.array('triples', 'u16')
    const fingerprints = file.array('fingerprints', 'u16')
    const fine = file.array('fine', 'u16')
    const rarity = file.array('rarity', 'u8')
    this.entries = new Uint16Array(ENTRY * fine.length)
    for (let token = 0; token < fine.length; token++) {
      if (token >= SPECIALS) this.entries[ENTRY * token + FINGERPRINT] = fingerprints[token - SPECIALS]!
      this.entries[ENTRY * token + FINE] = fine[token]!
      this.entries[ENTRY * token + RARITY] = rarity[token]!
      // of the class's bits the word has its share
      this.entries[ENTRY * token + BEYOND_CLASS] = rarity[token]! - this.fineMass[fine[token]!]! + LEAST_BEYOND
    }
  }

  /** The token of a word's key; -1 when it is not in the vocabulary. Keys below `SPECIALS` are tokens. */
  tokenOf(key: number): number {
    if (key < SPECIALS) return key
    const { entries } = this
    const fingerprint = fingerprintOf(key)
    let slot = key & (SLOTS - 1)
    for (;;) {
      const found = entries[ENTRY * (slot + SPECIALS) + FINGERPRINT]
      if (found === fingerprint) return slot + SPECIALS
      if (found === 0) return -1
      slot = (slot + 1) & (SLOTS - 1)
    }
  }

  /** The probability of `word` after `first` and `second`. */
  probability(first: number, second: number, word: number): number {
    const opening = second === BOUNDARY
    const before = opening ? BOUNDARY : first
    const seen = this.pair(second, word)
    const byPair = seen < 0 ? EIGHTHS[this.backoff[second]!]! * this.byClass(before, second, word) : QUARTERS[seen]!
    if (opening) return byPair
    const context = pairKey(before, second, 1)
    const contextFirst = pairKey(before, second, 0)
    if (valueAt(this.pairs, contextFirst, context) >>> GRAM_BITS !== checkOf(context)) return byPair
    const check = tripleKey(before, second, word, 1)
    const value = valueAt(this.triples, tripleKey(before, second, word, 0), check)
    if (value >>> GRAM_BITS === checkOf(check)) return QUARTERS[value & GRAM_MASK]!
    return EIGHTHS[valueAt(this.pairBackoff, contextFirst, context)]! * byPair
  }

  /** The same from the classes of the words alone. `first` is the boundary where `second` is. */
  private byClass(first: number, second: number, word: number): number {
    const c = this.coarse[word]!
    const b = this.coarse[second]!
    const ab = (this.coarse[first]! << COARSE_BITS) | b
    let triple = this.coarseTriples[(ab << COARSE_BITS) | c]!
    if (triple === 0) triple = this.coarseBackoff[ab]! + this.coarsePairs[(b << COARSE_BITS) | c]!
    const f = this.entries[ENTRY * word + FINE]!
    const pair = this.finePairs[(this.entries[ENTRY * second + FINE]! << FINE_BITS) | f]!
    // of the class's probability the word has its share: P(word) / P(class)
    const shares = EIGHTHS[triple]! / EIGHTHS[this.coarseMass[c]!]! + EIGHTHS[pair]! / EIGHTHS[this.fineMass[f]!]!
    return (shares / 2) * EIGHTHS[this.entries[ENTRY * word + RARITY]!]!
  }

  /**
   * Where `eighthsAt` finds the pair of these two. Asked for apart, as a look into a large table is waited for: of several that do not
   * depend on each other the processor makes many at once.
   */
  placeOfPair(second: number, word: number): number {
    return (this.entries[ENTRY * second + FINE]! << FINE_BITS) | this.entries[ENTRY * word + FINE]!
  }

  /** -log2 of the probability by the pairs of finer classes alone, in eighths of a bit; 0 at least. */
  eighthsAt(place: number, word: number): number {
    return Math.max(0, this.finePairs[place]! + this.entries[ENTRY * word + BEYOND_CLASS]! - LEAST_BEYOND)
  }

  /** -log2 of the word's share of all words, in eighths of a bit. */
  eighthsAlone(token: number): number {
    return this.entries[ENTRY * token + RARITY]!
  }

  /** -log2 of the word's share of all words. */
  bitsAlone(token: number): number {
    return this.eighthsAlone(token) / STEPS
  }

  /** -log2 of the pair's probability in quarters of a bit; -1 when too few outlets wrote it. */
  private pair(first: number, second: number): number {
    const check = pairKey(first, second, 1)
    const value = valueAt(this.pairs, pairKey(first, second, 0), check)
    return value >>> GRAM_BITS === checkOf(check) ? value & GRAM_MASK : -1
  }
}

/** The slot that the key is in, or the free one that it would get. */
export function findSlot(fingerprints: Uint16Array, key: number): number {
  const fingerprint = fingerprintOf(key)
  let slot = key & (SLOTS - 1)
  while (fingerprints[slot] !== 0 && fingerprints[slot] !== fingerprint) slot = (slot + 1) & (SLOTS - 1)
  return slot
}

/** The half of the key that the slot does not come from. 0 stands for a free slot. */
export function fingerprintOf(key: number): number {
  return (key >>> 16) || 1
}

let model: UsageModel | undefined

export function usageModel(): UsageModel {
  return (model ??= new UsageModel())
}

/** A Bloom filter over word hashes: which words are in a list, in ten bits a word, with one in a hundred others taken for one of them. */

export const BITS_A_WORD = 10
const SLOTS_A_WORD = 4

/** The bits that stand for the word with this hash in a filter of `size` bits. */
export function filterSlots(hash: number, size: number): number[] {
  const step = (Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0) | 1
  return Array.from({ length: SLOTS_A_WORD }, (_, i) => ((hash + Math.imul(i, step)) >>> 0) % size)
}

export function filterHas(filter: Uint8Array, hash: number): boolean {
  return filterSlots(hash, filter.length * 8).every((slot) => (filter[slot >> 3]! & (1 << (slot & 7))) !== 0)
}

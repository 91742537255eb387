/** A Bloom filter over word hashes: which words are in a list, in ten bits a word, with one in a hundred others taken for one of them. */

export const BITS_A_WORD = 10
/** Bits that stand for one word. */
export const SLOTS_A_WORD = 4

/** The `turn`th bit that stands for the word with this hash in a filter of `size` bits. */
export function filterSlot(hash: number, turn: number, size: number): number {
  const step = (Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0) | 1
  return ((hash + Math.imul(turn, step)) >>> 0) % size
}

export function filterHas(filter: Uint8Array, hash: number): boolean {
  const size = filter.length * 8
  for (let turn = 0; turn < SLOTS_A_WORD; turn++) {
    const slot = filterSlot(hash, turn, size)
    if ((filter[slot >> 3]! & (1 << (slot & 7))) === 0) return false
  }
  return true
}

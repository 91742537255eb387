/** Shingles: runs of words that stand one after the other, as hashes. Two texts are compared by the shingles they share. */

/** 2^32 / golden ratio, odd: spreads neighbouring values over all bits. */
const SPREAD = 0x9e3779b1

/** A hash of the `size` words from `first` on. */
export function shingleAt(words: Uint32Array, first: number, size: number): number {
  let hash = size
  for (let i = first; i < first + size; i++) {
    hash = Math.imul(hash ^ words[i]!, SPREAD)
    hash ^= hash >>> 15
  }
  return hash >>> 0
}

/** All different shingles of so many words, ascending. */
export function shinglesOf(words: Uint32Array, size: number): Uint32Array {
  const all = new Uint32Array(Math.max(0, words.length - size + 1))
  for (let i = 0; i < all.length; i++) all[i] = shingleAt(words, i, size)
  all.sort()
  let kept = 0
  for (let i = 0; i < all.length; i++) if (i === 0 || all[i] !== all[i - 1]) all[kept++] = all[i]!
  return all.slice(0, kept)
}

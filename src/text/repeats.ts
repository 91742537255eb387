/** Runs of words (sentences, paragraphs) that stand word for word a second time. */

export interface Runs {
  readonly count: number
  /** Index of the first word, and after the last one. */
  readonly firstWord: Uint32Array
  readonly endWord: Uint32Array
}

export interface RepeatedRun {
  /** Indexes into the runs: where it stands first, and where it stands again. */
  readonly first: number
  readonly again: number
}

const PRIME = 0x01000193

/**
 * All runs of at least `leastWords` words that an earlier run equals in its words (`hash`: theirs), whatever their case and punctuation;
 * in order.
 */
export function findRepeats(hash: Uint32Array, runs: Runs, leastWords: number): RepeatedRun[] {
  const firsts = new Map<number, number>()
  const repeats: RepeatedRun[] = []
  for (let run = 0; run < runs.count; run++) {
    const from = runs.firstWord[run]!
    const to = runs.endWord[run]!
    if (to - from < leastWords) continue
    let key = to - from
    for (let i = from; i < to; i++) key = Math.imul(key ^ hash[i]!, PRIME)
    const first = firsts.get(key)
    if (first === undefined) firsts.set(key, run)
    else if (sameWords(hash, runs.firstWord[first]!, from, to - from)) repeats.push({ first, again: run })
  }
  return repeats
}

function sameWords(hash: Uint32Array, a: number, b: number, length: number): boolean {
  for (let i = 0; i < length; i++) if (hash[a + i] !== hash[b + i]) return false
  return true
}

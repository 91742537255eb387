/**
 * Sorts words into classes so that the class of a word says as much as possible about the class of the next one (exchange clustering;
 * Kneser and Ney 1993, Martin, Liermann and Ney 1998): months together, past forms together, first names together.
 */

export interface Bigrams {
  /** How often each token stands, by token. */
  readonly counts: Float64Array
  /** Tokens that were counted, most frequent first; tokens before `fixed` keep a class of their own and are not among them. */
  readonly words: readonly number[]
  readonly fixed: number
  /** Pairs by first token (`after`) and by second token (`before`), as index, other token, count. */
  readonly after: Pairs
  readonly before: Pairs
}

export interface Pairs {
  /** Where the pairs of a token begin; one more entry than tokens. */
  readonly from: Uint32Array
  readonly other: Uint32Array
  readonly count: Float64Array
}

/** Rounds over the vocabulary; what still moves then are rare words. */
const ROUNDS = 8
const LOG_TABLE = 1 << 18

/** The class of every token, 0 to `classes` - 1. */
export function classesOf({ counts, words, fixed, after, before }: Bigrams, classes: number): Uint16Array {
  const classOf = new Uint16Array(counts.length)
  for (let token = 0; token < fixed; token++) classOf[token] = token
  for (const [i, word] of words.entries()) classOf[word] = fixed + (i % (classes - fixed))
  const pairs = new Float64Array(classes * classes)
  const mass = new Float64Array(classes)
  const size = new Uint32Array(classes)
  const all = [...Array.from({ length: fixed }, (_, token) => token), ...words]
  for (const token of all) {
    const own = classOf[token]!
    mass[own]! += counts[token]!
    size[own]!++
    for (let i = after.from[token]!; i < after.from[token + 1]!; i++) pairs[own * classes + classOf[after.other[i]!]!]! += after.count[i]!
  }
  const logs = Float64Array.from({ length: LOG_TABLE }, (_, n) => (n < 2 ? 0 : n * Math.log(n)))
  const weight = (n: number): number => (n < LOG_TABLE ? logs[n]! : n * Math.log(n))
  const out = new Float64Array(classes)
  const into = new Float64Array(classes)
  let outList: number[] = []
  let intoList: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    for (const word of words) {
      const own = classOf[word]!
      if (size[own] === 1) continue
      for (const c of outList) out[c] = 0
      for (const c of intoList) into[c] = 0
      outList = []
      intoList = []
      let self = 0
      for (let i = after.from[word]!; i < after.from[word + 1]!; i++) {
        const other = after.other[i]!
        if (other === word) self += after.count[i]!
        else {
          const c = classOf[other]!
          if (out[c] === 0) outList.push(c)
          out[c]! += after.count[i]!
        }
      }
      for (let i = before.from[word]!; i < before.from[word + 1]!; i++) {
        const other = before.other[i]!
        if (other === word) continue
        const c = classOf[other]!
        if (into[c] === 0) intoList.push(c)
        into[c]! += before.count[i]!
      }
      const move = (to: number, sign: number): void => {
        for (const c of outList) pairs[to * classes + c]! += sign * out[c]!
        for (const c of intoList) pairs[c * classes + to]! += sign * into[c]!
        pairs[to * classes + to]! += sign * self
        mass[to]! += sign * counts[word]!
      }
      move(own, -1)
      let best = own
      let most = -Infinity
      for (let to = fixed; to < classes; to++) {
        const row = to * classes
        let gain = 0
        for (const c of outList) {
          if (c === to) continue
          const n = pairs[row + c]!
          gain += weight(n + out[c]!) - weight(n)
        }
        for (const c of intoList) {
          if (c === to) continue
          const n = pairs[c * classes + to]!
          gain += weight(n + into[c]!) - weight(n)
        }
        const n = pairs[row + to]!
        gain += weight(n + out[to]! + into[to]! + self) - weight(n)
        gain -= 2 * (weight(mass[to]! + counts[word]!) - weight(mass[to]!))
        if (gain > most || (to === own && gain === most)) {
          most = gain
          best = to
        }
      }
      move(best, 1)
      if (best === own) continue
      classOf[word] = best
      size[own]!--
      size[best]!++
    }
  }
  return classOf
}

/**
 * Finds texts that are one text in two versions: copied, cut, reworded in part, translated twice. Candidates are looked up by shingles of
 * three
 * words in an inverted index and compared exactly by their shingles of two words. Work and memory grow with the words, not with the pairs.
 */
import { PostingIndex } from './posting-index.ts'
import { shingleAt, shinglesOf } from './shingles.ts'

export interface NearDuplicatePair {
  /** Numbers of the texts in the order in which they were added; `earlier < later`. */
  readonly earlier: number
  readonly later: number
  /** Weight of the shingles that both have over that of the shingles that either has, 0 to 1 (Jaccard). */
  readonly similarity: number
  /** Weight of the shingles that both have over that of the shorter text's, 0 to 1: near 1 when it is an excerpt of the other. */
  readonly containment: number
}

/** Shingles of three words are rare enough to look up, those of two words survive more rewording. */
const LOOKED_UP = 3
const COMPARED = 2
/** A shingle that more texts have leads to the first of them only: a story printed a thousand times is found through those. */
const MOST_POSTINGS = 24
/** How many of the earlier texts that share most are compared exactly. */
const MOST_CANDIDATES = 24
/**
 * Texts are compared when they share this many of the shingles looked up, and this share of the shorter text's: half of what two versions
 * share.
 */
const LEAST_SHARED = 2
const LEAST_SHARE = 0.04
/** From this number of words on, only one shingle in `SAMPLED` is looked up; a tenth in common still shows in a dozen of them. */
const LONG = 256
const SAMPLED = 4
/**
 * What comes after so many words is not compared: two texts that share their first 4,000 words are one text, and hostile input stays
 * bounded.
 */
const MOST_WORDS = 4000
/** Fewer shingles than this say nothing about who copied whom. */
const LEAST_SHINGLES = 12
/**
 * A shingle that more texts have than this weighs less, by the square root: what every page of a site has in it (a list of videos, a
 * subscription
 * prompt) makes no two stories alike. All of a much-printed story's shingles weigh less by the same factor, so its copies stay alike.
 */
const USUAL_TEXTS = 16
/** Counters for the above: two a shingle, 2^26 (128 MB) at most. */
const MOST_COUNTERS = 1 << 26

/** Texts are added one by one, then compared all together; the pairs depend on the order of adding only. */
export class NearDuplicates {
  private readonly texts: Uint32Array[] = []
  private readonly lookedUp: number[] = []
  private readonly candidates: { earlier: number; later: number }[] = []
  private readonly index = new PostingIndex(MOST_POSTINGS)
  private counts = new Uint16Array(1 << 10)

  /** Adds a text as the hashes of its words (see `hashWord`). Returns its number: 0 for the first. */
  add(words: Uint32Array): number {
    const compared = words.subarray(0, MOST_WORDS)
    const text = this.texts.length
    const shingles = shinglesOf(compared, COMPARED)
    this.texts.push(shingles)
    this.lookedUp.push(0)
    if (shingles.length >= LEAST_SHINGLES) this.lookUp(compared, text)
    return text
  }

  /**
   * Every two texts that share some of their wording, by later and earlier text. Whether they are near-duplicates is for thresholds to
   * say.
   */
  pairs(): NearDuplicatePair[] {
    const weights = this.weigh()
    const weightOf = (shingles: Uint32Array): number => shingles.reduce((sum, shingle) => sum + weights.of(shingle), 0)
    const totals = new Map<number, number>()
    const total = (text: number): number => {
      let sum = totals.get(text)
      if (sum === undefined) totals.set(text, (sum = weightOf(this.texts[text]!)))
      return sum
    }
    return this.candidates.map(({ earlier, later }) => {
      const both = sharedWeight(this.texts[earlier]!, this.texts[later]!, weights)
      const [one, other] = [total(earlier), total(later)]
      return { earlier, later, similarity: both / (one + other - both), containment: both / Math.min(one, other) }
    })
  }

  private lookUp(words: Uint32Array, text: number): void {
    while (text >= this.counts.length) this.counts = new Uint16Array(this.counts.length * 2)
    const { counts } = this
    const touched: number[] = []
    const count = (earlier: number): void => {
      if (counts[earlier]!++ === 0) touched.push(earlier)
    }
    let lookedUp = 0
    for (let i = 0; i + LOOKED_UP <= words.length; i++) {
      const shingle = shingleAt(words, i, LOOKED_UP)
      if (words.length >= LONG && (shingle >>> 8) % SAMPLED !== 0) continue
      this.index.add(shingle, text, count)
      lookedUp++
    }
    this.lookedUp[text] = lookedUp
    const share = (earlier: number): number => counts[earlier]! ** 2 / this.texts[earlier]!.length
    const candidates = touched.filter(
      (earlier) => counts[earlier]! >= Math.max(LEAST_SHARED, LEAST_SHARE * Math.min(lookedUp, this.lookedUp[earlier]!)),
    )
    if (candidates.length > MOST_CANDIDATES) {
      candidates.sort((a, b) => share(b) - share(a) || a - b)
      candidates.length = MOST_CANDIDATES
    }
    for (const earlier of touched) counts[earlier] = 0
    for (const earlier of candidates.sort((a, b) => a - b)) this.candidates.push({ earlier, later: text })
  }

  private weigh(): ShingleWeights {
    const shingles = this.texts.reduce((sum, { length }) => sum + length, 0)
    const weights = new ShingleWeights(shingles)
    for (const text of this.texts) for (const shingle of text) weights.count(shingle)
    return weights
  }
}

/** In how many texts each shingle stands, over hashed counters: two shingles that share a counter weigh a little less, nothing more. */
class ShingleWeights {
  private readonly counters: Uint16Array
  private readonly mask: number

  constructor(shingles: number) {
    let size = 1 << 10
    while (size < 2 * shingles && size < MOST_COUNTERS) size *= 2
    this.counters = new Uint16Array(size)
    this.mask = size - 1
  }

  count(shingle: number): void {
    const counter = shingle & this.mask
    if (this.counters[counter]! < 0xffff) this.counters[counter]!++
  }

  of(shingle: number): number {
    const texts = this.counters[shingle & this.mask]!
    return texts <= USUAL_TEXTS ? 1 : Math.sqrt(USUAL_TEXTS / texts)
  }
}

function sharedWeight(a: Uint32Array, b: Uint32Array, weights: ShingleWeights): number {
  let both = 0
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const x = a[i]!
    const y = b[j]!
    if (x === y) both += weights.of(x)
    if (x <= y) i++
    if (y <= x) j++
  }
  return both
}

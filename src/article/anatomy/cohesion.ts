/**
 * Whether a paragraph speaks of what the article speaks of: the words it shares with the headline and with the first paragraphs. Other
 * stories on a page have other names and other matters, in any language.
 */
import type { Scan } from '../../text/scan.ts'
import { CAPITALISED, NUMERIC, ONE_IDEOGRAPH } from '../../text/words.ts'
import { joinHash, type LineTable } from './lines.ts'

/** Words of the article's beginning that the rest is held against: some six paragraphs. */
const CORE_WORDS = 250
/** Fewer, where a short article ends: so many lines that are no paragraphs stand there. */
const CORE_LEAST = 60
const GAP_LINES = 5
/** Shorter words are grammar more often than matter; names may be shorter. Code units. */
const TELLING_LENGTH = 6
const NAME_LENGTH = 4

/** A paragraph of the article shares so many of its telling words, and so much of them. */
const SHARED_LEAST = 2
const SHARED_SHARE = 0.12

/**
 * Calls `take` with the hash of every word between the word indexes that tells what a text is about; of ideographs, of every two. As signed
 * numbers: sets box larger ones.
 */
function forTelling({ words }: Scan, from: number, to: number, take: (hash: number) => void): void {
  for (let i = from; i < to; i++) {
    const flags = words.flags[i]!
    if ((flags & ONE_IDEOGRAPH) !== 0) {
      if (i + 1 < to && words.start[i + 1] === words.end[i]) take(joinHash(words.hash[i]!, words.hash[i + 1]!) | 0)
      continue
    }
    const length = words.end[i]! - words.start[i]!
    const least = (flags & CAPITALISED) === 0 ? TELLING_LENGTH : NAME_LENGTH
    if ((flags & NUMERIC) === 0 && length >= least) take(words.hash[i]! | 0)
  }
}

/** What the article is about: the telling words of its headline and of its first paragraphs. */
export class Core {
  readonly #words = new Set<number>()
  /** Index of the first line after those that the words were taken from. */
  readonly end: number

  /** `isProse` says of a line of the table whether it is a paragraph; lines from `first` to `last`, inclusive. */
  constructor(scan: Scan, table: LineTable, first: number, last: number, isProse: (k: number) => boolean, headline: Scan | undefined) {
    if (headline) forTelling(headline, 0, headline.words.count, (hash) => this.#words.add(hash))
    let words = 0
    let others = 0
    let k = first
    for (; k <= last && words < CORE_WORDS && (words < CORE_LEAST || others < GAP_LINES); k++) {
      if (!isProse(k)) {
        others++
        continue
      }
      others = 0
      words += table.words[k]!
      forTelling(scan, table.firstWord[k]!, table.firstWord[k]! + table.words[k]!, (hash) => this.#words.add(hash))
    }
    this.end = k
  }

  /** Whether line `k` has enough telling words in common with the article to be of its story. */
  isRelated(scan: Scan, table: LineTable, k: number): boolean {
    const found: number[] = []
    let telling = 0
    forTelling(scan, table.firstWord[k]!, table.firstWord[k]! + table.words[k]!, (hash) => {
      telling++
      if (this.#words.has(hash) && !found.includes(hash)) found.push(hash)
    })
    return found.length >= Math.max(SHARED_LEAST, telling * SHARED_SHARE)
  }
}

/** Which lines carry the headline that the article is known by. */
import type { Scan } from '../../text/scan.ts'
import type { LineTable } from './lines.ts'

/** A site's name behind the headline has no more words. */
const SUFFIX_WORDS = 6
/** Every carrier costs a walk to the end: a text that repeats its headline a thousand times is not worth more than the last few. */
const KEPT_AT_EACH_END = 4

/** Whether the headline has most of the line's words, and the line enough of the headline's. */
function carriesHeadline(scan: Scan, table: LineTable, k: number, wanted: ReadonlySet<number>, least: number): boolean {
  const count = table.words[k]!
  // three in four of its words are the headline's, so it cannot be much longer
  if (count === 0 || count > wanted.size * 1.5 + SUFFIX_WORDS) return false
  const first = table.firstWord[k]!
  const found = new Set<number>()
  let inside = 0
  for (let i = first; i < first + count; i++) {
    const hash = scan.words.hash[i]!
    if (!wanted.has(hash)) continue
    inside++
    found.add(hash)
  }
  const whole = found.size >= wanted.size * 0.9 && count <= wanted.size + SUFFIX_WORDS
  return whole || (inside >= count * 0.75 && found.size >= least)
}

/** Lines that carry the headline, in order. A title has its site's name behind it, so a line with the larger part of it will do. */
export function carriersOf(scan: Scan, table: LineTable, headline: Scan | undefined): readonly number[] {
  if (headline === undefined || headline.words.count === 0) return []
  const wanted = new Set(headline.words.hash.subarray(0, headline.words.count))
  const least = Math.max(Math.min(wanted.size, 2), Math.ceil(wanted.size * 0.5))
  const lines: number[] = []
  for (let k = 0; k < table.count; k++) if (carriesHeadline(scan, table, k, wanted, least)) lines.push(k)
  return lines.length <= 2 * KEPT_AT_EACH_END ? lines : lines.slice(0, KEPT_AT_EACH_END).concat(lines.slice(-KEPT_AT_EACH_END))
}

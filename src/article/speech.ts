/** Whose grammar it is: the reporter's own, that of somebody who is quoted, or that of a dialect. */
import type { Reading } from './reading.ts'
import type { Scan } from '../text/scan.ts'
import { CAPITALISED, GAP_BREAK, GAP_SPACE, wordSet } from '../text/words.ts'
import { data } from './speech.yaml.ts'

const DIALECT = wordSet(data.dialect)

/** In fewer words than this a dialect need not show. */
const LEAST_WORDS = 20

/** Nothing but blanks stands between the words, and none after the first has a capital (`small`): no names and no two clauses. */
export function isOneRun(
  { words: { flags, gap } }: Scan, { word, words }: { readonly word: number; readonly words: number }, small = true,
): boolean {
  for (let at = word + 1; at < word + words; at++) {
    if ((gap[at]! & ~GAP_BREAK) !== GAP_SPACE || (small && (flags[at]! & CAPITALISED) !== 0)) return false
  }
  return true
}

/**
 * - `narration`: outside quotations; a mistake is the article's.
 * - `standard`: inside a quotation in standard English, where a mistake that no native speaker makes came in with the text, not with the
 *   speaker.
 * - `short`: inside a quotation that is too short to tell standard English from a dialect.
 * - `dialect`: inside a quotation whose other words show that its grammar is the speaker's.
 */
export type Speech = 'narration' | 'standard' | 'short' | 'dialect'

/** Slow (it reads the whole quotation): for places that are already suspect. */
export function speechAt(reading: Reading, offset: number): Speech {
  const quote = reading.quoteAt(offset)
  if (!quote) return 'narration'
  const { scan } = reading
  for (let word = scan.wordAt(quote.start); word < scan.words.count && scan.words.start[word]! < quote.end; word++) {
    if (DIALECT.has(scan.words.hash[word]!)) return 'dialect'
  }
  return quote.words < LEAST_WORDS ? 'short' : 'standard'
}

/**
 * The hits that are mistakes of grammar, of overlapping ones the first, but for those that may be the grammar of somebody who is quoted.
 * `evenInShort`: nobody speaks so in whatever dialect, so that a quotation too short to tell is no excuse.
 */
export function* mistakesOf<Hit extends { readonly start: number; readonly end: number }>(
  reading: Reading,
  hits: readonly Hit[],
  isMistake: (hit: Hit) => boolean,
  evenInShort: (hit: Hit) => boolean = () => false,
): Generator<Hit> {
  let last = -1
  for (const hit of hits) {
    if (hit.start < last || !isMistake(hit)) continue
    const speech = speechAt(reading, hit.start)
    if (speech === 'dialect' || (speech === 'short' && !evenInShort(hit))) continue
    last = hit.end
    yield hit
  }
}

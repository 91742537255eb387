/** What an article says in its own words: the body without residue and without what it quotes. */
import type { Reading, Role } from './reading.ts'

const TOLD: ReadonlySet<Role> = new Set<Role>(['standfirst', 'body', 'crosshead', 'list'])
/** Shorter quotations are names and single words, which belong to the sentence. */
const LEAST_QUOTED = 5
/** An interview or a speech is quotation nearly throughout: when less than this share is left, all of it counts. */
const LEAST_LEFT = 0.3

/**
 * Hashes of the words (see `hashWord`) that the reporter wrote. Articles of two reporters on one event share what was said there, not how it
 * is told: by their narration they stay apart, and two versions of one report do not.
 */
export function narrationOf(reading: Reading): Uint32Array {
  const { words } = reading.scan
  const all = new Uint32Array(words.count)
  const told = new Uint32Array(words.count)
  let allCount = 0
  let toldCount = 0
  const quotes = reading.quotes.filter((quote) => quote.depth === 0 && quote.words >= LEAST_QUOTED)
  let quote = 0
  for (const block of reading.blocks) {
    if (!TOLD.has(block.role)) continue
    for (let i = reading.scan.wordAt(block.start); i < words.count && words.start[i]! < block.end; i++) {
      all[allCount++] = words.hash[i]!
      while (quote < quotes.length && quotes[quote]!.end <= words.start[i]!) quote++
      if (quote === quotes.length || quotes[quote]!.start > words.start[i]!) told[toldCount++] = words.hash[i]!
    }
  }
  return toldCount >= LEAST_LEFT * allCount ? told.slice(0, toldCount) : all.slice(0, allCount)
}

/** What stands on either side of a cue, and where exactly it begins and ends. */
import { GAP_COMMA, GAP_OTHER, hashWord, wordSet } from '../text/words.ts'
import { finiteBefore } from './attribution-clauses.ts'
import { isFinite, isManner } from './attribution-finite.ts'
import type { Follows } from './attribution-signs.ts'
import type { Marked } from './attribution-sources.ts'
import { CONJUNCTION, DATE, PREPOSITION, PRONOUN, RELATIVE, SUBORDINATOR } from './attribution-words.ts'

const THAT = hashWord('that')
const TO = hashWord('to')
const OPENS_CLAUSE = wordSet(['that', 'whether', 'how', 'why', 'if', 'what'])

/** So many words on from a cue nothing belongs to it; bounds the work on hostile input. */
export const LONGEST_LOOK = 150

export const opensClause = ({ scan }: Marked, word: number): boolean => OPENS_CLAUSE.has(scan.words.hash[word]!)

/** "added minutes later, '…'", "told viewers: '…'": a comma or colon before a quotation, a few words on. */
function leadsToQuotation({ scan, quoteOf }: Marked, from: number, end: number): boolean {
  const { gap } = scan.words
  for (let i = from; i < end && i < from + LONGEST_LEAD; i++) {
    if (quoteOf[i] !== -1) return (gap[i]! & (GAP_COMMA | GAP_OTHER)) !== 0
    if (i > from && (gap[i]! & (GAP_COMMA | GAP_OTHER)) !== 0) return false
  }
  return false
}
const LONGEST_LEAD = 7

/** "stated in a press release that" */
function leadsToThat({ scan }: Marked, from: number, end: number): boolean {
  for (let i = from; i < end && i < from + LONGEST_LEAD && (scan.words.gap[i]! & (GAP_COMMA | GAP_OTHER)) === 0; i++) {
    if (scan.words.hash[i] === THAT) return true
  }
  return false
}

/** What follows the cue at `word`. */
export function whatFollows(marked: Marked, word: number, end: number): Follows {
  const { scan, words, quoteOf } = marked
  const next = word + 1
  if (next >= end) return scan.text.startsWith(':', scan.words.end[word]) ? 'quote' : 'end'
  if (quoteOf[next] !== -1) return 'quote'
  const gap = scan.words.gap[next]!
  if ((gap & GAP_OTHER) !== 0 && scan.text.slice(scan.words.end[word], scan.words.start[next]).includes(':')) return 'quote'
  if ((gap & (GAP_COMMA | GAP_OTHER)) !== 0) return 'end'
  const hash = scan.words.hash[next]!
  if (OPENS_CLAUSE.has(hash)) return 'that'
  if (hash === TO) return 'to'
  const bits = words.bits(next)
  if (leadsToQuotation(marked, next, end)) return 'quote'
  if ((bits & (PREPOSITION | SUBORDINATOR | CONJUNCTION)) !== 0) return leadsToThat(marked, next, end) ? 'that' : 'preposition'
  // a clause has a finite verb of its own before the next comma
  const limit = Math.min(end, next + 14)
  for (let i = next; i < limit; i++) {
    if (i > next && (scan.words.gap[i]! & (GAP_COMMA | GAP_OTHER)) !== 0) return isExplainedSubject(marked, i, end) ? 'clause' : 'object'
    if (i > next && (words.bits(i) & (RELATIVE | SUBORDINATOR)) !== 0) break
    // "he's" is a clause by itself
    if (isFinite(marked, i)) return i === next && (bits & PRONOUN) === 0 ? 'verb' : 'clause'
  }
  return 'object'
}

/** "said the driver, who is 34, had left": a verb comes right after the relative clause that begins at `relative`. */
function isExplainedSubject(marked: Marked, relative: number, end: number): boolean {
  const { scan, words } = marked
  if ((words.bits(relative) & RELATIVE) === 0 || (scan.words.gap[relative]! & GAP_COMMA) === 0) return false
  for (let i = relative + 1; i < end && i < relative + LONGEST_RELATIVE; i++) {
    if ((scan.words.gap[i]! & GAP_COMMA) !== 0) return isFinite(marked, i)
  }
  return false
}
const LONGEST_RELATIVE = 16

/** Whether nothing of what is said follows the cue: the sentence ends, or time, place and occasion follow. */
export function isTrivialRight(
  marked: Marked, next: number, end: number, quotedLeft: boolean, leftWords: number, follows: Follows,
): boolean {
  const { scan, words, quoteOf } = marked
  if (next >= end) return true
  if ((scan.words.gap[next]! & GAP_OTHER) !== 0 || follows === 'clause' || follows === 'that') return false
  for (let i = next; i < end; i++) {
    if (quoteOf[i] !== -1 && (i === next || (scan.words.gap[i]! & (GAP_COMMA | GAP_OTHER)) !== 0)) return false
  }
  // `"It's our luck," he said, that the bridge held`
  if ((scan.words.gap[next]! & GAP_COMMA) !== 0) return quotedLeft && scan.words.hash[next] !== THAT
  const bits = words.bits(next)
  if (scan.words.hash[next] === THAT) return false
  if (quotedLeft) return true
  const circumstance = (bits & (PREPOSITION | DATE | SUBORDINATOR)) !== 0 || (next + 1 === end && isManner(scan, next))
  if (!circumstance || (leftWords < 5 && finiteBefore(marked, next, next - leftWords) < 0)) return false
  for (let i = next; i < end && i < next + 14; i++) if (scan.words.hash[i] === THAT) return false
  return true
}

/** After the word before `word`, and after the quotation that it ends. */
export function gapStart(marked: Marked, word: number): number {
  const { scan } = marked
  let at = scan.words.start[word]!
  const from = scan.words.end[word - 1] ?? 0
  while (at > from && scan.text.charCodeAt(at - 1) <= 32) at--
  return at
}

/** The mark that opens the quotation that the word stands in, when it stands right before the word. */
export function quoteStart(marked: Marked, word: number): number {
  const { scan } = marked
  let at = scan.words.start[word]!
  const from = scan.words.end[word - 1] ?? 0
  while (at > from && scan.text.charCodeAt(at - 1) > 32) at--
  return at
}

/** The sentence begins right after a quotation that ends in its paragraph. */
export function isAfterQuotation({ scan, quoteOf }: Marked, first: number): boolean {
  const { start } = scan.words
  return first > 0 && quoteOf[first - 1] !== -1 && scan.paragraphs.at(start[first - 1]!) === scan.paragraphs.at(start[first]!)
}

/** "said in an interview on Sunday": the circumstance belongs to the cue. */
export function circumstanceEnd(marked: Marked, from: number, end: number): number {
  const { scan } = marked
  let i = from
  while (i < end && i < from + LONGEST_CIRCUMSTANCE && (scan.words.gap[i]! & (GAP_COMMA | GAP_OTHER)) === 0) i++
  return i
}
const LONGEST_CIRCUMSTANCE = 4

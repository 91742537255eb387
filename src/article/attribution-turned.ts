/** Cues whose source follows them: `"…," said the mayor`, "…, said the mayor". */
import { GAP_COMMA, GAP_OTHER, GAP_QUOTE, hashWord } from '../text/words.ts'
import { addPart, type Cue, type Part } from './attribution-cues.ts'
import { isFinite } from './attribution-finite.ts'
import { gapStart, isAfterQuotation, LONGEST_LOOK, opensClause, quoteStart } from './attribution-places.ts'
import { endOfApposition, isSomebody, phraseFrom, type Marked } from './attribution-sources.ts'
import { BE, DATE, HAVE, MODAL, PREPOSITION, PRONOUN, RELATIVE, SUBORDINATOR, TELLING } from './attribution-words.ts'

const TO = hashWord('to')

/** `"…," said the mayor, "…"`, `…, said the mayor`. */
export function readTurned(marked: Marked, sentence: number, word: number, cueEnd: number, kinds: number): Cue | undefined {
  const { scan, words, quoteOf } = marked
  const { sentences } = scan
  const { gap, hash } = scan.words
  const first = sentences.firstWord[sentence]!
  const end = Math.min(sentences.endWord[sentence]!, word + LONGEST_LOOK)
  const afterQuotation = word === first && isAfterQuotation(marked, first)
  const quoted = (word > first && quoteOf[word - 1] !== -1) || afterQuotation
  if (word > first && !quoted && (gap[word]! & (GAP_COMMA | GAP_OTHER)) === 0) return undefined
  const source = phraseFrom(marked, cueEnd, end)
  if (!source || (words.bits(source.first) & (RELATIVE | SUBORDINATOR)) !== 0) return undefined
  if ((!quoted && !isSomebody(marked, source)) || (gap[cueEnd]! & (GAP_COMMA | GAP_OTHER)) !== 0) return undefined
  const after = source.end
  if (!quoted) {
    const stopped = after >= end || (gap[after]! & (GAP_COMMA | GAP_OTHER | GAP_QUOTE)) !== 0
    const closed = stopped || (words.bits(after) & (RELATIVE | PREPOSITION | DATE | SUBORDINATOR)) !== 0
    // "Lund asked Reed whether", "Lund told the crowd: '…'": whoever is named after the verb is spoken to
    const told = (kinds & TELLING) !== 0 && after < end && (quoteOf[after] !== -1 || opensClause(marked, after) || hash[after] === TO)
    if (!closed || told || (words.bits(source.first) & PRONOUN) !== 0) return undefined
    if (word > first && isApposition(marked, word, first) && speaksOn(marked, after, end)) return undefined
  } else if (after < end && (words.bits(after) & (BE | HAVE | MODAL)) !== 0) return undefined
  const content: Part[] = []
  if (word > first) addPart(content, sentences.start[sentence]!, gapStart(marked, word))
  if (afterQuotation) addPart(content, sentences.start[sentence - 1]!, sentences.end[sentence - 1]!)
  for (let i = after; i < end; i++) {
    if (quoteOf[i] === -1) continue
    addPart(content, quoteStart(marked, i), sentences.end[sentence]!)
    break
  }
  if (word === first && content.length === 0) addPart(content, scan.words.end[after - 1]!, sentences.end[sentence]!)
  const whole = { ...source, wholeEnd: endOfApposition(marked, after, end) }
  return { sentence, first: word, end: cueEnd, source: whole, kinds, content }
}

/** "Lund, the mayor, said": two commas before the cue, the first after a name near the start. */
function isApposition(marked: Marked, word: number, first: number): boolean {
  const { gap } = marked.scan.words
  for (let i = word - 1; i > first && i > word - 12; i--) if ((gap[i]! & GAP_COMMA) !== 0) return true
  return word - first <= 4
}

/** "said Reed, his brother, was ill": what follows the name has a verb of its own. */
function speaksOn(marked: Marked, after: number, end: number): boolean {
  const { scan, words } = marked
  if (after >= end) return false
  if ((scan.words.gap[after]! & GAP_COMMA) === 0) return isFinite(marked, after)
  if ((words.bits(after) & RELATIVE) !== 0) return false
  for (let i = after + 1; i < end && i < after + 20; i++) if ((scan.words.gap[i]! & GAP_COMMA) !== 0) return isFinite(marked, i)
  return false
}

/** The cue that speaks a quotation: the nearest in its sentences, unless somebody there says it all. */
import type { QuotationSpan } from '../text/quotations.ts'
import { GAP_SPACE, wordSet } from '../text/words.ts'
import type { Cue } from './attribution-cues.ts'
import { isSomebody, type Marked, type NounPhrase } from './attribution-sources.ts'
import { ANONYMOUS, CALLING, DETERMINER, GERUND, JUDGING, OF_NOUN, RELATIVE, SAYING, SEEMING, TELLING, THINKING, WANTING } from './attribution-words.ts'
import { data } from './lexicon/ledger.yaml.ts'
import type { SentenceCues } from './sentence-cues.ts'

/** So many cues before and after a quotation can be its own; bounds the work on hostile input. */
export const NEAREST_CUES = 20

export const isSpeech = ({ kinds }: Cue): boolean => kinds === 0 || ((kinds & (SAYING | TELLING)) !== 0 && (kinds & OF_NOUN) === 0)

/** The source of the cue that speaks the quotation; undefined where its sentences have none. */
export function spokenBy(cues: SentenceCues, quote: QuotationSpan): NounPhrase | undefined {
  const { marked } = cues
  const { sentences } = marked.scan
  const firstSentence = sentences.at(quote.start)
  const lastSentence = sentences.at(quote.end - 1)
  let best: Cue | undefined
  let bestCost = Infinity
  for (let s = firstSentence; ; s = lastSentence) {
    for (const cue of near(marked, cues.in(s), quote.start)) {
      if (!cue.source) continue
      const cost = costOf(marked, cue, quote)
      if (cost < bestCost) {
        bestCost = cost
        best = cue
      }
    }
    if (s === lastSentence) break
  }
  if (!best) return askedAfter(cues, lastSentence, quote)
  return inscribed(marked, best) ?? saidAround(cues, best, quote)?.source ?? best.source
}

/** "Lund held up a sign saying “no toll”", "wore a hat that read “no toll”": what can be read is the source, and nobody who carries it. */
function inscribed({ scan, words }: Marked, cue: Cue): NounPhrase | undefined {
  const { hash } = scan.words
  const end = (words.bits(cue.first - 1) & RELATIVE) !== 0 ? cue.first - 1 : cue.first
  const isRead = READS.has(hash[cue.end - 1]!) && (end < cue.first || (words.verb(cue.end - 1) & GERUND) !== 0)
  if (!isRead || scan.words.gap[end] !== GAP_SPACE || !BEARERS.has(hash[end - 1]!)) return undefined
  for (let first = end - 2; first >= 0 && first > end - LONGEST_BEARER; first--) {
    if ((words.bits(first) & DETERMINER) !== 0) return { first, end }
  }
  return { first: end - 1, end }
}
/** "a Reed campaign hat" */
const LONGEST_BEARER = 6
const READS = wordSet(['saying', 'says', 'said', 'reading', 'reads', 'read', 'stating', 'states', 'stated', 'proclaiming', 'declaring'])
const BEARERS = wordSet(data.bearers)

/** The last cue of the sentence that has a source. "a" of "Lund said, a hint of anger in her voice" is none. */
export function lastCueIn(cues: SentenceCues, sentence: number, test: (cue: Cue) => boolean): Cue | undefined {
  const list = cues.in(sentence)
  const { words } = cues.marked
  const isBare = ({ first, end }: NounPhrase): boolean => end - first === 1 && (words.bits(first) & (DETERMINER | ANONYMOUS)) === DETERMINER
  return list.slice(-NEAREST_CUES).findLast((cue) => cue.source !== undefined && !isBare(cue.source) && test(cue))
}

/** "Lund said that the board wanted “a new start”": whoever says it all speaks the quotation, not whoever it says something of. */
function saidAround(cues: SentenceCues, inner: Cue, quote: QuotationSpan): Cue | undefined {
  const { words } = cues.marked.scan
  if (speaksPlainly(inner)) return undefined
  const at = words.start[inner.first]!
  return near(cues.marked, cues.in(inner.sentence), at).findLast(
    (cue) =>
      cue.source !== undefined && (cue.kinds & (SAYING | TELLING)) !== 0 && words.start[cue.first]! < at
      && cue.content.some((part) => part.start <= at && part.end >= quote.end),
  )
}

/** `"Who would swim here?" Lund asked.`: its cue stands in a sentence of its own. */
function askedAfter(cues: SentenceCues, sentence: number, quote: QuotationSpan): NounPhrase | undefined {
  if (sentence + 1 >= cues.marked.scan.sentences.count) return undefined
  const says = ({ content }: Cue): boolean => content.some((part) => part.start < quote.end && part.end >= quote.end)
  return cues.in(sentence + 1).slice(0, NEAREST_CUES).find((cue) => cue.source !== undefined && says(cue))?.source
}

/** The cues of one sentence that are next to the offset, before and after it. */
function near({ scan }: Marked, list: readonly Cue[], offset: number): readonly Cue[] {
  if (list.length <= NEAREST_CUES) return list
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (scan.words.start[list[middle]!.first]! < offset) low = middle + 1
    else high = middle
  }
  return list.slice(Math.max(0, low - NEAREST_CUES), low + NEAREST_CUES)
}

/** "Said", "told", "called"; and not "he would consider", "he rarely asks surrogates to". */
const speaksPlainly = ({ kinds }: Cue): boolean =>
  (kinds & SAYING) !== 0 || ((kinds & TELLING) !== 0 && (kinds & WANTING) === 0) || ((kinds & CALLING) !== 0 && (kinds & THINKING) === 0)

/** How far a cue is from a quotation, in code units; cues that do not speak are farther. */
function costOf(marked: Marked, cue: Cue, quote: QuotationSpan): number {
  const { start, end } = marked.scan.words
  const cueStart = Math.min(start[cue.first]!, cue.source ? start[cue.source.first]! : Infinity)
  const cueEnd = Math.max(end[cue.end - 1]!, cue.source ? end[cue.source.end - 1]! : 0)
  const distance = cueEnd <= quote.start ? quote.start - cueEnd : cueStart >= quote.end ? (cueStart - quote.end) * 0.5 : 500
  const covered = cue.content.some((part) => part.start < quote.end && part.end > quote.start)
  const weak = (cue.kinds & (SAYING | TELLING)) === 0 && (cue.kinds & (JUDGING | WANTING | SEEMING)) !== 0
  const nobody = cue.source && !isSomebody(marked, cue.source)
  return distance + (covered ? 0 : 60) + (weak ? 20 : 0) + (nobody ? 80 : 0)
}

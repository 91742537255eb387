/** Attributions sentence by sentence, for rules that ask of one sentence who says so. Worked out once for a reading. */
import type { Attribution, Reading } from './reading.ts'

export interface SentenceAttributions {
  /** Those whose cue stands in the sentence, in order. */
  in(sentence: number): readonly Attribution[]
  /** Share of the sentence's code units that somebody says, or a document shows, 0 to 1. */
  covered(sentence: number): number
}

/** No sentence that somebody wrote has more; bounds the work on hostile input. */
const MOST_IN_SENTENCE = 64
const NONE: readonly Attribution[] = []
const known = new WeakMap<readonly Attribution[], SentenceAttributions>()

export function sentenceAttributions(reading: Reading): SentenceAttributions {
  const { attributions } = reading
  let found = known.get(attributions)
  if (!found) known.set(attributions, (found = bySentence(reading)))
  return found
}

function bySentence({ attributions, scan }: Reading): SentenceAttributions {
  const { sentences } = scan
  const lists = new Map<number, Attribution[]>()
  const covered = new Float64Array(sentences.count)
  for (const attribution of attributions) {
    const { cue, content } = attribution
    if (cue) {
      const sentence = sentences.at(cue.start)
      const list = lists.get(sentence)
      if (list) {
        if (list.length < MOST_IN_SENTENCE) list.push(attribution)
      } else lists.set(sentence, [attribution])
    }
    if (attribution.manner !== 'says' && attribution.manner !== 'shows') continue
    for (const { start, end } of content) {
      for (let s = sentences.at(start); s < sentences.count && sentences.start[s]! < end; s++) {
        const from = Math.max(start, sentences.start[s]!)
        const to = Math.min(end, sentences.end[s]!)
        if (to > from) covered[s]! += (to - from) / (sentences.end[s]! - sentences.start[s]!)
      }
    }
  }
  return { in: (sentence) => lists.get(sentence) ?? NONE, covered: (sentence) => Math.min(1, covered[sentence] ?? 0) }
}

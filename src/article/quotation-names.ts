/** Who is named beside a quotation without a cue: after it, before a colon, in the line below. */
import type { QuotationSpan } from '../text/quotations.ts'
import { CAPITALISED, GAP_COMMA, GAP_OTHER } from '../text/words.ts'
import { isSomebody, phraseFrom, type Marked, type NounPhrase } from './attribution-sources.ts'

/** Words. */
const LONGEST_NAME = 5
/** A quotation whose sentence goes on after it. */
const GOES_ON = /[,—–-]\s?['’"”»]+$/
/** `"…?" Lund cracked.` */
const EXCLAIMS = /[?!]\s?['’"”»]+\s?['’"”»]*$/
const SHORT_CLAUSE = 4
/** Words between a quotation and who speaks it. */
const LONGEST_CLAUSE = 16

/** `"…," Collins admonished`, `"…," blared the headline`: the clause after it has a verb of any kind. */
export function namedBeside(marked: Marked, { end, closed }: QuotationSpan): NounPhrase | undefined {
  const { scan } = marked
  const { paragraphs, sentences } = scan
  const paragraph = paragraphs.at(end - 1)
  const first = scan.wordAt(end)
  if (!closed || first >= paragraphs.endWord[paragraph]!) return undefined
  const clauseEnd = sentences.endWord[sentences.at(scan.words.start[first]!)]!
  const mark = scan.text.slice(Math.max(0, end - 4), end)
  if (!GOES_ON.test(mark) && !(EXCLAIMS.test(mark) && clauseEnd - first <= SHORT_CLAUSE)) return undefined
  const last = Math.min(clauseEnd, first + LONGEST_CLAUSE)
  const phrase = phraseFrom(marked, first, last)
  if (phrase && isSomebody(marked, phrase)) return phrase
  const turned = first + 1 < last ? phraseFrom(marked, first + 1, last) : undefined
  return turned && isSomebody(marked, turned) ? turned : undefined
}

/** "More from Lund:", "The result surprises pollster Anna Lund:". */
export function nameBefore(marked: Marked, colon: number, sentence: number): NounPhrase | undefined {
  const { scan } = marked
  const { sentences } = scan
  const end = scan.wordAt(colon - 1) + 1
  const first = sentences.firstWord[sentence]!
  let start = end
  while (start > first && end - start < LONGEST_NAME && (scan.words.flags[start - 1]! & CAPITALISED) !== 0
    && (start === end || (scan.words.gap[start]! & (GAP_COMMA | GAP_OTHER)) === 0)) start--
  const name = { first: start, end }
  return start < end && isSomebody(marked, name) ? name : undefined
}

/** Signed: `"…" — Maria Lund, Harbour News`, on the same line or the next, with a dash or alone on its line. */
export function signedBelow(marked: Marked, { end }: QuotationSpan): NounPhrase | undefined {
  const { scan } = marked
  const { paragraphs } = scan
  const paragraph = paragraphs.at(end - 1)
  const same = paragraphs.end[paragraph]! > end + 1
  const line = same ? paragraph : paragraph + 1
  if (line >= paragraphs.count) return undefined
  const first = same ? scan.wordAt(end) : paragraphs.firstWord[line]!
  const last = paragraphs.endWord[line]!
  const lead = scan.text.slice(same ? end : paragraphs.start[line], scan.words.start[first])
  const dashed = /^\s*[-–—]+\s*$/.test(lead)
  const isSentence = '.!?:'.includes(scan.text[paragraphs.end[line]! - 1]!)
  const bare = !same && lead === '' && !isSentence && isNames(marked, first, last)
  if (first >= last) return undefined
  const phrase = dashed || bare ? phraseFrom(marked, first, last) : undefined
  return phrase && isSomebody(marked, phrase) ? phrase : undefined
}

/** Most of the words have a capital. */
function isNames({ scan }: Marked, first: number, last: number): boolean {
  let capitals = 0
  for (let word = first; word < last; word++) if ((scan.words.flags[word]! & CAPITALISED) !== 0) capitals++
  return last - first >= 2 && last - first <= 7 && capitals > 0.7 * (last - first)
}

/** How far what is said goes: up to the end of its sentence, or to where the reporter goes on. */
import { GAP_BRACKET, GAP_COMMA, GAP_OTHER, GAP_SPACE, hashWord, wordSet } from '../text/words.ts'
import { finiteAfter, finiteBefore } from './attribution-clauses.ts'
import { isFinite } from './attribution-finite.ts'
import { classOf, signsOfEnd, type Boundary, type Follows, type Shape } from './attribution-signs.ts'
import type { Marked } from './attribution-sources.ts'
import { CONJUNCTION, PREPOSITION, RELATIVE, SUBORDINATOR } from './attribution-words.ts'
import { data as grammar } from './lexicon/attribution-grammar.yaml.ts'

export interface Content {
  readonly sentence: number
  /** The word that what is said begins with. */
  readonly from: number
  readonly follows: Follows
  readonly shape: Shape
  /** Base form and kinds of the cue. */
  readonly lemma: number
  readonly kinds: number
}

const THAT = hashWord('that')
const SUPPOSING = wordSet(grammar.supposing)
const ENDS_BEFORE = wordSet(grammar.ends_before)
const LINK = CONJUNCTION | SUBORDINATOR | PREPOSITION
const MARKS = GAP_COMMA | GAP_OTHER | GAP_BRACKET
/** A longer sentence is a list; bounds the work on hostile input. */
const LONGEST = 120

/** End of the content in code units: after the last of its words, or the end of the sentence. */
export function contentEnd(marked: Marked, { sentence, from, follows, shape, lemma, kinds }: Content): number {
  const { scan, words, quoteOf } = marked
  const { sentences } = scan
  const { gap, hash } = scan.words
  const first = sentences.firstWord[sentence]!
  const end = sentences.endWord[sentence]!
  const last = Math.min(end, from + LONGEST)
  const led = finiteBefore(marked, from - 1, first) >= 0
  // "his claim that it was safe has been denied": the cue stands within the subject, and the verb after it ends what is said
  const within = !led && (shape === 'gerund' || shape === 'infinitive' || shape === 'noun' || shape === 'relative')
  let verbBefore = false
  // "that if they won, they would", "the driver, who is 34, had": the verb of the clause before the comma is not that of what is said
  let supposed = false
  let commas = 0
  let allCommas = -1
  for (let word = from; word < last; word++) {
    const comma = word > from && (gap[word]! & GAP_COMMA) !== 0
    if (comma) commas++
    const quote = quoteOf[word]!
    if (word > from && quote !== -1 && quote === quoteOf[word - 1]) continue
    const between = gap[word]!
    const links = quote === -1 && (words.bits(word) & LINK) !== 0
    if (supposed && (between & GAP_COMMA) !== 0) {
      supposed = false
      verbBefore = false
    } else if (follows === 'clause' && !verbBefore && (between & GAP_COMMA) !== 0 && (words.bits(word) & RELATIVE) !== 0) {
      supposed = true
      continue
    } else if (word > from && ((between & MARKS) !== 0 || (links && ENDS_BEFORE.has(hash[word]!)) || (within && endsSubject(word)))) {
      const boundary = boundaryOf(marked, word)
      if (allCommas < 0) allCommas = commasWithin(gap, from, last)
      const signs = signsOfEnd({
        boundary: boundary === 'none' && !links && quote === -1 ? 'verb' : boundary,
        word: quote === -1 ? words.smallWord(word) : 0,
        wordClass: classOf(marked, word, first, end, GAP_SPACE),
        nextClass: classOf(marked, word + 1, first, end, gap[word + 1] ?? 0),
        lemma,
        kinds,
        follows,
        shape,
        led,
        verbBefore,
        verbAfter: finiteAfter(marked, word, end) >= 0,
        commasBefore: comma ? commas - 1 : commas,
        commasAfter: allCommas - commas,
      })
      if (marked.judge.ends(word, signs)) return contentEndBefore(marked, word)
    }
    if (verbBefore || quote !== -1) continue
    if (links && SUPPOSING.has(hash[word]!) && (word === from || hash[word - 1] === THAT)) supposed = true
    else if (isFinite(marked, word)) verbBefore = true
  }
  return sentences.end[sentence]!

  function endsSubject(word: number): boolean {
    return quoteOf[word] === -1 && isFinite(marked, word)
  }
}

/** Commas between the words `from` to `last`. */
function commasWithin(gap: Uint8Array, from: number, last: number): number {
  let commas = 0
  for (let word = from + 1; word < last; word++) if ((gap[word]! & GAP_COMMA) !== 0) commas++
  return commas
}

function boundaryOf({ scan }: Marked, word: number): Boundary {
  const gap = scan.words.gap[word]!
  if ((gap & GAP_COMMA) !== 0) return 'comma'
  if ((gap & GAP_BRACKET) !== 0) return 'bracket'
  if ((gap & GAP_OTHER) === 0) return 'none'
  for (let at = scan.words.end[word - 1]!; at < scan.words.start[word]!; at++) {
    const code = scan.text.charCodeAt(at)
    if (code === SEMICOLON) return 'semicolon'
    if (code === COLON) return 'colon'
  }
  return 'dash'
}
const SEMICOLON = 59
const COLON = 58

/** After the word before and the mark that closes its quotation. */
function contentEndBefore({ scan, quoteOf }: Marked, word: number): number {
  const end = scan.words.end[word - 1]!
  if (quoteOf[word - 1] === -1) return end
  let at = end
  while (at < scan.words.start[word]! && scan.text.charCodeAt(at) > 32) at++
  return at
}

/** Finds who an attribution is laid on: the noun phrase before a cue, after a turned-round one, after "according to". By word indexes. */
import type { Scan } from '../text/scan.ts'
import { ALL_CAPITALS, CAPITALISED, GAP_COMMA, GAP_OTHER, GAP_SPACE, hashWord, NUMERIC, wordSet } from '../text/words.ts'
import {
  ADVERB, ANONYMOUS, BE, CONJUNCTION, DATE, DETERMINER, DOCUMENT, GERUND, GROUP, HAVE, MODAL, NOUN_TOO, PREPOSITION, PRONOUN, RELATIVE,
  ROLE, SUBORDINATOR, TITLE, type AttributionWords,
} from './attribution-words.ts'
import { isFinite } from './attribution-finite.ts'
import { isPlainPlural } from './noun-phrases.ts'
import type { Signs } from './attribution-signs.ts'
import type { SourceKind } from './reading.ts'
import { entriesOf, GERUND as GERUND_VERB } from './vocabulary.ts'

/** Words of the scan, `end` exclusive. */
export interface NounPhrase {
  readonly first: number
  readonly end: number
  /** With what is added to it: "Maria Lund, the head of the harbour board"; `end` when nothing is. */
  readonly wholeEnd?: number
}

/** What the finders look at: the text's words, their bits, and the outermost quotation that each stands in (its index, or -1). */
export interface Marked {
  readonly scan: Scan
  readonly words: AttributionWords
  readonly quoteOf: Int32Array
  /** What `isFinite` found: 0 not asked, 1 no, 2 yes. */
  readonly finite: Uint8Array
  /** What `classOf` found of each word alone, plus one; 0 for not asked. */
  readonly classes: Uint8Array
  readonly judge: Judge
}

/** Decides by signs; the script that fits the weights puts its own in. */
export interface Judge {
  /** Whether the verb may be a cue, with the best subject that it can have. */
  mayBeCue(plain: Signs, kinds: number): boolean
  isCue(word: number, signs: Signs): boolean
  /** Whether what is said ends before the word. */
  ends(word: number, signs: Signs): boolean
}

/** A source longer than this is no noun phrase but a clause that was misread. */
const LONGEST_PHRASE = 16
/** "Ms Bell, assistant secretary for population, refugees and migration, said": words and commas between the name and its cue. */
const LONGEST_APPOSITION = 40
const MOST_COMMAS = 5
const BREAKS = GAP_COMMA | GAP_OTHER

/** "Maria Lund, 42, the head of the harbour board, said": the name before the commas. */
export function nameBeforeApposition(marked: Marked, end: number, first: number): NounPhrase | undefined {
  const { gap } = marked.scan.words
  let commas = 0
  const limit = Math.max(first, end - LONGEST_APPOSITION)
  for (let word = end - 1; word > limit && commas < MOST_COMMAS; word--) {
    if (marked.quoteOf[word] !== -1) return undefined
    if ((gap[word]! & GAP_COMMA) === 0) continue
    commas++
    const phrase = phraseEndingAt(marked, word, first)
    if (phrase && phrase.end - phrase.first <= 9 && isSomebody(marked, phrase)) return { ...phrase, wholeEnd: end }
  }
  return undefined
}

/** The noun phrase right before `end`, from `first` on at the earliest. */
export function phraseEndingAt(marked: Marked, end: number, first: number): NounPhrase | undefined {
  const { scan, words, quoteOf } = marked
  const { gap, flags } = scan.words
  const limit = Math.max(first, end - LONGEST_PHRASE)
  let start = end - 1
  if (start < first) return undefined
  while (start > limit) {
    if (isBrokenBefore(scan, start) || quoteOf[start - 1] !== -1) break
    const before = words.bits(start - 1)
    if ((before & (SUBORDINATOR | RELATIVE | BE | HAVE | MODAL)) !== 0 && (before & ADVERB) === 0) break
    if ((before & PRONOUN) !== 0 && (before & DETERMINER) === 0 && (words.bits(start) & CONJUNCTION) === 0) break
    if ((before & CONJUNCTION) !== 0) {
      if (start - 2 < first || (gap[start - 1]! & BREAKS) !== 0 || !joins(marked, start - 2) || !joins(marked, start)) break
    }
    const verb = words.verb(start - 1)
    const isNoun = (before & (DOCUMENT | ROLE | GROUP)) !== 0 || (flags[start - 1]! & CAPITALISED) !== 0
    if ((verb !== 0 && (verb & (NOUN_TOO | GERUND)) === 0 && !isNoun) || isFinite(marked, start - 1)) break
    start--
  }
  // what opens the sentence is no part of its subject: "On Tuesday", "But", "In Ohio"
  const opens = (bits: number): boolean => (bits & (CONJUNCTION | ADVERB | SUBORDINATOR)) !== 0 && (bits & DETERMINER) === 0
  while (start + 1 < end && opens(words.bits(start))) start++
  if (start < end && (words.bits(start) & PREPOSITION) !== 0) {
    start++
    while (start < end && (words.bits(start) & (DATE | DETERMINER)) !== 0) start++
  }
  return start < end ? { first: start, end } : undefined
}

/** Whether a noun phrase cannot go on over what stands before the word. A slash joins: "the Harbour News/Lakeland College poll". */
export function isBrokenBefore({ words, text }: Scan, word: number): boolean {
  if ((words.gap[word]! & BREAKS) === 0) return false
  const end = words.end[word - 1]!
  return words.start[word]! - end !== 1 || text.charCodeAt(end) !== SLASH
}
const SLASH = 47

/** Either side of "and" in "Lund and her advisers", "farmers and fishermen". */
function joins({ scan, words }: Marked, word: number): boolean {
  const bits = words.bits(word)
  if ((scan.words.flags[word]! & CAPITALISED) !== 0 || (bits & (PRONOUN | DETERMINER | ROLE | GROUP | ANONYMOUS)) !== 0) return true
  return isPlainPlural(scan, word)
}

/** The noun phrase that begins at `start`: after "said", "according to", "by". `last` is the end of the sentence, exclusive. */
export function phraseFrom(marked: Marked, start: number, last: number): NounPhrase | undefined {
  const { scan, words, quoteOf } = marked
  const { flags } = scan.words
  if (start >= last || quoteOf[start] !== -1) return undefined
  if ((words.bits(start) & PRONOUN) !== 0) return { first: start, end: start + 1 }
  let end = start
  const limit = Math.min(last, start + LONGEST_PHRASE)
  while (end < limit && quoteOf[end] === -1) {
    if (end > start && isBrokenBefore(scan, end)) break
    const bits = words.bits(end)
    // "Will Hurd" and "Erica May" are names
    const name = (flags[end]! & CAPITALISED) !== 0
    if (end > start && (bits & (SUBORDINATOR | RELATIVE | BE | HAVE | MODAL)) !== 0 && !name) break
    if (end > start && isFinite(marked, end)) break
    if (end > start && (bits & DATE) !== 0 && name && !((bits & MODAL) !== 0 && isLastName(marked, end, last))) break
    if (end > start && (bits & PREPOSITION) !== 0 && !continuesPhrase(marked, end, limit)) break
    end++
  }
  while (end > start && (words.bits(end - 1) & (PREPOSITION | ADVERB | CONJUNCTION)) !== 0) end--
  return end > start ? { first: start, end } : undefined
}

/** "Erica May, 34", and not "Reed May 3". */
function isLastName({ scan }: Marked, word: number, last: number): boolean {
  const { flags, gap } = scan.words
  const dated = word + 1 < last && (gap[word + 1]! & BREAKS) === 0 && (flags[word + 1]! & NUMERIC) !== 0
  return (flags[word - 1]! & CAPITALISED) !== 0 && !dated
}

/** Up to where a name that ends at `end` is explained: ", a former aide who runs the fund". `last`: end of the sentence, exclusive. */
export function endOfApposition(marked: Marked, end: number, last: number): number {
  const { scan, words, quoteOf } = marked
  if (end >= last || (scan.words.gap[end]! & GAP_COMMA) === 0 || quoteOf[end] !== -1) return end
  const opens = (words.bits(end) & (DETERMINER | RELATIVE | ROLE | TITLE | ANONYMOUS)) !== 0 || (scan.words.flags[end]! & CAPITALISED) === 0
  if (!opens) return end
  let i = end
  while (i < last && i < end + LONGEST_APPOSITION && quoteOf[i] === -1) i++
  return i
}

/** "of", "for", "at" and "with" go on a name or an office; "on Monday", "after the meeting" and "in an interview" do not. */
function continuesPhrase(marked: Marked, word: number, limit: number): boolean {
  const { hash, flags } = marked.scan.words
  if (word + 1 >= limit) return false
  // "accused by the union of hiding it", and not "a professor of nursing"
  const object = word + 2 < limit && (marked.words.bits(word + 2) & (DETERMINER | PRONOUN)) !== 0
  if (object && (entriesOf(marked.scan)[word + 1]! & GERUND_VERB) !== 0) return false
  if (JOINS.has(hash[word]!)) return true
  return hash[word] === IN && (flags[word + 1]! & CAPITALISED) !== 0 && (marked.words.bits(word + 1) & DATE) === 0
}
const JOINS = wordSet(['of', 'for', 'at', 'with', 'from'])
const IN = hashWord('in')

/** The subject of the main clause, for ", saying that": the noun phrase that the sentence begins with, after its opening words. */
export function subjectOfSentence(marked: Marked, sentence: number): NounPhrase | undefined {
  const { scan, words } = marked
  const { gap } = scan.words
  let first = scan.sentences.firstWord[sentence]!
  const last = scan.sentences.endWord[sentence]!
  // "On Monday, the mayor …": the subject stands after the first comma
  const counted = first + 1 < last && (scan.words.flags[first + 1]! & NUMERIC) !== 0
  // "But she", "So he"
  while (first + 1 < last && (words.bits(first) & (CONJUNCTION | ADVERB)) !== 0 && (words.bits(first) & (DETERMINER | DATE)) === 0) first++
  // "Calling the mill a ruin, Reed"
  const participle = (words.verb(first) & GERUND) !== 0
  if (participle || ((words.bits(first) & (PREPOSITION | SUBORDINATOR | DATE)) !== 0 && !counted)) {
    const limit = Math.min(last, first + LONGEST_APPOSITION)
    while (first < limit && (gap[first]! & GAP_COMMA) === 0) first++
    if (first >= limit) return undefined
  }
  const phrase = phraseFrom(marked, first, last)
  if (!phrase || !isSomebody(marked, phrase)) return undefined
  const head = headEnd(marked, phrase)
  return head < phrase.end ? { first: phrase.first, end: head } : { ...phrase, wholeEnd: appositionBeforeVerb(marked, phrase.end, last) }
}

/** Where a subject ends that its verb follows without a sign: after the names, or after the office or body and what belongs to it. */
function headEnd({ scan, words }: Marked, { first, end }: NounPhrase): number {
  let i = first + 1
  while (i < end) {
    const bits = words.bits(i)
    const capital = (scan.words.flags[i]! & CAPITALISED) !== 0
    const before = words.bits(i - 1)
    const complete = (scan.words.flags[i - 1]! & CAPITALISED) !== 0 || (before & (ROLE | GROUP | DOCUMENT | ANONYMOUS)) !== 0
    const goesOn = (bits & (PREPOSITION | CONJUNCTION | ROLE | GROUP | DOCUMENT | ANONYMOUS)) !== 0
    if (!capital && complete && !goesOn && (before & DETERMINER) === 0) return i
    if (words.verb(i) !== 0 && !capital && (bits & (ROLE | GROUP | DOCUMENT)) === 0) return i
    i++
  }
  return end
}

/** "Lund, who runs the board, has": after the second comma. */
function appositionBeforeVerb({ scan }: Marked, end: number, last: number): number {
  const { gap } = scan.words
  if (end >= last || (gap[end]! & GAP_COMMA) === 0) return end
  for (let i = end + 1; i < last && i < end + LONGEST_CLAUSE; i++) if ((gap[i]! & GAP_COMMA) !== 0) return i
  return end
}
const LONGEST_CLAUSE = 20

/** Whether a noun phrase can be asked: it begins with a name, a title, an office, a body. */
export function isSomebody(marked: Marked, { first, end }: NounPhrase): boolean {
  const { words, scan } = marked
  for (let word = first; word < end; word++) {
    const bits = words.bits(word)
    if ((bits & (PRONOUN | ROLE | GROUP | ANONYMOUS | TITLE | DOCUMENT)) !== 0) return true
    if ((scan.words.flags[word]! & CAPITALISED) !== 0 && (bits & (DATE | DETERMINER | PREPOSITION)) === 0) return true
    if ((bits & PREPOSITION) !== 0) return false
  }
  return false
}

export function kindOf(marked: Marked, { first, end }: NounPhrase): SourceKind {
  const { words, scan } = marked
  const { flags } = scan.words
  if (end - first === 1 && (words.bits(first) & PRONOUN) !== 0) return 'pronoun'
  let kind: SourceKind | undefined
  let named = false
  for (let word = first; word < end; word++) {
    const bits = words.bits(word)
    const capital = (flags[word]! & CAPITALISED) !== 0
    // the head of "a spokesman for the mayor" stands before the preposition
    if ((bits & PREPOSITION) !== 0 && kind !== undefined) break
    // "May said"
    const month = (bits & DATE) !== 0 && end - first > 1
    if (capital && (flags[word]! & NUMERIC) === 0 && !month && (bits & (DETERMINER | PRONOUN | TITLE)) === 0) {
      const opens = word === first && isSentenceStart(scan, word) && (flags[word]! & ALL_CAPITALS) === 0
      // the first word of a sentence has a capital anyway
      if (!opens || bits === 0) named = true
    }
    if ((bits & DOCUMENT) !== 0) kind = 'document'
    else if ((bits & ANONYMOUS) !== 0) kind = 'anonymous'
    else if ((bits & ROLE) !== 0) kind = kind === 'anonymous' ? 'anonymous' : 'role'
    else if ((bits & GROUP) !== 0) kind = 'group'
  }
  if (kind === 'document') return 'document'
  if (named && kind !== 'anonymous') return 'named'
  if (named && kind === 'anonymous') return lastCapital(marked, first, end) > lastBit(marked, first, end, ANONYMOUS) ? 'named' : 'anonymous'
  return kind ?? 'role'
}

function isSentenceStart(scan: Scan, word: number): boolean {
  // nothing but a blank before it
  if (scan.words.gap[word] === GAP_SPACE) return false
  const sentence = scan.sentences.at(scan.words.start[word]!)
  return scan.sentences.firstWord[sentence] === word
}

function lastCapital({ scan }: Marked, first: number, end: number): number {
  for (let word = end - 1; word >= first; word--) if ((scan.words.flags[word]! & CAPITALISED) !== 0) return word
  return -1
}

function lastBit({ words }: Marked, first: number, end: number, bit: number): number {
  for (let word = end - 1; word >= first; word--) if ((words.bits(word) & bit) !== 0) return word
  return -1
}

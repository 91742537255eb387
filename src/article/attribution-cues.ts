/** Reads cues that are no verbs: labels of speakers, "according to", nouns, adjectives and polls. */
import type { Scan } from '../text/scan.ts'
import { CAPITALISED, GAP_BREAK, GAP_COMMA, GAP_OTHER, GAP_SPACE, hashWord, NUMERIC } from '../text/words.ts'
import { isSomebody, phraseFrom, subjectBefore, type Marked, type NounPhrase } from './attribution-sources.ts'
import { PRONOUN, BE, HAVE, MODAL, ADVERB, PREPOSITION, TITLE, ROLE, SAYING, THINKING, SHOWING } from './attribution-words.ts'

const hashes = (...words: string[]): ReadonlySet<number> => new Set(words.map(hashWord))
const THAT = hashWord('that')
const LINKS = hashes('remain', 'remains', 'remained', 'felt', 'feels')
const DEGREES = hashes('very', 'more', 'most')
const OWNERS = hashes('his', 'her', 'their', 'its', 'my', 'our')
const BEFORE_POLL = hashes('in', 'from', 'under')

const NOUNS_IN_LY = hashes('family', 'ally', 'assembly', 'rally', 'bully', 'daily', 'weekly', 'monthly', 'quarterly', 'monopoly')

/** A cue with its source and content, by word indexes and offsets, as the speakers are found from it. */
export interface Cue {
  readonly sentence: number
  readonly first: number
  readonly end: number
  readonly source: NounPhrase | undefined
  /** Kinds of the cue verb; 0 for "according to" and cue nouns. */
  readonly kinds: number
  /** Code units; from start to end, in order. */
  readonly content: readonly { readonly start: number; readonly end: number }[]
}

/** "TAPPER: Take a listen": a name and a colon before a paragraph, as transcripts and interviews have it. */
export function readLabel(marked: Marked, sentence: number): Cue | undefined {
  const { scan, words, quoteOf } = marked
  const { gap, flags, start, end } = scan.words
  const first = scan.sentences.firstWord[sentence]!
  const last = scan.sentences.endWord[sentence]!
  let word = first
  while (word < last && word < first + LONGEST_LABEL && quoteOf[word] === -1 && (flags[word]! & CAPITALISED) !== 0) {
    if (words.bits(word) !== 0 && (words.bits(word) & (TITLE | ROLE)) === 0) return undefined
    word++
    if (word >= scan.words.count || (gap[word]! & (GAP_COMMA | GAP_OTHER | GAP_BREAK)) !== 0) break
  }
  if (word === first || word >= scan.words.count || (gap[word]! & (GAP_OTHER | GAP_BREAK)) !== GAP_OTHER) return undefined
  // "Q:" and "A:" name nobody
  if (end[word - 1]! - start[first]! < 2) return undefined
  if (scan.text[end[word - 1]!] !== ':' || (gap[word]! & GAP_SPACE) === 0) return undefined
  const paragraph = scan.sentences.paragraph[sentence]!
  return {
    sentence,
    first,
    end: word,
    source: { first, end: word },
    kinds: SAYING,
    content: [{ start: start[word]!, end: scan.paragraphs.end[paragraph]! }],
  }
}
const LONGEST_LABEL = 4

/** "according to the ministry": the source follows, what it says is the rest of the sentence. */
export function readBeforeSource(marked: Marked, sentence: number, word: number): Cue | undefined {
  const { scan, words } = marked
  const { sentences } = scan
  const length = words.beforeSource(word)
  if (length === 0) return undefined
  const end = sentences.endWord[sentence]!
  const source = phraseFrom(marked, word + length, end)
  if (!source || (length === 1 && !isSomebody(marked, source))) return undefined
  if (length === 1 && (scan.words.flags[word + 1]! & NUMERIC) !== 0) return undefined
  const first = sentences.firstWord[sentence]!
  const content = []
  if (word - first > 2) content.push({ start: sentences.start[sentence]!, end: scan.words.end[word - 1]! })
  if (end - source.end > 4 || word - first <= 2) content.push({ start: scan.words.end[source.end - 1]!, end: sentences.end[sentence]! })
  return { sentence, first: word, end: word + length, source, kinds: 0, content: content.filter((part) => part.end > part.start) }
}

/** "his claim that", "calls for": what is said follows the noun. */
export function readNoun(marked: Marked, sentence: number, word: number): Cue | undefined {
  const { scan, words } = marked
  if (!words.hasComplement(word) || scan.words.gap[word + 1]! !== 1) return undefined
  const { sentences } = scan
  const first = sentences.firstWord[sentence]!
  const owner = ownerBefore(marked, word, first)
  if (!owner && scan.words.hash[word + 1] !== THAT) return undefined
  const content = [{ start: scan.words.end[word]!, end: scan.sentences.end[sentence]! }]
  return { sentence, first: word, end: word + 1, source: owner, kinds: 0, content }
}

/** "is confident that": what is thought follows the adjective. */
export function readAdjective(marked: Marked, sentence: number, word: number): Cue | undefined {
  const { scan, words } = marked
  if (!words.hasComplement(word) || scan.words.gap[word + 1]! !== GAP_SPACE) return undefined
  const first = scan.sentences.firstWord[sentence]!
  let group = word
  let linked = false
  while (group > first && (scan.words.gap[group]! & (GAP_COMMA | GAP_OTHER)) === 0) {
    const before = words.bits(group - 1)
    if ((before & BE) !== 0 || LINKS.has(scan.words.hash[group - 1]!)) linked = true
    else if ((before & (HAVE | MODAL | ADVERB)) === 0 && !isManner(scan, group - 1) && !DEGREES.has(scan.words.hash[group - 1]!)) break
    group--
    if ((before & PRONOUN) !== 0) break
  }
  if (!linked) return undefined
  const source = (words.bits(group) & PRONOUN) !== 0 ? { first: group, end: group + 1 } : subjectBefore(marked, group, first)
  const content = [{ start: scan.words.end[word]!, end: scan.sentences.end[sentence]! }]
  return { sentence, first: (words.bits(group) & PRONOUN) !== 0 ? group + 1 : group, end: word + 1, source, kinds: THINKING, content }
}

/** "In a poll of 800 farmers, …": the poll is the source. */
export function readPoll(marked: Marked, sentence: number, word: number): Cue | undefined {
  const { scan, words } = marked
  const { gap } = scan.words
  const first = scan.sentences.firstWord[sentence]!
  for (let i = word - 1; i >= first && i > word - LONGEST_POLL_NAME && (gap[i + 1]! & (GAP_COMMA | GAP_OTHER)) === 0; i--) {
    if ((words.bits(i) & (PREPOSITION | BE | HAVE)) === 0) continue
    if (!BEFORE_POLL.has(scan.words.hash[i]!) || i > first + 2) return undefined
    const content = []
    if (i > first + 2) content.push({ start: scan.sentences.start[sentence]!, end: scan.words.end[i - 1]! })
    else content.push({ start: scan.words.end[word]!, end: scan.sentences.end[sentence]! })
    return { sentence, first: i, end: i + 1, source: { first: i + 1, end: word + 1 }, kinds: SHOWING, content }
  }
  return undefined
}
const LONGEST_POLL_NAME = 9

/** "the mayor's", "his" before a noun. */
function ownerBefore(marked: Marked, word: number, first: number): NounPhrase | undefined {
  const { scan } = marked
  for (let i = word - 1; i >= first && i >= word - 3; i--) {
    const lower = scan.lower(i)
    if (lower.endsWith("'s")) return { first: i > first && (scan.words.flags[i - 1]! & CAPITALISED) !== 0 ? i - 1 : i, end: i + 1 }
    if (OWNERS.has(scan.words.hash[i]!)) return { first: i, end: i + 1 }
  }
  return undefined
}

/** Adverbs of manner: "repeatedly", "angrily", and not "her family". */
export function isManner(scan: Scan, word: number): boolean {
  const end = scan.words.end[word]!
  if (NOUNS_IN_LY.has(scan.words.hash[word]!)) return false
  return end - scan.words.start[word]! > 4 && scan.text.startsWith('ly', end - 2) && (scan.words.flags[word]! & CAPITALISED) === 0
}

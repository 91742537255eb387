/** Reads cues that are no verbs: labels of speakers, "according to", nouns, adjectives and polls. */
import { CAPITALISED, GAP_BREAK, GAP_COMMA, GAP_OTHER, GAP_SPACE, hashWord, NUMERIC, wordSet } from '../text/words.ts'
import { subjectOfObject, subjectOfParticiple, subjectOfVerb } from './attribution-clauses.ts'
import { isManner, isPossessive } from './attribution-finite.ts'
import { contentEnd } from './attribution-extent.ts'
import { aroundOf, signsOfAdjective, signsOfNoun } from './attribution-signs.ts'
import { isBrokenBefore, isSomebody, phraseFrom, type Marked, type NounPhrase } from './attribution-sources.ts'
import {
  ADVERB, BE, COMPLEMENT, DETERMINER, HAVE, MODAL, PREPOSITION, PRONOUN, ROLE, SAYING, SHOWING, THINKING, TITLE,
} from './attribution-words.ts'
import { BASE_VERB, entriesOf } from './vocabulary.ts'

const THAT = hashWord('that')
const TO = hashWord('to')
const LINKS = wordSet(['remain', 'remains', 'remained', 'felt', 'feels'])
const DEGREES = wordSet(['very', 'more', 'most'])
const OWNERS = wordSet(['his', 'her', 'their', 'its', 'my', 'our'])
const BEFORE_POLL = wordSet(['in', 'from', 'under'])

/** Code units. */
export interface Part {
  readonly start: number
  readonly end: number
}

export function addPart(content: Part[], start: number, end: number): void {
  if (end > start) content.push({ start, end })
}

/** A cue with its source and content, by word indexes and offsets, as the speakers are found from it. */
export interface Cue {
  readonly sentence: number
  readonly first: number
  readonly end: number
  readonly source: NounPhrase | undefined
  /** Kinds of the cue verb or noun; 0 for "according to". */
  readonly kinds: number
  /** Code units; from start to end, in order. */
  readonly content: readonly Part[]
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
  // "by citing the report": who cites it is the source
  if (length === 1 && word > sentences.firstWord[sentence]! && words.bits(word - 1) & PREPOSITION) return undefined
  const end = sentences.endWord[sentence]!
  const source = phraseFrom(marked, word + length, end)
  if (!source || (length === 1 && !isSomebody(marked, source))) return undefined
  if (length === 1 && (scan.words.flags[word + 1]! & NUMERIC) !== 0) return undefined
  const first = sentences.firstWord[sentence]!
  const content: Part[] = []
  if (word - first > 2) addPart(content, sentences.start[sentence]!, scan.words.end[word - 1]!)
  if (end - source.end > 4 || word - first <= 2) addPart(content, scan.words.end[source.end - 1]!, sentences.end[sentence]!)
  return { sentence, first: word, end: word + length, source, kinds: 0, content }
}

/** "his claim that", "calls for": what is said follows the noun. */
export function readNoun(marked: Marked, sentence: number, word: number): Cue | undefined {
  const { scan, words, quoteOf } = marked
  const { sentences } = scan
  const { gap, hash, flags } = scan.words
  const first = sentences.firstWord[sentence]!
  const end = sentences.endWord[sentence]!
  const next = word + 1
  if ((flags[word]! & CAPITALISED) !== 0 && word > first) return undefined
  const complement = next < end && quoteOf[next] === -1 && (words.bits(next) & COMPLEMENT) !== 0 && gap[next] === GAP_SPACE
  const owner = ownerBefore(marked, word, first)
  if (!owner && !complement) return undefined
  // "calls to the office" go somewhere; "calls to leave" say something
  if (!owner && hash[next] === TO && opensNoun(marked, next + 1, end)) return undefined
  const owned = owner ? (OWNERS.has(hash[owner.end - 1]!) ? 'pronoun' : 'name') : 'none'
  const lemma = words.lemma(word)
  const around = aroundOf(marked, word, next, first, end)
  const signs = signsOfNoun(lemma, complement ? hash[next]! : 0, opensNoun(marked, next + 1, end), owned, around)
  if (!marked.judge.isCue(word, signs)) return undefined
  const follows = !complement ? 'end' : hash[next] === THAT ? 'that' : hash[next] === TO ? 'to' : 'object'
  const stop = contentEnd(marked, { sentence, from: next, follows, shape: 'noun', lemma, kinds: words.nounKind(word) })
  const content: Part[] = []
  addPart(content, scan.words.end[word]!, stop)
  const source = owner ?? subjectOfObject(marked, word, first)
  return { sentence, first: word, end: word + 1, source, kinds: words.nounKind(word), content }
}

/** A noun begins here, and no infinitive: "to the office", and not "to leave". */
function opensNoun({ scan, words }: Marked, word: number, end: number): boolean {
  return word < end && ((words.bits(word) & (DETERMINER | PRONOUN)) !== 0 || (scan.words.flags[word]! & CAPITALISED) !== 0)
}

/** "is confident that": what is thought follows the adjective. */
export function readAdjective(marked: Marked, sentence: number, word: number): Cue | undefined {
  const { scan, words, quoteOf } = marked
  const { gap, hash } = scan.words
  const first = scan.sentences.firstWord[sentence]!
  const end = scan.sentences.endWord[sentence]!
  const next = word + 1
  const complement = next < end && quoteOf[next] === -1 && (words.bits(next) & COMPLEMENT) !== 0 && gap[next] === GAP_SPACE
  if (!complement) return undefined
  let group = word
  let linked = false
  while (group > first && (gap[group]! & (GAP_COMMA | GAP_OTHER)) === 0) {
    const before = words.bits(group - 1)
    if ((before & BE) !== 0 || LINKS.has(hash[group - 1]!)) linked = true
    else if ((before & (HAVE | MODAL | ADVERB)) === 0 && !isManner(scan, group - 1) && !DEGREES.has(hash[group - 1]!)) break
    group--
    if ((before & PRONOUN) !== 0) break
  }
  // "will open in May"
  if (!linked && (entriesOf(scan)[word]! & BASE_VERB) !== 0) return undefined
  const pronoun = (words.bits(group) & PRONOUN) !== 0
  const source = pronoun ? { first: group, end: group + 1 } : linked ? subjectOfVerb(marked, group, first) : subjectOfParticiple(marked, group, first)
  const lemma = words.lemma(word)
  const signs = signsOfAdjective(lemma, hash[next]!, linked, aroundOf(marked, word, next, first, end))
  if (!marked.judge.isCue(word, signs)) return undefined
  const follows = hash[next] === THAT ? 'that' : hash[next] === TO ? 'to' : 'object'
  const content: Part[] = []
  const stop = contentEnd(marked, { sentence, from: next, follows, shape: 'adjective', lemma, kinds: THINKING })
  addPart(content, scan.words.end[word]!, stop)
  return { sentence, first: pronoun ? group + 1 : group, end: word + 1, source, kinds: THINKING, content }
}

/** "In a poll of 800 farmers, …": the poll is the source. */
export function readPoll(marked: Marked, sentence: number, word: number): Cue | undefined {
  const { scan, words } = marked
  const first = scan.sentences.firstWord[sentence]!
  for (let i = word - 1; i >= first && i > word - LONGEST_POLL_NAME && !isBrokenBefore(scan, i + 1); i--) {
    if ((words.bits(i) & (PREPOSITION | BE | HAVE)) === 0) continue
    if (!BEFORE_POLL.has(scan.words.hash[i]!) || i > first + 2) return undefined
    const content: Part[] = []
    addPart(content, scan.words.end[word]!, scan.sentences.end[sentence]!)
    return { sentence, first: i, end: i + 1, source: { first: i + 1, end: word + 1 }, kinds: SHOWING, content }
  }
  return undefined
}
const LONGEST_POLL_NAME = 9

/** "the mayor's", "his" before a noun. */
function ownerBefore({ scan }: Marked, word: number, first: number): NounPhrase | undefined {
  const { flags, hash } = scan.words
  for (let i = word - 1; i >= first && i >= word - 3; i--) {
    if (isPossessive(scan, i)) return { first: i > first && (flags[i - 1]! & CAPITALISED) !== 0 ? i - 1 : i, end: i + 1 }
    if (OWNERS.has(hash[i]!)) return { first: i, end: i + 1 }
  }
  return undefined
}

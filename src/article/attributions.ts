/**
 * Reads who says what: for every cue outside quotations ("said", "according to", "the claim that") its source and its content. Linear: one
 * look-up a word, a bounded look around each cue. English only; other languages have no attributions.
 */
import type { QuotationSpan } from '../text/quotations.ts'
import type { Scan } from '../text/scan.ts'
import { CAPITALISED, GAP_BREAK, GAP_COMMA, GAP_HYPHEN, GAP_OTHER, GAP_QUOTE, GAP_SPACE, NUMERIC } from '../text/words.ts'
import { endOfApposition, isSomebody, kindOf, phraseFrom, subjectBefore, subjectOfSentence, type Marked, type NounPhrase } from './attribution-sources.ts'
import {
  ADVERB, ANONYMOUS, AttributionWords, BASE, BE, BEFORE_SOURCE, CALLING, CLAUSE_ONLY, CONJUNCTION, CUE_ADJECTIVE, CUE_NOUN, DATE, DETERMINER, DOCUMENT, GERUND, GROUP, HAVE,
  INFINITIVE, JUDGING, MODAL, NOUN_TOO, PARTICIPLE, PAST, POLL, PREPOSITION, PRONOUN, RELATIVE, ROLE, SAYING, SHOWING, SUBORDINATOR, TELLING,
  THINKING, THIRD_PERSON, TITLE, WANTING,
} from './attribution-words.ts'
import type { Attribution, Block, Manner, Role, Speaker } from './reading.ts'
import { findSpeakers } from './speakers.ts'

export interface Attributed {
  readonly attributions: readonly Attribution[]
  /** One for each quotation that was handed in. */
  readonly speakers: readonly (Speaker | undefined)[]
}

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

/** Nobody is quoted in these. */
const FURNITURE: ReadonlySet<Role> = new Set(['navigation', 'related', 'share', 'comments', 'footer', 'template'])

/** Reads attributions and speakers together, because each needs the other. `quotes` are all quotations of the text by start. */
export function attribute(scan: Scan, quotes: readonly QuotationSpan[], blocks: readonly Block[], language: string): Attributed {
  if (language !== 'en') return { attributions: [], speakers: quotes.map(() => undefined) }
  const marked = mark(scan, quotes)
  const cues = findCues(marked, blocks)
  const speakers = findSpeakers(marked, quotes, cues)
  return { attributions: [...cues.map((cue) => attributionOf(marked, cue)), ...carried(quotes, cues, speakers)].sort(byPlace), speakers }
}

function mark(scan: Scan, quotes: readonly QuotationSpan[]): Marked {
  const quoteOf = new Int32Array(scan.words.count).fill(-1)
  for (let q = 0; q < quotes.length; q++) {
    const quote = quotes[q]!
    if (quote.depth > 0) continue
    for (let word = scan.wordAt(quote.start); word < scan.words.count && scan.words.start[word]! < quote.end; word++) quoteOf[word] = q
  }
  return { scan, words: new AttributionWords(scan), quoteOf }
}

function findCues(marked: Marked, blocks: readonly Block[]): Cue[] {
  const { scan, words, quoteOf } = marked
  const { sentences } = scan
  const cues: Cue[] = []
  let block = 0
  for (let sentence = 0; sentence < sentences.count; sentence++) {
    while (block < blocks.length && blocks[block]!.end <= sentences.start[sentence]!) block++
    if (block < blocks.length && blocks[block]!.start <= sentences.start[sentence]! && FURNITURE.has(blocks[block]!.role)) continue
    const end = sentences.endWord[sentence]!
    if (sentence === 0 || sentences.paragraph[sentence] !== sentences.paragraph[sentence - 1]) {
      const label = readLabel(marked, sentence)
      if (label) cues.push(label)
    }
    for (let word = sentences.firstWord[sentence]!; word < end; word++) {
      const bits = words.bits(word)
      const verb = words.verb(word)
      if (verb === 0 && (bits & (CUE_NOUN | CUE_ADJECTIVE | BEFORE_SOURCE | POLL)) === 0) continue
      if (quoteOf[word] !== -1) continue
      const cue =
        ((bits & BEFORE_SOURCE) !== 0 ? readBeforeSource(marked, sentence, word) : undefined) ??
        (verb !== 0 ? readVerb(marked, sentence, word, verb) : undefined) ??
        ((bits & CUE_NOUN) !== 0 ? readNoun(marked, sentence, word) : undefined) ??
        ((bits & CUE_ADJECTIVE) !== 0 ? readAdjective(marked, sentence, word) : undefined) ??
        ((bits & POLL) !== 0 ? readPoll(marked, sentence, word) : undefined)
      if (cue) cues.push(cue)
    }
  }
  return cues
}

/** "TAPPER: Take a listen": a name and a colon before a paragraph, as transcripts and interviews have it. */
function readLabel(marked: Marked, sentence: number): Cue | undefined {
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
function readBeforeSource(marked: Marked, sentence: number, word: number): Cue | undefined {
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
function readNoun(marked: Marked, sentence: number, word: number): Cue | undefined {
  const { scan, words } = marked
  if (!words.hasComplement(word) || scan.words.gap[word + 1]! !== 1) return undefined
  const { sentences } = scan
  const first = sentences.firstWord[sentence]!
  const owner = ownerBefore(marked, word, first)
  if (!owner && scan.lower(word + 1) !== 'that') return undefined
  const content = [{ start: scan.words.end[word]!, end: clauseEnd(marked, word + 1, sentence) }]
  return { sentence, first: word, end: word + 1, source: owner, kinds: 0, content }
}

/** "is confident that": what is thought follows the adjective. */
function readAdjective(marked: Marked, sentence: number, word: number): Cue | undefined {
  const { scan, words } = marked
  if (!words.hasComplement(word) || scan.words.gap[word + 1]! !== GAP_SPACE) return undefined
  const first = scan.sentences.firstWord[sentence]!
  let group = word
  let linked = false
  while (group > first && (scan.words.gap[group]! & (GAP_COMMA | GAP_OTHER)) === 0) {
    const before = words.bits(group - 1)
    const lower = scan.lower(group - 1)
    if ((before & BE) !== 0 || lower === 'remain' || lower === 'remains' || lower === 'remained' || lower === 'felt' || lower === 'feels') linked = true
    else if ((before & (HAVE | MODAL | ADVERB)) === 0 && !isManner(scan, group - 1) && lower !== 'very' && lower !== 'more') break
    group--
    if ((before & PRONOUN) !== 0) break
  }
  if (!linked) return undefined
  const source = (words.bits(group) & PRONOUN) !== 0 ? { first: group, end: group + 1 } : subjectBefore(marked, group, first)
  const content = [{ start: scan.words.end[word]!, end: scan.sentences.end[sentence]! }]
  return { sentence, first: (words.bits(group) & PRONOUN) !== 0 ? group + 1 : group, end: word + 1, source, kinds: THINKING, content }
}

/** "In a poll of 800 farmers, …": the poll is the source. */
function readPoll(marked: Marked, sentence: number, word: number): Cue | undefined {
  const { scan, words } = marked
  const { gap } = scan.words
  const first = scan.sentences.firstWord[sentence]!
  for (let i = word - 1; i >= first && i > word - LONGEST_POLL_NAME && (gap[i + 1]! & (GAP_COMMA | GAP_OTHER)) === 0; i--) {
    if ((words.bits(i) & (PREPOSITION | BE | HAVE)) === 0) continue
    const lower = scan.lower(i)
    if (lower !== 'in' && lower !== 'from' && lower !== 'under') return undefined
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
    if (lower === 'his' || lower === 'her' || lower === 'their' || lower === 'its' || lower === 'my' || lower === 'our') return { first: i, end: i + 1 }
  }
  return undefined
}

/** What follows a cue, as far as it tells whether the word is one. */
type Follows = 'quote' | 'that' | 'clause' | 'to' | 'object' | 'preposition' | 'end'

function whatFollows(marked: Marked, word: number, end: number): Follows {
  const { scan, words, quoteOf } = marked
  const next = word + 1
  if (next >= end) return scan.text.startsWith(':', scan.words.end[word]) ? 'quote' : 'end'
  if (quoteOf[next] !== -1) return 'quote'
  const gap = scan.words.gap[next]!
  if ((gap & GAP_OTHER) !== 0 && scan.text.slice(scan.words.end[word], scan.words.start[next]).includes(':')) return 'quote'
  if ((gap & (GAP_COMMA | GAP_OTHER)) !== 0) return 'end'
  const lower = scan.lower(next)
  if (lower === 'that' || lower === 'whether' || lower === 'how' || lower === 'why' || lower === 'if' || lower === 'what') return 'that'
  if (lower === 'to') return 'to'
  const bits = words.bits(next)
  if ((bits & (PREPOSITION | SUBORDINATOR | CONJUNCTION)) !== 0) return 'preposition'
  // a clause has a finite verb of its own before the next comma
  const limit = Math.min(end, next + 12)
  for (let i = next; i < limit; i++) {
    if (i > next && (scan.words.gap[i]! & (GAP_COMMA | GAP_OTHER)) !== 0) break
    const here = words.bits(i)
    if (i > next && (here & RELATIVE) !== 0) break
    if ((here & (BE | HAVE | MODAL)) !== 0) return i === next ? 'object' : 'clause'
  }
  return 'object'
}

function readVerb(marked: Marked, sentence: number, word: number, verb: number): Cue | undefined {
  const { scan, words, quoteOf } = marked
  const { sentences } = scan
  const { gap, flags } = scan.words
  const first = sentences.firstWord[sentence]!
  const end = sentences.endWord[sentence]!
  if ((flags[word]! & CAPITALISED) !== 0 && word > first) return undefined
  const follows = whatFollows(marked, word, end)

  // the verb's group: auxiliaries, adverbs and "not" before it
  let group = word
  let helper = 0
  let subject: NounPhrase | undefined
  while (group > first && quoteOf[group - 1] === -1 && (gap[group]! & (GAP_COMMA | GAP_OTHER)) === 0) {
    const before = words.bits(group - 1)
    if ((before & PRONOUN) !== 0) {
      if ((before & (BE | HAVE | MODAL)) !== 0) helper = helper || before & (BE | HAVE | MODAL)
      break
    }
    if ((before & (BE | HAVE | MODAL | INFINITIVE)) !== 0) helper = helper || before & (BE | HAVE | MODAL | INFINITIVE)
    else if ((before & ADVERB) === 0 && !isManner(scan, group - 1)) break
    group--
  }
  const kinds = verb & 255
  let cueEnd = word + 1 + (words.verb(word) !== 0 && isParticle(marked, word) ? 1 : 0)
  const passive = (helper & BE) !== 0 && (helper & HAVE) === 0 && (verb & (PAST | PARTICIPLE)) !== 0
  const finite = (verb & GERUND) === 0 || (verb & (PAST | PARTICIPLE)) !== 0

  if (finite && helper === 0 && (verb & (BASE | THIRD_PERSON)) !== 0 && (verb & PAST) === 0 && !isVerbHere(marked, word, group, first, verb, follows)) return undefined

  // turned round: "…," said the mayor
  if ((kinds & SAYING) !== 0 && group === word && helper === 0 && (verb & (PAST | THIRD_PERSON)) !== 0) {
    const turned = readTurned(marked, sentence, word, cueEnd, kinds)
    if (turned) return turned
  }

  if (passive) return readPassive(marked, sentence, group, word, cueEnd, verb, follows)

  // "pledged delegates", "the expected vote", "late-deciding voters"
  if (helper === 0 && group === word && group > first && isAttributive(marked, word, verb)) return undefined

  subject = subjectBefore(marked, group, first)
  const gerund = (verb & GERUND) !== 0 && (helper & BE) === 0
  if (gerund && group > first && (gap[group]! & GAP_COMMA) !== 0) subject = subjectOfSentence(marked, sentence)
  if ((helper & INFINITIVE) !== 0) {
    if ((kinds & (SAYING | TELLING | CALLING)) === 0) return undefined
    subject = undefined
  }

  let leftEnd = subject ? subject.first : group
  // "…, as the report notes", "As the report notes, …"
  const asClause = leftEnd > first && scan.lower(leftEnd - 1) === 'as' && quoteOf[leftEnd - 1] === -1
  if (asClause) leftEnd--
  const told = (kinds & TELLING) !== 0 && follows === 'object' ? phraseFrom(marked, cueEnd, end) : undefined
  if (told && told.end - told.first <= LONGEST_ADDRESSEE) cueEnd = told.end
  const quotedLeft = leftEnd > first && quoteOf[leftEnd - 1] !== -1
  const touchesLeft = leftEnd > first && (quotedLeft || (gap[leftEnd]! & GAP_COMMA) !== 0)
  const trivial = isTrivialRight(marked, cueEnd, end, quotedLeft || asClause, leftEnd - first) && !(asClause && leftEnd === first)
  const parenthetical = touchesLeft && cueEnd < end && (gap[cueEnd]! & GAP_COMMA) !== 0 && (kinds & (SAYING | THINKING | SHOWING)) !== 0
  const postposed = touchesLeft && !gerund && (kinds & (SAYING | TELLING | THINKING | SHOWING)) !== 0 && (quotedLeft || asClause || parenthetical || (trivial && leftEnd - first >= 3))

  const documented = (kinds & SHOWING) !== 0 && subject !== undefined && hasBit(marked, subject, DOCUMENT)
  // `"… tomorrow?" Lund asked.` is a sentence of its own to the scan
  const afterQuotation = trivial && leftEnd === first && isAfterQuotation(marked, first)
  if ((verb & CLAUSE_ONLY) !== 0 && !postposed && !documented && !afterQuotation && follows !== 'quote' && follows !== 'that' && follows !== 'clause') return undefined
  if (!postposed && !afterQuotation && follows === 'end') return undefined

  const content = []
  if (afterQuotation) content.push({ start: sentences.start[sentence - 1]!, end: sentences.end[sentence - 1]! })
  else if (postposed) content.push({ start: sentences.start[sentence]!, end: gapStart(marked, leftEnd) })
  if (!afterQuotation && (!postposed || !trivial)) content.push({ start: scan.words.end[cueEnd - 1]!, end: clauseEnd(marked, cueEnd, sentence) })
  const wholeEnd = (postposed || afterQuotation) && trivial ? circumstanceEnd(marked, cueEnd, end) : cueEnd
  return { sentence, first: group, end: wholeEnd, source: subject, kinds, content: content.filter((part) => part.end > part.start) }
}

/** "said in an interview on Sunday": the circumstance belongs to the cue. */
function circumstanceEnd(marked: Marked, from: number, end: number): number {
  const { scan } = marked
  let i = from
  while (i < end && i < from + LONGEST_CIRCUMSTANCE && (scan.words.gap[i]! & (GAP_COMMA | GAP_OTHER)) === 0) i++
  return i
}
const LONGEST_CIRCUMSTANCE = 10
/** "told the foreign affairs committee of the upper house" */
const LONGEST_ADDRESSEE = 8

function hasBit({ words }: Marked, { first, end }: NounPhrase, bit: number): boolean {
  for (let word = first; word < end; word++) if ((words.bits(word) & bit) !== 0) return true
  return false
}

/** Adverbs of manner: "repeatedly", "angrily". */
function isManner(scan: Scan, word: number): boolean {
  const end = scan.words.end[word]!
  return end - scan.words.start[word]! > 4 && scan.text.charCodeAt(end - 1) === 121 && scan.text.charCodeAt(end - 2) === 108 && (scan.words.flags[word]! & CAPITALISED) === 0
}

function isParticle(marked: Marked, word: number): boolean {
  return marked.words.particle(word)
}

/** Whether a word that may be a noun is a verb where it stands. */
function isVerbHere(marked: Marked, word: number, group: number, first: number, verb: number, follows: Follows): boolean {
  const { scan, words, quoteOf } = marked
  if (group === first) return false
  const before = group - 1
  if (quoteOf[before] !== -1) return (verb & NOUN_TOO) === 0
  const bits = words.bits(before)
  const comma = (scan.words.gap[group]! & GAP_COMMA) !== 0
  if ((bits & (PRONOUN | RELATIVE)) !== 0 && !comma) return true
  const lower = scan.lower(before)
  if (lower.endsWith("'s")) return false
  const capital = (scan.words.flags[before]! & CAPITALISED) !== 0
  if ((bits & PREPOSITION) !== 0) return false
  if ((bits & DETERMINER) !== 0 && (bits & ANONYMOUS) === 0 && (verb & NOUN_TOO) !== 0) return false
  const plural = (lower.endsWith('s') && !lower.endsWith('ss')) || lower.endsWith('men') || lower === 'people' || lower === 'police' || lower === 'data' || (bits & DETERMINER) !== 0 || follows === 'that'
  if ((verb & BASE) !== 0 && (verb & NOUN_TOO) !== 0 && !plural && !(capital && group - 2 >= first && scan.lower(group - 2) === 'and')) return false
  if ((verb & NOUN_TOO) === 0) return true
  if ((bits & (ROLE | GROUP | DOCUMENT | ANONYMOUS)) !== 0) return follows !== 'preposition'
  if (capital) return follows === 'end' ? closesQuotation(marked, before, first) : follows !== 'preposition'
  return false
}

/** A participle that stands before a noun as an adjective does. */
function isAttributive(marked: Marked, word: number, verb: number): boolean {
  const { scan, words, quoteOf } = marked
  if ((scan.words.gap[word]! & GAP_HYPHEN) !== 0 && (scan.words.gap[word]! & GAP_SPACE) === 0) return true
  if (quoteOf[word - 1] !== -1) return false
  const before = words.bits(word - 1)
  if ((before & (PRONOUN | RELATIVE | ANONYMOUS)) !== 0) return false
  if ((before & DETERMINER) !== 0) return true
  return (before & PREPOSITION) !== 0 && (verb & (PAST | PARTICIPLE)) !== 0
}

/** The sentence begins right after a quotation that ends in its paragraph. */
function isAfterQuotation({ scan, quoteOf }: Marked, first: number): boolean {
  return first > 0 && quoteOf[first - 1] !== -1 && scan.paragraphs.at(scan.words.start[first - 1]!) === scan.paragraphs.at(scan.words.start[first]!)
}

/** `"…," Anna Lund notes.`: the name before the word comes right after a quotation. */
function closesQuotation({ quoteOf }: Marked, name: number, first: number): boolean {
  for (let i = name; i >= Math.max(first - 1, name - 5) && i >= 0; i--) if (quoteOf[i] !== -1) return true
  return false
}

/** `"…," said the mayor, "…"`, `…, said the mayor`. */
function readTurned(marked: Marked, sentence: number, word: number, cueEnd: number, kinds: number): Cue | undefined {
  const { scan, words, quoteOf } = marked
  const { sentences } = scan
  const { gap } = scan.words
  const first = sentences.firstWord[sentence]!
  const end = sentences.endWord[sentence]!
  const afterQuotation = word === first && isAfterQuotation(marked, first)
  const quoted = (word > first && quoteOf[word - 1] !== -1) || afterQuotation
  if (word > first && !quoted && (gap[word]! & (GAP_COMMA | GAP_OTHER)) === 0) return undefined
  const source = phraseFrom(marked, cueEnd, end)
  if (!source || !isSomebody(marked, source) || (gap[cueEnd]! & (GAP_COMMA | GAP_OTHER)) !== 0) return undefined
  const after = source.end
  if (!quoted) {
    const closed = after >= end || (gap[after]! & (GAP_COMMA | GAP_OTHER | GAP_QUOTE)) !== 0 || (words.bits(after) & (RELATIVE | PREPOSITION | DATE | SUBORDINATOR)) !== 0
    if (!closed || (words.bits(source.first) & PRONOUN) !== 0) return undefined
    if (word > first && subjectBefore(marked, word, first) !== undefined && isApposition(marked, word, first)) return undefined
  } else if (after < end && (words.bits(after) & (BE | HAVE | MODAL)) !== 0) return undefined
  const content = []
  if (word > first) content.push({ start: sentences.start[sentence]!, end: gapStart(marked, word) })
  if (afterQuotation) content.push({ start: sentences.start[sentence - 1]!, end: sentences.end[sentence - 1]! })
  for (let i = after; i < end; i++) {
    if (quoteOf[i] === -1) continue
    content.push({ start: quoteStart(marked, i), end: sentences.end[sentence]! })
    break
  }
  if (word === first && content.length === 0) content.push({ start: scan.words.end[after - 1]!, end: sentences.end[sentence]! })
  const whole = { ...source, wholeEnd: endOfApposition(marked, after, end) }
  return { sentence, first: word, end: cueEnd, source: whole, kinds, content: content.filter((part) => part.end > part.start) }
}

/** "Lund, the mayor, said": two commas before the cue, the first after a name near the start. */
function isApposition(marked: Marked, word: number, first: number): boolean {
  const { gap } = marked.scan.words
  for (let i = word - 1; i > first && i > word - 12; i--) if ((gap[i]! & GAP_COMMA) !== 0) return true
  return word - first <= 4
}

/** "was told that", "is expected to", "was described by the mayor as". */
function readPassive(marked: Marked, sentence: number, group: number, word: number, cueEnd: number, verb: number, follows: Follows): Cue | undefined {
  const { scan } = marked
  const { sentences } = scan
  const first = sentences.firstWord[sentence]!
  const end = sentences.endWord[sentence]!
  if ((verb & 255 & (SAYING | TELLING | CALLING | THINKING | WANTING | JUDGING)) === 0) return undefined
  let source: NounPhrase | undefined
  for (let i = cueEnd; i < end && i < cueEnd + 10; i++) {
    if ((scan.words.gap[i]! & GAP_COMMA) !== 0) break
    if (scan.lower(i) === 'by') {
      const phrase = phraseFrom(marked, i + 1, end)
      if (phrase && isSomebody(marked, phrase)) source = phrase
      break
    }
  }
  if (!source && follows !== 'to' && follows !== 'that' && follows !== 'quote' && follows !== 'clause') return undefined
  const content = [{ start: scan.words.end[cueEnd - 1]!, end: clauseEnd(marked, cueEnd, sentence) }]
  if ((verb & (CALLING | JUDGING)) !== 0 || follows === 'to') content.unshift({ start: sentences.start[sentence]!, end: gapStart(marked, group) })
  void first
  void word
  return { sentence, first: group, end: cueEnd, source, kinds: verb & 255, content: content.filter((part) => part.end > part.start) }
}

/** Whether nothing of what is said follows the cue: the sentence ends, or time, place and occasion follow. */
function isTrivialRight(marked: Marked, next: number, end: number, quotedLeft: boolean, leftWords: number): boolean {
  const { scan, words, quoteOf } = marked
  if (next >= end) return true
  if ((scan.words.gap[next]! & GAP_OTHER) !== 0) return false
  for (let i = next; i < end; i++) if (quoteOf[i] !== -1 && (i === next || (scan.words.gap[i]! & (GAP_COMMA | GAP_OTHER)) !== 0)) return false
  if ((scan.words.gap[next]! & GAP_COMMA) !== 0) return quotedLeft
  const bits = words.bits(next)
  const lower = scan.lower(next)
  if (lower === 'that') return false
  if (quotedLeft) return true
  if ((bits & (PREPOSITION | DATE | SUBORDINATOR)) === 0 || leftWords < 5) return false
  for (let i = next; i < end && i < next + 14; i++) if (scan.lower(i) === 'that') return false
  return true
}

/** Where what a cue says ends: the sentence's end, or where a clause of the reporter's own goes on. */
function clauseEnd(marked: Marked, from: number, sentence: number): number {
  const { scan } = marked
  void from
  return scan.sentences.end[sentence]!
}

/** After the word before `word`, and after the quotation that it ends. */
function gapStart(marked: Marked, word: number): number {
  const { scan } = marked
  let at = scan.words.start[word]!
  const from = scan.words.end[word - 1] ?? 0
  while (at > from && scan.text.charCodeAt(at - 1) <= 32) at--
  return at
}

/** The mark that opens the quotation that the word stands in, when it stands right before the word. */
function quoteStart(marked: Marked, word: number): number {
  const { scan } = marked
  let at = scan.words.start[word]!
  const from = scan.words.end[word - 1] ?? 0
  while (at > from && scan.text.charCodeAt(at - 1) > 32) at--
  return at
}

function attributionOf(marked: Marked, cue: Cue): Attribution {
  const { scan, quoteOf } = marked
  const { start, end } = scan.words
  const quoted = cue.content.some((part) => {
    for (let word = scan.wordAt(part.start); word < scan.words.count && start[word]! < part.end; word++) if (quoteOf[word] !== -1) return true
    return false
  })
  return {
    source: cue.source
      ? {
          name: scan.text.slice(start[cue.source.first], end[cue.source.end - 1]),
          kind: kindOf(marked, cue.source),
          start: start[cue.source.first]!,
          end: end[(cue.source.wholeEnd ?? cue.source.end) - 1]!,
        }
      : null,
    cue: { start: start[cue.first]!, end: end[cue.end - 1]! },
    content: cue.content,
    quoted,
    manner: mannerOf(cue.kinds),
  }
}

/** A verb can be of several kinds; saying weighs most. */
function mannerOf(kinds: number): Manner {
  if (kinds === 0 || (kinds & (SAYING | TELLING | CALLING)) !== 0) return 'says'
  if ((kinds & SHOWING) !== 0) return 'shows'
  return (kinds & THINKING) !== 0 ? 'thinks' : (kinds & WANTING) !== 0 ? 'wants' : 'judges'
}

/** What quotations say beyond the sentence of their cue, and quotations without a cue of their own. */
function carried(quotes: readonly QuotationSpan[], cues: readonly Cue[], speakers: readonly (Speaker | undefined)[]): Attribution[] {
  const found: Attribution[] = []
  const parts = cues.flatMap((cue) => cue.content).sort((a, b) => a.start - b.start)
  let next = 0
  for (let q = 0; q < quotes.length; q++) {
    const quote = quotes[q]!
    if (quote.depth > 0) continue
    while (next < parts.length && parts[next]!.end <= quote.start) next++
    let from = quote.start
    for (let p = next; p < parts.length && parts[p]!.start < quote.end; p++) if (parts[p]!.start <= from) from = Math.max(from, parts[p]!.end)
    if (quote.end - from < 3) continue
    const speaker = speakers[q]
    if (!speaker && quote.words < CARRIED_WORDS) continue
    found.push({
      source: speaker ? { name: speaker.name, kind: 'named', start: speaker.start, end: speaker.end } : null,
      cue: null,
      content: [{ start: from, end: quote.end }],
      quoted: true,
      manner: 'says',
    })
  }
  return found
}
/** Fewer quoted words than this with nobody near are a title, a nickname, a word held at arm's length. */
const CARRIED_WORDS = 5

const placeOf = (attribution: Attribution): number => attribution.cue?.start ?? attribution.content[0]?.start ?? 0
const byPlace = (a: Attribution, b: Attribution): number => placeOf(a) - placeOf(b)

/** Reads cue verbs: active and passive, before and after what is said, turned round, in the participle. */
import type { Scan } from '../text/scan.ts'
import { CAPITALISED, GAP_COMMA, GAP_HYPHEN, GAP_OTHER, GAP_QUOTE, GAP_SPACE, HAS_APOSTROPHE, hashWord } from '../text/words.ts'
import { isManner, type Cue } from './attribution-cues.ts'
import {
  endOfApposition, isSomebody, phraseFrom, subjectBefore, subjectOfSentence, type Marked, type NounPhrase,
} from './attribution-sources.ts'
import {
  PRONOUN, RELATIVE, DETERMINER, BE, HAVE, MODAL, INFINITIVE, ADVERB, PREPOSITION, SUBORDINATOR, CONJUNCTION, DATE, ROLE, GROUP,
  DOCUMENT, ANONYMOUS, SAYING, TELLING, CALLING, THINKING, WANTING, JUDGING, SHOWING, NOUN_TOO, CLAUSE_ONLY, BASE, THIRD_PERSON, GERUND,
  PAST, PARTICIPLE,
} from './attribution-words.ts'

const hashes = (...words: string[]): ReadonlySet<number> => new Set(words.map(hashWord))
const THAT = hashWord('that')
const TO = hashWord('to')
const AS = hashWord('as')
const AND = hashWord('and')
const BY = hashWord('by')
const OPENS_CLAUSE = hashes('that', 'whether', 'how', 'why', 'if', 'what')
const QUOTED = hashes('quoted', 'cited', 'reported')
const DEGREES = hashes('very', 'more', 'most')
const PLURALS = hashes('people', 'police', 'data')

/** So many words on from a cue nothing belongs to it; bounds the work on hostile input. */
const LONGEST_LOOK = 150

/** What follows a cue, as far as it tells whether the word is one. */
type Follows = 'quote' | 'that' | 'clause' | 'to' | 'object' | 'preposition' | 'verb' | 'end'

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

function whatFollows(marked: Marked, word: number, end: number): Follows {
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
  const limit = Math.min(end, next + 12)
  for (let i = next; i < limit; i++) {
    if (i > next && (scan.words.gap[i]! & (GAP_COMMA | GAP_OTHER)) !== 0) break
    const here = words.bits(i)
    if (i > next && (here & RELATIVE) !== 0) break
    if ((here & (BE | HAVE | MODAL)) !== 0) return i === next ? 'verb' : 'clause'
  }
  return 'object'
}

/** A verb outside quotations that may be a cue; undefined when it is none where it stands. */
export function readVerb(marked: Marked, sentence: number, word: number, verb: number): Cue | undefined {
  const { scan, words, quoteOf } = marked
  const { sentences } = scan
  const { gap, flags } = scan.words
  const first = sentences.firstWord[sentence]!
  const end = Math.min(sentences.endWord[sentence]!, word + LONGEST_LOOK)
  if ((flags[word]! & CAPITALISED) !== 0 && word > first) return undefined
  const follows = whatFollows(marked, word, end)

  const opensContent = follows === 'that' || follows === 'quote' || follows === 'clause'

  // the verb's group: auxiliaries, adverbs and "not" before it
  // "was quoted as saying" is one verb
  const quotedAs = word - 2 > first && scan.words.hash[word - 1] === AS && QUOTED.has(scan.words.hash[word - 2]!)
  let group = quotedAs ? word - 2 : word
  let helper = 0
  let subject: NounPhrase | undefined
  while (group > first && quoteOf[group - 1] === -1 && (gap[group]! & (GAP_COMMA | GAP_OTHER)) === 0) {
    const before = words.bits(group - 1)
    if ((before & PRONOUN) !== 0) {
      if ((before & (BE | HAVE | MODAL)) !== 0) helper = helper || before & (BE | HAVE | MODAL)
      break
    }
    if ((before & (BE | HAVE | MODAL | INFINITIVE)) !== 0) helper = helper || before & (BE | HAVE | MODAL | INFINITIVE)
    // "Long added": a name
    else if (((before & ADVERB) === 0 && !isManner(scan, group - 1)) || (flags[group - 1]! & CAPITALISED) !== 0) break
    group--
  }
  const kinds = verb & 255
  let cueEnd = word + 1 + (words.verb(word) !== 0 && isParticle(marked, word) ? 1 : 0)
  const passive = (helper & BE) !== 0 && (helper & HAVE) === 0 && (verb & (PAST | PARTICIPLE)) !== 0
  const finite = (verb & GERUND) === 0 || (verb & (PAST | PARTICIPLE)) !== 0

  // turned round: "…," said the mayor
  if ((kinds & SAYING) !== 0 && group === word && helper === 0 && (verb & (PAST | THIRD_PERSON | BASE)) !== 0) {
    const turned = readTurned(marked, sentence, word, cueEnd, kinds)
    if (turned) return turned
  }

  const present = finite && helper === 0 && (verb & (BASE | THIRD_PERSON)) !== 0 && (verb & PAST) === 0
  if (present && !isVerbHere(marked, group, first, verb, follows)) return undefined

  if (passive) return readPassive(marked, sentence, group, cueEnd, verb, follows)

  // "pledged delegates", "the expected vote", "late-deciding voters"
  if (helper === 0 && group > first && isAttributive(marked, group, verb)) return undefined
  if (helper === 0 && word > first && isCompared(scan, word - 1)) return undefined

  subject = subjectBefore(marked, group, first)
  const gerund = (verb & GERUND) !== 0 && (helper & BE) === 0 && !quotedAs
  if (gerund && group > first && (gap[group]! & GAP_COMMA) !== 0) subject = subjectOfSentence(marked, sentence)
  if ((helper & INFINITIVE) !== 0) {
    if ((kinds & (SAYING | TELLING | CALLING)) === 0 || !opensContent) return undefined
    subject = undefined
  }

  let leftEnd = subject ? subject.first : group
  // "…, as the report notes", "As the report notes, …"
  const asClause = leftEnd > first && scan.words.hash[leftEnd - 1] === AS && quoteOf[leftEnd - 1] === -1
  if (asClause) leftEnd--
  const told = (kinds & TELLING) !== 0 && follows === 'object' ? phraseFrom(marked, cueEnd, end) : undefined
  if (told && told.end - told.first <= LONGEST_ADDRESSEE) cueEnd = told.end
  const quotedLeft = leftEnd > first && quoteOf[leftEnd - 1] !== -1
  const touchesLeft = leftEnd > first && (quotedLeft || (gap[leftEnd]! & GAP_COMMA) !== 0)
  const opensAfterQuotation = leftEnd === first && isAfterQuotation(marked, first)
  const complete = quotedLeft || asClause || opensAfterQuotation
  const trivial = isTrivialRight(marked, cueEnd, end, complete, leftEnd - first) && !(asClause && leftEnd === first)
  const parenthetical = touchesLeft && cueEnd < end && (gap[cueEnd]! & GAP_COMMA) !== 0 && (kinds & (SAYING | THINKING | SHOWING)) !== 0
  const canFollow = touchesLeft && !gerund && (kinds & (SAYING | TELLING | THINKING | SHOWING)) !== 0
  const postposed = canFollow && (quotedLeft || asClause || parenthetical || (trivial && leftEnd - first >= 3))

  const documented = (kinds & SHOWING) !== 0 && subject !== undefined && hasBit(marked, subject, DOCUMENT)
  // `"… tomorrow?" Lund asked.` is a sentence of its own to the scan
  const afterQuotation = trivial && opensAfterQuotation
  if ((verb & CLAUSE_ONLY) !== 0 && !postposed && !documented && !afterQuotation && !opensContent) return undefined
  if (!postposed && !afterQuotation && follows === 'end') return undefined

  const content = []
  if (afterQuotation) content.push({ start: sentences.start[sentence - 1]!, end: sentences.end[sentence - 1]! })
  else if (postposed) content.push({ start: sentences.start[sentence]!, end: gapStart(marked, leftEnd) })
  if (!afterQuotation && (!postposed || !trivial)) content.push({ start: scan.words.end[cueEnd - 1]!, end: sentences.end[sentence]! })
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

function isParticle(marked: Marked, word: number): boolean {
  return marked.words.particle(word)
}

const isPossessive = ({ words, text }: Scan, word: number): boolean =>
  (words.flags[word]! & HAS_APOSTROPHE) !== 0 && (text.charCodeAt(words.end[word]! - 1) | 32) === LETTER_S

/** By its ending, or one of the few plurals without -s. */
function isPlural({ words, text }: Scan, word: number): boolean {
  const end = words.end[word]!
  const last = text.charCodeAt(end - 1) | 32
  if (last === LETTER_S) return (text.charCodeAt(end - 2) | 32) !== LETTER_S
  return text.startsWith('men', end - 3) || PLURALS.has(words.hash[word]!)
}
const LETTER_S = 115

/** Whether a word that may be a noun is a verb where it stands. */
function isVerbHere(marked: Marked, group: number, first: number, verb: number, follows: Follows): boolean {
  const { scan, words, quoteOf } = marked
  if (group === first) return false
  const before = group - 1
  if (quoteOf[before] !== -1) return (verb & (NOUN_TOO | SAYING)) !== NOUN_TOO
  const bits = words.bits(before)
  const comma = (scan.words.gap[group]! & GAP_COMMA) !== 0
  if ((bits & (PRONOUN | RELATIVE)) !== 0 && !comma) return true
  if (isPossessive(scan, before)) return false
  const capital = (scan.words.flags[before]! & CAPITALISED) !== 0
  if ((bits & PREPOSITION) !== 0) return false
  if ((bits & DETERMINER) !== 0 && (bits & ANONYMOUS) === 0 && (verb & NOUN_TOO) !== 0) return false
  const plural = isPlural(scan, before) || (bits & DETERMINER) !== 0 || follows === 'that'
  const joined = capital && group - 2 >= first && scan.words.hash[group - 2] === AND
  if ((verb & BASE) !== 0 && (verb & NOUN_TOO) !== 0 && !plural && !joined) return false
  if ((verb & NOUN_TOO) === 0) return true
  if (follows === 'verb') return false
  if ((verb & SAYING) !== 0 && closesQuotation(marked, before, first)) return true
  if ((bits & (ROLE | GROUP | DOCUMENT | ANONYMOUS)) !== 0) return follows !== 'preposition'
  if (capital) return follows === 'end' ? closesQuotation(marked, before, first) : follows !== 'preposition'
  return false
}

/** "the most promising path" */
const isCompared = (scan: Scan, word: number): boolean => DEGREES.has(scan.words.hash[word]!)

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
  const { start } = scan.words
  return first > 0 && quoteOf[first - 1] !== -1 && scan.paragraphs.at(start[first - 1]!) === scan.paragraphs.at(start[first]!)
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
  const end = Math.min(sentences.endWord[sentence]!, word + LONGEST_LOOK)
  const afterQuotation = word === first && isAfterQuotation(marked, first)
  const quoted = (word > first && quoteOf[word - 1] !== -1) || afterQuotation
  if (word > first && !quoted && (gap[word]! & (GAP_COMMA | GAP_OTHER)) === 0) return undefined
  const source = phraseFrom(marked, cueEnd, end)
  if (!source || (!quoted && !isSomebody(marked, source)) || (gap[cueEnd]! & (GAP_COMMA | GAP_OTHER)) !== 0) return undefined
  const after = source.end
  if (!quoted) {
    const stopped = after >= end || (gap[after]! & (GAP_COMMA | GAP_OTHER | GAP_QUOTE)) !== 0
    const closed = stopped || (words.bits(after) & (RELATIVE | PREPOSITION | DATE | SUBORDINATOR)) !== 0
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
function readPassive(marked: Marked, sentence: number, group: number, cueEnd: number, verb: number, follows: Follows): Cue | undefined {
  const { scan } = marked
  const { sentences } = scan
  const end = Math.min(sentences.endWord[sentence]!, cueEnd + LONGEST_LOOK)
  if ((verb & 255 & (SAYING | TELLING | CALLING | THINKING | WANTING | JUDGING)) === 0) return undefined
  let source: NounPhrase | undefined
  for (let i = cueEnd; i < end && i < cueEnd + 10; i++) {
    if ((scan.words.gap[i]! & GAP_COMMA) !== 0) break
    if (scan.words.hash[i] === BY) {
      const phrase = phraseFrom(marked, i + 1, end)
      if (phrase && isSomebody(marked, phrase)) source = phrase
      break
    }
  }
  if (!source && follows !== 'to' && follows !== 'that' && follows !== 'quote' && follows !== 'clause') return undefined
  const content = [{ start: scan.words.end[cueEnd - 1]!, end: sentences.end[sentence]! }]
  if ((verb & (CALLING | JUDGING)) !== 0 || follows === 'to') {
    content.unshift({ start: sentences.start[sentence]!, end: gapStart(marked, group) })
  }
  return { sentence, first: group, end: cueEnd, source, kinds: verb & 255, content: content.filter((part) => part.end > part.start) }
}

/** Whether nothing of what is said follows the cue: the sentence ends, or time, place and occasion follow. */
function isTrivialRight(marked: Marked, next: number, end: number, quotedLeft: boolean, leftWords: number): boolean {
  const { scan, words, quoteOf } = marked
  if (next >= end) return true
  if ((scan.words.gap[next]! & GAP_OTHER) !== 0) return false
  for (let i = next; i < end; i++) {
    if (quoteOf[i] !== -1 && (i === next || (scan.words.gap[i]! & (GAP_COMMA | GAP_OTHER)) !== 0)) return false
  }
  if ((scan.words.gap[next]! & GAP_COMMA) !== 0) return quotedLeft
  const bits = words.bits(next)
  if (scan.words.hash[next] === THAT) return false
  if (quotedLeft) return true
  if ((bits & (PREPOSITION | DATE | SUBORDINATOR)) === 0 || leftWords < 5) return false
  for (let i = next; i < end && i < next + 14; i++) if (scan.words.hash[i] === THAT) return false
  return true
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

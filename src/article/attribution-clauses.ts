/**
 * How a sentence is built, as far as attributions need it: which words are finite verbs, and whose they are. By word indexes; every look is
 * bounded.
 */
import { CAPITALISED, GAP_BRACKET, GAP_COMMA, GAP_OTHER, hashWord } from '../text/words.ts'
import { isFinite, isManner } from './attribution-finite.ts'
import {
  isSomebody, nameBeforeApposition, phraseEndingAt, phraseFrom, subjectOfSentence, type Marked, type NounPhrase,
} from './attribution-sources.ts'
import {
  ADVERB, ANONYMOUS, BE, CONJUNCTION, DATE, DETERMINER, DOCUMENT, FUNCTION, GROUP, HAVE, MODAL, PREPOSITION, PRONOUN, RELATIVE, ROLE,
  SAYING, SUBORDINATOR, TELLING, THINKING, WANTING,
} from './attribution-words.ts'

const THAT = hashWord('that')
const THEN = hashWord('then')
const BREAKS = GAP_COMMA | GAP_OTHER
/** Words; bounds the work on hostile input. */
const FARTHEST = 60
/** A clause has its verb within so many words. */
const NEAR = 8
/** Verbs of one subject after another: "he came, saw and won". */
const MOST_SHARED = 4

/** The nearest finite verb before `end`, outside quotations; -1 when there is none from `first` on. */
export function finiteBefore(marked: Marked, end: number, first: number): number {
  for (let word = end - 1; word >= first && word > end - FARTHEST; word--) {
    if (marked.quoteOf[word] === -1 && isFinite(marked, word)) return word
  }
  return -1
}

/** The nearest finite verb from `start` on up to `end` or a comma, outside quotations; -1 for none. */
export function finiteAfter(marked: Marked, start: number, end: number): number {
  const { gap } = marked.scan.words
  for (let word = start; word < end && word < start + NEAR; word++) {
    if (word > start && (gap[word]! & BREAKS) !== 0) return -1
    if (marked.quoteOf[word] === -1 && isFinite(marked, word)) return word
  }
  return -1
}

/** The nearest finite verb before `end` that is not in a clause within another: not in "that the bridge was old", "who came". */
function mainVerbBefore(marked: Marked, end: number, first: number): number {
  let verb = finiteBefore(marked, end, first)
  const nearest = verb
  for (let look = 0; look < MOST_EMBEDDED && verb >= 0; look++) {
    if (!isEmbedded(marked, verb, first)) return verb
    verb = finiteBefore(marked, groupStart(marked, verb, first), first)
  }
  return nearest
}
const MOST_EMBEDDED = 5

function isEmbedded(marked: Marked, verb: number, first: number): boolean {
  const { words } = marked
  const group = groupStart(marked, verb, first)
  if (relativeBefore(marked, verb, first) >= 0) return true
  const subject = group > first ? subjectOfVerb(marked, group, first, MOST_SHARED) : undefined
  const opener = (subject && subject.first < group ? subject.first : group) - 1
  if (opener < first || marked.quoteOf[opener] !== -1) return false
  return (words.bits(opener) & (SUBORDINATOR | RELATIVE)) !== 0 || (words.verb(opener) & (SAYING | THINKING)) !== 0
}

/** First word of the verb's group: before its auxiliaries and adverbs. */
function groupStart({ words, scan }: Marked, verb: number, first: number): number {
  let start = verb
  while (start > first && (scan.words.gap[start]! & BREAKS) === 0) {
    const before = words.bits(start - 1)
    if (((before & (BE | HAVE | MODAL | ADVERB)) === 0 && !isManner(scan, start - 1)) || (before & (PRONOUN | RELATIVE)) !== 0) break
    start--
  }
  return start
}

/** Whose the finite verb is whose group begins at `group`. */
export function subjectOfVerb(marked: Marked, group: number, first: number, depth = 0): NounPhrase | undefined {
  const { scan, words, quoteOf } = marked
  const last = group - 1
  if (last < first || depth > MOST_SHARED) return undefined
  if (quoteOf[last] !== -1) return nameBeforeTitle(marked, group, first)
  if ((scan.words.gap[group]! & GAP_BRACKET) !== 0) return subjectBeforeBracket(marked, group, first)
  const bits = words.bits(last)
  const comma = (scan.words.gap[group]! & BREAKS) !== 0
  if ((bits & CONJUNCTION) !== 0 || (scan.words.hash[last] === THEN && !comma)) return subjectShared(marked, last, first, depth)
  if ((bits & RELATIVE) !== 0 && !comma) return antecedent(marked, last, first)
  if ((bits & PRONOUN) !== 0 && !comma) return { first: last, end: group }
  if (comma) return subjectBeforeComma(marked, group, first, depth)
  return subjectOverRelative(marked, group, first) ?? phraseEndingAt(marked, group, first)
}

/** `Anna Reed, host of "Harbour Hour," told viewers`: the quotation is a title within what is added to the name. */
function nameBeforeTitle(marked: Marked, end: number, first: number): NounPhrase | undefined {
  let before = end - 1
  while (before > first && end - before < LONGEST_TITLE && marked.quoteOf[before] !== -1) before--
  if (marked.quoteOf[before] !== -1 || (marked.scan.words.gap[before + 1]! & BREAKS) !== 0) return undefined
  return nameBeforeApposition(marked, before + 1, first)
}
const LONGEST_TITLE = 8

/** "Senator Lund (Oslo) said". */
function subjectBeforeBracket(marked: Marked, group: number, first: number): NounPhrase | undefined {
  const { gap } = marked.scan.words
  for (let word = group - 1; word > first && word > group - LONGEST_BRACKET; word--) {
    if ((gap[word]! & GAP_BRACKET) === 0) continue
    const phrase = phraseEndingAt(marked, word, first)
    return phrase && { ...phrase, wholeEnd: group }
  }
  return undefined
}
const LONGEST_BRACKET = 12

/** "…, and said": whose the verb before it is. */
function subjectShared(marked: Marked, end: number, first: number, depth: number): NounPhrase | undefined {
  const { scan } = marked
  const verb = (scan.words.gap[end]! & BREAKS) === 0 ? finiteBefore(marked, end, first) : mainVerbBefore(marked, end, first)
  if (verb < 0) return subjectOfSentence(marked, scan.sentences.at(scan.words.start[first]!))
  return subjectOfVerb(marked, groupStart(marked, verb, first), first, depth + 1) ?? subjectAfter(marked, verb, end)
}

/** `…," said Lund, and added`: turned round, the subject follows its verb. */
function subjectAfter(marked: Marked, verb: number, end: number): NounPhrase | undefined {
  if ((marked.words.verb(verb) & SAYING) === 0) return undefined
  const phrase = phraseFrom(marked, verb + 1, end)
  return phrase && isSomebody(marked, phrase) ? phrase : undefined
}

/** "Lund, who": from the name to the pronoun. */
function antecedent(marked: Marked, relative: number, first: number): NounPhrase | undefined {
  const { scan, words, quoteOf } = marked
  let start = relative
  while (start > first && start > relative - LONGEST_ANTECEDENT && quoteOf[start - 1] === -1) {
    if (start < relative && (scan.words.gap[start]! & BREAKS) !== 0) break
    const bits = words.bits(start - 1)
    const of = scan.words.hash[start - 1] === OF
    const links = (bits & (PREPOSITION | SUBORDINATOR | CONJUNCTION | BE | HAVE | MODAL | RELATIVE)) !== 0
    if ((links && !of) || isFinite(marked, start - 1)) break
    start--
  }
  return { first: start, end: relative + 1 }
}
const LONGEST_ANTECEDENT = 9
const OF = hashWord('of')

/** "Lund, the mayor, said" has its name before the commas; "he praised the union, blamed the bank" goes on. */
function subjectBeforeComma(marked: Marked, group: number, first: number, depth: number): NounPhrase | undefined {
  const { gap } = marked.scan.words
  const explained = beforeExplanation(marked, group, first)
  if (explained) return explained
  const verb = finiteBefore(marked, group, first)
  let commas = 0
  for (let word = group; word > Math.max(verb, first); word--) if ((gap[word]! & BREAKS) !== 0) commas++
  const described = verb < 0 ? undefined : beforeRelative(marked, verb, group, first)
  if (described) return described
  if (verb >= 0 && commas === 1) {
    const shared = subjectShared(marked, group, first, depth)
    // "Lund, who runs the board and has a seat, said"
    const relative = shared && shared.end < group && (marked.words.bits(shared.end - 1) & RELATIVE) !== 0
    return relative ? { first: shared.first, end: shared.end - 1, wholeEnd: group } : shared
  }
  return nameBeforeApposition(marked, group, first) ?? phraseEndingAt(marked, group, first)
}

/** "Lund, who has told friends that she is tired, said": the name before ", who" when no verb has followed it yet. */
function beforeExplanation(marked: Marked, group: number, first: number): NounPhrase | undefined {
  const { scan, words, quoteOf } = marked
  for (let word = group - 1; word > first && word > group - FARTHEST; word--) {
    if ((words.bits(word) & RELATIVE) === 0 || (scan.words.gap[word]! & GAP_COMMA) === 0 || quoteOf[word] !== -1) continue
    const phrase = phraseEndingAt(marked, word, first)
    if (!phrase || !isSomebody(marked, phrase)) return undefined
    const opens = phrase.first === first || (scan.words.gap[phrase.first]! & BREAKS) !== 0
    const led = opens || (words.bits(phrase.first - 1) & (CONJUNCTION | SUBORDINATOR | RELATIVE | ADVERB | PREPOSITION | DATE)) !== 0
    return led ? { ...phrase, wholeEnd: group } : undefined
  }
  return undefined
}

/** The pronoun of the relative clause that the verb stands in: right before it, or before its own short subject; -1 for none. */
function relativeBefore(marked: Marked, verb: number, first: number): number {
  const { scan, words } = marked
  for (let word = groupStart(marked, verb, first) - 1; word >= first && word > verb - LONGEST_RELATIVE; word--) {
    if ((words.bits(word) & RELATIVE) !== 0) {
      // "said that the mayor agreed"
      const said = scan.words.hash[word] === THAT && word > first && words.verb(word - 1) !== 0
      return said ? -1 : word
    }
    const links = (words.bits(word) & (SUBORDINATOR | CONJUNCTION)) !== 0
    if (links || (scan.words.gap[word + 1]! & BREAKS) !== 0 || isFinite(marked, word)) return -1
  }
  return -1
}
const LONGEST_RELATIVE = 8

/** "Officials who spoke with the paper said": the noun before the pronoun. */
function subjectOverRelative(marked: Marked, end: number, first: number): NounPhrase | undefined {
  const { gap } = marked.scan.words
  const verb = finiteBefore(marked, end, first)
  if (verb < 0) return undefined
  for (let word = verb + 1; word <= end; word++) if ((gap[word]! & BREAKS) !== 0) return undefined
  return beforeRelative(marked, verb, end, first)
}

/** The noun that a relative clause with this verb hangs on; undefined when the verb stands in none. */
function beforeRelative(marked: Marked, verb: number, end: number, first: number): NounPhrase | undefined {
  const relative = relativeBefore(marked, verb, first)
  if (relative <= first) return undefined
  const phrase = phraseEndingAt(marked, relative, first)
  return phrase && { ...phrase, wholeEnd: end }
}

/** Whose a participle is: "Lund left, saying", "by saying", "a letter saying". */
export function subjectOfParticiple(marked: Marked, group: number, first: number): NounPhrase | undefined {
  const { scan } = marked
  const sentence = scan.sentences.at(scan.words.start[first]!)
  if (group === first) return subjectOfSentence(marked, sentence)
  const comma = (scan.words.gap[group]! & BREAKS) !== 0
  const noun = comma ? undefined : nounBefore(marked, group, first)
  if (noun && isPerson(marked, noun)) return noun
  const verb = comma ? mainVerbBefore(marked, group, first) : finiteBefore(marked, group, first)
  const subject = verb < 0
    ? undefined
    : (subjectAfterVerb(marked, verb, group) ?? subjectOfVerb(marked, groupStart(marked, verb, first), first))
  // "wrote a letter saying": who wrote it says so
  return subject ?? noun ?? subjectOfSentence(marked, sentence) ?? (comma ? phraseEndingAt(marked, group, first) : undefined)
}

/** Whose an infinitive is: "Lund was asked to say", "has nothing to say", "asked Reed to say". */
export function subjectOfInfinitive(marked: Marked, group: number, first: number): NounPhrase | undefined {
  const verb = finiteBefore(marked, group, first)
  const noun = nounBefore(marked, group, first)
  if (verb < 0) return noun
  const told = noun !== undefined && isPerson(marked, noun) && (marked.words.verb(noun.first - 1) & (TELLING | WANTING)) !== 0
  return told ? noun : subjectOfVerb(marked, groupStart(marked, verb, first), first) ?? noun
}

/** The noun phrase right before a word, without anything between. */
function nounBefore(marked: Marked, end: number, first: number): NounPhrase | undefined {
  const last = end - 1
  if (last < first || marked.quoteOf[last] !== -1) return undefined
  if ((marked.words.bits(last) & (FUNCTION & ~DETERMINER)) !== 0 || isFinite(marked, last)) return undefined
  return phraseEndingAt(marked, end, first)
}

/** Named, or by an office: somebody who speaks for themselves, not a letter or a sign. */
function isPerson({ scan, words }: Marked, { end }: NounPhrase): boolean {
  const bits = words.bits(end - 1)
  if ((bits & DOCUMENT) !== 0) return false
  return (bits & (ROLE | GROUP | ANONYMOUS)) !== 0 || (scan.words.flags[end - 1]! & CAPITALISED) !== 0
}

/** `…," said Lund, adding`. */
function subjectAfterVerb(marked: Marked, verb: number, end: number): NounPhrase | undefined {
  const first = marked.scan.sentences.firstWord[marked.scan.sentences.at(marked.scan.words.start[verb]!)]!
  const before = verb - 1
  const turned = verb === first || marked.quoteOf[before] !== -1 || (marked.scan.words.gap[verb]! & GAP_COMMA) !== 0
  return turned ? subjectAfter(marked, verb, end) : undefined
}

/** Who has what a noun names: "offered praise for", "made the wild suggestion that". Only what describes the noun stands before it. */
export function subjectOfObject(marked: Marked, noun: number, first: number): NounPhrase | undefined {
  const { scan, words } = marked
  for (let word = noun - 1; word > first && word >= noun - LONGEST_DESCRIPTION && (scan.words.gap[word + 1]! & BREAKS) === 0; word--) {
    const bits = words.bits(word)
    if ((bits & (BE | PREPOSITION | CONJUNCTION | SUBORDINATOR | RELATIVE)) !== 0 || marked.quoteOf[word] !== -1) return undefined
    if (!isFinite(marked, word)) continue
    const subject = subjectOfVerb(marked, groupStart(marked, word, first), first)
    return subject && isSomebody(marked, subject) ? subject : undefined
  }
  return undefined
}
const LONGEST_DESCRIPTION = 4

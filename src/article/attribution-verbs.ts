/** Reads cue verbs: active and passive, before and after what is said, in the participle. */
import { ALL_CAPITALS, CAPITALISED, GAP_COMMA, hashWord } from '../text/words.ts'
import { subjectOfInfinitive, subjectOfParticiple, subjectOfVerb } from './attribution-clauses.ts'
import { addPart, type Cue, type Part } from './attribution-cues.ts'
import { contentEnd } from './attribution-extent.ts'
import { circumstanceEnd, gapStart, isAfterQuotation, isTrivialRight, LONGEST_LOOK, whatFollows } from './attribution-places.ts'
import { aroundOf, signsOfVerb, subjectOf, withSubject, type Follows, type Form, type Helper, type Place } from './attribution-signs.ts'
import { isSomebody, kindOf, phraseFrom, type Marked, type NounPhrase } from './attribution-sources.ts'
import { readTurned } from './attribution-turned.ts'
import { isNoun, verbGroupAt, type VerbGroup } from './attribution-verb-group.ts'
import {
  BASE, CALLING, CLAUSE_ONLY, GERUND, HAVE, INFINITIVE, JUDGING, MODAL, PAST, RELATIVE, SAYING, SHOWING, TELLING, THINKING, THIRD_PERSON,
} from './attribution-words.ts'

const AS = hashWord('as')
const BY = hashWord('by')
/** Kinds of verbs, without their forms. */
const KINDS = 255
/** "told the foreign affairs committee of the upper house" */
const LONGEST_ADDRESSEE = 8
/** Words up to "by" and whoever it names. */
const FARTHEST_AGENT = 10
/** What goes before a cue without quotation marks has at least so many words: "It was, she said". */
const LEAST_LEFT = 3

/** A verb outside quotations that may be a cue; undefined when it is none where it stands. */
export function readVerb(marked: Marked, sentence: number, word: number, verb: number): Cue | undefined {
  const { scan, words } = marked
  const { sentences } = scan
  const { flags } = scan.words
  const first = sentences.firstWord[sentence]!
  const end = Math.min(sentences.endWord[sentence]!, word + LONGEST_LOOK)
  if ((flags[word]! & CAPITALISED) !== 0 && (flags[word]! & ALL_CAPITALS) === 0 && word > first) return undefined
  const group = verbGroupAt(marked, word, verb, first, end)
  const kinds = verb & KINDS
  if ((kinds & SAYING) !== 0 && group.start === word && group.helper === 0 && (verb & (PAST | THIRD_PERSON | BASE)) !== 0) {
    const turned = readTurned(marked, sentence, word, group.end, kinds)
    if (turned) return turned
  }
  if (isNoun(marked, group, first)) return undefined
  const follows = whatFollows(marked, word, end)
  const plain = signsOfVerb({
    lemma: words.lemma(word),
    kinds,
    follows,
    form: formOf(verb),
    helper: helperOf(group),
    around: aroundOf(marked, group.start, group.end, first, end),
    wordsOn: end - group.end,
  })
  if (!marked.judge.mayBeCue(plain, kinds)) return undefined

  const subject = subjectOfGroup(marked, group, first, end)
  const beside = placeOf(marked, group, subject, follows, first, end)
  if ((verb & CLAUSE_ONLY) !== 0 && !isSaid(marked, beside.place, follows, kinds, subject)) return undefined
  if (!marked.judge.isCue(word, withSubject(plain, kinds, subjectOf(marked, subject), beside.place))) return undefined

  const content = group.passive
    ? contentOfPassive(marked, sentence, group, follows)
    : contentOf(marked, sentence, group, follows, subject, beside)
  const after = beside.follow || beside.place === 'after quotation'
  const stop = after && beside.trivial ? circumstanceEnd(marked, beside.cueEnd, end) : beside.cueEnd
  return { sentence, first: group.start, end: stop, source: subject, kinds, content }
}

function formOf(verb: number): Form {
  if ((verb & BASE) !== 0) return 'base'
  if ((verb & THIRD_PERSON) !== 0) return 'third'
  if ((verb & PAST) !== 0) return 'past'
  return (verb & GERUND) !== 0 ? 'gerund' : 'participle'
}

function helperOf({ helper, passive }: VerbGroup): Helper {
  if (passive) return 'passive'
  if ((helper & INFINITIVE) !== 0) return 'to'
  if ((helper & MODAL) !== 0) return 'modal'
  if ((helper & HAVE) !== 0) return 'have'
  return helper !== 0 ? 'be' : 'none'
}

/** Whose the verb is. */
function subjectOfGroup(marked: Marked, group: VerbGroup, first: number, end: number): NounPhrase | undefined {
  if (group.passive) return agentOf(marked, group.end, end)
  if (group.participle) return subjectOfParticiple(marked, group.start, first)
  return (group.helper & INFINITIVE) !== 0 ? subjectOfInfinitive(marked, group.start, first) : subjectOfVerb(marked, group.start, first)
}

/** "was praised by the mayor" */
function agentOf(marked: Marked, from: number, end: number): NounPhrase | undefined {
  const { scan } = marked
  for (let i = from; i < end && i < from + FARTHEST_AGENT && (scan.words.gap[i]! & GAP_COMMA) === 0; i++) {
    if (scan.words.hash[i] !== BY) continue
    const phrase = phraseFrom(marked, i + 1, end)
    return phrase && isSomebody(marked, phrase) ? phrase : undefined
  }
  return undefined
}

/** How the cue stands to what is said. */
interface Beside {
  readonly place: Place
  /** First word of the cue's clause: its subject's, or "as". */
  readonly left: number
  /** After the cue and whoever is told. */
  readonly cueEnd: number
  /** What is said goes before the cue, in its sentence. */
  readonly follow: boolean
  /** Nothing of what is said follows the cue. */
  readonly trivial: boolean
}

function placeOf(
  marked: Marked, group: VerbGroup, subject: NounPhrase | undefined, follows: Follows, first: number, end: number,
): Beside {
  const { scan, quoteOf } = marked
  const { gap, hash } = scan.words
  const { verb, passive, participle } = group
  const near = subject !== undefined && subject.first < group.start && (subject.wholeEnd ?? subject.end) === group.start
  let left = near ? subject.first : group.start
  // "…, as the report notes", "As the report notes, …"
  const asClause = left > first && hash[left - 1] === AS && quoteOf[left - 1] === -1
  if (asClause) left--
  const told = (verb & TELLING) !== 0 && !passive && follows === 'object' ? phraseFrom(marked, group.end, end) : undefined
  const cueEnd = told && told.end - told.first <= LONGEST_ADDRESSEE ? told.end : group.end
  const quotedLeft = left > first && quoteOf[left - 1] !== -1
  const touchesLeft = left > first && (quotedLeft || (gap[left]! & GAP_COMMA) !== 0)
  // `"… tomorrow?" Lund asked.` is a sentence of its own to the scan
  const opens = left === first && isAfterQuotation(marked, first)
  const leads = asClause && left === first
  const trivial = !leads && isTrivialRight(marked, cueEnd, end, quotedLeft || asClause || opens, left - first, follows)
  const speaks = (verb & (SAYING | TELLING | THINKING)) !== 0
  if (opens && (trivial || follows === 'end') && subject !== undefined && speaks && !passive) {
    return { place: 'after quotation', left, cueEnd, follow: false, trivial }
  }
  const aside = touchesLeft && cueEnd < end && (gap[cueEnd]! & GAP_COMMA) !== 0 && (verb & (SAYING | THINKING | SHOWING)) !== 0
  const canFollow = touchesLeft && !participle && !passive && (speaks || (verb & SHOWING) !== 0)
  const follow = canFollow && (quotedLeft || asClause || aside || (trivial && left - first >= LEAST_LEFT))
  return { place: asClause ? 'as' : aside ? 'aside' : follow ? 'after' : 'before', left, cueEnd, follow, trivial }
}

/** "added that", and not "added two seats": for verbs that are cues only when something is said. */
function isSaid(marked: Marked, place: Place, follows: Follows, kinds: number, subject: NounPhrase | undefined): boolean {
  if (place !== 'before' || follows === 'quote' || follows === 'that' || follows === 'clause' || follows === 'to') return true
  return (kinds & SHOWING) !== 0 && subject !== undefined && kindOf(marked, subject) === 'document'
}

function contentOf(
  marked: Marked, sentence: number, group: VerbGroup, follows: Follows, subject: NounPhrase | undefined, beside: Beside,
): Part[] {
  const { place, left, cueEnd, follow, trivial } = beside
  const { scan, words } = marked
  const { sentences } = scan
  const content: Part[] = []
  if (place === 'after quotation') addPart(content, sentences.start[sentence - 1]!, sentences.end[sentence - 1]!)
  else if (follow) addPart(content, sentences.start[sentence]!, gapStart(marked, left))
  if (place === 'after quotation' || (follow && trivial)) return content
  const relative = subject !== undefined && (words.bits(subject.end - 1) & RELATIVE) !== 0
  const shape = group.participle ? 'gerund' : (group.helper & INFINITIVE) !== 0 ? 'infinitive' : relative ? 'relative' : 'finite'
  const lemma = words.lemma(group.word)
  const kinds = group.verb & KINDS
  const stop = follow ? sentences.end[sentence]! : contentEnd(marked, { sentence, from: cueEnd, follows, shape, lemma, kinds })
  addPart(content, scan.words.end[cueEnd - 1]!, stop)
  return content
}

/** "The plan was called a disgrace": its subject, and what follows. */
function contentOfPassive(marked: Marked, sentence: number, { word, start, end, verb }: VerbGroup, follows: Follows): Part[] {
  const { scan, words } = marked
  const { sentences } = scan
  const content: Part[] = []
  const first = sentences.firstWord[sentence]!
  if (((verb & (CALLING | JUDGING)) !== 0 || follows !== 'that') && start > first) {
    const subject = subjectOfVerb(marked, start, first)
    const from = subject && subject.first < start ? scan.words.start[subject.first]! : sentences.start[sentence]!
    addPart(content, from, gapStart(marked, start))
  }
  const cue = { lemma: words.lemma(word), kinds: verb & KINDS }
  addPart(content, scan.words.end[end - 1]!, contentEnd(marked, { sentence, from: end, follows, shape: 'passive', ...cue }))
  return content
}

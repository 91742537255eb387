import {
  CAPITALISED, GAP_SPACE, HAS_DIGIT, wordSet, type Attribution, type PhraseHit, type Reading, type Span, type WordSet,
} from '../../../src/rule.ts'
import { data as accusations } from '../accusations.yaml.ts'
import { data as outlets } from '../hearsay-words.yaml.ts'
import { data as lists } from '../unattributed-claim-words.yaml.ts'
import { DOUBTS, KINDS, POLL_NAMES } from './kinds.ts'
import { holds } from './words.ts'

/** From this share of the sentence on it is somebody's statement. */
const COVERED = 0.25
/** So many sentences up and down a source governs what is said. */
const REACH = 1
/** Figures go on over paragraphs: so many sentences down from the filing they come from. */
const FIGURE_REACH = 2
/** And so many from the poll. */
const POLL_REACH = 3
/** A text with so many shares tells of a survey, which it names once. */
const SURVEY_SHARES = 8

const POLLS = wordSet(lists.polls)
const REFERS_BACK = wordSet(lists.refers_back)
const MEASURES = wordSet(lists.measures)
const FORMAL = wordSet(accusations.formal)
const REPORTERS = wordSet(lists.reporters)
const ACCUSERS = wordSet([...accusations.formal, ...accusations.accusers])
const OUTLETS = wordSet(outlets.alone)
const OUTLET_NAMES = wordSet(outlets.names)

/** Somebody is named for it: in the sentence, or beside it in a way that carries. */
export function isGoverned(reading: Reading, sentence: number, kind: string, hits: readonly PhraseHit[]): boolean {
  // "some polls" is no source for what some polls show, and "are alarmed" does not answer for itself
  const isOther = ({ source, cue }: Attribution): boolean =>
    source !== null && !hits.some((hit) => hit.list === kind && (overlaps(hit, source) || (cue !== null && overlaps(hit, cue))))
  const isNamed = (attribution: Attribution): boolean => isStatement(attribution) && isOther(attribution)
  const here = reading.attributionsIn(sentence)
  if (here.some(isNamed)) return true
  if (reading.saidShare(sentence) >= COVERED && here.every(isOther)) return true
  if (isLead(reading, sentence)) {
    // a lead says first what the next sentences answer for
    const last = Math.min(reading.scan.sentences.count - 1, sentence + LEAD_REACH)
    for (let s = sentence + 1; s <= last; s++) if (reading.attributionsIn(s).some(isNamed)) return true
  }
  if (kind === 'casualties' && (isNear(reading, FORMAL, sentence, REPORT_REACH) || isNear(reading, REPORTERS, sentence, REACH))) return true
  if (kind === 'count' && isOutletNear(reading, sentence, 0)) return true
  if (kind === 'hearsay') return isTakenUp(reading, sentence, hits)
  const { figure } = KINDS[kind]!
  // what somebody believes of others is theirs
  if (!figure && here.some(isOther)) return true
  if (BEFORE_COURTS.has(kind) && holds(reading, FORMAL, sentence, sentence)) return true
  if (kind === 'share' && isSurvey(reading)) return true
  return (figure === true && isMeasured(reading, sentence, kind, isNamed)) || isCarried(reading, sentence, kind, isNamed)
}
const LEAD_REACH = 2
/** The first sentence of the body. */
function isLead(reading: Reading, sentence: number): boolean {
  const body = reading.blocks.find(({ role }) => role === 'body')
  return body !== undefined && reading.scan.sentences.at(body.start) === sentence
}
const BEFORE_COURTS: ReadonlySet<string> = new Set(['accusation', 'motive', 'private conduct'])

/** "CNN reported" stands beside "reportedly", a complaint before "allegedly". */
function isTakenUp(reading: Reading, sentence: number, hits: readonly PhraseHit[]): boolean {
  return hits.some(({ phrase }) => {
    if (phrase === 'reportedly') return isNear(reading, REPORTERS, sentence, REPORT_REACH) || isOutletNear(reading, sentence, REPORT_REACH)
    if (DOUBTS.has(phrase)) return isNear(reading, ACCUSERS, sentence, FORMAL_REACH)
    if (POLL_NAMES.test(phrase) && isPollNamed(reading, sentence)) return true
    // "the average of recent polls" is worked out by somebody who is named
    return holds(reading, AVERAGED, sentence, sentence)
  })
}
/** An arrest and its charges are told over a few sentences. */
const FORMAL_REACH = 3
const REPORT_REACH = 2

/** "a Monmouth University poll", "a survey by". */
function isPollNamed({ scan }: Reading, sentence: number): boolean {
  const { words, sentences } = scan
  const first = sentences.firstWord[Math.max(0, sentence - REPORT_REACH)]!
  const end = sentences.endWord[Math.min(sentences.count - 1, sentence + REPORT_REACH)]!
  for (let word = first + 1; word < end; word++) {
    if (!POLLS.has(words.hash[word]!) && !POLLING.has(words.hash[word]!)) continue
    const named = (words.flags[word - 1]! & CAPITALISED) !== 0 && words.gap[word] === GAP_SPACE
    if (named || BY.has(words.hash[word + 1]!)) return true
  }
  return false
}
const POLLING = wordSet(['survey', 'surveys', 'polling', 'tracker'])
const BY = wordSet(['by', 'from', 'conducted', 'released', 'commissioned', 'published', 'taken', 'average'])

/** "the Times", "CNN": whoever reports stands beside it. */
function isOutletNear({ scan }: Reading, sentence: number, reach: number): boolean {
  const { words, sentences } = scan
  const first = sentences.firstWord[Math.max(0, sentence - reach)]!
  const end = sentences.endWord[Math.min(sentences.count - 1, sentence + reach)]!
  for (let word = first; word < end; word++) {
    if ((words.flags[word]! & CAPITALISED) === 0) continue
    if (OUTLETS.has(words.hash[word]!)) return true
    if (word > first && OUTLET_NAMES.has(words.hash[word]!) && (words.flags[word - 1]! & CAPITALISED) !== 0) return true
  }
  return false
}
const COUNTED = wordSet(lists.counted)
const AVERAGED = wordSet(lists.averaged)

/** A poll, a study, a filing is named above, and the figures that follow come from it; or the next sentence says who counted. */
function isMeasured(reading: Reading, sentence: number, kind: string, isNamed: (attribution: Attribution) => boolean): boolean {
  const { sentences } = reading.scan
  const polled = kind === 'share' || kind === 'poll figure'
  const next = sentence + 1
  const goesOn = kind !== 'sum' && next < sentences.count && sentences.paragraph[next] === sentences.paragraph[sentence]
  if (goesOn && holds(reading, COUNTED, next, next)) return true
  for (let s = Math.max(0, sentence - (polled ? POLL_REACH : FIGURE_REACH)); s <= sentence; s++) {
    if (holds(reading, MEASURES, s, s) || (polled && holds(reading, POLLS, s, s))) return true
    if (s < sentence && reading.attributionsIn(s).some((attribution) => isNamed(attribution) && isDocument(attribution))) return true
  }
  return false
}

/** The sentence before or after has a source, and goes on here. */
function isCarried(reading: Reading, sentence: number, kind: string, isNamed: (attribution: Attribution) => boolean): boolean {
  const { sentences } = reading.scan
  for (let s = Math.max(0, sentence - REACH); s <= sentence + REACH && s < sentences.count; s++) {
    if (s === sentence || sentences.paragraph[s] !== sentences.paragraph[sentence]) continue
    const figures = kind === 'share' || (kind === 'count' && s < sentence)
    const goesOn = figures || kind === 'contested event' || refersBack(reading, Math.max(s, sentence))
    if (reading.attributionsIn(s).some((attribution) => isNamed(attribution) && (goesOn || isDocument(attribution)))) return true
  }
  return false
}

const isNear = (reading: Reading, list: WordSet, sentence: number, reach: number): boolean =>
  holds(reading, list, Math.max(0, sentence - reach), Math.min(reading.scan.sentences.count - 1, sentence + reach))

/** Shares all through the text. */
function isSurvey({ scan, text }: Reading): boolean {
  const { words } = scan
  let shares = 0
  for (let word = 0; word < words.count && shares < SURVEY_SHARES; word++) {
    if (PERCENT.has(words.hash[word]!) || ((words.flags[word]! & HAS_DIGIT) !== 0 && text[words.end[word]!] === '%')) shares++
  }
  return shares >= SURVEY_SHARES
}
const PERCENT = wordSet(['percent', 'pct', 'cent'])

/** The later of the two sentences takes the earlier one up: "He", "That", "It", "The report". */
function refersBack({ scan }: Reading, later: number): boolean {
  return REFERS_BACK.has(scan.words.hash[scan.sentences.firstWord[later]!]!)
}

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && a.end > b.start

const isDocument = ({ source }: Attribution): boolean => source?.kind === 'document'

/** What somebody wants or thinks is told by the reporter; only what they say or show has a source. */
const isStatement = ({ source, manner }: Attribution): boolean => source !== null && (manner === 'says' || manner === 'shows')

/** A verb with what stands before it: its auxiliaries, and whether it is a verb there at all. */
import { CAPITALISED, GAP_COMMA, GAP_HYPHEN, GAP_OTHER, GAP_SPACE, hashWord, wordSet } from '../text/words.ts'
import { isManner, isPossessive } from './attribution-finite.ts'
import type { Marked } from './attribution-sources.ts'
import {
  ADVERB, ANONYMOUS, BASE, BE, DETERMINER, GERUND, HAVE, INFINITIVE, MODAL, NOUN_TOO, PARTICIPLE, PAST, PREPOSITION, PRONOUN, RELATIVE,
  SAYING, SUBORDINATOR, TELLING, THIRD_PERSON,
} from './attribution-words.ts'

const AS = hashWord('as')
const BY = hashWord('by')
const QUOTED = wordSet(['quoted', 'cited', 'reported'])
const BREAKS = GAP_COMMA | GAP_OTHER

export interface VerbGroup {
  readonly word: number
  /** Kinds and forms of the verb, as `AttributionWords.verb` has them. */
  readonly verb: number
  /** The group's first word: an auxiliary, an adverb, "not", or the verb itself. */
  readonly start: number
  /** After the verb and its particle. */
  readonly end: number
  /** Bits of the auxiliary that is nearest to the verb; 0 for none. */
  readonly helper: number
  readonly passive: boolean
  /** A form in -ing without "be". */
  readonly participle: boolean
}

/** The group of the verb at `word`; `first` and `end` are those of its sentence. */
export function verbGroupAt(marked: Marked, word: number, verb: number, first: number, end: number): VerbGroup {
  const { scan, words, quoteOf } = marked
  const { gap, flags, hash } = scan.words
  // "was quoted as saying" is one verb
  const quotedAs = word - 2 > first && hash[word - 1] === AS && QUOTED.has(hash[word - 2]!)
  const past = (verb & (PAST | PARTICIPLE)) !== 0
  let start = quotedAs ? word - 2 : word
  let helper = 0
  while (start > first && quoteOf[start - 1] === -1 && (gap[start]! & BREAKS) === 0) {
    const before = words.bits(start - 1)
    const capital = (flags[start - 1]! & CAPITALISED) !== 0
    // "May said", and not "it may have said"
    if ((before & MODAL) !== 0 && capital && start === word && past && (verb & BASE) === 0) break
    helper ||= before & (BE | HAVE | MODAL | INFINITIVE)
    if ((before & PRONOUN) !== 0) break
    // "Long added": a name
    if ((before & (BE | HAVE | MODAL | INFINITIVE)) === 0 && (((before & ADVERB) === 0 && !isManner(scan, start - 1)) || capital)) break
    start--
  }
  const stop = word + 1 + (words.withParticle(word) ? 1 : 0)
  const agent = stop < end && hash[stop] === BY
  // "when asked about it"
  const asked = start > first && (verb & TELLING) !== 0 && (words.bits(start - 1) & SUBORDINATOR) !== 0
  const passive = past && (((helper & BE) !== 0 && (helper & HAVE) === 0) || (helper === 0 && (agent || asked)))
  const participle = (verb & GERUND) !== 0 && !past && (helper & BE) === 0 && !quotedAs
  return { word, verb, start, end: stop, helper, passive, participle }
}

/** By what stands before it the word is a noun or an adjective: "the claims", "pledged delegates", "at calls". */
export function isNoun(marked: Marked, group: VerbGroup, first: number): boolean {
  const { scan, words, quoteOf } = marked
  const { start, verb, helper } = group
  if (helper !== 0) return false
  const present = isPresent(group)
  if (start === first) return present
  const last = start - 1
  if (quoteOf[last] !== -1) return present && (verb & (NOUN_TOO | SAYING)) === NOUN_TOO
  const before = words.bits(last)
  const somebody = (before & (PRONOUN | RELATIVE)) !== 0
  if (present && !(somebody && (scan.words.gap[start]! & GAP_COMMA) === 0)) {
    if ((before & PREPOSITION) !== 0 || isPossessive(scan, last)) return true
    if ((before & (DETERMINER | ANONYMOUS)) === DETERMINER && (verb & NOUN_TOO) !== 0) return true
  }
  if (closesQuotation(marked, last, first)) return false
  if ((scan.words.gap[start]! & GAP_HYPHEN) !== 0 && (scan.words.gap[start]! & GAP_SPACE) === 0) return true
  if (somebody || (before & ANONYMOUS) !== 0) return false
  // "one in five say", "no one knows"
  if (present && (verb & NOUN_TOO) === 0) return false
  return (before & DETERMINER) !== 0 || ((before & PREPOSITION) !== 0 && (verb & (PAST | PARTICIPLE)) !== 0)
}

const isPresent = ({ verb }: VerbGroup): boolean => (verb & (PAST | PARTICIPLE)) === 0 && (verb & (BASE | THIRD_PERSON)) !== 0

/** `"…," Anna Lund notes.`: the name before the word comes right after a quotation. */
function closesQuotation({ quoteOf }: Marked, name: number, first: number): boolean {
  for (let i = name; i >= Math.max(first - 1, name - LONGEST_SPEAKER) && i >= 0; i--) if (quoteOf[i] !== -1) return true
  return false
}
const LONGEST_SPEAKER = 5

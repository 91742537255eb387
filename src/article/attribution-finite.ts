/** Which words of a sentence are finite verbs: verbs that have a subject of their own. */
import { CAPITALISED, GAP_COMMA, GAP_HYPHEN, GAP_OTHER, GAP_SPACE, HAS_APOSTROPHE, hashWord, wordSet } from '../text/words.ts'
import type { Scan } from '../text/scan.ts'
import type { Marked } from './attribution-sources.ts'
import { BASE, BE, DETERMINER, FUNCTION, HAVE, INFINITIVE, MODAL, NOUN_TOO, PREPOSITION, PRONOUN, RELATIVE } from './attribution-words.ts'
import { data as grammar } from './lexicon/attribution-grammar.yaml.ts'
import { ADJECTIVE, BASE_VERB, entriesOf, PARTICIPLE, PAST_VERB, PLURAL_NOUN, SINGULAR_NOUN, SINGULAR_VERB } from './vocabulary.ts'

/** Forms of "be" and "have" that make no clause. */
const NOT_FINITE = wordSet(['be', 'been', 'being', 'having'])
const BY = hashWord('by')
const BREAKS = GAP_COMMA | GAP_OTHER

/** Whether the word is a verb that has a subject of its own, as far as the word and its neighbours tell. */
export function isFinite(marked: Marked, word: number): boolean {
  const known = marked.finite[word]!
  if (known !== 0) return known === 2
  const found = looksFinite(marked, word)
  marked.finite[word] = found ? 2 : 1
  return found
}

function looksFinite(marked: Marked, word: number): boolean {
  const { scan, words } = marked
  const bits = words.bits(word)
  if ((bits & (BE | HAVE | MODAL)) !== 0) return !NOT_FINITE.has(scan.words.hash[word]!)
  if ((bits & FUNCTION) !== 0 || (scan.words.flags[word]! & CAPITALISED) !== 0) return false
  const kinds = entriesOf(scan)[word]!
  if ((kinds & (PAST_VERB | SINGULAR_VERB | BASE_VERB)) === 0 || word === 0) return false
  const before = words.bits(word - 1)
  const gap = scan.words.gap[word]!
  if ((gap & GAP_HYPHEN) !== 0 && (gap & GAP_SPACE) === 0) return false
  if ((before & (PRONOUN | RELATIVE)) !== 0 && (gap & BREAKS) === 0) return true
  if ((before & (DETERMINER | PREPOSITION | INFINITIVE | BE | HAVE)) !== 0 || isPossessive(scan, word - 1)) return false
  // "the plan backed by Lund"
  if ((kinds & PAST_VERB) !== 0) return scan.words.hash[word + 1] !== BY && ((kinds & PARTICIPLE) === 0 || (kinds & ADJECTIVE) === 0)
  if ((kinds & SINGULAR_VERB) !== 0) {
    if ((kinds & PLURAL_NOUN) === 0 || (scan.words.flags[word - 1]! & CAPITALISED) !== 0) return true
    // "and holds a lead"
    const next = word + 1
    return next < scan.words.count && (scan.words.gap[next]! & BREAKS) === 0 && (words.bits(next) & (DETERMINER | PRONOUN)) !== 0
  }
  // "officials say", and not "the town plan"
  if ((kinds & SINGULAR_NOUN) !== 0 && (words.verb(word) & NOUN_TOO) !== 0) return false
  return (words.verb(word) & BASE) !== 0 && (entriesOf(scan)[word - 1]! & PLURAL_NOUN) !== 0
}

/** "the mayor's" */
export function isPossessive({ words, text }: Scan, word: number): boolean {
  if ((words.flags[word]! & HAS_APOSTROPHE) === 0) return false
  const end = words.end[word]!
  const mark = text.charCodeAt(end - 2)
  return (mark === 39 || mark === 0x2019) && (text.charCodeAt(end - 1) | 32) === LETTER_S
}
const LETTER_S = 115

const NOT_MANNER = wordSet(grammar.not_manner)

/** Adverbs of manner: "repeatedly", "angrily", and not "her family". */
export function isManner(scan: Scan, word: number): boolean {
  const end = scan.words.end[word]!
  if (NOT_MANNER.has(scan.words.hash[word]!)) return false
  return end - scan.words.start[word]! > 4 && scan.text.startsWith('ly', end - 2) && (scan.words.flags[word]! & CAPITALISED) === 0
}

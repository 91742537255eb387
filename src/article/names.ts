/** Names of people and bodies as words with capitals: the name in a phrase, and the full names of a text. By word indexes. */
import type { Scan } from '../text/scan.ts'
import { CAPITALISED, GAP_HYPHEN, GAP_SPACE, GAP_STOP, wordSet } from '../text/words.ts'
import type { Marked, NounPhrase } from './attribution-sources.ts'
import {
  ANONYMOUS, CONJUNCTION, DATE, DETERMINER, DOCUMENT, GROUP, PREPOSITION, PRONOUN, ROLE, SUBORDINATOR, TITLE,
} from './attribution-words.ts'
import { data } from './lexicon/people.yaml.ts'
import { speakerKind } from './source-heads.ts'
import { ADJECTIVE, BASE_VERB, entriesOf, GERUND, PLURAL_NOUN, SINGULAR_NOUN } from './vocabulary.ts'

/** What no name is made of. */
export const NO_NAME = ANONYMOUS | CONJUNCTION | DATE | DETERMINER | DOCUMENT | GROUP | PREPOSITION | PRONOUN | ROLE | SUBORDINATOR | TITLE
/** Words. */
export const LONGEST_NAME = 5

export type Sex = 'female' | 'male'
const FEMALE_NAMES = wordSet(data.female)
const MALE_NAMES = wordSet(data.male)

/** Of the people who have the first name with this hash, as far as it is known. */
export function sexOfFirstName(hash: number): Sex | undefined {
  if (FEMALE_NAMES.has(hash)) return 'female'
  return MALE_NAMES.has(hash) ? 'male' : undefined
}

const isCapitalised = ({ scan }: Marked, word: number): boolean => (scan.words.flags[word]! & CAPITALISED) !== 0

/** Whether the word goes on the name that the word before it stands in: a blank, "Donald J. Reed", "Prynne-Hale". */
export function goesOnName({ words }: Scan, word: number): boolean {
  const gap = words.gap[word]!
  if (gap === GAP_SPACE || gap === GAP_HYPHEN) return true
  const isInitial = words.end[word - 1] === words.start[word - 1]! + 1
  return isInitial && gap === (GAP_STOP | GAP_SPACE)
}

/** The name in a phrase: "Sergey Lavrov" of "Russian Foreign Minister Sergey Lavrov". */
export function nameIn(marked: Marked, { first, end }: NounPhrase): NounPhrase | undefined {
  const { scan, words } = marked
  // months are first and last names too: "Erica May", "May said", and not "reports early Monday"
  const isName = (word: number): boolean =>
    isCapitalised(marked, word)
    && ((words.bits(word) & NO_NAME) === 0 || ((words.bits(word) & NO_NAME) === DATE && isBesideName(word)))
  const isBesideName = (word: number): boolean => (word > first ? isCapitalised(marked, word - 1) : end - first === 1)
  let stop = end
  // the name stands last but for what is added to it: "Anna Reed of the harbour board"
  for (let word = first; word < end; word++) {
    if ((words.bits(word) & PREPOSITION) === 0) continue
    if (word > first && isName(word - 1)) stop = word
    break
  }
  while (stop > first && !isName(stop - 1)) stop--
  let start = stop
  while (start > first && isName(start - 1) && stop - start < LONGEST_NAME && (start === stop || goesOnName(scan, start))) start--
  return start < stop ? { first: afterPlace(marked, afterOccupation(scan, start, stop), stop), end: stop } : undefined
}

/** "The minister of Castria Viktor Reed", as translations have it: the place is no part of the name. */
function afterPlace({ scan, words }: Marked, first: number, end: number): number {
  if (end - first < 3 || first === 0 || (words.bits(first - 1) & PREPOSITION) === 0) return first
  const { hash } = scan.words
  return sexOfFirstName(hash[first]!) === undefined && sexOfFirstName(hash[first + 1]!) !== undefined ? first + 1 : first
}

/** "Goalkeeper Ivo Hansen" at the beginning of a sentence is Ivo Hansen. */
function afterOccupation(scan: Scan, first: number, end: number): number {
  const opens = end - first > 2 && scan.sentences.firstWord[scan.sentences.at(scan.words.start[first]!)] === first
  return opens && speakerKind(scan.lower(first)) === 'role' ? first + 1 : first
}

/** Whether the name is a person's and no body's, as far as its words tell: "Anna Reed", "Reed Okoro", and not "Judicial Watch". */
export function soundsLikePerson({ scan }: Marked, { first, end }: NounPhrase): boolean {
  if (end - first === 1 || sexOfFirstName(scan.words.hash[first]!) !== undefined) return true
  const entries = entriesOf(scan)
  return (entries[first]! & COMMON) === 0 && (entries[end - 1]! & PLURAL_NOUN) === 0
}
const COMMON = SINGULAR_NOUN | PLURAL_NOUN | ADJECTIVE | BASE_VERB | GERUND

/** Every run of two words with capitals and more that can be a name, in order. */
export function fullNamesOf(marked: Marked): readonly NounPhrase[] {
  const { scan, words } = marked
  const { count } = scan.words
  const names: NounPhrase[] = []
  const isName = (word: number): boolean => isCapitalised(marked, word) && (words.bits(word) & NO_NAME) === 0
  for (let word = 0; word + 1 < count; word++) {
    // the next word first: most capitals stand alone
    if (!isCapitalised(marked, word + 1) || !isCapitalised(marked, word) || !goesOnName(scan, word + 1) || !isName(word)) continue
    let end = word + 1
    while (end < count && end - word < LONGEST_NAME && goesOnName(scan, end) && isName(end)) end++
    const first = end - word > 1 && opensNoName(scan, word) ? word + 1 : word
    if (end - first > 1) names.push({ first: afterPlace(marked, first, end), end })
    word = end - 1
  }
  return names
}

/** "Undercutting Reed", "Meanwhile Reed": a capital that only opens the sentence, of a word that nobody is called by. */
function opensNoName(scan: Scan, word: number): boolean {
  // nothing but a blank before it
  if (scan.words.gap[word] === GAP_SPACE || scan.sentences.firstWord[scan.sentences.at(scan.words.start[word]!)] !== word) return false
  if (speakerKind(scan.lower(word)) === 'role') return true
  const kinds = entriesOf(scan)[word]!
  return kinds !== 0 && ((kinds & GERUND) !== 0 || (kinds & (SINGULAR_NOUN | ADJECTIVE | BASE_VERB)) === 0)
}

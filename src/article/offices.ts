/** Who holds which office, as the article says beside their names: "Mayor Anna Reed", "its head, Anna Reed,", "Anna Reed, a biologist". */
import type { Scan } from '../text/scan.ts'
import { CAPITALISED, GAP_BREAK, GAP_COMMA, GAP_OTHER, GAP_QUOTE, GAP_SPACE, GAP_STOP, hashWord, NUMERIC, wordSet } from '../text/words.ts'
import { isPossessive } from './attribution-finite.ts'
import type { Marked, NounPhrase } from './attribution-sources.ts'
import { BE, DETERMINER, FUNCTION, PREPOSITION, PRONOUN, RELATIVE, ROLE, TITLE } from './attribution-words.ts'
import { data } from './lexicon/people.yaml.ts'
import { sexOfFirstName } from './names.ts'
import { speakerKind } from './source-heads.ts'

/** Words of a description, from its determiner to its noun. */
const LONGEST_OFFICE = 7
/** "their spokesman on transport and the port, Anna Reed": words from the determiner to the comma. */
const LONGEST_APPOSITION = 10
const BREAKS = GAP_COMMA | GAP_OTHER | GAP_BREAK | GAP_QUOTE
const SHORT_TITLES: ReadonlyMap<number, number> = new Map(
  Object.entries(data.short_titles).map(([title, office]) => [hashWord(title), hashWord(office)]),
)
const OTHER_HOLDERS = wordSet(data.other_holders)
const PARTIES = wordSet(data.parties)

interface Office {
  /** Hash of its noun. */
  readonly noun: number
  /** Hashes of what stands before the noun: "harbour" of "the harbour minister". */
  readonly described: readonly number[]
  /** Where it is named. */
  readonly first: number
  readonly end: number
  readonly holder: NounPhrase
}

export interface Offices {
  /** Whoever is named beside the phrase itself: Anna Reed of "the archivist" in "the archivist, Anna Reed, said". */
  holderAt(phrase: NounPhrase): NounPhrase | undefined
  /** Whoever is said before the phrase to be what it calls somebody: "the minister". */
  holderOf(phrase: NounPhrase): NounPhrase | undefined
}

/** `names` are the full names of the text. */
export function findOffices(marked: Marked, names: readonly NounPhrase[]): Offices {
  const { hash } = marked.scan.words
  const byPlace = new Map<number, Office>()
  const byNoun = new Map<number, Office[]>()
  for (const name of names) {
    for (const office of [officeBefore(marked, name), describedBefore(marked, name), officeAfter(marked, name)]) {
      if (!office) continue
      for (let word = office.first; word < office.end; word++) byPlace.set(word, office)
      const others = byNoun.get(office.noun)
      if (others) others.push(office)
      else byNoun.set(office.noun, [office])
    }
  }

  return {
    holderAt({ first, end }) {
      for (let word = first; word < end; word++) if (byPlace.has(word)) return byPlace.get(word)!.holder
      return undefined
    },
    holderOf(phrase) {
      const called = describe(marked, phrase.first, phrase.end)
      const offices = called && byNoun.get(called.noun)
      if (!offices) return undefined
      let stop = firstFrom(offices, phrase.first)
      // "the mayor of Castria", and only then "Mayor Anna Reed", who is the only mayor of the article
      if (stop === 0) return isOnlyOne(offices) && agree(offices[0]!.described, called.described) ? offices[0]!.holder : undefined
      for (let looks = 0; stop > 0 && looks < MOST_HOLDERS; looks++) {
        const office = offices[--stop]!
        if (agree(office.described, called.described)) return office.holder
      }
      return undefined
    },
  }

  /** All of them are one person's, by the last name. */
  function isOnlyOne(offices: readonly Office[]): boolean {
    const lastName = ({ holder }: Office): number => hash[holder.end - 1]!
    return offices.length <= MOST_HOLDERS && offices.every((office) => lastName(office) === lastName(offices[0]!))
  }
}

/** So many of the people before a phrase who are called by its noun are compared with it; bounds the work on hostile input. */
const MOST_HOLDERS = 8

/** The index of the first phrase, in order of place, that does not begin before the word. */
export function firstFrom(phrases: readonly { readonly first: number }[], word: number): number {
  let low = 0
  let high = phrases.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (phrases[middle]!.first < word) low = middle + 1
    else high = middle
  }
  return low
}

/** "The harbour minister" may be the Danish harbour minister, and is neither the finance minister nor a former one. */
function agree(described: readonly number[], called: readonly number[]): boolean {
  const isOther = (list: readonly number[], than: readonly number[]): boolean =>
    list.some((word) => OTHER_HOLDERS.has(word) && !than.includes(word))
  if (isOther(described, called) || isOther(called, described)) return false
  return described.length === 0 || called.length === 0 || called.some((word) => described.includes(word))
}

function isNoun({ scan, words }: Marked, word: number): boolean {
  const bits = words.bits(word)
  return (bits & ROLE) !== 0 || ((bits & FUNCTION) === 0 && speakerKind(scan.lower(word)) === 'role')
}

/** The noun of the office that the words name, and what goes before it; undefined where none of them names one person. */
function describe(marked: Marked, first: number, end: number): Pick<Office, 'noun' | 'described'> | undefined {
  const { scan, words } = marked
  const { hash, flags, gap } = scan.words
  let last = first
  while (last + 1 < end && (words.bits(last + 1) & (PREPOSITION | RELATIVE)) === 0 && (gap[last + 1]! & BREAKS) === 0) last++
  // "the minister of justice Anna Reed": the name is no part of it
  while (last > first && !isNoun(marked, last) && (flags[last]! & CAPITALISED) !== 0) last--
  if (!isNoun(marked, last) || /s$/i.test(scan.word(last))) return undefined
  const described: number[] = []
  for (let word = first; word < last; word++) {
    if ((words.bits(word) & (DETERMINER | PRONOUN)) !== 0 || isPossessive(scan, word) || PARTIES.has(hash[word]!)) continue
    described.push(hash[word]!)
  }
  return { noun: SHORT_TITLES.get(hash[last]!) ?? hash[last]!, described }
}

const opensDescription = ({ scan, words }: Marked, word: number): boolean =>
  (words.bits(word) & DETERMINER) !== 0 || isPossessive(scan, word)

/** "Mayor Anna Reed", "the lead author Dr Anna Reed". */
function officeBefore(marked: Marked, name: NounPhrase): Office | undefined {
  const { scan, words } = marked
  const { gap } = scan.words
  const isBeside = (word: number): boolean => word > 0 && (gap[word]! & ~GAP_STOP) === GAP_SPACE
  const isBareTitle = (word: number): boolean => (words.bits(word) & (TITLE | ROLE)) === TITLE && !isShortTitle(scan, word)
  let word = name.first
  while (isBeside(word) && isBareTitle(word - 1)) word--
  return isBeside(word) ? officeEndingAt(marked, word, name) : undefined
}

const isShortTitle = ({ words }: Scan, word: number): boolean => SHORT_TITLES.has(words.hash[word]!)

/** The words right before the name, or before its title. */
function officeEndingAt(marked: Marked, end: number, holder: NounPhrase): Office | undefined {
  const { scan } = marked
  const noun = end - 1
  if (isShortTitle(scan, noun)) return { noun: SHORT_TITLES.get(scan.words.hash[noun]!)!, described: [], first: noun, end, holder }
  if (!isNoun(marked, noun)) return undefined
  let first = noun
  while (first > 0 && noun - first < LONGEST_OFFICE && scan.words.gap[first] === GAP_SPACE && describes(marked, first - 1)) {
    first--
    if (opensDescription(marked, first)) break
  }
  const office = describe(marked, first, end)
  return office && { ...office, first, end, holder }
}

/** A word that may stand within a description. */
function describes({ words }: Marked, word: number): boolean {
  const bits = words.bits(word)
  return (bits & DETERMINER) !== 0 || ((bits & ~(ROLE | TITLE)) === 0 && words.verb(word) === 0)
}

/** "the archivist, Anna Reed,", and as translations have it "the head of the archive Anna Reed": from a determiner to the name. */
function describedBefore(marked: Marked, holder: NounPhrase): Office | undefined {
  const { scan, words } = marked
  const { gap, hash, count } = scan.words
  let end = holder.first
  while (end > 0 && gap[end] === GAP_SPACE && (words.bits(end - 1) & TITLE) !== 0) end--
  const isClosed = holder.end >= count || (gap[holder.end]! & (BREAKS | GAP_STOP)) !== 0
  const isApposed = end > 0 && (gap[end]! & GAP_COMMA) !== 0 && isClosed
  if (!isApposed && (end !== holder.first || gap[end] !== GAP_SPACE || sexOfFirstName(hash[end]!) === undefined)) return undefined
  const sentence = scan.sentences.firstWord[scan.sentences.at(scan.words.start[holder.first]!)]!
  for (let first = end - 1; first >= sentence && end - first <= LONGEST_APPOSITION; first--) {
    if (marked.quoteOf[first] !== -1 || (first + 1 < end && (gap[first + 1]! & BREAKS) !== 0)) return undefined
    if (!opensDescription(marked, first) && (!isApposed || first > sentence)) continue
    // "the head of the board, Anna Reed": the determiner of the board opens no office
    const office = describe(marked, first, end)
    if (office) return { ...office, first, end, holder }
  }
  return undefined
}

/** "Anna Reed, 48, a biologist at", "Anna Reed, who is the mayor of", "Anna Reed is the mayor of". */
function officeAfter(marked: Marked, holder: NounPhrase): Office | undefined {
  const { scan, words } = marked
  const { gap, flags, count } = scan.words
  let first = holder.end
  if (first + 1 >= count) return undefined
  const comma = (gap[first]! & GAP_COMMA) !== 0
  if (comma && (flags[first]! & NUMERIC) !== 0 && (gap[first + 1]! & GAP_COMMA) !== 0) first++
  if (comma && (words.bits(first) & RELATIVE) !== 0) first++
  const copula = first < count && (words.bits(first) & BE) !== 0
  if (copula) first++
  if ((!comma && !copula) || first >= count || (gap[first]! & GAP_QUOTE) !== 0) return undefined
  let end = first
  while (end < count && end - first < LONGEST_OFFICE && (end === first || gap[end] === GAP_SPACE) && describes(marked, end)) {
    if (end > first && opensDescription(marked, end)) break
    end++
  }
  const office = end > first ? describe(marked, first, end) : undefined
  // "Anna Reed, the mayor said": what follows has a verb of its own
  const closed = end >= count || (gap[end]! & (BREAKS | GAP_STOP)) !== 0 || (words.bits(end) & (PREPOSITION | RELATIVE)) !== 0
  return office && closed ? { ...office, first, end, holder } : undefined
}

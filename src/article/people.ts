/**
 * Who a source is, by the name that the article knows best: "Lavrov" is Sergey Lavrov, "he" and "the minister" are the person named last.
 */
import type { Scan } from '../text/scan.ts'
import { ALL_CAPITALS, CAPITALISED, GAP_SPACE } from '../text/words.ts'
import { kindOf, type Marked, type NounPhrase } from './attribution-sources.ts'
import {
  ANONYMOUS, CONJUNCTION, DATE, DETERMINER, DOCUMENT, GROUP, PREPOSITION, PRONOUN, ROLE, SUBORDINATOR, TITLE,
} from './attribution-words.ts'
import type { SentenceCues } from './sentence-cues.ts'
import { ADJECTIVE, BASE_VERB, entriesOf, GERUND, SINGULAR_NOUN } from './vocabulary.ts'

/** What no name is made of. */
const NO_NAME = ANONYMOUS | CONJUNCTION | DATE | DETERMINER | DOCUMENT | GROUP | PREPOSITION | PRONOUN | ROLE | SUBORDINATOR | TITLE
/** A pronoun means nobody who was named more sentences ago than this. */
const FARTHEST_NAME = 12
const LONGEST_NAME = 4
/** So many bodies and places may have spoken since the person that "he" means. */
const FEW = 6

export interface People {
  /** The best known name of who the phrase means; its own words where nobody better is known. */
  nameOf(phrase: NounPhrase): string
  /** One person: "he", "the minister", "Lavrov" where Sergey Lavrov is named; no body and no place. */
  isPerson(phrase: NounPhrase): boolean
}

/** Their sources are who "he" can mean. */
export function findPeople(cues: SentenceCues): People {
  const { marked } = cues
  const { scan } = marked
  const { text, sentences, words } = scan
  const { start, end, hash } = words
  let fullNames: ReadonlyMap<number, NounPhrase> | undefined
  /** Who is named as a source, in order of place, as far as the sentences were read. */
  const named: NounPhrase[] = []
  let read = 0
  const write = ({ first, end: stop }: NounPhrase): string => text.slice(start[first], end[stop - 1]).replace(/['’]s$/, '')

  return {
    nameOf(phrase) {
      const kind = isOffice(marked, phrase) ? 'role' : kindOf(marked, phrase)
      if (kind === 'named') {
        const name = nameIn(marked, phrase)
        return name ? best(name) : write(phrase)
      }
      if ((kind === 'role' && isDefinite(marked, phrase)) || (kind === 'pronoun' && MEANS_SOMEBODY.test(write(phrase)))) {
        const last = lastNamedBefore(phrase.first)
        if (last) return best(last)
      }
      return write(phrase)
    },
    isPerson(phrase) {
      const kind = isOffice(marked, phrase) ? 'role' : kindOf(marked, phrase)
      if (kind === 'pronoun') return MEANS_SOMEBODY.test(write(phrase))
      // "the leader of the Greens, Anna Reed, was scathing"
      const added = phrase.wholeEnd === undefined ? undefined : nameIn(marked, { first: phrase.end, end: phrase.wholeEnd })
      if (added && isPerson(added)) return true
      if (kind === 'role') return isDefinite(marked, phrase) && isOffice(marked, phrase)
      const name = kind === 'named' && !isDetermined(marked, phrase) ? nameIn(marked, phrase) : undefined
      if (!name) return false
      // "Mr. Reed"
      return isPerson(name) || (name.first > phrase.first && (marked.words.bits(name.first - 1) & TITLE) !== 0)
    },
  }

  function best(name: NounPhrase): string {
    if (name.end - name.first > 1) return write(name)
    fullNames ??= findFullNames(marked)
    return write(fullNames.get(hash[name.first]!) ?? name)
  }

  /** Named in full somewhere: "West" and "Kremlin" never are. */
  function isPerson(name: NounPhrase): boolean {
    fullNames ??= findFullNames(marked)
    return name.end - name.first > 1 || fullNames.has(hash[name.first]!)
  }

  /** Reads who is named as a source up to the sentence: reading all cues takes longer than most questions need. */
  function readNamed(sentence: number): void {
    for (; read <= sentence; read++) {
      for (const { source } of cues.in(read)) {
        if (!source || (named.length > 0 && source.first < named.at(-1)!.first)) continue
        const name = nameIn(marked, source)
        if (name && !isOffice(marked, source) && kindOf(marked, source) === 'named') named.push(name)
      }
    }
  }

  function lastNamedBefore(word: number): NounPhrase | undefined {
    const sentence = sentences.at(start[word]!)
    readNamed(sentence)
    let low = 0
    let high = named.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (named[middle]!.first < word) low = middle + 1
      else high = middle
    }
    const last = named.slice(Math.max(0, low - FEW), low).findLast(isPerson)
    // a name that opens a sentence in between is nearer
    for (let s = sentence; s >= 0 && s > sentence - FARTHEST_NAME; s--) {
      const first = sentences.firstWord[s]!
      if (last && last.first >= first) return last
      const opening = first < word ? nameIn(marked, { first, end: Math.min(first + LONGEST_NAME, sentences.endWord[s]!) }) : undefined
      if (opening && opening.first === first && opening.end - opening.first > 1) return opening
    }
    return undefined
  }
}
/** "the minister", "Russian Foreign Minister", "the US president", and not "Trump spokesman": nobody's name stands before the office. */
function isOffice({ scan, words }: Marked, { first, end }: NounPhrase): boolean {
  if ((words.bits(end - 1) & ROLE) === 0) return false
  for (let word = first; word < end; word++) {
    if ((scan.words.flags[word]! & CAPITALISED) === 0 || (words.bits(word) & NO_NAME) !== 0) continue
    if ((scan.words.flags[word]! & ALL_CAPITALS) === 0 && !NATIONALITY.test(scan.word(word))) return false
  }
  return true
}
const NATIONALITY = /(?:an|ish|ese|ch|qi|li|tsi)$/

/** One certain person, not "a minister" or "ministers". */
function isDefinite({ scan }: Marked, { first, end }: NounPhrase): boolean {
  if (/s$/i.test(scan.word(end - 1))) return false
  const opening = scan.lower(first)
  return opening === 'the' || (opening !== 'a' && opening !== 'an' && opening !== 'one' && (scan.words.flags[first]! & CAPITALISED) !== 0)
}

/** "the White House" */
const isDetermined = ({ words }: Marked, { first }: NounPhrase): boolean => (words.bits(first) & DETERMINER) !== 0

/** "It" is a body or a document, "they" are several. */
const MEANS_SOMEBODY = /^(?:he|she)$/i

/** The name in a phrase: "Sergey Lavrov" of "Russian Foreign Minister Sergey Lavrov". */
function nameIn({ scan, words }: Marked, { first, end }: NounPhrase): NounPhrase | undefined {
  const { flags, gap } = scan.words
  // months are first and last names too: "Erica May", "May said"
  const isName = (word: number): boolean =>
    (flags[word]! & CAPITALISED) !== 0
    && ((words.bits(word) & NO_NAME) === 0 || ((word > first || end - first === 1) && (words.bits(word) & NO_NAME) === DATE))
  let stop = end
  // the name stands last but for what is added to it: "Anna Reed of the harbour board"
  for (let word = first; word < end; word++) {
    if ((words.bits(word) & PREPOSITION) === 0) continue
    if (word > first && isName(word - 1)) stop = word
    break
  }
  while (stop > first && !isName(stop - 1)) stop--
  let start = stop
  while (start > first && isName(start - 1) && stop - start < LONGEST_NAME && (start === stop || gap[start] === GAP_SPACE)) start--
  return start < stop ? { first: start, end: stop } : undefined
}

/** Names of two words and more by their last word; the first in the text counts. */
function findFullNames(marked: Marked): ReadonlyMap<number, NounPhrase> {
  const { scan, words } = marked
  const { flags, gap, hash, count } = scan.words
  const found = new Map<number, NounPhrase>()
  const isName = (word: number): boolean => (flags[word]! & CAPITALISED) !== 0 && (words.bits(word) & NO_NAME) === 0
  for (let word = 0; word + 1 < count; word++) {
    if (!isName(word) || opensNoName(scan, word)) continue
    let end = word + 1
    while (end < count && end - word < LONGEST_NAME && gap[end] === GAP_SPACE && isName(end)) end++
    if (end - word > 1 && !found.has(hash[end - 1]!)) found.set(hash[end - 1]!, { first: word, end })
    word = end - 1
  }
  return found
}

/** "Undercutting Reed", "Meanwhile Reed": a capital that only opens the sentence, of a word that nobody is called by. */
function opensNoName(scan: Scan, word: number): boolean {
  const kinds = entriesOf(scan)[word]!
  if (kinds === 0 || ((kinds & GERUND) === 0 && (kinds & (SINGULAR_NOUN | ADJECTIVE | BASE_VERB)) !== 0)) return false
  return scan.sentences.firstWord[scan.sentences.at(scan.words.start[word]!)] === word
}

/** Looks at the words of an article before its attributions are read, which takes thirty times as long, and at their plain sources. */
import { CAPITALISED, GAP_COMMA, GAP_QUOTE, GAP_SPACE, GAP_STOP, hashWord, wordSet, type Words } from '../text/words.ts'
import { ANONYMOUS, bitsOfHash, DOCUMENT, GROUP } from './attribution-words.ts'
import { data } from './lexicon/ledger.yaml.ts'
import type { Attribution, Reading, SourceKind } from './reading.ts'
import { entryOf, FUNCTION_WORD } from './vocabulary.ts'

/**
 * Whether one source can carry so large a share of these sentences. "Keller said", and elsewhere "according to the report", are two, and so
 * are "he said" and "she said"; and sentences with few plain words of saying rest on nobody.
 */
export function mayBeOneSided(reading: Reading, prose: Iterable<number>, share: number): boolean {
  const { sentences, words: { gap, hash, start } } = reading.scan
  let speaker = 0
  let pronoun = 0
  let told = 0
  let all = 0
  for (const sentence of prose) {
    const first = sentences.firstWord[sentence]!
    const end = sentences.endWord[sentence]!
    let isTold = false
    for (let word = first; word < end; word++) {
      if ((gap[word]! & GAP_QUOTE) !== 0) isTold = true
      if (!SAYING.has(hash[word]!) && !ONLY_SOMEBODY.has(hash[word]!)) continue
      if (SAYING.has(hash[word]!)) isTold = true
      if (reading.quoteAt(start[word]!)) continue
      const person = hash[word - 1] ?? 0
      if (word > first && (person === HE || person === SHE)) {
        if (pronoun !== 0 && person !== pronoun) return false
        pronoun = person
      }
      for (const name of [nameBefore(reading, word, first), nameAfter(reading, word, end)]) {
        if (name === 0 || name === speaker) continue
        if (speaker !== 0) return false
        speaker = name
      }
    }
    all++
    if (isTold) told++
  }
  return told >= PLAINLY * share * all
}

/** Whether two of the sources are plainly not one: two last names, a name and officials. Who they are takes longer to tell. */
export function hasTwoPlainSources(claims: Iterable<Attribution>, text: string): boolean {
  let plain: string | undefined
  for (const { source } of claims) {
    const key = source ? plainly(source.kind, text.slice(source.start, source.end)) : undefined
    if (key === undefined || key === plain) continue
    if (plain !== undefined) return true
    plain = key
  }
  return false
}

/** The last word of a name of two words and more, or of "officials", "the report"; undefined for what could be called otherwise. */
function plainly(kind: SourceKind, written: string): string | undefined {
  if (kind === 'named') return FULL_NAME.exec(written)?.[1]?.toLowerCase()
  const isUnnamed = kind === 'document' || kind === 'group' || kind === 'anonymous'
  return isUnnamed ? PLAIN_NOUN.exec(written)?.[1]?.toLowerCase() : undefined
}
const FULL_NAME = /^(?:\p{Lu}[\p{L}.’'-]* ){1,3}(\p{Lu}[\p{L}’'-]*\p{Ll})$/u
const PLAIN_NOUN = /^(?:the )?(\p{Ll}+)$/iu

/** "Keller said", "Keller, the mayor, said", "officials said": the hash of the word that stands for the speaker; 0 for none. */
function nameBefore({ scan: { words } }: Reading, word: number, first: number): number {
  const before = words.gap[word] === GAP_SPACE ? word - 1 : words.gap[word] === AFTER_COMMA ? appositionBefore(words, word, first) - 1 : -1
  if (before < first) return 0
  const hash = words.hash[before]!
  const bits = bitsOfHash(hash)
  return (bits & (GROUP | ANONYMOUS | DOCUMENT)) !== 0 ? hash : nameAt(words, before)
}

/** The hash of a word that is written as a name; 0 for others. */
function nameAt({ flags, hash }: Words, word: number): number {
  const own = hash[word]!
  return (flags[word]! & CAPITALISED) !== 0 && bitsOfHash(own) === 0 && (entryOf(own) & FUNCTION_WORD) === 0 ? own : 0
}

/** First word of "the mayor" in "Keller, the mayor, said"; -1 when there is none. */
function appositionBefore({ gap, hash }: Words, word: number, first: number): number {
  for (let i = word - 1; i > first && i > word - LONGEST_APPOSITION; i--) {
    if (gap[i] === AFTER_COMMA) return OPENS_APPOSITION.has(hash[i]!) ? i : -1
    if (gap[i] !== GAP_SPACE) return -1
  }
  return -1
}
const AFTER_COMMA = GAP_COMMA | GAP_SPACE
/** Words. */
const LONGEST_APPOSITION = 15
const OPENS_APPOSITION = wordSet(['a', 'an', 'the', 'who'])

/** "said Anna Keller", "according to Keller": the last word of the name. */
function nameAfter({ scan: { words } }: Reading, word: number, end: number): number {
  const { hash, flags, gap } = words
  let at = word + 1
  if (hash[word] === ACCORDING) {
    if (hash[at++] !== TO) return 0
    if (hash[at] === THE) at++
  }
  let name = 0
  for (; at < end && gap[at] === GAP_SPACE && (flags[at]! & CAPITALISED) !== 0 && bitsOfHash(hash[at]!) === 0; at++) name = hash[at]!
  // "said Gov. Keller"
  return at < end && (gap[at]! & GAP_STOP) !== 0 ? 0 : name
}
const [ACCORDING, TO, THE] = [hashWord('according'), hashWord('to'), hashWord('the')]
const [HE, SHE] = [hashWord('he'), hashWord('she')]
const SAYING = wordSet(data.saying)
const ONLY_SOMEBODY = wordSet(data.only_somebody)
/** Of the sentences that rest on one source; of the one-sided articles in 2,000 of news the least had 0.72. */
const PLAINLY = 0.7

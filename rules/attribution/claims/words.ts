import { CAPITALISED, GAP_SPACE, HAS_DIGIT, type Reading, type WordSet } from '../../../src/rule.ts'

/** A word of the list stands in one of the sentences, both included. */
export const holds = (reading: Reading, list: WordSet, from: number, to: number): boolean =>
  holdsWord(reading, list, reading.scan.sentences.firstWord[from]!, reading.scan.sentences.endWord[to]!)

export function holdsWord({ scan }: Reading, list: WordSet, from: number, to: number): boolean {
  for (let word = from; word < to; word++) if (list.has(scan.words.hash[word]!)) return true
  return false
}

/** A word of the list stands there, names aside: "Congress", "Keep the Promise". */
export function holdsPlain(reading: Reading, list: WordSet, first: number, end: number): boolean {
  for (let word = first; word < end; word++) if (list.has(reading.scan.words.hash[word]!) && isPlain(reading, word, first)) return true
  return false
}

/** "Our Principles PAC" and "(I-Vt.)" hold no first person. */
export function isPlain({ scan }: Reading, word: number, first: number): boolean {
  const { flags, gap } = scan.words
  if (scan.lower(word) === 'i') return word + 1 >= scan.words.count || gap[word + 1] === GAP_SPACE
  return word === first || (flags[word]! & CAPITALISED) === 0
}

/** Somewhere in the words stands a year. */
export function holdsYear({ scan }: Reading, first: number, end: number): boolean {
  for (let word = first; word < end; word++) if ((scan.words.flags[word]! & HAS_DIGIT) !== 0 && isYear(scan.word(word))) return true
  return false
}

/** "1998", "the 2000s". */
export const isYear = (word: string): boolean => /^(?:1[5-9]|20)\d\ds?$/.test(word)

export const POSSESSIVE = /['’]s$|s['’]$/

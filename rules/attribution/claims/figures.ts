import { GAP_COMMA, HAS_DIGIT, hashWord, wordSet, type PhraseHit, type Reading } from '../../../src/rule.ts'
import { data as lists } from '../unattributed-claim-words.yaml.ts'
import { holdsPlain, holdsWord, holdsYear, isYear, POSSESSIVE } from './words.ts'

/** "40 percent of all New Hampshire voters": so many words between the quantity and who is counted. */
const QUANTITY_REACH = 5
/** "raised more than $2m", "poured at least another $13 million": so many words between the verb and the sum. */
const SUM_REACH = 7
/** "42 million Americans have no": so many words between who is counted and the verb. */
const STATED_REACH = 3
/** "thousands of people in Puerto Rico have been infected": so many words between who is counted and what befell them. */
const BEFALLEN_REACH = 12

const NO_SPENDING = wordSet(lists.no_spending)
const NO_COUNT = wordSet(lists.no_count)
const NO_SHARE = wordSet(lists.no_share)
const QUANTITY = wordSet(lists.quantity)
const BEFALLEN = wordSet(lists.befallen)
const STATED = wordSet(lists.stated)
const MARKET = wordSet(lists.market)
const OWN = wordSet(lists.own)
const CURRENCY = /[$£€¥]\s?$/

/** "Hundreds of families were evicted", "12 percent of the bridges are shut". */
export function manyOf(reading: Reading, sentence: number, hit: PhraseHit): 'share' | 'count' | undefined {
  const { words, sentences } = reading.scan
  const first = sentences.firstWord[sentence]!
  const end = sentences.endWord[sentence]!
  const after = hit.word + hit.words
  const share = hit.list === 'share of'
  if (holdsPlain(reading, share ? NO_SHARE : NO_COUNT, first, end) || holdsYear(reading, first, end)) return undefined
  const near = Math.min(end, after + SHARE_REACH)
  if (share) {
    const inDigits = hit.word > first && (words.flags[hit.word - 1]! & HAS_DIGIT) !== 0
    return inDigits && !holdsWord(reading, MARKET, after, near) && !OWN.has(words.hash[after]!) ? 'share' : undefined
  }
  // "Hundreds of people came" is seen
  const befell = holdsWord(reading, BEFALLEN, after, Math.min(end, after + BEFALLEN_REACH))
  return befell && hit.word - first < SUBJECT_REACH ? 'count' : undefined
}
/** "9 percent of the nationwide vote": so many words between the share and what it is of. */
const SHARE_REACH = 4
/** "Since then tens of thousands of": so many words before the subject. */
const SUBJECT_REACH = 6

/** "an estimated 40,000 homes"; not "an estimated time of arrival". */
export function isEstimate(reading: Reading, sentence: number, hit: PhraseHit): boolean {
  const { words, sentences } = reading.scan
  const after = hit.word + hit.words
  const number = after < sentences.endWord[sentence]! && ((words.flags[after]! & HAS_DIGIT) !== 0 || QUANTITY.has(words.hash[after]!))
  return number && !holdsPlain(reading, NO_COUNT, sentences.firstWord[sentence]!, sentences.endWord[sentence]!)
}

/** "raised more than $2m", "a $530,000 haul". */
export function isSum(reading: Reading, sentence: number, hit: PhraseHit): boolean {
  const first = reading.scan.sentences.firstWord[sentence]!
  const end = reading.scan.sentences.endWord[sentence]!
  const after = hit.word + hit.words
  const stands = hit.list === 'spending'
    ? holdsSum(reading, after, Math.min(end, after + SUM_REACH))
    : holdsSum(reading, Math.max(first, hit.word - SUM_REACH), hit.word)
  return stands && !holdsPlain(reading, NO_SPENDING, first, end)
}

/** People who are counted, and something is said of them. */
export function countOf(reading: Reading, sentence: number, hit: PhraseHit): 'share' | 'count' | undefined {
  const first = reading.scan.sentences.firstWord[sentence]!
  const end = reading.scan.sentences.endWord[sentence]!
  const counted = quantified(reading, sentence, hit)
  if (counted === undefined || holdsPlain(reading, counted === 'share' ? NO_SHARE : NO_COUNT, first, end)) return undefined
  if (counted === 'share') return 'share'
  // the dead of 1995 are history
  if (holdsYear(reading, first, end)) return undefined
  const after = hit.word + hit.words
  const befell = holdsWord(reading, BEFALLEN, Math.max(first, hit.word - BEFALLEN_REACH), Math.min(end, after + BEFALLEN_REACH))
  return befell || (counted === 'number' && isStated(reading, after, end)) ? 'count' : undefined
}

/** "11 million people have no doctor"; not "for 11 million people, have been found". */
function isStated({ scan }: Reading, after: number, end: number): boolean {
  const { gap, hash } = scan.words
  const last = Math.min(end, after + STATED_REACH)
  for (let word = after; word < last && (gap[word]! & GAP_COMMA) === 0; word++) if (STATED.has(hash[word]!)) return true
  return false
}

/** "$5 million", "2 million dollars", "£10,000": no small change. */
function holdsSum({ scan, text }: Reading, from: number, to: number): boolean {
  const { words } = scan
  for (let word = from; word < to; word++) {
    const at = words.start[word]!
    const inCurrency = (words.flags[word]! & HAS_DIGIT) !== 0 && CURRENCY.test(text.slice(Math.max(0, at - 2), at))
    if (inCurrency && (isLargeSum(scan.word(word)) || LARGE_WORDS.has(words.hash[word + 1]!))) return true
    if (LARGE_WORDS.has(words.hash[word]!) && DOLLARS.has(words.hash[word + 1]!)) return true
  }
  return false
}
const LARGE_WORDS = wordSet(['million', 'millions', 'billion', 'billions', 'trillion', 'thousand'])
/** "$2m", "$1.5bn", "$45,000". */
const isLargeSum = (word: string): boolean => /(?:\d(?:k|m|mn|b|bn|tn)|\d\d,\d{3}(?:,\d{3})*)$/i.test(word)
const DOLLARS = wordSet(['dollars', 'pounds', 'euros'])

/** "40 percent of all households", "tens of thousands of people", "1,200 refugees". */
function quantified({ scan, text }: Reading, sentence: number, hit: PhraseHit): 'share' | 'number' | 'many' | undefined {
  const { words, sentences } = scan
  const least = Math.max(sentences.firstWord[sentence]!, hit.word - QUANTITY_REACH)
  for (let word = hit.word - 1; word >= least; word--) {
    if ((words.gap[word + 1]! & GAP_COMMA) !== 0) return undefined
    const share = words.hash[word + 1] === OF ? 'share' : undefined
    if (SHARES.has(words.hash[word]!)) return share
    const inDigits = (words.flags[word]! & HAS_DIGIT) !== 0
    if (inDigits && text[words.end[word]!] === '%') return share
    const spelt = QUANTITY.has(words.hash[word]!) && (share !== undefined || hit.word - word <= BARE_QUANTITY_REACH)
    if (!spelt && !inDigits) continue
    const number = inDigits ? word : word - 1
    if (number < least || (words.flags[number]! & HAS_DIGIT) === 0) return 'many'
    // "Puerto Rico's 3.4 million residents", "the 7.5 million people who live there" are known
    if (number > least && (POSSESSIVE.test(scan.word(number - 1)) || words.hash[number - 1] === THE)) return undefined
    return spelt || (LARGE.test(scan.word(number)) && !isYear(scan.word(number))) ? 'number' : undefined
  }
  return undefined
}
const LARGE = /\d[\d,]{3,}/
/** "1.1 million newly registered voters": without an "of" fewer words stand between. */
const BARE_QUANTITY_REACH = 3
const OF = hashWord('of')
const THE = hashWord('the')
const SHARES = wordSet(['percent', 'pct', 'cent', 'thirds', 'third', 'quarters', 'fifths', 'fifth', 'tenths', 'half'])


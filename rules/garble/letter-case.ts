import {
  ALL_CAPITALS, CAPITALISED, defineRule, entryOf, frequencyOf, FUNCTION_WORD, GAP_SPACE, hashWord,
  isDeterminer, isSpelt, landmarksOf, wordSet, type PhraseHit, type Reading,
} from '../../src/rule.ts'
import { data } from './letter-case.yaml.ts'

const TITLES = wordSet(data.titles)
const NAMES = wordSet(data.names)
const FIRSTS = wordSet(data.firsts)
const SMALL_BEFORE = wordSet(data.small_before)
/** More small names than this in one article are how its writer writes: a chat, a poem. */
const A_MANNER = 5
const I = hashWord('i')
/** "MInister": two capitals, and the rest of a word. */
const TWO_CAPITALS = /^[A-Z]{2}[a-z]{4,}$/
const IN_ADDRESS = '@#/\\_=&.-'

export default defineRule({
  id: 'garble/letter-case',
  summary: 'a name or title in the wrong case ("president smith", "foreign Ministry", "new york", "MInister")',
  why: 'The source language writes these words small, or the machine lost the case of a word that it did not know.',
  mend: 'Write the name with its capital.',
  severity: 'warning',
  phrases: { halves: data.halves },
  examples: {
    wrong: [
      'The talks with president «smith» failed. Smith left in the evening.',
      'The «foreign Ministry» denied the report.',
      'He flew to «new york» on a Friday.',
      'The «russian» envoy left the hall.',
      'The «white House» said nothing.',
      'The «MInister» came late to the vote.',
      'She met the «prime Minister» in the garden.',
      'The strike began on «monday» at noon.',
      'She chose «tHe» walk, and the «FuNeraL» was private.',
      'A letter of Minister «keller» was read out. Anna Keller wrote it in May.',
    ],
    right: [
      'He flew to New York and met President Smith.',
      'Foreign ministry officials and a prime minister came.',
      'They played russian roulette and ate brussels sprouts.',
      'i was in new york on monday and i liked it.',
      'Write to anna@newyork.example or see example.org/russia for more.',
      'The president said that a general strike was on.',
      'She sold it on eBay, saw it on YouTube and wrote to McDonald of FedEx with an iPad.',
      'MPs, NGOs and IDs were there.',
      'The minister of state and the chancellor spoke.',
    ],
  },
  check(reading, report, hits) {
    const { scan, text } = reading
    const { start, end, flags } = scan.words
    const found: { readonly first: number; readonly last: number; readonly better: string }[] = []
    let surnames: ReadonlySet<number> | undefined
    for (const hit of hits) {
      if (isHalf(reading, hit)) {
        found.push({ first: hit.word, last: hit.word + hit.words - 1, better: capitals(text.slice(hit.start, hit.end)) })
      }
    }
    const landmarks = landmarksOf(scan)
    // what English writes with a capital throughout is not in the vocabulary when it is small
    for (const list of [landmarks.fragments, landmarks.unknown]) {
      for (const last of list) {
        const first = nameStart(reading, last)
        if (first >= 0) found.push({ first, last, better: capitals(text.slice(start[first], end[last])) })
        else if (isTitled(reading, last) && (surnames ??= capitalised(reading)).has(scan.words.hash[last]!)) {
          found.push({ first: last, last, better: capitals(scan.word(last)) })
        }
      }
    }
    for (const word of landmarks.doubleCapitals) {
      const shown = scan.word(word)
      if (!TWO_CAPITALS.test(shown) || !isSpelt(hashWord(shown)) || isInAddress(reading, word, word)) continue
      found.push({ first: word, last: word, better: shown[0]! + shown.slice(1).toLowerCase() })
    }
    for (const word of landmarks.innerCapitals) {
      if (!isMixed(reading, word)) continue
      const shown = scan.word(word)
      found.push({ first: word, last: word, better: shown[0]! + shown.slice(1).toLowerCase() })
    }
    found.sort((a, b) => a.first - b.first)
    if (found.length > A_MANNER || found.some(({ first }) => isSmallWriter(reading, first))) return
    for (const { first, last, better } of found) {
      if ((flags[first]! & ALL_CAPITALS) !== 0) continue
      report({
        start: start[first]!,
        end: end[last]!,
        message: `"${text.slice(start[first], end[last])}" is a name or a title; write "${better}"`,
        confidence: 0.85,
        fix: { start: start[first]!, end: end[last]!, text: better, safe: false },
      })
    }
  },
})

/** "tHe", "FuNeraL": no name is written so; "eBay" and "YouTube" are. */
function isMixed(reading: Reading, word: number): boolean {
  const { scan } = reading
  const shown = scan.word(word)
  const entry = entryOf(scan.words.hash[word]!)
  const is = ONE_SLIP.test(shown) ? (entry & FUNCTION_WORD) !== 0 : TWO_SLIPS.test(shown) && frequencyOf(entry) >= LEAST_FREQUENCY
  return is && !isInAddress(reading, word, word) && reading.quoteAt(scan.words.start[word]!) === undefined
}
const ONE_SLIP = /^[a-z]{1,2}[A-Z][a-z]*$/
const TWO_SLIPS = /^[A-Z]?[a-z]+[A-Z][a-z]+[A-Z]$/
/** log2 of its count in a hundred million words. */
const LEAST_FREQUENCY = 8

const capitals = (name: string): string => name.replace(/(^|\s)\S/gu, (letter) => letter.toUpperCase())

function isInAddress({ scan, text }: Reading, first: number, last: number): boolean {
  return IN_ADDRESS.includes(text[scan.words.start[first]! - 1] ?? ' ') || '@/_=-'.includes(text[scan.words.end[last]!] ?? ' ')
    || (text[scan.words.end[last]!] === '.' && /\w/.test(text[scan.words.end[last]! + 1] ?? ' '))
}

/** First word of the small name that ends here; -1 when there is none. */
function nameStart(reading: Reading, word: number): number {
  const { hash, gap } = reading.scan.words
  if (!NAMES.has(hash[word]!) || SMALL_BEFORE.has(hash[word + 1] ?? 0)) return -1
  const first = word > 0 && gap[word] === GAP_SPACE && FIRSTS.has(hash[word - 1]!) ? word - 1 : word
  return isInAddress(reading, first, word) ? -1 : first
}

/** The first word is small inside a sentence, the second is not. */
function isHalf(reading: Reading, { word }: PhraseHit): boolean {
  const { scan } = reading
  const { flags, gap } = scan.words
  // "an entirely white House", "a less than united Kingdom"
  if (word > 0 && gap[word] === GAP_SPACE && DEGREES.test(scan.lower(word - 1))) return false
  return (flags[word]! & CAPITALISED) === 0 && (flags[word + 1]! & (CAPITALISED | ALL_CAPITALS)) === CAPITALISED
    && gap[word + 1] === GAP_SPACE && !isInAddress(reading, word, word + 1)
}

const DEGREES = /(?:ly|^than|^more|^less|^very|^so|^all|^mostly)$/

/** A small word that is none, right after a title: "president smith". */
function isTitled(reading: Reading, word: number): boolean {
  const { hash, gap } = reading.scan.words
  // "into the general treasury"
  if (word > 1 && isDeterminer(reading.scan, word - 2)) return false
  return word > 0 && gap[word] === GAP_SPACE && TITLES.has(hash[word - 1]!) && /^[a-z]{4,}$/.test(reading.scan.word(word))
    && !isInAddress(reading, word, word)
}

/** Words that stand with a capital somewhere inside a sentence. */
function capitalised({ scan }: Reading): ReadonlySet<number> {
  const { flags, hash, count } = scan.words
  const found = new Set<number>()
  for (let word = 0; word < count; word++) if ((flags[word]! & (CAPITALISED | ALL_CAPITALS)) === CAPITALISED) found.add(hash[word]!)
  return found
}

/** The sentence is written in small letters throughout, or by somebody who writes "i". */
function isSmallWriter({ scan }: Reading, word: number): boolean {
  const { sentences, words } = scan
  const sentence = sentences.at(words.start[word]!)
  const opening = sentences.firstWord[sentence]!
  if (opening !== word && (words.flags[opening]! & CAPITALISED) === 0 && /^[a-z]/.test(scan.word(opening))) return true
  for (let at = opening; at < sentences.endWord[sentence]!; at++) {
    if (words.hash[at] === I && (words.flags[at]! & CAPITALISED) === 0) return true
  }
  return false
}

import {
  ADJECTIVE, ADVERB, BASE_VERB, CAPITALISED, defineRule, entriesOf, FUNCTION_WORD, GAP_BREAK, GAP_COMMA, GAP_HYPHEN, GAP_SPACE, GAP_STOP,
  GERUND, HAS_APOSTROPHE, HAS_DIGIT, hashWord, isPlainPlural, landmarksOf, PAST_VERB, PLURAL_NOUN, SINGULAR_NOUN, SINGULAR_VERB, speechAt,
  wordSet, type PhraseHit, type Reading,
} from '../../src/rule.ts'
import { data } from './noun-number.yaml.ts'

const ODD_NOUNS = wordSet(data.words.odd_nouns)
const ENDERS = wordSet(data.words.enders)
const SINGULAR_S = wordSet(data.words.singular_s)
const COUNTING = wordSet(data.words.counting)
const ADVERBIAL = wordSet(data.words.adverbial)
/** Plurals without an s, and masses that count as many. */
const UNMARKED_PLURAL = /(?:ing|a|ren|men|i|ae|folk|people|work|ware|wear|ese|craft)$/
const A = hashWord('a')
const AN = hashWord('an')
const MANY = hashWord('many')
/** Adjectives between "a" and its noun; longer phrases hold other things ("a special needs school bus"). */
const MOST_ADJECTIVES = 2

export default defineRule({
  id: 'garble/noun-number',
  summary: 'a noun in the wrong number after its determiner ("these decision", "a documents", "one of the reason"), or a ' +
    'plural that there is not',
  why: 'The source has other plurals, or none. Readers cannot tell whether one thing is meant or several.',
  mend: 'Write the number that is meant.',
  severity: 'error',
  phrases: data.phrases,
  examples: {
    wrong: [
      'The court rejected «these decision» on appeal.',
      'The auditor asked for «a documents» of the last owner.',
      'They searched «every rooms» of the old hotel.',
      'The strike is «one of the reason» for the delay.',
      'The judge sentenced «two brother» to ten years.',
      'The ministry has no «informations» on the fire.',
      'The club signed «a new players» in January.',
      'There were «much problems» with the ferry.',
      'The army took «several village» in the hills.',
      'Parents and «childs» waited at the gate.',
      'It was sold to «another owners» in May.',
      'The flood hit two «thousand of people» in the valley.',
      'The prize went to a «six years old girl» from Lima.',
      'They asked for «an information» about the case.',
      'They gathered «evidences of» the theft.',
    ],
    right: [
      'Each of these men has left, and many a ship was lost.',
      'These aircraft and those deer were seen by several police.',
      'A sports car, a customs officer and a news series were there.',
      'She owns a firearms and security academy and has a masters in law.',
      'One of the team was hurt; one of the family survived.',
      'A five day course, a two man crew and a ten year sentence.',
      'How much countries owe is known, and for many religion is a comfort.',
      'Every week is long, and each hails from the north.',
      'Another ten soldiers came, and another few days passed.',
      'Two million live there, and two of them, three in all, came.',
      'A few weeks, a dozen eggs and a great many people.',
      'He asked these people, those present and these two.',
      'The car is sold as a five door. A van follows.',
    ],
  },
  check(reading, report, hits) {
    const { words, text } = reading.scan
    const tell = (first: number, last: number, what: string): void => {
      const start = words.start[first]!
      const end = words.end[last]!
      const speech = speechAt(reading, start)
      if (speech === 'dialect') return
      report({ start, end, message: `"${text.slice(start, end)}": ${what}`, ...(speech !== 'narration' && { severity: 'warning' as const }),
        confidence: 0.88 })
    }
    for (const hit of hits) {
      const last = hit.word + hit.words - 1
      if (!isConnected(reading, hit.word, last) || !isWrong(reading, hit)) continue
      if (hit.list === 'no_word') tell(hit.word, last, 'English has no such plural')
      else if (hit.list === 'mass') tell(hit.word, last - 1, 'English does not count this; leave the article out, or write "a piece of"')
      else if (hit.list === 'scale') tell(hit.word, last, '"two thousand people", or "thousands of people"')
      else if (hit.list === 'age') tell(hit.word, last, 'before the noun it is "-year-old", in the singular')
      else tell(hit.word, last, `the noun's number is not that of "${reading.scan.word(hit.list === 'one_of' ? hit.word : last - 1)}"`)
    }
    for (const article of landmarksOf(reading.scan).articles) {
      const noun = pluralAfter(reading, article)
      if (noun >= 0) tell(article, noun, `"${reading.scan.word(article)}" before a plural`)
    }
  },
})

function isConnected({ scan }: Reading, first: number, last: number): boolean {
  const { gap, flags } = scan.words
  for (let word = first + 1; word <= last; word++) {
    if ((gap[word]! & ~GAP_BREAK) !== GAP_SPACE || (flags[word]! & CAPITALISED) !== 0) return false
  }
  return true
}

function isWrong(reading: Reading, { list, word, words }: PhraseHit): boolean {
  const { scan } = reading
  const { hash, gap, flags } = scan.words
  const noun = word + words - 1
  const before = word > 0 && gap[word] === GAP_SPACE ? hash[word - 1]! : 0
  switch (list) {
    case 'scale':
    case 'mass':
    case 'age':
    case 'no_word':
      return (flags[word]! & CAPITALISED) === 0
    case 'plural':
      // "for many religion is a comfort"
      return !(hash[word] === MANY && ADVERBIAL.has(before)) && isOne(reading, noun) && isClosed(reading, noun)
    case 'one_of':
      // "year one of the administration"
      return (entriesOf(scan)[word - 1]! & SINGULAR_NOUN) === 0 && isOne(reading, noun, 0) && isClosed(reading, noun)
    case 'number':
      // "is sold as a five door"
      return gap[word] === GAP_SPACE && (flags[word]! & CAPITALISED) === 0 && !COUNTING.has(before) && before !== A && isOne(reading, noun)
        && isClosed(reading, noun)
    case 'much':
      return !ADVERBIAL.has(before) && isMany(reading, noun) && isClosed(reading, noun)
    default:
      // a word that the vocabulary lacks may be a verb: "each hails from"
      return entriesOf(scan)[noun] !== 0 && isMany(reading, noun) && isClosed(reading, noun)
  }
}

/** A noun that stands for one thing, and no verb (after "of the" it can be none). */
function isOne({ scan }: Reading, word: number, verbs = BASE_VERB | GERUND): boolean {
  const entry = entriesOf(scan)[word]!
  return !ODD_NOUNS.has(scan.words.hash[word]!) && (entry & SINGULAR_NOUN) !== 0
    && (entry & (PLURAL_NOUN | ADJECTIVE | ADVERB | PAST_VERB | FUNCTION_WORD | verbs)) === 0
    && !scan.lower(word).endsWith('s') && !UNMARKED_PLURAL.test(scan.lower(word))
}

function isMany({ scan }: Reading, word: number): boolean {
  const { hash } = scan.words
  return !ODD_NOUNS.has(hash[word]!) && !SINGULAR_S.has(hash[word]!) && isPlainPlural(scan, word)
    && (entriesOf(scan)[word]! & SINGULAR_VERB) === 0
}

/** The noun ends its phrase: a stop, or a word that nothing of the phrase can follow. */
function isClosed({ scan }: Reading, noun: number): boolean {
  const { hash, gap, count } = scan.words
  const next = noun + 1
  if (next >= count) return true
  if ((gap[next]! & GAP_HYPHEN) !== 0) return false
  return (gap[next]! & (GAP_STOP | GAP_BREAK)) !== 0 || (gap[next] === GAP_SPACE && ENDERS.has(hash[next]!))
}

/** Index of the plural noun after "a" or "an", with nothing after it that it could belong to ("a sports car"); -1 when there is none. */
function pluralAfter(reading: Reading, article: number): number {
  const { scan } = reading
  const { hash, gap, flags, count } = scan.words
  if (hash[article] !== A && hash[article] !== AN) return -1
  const entries = entriesOf(scan)
  let noun = article + 1
  while (noun < count && noun - article <= MOST_ADJECTIVES
    && (entries[noun]! & (ADJECTIVE | SINGULAR_NOUN | PLURAL_NOUN | FUNCTION_WORD | GERUND)) === ADJECTIVE
    && !QUANTITIES.has(hash[noun]!)) noun++
  if (noun >= count) return -1
  for (let word = article + 1; word <= noun; word++) {
    if (gap[word] !== GAP_SPACE || (flags[word]! & (CAPITALISED | HAS_DIGIT | HAS_APOSTROPHE)) !== 0) return -1
  }
  // the letter ("Chick-fil-A sandwiches"); "as a whole declines": an adjective that stands for a noun, and its verb
  if ((flags[article]! & CAPITALISED) !== 0) return -1
  if (noun - article > 1 && (entries[noun]! & SINGULAR_VERB) !== 0) return -1
  if (ODD_NOUNS.has(hash[noun]!) || SINGULAR_S.has(hash[noun]!) || !isPlainPlural(scan, noun)) return -1
  const next = noun + 1
  if (next >= count || (gap[next]! & (GAP_STOP | GAP_COMMA)) !== 0) return noun
  if (gap[next] !== GAP_SPACE || (entries[next]! & FUNCTION_WORD) === 0 || (flags[next]! & CAPITALISED) !== 0) return -1
  // "a weapons and munitions line", "an apples to apples comparison"
  return JOINING.has(hash[next]!) || hash[next + 1] === hash[noun] ? -1 : noun
}

/** "a great many things" */
const QUANTITIES = wordSet(['many', 'few', 'couple', 'dozen', 'hundred', 'thousand', 'million', 'more', 'whole'])
const JOINING = wordSet(['and', 'or', 'but', 'not', 'than', 'as', 'per', 'a', 'the'])

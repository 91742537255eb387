import {
  ADVERB, CAPITALISED, defineRule, entriesOf, FUNCTION_WORD, GAP_SPACE, GAP_STOP, HAS_APOSTROPHE, HAS_DIGIT, hashWord, KNOWN, landmarksOf,
  NOT_LATIN, SINGULAR_NOUN, type PhraseHit, type Reading,
} from '../../src/rule.ts'
import { data } from './determiner.yaml.ts'

const hashes = (words: readonly string[]): ReadonlySet<number> => new Set(words.map(hashWord))
const A = hashWord('a')
const AN = hashWord('an')
const THE = hashWord('the')
const NO = hashWord('no')
const THAT = hashWord('that')
const THIS = hashWord('this')
const HER = hashWord('her')
/** After these "this the best", "is that a no" are questions and predicates. */
const PREDICATES = hashes(data.words.predicates)
/** After these a determiner opens a noun phrase and nothing else. */
const PREPOSITIONS = hashes(data.words.prepositions)
/**
 * "the in crowd", "the by now familiar", "the on and off romance", "the to and fro", "the for and against", "the above": seen before nouns.
 */
const ADJECTIVAL = hashes(['in', 'on', 'by', 'to', 'for', 'and', 'at'])
/** Particles and pronouns that follow "a" where "a" is a letter or a grade, and "the" where a name was cut out. */
const LETTERS_BEFORE = hashes(data.words.letters_before)
const VOWELS = 'aeio'
const H = 104
/** e, o, u: "European", "one", "union". */
const ODD_VOWELS: ReadonlySet<number> = new Set([101, 111, 117])
const isVowel = (code: number): boolean => code === 97 || code === 101 || code === 105 || code === 111 || code === 117

export default defineRule({
  id: 'garble/determiner',
  summary: 'articles and determiners that cannot stand together ("a our", "this the"), have no noun ("the of"), or have the wrong ' +
    'sound ("an majority")',
  why: 'Languages without articles, or with other ones, leave these traces; so do words that were cut out between an article and its noun.',
  mend: 'Keep the one determiner that is meant, or put the noun back. The fix of "a" and "an" is safe.',
  severity: 'error',
  quotes: 'skip',
  phrases: { doubled: data.doubled, stranded: data.stranded },
  examples: {
    wrong: [
      'They live in «a our» village near the coast.',
      'The firm wants to keep «the his» factory open.',
      'She was hired by «this the» museum in May.',
      'He has spent «the a» year in Oslo.',
      { text: 'It offers «an majority» of seats to women.', fixed: 'It offers a majority of seats to women.' },
      { text: 'It was «a important» step, the judge said.', fixed: 'It was an important step, the judge said.' },
      'He walked the length «the of» plane without a word.',
      'The issue «the which» city has raised is old.',
      'A deal was struck with «the their» rivals in spring.',
      'The house stands on «a with» trees planted hill.',
    ],
    right: [
      'Is this the end of the line?',
      'The work of a lifetime, and of an hour, was lost.',
      'He made this the best year of the club.',
      'She is an MBA student at a university in a European city.',
      'An FBI agent met a U.N. envoy and a one-armed man.',
      'Vitamin A is found in carrots; a to-do list is not.',
      'He gave her the keys and told her a story.',
      'An hour later an heir and an honest man came.',
      'It was a historic day, or an historic one.',
      'The in crowd and the then president met.',
      'All the more reason to call it a day.',
      '"It is a our village," the boy wrote.',
      'He wrote of that a hundred times.',
    ],
  },
  check(reading, report, hits) {
    const { words } = reading.scan
    for (const hit of hits) {
      if (words.gap[hit.word + 1] !== GAP_SPACE || isCapitalised(reading, hit.word + 1) || !isMistake(reading, hit)) continue
      const shown = reading.text.slice(hit.start, hit.end)
      report({
        start: hit.start,
        end: hit.end,
        message: hit.list === 'doubled' ? `"${shown}": two determiners where one belongs; delete one`
          : `"${shown}": the noun after "${reading.scan.word(hit.word)}" is missing; put it back or delete the article`,
        confidence: 0.9,
        suggestions: [{ message: `keep "${reading.scan.word(hit.word + 1)}"`, start: hit.start, end: words.start[hit.word + 1]!,
          text: '' }],
      })
    }
    const { count, hash } = words
    for (const i of landmarksOf(reading.scan).articles) {
      if (i + 1 >= count || (hash[i] !== A && hash[i] !== AN)) continue
      const better = otherArticle(reading, i)
      if (better === undefined) continue
      const start = words.start[i]!
      const end = words.end[i + 1]!
      const next = reading.scan.word(i + 1)
      report({
        start,
        end,
        message: `"${reading.text.slice(start, end)}": "${next}" takes "${better}"`,
        confidence: 0.92,
        fix: { start, end: words.end[i]!, text: isCapitalised(reading, i) ? better[0]!.toUpperCase() + better.slice(1)
          : better, safe: !MAY_HIDE.test(next) },
      })
    }
  },
})

/** Before these the article itself may be what is wrong: "a own goal", "is a accused of". */
const MAY_HIDE = /^own$|(?:ed|ing)$/i

const isCapitalised = (reading: Reading, word: number): boolean => (reading.scan.words.flags[word]! & CAPITALISED) !== 0

function isMistake(reading: Reading, hit: PhraseHit): boolean {
  const { words, sentences, text } = reading.scan
  const { hash, gap, count } = words
  const first = hash[hit.word]!
  const second = hash[hit.word + 1]!
  const opens = sentences.firstWord[sentences.at(hit.start)] === hit.word
  const before = hit.word > 0 && !opens ? hash[hit.word - 1]! : 0
  if (isCapitalised(reading, hit.word) && !opens) return false
  const next = hit.word + 2
  if (hit.list === 'doubled') {
    if (first === second) return false
    // "all that a man can do", "no the", answers and relative clauses
    if (first === THAT || first === NO || first === HER || (second === THAT && first !== A && first !== AN)) return false
    // "for this the town must pay"
    if (first === THIS) return second === THE && !opens && !PREPOSITIONS.has(before) ? !PREDICATES.has(before) && isNounNext(reading, next)
      : second === THE && PREPOSITIONS.has(before) && hit.word - 1 > sentences.firstWord[sentences.at(hit.start)]!
      && gap[hit.word - 1] === GAP_SPACE && !JOINING.has(hash[hit.word - 2]!)
    if (first === THE) return next < count && (gap[next]! & ~GAP_SPACE) === 0
    if (PREDICATES.has(before) && first !== A && first !== AN && first !== THE) return false
    return !LETTERS_BEFORE.has(before) && next < count && (gap[next]! & ~GAP_SPACE) === 0
  }
  // a letter ("vitamin a is"), a name that is an article, a hyphen ("the to-do list"), a dropped title
  if (first === A && (LETTERS_BEFORE.has(before) || (gap[hit.word]! & GAP_STOP) !== 0)) return false
  if (next < count && gap[next] !== GAP_SPACE) return false
  if (ADJECTIVAL.has(second)) {
    // "the in crowd", "a for now", "the on-off": only beside another determiner or pronoun is nothing left to say
    return next < count && DETERMINERS.has(hash[next]!)
  }
  return text[hit.start - 1] !== '-' && !(first === A && second === AND)
}

/** A noun that ends its phrase comes next: "this the deal demonstrates". */
function isNounNext(reading: Reading, word: number): boolean {
  const { gap, count, flags } = reading.scan.words
  return word < count && gap[word] === GAP_SPACE && (flags[word]! & CAPITALISED) === 0
    && (entriesOf(reading.scan)[word]! & (SINGULAR_NOUN | FUNCTION_WORD)) === SINGULAR_NOUN
}

const JOINING = hashes(['and', 'but', 'or', 'that', 'add', 'adds', 'added', 'adding'])
const DETERMINERS = hashes(['the', 'a', 'an', 'this', 'these', 'those', 'his', 'her', 'its', 'our', 'their'])
const AND = hashWord('and')

/** The article that the next word's sound takes, when it is not the one that stands there. */
function otherArticle(reading: Reading, article: number): 'a' | 'an' | undefined {
  const { words, text } = reading.scan
  const { hash, gap, flags, end, start } = words
  const next = article + 1
  const initial = text.charCodeAt(start[next]!)
  // "a" before a consonant letter and "an" before a vowel letter are right but for the words that sound otherwise
  const vowel = isVowel(initial)
  if (hash[article] === AN ? vowel && !ODD_VOWELS.has(initial) : !vowel && initial !== H) return undefined
  if (gap[next] !== GAP_SPACE || end[next]! - start[next]! < 3) return undefined
  if ((flags[next]! & (CAPITALISED | HAS_DIGIT | HAS_APOSTROPHE | NOT_LATIN)) !== 0) return undefined
  if ((flags[article]! & CAPITALISED) !== 0 && end[article]! - start[article]! !== (hash[article] === A ? 1 : 2)) return undefined
  const entry = entriesOf(reading.scan)[next]!
  if ((entry & KNOWN) === 0 || (entry & FUNCTION_WORD) !== 0) return undefined
  const word = reading.scan.lower(next)
  const starts = (list: readonly string[]): boolean => list.some((beginning) => word.startsWith(beginning))
  if (hash[article] === AN) {
    if (VOWELS.includes(word[0]!) && !starts(data.consonant_sound)) return undefined
    if (word[0] === 'u' && !starts(data.consonant_sound)) return undefined
    return starts(data.vowel_sound) || starts(data.either) ? undefined : 'a'
  }
  if (isCapitalised(reading, article) && article > 0 && (gap[article]! & GAP_STOP) === 0) return undefined
  if (article > 0 && gap[article] === GAP_SPACE && LETTERS_BEFORE.has(hash[article - 1]!)) return undefined
  if (starts(data.vowel_sound) && !word.startsWith('herb') && !word.startsWith('homage')) return 'an'
  if (!VOWELS.includes(word[0]!) || starts(data.consonant_sound) || (entry & ADVERB) !== 0 && word.length < 4) return undefined
  return 'an'
}

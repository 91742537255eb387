import {
  ADVERB, ALL_CAPITALS, CAPITALISED, defineRule, entriesOf, FUNCTION_WORD, GAP_SPACE, HAS_APOSTROPHE, HAS_DIGIT, hashWord, INNER_CAPITAL,
  landmarksOf, NOT_LATIN, wordSet, type Reading,
} from '../../src/rule.ts'
import { data } from './article-sound.yaml.ts'

const A = hashWord('a')
const AN = hashWord('an')
const LETTERS_BEFORE = wordSet(data.letters_before)
const VOWELS = 'aeiou'
/** What names begin with whose sound their letters do not tell: "Hussein", "Xbox". */
const NAMES_ODD = 'huxy'
/** Shorter capitalised words are titles and initials. */
const LEAST_NAME = 4
/** "eight", "eighty-five", "eight hundred thousand" */
const EIGHTS = /^8/
/** "eleven", "eighteen", and thousands of them. */
const ELEVENS = /^1[18](?:\D|,\d{3}\b|$)/
const FIGURES = /^\d[\d,.]*/

export default defineRule({
  id: 'garble/article-sound',
  summary: '"a" before a vowel sound, or "an" before a consonant ("a important step", "an unit", "a 8-year-old")',
  why: 'The word after the article was changed and the article was not: a translated or substituted word, or a quick edit.',
  mend: 'Write the other article. The fix is safe, but where the article itself may be what is wrong ("is a accused of").',
  severity: 'error',
  quotes: 'both',
  examples: {
    wrong: [
      { text: 'It offers «an majority» of seats to women.', fixed: 'It offers a majority of seats to women.' },
      { text: 'It was «a important» step, the judge said.', fixed: 'It was an important step, the judge said.' },
      { text: '«A hour» later the bridge was open.', fixed: 'An hour later the bridge was open.' },
      { text: 'The army lost «an unit» near the border.', fixed: 'The army lost a unit near the border.' },
      { text: 'Police found «a 8»-year-old boy asleep.', fixed: 'Police found an 8-year-old boy asleep.' },
      { text: 'She met «a Italian» envoy on Friday.', fixed: 'She met an Italian envoy on Friday.' },
      { text: 'The firm is owned by «an German» bank.', fixed: 'The firm is owned by a German bank.' },
      { text: '"That is «a onerous» task," he said.', fixed: '"That is an onerous task," he said.' },
      { text: 'The price fell by «a 11th» of the total.', fixed: 'The price fell by an 11th of the total.' },
      { text: 'He lived for «an 7»-month spell in Oslo.', fixed: 'He lived for a 7-month spell in Oslo.' },
    ],
    right: [
      'She is an MBA student at a university in a European city.',
      'An FBI agent met a U.N. envoy and a one-armed man.',
      'An hour later an heir and an honest man came.',
      'It was a historic day, or an historic one.',
      'An onerous and unanimous vote: a unanimous one and an unanswered question.',
      'A Ukrainian pilot flew an 11-year-old girl and an 80-year-old man home.',
      'Vitamin A is in carrots, and grade A offices are dear.',
      'A 110-metre mast, a 1,100-page book and a 1.8 percent rise.',
      'An herb garden and a herb garden; an homage and a homage.',
      'A euro, a ewe, a one-off and a user met an unusual end.',
    ],
  },
  check(reading, report) {
    const { words, text } = reading.scan
    const { count, hash, start, end } = words
    for (const i of landmarksOf(reading.scan).articles) {
      if (i + 1 >= count || (hash[i] !== A && hash[i] !== AN)) continue
      const better = otherArticle(reading, i)
      if (better === undefined) continue
      const written = (words.flags[i]! & CAPITALISED) !== 0 ? better[0]!.toUpperCase() + better.slice(1) : better
      report({
        start: start[i]!,
        end: end[i + 1]!,
        message: `"${text.slice(start[i], end[i + 1])}": "${reading.scan.word(i + 1)}" takes "${better}"`,
        confidence: 0.94,
        fix: { start: start[i]!, end: end[i]!, text: written, safe: !MAY_HIDE.test(reading.scan.word(i + 1)) },
      })
    }
  },
})

/** Before these the article itself may be what is wrong: "a own goal", "is a accused of". */
const MAY_HIDE = /^own$|(?:ed|ing)$/i

/** The bit that makes a small letter of a capital; figures have it already. */
const SMALL = 32
const LETTER_A = 97
const LETTER_I = 105
/** Vowels and h. */
const ODD_AFTER_A: ReadonlySet<number> = new Set(Array.from('aeiouh', (letter) => letter.charCodeAt(0)))

/** The article that the next word's sound takes, when it is not the one that stands there. */
function otherArticle({ scan, text }: Reading, article: number): 'a' | 'an' | undefined {
  const { hash, gap, flags, end, start } = scan.words
  const next = article + 1
  const an = hash[article] === AN
  // "a" before a consonant letter and "an" before a vowel letter are right but for the words that sound otherwise
  const initial = text.charCodeAt(start[next]!) | SMALL
  if (an ? initial === LETTER_A || initial === LETTER_I : initial >= LETTER_A && !ODD_AFTER_A.has(initial)) return undefined
  if (gap[next] !== GAP_SPACE || (flags[next]! & (NOT_LATIN | HAS_APOSTROPHE | INNER_CAPITAL | ALL_CAPITALS)) !== 0) return undefined
  // a letter, a name, an initial
  const capital = (flags[article]! & CAPITALISED) !== 0
  if (capital && (end[article]! - start[article]! !== (an ? 2 : 1) || (an && (flags[article]! & ALL_CAPITALS) !== 0))) return undefined
  if (capital && scan.sentences.firstWord[scan.sentences.at(start[article]!)] !== article) return undefined
  if (article > 0 && gap[article] === GAP_SPACE && LETTERS_BEFORE.has(hash[article - 1]!)) return undefined
  if ((flags[next]! & HAS_DIGIT) !== 0) return beforeFigure(scan.word(next), an)
  const word = scan.lower(next)
  if (word.length < ((flags[next]! & CAPITALISED) !== 0 ? LEAST_NAME : 3)) return undefined
  if ((flags[next]! & CAPITALISED) !== 0 && scan.word(next).slice(1) !== word.slice(1)) return undefined
  const entry = entriesOf(scan)[next]!
  if ((flags[next]! & CAPITALISED) === 0 ? entry === 0 || (entry & FUNCTION_WORD) !== 0 : NAMES_ODD.includes(word[0]!)) return undefined
  const begins = (list: readonly string[]): boolean => list.some((beginning) => word.startsWith(beginning))
  if (begins(data.either)) return undefined
  const vowel = VOWELS.includes(word[0]!) ? !begins(data.consonant_sound) || begins(data.vowel_after_all) : begins(data.vowel_sound)
  if (an === vowel || (!an && (entry & ADVERB) !== 0 && word.length < LEAST_NAME)) return undefined
  return vowel ? 'an' : 'a'
}

function beforeFigure(word: string, an: boolean): 'a' | 'an' | undefined {
  const figure = FIGURES.exec(word)?.[0]
  if (figure === undefined) return undefined
  const vowel = EIGHTS.test(figure) || ELEVENS.test(word)
  // "an 1,800-strong crowd" is read as eighteen hundred
  if (an === vowel || (an && figure.startsWith('1'))) return undefined
  return vowel ? 'an' : 'a'
}

import {
  ADJECTIVE, CAPITALISED, defineRule, entriesOf, FUNCTION_WORD, GAP_SPACE, GAP_STOP, GERUND, hashWord, PLURAL_NOUN, SINGULAR_NOUN, speechAt,
  wordSet, type PhraseHit, type Reading,
} from '../../src/rule.ts'
import { data } from './determiner.yaml.ts'

const PREDICATES = wordSet(data.words.predicates)
const PREPOSITIONS = wordSet(data.words.prepositions)
const ADJECTIVAL = wordSet(data.words.adjectival)
const LETTERS_BEFORE = wordSet(data.words.letters_before)
const JOINING = wordSet(data.words.joining)
const DETERMINERS = wordSet(data.words.determiners)
const MANNERS = wordSet(data.words.manners)
const A = hashWord('a')
const AN = hashWord('an')
const THE = hashWord('the')
const NO = hashWord('no')
const THAT = hashWord('that')
const THIS = hashWord('this')
const HER = hashWord('her')
const AND = hashWord('and')
const ITS = hashWord('its')

export default defineRule({
  id: 'garble/determiner',
  summary: 'determiners that cannot stand together ("a our", "this the"), or have no noun ("the of")',
  why: 'Languages without articles, or with other ones, leave these traces; so do words that were cut out between an article and its noun.',
  mend: 'Keep the one determiner that is meant, or put the noun back.',
  severity: 'error',
  phrases: { doubled: data.doubled, stranded: data.stranded, wrong: data.wrong },
  examples: {
    wrong: [
      'They live in «a our» village near the coast.',
      'The firm wants to keep «the his» factory open.',
      'She was hired by «this the» museum in May.',
      'He has spent «the a» year in Oslo.',
      'He walked the length «the of» plane without a word.',
      'The issue «the which» city has raised is old.',
      'A deal was struck with «the their» rivals in spring.',
      'The house stands on «a with» trees planted hill.',
      '"We will rebuild «the our» harbour before the winter," the mayor said.',
      'The ministry offered them «another other» flat.',
      'He went from one side to «the another» twice.',
      'On Friday «the she» left the country for good.',
      '«These the» figures were published in June.',
      '«Its a» long way to the coast, he wrote.',
    ],
    right: [
      'Is this the end of the line?',
      'The work of a lifetime, and of an hour, was lost.',
      'He made this the best year of the club, and did this the hard way.',
      'They are so good at this the army hired them.',
      'Vitamin A is found in carrots; a to-do list is not.',
      'He gave her the keys and told her a story.',
      'The in crowd and the then president met.',
      'All the more reason to call it a day.',
      'The haves and the have-nots, the who and the where of it.',
      'He wrote of that a hundred times.',
      'Two of them paid 12 euros each a week ago; to each the same was given.',
      'The about to be wed couple and the there and then of the case.',
    ],
  },
  check(reading, report, hits) {
    const { words, text } = reading.scan
    for (const hit of hits) {
      if (words.gap[hit.word + 1] !== GAP_SPACE || isCapitalised(reading, hit.word + 1) || !isMistake(reading, hit)) continue
      const speech = speechAt(reading, hit.start)
      if (speech === 'dialect') continue
      const shown = text.slice(hit.start, hit.end)
      const first = reading.scan.word(hit.word)
      const second = reading.scan.word(hit.word + 1)
      const contraction = words.hash[hit.word] === ITS && hit.list === 'doubled'
      report({
        start: hit.start,
        end: hit.end,
        message: hit.list === 'stranded' ? `"${shown}": the noun after "${first}" is missing; put it back or delete the article`
          : `"${shown}": two determiners where one belongs; delete one`,
        ...(speech !== 'narration' && { severity: 'warning' as const }),
        confidence: 0.9,
        suggestions: [
          ...(contraction
            ? [{ message: 'write "it\'s"', start: hit.start, end: words.end[hit.word]!, text: `${first.slice(0, 2)}'s` }] : []),
          { message: `keep "${second}"`, start: hit.start, end: words.start[hit.word + 1]!, text: '' },
        ],
      })
    }
  },
})


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
  const goesOn = next < count && (gap[next]! & ~GAP_SPACE) === 0
  if (hit.list === 'wrong') return true
  if (hit.list === 'doubled') {
    if (first === second || !goesOn) return false
    // "all that a man can do", "no the", answers and relative clauses
    if (first === THAT || first === NO || first === HER || (second === THAT && first !== A && first !== AN)) return false
    if (first === THIS) return second !== THE || isThisBefore(reading, hit.word, before, opens)
    if (first === THE) return true
    if (PREDICATES.has(before) && first !== A && first !== AN) return false
    return !LETTERS_BEFORE.has(before)
  }
  // a letter ("vitamin a is"), a name that is an article, a hyphen ("the to-do list"), a dropped title, "the who or the where"
  if (first === A && (LETTERS_BEFORE.has(before) || (gap[hit.word]! & GAP_STOP) !== 0)) return false
  if ((next < count && gap[next] !== GAP_SPACE) || ANSWERS.has(hash[next] ?? 0)) return false
  // "the in crowd", "a for now", "the on-off": only beside another determiner or pronoun is nothing left to say
  // "in the in the" is garble/repeated-phrase
  if (ADJECTIVAL.has(second)) return next < count && DETERMINERS.has(hash[next]!) && !(hash[next] === first && before === second)
  return text[hit.start - 1] !== '-' && !(first === A && second === AND)
}

/** "hired by this the museum", and not "for this the town must pay", "so good at this the army hired her", "do this the hard way". */
function isThisBefore({ scan }: Reading, word: number, before: number, opens: boolean): boolean {
  const { hash, gap, flags } = scan.words
  const entries = entriesOf(scan)
  const noun = word + 2
  if (opens || (flags[noun]! & CAPITALISED) !== 0 || PREDICATES.has(before)) return false
  if (!PREPOSITIONS.has(before)) {
    if (MANNERS.has(hash[noun]!)) return false
    return (entries[word - 1]! & GERUND) === 0 && (entries[noun]! & (SINGULAR_NOUN | PLURAL_NOUN | ADJECTIVE)) !== 0
      && (entries[noun]! & FUNCTION_WORD) === 0
  }
  return word - 1 > scan.sentences.firstWord[scan.sentences.at(scan.words.start[word]!)]! && gap[word - 1] === GAP_SPACE
    && !JOINING.has(hash[word - 2]!) && (entries[word - 2]! & (ADJECTIVE | GERUND)) === 0
}

/** "the who or the where", "the have nots" */
const ANSWERS = wordSet(['or', 'and', 'nots', 'not'])

import {
  ADJECTIVE, ADVERB, BASE_VERB, CAPITALISED, COARSE_SLOTS, defineRule, entriesOf, FUNCTION_WORD, GAP_SPACE, GERUND, HAS_APOSTROPHE,
  HAS_DIGIT, hashWord, kindsOf, NOT_LATIN, PARTICIPLE, PAST_VERB, PLURAL_NOUN, SINGULAR_NOUN, SINGULAR_VERB, usageGain, WordBits, type Scan,
} from '../../src/rule.ts'
import { data } from './word-order.yaml.ts'

/** What the closed classes are, by word. */
const classes = new WordBits([
  data.determiners, data.prepositions, data.in_front, data.followers, data.degrees, data.openers, data.modals, data.governing,
  data.lettered, ['a', 'an'], ['be', 'been'], ['to'],
])
const coarse = classes.coarse()
// the lists above, by number
const DETERMINER = 0
const PREPOSITION = 1
/** "the in crowd" */
const IN_FRONT = 2
const FOLLOWER = 3
const DEGREE = 4
const OPENER = 5
const MODAL = 6
/** What an infinitive follows. */
const GOVERNING = 7
const LETTERED = 8
const INDEFINITE = 9
const BE = 10
const INFINITIVE = 11
const bit = (bits: number, list: number): number => (bits >>> list) & 1
const is = (bits: number, list: number): boolean => bit(bits, list) === 1
const HAD = hashWord('had')
const BY = hashWord('by')

const NOMINAL = SINGULAR_NOUN | PLURAL_NOUN | ADJECTIVE
const VERBAL = BASE_VERB | SINGULAR_VERB | PAST_VERB | PARTICIPLE | GERUND
const QUESTION_MARK = 63

/**
 * By how many bits news must prefer the other order (`usageGain`), by what is wrong with this one. Read off 11 million words of news, half
 * of them of outlets that were not counted: at these, 9 places in all of them, 8 of which are damaged.
 */
const LEAST_GAIN = { determiner: 9, noun: 15, adjective: 9, preposition: 20, governed: 15, infinitive: 20, auxiliary: 6 } as const
type Fault = keyof typeof LEAST_GAIN

export default defineRule({
  id: 'garble/word-order',
  summary: 'two words in an order that English does not have ("before deadline the at midnight", "failed prevent to mass")',
  why: 'A machine that translates word by word leaves the words in the order of the original. Readers stumble, and may take one word for ' +
    'the object of the wrong verb.',
  mend: 'Exchange the two words.',
  severity: 'warning',
  quotes: 'both',
  examples: {
    wrong: [
      'The bill has to pass before «deadline the» at midnight on Friday.',
      'The guards saw the smoke in time but failed «prevent to» the spread of the fire.',
      'They had seen nothing «the in» past three weeks.',
      'The firm wants to build «wall a» along the river.',
      'The mayor did not respond to a request «comment for» on the strike.',
      'The spotlight «be will» on the ferry company next week.',
      'He is proud to be «citizen a» of the town where he was born.',
      'The council already has «difficult a» relationship with the owners of the mill.',
      '"The custom dates back «the to» beginning of the last century," the curator said.',
      'We need «remember to» what our own rules are.',
    ],
    right: [
      'The word stands in subsection a of section nine.',
      'However steep the climb may be, so high a price was never paid.',
      'The deadline the council set is midnight, and the wall a neighbour built is still there.',
      'She did not know how long a wait it would be, or what the in crowd was doing.',
      'The firm sought help to the end, and work to which it had no right.',
      'Where have they been, and when has it been better than now?',
      'A good time had been had by all.',
      'The offer will be open to all, as the law has been for years.',
      'He called in on Monday, tuned in from home and checked in at the desk.',
      'They passed the plan on to the mayor, who gave the money to the school.',
    ],
  },
  check(reading, report) {
    const { scan } = reading
    const { words, sentences, text } = scan
    const { count, hash, gap, start, end } = words
    let sentence = -1
    let endWord = 0
    let best: { readonly first: number; readonly gain: number } | undefined
    const look = (word: number): number => coarse[hash[word]! & (COARSE_SLOTS - 1)]!
    let x = 0
    let y = look(0)
    let z = look(1)
    for (let second = 1; second < count - 1; second++) {
      x = y
      y = z
      z = look(second + 1)
      if (mayBeWrong(x, y, z) === 0 || gap[second] !== GAP_SPACE || gap[second + 1] !== GAP_SPACE) continue
      const first = second - 1
      const fault = faultOf(scan, first)
      if (fault === undefined) continue
      if (second >= endWord) {
        sentence = sentences.at(start[second]!)
        endWord = sentences.endWord[sentence]!
      }
      if (first < sentences.firstWord[sentence]!) continue
      if (fault !== 'determiner' && text.charCodeAt(end[endWord - 1]!) === QUESTION_MARK) continue
      const gain = usageGain(scan, first, second, [second, first])
      if (gain < LEAST_GAIN[fault]) continue
      // of "length the" and "the of" one is out of order
      if (best && first === best.first + 1) {
        if (gain > best.gain) best = { first, gain }
        continue
      }
      if (best) tell(best.first)
      best = { first, gain }
    }
    if (best) tell(best.first)

    function tell(first: number): void {
      const second = first + 1
      const shown = text.slice(start[first], end[second])
      const other = `${scan.word(second)} ${scan.word(first)}`
      report({
        start: start[first]!,
        end: end[second]!,
        message: `"${shown}" is no order of English; "${other}" is meant`,
        suggestions: [{ message: `write "${other}"`, start: start[first]!, end: end[second]!, text: other }],
      })
    }
  },
})

/**
 * 1 where the second of three words may stand in the wrong place, by what they are; 0 for nearly all of a text. One number without a
 * branch: where each word has some, most of the time is lost on those that the processor did not foresee.
 */
function mayBeWrong(x: number, y: number, z: number): number {
  return (bit(x, BE) & bit(y, MODAL))
    | (bit(x, DETERMINER) & bit(y, PREPOSITION))
    | (bit(y, DETERMINER) & (bit(z, FOLLOWER) | bit(y, INDEFINITE)))
    | (bit(y, PREPOSITION) & (bit(y, INFINITIVE) | (bit(z, PREPOSITION) & bit(z, FOLLOWER))))
}

/** What could be wrong with the word and the one after it; both in small letters, blanks around them. */
function faultOf(scan: Scan, first: number): Fault | undefined {
  const { hash, flags, gap } = scan.words
  const second = first + 1
  const third = second + 1
  if (((flags[first]! | flags[second]!) & (CAPITALISED | HAS_DIGIT | HAS_APOSTROPHE | NOT_LATIN)) !== 0) return undefined
  if (hash[first] === hash[second]) return undefined
  const x = classes.of(hash[first]!)
  const y = classes.of(hash[second]!)
  // "a good time had been had by all"
  if (is(x, BE)) return is(y, MODAL) && !(hash[second] === HAD && hash[third] === BY) ? 'auxiliary' : undefined
  const z = classes.of(hash[third]!)
  const joined = first > 0 && gap[first] === GAP_SPACE
  const before = joined ? classes.of(hash[first - 1]!) : 0
  if (is(x, DETERMINER)) {
    const isLetter = is(x, INDEFINITE) && is(before, LETTERED)
    return joined && is(y, PREPOSITION) && !is(z, IN_FRONT) && !isLetter ? 'determiner' : undefined
  }
  if ((entriesOf(scan)[first]! & FUNCTION_WORD) !== 0) return undefined
  const kinds = kindsOf(scan, first)
  if (is(y, DETERMINER)) {
    if ((kinds & NOMINAL) !== 0 && is(z, FOLLOWER)) return 'noun'
    const isAdjective = (kinds & ADJECTIVE) !== 0 && (kinds & (VERBAL | ADVERB | SINGULAR_NOUN)) === 0
    return isAdjective && joined && is(y, INDEFINITE) && !is(before, DEGREE) && (kindsOf(scan, third) & SINGULAR_NOUN) !== 0
      ? 'adjective' : undefined
  }
  if (!is(y, PREPOSITION)) return undefined
  if (is(y, INFINITIVE) && (kinds & BASE_VERB) !== 0 && joined) {
    const isVerb = is(z, OPENER) || ((kinds & NOMINAL) === 0 && (kindsOf(scan, third) & BASE_VERB) === 0)
    if (isVerb) return is(before, GOVERNING) ? 'governed' : 'infinitive'
  }
  return (kinds & NOMINAL) !== 0 && is(z, FOLLOWER) && is(z, PREPOSITION) && hash[third] !== hash[second] ? 'preposition' : undefined
}

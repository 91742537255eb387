import {
  ADJECTIVE, ALL_CAPITALS, CAPITALISED, defineRule, entryOf, GAP_BREAK, GAP_HYPHEN, GAP_SPACE, HAS_DIGIT, landmarksOf, ONE_IDEOGRAPH,
  wordSet, type Reading,
} from '../../src/rule.ts'
import { data } from './repeated-word.yaml.ts'

const GRAMMATICAL = wordSet(data.grammatical)
const EMPHATIC = wordSet(data.emphatic)
const NAMES = wordSet(data.names)
const DOUBLED = wordSet(data.doubled)
/**
 * Deleting one of them loses nothing: what stood in the place of a doubled content word nobody knows, and a preposition may end one clause
 * and begin the next ("the rule that they voted on on Monday"; of 25 doubled "to" in published news 4 did).
 */
const SPARE_WORDS = wordSet(
  ('the a an of and or but if as than into been be has have these those he she we they its their our your my which when while ' +
    'because').split(' '),
)
const FUNCTION_WORDS = wordSet(
  ('the a an of to in on at by for from with and or but if as than into about after before be been being have has not this these those ' +
    'he she we they i its their our your my which when while because would could should will can may must').split(' '),
)
const CALENDAR = wordSet(data.calendar)
const PLACES = wordSet(data.places)
const SINGLE_WORDS = wordSet(['a', 'i', 'o'])
const QUOTATION_MARKS = '"“”‘’\''

export default defineRule({
  id: 'garble/repeated-word',
  summary: 'a word that stands twice in a row',
  why: 'A word written twice is the most visible trace of careless editing and of machine translation, which doubles what it cannot ' +
    'place ("on June June"). ' +
    'Often something else stood where the second one stands.',
  mend: 'Delete one of the two, or put back the word that belongs there. The fix is safe for articles, conjunctions and their like ' +
    '("the the").',
  severity: 'error',
  quotes: 'both',
  options: {
    type: 'object',
    properties: { allow: { type: 'array', items: { type: 'string' }, default: [],
      description: 'words that may stand twice, such as a doubled name' } },
    additionalProperties: false,
  },
  examples: {
    wrong: [
      'The summit will be held in «June June» , the ministry said.',
      { text: 'The council voted «to to» close the library.', fixed: 'The council voted to close the library.' },
      { text: '«The the» minister resigned on Friday.', fixed: 'The minister resigned on Friday.' },
      'Shares of the «company company» fell 3 percent in early trade.',
      'The «party’s party\'s» leader spoke first.',
      'She said: "We have «a a» plan for the harbour."',
      { text: 'Rescue teams worked «in in in» heavy rain.', fixed: 'Rescue teams worked in heavy rain.' },
      'President Anna «Keller Keller» arrived in Vienna on Monday.',
      'It was a «wild wild» card that nobody had expected.',
      'Police said they «have have» no suspect yet.',
    ],
    right: [
      'By then he had had enough of the committee.',
      'She said that that was not her decision.',
      'Frank Sinatra sang New York, New York at the end.',
      'Fans of Duran Duran queued from noon, and Duran Duran played for two hours.',
      'What the town needs is is a question for its voters.',
      { text: 'Nous nous sommes réunis hier soir pour parler de la situation dans la ville.', language: 'fr' },
      'It was a very very long night for the rescuers.',
      'Will will be the next captain, the club said.',
      'The teacher gave her her first violin.',
      'The scores were 6 6 and 4 4 after the break.',
      '"Knock knock," the boy wrote on the door.',
      'Prices rose, rose again and then fell.',
      'The manual has a rule against "the the", and breaks it.',
      'Voters chose Jo Jo Whitcomb for the seat in the north.',
      'Two brothers from Luang Luang district waited for the bus.',
      'The inquiry will go on. On Monday the court decides.',
      'Sheriff Galla Galla denied it. Reporters had asked Galla Galla about the money.',
    ],
  },
  check(reading, report, _hits, options) {
    const { words } = reading.scan
    const { count, hash, gap, flags } = words
    const allowed = wordSet(options['allow'] as readonly string[])
    let names: ReadonlyMap<number, number> | undefined
    let last = 0
    for (const i of landmarksOf(reading.scan).repeated) {
      if (i <= last || (gap[i]! & ~GAP_BREAK) !== GAP_SPACE) continue
      last = i
      while (last + 1 < count && hash[last + 1] === hash[i] && (gap[last + 1]! & ~GAP_BREAK) === GAP_SPACE) last++
      const first = i - 1
      const word = hash[first]!
      if ((flags[first]! & (HAS_DIGIT | ONE_IDEOGRAPH)) !== 0 || allowed.has(word) || EMPHATIC.has(word)) continue
      if (GRAMMATICAL.has(word) && last - first === 1) continue
      if (reading.scan.lower(first) !== reading.scan.lower(last) || !isMistake(reading, first, last)) continue
      if ((flags[last]! & CAPITALISED) !== 0 && (names ??= doubledNames(reading)).get(word)! > 1) continue
      const start = words.start[first]!
      const end = words.end[last]!
      const shown = reading.scan.word(first)
      const times = last - first === 1 ? 'twice' : `${last - first + 1} times`
      report({
        start,
        end,
        message: `"${shown}" stands ${times} in a row; delete what is too much, or write the word that belongs there`,
        confidence: 0.95,
        fix: { start, end, text: shown, safe: SPARE_WORDS.has(word) },
      })
    }
  },
})

function isMistake(reading: Reading, first: number, last: number): boolean {
  const { words, sentences, paragraphs } = reading.scan
  const { start, end, hash, flags, gap } = words
  const letters = end[first]! - start[first]!
  if (letters === 1 && !SINGLE_WORDS.has(hash[first]!)) return false
  if (paragraphs.at(start[first]!) !== paragraphs.at(start[last]!)) return false
  // "Moon Jae-in in September", a table of stock symbols
  if (((gap[first]! | (gap[last + 1] ?? 0)) & GAP_HYPHEN) !== 0 || ((flags[first]! | flags[last]!) & ALL_CAPITALS) !== 0) return false
  const capitals = (flags[first]! & CAPITALISED) + (flags[last]! & CAPITALISED)
  const sentence = sentences.at(start[first]!)
  const opens = sentences.firstWord[sentence] === first
  // one of the two is a name ("when will Will speak") unless the first only opens the sentence
  if (capitals === CAPITALISED) return opens && (flags[first]! & CAPITALISED) !== 0 && !NAMES.has(hash[first]!)
  // the writer speaks of the words: 'a band called "the the"'
  const around = [reading.text[start[first]! - 1], reading.text[end[last]!]]
  if (around.every((mark) => mark !== undefined && QUOTATION_MARKS.includes(mark))) return false
  // a call ("Shame shame shame"), a line of verse
  if (sentences.endWord[sentence]! - sentences.firstWord[sentence]! <= last - first + 2) return false
  // "good good people": said with weight
  if (capitals === 0 && (entryOf(hash[first]!) & ADJECTIVE) !== 0 && reading.quoteAt(start[first]!) !== undefined) return false
  if (capitals !== 0 && isDoubledName(reading, first, last)) return false
  return capitals === 0 || !DOUBLED.has(hash[first]!)
}

/** A name that is doubled itself: what it names comes after it ("Jo Jo Whitcomb", "Luang Luang district"), or a person said it so. */
function isDoubledName(reading: Reading, first: number, last: number): boolean {
  const { hash, gap, flags, start, count } = reading.scan.words
  const next = last + 1
  if (FUNCTION_WORDS.has(hash[first]!) || CALENDAR.has(hash[first]!) || last - first > 1) return false
  const goesOn = next < count && gap[next] === GAP_SPACE
  // a name goes on before it ("Anna Keller Keller"); "The" of "The New New Deal" is none
  const led = first > 0 && gap[first] === GAP_SPACE && (flags[first - 1]! & CAPITALISED) !== 0 && !FUNCTION_WORDS.has(hash[first - 1]!)
  if (led) return false
  if (goesOn && ((flags[next]! & CAPITALISED) !== 0 || PLACES.has(hash[next]!))) return true
  return reading.quoteAt(start[first]!) !== undefined
}

/** How often each capitalised word stands twice in a row: one that does so again is somebody's name. */
function doubledNames(reading: Reading): ReadonlyMap<number, number> {
  const { count, hash, gap, flags } = reading.scan.words
  const pairs = new Map<number, number>()
  for (let i = 1; i < count; i++) {
    if (hash[i] === hash[i - 1] && gap[i] === GAP_SPACE
      && (flags[i]! & CAPITALISED) !== 0) pairs.set(hash[i]!, (pairs.get(hash[i]!) ?? 0) + 1)
  }
  return pairs
}

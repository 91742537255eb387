import {
  ADJECTIVE, ADVERB, defineRule, entriesOf, FUNCTION_WORD, GAP_HYPHEN, GAP_SPACE, isOneRun, mistakesOf, PLURAL_NOUN, SINGULAR_NOUN,
  type PhraseHit, type Reading,
} from '../../src/rule.ts'
import { data } from './comparison.yaml.ts'

const WHAT: Readonly<Record<string, string>> = {
  doubled: 'compared twice; keep one',
  periphrastic: 'short adjectives are compared with -er and -est',
  equal: '"so" needs "as" after it; "than" follows a comparative',
  foreign: 'two different things are compared with "than", two like ones with "as"',
  mixed: '"than" follows a comparative, and "as" what is equal',
}

export default defineRule({
  id: 'garble/comparison',
  summary: 'an adjective that is compared twice or in a way English has not ("more bigger", "more big than", "bigger as the")',
  why: 'The comparison was built from the pieces of another language.',
  mend: 'Write the one form that is meant.',
  severity: 'warning',
  phrases: data,
  examples: {
    wrong: [
      'The new bridge is «more bigger» than the old one.',
      'It is the «most biggest» fair of the county.',
      'The wages are «more high than» in May.',
      'The river is «as longer as» the road.',
      'Its tower is «higher as the» church.',
      'He was the «most strong of» the crew.',
      'The tickets are «more cheaper».',
      'The trains are «less faster» now.',
      'The trade is no longer «so famous than» it was.',
      'The dam holds «more that two» hundred tonnes.',
      'The price is «the same than» last year.',
    ],
    right: [
      'The new bridge is bigger than the old one.',
      'More better schools and more older voters are wanted.',
      'It is as big as the church, and longer as well.',
      'The prices went lower as the summer came.',
      'Most best practice is old.',
      'He had more old than new friends, and most new members were young.',
      'The most in demand are the small ones.',
      'They sell more smaller cars than before.',
      'He did not know, and said so rather than guess.',
      'Trade made the island stronger as a country.',
    ],
  },
  check(reading, report, hits) {
    for (const { start, end, list } of mistakesOf(reading, hits, (hit) => isMistake(reading, hit))) {
      report({ start, end, message: `"${reading.text.slice(start, end)}": ${WHAT[list]!}`, confidence: 0.85 })
    }
  },
})

function isMistake({ scan }: Reading, { word, words, list }: PhraseHit): boolean {
  const { gap, count } = scan.words
  if (!isOneRun(scan, { word, words })) return false
  const next = word + words
  const entry = next < count && gap[next] === GAP_SPACE ? entriesOf(scan)[next]! : 0
  // "more smaller cars", "most best practice": how many, not how big
  if (next < count && (gap[next]! & GAP_HYPHEN) !== 0) return false
  if (list === 'equal') {
    const kinds = entriesOf(scan)[word + 1]!
    return (kinds & ADJECTIVE) !== 0 && (kinds & (ADVERB | FUNCTION_WORD | SINGULAR_NOUN)) === 0 && !COMPARED.test(scan.lower(word + 1))
  }
  if (list === 'foreign') return true
  if (list === 'doubled') return (entry & (SINGULAR_NOUN | PLURAL_NOUN)) === 0 || SUPERLATIVE.test(scan.word(next - 1))
  // "he had more old than new friends"
  if (list === 'periphrastic') return word > 0 && BE.test(scan.lower(word - 1))
  // "lower as the summer came": time, unless a noun ends the sentence
  if (scan.lower(next - 1) === 'as') return true
  return entry !== 0 && !WHOLES.test(scan.lower(next)) && (next + 1 >= count || gap[next + 1] !== GAP_SPACE)
}

/** "so fewer than usual", "so other than that" */
const COMPARED = /(?:er|^other|^different|^less|^more|^worse)$/
const SUPERLATIVE = /[^b]est$/
const WHOLES = new RegExp('^(?:whole|result|rule|group|consequence|share|percentage|proportion|year|day|time|nation|country|team|people|party|' +
  'family|community|company|unit|player|person|leader|society|couple)$')
const BE = /^(?:is|was|are|were|be|been|the|much|even|far|still|becomes?|became)$/

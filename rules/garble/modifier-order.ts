import {
  defineRule, entriesOf, GAP_HYPHEN, GAP_STOP, isOneRun, mistakesOf, PLURAL_NOUN, SINGULAR_NOUN, wordSet, type PhraseHit, type Reading,
} from '../../src/rule.ts'
import { data } from './modifier-order.yaml.ts'

const WHAT: Readonly<Record<string, string>> = {
  adverb: 'the adverb stands after the verb or before an adjective',
  colour: 'the size stands before the colour',
  nationality: 'the quality stands before the nationality',
  question: 'subject and verb are not turned round in an indirect question',
}
/** With the subject after them a negation is right: "why did he not have a plan". */
const INVERTING = wordSet(
  'do does did would could should can will might may must had has have is was are were shall if whether nor neither'.split(' '),
)

export default defineRule({
  id: 'garble/modifier-order',
  summary: 'adverbs and adjectives in an order that English does not have ("he not was there", "a red big car")',
  why: 'The order is that of the source. The words are right and the sentence is not.',
  mend: 'Put the words into the English order.',
  severity: 'warning',
  phrases: data,
  examples: {
    wrong: [
      'On Monday «he not was» at the meeting.',
      'The mayor said «she very was» tired of the trial.',
      'They sold «a red big car» to the neighbour.',
      'She is «a Russian famous singer» of the sixties.',
      'The judge «asked where is he» on Friday.',
      'The club wants «a white large building» on the hill.',
      'The report says that «they not had» enough water.',
      'The hall was old and «very has» to be mended.',
      'Police «know who was he» before the war.',
      'The men «who not want» to leave were fined.',
      'The owner said «he not wants» to sell.',
    ],
    right: [
      'Why did he not have a plan? Had she not had one?',
      'She was very tired, and he was not there.',
      'They sold a big red car and two small white ones.',
      'A famous Russian singer came with a French big-city band.',
      'The judge asked where he is.',
      'A black small-business owner and the white young-adult vote.',
      '"He not was born here," the man said.',
      'Who knows? What is he to do? Who was she?',
      'If not, is it so? Whether he not only was there but spoke.',
    ],
  },
  check(reading, report, hits) {
    for (const { start, end, list } of mistakesOf(reading, hits, (hit) => isMistake(reading, hit))) {
      report({ start, end, message: `"${reading.text.slice(start, end)}": ${WHAT[list]!}`, confidence: 0.85 })
    }
  },
})

function isMistake({ scan }: Reading, { word, words, list, start }: PhraseHit): boolean {
  const { gap, hash, count } = scan.words
  if (!isOneRun(scan, { word, words }, list !== 'nationality')) return false
  const next = word + words
  if (next < count && (gap[next]! & GAP_HYPHEN) !== 0) return false
  const opening = scan.sentences.firstWord[scan.sentences.at(start)]!
  if (list === 'adverb') return word === opening || !INVERTING.has(hash[word - 1]!)
  if (list === 'question') return next < count && (gap[next]! & GAP_STOP) === 0 ? !INVERTING.has(hash[word - 1] ?? 0) : true
  if (list === 'colour' || list === 'nationality') return (entriesOf(scan)[next - 1]! & (SINGULAR_NOUN | PLURAL_NOUN)) !== 0
  return true
}

import {
  CAPITALISED, defineRule, entriesOf, GAP_SPACE, GERUND, hashWord, isOneRun, mistakesOf, PARTICIPLE, PAST_VERB, wordSet, type PhraseHit,
  type Reading,
} from '../../src/rule.ts'
import { data } from './preposition.yaml.ts'

const GOVERNING = wordSet(data.governing)
const WHAT: Readonly<Record<string, string>> = {
  lost: 'a preposition is missing',
  impossible: 'two prepositions where one belongs',
  doubled: 'two prepositions where one belongs',
  foreign: 'the preposition is not the one that English takes',
}

export default defineRule({
  id: 'garble/preposition',
  summary: 'a preposition that is lost, doubled, or another language\'s ("according the ministry", "despite of", "depends from")',
  why: 'Prepositions are what word-by-word translation gets wrong first. Who did what to whom hangs on them.',
  mend: 'Write the preposition that English takes.',
  severity: 'warning',
  phrases: { lost: data.lost, impossible: data.impossible, doubled: data.doubled, foreign: data.foreign },
  examples: {
    wrong: [
      '«According the» ministry, nobody was hurt.',
      'The match went on «despite of» the rain.',
      'The price «depends from» the harvest.',
      'They «discussed about» the budget until midnight.',
      'He stood «in front the» town hall for an hour.',
      'The train stood «among of the» old sheds.',
      'It is a gift «from of the» owners.',
      'She «explained him that» the road was closed.',
      'The club will not sell, «due the» fans.',
      'Two towns «joined to the» plan in May.',
      'The ministry is «responsible of the» roads.',
      'The two sides «reached to an agreement» at dawn.',
      'He left the club «despite he had» two years to go.',
    ],
    right: [
      'According to the ministry, and in front of the hall, nobody was hurt.',
      'Instead of by the council, it was decided by the town.',
      'He was shot at by the guards and yelled at from the wall.',
      'The one she was thinking of with the red hat left.',
      'The price depends on the harvest and consists of two parts.',
      'The rent is due the first of May.',
      'It is the town they come from into which few go.',
      'What he is capable of for the club is plain.',
    ],
  },
  check(reading, report, hits) {
    for (const { start, end, list } of mistakesOf(reading, hits, (hit) => isMistake(reading, hit), ({ list }) => list === 'lost')) {
      report({ start, end, message: `"${reading.text.slice(start, end)}": ${WHAT[list]!}`, confidence: 0.85 })
    }
  },
})

function isMistake({ scan }: Reading, { word, words, list, start }: PhraseHit): boolean {
  const { gap, flags, hash } = scan.words
  if (!isOneRun(scan, { word, words })) return false
  if (list !== 'doubled' && !(list === 'lost' && hash[word] === DUE)) return true
  const opening = scan.sentences.firstWord[scan.sentences.at(start)]!
  // "The rent is due the first of May"
  if (list === 'lost') return !DATES.test(scan.lower(word + words))
  if (word === opening) return false
  // a verb with its particle before it: "shot at by the guards", "the town they come from into which"
  return !GOVERNING.has(hash[word - 1]!) && gap[word] === GAP_SPACE
    && (entriesOf(scan)[word - 1]! & (PAST_VERB | PARTICIPLE | GERUND)) === 0 && (flags[word]! & CAPITALISED) === 0
}

const DUE = hashWord('due')
const DATES = /^(?:first|second|third|last|next|same|following|day|week|month|\d.*)$/

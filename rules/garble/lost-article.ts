import {
  defineRule, entriesOf, FUNCTION_WORD, GAP_SPACE, hashWord, isOneRun, mistakesOf, wordSet, type PhraseHit, type Reading,
} from '../../src/rule.ts'
import { data } from './lost-article.yaml.ts'

const ARTICLES = wordSet(['a', 'an', 'the'])
const TIME = hashWord('time')
const STOP = 46

export default defineRule({
  id: 'garble/lost-article',
  summary: 'an article that is missing where English always has one ("at end of the war", "for first time", "most of people")',
  why: 'Languages without articles leave this trace. One is a slip; several are a translation that nobody read.',
  mend: 'Put "the" or "a" in.',
  severity: 'warning',
  quotes: 'skip',
  phrases: data,
  examples: {
    wrong: [
      'The bridge was built «at end of the» last century by the town.',
      'The team was led «under guidance of the» old coach.',
      'He won the race «for first time» on Sunday, a year after his fall.',
      'The lake «is one of most» loved places of the county.',
      'The fund was set up «with help of the» council.',
      'The port lost half of its ships «over past few years», the mayor said.',
      'The talks were held «on territory of the» old factory.',
      'By the spring, «most of people» had left the valley.',
    ],
    right: [
      'At the end of the war he won for the first time.',
      'Iowa fair opens for first time in three years',
      'Poll: one of most loved towns is in the north',
      'At end of year: a review',
      'He came in last two years running, and in past years too.',
      'In part because of the rain, and as head of the club, he stayed.',
      'The number of people who file for first time claims fell to a new low.',
      'At first, most of them left the valley.',
      'He said "for first time" and the crowd laughed.',
    ],
  },
  check(reading, report, hits) {
    for (const { start, end, list } of mistakesOf(reading, hits, (hit) => isMistake(reading, hit))) {
      const shown = reading.text.slice(start, end)
      report({
        start,
        end,
        message: list === 'parts'
          ? `"${shown}": of which? Write "of the", or leave "of" out`
          : `"${shown}": the article is missing; put "the" or "a" in`,
        confidence: 0.85,
      })
    }
  },
})

function isMistake(reading: Reading, { word, words, list, start }: PhraseHit): boolean {
  const { gap, hash } = reading.scan.words
  if (!isOneRun(reading.scan, { word, words })) return false
  // "for first time jobless claims"
  const next = word + words
  if (hash[next - 1] === TIME && next < reading.scan.words.count && gap[next] === GAP_SPACE
    && (entriesOf(reading.scan)[next]! & FUNCTION_WORD) === 0) return false
  return list === 'parts' || isProse(reading, word, word + words, start)
}

/** A sentence that ends in a full stop and has articles elsewhere: no headline, caption or note. */
function isProse({ scan, text }: Reading, first: number, next: number, start: number): boolean {
  const { hash, end } = scan.words
  const { firstWord, endWord } = scan.sentences
  const sentence = scan.sentences.at(start)
  if (text.charCodeAt(end[endWord[sentence]! - 1]!) !== STOP) return false
  for (let word = firstWord[sentence]!; word < endWord[sentence]!; word++) {
    if ((word < first || word >= next) && ARTICLES.has(hash[word]!)) return true
  }
  return false
}

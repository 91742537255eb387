import { defineRule, GAP_SPACE, hashWord, isOneRun, mistakesOf, wordSet, type PhraseHit, type Reading } from '../../src/rule.ts'
import { data } from './verb-pattern.yaml.ts'

const CLAUSE_OPENERS = wordSet(data.clause_openers)
const THAT = hashWord('that')
const WHAT: Readonly<Record<string, string>> = {
  clause: 'in English no clause with "that" can follow here; write an infinitive, or name whom it is said to',
  infinitive: 'in English no infinitive can follow here; write "-ing", or name who does it',
  object: 'in English this verb takes no such object; write "told", or "said to"',
  idiom: 'in English these words do not go together; write the usual verb',
}

export default defineRule({
  id: 'garble/verb-pattern',
  summary: 'a verb with what another language has after it ("wants that he", "suggested to build", "allows to reduce")',
  why: 'Each word was translated, and the pattern of the source was kept. Often who was told or allowed has got lost.',
  mend: 'Write what the English verb takes: "wants him to", "suggested building", "allows us to reduce".',
  severity: 'warning',
  phrases: { clause: data.clause, infinitive: data.infinitive, object: data.object, idiom: data.idiom },
  examples: {
    wrong: [
      'The club «wants that he» stays for another year.',
      'The mayor «suggested to build» a new road along the river.',
      'The new pump «allows to reduce» the use of water.',
      'The «minister informed that the» bridge will open in May.',
      'They «succeeded to stop» the fire before dawn.',
      'The firm is «capable to produce» ten ships a year.',
      'The farmer «said them that» the road was closed.',
      'The old man «did a mistake» and paid for it.',
      'The rain «prevented to enter» the cave.',
    ],
    right: [
      'The club wants him to stay, and the mayor suggested building a road.',
      'It is suggested to the board that the pump allows us to save water.',
      'He told that crowd, and informed that board, of the plan.',
      'The minister was informed that the bridge will open.',
      'They succeeded in stopping it, and he succeeded to the throne.',
      'A permit to build was all he wanted, that the owner knew.',
      'She said that they insisted on it.',
      'He made a photo album and did a mistaken thing.',
    ],
  },
  check(reading, report, hits) {
    for (const { start, end, list } of mistakesOf(reading, hits, (hit) => isMistake(reading, hit))) {
      report({ start, end, message: `"${reading.text.slice(start, end)}": ${WHAT[list]!}`, confidence: 0.85 })
    }
  },
})

function isMistake({ scan }: Reading, { word, words, list }: PhraseHit): boolean {
  const { gap, hash } = scan.words
  const last = word + words - 1
  if (!isOneRun(scan, { word, words })) return false
  if (list === 'clause') return hash[last - 1] !== THAT || CLAUSE_OPENERS.has(hash[last]!)
  // "a photo album"
  return list !== 'idiom' || last + 1 >= scan.words.count || gap[last + 1] !== GAP_SPACE || FOLLOWERS.has(hash[last + 1]!)
}

/** After "made a photo" the noun goes on to another one unless one of these follows. */
const FOLLOWERS = wordSet(
  'of with in on at and when by that to for from as but while because about'.split(' '),
)

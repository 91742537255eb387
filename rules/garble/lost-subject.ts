import {
  ADJECTIVE, CAPITALISED, defineRule, entriesOf, FUNCTION_WORD, GAP_BREAK, GAP_SPACE, hashWord, isDeterminer, isOneRun, landmarksOf,
  mistakesOf, PLURAL_NOUN, SINGULAR_NOUN, wordSet, type PhraseHit, type Reading, type Scan,
} from '../../src/rule.ts'
import { data } from './lost-subject.yaml.ts'

const SAYING = wordSet(data.saying)
const IF = hashWord('if')
const WHAT_IF = hashWord('what')
const QUESTION_MARK = 63
/** "In the task"; with an adjective it is a word longer. */
const SHORTEST_PLACE = 3
const OPENINGS = wordSet(data.openings)
const PREDICATES = wordSet(data.predicates)
const INVERTED = wordSet(data.inverted)
const NO_SUBJECT = 'the clause has no subject; name who or what it speaks of'
const BE = wordSet(['is', 'was', 'are', 'were'])

export default defineRule({
  id: 'garble/lost-subject',
  summary: 'a clause that has a verb and no subject ("because is closed", "in which will be chosen", "according to the police said that")',
  why: 'Many languages leave the subject out, or put it after the verb. In English nobody is left who did it.',
  mend: 'Name who or what the clause speaks of.',
  severity: 'warning',
  phrases: { clause: data.clause, relative: data.relative, attribution: data.attribution, source: data.source },
  examples: {
    wrong: [
      'The pool stays shut «because is» too cold to swim.',
      'The trains run late «although was» promised more staff.',
      'He will sell the mill «if would» get a good price.',
      'The town holds a fair «in which will be» chosen the best cheese.',
      'They met in the old school, «where was held» the first market.',
      'The board has not said «when will be» opened the bridge.',
      '«According to the ministry announced that» the road is safe.',
      '«In the last task was supposed» to climb a rope.',
      'It was a session «during which were discussed» the new fares.',
      '«According to the board in charge of the lakes and rivers announced that» the water is clean.',
    ],
    right: [
      'The pool stays shut because it is too cold.',
      'It would help because were he to leave, the post would be free.',
      'Where was held the first market? When will be the next?',
      'Some of which will be sold is old, and a cure for which has been found is dear.',
      'In the hall was a bed. At the centre will be the old pump.',
      'In this they are alike, and in what has become a habit he left.',
      'The big if is whether he will sell.',
      'According to the police report, and according to the minister, who said so, the road is safe.',
      'Although IS fighters left, the road is shut.',
      'The question of when is open, and where is not.',
      'According to a study of lakes that showed that the water is clean, swimmers can return.',
      'The water is clean according to the ministry, and he said that the fish are well.',
      'He left according to the ministry and said that the fish are well.',
    ],
  },
  check(reading, report, hits) {
    const wholes = hits.flatMap((hit) => (hit.list === 'source' ? withClaim(reading.scan, hit) : hit))
    for (const { start, end, list } of mistakesOf(reading, wholes, (hit) => isMistake(reading, hit))) {
      const shown = reading.text.slice(start, end)
      report({
        start,
        end,
        message: list === 'attribution' || list === 'source'
          ? `"${shown}": who is named after "according to" cannot be the subject as well; keep "according to" or the verb`
          : `"${shown}": ${NO_SUBJECT}`,
        confidence: 0.85,
      })
    }
    const { start, end } = reading.scan.words
    for (const verb of landmarksOf(reading.scan).auxiliaries) {
      const first = openingBefore(reading.scan, verb)
      if (first < 0 || reading.quoteAt(start[first]!) !== undefined) continue
      const shown = reading.text.slice(start[first], end[verb + 1])
      report({ start: start[first]!, end: end[verb + 1]!, message: `"${shown}": ${NO_SUBJECT}`, confidence: 0.85 })
    }
  },
})

function isMistake({ scan, text }: Reading, { word, words, list, start }: PhraseHit): boolean {
  const { hash, end } = scan.words
  if (list === 'source') return true
  const last = word + words - 1
  if (!isOneRun(scan, { word, words })) return false
  if (list === 'attribution') return SAYING.has(hash[last]!)
  const sentence = scan.sentences.at(start)
  const opening = scan.sentences.firstWord[sentence]!
  if (list === 'relative') {
    return word > opening && text.charCodeAt(end[scan.sentences.endWord[sentence]! - 1]!) !== QUESTION_MARK
  }
  // "the big if is", "I think what if is the phrase"
  return hash[word] !== IF || word === opening
    || (hash[word - 1] !== WHAT_IF && !isDeterminer(scan, word - 1) && (entriesOf(scan)[word - 1]! & ADJECTIVE) === 0)
}

/** "According to the board of the lakes announced that": up to the "that", when no other subject and no mark stands before the verb. */
function withClaim(scan: Scan, hit: PhraseHit): PhraseHit[] {
  const { hash, gap, end, count } = scan.words
  const limit = Math.min(count - 1, hit.word + LONGEST_SOURCE)
  for (let word = hit.word + hit.words + 1; word < limit; word++) {
    if ((gap[word]! & ~GAP_BREAK) !== GAP_SPACE || OTHER_SUBJECTS.has(hash[word]!)) return []
    if (JOINING.has(hash[word - 1]!)) continue
    if (SAYING.has(hash[word]!) && hash[word + 1] === THAT && gap[word + 1] === GAP_SPACE) return [{ ...hit, end: end[word + 1]! }]
  }
  return []
}
const THAT = hashWord('that')
const OTHER_SUBJECTS = wordSet(data.other_subjects)
const JOINING = wordSet(['and', 'but', 'or'])
/** Words, "according to" among them. */
const LONGEST_SOURCE = 16

/** "In", "At" at the head of a sentence. */
function opens({ words: { flags, hash } }: Scan, word: number): boolean {
  return (flags[word]! & CAPITALISED) !== 0 && OPENINGS.has(hash[word]!)
}

/**
 * First word of the place or time that opens the sentence right before the verb, when nothing after the verb could be the subject; -1
 * when there is none.
 */
function openingBefore(scan: Scan, verb: number): number {
  const { hash, gap, start, end, count } = scan.words
  if (verb < SHORTEST_PLACE) return -1
  const first = opens(scan, verb - SHORTEST_PLACE) ? verb - SHORTEST_PLACE : verb - SHORTEST_PLACE - 1
  if (first < 0 || !opens(scan, first) || verb + 1 >= count || !isDeterminer(scan, first + 1)) return -1
  for (let word = first + 1; word <= verb + 1; word++) if ((gap[word]! & ~GAP_BREAK) !== GAP_SPACE) return -1
  const kinds = entriesOf(scan)[verb - 1]!
  // "In what has become", "In this they are alike"
  if ((kinds & FUNCTION_WORD) !== 0 || (kinds & (SINGULAR_NOUN | PLURAL_NOUN)) === 0) return -1
  if (BE.has(hash[verb]!) ? !PREDICATES.has(hash[verb + 1]!) : INVERTED.has(hash[verb + 1]!)) return -1
  const sentence = scan.sentences.at(start[verb]!)
  const isQuestion = scan.text.charCodeAt(end[scan.sentences.endWord[sentence]! - 1]!) === QUESTION_MARK
  return scan.sentences.firstWord[sentence] === first && !isQuestion ? first : -1
}

import {
  ADJECTIVE, CAPITALISED, defineRule, entriesOf, GAP_BREAK, GAP_SPACE, hashWord, isDeterminer, mistakesOf, type PhraseHit, type Reading,
} from '../../src/rule.ts'
import { data } from './lost-subject.yaml.ts'

const SAYING: ReadonlySet<number> = new Set(data.saying.map(hashWord))
const IF = hashWord('if')
const WHAT_IF = hashWord('what')
const QUESTION_MARK = 63

export default defineRule({
  id: 'garble/lost-subject',
  summary: 'a clause that has a verb and no subject ("because is closed", "in which will be chosen", "according to the police said that")',
  why: 'Many languages leave the subject out, or put it after the verb. In English nobody is left who did it.',
  mend: 'Name who or what the clause speaks of.',
  severity: 'warning',
  phrases: { clause: data.clause, relative: data.relative, attribution: data.attribution },
  examples: {
    wrong: [
      'The pool stays shut «because is» too cold to swim.',
      'The trains run late «although was» promised more staff.',
      'He will sell the mill «if would» get a good price.',
      'The town holds a fair «in which will be» chosen the best cheese.',
      'They met in the old school, «where was held» the first market.',
      'The board has not said «when will be» opened the bridge.',
      '«According to the ministry announced» that the road is safe.',
      'It was a session «during which were discussed» the new fares.',
    ],
    right: [
      'The pool stays shut because it is too cold.',
      'It would help because were he to leave, the post would be free.',
      'Where was held the first market? When will be the next?',
      'Some of which will be sold is old, and a cure for which has been found is dear.',
      'The big if is whether he will sell.',
      'According to the police report, and according to the minister, who said so, the road is safe.',
      'Although IS fighters left, the road is shut.',
      'The question of when is open, and where is not.',
    ],
  },
  check(reading, report, hits) {
    for (const { start, end, list } of mistakesOf(reading, hits, (hit) => isMistake(reading, hit))) {
      const shown = reading.text.slice(start, end)
      report({
        start,
        end,
        message: list === 'attribution' ? `"${shown}": who is named after "according to" cannot be the subject as well`
          : `"${shown}": the clause has no subject`,
        confidence: 0.85,
      })
    }
  },
})

function isMistake({ scan, text }: Reading, { word, words, list, start }: PhraseHit): boolean {
  const { gap, flags, hash, end } = scan.words
  const last = word + words - 1
  for (let at = word + 1; at <= last; at++) {
    if ((gap[at]! & ~GAP_BREAK) !== GAP_SPACE || (flags[at]! & CAPITALISED) !== 0) return false
  }
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

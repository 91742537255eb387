import { CAPITALISED, defineRule, GAP_SPACE, wordSet, type Reading } from '../../src/rule.ts'
import { data } from './standpoint.yaml.ts'

const FIRST_PERSON = wordSet(['i', "i'm", "i've", "i'd", "i'll", 'me', 'myself', "we're", "we've"])

export default defineRule({
  id: 'garble/standpoint',
  summary: 'words of the source\'s own standpoint in a report ("in our country", "our troops")',
  why: 'A translated report keeps the "we" of the country that it was written for; for the new readers it means somebody else.',
  mend: 'Name the country. In an opinion piece, a letter or a speech the words are right.',
  severity: 'info',
  quotes: 'skip',
  phrases: data,
  examples: {
    wrong: [
      'Prices rose in «our country» last year, the ministry said.',
      'The envoy met «our president» in the capital.',
      '«Our troops» held the bridge until the morning.',
      'The visit was the first to «our country» since 1990.',
      'The ship with «our citizens» aboard reached Riga.',
      'The new law will come to «my country» in May.',
      'Tens of «our compatriots» live in the town.',
      '«Our athletes» won four medals on Sunday.',
    ],
    right: [
      '"Our country is small," the minister said.',
      'I was born here, and our country has changed.',
      'My city is old, and I love my country.',
      'The song "My Country" was sung.',
      'Their troops held the bridge.',
      'It was our reporter who met the president.',
      'I think that our government is wrong.',
      'The mayor said: “Our citizens come first.”',
    ],
  },
  check(reading, report, hits) {
    if (hits.length === 0 || isPersonal(reading)) return
    for (const hit of hits) {
      const { gap, flags } = reading.scan.words
      if (gap[hit.word + 1] !== GAP_SPACE || (flags[hit.word + 1]! & CAPITALISED) !== 0) continue
      const shown = reading.text.slice(hit.start, hit.end)
      report({ start: hit.start, end: hit.end, message: `whose "${shown}"? name the country`, confidence: 0.6 })
    }
  },
})

/** Somebody speaks in the first person outside quotations: an opinion piece, a letter, a diary. */
function isPersonal(reading: Reading): boolean {
  const { hash, start, count } = reading.scan.words
  for (let word = 0; word < count; word++) {
    if (FIRST_PERSON.has(hash[word]!) && reading.quoteAt(start[word]!) === undefined) return true
  }
  return false
}

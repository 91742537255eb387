import { defineRule, NUMERIC, wordSet, type PhraseHit, type Reading } from '../../src/rule.ts'
import { data } from './weasel.yaml.ts'

const NOT_AFTER = wordSet(data.not_after)
const NOT_BEFORE = wordSet(data.not_before)

const ASKS: Readonly<Record<string, string>> = {
  quantities: 'how many is that, and who counted?',
  opinions: 'who says or finds so?',
  doubts: 'who says so, or what is known for certain?',
  people: 'who are they?',
}

export default defineRule({
  id: 'attribution/weasel',
  summary: 'a quantity nobody counted, a praise or a doubt nobody answers for: "several", "widely regarded as", "probably"',
  why: 'Such words let a sentence sound known while nobody stands behind it. One is harmless; many show an article that asked nobody.',
  mend: 'Put the number, the name, or what is known for certain. Leave the word out where nothing is lost.',
  severity: 'info',
  kinds: Object.keys(ASKS),
  quotes: 'skip',
  roles: ['headline', 'standfirst', 'body', 'list'],
  phrases: { quantities: data.quantities, opinions: data.opinions, doubts: data.doubts, people: data.people },
  examples: {
    wrong: [
      '«Several» shops have closed since the tram lines were dug up.',
      '«Many» pupils have no desk of their own.',
      'She is «regarded as» the finest cellist of the province.',
      'The fire was «probably» set on purpose.',
      'The deal drew anger from «fans» and shareholders.',
      'Repairs take weeks in «some» districts.',
      'The owner «allegedly» knew of the leak.',
      '«The most influential» chef in town closes his kitchen.',
      '«Perhaps» no street has changed as much as this one.',
    ],
    right: [
      'Some 300 people came to the last service.',
      'How many pupils have no desk of their own is not known.',
      'He has won the race several times.',
      '"Many of us have stopped voting," she said.',
      'Fourteen shops have closed since March.',
      'The most he could lift was a bag of rice.',
      'It took some time before the ferry came.',
      'The library bought as many books as it could.',
      'The bridge is 40 metres long and was opened in 1931.',
    ],
  },
  check(reading, report, hits) {
    let last = 0
    for (const hit of hits) {
      if (hit.start < last) continue
      if (hit.list === 'quantities' && isPlainQuantity(reading, hit)) continue
      if ((hit.list === 'people' || hit.list === 'quantities') && speaks(reading, hit)) continue
      last = hit.end
      const message = `"${reading.text.slice(hit.start, hit.end)}": ${ASKS[hit.list] ?? ''}`
      report({ start: hit.start, end: hit.end, kind: hit.list, message, confidence: 0.6 })
    }
  },
})

function isPlainQuantity({ scan }: Reading, hit: PhraseHit): boolean {
  const { words } = scan
  const next = hit.word + hit.words
  if (next < words.count && ((words.flags[next]! & NUMERIC) !== 0 || NOT_BEFORE.has(words.hash[next]!))) return true
  return hit.word > 0 && NOT_AFTER.has(words.hash[hit.word - 1]!) && words.gap[hit.word] === 1
}

/** Sources are `attribution/vague-source`'s business. */
function speaks(reading: Reading, hit: PhraseHit): boolean {
  return reading
    .attributionsIn(reading.scan.sentences.at(hit.start))
    .some(({ source }) => source !== null && source.start <= hit.start && source.end === hit.end)
}

import { CAPITALISED, defineRule, hashWord, type PhraseEntry, type PhraseHit, type Reading } from '../../src/rule.ts'
import { data } from './wrong-sense.yaml.ts'

const { topics, ...expressions } = data
const CUES: ReadonlyMap<string,
  ReadonlySet<number>> = new Map(Object.entries(topics).map(([topic, { cues }]) => [topic, new Set(cues.map(hashWord))]))

export default defineRule({
  id: 'garble/wrong-sense',
  summary: 'a dictionary neighbour in the place of a word that belongs to a fixed expression ("secretary of condition")',
  why: 'Word-by-word translation and spinning tools replace a word by a synonym of another sense: hackers become robbers, tanks ' +
    'reservoirs. Facts get lost with it.',
  mend: 'Write the expression that is meant.',
  severity: 'error',
  quotes: 'both',
  phrases: {
    ...(expressions as Readonly<Record<string, readonly PhraseEntry[]>>),
    ...Object.fromEntries(Object.entries(topics).map(([topic, { wrong }]) => [topic, wrong as readonly PhraseEntry[]])),
  },
  examples: {
    wrong: [
      'The «secretary of condition» flew to Oslo on Monday.',
      'Shares on «Divider Street» ended higher.',
      'She moved to «Unused York» in May.',
      'He had a «heart assault» during the match.',
      'The «demise toll» rose to forty on Sunday.',
      'Researchers in «counterfeit consciousness» met in Rome.',
      'The malware was found in May. «Russian robbers» had used it, the firm for cyber defence said.',
      'The army sent «combat troupes» to the valley.',
      '«Regulation enforcement» officials closed the road.',
      'The «inventory market» fell for a third day.',
    ],
    right: [
      'The secretary of state flew to Oslo; her condition was stable.',
      'The divider on the street was painted white.',
      'Dance troupes from forty towns met on the ground of the fair.',
      'Russian robbers emptied a bank in Minsk, the police said.',
      'He runs a shop with a large inventory near the market.',
      'A new York Street bakery opened.',
      'The regulation was criticised, and enforcement is weak.',
      'Her hobby is one of the oldest of crafts.',
      'They walked down Wall Street to the wall on the avenue.',
    ],
  },
  check(reading, report, hits) {
    const about = new Map<string, boolean>()
    let last = -1
    for (const hit of hits) {
      if (hit.start < last) continue
      if (CUES.has(hit.list)) {
        if (!about.has(hit.list)) about.set(hit.list, isAbout(reading, hit.list))
        if (about.get(hit.list) !== true) continue
      } else if (hit.list === 'names' && !isName(reading, hit)) continue
      last = hit.end
      report({
        start: hit.start,
        end: hit.end,
        message: `"${reading.text.slice(hit.start, hit.end)}" is no expression of news; probably meant: ${String(hit.data['means'])}`,
        confidence: CUES.has(hit.list) ? 0.8 : 0.95,
      })
    }
  },
})

/** A name is written with capitals, in part at least. */
function isName(reading: Reading, hit: PhraseHit): boolean {
  for (let word = hit.word; word < hit.word + hit.words; word++) if ((reading.scan.words.flags[word]! & CAPITALISED) !== 0) return true
  return false
}

function isAbout(reading: Reading, topic: string): boolean {
  const cues = CUES.get(topic)!
  const { hash, count } = reading.scan.words
  for (let word = 0; word < count; word++) if (cues.has(hash[word]!)) return true
  return false
}

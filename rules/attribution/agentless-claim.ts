import { defineRule, GAP_COMMA, hashWord, wordSet, type PhraseHit, type Reading, type Span } from '../../src/rule.ts'
import { data as accusations } from './accusations.yaml.ts'
import { data } from './agentless-claim.yaml.ts'

/** "is called a grave and open violation": so many words may stand before the accusing one. */
const ACCUSES_WITHIN = 5
/** "by the union" stands no farther from the verb than this. Words. */
const AGENT_WITHIN = 40
const ACCUSING = wordSet(accusations.words)
const BY = hashWord('by')
/** Courts, police and dockets: an accusation that has a formal accuser somewhere near. */
const FORMAL = wordSet(accusations.formal)

const ASKS: Readonly<Record<string, string>> = {
  impersonal: 'nobody is named who holds this; say who does, or state it as a fact of your own',
  hearsay: 'nobody is named who says so; say who does',
  accused: 'nobody is named who accuses; say who does, and where',
  called: 'nobody is named who calls it so; say who does',
}

export default defineRule({
  id: 'attribution/agentless-claim',
  summary: 'a claim in the passive that nobody makes: "it is expected that", "is said to", "is called a violation of"',
  why: 'The passive hides who says so. A reader takes the claim for the paper\'s own, and whoever is accused cannot answer anybody.',
  mend: 'Say who expects, alleges or calls it so. Where that is nobody, leave the claim out.',
  severity: 'warning',
  kinds: Object.keys(ASKS),
  quotes: 'skip',
  roles: ['headline', 'standfirst', 'body', 'list'],
  phrases: data,
  examples: {
    wrong: [
      '«It is expected that» the two ministers will meet in Oslo in March.',
      'The company cut off the water for a week, which «is called» a violation of the lease.',
      'The owner «is said to» keep two sets of books.',
      '«It is understood that» the council has already signed.',
      'The former treasurer «is accused of» selling the chapel\'s silver. He lives abroad.',
      'Three of the guards «are believed to» have taken money.',
      '«It was alleged that» the tests had never been carried out.',
      'The ban «was described as» a betrayal of the fishermen.',
      'He has «been blamed for» the collapse of the shipyard.',
    ],
    right: [
      'It is expected that the ministers will meet in Oslo, the Norwegian foreign ministry said.',
      'The owner is said by two former accountants to keep two sets of books.',
      'The move is called the heron, and takes years to learn.',
      'Police said the man was believed to be armed.',
      'He is accused of burglary and appears before the district court on Monday.',
      'The ban was described as a betrayal by Tom Ferro, who chairs the fishermen\'s union.',
      'According to the ministry, it is believed that the leak began in May.',
      '"It is said that cats have nine lives," she wrote.',
      'It is said in the valley in two ways.',
      'She was thought of as a painter first.',
      'The storm was considered over by noon.',
      'Lund accused the board of waste. She said it had been blamed for far less before.',
    ],
  },
  check(reading, report, hits) {
    for (const hit of hits) {
      if (hit.list === 'called' && !accuses(reading, hit)) continue
      if (hasAgent(reading, hit)) continue
      if (hit.list === 'accused' && isFormal(reading, hit)) continue
      const message = `"${reading.text.slice(hit.start, hit.end)}": ${ASKS[hit.list] ?? ''}`
      // of accusations, and of what is told of the past, 4 in 10 and more were answered for by a document or a sentence nearby
      // when thirty were read on real news, twice
      const doubtful = hit.list === 'accused' || (hit.list === 'hearsay' && !PRESENT.has(reading.scan.words.hash[hit.word]!))
      const sure = doubtful ? { confidence: 0.6, severity: 'info' as const } : { confidence: 0.85 }
      report({ start: hit.start, end: hit.end, kind: hit.list, message, ...sure })
    }
  },
})

const PRESENT = wordSet(['is', 'are'])

function accuses({ scan }: Reading, hit: PhraseHit): boolean {
  const first = hit.word + hit.words
  const { words, sentences } = scan
  const end = Math.min(first + ACCUSES_WITHIN, sentences.endWord[sentences.at(hit.start)]!)
  for (let word = first; word < end; word++) if (ACCUSING.has(words.hash[word]!)) return true
  return false
}

/** Somebody is named: "by the union", "police said", "according to the ministry". */
function hasAgent(reading: Reading, hit: PhraseHit): boolean {
  const { words, sentences } = reading.scan
  const sentence = sentences.at(hit.start)
  const end = sentences.endWord[sentence]!
  const after = hit.word + hit.words
  // after "it is believed that" a "by" belongs to what is believed
  const limit = hit.list === 'impersonal' ? after : Math.min(end, after + AGENT_WITHIN)
  for (let word = after; word < limit; word++) if (words.hash[word] === BY) return true
  const own = isReportersOwn(reading, hit)
  return reading
    .attributionsIn(sentence)
    .some(({ source, cue, content, manner }) => {
      // who stands after "it is believed that" is not who believes it
      if (source === null || (hit.list === 'impersonal' && (manner === 'judges' || (cue !== null && overlaps(cue, hit))))) return false
      if (own && cue !== null && cue.start < hit.start) return false
      return content.some((part) => part.start <= hit.start && part.end >= hit.end)
    })
}

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && a.end > b.start

/** ", which is called …": a clause that the reporter hangs on what somebody announced. */
function isReportersOwn({ scan }: Reading, hit: PhraseHit): boolean {
  const before = hit.word - 1
  return before > 0 && WHICH.has(scan.words.hash[before]!) && (scan.words.gap[before]! & GAP_COMMA) !== 0
}
const WHICH = wordSet(['which', 'who'])

/** An arrest and its charges are told over a few sentences. */
const FORMAL_REACH = 3
/** A court, the police or a docket in this sentence or near it. */
function isFormal({ scan }: Reading, hit: PhraseHit): boolean {
  const { words, sentences } = scan
  const sentence = sentences.at(hit.start)
  const first = sentences.firstWord[Math.max(0, sentence - FORMAL_REACH)]!
  const end = sentences.endWord[Math.min(sentences.count - 1, sentence + FORMAL_REACH)]!
  for (let word = first; word < end; word++) if (FORMAL.has(words.hash[word]!)) return true
  return false
}

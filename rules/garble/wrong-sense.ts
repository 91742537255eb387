import {
  CAPITALISED, defineRule, hashWord, senseSearch, wordSet, type PhraseEntry, type PhraseHit, type Reading, type Scan, type Severity,
  type Span, type Substitution, type WordSet,
} from '../../src/rule.ts'
import { data } from './wrong-sense.yaml.ts'

const { topics, ...expressions } = data
interface Topic {
  /** Words that only this topic has. */
  readonly about: WordSet
  /** Words that it shares with others. */
  readonly beside: WordSet
}
const TOPICS: ReadonlyMap<string, Topic> = new Map(Object.entries(topics).map(([topic, words]) =>
  [topic, { about: wordSet(words.about), beside: wordSet('beside' in words ? words.beside : []) }]))
/** The phrase list of a topic's wrong words. */
const topicList = (topic: string): string => `topic ${topic}`
const TOPIC_OF: ReadonlyMap<string, string> = new Map(Object.keys(topics).map((topic) => [topicList(topic), topic]))
/** So many different words make an article one about a topic, one of them the topic's own: one alone stands in any story. */
const LEAST_ABOUT = 2
/** A term with one odd word may be the writer's; whoever translates word by word has several. */
const LEAST_SPUN = 2
/** Sentences before and after the word in which the topic has to be spoken of. */
const REACH = 1

interface Added {
  readonly wrong: string
  readonly means: string
  readonly with?: readonly string[]
}

export default defineRule({
  id: 'garble/wrong-sense',
  summary: 'a word of another sense in the place of the one that is meant ("secretary of condition", "robbers" in a story of malware)',
  why: 'Word-by-word translation and spinning tools replace a word by what the dictionary has under another of its senses: hackers ' +
    'become robbers, tanks reservoirs. Facts get lost with it.',
  mend: 'Write the word that is meant. A word that the house uses on purpose goes into `allow`; your own finds go into `add`.',
  severity: 'error',
  quotes: 'both',
  options: {
    type: 'object',
    properties: {
      allow: { type: 'array', items: { type: 'string' }, default: [], description: 'wordings that are right here, as they stand' },
      add: {
        type: 'array',
        default: [],
        description: 'more wrong words: what stands there, what is meant, and words of which one stands in the same sentence',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['wrong', 'means'],
          properties: {
            wrong: { type: 'string', minLength: 1 },
            means: { type: 'string', minLength: 1 },
            with: { type: 'array', items: { type: 'string', minLength: 1 }, minItems: 1 },
          },
        },
      },
    },
    additionalProperties: false,
  },
  phrases: {
    ...(expressions as Readonly<Record<string, readonly PhraseEntry[]>>),
    ...Object.fromEntries(Object.entries(topics).map(([topic, { wrong }]) => [topicList(topic), wrong as readonly PhraseEntry[]])),
  },
  examples: {
    wrong: [
      'The «secretary of condition» flew to Oslo on Monday.',
      'Shares on «Divider Street» ended higher.',
      'She moved to «Unused York» in May.',
      'He had a «heart assault» during the match.',
      'The «demise toll» rose to forty on Sunday.',
      'Researchers in «counterfeit consciousness» met in Rome.',
      'The malware was found in May. Russian «robbers» had used it, the firm for cyber defence said.',
      'The army sent «combat troupes» to the valley.',
      '«Regulation enforcement» officials closed the road.',
      'The «inventory market» fell for a third day.',
      'The police closed two streets, and «tear gasoline» was used.',
      'The «Incomparable Courtroom» will hear the case in the autumn.',
      'He was the «walking mate» of the governor in two campaigns.',
      'The geologists found a large «birthplace of oil» in the north.',
      { text: 'Snow fell on the «blue cabbage» of the coast.', options: { add: [{ wrong: 'blue cabbage', means: 'blue ribbon' }] } },
      {
        text: 'The ministry counted «drinks» on the runway and in the hangar.\n\nLater there were drinks for all.',
        options: { add: [{ wrong: 'drinks', means: 'tanks', with: ['runway'] }] },
      },
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
      'The army shelled the dam, and two reservoirs of drinking water ran dry.',
      'Hackers stole the passwords. Burglars broke into a house nearby.',
      'The goalkeeper let in three, and the gates of the stadium stayed shut.',
      { text: 'The atmosphere change tour of the band opens in Ghent.', options: { allow: ['Atmosphere change'] } },
    ],
  },
  check(reading, report, hits, options) {
    const allowed = new Set((options['allow'] as readonly string[]).map((wording) => wording.toLowerCase()))
    const places = new Places()
    const tell = (start: number, end: number, means: string, confidence: number, severity?: Severity, meant?: string): void => {
      const shown = reading.text.slice(start, end)
      if (!places.take(start, end) || allowed.has(shown.toLowerCase())) return
      report({
        start,
        end,
        message: `"${shown}" is not what news says; probably meant: ${means}`,
        confidence,
        ...(severity === undefined ? {} : { severity }),
        ...(meant === undefined ? {} : { suggestions: [{ start, end, message: `write "${meant}"`, text: meant }] }),
      })
    }
    for (const hit of hits) {
      if (hit.list === 'names' && !isName(reading, hit)) continue
      const topic = TOPIC_OF.get(hit.list)
      if (topic !== undefined && !isOutOfPlace(reading, hit, topic)) continue
      tell(hit.start, hit.end, String(hit.data['means']), topic === undefined ? 0.95 : 0.8, topic === undefined ? undefined : 'warning')
    }
    const substitutions = senseSearch().search(reading.scan)
      .map((substitution) => ({ ...meantBy(reading, substitution), sure: substitution.sure }))
    const isSpun = new Set(substitutions.map(({ text }) => text)).size >= LEAST_SPUN
    for (const { start, end, text, sure } of substitutions) {
      const isLikely = sure || isSpun
      tell(start, end, text, isLikely ? 0.8 : 0.5, isLikely ? 'warning' : 'info', text)
    }
    for (const { wrong, means, with: company } of options['add'] as readonly Added[]) {
      for (const { start, end } of standing(reading.scan, wrong, company)) tell(start, end, means, 0.9)
    }
  },
})

/** What has been reported: of findings that overlap the first stands. */
class Places {
  private readonly taken: Span[] = []

  take(start: number, end: number): boolean {
    if (this.taken.some((place) => place.start < end && start < place.end)) return false
    this.taken.push({ start, end })
    return true
  }
}

/** The words of the substitution, and what is meant by them. */
function meantBy({ text, scan }: Reading, { first, end, replaced }: Substitution): Span & { readonly text: string } {
  const { words } = scan
  const start = words.start[first]!
  const stop = words.end[end - 1]!
  let meant = ''
  let from = start
  for (const part of replaced) {
    const word = part.meant
    const capital = (words.flags[part.first]! & CAPITALISED) !== 0
    meant += text.slice(from, words.start[part.first]) + (capital ? word[0]!.toUpperCase() + word.slice(1) : word)
    from = words.end[part.end - 1]!
  }
  return { start, end: stop, text: meant + text.slice(from, stop) }
}

/** A name is written with capitals, in part at least. */
function isName(reading: Reading, hit: PhraseHit): boolean {
  for (let word = hit.word; word < hit.word + hit.words; word++) if ((reading.scan.words.flags[word]! & CAPITALISED) !== 0) return true
  return false
}

/** The article is about the topic, the sentences around the word too, and nothing there explains the word in its plain sense. */
function isOutOfPlace({ scan }: Reading, hit: PhraseHit, topic: string): boolean {
  const { about, beside } = TOPICS.get(topic)!
  const unless = wordSet((hit.data['unless'] ?? []) as readonly string[])
  const { hash, count } = scan.words
  const { sentences } = scan
  const sentence = sentences.at(hit.start)
  const first = sentences.firstWord[Math.max(0, sentence - REACH)]!
  const last = sentences.endWord[Math.min(sentences.count - 1, sentence + REACH)]!
  let isNear = false
  for (let word = first; word < last; word++) {
    if (word >= hit.word && word < hit.word + hit.words) continue
    if (unless.has(hash[word]!)) return false
    isNear ||= about.has(hash[word]!) || beside.has(hash[word]!)
  }
  if (!isNear) return false
  const own = new Set<number>()
  const shared = new Set<number>()
  for (let word = 0; word < count; word++) {
    if (about.has(hash[word]!)) own.add(hash[word]!)
    else if (beside.has(hash[word]!)) shared.add(hash[word]!)
    if (own.size > 0 && own.size + shared.size >= LEAST_ABOUT) return true
  }
  return false
}

/** Where a wording of the configuration stands, beside one of the words of `company` where there are any. */
function* standing(scan: Scan, wording: string, company: readonly string[] | undefined): Generator<Span> {
  const wanted = wording.split(/\s+/).map(hashWord)
  const beside = company === undefined ? undefined : wordSet(company)
  const { hash, count, start, end } = scan.words
  const { sentences } = scan
  for (let word = 0; word + wanted.length <= count; word++) {
    if (!wanted.every((one, i) => hash[word + i] === one)) continue
    const sentence = sentences.at(start[word]!)
    const others = hash.subarray(sentences.firstWord[sentence], sentences.endWord[sentence])
    if (beside === undefined || others.some((one) => beside.has(one))) yield { start: start[word]!, end: end[word + wanted.length - 1]! }
  }
}

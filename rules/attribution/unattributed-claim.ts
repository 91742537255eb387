import {
  CAPITALISED, defineRule, GAP_SPACE, HAS_DIGIT, hashWord, type Attribution, type PhraseHit, type Reading,
  type Span,
} from '../../src/rule.ts'
import { data as accusations } from './accusations.yaml.ts'
import { data } from './unattributed-claim.yaml.ts'
import { data as bare } from './unattributed-claim-bare.yaml.ts'

/** What the phrases and figures of a sentence have to weigh together before it needs a source. Set on 118 hand-labelled sentences. */
const ENOUGH = 2.5
/** A sum of money, a percentage: half of what a sentence needs. */
const FIGURE_WEIGHT = 1.5
/** Many and large numbers: a count somebody has made. */
const COUNT_WEIGHT = 1
/** Results, dockets, schedules: what a wire desk runs bare. */
const BARE_WEIGHT = 1.5
/** Shorter sentences are labels and asides. Words. */
const LEAST_WORDS = 8
/** Longer ones are headlines, captions and bylines that ran into each other. Words. */
const MOST_WORDS = 60
/** From this share of the sentence on it is somebody's statement. */
const COVERED = 0.25
/** So many sentences up and down a source governs what is said. */
const REACH = 1
/** Figures go on over paragraphs: so many sentences down from the poll or the filing they come from. */
const FIGURE_REACH = 3

const BARE: ReadonlySet<number> = new Set(bare.words.map(hashWord))
const NO_STATEMENT: ReadonlySet<number> = new Set(bare.no_statement.map(hashWord))
const REFERS_BACK: ReadonlySet<number> = new Set(bare.refers_back.map(hashWord))
const LARGE: ReadonlySet<number> = new Set(['percent', 'pct', 'cent', 'million', 'billion', 'trillion'].map(hashWord))
const MEASURES: ReadonlySet<number> = new Set(bare.measures.map(hashWord))
const FORMAL: ReadonlySet<number> = new Set(accusations.formal.map(hashWord))
const ACCUSERS: ReadonlySet<number> = new Set([...accusations.formal, ...accusations.accusers].map(hashWord))
const CURRENCY = /[$£€¥]\s?$/

const ASKS: Readonly<Record<string, string>> = {
  hearsay: 'somebody says so, but nobody is named',
  accusation: 'an accusation',
  motive: 'what somebody thinks or does in private',
  cause: 'a cause',
  money: 'a sum',
  share: 'a share',
  conflict: 'a contested event',
  superlative: 'a ranking',
}

export default defineRule({
  id: 'attribution/unattributed-claim',
  summary: 'a claim that needs a source and has none near: an accusation, a motive, a cause, a count, "reportedly"',
  why: 'How do we know this? Where a sentence accuses, counts or explains and nobody is named for it, a reader can only believe it or not.',
  mend: 'Name the person, the document or the body that it comes from, in the sentence or beside it. Leave it out where there is none.',
  severity: 'warning',
  quotes: 'skip',
  roles: ['standfirst', 'body', 'list'],
  phrases: data,
  examples: {
    wrong: [
      '«The harbour master reportedly met the buyers in a hotel on Sunday night.»',
      '«The foundation is under investigation for possible corruption at its school projects.»',
      '«The single biggest factor in the fall of the shipyard was the closing of the rail line.»',
      '«In an attempt to cover up the spill, the plant changed its logbook over the weekend.»',
      '«The campaign spent roughly $2 million more than its rival on television advertising.»',
      '«The militia controls key supply routes to the north and sells fuel to both sides.»',
      '«Almost 40 percent of households in the valley cannot pay their heating bills.»',
      '«Party leaders are increasingly alarmed about the state of the northern branches.»',
      '«The strike is largely being funded by two landowners and a bank from the capital.»',
    ],
    right: [
      'The harbour master met the buyers on Sunday night, according to a note seen by the newspaper.',
      'Prosecutors said the foundation was under investigation for possible corruption at its schools.',
      'The survey asked 900 people. Almost 40 percent of all households in the valley cannot pay their bills.',
      '"The campaign spent $2 million more than its rival on television," the treasurer said.',
      'The party won 40 percent of the vote in the northern districts on Sunday.',
      'The match was watched by 40,000 people, the most of the season so far.',
      'If the militia controlled the supply routes, would it sell fuel to both sides of the war?',
      'The inquiry found that the main cause of the fire was a heater left on overnight.',
      'The trial of the former treasurer, charged with money laundering and bribery, opens on Monday.',
      'The library was built in 1904 and spent its first years empty, for want of books.',
    ],
  },
  check(reading, report, hits) {
    const { sentences } = reading.scan
    let next = 0
    while (next < hits.length) {
      const sentence = sentences.at(hits[next]!.start)
      const end = sentences.end[sentence]!
      const own: PhraseHit[] = []
      for (; next < hits.length && hits[next]!.start < end; next++) if (!reading.quoteAt(hits[next]!.start)) own.push(hits[next]!)
      const claim = claimOf(reading, sentence, own)
      if (!claim || isGoverned(reading, sentence, claim.kind, own)) continue
      const { kind, sure } = claim
      report({
        start: sentences.start[sentence]!,
        end,
        kind,
        message: `${ASKS[kind] ?? kind}, and no source in this or the neighbouring sentences; say who says so, or where it is written`,
        confidence: sure ? 0.8 : 0.6,
        ...(!sure && { severity: 'info' }),
      })
    }
  },
})

interface Claim {
  readonly kind: string
  /** Causes, shares, rankings and mere counts are as often a writer's own arithmetic, or a figure whose source stands far above. */
  readonly sure: boolean
}

/** By itself a phrase of this weight makes a claim that a desk would ask a source for. */
const PLAIN_WEIGHT = 2.5
/** The others are info. "Reportedly" too: of thirty read on real news four had their source in the next sentence or in a verb no list has. */
const SURE: ReadonlySet<string> = new Set(['accusation', 'motive', 'money', 'conflict'])
/** A post that was taken over into the text says what it likes. */
const POSTED = /https?:|pic\.twitter|t\.co\//

/** What kind of claim the sentence makes; undefined when it makes none that needs a source. */
function claimOf(reading: Reading, sentence: number, hits: readonly PhraseHit[]): Claim | undefined {
  const { words, sentences } = reading.scan
  const first = sentences.firstWord[sentence]!
  const last = sentences.endWord[sentence]!
  if (last - first < LEAST_WORDS || last - first > MOST_WORDS || hits.length === 0) return undefined
  const hearsay = hits.some((hit) => hit.list === 'hearsay')
  let figures = 0
  let numbers = 0
  let bareness = 0
  for (let word = first; word < last; word++) {
    const hash = words.hash[word]!
    if (NO_STATEMENT.has(hash) && isPlain(reading, word, first) && !hearsay) return undefined
    if (BARE.has(hash)) bareness = BARE_WEIGHT
    if ((words.flags[word]! & HAS_DIGIT) === 0) {
      if (LARGE.has(hash)) figures = FIGURE_WEIGHT
      continue
    }
    const at = words.start[word]!
    if (CURRENCY.test(reading.text.slice(Math.max(0, at - 2), at)) || reading.text[words.end[word]!] === '%') figures = FIGURE_WEIGHT
    else if (!isYear(reading.scan.word(word))) numbers++
  }
  if (reading.text[sentences.end[sentence]! - 1] === '?') return undefined
  let weight = figures - bareness + (numbers >= 2 ? COUNT_WEIGHT : numbers * 0.5)
  let heaviest = 0
  let kind: string | undefined
  const seen = new Set<string>()
  for (const hit of hits) {
    // the same word twice says no more
    if (seen.has(hit.phrase)) continue
    seen.add(hit.phrase)
    const own = Number(hit.data.weight)
    weight += own
    if (own > heaviest) {
      heaviest = own
      kind = hit.list
    }
  }
  if (weight < ENOUGH || kind === undefined) return undefined
  if (POSTED.test(reading.text.slice(sentences.start[sentence], sentences.end[sentence]))) return undefined
  const opens = (words.flags[first]! & CAPITALISED) !== 0
  const sure = opens && SURE.has(kind) && heaviest >= PLAIN_WEIGHT
  return { kind, sure }
}

/** "Our Principles PAC" and "(I-Vt.)" hold no first person. */
function isPlain({ scan }: Reading, word: number, first: number): boolean {
  const { flags, gap } = scan.words
  if (scan.lower(word) === 'i') return word + 1 >= scan.words.count || gap[word + 1] === GAP_SPACE
  return word === first || (flags[word]! & CAPITALISED) === 0
}

const isYear = (word: string): boolean => /^(?:1[5-9]|20)\d\d$/.test(word)

/** Somebody is named for it: in the sentence, or beside it in a way that carries. */
function isGoverned(reading: Reading, sentence: number, kind: string, hits: readonly PhraseHit[]): boolean {
  const { sentences } = reading.scan
  if (reading.saidShare(sentence) >= COVERED) return true
  // "some polls" is no source for what some polls show
  const isNamed = (attribution: Attribution): boolean =>
    isStatement(attribution) && !hits.some((hit) => hit.list === 'hearsay' && overlaps(hit, attribution.source!))
  if (reading.attributionsIn(sentence).some(isNamed)) return true
  if ((kind === 'accusation' || kind === 'motive') && holds(reading, FORMAL, sentence, sentence)) return true
  if (kind === 'hearsay') return hits.some((hit) => hit.phrase === 'allegedly') && isFormal(reading, sentence)
  if (kind === 'share' || kind === 'money' || kind === 'cause') {
    for (let s = Math.max(0, sentence - FIGURE_REACH); s < sentence; s++) {
      if (isMeasured(reading, s) || reading.attributionsIn(s).some((one) => isNamed(one) && isDocument(one))) return true
    }
  }
  const paragraph = sentences.paragraph[sentence]
  for (let s = Math.max(0, sentence - REACH); s <= sentence + REACH && s < sentences.count; s++) {
    if (s === sentence || sentences.paragraph[s] !== paragraph) continue
    const goesOn = kind === 'share' || kind === 'conflict' || refersBack(reading, Math.max(s, sentence))
    if (reading.attributionsIn(s).some((attribution) => isNamed(attribution) && (goesOn || isDocument(attribution)))) return true
  }
  return false
}
/** An accuser in the sentence or near it: an arrest and its charges are told over a few sentences. */
const isFormal = (reading: Reading, sentence: number): boolean =>
  holds(reading, ACCUSERS, Math.max(0, sentence - FORMAL_REACH), Math.min(reading.scan.sentences.count - 1, sentence + FORMAL_REACH))
const FORMAL_REACH = 2

function holds({ scan }: Reading, list: ReadonlySet<number>, from: number, to: number): boolean {
  const { words, sentences } = scan
  for (let word = sentences.firstWord[from]!; word < sentences.endWord[to]!; word++) if (list.has(words.hash[word]!)) return true
  return false
}

/** A poll, a study, a filing is named in the sentence, and the figures that follow come from it. */
function isMeasured({ scan }: Reading, sentence: number): boolean {
  const { words, sentences } = scan
  for (let word = sentences.firstWord[sentence]!; word < sentences.endWord[sentence]!; word++) {
    if (MEASURES.has(words.hash[word]!)) return true
  }
  return false
}

/** The later of the two sentences takes the earlier one up: "He", "That", "It", "The report". */
function refersBack({ scan }: Reading, later: number): boolean {
  return REFERS_BACK.has(scan.words.hash[scan.sentences.firstWord[later]!]!)
}

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && a.end > b.start

const isDocument = ({ source }: Attribution): boolean => source?.kind === 'document'

/** What somebody wants or thinks is told by the reporter; only what they say or show has a source. */
const isStatement = ({ source, manner }: Attribution): boolean => source !== null && (manner === 'says' || manner === 'shows')

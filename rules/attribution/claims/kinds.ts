import { CAPITALISED, hashWord, wordSet, type PhraseHit, type Reading } from '../../../src/rule.ts'
import { data as lists } from '../unattributed-claim-words.yaml.ts'
import { countOf, isEstimate, isSum, manyOf } from './figures.ts'
import { holds, holdsWord, holdsYear, isPlain, POSSESSIVE } from './words.ts'

/** What the phrases of one kind have to weigh together before a sentence needs a source. */
const ENOUGH = 2.5
/** A sentence that holds the words of a result or a docket needs so much more. */
const BARE_WEIGHT = 1
/** Shorter sentences are labels and asides. Words. */
const LEAST_WORDS = 7
/** Longer ones are headlines, captions and bylines that ran into each other. Words. */
const MOST_WORDS = 60

const BARE = wordSet(lists.bare)
const NO_STATEMENT = wordSet(lists.no_statement)
const DISPUTED = wordSet(lists.disputed)
const BACKGROUND = wordSet(lists.background)
const WHOSE_POLL = wordSet(lists.whose_poll)
/** A post that was taken over into the text says what it likes. */
const POSTED = /https?:|pic\.twitter|t\.co\//

interface Kind {
  /** What the message calls it. */
  readonly asks: string
  /** Whether a warning is due; the others are as often a writer's own arithmetic, opinion or settled history, and are info. */
  readonly sure: boolean
  /** A figure is governed by a poll or a filing that stands farther up. */
  readonly figure?: boolean
  /** Opinion where the writer says "I". */
  readonly opinion?: boolean
}

export const KINDS: Readonly<Record<string, Kind>> = {
  hearsay: { asks: 'somebody says so, but nobody is named', sure: true },
  accusation: { asks: 'an accusation against somebody', sure: true },
  'state of mind': { asks: 'what goes on in somebody\'s head', sure: false, opinion: true },
  motive: { asks: 'why somebody did it', sure: true, opinion: true },
  'private conduct': { asks: 'what somebody does in private', sure: true, opinion: true },
  cause: { asks: 'a cause', sure: true, opinion: true },
  sum: { asks: 'a sum that somebody spent, raised or gave', sure: true, figure: true },
  share: { asks: 'a share that somebody has measured', sure: true, figure: true },
  count: { asks: 'a count that somebody has made', sure: true, figure: true },
  'poll figure': { asks: 'how a race stands', sure: false, figure: true },
  casualties: { asks: 'how many were killed or hurt', sure: true },
  'contested event': { asks: 'a contested event', sure: true },
  ranking: { asks: 'a ranking', sure: false, opinion: true },
}

/** "Polls show", "surveys suggest". */
export const POLL_NAMES = /^\[polls/
/** As often a writer's irony as a report. */
export const DOUBTS: ReadonlySet<string> = new Set(['allegedly', 'purportedly'])

/** What kind of claim the sentence makes; undefined when it makes none that needs a source. */
export function claimOf(reading: Reading, sentence: number, hits: readonly PhraseHit[]): string | undefined {
  const { words, sentences } = reading.scan
  const first = sentences.firstWord[sentence]!
  const last = sentences.endWord[sentence]!
  if (last - first < LEAST_WORDS || last - first > MOST_WORDS || hits.length === 0) return undefined
  let weights: Map<string, number> | undefined
  for (const [i, hit] of hits.entries()) {
    const [kind, weight] = weightOf(reading, sentence, hit)
    // the same word twice says no more
    if (kind === undefined || hits.findIndex(({ phrase }) => phrase === hit.phrase) < i) continue
    weights ??= new Map()
    weights.set(kind, (weights.get(kind) ?? 0) + weight)
  }
  if (weights === undefined) return undefined
  let kind: string | undefined
  let heaviest = 0
  for (const [name, weight] of weights) if (weight > heaviest) [kind, heaviest] = [name, weight]
  if (kind === undefined || heaviest < ENOUGH) return undefined
  // what ends without a full stop is a heading, a caption or a bullet
  const end = sentences.end[sentence]!
  if (!FULL_STOP.test(reading.text.slice(end - 3, end)) || (words.flags[first]! & CAPITALISED) === 0) return undefined
  const claims = !KINDS[kind]!.figure && kind !== 'hearsay'
  if (claims && kind !== 'state of mind' && holds(reading, DISPUTED, sentence, sentence)) return undefined
  const bare = claims && (holds(reading, BARE, sentence, sentence) || holdsYear(reading, first, last))
  if (heaviest - (bare ? BARE_WEIGHT : 0) < ENOUGH - (bare ? 0.5 : 0)) return undefined
  // a doubt in an argument is put as "would", "we"; what was reported to somebody may well hold them
  if (kind !== 'hearsay' || hits.some(({ phrase }) => DOUBTS.has(phrase))) {
    for (let word = first; word < last; word++) if (NO_STATEMENT.has(words.hash[word]!) && isPlain(reading, word, first)) return undefined
  }
  return POSTED.test(reading.text.slice(sentences.start[sentence], end)) ? undefined : kind
}

/** What a phrase says of the sentence: the kind of claim, and how much it weighs. */
function weightOf(reading: Reading, sentence: number, hit: PhraseHit): readonly [kind: string | undefined, weight: number] {
  if (hit.list === 'paid by') return ['sum', FIGURE_WEIGHT]
  if (hit.list === 'spending' || hit.list === 'sums spent') return [isSum(reading, sentence, hit) ? 'sum' : undefined, FIGURE_WEIGHT]
  if (hit.list === 'many' || hit.list === 'share of') return [manyOf(reading, sentence, hit), FIGURE_WEIGHT]
  if (hit.list === 'estimated') return [isEstimate(reading, sentence, hit) ? 'count' : undefined, FIGURE_WEIGHT]
  if (hit.list === 'people') return [countOf(reading, sentence, hit), FIGURE_WEIGHT]
  // "the allegedly pernicious devices": a doubt, no claim
  const doubts = hit.list === 'hearsay' && hit.phrase.endsWith('ly') && hit.word > reading.scan.sentences.firstWord[sentence]!
  if (doubts && DETERMINERS.has(reading.scan.words.hash[hit.word - 1]!)) return [undefined, 0]
  if (POLL_NAMES.test(hit.phrase) && isSomebodysPoll(reading, sentence, hit.word)) return [undefined, 0]
  const known = KNOWN.has(hit.list) && isBackground(reading, sentence, hit.word)
  return [isFollowed(reading, sentence, hit) ? hit.list : undefined, Number(hit.data['weight']) - (known ? KNOWN_WEIGHT : 0)]
}

/** "evaded" is no accusation before "a question" but before "taxes": the word that has to follow stands there. */
function isFollowed(reading: Reading, sentence: number, { word, words, data: { then, within } }: PhraseHit): boolean {
  if (typeof then !== 'string') return true
  const list = FOLLOWS.get(then)
  if (!list) throw new Error(`unattributed-claim-words.yaml has no list "${then}"`)
  const after = word + words
  const end = Math.min(reading.scan.sentences.endWord[sentence]!, after + Number(within ?? 1))
  return holdsWord(reading, list, after, end)
}
const FOLLOWS = new Map(Object.entries(lists).map(([name, words]) => [name, wordSet(words)]))

/** What a clause in the middle of a sentence tells of these is mostly known already. */
const KNOWN: ReadonlySet<string> = new Set(['accusation', 'casualties', 'cause', 'private conduct'])
const KNOWN_WEIGHT = 0.5
/** So many words between the word that opens the clause and what it tells. */
const CLAUSE_REACH = 6

/** "who shot", "the attack that killed"; not "it was this that in the end led to". */
function isBackground(reading: Reading, sentence: number, word: number): boolean {
  const first = Math.max(reading.scan.sentences.firstWord[sentence]!, word - CLAUSE_REACH)
  return holdsWord(reading, BACKGROUND, first, word) || (word > first && reading.scan.words.hash[word - 1] === THAT)
}
const THAT = hashWord('that')

/** "the polls", "Lake's polling", "exit polls". */
function isSomebodysPoll({ scan }: Reading, sentence: number, word: number): boolean {
  if (word === scan.sentences.firstWord[sentence]) return false
  const { flags, hash } = scan.words
  const before = word - 1
  return WHOSE_POLL.has(hash[before]!) || POSSESSIVE.test(scan.word(before)) || (flags[before]! & CAPITALISED) !== 0
}

/** A figure and what it counts are enough together. */
const FIGURE_WEIGHT = 3
const DETERMINERS = wordSet(['the', 'an', 'a', 'his', 'her', 'their', 'its', 'of', 'for', 'against', 'from', 'with'])
const FULL_STOP = /[.!:;][\s'"’”)\]]*$/

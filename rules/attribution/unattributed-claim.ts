import {
  CAPITALISED, defineRule, GAP_COMMA, GAP_SPACE, HAS_DIGIT, hashWord, type Attribution, type PhraseHit, type Reading,
  type Span,
} from '../../src/rule.ts'
import { data as accusations } from './accusations.yaml.ts'
import { data as outlets } from './hearsay-words.yaml.ts'
import { data } from './unattributed-claim.yaml.ts'
import { data as lists } from './unattributed-claim-words.yaml.ts'

/** What the phrases of one kind have to weigh together before a sentence needs a source. */
const ENOUGH = 2.5
/** A sentence that holds the words of a result or a docket needs so much more. */
const BARE_WEIGHT = 1
/** Shorter sentences are labels and asides. Words. */
const LEAST_WORDS = 7
/** Longer ones are headlines, captions and bylines that ran into each other. Words. */
const MOST_WORDS = 60
/** From this share of the sentence on it is somebody's statement. */
const COVERED = 0.25
/** So many sentences up and down a source governs what is said. */
const REACH = 1
/** Figures go on over paragraphs: so many sentences down from the filing they come from. */
const FIGURE_REACH = 2
/** And so many from the poll. */
const POLL_REACH = 3
/** "40 percent of all New Hampshire voters": so many words between the quantity and who is counted. */
const QUANTITY_REACH = 5
/** An article that says "I", "we", "should" so often outside quotations is a column, and its causes and motives are opinion. */
const COLUMN_WORDS = 4
/** At least one such word in so many; a long report has a few. */
const COLUMN_EVERY = 200
/** "raised more than $2m", "poured at least another $13 million": so many words between the verb and the sum. */
const SUM_REACH = 7
/** "42 million Americans have no": so many words between who is counted and the verb. */
const STATED_REACH = 3
/** A text with so many shares tells of a survey, which it names once. */
const SURVEY_SHARES = 8
/** "thousands of people in Puerto Rico have been infected": so many words between who is counted and what befell them. */
const BEFALLEN_REACH = 12

const setOf = (words: readonly string[]): ReadonlySet<number> => new Set(words.map(hashWord))
const BARE = setOf(lists.bare)
const NO_SPENDING = setOf(lists.no_spending)
const NO_COUNT = setOf(lists.no_count)
const NO_SHARE = setOf(lists.no_share)
const POLLS = setOf(lists.polls)
const QUANTITY = setOf(lists.quantity)
const BEFALLEN = setOf(lists.befallen)
const NO_STATEMENT = setOf(lists.no_statement)
const OPINION = setOf(lists.opinion)
const STATED = setOf(lists.stated)
const REFERS_BACK = setOf(lists.refers_back)
const MEASURES = setOf(lists.measures)
const DISPUTED = setOf(lists.disputed)
const BACKGROUND = setOf(lists.background)
const WHOSE_POLL = setOf(lists.whose_poll)
const MARKET = setOf(lists.market)
const OWN = setOf(lists.own)
const FORMAL = setOf(accusations.formal)
const REPORTERS = setOf(lists.reporters)
const ACCUSERS = setOf([...accusations.formal, ...accusations.accusers])
const OUTLETS = setOf(outlets.alone)
const OUTLET_NAMES = setOf(outlets.names)
const CURRENCY = /[$£€¥]\s?$/
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

const KINDS: Readonly<Record<string, Kind>> = {
  hearsay: { asks: 'somebody says so, but nobody is named', sure: true },
  accusation: { asks: 'an accusation against somebody', sure: true },
  'state of mind': { asks: 'what goes on in somebody\'s head', sure: true, opinion: true },
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

export default defineRule({
  id: 'attribution/unattributed-claim',
  summary: 'a claim that needs a source and has none near: an accusation, a motive, a cause, a count, "reportedly"',
  why: 'How do we know this? Where a sentence accuses, counts or explains and nobody is named for it, a reader can only believe it or not.',
  mend: 'Name the person, the document or the body that it comes from, in the sentence or beside it. Leave it out where there is none.',
  severity: 'warning',
  kinds: Object.keys(KINDS),
  quotes: 'skip',
  roles: ['body', 'list'],
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
      '«The treasurer was reportedly seen at the border with two suitcases.»',
      '«The two unions donated more than $1.2 million to the mayor\'s committee last year.»',
      '«Her committee has raised just over £340,000 since the summer.»',
      '«About 20 percent of tenants in the old town share a bathroom with the next flat.»',
      '«Some 42,000 people have no running water a month after the storm.»',
      '«Thousands of workers lost their jobs when the mill moved its looms abroad.»',
      '«The deputy leader has been quietly lobbying the governors for a change of date.»',
      '«The board changed the locks in a bid to embarrass its former chairman.»',
      '«Villagers fear for their lives whenever the lorries come through at night.»',
      '«Depending on which survey one reads, the bridge costs every household a week of wages.»',
      '«The letter touched a raw nerve inside the directors\' office, and two of them left.»',
      '«Rebel forces are close to the last road that the town has to the sea.»',
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
      'Brooke Lunt, a librarian, donated $200 of her first wage to the choir.',
      'Filings show what the race costs. The campaign spent $2 million on posters in May alone.',
      'CNN reported on Monday that the deal was near. It would reportedly be signed in Cairo.',
      'He was sentenced to forty months in prison for lying under oath about the loan.',
      'Most polls in the city open at 7 a.m. and close at 8 p.m. on the day.',
      'The province\'s 3.4 million residents are citizens of the republic and vote in its elections.',
      'He was tired of the allegedly harmless jokes about his hat.',
      'The Morning Courier has followed the sale for weeks. No price was set. The brewery would reportedly go to a Dane.',
      'No town would have built a tunnel, allegedly for its children, where it could have had a park.',
      'The growth of the 1990s and early 2000s has gone and farmers are used to less.',
      'Her office had the aim of raising more than $3 million for the new pier.',
      'Thousands of children were injured by dogs last year. Half of them were under six, by the newspaper\'s own tally.',
      'The gardener is worried about the frost and covers his roses with straw.',
      'The book asks for the main reason why the valley lost its railway in those years.',
      'More than 8,000 people were killed in the flood of 1953, the worst the coast has seen.',
      'Doctors are worried about the cold',
      'The appeal has raised $31 million so far for the islands. "We are grateful," said its chairwoman, Mary Holt.',
      'The party would have spent $3 million more on leaflets than its rival did.',
      'Thousands of people gathered in the square and cheered as the train with the affected miners came in.',
    ],
  },
  check(reading, report, hits) {
    const { sentences } = reading.scan
    let column: boolean | undefined
    let next = 0
    while (next < hits.length) {
      const sentence = sentences.at(hits[next]!.start)
      const end = sentences.end[sentence]!
      const own: PhraseHit[] = []
      for (; next < hits.length && hits[next]!.start < end; next++) if (!reading.quoteAt(hits[next]!.start)) own.push(hits[next]!)
      const kind = claimOf(reading, sentence, own)
      if (kind === undefined) continue
      const { asks, sure, opinion } = KINDS[kind]!
      if ((opinion && (column ??= isColumn(reading))) || isGoverned(reading, sentence, kind, own)) continue
      report({
        start: sentences.start[sentence]!,
        end,
        kind,
        message: `${asks}, and no source in this or the neighbouring sentences; say who says so, or where it is written`,
        confidence: sure ? 0.8 : 0.6,
        ...(!sure && { severity: 'info' }),
      })
    }
  },
})

/** What kind of claim the sentence makes; undefined when it makes none that needs a source. */
function claimOf(reading: Reading, sentence: number, hits: readonly PhraseHit[]): string | undefined {
  const { words, sentences } = reading.scan
  const first = sentences.firstWord[sentence]!
  const last = sentences.endWord[sentence]!
  if (last - first < LEAST_WORDS || last - first > MOST_WORDS || hits.length === 0) return undefined
  // what ends without a full stop is a heading, a caption or a bullet
  const end = sentences.end[sentence]!
  if (!FULL_STOP.test(reading.text.slice(end - 3, end)) || (words.flags[first]! & CAPITALISED) === 0) return undefined
  const weights = new Map<string, number>()
  const seen = new Set<string>()
  for (const hit of hits) {
    // the same word twice says no more
    if (seen.has(hit.phrase)) continue
    seen.add(hit.phrase)
    const [kind, weight] = weightOf(reading, sentence, hit)
    if (kind !== undefined) weights.set(kind, (weights.get(kind) ?? 0) + weight)
  }
  let kind: string | undefined
  let heaviest = 0
  for (const [name, weight] of weights) if (weight > heaviest) [kind, heaviest] = [name, weight]
  if (kind === undefined || heaviest < ENOUGH) return undefined
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

const DOUBTS: ReadonlySet<string> = new Set(['allegedly', 'purportedly'])

/** What a phrase says of the sentence: the kind of claim, and how much it weighs. */
function weightOf(reading: Reading, sentence: number, hit: PhraseHit): readonly [kind: string | undefined, weight: number] {
  if (hit.list === 'paid by') return ['sum', FIGURE_WEIGHT]
  if (hit.list === 'spending' || hit.list === 'sums spent') return [isSum(reading, sentence, hit) ? 'sum' : undefined, FIGURE_WEIGHT]
  if (hit.list === 'many' || hit.list === 'share of') return [manyOf(reading, sentence, hit), FIGURE_WEIGHT]
  if (hit.list === 'there are') return [isStock(reading, sentence, hit) ? 'count' : undefined, FIGURE_WEIGHT]
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
  if (then === undefined) return true
  const after = word + words
  const end = Math.min(reading.scan.sentences.endWord[sentence]!, after + Number(within ?? 1))
  return holdsWord(reading, FOLLOWS.get(String(then))!, after, end)
}
const FOLLOWS: ReadonlyMap<string, ReadonlySet<number>> = new Map(Object.entries(lists).map(([name, words]) => [name, setOf(words)]))

/** What a clause in the middle of a sentence tells of these is mostly known already. */
const KNOWN: ReadonlySet<string> = new Set(['accusation', 'casualties', 'cause', 'private conduct'])
const KNOWN_WEIGHT = 0.5
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

/** "Hundreds of bridges are shut", "a third of the bridges are shut". */
function manyOf(reading: Reading, sentence: number, hit: PhraseHit): 'share' | 'count' | undefined {
  const { words, sentences } = reading.scan
  const first = sentences.firstWord[sentence]!
  const end = sentences.endWord[sentence]!
  const after = hit.word + hit.words
  const share = hit.list === 'share of'
  if (holdsPlain(reading, share ? NO_SHARE : NO_COUNT, first, end) || holdsYear(reading, first, end)) return undefined
  const near = Math.min(end, after + SHARE_REACH)
  if (share) {
    const inDigits = hit.word > first && (words.flags[hit.word - 1]! & HAS_DIGIT) !== 0
    return inDigits && !holdsWord(reading, MARKET, after, near) && !OWN.has(words.hash[after]!) ? 'share' : undefined
  }
  // "Hundreds of people came" is seen
  return hit.word - first < SUBJECT_REACH && holdsWord(reading, BEFALLEN, after, Math.min(end, after + BEFALLEN_REACH)) ? 'count' : undefined
}
/** "9 percent of the nationwide vote": so many words between the share and what it is of. */
const SHARE_REACH = 4
/** "Since then tens of thousands of": so many words before the subject. */
const SUBJECT_REACH = 6

/** "There are only 300,000 beekeepers": nobody has counted them in passing. */
function isStock(reading: Reading, sentence: number, hit: PhraseHit): boolean {
  const { words, sentences } = reading.scan
  const after = hit.word + hit.words
  const end = sentences.endWord[sentence]!
  if (after >= end || (words.flags[after]! & HAS_DIGIT) === 0) return false
  const large = (LARGE.test(reading.scan.word(after)) && !isYear(reading.scan.word(after))) || LARGE_WORDS.has(words.hash[after + 1]!)
  return large && !holdsPlain(reading, NO_COUNT, sentences.firstWord[sentence]!, end)
}

/** "an estimated 40,000 homes"; not "an estimated time of arrival". */
function isEstimate(reading: Reading, sentence: number, hit: PhraseHit): boolean {
  const { words, sentences } = reading.scan
  const after = hit.word + hit.words
  const number = after < sentences.endWord[sentence]! && ((words.flags[after]! & HAS_DIGIT) !== 0 || QUANTITY.has(words.hash[after]!))
  return number && !holdsPlain(reading, NO_COUNT, sentences.firstWord[sentence]!, sentences.endWord[sentence]!)
}
/** A figure and what it counts are enough together. */
const FIGURE_WEIGHT = 3

/** "raised more than $2m", "a $530,000 haul". */
function isSum(reading: Reading, sentence: number, hit: PhraseHit): boolean {
  const first = reading.scan.sentences.firstWord[sentence]!
  const end = reading.scan.sentences.endWord[sentence]!
  const after = hit.word + hit.words
  const stands = hit.list === 'spending'
    ? holdsSum(reading, after, Math.min(end, after + SUM_REACH))
    : holdsSum(reading, Math.max(first, hit.word - SUM_REACH), hit.word)
  return stands && !holdsPlain(reading, NO_SPENDING, first, end)
}

/** People who are counted, and something is said of them. */
function countOf(reading: Reading, sentence: number, hit: PhraseHit): 'share' | 'count' | undefined {
  const first = reading.scan.sentences.firstWord[sentence]!
  const end = reading.scan.sentences.endWord[sentence]!
  const counted = quantified(reading, sentence, hit)
  if (counted === undefined || holdsPlain(reading, counted === 'share' ? NO_SHARE : NO_COUNT, first, end)) return undefined
  if (counted === 'share') return 'share'
  // the dead of 1995 are history
  if (holdsYear(reading, first, end)) return undefined
  const after = hit.word + hit.words
  const befell = holdsWord(reading, BEFALLEN, Math.max(first, hit.word - BEFALLEN_REACH), Math.min(end, after + BEFALLEN_REACH))
  return befell || (counted === 'number' && isStated(reading, after, end)) ? 'count' : undefined
}

/** "11 million people have no doctor"; not "for 11 million people, have been found". */
function isStated({ scan }: Reading, after: number, end: number): boolean {
  const { gap, hash } = scan.words
  const last = Math.min(end, after + STATED_REACH)
  for (let word = after; word < last && (gap[word]! & GAP_COMMA) === 0; word++) if (STATED.has(hash[word]!)) return true
  return false
}

function holdsYear({ scan }: Reading, first: number, end: number): boolean {
  for (let word = first; word < end; word++) if ((scan.words.flags[word]! & HAS_DIGIT) !== 0 && isYear(scan.word(word))) return true
  return false
}

/** Names aside: "Congress", "Keep the Promise". */
function holdsPlain(reading: Reading, list: ReadonlySet<number>, first: number, end: number): boolean {
  for (let word = first; word < end; word++) if (list.has(reading.scan.words.hash[word]!) && isPlain(reading, word, first)) return true
  return false
}
const FULL_STOP = /[.!:;][\s'"’”)\]]*$/

/** "$5 million", "2 million dollars", "£10,000": no small change. */
function holdsSum({ scan, text }: Reading, from: number, to: number): boolean {
  const { words } = scan
  for (let word = from; word < to; word++) {
    const at = words.start[word]!
    const inCurrency = (words.flags[word]! & HAS_DIGIT) !== 0 && CURRENCY.test(text.slice(Math.max(0, at - 2), at))
    if (inCurrency && (isLargeSum(scan.word(word)) || LARGE_WORDS.has(words.hash[word + 1]!))) return true
    if (LARGE_WORDS.has(words.hash[word]!) && DOLLARS.has(words.hash[word + 1]!)) return true
  }
  return false
}
const LARGE_WORDS = setOf(['million', 'millions', 'billion', 'billions', 'trillion', 'thousand'])
/** "$2m", "$1.5bn", "$45,000". */
const isLargeSum = (word: string): boolean => /(?:\d(?:k|m|mn|b|bn|tn)|\d\d,\d{3}(?:,\d{3})*)$/i.test(word)
const DETERMINERS = setOf(['the', 'an', 'a', 'his', 'her', 'their', 'its', 'of', 'for', 'against', 'from', 'with'])
const DOLLARS = setOf(['dollars', 'pounds', 'euros'])

/** "40 percent of all households", "tens of thousands of people", "1,200 refugees". */
function quantified({ scan, text }: Reading, sentence: number, hit: PhraseHit): 'share' | 'number' | 'many' | undefined {
  const { words, sentences } = scan
  const least = Math.max(sentences.firstWord[sentence]!, hit.word - QUANTITY_REACH)
  for (let word = hit.word - 1; word >= least; word--) {
    if ((words.gap[word + 1]! & GAP_COMMA) !== 0) return undefined
    const share = words.hash[word + 1] === OF ? 'share' : undefined
    if (SHARES.has(words.hash[word]!)) return share
    const inDigits = (words.flags[word]! & HAS_DIGIT) !== 0
    if (inDigits && text[words.end[word]!] === '%') return share
    const spelt = QUANTITY.has(words.hash[word]!) && (share !== undefined || hit.word - word <= BARE_QUANTITY_REACH)
    if (!spelt && !inDigits) continue
    const number = inDigits ? word : word - 1
    if (number < least || (words.flags[number]! & HAS_DIGIT) === 0) return 'many'
    // "Puerto Rico's 3.4 million residents", "the 7.5 million people who live there" are known
    if (number > least && (POSSESSIVE.test(scan.word(number - 1)) || words.hash[number - 1] === THE)) return undefined
    return spelt || (LARGE.test(scan.word(number)) && !isYear(scan.word(number))) ? 'number' : undefined
  }
  return undefined
}
const LARGE = /\d[\d,]{3,}/
/** "1.1 million newly registered voters": without an "of" fewer words stand between. */
const BARE_QUANTITY_REACH = 3
const OF = hashWord('of')
const THE = hashWord('the')
const POSSESSIVE = /['’]s$|s['’]$/
const SHARES = setOf(['percent', 'pct', 'cent', 'thirds', 'third', 'quarters', 'fifths', 'fifth', 'tenths', 'half'])

/** "1998", "the 2000s". */
const isYear = (word: string): boolean => /^(?:1[5-9]|20)\d\ds?$/.test(word)

/** "Our Principles PAC" and "(I-Vt.)" hold no first person. */
function isPlain({ scan }: Reading, word: number, first: number): boolean {
  const { flags, gap } = scan.words
  if (scan.lower(word) === 'i') return word + 1 >= scan.words.count || gap[word + 1] === GAP_SPACE
  return word === first || (flags[word]! & CAPITALISED) === 0
}

/** Who writes says "I" and "should" outside quotations. */
function isColumn(reading: Reading): boolean {
  const { words } = reading.scan
  const least = Math.max(COLUMN_WORDS, words.count / COLUMN_EVERY)
  let seen = 0
  for (let word = 0; word < words.count && seen < least; word++) {
    if (OPINION.has(words.hash[word]!) && isPlain(reading, word, -1) && !reading.quoteAt(words.start[word]!)) seen++
  }
  return seen >= least
}

/** Somebody is named for it: in the sentence, or beside it in a way that carries. */
function isGoverned(reading: Reading, sentence: number, kind: string, hits: readonly PhraseHit[]): boolean {
  // "some polls" is no source for what some polls show, and "are alarmed" does not answer for itself
  const isOther = ({ source, cue }: Attribution): boolean =>
    source !== null && !hits.some((hit) => hit.list === kind && (overlaps(hit, source) || (cue !== null && overlaps(hit, cue))))
  const isNamed = (attribution: Attribution): boolean => isStatement(attribution) && isOther(attribution)
  const here = reading.attributionsIn(sentence)
  if (here.some(isNamed)) return true
  if (reading.saidShare(sentence) >= COVERED && here.every(isOther)) return true
  if (isLead(reading, sentence)) {
    // a lead says first what the next sentences answer for
    const last = Math.min(reading.scan.sentences.count - 1, sentence + LEAD_REACH)
    for (let s = sentence + 1; s <= last; s++) if (reading.attributionsIn(s).some(isNamed)) return true
  }
  if (kind === 'casualties' && (isNear(reading, FORMAL, sentence, REPORT_REACH) || isNear(reading, REPORTERS, sentence, REACH))) return true
  if (kind === 'count' && isOutletNear(reading, sentence, 0)) return true
  if (kind === 'hearsay') return isTakenUp(reading, sentence, hits)
  const { figure } = KINDS[kind]!
  // what somebody believes of others is theirs; "pushed the toll" says nothing of why
  const believes = (attribution: Attribution): boolean => isOther(attribution) && !(kind === 'motive' && attribution.manner === 'wants')
  if (!figure && here.some(believes)) return true
  if (BEFORE_COURTS.has(kind) && holds(reading, FORMAL, sentence, sentence)) return true
  if (kind === 'share' && isSurvey(reading)) return true
  return (figure === true && isMeasured(reading, sentence, kind, isNamed)) || isCarried(reading, sentence, kind, isNamed)
}
const LEAD_REACH = 2
/** The first sentence of the body. */
function isLead(reading: Reading, sentence: number): boolean {
  const body = reading.blocks.find(({ role }) => role === 'body')
  return body !== undefined && reading.scan.sentences.at(body.start) === sentence
}
const BEFORE_COURTS: ReadonlySet<string> = new Set(['accusation', 'motive', 'private conduct'])

/** "CNN reported" stands beside "reportedly", a complaint before "allegedly". */
function isTakenUp(reading: Reading, sentence: number, hits: readonly PhraseHit[]): boolean {
  return hits.some(({ phrase }) => {
    if (phrase === 'reportedly') return isNear(reading, REPORTERS, sentence, REPORT_REACH) || isOutletNear(reading, sentence, REPORT_REACH)
    if (DOUBTS.has(phrase)) return isNear(reading, ACCUSERS, sentence, FORMAL_REACH)
    if (POLL_NAMES.test(phrase) && isPollNamed(reading, sentence)) return true
    // "the average of recent polls" is worked out by somebody who is named
    return holds(reading, AVERAGED, sentence, sentence)
  })
}
/** An arrest and its charges are told over a few sentences. */
const FORMAL_REACH = 3
const REPORT_REACH = 2
/** "Polls show", "surveys suggest". */
const POLL_NAMES = /^\[polls/

/** "a Monmouth University poll", "a survey by". */
function isPollNamed({ scan }: Reading, sentence: number): boolean {
  const { words, sentences } = scan
  const first = sentences.firstWord[Math.max(0, sentence - REPORT_REACH)]!
  const end = sentences.endWord[Math.min(sentences.count - 1, sentence + REPORT_REACH)]!
  for (let word = first + 1; word < end; word++) {
    if (!POLLS.has(words.hash[word]!) && !MEASURED.has(words.hash[word]!)) continue
    const named = (words.flags[word - 1]! & CAPITALISED) !== 0 && words.gap[word] === GAP_SPACE
    if (named || BY.has(words.hash[word + 1]!)) return true
  }
  return false
}
const MEASURED = setOf(['survey', 'surveys', 'polling', 'tracker'])
const BY = setOf(['by', 'from', 'conducted', 'released', 'commissioned', 'published', 'taken', 'average'])

/** "the Times", "CNN": whoever reports stands beside it. */
function isOutletNear({ scan }: Reading, sentence: number, reach: number): boolean {
  const { words, sentences } = scan
  const first = sentences.firstWord[Math.max(0, sentence - reach)]!
  const end = sentences.endWord[Math.min(sentences.count - 1, sentence + reach)]!
  for (let word = first; word < end; word++) {
    if ((words.flags[word]! & CAPITALISED) === 0) continue
    if (OUTLETS.has(words.hash[word]!)) return true
    if (word > first && OUTLET_NAMES.has(words.hash[word]!) && (words.flags[word - 1]! & CAPITALISED) !== 0) return true
  }
  return false
}
const COUNTED = setOf(lists.counted)
const AVERAGED = setOf(['average', 'averages', 'aggregate', 'model', 'gallup', 'ipsos', 'marist', 'quinnipiac', 'rasmussen', 'yougov', 'realclearpolitics', 'fivethirtyeight'])

/** A poll, a study, a filing is named above, and the figures that follow come from it; or the next sentence says who counted. */
function isMeasured(reading: Reading, sentence: number, kind: string, isNamed: (attribution: Attribution) => boolean): boolean {
  const { sentences } = reading.scan
  const polled = kind === 'share' || kind === 'poll figure'
  const next = sentence + 1
  const goesOn = kind !== 'sum' && next < sentences.count && sentences.paragraph[next] === sentences.paragraph[sentence]
  if (goesOn && holds(reading, COUNTED, next, next)) return true
  for (let s = Math.max(0, sentence - (polled ? POLL_REACH : FIGURE_REACH)); s <= sentence; s++) {
    if (holds(reading, MEASURES, s, s) || (polled && holds(reading, POLLS, s, s))) return true
    if (s < sentence && reading.attributionsIn(s).some((attribution) => isNamed(attribution) && isDocument(attribution))) return true
  }
  return false
}

/** The sentence before or after has a source, and goes on here. */
function isCarried(reading: Reading, sentence: number, kind: string, isNamed: (attribution: Attribution) => boolean): boolean {
  const { sentences } = reading.scan
  for (let s = Math.max(0, sentence - REACH); s <= sentence + REACH && s < sentences.count; s++) {
    if (s === sentence || sentences.paragraph[s] !== sentences.paragraph[sentence]) continue
    const figures = kind === 'share' || (kind === 'count' && s < sentence)
    const goesOn = figures || kind === 'contested event' || refersBack(reading, Math.max(s, sentence))
    if (reading.attributionsIn(s).some((attribution) => isNamed(attribution) && (goesOn || isDocument(attribution)))) return true
  }
  return false
}

const isNear = (reading: Reading, list: ReadonlySet<number>, sentence: number, reach: number): boolean =>
  holds(reading, list, Math.max(0, sentence - reach), Math.min(reading.scan.sentences.count - 1, sentence + reach))

const holds = (reading: Reading, list: ReadonlySet<number>, from: number, to: number): boolean =>
  holdsWord(reading, list, reading.scan.sentences.firstWord[from]!, reading.scan.sentences.endWord[to]!)

function holdsWord({ scan }: Reading, list: ReadonlySet<number>, from: number, to: number): boolean {
  for (let word = from; word < to; word++) if (list.has(scan.words.hash[word]!)) return true
  return false
}

/** Shares all through the text. */
function isSurvey({ scan, text }: Reading): boolean {
  const { words } = scan
  let shares = 0
  for (let word = 0; word < words.count && shares < SURVEY_SHARES; word++) {
    if (PERCENT.has(words.hash[word]!) || ((words.flags[word]! & HAS_DIGIT) !== 0 && text[words.end[word]!] === '%')) shares++
  }
  return shares >= SURVEY_SHARES
}
const PERCENT = setOf(['percent', 'pct', 'cent'])

/** The later of the two sentences takes the earlier one up: "He", "That", "It", "The report". */
function refersBack({ scan }: Reading, later: number): boolean {
  return REFERS_BACK.has(scan.words.hash[scan.sentences.firstWord[later]!]!)
}

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && a.end > b.start

const isDocument = ({ source }: Attribution): boolean => source?.kind === 'document'

/** What somebody wants or thinks is told by the reporter; only what they say or show has a source. */
const isStatement = ({ source, manner }: Attribution): boolean => source !== null && (manner === 'says' || manner === 'shows')

import { CAPITALISED, defineRule, GAP_SPACE, hashWord, wordSet, type PhraseHit, type Reading, type Span } from '../../src/rule.ts'
import { data as lists } from './hearsay-words.yaml.ts'
import { data } from './hearsay.yaml.ts'

const OUTLETS = wordSet(lists.outlets)
const OF_NEWS = wordSet(lists['of news'])
const AGENCIES = wordSet(lists.agencies)
const NAMES = wordSet(lists.names)
const ALONE = wordSet(lists.alone)
const REPORTS = wordSet(lists.reports)
const CITED = wordSet(lists.cited)
const STOPS = wordSet(lists.stops)
const MODIFIERS = wordSet(lists.modifiers)
const AS = hashWord('as')
const CITES = wordSet(['citing', 'cited', 'cites'])

/** Words between a passive and the outlet: "was quoted as saying late on Tuesday by the state news agency". */
const OUTLET_WITHIN = 14
/** Words between an outlet and its verb: "The Morning Courier, which has a bureau in the capital, quoted". */
const LONGEST_LEAD = 30
/** Words of a name in a chain. */
const LONGEST_NAME = 9

/** Words by index, `end` exclusive. */
interface Phrase {
  readonly first: number
  readonly end: number
}

export default defineRule({
  id: 'attribution/hearsay',
  summary: 'an outlet that quotes another outlet: "was quoted as saying by the state news agency", "the paper reported, citing two ' +
    'officials"',
  why: 'Whoever said it said it to somebody else. Each hand that it passes can shorten or sharpen it, and the reader should know ' +
    'how many there were.',
  mend: 'Ask the first of the chain, or look at the recording or the document. Where that cannot be done, keep the chain in the ' +
    'sentence, and say ' +
    'that it could not be checked.',
  severity: 'info',
  quotes: 'skip',
  roles: ['standfirst', 'body', 'list'],
  phrases: data,
  examples: {
    wrong: [
      'The harbour will be closed to foreign ships, the minister «was quoted as saying by Castrian news agencies».',
      'The Morning Courier reported on Sunday, «citing two officials», that the bridge would not be rebuilt.',
      'The state broadcaster «quoted the general as saying» that no shots had been fired at the border.',
      'Talks with the bank have failed, the newspaper said, «citing unnamed sources».',
      '"We have no plans to sell," Ruth Amadi «was quoted by the Lowland Times» on Friday.',
      'Interfax, «citing a source in the ministry», reported that the pilot had survived.',
      'The deal was struck at night, according to Reuters, «citing people familiar with the talks».',
      'Local media «quoted residents as saying» that the water had come within minutes.',
      'The dam is safe, its operator «was quoted as telling a regional newspaper».',
      'Two aides will resign this week, the magazine wrote, «quoting a person close to the family».',
    ],
    right: [
      '"We have no plans to sell," Ruth Amadi said on Friday.',
      'The chairman was quoted in full in the minutes of the meeting.',
      'The newspaper dismissed two editors, citing the cost of paper.',
      'He quoted his grandmother as saying that a boat is a hole in the water.',
      'The agency that runs the airport said snow had closed both runways, citing a forecast.',
      'Shares of the ferry company were quoted at 41 crowns on Monday.',
      'The mayor cited a report by the harbour board when she asked for more money.',
      'Ruth Amadi told the Lowland Times that she had no plans to sell.',
      'The Lowland Times reported on Sunday that the bridge would not be rebuilt.',
      'The court cited officials who had seen the letter.',
      'The broadcaster said it would close three studios. "They are citing costs again," a producer said.',
      'The employment agency reported a loss, citing people who had cancelled courses.',
    ],
  },
  check(reading, report, hits) {
    let last = 0
    for (const hit of hits) {
      if (hit.start < last) continue
      const chain = hit.list === 'passive' ? passive(reading, hit) : active(reading, hit)
      if (!chain) continue
      const { links, start, end } = chain
      last = end
      report({
        start,
        end,
        message: `this has passed through ${links.length} hands: ${[...links, 'this article'].join(' → ')}; ` +
          'ask the first, or say that it could not be checked',
        confidence: 0.8,
      })
    }
  },
})

interface Chain extends Span {
  /** Who said it first, who passed it on. */
  readonly links: readonly string[]
}

/** "the minister was quoted as saying by the state news agency": who is quoted stands before it, the outlet after it. */
function passive(reading: Reading, hit: PhraseHit): Chain | undefined {
  const end = hit.word + hit.words
  const outlet = outletAfter(reading, end)
  if (!outlet) return undefined
  const { scan } = reading
  const first = reading.attributionsIn(scan.sentences.at(hit.start)).find(({ source }) => source && source.end <= hit.start)
  return {
    start: hit.start,
    end: scan.words.end[outlet.end - 1]!,
    links: [first?.source?.name ?? 'somebody', written(reading, outlet)],
  }
}

/** "the agency quoted the minister as saying", "the paper reported, citing two officials": the outlet stands before it. */
function active(reading: Reading, hit: PhraseHit): Chain | undefined {
  const { scan } = reading
  const sentence = scan.sentences.at(hit.start)
  const outlet = outletBefore(reading, hit.word, scan.sentences.firstWord[sentence]!)
  if (!outlet) return undefined
  const limit = scan.sentences.endWord[sentence]!
  const quoted = phraseAfter(reading, hit.word + 1, limit)
  if (!quoted) return undefined
  const says = quoted.end < limit && scan.words.hash[quoted.end] === AS
  // "quoted the general as saying": the outlet's own verb; else it reports and names whom it has it from
  const direct = says && !CITES.has(scan.words.hash[hit.word]!)
  if (!direct && (!hasReport(reading, outlet, hit.word) || !isCitable(reading, quoted))) return undefined
  return {
    start: hit.start,
    end: scan.words.end[direct ? Math.min(quoted.end + 1, limit - 1) : quoted.end - 1]!,
    links: [written(reading, quoted), written(reading, outlet)],
  }
}

/** The outlet has a verb of reporting, or the sentence lays what it says on it: "the paper reported", "according to Reuters". */
function hasReport({ scan }: Reading, outlet: Phrase, hit: number): boolean {
  const sentence = scan.sentences.at(scan.words.start[hit]!)
  for (let word = Math.max(scan.sentences.firstWord[sentence]!, outlet.first - 2); word < hit; word++) {
    if (REPORTS.has(scan.words.hash[word]!)) return true
  }
  // "Interfax, citing a source, reported"
  const end = Math.min(scan.sentences.endWord[sentence]!, hit + LONGEST_LEAD)
  for (let word = hit + 1; word < end; word++) if (scan.words.gap[word] !== GAP_SPACE && REPORTS.has(scan.words.hash[word]!)) return true
  return false
}

/** Somebody, or a paper that somebody wrote: no costs, no forecast. */
function isCitable({ scan }: Reading, { first, end }: Phrase): boolean {
  for (let word = first; word < end; word++) if (CITED.has(scan.words.hash[word]!)) return true
  // "citing Anna Keller"
  return end - first >= 2 && (scan.words.flags[first]! & CAPITALISED) !== 0 && (scan.words.flags[first + 1]! & CAPITALISED) !== 0
}

/** What begins at a word, up to a sign or a word that no name has in it. */
function phraseAfter({ scan }: Reading, first: number, limit: number): Phrase | undefined {
  let end = first
  while (end < limit && end < first + LONGEST_NAME && (end === first || scan.words.gap[end] === GAP_SPACE)) {
    if (STOPS.has(scan.words.hash[end]!) && end > first + 1 && !isInName(end)) break
    if (scan.words.hash[end] === AS) break
    end++
  }
  return end > first ? { first, end } : undefined

  /** "a source in the ministry" and "a person close to the talks" go on, "officials in April" has ended. */
  function isInName(word: number): boolean {
    const before = scan.lower(word - 1)
    const here = scan.lower(word)
    if (here === 'in') return word + 1 < limit && scan.lower(word + 1) === 'the'
    return before === 'familiar' || (here === 'to' && before === 'close')
  }
}

function outletAfter({ scan }: Reading, from: number): Phrase | undefined {
  const sentence = scan.sentences.at(scan.words.start[from - 1]!)
  const limit = Math.min(scan.sentences.endWord[sentence]!, from + OUTLET_WITHIN)
  for (let word = from; word < limit; word++) if (isOutlet(scan, word)) return around(scan, word, from - 1)
  return undefined
}

/** The nearest one. */
function outletBefore({ scan }: Reading, from: number, first: number): Phrase | undefined {
  for (let word = from - 1; word >= first && word > from - LONGEST_LEAD; word--) {
    if (isOutlet(scan, word)) return around(scan, word, first - 1)
  }
  return undefined
}

type Scan = Reading['scan']

function isOutlet(scan: Scan, word: number): boolean {
  const { hash, flags, gap } = scan.words
  const capital = (flags[word]! & CAPITALISED) !== 0
  if (capital && ALONE.has(hash[word]!)) return true
  const before = word > 0 && gap[word] === GAP_SPACE ? hash[word - 1]! : 0
  if (capital && NAMES.has(hash[word]!)) return word > 0 && gap[word] === GAP_SPACE && (flags[word - 1]! & CAPITALISED) !== 0
  return OUTLETS.has(hash[word]!) && (!AGENCIES.has(hash[word]!) || OF_NEWS.has(before))
}

/** With what stands before it: "two Castrian news agencies". `stop`: the last word that does not belong to it. */
function around({ words }: Scan, outlet: number, stop: number): Phrase {
  let first = outlet
  while (first - 1 > stop && words.gap[first] === GAP_SPACE && outlet - first < LONGEST_NAME) {
    if ((words.flags[first - 1]! & CAPITALISED) === 0 && !MODIFIERS.has(words.hash[first - 1]!)) break
    first--
  }
  let end = outlet + 1
  while (end < words.count && words.gap[end] === GAP_SPACE && (OUTLETS.has(words.hash[end]!) || OF_NEWS.has(words.hash[end]!))) end++
  return { first, end }
}

function written({ scan, text }: Reading, { first, end }: Phrase): string {
  return text.slice(scan.words.start[first], scan.words.end[end - 1]).replace(/\s+/g, ' ')
}

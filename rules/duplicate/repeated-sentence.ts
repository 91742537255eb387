import { CAPITALISED, defineRule, findRepeats, NUMERIC, shingleAt, type Reading, type Report, type Role } from '../../src/rule.ts'

/** Shorter sentences come back in every longer article ("He declined to comment on Monday."). */
const LEAST_WORDS = 9
/** Sentences that stand more often are a pattern that is meant. */
const MOST_TIMES = 3
/** More figures and names than this are a row of results. */
const TABLE_SHARE = 0.6
/** A standfirst that has this share of its runs of three words in one sentence of the body is that sentence. */
const SAME_RUNS = 0.7
const RUN = 3
/** An article has one standfirst, of a line or two. */
const MOST_STANDFIRSTS = 2
/** A copy in which a word was exchanged is as long as this; parallels are shorter, or differ in more words than these. */
const LEAST_COPY = 16
const MOST_EXCHANGED = 2
/** Words at either end by which copies are looked for. */
const END_WORDS = 6
const WHERE: readonly Role[] = ['body', 'standfirst', 'list']

export default defineRule({
  id: 'duplicate/repeated-sentence',
  summary: 'a sentence that stands in the text a second time',
  why: 'Background that was pasted into a story which had it already, an update that took over a sentence of the first version: ' +
    'nobody writes the ' +
    'same long sentence twice on purpose.',
  mend: 'Delete one of the two, or say it in other words. A standfirst that comes back in the body nearly word for word is only ' +
    'mentioned (`info`).',
  severity: 'warning',
  languages: ['*'],
  quotes: 'skip',
  roles: WHERE,
  examples: {
    wrong: [
      'Runway opens after four years\n\nThe runway is 2,800 metres long and cost 410 million crowns, the operator said in a ' +
        'statement on its website.\n\nNeighbours went to court. «The runway is 2,800 metres long and cost 410 million crowns, ' +
        'the operator said in a note on its website.»',
      'Dam burst floods two villages\n\nThe dam on the upper Orla gave way on Monday night. About 900 people had to leave their ' +
        'houses in the dark.\n\n' +
        'Engineers had warned of cracks in the wall. «About 900 people had to leave their houses in the dark.» Nobody was hurt.',
      'Museum thieves stay silent\n\nThe trial of the three men began on Tuesday. They are accused of stealing eleven paintings ' +
        'from a museum in Haarlem.\n\n' +
        'Their lawyers asked for more time. «They are accused of stealing eleven paintings from a museum in Haarlem.» The judge said no.',
      'Power cut stops trams\n\nA fire in a substation cut power to half of the city for three hours. Trams stood still.\n\n' +
        'The operator is looking for the cause, it said. «A fire in a substation cut power to half of the city for three hours.»',
      'Rare bird seen in park\n\nBirdwatchers came from all over the country to see the small grey visitor from Siberia. It sat in ' +
        'a plane tree.\n\n' +
        'By noon the park was full. «Birdwatchers came from all over the country to see the small grey visitor from Siberia.» Then ' +
          'it left.',
      'Strike at the port ends\n\nDockers went back to work on Friday after eleven days. The port handles a third of the country’s ' +
        'imports of grain.\n\n' +
        'Both sides spoke of a fair deal. «The port handles a third of the country’s imports of grain.»',
      'Glacier loses a third of its length\n\nThe glacier has lost more ice in ten years than in the century before. So says a ' +
        'report of the academy.\n\n' +
        'Tourists still come. «The glacier has lost more ice in ten years than in the century before.» Guides have moved the path.',
      'Banker flees before verdict\n\nThe former head of the bank left the country two days before the verdict, police believe. ' +
        'His passport is missing.\n\n' +
        '«The former head of the bank left the country two days before the verdict, police believe.» A warrant is out.',
      'Bürger stimmen über Stadion ab\n\nDie Stadt will das alte Stadion für rund dreißig Millionen Euro umbauen lassen. Der ' +
        'Verein ist dafür.\n\n' +
        'Gegner sammelten Unterschriften. «Die Stadt will das alte Stadion für rund dreißig Millionen Euro umbauen lassen.» Im Mai ' +
          'wird gezählt.',
    ],
    right: [
      'Runway opens at last\n\nThe runway in the north is 2,800 metres long and cost the county about 410 million crowns. ' +
        'The runway in the north is 1,900 metres long and cost the county about 210 million crowns.',
      'Two bridges\n\nThe old bridge over the river was built in a year by men from the valley, and it stands. ' +
        'The old mill over the river was built in a year by men from the coast, and it stands.',
      'Twins open a bakery\n\nThe twins bake bread. They sell it on Saturdays. They bake bread at night, and by noon they are sold out.',
      'Minister under pressure\n\n"I have never taken a cent from anybody in this business," she said in May. Asked again, she said: ' +
        '"I have never taken a cent from anybody in this business."',
      'Two fires in one night\n\nThe first fire broke out in a barn near Lund at about nine. The second fire broke out in a barn ' +
        'near Ystad at about ten.',
      'Live: vote count\n\nThe ministry did not answer. At noon the count stood at 40 percent. The ministry did not answer. At six ' +
        'it was over.',
      'Cup results\n\nHarbour United beat Lake Town 3-1 on Saturday in Oslo. Hill Rovers beat Lake Town 2-1 on Saturday in Bergen. ' +
        'Harbour United rested.',
      'The law and the letter\n\nThe law says who may own a forest and who may cut it. The letter says who may own a forest and ' +
        'who may sell it.',
      'Chess prodigy loses\n\nHe thought for an hour, moved his queen, and lost. A year ago he thought for a minute, moved his ' +
        'queen, and won.',
      'Nurses vote for action\n\nNurses in five hospitals voted for a strike on Thursday. On Friday doctors in two of the ' +
        'hospitals said they would join them.',
    ],
  },
  check(reading, report) {
    if (reading.part === 'headline') return
    const { sentences, words } = reading.scan
    const repeats = findRepeats(words.hash, sentences, LEAST_WORDS)
    const times = new Map<number, number>()
    for (const { first } of repeats) times.set(first, (times.get(first) ?? 1) + 1)
    const paragraphs = repeats.length === 0 ? NONE : repeatedParagraphs(reading)
    for (const { first, again } of repeats) {
      if (times.get(first)! > MOST_TIMES || paragraphs.has(sentences.paragraph[again]!) || isRow(reading, again)) continue
      const original = { start: sentences.start[first]!, end: sentences.end[first]! }
      if (!WHERE.includes(reading.blockAt(original.start)?.role ?? 'template')) continue
      report({
        start: sentences.start[again]!,
        end: sentences.end[again]!,
        message: `the same sentence stands in line ${reading.scan.lines.at(original.start) + 1} already; delete one of the two`,
        // what was quoted above is shown here, as a post or a document
        ...(reading.quoteAt(original.start) && { severity: 'info' as const }),
        confidence: 0.9,
        related: [{ ...original, message: 'stands here first' }],
      })
    }
    tellCopies(reading, report, new Set(repeats.map(({ again }) => again)))
    mentionStandfirst(reading, report, new Set(repeats.map(({ again }) => again)))
  },
})

const NONE: ReadonlySet<number> = new Set()

/** Paragraphs that stand twice as a whole are `duplicate/repeated-line`'s to report. */
function repeatedParagraphs(reading: Reading): ReadonlySet<number> {
  const { paragraphs, words } = reading.scan
  return new Set(findRepeats(words.hash, paragraphs, LEAST_WORDS).map(({ again }) => again))
}

/** Sentences that stand above but for a word or two in small letters: another figure or name makes another statement. */
function tellCopies(reading: Reading, report: Report, exact: ReadonlySet<number>): void {
  const { sentences, words, lines } = reading.scan
  const byEnd = new Map<number, number>()
  for (let s = 0; s < sentences.count; s++) {
    const first = sentences.firstWord[s]!
    const end = sentences.endWord[s]!
    if (end - first < LEAST_COPY || exact.has(s)) continue
    // as signed numbers: larger ones are boxed by the map
    const head = shingleAt(words.hash, first, END_WORDS) | 0
    const tail = shingleAt(words.hash, end - END_WORDS, END_WORDS) | 0
    const [sameHead, sameTail] = [byEnd.get(head), byEnd.get(tail)]
    byEnd.set(head, s).set(tail, s)
    if (sameHead === undefined && sameTail === undefined) continue
    const original = [sameHead, sameTail].find((other) => other !== undefined && isCopy(reading, other, s))
    if (original === undefined || isRow(reading, s)) continue
    const place = { start: sentences.start[original]!, end: sentences.end[original]! }
    if (!WHERE.includes(reading.blockAt(place.start)?.role ?? 'template')) continue
    report({
      start: sentences.start[s]!,
      end: sentences.end[s]!,
      message: `line ${lines.at(place.start) + 1} says this already, but for a word or two; delete one of the two`,
      ...(reading.quoteAt(place.start) && { severity: 'info' as const }),
      confidence: 0.85,
      related: [{ ...place, message: 'stands here first' }],
    })
  }
}

function isCopy({ scan: { sentences, words } }: Reading, one: number, other: number): boolean {
  const [a, b] = [sentences.firstWord[one]!, sentences.firstWord[other]!]
  const [aEnd, bEnd] = [sentences.endWord[one]!, sentences.endWord[other]!]
  const least = Math.min(aEnd - a, bEnd - b)
  let head = 0
  while (head < least && words.hash[a + head] === words.hash[b + head]) head++
  let tail = 0
  while (tail < least - head && words.hash[aEnd - 1 - tail] === words.hash[bEnd - 1 - tail]) tail++
  const isExchanged = (from: number, to: number): boolean => {
    if (to - from > MOST_EXCHANGED) return false
    for (let i = from; i < to; i++) if ((words.flags[i]! & (NUMERIC | CAPITALISED)) !== 0) return false
    return true
  }
  return isExchanged(a + head, aEnd - tail) && isExchanged(b + head, bEnd - tail)
}

function isRow(reading: Reading, sentence: number): boolean {
  const { sentences, words } = reading.scan
  const first = sentences.firstWord[sentence]!
  const end = sentences.endWord[sentence]!
  let cells = 0
  for (let i = first; i < end; i++) if ((words.flags[i]! & (NUMERIC | CAPITALISED)) !== 0) cells++
  return cells > TABLE_SHARE * (end - first)
}

/** The standfirst as a sentence of the body: the article says at once what it says again. */
function mentionStandfirst(reading: Reading, report: Report, exact: ReadonlySet<number>): void {
  const { sentences, words } = reading.scan
  for (const block of reading.blocks.filter(({ role }) => role === 'standfirst').slice(0, MOST_STANDFIRSTS)) {
    const first = reading.scan.wordAt(block.start)
    const end = reading.scan.wordAt(block.end)
    if (end - first < LEAST_WORDS) continue
    const runs = new Set<number>()
    for (let i = first; i + RUN <= end; i++) runs.add(shingleAt(words.hash, i, RUN))
    for (let s = sentences.at(block.end); s < sentences.count; s++) {
      if (sentences.start[s]! < block.end || exact.has(s) || reading.blockAt(sentences.start[s]!)?.role !== 'body') continue
      let shared = 0
      for (let i = sentences.firstWord[s]!; i + RUN <= sentences.endWord[s]!; i++) if (runs.has(shingleAt(words.hash, i, RUN))) shared++
      if (shared < SAME_RUNS * runs.size) continue
      report({
        start: sentences.start[s]!,
        end: sentences.end[s]!,
        severity: 'info',
        message: 'the standfirst says this nearly word for word; say one of the two in other words',
        confidence: 0.8,
        related: [{ start: block.start, end: block.end, message: 'the standfirst' }],
      })
    }
  }
}

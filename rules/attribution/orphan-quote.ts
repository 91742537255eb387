import { CAPITALISED, defineRule, hashWord, type Quotation, type Reading, type Scan } from '../../src/rule.ts'

/** Shorter quotations are titles, nicknames, and words held at arm's length. */
const LEAST_WORDS = 5
/** Share of capitalised words from which a quotation is the title of something. */
const TITLE_SHARE = 0.6
const ENDS_SENTENCE = /[.!?…,]['’"“”»]*$/

export default defineRule({
  id: 'attribution/orphan-quote',
  summary: 'a quotation of five words or more that no speaker can be found for',
  why: 'A quotation that nobody speaks cannot be checked, and a reader hangs it on whoever was named last.',
  mend: 'Name the speaker beside the quotation; in a run of paragraphs, once in each of them.',
  severity: 'info',
  quotes: 'both',
  roles: ['body'],
  examples: {
    wrong: [
      'The council closed the pool in May.\n\n«"We were given no reason and no date."»\n\nThe roof is to be mended first.',
      'Ferries were cancelled all day.\n\n«“I have waited here since five in the morning.”»\n\nThe wind is to drop on Sunday.',
      'The mill was sold in June. «"Nobody will get this building back into shape for that money."» It stands empty.',
      'Prices rose.\n\n«"Flour costs twice as much now."» «"We cannot go on like this much longer."»\n\nThe bakers meet on Monday.',
      [
        'The new road over the pass has been open since Monday, and the first lorries have used it.',
        "«''It took us three weeks longer than we had thought.''»",
        'Tolls are to be taken from the first of May at both ends of the tunnel.',
      ].join('\n\n'),
      'The museum opened in the old power station.\n\n«“This is the room where it all began, and it is empty.”»',
      'The line was cut in two places.\n\n«"Every minute without light is a minute too many."»\n\nThe army sent two generators.',
      [
        'Two men were taken off the rocks by a lifeboat early on Sunday, cold but not hurt.',
        '«"I thought that nobody would ever come for us!"»',
        'Their boat was lost in the surf below the old lighthouse.',
      ].join('\n\n'),
    ],
    right: [
      '"We were given no reason and no date," the swimmer said.',
      'The swimmer complained to the council. "We were given no reason and no date."\n\nHe added: "Nobody told us anything at all."',
      'Lund shook her head. “I have waited here since five in the morning,” she said. “It is a disgrace for the whole island.”',
      'He wrote "The Man Who Planted Trees on Sundays".',
      'The sign read: "No swimming beyond the red line."',
      'The so-called "no room for error" rule was dropped.',
      'Lund was asked about the pool:\n\n"We were given no reason and no date."',
      'According to the owner, "nobody will get this building back into shape for that money".',
      'The song "I Have Waited Here Since Five" opened the evening.',
      'The letter begins: "Dear neighbours, we are selling the house."',
    ],
  },
  check(reading, report) {
    const orphans = reading.quotes.filter(
      (quote) => quote.depth === 0 && quote.words >= LEAST_WORDS && isSpeech(reading, quote) && !quote.speaker,
    )
    const bare = orphans.filter((quote) => standsBare(reading, quote))
    for (const quote of orphans) {
      const sure = bare.length <= MOST_BARE && bare.includes(quote)
      report({
        start: quote.start,
        end: quote.end,
        message: `nobody is named who says this; name the speaker of "${opening(reading, quote)}" beside the quotation`,
        confidence: sure ? 0.85 : 0.5,
        ...(!sure && { severity: 'info' }),
      })
    }
  },
})

/** An article with more of them is an interview, a transcript or a collection: its reader knows who speaks. */
const MOST_BARE = 3
/** "Its job is '…'": so many words of the reporter's before a quotation say nothing of who speaks. */
const MOST_LED = 3

/** Nothing around it that could lead to its speaker: no words of the reporter's beside it, no question before it, no heading or caption. */
function standsBare(reading: Reading, { start, end, closed }: Quotation): boolean {
  const { scan, text } = reading
  const { paragraphs, sentences, words } = scan
  const paragraph = paragraphs.at(start)
  const sentence = sentences.at(start)
  const first = scan.wordAt(start)
  const next = scan.wordAt(end)
  if (!closed || first - sentences.firstWord[sentence]! > MOST_LED) return false
  if (next < paragraphs.endWord[paragraph]! && !reading.quoteAt(words.start[next]!)) return false
  if (text.slice(start + 1, end - 1).search(MARK_INSIDE) >= 0 || isRepeated(text, start, end)) return false
  const opens = start === paragraphs.start[paragraph]!
  if (opens && paragraph === 0) return false
  const before = text.slice(0, opens ? paragraphs.end[paragraph - 1]! : start).slice(-LONGEST_END)
  // the run of quotations began further up
  if (opens && (reading.quoteAt(paragraphs.end[paragraph - 1]! - 1) || isLeftOpen(reading, paragraph - 1, text[start]!))) return false
  return ENDS_STATEMENT.test(before) || (start > sentences.start[sentence]! && !before.includes(':'))
}
/** A paragraph begins with the mark and does not close it. */
function isLeftOpen(reading: Reading, paragraph: number, mark: string): boolean {
  const start = reading.scan.paragraphs.start[paragraph]!
  return reading.text[start] === mark && reading.quoteAt(start)?.closed !== true
}

const ENDS_STATEMENT = /[.!…]['’"”»)\]\s]*$/
const LONGEST_END = 8
/** A quotation that another kind of mark was to close: `"… can see,'' Perry said. "It`. */
const MARK_INSIDE = /["“”]|[’']{2}|,[’'] /

/** Drawn out of the text as a pull quote, it stands there with its speaker. */
function isRepeated(text: string, start: number, end: number): boolean {
  const opening = text.slice(start + 1, Math.min(end - 2, start + 40))
  return text.indexOf(opening, end) >= 0 || text.lastIndexOf(opening, start - 1) >= 0
}

/** A sentence of somebody's, not a title or a phrase within a sentence of the reporter's. */
function isSpeech({ scan, text }: Reading, quote: Quotation): boolean {
  const { words } = scan
  const first = scan.wordAt(quote.start)
  let capitals = 0
  for (let word = first; word < first + quote.words; word++) if ((words.flags[word]! & CAPITALISED) !== 0) capitals++
  if (capitals >= TITLE_SHARE * quote.words) return false
  const opens = (words.flags[first]! & CAPITALISED) !== 0
  if (!quote.closed) return opens || quote.words >= LEAST_UNCLOSED
  // "Its job is 'a mix of things nobody asked for.'": a piece of a sentence counts when it ends the reporter's
  return (opens || isMostOfSentence(scan, quote)) && ENDS_SENTENCE.test(text.slice(quote.start, quote.end))
}

function isMostOfSentence({ sentences, words, wordAt }: Scan, quote: Quotation): boolean {
  const first = wordAt(quote.start)
  const sentence = sentences.at(quote.start)
  if (quote.words < LEAST_OF_PIECE || (first > 0 && DEFINES.has(words.hash[first - 1]!))) return false
  return quote.end - quote.start >= PIECE_SHARE * (sentences.end[sentence]! - sentences.start[sentence]!)
}
/** A piece of a sentence that is shorter than this, or less of it, is a phrase that the reporter took over. */
const LEAST_OF_PIECE = 6
const PIECE_SHARE = 0.5
/** "described him as '…'", "the '…' clause": wording, not speech. */
const DEFINES: ReadonlySet<number> = new Set(['as', 'the', 'a', 'an', 'of', 'called', 'defined', 'titled', 'named'].map(hashWord))

/** From so many words on a quotation that its paragraph ends is speech, however it begins. */
const LEAST_UNCLOSED = 12

function opening({ scan, text }: Reading, quote: Quotation): string {
  const first = scan.wordAt(quote.start)
  return `${text.slice(scan.words.start[first], scan.words.end[first + LEAST_WORDS - 1])} …`
}

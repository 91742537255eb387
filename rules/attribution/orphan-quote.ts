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
    const spoken = reading.quotes.filter((quote) => quote.depth === 0 && quote.words >= LEAST_WORDS && isSpeech(reading, quote))
    const orphans = spoken.filter(({ speaker }) => !speaker || speaker.found === 'guessed')
    if (orphans.length > MOST_ORPHANS && orphans.length > TRANSCRIPT_SHARE * spoken.length) return
    const repeated = repeatedOpenings(reading.scan, orphans)
    for (const quote of orphans) {
      const { start, end, speaker } = quote
      // drawn out of the text as a pull quote, it stands there with its speaker
      if (repeated.has(openingHash(reading.scan, reading.scan.wordAt(start)))) continue
      const meant = speaker ? `; a reader takes it for ${speaker.name}'s` : ''
      report({
        start,
        end,
        message: `nobody is named who says this${meant}; name the speaker of "${opening(reading, quote)}" beside the quotation`,
        confidence: speaker ? 0.4 : 0.6,
      })
    }
  },
})

/** More of them, and most of the quotations, are an interview, a transcript, a collection: its reader knows who speaks. */
const MOST_ORPHANS = 5
const TRANSCRIPT_SHARE = 0.5

/** Of the first words of the quotations, those that stand in the text more than once. */
function repeatedOpenings(scan: Scan, quotes: readonly Quotation[]): ReadonlySet<number> {
  const repeated = new Set<number>()
  if (quotes.length === 0) return repeated
  const wanted = new Set(quotes.map(({ start }) => openingHash(scan, scan.wordAt(start))))
  const seen = new Set<number>()
  for (let word = 0; word + LEAST_WORDS <= scan.words.count; word++) {
    const opening = openingHash(scan, word)
    if (!wanted.has(opening)) continue
    if (seen.has(opening)) repeated.add(opening)
    seen.add(opening)
  }
  return repeated
}

function openingHash({ words }: Scan, first: number): number {
  let hash = 0
  for (let word = first; word < first + LEAST_WORDS; word++) hash = Math.imul(hash, 31) ^ words.hash[word]!
  return hash
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

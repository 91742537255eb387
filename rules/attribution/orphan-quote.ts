import { CAPITALISED, defineRule, wordSet, type Quotation, type Reading, type Scan } from '../../src/rule.ts'

/** Shorter quotations are titles, nicknames, and words held at arm's length. */
const LEAST_WORDS = 5
/** Share of capitalised words from which a quotation is the title of something. */
const TITLE_SHARE = 0.6
/**
 * By what a reader has to go by: `nobody` near it; somebody who is named `far` up, or `near`, in the sentence before; or the quotation is
 * a `phrase` in a sentence of the reporter's. In news as it is published, speakers named near are mostly clear and those named far
 * sometimes: of a hundred findings some fifteen are right. So the rule is a preview; a desk that wants a name beside every quotation
 * switches it on, and `near` and `phrase` off.
 */
const KINDS = ['nobody', 'far', 'near', 'phrase'] as const
const ENDS_SENTENCE = /[.!?…,]['’"“”»]*$/

export default defineRule({
  id: 'attribution/orphan-quote',
  summary: 'a quotation of five words or more that no speaker can be found for',
  why: 'A quotation that nobody speaks cannot be checked, and a reader hangs it on whoever was named last.',
  mend: 'Name the speaker beside the quotation; in a run of paragraphs, once in each of them.',
  severity: 'info',
  status: 'preview',
  kinds: KINDS,
  quotes: 'both',
  roles: ['body'],
  examples: {
    wrong: [
      'The council closed the pool in May.\n\n«"We were given no reason and no date."»\n\nThe roof is to be mended first.',
      'Ferries were cancelled all day.\n\n«“I have waited here since five in the morning.”»\n\nThe wind is to drop on Sunday.',
      'The mill was sold in June. «"Nobody will get this building back into shape for that money."» It stands empty.',
      'Prices rose.\n\n«"Flour costs twice as much now."» "We cannot go on like this much longer."\n\nThe bakers meet on Monday.',
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
      'From the report on the lifeguards:\n\n"No one was on duty at the deep end."\n\nThe pool was shut in May.',
      '"The roof has to be replaced before the winter." (page 12)',
      'And who pays for the bridge?\n\n"The town will pay for all of it."',
      'The tide had turned. "There is a man in the water!" somebody shouts. "Bring the other rope over here!"',
      'Marta Lund said the pool was in a worse state than the council had been told.\n\n"We were given no reason and no date."\n\nIt ' +
        'is to open in May.',
      '"The roof leaks," Marta Lund said.\n\nADVERTISEMENT\n\n"We were given no reason and no date."\n\nThe pool is to open in May.',
      'The mantra of the yard is, "Measure it twice before you cut it once."',
      'They posted under the hashtag "Nobody takes the boat away from us!"',
    ],
  },
  check(reading, report) {
    const spoken = reading.quotes.filter(
      (quote) => quote.depth === 0 && quote.words >= LEAST_WORDS && isSpeech(reading, quote) && !isIntroduced(reading, quote),
    )
    // the speaker last: looking for one costs more than all the rest
    const orphans = spoken.filter(
      (quote) => !isSaidBeside(reading, quote) && !goesOn(reading, quote) && (!quote.speaker || quote.speaker.found === 'guessed'),
    )
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
        kind: kindOf(reading, quote),
        message: `nobody is named who says this${meant}; name the speaker of "${opening(reading, quote)}" beside the quotation`,
        confidence: speaker ? 0.4 : 0.6,
      })
    }
  },
})

/** `"…," Lund said`: nearly every quotation, and there is no need to know who Lund is. */
function isSaidBeside({ scan }: Reading, { end }: Quotation): boolean {
  const { hash, start } = scan.words
  const first = scan.wordAt(end)
  const stop = Math.min(first + SAID_WITHIN, scan.sentences.endWord[scan.sentences.at(end - 1)]!)
  for (let word = first; word < stop; word++) if (SAID.has(hash[word]!) && start[word]! >= end) return true
  return false
}
/** Words: "said", "she said", "Greta Holm said". */
const SAID_WITHIN = 3
const SAID = wordSet(['said', 'says', 'added', 'adds'])

/** More of them, and most of the quotations, are an interview, a transcript, a collection: its reader knows who speaks. */
const MOST_ORPHANS = 5
const TRANSCRIPT_SHARE = 0.5

function kindOf(reading: Reading, { start, speaker }: Quotation): (typeof KINDS)[number] {
  const { sentences } = reading.scan
  const sentence = sentences.at(start)
  if (start > sentences.start[sentence]!) return 'phrase'
  if (!speaker) return 'nobody'
  return speaker.start >= sentences.start[sentenceBefore(reading, sentence)]! ? 'near' : 'far'
}

/** The last one of the article's own before it: captions, headings and advertisements that stand between are none. */
function sentenceBefore({ scan: { sentences, paragraphs, text } }: Reading, sentence: number): number {
  let before = Math.max(0, sentence - 1)
  for (let asides = 0; before > 0 && asides < MOST_ASIDES; asides++) {
    const paragraph = sentences.paragraph[before]!
    if (paragraph === sentences.paragraph[sentence] || endsSentence(text, paragraphs.end[paragraph]!)) break
    before = sentences.at(paragraphs.start[paragraph]!) - 1
  }
  return Math.max(0, before)
}
const MOST_ASIDES = 3
const endsSentence = (text: string, end: number): boolean => ENDS_SENTENCE.test(text.slice(Math.max(0, end - 6), end))

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

/**
 * `From the report: "…"`, `Their answer was, "…"`, `the hashtag "…"`, `(2) "…"`, `"…" (page 73)`, `"…" half-joked one agent`: what it is
 * stands beside it, though nobody is named.
 */
function isIntroduced({ text, scan }: Reading, { start, end }: Quotation): boolean {
  let before = start
  while (before > 0 && start - before < LONGEST_GAP && text.charCodeAt(before - 1) <= 32) before--
  if (LEADS_IN.has(text[before - 1]!) || CITED.test(text.slice(end, end + 2)) || GOES_ON.test(text.slice(end, end + 3))) return true
  const word = scan.wordAt(start) - 1
  return word >= 0 && scan.words.end[word] === before && INTRODUCES.has(scan.words.hash[word]!)
}
/** Code units between a colon and its quotation. */
const LONGEST_GAP = 8
const LEADS_IN: ReadonlySet<string> = new Set([':', ',', ')', '-', '—', '–'])
const INTRODUCES = wordSet([
  'answer', 'caption', 'chant', 'chorus', 'hashtag', 'headline', 'inscription', 'line', 'lines', 'lyric', 'lyrics', 'mantra', 'message',
  'motto', 'phrase', 'prayer', 'proverb', 'question', 'reading', 'refrain', 'reply', 'report', 'response', 'saying', 'sentence', 'slogan',
  'title', 'verse', 'word', 'words',
])
const CITED = /^ ?[([]/
const GOES_ON = /^ \p{Ll}/u

/**
 * Another quotation before it in its paragraph, one that fills the paragraph before or is left open there, a question: this one answers
 * it.
 */
function goesOn(reading: Reading, { start }: Quotation): boolean {
  const { text, scan } = reading
  const { paragraphs, words } = scan
  const paragraph = paragraphs.at(start)
  if (start > paragraphs.start[paragraph]!) {
    const first = paragraphs.firstWord[paragraph]!
    for (let word = scan.wordAt(start) - 1; word >= first && word > first - FARTHEST; word--) {
      if (reading.quoteAt(words.start[word]!)) return true
    }
    return false
  }
  if (paragraph === 0) return false
  const last = text.slice(paragraphs.start[paragraph - 1], paragraphs.end[paragraph - 1]).trimEnd()
  const opens = text[start] === last[0]
  if (last.endsWith('?') || isQuotation(reading, paragraph - 1)) return true
  return opens && reading.quoteAt(paragraphs.start[paragraph - 1]!)?.closed !== true
}
const FARTHEST = 100

function isQuotation(reading: Reading, paragraph: number): boolean {
  const { start, end } = reading.scan.paragraphs
  const quote = reading.quoteAt(start[paragraph]!)
  return quote !== undefined && quote.end >= end[paragraph]! - 1
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
const DEFINES = wordSet(['as', 'the', 'a', 'an', 'of', 'called', 'defined', 'titled', 'named'])

/** From so many words on a quotation that its paragraph ends is speech, however it begins. */
const LEAST_UNCLOSED = 12

function opening({ scan, text }: Reading, quote: Quotation): string {
  const first = scan.wordAt(quote.start)
  return `${text.slice(scan.words.start[first], scan.words.end[first + LEAST_WORDS - 1])} …`
}

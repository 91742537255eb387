/**
 * Reads who says what: for every cue outside quotations ("said", "according to", "the claim that") its source and its content. Linear: one
 * look-up a word, a bounded look around each cue. English only; other languages have no attributions.
 */
import type { QuotationSpan } from '../text/quotations.ts'
import type { Scan } from '../text/scan.ts'
import { readAdjective, readBeforeSource, readLabel, readNoun, readPoll, type Cue } from './attribution-cues.ts'
import { kindOf, type Marked } from './attribution-sources.ts'
import { readVerb } from './attribution-verbs.ts'
import {
  CUE_NOUN, BEFORE_SOURCE, CUE_ADJECTIVE, POLL, SAYING, TELLING, CALLING, THINKING, WANTING, SHOWING, AttributionWords,
} from './attribution-words.ts'
import { findPeople, Named, type People } from './people.ts'
import type { Attribution, Block, Manner, Role, SourceKind, Speaker } from './reading.ts'
import { findSpeakers } from './speakers.ts'

export interface Attributed {
  readonly attributions: readonly Attribution[]
  /** One for each quotation that was handed in. */
  readonly speakers: readonly (Speaker | undefined)[]
}

/** Nobody is quoted in these. */
const FURNITURE: ReadonlySet<Role> = new Set(['navigation', 'related', 'share', 'comments', 'footer', 'template'])

/** Reads attributions and speakers together, because each needs the other. `quotes` are all quotations of the text by start. */
export function attribute(scan: Scan, quotes: readonly QuotationSpan[], blocks: readonly Block[], language: string): Attributed {
  if (language !== 'en') return { attributions: [], speakers: quotes.map(() => undefined) }
  const marked = mark(scan, quotes)
  const cues = findCues(marked, blocks)
  const people = findPeople(marked, cues)
  const speakers = findSpeakers(marked, quotes, cues, people)
  const outermost = quotes.filter(({ depth }) => depth === 0)
  const found = cues.map((cue) => attributionOf(marked, outermost, cue, people))
  return { attributions: [...found, ...carried(quotes, cues, speakers)].sort(byPlace), speakers }
}

/** Used again for every article: nothing of it is kept, and new ones would be a third of the time. */
let quoteOfWord = new Int32Array(4096)

function mark(scan: Scan, quotes: readonly QuotationSpan[]): Marked {
  if (quoteOfWord.length < scan.words.count) quoteOfWord = new Int32Array(scan.words.count * 2)
  const quoteOf = quoteOfWord.fill(-1, 0, scan.words.count)
  for (let q = 0; q < quotes.length; q++) {
    const quote = quotes[q]!
    if (quote.depth > 0) continue
    for (let word = scan.wordAt(quote.start); word < scan.words.count && scan.words.start[word]! < quote.end; word++) quoteOf[word] = q
  }
  return { scan, words: new AttributionWords(scan), quoteOf }
}

/** Sentences that begin with a label that comes again: "LUND:" in a transcript, and not "What happened:" in a list. */
function repeatedLabels(marked: Marked): ReadonlySet<number> {
  const { sentences, words } = marked.scan
  const byLabel = new Map<number, number[]>()
  for (let sentence = 0; sentence < sentences.count; sentence++) {
    if (sentence > 0 && sentences.paragraph[sentence] === sentences.paragraph[sentence - 1]) continue
    const label = readLabel(marked, sentence)
    if (!label) continue
    const hash = words.hash[label.end - 1]!
    const known = byLabel.get(hash)
    if (known) known.push(sentence)
    else byLabel.set(hash, [sentence])
  }
  return new Set([...byLabel.values()].filter((list) => list.length > 1).flat())
}

/** A labelled speech goes on over paragraphs up to the next label. */
function speechEnd({ scan }: Marked, label: number, labels: ReadonlySet<number>): number {
  const { sentences, paragraphs } = scan
  const first = sentences.paragraph[label]!
  for (let s = label + 1; s < sentences.count && sentences.paragraph[s]! <= first + LONGEST_SPEECH; s++) {
    if (labels.has(s)) return paragraphs.end[sentences.paragraph[s]! - 1]!
  }
  return paragraphs.end[first]!
}
/** Paragraphs; where no label comes within so many, the transcript has ended and the article goes on. */
const LONGEST_SPEECH = 6

function findCues(marked: Marked, blocks: readonly Block[]): Cue[] {
  const { scan, words, quoteOf } = marked
  const { sentences } = scan
  const labels = repeatedLabels(marked)
  const cues: Cue[] = []
  let block = 0
  for (let sentence = 0; sentence < sentences.count; sentence++) {
    while (block < blocks.length && blocks[block]!.end <= sentences.start[sentence]!) block++
    if (block < blocks.length && blocks[block]!.start <= sentences.start[sentence]! && FURNITURE.has(blocks[block]!.role)) continue
    const end = sentences.endWord[sentence]!
    if (sentence === 0 || sentences.paragraph[sentence] !== sentences.paragraph[sentence - 1]) {
      const label = labels.has(sentence) ? readLabel(marked, sentence) : undefined
      if (label) cues.push({ ...label, content: [{ ...label.content[0]!, end: speechEnd(marked, sentence, labels) }] })
    }
    for (let word = sentences.firstWord[sentence]!; word < end; word++) {
      const bits = words.bits(word)
      const verb = words.verb(word)
      if (verb === 0 && (bits & (CUE_NOUN | CUE_ADJECTIVE | BEFORE_SOURCE | POLL)) === 0) continue
      if (quoteOf[word] !== -1) continue
      const cue =
        ((bits & BEFORE_SOURCE) !== 0 ? readBeforeSource(marked, sentence, word) : undefined) ??
        (verb !== 0 ? readVerb(marked, sentence, word, verb) : undefined) ??
        ((bits & CUE_NOUN) !== 0 ? readNoun(marked, sentence, word) : undefined) ??
        ((bits & CUE_ADJECTIVE) !== 0 ? readAdjective(marked, sentence, word) : undefined) ??
        ((bits & POLL) !== 0 ? readPoll(marked, sentence, word) : undefined)
      if (cue) cues.push(cue)
    }
  }
  return cues
}

function attributionOf(marked: Marked, outermost: readonly QuotationSpan[], cue: Cue, people: People): Attribution {
  const { scan } = marked
  const { start, end } = scan.words
  const { source } = cue
  return {
    source: source
      ? new Source(() => people.nameOf(source), kindOf(marked, source), start[source.first]!, end[(source.wholeEnd ?? source.end) - 1]!)
      : null,
    cue: { start: start[cue.first]!, end: end[cue.end - 1]! },
    content: cue.content,
    quoted: cue.content.some((part) => touchesQuote(outermost, part.start, part.end)),
    manner: mannerOf(cue.kinds),
  }
}

class Source extends Named {
  readonly kind: SourceKind

  constructor(findName: () => string, kind: SourceKind, start: number, end: number) {
    super(findName, start, end)
    this.kind = kind
  }
}

/** `outermost` do not overlap and are in order. */
function touchesQuote(outermost: readonly QuotationSpan[], start: number, end: number): boolean {
  let low = 0
  let high = outermost.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (outermost[middle]!.end <= start) low = middle + 1
    else high = middle
  }
  return low < outermost.length && outermost[low]!.start < end
}

/** A verb can be of several kinds; saying weighs most. */
function mannerOf(kinds: number): Manner {
  if (kinds === 0 || (kinds & (SAYING | TELLING | CALLING)) !== 0) return 'says'
  if ((kinds & SHOWING) !== 0) return 'shows'
  return (kinds & THINKING) !== 0 ? 'thinks' : (kinds & WANTING) !== 0 ? 'wants' : 'judges'
}

/** What quotations say beyond the sentence of their cue, and quotations without a cue of their own. */
function carried(quotes: readonly QuotationSpan[], cues: readonly Cue[], speakers: readonly (Speaker | undefined)[]): Attribution[] {
  const found: Attribution[] = []
  if (quotes.length === 0) return found
  const parts: { readonly start: number; readonly end: number }[] = []
  for (const { content } of cues) for (const part of content) parts.push(part)
  parts.sort((a, b) => a.start - b.start)
  let next = 0
  let reach = 0
  for (let q = 0; q < quotes.length; q++) {
    const quote = quotes[q]!
    if (quote.depth > 0) continue
    let from = Math.max(quote.start, reach)
    for (; next < parts.length && parts[next]!.start < quote.end; next++) {
      const part = parts[next]!
      reach = Math.max(reach, part.end)
      if (part.start <= from) from = Math.max(from, part.end)
    }
    if (quote.end - from < 3) continue
    const speaker = speakers[q]
    if (!speaker && quote.words < CARRIED_WORDS) continue
    found.push({
      source: speaker ? sourceOf(speaker) : null,
      cue: null,
      content: [{ start: from, end: quote.end }],
      quoted: true,
      manner: 'says',
    })
  }
  return found
}

const sourceOf = (speaker: Speaker): Source => new Source(() => speaker.name, 'named', speaker.start, speaker.end)

/** Fewer quoted words than this with nobody near are a title, a nickname, a word held at arm's length. */
const CARRIED_WORDS = 5

const placeOf = (attribution: Attribution): number => attribution.cue?.start ?? attribution.content[0]?.start ?? 0
const byPlace = (a: Attribution, b: Attribution): number => placeOf(a) - placeOf(b)


/**
 * Who says what in a text: for every cue its source and its content, and who speaks each quotation. Read sentence by sentence, when
 * somebody asks. English only; other languages have no attributions.
 */
import type { QuotationSpan } from '../text/quotations.ts'
import type { Scan } from '../text/scan.ts'
import type { Cue } from './attribution-cues.ts'
import { weigh, weighAtMost } from './attribution-signs.ts'
import { kindOf, type Judge, type Marked, type NounPhrase } from './attribution-sources.ts'
import { CALLING, SAYING, SHOWING, TELLING, THINKING, WANTING } from './attribution-words.ts'
import { findPeople, type People } from './people.ts'
import type { Attribution, Block, Manner, SourceKind } from './reading.ts'
import { SentenceCues } from './sentence-cues.ts'
import { findSpeakers, type SpeakerOf } from './speakers.ts'

/** A cue from so much weight on: where half of the articles that the weights were fitted on have the best F1 for sentences. */
export const LEAST_CUE = -0.4
/** What is said ends where this much speaks for it. */
export const LEAST_END = 0
const BY_WEIGHT: Judge = {
  mayBeCue: (plain, kinds) => weighAtMost(plain, kinds) >= LEAST_CUE,
  isCue: (_, signs) => weigh(signs) >= LEAST_CUE,
  ends: (_, signs) => weigh(signs) >= LEAST_END,
}
const NONE: readonly Attribution[] = []

/** Attributions and speakers of one text. */
export interface Attributed {
  /** All, in order of place. */
  readonly attributions: readonly Attribution[]
  /** Those whose cue stands in the sentence, in order. */
  attributionsIn(sentence: number): readonly Attribution[]
  /** Share of the sentence's code units that somebody says, or a document shows, 0 to 1. */
  saidShare(sentence: number): number
  /** Who speaks the quotation, by its index among those that were handed in; undefined where nobody can be found. */
  readonly speakerOf: SpeakerOf
}

/** `quotes` are all quotations of the text by start. */
export function attribute(
  scan: Scan, quotes: readonly QuotationSpan[], blocks: readonly Block[], language: string, judge: Judge = BY_WEIGHT,
): Attributed {
  if (language === 'en') return new TextAttributions(scan, quotes, blocks, judge)
  return { attributions: NONE, attributionsIn: () => NONE, saidShare: () => 0, speakerOf: () => undefined }
}

class TextAttributions implements Attributed {
  private readonly cues: SentenceCues
  private readonly people: People
  readonly speakerOf: SpeakerOf
  private readonly quotes: readonly QuotationSpan[]
  private readonly outermost: readonly QuotationSpan[]
  /** Index among all quotations of each outermost one. */
  private readonly places: readonly number[]
  private readonly bySentence: (readonly Attribution[] | undefined)[] = []
  private foundAll: readonly Attribution[] | undefined

  constructor(scan: Scan, quotes: readonly QuotationSpan[], blocks: readonly Block[], judge: Judge) {
    this.cues = new SentenceCues(scan, quotes, blocks, judge)
    this.people = findPeople(this.cues)
    this.speakerOf = findSpeakers(quotes, this.cues, this.people)
    this.quotes = quotes
    this.places = quotes.flatMap(({ depth }, index) => (depth === 0 ? [index] : []))
    this.outermost = this.places.map((index) => quotes[index]!)
  }

  get attributions(): readonly Attribution[] {
    if (!this.foundAll) {
      const { count } = this.cues.marked.scan.sentences
      const all: Attribution[] = []
      for (let sentence = 0; sentence < count; sentence++) for (const attribution of this.attributionsIn(sentence)) all.push(attribution)
      for (const attribution of carried(this.quotes, all, this.speakerOf)) all.push(attribution)
      this.foundAll = all.sort(byPlace)
    }
    return this.foundAll
  }

  attributionsIn(sentence: number): readonly Attribution[] {
    const cues = this.cues.in(sentence)
    if (cues.length === 0) return NONE
    return (this.bySentence[sentence] ??= cues.map((cue) => attributionOf(this.cues.marked, this.outermost, cue, this.people)))
  }

  saidShare(sentence: number): number {
    const { sentences } = this.cues.marked.scan
    const start = sentences.start[sentence]!
    const end = sentences.end[sentence]!
    const parts: { readonly start: number; readonly end: number }[] = []
    // a cue after a quotation says what the sentence before it does, a label what is said up to the next
    for (const near of [sentence, sentence + 1, this.cues.labelBefore(sentence)]) {
      if (near < 0 || near >= sentences.count) continue
      for (const { content, manner } of this.attributionsIn(near)) if (manner === 'says' || manner === 'shows') parts.push(...content)
    }
    for (let q = firstTouching(this.outermost, start); q < this.outermost.length && this.outermost[q]!.start < end; q++) {
      const quote = this.outermost[q]!
      if (isSpoken(quote, this.places[q]!, this.speakerOf)) parts.push(quote)
    }
    return end > start ? unionWithin(parts, start, end) / (end - start) : 0
  }
}

/** Code units of the parts together, within the bounds. */
function unionWithin(parts: readonly { readonly start: number; readonly end: number }[], start: number, end: number): number {
  let covered = 0
  let reach = start
  for (const part of parts.toSorted((a, b) => a.start - b.start)) {
    const from = Math.max(part.start, reach)
    const to = Math.min(part.end, end)
    if (to > from) covered += to - from
    reach = Math.max(reach, to)
  }
  return covered
}

/** Few rules ask for a source's name and kind, which cost more than finding it. */
class CueSource {
  readonly start: number
  readonly end: number
  private readonly marked: Marked
  private readonly people: People
  private readonly phrase: NounPhrase

  constructor(marked: Marked, people: People, phrase: NounPhrase) {
    this.marked = marked
    this.people = people
    this.phrase = phrase
    this.start = marked.scan.words.start[phrase.first]!
    this.end = marked.scan.words.end[(phrase.wholeEnd ?? phrase.end) - 1]!
  }

  get name(): string {
    return this.people.nameOf(this.phrase)
  }

  get kind(): SourceKind {
    return kindOf(this.marked, this.phrase)
  }
}

function attributionOf(marked: Marked, outermost: readonly QuotationSpan[], cue: Cue, people: People): Attribution {
  const { start, end } = marked.scan.words
  const { source, content } = cue
  return {
    source: source ? new CueSource(marked, people, source) : null,
    cue: { start: start[cue.first]!, end: end[cue.end - 1]! },
    content,
    quoted: outermost.length > 0 && content.some((part) => touchesQuote(outermost, part.start, part.end)),
    manner: mannerOf(cue.kinds),
  }
}

function touchesQuote(outermost: readonly QuotationSpan[], start: number, end: number): boolean {
  const first = firstTouching(outermost, start)
  return first < outermost.length && outermost[first]!.start < end
}

/** Index of the first quotation that ends after the offset. Outermost ones do not overlap and are in order. */
function firstTouching(outermost: readonly QuotationSpan[], offset: number): number {
  let low = 0
  let high = outermost.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (outermost[middle]!.end <= offset) low = middle + 1
    else high = middle
  }
  return low
}

/** A verb can be of several kinds; saying weighs most. */
function mannerOf(kinds: number): Manner {
  if (kinds === 0 || (kinds & (SAYING | TELLING | CALLING)) !== 0) return 'says'
  if ((kinds & SHOWING) !== 0) return 'shows'
  return (kinds & THINKING) !== 0 ? 'thinks' : (kinds & WANTING) !== 0 ? 'wants' : 'judges'
}

/** What quotations say beyond the sentence of their cue, and quotations without a cue of their own. */
function carried(
  quotes: readonly QuotationSpan[], attributions: readonly Attribution[], speakerOf: SpeakerOf,
): Attribution[] {
  const found: Attribution[] = []
  if (quotes.length === 0) return found
  const parts: { readonly start: number; readonly end: number }[] = []
  for (const { content, quoted } of attributions) if (quoted) for (const part of content) parts.push(part)
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
    if (!isSpoken(quote, q, speakerOf)) continue
    found.push({
      source: speakerOf(q) ?? null,
      cue: null,
      content: [{ start: from, end: quote.end }],
      quoted: true,
      manner: 'says',
    })
  }
  return found
}

function isSpoken(quote: QuotationSpan, index: number, speakerOf: SpeakerOf): boolean {
  if (quote.words >= SPOKEN_WORDS) return true
  const speaker = speakerOf(index)
  return speaker !== undefined && speaker.found !== 'guessed'
}
/** Fewer quoted words than this with nobody near are a title, a nickname, a word held at arm's length. */
const SPOKEN_WORDS = 5

const placeOf = (attribution: Attribution): number => attribution.cue?.start ?? attribution.content[0]?.start ?? 0
const byPlace = (a: Attribution, b: Attribution): number => placeOf(a) - placeOf(b)


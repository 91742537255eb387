/**
 * Finds who speaks each quotation: the source of a cue in its sentence, of the cue that its paragraph carries on, of the sentence
 * that leads in to it.
 */
import type { QuotationSpan } from '../text/quotations.ts'
import { hashWord } from '../text/words.ts'
import type { Cue } from './attribution-cues.ts'
import { isSomebody, kindOf, phraseFrom, subjectOfSentence, type Marked, type NounPhrase } from './attribution-sources.ts'
import { PRONOUN, SAYING, SHOWING, TELLING, THINKING } from './attribution-words.ts'
import type { People } from './people.ts'
import { isSpeech, lastCueIn, NEAREST_CUES, spokenBy } from './quotation-cues.ts'
import { namedBeside, nameBefore, signedBelow } from './quotation-names.ts'
import type { SourceKind, Speaker } from './reading.ts'
import type { SentenceCues } from './sentence-cues.ts'

/** Who speaks a quotation, by its index; undefined for a quotation inside another one, and where nobody can be found. */
export type SpeakerOf = (quotation: number) => Speaker | undefined

/** Looks for a speaker when somebody asks, as few rules ask for those of all quotations. */
export function findSpeakers(quotes: readonly QuotationSpan[], cues: SentenceCues, people: People): SpeakerOf {
  const { marked } = cues
  const { scan } = marked
  const { sentences, paragraphs } = scan
  const sources: (NounPhrase | undefined)[] = []
  const found: (Speaker['found'] | undefined)[] = []
  const speakers: (Speaker | undefined)[] = []
  const isSettled: boolean[] = []

  return (q) => {
    if (quotes[q]!.depth > 0) return undefined
    if (!(q in speakers)) {
      settle(q)
      const source = sources[q] ?? followedUp(q) ?? lastOnTheFloor(q)
      speakers[q] = source && new QuotationSpeaker(marked, people, source, found[q]!)
    }
    return speakers[q]
  }

  /** Decides about the quotation, and before it about those that it may be carried on from: back to one with a cue of its own. */
  function settle(q: number): void {
    let from = q
    while (from >= 0 && isSettled[from] !== true && !settleByCue(from)) from = outermostBefore(from)
    for (let next = Math.max(0, from); next <= q; next++) if (quotes[next]!.depth === 0 && isSettled[next] !== true) settleByContext(next)
  }

  /** Whether a cue in its sentences speaks it. */
  function settleByCue(q: number): boolean {
    const source = spokenBy(cues, quotes[q]!)
    if (!source) return false
    sources[q] = source
    found[q] = 'named'
    return (isSettled[q] = true)
  }

  /** A quotation without a cue of its own: a clause beside it, carried on, then led up to. */
  function settleByContext(q: number): void {
    isSettled[q] = true
    found[q] = 'named'
    sources[q] = namedBeside(marked, quotes[q]!)
    if (sources[q]) return
    found[q] = 'carried'
    sources[q] = carriedOn(q) ?? ledInto(q) ?? signedBelow(marked, quotes[q]!) ?? goesOn(q)
    if (sources[q]) return
    found[q] = 'guessed'
    sources[q] = onTheFloor(q)
  }

  /** The person who speaks before it in the same paragraph, with a sentence or two of the reporter's own in between. */
  function carriedOn(q: number): NounPhrase | undefined {
    const { start } = quotes[q]!
    const paragraph = paragraphs.at(start)
    const sentence = sentences.at(start)
    const last = Math.max(0, sentence - LONGEST_SPEECH)
    for (let s = sentence - 1; s >= last && sentences.paragraph[s] === paragraph; s--) {
      const cue = lastCueIn(cues, s, speaksQuotation) ?? lastCueIn(cues, s, isSpeech)
      if (cue) return cue.source
      if (marked.quoteOf[sentences.firstWord[s]!] === -1) break
    }
    const previous = outermostBefore(q)
    const spoken = previous >= 0 && quotes[previous]!.start >= paragraphs.start[paragraph]! && found[previous] !== 'guessed'
    return spoken ? sources[previous] : undefined
  }

  function speaksQuotation(cue: Cue): boolean {
    return isSpeech(cue) && cue.content.some((part) => hasQuotation(part.start, part.end))
  }

  /** A colon before it, in its sentence or at the end of the paragraph before. */
  function ledInto(q: number): NounPhrase | undefined {
    const { start } = quotes[q]!
    const paragraph = paragraphs.at(start)
    let end = start
    while (end > 0 && scan.text.charCodeAt(end - 1) <= 32) end--
    if (scan.text[end - 1] !== ':' || (paragraph > 0 && end <= paragraphs.start[paragraph - 1]!)) return undefined
    const sentence = sentences.at(end - 1)
    return lastCueIn(cues, sentence, isSpeech)?.source ?? nameBefore(marked, end - 1, sentence) ?? lastCueIn(cues, sentence, () => true)?.source
      ?? subjectOfSentence(marked, sentence)
  }

  /** The paragraph before ends with its speaker after a quotation (`"…," Lund said.`) or leads on, and this one is nothing but quotation. */
  function goesOn(q: number): NounPhrase | undefined {
    const { start, end } = quotes[q]!
    const paragraph = paragraphs.at(start)
    if (paragraph === 0 || start > paragraphs.start[paragraph]! || end < paragraphs.end[paragraph]! - 1) return undefined
    const last = paragraphs.end[paragraphBefore(paragraph)]! - 1
    const previous = outermostBefore(q)
    if (previous >= 0 && sources[previous] && quotes[previous]!.end >= last) return sources[previous]
    const sentence = sentences.at(last)
    const cue = lastCueIn(cues, sentence, isSpeech)
    return cue && (speaksQuotation(cue) || leadsOn(cue)) ? cue.source : undefined
  }

  /** "Lund also said that the bridge was old." tells what the quotation below says; after `…, Lund said.` somebody else may speak. */
  function leadsOn(cue: Cue): boolean {
    const told = scan.words.end[cue.end - 1]!
    return cue.content.some(({ start }) => start >= told) && people.isPerson(cue.source!)
  }

  /** Who has the floor: who spoke before it in its paragraph, or last in the one before when this one is nothing but quotation. */
  function onTheFloor(q: number): NounPhrase | undefined {
    const { start, end } = quotes[q]!
    const paragraph = paragraphs.at(start)
    const sentence = sentences.at(start)
    if (start > paragraphs.start[paragraph]!) {
      if (start > sentences.start[sentence]!) return personIn(sentence)
      if (sentence === 0 || sentences.paragraph[sentence - 1] !== paragraph) return undefined
      return pronounIn(sentence - 1) ?? announcedBy(sentence - 1)
    }
    if (paragraph === 0 || end < paragraphs.end[paragraph]! - 1) return undefined
    const last = sentences.at(paragraphs.end[paragraphBefore(paragraph)]! - 1)
    const previous = outermostBefore(q)
    const spoken = previous >= 0 && quotes[previous]!.end > sentences.start[last]! ? sources[previous] : undefined
    return spoken ?? lastCueIn(cues, last, speaksInPerson)?.source ?? pronounIn(last)
  }

  /** Whoever spoke, or was spoken of, last: a few sentences up. */
  function lastOnTheFloor(q: number): NounPhrase | undefined {
    const sentence = sentences.at(quotes[q]!.start)
    for (let s = sentence - 1; s >= Math.max(0, sentence - FARTHEST_SPEAKER); s--) {
      const source = lastCueIn(cues, s, speaksInPerson)?.source ?? personIn(s) ?? lastCueIn(cues, s, speaks)?.source
      if (source) return source
    }
    return undefined
  }

  function personIn(sentence: number): NounPhrase | undefined {
    const subject = subjectOfSentence(marked, sentence)
    return subject && people.isPerson(subject) ? subject : undefined
  }

  /** "She chose this one for its doors": somebody who was named before. */
  function pronounIn(sentence: number): NounPhrase | undefined {
    const subject = personIn(sentence)
    return subject && (marked.words.bits(subject.first) & PRONOUN) !== 0 ? subject : undefined
  }

  /** "The book has its faults, as Lund is quick to say." */
  function announcedBy(sentence: number): NounPhrase | undefined {
    const end = sentences.endWord[sentence]!
    if ((marked.words.verb(end - 1) & SAYING) === 0) return undefined
    for (let word = end - 2; word >= sentences.firstWord[sentence]! && word > end - LONGEST_ANNOUNCEMENT; word--) {
      if (scan.words.hash[word] === AS) return phraseFrom(marked, word + 1, end)
    }
    return undefined
  }

  /** The last one of the article's own before it: captions, headings and "Advertisement" are none. */
  function paragraphBefore(paragraph: number): number {
    let before = paragraph - 1
    while (before > 0 && before > paragraph - MOST_ASIDES && !endsSentence(before)) before--
    return before
  }

  function endsSentence(paragraph: number): boolean {
    return ENDS_SENTENCE.test(scan.text.slice(Math.max(0, paragraphs.end[paragraph]! - 6), paragraphs.end[paragraph]))
  }

  /** A body does: "the court ruled that". */
  function speaks(cue: Cue): boolean {
    return isSpeech(cue) && isSomebody(marked, cue.source!)
  }

  function speaksInPerson(cue: Cue): boolean {
    return (cue.kinds & (SAYING | TELLING | SHOWING | THINKING)) !== 0 && people.isPerson(cue.source!)
  }

  function outermostBefore(q: number): number {
    let previous = q - 1
    while (previous >= 0 && quotes[previous]!.depth > 0) previous--
    return previous
  }

  function hasQuotation(start: number, end: number): boolean {
    const { count, start: starts } = scan.words
    for (let word = scan.wordAt(start); word < count && starts[word]! < end; word++) if (marked.quoteOf[word] !== -1) return true
    return false
  }

  /** The next quotation of the same paragraph has a speaker, or the next sentence names one. */
  function followedUp(q: number): NounPhrase | undefined {
    const quote = quotes[q]!
    const paragraph = paragraphs.at(quote.start)
    const sentence = sentences.at(quote.end - 1)
    for (let s = sentence + 1; s < sentences.count && s <= sentence + 2 && sentences.paragraph[s] === paragraph; s++) {
      const cue = cues.in(s).slice(0, NEAREST_CUES).find((one) => one.source && isSpeech(one))
      if (cue) return cue.source
    }
    return undefined
  }
}

const AS = hashWord('as')
/** Sentences. */
const FARTHEST_SPEAKER = 5
const LONGEST_ANNOUNCEMENT = 25
const ENDS_SENTENCE = /[.!?…]['’"”»)\]\s]*$/
/** So many captions and headings can stand between a speaker and the quotation that goes on. */
const MOST_ASIDES = 3
/** Sentences. */
const LONGEST_SPEECH = 60

/** Few rules ask for a speaker's name and kind. */
class QuotationSpeaker implements Speaker {
  readonly found: Speaker['found']
  readonly start: number
  readonly end: number
  private readonly marked: Marked
  private readonly people: People
  private readonly source: NounPhrase

  constructor(marked: Marked, people: People, source: NounPhrase, found: Speaker['found']) {
    this.found = found
    this.marked = marked
    this.people = people
    this.source = source
    this.start = marked.scan.words.start[source.first]!
    this.end = marked.scan.words.end[source.end - 1]!
  }

  get name(): string {
    return this.people.nameOf(this.source)
  }

  get kind(): SourceKind {
    return kindOf(this.marked, this.source)
  }
}

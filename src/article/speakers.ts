/**
 * Finds who speaks each quotation: the source of a cue in its sentence, of the cue that its paragraph carries on, of the sentence
 * that leads in to it.
 */
import type { QuotationSpan } from '../text/quotations.ts'
import { CAPITALISED, GAP_COMMA, GAP_OTHER, hashWord } from '../text/words.ts'
import type { Cue } from './attribution-cues.ts'
import { isSomebody, kindOf, phraseFrom, subjectOfSentence, type Marked, type NounPhrase } from './attribution-sources.ts'
import { CALLING, JUDGING, OF_NOUN, PRONOUN, SAYING, SEEMING, SHOWING, TELLING, THINKING, WANTING } from './attribution-words.ts'
import type { People } from './people.ts'
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
    const quote = quotes[q]!
    const firstSentence = sentences.at(quote.start)
    const lastSentence = sentences.at(quote.end - 1)
    let best: Cue | undefined
    let bestCost = Infinity
    for (let s = firstSentence; ; s = lastSentence) {
      for (const cue of near(cues.in(s), quote.start)) {
        if (!cue.source) continue
        const cost = costOf(marked, cue, quote)
        if (cost < bestCost) {
          bestCost = cost
          best = cue
        }
      }
      if (s === lastSentence) break
    }
    const source = best ? (saidAround(best, quote)?.source ?? best.source) : askedAfter(lastSentence, quote)
    if (!source) return false
    sources[q] = source
    found[q] = 'named'
    return (isSettled[q] = true)
  }

  /** A quotation without a cue of its own: a clause beside it, carried on, then led up to. */
  function settleByContext(q: number): void {
    isSettled[q] = true
    found[q] = 'named'
    sources[q] = namedBeside(q)
    if (sources[q]) return
    found[q] = 'carried'
    sources[q] = carriedOn(q) ?? ledInto(q) ?? signedBelow(q) ?? goesOn(q)
    if (sources[q]) return
    found[q] = 'guessed'
    sources[q] = onTheFloor(q)
  }

  /** "Lund said that the board wanted “a new start”": whoever says it all speaks the quotation, not whoever it says something of. */
  function saidAround(inner: Cue, quote: QuotationSpan): Cue | undefined {
    if (speaksPlainly(inner)) return undefined
    const at = scan.words.start[inner.first]!
    return near(cues.in(inner.sentence), at).findLast(
      (cue) =>
        cue.source !== undefined && (cue.kinds & (SAYING | TELLING)) !== 0 && scan.words.start[cue.first]! < at
        && cue.content.some((part) => part.start <= at && part.end >= quote.end),
    )
  }

  /** `"Who would swim here?" Lund asked.`: its cue stands in a sentence of its own. */
  function askedAfter(sentence: number, quote: QuotationSpan): NounPhrase | undefined {
    if (sentence + 1 >= sentences.count) return undefined
    const says = ({ content }: Cue): boolean => content.some((part) => part.start < quote.end && part.end >= quote.end)
    return cues.in(sentence + 1).slice(0, NEAREST_CUES).find((cue) => cue.source !== undefined && says(cue))?.source
  }

  /** The cues of one sentence that are next to the offset, before and after it. */
  function near(list: readonly Cue[], offset: number): readonly Cue[] {
    if (list.length <= NEAREST_CUES) return list
    let low = 0
    let high = list.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (scan.words.start[list[middle]!.first]! < offset) low = middle + 1
      else high = middle
    }
    return list.slice(Math.max(0, low - NEAREST_CUES), low + NEAREST_CUES)
  }

  /** `"…," Collins admonished`, `"…," blared the headline`: the clause after it has a verb of any kind. */
  function namedBeside(q: number): NounPhrase | undefined {
    const { end, closed } = quotes[q]!
    const paragraph = paragraphs.at(end - 1)
    const first = scan.wordAt(end)
    if (!closed || first >= paragraphs.endWord[paragraph]!) return undefined
    const clauseEnd = sentences.endWord[sentences.at(scan.words.start[first]!)]!
    const mark = scan.text.slice(Math.max(0, end - 4), end)
    if (!GOES_ON.test(mark) && !(EXCLAIMS.test(mark) && clauseEnd - first <= SHORT_CLAUSE)) return undefined
    const last = Math.min(clauseEnd, first + LONGEST_CLAUSE)
    const phrase = phraseFrom(marked, first, last)
    if (phrase && isSomebody(marked, phrase)) return phrase
    const turned = first + 1 < last ? phraseFrom(marked, first + 1, last) : undefined
    return turned && isSomebody(marked, turned) ? turned : undefined
  }

  /** The person who speaks before it in the same paragraph, with a sentence or two of the reporter's own in between. */
  function carriedOn(q: number): NounPhrase | undefined {
    const { start } = quotes[q]!
    const paragraph = paragraphs.at(start)
    const sentence = sentences.at(start)
    const last = Math.max(0, sentence - LONGEST_SPEECH)
    for (let s = sentence - 1; s >= last && sentences.paragraph[s] === paragraph; s--) {
      const cue = lastCueIn(s, speaksQuotation) ?? lastCueIn(s, isSpeech)
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

  /** The last cue of the sentence that has a source. */
  function lastCueIn(sentence: number, test: (cue: Cue) => boolean): Cue | undefined {
    const list = cues.in(sentence)
    for (let c = list.length - 1; c >= Math.max(0, list.length - NEAREST_CUES); c--) if (list[c]!.source && test(list[c]!)) return list[c]
    return undefined
  }

  /** A colon before it, in its sentence or at the end of the paragraph before. */
  function ledInto(q: number): NounPhrase | undefined {
    const { start } = quotes[q]!
    const paragraph = paragraphs.at(start)
    let end = start
    while (end > 0 && scan.text.charCodeAt(end - 1) <= 32) end--
    if (scan.text[end - 1] !== ':' || (paragraph > 0 && end <= paragraphs.start[paragraph - 1]!)) return undefined
    const sentence = sentences.at(end - 1)
    return lastCueIn(sentence, isSpeech)?.source ?? nameBefore(end - 1, sentence) ?? lastCueIn(sentence, () => true)?.source
      ?? subjectOfSentence(marked, sentence)
  }

  /** "More from Lund:", "The result surprises pollster Anna Lund:". */
  function nameBefore(colon: number, sentence: number): NounPhrase | undefined {
    const end = scan.wordAt(colon - 1) + 1
    const first = sentences.firstWord[sentence]!
    let start = end
    while (start > first && end - start < LONGEST_NAME && (scan.words.flags[start - 1]! & CAPITALISED) !== 0
      && (start === end || (scan.words.gap[start]! & (GAP_COMMA | GAP_OTHER)) === 0)) start--
    const name = { first: start, end }
    return start < end && isSomebody(marked, name) ? name : undefined
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
    const cue = lastCueIn(sentence, isSpeech)
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
    return spoken ?? lastCueIn(last, speaksInPerson)?.source ?? pronounIn(last)
  }

  /** Whoever spoke, or was spoken of, last: a few sentences up. */
  function lastOnTheFloor(q: number): NounPhrase | undefined {
    const sentence = sentences.at(quotes[q]!.start)
    for (let s = sentence - 1; s >= Math.max(0, sentence - FARTHEST_SPEAKER); s--) {
      const source = lastCueIn(s, speaksInPerson)?.source ?? personIn(s) ?? lastCueIn(s, speaks)?.source
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

  /** Signed: `"…" — Maria Lund, Harbour News`, on the same line or the next, with a dash or alone on its line. */
  function signedBelow(q: number): NounPhrase | undefined {
    const { end } = quotes[q]!
    const paragraph = paragraphs.at(end - 1)
    const same = paragraphs.end[paragraph]! > end + 1
    const line = same ? paragraph : paragraph + 1
    if (line >= paragraphs.count) return undefined
    const first = same ? scan.wordAt(end) : paragraphs.firstWord[line]!
    const last = paragraphs.endWord[line]!
    const lead = scan.text.slice(same ? end : paragraphs.start[line], scan.words.start[first])
    const dashed = /^\s*[-–—]+\s*$/.test(lead)
    const isSentence = '.!?:'.includes(scan.text[paragraphs.end[line]! - 1]!)
    const bare = !same && lead === '' && !isSentence && isNames(first, last)
    if (first >= last) return undefined
    const phrase = dashed || bare ? phraseFrom(marked, first, last) : undefined
    return phrase && isSomebody(marked, phrase) ? phrase : undefined
  }

  /** Most of the words have a capital. */
  function isNames(first: number, last: number): boolean {
    let capitals = 0
    for (let word = first; word < last; word++) if ((scan.words.flags[word]! & CAPITALISED) !== 0) capitals++
    return last - first >= 2 && last - first <= 7 && capitals > 0.7 * (last - first)
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
const LONGEST_NAME = 5
/** Sentences. */
const FARTHEST_SPEAKER = 5
const LONGEST_ANNOUNCEMENT = 25
/** A quotation whose sentence goes on after it. */
const GOES_ON = /[,—–-]\s?['’"”»]+$/
const ENDS_SENTENCE = /[.!?…]['’"”»)\]\s]*$/
/** So many captions and headings can stand between a speaker and the quotation that goes on. */
const MOST_ASIDES = 3
/** `"…?" Lund cracked.` */
const EXCLAIMS = /[?!]\s?['’"”»]+\s?['’"”»]*$/
const SHORT_CLAUSE = 4
/** Words between a quotation and who speaks it. */
const LONGEST_CLAUSE = 16
/** So many cues before and after a quotation can be its own; bounds the work on hostile input. */
const NEAREST_CUES = 20
/** Sentences. */
const LONGEST_SPEECH = 60

const isSpeech = ({ kinds }: Cue): boolean => kinds === 0 || ((kinds & (SAYING | TELLING)) !== 0 && (kinds & OF_NOUN) === 0)

/** "Said", "told", "called"; and not "he would consider", "he rarely asks surrogates to". */
const speaksPlainly = ({ kinds }: Cue): boolean =>
  (kinds & SAYING) !== 0 || ((kinds & TELLING) !== 0 && (kinds & WANTING) === 0) || ((kinds & CALLING) !== 0 && (kinds & THINKING) === 0)

/** How far a cue is from a quotation, in code units; cues that do not speak are farther. */
function costOf(marked: Marked, cue: Cue, quote: QuotationSpan): number {
  const { start, end } = marked.scan.words
  const cueStart = Math.min(start[cue.first]!, cue.source ? start[cue.source.first]! : Infinity)
  const cueEnd = Math.max(end[cue.end - 1]!, cue.source ? end[cue.source.end - 1]! : 0)
  const distance = cueEnd <= quote.start ? quote.start - cueEnd : cueStart >= quote.end ? (cueStart - quote.end) * 0.5 : 500
  const covered = cue.content.some((part) => part.start < quote.end && part.end > quote.start)
  const weak = (cue.kinds & (SAYING | TELLING)) === 0 && (cue.kinds & (JUDGING | WANTING | SEEMING)) !== 0
  const nobody = cue.source && !isSomebody(marked, cue.source)
  return distance + (covered ? 0 : 60) + (weak ? 20 : 0) + (nobody ? 80 : 0)
}

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

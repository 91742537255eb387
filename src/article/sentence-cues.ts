/**
 * The cues of a text, sentence by sentence, read when somebody asks: "said", "according to", "the claim that" outside quotations. One
 * look-up a word, a bounded look around each cue.
 */
import type { QuotationSpan } from '../text/quotations.ts'
import type { Scan } from '../text/scan.ts'
import { ALL_CAPITALS, GAP_HYPHEN, GAP_SPACE } from '../text/words.ts'
import { readAdjective, readBeforeSource, readLabel, readNoun, readPoll, type Cue } from './attribution-cues.ts'
import type { Judge, Marked } from './attribution-sources.ts'
import { readVerb } from './attribution-verbs.ts'
import { AttributionWords, BEFORE_SOURCE, CUE_ADJECTIVE, CUE_NOUN, POLL } from './attribution-words.ts'
import type { Block, Role } from './reading.ts'

/** Nobody is quoted in these. */
const FURNITURE: ReadonlySet<Role> = new Set(['navigation', 'related', 'share', 'comments', 'footer', 'template'])
const NONE: readonly Cue[] = []

export class SentenceCues {
  readonly marked: Marked
  /** Sentences that open a labelled speech ("LUND:"). */
  private readonly labels: ReadonlySet<number>
  private readonly blocks: readonly Block[]
  private readonly read: (readonly Cue[] | undefined)[] = []

  constructor(scan: Scan, quotes: readonly QuotationSpan[], blocks: readonly Block[], judge: Judge) {
    this.marked = mark(scan, quotes, judge)
    this.blocks = blocks
    this.labels = repeatedLabels(this.marked)
  }

  /** The sentence before that opens a labelled speech, as far as one goes; -1 for none. */
  labelBefore(sentence: number): number {
    const { paragraph } = this.marked.scan.sentences
    if (this.labels.size === 0) return -1
    const last = Math.max(0, sentence - MOST_SPOKEN)
    for (let s = sentence - 1; s >= last && paragraph[s]! >= paragraph[sentence]! - LONGEST_SPEECH; s--) if (this.labels.has(s)) return s
    return -1
  }

  /** The cues of a sentence, in order. */
  in(sentence: number): readonly Cue[] {
    return (this.read[sentence] ??= this.isFurniture(sentence) ? NONE : this.readSentence(sentence))
  }

  private isFurniture(sentence: number): boolean {
    const { blocks } = this
    const start = this.marked.scan.sentences.start[sentence]!
    let low = 0
    let high = blocks.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (blocks[middle]!.end > start) high = middle
      else low = middle + 1
    }
    return low < blocks.length && blocks[low]!.start <= start && FURNITURE.has(blocks[low]!.role)
  }

  private readSentence(sentence: number): readonly Cue[] {
    const { marked } = this
    const { scan, words, quoteOf } = marked
    const { firstWord, endWord } = scan.sentences
    let cues: Cue[] | undefined
    const label = this.labels.has(sentence) ? readLabel(marked, sentence) : undefined
    if (label) cues = [{ ...label, content: [{ ...label.content[0]!, end: speechEnd(marked, sentence, this.labels) }] }]
    for (let word = firstWord[sentence]!; word < endWord[sentence]!; word++) {
      if (!words.isCandidate(word) || quoteOf[word] !== -1 || isHyphenated(scan, word)) continue
      const cue = readCue(marked, sentence, word)
      if (cue) (cues ??= []).push(cue)
    }
    return cues ?? NONE
  }
}

function readCue(marked: Marked, sentence: number, word: number): Cue | undefined {
  const { words } = marked
  const bits = words.bits(word)
  const verb = words.verb(word)
  return (
    ((bits & BEFORE_SOURCE) !== 0 ? readBeforeSource(marked, sentence, word) : undefined) ??
    (verb !== 0 ? readVerb(marked, sentence, word, verb) : undefined) ??
    ((bits & CUE_NOUN) !== 0 ? readNoun(marked, sentence, word) : undefined) ??
    ((bits & CUE_ADJECTIVE) !== 0 ? readAdjective(marked, sentence, word) : undefined) ??
    ((bits & POLL) !== 0 ? readPoll(marked, sentence, word) : undefined)
  )
}

function mark(scan: Scan, quotes: readonly QuotationSpan[], judge: Judge): Marked {
  const { count, start } = scan.words
  const quoteOf = new Int32Array(count).fill(-1)
  for (let q = 0; q < quotes.length; q++) {
    const quote = quotes[q]!
    if (quote.depth > 0) continue
    for (let word = scan.wordAt(quote.start); word < count && start[word]! < quote.end; word++) quoteOf[word] = q
  }
  return { scan, words: new AttributionWords(scan), quoteOf, finite: new Uint8Array(count), classes: new Uint8Array(count), judge }
}

/**
 * Sentences that begin with a label that comes again: "LUND:" in a transcript, and not "What happened:" in a list. Beside one in capitals,
 * others in capitals speak too, once or often.
 */
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
  const lists = [...byLabel.values()]
  const inCapitals = (sentence: number): boolean => (words.flags[sentences.firstWord[sentence]!]! & ALL_CAPITALS) !== 0
  const transcript = lists.some((list) => list.length > 1 && inCapitals(list[0]!))
  return new Set(lists.filter((list) => list.length > 1 || (transcript && inCapitals(list[0]!))).flat())
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
/** Sentences; bounds the work on hostile input. */
const MOST_SPOKEN = 100

/** "well-known", "vote-getter": part of a longer word. */
function isHyphenated({ words }: Scan, word: number): boolean {
  const { gap, count } = words
  if ((gap[word]! & GAP_HYPHEN) !== 0 && (gap[word]! & GAP_SPACE) === 0) return true
  return word + 1 < count && (gap[word + 1]! & GAP_HYPHEN) !== 0 && (gap[word + 1]! & GAP_SPACE) === 0
}

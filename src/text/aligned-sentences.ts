/** Which sentence of one text is which sentence of another in nearly the same words, and what of it was exchanged. */
import { diffArrays } from 'diff'
import type { Scan } from './scan.ts'

/** A word that stands in the place of one of the other text, by their indices into `scan.words`. */
export interface Exchange {
  readonly word: number
  readonly other: number
}

export interface AlignedSentence {
  /** Share of the words of the longer sentence that both have in the same order, 0 to 1. */
  readonly share: number
  readonly exchanges: readonly Exchange[]
}

/** Shorter sentences are alike by chance, longer ones are lists. Words. */
const LEAST_WORDS = 6
const MOST_WORDS = 100
/** Of less in common it cannot be told which word stands for which. */
const LEAST_SHARE = 0.5
/** A word of more sentences than this does not tell one from the other, and nothing here may be quadratic. */
const MOST_SENTENCES = 20
/** So many sentences of the other text are looked at beside one sentence: those that share the most telling words with it. */
const MOST_BESIDE = 3
/** Longer runs are put in other words, not word for word. */
const MOST_EXCHANGED = 2
/** Of the words next to the exchanged ones so many must be the same: one on either side and another one, or the sentence's edge. */
const LEAST_ANCHORED = 3

/** The sentences of the text that have a counterpart in the other one, in order. Time grows with the length of the texts, not faster. */
export function alignSentences(own: Scan, other: Scan): readonly AlignedSentence[] {
  const sentencesOf = new Map<string, number[]>()
  eachSentence(other, (sentence, first, end) => {
    for (const word of new Set(wordsOf(other, first, end))) {
      const known = sentencesOf.get(word)
      if (known === undefined) sentencesOf.set(word, [sentence])
      else if (known.length <= MOST_SENTENCES) known.push(sentence)
    }
  })
  const aligned: AlignedSentence[] = []
  eachSentence(own, (_, first, end) => {
    const words = wordsOf(own, first, end)
    let best: AlignedSentence | undefined
    for (const sentence of likest(words, sentencesOf)) {
      const otherFirst = other.sentences.firstWord[sentence]!
      const found = align(words, wordsOf(other, otherFirst, other.sentences.endWord[sentence]!), first, otherFirst)
      if (found !== undefined && found.share > (best?.share ?? 0)) best = found
    }
    if (best !== undefined) aligned.push(best)
  })
  return aligned
}

function eachSentence({ sentences }: Scan, visit: (sentence: number, first: number, end: number) => void): void {
  for (let sentence = 0; sentence < sentences.count; sentence++) {
    const first = sentences.firstWord[sentence]!
    const end = sentences.endWord[sentence]!
    if (end - first >= LEAST_WORDS && end - first <= MOST_WORDS) visit(sentence, first, end)
  }
}

function wordsOf(scan: Scan, first: number, end: number): readonly string[] {
  return Array.from({ length: end - first }, (_, i) => scan.lower(first + i))
}

/** Sentences by what they share with the words; a word counts the more the fewer sentences have it. */
function likest(words: readonly string[], sentencesOf: ReadonlyMap<string, readonly number[]>): readonly number[] {
  const votes = new Map<number, number>()
  for (const word of new Set(words)) {
    const sentences = sentencesOf.get(word)
    if (sentences === undefined || sentences.length > MOST_SENTENCES) continue
    for (const sentence of sentences) votes.set(sentence, (votes.get(sentence) ?? 0) + 1 / sentences.length)
  }
  return [...votes].sort(([a, most], [b, more]) => more - most || a - b).slice(0, MOST_BESIDE).map(([sentence]) => sentence)
}

function align(words: readonly string[], others: readonly string[], first: number, otherFirst: number): AlignedSentence | undefined {
  const longer = Math.max(words.length, others.length)
  const least = LEAST_SHARE * longer
  const parts = diffArrays([...others], [...words], { maxEditLength: Math.floor(words.length + others.length - 2 * least) })
  if (parts === undefined) return undefined
  const common = parts.reduce((sum, { added, removed, count }) => (added || removed ? sum : sum + count), 0)
  if (common < least) return undefined
  const exchanges: Exchange[] = []
  let word = first
  let other = otherFirst
  parts.forEach(({ added, removed, count }, i) => {
    const next = parts[i + 1]
    const isOneForOne = (removed && next?.added || added && next?.removed) && count <= MOST_EXCHANGED && next?.count === count
    if (isOneForOne && isAnchored(parts[i - 1], parts[i + 2])) {
      for (let exchanged = 0; exchanged < count; exchanged++) exchanges.push({ word: word + exchanged, other: other + exchanged })
    }
    if (!removed) word += count
    if (!added) other += count
  })
  return { share: common / longer, exchanges }
}

type Part = ReturnType<typeof diffArrays<string>>[number]

/** The exchange stands between words that both sentences have, or at the edge of both. */
function isAnchored(before: Part | undefined, after: Part | undefined): boolean {
  const anchored = (part: Part | undefined): number => (part === undefined ? 1 : part.added || part.removed ? 0 : part.count)
  const [left, right] = [anchored(before), anchored(after)]
  return left > 0 && right > 0 && left + right >= LEAST_ANCHORED
}

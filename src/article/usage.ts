/**
 * What English does, as far as news shows it: how usual words are beside each other, counted by `npm run train` over half of
 * ../shared/data/background. A question costs a microsecond, and the first one reading the file: ask it of candidates, not of every word.
 */
import { scan as scanText, type Scan } from '../text/scan.ts'
import { hashWord } from '../text/words.ts'
import { usageModel, type UsageModel } from './usage/model.ts'
import { BOUNDARY, gapToken, shapeToken, wordKey } from './usage/tokens.ts'

/** A word that stands in the text, by its index, or one that could stand there, in small letters. */
export type Word = number | string

/** Tokens that a word's probability depends on. */
const CONTEXT = 2

/**
 * By how many bits (log2 of the ratio of probabilities) news would sooner have `words` in place of the words `first` to `last`, which
 * stand in one sentence: above 15 it is nearly always right where the two are the same words in another order. What stands between the
 * words replaced counts as a blank. A version with fewer words is the likelier for that alone: every word left out is charged with how
 * rare it is by itself, and every word put in is credited with it.
 */
export function usageGain(scan: Scan, first: number, last: number, words: readonly Word[]): number {
  const model = usageModel()
  const sentence = scan.sentences.at(scan.words.start[first]!)
  const opening = scan.sentences.firstWord[sentence]!
  const before = tokensBefore(model, scan, first, opening)
  const after = tokensAfter(model, scan, last, scan.sentences.endWord[sentence]!, opening)
  const there = tokensOf(model, scan, range(first, last), opening)
  const instead = tokensOf(model, scan, words, opening)
  let bits = bitsOf(model, before, there, after) - bitsOf(model, before, instead, after)
  if (there.length !== instead.length) for (const [tokens, sign] of [[there, -1], [instead, 1]] as const) {
    for (const token of tokens) bits += sign * model.bitsAlone(token)
  }
  return bits
}

const range = (first: number, last: number): number[] => Array.from({ length: last - first + 1 }, (_, i) => first + i)

/** -log2 of the probability of `tokens` and of what follows them. */
function bitsOf(model: UsageModel, before: readonly number[], tokens: readonly number[], after: readonly number[]): number {
  let [first = BOUNDARY, second = BOUNDARY] = before
  let probability = 1
  let bits = 0
  for (const list of [tokens, after]) {
    for (const token of list) {
      probability *= model.probability(first, second, token)
      first = second
      second = token
    }
    // a sentence's worth of words would be too small for a number
    bits -= Math.log2(probability)
    probability = 1
  }
  return bits
}

function tokensOf(model: UsageModel, scan: Scan, words: readonly Word[], opening: number): number[] {
  return words.map((word) => {
    if (typeof word === 'number') return tokenAt(model, scan, word, opening)
    const token = model.tokenOf(hashWord(word))
    return token < 0 ? shapeToken(scanText(word), 0, false) : token
  })
}

function tokenAt(model: UsageModel, scan: Scan, word: number, opening: number): number {
  const token = model.tokenOf(wordKey(scan, word))
  return token < 0 ? shapeToken(scan, word, word === opening) : token
}

/** The two tokens before the word, the nearer one last; boundaries where the sentence has none. */
function tokensBefore(model: UsageModel, scan: Scan, first: number, opening: number): number[] {
  const tokens: number[] = []
  for (let word = first; word > opening && tokens.length < CONTEXT; word--) {
    const gap = gapToken(scan.words.gap[word]!)
    if (gap >= 0) tokens.unshift(gap)
    tokens.unshift(tokenAt(model, scan, word - 1, opening))
  }
  while (tokens.length < CONTEXT) tokens.unshift(BOUNDARY)
  return tokens.slice(-CONTEXT)
}

/** The two tokens after the word, one when the sentence ends with the first. */
function tokensAfter(model: UsageModel, scan: Scan, last: number, end: number, opening: number): number[] {
  const tokens: number[] = []
  for (let word = last + 1; word < end && tokens.length < CONTEXT; word++) {
    const gap = gapToken(scan.words.gap[word]!)
    if (gap >= 0) tokens.push(gap)
    tokens.push(tokenAt(model, scan, word, opening))
  }
  if (tokens.length < CONTEXT) tokens.push(BOUNDARY)
  return tokens.slice(0, CONTEXT)
}

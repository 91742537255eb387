/**
 * Scores how a text is worded: above 0 when it is worded as machine translations are. A linear model of standardised rates, trained by
 * scripts/train/translation.ts on human and machine versions of the same stories.
 */
import { TrainedFile } from '../trained.ts'
import { FEATURES, MEASURES, TAGS_CHECK, type Kept, type Wording } from './wording.ts'

/** Rates are counts in so many words; their square roots vary alike whatever their size. */
export const RATE_WORDS = 300
/** Standardised values are cut off here, so that no single habit decides. */
export const FEATURE_LIMIT = 3
export const MEASURE_LIMIT = 4

/** A text of so many words says half of what a long one does; read off news and translations cut to 30 to 1,000 words. */
const HALF_WORDS = 200

/**
 * Log odds up to the first hold as they are, and never pass the second: odd texts (tables, lists of quotations) are worded like nothing
 * that was counted, and on the wording alone nothing is to be called a translation.
 */
const PLAIN_ODDS = 2
const MOST_ODDS = 3.4

export const lengthFactor = (words: number): number => words / (words + HALF_WORDS)

export const clip = (value: number, limit: number): number => (value > limit ? limit : value < -limit ? -limit : value)

/** Short texts say little. `calibration`: the slope of the score, and what is added to that. */
export function logOddsOf(score: number, words: number, [slope = 1, offset = 0]: ArrayLike<number> & Iterable<number>): number {
  const odds = lengthFactor(words) * (slope * score + offset)
  const size = Math.abs(odds)
  if (size <= PLAIN_ODDS) return odds
  const beyond = size - PLAIN_ODDS
  return Math.sign(odds) * (PLAIN_ODDS + beyond / (1 + beyond / (MOST_ODDS - PLAIN_ODDS)))
}

/** Numbers a feature, and where each stands. */
const TERM = 4
const [MEAN, DEVIATION, WEIGHT, ABSENT] = [0, 1, 2, 3]

export class WordingModel {
  /** The features that `wordingOf` is to count for it. */
  readonly kept: Kept
  /** Of each kept feature mean, deviation and weight, and what it adds where it does not occur: side by side in memory. */
  private readonly terms: Float64Array
  private readonly measureMean: Float32Array
  private readonly measureDeviation: Float32Array
  private readonly measureWeight: Float32Array
  /** What a text without any of the features has. */
  private readonly base: number
  private readonly calibration: Float32Array

  constructor(file = new TrainedFile('translation')) {
    const features = file.array('features', 'u32')
    if (file.array('tags', 'u32')[0] !== TAGS_CHECK) {
      throw new Error('src/article/models/translation.bin is of another vocabulary: npm run train -- translation')
    }
    this.kept = new Uint16Array(FEATURES)
    for (const [i, feature] of features.entries()) this.kept[feature] = i + 1
    const columns = ['mean', 'deviation', 'weight'].map((name) => file.array(name, 'f32'))
    this.terms = new Float64Array(TERM * features.length)
    for (let i = 0; i < features.length; i++) {
      for (const [at, column] of columns.entries()) this.terms[TERM * i + at] = column[i]!
      this.terms[TERM * i + ABSENT] = this.term(i, 0)
    }
    this.measureMean = file.array('measureMean', 'f32')
    this.measureDeviation = file.array('measureDeviation', 'f32')
    this.measureWeight = file.array('measureWeight', 'f32')
    this.calibration = file.array('calibration', 'f32')
    this.base = features.reduce((sum, _, i) => sum + this.terms[TERM * i + ABSENT]!, file.array('bias', 'f32')[0]!)
  }

  /** What the feature adds at a rate, as its square root. */
  private term(feature: number, root: number): number {
    const at = TERM * feature
    return this.terms[at + WEIGHT]! * clip((root - this.terms[at + MEAN]!) / this.terms[at + DEVIATION]!, FEATURE_LIMIT)
  }

  /** The same, beyond what it adds where it does not occur. */
  private gain(feature: number, count: number, words: number): number {
    return this.term(feature, Math.sqrt((count * RATE_WORDS) / words)) - this.terms[TERM * feature + ABSENT]!
  }

  score({ words, features, counts, measures }: Wording): number {
    let score = this.base
    for (let i = 0; i < features.length; i++) score += this.gain(features[i]!, counts[features[i]!]!, words)
    for (let i = 0; i < MEASURES; i++) {
      score += this.measureWeight[i]! * clip((measures[i]! - this.measureMean[i]!) / this.measureDeviation[i]!, MEASURE_LIMIT)
    }
    return score
  }

  /** What each occurrence of a feature adds to the score of this wording. */
  shares({ words, features, counts }: Wording): (feature: number) => number {
    const shares = new Map<number, number>()
    for (const feature of features) {
      const count = counts[feature]!
      shares.set(feature, this.gain(feature, count, words) / count)
    }
    return (feature) => shares.get(feature) ?? 0
  }

  /** The score as log odds that a text of so many words, drawn from as many human as machine texts, is a machine's. */
  logOdds(score: number, words: number): number {
    return logOddsOf(score, words, this.calibration)
  }

  /** Log odds of one point of the score. */
  slope(words: number): number {
    return this.calibration[0]! * lengthFactor(words)
  }
}

let model: WordingModel | undefined

export function wordingModel(): WordingModel {
  return (model ??= new WordingModel())
}

/** Sources' scores over a run of any length: a few numbers a source are kept, whatever the number of its articles. */
import type { ArticleScore } from '../report/result.ts'
import { DIMENSIONS, rounded, type Dimension, type ScoredFinding } from './article-score.ts'

export interface SourceScore {
  /** `null` for the articles whose source is not known. */
  readonly source: string | null
  readonly articles: number
  /** Mean of the articles' overall scores, 0 to 100. */
  readonly score: number
  /** 95% interval of that mean. */
  readonly interval: readonly [low: number, high: number]
  /** False when there are too few articles to say anything about the source. */
  readonly enough: boolean
  /** Means of the articles' dimensions, 0 to 100. */
  readonly dimensions: Readonly<Record<Dimension, number>>
  /** Findings per 1,000 words, by rule, most frequent first. */
  readonly rules: Readonly<Record<string, number>>
}

/** Below this nothing is said about a source. */
const ENOUGH_ARTICLES = 10
/**
 * How far the articles of one source usually lie apart, and for how many articles that counts: a few articles alone tell nothing of their
 * spread.
 */
const USUAL_DEVIATION = 10
const USUAL_COUNTS_FOR = 5
/** Two-sided 95% of the normal distribution. */
const NORMAL_95 = 1.96

interface Running {
  articles: number
  words: number
  mean: number
  /** Sum of squared differences from the mean (Welford). */
  squares: number
  readonly dimensions: Record<Dimension, number>
  readonly rules: Map<string, number>
}

export class SourceScores {
  private readonly sources = new Map<string | null, Running>()

  /** One article more. `words`: its number of words; `score` and `found` as from `scoreArticle`. */
  add(source: string | undefined, score: ArticleScore, found: readonly ScoredFinding[], words: number): void {
    const key = source ?? null
    let running = this.sources.get(key)
    if (!running) {
      const dimensions = { integrity: 0, cleanliness: 0, originality: 0, attribution: 0 }
      running = { articles: 0, words: 0, mean: 0, squares: 0, dimensions, rules: new Map() }
      this.sources.set(key, running)
    }
    running.articles++
    running.words += words
    const difference = score.overall - running.mean
    running.mean += difference / running.articles
    running.squares += difference * (score.overall - running.mean)
    for (const dimension of DIMENSIONS) running.dimensions[dimension] += score[dimension]
    for (const { rule } of found) running.rules.set(rule, (running.rules.get(rule) ?? 0) + 1)
  }

  /** A row a source, by name, the articles without a source last. */
  rows(): SourceScore[] {
    return [...this.sources]
      .sort(([a], [b]) => (a === b ? 0 : a === null ? 1 : b === null ? -1 : a < b ? -1 : 1))
      .map(([source, running]) => rowOf(source, running))
  }
}

function rowOf(source: string | null, { articles, words, mean, squares, dimensions, rules }: Running): SourceScore {
  const deviation = Math.sqrt((USUAL_COUNTS_FOR * USUAL_DEVIATION ** 2 + squares) / (USUAL_COUNTS_FOR + articles - 1))
  const half = (NORMAL_95 * deviation) / Math.sqrt(articles)
  const perThousand = (count: number): number => Math.round((1e6 * count) / Math.max(1, words)) / 1000
  return {
    source,
    articles,
    score: rounded(mean),
    interval: [rounded(Math.max(0, mean - half)), rounded(Math.min(100, mean + half))],
    enough: articles >= ENOUGH_ARTICLES,
    dimensions: {
      integrity: rounded(dimensions.integrity / articles),
      cleanliness: rounded(dimensions.cleanliness / articles),
      originality: rounded(dimensions.originality / articles),
      attribution: rounded(dimensions.attribution / articles),
    },
    rules: Object.fromEntries(
      [...rules].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([rule, count]) => [rule, perThousand(count)]),
    ),
  }
}

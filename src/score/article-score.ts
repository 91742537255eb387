/** An article's score from what was found in it: simple on purpose, so that everybody can work it out again. */
import type { Found } from '../engine/found.ts'
import type { ArticleScore } from '../report/result.ts'
import type { Family, Severity } from '../rule.ts'

export const DIMENSIONS = ['integrity', 'cleanliness', 'originality', 'attribution'] as const
export type Dimension = (typeof DIMENSIONS)[number]

/** What counts of a finding. */
export type ScoredFinding = Pick<Found, 'rule' | 'severity' | 'confidence'>

const DIMENSION_OF: Readonly<Record<Family, Dimension>> = {
  garble: 'integrity',
  consistency: 'integrity',
  residue: 'cleanliness',
  curation: 'cleanliness',
  duplicate: 'originality',
  attribution: 'attribution',
}
const LOAD: Readonly<Record<Severity, number>> = { error: 1, warning: 0.5, info: 0.1 }
/** A dimension is down to 50 at this load per 1,000 words: an error every hundred words, which is a sentence in five or six. */
const LOAD_AT_50 = 10
/** An article counts as at least this long, so that one slip in a brief does not read like ten in a feature. */
const LEAST_WORDS = 200
/**
 * Findings about the article as a whole: their load does not get smaller as the article gets longer. An error of theirs takes a dimension
 * to 50.
 */
const WHOLE_ARTICLE: ReadonlySet<string> = new Set(['garble/machine-translated', 'duplicate/same-story'])

/**
 * Every finding weighs by its severity (error 1, warning 0.5, info 0.1) times its confidence. A dimension is 100 / (1 + load per 1,000
 * words / 10),
 * the overall score the geometric mean of the four: an article is not saved by what is right with it. 0 to 100 with one decimal, higher is
 * better.
 * `words`: number of words of the article.
 */
export function scoreArticle(found: readonly ScoredFinding[], words: number): ArticleScore {
  const load: Record<Dimension, number> = { integrity: 0, cleanliness: 0, originality: 0, attribution: 0 }
  const perThousand = 1000 / Math.max(words, LEAST_WORDS)
  for (const { rule, severity, confidence } of found) {
    const dimension = DIMENSION_OF[rule.slice(0, rule.indexOf('/')) as Family]
    // rules of plugins may have families of their own, which no dimension stands for
    if (dimension === undefined) continue
    load[dimension] += LOAD[severity] * confidence * (WHOLE_ARTICLE.has(rule) ? LOAD_AT_50 : perThousand)
  }
  const part = (dimension: Dimension): number => 100 / (1 + load[dimension] / LOAD_AT_50)
  const overall = DIMENSIONS.reduce((product, dimension) => product * part(dimension), 1) ** (1 / DIMENSIONS.length)
  return {
    overall: rounded(overall),
    integrity: rounded(part('integrity')),
    cleanliness: rounded(part('cleanliness')),
    originality: rounded(part('originality')),
    attribution: rounded(part('attribution')),
  }
}

/** One decimal. */
export function rounded(score: number): number {
  return Math.round(score * 10) / 10
}

/** What the commands need of scores. */
export { scoreArticle } from './article-score.ts'
export { SourceScores, type SourceScore } from './source-scores.ts'

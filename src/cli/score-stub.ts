import type { Linted } from '../engine/found.ts'
import type { Reading } from '../article/reading.ts'
import type { ArticleScore } from '../report/result.ts'
import type { SourceRow } from '../report/reporter.ts'
export function scoreArticle(_: Linted): ArticleScore { return { overall: 100, integrity: 100, cleanliness: 100, originality: 100, attribution: 100 } }
export function articleWords(reading: Reading): number { return reading.scan.words.count }
export function createSources(): { add(source: string | undefined, score: ArticleScore): void; rows(): SourceRow[] } { return { add() {}, rows: () => [] } }

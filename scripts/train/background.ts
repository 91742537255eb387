/** The news that everything here is counted in. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { hashWord } from '../../src/text/words.ts'

export interface BackgroundArticle {
  readonly id: string
  readonly source: string
  readonly title: string
  readonly text: string
}

const root = join(import.meta.dirname, '..', '..')
/** 11,374 articles of 376 outlets, 2012 to 2020. */
const BACKGROUND = join(root, '../shared/data/background/articles.dev.jsonl.gz')

/** All articles, in the order of the file. */
export function backgroundArticles(): BackgroundArticle[] {
  const lines = gunzipSync(readFileSync(BACKGROUND)).toString('utf8').split('\n').filter(Boolean)
  return lines.map((line) => JSON.parse(line) as BackgroundArticle)
}

/** Half of the outlets, by a hash of their name, are never counted, so that what was counted can be measured on them. */
export function isCounted({ source }: BackgroundArticle): boolean {
  return (hashWord(source) >>> 3) % 2 === 0
}

/** Where a file of the project stands. */
export function projectFile(path: string): string {
  return join(root, path)
}

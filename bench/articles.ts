/** The articles that everything is measured on: the project's own, or those of a JSONL file (gzip too) with `text` in each record. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

/** Texts of at least `bytes` of UTF-8 altogether; the project's own articles are few, so they come round again. */
export function articles(file: string | undefined, bytes: number): string[] {
  const all = file === undefined ? ownArticles() : recordsOf(file)
  const texts: string[] = []
  for (let size = 0, i = 0; size < bytes && all.length > 0; i++) {
    const text = all[i % all.length]!
    texts.push(text)
    size += Buffer.byteLength(text)
  }
  return texts
}

/** Megabytes of UTF-8. */
export function megabytes(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6
}

function ownArticles(): string[] {
  const corpus = join(import.meta.dirname, '..', '..', 'corpus')
  return readdirSync(corpus, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => readFileSync(join(corpus, name), 'utf8'))
}

function recordsOf(file: string): string[] {
  const raw = readFileSync(file)
  const lines = (file.endsWith('.gz') ? gunzipSync(raw) : raw).toString('utf8').split('\n')
  return lines.filter((line) => line !== '').map((line) => (JSON.parse(line) as { text: string }).text)
}

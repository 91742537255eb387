/**
 * Sentences of news that were labelled by hand: does what they claim need a source? `tests/quality/claims.jsonl` says where they stand in
 * the articles of ../shared, and holds no text (its fields are in claims.schema.json). Where the articles are missing only the file itself
 * is checked.
 */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { lint } from '../src/index.ts'

interface Label {
  readonly article: string
  readonly start: number
  readonly end: number
  readonly label: 'must-flag' | 'must-not-flag' | 'debatable'
  readonly half: 'fitting' | 'measuring'
}

interface Article {
  readonly id: string
  readonly title: string
  readonly text: string
}

const RULE = 'attribution/unattributed-claim'
const ARTICLES = fileURLToPath(new URL('../../shared/data/attribution/polnear.dev.jsonl', import.meta.url))
const here = (file: string): string => readFileSync(new URL(`quality/${file}`, import.meta.url), 'utf8')
const rows = (text: string): readonly unknown[] => text.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as unknown)
const labels = rows(here('claims.jsonl')) as readonly Label[]

test('labels are what their schema says, and no sentence has two', () => {
  const validate = new Ajv({ allErrors: true }).compile(JSON.parse(here('claims.schema.json')) as object)
  for (const label of labels) expect(validate(label), `${JSON.stringify(label)} ${JSON.stringify(validate.errors)}`).toBe(true)
  expect(new Set(labels.map(({ article, start }) => `${article} ${start}`)).size).toBe(labels.length)
})

describe.skipIf(!existsSync(ARTICLES))('on the labelled sentences', () => {
  /** Share of the sentences with the label in the half that a warning stands on. */
  const flagged = (half: Label['half'], wanted: Label['label']): number => {
    const articles = new Map((rows(readFileSync(ARTICLES, 'utf8')) as readonly Article[]).map((article) => [article.id, article]))
    const own = labels.filter(({ half: in_, label }) => in_ === half && label === wanted)
    const hits = own.filter(({ article, start, end }) => {
      const { title, text } = articles.get(article)!
      return lint({ headline: title, text }).diagnostics.some(({ rule, severity, field, range }) => rule === RULE && severity !== 'info' &&
        field !== 'headline' && Math.min(range.end.offset, end) - Math.max(range.start.offset, start) >= 10)
    })
    return hits.length / own.length
  }

  const halves = ['fitting', 'measuring'] as const
  test.each(halves)('over half of what needs a source is flagged, and little else (%s)', { timeout: 120_000 }, (half) => {
    expect(flagged(half, 'must-flag')).toBeGreaterThanOrEqual(0.55)
    expect(flagged(half, 'must-not-flag')).toBeLessThanOrEqual(0.02)
  })
})

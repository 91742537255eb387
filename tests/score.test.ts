import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scoreArticle, SourceScores } from '../src/score/index.ts'

const finding = (rule: string, severity: 'error' | 'warning' | 'info' = 'error', confidence = 1) => ({ rule, severity, confidence })

describe('the score of an article', () => {
  test('is 100 in everything when nothing is found', () => {
    expect(scoreArticle([], 400)).toEqual({ overall: 100, integrity: 100, cleanliness: 100, originality: 100, attribution: 100 })
  })

  test('counts each family for its own dimension', () => {
    const repeated = scoreArticle([finding('garble/repeated-word')], 1000)
    expect(repeated).toMatchObject({ integrity: 90.9, cleanliness: 100, originality: 100, attribution: 100 })
    expect(scoreArticle([finding('residue/share-bar')], 1000).cleanliness).toBe(90.9)
    expect(scoreArticle([finding('duplicate/repeated-line')], 1000).originality).toBe(90.9)
    expect(scoreArticle([finding('attribution/vague-source')], 1000).attribution).toBe(90.9)
  })

  test('is 50 at ten errors per 1,000 words', () => {
    expect(scoreArticle(Array.from({ length: 10 }, () => finding('garble/agreement')), 1000).integrity).toBe(50)
  })

  test('weighs by severity and confidence', () => {
    const integrity = (...args: Parameters<typeof finding>) => scoreArticle([finding(...args)], 500).integrity
    expect(integrity('garble/x', 'error')).toBeLessThan(integrity('garble/x', 'warning'))
    expect(integrity('garble/x', 'warning')).toBeLessThan(integrity('garble/x', 'info'))
    expect(integrity('garble/x', 'error', 1)).toBeLessThan(integrity('garble/x', 'error', 0.5))
  })

  test('a verdict on the whole article does not fade with its length', () => {
    const of = (words: number) => scoreArticle([finding('garble/machine-translated')], words).integrity
    expect(of(300)).toBe(of(3000))
  })

  test('a brief is not judged by one slip, and an empty text has a score', () => {
    expect(scoreArticle([finding('garble/x')], 20)).toEqual(scoreArticle([finding('garble/x')], 200))
    expect(scoreArticle([], 0).overall).toBe(100)
  })

  test('families of plugins change nothing', () => {
    expect(scoreArticle([finding('house/serial-comma')], 100).overall).toBe(100)
  })

  test('never leaves 0 to 100, and another finding never raises it', () => {
    const findings = fc.array(
      fc.record({
        rule: fc.constantFrom('garble/a', 'residue/b', 'duplicate/same-story', 'attribution/d', 'garble/machine-translated'),
        severity: fc.constantFrom('error' as const, 'warning' as const, 'info' as const),
        confidence: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      { maxLength: 60 },
    )
    fc.assert(
      fc.property(findings, fc.integer({ min: 0, max: 5000 }), (found, words) => {
        const all = scoreArticle(found, words)
        for (const value of Object.values(all)) expect(value >= 0 && value <= 100).toBe(true)
        expect(all.overall).toBeLessThanOrEqual(scoreArticle(found.slice(1), words).overall)
      }),
    )
  })
})

describe('the score of a source', () => {
  const source = (scores: readonly number[], name: string | undefined = 'Harbour Courier') => {
    const scorer = new SourceScores()
    for (const overall of scores) {
      const score = { overall, integrity: overall, cleanliness: 100, originality: 100, attribution: 100 }
      scorer.add(name, score, [finding('garble/agreement')], 500)
    }
    return scorer.rows()[0]!
  }

  test('is the mean of its articles, with dimensions and findings per 1,000 words', () => {
    expect(source([80, 90, 100])).toMatchObject({
      source: 'Harbour Courier', articles: 3, score: 90, enough: false,
      dimensions: { integrity: 90, cleanliness: 100 }, rules: { 'garble/agreement': 2 },
    })
  })

  test('has an interval that widens as articles get fewer', () => {
    const width = (count: number) => {
      const { interval } = source(Array.from({ length: count }, (_, i) => (i % 2 ? 60 : 50)))
      return interval[1] - interval[0]
    }
    const widths = [1, 2, 5, 10, 50, 500].map(width)
    expect(widths).toEqual([...widths].sort((a, b) => b - a))
    expect(new Set(widths).size).toBe(widths.length)
    expect(source([99, 99]).interval[1]).toBeLessThanOrEqual(100)
  })

  test('says that fewer than ten articles are not enough', () => {
    expect(source(Array<number>(9).fill(70)).enough).toBe(false)
    expect(source(Array<number>(10).fill(70)).enough).toBe(true)
  })

  test('rows come by name whatever the order of the articles, unknown sources last', () => {
    const score = scoreArticle([], 300)
    const scorer = new SourceScores()
    for (const name of ['Nordic Wire', undefined, 'Alder Post', 'Nordic Wire']) scorer.add(name, score, [], 300)
    expect(scorer.rows().map((row) => [row.source, row.articles])).toEqual([['Alder Post', 1], ['Nordic Wire', 2], [null, 1]])
  })
})

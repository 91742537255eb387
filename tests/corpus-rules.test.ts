import { describe, expect, test } from 'vitest'
import sameHeadline from '../rules/duplicate/same-headline.ts'
import sameStory from '../rules/duplicate/same-story.ts'
import { read } from '../src/article/read.ts'
import { Comparison } from '../src/engine/compare.ts'
import type { ActiveRule } from '../src/engine/found.ts'
import { defaultOptions, type CorpusRule } from '../src/rule.ts'

const active = (rule: CorpusRule, options = {}): ActiveRule => ({
  rule,
  severity: rule.severity,
  options: { ...defaultOptions(rule), ...options },
})
const RULES = [active(sameHeadline), active(sameStory)]

interface Given {
  readonly id: string
  readonly headline: string
  readonly text: string
  readonly source?: string
}

const TEXT = [
  'The dam above the village gave way shortly before midnight on Monday, and a wave of mud ran down the valley to the railway line.',
  'Firefighters brought some nine hundred people to higher ground before the second wave came. Two bridges were torn away in a minute.',
  'The operator had planned repairs for the summer, a spokesman said, because cracks had been seen in the wall two years ago.',
].join('\n\n')
const OTHER = [
  'Storks have come back to the marshes south of the town two weeks earlier than in any year since people began to note it down.',
  'Eleven pairs sit on the wheels that the fire brigade put up on roofs. The mild winter has kept many of them in Spain, it is thought.',
].join('\n\n')

function compare(articles: readonly Given[], rules = RULES) {
  const comparison = new Comparison()
  for (const given of articles) comparison.add(read({ ...given, format: 'record', language: 'en' }), 'run.jsonl', rules)
  const { found, failures } = comparison.compare()
  expect(failures).toEqual([])
  return [...found]
    .sort(([a], [b]) => a - b)
    .flatMap(([article, list]) => list.map(({ rule, part, related }) => ({ article, rule, part, earlier: related?.[0]?.article ?? -1 })))
}

describe('corpus rules', () => {
  const articles: Given[] = [
    { id: 'one', headline: 'Dam breaks above village', text: TEXT, source: 'Valley Herald' },
    { id: 'two', headline: 'Storks are back early', text: OTHER, source: 'Valley Herald' },
    { id: 'three', headline: 'DAM BREAKS ABOVE VILLAGE | Coast News', text: 'A dam broke on Monday, readers wrote to us.', source: 'Coast News' },
    { id: 'four', headline: 'Nine hundred flee from mud', text: TEXT, source: 'Coast News' },
  ]

  test('report the later article and point at the earlier one', () => {
    expect(compare(articles)).toEqual([
      { article: 2, rule: 'duplicate/same-headline', part: 'headline', earlier: 0 },
      { article: 3, rule: 'duplicate/same-story', part: 'headline', earlier: 0 },
    ])
  })

  test('say the same in every run', () => {
    expect(compare(articles)).toEqual(compare(articles))
  })

  test('find the same pairs whatever the order of the articles', () => {
    const backwards = [...articles].reverse()
    const pairs = (list: readonly Given[]): string[] =>
      compare(list).map(({ article, rule, earlier }) => `${rule} ${[list[article]!.id, list[earlier]!.id].sort().join(' ')}`).sort()
    expect(pairs(backwards)).toEqual(pairs(articles))
  })

  test('a whole crowd of copies points at an earlier one each', () => {
    const copy = (i: number): Given => ({ id: `${i}`, headline: `Flood report number ${i} from the valley`, text: TEXT, source: `Paper ${i}` })
    const crowd = Array.from({ length: 60 }, (_, i) => copy(i))
    const found = compare(crowd)
    expect(found).toHaveLength(59)
    expect(found.every(({ article, rule, earlier }) => rule === 'duplicate/same-story' && earlier < article)).toBe(true)
  })

  test('headlines that the configuration allows may come again', () => {
    const columns = [1, 2].map((n) => ({ id: `${n}`, headline: 'A walk through the market', text: n === 1 ? TEXT : OTHER }))
    expect(compare(columns)).toHaveLength(1)
    expect(compare(columns, [active(sameHeadline, { allow: ['a walk through the market'] })])).toEqual([])
  })

  test('articles of one source have to be more alike', () => {
    const half = `${TEXT}\n\n${OTHER}`
    const pair = (source: string): Given[] => [articles[0]!, { id: 'half', headline: 'Storks above the mud', text: half, source }]
    expect(compare(pair('Coast News'))).toHaveLength(1)
    expect(compare(pair('Valley Herald'))).toHaveLength(0)
  })

  test('empty and tiny articles are left alone', () => {
    const empty = ['a', 'b'].map((id) => ({ id, headline: '', text: '' }))
    expect(compare([...empty, { id: 'c', headline: 'News', text: 'x' }])).toEqual([])
  })
})

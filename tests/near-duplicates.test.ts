import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { read } from '../src/article/read.ts'
import { narrationOf } from '../src/article/narration.ts'
import { findDuplicates, type DuplicateEntry } from '../src/corpus/index.ts'
import { Clusters } from '../src/text/clusters.ts'
import { NearDuplicates } from '../src/text/near-duplicates.ts'
import { packWords, unpackWords } from '../src/text/packed-words.ts'
import { hashWord } from '../src/text/words.ts'

/** Numbers that look random and are the same in every run. */
function* numbers(seed: number): Generator<number> {
  for (let state = seed; ; ) yield (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32
}

/** A story of so many words out of 5,000, the frequent ones much more frequent than the rare ones. */
function story(seed: number, length: number): string[] {
  const random = numbers(seed)
  return Array.from({ length }, () => `word${Math.floor(5000 * random.next().value! ** 3)}`)
}

const hashed = (words: readonly string[]): Uint32Array => Uint32Array.from(words, hashWord)
const similarity = (a: readonly string[], b: readonly string[]): number => {
  const search = new NearDuplicates()
  search.add(hashed(a))
  search.add(hashed(b))
  return search.pairs()[0]?.similarity ?? 0
}

describe('near-duplicates', () => {
  const original = story(1, 400)

  test('are found when a third of the words is exchanged, cut or reordered', () => {
    const random = numbers(2)
    expect(similarity(original, original)).toBe(1)
    expect(similarity(original, original.slice(0, 250))).toBeGreaterThan(0.5)
    expect(similarity(original, original.map((word) => (random.next().value! < 0.2 ? 'other' : word)))).toBeGreaterThan(0.3)
    expect(similarity(original, [...original.slice(200), ...original.slice(0, 200)])).toBeGreaterThan(0.9)
    expect(similarity(original, story(3, 400))).toBeLessThan(0.1)
  })

  test('an excerpt is contained', () => {
    const search = new NearDuplicates()
    search.add(hashed(original))
    search.add(hashed(original.slice(100, 180)))
    expect(search.pairs()).toMatchObject([{ earlier: 0, later: 1 }])
    expect(search.pairs()[0]!.containment).toBe(1)
    expect(search.pairs()[0]!.similarity).toBeLessThan(0.3)
  })

  test('a story that everybody prints is one cluster, and what every page has in it makes none', () => {
    const search = new NearDuplicates()
    const footer = story(99, 60)
    for (let i = 0; i < 200; i++) search.add(hashed([...original.slice(i % 50), ...footer]))
    for (let i = 0; i < 200; i++) search.add(hashed([...story(1000 + i, 300), ...footer]))
    const clusters = new Clusters(400)
    for (const pair of search.pairs()) if (pair.similarity >= 0.13) clusters.link(pair.earlier, pair.later)
    expect(clusters.groups()).toEqual([Array.from({ length: 200 }, (_, i) => i)])
  })

  test('texts without words, or with few, are alike to none', () => {
    const search = new NearDuplicates()
    for (const words of [[], ['one'], [], ['one', 'two', 'three']]) search.add(hashed(words))
    expect(search.pairs()).toEqual([])
  })

  test('one word for ever is no trouble', () => {
    const search = new NearDuplicates()
    for (let i = 0; i < 3; i++) search.add(new Uint32Array(2_000_000).fill(7))
    expect(search.pairs()).toEqual([])
  })

  // compared with each other, so many texts would take hours: the guard is for a hang, and no measurement
  test('the work grows with the words, not with the pairs', { timeout: 120_000 }, () => {
    const TEXTS = 20_000
    const MOST_COMPARED = 24
    const footer = story(0, 40)
    const search = new NearDuplicates()
    for (let i = 1; i <= TEXTS; i++) search.add(hashed([...story(i, 80), ...footer]))
    expect(search.pairs().length).toBeLessThanOrEqual(TEXTS * MOST_COMPARED)
  })
})

describe('clusters', () => {
  test('do not depend on the order of the links', () => {
    const links = fc.array(fc.tuple(fc.nat(19), fc.nat(19)), { maxLength: 30 })
    fc.assert(
      fc.property(links, fc.infiniteStream(fc.nat()), (pairs, order) => {
        const groups = (list: typeof pairs): number[][] => {
          const clusters = new Clusters(20)
          for (const [a, b] of list) clusters.link(a, b)
          return clusters.groups()
        }
        const shuffled = pairs.map((pair) => ({ pair, key: order.next().value as number })).sort((a, b) => a.key - b.key)
        expect(groups(shuffled.map(({ pair }) => pair))).toEqual(groups(pairs))
      }),
    )
  })
})

test('packed words come back', () => {
  fc.assert(
    fc.property(fc.uint32Array(), (words) => {
      expect(unpackWords(packWords(words))).toEqual(words)
    }),
  )
})

const NARRATION = [
  'The ferry left the pier at six in the morning, half an hour late, because a lorry had blocked the ramp.',
  'Off the lighthouse it met waves that the captain, who has sailed this route for thirty years, called the highest of his life.',
  'Passengers put on life jackets and sat down on the floor of the saloon, where a teacher began to sing with the children.',
]
const article = (id: string, headline: string, paragraphs: readonly string[]): DuplicateEntry => ({
  path: 'run.jsonl',
  article: { id, headline, text: paragraphs.join('\n\n'), format: 'record', language: 'en' },
})

test('narration is what the reporter wrote', () => {
  const given = { format: 'record', headline: 'Ferry in distress', language: 'en' } as const
  const words = (text: string): number => narrationOf(read({ ...given, text })).length
  const told = words(NARRATION.join('\n\n'))
  expect(words([...NARRATION, '"We sang until we saw the harbour lights," she said.'].join('\n\n'))).toBe(told + 2)
  expect(words('"We sang until we saw the harbour lights and nobody was afraid any more," she said.')).toBeGreaterThan(10)
})

describe('findDuplicates', () => {
  const entries = [
    article('a', 'Ferry meets high waves', NARRATION),
    article('b', 'Parliament adopts budget', [
      'The budget was adopted with three votes more than needed late on Thursday night.',
      'The minister thanked her colleagues and went home by tram.',
    ]),
    article('c', 'FERRY MEETS HIGH WAVES | Coast News', [
      'A ferry got into a storm and reached the harbour with all its passengers, the coast guard reports today.',
    ]),
    article('d', 'Singing against the storm', [NARRATION[0]!, NARRATION[2]!, 'In the evening all were back on land, and nobody was hurt.']),
  ]

  test('names clusters of headlines and of articles', async () => {
    expect(await findDuplicates(entries)).toEqual([
      { kind: 'headline', cluster: 'headline-1', members: ['a', 'c'], similarity: 1 },
      { kind: 'article', cluster: 'article-1', members: ['a', 'd'], similarity: expect.any(Number) as number },
    ])
  })

  test('reads streams, and calls articles without an id by their place', async () => {
    async function* stream(): AsyncGenerator<DuplicateEntry> {
      for (const [i, { article: { id: _, ...rest } }] of entries.entries()) {
        yield i === 0
          ? { path: 'a.txt', article: rest }
          : { path: 'run.jsonl', article: rest, record: { index: i, line: i + 1, fields: { text: 'text' }, value: {} } }
      }
    }
    expect((await findDuplicates(stream())).map(({ members }) => members)).toEqual([['a.txt', 'run.jsonl:3'], ['a.txt', 'run.jsonl:4']])
  })

  test('has nothing to say about nothing', async () => {
    expect(await findDuplicates([])).toEqual([])
    expect(await findDuplicates([article('x', '', []), article('y', '', [])])).toEqual([])
  })
})

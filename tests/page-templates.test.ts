import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tabulate } from '../src/article/anatomy/lines.ts'
import { recurringLines } from '../src/article/anatomy/template.ts'
import { shapeOfLine } from '../src/article/line-shape.ts'
import { sourceOf, templateOf, type PageTemplate } from '../src/article/page-template.ts'
import { read } from '../src/article/read.ts'
import { TemplateLearner } from '../src/corpus/index.ts'
import { cleanArticle } from '../src/engine/clean.ts'
import { lintReading } from '../src/engine/lint.ts'
import { articleOf, fix, learnTemplates, lint, rulesOf, type ArticleInput } from '../src/library.ts'
import { scan } from '../src/text/scan.ts'
import { bare, DESKS, ENGLISH, pagesOf, type Desk } from './source-stories.ts'

const learned = (articles: readonly ArticleInput[]): PageTemplate | undefined => Object.values(learnTemplates(articles).sources)[0]
/** What is called a line of the template in the article when it is read with the template. */
const found = (article: ArticleInput, template: PageTemplate | undefined): string[] => {
  const reading = read(articleOf(article), { template })
  return reading.blocks.filter(({ residue }) => residue === 'page-template').flatMap(({ start, end }) => reading.text.slice(start, end).split('\n'))
}
const furnitureOf = ({ above, inside, below }: Desk, n: number): string[] => [...above(n), ...inside(n), ...below(n)]
/** Of ten English articles the first ones carry the line below the text. */
const carried = (line: string, articles: number): ArticleInput[] =>
  bare(ENGLISH).map((article, n) => (n < articles ? { ...article, text: `${article.text}\n\n${line}` } : article))

describe('the shape of a line', () => {
  test.each([
    ['Published: May 4, 2021, 10:30 am', 'Published: Tuesday 1 June 2021', 'Published: #'],
    ['Veröffentlicht am Dienstag, 4. Mai 2021 um 9:05 Uhr', 'Veröffentlicht am Samstag, 31. Dezember 2022 um 23:59 Uhr', 'Veröffentlicht # um # Uhr'],
    ['Mis à jour le 3 août 2021', 'Mis à jour le 14 févr. 2020', 'Mis à jour le #'],
    ['Опубликовано 4 мая 2021 года', 'Опубликовано 31 декабря 2019 года', 'Опубликовано #'],
    ['نُشر في ٤ مايو ٢٠٢١', 'نُشر في ١١ ديسمبر ٢٠٢٠', 'نُشر في #'],
    ['公開日 2021年5月4日(火)', '公開日 2020年12月31日(木)', '公開 #)'],
    ['2021년 5월 4일 화요일 입력', '2020년 12월 31일 목요일 입력', '# 입력'],
    ['Read 3 hours ago', 'Read 12 minutes ago', 'Read #'],
    ['Seite 3 von 40', 'Seite 11 von 8', 'Seite # von #'],
    ['Share  (1,204)', 'Share (7)', 'Share (#)'],
    ['港の便り 第128号', '港の便り 第9号', '港の便り 第 # 号'],
    ['No. #5 of the #storm edition', 'No. #17 of the #storm edition', 'No. # of the #storm edition'],
  ])('%s and %s are %s', (one, other, shape) => {
    expect(shapeOfLine(one)).toBe(shape)
    expect(shapeOfLine(other)).toBe(shape)
  })

  test('words of dates stay where there is no number', () => {
    expect(shapeOfLine('May we send you the Sunday edition?')).toBe('May we send you the Sunday edition?')
    expect(shapeOfLine('Chip in $10 or more to help us')).toBe('Chip in $# more to help us')
  })

  test('a line of numbers and dates alone has none, nor has one too long for furniture', () => {
    for (const line of ['4 May 2021', '12:30', '', '— 7 —', `a ${'long '.repeat(300)}line`]) expect(shapeOfLine(line)).toBeUndefined()
  })

  test('is its own shape, and the line is known by it', () => {
    const piece = fc.constantFrom('May', '4', '2021', '#', '##', '5#', '#5', '#tag', 'C#', '&', '12:30', 'Uhr', '月', '5月4日', '第3回', '٤', 'мая', '(', ',', ' ', '  ', '\u00ad', 'x', '$', '&#39;', 'Tue')
    fc.assert(
      fc.property(fc.oneof(fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')), fc.array(piece).map((pieces) => pieces.join(' ')), fc.string()), (line) => {
        const shape = shapeOfLine(line.replace(/[\r\n]/g, ' '))
        if (shape === undefined) return
        expect(shapeOfLine(shape)).toBe(shape)
        const text = scan(line.replace(/[\r\n]/g, ' '))
        expect(recurringLines(text, tabulate(text), { articles: 9, lines: { [shape]: 5 } })).toMatchObject([{ articles: 5, of: 9 }])
      }),
      { seed: 20_240_106, numRuns: 3000 },
    )
  })
})

describe('the source of an article', () => {
  test('is its source, else the host of its address', () => {
    expect(sourceOf({ source: ' Gazette ', url: 'https://www.gazette.example/a' })).toBe('Gazette')
    expect(sourceOf({ source: ' ', url: 'https://www.Gazette.example/a' })).toBe('gazette.example')
    expect(sourceOf({ url: 'no address' })).toBeUndefined()
    expect(sourceOf({})).toBeUndefined()
  })

  test('names a template of its own only', () => {
    expect(templateOf({ version: 1, sources: {} }, { source: 'constructor' })).toBeUndefined()
  })
})

describe('learning', () => {
  test('counts in how many articles a line stands', () => {
    const template = learned(pagesOf(ENGLISH))
    expect(template).toEqual({
      articles: 10,
      lines: {
        'Edition of #, printed at Pier #': 10,
        'The Gazette raffle has # tickets left, ask for one at the front desk.': 10,
        'Made on paper that was a fishing net before': 10,
      },
    })
  })

  test('two articles are a coincidence, three of ten are not', () => {
    const line = 'Made on paper that was a fishing net before'
    expect(learned(carried(line, 2))).toBeUndefined()
    expect(learned(carried(line, 3))?.lines).toEqual({ [line]: 3 })
  })

  test('does not depend on the order of the articles', () => {
    const articles = DESKS.flatMap(pagesOf)
    const expected = JSON.stringify(learnTemplates(articles))
    for (let turn = 1; turn < 6; turn++) {
      const shuffled = articles.map((article, i) => ({ article, key: (i * 7919 * turn) % 101 })).sort((a, b) => a.key - b.key)
      expect(JSON.stringify(learnTemplates(shuffled.map(({ article }) => article)))).toBe(expected)
    }
  })

  test('looks at a part of many articles, the same whatever their order', () => {
    const articles = Array.from({ length: 400 }, (_, n): ArticleInput => ({
      source: 'Gazette', text: `Report number ${n} from the sea\n\nMade on paper that was a net${n % 2 === 0 ? '' : '\n\nAsk for it at the front desk'}`,
    }))
    const template = learned(articles)!
    expect(template.articles).toBe(200)
    expect(template.lines['Made on paper that was a net']).toBe(200)
    expect(template.lines['Ask for it at the front desk']).toBeGreaterThan(60)
    expect(JSON.stringify(learned([...articles].reverse()))).toBe(JSON.stringify(template))
  })

  test('keeps no more than it may: fewer articles of each source, then fewer sources, whatever the order', () => {
    const articles = Array.from({ length: 3000 }, (_, n): ArticleInput => ({
      source: `Paper ${n % 40}`, text: `Report number ${n} from the sea\n\nMade on paper that was a net\n\nAsk for it at the front desk`,
    }))
    const learnedWithin = (most: number, list: readonly ArticleInput[]): TemplateLearner => {
      const learner = new TemplateLearner(most)
      for (const article of list) learner.add(read(articleOf(article)))
      return learner
    }
    for (const [most, sources, ofEach] of [[3000, 40, 75], [2500, 40, 50], [1000, 40, 25], [700, 28, 25], [3, 0, 0]] as const) {
      const learner = learnedWithin(most, articles)
      const templates = learner.templates()
      expect(Object.keys(templates.sources).length).toBeLessThanOrEqual(sources)
      expect(Object.keys(templates.sources).length).toBeGreaterThanOrEqual(sources / 2)
      for (const template of Object.values(templates.sources)) expect(template.articles).toBe(ofEach)
      expect(learner.isPartial).toBe(sources < 40)
      expect(learnedWithin(most, articles.toReversed()).templates()).toEqual(templates)
    }
  })

  test('versions of one story are one article, and the same text twice is too', () => {
    const [story] = bare(ENGLISH)
    const versions = ['first', 'second', 'third', 'fourth'].map((word): ArticleInput => ({ ...story!, text: `${story!.text}\n\nThis is the ${word} report on it.` }))
    expect(learned(versions)).toBeUndefined()
    expect(learned([story!, story!, story!, story!])).toBeUndefined()
    const others = carried('Ask for it at the front desk', 3)
    // three versions of one story count no more than one of them
    expect(learned([...others, ...versions])).toEqual({ articles: 10, lines: { 'Ask for it at the front desk': 3 } })
  })

  test('knows nothing of articles without a source', () => {
    const nameless = pagesOf(ENGLISH).map(({ source: _source, ...article }) => article)
    expect(learnTemplates(nameless)).toEqual({ version: 1, sources: {} })
    const addressed = nameless.map((article, n) => ({ ...article, url: `https://www.gazette.example/${n}` }))
    expect(Object.keys(learnTemplates(addressed).sources)).toEqual(['gazette.example'])
  })

  test('keeps sources apart', () => {
    const halves = pagesOf(ENGLISH).map((article, n) => ({ ...article, source: `Paper ${n % 5}` }))
    expect(learnTemplates(halves).sources).toEqual({})
  })

  test('leaves bylines, dates and credits out', () => {
    const signed = bare(ENGLISH).map((article) => ({ ...article, text: `By Anna Keller\n\nMay 4, 2021\n\n${article.text}\n\nPhoto: Lena Hahn` }))
    expect(learned(signed)).toBeUndefined()
  })

  test('takes a line for what it is, whatever an object inherits', () => {
    const articles = bare(ENGLISH).map((article) => ({ ...article, source: '__proto__', text: `${article.text}\n\n__proto__ of a line that recurs` }))
    const templates = learnTemplates(articles)
    expect(Object.keys(templates.sources)).toEqual(['__proto__'])
    expect(lint(articles[0]!, { templates }).diagnostics.map(({ rule }) => rule)).toContain('residue/page-template')
  })
})

describe('reading with a template', () => {
  test.each(DESKS.map((desk) => [desk.language, desk] as const))('finds the furniture of %s pages and nothing else', (_, desk) => {
    const templates = learnTemplates(pagesOf(desk))
    for (const [n, article] of pagesOf(desk).entries()) {
      const { diagnostics } = lint(article, { templates })
      const lines = diagnostics.filter(({ rule }) => rule.startsWith('residue/'))
      expect(lines.map(({ excerpt }) => excerpt)).toEqual(furnitureOf(desk, n))
      expect(lines.map(({ rule }) => rule)).toEqual(lines.map(() => 'residue/page-template'))
      for (const { message, fix } of lines) {
        expect(message).toContain(`in ${desk.stories.length} of ${desk.stories.length} articles`)
        expect(fix?.safe).toBe(true)
      }
    }
    // an article that was not learned from
    const { stories: _stories, ...pages } = desk
    const next = pagesOf({ ...pages, stories: [desk.stories[1]!, desk.stories[0]!] })[0]!
    expect(lint(next, { templates }).diagnostics.filter(({ rule }) => rule === 'residue/page-template').map(({ excerpt }) => excerpt)).toEqual(furnitureOf(desk, 0))
    for (const article of bare(desk)) expect(lint(article, { templates }).diagnostics.filter(({ rule }) => rule === 'residue/page-template')).toEqual([])
  })

  test('what the lexicon knows keeps its name', () => {
    const articles = bare(ENGLISH).map((article) => ({ ...article, text: `${article.text}\n\nSign up for our newsletter\n\nShare this article` }))
    const rules = lint(articles[0]!, { templates: learnTemplates(articles) }).diagnostics.map(({ rule }) => rule)
    expect(rules).toEqual(['residue/newsletter-prompt', 'residue/share-bar'])
  })

  test('a label that the lexicon is not sure of is known by its recurring', () => {
    const text = `${ENGLISH.stories[0]!.slice(1).join('\n\n')}\n\nContact`
    const article = articleOf({ headline: 'Ferry fares stay', text })
    expect(read(article).blocks.at(-1)?.residue).toBeUndefined()
    expect(read(article, { template: { articles: 10, lines: { Contact: 8 } } }).blocks.at(-1)).toMatchObject({ residue: 'site-notice', kind: 'contact or tip line' })
  })

  test('a masthead above the headline is none', () => {
    const text = ENGLISH.stories[0]!.join('\n\n')
    const masthead = 'A paper made of nets, daily since 1871'
    const template = { articles: 10, lines: { [masthead]: 10 } }
    const reading = read({ text: `${masthead}\n\n${text}`, format: 'text', source: 'Gazette' }, { template })
    expect(reading.headline?.text).toBe('Ferry fares stay at four crowns')
    expect(reading.blocks[0]).toMatchObject({ residue: 'page-template' })
  })

  test('the name of the source is its masthead, the name of an author is not', () => {
    const lines = { 'Norra Holm Gazette': 9, 'Anna Keller': 9 }
    const [article] = bare(ENGLISH)
    expect(found({ ...article!, text: `${article!.text}\n\nAnna Keller\n\nNorra Holm Gazette` }, { articles: 10, lines })).toEqual(['Norra Holm Gazette'])
  })

  test('a template that has learned a story does not take it away', () => {
    const [article] = bare(ENGLISH)
    const lines = Object.fromEntries(article!.text.split('\n\n').map((line) => [line, 5]))
    expect(found(article!, { articles: 8, lines })).toEqual([])
  })

  test('a paragraph inside has to recur in half of the articles, at the edge in fewer', () => {
    const line = 'The paper is made by forty people who own it together.'
    const [article] = bare(ENGLISH)
    const [first, ...others] = article!.text.split('\n\n')
    const inside = { ...article!, text: [first, line, ...others].join('\n\n') }
    const below = { ...article!, text: `${article!.text}\n\n${line}` }
    const seen = (articles: number): PageTemplate => ({ articles: 10, lines: { [line]: articles } })
    expect([2, 3, 4, 5].filter((articles) => found(inside, seen(articles)).length > 0)).toEqual([5])
    expect([2, 3, 4, 5].filter((articles) => found(below, seen(articles)).length > 0)).toEqual([3, 4, 5])
  })

  test('numbers that are the news of a series are not taken away', () => {
    const [article] = bare(ENGLISH)
    const news = [
      'The index of the harbour exchange closed at 7,012 points, up 0.4 percent on the day.', 'She is due to appear before the court in Norra Holm on 12 June.',
      'Cod costs $84 a crate, up 1.2% since Friday', 'Herring: €12.40',
    ]
    const lines = Object.fromEntries(news.map((line) => [shapeOfLine(line)!, 7]))
    const text = [news[1], ...article!.text.split('\n\n').flatMap((line) => [line, news[0]]), ...news.slice(1)].join('\n\n')
    const templates = { version: 1, sources: { [ENGLISH.source]: { articles: 10, lines } } } as const
    const { diagnostics } = lint({ ...article!, text }, { templates })
    const severities = diagnostics.filter(({ rule }) => rule === 'residue/page-template').map(({ excerpt, severity }) => [excerpt, severity])
    expect(severities).toEqual(news.slice(2).map((line) => [line, 'info']))
  })

  test('a line is kept with its numbers where they are the same everywhere', () => {
    const line = 'Subscribe for as little as $2 a month!'
    const template = learned(carried(line, 9))
    expect(template?.lines).toEqual({ [line]: 9 })
    const article = { ...bare(ENGLISH)[9]!, text: `${bare(ENGLISH)[9]!.text}\n\n${line.replace('2', '3')}` }
    expect(found(article, template)).toEqual([])
  })

  test('a sentence that few articles have is not taken away without asking', () => {
    const line = 'Ask for the paper at the desk, and mind the cat that lives there.'
    const article = { ...bare(ENGLISH)[0]!, text: `${bare(ENGLISH)[0]!.text}\n\n${line}` }
    const fixOf = (articles: number, of: number): boolean | undefined => {
      const templates = { version: 1, sources: { [ENGLISH.source]: { articles: of, lines: { [line]: articles } } } } as const
      return lint(article, { templates }).diagnostics.find(({ rule }) => rule === 'residue/page-template')?.fix?.safe
    }
    expect([fixOf(5, 200), fixOf(3, 12), fixOf(4, 12)]).toEqual([false, false, true])
    expect(fix(article, { templates: { version: 1, sources: { [ENGLISH.source]: { articles: 10, lines: { [line]: 10 } } } } }).text.trim()).toBe(bare(ENGLISH)[0]!.text)
  })

  test('a number with a word or two is mentioned only', () => {
    const article = { ...bare(ENGLISH)[0]!, text: `${bare(ENGLISH)[0]!.text}\n\nGannets: 4,211` }
    const templates = { version: 1, sources: { [ENGLISH.source]: { articles: 10, lines: { 'Gannets: #': 10 } } } } as const
    expect(lint(article, { templates }).diagnostics).toMatchObject([{ rule: 'residue/page-template', severity: 'info', fix: { safe: false } }])
  })

  test('clean takes it out, and finds nothing more when it reads the rest', () => {
    const articles = pagesOf(ENGLISH)
    const template = learned(articles)
    for (const [n, article] of articles.entries()) {
      const { text, removed } = cleanArticle(lintReading(read(articleOf(article), { template }), rulesOf()), rulesOf())
      expect(text).toBe(ENGLISH.stories[n]!.slice(1).join('\n\n'))
      expect(removed.map(({ kind }) => kind)).toEqual(furnitureOf(ENGLISH, n).map(() => 'line of the source\'s page template'))
    }
  })
})

import { describe, expect, test } from 'vitest'
import { rules } from '../rules/index.ts'
import type { Article } from '../src/article/article.ts'
import { cleanArticle, type Cleaned, type Keepable } from '../src/engine/clean.ts'
import { lintArticle } from '../src/engine/lint.ts'
import { defaultOptions } from '../src/rule.ts'

const active = rules.map((rule) => ({ rule, severity: rule.severity, options: defaultOptions(rule) }))
const clean = (article: Article, keep?: readonly Keepable[]): Cleaned =>
  cleanArticle(lintArticle(article, active), active, keep && { keep })

const BODY = [
  'The orchard above the village has lost two thirds of its blossom to the frost, its owner, Vera Holm, said on Thursday.',
  'She had lit 400 candles between the trees at three in the morning, and for some hours they kept the cold away.',
  'The regional chamber of agriculture puts the damage in the valley at nine million euros, and expects it to rise.',
]
const PAGE = [
  'All news', '', 'Frost takes two thirds of the blossom | Valley Herald', '', 'Candles between the trees were not enough', '', 'By Tom Reyes', '', '© Valley Press / Lena Hahn', '',
  BODY[0], '', 'ADVERTISEMENT', '', BODY[1], '', 'Related: Ten orchards to visit in spring', '', BODY[2], '', 'Share this article', '', 'Leave a Reply',
].join('\n')

describe('clean', () => {
  test('keeps the body, its paragraphs, and the headline without its suffix', () => {
    const { headline, text } = clean({ text: PAGE, format: 'text', language: 'en' })
    expect(headline).toBe('Frost takes two thirds of the blossom')
    expect(text).toBe(BODY.join('\n\n'))
  })

  test('says what went, in order', () => {
    const { removed } = clean({ text: PAGE, format: 'text', language: 'en' })
    const places = removed.map(({ start }) => start)
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(removed.map(({ start, end }) => PAGE.slice(start, end).trim())).toEqual(expect.arrayContaining(['All news', 'ADVERTISEMENT',
      'Share this article', 'Leave a Reply']))
  })

  test('puts back what is to be kept', () => {
    const { text } = clean({ text: PAGE, format: 'text', language: 'en' }, ['standfirst', 'caption'])
    expect(text).toContain('Candles between the trees were not enough')
    expect(text).toContain('© Valley Press / Lena Hahn')
    expect(text).not.toContain('Tom Reyes')
  })

  test('twice is once', () => {
    const once = clean({ text: PAGE, format: 'text', language: 'en' })
    const again = clean({ text: once.text, format: 'record', headline: once.headline!, language: 'en' })
    expect(again.text).toBe(once.text)
    expect(again.removed).toEqual([])
  })

  test.each([
    ['Last updated: \nBy Anna Keller\nProse'],
    ['Prose.\n\nPolitics\n\n<p>Text</p>'],
    [`"${BODY[1]}" she said.\n\nSport\n\nthe ferry landing on Jan. 6\n\nSport`],
  ])('leaves nothing that could be cleaned in %j', (page) => {
    const { text, headline } = clean({ text: page, format: 'text', language: 'en' })
    expect(clean({ text, format: headline === undefined ? 'text' : 'record', ...(headline !== undefined && { headline }),
      language: 'en' }).removed).toEqual([])
  })

  test('a record keeps the same body with CRLF', () => {
    const { text } = clean({ text: PAGE.replaceAll('\n', '\r\n'), format: 'record', headline: 'Frost takes two thirds of the blossom',
      language: 'en' })
    expect(text.split(/\s*\r?\n\s*/)).toEqual(BODY)
  })

  test.each([['nothing', ''], ['blank lines', '\n\n'], ['a sentence', BODY[1]!],
    ['a list', 'Plums\nPears\nQuinces']])('leaves %s as it is', (_, text) => {
    expect(clean({ text, format: 'record', headline: 'From the valley', language: 'en' }).text).toBe(text.trim())
  })
})

import { describe, expect, test } from 'vitest'
import type { Linted } from '../src/engine/found.ts'
import { lintArticle } from '../src/engine/lint.ts'
import type { Entry } from '../src/input/entry.ts'
import { sourceTexts } from '../src/report/document.ts'
import { githubReporter } from '../src/report/github.ts'
import { rangeFinder } from '../src/report/positions.ts'
import { prettyReporter } from '../src/report/pretty.ts'
import type { Reported } from '../src/report/reporter.ts'
import { toResult, type Result } from '../src/report/result.ts'
import { createTally } from '../src/report/summary.ts'
import { counted, table } from '../src/report/table.ts'
import { columnsOf, excerptAround, shortened, visible } from '../src/report/terminal-text.ts'
import { defineRule, type Finding } from '../src/rule.ts'

const SCORE = { overall: 50, integrity: 50, cleanliness: 50, originality: 50, attribution: 50 }

/** An article with these findings, as the commands hand it to a reporter. */
function reportedOf(text: string, findings: readonly Finding[], more: Partial<Entry> = {}): Reported {
  const rule = defineRule({
    id: 'acme/test', summary: 'x', why: '', mend: '', severity: 'error', languages: ['*'], roles: ['body', 'headline', 'crosshead', 'list', 'navigation', 'footer', 'template', 'related', 'share', 'comments', 'caption', 'byline', 'dateline', 'standfirst'],
    examples: { wrong: [], right: [] },
    check: (_, report) => findings.forEach(report),
  })
  const article = { text, format: 'text' as const, language: 'en' }
  const linted: Linted = lintArticle(article, [{ rule, severity: 'error', options: {} }])
  expect(linted.failures).toEqual([])
  const entry: Entry = { path: 'a.txt', article, directives: [], notices: [], ...more }
  const texts = sourceTexts(entry, linted)
  return { entry, linted, texts, result: toResult({ entry, linted, score: SCORE, words: 10, texts, elsewhere: () => undefined }) }
}

const OPTIONS = { color: false, width: 80, info: false, quiet: false, statistics: false }
const prettyOf = (reported: Reported): string => prettyReporter(OPTIONS).article(reported)

describe('positions', () => {
  test('lines end at LF, CRLF and CR; columns count UTF-16 code units', () => {
    const text = 'a\r\nb😀c\rd\n\ne'
    const rangeOf = rangeFinder(text)
    const at = (needle: string): readonly number[] => {
      const { start } = rangeOf({ start: text.indexOf(needle), end: text.indexOf(needle) + 1 })
      return [start.line, start.column]
    }
    expect([at('a'), at('b'), at('c'), at('d'), at('e')]).toEqual([[1, 1], [2, 1], [2, 4], [3, 1], [5, 1]])
    expect(rangeOf({ start: text.length, end: text.length }).end).toEqual({ line: 5, column: 2, offset: text.length })
  })

  test('the end of the text after a line break is a line of its own', () => {
    expect(rangeFinder('a\n')({ start: 2, end: 2 }).start).toEqual({ line: 2, column: 1, offset: 2 })
    expect(rangeFinder('')({ start: 0, end: 0 }).start).toEqual({ line: 1, column: 1, offset: 0 })
  })
})

describe('text on a terminal', () => {
  test('hidden characters are shown, wide ones counted', () => {
    expect(visible('a\u0000b\u001bc\u200bd\u202ee\ufefff\n')).toBe('a␀b␛c‹U+200B›d‹U+202E›e‹U+FEFF›f␊')
    expect(visible('\ud800')).toBe('‹U+D800›')
    expect([columnsOf('abc'), columnsOf('中文'), columnsOf('😀'), columnsOf('e\u0301'), columnsOf('\t')]).toEqual([3, 4, 2, 1, 4])
  })

  test('shortened', () => {
    expect(shortened('Harbour reopens', 20)).toBe('Harbour reopens')
    expect(shortened('Harbour reopens', 15)).toBe('Harbour reopens')
    expect(shortened('Harbour reopens', 10)).toBe('Harbour r…')
    expect(columnsOf(shortened('中文'.repeat(50), 11))).toBeLessThanOrEqual(11)
  })

  test.each<[string, string, string, number]>([
    ['a short line', 'one\nwent back back to\nlast', 'back back', 60],
    ['the end of a line', 'went back back\nnext', 'back back', 60],
    ['wide characters before it', '中文😀 went back back to', 'back back', 60],
    ['a tab before it', '\twent back back to', 'back back', 60],
    ['a long line', `${'word '.repeat(500)}went back back to ${'work '.repeat(500)}`, 'back back', 60],
    ['emoji all around', `${'😀'.repeat(300)}back back${'😀'.repeat(300)}`, 'back back', 61],
  ])('%s: the mark stands under the place', (_, text, place, columns) => {
    const start = text.indexOf(place)
    const excerpt = excerptAround(text, { start, end: start + place.length }, columns)
    expect(excerpt.marked).toBe(place.length)
    expect(columnsOf(excerpt.line)).toBeLessThanOrEqual(columns)
    let column = 0
    let under = ''
    for (const character of excerpt.line) {
      if (column >= excerpt.before && column < excerpt.before + excerpt.marked) under += character
      column += columnsOf(character)
    }
    expect(under).toBe(place)
  })

  test('a place longer than the window is shown from its beginning', () => {
    const excerpt = excerptAround('x'.repeat(1000), { start: 300, end: 900 }, 50)
    expect(excerpt.line.startsWith('…')).toBe(true)
    expect(excerpt.line.endsWith('…')).toBe(true)
    expect(columnsOf(excerpt.line)).toBe(50)
    expect(excerpt.before + excerpt.marked).toBeLessThanOrEqual(50)
  })

  test('a line of megabytes is not read again for every excerpt', { timeout: 120_000 }, () => {
    const text = 'word '.repeat(2_000_000)
    for (let start = 0; start < text.length; start += 10_000) {
      expect(excerptAround(text, { start, end: start + 4 }, 100).marked).toBe(4)
    }
  })

  test('tables and counts', () => {
    expect(table([['a', 10], ['long', 7]])).toBe('  a     10\n  long   7\n')
    expect([counted(1, 'article'), counted(0, 'article'), counted(1234567, 'article')]).toEqual(['1 article', '0 articles', '1,234,567 articles'])
  })
})

describe('pretty', () => {
  test('a block shows its first line and how many more there are', () => {
    const text = `First line\n${'Other line here\n'.repeat(153)}`
    const output = prettyOf(reportedOf(text, [{ start: 0, end: text.length - 1, message: 'a list' }]))
    expect(output.slice(output.indexOf('\n'))).toBe(
      '\n\n  1:1  error  a list  acme/test\n     1 │ First line\n       │ ^^^^^^^^^^\n       │ … 153 more lines\n\n',
    )
  })

  test('an empty place has a mark too', () => {
    expect(prettyOf(reportedOf('One line', [{ start: 3, end: 3, message: 'here' }]))).toContain('\n       │    ^\n')
  })

  test('nothing in a message moves the cursor', () => {
    expect(prettyOf(reportedOf('One line', [{ start: 0, end: 3, message: 'red \u001b[31m\nred' }]))).toContain('red ␛[31m␊red')
  })

  test('related places are named', () => {
    const output = prettyOf(reportedOf('One line\nTwo lines', [{ start: 9, end: 12, message: 'again', related: [{ start: 0, end: 3, message: 'first here' }] }]))
    expect(output).toContain('╰ a.txt:1:1 first here')
  })

  test('an article without findings is not shown', () => {
    expect(prettyOf(reportedOf('One line', []))).toBe('')
    expect(prettyOf(reportedOf('One line', [], { notices: ['3 bytes were replaced'] }))).toContain('note: 3 bytes were replaced')
  })
})

describe('github', () => {
  test('a finding over several lines has no columns', () => {
    const reported = reportedOf('One line\nTwo lines', [{ start: 0, end: 12, message: 'both' }])
    expect(githubReporter({ info: false, quiet: false }).article(reported)).toBe('::error file=a.txt,line=1,endLine=2,title=acme/test::both\n')
  })
})

describe('results', () => {
  test('findings in a page count in the file; a fix is given only where the markup holds', () => {
    const document = '<p>One &amp; two two</p>'
    const text = 'One & two two'
    // every offset after the entity moves by the four code units of `amp;`, and by three for the tag
    const toDocument = ({ start, end }: { start: number; end: number }): { start: number; end: number } => ({ start: start + (start > 4 ? 7 : 3), end: end + (end > 4 ? 7 : 3) })
    const entry = (replaceable: boolean): Partial<Entry> => ({
      document,
      map: { toDocument, replaceable: () => replaceable, deletion: () => (replaceable ? { start: 0, end: 24 } : undefined) },
      article: { text, format: 'page', language: 'en' },
    })
    const finding: Finding = { start: 6, end: 13, message: 'twice', fix: { start: 6, end: 13, text: 'two < three', safe: true }, suggestions: [{ start: 6, end: 13, text: '', message: 'delete it' }] }
    const [kept] = reportedOf(text, [finding], entry(true)).result.diagnostics
    expect(kept).toMatchObject({ excerpt: 'two two', range: { start: { line: 1, column: 14, offset: 13 }, end: { offset: 20 } } })
    expect(kept?.fix).toEqual({ range: kept?.range, text: 'two &lt; three', safe: true })
    expect(kept?.suggestions?.[0]).toMatchObject({ text: '', range: { start: { offset: 0 }, end: { offset: 24 } } })
    const [torn] = reportedOf(text, [finding], entry(false)).result.diagnostics
    expect(torn).not.toHaveProperty('fix')
    expect(torn).not.toHaveProperty('suggestions')
  })

  test('the tally counts, and keeps the worst', () => {
    const tally = createTally()
    for (let i = 0; i < 20; i++) {
      const { result } = reportedOf('One line', i % 2 === 0 ? [{ start: 0, end: 3, message: 'x' }] : [{ start: 0, end: 3, message: 'x', severity: 'info' }])
      tally.add({ ...result, path: `${i}.txt`, article: { ...result.article, score: { ...SCORE, overall: i } } } satisfies Result)
    }
    expect(tally.summary()).toMatchObject({ articles: 20, words: 200, errors: 10, infos: 10, articlesWithFindings: 10, families: { acme: 20 }, rules: { 'acme/test': 20 } })
    expect(tally.worst().map(({ path }) => path)).toEqual(['0.txt', '2.txt', '4.txt', '6.txt', '8.txt'])
  })
})

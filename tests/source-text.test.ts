/** `--source-text`: an article beside the text that it was made from. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { LONGEST_SOURCE_TEXT } from '../src/article/article.ts'
import { lint } from '../src/library.ts'
import type { Diagnostic, JsonReport } from '../src/report/result.ts'
import { alignSentences } from '../src/text/aligned-sentences.ts'
import { scan } from '../src/text/scan.ts'
import { folderWith, newslint } from './command-line.ts'

const RULE = 'garble/substituted-word'
const SOURCE = 'Hospital offline\n\nThe hackers broke into the servers of the hospital on Sunday night, the director said.\n'
const ARTICLE = 'Hospital cut off\n\nThe robbers broke into the servers of the hospital on Sunday night, the director said.\n'

const SCHEMA = join(import.meta.dirname, '..', 'schemas', 'report.schema.json')
const validate = new Ajv({ allErrors: true }).compile(JSON.parse(readFileSync(SCHEMA, 'utf8')) as object)

function exchangesIn(stdout: string): readonly Diagnostic[] {
  const report = JSON.parse(stdout) as JsonReport
  validate(report)
  expect(validate.errors ?? []).toEqual([])
  return report.results.flatMap(({ diagnostics }) => diagnostics.filter(({ rule }) => rule === RULE))
}

describe('--source-text', () => {
  test('shows the exchanged word, the source\'s word and where it stands', () => {
    const cwd = folderWith({ 'article.txt': ARTICLE, 'wire/source.md': `# Hospital offline\n\n${SOURCE.split('\n')[2]}\n` })
    const [found, ...others] = exchangesIn(newslint(cwd, ['--format', 'json', '--source-text', 'wire/source.md', 'article.txt']).stdout)
    expect(others).toEqual([])
    expect(found).toMatchObject({
      severity: 'warning',
      excerpt: 'robbers',
      message: '"robbers" where the source text has "hackers"',
      suggestions: [{ text: 'hackers' }],
      related: [{ path: 'wire/source.md', sourceText: true, range: { start: { line: 3, column: 5 }, end: { line: 3, column: 12 } } }],
    })
    const { stdout } = newslint(cwd, ['--source-text', 'wire/source.md', 'article.txt'])
    expect(stdout).toContain('wire/source.md:3:5 "hackers" in the source text')
  })

  test('is not needed: without it nothing is compared', () => {
    const cwd = folderWith({ 'article.txt': ARTICLE, 'source.txt': SOURCE })
    expect(exchangesIn(newslint(cwd, ['--format', 'json', 'article.txt', 'source.txt']).stdout)).toEqual([])
  })

  test('an article from standard input, a source that is a record', () => {
    const cwd = folderWith({ 'source.jsonl': `${JSON.stringify({ id: 'w1', text: SOURCE })}\n` })
    const found = exchangesIn(newslint(cwd, ['--format', 'json', '--source-text', 'source.jsonl', '-'], { input: ARTICLE }).stdout)
    expect(found.map(({ related }) => related?.[0])).toMatchObject([{ path: 'source.jsonl', record: { index: 0, line: 1 } }])
  })

  test('--language is that of the article, not of its source', () => {
    const german = 'Am Montag liefen im Hafen von Vesterholm 348 Schiffe mit 27 Lotsen ein, sagte der Hafenmeister, und 56 davon blieben über Nacht dort.'
    const english = 'On Monday 348 ships with 27 pilots came into the harbour of Vesterholm, its master said, and 65 of them stayed there.'
    const cwd = folderWith({ 'article.txt': english, 'source.txt': german })
    const found = exchangesIn(newslint(cwd, ['--format', 'json', '--language', 'en', '--source-text', 'source.txt', 'article.txt']).stdout)
    expect(found).toMatchObject([{ excerpt: '65', severity: 'warning', suggestions: [{ text: '56' }] }])
  })

  test.each([
    ['several files', ['a.txt', 'b.txt'], 's.txt', 'one article; a.txt and b.txt are two'],
    ['several records', ['two.jsonl'], 's.txt', 'one article; two.jsonl has several'],
    ['a file that is not there', ['a.txt'], 'none.txt', 'there is no none.txt'],
    ['a folder', ['a.txt'], 'folder', 'a folder, not a file'],
    ['a binary file', ['a.txt'], 'binary.txt', 'a binary file, not text'],
    ['an empty file', ['a.txt'], 'empty.txt', 'empty.txt has no text'],
    ['several source texts', ['a.txt'], 'two.jsonl', 'two.jsonl holds several articles'],
    ['a huge file', ['a.txt'], 'huge.txt', `longer than ${LONGEST_SOURCE_TEXT} characters`],
  ])('%s: a message and exit code 2', (_, files, source, message) => {
    const cwd = folderWith({
      'a.txt': ARTICLE, 'b.txt': ARTICLE, 's.txt': SOURCE, 'folder/x.txt': SOURCE, 'empty.txt': ' \n',
      'two.jsonl': `${JSON.stringify({ text: ARTICLE })}\n${JSON.stringify({ text: SOURCE })}\n`,
      'binary.txt': Uint8Array.from([1, 0, 2, 0, 0, 0, 9]),
      ...(source === 'huge.txt' && { 'huge.txt': SOURCE.repeat(LONGEST_SOURCE_TEXT / 100) }),
    })
    const { code, stdout, stderr } = newslint(cwd, ['--source-text', source, ...files])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('newslint: --source-text')
    expect(stderr).toContain(message)
  })

  test('several articles on standard input are noticed too', () => {
    const input = `${JSON.stringify({ text: ARTICLE })}\n`.repeat(2)
    const { code, stderr } = newslint(folderWith({ 's.txt': SOURCE }), ['--stdin-filename', 'two.jsonl', '--source-text', 's.txt', '-'], { input })
    expect(code).toBe(2)
    expect(stderr).toContain('two.jsonl has several')
  })

  test('the report does not overwrite it', () => {
    const cwd = folderWith({ 'a.txt': ARTICLE, 's.txt': SOURCE })
    expect(newslint(cwd, ['--source-text', 's.txt', '--output-file', 's.txt', 'a.txt'])).toMatchObject({ code: 2 })
    expect(readFileSync(join(cwd, 's.txt'), 'utf8')).toBe(SOURCE)
  })
})

describe('sourceText of the library', () => {
  test('gives the places in it', () => {
    const { diagnostics } = lint({ text: ARTICLE, sourceText: SOURCE })
    const found = diagnostics.filter(({ rule }) => rule === RULE)
    expect(found).toMatchObject([{ excerpt: 'robbers', related: [{ sourceText: true, range: { start: { line: 3 } } }] }])
    const { start, end } = found[0]!.related![0]!.range
    expect(SOURCE.slice(start.offset, end.offset)).toBe('hackers')
  })

  test('a record\'s headline is compared too', () => {
    const { diagnostics } = lint({
      headline: 'Robbers hold the servers of a hospital in Ostrow', text: '', sourceText: 'Hackers hold the servers of a hospital in Ostrow\n\nIt is so.',
    })
    expect(diagnostics.filter(({ rule }) => rule === RULE)).toMatchObject([{ field: 'headline', excerpt: 'Robbers', suggestions: [{ text: 'Hackers' }] }])
  })

  test('an empty one says nothing, one that is too long is named in a notice', () => {
    expect(lint({ text: ARTICLE, sourceText: '' }).notices).toBeUndefined()
    const { notices } = lint({ text: ARTICLE, sourceText: 'x'.repeat(LONGEST_SOURCE_TEXT + 1) })
    expect(notices).toEqual([expect.stringContaining('the source text is longer than')])
  })
})

describe('alignment', () => {
  test('finds sentences wherever they stand, and what is exchanged in them', () => {
    const own = scan('Nobody was hurt when it fell. The old red crane at the quay fell into the basin.')
    const other = scan('The old red tower at the quay fell into the basin. Nobody knows why it stood so long.')
    expect(alignSentences(own, other)).toEqual([{ share: 10 / 11, exchanges: [{ word: 9, other: 3 }] }])
  })

  test('a sentence that stands in the source a thousand times is looked at a few times', () => {
    const sentence = 'The old red crane at the quay fell into the basin on Monday. '
    const own = scan(sentence.replace('crane', 'tower').repeat(2000))
    expect(alignSentences(own, scan(sentence.repeat(2000)))).toEqual([])
  })
})

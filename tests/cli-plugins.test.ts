import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { JsonReport } from '../src/report/result.ts'
import { folderWith, newslint } from './command-line.ts'

/** Retext plugins of this project's own node_modules, by path: a config in a temporary folder cannot see them by name. */
const plugin = (name: string): string => join(import.meta.dirname, '..', 'node_modules', name, 'index.js').replaceAll('\\', '/')

const TEXT = 'Harbour reopens\r\n\r\nA “café” 😀 opened opened on Monday.\r\nAn ferry left at noon, the harbour master said.\r\n'

function lintJson(files: Readonly<Record<string, string>>, ...args: string[]): { code: number | null; stderr: string; report: JsonReport } {
  const { code, stdout, stderr } = newslint(folderWith({ 'a.txt': TEXT, ...files }), ['--format', 'json', ...args, 'a.txt'])
  return { code, stderr, report: JSON.parse(stdout) as JsonReport }
}

const found = (report: JsonReport, rule: string): JsonReport['results'][number]['diagnostics'] =>
  report.results.flatMap(({ diagnostics }) => diagnostics.filter((diagnostic) => diagnostic.rule === rule))

describe('phrase packs', () => {
  const PACK = `
rule: acme/house-style
summary: words that we write otherwise
why: Readers know us by our words.
severity: error
message: 'we do not write “{match}”'
phrases:
  - harbour master
  - { phrase: ferry, suggestion: boat }
  - { phrase: at noon, message: 'write 12 p.m. for “{match}”' }
`
  const FILES = { 'packs/house.yaml': PACK, 'newslint.config.yaml': 'plugins: [./packs/house.yaml]' }

  test('find their phrases', () => {
    const { code, report } = lintJson(FILES)
    expect(code).toBe(1)
    expect(found(report, 'acme/house-style').map(({ message, excerpt, suggestions, url }) => ({ message, excerpt, suggestions: suggestions?.map(({ text }) => text), url }))).toEqual([
      { message: 'we do not write “ferry”', excerpt: 'ferry', suggestions: ['boat'], url: undefined },
      { message: 'write 12 p.m. for “at noon”', excerpt: 'at noon', suggestions: undefined, url: undefined },
      { message: 'we do not write “harbour master”', excerpt: 'harbour master', suggestions: undefined, url: undefined },
    ])
  })

  test('can be set, overridden and explained like any rule', () => {
    const { report } = lintJson({ ...FILES, 'newslint.config.yaml': 'plugins: [./packs/house.yaml]\nrules: {acme/*: info}' })
    expect(found(report, 'acme/house-style').map(({ severity }) => severity)).toEqual(['info', 'info', 'info'])
    const { code, stdout } = newslint(folderWith(FILES), ['explain', 'acme/house-style'])
    expect(code).toBe(0)
    expect(stdout).toContain('Readers know us by our words.')
  })
})

describe('retext plugins', () => {
  test('their messages become diagnostics with the right ranges', () => {
    const { code, report } = lintJson({
      'newslint.config.json': JSON.stringify({ extends: [], plugins: [{ retext: plugin('retext-repeated-words') }, { retext: plugin('retext-indefinite-article') }], rules: {} }),
    })
    expect({ code, found: report.summary.warnings }).toEqual({ code: 0, found: 0 })
    const all = lintJson({
      'newslint.config.json': JSON.stringify({ plugins: [{ retext: plugin('retext-repeated-words') }, { retext: plugin('retext-indefinite-article') }] }),
    })
    const messages = all.report.results[0]!.diagnostics.filter(({ rule }) => rule.startsWith('retext/'))
    expect(messages.map(({ excerpt, severity, range }) => ({ excerpt, severity, line: range.start.line, column: range.start.column }))).toEqual([
      { excerpt: 'opened opened', severity: 'warning', line: 3, column: 13 },
      { excerpt: 'An', severity: 'warning', line: 4, column: 1 },
    ])
    for (const { range, excerpt } of messages) expect(TEXT.slice(range.start.offset, range.end.offset)).toBe(excerpt)
    expect(messages[1]?.suggestions?.map(({ text }) => text)).toEqual(['A'])
  })

  test('options are handed on', () => {
    const config = (preferred: string): Record<string, string> => ({
      'newslint.config.json': JSON.stringify({ plugins: [{ retext: plugin('retext-quotes'), options: { preferred } }] }),
    })
    const count = (preferred: string): number => lintJson(config(preferred)).report.results[0]!.diagnostics.filter(({ rule }) => rule.startsWith('retext/')).length
    expect([count('smart'), count('straight')]).toEqual([0, 2])
  })
})

describe('rules that fail', () => {
  const failing = (body: string, more = ''): Readonly<Record<string, string>> => ({
    'bad.mjs': `export const rules = [
      { id: 'acme/bad', summary: 'fails', severity: 'warning', languages: ['*'], check(reading, report) { ${body} } },
      { id: 'acme/good', summary: 'works', severity: 'warning', languages: ['*'], check(reading, report) { report({ start: 0, end: 7, message: 'a word' }) } },
    ]`,
    'newslint.config.yaml': 'plugins: [./bad.mjs]',
    ...(more === '' ? {} : { 'b.txt': more }),
  })

  test.each<[string, string, RegExp]>([
    ['throws', "throw new Error('out of paper')", /a\.txt: the rule acme\/bad failed: out of paper/],
    ['throws no error', "throw 'ink'", /the rule acme\/bad failed: ink/],
    ['reports a range outside the text', "report({ start: 0, end: 1e6, message: 'x' })", /the rule acme\/bad failed: the range of a finding is 0 to 1000000/],
    ['reports NaN', "report({ start: NaN, end: 3, message: 'x' })", /the range of a finding is NaN/],
  ])('a rule that %s is named; the others go on; exit 2', (_, body, message) => {
    const { code, stderr, report } = lintJson(failing(body))
    expect(code).toBe(2)
    expect(stderr).toMatch(message)
    expect(found(report, 'acme/good')).toHaveLength(1)
    expect(found(report, 'acme/bad')).toHaveLength(0)
    expect(report.summary.problems).toHaveLength(1)
  })

  test('a rule that fails on many articles is named once', () => {
    const cwd = folderWith({ ...failing("throw new Error('out of paper')"), 'a.txt': TEXT, 'b.txt': TEXT, 'c.txt': TEXT })
    const { code, stderr } = newslint(cwd, ['.'])
    expect(code).toBe(2)
    expect(stderr.match(/out of paper/g)).toHaveLength(1)
    expect(stderr).toContain('(in 3 articles)')
  })

  test('a retext plugin that throws is named', () => {
    const { code, stderr, report } = lintJson({
      'retext-bad.mjs': "export default function () { return () => { throw new Error('no tree') } }",
      'newslint.config.yaml': 'plugins: [{retext: ./retext-bad.mjs}]',
    })
    expect(code).toBe(2)
    expect(stderr).toMatch(/the rule retext\/[a-z-]+ failed: no tree/)
    expect(report.results).toHaveLength(1)
  })
})

describe('corpus rules', () => {
  const FILES = {
    'same.mjs': `export default {
      id: 'acme/same-length', summary: 'as long as another', severity: 'warning', scope: 'corpus', languages: ['*'],
      fingerprint: (reading) => reading.text.length,
      compare(fingerprints, report) {
        const seen = new Map()
        for (const { article, fingerprint } of fingerprints) {
          const first = seen.get(fingerprint)
          if (first === undefined) seen.set(fingerprint, article)
          else report(article, 'text', { start: 0, end: 4, message: 'as long', related: [{ article: first, start: 5, end: 9, message: 'here' }] })
        }
      },
    }`,
    'newslint.config.yaml': 'extends: []\nplugins: [./same.mjs]\nrules: {acme/same-length: error}',
    'a.txt': 'one\n two three\n',
    'b.txt': 'six\n ten eight\n',
    'c.jsonl': `${JSON.stringify({ id: 'x', text: 'nil\n nil hopes\n' })}\n`,
  }

  test('a finding lands on the later article and names the place in the other', () => {
    const { code, stdout } = newslint(folderWith(FILES), ['--format', 'json', '.'])
    const { results } = JSON.parse(stdout) as JsonReport
    expect(code).toBe(1)
    expect(results.map(({ diagnostics }) => diagnostics.map(({ excerpt, related }) => ({ excerpt, related })))).toEqual([
      [],
      [{ excerpt: 'six\n', related: [{ message: 'here', path: 'a.txt', range: { start: { line: 2, column: 2, offset: 5 }, end: { line: 2, column: 6, offset: 9 } } }] }],
      [{ excerpt: 'nil\n', related: [{ message: 'here', path: 'a.txt', range: expect.anything() as unknown }] }],
    ])
  })

  test('order of the files changes which article it lands on, not whether it is found', () => {
    const { stdout } = newslint(folderWith(FILES), ['--format', 'ndjson', 'b.txt', 'a.txt'])
    const counts = stdout.split('\n').filter(Boolean).map((line) => (JSON.parse(line) as { diagnostics: unknown[] }).diagnostics.length)
    expect(counts).toEqual([0, 1])
  })

  test('in a record the place is the record\'s', () => {
    const { stdout } = newslint(folderWith(FILES), ['--format', 'json', 'c.jsonl', 'b.txt'])
    const { results } = JSON.parse(stdout) as JsonReport
    expect(results[1]?.diagnostics[0]?.related).toEqual([{ message: 'here', path: 'c.jsonl', id: 'x', record: { index: 0, line: 1 }, range: expect.objectContaining({ start: { line: 2, column: 2, offset: 5 } }) as unknown }])
    expect(newslint(folderWith(FILES), ['c.jsonl', 'b.txt']).stdout).toContain('╰ c.jsonl:1 (x) here')
  })

  test('--no-corpus and standard input have none', () => {
    const cwd = folderWith(FILES)
    expect(newslint(cwd, ['--no-corpus', '.']).code).toBe(0)
    const input = ['one', 'two'].map((text) => `${JSON.stringify({ text })}\n`).join('')
    expect(newslint(cwd, ['--stdin-filename', 'x.jsonl', '-'], { input }).code).toBe(0)
  })

  test('one that fails is named', () => {
    const { code, stderr } = newslint(folderWith({ ...FILES, 'same.mjs': FILES['same.mjs'].replace('const seen', "throw new Error('too many'); const seen") }), ['.'])
    expect(code).toBe(2)
    expect(stderr).toMatch(/the rule acme\/same-length failed: too many/)
  })
})

describe('suppression', () => {
  const PACK = { 'p.yaml': 'rule: acme/style\nsummary: x\nphrases: [harbour master, ferry]', 'newslint.config.yaml': 'extends: []\nplugins: [./p.yaml]\nrules: {acme/style: error}' }
  const markdown = (comment: string): string => `# Harbour reopens\n\n${comment}\n\nThe harbour master said so.\n`
  const rulesOf = (cwd: string, ...args: string[]): string[] =>
    (JSON.parse(newslint(cwd, ['--format', 'json', ...args]).stdout) as JsonReport).results.flatMap(({ diagnostics }) => diagnostics.map(({ rule, message }) => (rule === 'acme/style' ? rule : message)))

  test.each<[string, string, readonly string[]]>([
    ['nothing', '', ['acme/style']],
    ['the rule', '<!-- newslint-disable-next-line acme/style -- a title here -->', []],
    ['the family', '<!-- newslint-disable-next-line acme/* -->', []],
    ['a rule that finds nothing', '<!-- newslint-disable-next-line garble/repeated-word -->', ['acme/style']],
    ['a rule that there is not', '<!-- newslint-disable-next-line acme/stile -->', ['acme/style', 'unused suppression: there is no rule `acme/stile`; did you mean `acme/style`?']],
  ])('a comment that names %s', (_, comment, rules) => {
    const cwd = folderWith({ ...PACK, 'a.md': markdown(comment) })
    expect(rulesOf(cwd, 'a.md')).toEqual(rules)
  })

  test('an unused one is a warning at the comment', () => {
    const comment = '<!-- newslint-disable-next-line acme/style -->'
    const text = `# Harbour reopens\n\n${comment}\n\nNobody said so.\n`
    const { stdout } = newslint(folderWith({ ...PACK, 'a.md': text }), ['--format', 'json', 'a.md'])
    const [diagnostic] = (JSON.parse(stdout) as JsonReport).results[0]!.diagnostics
    expect(diagnostic).toMatchObject({ rule: 'newslint/unused-suppression', severity: 'warning', excerpt: comment, range: { start: { line: 3, column: 1 } } })
  })

  test('--no-inline-config ignores what the articles say', () => {
    const record = JSON.stringify({ text: 'The harbour master said so.', disable: ['acme/style'] })
    const cwd = folderWith({ ...PACK, 'a.md': markdown('<!-- newslint-disable-next-line acme/style -->'), 'r.jsonl': `${record}\n` })
    expect(rulesOf(cwd, 'a.md', 'r.jsonl')).toEqual([])
    expect(rulesOf(cwd, '--no-inline-config', 'a.md', 'r.jsonl')).toEqual(['acme/style', 'acme/style'])
  })
})

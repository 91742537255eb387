import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { jsonFault } from '../src/config/json-fault.ts'
import type { JsonReport, Result } from '../src/report/result.ts'
import { folderWith, newslint, type Finished } from './command-line.ts'
import { bare, DESKS, ENGLISH, jsonl, pagesOf } from './source-stories.ts'

const FILE = 'newslint.templates.json'
const LAST_LINE = 'Made on paper that was a fishing net before'
const PAGES = jsonl(pagesOf(ENGLISH))
const ONE = jsonl(pagesOf(ENGLISH).slice(0, 1))
const TEMPLATES = { version: 1, sources: { [ENGLISH.source]: { articles: 10, lines: { [LAST_LINE]: 9 } } } }
const AS_JSON = JSON.stringify(TEMPLATES)

const parsed = <T>(text: string): T[] => text.split('\n').filter(Boolean).map((line) => JSON.parse(line) as T)
/** What each article's page template is reported to have in it, by id. */
const reported = ({ stdout }: Finished): Record<string, readonly string[]> =>
  Object.fromEntries(parsed<Result>(stdout).map(({ id, diagnostics }) => [
    id ?? '', diagnostics.filter(({ rule }) => rule === 'residue/page-template').map(({ excerpt }) => excerpt),
  ]))
const lint = (cwd: string, ...args: string[]): Record<string, readonly string[]> => reported(newslint(cwd, ['lint', '--format', 'ndjson', ...args]))
const sourcesIn = (cwd: string, file = FILE): Record<string, { readonly articles: number; readonly lines: Record<string, number> }> =>
  (JSON.parse(readFileSync(join(cwd, file), 'utf8')) as typeof TEMPLATES).sources

describe('templates learn', () => {
  test('has examples', () => {
    expect(newslint(folderWith({}), ['templates', 'learn', '--help']).stdout).toMatch(/Examples:\n {2}\$ newslint/)
  })

  test('writes a file that a person can read, as its schema has it', () => {
    const cwd = folderWith({ 'all.jsonl': jsonl(DESKS.flatMap(pagesOf)) })
    const { code, stdout, stderr } = newslint(cwd, ['templates', 'learn', 'all.jsonl'])
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toBe(`${FILE}: 18 lines of 6 sources, learned from 30 articles\n`)
    const text = readFileSync(join(cwd, FILE), 'utf8')
    expect(text).toContain(`    "${LAST_LINE}": 10`)
    expect(text).toContain('"Перепечатка только с разрешения смотрителя маяка": 4')
    const schema = JSON.parse(readFileSync(join(import.meta.dirname, '..', 'schemas', 'page-templates.schema.json'), 'utf8')) as object
    const validate = new Ajv({ allErrors: true }).compile(schema)
    validate(JSON.parse(text))
    expect(validate.errors).toBeNull()
  })

  test('writes over nothing unless it is told to', () => {
    const cwd = folderWith({ 'a.jsonl': PAGES, [FILE]: AS_JSON })
    const refused = newslint(cwd, ['templates', 'learn', 'a.jsonl'])
    expect(refused.code).toBe(2)
    expect(refused.stderr).toBe(`newslint: ${FILE} is there already; --merge keeps its other sources, --force writes over it\n`)
    expect(readFileSync(join(cwd, FILE), 'utf8')).toBe(AS_JSON)
    expect(newslint(cwd, ['templates', 'learn', '--merge', '--force', 'a.jsonl']).code).toBe(2)
    expect(newslint(cwd, ['templates', 'learn', '--force', 'a.jsonl']).code).toBe(0)
    expect(Object.keys(sourcesIn(cwd)[ENGLISH.source]!.lines)).toHaveLength(3)
  })

  test('--merge keeps the sources that nothing was learned of', () => {
    const other = { articles: 12, lines: { 'Read by nobody but the cat': 11 } }
    const cwd = folderWith({ 'a.jsonl': PAGES, 'pages.json': JSON.stringify({ version: 1, sources: { ...TEMPLATES.sources, Aftenbladet: other } }) })
    expect(newslint(cwd, ['templates', 'learn', '--merge', '-o', 'pages.json', 'a.jsonl']).code).toBe(0)
    const sources = sourcesIn(cwd, 'pages.json')
    expect(Object.keys(sources)).toEqual(['Aftenbladet', ENGLISH.source])
    expect(sources['Aftenbladet']).toEqual(other)
    expect(sources[ENGLISH.source]!.lines[LAST_LINE]).toBe(10)
    const unusable = folderWith({ 'a.jsonl': PAGES, [FILE]: '{' })
    expect(newslint(unusable, ['templates', 'learn', '--merge', 'a.jsonl'])).toMatchObject({ code: 2, stderr: expect.stringContaining(`${FILE}: not JSON: line 1, column 2`) as string })
  })

  test('learns from standard input, and under a config that names the file', () => {
    const cwd = folderWith({ 'newslint.config.yaml': `templates: ./${FILE}` })
    expect(newslint(cwd, ['templates', 'learn', '-'], { input: PAGES }).code).toBe(0)
    expect(sourcesIn(cwd)[ENGLISH.source]!.articles).toBe(10)
  })

  test('says what it cannot use, and writes what it learned from the rest', () => {
    const nameless = jsonl(pagesOf(ENGLISH).slice(0, 2).map(({ source: _source, ...article }) => article))
    const cwd = folderWith({ 'a.jsonl': `${PAGES}{\n${nameless}`, 'b.jsonl': nameless })
    const { code, stdout, stderr } = newslint(cwd, ['templates', 'learn', 'a.jsonl', 'none.jsonl'])
    expect(code).toBe(2)
    expect(stdout).toContain('learned from 10 articles')
    expect(stderr).toContain('newslint: none.jsonl: no such file or folder')
    expect(stderr).toContain('newslint: a.jsonl:11: ')
    expect(stderr).toContain('newslint: 2 articles with neither source nor url taught nothing')
    const nothing = newslint(cwd, ['templates', 'learn', '-o', 'other.json', 'b.jsonl'])
    expect(nothing.code).toBe(2)
    expect(existsSync(join(cwd, 'other.json'))).toBe(false)
  })
})

describe('a run with several articles of a source', () => {
  const furniture = (n: number): string[] => [...ENGLISH.above(n), ...ENGLISH.inside(n), ...ENGLISH.below(n)]
  const expected = Object.fromEntries(ENGLISH.stories.map((_, n) => [`en-${n}`, furniture(n)]))

  test('learns by itself, whatever the order and the files', () => {
    const cwd = folderWith({ 'a.jsonl': PAGES, 'b.jsonl': jsonl(pagesOf(ENGLISH).toReversed()), 'c/one.jsonl': ONE, 'c/rest.jsonl': jsonl(pagesOf(ENGLISH).slice(1)) })
    for (const input of ['a.jsonl', 'b.jsonl', 'c']) expect(lint(cwd, input)).toEqual(expected)
  })

  test('of many articles, too', () => {
    const many = Array.from({ length: 60 }, (_, round) => pagesOf(ENGLISH).map((article) => ({ ...article, id: `${article.id}-${round}` }))).flat()
    const found = lint(folderWith({ 'a.jsonl': jsonl(many) }), 'a.jsonl')
    expect(Object.keys(found)).toHaveLength(600)
    expect(found['en-3-59']).toEqual(furniture(3))
  })

  test('learns nothing from one article, with --no-corpus, and from standard input', () => {
    const cwd = folderWith({ 'a.jsonl': PAGES, 'one.jsonl': ONE })
    const nothing = Object.fromEntries(Object.keys(expected).map((id) => [id, []]))
    expect(lint(cwd, 'one.jsonl')).toEqual({ 'en-0': [] })
    expect(lint(cwd, '--no-corpus', 'a.jsonl')).toEqual(nothing)
    expect(reported(newslint(cwd, ['lint', '--format', 'ndjson', '-'], { input: PAGES }))).toEqual(nothing)
  })

  test('is cleaned, inspected and scored with what was learned', () => {
    const cwd = folderWith({ 'a.jsonl': PAGES })
    const cleaned = parsed<{ readonly text: string }>(newslint(cwd, ['clean', '--format', 'ndjson', 'a.jsonl']).stdout)
    expect(cleaned.map(({ text }) => text)).toEqual(ENGLISH.stories.map(([, ...paragraphs]) => paragraphs.join('\n\n')))
    const kept = parsed<{ readonly text: string }>(newslint(cwd, ['clean', '--format', 'ndjson', '--no-corpus', 'a.jsonl']).stdout)
    expect(kept.map(({ text }) => text)).toEqual(pagesOf(ENGLISH).map(({ text }) => text))

    const [inspected] = parsed<{ readonly blocks: readonly { readonly role: string; readonly kind?: string }[] }>(newslint(cwd, ['inspect', '--format', 'ndjson', 'a.jsonl']).stdout)
    expect(inspected!.blocks.filter(({ role }) => role === 'template').map(({ kind }) => kind)).toEqual(furniture(0).map(() => 'line of the source\'s page template'))
    expect(newslint(cwd, ['inspect', 'a.jsonl']).stdout).toContain('line of the source\'s page template, in 10 of 10 articles')
    expect(newslint(cwd, ['inspect', '--no-corpus', 'a.jsonl']).stdout).not.toContain('page template')

    const scoreOf = (...args: string[]): number => parsed<{ readonly score: number }>(newslint(cwd, ['score', '--format', 'ndjson', ...args, 'a.jsonl']).stdout)[0]!.score
    expect(scoreOf()).toBeLessThan(scoreOf('--no-corpus'))
  })

  test('is fixed with what was learned', () => {
    const textsIn = (text: string): string[] => parsed<{ readonly text: string }>(text).map(({ text: one }) => one)
    const bodies = ENGLISH.stories.map(([, ...paragraphs]) => paragraphs.join('\n\n'))
    const cwd = folderWith({ 'a.jsonl': PAGES, 'b.jsonl': PAGES, 'one.jsonl': ONE, 'pages.json': AS_JSON })
    const dry = parsed<{ readonly output?: { readonly text?: string } }>(newslint(cwd, ['lint', '--fix-dry-run', '--format', 'ndjson', 'a.jsonl']).stdout)
    expect(dry.map(({ output }) => output?.text?.trim())).toEqual(bodies)
    expect(newslint(cwd, ['--fix', 'a.jsonl']).code).toBe(0)
    expect(textsIn(readFileSync(join(cwd, 'a.jsonl'), 'utf8')).map((text) => text.trim())).toEqual(bodies)
    newslint(cwd, ['--fix', '--no-corpus', 'b.jsonl'])
    expect(readFileSync(join(cwd, 'b.jsonl'), 'utf8')).toBe(PAGES)
    newslint(cwd, ['--fix', '--no-corpus', '--templates', 'pages.json', 'one.jsonl'])
    expect(textsIn(readFileSync(join(cwd, 'one.jsonl'), 'utf8'))[0]).not.toContain(LAST_LINE)
  })

  test('a page is judged with the template of its site', () => {
    const page = ([headline, ...paragraphs]: readonly string[]): string =>
      `<!doctype html><html lang="en"><head><meta property="og:site_name" content="Gazette"><title>${headline}</title></head><body><article><h1>${headline}</h1>${paragraphs.map((line) => `<p>${line}</p>`).join('')}<p>${LAST_LINE}</p></article></body></html>`
    const cwd = folderWith(Object.fromEntries(ENGLISH.stories.map((story, n) => [`${n}.html`, page(story)])))
    const report = JSON.parse(newslint(cwd, ['--format', 'json', '.']).stdout) as JsonReport
    expect(report.results.flatMap(({ diagnostics }) => diagnostics.filter(({ rule }) => rule === 'residue/page-template').map(({ excerpt }) => excerpt))).toEqual(ENGLISH.stories.map(() => LAST_LINE))
  })

  test('a comment that lets a line be is no unused one where nothing was learned', () => {
    const text = `---\ntitle: Ferry fares stay at four crowns\nsource: Gazette\n---\n\n${ENGLISH.stories[0]!.slice(1).join('\n\n')}\n\n<!-- newslint-disable-next-line residue/page-template -->\n${LAST_LINE}\n`
    expect(newslint(folderWith({ 'a.md': text }), ['a.md', '--info', '--format', 'json']).stdout).not.toContain('unused')
  })
})

describe('a file of templates', () => {
  const found = { 'en-0': [LAST_LINE] }

  test('holds for single articles in every command that reads with it, --no-corpus or not', () => {
    const cwd = folderWith({ 'one.jsonl': ONE, 'pages.json': AS_JSON })
    const templates = ['--templates', 'pages.json']
    expect(lint(cwd, ...templates, 'one.jsonl')).toEqual(found)
    expect(lint(cwd, ...templates, '--no-corpus', 'one.jsonl')).toEqual(found)
    expect(reported(newslint(cwd, ['lint', '--format', 'ndjson', ...templates, '-'], { input: ONE }))).toEqual(found)
    expect(newslint(cwd, ['clean', ...templates, 'one.jsonl']).stdout).not.toContain(LAST_LINE)
    expect(newslint(cwd, ['clean', ...templates, '-'], { input: ONE }).stdout).not.toContain(LAST_LINE)
    expect(newslint(cwd, ['inspect', ...templates, 'one.jsonl']).stdout).toContain('page template, in 9 of 10 articles')
    expect(newslint(cwd, ['score', ...templates, 'one.jsonl']).stdout).not.toBe(newslint(cwd, ['score', 'one.jsonl']).stdout)
  })

  test('is named in the config, relative to it, and yields to --templates', () => {
    const cwd = folderWith({
      'wire/newslint.config.yaml': 'templates: ./pages.json', 'wire/pages.json': AS_JSON, 'wire/one.jsonl': ONE, 'none.json': '{"version": 1, "sources": {}}',
    })
    expect(lint(cwd, 'wire/one.jsonl')).toEqual(found)
    expect(lint(cwd, '--no-config', 'wire/one.jsonl')).toEqual({ 'en-0': [] })
    expect(lint(cwd, '--templates', 'none.json', 'wire/one.jsonl')).toEqual({ 'en-0': [] })
    const printed = (...args: string[]): unknown => (JSON.parse(newslint(cwd, ['--print-config', 'wire/one.jsonl', ...args]).stdout) as Record<string, unknown>)['templates']
    expect(printed()).toBe('wire/pages.json')
    expect(printed('--templates', 'none.json')).toBe('none.json')
    expect(printed('--no-config')).toBeUndefined()
  })

  test('has the last word on its sources: a line that was struck is learned no more', () => {
    const cwd = folderWith({ 'a.jsonl': PAGES })
    newslint(cwd, ['templates', 'learn', 'a.jsonl'])
    const struck = readFileSync(join(cwd, FILE), 'utf8').replace(/^.*The Gazette raffle.*\n/m, '')
    writeFileSync(join(cwd, FILE), struck.replace(/,(\s*\})/, '$1'))
    for (const [n, lines] of Object.values(lint(cwd, '--templates', FILE, 'a.jsonl')).entries()) expect(lines).toEqual([...ENGLISH.above(n), ...ENGLISH.below(n)])
  })

  test('does not keep the run from learning of other sources', () => {
    const cwd = folderWith({ 'all.jsonl': jsonl([...pagesOf(DESKS[1]!), ...bare(ENGLISH)]), 'pages.json': AS_JSON })
    expect(lint(cwd, '--templates', 'pages.json', 'all.jsonl')['ru-0']).toHaveLength(3)
  })

  const source = (lines: unknown): string => JSON.stringify({ version: 1, sources: { 'herald.example': { articles: 4, lines } } })
  test.each([
    ['{"version": 1,\n "sources": {"a": }}', 'pages.json: not JSON: line 2, column 19: expected a value, but there is "}"'],
    ['{"version": 1', 'pages.json: not JSON: line 1, column 14: expected `,` or the closing bracket, but the file ends'],
    ['[]', 'pages.json: must be a map; it is []'],
    ['{"version": 2, "sources": {}}', 'pages.json: version: must be 1; it is 2'],
    ['{"sources": {}}', 'pages.json: `version` is missing'],
    ['{"version": 1, "source": {}}', 'pages.json: there is no `source`; did you mean `sources`?'],
    [source(['x']), 'pages.json: sources["herald.example"].lines: must be a map; it is ["x"]'],
    [source({ 'Read: more.': '3' }), 'pages.json: sources["herald.example"].lines["Read: more."]: must be a whole number; it is "3"'],
    [source({ More: 5 }), 'pages.json: sources["herald.example"].lines["More"]: 5 of 4 articles is more than all'],
  ])('that cannot be used is named with the place: %s', (content, message) => {
    const cwd = folderWith({ 'one.jsonl': ONE, 'pages.json': content })
    for (const command of ['lint', 'clean', 'inspect', 'score']) {
      const { code, stderr } = newslint(cwd, [command, '--templates', 'pages.json', 'one.jsonl'])
      expect(code).toBe(2)
      expect(stderr).toContain(`newslint: ${message}`)
    }
  })

  test('that is not there is named', () => {
    const cwd = folderWith({ 'one.jsonl': ONE, 'wire/newslint.config.yaml': 'templates: ./pages.json', 'wire/one.jsonl': ONE })
    expect(newslint(cwd, ['--templates', 'pages.json', 'one.jsonl'])).toMatchObject({ code: 2, stderr: 'newslint: --templates: there is no pages.json\n' })
    expect(newslint(cwd, ['wire/one.jsonl'])).toMatchObject({ code: 2, stderr: expect.stringContaining('there is no wire/pages.json; `newslint templates learn` writes one') as string })
  })
})

test.each([
  '{}', '[]', '0', '-1.5e+3', '"a\\n\\u00e9"', ' { "a" : [ 1 , { } , null ] } ', '[[],[[]]]', 'true',
  '', '{', '{"a"}', '{"a":1,}', '[1,]', '[1 2]', '{"a":1}}', '01', '"a', '"\\x"', '{a:1}', '{"a":tru}', ',', '{]', '[}', 'nul', '{"a":,}',
])('a fault in JSON has a place: %s', (text) => {
  let isJson = true
  try {
    JSON.parse(text)
  } catch {
    isJson = false
  }
  if (isJson) expect(jsonFault(text)).toBeUndefined()
  else expect(jsonFault(text)).toMatch(/^line 1, column \d+: expected .+, but (?:the file ends|there is ".+")$/)
})

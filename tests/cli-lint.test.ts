import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import AjvDraft04 from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import { describe, expect, test } from 'vitest'
import type { JsonReport, Result } from '../src/report/result.ts'
import { folderWith, newslint, newslintStarted } from './command-line.ts'

const validateReport = new Ajv({ allErrors: true }).compile(JSON.parse(readFileSync(join(import.meta.dirname, '..', 'schemas', 'report.schema.json'), 'utf8')) as object)
const SARIF_SCHEMA = join(import.meta.dirname, '..', '..', 'shared', 'data', 'schemas', 'sarif-2.1.0.json')

const GOOD = 'Harbour reopens after nine days\n\nDock workers went back to work on Monday, the harbour master said.\n'
const BAD = 'Harbour reopens after nine days\n\nDock workers went back back to work on Monday, the harbour master said.\n'

function reportOf(stdout: string): JsonReport {
  const report = JSON.parse(stdout) as JsonReport
  validateReport(report)
  expect(validateReport.errors ?? []).toEqual([])
  return report
}

const rulesOf = (result: Result | undefined): string[] => (result?.diagnostics ?? []).map(({ rule }) => rule)
const lines = (text: string): unknown[] => text.split('\n').filter(Boolean).map((line) => JSON.parse(line) as unknown)

/** Phrases that only these tests have: what they find does not change with newslint's own rules. */
const PACK = 'rule: acme/style\nsummary: words of the house\nphrases: [harbour master]\n'
/** One rule, so that the tests do not depend on what the others say. */
const REPEATED = { 'newslint.config.yaml': 'extends: []\nrules: {garble/repeated-word: error}' }
const WARNS = { 'pack.yaml': PACK, 'newslint.config.yaml': 'extends: []\nplugins: [./pack.yaml]\nrules: {acme/style: warning}' }

describe('exit codes', () => {
  test('0 when nothing is found', () => {
    const { code, stdout, stderr } = newslint(folderWith({ 'a.txt': GOOD, ...REPEATED }), ['a.txt'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/^1 article, \d+ words: no errors, no warnings/)
  })

  test('1 for an error', () => {
    expect(newslint(folderWith({ 'a.txt': BAD }), ['a.txt']).code).toBe(1)
  })

  test.each([
    [['a.txt'], 0],
    [['--fail-on', 'warning', 'a.txt'], 1],
    [['--fail-on', 'info', 'a.txt'], 1],
    [['--max-warnings', '0', 'a.txt'], 1],
    [['--max-warnings', '1', 'a.txt'], 0],
    [['--rule', 'acme/style:error', 'a.txt'], 1],
    [['--rule', 'acme/style:error', '--fail-on', 'never', 'a.txt'], 0],
    [['--rule', 'acme/style:info', '--fail-on', 'warning', 'a.txt'], 0],
    [['--rule', 'acme/*:off', '--fail-on', 'info', 'a.txt'], 0],
  ] as const)('a warning with %s ends with %d', (args, code) => {
    expect(newslint(folderWith({ 'a.txt': GOOD, ...WARNS }), args).code).toBe(code)
  })

  test('each article is judged by the failOn of its own config', () => {
    const cwd = folderWith({ 'a/a.txt': BAD, 'b/b.txt': GOOD, 'a/newslint.config.yaml': 'failOn: never', 'b/newslint.config.yaml': REPEATED['newslint.config.yaml'] })
    expect(newslint(cwd, ['.']).code).toBe(0)
    expect(newslint(cwd, ['--no-config', '.']).code).toBe(1)
  })

  test.each<[string, readonly string[], RegExp]>([
    ['a missing file', ['gone.txt'], /gone\.txt: no such file/],
    ['a glob that matches nothing', ['*.md'], /\*\.md: no file matches/],
    ['a folder without articles', ['empty'], /empty: no articles/],
    ['no files at all', [], /no files given/],
    ['a misspelt command', ['inspct'], /did you mean `inspect`\?/],
    ['an unknown option', ['--formt', 'json', 'a.txt'], /unknown option '--formt'[^]*--format/],
    ['an unknown format', ['--format', 'xml', 'a.txt'], /pretty, json, ndjson, sarif, github/],
    ['a wrong --rule', ['--rule', 'garble/repeated-word', 'a.txt'], /rule:severity/],
    ['a rule that there is not', ['--rule', 'garble/repeated-words:off', 'a.txt'], /did you mean `garble\/repeated-word`\?/],
    ['a wrong --max-warnings', ['--max-warnings', 'few', 'a.txt'], /whole number/],
    ['a wrong --field', ['--field', 'body=text', 'a.txt'], /There is no body/],
    ['a config that is not there', ['--config', 'gone.yaml', 'a.txt'], /there is no gone\.yaml/],
    ['a config with a wrong key', ['--config', 'wrong.yaml', 'a.txt'], /wrong\.yaml: there is no `ruels`; did you mean `rules`\?/],
  ])('2 for %s', (_, args, message) => {
    const { code, stderr } = newslint(folderWith({ 'a.txt': GOOD, 'empty/note.pdf': 'x', 'wrong.yaml': 'ruels: {}' }), args)
    expect(stderr).toMatch(message)
    expect(stderr).not.toContain('bug in newslint')
    expect(code).toBe(2)
  })

  test('a missing file does not keep the others from being linted', () => {
    const { code, stdout } = newslint(folderWith({ 'a.txt': BAD }), ['--format', 'json', 'gone.txt', 'a.txt'])
    const report = reportOf(stdout)
    expect(code).toBe(2)
    expect(rulesOf(report.results[0])).toContain('garble/repeated-word')
    expect(report.summary.problems).toEqual([{ path: 'gone.txt', message: expect.stringContaining('no such file') as string }])
  })
})

describe('json and ndjson', () => {
  test('the report holds places, excerpts and counts', () => {
    const { code, stdout } = newslint(folderWith({ 'a.txt': BAD, 'b.txt': GOOD, ...REPEATED }), ['lint', '--format', 'json', '.'])
    const report = reportOf(stdout)
    expect(code).toBe(1)
    expect(report.results.map(({ path }) => path)).toEqual(['a.txt', 'b.txt'])
    const [found] = report.results[0]!.diagnostics
    expect(found).toMatchObject({
      rule: 'garble/repeated-word',
      severity: 'error',
      url: 'https://github.com/newslint/newslint/blob/main/rules/README.md#garblerepeated-word',
      excerpt: 'back back',
      range: { start: { line: 3, column: 19, offset: 51 }, end: { line: 3, column: 28, offset: 60 } },
    })
    expect(BAD.slice(51, 60)).toBe('back back')
    expect(report.summary).toMatchObject({ articles: 2, errors: 1, articlesWithFindings: 1, families: { garble: 1 }, rules: { 'garble/repeated-word': 1 }, problems: [] })
  })

  test('ndjson prints the elements of results', () => {
    const cwd = folderWith({ 'a.txt': BAD, 'b.txt': GOOD })
    const report = reportOf(newslint(cwd, ['--format', 'json', '.']).stdout)
    expect(lines(newslint(cwd, ['--format', 'ndjson', '.']).stdout)).toEqual(report.results)
  })

  test('no articles make a report all the same', () => {
    expect(reportOf(newslint(folderWith({}), ['--format', 'json', 'gone.txt']).stdout).results).toEqual([])
  })

  test('two runs print the same bytes', () => {
    const cwd = folderWith({ 'a.txt': BAD, 'b.txt': GOOD, 'c.jsonl': `${JSON.stringify({ id: '1', text: BAD })}\n` })
    expect(newslint(cwd, ['--format', 'json', '.']).stdout).toBe(newslint(cwd, ['--format', 'json', '.']).stdout)
  })

  test('records: ranges count in the field, the record says where it stands', () => {
    const records = [
      { id: 'one', headline: 'Harbour harbour reopens', text: BAD },
      { id: 'two', title: 'Bridge closed', body: 'The bridge was closed closed, the mayor said.' },
    ]
    const { code, stdout } = newslint(folderWith({ 'r.jsonl': records.map((record) => `${JSON.stringify(record)}\n`).join('') }), ['--format', 'json', '--no-config', 'r.jsonl'])
    const { results } = reportOf(stdout)
    expect(code).toBe(1)
    expect(results.map(({ id, record }) => ({ id, record }))).toEqual([
      { id: 'one', record: { index: 0, line: 1 } },
      { id: 'two', record: { index: 1, line: 2, fields: { text: 'body', headline: 'title' } } },
    ])
    const repeated = results.map(({ diagnostics }) => diagnostics.filter(({ rule }) => rule === 'garble/repeated-word').map(({ field, excerpt }) => [field, excerpt]))
    expect(repeated).toEqual([[['headline', 'Harbour harbour'], [undefined, 'back back']], [[undefined, 'closed closed']]])
  })

  test('a broken record is named with its line, the rest goes on', () => {
    const file = `{"id":"a","text":${JSON.stringify(BAD)}}\n{"id":"b","text":\n{"id":"c","note":1}\n{"id":"d","text":""}\n`
    const { code, stdout, stderr } = newslint(folderWith({ 'r.jsonl': file }), ['--format', 'json', 'r.jsonl'])
    const report = reportOf(stdout)
    expect(code).toBe(2)
    expect(report.results.map(({ id }) => id)).toEqual(['a', 'd'])
    expect(report.summary.problems.map(({ record }) => record?.line)).toEqual([2, 3])
    expect(stderr).toMatch(/^newslint: r\.jsonl:2: /m)
  })

  test('--field and the config say what records call their fields', () => {
    const record = JSON.stringify({ name: 'Bridge closed', articleBody: 'The bridge was closed closed, the mayor said.' })
    const cwd = folderWith({ 'r.jsonl': `${record}\n`, 'fields.yaml': 'fields: {text: articleBody, headline: name}' })
    const given = reportOf(newslint(cwd, ['--format', 'json', '--field', 'text=articleBody', '--field', 'headline=name', 'r.jsonl']).stdout)
    expect(given.results[0]).toMatchObject({ article: { headline: 'Bridge closed' }, record: { fields: { text: 'articleBody', headline: 'name' } } })
    expect(rulesOf(given.results[0])).toContain('garble/repeated-word')
    expect(reportOf(newslint(cwd, ['--format', 'json', '--config', 'fields.yaml', 'r.jsonl']).stdout)).toEqual(given)
  })

  test('Markdown and HTML: excerpts are slices of the file', () => {
    const markdown = `---\ntitle: Harbour reopens\n---\n\nDock workers went **back** back to work on\non Monday & Tuesday, the harbour master said.\n`
    const html = `<!doctype html><html lang="en"><head><title>Harbour</title></head><body><article><h1>Harbour reopens</h1><p>Dock workers went back back to work &amp; home on Monday, the harbour master said.</p></article></body></html>`
    const { results } = reportOf(newslint(folderWith({ 'a.md': markdown, 'b.html': html }), ['--format', 'json', '.']).stdout)
    for (const [index, document] of [markdown, html].entries()) {
      const found = results[index]!.diagnostics.filter(({ rule }) => rule === 'garble/repeated-word')
      expect(found.length).toBeGreaterThan(0)
      for (const { range, excerpt } of found) expect(document.slice(range.start.offset, range.end.offset)).toBe(excerpt)
    }
  })

  test('an empty file is a notice, not an error', () => {
    const { code, stdout } = newslint(folderWith({ 'a.txt': '' }), ['--format', 'json', 'a.txt'])
    const [result] = reportOf(stdout).results
    expect(code).toBe(0)
    expect(result?.diagnostics).toEqual([])
    expect(result?.notices?.length).toBeGreaterThan(0)
  })
})

describe('standard input', () => {
  test('is read with -, and called what --stdin-filename says', () => {
    const { code, stdout } = newslint(folderWith({}), ['--format', 'json', '--stdin-filename', 'desk/draft.md', '-'], { input: BAD })
    const [result] = reportOf(stdout).results
    expect(code).toBe(1)
    expect(result?.path).toBe('desk/draft.md')
    expect(rulesOf(result)).toContain('garble/repeated-word')
  })

  test('finds its config from the name', () => {
    const cwd = folderWith({ 'desk/newslint.config.yaml': 'rules: {garble/*: off}', 'desk/a.txt': '' })
    expect(rulesOf(reportOf(newslint(cwd, ['--format', 'json', '--stdin-filename', 'desk/draft.txt', '-'], { input: BAD }).stdout).results[0])).not.toContain('garble/repeated-word')
  })

  test('JSONL comes through', () => {
    const input = [GOOD, BAD].map((text, index) => `${JSON.stringify({ id: String(index), text })}\n`).join('')
    const results = lines(newslint(folderWith({}), ['--format', 'ndjson', '--stdin-filename', 'crawl.jsonl', '-'], { input }).stdout) as Result[]
    expect(results.map(({ id }) => id)).toEqual(['0', '1'])
  })
})

describe('pretty', () => {
  test('shows the line and underlines the place', () => {
    const { stdout } = newslint(folderWith({ 'a.txt': BAD, ...REPEATED }), ['a.txt'])
    expect(stdout.split('\n').slice(0, 5).join('\n')).toMatch(
      /^a\.txt.*\n\n {2}3:19 {2}error {2}.*back.* {2}garble\/repeated-word\n {5}3 │ Dock workers went back back to work on Monday, the harbour master said\.\n {7}│ {19}\^{9}$/,
    )
  })

  test('colours only when asked', () => {
    const cwd = folderWith({ 'a.txt': BAD })
    const escape = '\u001b['
    expect(newslint(cwd, ['a.txt']).stdout).not.toContain(escape)
    expect(newslint(cwd, ['--color', 'a.txt']).stdout).toContain(escape)
    expect(newslint(cwd, ['a.txt'], { env: { FORCE_COLOR: '1' } }).stdout).toContain(escape)
    expect(newslint(cwd, ['a.txt'], { env: { NO_COLOR: '1', FORCE_COLOR: '1' } }).stdout).not.toContain(escape)
    expect(newslint(cwd, ['--no-color', 'a.txt'], { env: { FORCE_COLOR: '1' } }).stdout).not.toContain(escape)
  })

  test('nothing from an article reaches the terminal as a control', () => {
    const { stdout } = newslint(folderWith({ 'a.txt': 'Harbour \u001b]0;gone\u0007 reopens\n\nWork went back back on\u202e Monday, he said.\n' }), ['a.txt'])
    expect(stdout).toContain('back back')
    expect(stdout).not.toMatch(/[\u0007\u001b\u202e]/)
  })

  test('--quiet shows errors only and no summary; --info shows notes', () => {
    const cwd = folderWith({ 'a.txt': GOOD, ...WARNS })
    expect(newslint(cwd, ['--quiet', 'a.txt']).stdout).toBe('')
    expect(newslint(cwd, ['--rule', 'acme/style:info', 'a.txt']).stdout).toMatch(/no errors, no warnings \(and 1 note: --info shows them\)/)
    expect(newslint(cwd, ['--rule', 'acme/style:info', '--info', 'a.txt']).stdout).toMatch(/info {2}.*acme\/style/)
  })

  test('--statistics counts instead of showing', () => {
    const { stdout } = newslint(folderWith({ 'a.txt': GOOD, 'b.txt': `${GOOD}The harbour master left.\n`, ...WARNS }), ['--statistics', 'a.txt', 'b.txt'])
    expect(stdout).toMatch(/rule +severity +findings +articles +per 1,000 words\n +acme\/style +warning +3 +2 +\d+\.\d\d\n/)
    expect(stdout).not.toContain('│')
  })

  test('the summary names families, articles and sources', () => {
    const records = Array.from({ length: 12 }, (_, i) => ({ id: `n${i}`, source: i < 11 ? 'Harbour Post' : 'Quay Times', text: GOOD }))
    const { stdout } = newslint(folderWith({ 'r.jsonl': records.map((record) => JSON.stringify(record)).join('\n'), ...WARNS }), ['--no-corpus', 'r.jsonl'])
    expect(stdout).toMatch(/12 articles, \d+ words: 12 warnings/)
    expect(stdout).toMatch(/Findings by family\n {2}acme +12\n/)
    expect(stdout).toMatch(/Harbour Post +11 articles +between \d+ and \d+/)
    expect(stdout).toMatch(/Quay Times +1 article +too few articles to judge/)
  })
})

describe('github', () => {
  test('writes workflow commands, escaped', () => {
    const files = {
      'a,b.txt': GOOD,
      'newslint.config.yaml': 'extends: []\nplugins: [./pack.yaml]\nrules: {acme/style: error}',
      'pack.yaml': "rule: acme/style\nsummary: x\nmessage: \"100% of ‘{match}’: a, b\\nnext\"\nphrases: [harbour master]",
    }
    const { code, stdout } = newslint(folderWith(files), ['--format', 'github', 'a,b.txt'])
    expect(code).toBe(1)
    expect(stdout).toBe('::error file=a%2Cb.txt,line=3,col=47,endLine=3,endColumn=61,title=acme/style::100%25 of ‘harbour master’: a, b%0Anext\n')
  })

  test('records stand on their line, info only with --info', () => {
    const cwd = folderWith({ 'r.jsonl': `\n${JSON.stringify({ text: GOOD })}\n`, ...WARNS })
    expect(newslint(cwd, ['--format', 'github', 'r.jsonl']).stdout).toMatch(/^::warning file=r\.jsonl,line=2,endLine=2,title=acme\/style::/)
    expect(newslint(cwd, ['--format', 'github', '--rule', 'acme/style:info', 'r.jsonl']).stdout).toBe('')
    expect(newslint(cwd, ['--format', 'github', '--rule', 'acme/style:info', '--info', 'r.jsonl']).stdout).toMatch(/^::notice /)
  })
})

describe('sarif', () => {
  interface Sarif {
    readonly runs: readonly [
      {
        readonly columnKind: string
        readonly results: readonly { readonly ruleId: string; readonly level: string; readonly partialFingerprints: Record<string, string>; readonly locations: readonly Record<string, unknown>[] }[]
        readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } }
        readonly invocations: readonly [{ readonly executionSuccessful: boolean }]
      },
    ]
  }

  function sarifOf(stdout: string): Sarif['runs'][0] {
    const log = JSON.parse(stdout) as Sarif
    if (existsSync(SARIF_SCHEMA)) {
      const ajv = new (AjvDraft04 as unknown as typeof AjvDraft04.default)({ allErrors: true, strict: false })
      ;(addFormats as unknown as typeof addFormats.default)(ajv)
      const validate = ajv.compile(JSON.parse(readFileSync(SARIF_SCHEMA, 'utf8')))
      validate(log)
      expect(validate.errors ?? []).toEqual([])
    }
    return log.runs[0]
  }

  test('is valid, and describes its rules', () => {
    const cwd = folderWith({ 'dir with space/ä.txt': BAD, 'r.jsonl': JSON.stringify({ id: 'x', text: BAD }), 'page.html': `<p>${BAD}</p>` })
    const { code, stdout } = newslint(cwd, ['--format', 'sarif', '.', 'gone.txt'])
    const run = sarifOf(stdout)
    expect(code).toBe(2)
    expect(run.columnKind).toBe('utf16CodeUnits')
    expect(run.invocations[0].executionSuccessful).toBe(false)
    const ids = run.tool.driver.rules.map(({ id }) => id)
    for (const { ruleId } of run.results) expect(ids).toContain(ruleId)
    const repeated = run.results.filter(({ ruleId }) => ruleId === 'garble/repeated-word')
    expect(repeated[0]?.locations[0]).toMatchObject({
      physicalLocation: { artifactLocation: { uri: 'dir%20with%20space/%C3%A4.txt' }, region: { startLine: 3, startColumn: 19, endLine: 3, endColumn: 28, snippet: { text: 'back back' } } },
    })
    expect(repeated.at(-1)?.locations[0]).toMatchObject({ physicalLocation: { region: { startLine: 1 } }, logicalLocations: [{ fullyQualifiedName: 'x/text' }] })
  })

  test('no findings are valid too', () => {
    expect(sarifOf(newslint(folderWith({ 'a.txt': '' }), ['--format', 'sarif', 'a.txt']).stdout).results).toEqual([])
  })

  test('a finding is recognised when its line has moved, and is another in another sentence', () => {
    const fingerprints = (text: string): string[] =>
      sarifOf(newslint(folderWith({ 'a.txt': text, ...REPEATED }), ['--format', 'sarif', 'a.txt']).stdout)
        .results.filter(({ ruleId }) => ruleId === 'garble/repeated-word')
        .map(({ partialFingerprints }) => partialFingerprints['newslint/v1']!)
    const before = fingerprints(BAD)
    const moved = fingerprints(`${GOOD}\n${BAD.split('\n')[2]}\n`)
    const other = fingerprints(BAD.replace('Monday', 'Tuesday'))
    expect(before).toHaveLength(1)
    expect(moved).toEqual(before)
    expect(other).not.toEqual(before)
  })
})

describe('output', () => {
  test('--output-file gets the report, standard output nothing', () => {
    const cwd = folderWith({ 'a.txt': BAD })
    const { code, stdout } = newslint(cwd, ['--format', 'json', '--output-file', 'report.json', '.'])
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(reportOf(readFileSync(join(cwd, 'report.json'), 'utf8')).results).toHaveLength(1)
    // the report of the run before is no article of the next
    newslint(cwd, ['--format', 'json', '--output-file', 'report.json', '.'])
    expect(reportOf(readFileSync(join(cwd, 'report.json'), 'utf8')).summary).toMatchObject({ articles: 1, problems: [] })
    expect(readdirSync(cwd).sort()).toEqual(['a.txt', 'report.json'])
  })

  test('--output-file never overwrites an input', () => {
    const cwd = folderWith({ 'a.txt': BAD })
    const { code, stderr } = newslint(cwd, ['--output-file', 'a.txt', 'a.txt'])
    expect(code).toBe(2)
    expect(stderr).toContain('is one of the inputs')
    expect(readFileSync(join(cwd, 'a.txt'), 'utf8')).toBe(BAD)
  })

  test('--output-file in a folder that is not there', () => {
    const { code, stderr } = newslint(folderWith({ 'a.txt': BAD }), ['--output-file', 'gone/report.json', 'a.txt'])
    expect(code).toBe(2)
    expect(stderr).toContain('--output-file gone/report.json: cannot be written')
  })

  test('--timing goes to standard error', () => {
    const { stdout, stderr } = newslint(folderWith({ 'a.txt': BAD }), ['--format', 'json', '--timing', 'a.txt'])
    reportOf(stdout)
    expect(stderr).toMatch(/garble\/repeated-word +\d/)
    expect(stderr).toMatch(/altogether +\d+\.\d +100\.0/)
  })

  test('--print-config', () => {
    const cwd = folderWith({ 'a.txt': '', ...WARNS })
    const { code, stdout } = newslint(cwd, ['--print-config', 'a.txt'])
    const config = JSON.parse(stdout) as Record<string, unknown> & { rules: Record<string, unknown> }
    expect(code).toBe(0)
    expect(config).toMatchObject({ files: ['newslint.config.yaml'], failOn: 'error', plugins: ['./pack.yaml'] })
    expect(config.rules['acme/style']).toBe('warning')
    expect(config.rules['garble/repeated-word']).toBe('off')
  })

  test('a reader that stops reading is no error', async () => {
    const record = JSON.stringify({ text: BAD })
    const cwd = folderWith({ 'r.jsonl': `${record}\n`.repeat(2000) })
    const run = newslintStarted(cwd, ['--format', 'ndjson', '--no-corpus', 'r.jsonl'])
    let stderr = ''
    run.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
    run.stdout.once('data', () => run.stdout.destroy())
    const code = await new Promise((resolve) => run.on('close', resolve))
    expect(stderr).toBe('')
    expect(code).not.toBe(2)
  })

  test('progress and colours stay away from pipes', () => {
    expect(newslint(folderWith({ 'a.txt': GOOD, ...REPEATED }), ['a.txt']).stderr).toBe('')
  })
})

/** `lint --fix` and `--fix-dry-run`, as they are called: what happens to the files, what is said, how it ends. */
import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, realpathSync, statSync, symlinkSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { Ajv } from 'ajv'
import { applyPatch } from 'diff'
import { describe, expect, test } from 'vitest'
import type { JsonReport, Result } from '../src/report/result.ts'
import { folderWith, newslint } from './command-line.ts'

const validateReport = new Ajv({ allErrors: true }).compile(JSON.parse(readFileSync(join(import.meta.dirname, '..', 'schemas', 'report.schema.json'), 'utf8')) as object)

/**
 * Rules that only these tests have, so that what is fixed does not change with newslint's own: words that are written otherwise (an error), one
 * that is only noted, one that has no safe fix, a line that goes.
 */
const HOUSE = {
  'house.mjs': `
    const words = (id, severity, pairs, safe = true) => ({
      id, summary: 'words of the house', severity, languages: ['*'], roles: ['headline', 'standfirst', 'byline', 'dateline', 'caption', 'body', 'crosshead',
        'list', 'navigation', 'related', 'share', 'comments', 'footer', 'template'],
      check({ text }, report) {
        for (const [old, text2] of pairs) {
          for (let start = text.indexOf(old); start >= 0; start = text.indexOf(old, start + old.length)) {
            const end = start + old.length
            report({ start, end, message: 'a word of the house', fix: { start, end, text: text2, safe } })
          }
        }
      },
    })
    export const rules = [
      words('house/word', 'error', [['teh', 'the'], ['quick quick', 'quick'], ['less-than', '<b>'], ['asterisk', '*x*'], ['letter', 'й']]),
      words('house/mild', 'warning', [['mildly', 'gently']]),
      words('house/note', 'info', [['perhaps', 'maybe']]),
      words('house/unsafe', 'error', [['risky', 'safe']], false),
      words('house/gone', 'error', [['Share this story\\n', ''], ['Vanish', '']]),
    ]`,
  'newslint.config.yaml': 'extends: []\nplugins: [./house.mjs]\nrules: {house/*: error, house/mild: warning, house/note: info}',
}

const folder = (files: Readonly<Record<string, string | Uint8Array>>): string => folderWith({ ...HOUSE, ...files })
const content = (cwd: string, name: string): string => readFileSync(join(cwd, name), 'utf8')
const onWindows = process.platform === 'win32'

function reportOf(stdout: string): JsonReport {
  const report = JSON.parse(stdout) as JsonReport
  validateReport(report)
  expect(validateReport.errors ?? []).toEqual([])
  return report
}

describe('--fix', () => {
  test('writes what is safe to fix, and reports what is left at its place in the new text', () => {
    const cwd = folder({ 'a.txt': 'Over teh bridge\n\nIt was teh quick quick fox, a risky one, teh farmer said.\n', 'b.txt': 'Nothing is wrong here.\n' })
    const { code, stdout, stderr } = newslint(cwd, ['lint', '--fix', 'a.txt', 'b.txt'])
    expect(content(cwd, 'a.txt')).toBe('Over the bridge\n\nIt was the quick fox, a risky one, the farmer said.\n')
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' })
    expect(stdout).toContain('3:25  error')
    expect(stdout).toContain('house/unsafe')
    expect(stdout).not.toContain('house/word')
    expect(stdout).toContain('fixed 4 findings in 1 file\n')
    expect(stdout).toContain('2 articles, 18 words: 1 error')
  })

  test('ends with 0 when everything could be fixed; a second time there is nothing to fix', () => {
    const cwd = folder({ 'a.txt': 'It was teh fox, he said.\n' })
    expect(newslint(cwd, ['--fix', 'a.txt']).code).toBe(0)
    const again = newslint(cwd, ['--fix', 'a.txt'])
    expect(again.code).toBe(0)
    expect(again.stdout).toContain('nothing to fix')
    expect(content(cwd, 'a.txt')).toBe('It was the fox, he said.\n')
  })

  test('leaves a file alone that has nothing to fix', () => {
    const cwd = folder({ 'a.txt': 'It was a risky fox, he said.\n', 'r.jsonl': '{"text": "It was a risky fox, he said."}\n' })
    const long = new Date(2001, 1, 1)
    for (const name of ['a.txt', 'r.jsonl']) utimesSync(join(cwd, name), long, long)
    newslint(cwd, ['--fix', '.'])
    for (const name of ['a.txt', 'r.jsonl']) expect(statSync(join(cwd, name)).mtime).toEqual(long)
  })

  test.each<[string, string, string, string]>([
    ['Markdown, inside its marks', 'a.md', '---\ntitle: teh title\n---\n\n# Over **teh** bridge\n\nIt was [teh](x) quick *quick* fox \\* &amp; teh end.\n',
      '---\ntitle: teh title\n---\n\n# Over **the** bridge\n\nIt was [the](x) *quick* fox \\* &amp; the end.\n'],
    ['Markdown, which takes no fix for markup', 'a.md', 'An asterisk and a less-than, he said.\n', 'An \\*x\\* and a \\<b>, he said.\n'],
    ['Markdown, a list item with its line', 'a.md', '- one\n- Share this story\n- two\n', '- one\n- two\n'],
    ['a page', 'a.html', '<p class=teh>It was <b>teh</b> quick <i>quick</i> fox, a less-than &eacute; teh end.</p>\n',
      '<p class=teh>It was <b>the</b> <i>quick</i> fox, a &lt;b> &eacute; the end.</p>\n'],
    ['a list of records', 'a.json', '[\n  { "text" : "It was teh \\u201cfox\\u201d\\/", "x": "teh" },\n  { "headline": "Over teh bridge", "text": "teh end — teh" } ]\n',
      '[\n  { "text" : "It was the \\u201cfox\\u201d/", "x": "teh" },\n  { "headline": "Over the bridge", "text": "the end — the" } ]\n'],
    ['an object of records', 'a.json', '{\n"teh": [], "articles": [{"text": "teh end"}], "text": 1}', '{\n"teh": [], "articles": [{"text": "the end"}], "text": 1}'],
    ['one record, its member named twice', 'a.json', '{"text": "teh first", "text" : "teh last"}', '{"text": "teh first", "text" : "the last"}'],
    ['JSON lines', 'a.jsonl', '\ufeff{"text":"teh end"}\r\n\r\n{"a":{"text":"teh"},"text":"It ends.","title":"Over teh bridge"}\r\n  {"text": "the end"}',
      '\ufeff{"text":"the end"}\r\n\r\n{"a":{"text":"teh"},"text":"It ends.","title":"Over the bridge"}\r\n  {"text": "the end"}'],
  ])('%s', (_, name, before, after) => {
    const cwd = folder({ [name]: before })
    newslint(cwd, ['--fix', name])
    expect(content(cwd, name)).toBe(after)
  })

  test('fields that are called otherwise, and those inside others', () => {
    const cwd = folder({ 'a.jsonl': '{"meta":{"title":"Over teh bridge"},"articleBody":"teh end","text":"teh"}\n' })
    newslint(cwd, ['--fix', '--field', 'text=articleBody', '--field', 'headline=meta.title', 'a.jsonl'])
    expect(content(cwd, 'a.jsonl')).toBe('{"meta":{"title":"Over the bridge"},"articleBody":"the end","text":"teh"}\n')
  })

  test('what is no record goes through as it is; the others are fixed', () => {
    const cwd = folder({ 'a.jsonl': '{"text":"teh end"}\n{"text": teh\n[1]\n{"text":"teh start"}\n' })
    const { code, stderr } = newslint(cwd, ['--fix', 'a.jsonl'])
    expect(content(cwd, 'a.jsonl')).toBe('{"text":"the end"}\n{"text": teh\n[1]\n{"text":"the start"}\n')
    expect(code).toBe(2)
    expect(stderr.match(/a\.jsonl:\d/g)).toEqual(['a.jsonl:2', 'a.jsonl:3'])
  })

  test('gzipped files stay gzipped', () => {
    const cwd = folder({ 'a.txt.gz': gzipSync('It was teh fox.\n'), 'b.jsonl.gz': gzipSync('{"text":"fine"}\n{"text":"teh end"}\n') })
    newslint(cwd, ['--fix', '.'])
    expect(gunzipSync(readFileSync(join(cwd, 'a.txt.gz'))).toString()).toBe('It was the fox.\n')
    expect(gunzipSync(readFileSync(join(cwd, 'b.jsonl.gz'))).toString()).toBe('{"text":"fine"}\n{"text":"the end"}\n')
  })

  test.each<[string, string, Buffer, Buffer]>([
    ['UTF-8 with its mark', 'a.txt', Buffer.from('\ufeffteh café\r\n'), Buffer.from('\ufeffthe café\r\n')],
    ['UTF-16', 'a.txt', Buffer.from('\ufeffteh café 😀\r\n', 'utf16le'), Buffer.from('\ufeffthe café 😀\r\n', 'utf16le')],
    ['UTF-16, the other way round', 'a.md', Buffer.from('\ufeff*teh* café\n', 'utf16le').swap16(), Buffer.from('\ufeff*the* café\n', 'utf16le').swap16()],
    ['UTF-16 records', 'a.jsonl', Buffer.from('\ufeff{"text":"fine"}\n{"text":"teh café"}\n', 'utf16le'), Buffer.from('\ufeff{"text":"fine"}\n{"text":"the café"}\n', 'utf16le')],
    ['windows-1252', 'a.txt', Buffer.from('teh caf\xe9, he said\x85\r\n', 'latin1'), Buffer.from('the caf\xe9, he said\x85\r\n', 'latin1')],
    ['a page that declares it', 'a.html', Buffer.from('<meta charset=windows-1251><p>\xe9\xe9\xe9 teh</p>', 'latin1'), Buffer.from('<meta charset=windows-1251><p>\xe9\xe9\xe9 the</p>', 'latin1')],
  ])('%s is written in its own charset', (_, name, before, after) => {
    const cwd = folder({ [name]: before })
    newslint(cwd, ['--fix', name])
    expect(readFileSync(join(cwd, name))).toEqual(after)
  })

  test('a character that the charset lacks: the file stays as it is, the others are fixed, exit 2', () => {
    const before = Buffer.from('A letter from teh caf\xe9\n', 'latin1')
    const cwd = folder({ 'a.txt': before, 'b.txt': 'teh end\n' })
    const { code, stderr, stdout } = newslint(cwd, ['--fix', 'a.txt', 'b.txt'])
    expect(code).toBe(2)
    expect(stderr).toBe('newslint: a.txt: windows-1252 has no "й", which the fixed text needs; left as it is\n')
    expect(stdout).toContain('fixed 1 finding in 1 file')
    expect(readFileSync(join(cwd, 'a.txt'))).toEqual(before)
    expect(content(cwd, 'b.txt')).toBe('the end\n')
  })

  test('bytes that reading has replaced would be lost: the file stays as it is, and so does a record', () => {
    const text = Buffer.from([...Buffer.from('teh café '), 0xff, ...Buffer.from(' end — “yes”\n')])
    const line = Buffer.from([...Buffer.from('{"text":"teh café '), 0xff, ...Buffer.from(' end — “yes”"}\n')])
    const cwd = folder({ 'a.txt': text, 'b.jsonl': Buffer.concat([Buffer.from('{"text":"teh one"}\n'), line]) })
    const { code, stderr } = newslint(cwd, ['--fix', 'a.txt', 'b.jsonl'])
    expect(code).toBe(2)
    expect(stderr).toBe(
      'newslint: a.txt: has bytes that are not UTF-8, which would be lost; left as it is\n' +
        'newslint: b.jsonl:2: record 2 (line 2) has bytes that are not UTF-8, which would be lost; left as it is\n',
    )
    expect(readFileSync(join(cwd, 'a.txt'))).toEqual(text)
    expect(readFileSync(join(cwd, 'b.jsonl'))).toEqual(Buffer.concat([Buffer.from('{"text":"the one"}\n'), line]))
  })

  test('a read-only file stays as it is, unless there is nothing to fix in it', () => {
    const cwd = folder({ 'a.txt': 'teh end\n', 'b.txt': 'the end\n', 'c.txt': 'teh end\n' })
    for (const name of ['a.txt', 'b.txt']) chmodSync(join(cwd, name), 0o444)
    const { code, stderr } = newslint(cwd, ['--fix', 'a.txt', 'b.txt', 'c.txt'])
    expect({ code, stderr }).toEqual({ code: 2, stderr: 'newslint: a.txt: read-only; left as it is\n' })
    expect([content(cwd, 'a.txt'), content(cwd, 'c.txt')]).toEqual(['teh end\n', 'the end\n'])
  })

  test.skipIf(onWindows)('links stay links, and a file keeps its mode', () => {
    const cwd = folder({ 'real/a.txt': 'teh end\n', 'b.txt': 'teh start\n' })
    mkdirSync(join(cwd, 'linked'))
    symlinkSync('../real/a.txt', join(cwd, 'linked', 'a.txt'))
    chmodSync(join(cwd, 'b.txt'), 0o640)
    const { code, stderr, stdout } = newslint(cwd, ['--fix', 'linked', 'real', 'b.txt'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('fixed 2 findings in 2 files')
    expect(lstatSync(join(cwd, 'linked', 'a.txt')).isSymbolicLink()).toBe(true)
    expect(realpathSync(join(cwd, 'linked', 'a.txt'))).toBe(join(cwd, 'real', 'a.txt'))
    expect(content(cwd, 'real/a.txt')).toBe('the end\n')
    expect(statSync(join(cwd, 'b.txt')).mode & 0o777).toBe(0o640)
  })

  test('nothing is left beside the files', () => {
    const cwd = folder({ 'a.txt': 'teh end\n', 'b.txt': Buffer.from('A letter from teh caf\xe9\n', 'latin1'), 'c.jsonl': '{"text":"teh end"}\n' })
    const before = readdirSync(cwd)
    newslint(cwd, ['--fix', '.'])
    expect(readdirSync(cwd)).toEqual(before)
  })

  test('what the article switches off is not fixed', () => {
    const text = 'Over a bridge\n\n<!-- newslint-disable-next-line house/word -->\nIt was teh fox.\n\nIt was teh dog.\n'
    const cwd = folder({ 'a.md': text, 'b.jsonl': '{"text":"teh end","disable":["house/word"]}\n' })
    newslint(cwd, ['--fix', '.'])
    expect(content(cwd, 'a.md')).toBe(text.replace('teh dog', 'the dog'))
    expect(content(cwd, 'b.jsonl')).toContain('teh end')
    newslint(cwd, ['--fix', '--no-inline-config', '.'])
    expect([content(cwd, 'a.md'), content(cwd, 'b.jsonl')].join('')).not.toContain('teh')
  })

  test.each([
    [[], 'the end, gently perhaps.'],
    [['--info'], 'the end, gently maybe.'],
    [['--quiet'], 'the end, mildly perhaps.'],
    [['--rule', 'house/word:off'], 'teh end, gently perhaps.'],
    [['--rule', 'house/mild:info'], 'the end, mildly perhaps.'],
    [['--no-config'], 'teh end, mildly perhaps.'],
  ])('with %j what is shown is what is fixed', (args, after) => {
    const cwd = folder({ 'a.txt': 'teh end, mildly perhaps.' })
    newslint(cwd, ['--fix', ...args, 'a.txt'])
    expect(content(cwd, 'a.txt')).toBe(after)
  })

  test('--max-warnings and --fail-on count what is left', () => {
    const files = { 'a.txt': 'Mildly and mildly, teh end.' }
    expect(newslint(folder(files), ['--max-warnings', '0', '--fail-on', 'warning', 'a.txt']).code).toBe(1)
    expect(newslint(folder(files), ['--max-warnings', '0', '--fail-on', 'warning', '--fix', 'a.txt']).code).toBe(0)
    expect(newslint(folder(files), ['--max-warnings', '0', '--quiet', '--fix', 'a.txt']).code).toBe(1)
  })

  test('an article that nothing would be left of stays as it is', () => {
    const cwd = folder({ 'a.txt': 'Share this story\n', 'b.md': '---\ntitle: x\n---\n- Vanish\n- **Vanish**\n', 'c.jsonl': '{"text":"Share this story\\n"}\n' })
    const { code, stdout } = newslint(cwd, ['--fix', '.'])
    expect(code).toBe(1)
    expect(stdout).toContain('nothing to fix')
    expect(content(cwd, 'a.txt')).toBe('Share this story\n')
    expect(content(cwd, 'b.md')).toContain('- Vanish\n- **Vanish**\n')
  })

  test('one fix uncovers another; two that undo each other come to an end', () => {
    const rule = `export default {
      id: 'house/chain', summary: 'one after the other', severity: 'error', languages: ['*'],
      check({ text }, report) {
        for (const [old, word] of [['one', 'two'], ['two', 'three'], ['three', 'four'], ['yes', 'no'], ['no', 'yes']]) {
          const start = text.indexOf(old)
          if (start >= 0) report({ start, end: start + old.length, message: 'x', fix: { start, end: start + old.length, text: word, safe: true } })
        }
      },
    }`
    const cwd = folderWith({ 'chain.mjs': rule, 'newslint.config.yaml': 'extends: []\nplugins: [./chain.mjs]\nrules: {house/chain: error}', 'a.txt': 'It was one.\n', 'b.txt': 'It is yes.\n' })
    const { stdout } = newslint(cwd, ['--fix', 'a.txt', 'b.txt'])
    expect(content(cwd, 'a.txt')).toBe('It was four.\n')
    expect(content(cwd, 'b.txt')).toBe('It is yes.\n')
    expect(stdout).toContain('fixed 3 findings in 1 file')
  })

  test('rules that compare articles fix too, unless --no-corpus leaves them out', () => {
    const rule = `export default {
      id: 'house/again', summary: 'a first line that another article has', severity: 'error', scope: 'corpus', languages: ['*'],
      fingerprint: (reading) => reading.text.split('\\n')[0],
      compare(fingerprints, report) {
        const seen = new Set()
        for (const { article, fingerprint } of fingerprints) {
          const end = fingerprint.length + 1
          if (seen.has(fingerprint)) report(article, 'text', { start: 0, end, message: 'x', fix: { start: 0, end, text: '', safe: true } })
          seen.add(fingerprint)
        }
      },
    }`
    const files = {
      'again.mjs': rule,
      'newslint.config.yaml': 'extends: []\nplugins: [./again.mjs]\nrules: {house/again: error}',
      'a.txt': 'Daily\nOne\nThe ferry left.\n',
      'b.jsonl': '{"text":"Daily\\nOne\\nThe ferry came."}\n{"text":"Daily\\nTwo\\nThe ferry sank."}\n',
    }
    const cwd = folderWith(files)
    expect(newslint(cwd, ['--fix', '--no-corpus', '.']).stdout).toContain('nothing to fix')
    // without its first line the second article begins like the third, which the first pass cannot know
    expect(newslint(cwd, ['--fix', '.']).code).toBe(0)
    expect(content(cwd, 'b.jsonl')).toBe('{"text":"One\\nThe ferry came."}\n{"text":"Two\\nThe ferry sank."}\n')
    expect(content(cwd, 'a.txt')).toBe(files['a.txt'])
  })

  test('the JSON report says how much was fixed, the other formats say it on standard error', () => {
    const files = { 'a.jsonl': '{"text":"teh end"}\n{"text":"teh start, a risky one"}\n' }
    const { stdout, stderr } = newslint(folder(files), ['--fix', '--format', 'json', 'a.jsonl'])
    const { summary, results } = reportOf(stdout)
    expect(summary).toMatchObject({ fixed: { findings: 2, files: 1 }, errors: 1 })
    expect(results.map(({ diagnostics }) => diagnostics.map(({ excerpt }) => excerpt))).toEqual([[], ['risky']])
    expect(stderr).toBe('newslint: fixed 2 findings in 1 file\n')
    expect(newslint(folder(files), ['--fix', '--format', 'ndjson', 'a.jsonl']).stderr).toBe('newslint: fixed 2 findings in 1 file\n')
  })

  test('standard input cannot be written to', () => {
    const { code, stdout, stderr } = newslint(folder({}), ['--fix', '-'], { input: 'teh end\n' })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/^newslint: --fix cannot write to standard input; .*--fix-dry-run/)
  })
})

describe('--fix-dry-run', () => {
  const FILES = {
    'a.txt': Array.from({ length: 40 }, (_, i) => `Line ${i}${i % 15 === 3 ? ' of teh quick quick fox' : ''}.\r\n`).join(''),
    'b.md': '# Over *teh* bridge\n\n- one\n- Share this story\n- two',
    'c.txt': 'Nothing is wrong, a risky one.\n',
  }

  test('prints a patch of every file that --fix would write, and writes none', () => {
    const cwd = folder(FILES)
    const { code, stdout, stderr } = newslint(cwd, ['--fix-dry-run', 'a.txt', 'b.md', 'c.txt'])
    expect(code).toBe(1)
    expect(stderr).toBe('newslint: would fix 8 findings in 2 files\n')
    for (const [name, text] of Object.entries(FILES)) expect(content(cwd, name)).toBe(text)
    const patches = stdout.split(/(?=^--- )/m)
    expect(patches.map((patch) => patch.split('\n', 2))).toEqual([['--- a.txt', '+++ a.txt'], ['--- b.md', '+++ b.md']])
    newslint(cwd, ['--fix', '.'])
    for (const [i, name] of ['a.txt', 'b.md'].entries()) expect(applyPatch(FILES[name as 'a.txt'], patches[i]!)).toBe(content(cwd, name))
  })

  test('ends with 0 and prints nothing when there is nothing to fix, whatever else is wrong', () => {
    const { code, stdout, stderr } = newslint(folder(FILES), ['--fix-dry-run', 'c.txt'])
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '', stderr: 'newslint: nothing to fix\n' })
  })

  test('shows the fields of records', () => {
    const { code, stdout } = newslint(folder({ 'a.jsonl': '{"text":"fine"}\n{"title":"Over teh bridge","text":"One.\\nIt was teh fox."}\n{bad\n' }), ['--fix-dry-run', 'a.jsonl'])
    expect(code).toBe(2)
    expect(stdout).toBe(
      '--- "a.jsonl:2 title"\n+++ "a.jsonl:2 title"\n@@ -1,1 +1,1 @@\n-Over teh bridge\n\\ No newline at end of file\n+Over the bridge\n\\ No newline at end of file\n'
        .replaceAll('"', '') +
        '--- a.jsonl:2 text\n+++ a.jsonl:2 text\n@@ -1,2 +1,2 @@\n One.\n-It was teh fox.\n\\ No newline at end of file\n+It was the fox.\n\\ No newline at end of file\n',
    )
  })

  test('with JSON, reports the text as it stands and gives the fixed one as output', () => {
    const files = { 'a.txt': '\ufeffIt was teh fox.\n', 'b.jsonl': '{"title":"Over teh bridge","text":"It was a fox."}\n', 'c.txt': 'Nothing.\n' }
    const cwd = folder(files)
    const { code, stdout } = newslint(cwd, ['--fix-dry-run', '--format', 'json', 'a.txt', 'b.jsonl', 'c.txt'])
    expect(code).toBe(1)
    const { results } = reportOf(stdout)
    expect(results.map(({ output }) => output)).toEqual([{ text: 'It was the fox.\n' }, { headline: 'Over the bridge' }, undefined])
    expect(results.map(({ diagnostics }) => diagnostics.map(({ excerpt }) => excerpt))).toEqual([['teh'], ['teh'], []])
    const lines = newslint(cwd, ['--fix-dry-run', '--format', 'ndjson', 'a.txt', 'c.txt']).stdout.trim().split('\n').map((line) => JSON.parse(line) as Result)
    expect(lines.map(({ output }) => output?.text)).toEqual(['It was the fox.\n', undefined])
    expect(content(cwd, 'a.txt')).toBe(files['a.txt'])
  })

  test('takes standard input', () => {
    const input = 'It was **teh** fox.\n'
    const cwd = folder({})
    expect(newslint(cwd, ['--fix-dry-run', '--stdin-filename', 'a.md', '-'], { input }).stdout)
      .toBe('--- a.md\n+++ a.md\n@@ -1,1 +1,1 @@\n-It was **teh** fox.\n+It was **the** fox.\n')
    const { stdout } = newslint(cwd, ['--fix-dry-run', '--format', 'json', '--stdin-filename', 'a.md', '-'], { input })
    expect(reportOf(stdout).results[0]?.output).toEqual({ text: 'It was **the** fox.\n' })
  })

  test('comes to an end on a text in which nearly every line changes', () => {
    const text = 'It was teh fox.\nIt was a dog.\n'.repeat(30_000)
    const cwd = folder({ 'a.txt': text })
    const { code, stdout } = newslint(cwd, ['--fix-dry-run', 'a.txt'])
    expect(code).toBe(1)
    expect(applyPatch(text, stdout)).toBe(text.replaceAll('teh', 'the'))
  })

  test.each([
    [['--format', 'sarif'], /--fix-dry-run prints a diff.*sarif/],
    [['--fix'], /cannot be used with option '--fix'/],
    [['--max-warnings', '3'], /cannot be used with option '--max-warnings/],
    [['--statistics'], /cannot be used with option '--statistics'/],
  ])('%j does not go with it', (args, message) => {
    const { code, stderr } = newslint(folder({ 'a.txt': 'teh end\n' }), ['--fix-dry-run', ...args, 'a.txt'])
    expect(code).toBe(2)
    expect(stderr).toMatch(message)
  })
})

test('newslint\'s own rules delete what its own words call residue, and nothing that only stands where residue stands', () => {
  const cwd = folderWith({
    'a.md': '# Harbour reopens after nine days\n\nShare on Facebook\n\nDock workers went back to work on the the first of May, the harbour master said.\n\n' +
      'Advertisement\n\nThe gates were opened at noon, and the first ship left within an hour.\n\nRead more: Six libraries stay open\n\nSponsored content\n\n' +
      'Photo: Anna Berg\n\n© 2024 Calderby Gazette\n',
  })
  newslint(cwd, ['--fix', 'a.md'])
  expect(content(cwd, 'a.md')).toBe(
    '# Harbour reopens after nine days\n\nDock workers went back to work on the first of May, the harbour master said.\n\n' +
      'The gates were opened at noon, and the first ship left within an hour.\n\nSponsored content\n\nPhoto: Anna Berg\n\n© 2024 Calderby Gazette\n',
  )
})

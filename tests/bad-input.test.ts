/**
 * What the command line does with what is no article: it says what is wrong and where, goes on with the rest, and neither crashes nor hangs.
 * Every case is a process of its own with a guard of two minutes, thousands of times what it needs.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Result } from '../src/report/result.ts'

const GUARD = 120_000
const command = fileURLToPath(new URL('../dist/src/cli/main.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'newslint-bad-input-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Writes a file below the test's folder and returns its path as the command line is given it. */
function file(path: string, content: string | Uint8Array): string {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), content)
  return path
}

interface Run {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

const STACK_TRACE = /^\s+at .+:\d+:\d+\)?$/m

/** Runs newslint; whatever happens, it ends by itself, with an exit code of its own, and without a stack trace. */
function newslint(args: readonly string[], input?: string | Uint8Array): Run {
  const run = spawnSync(process.execPath, [command, ...args], { cwd: folder, encoding: 'utf8', timeout: GUARD, maxBuffer: 2 ** 29, ...(input !== undefined && { input }) })
  expect({ args, error: run.error, signal: run.signal }).toEqual({ args, error: undefined, signal: null })
  expect([0, 1, 2]).toContain(run.status)
  expect(run.stderr).not.toMatch(STACK_TRACE)
  expect(run.stderr).not.toContain('bug in newslint')
  return run
}

const resultsOf = ({ stdout }: Run): readonly Result[] => stdout.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Result)
const lintAs = (...files: readonly string[]): Run => newslint(['lint', '--no-config', '--format', 'ndjson', ...files])

/** Finds one error, so that the exit code is 1 unless something worse is met. */
const FLAWED = 'The council met on Monday and agreed to to nothing much, as officials of the town said.\n'

describe('files', () => {
  beforeAll(() => {
    file('flawed.txt', FLAWED)
    mkdirSync(join(folder, 'nothing', 'deeper'), { recursive: true })
    file('nothing/picture.png', 'no article')
  })

  test('that are missing are named; the others are linted', () => {
    const run = lintAs('missing.txt', 'flawed.txt', 'no-such-folder/')
    expect(run.status).toBe(2)
    expect(run.stderr).toMatch(/^newslint: missing\.txt: no such file/m)
    expect(run.stderr).toMatch(/^newslint: no-such-folder\/?: no such file/m)
    expect(resultsOf(run).map(({ path, diagnostics }) => [path, diagnostics.length])).toEqual([['flawed.txt', 1]])
  })

  test('a glob that matches nothing is an error', () => {
    const run = lintAs('articles/**/*.txt')
    expect([run.status, run.stdout]).toEqual([2, ''])
    expect(run.stderr).toContain('articles/**/*.txt')
  })

  test('a folder without articles says what would have been one', () => {
    const run = lintAs('nothing')
    expect([run.status, run.stdout]).toEqual([2, ''])
    expect(run.stderr).toMatch(/^newslint: nothing: no articles .*\.txt/m)
  })

  test('no files at all: a hint, not a help page', () => {
    const run = newslint(['lint'])
    expect(run.status).toBe(2)
    expect(run.stderr).toMatch(/no files given/)
  })

  test.each([
    ['no byte', ''],
    ['a byte order mark', '\ufeff'],
    ['blank lines', '\n \r\n\t\n'],
  ])('%s: an empty article with a notice', (_what, content) => {
    const run = lintAs(file('empty.txt', content))
    expect([run.status, run.stderr]).toEqual([0, ''])
    const [result] = resultsOf(run)
    expect(result).toMatchObject({ path: 'empty.txt', diagnostics: [], article: { words: 0 } })
    expect(result!.notices).toEqual([expect.stringContaining('empty')])
  })

  test('an empty page and an empty file of records', () => {
    const run = lintAs(file('empty.html', ''), file('empty.jsonl', ''), file('empty.json', ''), file('list.json', '[]'), 'flawed.txt')
    expect(resultsOf(run).at(-1)!.path).toBe('flawed.txt')
    // an empty file is no JSON; whether it is a problem or an article without a text, it is said
    expect(run.stderr + run.stdout).toContain('empty.json')
  })

  test.each([
    ['zero bytes', Buffer.from([80, 75, 3, 4, 0, 0, 0, 0, 8, 0, 200, 13, 0, 0])],
    ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n')],
    ['control characters', Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7919) % 32))],
  ])('a binary file (%s) is named; the others are linted', (_what, bytes) => {
    const run = lintAs(file('binary.txt', bytes), 'flawed.txt')
    expect(run.status).toBe(2)
    expect(run.stderr).toMatch(/^newslint: binary\.txt: .*binary/m)
    expect(resultsOf(run).map(({ path }) => path)).toEqual(['flawed.txt'])
  })

  test('bytes that are no UTF-8 are replaced, counted, and reported where they stand', () => {
    const bytes = Buffer.concat([Buffer.from('Le café fermé à l’été 2019.\nThe council met on Monday '), Buffer.from([0xc3, 0x28]), Buffer.from(' and agreed to to nothing.\n')])
    const run = lintAs(file('broken.txt', bytes))
    expect(run.stderr).toBe('')
    const [result] = resultsOf(run)
    expect(result!.notices!.join()).toMatch(/1 place .*UTF-8/)
    const repeated = result!.diagnostics.find(({ rule }) => rule === 'garble/repeated-word')
    expect(repeated).toMatchObject({ excerpt: 'to to', range: { start: { line: 2 } } })
  })

  test('gzip data that end too early', () => {
    const run = lintAs(file('cut.jsonl.gz', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0x4b])), 'flawed.txt')
    expect(run.status).toBe(2)
    expect(run.stderr).toMatch(/^newslint: cut\.jsonl\.gz: .+/m)
    expect(resultsOf(run).map(({ path }) => path)).toEqual(['flawed.txt'])
  })

  test('standard input that is empty, and one that is binary', () => {
    const empty = newslint(['lint', '--no-config', '--format', 'ndjson', '-'], '')
    expect([empty.status, empty.stderr]).toEqual([0, ''])
    const binary = newslint(['lint', '--no-config', '--format', 'ndjson', '-'], Buffer.from([1, 0, 2, 0, 0, 0, 3]))
    expect(binary.status).toBe(2)
    expect(binary.stderr).toMatch(/^newslint: -: .*binary/m)
  })
})

describe('halves of surrogate pairs', () => {
  test('in a record are kept, and its findings stand where they are', () => {
    const text = 'The \ud83d council met and agreed to to nothing \ude00 much, officials said.'
    const run = lintAs(file('surrogates.jsonl', `${JSON.stringify({ id: 'a', headline: 'Council \udbff meets', text })}\n`))
    expect([run.status, run.stderr]).toEqual([1, ''])
    const { range, excerpt } = resultsOf(run)[0]!.diagnostics.find(({ rule }) => rule === 'garble/repeated-word')!
    expect([excerpt, text.slice(range.start.offset, range.end.offset)]).toEqual(['to to', 'to to'])
  })

  test('in a file in UTF-16 are replaced', () => {
    const run = lintAs(file('surrogates.txt', Buffer.from('\ufeffThe \ud83d council met and agreed to to nothing much.', 'utf16le')))
    expect(run.stderr).toBe('')
    const [result] = resultsOf(run)
    expect(result!.notices!.join('\n')).toMatch(/1 place/)
    expect(result!.diagnostics.map(({ excerpt }) => excerpt)).toContain('to to')
  })
})

describe('records', () => {
  const LINES = [
    JSON.stringify({ id: 'first', text: FLAWED }),
    '{"id": "broken", "text": "The council',
    '[1, 2]',
    JSON.stringify({ id: 'textless', byline: 'Anna Keller' }),
    '',
    'null',
    JSON.stringify({ id: 'numbers', text: 7, headline: ['no'] }),
    JSON.stringify({ id: 'empty', text: '' }),
    JSON.stringify({ id: 'last', title: 'Council agrees to nothing', body: FLAWED, source: { no: 'name' }, disable: { no: 'list' } }),
  ]

  test('that cannot be used are named with their line and skipped; the rest goes on', () => {
    const run = lintAs(file('records.jsonl', `${LINES.join('\n')}\n`))
    expect(run.status).toBe(2)
    expect([...run.stderr.matchAll(/^newslint: records\.jsonl:(\d+): (.*)$/gm)].map(([, line]) => Number(line))).toEqual([2, 3, 4, 6, 7])
    expect(run.stderr).toMatch(/records\.jsonl:2: .*not JSON/)
    expect(run.stderr).toMatch(/records\.jsonl:4: .*neither a text .* nor a headline/)
    expect(resultsOf(run).map(({ id, record }) => [id, record!.line])).toEqual([['first', 1], ['empty', 8], ['last', 9]])
    expect(resultsOf(run)[2]!.diagnostics.map(({ excerpt }) => excerpt)).toContain('to to')
  })

  test.each(['clean', 'inspect', 'duplicates', 'score'])('%s does the same', (name) => {
    const run = newslint([name, '--no-config', '--format', 'ndjson', file('records.jsonl', `${LINES.join('\n')}\n`)])
    expect(run.status).toBe(2)
    expect([...run.stderr.matchAll(/^newslint: records\.jsonl:(\d+): /gm)].map(([, line]) => Number(line))).toEqual([2, 3, 4, 6, 7])
    const rows = resultsOf(run)
    if (name === 'clean' || name === 'inspect') expect(rows.map(({ id }) => id)).toEqual(['first', 'empty', 'last'])
  })

  test('a JSON file that ends too early keeps what was read of it', () => {
    const run = lintAs(file('cut.json', `[${JSON.stringify({ id: 'a', text: FLAWED })}, {"id": "b", "te`), 'flawed.txt')
    expect(run.status).toBe(2)
    expect(run.stderr).toMatch(/^newslint: cut\.json/m)
    expect(resultsOf(run).at(-1)!.path).toBe('flawed.txt')
  })
})

describe('configuration', () => {
  const configured = (name: string, config: string): Run => {
    file(`${name}/newslint.config.yaml`, config)
    return newslint(['lint', '--format', 'ndjson', file(`${name}/flawed.txt`, FLAWED)])
  }

  test.each([
    ['a key that there is not', 'rule:\n  garble/repeated-word: off\n', /newslint\.config\.yaml: .*`rule`.*`rules`/],
    ['a rule that there is not', 'rules:\n  garble/repeated-words: off\n', /there is no `garble\/repeated-words`; did you mean `garble\/repeated-word`\?/],
    ['a severity that there is not', 'rules:\n  garble/repeated-word: eror\n', /garble\/repeated-word.*eror/],
    ['an option of another type', 'rules:\n  garble/repeated-word: { allow: 7 }\n', /allow.*list/],
    ['a preset that there is not', 'extends: recomended\n', /recomended/],
    ['broken YAML', 'rules: [\n', /newslint\.config\.yaml/],
    ['no map', '- a\n', /newslint\.config\.yaml/],
    ['a plugin that is not there', 'plugins: [./missing.mjs]\n', /plugins: `\.\/missing\.mjs`/],
  ])('with %s ends with 2 and says what to write', (what, config, message) => {
    const run = configured(what.replaceAll(' ', '-'), config)
    expect([run.status, run.stdout]).toEqual([2, ''])
    expect(run.stderr).toMatch(message)
    expect(run.stderr.trimEnd().split('\n').length).toBeLessThanOrEqual(3)
  })

  test('an empty config is no mistake', () => expect(configured('empty-config', '').status).toBe(1))

  test('a config that is named and not there', () => {
    const run = newslint(['lint', '--config', 'nowhere.yaml', file('flawed.txt', FLAWED)])
    expect(run.status).toBe(2)
    expect(run.stderr).toContain('nowhere.yaml')
  })
})

describe('plugins', () => {
  const plugged = (name: string, module: string): Run => {
    file(`${name}/plugin.mjs`, module)
    file(`${name}/newslint.config.yaml`, 'plugins: [./plugin.mjs]\n')
    return newslint(['lint', '--format', 'ndjson', file(`${name}/one.txt`, FLAWED), file(`${name}/two.txt`, `Again.\n\n${FLAWED}`)])
  }
  const rule = (check: string, more = ''): string => `export default { id: 'house/broken', summary: 'breaks', severity: 'warning', ${more} ${check} }\n`

  test.each([
    ['throws', rule("check() { throw new Error('no such luck') }"), /the rule house\/broken failed: no such luck \(in 2 articles\)/],
    ['throws something that is no error', rule("check() { throw 'plain words' }"), /the rule house\/broken failed: plain words/],
    ['reports a range outside the text', rule("check(reading, report) { report({ start: 0, end: reading.text.length + 1, message: 'x' }) }"), /the rule house\/broken failed: .*range of a finding is 0 to \d+/],
    ['reports half a code unit', rule("check(reading, report) { report({ start: 0.5, end: 2, message: 'x' }) }"), /the rule house\/broken failed: .*0\.5 to 2/],
    ['reports a fix outside the text', rule("check(_, report) { report({ start: 0, end: 1, message: 'x', fix: { start: -1, end: 1, text: '', safe: true } }) }"), /house\/broken failed: .*range of a fix/],
  ])('a rule that %s is named once, and the other rules go on', (what, module, message) => {
    const run = plugged(what.replaceAll(' ', '-'), module)
    expect(run.status).toBe(2)
    expect(run.stderr).toMatch(message)
    expect(run.stderr.trimEnd().split('\n')).toHaveLength(1)
    expect(resultsOf(run).map(({ diagnostics }) => diagnostics.map(({ excerpt }) => excerpt))).toEqual([['to to'], ['to to']])
  })

  test.each([
    ['throws while it is loaded', "throw new Error('not today')\n", /plugins: `\.\/plugin\.mjs` cannot be used: .*not today/],
    ['is no JavaScript', 'export default {{\n', /plugins: `\.\/plugin\.mjs` cannot be used/],
    ['exports nothing', 'export const other = 1\n', /plugins: `\.\/plugin\.mjs` cannot be used: .*export/],
    ['exports no rule', "export default { id: 'Broken' }\n", /`id` must be `family\/name`/],
    ['has a phrase that nothing can match', rule('check() {}', "phrases: { list: ['[all|some'] },"), /plugins: `\.\/plugin\.mjs` cannot be used: house\/broken, list list: .*\[all\|some/],
    ['takes the id of another rule', "export default { id: 'garble/repeated-word', summary: 'x', severity: 'error', check() {} }\n", /garble\/repeated-word/],
  ])('a module that %s ends with 2', (what, module, message) => {
    const run = plugged(what.replaceAll(' ', '-'), module)
    expect([run.status, run.stdout]).toEqual([2, ''])
    expect(run.stderr).toMatch(message)
  })
})

const PROSE = 'The council met on Monday and agreed to nothing much, as officials said. '

describe('hostile texts', () => {
  const MEGABYTE = 1_000_000
  const hostile: readonly (readonly [name: string, text: () => string])[] = [
    ['a line of 10 MB', () => PROSE.repeat((10 * MEGABYTE) / PROSE.length)],
    ['1 MB of (', () => '('.repeat(MEGABYTE)],
    ['1 MB of a', () => 'a '.repeat(MEGABYTE / 2)],
    ['1 MB of full stops', () => '.'.repeat(MEGABYTE)],
    ['500 kB of well-well-', () => 'well-'.repeat(MEGABYTE / 10)],
    ['100,000 short lines', () => 'Read more\n'.repeat(100_000)],
    ['100,000 different short lines', () => Array.from({ length: 100_000 }, (_, i) => `Story ${i} told`).join('\n')],
    ['20,000 nested quotation marks', () => `${'“a '.repeat(10_000)}${'b” '.repeat(10_000)}`],
    ['20,000 quotations in each other', () => `${'“‘a '.repeat(10_000)}${'b’” '.repeat(10_000)}`],
    ['a sentence of 1 MB in which everybody says something', () => 'experts say he said '.repeat(MEGABYTE / 20)],
    ['60,000 quotations', () => '“Yes,” he said. '.repeat(60_000)],
    ['a million blank lines', () => '\n'.repeat(MEGABYTE)],
    ['one word of 1 MB', () => 'a'.repeat(MEGABYTE)],
    ['250,000 marks of forums that are never closed', () => '[b] '.repeat(250_000)],
    ['200,000 unclosed tags and braces', () => '<p {{'.repeat(200_000)],
  ]
  const names: string[] = []
  beforeAll(() => {
    for (const [name, text] of hostile) names.push(file(`hostile/${name.replace(/\W+/g, '-')}.txt`, text()))
  })

  test.each(hostile.map(([name], index) => [name, index] as const))('%s', (_name, index) => {
    const run = lintAs(names[index]!)
    expect(run.stderr).toBe('')
    expect(run.status).not.toBe(2)
    expect(resultsOf(run).map(({ path }) => path)).toEqual([names[index]])
  })

  // each in one process: what any of the texts does to a command, the test above shows for lint one by one
  test.each(['clean', 'inspect', 'duplicates', 'score'])('all of them through %s', (name) => {
    const run = newslint([name, '--no-config', '--format', 'ndjson', ...names])
    expect([run.status, run.stderr]).toEqual([0, ''])
    if (name === 'clean' || name === 'inspect') expect(resultsOf(run).map(({ path }) => path)).toEqual(names)
  })

  const LONG = 100_000

  test('all of them in headlines', () => {
    const records = hostile.map(([name, text]) => JSON.stringify({ id: name, headline: text().slice(0, LONG), text: PROSE }))
    const run = lintAs(file('headlines.jsonl', `${records.join('\n')}\n`))
    expect(run.stderr).toBe('')
    expect(resultsOf(run).map(({ id }) => id)).toEqual(hostile.map(([name]) => name))
  })

  test.each(['pretty', 'json', 'sarif', 'github'])('all of them as %s', (format) => {
    const paths = hostile.map(([name, text]) => file(`hostile-and-short/${name.replace(/\W+/g, '-')}.txt`, text().slice(0, LONG)))
    const run = newslint(['lint', '--no-config', '--format', format, '--fail-on', 'never', '--info', ...paths])
    expect([run.status, run.stderr]).toEqual([0, ''])
  })
})

describe('hostile markup', () => {
  const deep = (tag: string, times: number): string => `${tag.repeat(times)}The council met.`
  const ALIASES = ['a: &a [x, x, x, x, x, x, x, x, x]', ...'bcdefg'.split('').map((name, i) => `${name}: &${name} [${Array.from({ length: 9 }, () => `*${'abcdef'[i]}`).join(', ')}]`)]
  const documents: Readonly<Record<string, string>> = {
    'brackets.md': '['.repeat(200_000),
    'links.md': '[a]('.repeat(50_000),
    'stars.md': '*a **b '.repeat(50_000),
    'quotes.md': '> '.repeat(5000),
    'comments.md': '<!--'.repeat(100_000),
    'aliases.md': `---\n${ALIASES.join('\n')}\ntitle: *g\n---\n\nThe council met.\n`,
    'unclosed-front-matter.md': '---\ntitle: a\nThe council met.\n',
    'broken-front-matter.md': '---\ntitle: [a\n: : :\n---\n\nThe council met.\n',
    'divisions.html': deep('<div class="a b">', 100_000),
    'bold.html': deep('<p><b>a', 50_000),
    'tags.html': '<b '.repeat(300_000),
    'entities.html': '&amp'.repeat(200_000),
    'less-than.html': '<'.repeat(1_000_000),
    'comments.html': '<!--'.repeat(200_000),
    'directives.html': '<p>x</p><!-- newslint-disable --><p>x</p><!-- newslint-enable -->'.repeat(5000),
    'json-ld.html': `<script type="application/ld+json">${'['.repeat(200_000)}</script><p>The council met.</p>`,
    'lists.html': deep('<li><a href="x">Home</a>', 50_000),
    'no-article.html': '<!doctype html><html><head><title>Nothing</title></head><body><script>var a</script></body></html>',
    'brackets.json': '['.repeat(500_000),
    'depth.jsonl': `{"text": "The council met.", "deep": ${'['.repeat(20_000)}${']'.repeat(20_000)}}\n`,
  }

  test.each(['lint', 'clean'])('through %s', (name) => {
    const paths = Object.entries(documents).map(([path, document]) => file(`markup/${path}`, document))
    const run = newslint([name, '--no-config', '--format', 'ndjson', ...paths])
    expect(run.status).toBe(2)
    // the one is no JSON; the other is, but nested too deeply to be written again
    const unusable = paths.filter((path) => path.endsWith('brackets.json') || (name === 'clean' && path.endsWith('depth.jsonl')))
    const complaints = run.stderr.trimEnd().split('\n')
    expect(complaints.filter((line) => !unusable.some((path) => line.startsWith(`newslint: ${path}`)))).toEqual([])
    expect(resultsOf(run).map(({ path }) => path)).toEqual(paths.filter((path) => !unusable.includes(path)))
  })
})

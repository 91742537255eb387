import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { type Entry, type Problem, readEntries, type ReadOptions } from '../src/input/index.ts'

async function read(name: string, content: string | Buffer, options: ReadOptions = {}): Promise<{ entries: Entry[]; problems: Problem[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'newslint-input-'))
  writeFileSync(join(folder, name), content)
  return collect(readEntries({ path: name }, { cwd: folder, ...options }))
}

async function piped(path: string, chunks: Iterable<Buffer>, options: ReadOptions = {}): Promise<{ entries: Entry[]; problems: Problem[] }> {
  async function* stream(): AsyncGenerator<Buffer> {
    yield* chunks
  }
  return collect(readEntries({ path, stream: stream() }, options))
}

async function collect(items: ReturnType<typeof readEntries>): Promise<{ entries: Entry[]; problems: Problem[] }> {
  const entries: Entry[] = []
  const problems: Problem[] = []
  for await (const item of items) {
    if ('entry' in item) entries.push(item.entry)
    else problems.push(item.problem)
  }
  return { entries, problems }
}

const LINES = [
  JSON.stringify({ id: 7, headline: 'Bridge closed', text: 'The bridge is closed.', source: { name: 'The Courier' }, author: ['Ann Lee', { name: 'Tom Roe' }] }),
  '',
  '{"id": 8, "title": "Broken"',
  '[1, 2]',
  '{"id": "9", "language": "en"}',
  JSON.stringify({ id: 'a', title: 'Ferry sails again', body: 'It sailed.', date: '2024-03-01', url: 'https://courier.example/a', language: 'en', newslint: { disable: ['garble/repeated-word'] } }),
]

test('a JSON lines file gives its records, and a problem for each line that cannot be used', async () => {
  const { entries, problems } = await read('wire.jsonl', LINES.join('\n'))
  expect(entries.map((entry) => entry.article)).toEqual([
    { text: 'The bridge is closed.', format: 'record', id: '7', headline: 'Bridge closed', source: 'The Courier', byline: 'Ann Lee, Tom Roe' },
    {
      text: 'It sailed.', format: 'record', id: 'a', headline: 'Ferry sails again', publishedAt: '2024-03-01', url: 'https://courier.example/a',
      language: 'en', disable: ['garble/repeated-word'],
    },
  ])
  expect(entries.map((entry) => [entry.record?.index, entry.record?.line, entry.record?.fields])).toEqual([
    [0, 1, { text: 'text', headline: 'headline' }],
    [4, 6, { text: 'body', headline: 'title' }],
  ])
  expect(entries[0]!.record!.value).toEqual(JSON.parse(LINES[0]!))
  expect(entries[0]!.map).toBeUndefined()
  expect(entries[0]!.document).toBeUndefined()
  expect(problems.map((problem) => problem.record)).toEqual([{ index: 1, line: 3 }, { index: 2, line: 4 }, { index: 3, line: 5 }])
  expect(problems[0]!.message).toMatch(/^record 2 \(line 3\) is not JSON/)
  expect(problems[1]!.message).toContain('is a list, not an object')
  expect(problems[2]!.message).toContain('has neither a text ("text", "body", "content") nor a headline')
})

test('what a record holds does not depend on how the bytes are cut, packed or marked', async () => {
  const plain = await read('wire.ndjson', LINES.join('\r\n') + '\r\n')
  const bytes = Buffer.from(`\ufeff${LINES.join('\n')}`)
  for (const content of [bytes, gzipSync(bytes), Buffer.from(`\ufeff${LINES.join('\n')}`, 'utf16le')]) {
    const whole = await read('wire.ndjson', content)
    expect(whole).toEqual(plain)
    const single = await piped('wire.ndjson', [...content].map((byte) => Buffer.of(byte)))
    expect(single).toEqual(plain)
  }
})

test('standard input is told from its content, or from the name that is given for it', async () => {
  const lines = await piped('-', [Buffer.from(LINES[0]!), Buffer.from('\n'), Buffer.from(LINES[5]!)])
  expect(lines.entries.map((entry) => entry.article.id)).toEqual(['7', 'a'])
  const list = await piped('-', [Buffer.from(`[${LINES[0]!},\n${LINES[5]!}]`)])
  expect(list.entries.map((entry) => [entry.article.id, entry.record?.line])).toEqual([['7', 1], ['a', 2]])
  const text = await piped('-', [Buffer.from('[Update] The bridge is open.\n')])
  expect(text.entries[0]!.article).toEqual({ text: '[Update] The bridge is open.\n', format: 'text' })
  const named = await piped('draft.txt', [Buffer.from('{"text": "x"}')])
  expect(named.entries[0]).toMatchObject({ path: 'draft.txt', article: { text: '{"text": "x"}', format: 'text' } })
})

test('fields are mapped by name and by dotted path', async () => {
  const record = { articleBody: 'It rained.', meta: { title: 'Rain', 'site.name': 'x' }, text: 'not this' }
  const { entries, problems } = await read('a.jsonl', JSON.stringify(record), { fields: { text: 'articleBody', headline: 'meta.title' }, language: 'de' })
  expect(problems).toEqual([])
  expect(entries[0]!.article).toEqual({ text: 'It rained.', headline: 'Rain', format: 'record', language: 'de' })
  expect(entries[0]!.record!.fields).toEqual({ text: 'articleBody', headline: 'meta.title' })
  const inherited = await read('a.jsonl', '{"x": 1}', { fields: { text: 'constructor.name' } })
  expect(inherited.problems).toHaveLength(1)
})

test('JSON: one article, a list, an object with a list; records know the line they begin in', async () => {
  const one = await read('a.json', '\n\n{ "headline": "Rain",\n "text": "It rained." }')
  expect(one.entries[0]!.record).toMatchObject({ index: 0, line: 3 })
  const holder = '{ "note": "a ] in \\"text\\" [", "count": [1], "items": [\n  { "text": "one, {two]" },\r\n  { "text": "b" "c" },\n\n  { "title": "three" }\n] }'
  const broken = await read('a.json', holder)
  expect(broken.problems[0]!.message).toContain('not JSON')
  const held = await read('a.json', holder.replace('"b" "c"', '"two"'))
  expect(held.entries.map((entry) => [entry.article.text, entry.record!.index, entry.record!.line])).toEqual([['one, {two]', 0, 2], ['two', 1, 3], ['', 2, 5]])
  const list = await read('a.json', '[\n{ "text": "one" },\n{ "text": oops },\n7,\n{ "text": "four" }\n]')
  expect(list.entries.map((entry) => entry.record!.line)).toEqual([2, 5])
  expect(list.problems.map((problem) => problem.record)).toEqual([{ index: 1, line: 3 }, { index: 2, line: 4 }])
  const cut = await read('a.json', '[{ "text": "one" }, { "text": "tw')
  expect(cut.entries).toHaveLength(1)
  expect(cut.problems.at(-1)!.message).toContain('cut off')
  const lines = await read('a.json', '{"text": "one"}\n{"text": "two"}\n')
  expect(lines.entries.map((entry) => entry.article.text)).toEqual(['one', 'two'])
  expect((await read('a.json', '')).problems).toHaveLength(1)
  expect((await read('a.json', '[]')).problems[0]!.message).toContain('empty')
  expect((await read('a.json', ']]]]')).problems).toHaveLength(1)
  expect((await read('a.json', '[}}{{')).problems.length).toBeGreaterThan(0)
})

test('halves of surrogate pairs and empty texts are said, and no problem', async () => {
  const { entries, problems } = await read('a.jsonl', '{"text": "bad \\ud83d half"}\n{"text": "good \\ud83d\\ude00"}\n{"text": ""}')
  expect(problems).toEqual([])
  expect(entries[0]!.article.text).toBe('bad \ud83d half')
  expect(entries[0]!.notices).toHaveLength(1)
  expect(entries[1]!.notices).toEqual([])
  expect(entries[2]!.notices).toEqual(['the text is empty'])
})

test('a line in a legacy charset and a cut-off gzip file are read as far as they go', async () => {
  const latin = Buffer.from('{"text": "Caf\u00e9 de Par\u00eds"}\n', 'latin1')
  const { entries } = await read('a.jsonl', Buffer.concat([latin, Buffer.from('{"text": "Café"}\n')]))
  expect(entries.map((entry) => entry.article.text)).toEqual(['Café de París', 'Café'])
  expect(entries[0]!.notices[0]).toBe('not UTF-8; read as windows-1252')
  const many = Array.from({ length: 30_000 }, (_, index) => JSON.stringify({ text: `Record ${index} ${Math.sin(index)}` })).join('\n')
  const packed = gzipSync(many)
  const cut = await read('a.jsonl.gz', packed.subarray(0, packed.length >> 1))
  expect(cut.entries.length).toBeGreaterThan(5_000)
  expect(cut.problems).toHaveLength(1)
  expect(cut.problems[0]!.message).toContain('cut off')
})

test('deep nesting and long lines end', async () => {
  for (const content of ['['.repeat(1_000_000), '{"a":'.repeat(200_000), `[${'['.repeat(500_000)}${']'.repeat(500_000)}]`, '"'.repeat(1_000_000), '\\'.repeat(1_000_000)]) {
    const { entries, problems } = await read('a.json', content)
    expect(entries).toEqual([])
    expect(problems.length).toBeGreaterThan(0)
    await read('a.jsonl', content)
  }
  const long = await read('a.jsonl', JSON.stringify({ text: 'word '.repeat(2_000_000) }))
  expect(long.entries[0]!.article.text).toHaveLength(10_000_000)
})

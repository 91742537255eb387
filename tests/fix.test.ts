/** What fixing promises: only what is to change changes, a second time nothing does, and nothing fixable is left. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { read } from '../src/article/read.ts'
import { fixEntry } from '../src/cli/fixing.ts'
import { applyFixes, fixTexts, withoutOverlaps, type Replacement } from '../src/engine/fix.ts'
import type { ActiveRule } from '../src/engine/found.ts'
import { lintReading } from '../src/engine/lint.ts'
import { suppress } from '../src/engine/suppress.ts'
import { defineRule, fix, type Diagnostic, type LintSettings, type Result } from '../src/index.ts'
import { readEntries, rereader, rewriteFile, stampedFile, textsOf, type Entry } from '../src/input/index.ts'
import { NotWritten, replaceFile, stampOf } from '../src/input/replace-file.ts'
import { rulesOf } from '../src/library.ts'
import { sourceTexts } from '../src/report/document.ts'
import { wholeLines } from '../src/text/whole-lines.ts'
import { anyMarkdown, anyPage, anyRecord, anyText, withLineBreaks, writable, type LineBreak } from './article-generator.ts'

const SEED = Number(process.env['SEED'] ?? 20_240_106)
const RUNS = Number(process.env['RUNS'] ?? 1)
const settings = (runs: number): fc.Parameters<unknown> => ({ seed: SEED, numRuns: runs * RUNS })
const EVERY_RULE: LintSettings = { preset: 'all' }

/** Deletes every line or block that is the word alone. */
const GONE: ActiveRule = {
  rule: defineRule({
    id: 'house/gone', summary: 'x', why: 'x', mend: 'x', severity: 'error', languages: ['*'], examples: { wrong: [], right: [] },
    check({ text }, report) {
      for (const { index, 0: words } of text.matchAll(/gone\d*(?:\n+gone\d*)*/g)) {
        const end = index + words.length
        report({ start: index, end, message: 'x', fix: { start: index, end, text: '', safe: true } })
      }
    },
  }),
  severity: 'error',
  options: {},
}

async function entryOf(path: string, document: string): Promise<Entry | undefined> {
  const stream = (async function* () {
    yield Buffer.from(document)
  })()
  for await (const item of readEntries({ path, stream })) if ('entry' in item) return item.entry
  return undefined
}

const OPTIONS = { corpus: false, inlineConfig: true, format: 'json' } as const

async function fixedDocument(path: string, document: string, rules: readonly ActiveRule[]): Promise<string | undefined> {
  const entry = await entryOf(path, document)
  return entry && fixEntry(entry, await rereader(entry, {}), { rules, template: undefined, compared: [] }, OPTIONS).texts.text
}

describe('replacements', () => {
  const at = (start: number, end: number, text = ''): Replacement => ({ start, end, text })

  test.each<[string, readonly Replacement[], string]>([
    ['stand in any order', [at(4, 5, 'X'), at(0, 1, 'Y')], 'Y123X56789'],
    ['touch', [at(2, 4), at(4, 6, 'X')], '01X6789'],
    ['overlap: the first holds', [at(2, 5, 'X'), at(4, 7, 'Y')], '01X56789'],
    ['overlap: two deletions go together', [at(2, 5), at(4, 7)], '01789'],
    ['overlap: a deletion and something else do not', [at(2, 5), at(4, 7, 'Y')], '0156789'],
    ['lie in each other', [at(2, 8), at(4, 5)], '0189'],
  ])('%s', (_, replacements, after) => {
    expect(applyFixes('0123456789', replacements)).toBe(after)
    const kept = withoutOverlaps(replacements)
    for (const [i, { start }] of kept.slice(1).entries()) expect(start).toBeGreaterThanOrEqual(kept[i]!.end)
  })

  test('are made again and again, up to ten times', () => {
    const grow = (text: string): ReturnType<typeof fixTexts> => fixTexts({ text }, (now) => [{ part: 'text', ...at(0, 0, 'x'), end: 1, start: 0, text: `${now.text[0]}x` }])
    expect(grow('a')).toEqual({ texts: { text: `a${'x'.repeat(10)}` }, fixes: 10 })
  })

  test('leave a text alone that they would leave nothing of', () => {
    const empty = fixTexts({ text: 'a b', headline: 'c' }, () => [{ part: 'text', ...at(0, 3, ' ') }, { part: 'headline', ...at(0, 1) }])
    expect(empty).toEqual({ texts: { text: 'a b', headline: 'c' }, fixes: 0 })
  })
})

describe('lines that go', () => {
  test.each<[string, string]>([
    ['one\n[gone]\ntwo\n', 'one\ntwo\n'],
    ['one\n\n[gone]\n\ntwo\n', 'one\n\ntwo\n'],
    ['one\r\n\r\n[gone]\r\n\r\n\r\ntwo\r\n', 'one\r\n\r\ntwo\r\n'],
    ['one\r\r[gone]\r\rtwo', 'one\r\rtwo'],
    ['one\n  [gone]\t\n\ntwo\n', 'one\n\ntwo\n'],
    ['[gone]\n\ntwo\n', 'two\n'],
    ['\n \n[gone]\n \ntwo\n', '\n \ntwo\n'],
    ['one\n\n\n[gone]', 'one\n'],
    ['one\n\n[gone]\n\n', 'one\n'],
    ['one \n[gone]', 'one \n'],
    ['[gone]', ''],
    ['\n[gone]\n\n', ''],
  ])('%j', (marked, after) => {
    const start = marked.indexOf('[')
    const text = marked.replace(/[[\]]/g, '')
    const span = wholeLines(text, { start, end: marked.indexOf(']') - 1 })!
    expect(text.slice(0, span.start) + text.slice(span.end)).toBe(after)
  })

  test.each(['one [gone]\n', '[gone] two\n', '> [gone]\n'])('%j has something else on its line', (marked) => {
    expect(wholeLines(marked.replace(/[[\]]/g, ''), { start: marked.indexOf('['), end: marked.indexOf(']') - 1 })).toBeUndefined()
  })

  test.each<[string, string, string, string]>([
    ['list items', 'a.md', 'One.\n\n- two\n- gone1\n- **gone2**\n- three\n', 'One.\n\n- two\n- three\n'],
    ['a list', 'a.md', 'One.\n\n- gone1\n- [gone2](x)\n\nTwo.\n', 'One.\n\nTwo.\n'],
    ['paragraphs', 'a.md', 'One.\n\ngone1\n\n## gone2\n\ngone3\n\nTwo.\n', 'One.\n\nTwo.\n'],
    ['the last paragraphs', 'a.md', 'One.\n\ngone1\n\ngone2\n', 'One.\n'],
    ['none around a picture', 'a.md', 'One.\n\ngone1\n\n![x](y)\n\ngone2\n\nTwo.\n', 'One.\n\ngone1\n\n![x](y)\n\ngone2\n\nTwo.\n'],
    ['none around code', 'a.md', 'One.\n\ngone1\n\n```\nx\n```\n\ngone2\n', 'One.\n\ngone1\n\n```\nx\n```\n\ngone2\n'],
    ['elements of a page', 'a.html', '<p>One.</p>\n<ul>\n<li>gone1</li>\n <li><a href="x">gone2</a></li>\n<li>Two</li>\n</ul>\n', '<p>One.</p>\n<ul>\n<li>Two</li>\n</ul>\n'],
    ['no half of an element', 'a.html', '<p>One <b>two gone</b> three.</p>', '<p>One <b>two </b> three.</p>'],
    ['none of a table that would break', 'a.md', '| gone1 | x |\n| --- | --- |\n| one | two |\n', '|  | x |\n| --- | --- |\n| one | two |\n'],
    ['none where marks would meet', 'a.md', 'One *a*gone1*b* two.\n', 'One *a*gone1*b* two.\n'],
    ['the others beside it', 'a.md', 'gone1\n\nOne *a*gone2*b* two. Three gone3 four.\n\ngone4\n', 'One *a*gone2*b* two. Three  four.\n'],
  ])('%s, with their marks', async (_, path, before, after) => {
    expect(await fixedDocument(path, before, [GONE])).toBe(after)
  })
})

describe('fix', () => {
  test('fixes a text and says what is left', () => {
    const { text, fixes, result } = fix('The council met on the the last Monday and agreed to to nothing much, as officials of the town said.')
    expect(text).toBe('The council met on the last Monday and agreed to to nothing much, as officials of the town said.')
    expect(fixes).toBe(1)
    expect(result.diagnostics.filter(({ fix: left }) => left !== undefined)).toMatchObject([{ excerpt: 'to to', fix: { safe: false } }])
  })

  test('fixes a record in both of its fields, but for what it disables', () => {
    const record = { headline: 'Council sells the the ferry', text: 'The council sold the the ferry on Monday, officials of the town said.' }
    expect(fix(record)).toMatchObject({ headline: 'Council sells the ferry', text: 'The council sold the ferry on Monday, officials of the town said.', fixes: 2 })
    expect(fix({ ...record, disable: ['garble/*'] })).toMatchObject({ ...record, fixes: 0 })
    expect(fix(record, { rules: { 'garble/repeated-word': 'info' } }).fixes).toBe(0)
  })
})

const isSafe = ({ fix: own, severity }: Pick<Diagnostic, 'fix' | 'severity'>): boolean => own?.safe === true && severity !== 'info'

/** What could still be fixed; empty where the fixes would leave nothing of the article. */
function left({ diagnostics }: Result, text: string): readonly string[] {
  const safe = diagnostics.filter(isSafe)
  const spans = safe.filter(({ field }) => field === undefined).map(({ fix: own }) => ({ start: own!.range.start.offset, end: own!.range.end.offset, text: own!.text }))
  return applyFixes(text, spans).trim() === '' ? [] : safe.map(({ rule, excerpt }) => `${rule}: ${excerpt}`)
}

describe('every article', () => {
  test('a text: nothing fixable is left, and a second time nothing changes', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom<LineBreak>('\n', '\r\n', '\r'), (lines, lineBreak) => {
        const once = fix(withLineBreaks(lines, lineBreak), EVERY_RULE)
        expect(left(once.result, once.text)).toEqual([])
        expect(fix(once.text, EVERY_RULE)).toMatchObject({ text: once.text, fixes: 0 })
      }),
      settings(300),
    )
  })

  test('a record: nothing fixable is left, and a second time nothing changes', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        const { text, headline = '', result } = fix(record, EVERY_RULE)
        expect(left(result, text)).toEqual([])
        expect(fix({ ...record, text, headline }, EVERY_RULE)).toMatchObject({ text, headline, fixes: 0 })
      }),
      settings(150),
    )
  })

  test.each([
    ['Markdown', 'a.md', anyMarkdown],
    ['a page', 'a.html', anyPage],
  ])('%s: reads as it should afterwards, and what is left could not be done to the file', async (_, path, documents) => {
    await fc.assert(
      fc.asyncProperty(documents, fc.constantFrom<LineBreak>('\n', '\r\n'), async (lines, lineBreak) => {
        const entry = await entryOf(path, writable(withLineBreaks(lines, lineBreak)))
        if (entry === undefined) return
        const rules = rulesOf(EVERY_RULE)
        const known = { rules, template: undefined, compared: [] }
        const reread = await rereader(entry, {})
        const { texts } = fixEntry(entry, reread, known, OPTIONS)
        const now = reread(texts)
        expect(fixEntry(now, reread, known, OPTIONS)).toEqual({ texts, fixes: 0 })
        const squeezed = ({ article: { text } }: Entry): string => text.replace(/\s+/g, '')
        const linted = lintReading(read(now.article), rules)
        for (const finding of suppress(linted.found, now.directives, now.article.disable ?? []).found) {
          if (!isSafe(finding as never)) continue
          const { fix: own, part } = finding
          const place = sourceTexts(now, linted)(part).replacement(own!, own!.text)
          if (place === undefined) continue
          const one = { start: place.range.start.offset, end: place.range.end.offset, text: place.text }
          const wanted = applyFixes(now.article.text, [own!]).replace(/\s+/g, '')
          if (wanted !== '') expect(squeezed(reread({ text: applyFixes(texts.text, [one]) }))).not.toBe(wanted)
        }
      }),
      settings(120),
    )
  })
})

describe('written back', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'newslint-fix-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  /** Both texts of every article through `change`; the bytes before and after. */
  async function rewritten(name: string, bytes: Buffer, change: (text: string) => string): Promise<{ readonly after: Buffer; readonly problems: readonly string[] }> {
    const file = join(folder, name)
    writeFileSync(file, bytes)
    const { problems } = await rewriteFile(file, stampedFile(file)!, {}, (entry) => {
      const { text, headline } = textsOf(entry)
      return { texts: { text: change(text), ...(headline !== undefined && { headline: change(headline) }) }, fixes: 1 }
    })
    return { after: readFileSync(file), problems: problems.map(({ message }) => message) }
  }

  const common = (a: Buffer, b: Buffer): { readonly start: number; readonly end: number } => {
    const most = Math.min(a.length, b.length)
    let start = 0
    while (start < most && a[start] === b[start]) start++
    let end = 0
    while (end < most - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
    return { start, end }
  }

  const values = fc.record({
    text: fc.string({ unit: fc.constantFrom('a', ' ', '\n', '"', '\\', 'é', '😀', '\u2028', '\ud83d', '/', '{', ']', ',') }),
    headline: fc.option(fc.string(), { nil: undefined }),
    more: fc.dictionary(fc.constantFrom('id', 'x', 'a"b', '__proto__', 'text.x', '😀'), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 4 }),
    moreFirst: fc.boolean(),
  })
  const records = values.map(({ text, headline, more, moreFirst }) => ({ ...(moreFirst && more), text, ...(headline !== undefined && { headline }), ...(!moreFirst && more) }))
  const INDENTS = fc.constantFrom(undefined, 1, '\t')

  test('a list of records: everything but the strings that change stays, byte for byte', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(records, { minLength: 1, maxLength: 4 }), INDENTS, fc.nat(3), fc.constantFrom('', '\ufeff', '\n '), async (list, indent, which, before) => {
        const chosen = list[which % list.length]!
        const changed = list.map((record) => (record === chosen ? { ...record, text: `${record.text}!` } : record))
        const bytes = Buffer.from(before + JSON.stringify(list, null, indent))
        let index = 0
        const { after } = await rewritten('a.json', bytes, (text) => text)
        expect(after).toEqual(bytes)
        const file = join(folder, 'a.json')
        await rewriteFile(file, stampedFile(file)!, {}, (entry) => {
          const texts = textsOf(entry)
          return { texts: index++ === which % list.length ? { ...texts, text: `${texts.text}!` } : texts, fixes: 1 }
        })
        expect(readFileSync(file).toString()).toBe(before + JSON.stringify(changed, null, indent))
      }),
      settings(150),
    )
  })

  test('JSON lines: lines that do not change stay, whatever they are', async () => {
    const line = fc.oneof(
      { weight: 4, arbitrary: records.map((record) => JSON.stringify(record)) },
      { weight: 1, arbitrary: fc.constantFrom('', ' ', '{bad', '[1]', '{"x": 1}', '{ "text" :"a" , "text": "b"}', '\r', '{"text":"caf\\u00e9"}') },
    )
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 6 }), fc.constantFrom('\n', '\r\n'), fc.boolean(), async (lines, lineBreak, ended) => {
        const document = lines.join(lineBreak) + (ended ? lineBreak : '')
        const { after } = await rewritten('a.jsonl', Buffer.from(document), (text) => text.replaceAll('a', 'ä'))
        const [before, now] = [document.split('\n'), after.toString().split('\n')]
        expect(now).toHaveLength(before.length)
        for (const [i, old] of before.entries()) {
          let value: unknown
          try {
            value = JSON.parse(old)
          } catch {
            value = undefined
          }
          const { text, headline } = (value ?? {}) as Record<string, unknown>
          const isChanged = [text, headline].some((field) => typeof field === 'string' && field.includes('a'))
          if (isChanged) {
            const { text: newText, headline: newHeadline, ...others } = JSON.parse(now[i]!) as Record<string, unknown>
            const { text: _, headline: __, ...own } = value as Record<string, unknown>
            expect(others).toEqual(own)
            if (typeof text === 'string') expect(newText).toBe(text.replaceAll('a', 'ä'))
            if (typeof headline === 'string') expect(newHeadline).toBe(headline.replaceAll('a', 'ä'))
          } else expect(now[i]).toBe(old)
        }
      }),
      settings(150),
    )
  })

  test('any bytes: a deletion takes one run of bytes out and changes no other, or the file is left and said to be', async () => {
    const documents = fc.oneof(
      fc.tuple(anyText, fc.constantFrom('utf8' as const, 'utf16le' as const, 'latin1' as const), fc.boolean()).map(([text, charset, marked]) =>
        Buffer.from((marked || charset === 'utf16le' ? '\ufeff' : '') + writable(text), charset)),
      fc.uint8Array({ minLength: 1, maxLength: 60 }).map((bytes) => Buffer.concat([Buffer.from('Some words of text, then '), bytes])),
    )
    await fc.assert(
      fc.asyncProperty(documents, fc.nat(200), fc.integer({ min: 1, max: 20 }), async (bytes, place, length) => {
        const { after, problems } = await rewritten('a.txt', bytes, (text) => {
          const characters = Array.from(text)
          characters.splice(place, length)
          return characters.join('')
        })
        if (after.equals(bytes)) return
        expect(problems).toEqual([])
        const { start, end } = common(bytes, after)
        expect(start + end).toBeGreaterThanOrEqual(after.length)
      }),
      settings(300),
    )
  })

  test('a file that has changed meanwhile stays as it is, with nothing beside it', async () => {
    const file = join(folder, 'changed.txt')
    writeFileSync(file, 'one')
    const stamp = stampOf(file)
    writeFileSync(file, 'two')
    utimesSync(file, new Date(2001, 1, 1), new Date(2001, 1, 1))
    const beside = readdirSync(folder)
    await expect(replaceFile(file, stamp, [Buffer.from('three')])).rejects.toThrow(new NotWritten('has changed since it was read'))
    expect(readFileSync(file, 'utf8')).toBe('two')
    expect(readdirSync(folder)).toEqual(beside)
  })

  test('content that breaks off leaves the file as it is', async () => {
    const file = join(folder, 'broken.txt')
    writeFileSync(file, 'one')
    const beside = readdirSync(folder)
    async function* content(): AsyncGenerator<Buffer> {
      yield Buffer.from('half')
      throw new Error('out of paper')
    }
    await expect(replaceFile(file, stampOf(file), content())).rejects.toThrow('out of paper')
    expect(readFileSync(file, 'utf8')).toBe('one')
    expect(readdirSync(folder)).toEqual(beside)
    expect(existsSync(file)).toBe(true)
  })
})

/**
 * What holds for every article, sound or damaged. The seed is fixed so that a red test means a changed program; to look further, run
 * `SEED=$RANDOM RUNS=10 npx vitest run tests/properties.test.ts` (ten times as many articles). A failure prints its seed and the smallest article it found.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rules } from '../rules/index.ts'
import { read } from '../src/article/read.ts'
import type { Reading } from '../src/article/reading.ts'
import { cleanArticle } from '../src/engine/clean.ts'
import { lintArticle } from '../src/engine/lint.ts'
import { readEntries, type Entry } from '../src/input/index.ts'
import { articleOf, lint, rulesOf, type ArticleInput, type LintSettings } from '../src/library.ts'
import { sourceTexts } from '../src/report/document.ts'
import { scan } from '../src/text/scan.ts'
import type { Diagnostic, JsonReport, Range, Result } from '../src/report/result.ts'
import { anyMarkdown, anyPage, anyRecord, anyText, soundText, withLineBreaks, withLineFeeds, writable, type LineBreak } from './article-generator.ts'

const SEED = Number(process.env['SEED'] ?? 20_240_106)
const RUNS = Number(process.env['RUNS'] ?? 1)

/** `runs` is chosen by what one run costs: the file as a whole stays below a minute on two slow cores. */
const settings = (runs: number): fc.Parameters<unknown> => ({ seed: SEED, numRuns: runs * RUNS })

const EVERY_RULE: LintSettings = { preset: 'all' }
const lintAll = (input: string | ArticleInput): Result => lint(input, EVERY_RULE)

/** Lines and columns as one order. */
const isBefore = (a: Range['start'], b: Range['start']): boolean => a.line < b.line || (a.line === b.line && a.column <= b.column)

function lineAndColumn(text: string, offset: number): { readonly line: number; readonly column: number } {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/)
  // between CR and LF the line has not ended yet
  if (text[offset - 1] === '\r' && text[offset] === '\n') return { line: lines.length - 1, column: lines.at(-2)!.length + 2 }
  return { line: lines.length, column: lines.at(-1)!.length + 1 }
}

function checkRange(text: string, { start, end }: Range): void {
  expect(start.offset).toBeGreaterThanOrEqual(0)
  expect(end.offset).toBeGreaterThanOrEqual(start.offset)
  expect(end.offset).toBeLessThanOrEqual(text.length)
  expect(isBefore(start, end)).toBe(true)
  for (const { line, column, offset } of [start, end]) expect({ line, column }).toEqual(lineAndColumn(text, offset))
}

function checkDiagnostic(diagnostic: Diagnostic, text: string): void {
  const { range, excerpt, fix, suggestions = [], related = [] } = diagnostic
  checkRange(text, range)
  expect(text.slice(range.start.offset, range.end.offset)).toBe(excerpt)
  for (const place of [...(fix ? [fix] : []), ...suggestions]) checkRange(text, place.range)
  for (const place of related) if (place.path === undefined && place.id === undefined) checkRange(text, place.range)
}

const fieldOf = (article: ArticleInput, { field }: Diagnostic): string => (field === 'headline' ? article.headline! : article.text)

describe('what a diagnostic points at', () => {
  test('a text: excerpt, range, line and column agree, and no rule breaks down', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom<LineBreak>('\n', '\r\n', '\r'), (lines, lineBreak) => {
        const text = withLineBreaks(lines, lineBreak)
        const { diagnostics, notices } = lintAll(text)
        expect(notices ?? []).toEqual([])
        for (const diagnostic of diagnostics) checkDiagnostic(diagnostic, text)
      }),
      settings(700),
    )
  })

  test('a record: in its text and in its headline', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        const { diagnostics, notices } = lintAll(record)
        expect(notices ?? []).toEqual([])
        for (const diagnostic of diagnostics) checkDiagnostic(diagnostic, fieldOf(record, diagnostic))
      }),
      settings(300),
    )
  })

  test.each([
    ['Markdown', 'article.md', anyMarkdown],
    ['a page', 'article.html', anyPage],
  ])('%s: in the file itself, line ends and tags included', async (_format, path, documents) => {
    await fc.assert(
      fc.asyncProperty(documents, fc.constantFrom<LineBreak>('\n', '\r\n'), async (lines, lineBreak) => {
        const document = writable(withLineBreaks(lines, lineBreak))
        const entry = await entryOf(path, Buffer.from(document))
        // control characters make a file a binary one
        if (entry === undefined) return
        expect(entry.document).toBe(document.replace(/^\ufeff/, ''))
        const linted = lintArticle(entry.article, rulesOf(EVERY_RULE))
        expect(linted.failures).toEqual([])
        const source = sourceTexts(entry, linted)
        for (const found of linted.found) {
          const { text, spanOf, rangeOf, replacement } = source(found.part)
          const { start, end } = spanOf(found)
          const range = rangeOf(found)
          checkRange(text, range)
          expect([range.start.offset, range.end.offset]).toEqual([start, end])
          for (const place of [found.fix, ...(found.suggestions ?? [])]) {
            const replaced = place && replacement(place, place.text)
            if (replaced) checkRange(text, replaced.range)
          }
          for (const other of found.related ?? []) if (other.article === undefined) checkRange(text, rangeOf(other))
        }
      }),
      settings(200),
    )
  })
})

/** The one article of a file's bytes; undefined when the bytes are none. */
async function entryOf(path: string, bytes: Buffer): Promise<Entry | undefined> {
  const stream = (async function* () {
    yield bytes
  })()
  for await (const item of readEntries({ path, stream })) if ('entry' in item) return item.entry
  return undefined
}

const places = ({ diagnostics }: Result): unknown =>
  diagnostics.map(({ rule, severity, range: { start, end } }) => [rule, severity, start.line, start.column, end.line, end.column].join(' '))

describe('line ends and byte order marks', () => {
  test('LF and CRLF give the same rules, lines, columns, verdict and score', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const [one, other] = [lintAll(text), lintAll(withLineBreaks(text, '\r\n'))]
        expect(places(other)).toEqual(places(one))
        const { headline: ownHeadline = '', ...own } = one.article
        const { headline: otherHeadline = '', ...others } = other.article
        expect(others).toEqual(own)
        expect(withLineFeeds(otherHeadline)).toBe(ownHeadline)
      }),
      settings(500),
    )
  })

  test('LF and CR give the same rules, lines and columns', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(places(lintAll(withLineBreaks(text, '\r')))).toEqual(places(lintAll(text)))
      }),
      settings(150),
    )
  })

  test.each([
    ['article.txt', anyText],
    ['article.md', anyMarkdown],
    ['article.html', anyPage],
    ['articles.jsonl', anyRecord.map((record) => JSON.stringify(record))],
    ['articles.json', anyRecord.map((record) => JSON.stringify([record], null, 2))],
  ])('%s: a byte order mark changes nothing', async (path, documents) => {
    await fc.assert(
      fc.asyncProperty(documents, async (text) => {
        const document = writable(text)
        // a mark that the text begins with already is the one that goes
        if (document.startsWith('\ufeff')) return
        const plain = await entryOf(path, Buffer.from(document))
        // with control characters in it only the mark says that this is text
        if (plain === undefined) return
        expect(await entryOf(path, Buffer.from(`\ufeff${document}`))).toEqual(plain)
      }),
      settings(80),
    )
  })

  test('UTF-16 with its mark reads as the same text', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const document = writable(text)
        if (document.startsWith('\ufeff') || document.includes('\0')) return
        const entry = await entryOf('article.txt', Buffer.from(`\ufeff${document}`, 'utf16le'))
        expect(entry?.article.text).toBe(document)
      }),
      settings(100),
    )
  })
})

describe('an article alone', () => {
  test('is judged the same however often, and whatever was read before', () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 2, maxLength: 4 }), (texts) => {
        const once = texts.map((text) => lintAll(text))
        expect(texts.toReversed().map((text) => lintAll(text)).reverse()).toEqual(once)
      }),
      settings(60),
    )
  })
})

describe('the reading', () => {
  const readings = fc.tuple(anyText, fc.constantFrom<LineBreak>('\n', '\r\n', '\r')).map(([text, lineBreak]) => withLineBreaks(text, lineBreak))
  const check = (name: string, runs: number, holds: (reading: Reading) => void): void =>
    test(name, () => fc.assert(
      fc.property(readings, (text) => {
        holds(read(articleOf(text)))
      }),
      settings(runs),
    ))

  check('has every line that is not blank in exactly one block, in order', 500, (reading) => {
    const { scan: { lines }, text, blocks } = reading
    const owners = new Map<number, number>()
    let line = -1
    let end = 0
    for (const [index, block] of blocks.entries()) {
      expect(block.firstLine).toBeGreaterThan(line)
      expect(block.lastLine).toBeGreaterThanOrEqual(block.firstLine)
      expect(block.start).toBeGreaterThanOrEqual(Math.max(end, lines.start[block.firstLine]!))
      expect(block.end).toBeGreaterThan(block.start)
      expect(block.end).toBeLessThanOrEqual(lines.end[block.lastLine]!)
      expect(block.confidence).toBeGreaterThanOrEqual(0)
      expect(block.confidence).toBeLessThanOrEqual(1)
      expect(reading.blockAt(block.start)).toBe(block)
      expect(reading.blockAt(block.end - 1)).toBe(block)
      line = block.lastLine
      end = block.end
      for (let owned = block.firstLine; owned <= block.lastLine; owned++) owners.set(owned, index)
    }
    for (let each = 0; each < lines.count; each++) {
      if (text.slice(lines.start[each], lines.end[each]).trim() !== '') expect(owners.has(each)).toBe(true)
    }
  })

  check('has its headline where it says', 300, ({ headline, text }) => {
    if (headline?.place) expect(text.slice(headline.place.start, headline.place.end)).toBe(headline.text)
  })

  check('has words in order, none over the end of a line', 300, ({ scan: { words, lines } }) => {
    let end = 0
    for (let word = 0; word < words.count; word++) {
      expect(words.start[word]).toBeGreaterThanOrEqual(end)
      expect(words.end[word]).toBeGreaterThan(words.start[word]!)
      end = words.end[word]!
      const line = lines.at(words.start[word]!)
      expect(end).toBeLessThanOrEqual(lines.end[line]!)
    }
  })

  check('has sentences in order, each inside its paragraph, and every word in exactly one', 500, ({ scan: { words, sentences, paragraphs } }) => {
    let word = 0
    let end = 0
    for (let each = 0; each < sentences.count; each++) {
      const paragraph = sentences.paragraph[each]!
      expect(sentences.start[each]).toBeGreaterThanOrEqual(Math.max(end, paragraphs.start[paragraph]!))
      expect(sentences.end[each]).toBeLessThanOrEqual(paragraphs.end[paragraph]!)
      expect(sentences.firstWord[each]).toBe(word)
      word = sentences.endWord[each]!
      end = sentences.end[each]!
      if (sentences.firstWord[each]! < word) {
        expect(words.start[sentences.firstWord[each]!]).toBeGreaterThanOrEqual(sentences.start[each]!)
        expect(words.end[word - 1]).toBeLessThanOrEqual(end)
      }
    }
    expect(word).toBe(words.count)
  })

  check('has quotations nested properly, each as deep as it says', 500, (reading) => {
    const open: { readonly start: number; readonly end: number }[] = []
    let start = -1
    for (const quote of reading.quotes) {
      expect(quote.start).toBeGreaterThanOrEqual(start)
      expect(quote.end).toBeGreaterThan(quote.start)
      expect(quote.end).toBeLessThanOrEqual(reading.text.length)
      start = quote.start
      while (open.length > 0 && open.at(-1)!.end <= quote.start) open.pop()
      if (open.length > 0) expect(quote.end).toBeLessThanOrEqual(open.at(-1)!.end)
      expect(quote.depth).toBe(open.length)
      open.push(quote)
      if (quote.depth === 0) expect(reading.quoteAt(quote.start)).toMatchObject({ start: quote.start, end: quote.end })
    }
  })

  check('has speakers and attributions inside the text', 300, ({ quotes, attributions, text }) => {
    const spans = [
      ...quotes.flatMap(({ speaker }) => (speaker ? [speaker] : [])),
      ...attributions.flatMap(({ source, cue, content }) => [...(source ? [source] : []), ...(cue ? [cue] : []), ...content]),
    ]
    for (const span of spans) {
      expect(span.start).toBeGreaterThanOrEqual(0)
      expect(span.end).toBeGreaterThan(span.start)
      expect(span.end).toBeLessThanOrEqual(text.length)
    }
  })
})

/** Whether the one is left of the other when some of its elements are taken out. */
function isSubsequence(some: readonly string[], all: readonly string[]): boolean {
  let next = 0
  for (const each of all) if (next < some.length && each === some[next]) next++
  return next === some.length
}

const cleaned = (article: ArticleInput): { readonly headline?: string; readonly text: string } => {
  const { headline, text } = cleanArticle(lintArticle(articleOf(article), rulesOf()), rulesOf())
  return { text, ...(headline !== undefined && { headline }) }
}

const fixableResidue = ({ diagnostics }: Result): readonly Diagnostic[] =>
  diagnostics.filter(({ rule, severity, fix }) => fix !== undefined && severity !== 'info' && rule.startsWith('residue/'))
const named = (diagnostics: readonly Diagnostic[]): readonly string[] => diagnostics.map(({ rule, excerpt }) => `${rule}: ${excerpt}`)

const ANY_ARTICLE: fc.Arbitrary<ArticleInput> = fc.oneof(anyText.map((text) => ({ text })), anyRecord)

describe('clean', () => {
  test('leaves no residue that could be fixed', () => {
    fc.assert(
      fc.property(ANY_ARTICLE, (article) => {
        expect(named(fixableResidue(lint(cleaned(article))))).toEqual([])
      }),
      settings(500),
    )
  })

  test('says where in the article it stood', () => {
    fc.assert(
      fc.property(ANY_ARTICLE, (article) => {
        const { removed } = cleanArticle(lintArticle(articleOf(article), rulesOf()), rulesOf())
        for (const { start, end, part } of removed) {
          const { length } = part === 'headline' ? article.headline! : article.text
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeGreaterThanOrEqual(start)
          expect(end).toBeLessThanOrEqual(length)
        }
      }),
      settings(200),
    )
  })

  test('keeps words of the article only, in their order', () => {
    const words = (text: string): readonly string[] => {
      const { word, words: { count } } = scan(text)
      return Array.from({ length: count }, (_, index) => word(index))
    }
    fc.assert(
      fc.property(soundText, (text) => isSubsequence(words(cleaned({ text }).text), words(text))),
      settings(300),
    )
  })

  test('invents no character, whatever the damage', () => {
    const ENTITY = /&#?\w+;/
    const characters = (text: string): readonly string[] => text.replace(/\s/g, '').split('')
    fc.assert(
      fc.property(anyText.filter((text) => !ENTITY.test(text)), (text) => isSubsequence(characters(cleaned({ text }).text), characters(text))),
      settings(300),
    )
  })

  test('gives the same for LF and CRLF but for the line ends', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(withLineFeeds(cleaned({ text: withLineBreaks(text, '\r\n') }).text)).toBe(cleaned({ text }).text)
      }),
      settings(200),
    )
  })
})

describe('the command line, over a folder of generated articles', () => {
  const FILES = 120
  const command = fileURLToPath(new URL('../dist/src/cli/main.js', import.meta.url))
  const folder = mkdtempSync(join(tmpdir(), 'newslint-properties-'))
  const documents = new Map<string, string>()
  const corpusRules = new Set(rules.filter(({ scope }) => scope === 'corpus').map(({ id }) => id))

  beforeAll(() => {
    const parameters = { seed: SEED, numRuns: FILES }
    // control characters make a file a binary one, and a mark that the text begins with would go
    const usable = (text: string): string => writable(text).replace(/[\0-\x08\x0e-\x1f]/g, '').replace(/^\ufeff+/, '')
    const texts = fc.sample(anyText, parameters).map((text, i) => [`${i}.txt`, usable(withLineBreaks(text, i % 3 === 0 ? '\r\n' : '\n'))] as const)
    const markdown = fc.sample(anyMarkdown, { ...parameters, numRuns: FILES / 2 }).map((text, i) => [`${i}.md`, usable(text)] as const)
    const pages = fc.sample(anyPage, { ...parameters, numRuns: FILES / 2 }).map((text, i) => [`${i}.html`, usable(text)] as const)
    for (const [name, document] of [...texts, ...markdown, ...pages]) documents.set(name, document)
    for (const kind of ['plain', 'marked', 'crlf']) mkdirSync(join(folder, kind))
    for (const [name, document] of documents) {
      writeFileSync(join(folder, 'plain', name), document)
      writeFileSync(join(folder, 'marked', name), `\ufeff${document}`)
      writeFileSync(join(folder, 'crlf', name), withLineBreaks(document, '\r\n'))
    }
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  /** The results by file name; `kind` is the folder they are taken from. */
  function lintFiles(kind: string, names: readonly string[], ...options: readonly string[]): ReadonlyMap<string, Result> {
    const run = spawnSync(process.execPath, [command, 'lint', '--format', 'json', '--config', 'all.yaml', '--fail-on', 'never', ...options, ...names], {
      cwd: join(folder, kind),
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
      timeout: 120_000,
    })
    expect({ status: run.status, complaints: run.stderr }).toEqual({ status: 0, complaints: '' })
    return new Map((JSON.parse(run.stdout) as JsonReport).results.map((result) => [result.path, result]))
  }

  const withoutCorpusRules = (result: Result): Result => ({
    ...result,
    diagnostics: result.diagnostics.filter(({ rule }) => !corpusRules.has(rule)),
    // what was found in other articles counts in the score as well
    article: { ...result.article, score: { overall: 0, integrity: 0, cleanliness: 0, originality: 0, attribution: 0 } },
  })
  const alone = (results: ReadonlyMap<string, Result>): unknown => Object.fromEntries([...results].map(([name, result]) => [name, withoutCorpusRules(result)]))

  let names: readonly string[] = []
  let whole: ReadonlyMap<string, Result> = new Map()
  beforeAll(() => {
    for (const kind of ['plain', 'marked', 'crlf']) writeFileSync(join(folder, kind, 'all.yaml'), 'extends: all\n')
    names = [...documents.keys()]
    whole = lintFiles('plain', names)
  })

  test('every excerpt is what stands there', () => {
    expect([...whole.keys()]).toEqual(names)
    for (const [name, { diagnostics }] of whole) for (const diagnostic of diagnostics) checkDiagnostic(diagnostic, documents.get(name)!)
    expect([...whole.values()].reduce((sum, { diagnostics }) => sum + diagnostics.length, 0)).toBeGreaterThan(FILES)
  })

  test('two runs give the same', () => expect([...lintFiles('plain', names)]).toEqual([...whole]))

  test('the order of the files changes nothing about an article', () => expect(alone(lintFiles('plain', names.toReversed()))).toEqual(alone(whole)))

  test('the other files change nothing about an article', () => {
    const some = names.filter((_, index) => index % 3 === 1)
    const expected = new Map([...whole].filter(([name]) => some.includes(name)))
    expect(alone(lintFiles('plain', some))).toEqual(alone(expected))
    expect(alone(lintFiles('plain', some, '--no-corpus'))).toEqual(alone(expected))
  })

  test('a byte order mark changes nothing', () => expect([...lintFiles('marked', names)]).toEqual([...whole]))

  test('CRLF changes no rule, line or column', () => {
    const shown = (results: ReadonlyMap<string, Result>): unknown => Object.fromEntries([...results].map(([name, result]) => [name, places(result)]))
    expect(shown(lintFiles('crlf', names))).toEqual(shown(whole))
  })
})

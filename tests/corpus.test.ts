/** Holds the built command line to the labels of corpus/manifest.json: what is labelled is found, and what is sound is left alone. */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ajv } from 'ajv'
import { beforeAll, describe, expect, test } from 'vitest'
import { rules } from '../rules/index.ts'
import { ledgerOf } from '../src/article/ledger.ts'
import { read } from '../src/article/read.ts'
import type { Diagnostic, JsonReport, Result } from '../src/report/result.ts'

type Lines = readonly [first: number, last: number]

interface Defect {
  readonly rule: string
  readonly lines: Lines
  readonly text: string
  readonly why: string
  readonly missed?: string
  readonly field?: 'headline'
  readonly block?: true
  readonly single?: true
}

interface Arguable {
  readonly family: string
  readonly lines: Lines
  readonly why: string
}

interface Sentence {
  readonly line: number
  readonly text: string
  readonly rests: 'attributed' | 'carried' | 'bare' | 'unsourced'
}

interface Spoken {
  readonly line: number
  readonly text: string
  readonly speaker: string
  readonly missed?: string
}

interface Labelled {
  readonly file: string
  readonly id?: string
  readonly language: string
  readonly headline: string
  readonly clean: boolean
  readonly machineTranslated: boolean
  readonly defects: readonly Defect[]
  readonly may?: readonly Arguable[]
  readonly sentences?: readonly Sentence[]
  readonly quotations?: readonly Spoken[]
  readonly keeps?: readonly string[]
  readonly drops?: readonly string[]
}

const root = fileURLToPath(new URL('..', import.meta.url))
const corpus = join(root, 'corpus')
const manifest = JSON.parse(readFileSync(join(corpus, 'manifest.json'), 'utf8')) as { readonly articles: readonly Labelled[] }

/** A finding may take in the sentence or the paragraph around the labelled words, not half an article. */
const LINES_OF_LENIENCE = 3
/** Of a labelled run of lines; the same share that the seeds are scored with. */
const SHARE_OF_BLOCK = 0.95

/** Of the sentences labelled one by one; people agree on 91 to 93 of 100. */
const LEAST_RESTING = 0.9

const infoRules = new Set(rules.filter((rule) => rule.severity === 'info').map((rule) => rule.id))

const familyOf = (rule: string): string => rule.slice(0, rule.indexOf('/'))
const nameOf = (article: Labelled): string => (article.id === undefined ? article.file : `${article.file}#${article.id}`)

function linesOf(article: Labelled, field: 'text' | 'headline' = 'text'): readonly string[] {
  const content = readFileSync(join(corpus, article.file), 'utf8')
  const text = article.id === undefined ? content : recordField(content, article.id, field)
  return text.split(/\r\n|\n|\r/)
}

function recordField(content: string, id: string, field: 'text' | 'headline'): string {
  for (const line of content.split('\n')) {
    const record = line === '' ? {} : (JSON.parse(line) as Record<string, string>)
    if (record['id'] === id) return record[field] ?? ''
  }
  throw new Error(`no record ${id}`)
}

/** Lines and columns as one number, so that places can be compared. */
const LONGER_THAN_ANY_LINE = 1_000_000
const place = (line: number, column: number): number => line * LONGER_THAN_ANY_LINE + column

const lastLineOf = ({ range }: Diagnostic): number => (range.end.column === 1 ? range.end.line - 1 : range.end.line)

function touches(diagnostic: Diagnostic, defect: Defect, lines: readonly string[]): boolean {
  const [first, last] = defect.lines
  if (last > first) return diagnostic.range.start.line <= last && lastLineOf(diagnostic) >= first
  const start = (lines[first - 1] ?? '').indexOf(defect.text) + 1
  const { range } = diagnostic
  return place(range.start.line, range.start.column) < place(first, start + defect.text.length)
    && place(range.end.line, range.end.column) > place(first, start)
}

function isFound(defect: Defect, article: Labelled, diagnostics: readonly Diagnostic[]): boolean {
  const field = defect.field ?? 'text'
  const lines = linesOf(article, field)
  const [first, last] = defect.lines
  const answers = diagnostics.filter((diagnostic) =>
    familyOf(diagnostic.rule) === familyOf(defect.rule)
    && (diagnostic.severity !== 'info' || infoRules.has(defect.rule))
    && (diagnostic.field ?? 'text') === field
    && touches(diagnostic, defect, lines)
    && lastLineOf(diagnostic) - diagnostic.range.start.line <= last - first + LINES_OF_LENIENCE)
  if (defect.block !== true) return answers.length > 0
  const wanted = lines.flatMap((line, index) => (index + 1 >= first && index + 1 <= last && carriesText(line) ? [index + 1] : []))
  const covered = wanted.filter((line) => answers.some((answer) => answer.range.start.line <= line && lastLineOf(answer) >= line))
  return covered.length >= SHARE_OF_BLOCK * wanted.length
}

/** Lines of an HTML page that hold tags alone are nothing a reader sees. */
const carriesText = (line: string): boolean => line.replace(/<[^<>]*>/g, '').trim() !== ''

/** Whether a label, or a place where either answer is right, accounts for the finding. */
function isLabelled(diagnostic: Diagnostic, article: Labelled): boolean {
  const family = familyOf(diagnostic.rule)
  const meets = ([first, last]: Lines): boolean => diagnostic.range.start.line <= last && lastLineOf(diagnostic) >= first
  return diagnostic.rule === 'garble/machine-translated' && article.machineTranslated
    || article.defects.some((defect) => familyOf(defect.rule) === family && meets(defect.lines))
    || (article.may ?? []).some((arguable) => arguable.family === family && meets(arguable.lines))
}

function newslint(...options: readonly string[]): { readonly status: number | null, readonly stdout: string, readonly stderr: string } {
  const { bin } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly bin: { readonly newslint: string } }
  return spawnSync(process.execPath, [join(root, bin.newslint), ...options], { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
}

const printed = (article: Labelled, diagnostic: Diagnostic): string =>
  `${nameOf(article)}:${diagnostic.range.start.line} ${diagnostic.severity} ${diagnostic.rule}: ${JSON.stringify(diagnostic.excerpt)}`

describe('the labels', () => {
  test('fit the schema', () => {
    const schema = JSON.parse(readFileSync(join(corpus, 'manifest.schema.json'), 'utf8')) as object
    const validate = new Ajv({ allErrors: true, strict: true }).compile(schema)
    validate(manifest)
    expect(validate.errors ?? []).toEqual([])
  })

  test('cover every article of the folder once', () => {
    const files = ['clean', 'defective', 'sourced'].flatMap((folder) => readdirSync(join(corpus, folder)).map((file) => `${folder}/${file}`))
    const records = readdirSync(corpus).filter((file) => extname(file) === '.jsonl').flatMap((file) =>
      readFileSync(join(corpus, file), 'utf8').trimEnd().split('\n').map((line) => `${file}#${(JSON.parse(line) as { id: string }).id}`))
    expect(manifest.articles.map(nameOf).sort()).toEqual([...files, ...records].sort())
  })

  test('stand in the files where they say', () => {
    const astray = manifest.articles.flatMap((article) => article.defects
      .filter((defect) => defect.lines[0] > defect.lines[1]
        || defect.lines[1] > linesOf(article, defect.field).length
        || linesOf(article, defect.field)[defect.lines[0] - 1]?.includes(defect.text) !== true)
      .map((defect) => `${nameOf(article)}:${defect.lines[0]} ${defect.rule}: ${JSON.stringify(defect.text)}`))
    expect(astray).toEqual([])
  })

  test('name rules that there are', () => {
    const known = new Set(rules.map((rule) => rule.id))
    const named = new Set(manifest.articles.flatMap((article) => article.defects.map((defect) => defect.rule)))
    expect([...named].filter((rule) => !known.has(rule)).sort()).toEqual([])
  })
})

describe('newslint corpus/', () => {
  const results = new Map<string, Result>()
  let status: number | null = null
  let complaints = ''

  beforeAll(() => {
    const run = newslint('lint', '--format', 'json', 'corpus/')
    status = run.status
    complaints = run.stderr
    const report = JSON.parse(run.stdout === '' ? '{"results":[]}' : run.stdout) as Pick<JsonReport, 'results'>
    for (const result of report.results) {
      const file = result.path.replace(/^(\.\/)?corpus\//, '')
      results.set(extname(file) === '.jsonl' ? `${file}#${result.id ?? ''}` : file, result)
    }
  })

  const diagnosticsOf = (article: Labelled): readonly Diagnostic[] => results.get(nameOf(article))?.diagnostics ?? []

  test('ends with 0', () => {
    expect({ status, complaints }).toEqual({ status: 0, complaints: '' })
  })

  test('reads every article, and nothing but articles', () => {
    expect([...results.keys()].sort()).toEqual(manifest.articles.map(nameOf).sort())
  })

  test('finds every labelled defect', () => {
    const missed = manifest.articles.flatMap((article) => article.defects
      .filter((defect) => defect.missed === undefined && !isFound(defect, article, diagnosticsOf(article)))
      .map((defect) => `${nameOf(article)}:${defect.lines[0]} ${defect.rule}: ${JSON.stringify(defect.text)} (${defect.why})`))
    expect(missed).toEqual([])
  })

  test('answers with one finding where something else stands in the place of an article', () => {
    const wrong = manifest.articles.flatMap((article) => article.defects.filter((defect) => defect.single === true).map((defect) => ({
      name: nameOf(article),
      findings: diagnosticsOf(article).filter((diagnostic) =>
        diagnostic.severity !== 'info' && touches(diagnostic, defect, linesOf(article, defect.field))).length,
    }))).filter(({ findings }) => findings !== 1)
    expect(wrong).toEqual([])
  })

  test('warns of nothing in sound articles', () => {
    const wrong = manifest.articles.filter((article) => article.clean).flatMap((article) => diagnosticsOf(article)
      .filter((diagnostic) => diagnostic.severity !== 'info' && !isLabelled(diagnostic, article))
      .map((diagnostic) => printed(article, diagnostic)))
    expect(wrong).toEqual([])
  })

  test('warns of nothing in defective articles but what is labelled or arguable', () => {
    const wrong = manifest.articles.filter((article) => !article.clean).flatMap((article) => diagnosticsOf(article)
      .filter((diagnostic) => diagnostic.severity !== 'info' && !isLabelled(diagnostic, article))
      .map((diagnostic) => printed(article, diagnostic)))
    expect(wrong).toEqual([])
  })

  test('knows headline and language, and tells machine translations from other articles', () => {
    const judged = manifest.articles.map((article) => {
      const found = results.get(nameOf(article))?.article
      return {
        name: nameOf(article),
        headline: found?.headline,
        language: found?.language.slice(0, 2),
        machineTranslated: found?.machineTranslated,
      }
    })
    expect(judged).toEqual(manifest.articles.map((article) => ({
      name: nameOf(article),
      headline: article.headline,
      language: article.language,
      machineTranslated: article.machineTranslated,
    })))
  })
})

describe('articles that are labelled sentence by sentence', () => {
  const sourced = manifest.articles.filter((article) => article.sentences !== undefined)
  const placeOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length
  const readings = sourced.map((article) => ({ article, reading: read({ text: readFileSync(join(corpus, article.file), 'utf8'), format: 'text' }) }))

  test('are twenty and more, and every sentence of their prose has its label', () => {
    expect(sourced.length).toBeGreaterThanOrEqual(20)
    for (const { article, reading } of readings) {
      const { text, scan: { sentences } } = reading
      const found = ledgerOf(reading).sentences.map((s) => ({ line: placeOf(text, sentences.start[s]!), text: text.slice(sentences.start[s], sentences.end[s]) }))
      const labels = article.sentences ?? []
      expect(labels.map(({ line }) => line), article.file).toEqual(found.map(({ line }) => line))
      expect(labels.filter((label, i) => found[i]?.text.startsWith(label.text) !== true), article.file).toEqual([])
    }
  })

  test('have a defect for every sentence that needs a source, and for no other', () => {
    for (const { file, sentences = [], defects } of sourced) {
      const wanted = sentences.filter(({ rests }) => rests === 'unsourced')
      expect(defects.map(({ lines: [line] }) => line), file).toEqual(wanted.map(({ line }) => line))
      expect(defects.filter(({ text }, i) => !text.startsWith(wanted[i]!.text)), file).toEqual([])
    }
  })

  test('are attributed where the labels say so, in nine of ten sentences', () => {
    let right = 0
    let all = 0
    for (const { article, reading } of readings) {
      const { sentences, bare } = ledgerOf(reading)
      const resting = (article.sentences ?? []).map(({ rests }) => rests === 'attributed' || rests === 'carried')
      for (const [i, s] of sentences.entries()) if (bare.includes(s) !== resting[i]) right++
      all += sentences.length
    }
    expect(right / all).toBeGreaterThan(LEAST_RESTING)
  })

  test('have the speakers that the labels name', () => {
    const wrong = readings.flatMap(({ article, reading }) => {
      const quotes = reading.quotes.filter(({ depth, start }) => depth === 0 && reading.blockAt(start)?.role !== 'headline')
      const labels = article.quotations ?? []
      expect(quotes.map(({ start }) => placeOf(reading.text, start)), article.file).toEqual(labels.map(({ line }) => line))
      return labels.filter((label, i) => label.missed === undefined && quotes[i]?.speaker?.name !== label.speaker)
        .map((label) => `${article.file}:${label.line} ${label.text} ${label.speaker}`)
    })
    expect(wrong).toEqual([])
  })
})

describe('newslint clean', () => {
  const pages = manifest.articles.filter((article) => article.keeps !== undefined || article.drops !== undefined)

  test('keeps what belongs to the article of a page, and nothing of the page', () => {
    const { stdout } = newslint('clean', '--format', 'ndjson', ...pages.map((page) => `corpus/${page.file}`))
    const texts = stdout.trimEnd().split('\n').map((line) => (JSON.parse(line) as { readonly text: string }).text)
    const wrong = pages.flatMap((page, index) => {
      const text = texts[index] ?? ''
      return [
        ...(page.keeps ?? []).filter((kept) => !text.includes(kept)).map((kept) => `${page.file} lost ${JSON.stringify(kept)}`),
        ...(page.drops ?? []).filter((dropped) => text.includes(dropped)).map((dropped) => `${page.file} kept ${JSON.stringify(dropped)}`),
      ]
    })
    expect(texts).toHaveLength(pages.length)
    expect(wrong).toEqual([])
  })
})

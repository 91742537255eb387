/**
 * The JSON report's shapes (schemas/report.schema.json says the same in JSON schema). Lines and columns are 1-based, columns and offsets count
 * UTF-16 code units, ends are exclusive; `text.slice(start.offset, end.offset) === excerpt` holds in the decoded file, or in the record's field.
 */
import type { Found, Linted } from '../engine/found.ts'
import type { Entry } from '../input/entry.ts'
import type { Related, Severity } from '../rule.ts'
import type { SourceText } from './document.ts'

export interface Position {
  readonly line: number
  readonly column: number
  readonly offset: number
}

export interface Range {
  readonly start: Position
  readonly end: Position
}

/** Where a record stands in its file: 0-based index, 1-based line. */
export interface RecordPlace {
  readonly index: number
  readonly line: number
}

export interface Diagnostic {
  readonly rule: string
  readonly severity: Severity
  readonly message: string
  /** The rule's documentation; absent for the rules of plugins. */
  readonly url?: string
  readonly confidence: number
  /** `headline` when the range counts in a record's headline field; absent for the text. `record.fields` says what the record calls them. */
  readonly field?: string
  readonly range: Range
  readonly excerpt: string
  readonly fix?: { readonly range: Range; readonly text: string; readonly safe: boolean }
  readonly suggestions?: readonly { readonly message: string; readonly range: Range; readonly text: string }[]
  /** Other places that the finding speaks of; `path` where they are in another article, `record` where that is a record. */
  readonly related?: readonly {
    readonly message: string
    readonly id?: string
    readonly path?: string
    readonly record?: RecordPlace
    readonly field?: string
    /** It stands in the text that the article was made from; `path` is that file where there is one. */
    readonly sourceText?: true
    readonly range: Range
  }[]
}

/** 0 to 100, higher is better. */
export interface ArticleScore {
  readonly overall: number
  readonly integrity: number
  readonly cleanliness: number
  readonly originality: number
  readonly attribution: number
}

export interface ArticleSummary {
  readonly headline?: string
  readonly source?: string
  readonly url?: string
  readonly publishedAt?: string
  readonly language: string
  readonly words: number
  readonly machineTranslated: boolean
  /** Probability, 0 to 1. */
  readonly machineTranslation: number
  readonly score: ArticleScore
}

export interface Result {
  readonly path: string
  readonly id?: string
  /** `fields` where the record calls them something else than `text` and `headline`. */
  readonly record?: RecordPlace & { readonly fields?: { readonly text: string; readonly headline?: string } }
  readonly article: ArticleSummary
  readonly diagnostics: readonly Diagnostic[]
  /** Things worth knowing that are no findings: "empty text", "3 bytes were no UTF-8 and were replaced". */
  readonly notices?: readonly string[]
  /** With `--fix-dry-run`: the file, or the fields of the record, as they would be after the fixes; what would stay as it is is absent. */
  readonly output?: { readonly text?: string; readonly headline?: string }
}

/** What fixes were made. */
export interface FixSummary {
  readonly findings: number
  readonly files: number
}

export interface Summary {
  readonly articles: number
  readonly words: number
  readonly errors: number
  readonly warnings: number
  readonly infos: number
  /** Articles with at least one error or warning. */
  readonly articlesWithFindings: number
  readonly families: Readonly<Record<string, number>>
  readonly rules: Readonly<Record<string, number>>
  /** What `--fix` has mended; the rest of the report is about what is left. */
  readonly fixed?: FixSummary
  /** Inputs and records that could not be used. */
  readonly problems: readonly { readonly path: string; readonly message: string; readonly record?: RecordPlace }[]
}

export interface JsonReport {
  readonly version: 1
  readonly tool: { readonly name: 'newslint'; readonly version: string }
  readonly results: readonly Result[]
  readonly summary: Summary
}

/** Another article of the run, or the source text, as `related` names it. */
export type Elsewhere = Omit<NonNullable<Diagnostic['related']>[number], 'message'>

export interface ResultParts {
  readonly entry: Entry
  readonly linted: Linted
  readonly score: ArticleScore
  /** What the summary calls the number of words. */
  readonly words: number
  readonly texts: (part: 'text' | 'headline') => SourceText
  /** Where a related place in another article or in the source text stands. */
  readonly elsewhere: (related: Related) => Elsewhere | undefined
}

const DOCUMENTATION = 'https://github.com/newslint/newslint/blob/main/rules/README.md'
const FAMILIES: ReadonlySet<string> = new Set(['residue', 'garble', 'duplicate', 'attribution', 'consistency', 'curation'])

const known = new Map<string, string | undefined>()

/** Where a rule of newslint's own is documented: the heading is the rule's id, and GitHub leaves the slash out of its anchor. */
export function documentationOf(rule: string): string | undefined {
  if (!known.has(rule)) known.set(rule, FAMILIES.has(rule.split('/', 1)[0]!) ? `${DOCUMENTATION}#${rule.replace('/', '')}` : undefined)
  return known.get(rule)
}

function toDiagnostic(found: Found, source: SourceText, elsewhere: ResultParts['elsewhere']): Diagnostic {
  const { start, end } = source.spanOf(found)
  const url = documentationOf(found.rule)
  const fix = found.fix === undefined ? undefined : source.replacement(found.fix, found.fix.text)
  const suggestions = (found.suggestions ?? []).flatMap((suggestion) => {
    const replacement = source.replacement(suggestion, suggestion.text)
    return replacement === undefined ? [] : [{ message: suggestion.message, ...replacement }]
  })
  const related = (found.related ?? []).flatMap((other) => {
    const place = other.article === undefined && other.inSourceText === undefined ? { range: source.rangeOf(other) } : elsewhere(other)
    return place === undefined ? [] : [{ message: other.message, ...place }]
  })
  return {
    rule: found.rule,
    severity: found.severity,
    message: found.message,
    ...(url === undefined ? {} : { url }),
    confidence: found.confidence,
    ...(source.field === undefined ? {} : { field: source.field }),
    range: source.rangeOf(found),
    excerpt: source.text.slice(start, end),
    ...(fix === undefined ? {} : { fix: { ...fix, safe: found.fix!.safe } }),
    ...(suggestions.length === 0 ? {} : { suggestions }),
    ...(related.length === 0 ? {} : { related }),
  }
}

/** What is reported of one article; diagnostics stand in the order of `linted.found`. */
export function toResult({ entry, linted, score, words, texts, elsewhere }: ResultParts): Result {
  const { article, record } = entry
  const headline = linted.reading.headline?.text ?? article.headline
  const renamed = record !== undefined && (record.fields.text !== 'text' || (record.fields.headline ?? 'headline') !== 'headline')
  return {
    path: entry.path,
    ...(article.id === undefined ? {} : { id: article.id }),
    ...(record === undefined ? {} : { record: { index: record.index, line: record.line, ...(renamed ? { fields: record.fields } : {}) } }),
    article: {
      ...(headline === undefined ? {} : { headline }),
      ...(article.source === undefined ? {} : { source: article.source }),
      ...(article.url === undefined ? {} : { url: article.url }),
      ...(article.publishedAt === undefined ? {} : { publishedAt: article.publishedAt }),
      language: linted.reading.language,
      words,
      machineTranslated: linted.verdict.machineTranslated,
      machineTranslation: linted.verdict.machineTranslation,
      score,
    },
    diagnostics: linted.found.map((found) => toDiagnostic(found, texts(found.part), elsewhere)),
    ...(entry.notices.length === 0 ? {} : { notices: entry.notices }),
  }
}

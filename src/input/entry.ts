import type { Article } from '../article/article.ts'
import type { Span } from '../rule.ts'

/** What came out of one file or record: an article and the way back to where it stands. */
export interface Entry {
  /** As given or found by the walk, with forward slashes; `-` or `--stdin-filename` for standard input. */
  readonly path: string
  readonly article: Article
  /** The decoded file without its byte order mark, for files that are one article; diagnostics' offsets count in it. Absent for records. */
  readonly document?: string
  /** Maps a span of `article.text` to `document`; absent when they are the same text (plain text, records). */
  readonly map?: OffsetMap
  /** For records: where it stands, which fields the headline and the text came from, and the whole record for `clean` to pass through. */
  readonly record?: {
    /** 0-based index in the file, 1-based line. */
    readonly index: number
    readonly line: number
    readonly fields: { readonly text: string; readonly headline?: string }
    readonly value: Readonly<Record<string, unknown>>
  }
  /** What comments in Markdown and HTML say about rules, in order of their places. */
  readonly directives: readonly Directive[]
  readonly notices: readonly string[]
}

/** A comment that switches rules off: `newslint-disable-next-line RULE -- reason`, or a `newslint-disable` up to its `newslint-enable`. */
export interface Directive {
  /** Rule ids or `family/*`, as written; all rules when empty. */
  readonly rules: readonly string[]
  readonly reason?: string
  /** The part of `article.text` that it speaks of: a line, or everything up to the enabling comment. Empty when nothing follows. */
  readonly appliesTo: Span
  /** The comment in `document`. */
  readonly place: Span
}

export interface OffsetMap {
  /**
   * The smallest span of the document that holds the span of the text. What stands between two blocks (line breaks of the text, tags, list
   * marks) is left out at both ends.
   */
  toDocument(span: Span): Span
  /** Whether the span may be replaced by plain text as a whole: it lies in one text node, or is one whole element. */
  replaceable(span: Span): boolean
  /**
   * What has to go from the document when the span's text goes altogether: the list item, the innermost block or the outermost inline
   * element whose whole text it is, tags or marks included (`**word**`, `<li><a>Share</a></li>`), several items or blocks one after the
   * other, or the text itself. Undefined when markup would be torn.
   */
  deletion(span: Span): Span | undefined
}

/** An input, or a part of one, that could not be used. Leads to exit code 2; the rest goes on. */
export interface Problem {
  readonly path: string
  readonly message: string
  readonly record?: { readonly index: number; readonly line: number }
}

export type InputItem = { readonly entry: Entry } | { readonly problem: Problem }

/** What a record's fields are called where the usual names do not hold: `{ text: 'articleBody', headline: 'meta.title' }`. */
export type FieldNames = {
  readonly [Field in 'id' | 'headline' | 'text' | 'source' | 'url' | 'publishedAt' | 'byline' | 'language']?: string
}

export interface ReadOptions {
  /** Where relative paths start; the process's own folder when absent. */
  readonly cwd?: string
  readonly fields?: FieldNames
  /** BCP 47; holds whatever the files say. */
  readonly language?: string
}

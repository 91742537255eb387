import type { Linted } from '../engine/found.ts'
import type { Entry } from '../input/entry.ts'
import type { Reading } from '../article/reading.ts'
import type { Span } from '../rule.ts'
import { rangeFinder } from './positions.ts'
import type { Range } from './result.ts'

/** One text that diagnostics count in: the decoded file, or a record's field. */
export interface SourceText {
  readonly text: string
  /** `headline` for a record's headline; undefined for the text. */
  readonly field: 'headline' | undefined
  /** From a span of the reading to a span of `text`. */
  readonly spanOf: (span: Span) => Span
  /** From a span of the reading to lines and columns of `text`. */
  readonly rangeOf: (span: Span) => Range
  /** What to replace by what in `text` so that the span reads as `replaced`; undefined when markup would be torn. */
  readonly replacement: (span: Span, replaced: string) => { readonly range: Range; readonly text: string } | undefined
}

/** `&` and `<` open something in a page; they are written as entities there. */
function asMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

/** The texts of an entry by the part of the article that a finding counts in. */
export function sourceTexts(entry: Entry, texts: Pick<Linted, 'reading' | 'headlineReading'>): (part: 'text' | 'headline') => SourceText {
  const plain = (reading: Reading, field: 'headline' | undefined): SourceText => {
    const rangeOf = rangeFinder(reading.text, reading.scan)
    return { text: reading.text, field, spanOf: (span) => span, rangeOf, replacement: (span, text) => ({ range: rangeOf(span), text }) }
  }
  const { document, map } = entry
  let text: SourceText
  if (document === undefined || map === undefined) text = plain(texts.reading, undefined)
  else {
    const rangeOf = rangeFinder(document)
    text = {
      text: document,
      field: undefined,
      spanOf: (span) => map.toDocument(span),
      rangeOf: (span) => rangeOf(map.toDocument(span)),
      replacement: (span, replaced) => {
        const place = replaced === '' ? map.deletion(span) : map.replaceable(span) ? map.toDocument(span) : undefined
        if (place === undefined) return undefined
        return { range: rangeOf(place), text: entry.article.format === 'page' ? asMarkup(replaced) : replaced }
      },
    }
  }
  const headline = texts.headlineReading === undefined ? text : plain(texts.headlineReading, 'headline')
  return (part) => (part === 'headline' ? headline : text)
}

import type { Linted } from '../engine/found.ts'
import type { Entry } from '../input/entry.ts'
import type { Article } from '../article/article.ts'
import type { Reading } from '../article/reading.ts'
import type { Span } from '../rule.ts'
import { wholeLines } from '../text/whole-lines.ts'
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

/** Text as it is written into a document, so that nothing of it is taken for markup: entities in a page, backslashes in Markdown. */
function written(text: string, format: Article['format']): string {
  if (format === 'page') return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return format === 'markdown' ? text.replace(/[\\`*_[\]<&|~]/g, '\\$&') : text
}

/**
 * What of a replacement changes something: without what both texts begin with, then end with, or the other way round. Never empty, as an
 * empty place may belong to what stands before it or to what stands behind it.
 */
function cores(text: string, { start, end }: Span, replaced: string): readonly (Span & { readonly text: string })[] {
  const old = text.slice(start, end)
  const most = Math.min(old.length - 1, replaced.length)
  const sameStart = (limit: number): number => {
    let same = 0
    while (same < limit && old[same] === replaced[same]) same++
    return same
  }
  const sameEnd = (limit: number): number => {
    let same = 0
    while (same < limit && old[old.length - 1 - same] === replaced[replaced.length - 1 - same]) same++
    return same
  }
  const core = (before: number, after: number): Span & { readonly text: string } => ({
    start: start + before,
    end: end - after,
    text: replaced.slice(before, replaced.length - after),
  })
  const before = sameStart(most)
  const after = sameEnd(most)
  return [core(before, sameEnd(most - before)), core(sameStart(most - after), after)]
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
        const { text, format } = entry.article
        const placeOf = (part: Span, by: string): Span | undefined => {
          if (by !== '') return map.replaceable(part) ? map.toDocument(part) : undefined
          const gone = map.deletion(part)
          return gone && (wholeLines(document, gone) ?? gone)
        }
        const place = placeOf(span, replaced)
        const isVerbatim = place !== undefined && document.slice(place.start, place.end) === text.slice(span.start, span.end)
        if (place !== undefined && (replaced === '' || isVerbatim)) return { range: rangeOf(place), text: written(replaced, format) }
        // what may stay as it is keeps its markup and its entities
        for (const core of cores(text, span, replaced)) {
          const own = placeOf(core, core.text)
          if (own !== undefined) return { range: rangeOf(own), text: written(core.text, format) }
        }
        return place && { range: rangeOf(place), text: written(replaced, format) }
      },
    }
  }
  const headline = texts.headlineReading === undefined ? text : plain(texts.headlineReading, 'headline')
  return (part) => (part === 'headline' ? headline : text)
}

import type { Span } from '../rule.ts'
import type { InputItem, Problem, ReadOptions } from './entry.ts'
import { fieldAt, isFields } from './field-values.ts'
import { CLOSE_LIST, COMMA, lineBreaks, memberStart, OPEN_LIST, skipBlank, valueEnd } from './json-scan.ts'
import { recordItem, recordProblem, type RecordPlace } from './records.ts'

/** The fields that a list of articles stands in when the file is an object. */
const LIST_FIELDS = ['articles', 'items', 'records', 'data'] as const

/** One article of a JSON file, and where it stands there. */
export interface JsonRecord extends Span {
  readonly value: unknown
  readonly place: RecordPlace
}

/** One article, a list of them, or an object that holds a list. One broken element of a list is a problem by itself. */
export function* readJson(document: string, path: string, options: ReadOptions): Generator<InputItem> {
  for (const item of jsonRecords(document, path, options)) yield 'problem' in item ? item : recordItem(item.value, item.place, options)
}

/** The same, before they are read as articles. */
export function* jsonRecords(document: string, path: string, options: ReadOptions): Generator<JsonRecord | { readonly problem: Problem }> {
  const start = skipBlank(document, 0)
  if (start === document.length) {
    yield { problem: { path, message: 'the file is empty: no JSON in it' } }
  } else if (document.charCodeAt(start) === OPEN_LIST) {
    yield* listRecords(document, start, path)
  } else {
    yield* objectRecords(document, start, path, options)
  }
}

function* objectRecords(document: string, start: number, path: string, options: ReadOptions): ReturnType<typeof jsonRecords> {
  let value: unknown
  try {
    value = JSON.parse(document)
  } catch (error) {
    yield { problem: { path, message: `not JSON: ${(error as Error).message}` } }
    return
  }
  const listField = isFields(value) && !isArticle(value, options) ? listFieldOf(value) : undefined
  const list = listField === undefined ? undefined : memberStart(document, start, listField)
  if (list === undefined) yield { value, place: { path, index: 0, line: 1 + lineBreaks(document, 0, start) }, start, end: document.length }
  else yield* listRecords(document, list, path)
}

function listFieldOf(value: Readonly<Record<string, unknown>>): string | undefined {
  return LIST_FIELDS.find((field) => Array.isArray(fieldAt(value, field)))
}

function isArticle(value: Readonly<Record<string, unknown>>, { fields }: ReadOptions): boolean {
  const names = [fields?.text, fields?.headline, 'text', 'body', 'content'].filter((name) => name !== undefined)
  return names.some((name) => typeof fieldAt(value, name) === 'string')
}

function* listRecords(document: string, open: number, path: string): ReturnType<typeof jsonRecords> {
  let at = skipBlank(document, open + 1)
  let line = 1 + lineBreaks(document, 0, at)
  let index = 0
  while (at < document.length && document.charCodeAt(at) !== CLOSE_LIST) {
    const end = valueEnd(document, at)
    yield elementRecord(document, { start: at, end }, { path, index, line })
    index++
    let next = skipBlank(document, end)
    if (document.charCodeAt(next) === COMMA) next = skipBlank(document, next + 1)
    // a stray closing brace would be met for ever
    if (next === at) next++
    line += lineBreaks(document, at, next)
    at = next
  }
  if (at >= document.length) yield { problem: { path, message: 'the list of articles is not closed: the file seems to be cut off' } }
  else if (index === 0) yield { problem: { path, message: 'the list of articles is empty' } }
}

function elementRecord(document: string, span: Span, place: RecordPlace): JsonRecord | { readonly problem: Problem } {
  try {
    return { value: JSON.parse(document.slice(span.start, span.end)), place, ...span }
  } catch (error) {
    return recordProblem(place, `is not JSON (${(error as Error).message})`)
  }
}

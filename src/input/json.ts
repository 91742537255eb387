import type { InputItem, ReadOptions } from './entry.ts'
import { fieldAt, isFields } from './field-values.ts'
import { recordItem, recordProblem } from './records.ts'

/** The fields that a list of articles stands in when the file is an object. */
const LIST_FIELDS = ['articles', 'items', 'records', 'data'] as const

/** One article, a list of them, or an object that holds a list. One broken element of a list is a problem by itself. */
export function* readJson(document: string, path: string, options: ReadOptions): Generator<InputItem> {
  const start = skipBlank(document, 0)
  if (start === document.length) {
    yield { problem: { path, message: 'the file is empty: no JSON in it' } }
  } else if (document.charCodeAt(start) === OPEN_LIST) {
    yield* readList(document, start, path, options)
  } else {
    yield* readObject(document, start, path, options)
  }
}

function* readObject(document: string, start: number, path: string, options: ReadOptions): Generator<InputItem> {
  let value: unknown
  try {
    value = JSON.parse(document)
  } catch (error) {
    yield { problem: { path, message: `not JSON: ${(error as Error).message}` } }
    return
  }
  const listField = isFields(value) && !isArticle(value, options) ? listFieldOf(value) : undefined
  if (listField === undefined) {
    yield recordItem(value, { path, index: 0, line: 1 + lineBreaks(document, 0, start) }, options)
    return
  }
  yield* readList(document, memberStart(document, start, listField), path, options)
}

function listFieldOf(value: Readonly<Record<string, unknown>>): string | undefined {
  return LIST_FIELDS.find((field) => Array.isArray(fieldAt(value, field)))
}

function isArticle(value: Readonly<Record<string, unknown>>, { fields }: ReadOptions): boolean {
  const names = [fields?.text, fields?.headline, 'text', 'body', 'content'].filter((name) => name !== undefined)
  return names.some((name) => typeof fieldAt(value, name) === 'string')
}

function* readList(document: string, open: number, path: string, options: ReadOptions): Generator<InputItem> {
  let at = skipBlank(document, open + 1)
  let line = 1 + lineBreaks(document, 0, at)
  let index = 0
  while (at < document.length && document.charCodeAt(at) !== CLOSE_LIST) {
    const end = valueEnd(document, at)
    yield elementItem(document.slice(at, end), { path, index, line }, options)
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

function elementItem(text: string, place: { path: string; index: number; line: number }, options: ReadOptions): InputItem {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return recordProblem(place, `is not JSON (${(error as Error).message})`)
  }
  return recordItem(value, place, options)
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const COMMA = 0x2c
const OPEN_LIST = 0x5b
const CLOSE_LIST = 0x5d
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d

/** Where the value that begins at the offset ends: behind its bracket, or before the comma or bracket that follows it. */
function valueEnd(document: string, start: number): number {
  let depth = 0
  let at = start
  while (at < document.length) {
    const code = document.charCodeAt(at)
    if (code === QUOTE) {
      at = stringEnd(document, at)
      continue
    }
    if (code === OPEN_LIST || code === OPEN_OBJECT) depth++
    else if (code === CLOSE_LIST || code === CLOSE_OBJECT) {
      if (depth === 0) return at
      depth--
      if (depth === 0) return at + 1
    } else if (code === COMMA && depth === 0) return at
    at++
  }
  return at
}

/** Behind the closing quotation mark of the string that begins at the offset. */
function stringEnd(document: string, start: number): number {
  let at = start + 1
  for (;;) {
    at = document.indexOf('"', at)
    if (at < 0) return document.length
    let escapes = 0
    while (document.charCodeAt(at - 1 - escapes) === BACKSLASH) escapes++
    at++
    if (escapes % 2 === 0) return at
  }
}

/** Where the list of the top level's member begins, in an object that is known to be JSON and to have it; the last of its name counts. */
function memberStart(document: string, start: number, name: string): number {
  let found = start
  let at = skipBlank(document, start + 1)
  while (document.charCodeAt(at) === QUOTE) {
    const nameEnd = stringEnd(document, at)
    const value = skipBlank(document, skipBlank(document, nameEnd) + 1)
    if (JSON.parse(document.slice(at, nameEnd)) === name) found = value
    at = skipBlank(document, valueEnd(document, value))
    if (document.charCodeAt(at) === COMMA) at = skipBlank(document, at + 1)
  }
  return found
}

function skipBlank(document: string, start: number): number {
  let at = start
  for (;;) {
    const code = document.charCodeAt(at)
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return at
    at++
  }
}

/** Line breaks (LF, CRLF, CR) that end inside the part. */
function lineBreaks(document: string, start: number, end: number): number {
  let count = 0
  for (let at = start; at < end; at++) {
    const code = document.charCodeAt(at)
    if (code === 10 || (code === 13 && document.charCodeAt(at + 1) !== 10)) count++
  }
  return count
}

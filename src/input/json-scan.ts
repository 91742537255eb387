/** Finds the parts of a JSON text, to the character. */
import type { Span } from '../rule.ts'

const QUOTE = 0x22
const BACKSLASH = 0x5c
export const COMMA = 0x2c
export const OPEN_LIST = 0x5b
export const CLOSE_LIST = 0x5d
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d

/** Where the value that begins at the offset ends: behind its bracket, or before the comma or bracket that follows it. */
export function valueEnd(document: string, start: number): number {
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

/** Where the value of a member begins, in an object that is known to be JSON; the last of its name counts, as it does for JSON.parse. */
export function memberStart(document: string, start: number, name: string): number | undefined {
  let found: number | undefined
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

/** Where the string stands, quotation marks included, that `fieldAt` finds by a name or a dotted path; undefined for what is no string. */
export function stringPlace(document: string, start: number, name: string): Span | undefined {
  let at = memberStart(document, start, name)
  if (at === undefined) {
    at = start
    for (const part of name.split('.')) {
      if (at === undefined || document.charCodeAt(at) !== OPEN_OBJECT) return undefined
      at = memberStart(document, at, part)
    }
  }
  if (at === undefined || document.charCodeAt(at) !== QUOTE) return undefined
  return { start: at, end: stringEnd(document, at) }
}

export function skipBlank(document: string, start: number): number {
  let at = start
  for (;;) {
    const code = document.charCodeAt(at)
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return at
    at++
  }
}

/** Line breaks (LF, CRLF, CR) that end inside the part. */
export function lineBreaks(document: string, start: number, end: number): number {
  let count = 0
  for (let at = start; at < end; at++) {
    const code = document.charCodeAt(at)
    if (code === 10 || (code === 13 && document.charCodeAt(at + 1) !== 10)) count++
  }
  return count
}

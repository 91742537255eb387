import { isUtf8 } from 'node:buffer'
import { TextDecoder } from 'node:util'
import { decode, LARGEST_DOCUMENT, markedCharset } from './decode.ts'
import type { InputItem, ReadOptions } from './entry.ts'
import { recordItem, recordProblem } from './records.ts'

const NEWLINE = 10
const CARRIAGE_RETURN = 13

/**
 * One record a line, read as it comes: a file of any size in the memory of its longest line. Blank lines are skipped; a line that cannot be
 * used is a problem, and the next one goes on.
 */
export async function* readJsonLines(chunks: AsyncIterable<Buffer>, path: string, options: ReadOptions): AsyncGenerator<InputItem> {
  let index = 0
  for await (const { bytes, line } of linesOf(asUtf8(chunks))) {
    const place = { path, index, line }
    if (bytes === undefined) {
      index++
      yield recordProblem(place, `is longer than ${LARGEST_DOCUMENT / 2 ** 20} MB`)
      continue
    }
    if (isBlank(bytes)) continue
    index++
    yield lineItem(bytes, place, options)
  }
}

function lineItem(bytes: Buffer, place: { path: string; index: number; line: number }, options: ReadOptions): InputItem {
  let text: string
  let notices: readonly string[] = []
  if (isUtf8(bytes)) {
    text = bytes.toString('utf8')
  } else {
    const decoded = decode(bytes)
    if ('unusable' in decoded) return recordProblem(place, `is ${decoded.unusable}`)
    text = decoded.text
    notices = decoded.notices
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return recordProblem(place, `is not JSON (${(error as Error).message})`)
  }
  return recordItem(value, place, options, notices)
}

/** Lines without their line break; `bytes` is undefined for a line too long to hold. */
async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<{ readonly bytes: Buffer | undefined; readonly line: number }> {
  let line = 0
  let begun: Buffer[] = []
  let length = 0
  for await (const chunk of chunks) {
    let start = 0
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      const rest = chunk.subarray(start, end)
      line++
      yield { bytes: joined(begun, length, rest), line }
      begun = []
      length = 0
      start = end + 1
    }
    length += chunk.length - start
    if (length > LARGEST_DOCUMENT) begun = []
    else if (start < chunk.length) begun.push(chunk.subarray(start))
  }
  if (length > 0) yield { bytes: joined(begun, length, Buffer.alloc(0)), line: line + 1 }
}

function joined(begun: readonly Buffer[], length: number, rest: Buffer): Buffer | undefined {
  if (length + rest.length > LARGEST_DOCUMENT) return undefined
  const line = begun.length === 0 ? rest : Buffer.concat([...begun, rest])
  return line.at(-1) === CARRIAGE_RETURN ? line.subarray(0, -1) : line
}

/** JSON is UTF-8 by its standard; what bears a mark of another Unicode form is turned into it on the way. */
async function* asUtf8(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let decoder: TextDecoder | undefined
  let begun = false
  for await (const chunk of chunks) {
    let rest = chunk
    if (!begun && chunk.length > 0) {
      begun = true
      const mark = markedCharset(chunk)
      if (mark !== undefined) rest = chunk.subarray(mark.length)
      if (mark?.charset === 'utf-16le' || mark?.charset === 'utf-16be') decoder = new TextDecoder(mark.charset)
    }
    yield decoder === undefined ? rest : Buffer.from(decoder.decode(rest, { stream: true }))
  }
  if (decoder !== undefined) yield Buffer.from(decoder.decode())
}

function isBlank(bytes: Buffer): boolean {
  for (const byte of bytes) if (byte !== 32 && byte !== 9 && byte !== 13) return false
  return true
}

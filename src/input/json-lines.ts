import { isUtf8 } from 'node:buffer'
import { TextDecoder } from 'node:util'
import { type Charset, decode, type Decoded, LARGEST_DOCUMENT, markedCharset } from './decode.ts'
import type { InputItem, Problem, ReadOptions } from './entry.ts'
import { recordItem, recordProblem, type RecordPlace } from './records.ts'

const NEWLINE = 10
const CARRIAGE_RETURN = 13
const NOTHING = Buffer.alloc(0)
const LINE_FEED = Buffer.of(NEWLINE)
const RETURN_AND_FEED = Buffer.of(CARRIAGE_RETURN, NEWLINE)
const RETURN = Buffer.of(CARRIAGE_RETURN)

/** One line of a file of records. */
export interface Line {
  /** Without its line break; undefined for a line too long to hold. */
  readonly bytes: Buffer | undefined
  /** LF, CRLF, or what the file ends with instead. */
  readonly lineBreak: Buffer
  /** 1-based. */
  readonly line: number
  /** 0-based, of the record; blank lines are none. */
  readonly index: number | undefined
}

/**
 * One record a line, read as it comes: a file of any size in the memory of its longest line. Blank lines are skipped; a line that cannot be
 * used is a problem, and the next one goes on.
 */
export async function* readJsonLines(chunks: AsyncIterable<Buffer>, path: string, options: ReadOptions): AsyncGenerator<InputItem> {
  for await (const line of jsonLines((await asUtf8(chunks)).chunks)) {
    if (line.index === undefined) continue
    const record = parseLine(line, path)
    yield 'problem' in record ? record : recordItem(record.value, record.place, options, record.decoded.notices)
  }
}

export interface LineRecord {
  readonly place: RecordPlace
  readonly decoded: Decoded
  readonly value: unknown
}

/** The JSON of a line that is not blank. */
export function parseLine({ bytes, line, index = 0 }: Line, path: string): LineRecord | { readonly problem: Problem } {
  const place = { path, index, line }
  if (bytes === undefined) return recordProblem(place, `is longer than ${LARGEST_DOCUMENT / 2 ** 20} MB`)
  const decoded = isUtf8(bytes) ? { text: bytes.toString('utf8'), notices: [], charset: 'utf-8', marked: false } : decode(bytes)
  if ('unusable' in decoded) return recordProblem(place, `is ${decoded.unusable}`)
  try {
    return { place, decoded, value: JSON.parse(decoded.text) }
  } catch (error) {
    return recordProblem(place, `is not JSON (${(error as Error).message})`)
  }
}

export async function* jsonLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<Line> {
  let line = 0
  let index = 0
  const lineOf = (bytes: Buffer | undefined, isEnded: boolean): Line => {
    line++
    const hasReturn = bytes?.at(-1) === CARRIAGE_RETURN
    const bare = hasReturn ? bytes.subarray(0, -1) : bytes
    const isRecord = bare === undefined || !isBlank(bare)
    const lineBreak = isEnded ? (hasReturn ? RETURN_AND_FEED : LINE_FEED) : hasReturn ? RETURN : NOTHING
    return { bytes: bare, lineBreak, line, index: isRecord ? index++ : undefined }
  }
  let begun: Buffer[] = []
  let length = 0
  for await (const chunk of chunks) {
    let start = 0
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      const rest = chunk.subarray(start, end)
      yield lineOf(joined(begun, length, rest), true)
      begun = []
      length = 0
      start = end + 1
    }
    length += chunk.length - start
    if (length > LARGEST_DOCUMENT) begun = []
    else if (start < chunk.length) begun.push(chunk.subarray(start))
  }
  if (length > 0) yield lineOf(joined(begun, length, NOTHING), false)
}

function joined(begun: readonly Buffer[], length: number, rest: Buffer): Buffer | undefined {
  if (length + rest.length > LARGEST_DOCUMENT) return undefined
  return begun.length === 0 ? rest : Buffer.concat([...begun, rest])
}

/**
 * JSON is UTF-8 by its standard; what bears a mark of another Unicode form is turned into it on the way. `strict`: throws for bytes that
 * would not come back the same.
 */
export async function asUtf8(
  chunks: AsyncIterable<Buffer>,
  strict = false,
): Promise<{ readonly charset: Charset; readonly chunks: AsyncIterable<Buffer> }> {
  const iterator = chunks[Symbol.asyncIterator]()
  let first: Buffer = NOTHING
  while (first.length === 0) {
    const { value, done } = await iterator.next()
    if (done === true) break
    first = value
  }
  const mark = markedCharset(first)
  const isUtf16 = mark?.charset === 'utf-16le' || mark?.charset === 'utf-16be'
  async function* all(): AsyncGenerator<Buffer> {
    try {
      yield first.subarray(mark?.length ?? 0)
      yield* { [Symbol.asyncIterator]: () => iterator }
    } finally {
      await iterator.return?.()
    }
  }
  async function* decoded(): AsyncGenerator<Buffer> {
    const decoder = new TextDecoder(mark!.charset, { fatal: strict, ignoreBOM: strict })
    for await (const chunk of all()) yield Buffer.from(decoder.decode(chunk, { stream: true }))
    yield Buffer.from(decoder.decode())
  }
  return { charset: { charset: mark?.charset ?? 'utf-8', marked: mark !== undefined }, chunks: isUtf16 ? decoded() : all() }
}

function isBlank(bytes: Buffer): boolean {
  for (const byte of bytes) if (byte !== 32 && byte !== 9 && byte !== 13) return false
  return true
}

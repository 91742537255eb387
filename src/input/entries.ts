import { createReadStream, readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { pipeline, Readable } from 'node:stream'
import { createGunzip, gunzipSync } from 'node:zlib'
import { decode, LARGEST_DOCUMENT, TOO_LARGE } from './decode.ts'
import type { Entry, InputItem, ReadOptions } from './entry.ts'
import { type Format, formatOfContent, formatOfName, holdsLines } from './formats.ts'
import { readJsonLines } from './json-lines.ts'
import { readJson } from './json.ts'
import { readPlainText } from './plain-text.ts'

/** One file, or a stream that stands for one. */
export interface Source {
  /** How the file is called in what is reported; its extension says the format. `-` for standard input without a name. */
  readonly path: string
  /** What to read instead of the file at `path`. */
  readonly stream?: AsyncIterable<Uint8Array>
}

/** Bytes that a format is told from when the name says nothing. */
const HEAD = 2 ** 16

/**
 * The articles of one file or stream: one of a text, Markdown or HTML file, any number of a JSON or JSONL file, gzipped or not. JSONL is
 * read as it comes, everything else as a whole. Never throws for what a file holds or for a file that is not there: these are problems.
 */
export async function* readEntries(source: Source, options: ReadOptions = {}): AsyncGenerator<InputItem> {
  try {
    const opened = await openSource(source, options)
    if (opened.format === 'jsonl') yield* readJsonLines(opened.chunks, source.path, options)
    else yield* readWhole(opened.bytes, source.path, opened.format, options)
  } catch (error) {
    const message = whyUnreadable(error)
    if (message === undefined) throw error
    yield { problem: { path: source.path, message } }
  }
}

/** What a file or stream holds, unzipped: JSONL as it comes, everything else as a whole. */
export type Opened =
  | { readonly format: 'jsonl'; readonly chunks: AsyncIterable<Buffer> }
  | { readonly format: Exclude<Format, 'jsonl'>; readonly bytes: Buffer }

/** Throws what the file system or zlib throws. */
export async function openSource(source: Source, options: ReadOptions): Promise<Opened> {
  const named = formatOfName(source.path)
  if (source.stream === undefined && named !== undefined && named !== 'jsonl') {
    const file = resolve(options.cwd ?? '.', source.path)
    if (named !== 'json' || statSync(file).size <= LARGEST_DOCUMENT) {
      const bytes = readFileSync(file)
      return whole(isGzip(bytes) ? gunzipSync(bytes, { maxOutputLength: LARGEST_DOCUMENT }) : bytes, named)
    }
  }
  const chunks = source.stream ?? createReadStream(resolve(options.cwd ?? '.', source.path), { highWaterMark: 2 ** 18 })
  const { head, all } = await peek(unzipped(buffersOf(chunks)))
  const format = named ?? formatOfContent(headText(head))
  if (format === 'jsonl' || (format === 'json' && holdsLines(headText(head)))) return { format: 'jsonl', chunks: all }
  const parts: Buffer[] = []
  let length = 0
  for await (const chunk of all) {
    parts.push(chunk)
    length += chunk.length
    if (length > LARGEST_DOCUMENT) break
  }
  return whole(Buffer.concat(parts), format)
}

function whole(bytes: Buffer, format: Exclude<Format, 'jsonl'>): Opened {
  return format === 'json' && holdsLines(headText(bytes.subarray(0, HEAD))) ? { format: 'jsonl', chunks: once(bytes) } : { format, bytes }
}

async function* readWhole(bytes: Buffer, path: string, format: Exclude<Format, 'jsonl'>, options: ReadOptions): AsyncGenerator<InputItem> {
  const decoded = decode(bytes, format === 'html' ? 'html' : undefined)
  if ('unusable' in decoded) {
    yield { problem: { path, message: decoded.unusable } }
    return
  }
  const { text, notices } = decoded
  if (format === 'json') {
    for (const item of readJson(text, path, options)) yield notices.length === 0 ? item : noticed(item, notices)
    return
  }
  yield noticed({ entry: (await documentReader(format))(text, path, options) }, notices)
}

/** Reads a document, which is one article. */
export type DocumentReader = (document: string, path: string, options: ReadOptions) => Entry

/** The parsers of markup are loaded when they are needed: a text file has not to wait for them. */
export async function documentReader(format: 'text' | 'markdown' | 'html'): Promise<DocumentReader> {
  if (format === 'html') return (await import('./html.ts')).readHtml
  if (format === 'markdown') return (await import('./markdown.ts')).readMarkdown
  return readPlainText
}

function noticed(item: InputItem, notices: readonly string[]): InputItem {
  return 'entry' in item && notices.length > 0 ? { entry: { ...item.entry, notices: [...notices, ...item.entry.notices] } } : item
}

/** The first bytes of a stream, and the whole stream. */
async function peek(chunks: AsyncGenerator<Buffer>): Promise<{ readonly head: Buffer; readonly all: AsyncGenerator<Buffer> }> {
  const seen: Buffer[] = []
  let length = 0
  while (length < HEAD) {
    const { value, done } = await chunks.next()
    if (done === true) break
    seen.push(value)
    length += value.length
  }
  const begin = Buffer.concat(seen)
  async function* all(): AsyncGenerator<Buffer> {
    yield begin
    yield* chunks
  }
  return { head: begin.subarray(0, HEAD), all: all() }
}

/** Gunzipped when the first bytes are gzip's. */
async function* unzipped(chunks: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const first: Buffer[] = []
  while (Buffer.concat(first).length < 2) {
    const { value, done } = await chunks.next()
    if (done === true) break
    first.push(value)
  }
  const begin = Buffer.concat(first)
  async function* all(): AsyncGenerator<Buffer> {
    yield begin
    yield* chunks
  }
  if (!isGzip(begin)) {
    yield* all()
    return
  }
  const gunzip = createGunzip({ chunkSize: 2 ** 18 })
  // the error comes out of the loop below as well
  pipeline(Readable.from(all(), { objectMode: false }), gunzip, () => undefined)
  for await (const chunk of gunzip) yield chunk as Buffer
}

async function* buffersOf(chunks: AsyncIterable<Uint8Array | string>): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    yield typeof chunk === 'string' ? Buffer.from(chunk) : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
  }
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}

export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}

/** The head as text, good enough to tell a format from. */
function headText(head: Buffer): string {
  const decoded = decode(head)
  return 'unusable' in decoded ? '' : decoded.text
}

/** What is wrong with a file that cannot be read; undefined for errors of the program. */
export function whyUnreadable(error: unknown): string | undefined {
  const { code, message } = error as NodeJS.ErrnoException
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'no such file'
    case 'EISDIR':
      return 'a folder, not a file'
    case 'EACCES':
    case 'EPERM':
      return 'may not be read (permission denied)'
    case 'ERR_BUFFER_TOO_LARGE':
      return TOO_LARGE
    case 'Z_BUF_ERROR':
      return 'the gzip data end too early: the file is cut off'
    default:
      return code !== undefined && /^(?:E[A-Z]+|Z_\w+|ERR_\w+)$/.test(code) ? `cannot be read: ${message}` : undefined
  }
}

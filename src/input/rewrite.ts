/** Writes articles back into the files that they were read from. What does not change stays as it is, byte for byte. */
import { closeSync, openSync, readSync, realpathSync } from 'node:fs'
import { resolve } from 'node:path'
import { pipeline, Readable } from 'node:stream'
import { createGzip, gzipSync } from 'node:zlib'
import { applyFixes, type FixedTexts, type Replacement, type Texts } from '../engine/fix.ts'
import { type Charset, decode, encode, markOf, unwritable } from './decode.ts'
import { type Opened, documentReader, isGzip, openSource, whyUnreadable } from './entries.ts'
import type { Entry, Problem, ReadOptions } from './entry.ts'
import { asUtf8, jsonLines, type Line, parseLine } from './json-lines.ts'
import { stringPlace } from './json-scan.ts'
import { jsonRecords } from './json.ts'
import { recordItem, type RecordPlace } from './records.ts'
import { NotWritten, replaceFile, type Stamp, stampOf } from './replace-file.ts'

/** What is to stand in the place of an article's texts. Called once an entry, in order. */
export type Rewrite = (entry: Entry, reread: Reread) => FixedTexts

/** The entry as it would be with other texts. */
export type Reread = (texts: Texts) => Entry

/** What of an entry can be changed: its file, or the fields of its record. */
export function textsOf({ article, document }: Entry): Texts {
  const { text, headline } = article
  if (document !== undefined) return { text: document }
  return { text, ...(headline !== undefined && { headline }) }
}

const FORMATS = { page: 'html', markdown: 'markdown', text: 'text' } as const

/** Reads the entry again with other texts, without its file. `options`: those that it was read with. */
export async function rereader(entry: Entry, options: ReadOptions): Promise<Reread> {
  const { format } = entry.article
  if (format === 'record') return (texts) => withTexts(entry, texts)
  const reader = await documentReader(FORMATS[format])
  return ({ text }) => reader(text, entry.path, options)
}

function withTexts(entry: Entry, texts: Texts): Entry {
  return { ...entry, article: { ...entry.article, ...texts } }
}

export interface StampedFile {
  readonly file: string
  readonly stamp: Stamp
}

/** The file that a path leads to through links, and its stamp; undefined when it is not there. */
export function stampedFile(path: string, { cwd = '.' }: ReadOptions = {}): StampedFile | undefined {
  try {
    const file = realpathSync(resolve(cwd, path))
    return { file, stamp: stampOf(file) }
  } catch {
    return undefined
  }
}

export interface Rewritten {
  /** How many fixes are in the file now; 0 when it is as it was. */
  readonly fixes: number
  /** Records that could not be written back; what could not be read is not named again. */
  readonly problems: readonly Problem[]
}

/**
 * Lets every article of a file be rewritten, and writes the file when one was, in its own charset and gzipped as it was. `stamped`: the
 * file before it was judged. Never throws for what the file holds or for a file that cannot be written: that is a problem, and the file
 * stays as it is.
 */
export async function rewriteFile(path: string, stamped: StampedFile, options: ReadOptions, rewrite: Rewrite): Promise<Rewritten> {
  const rewriting = new Rewriting(path, stamped, options, rewrite)
  try {
    await rewriting.run()
    return rewriting
  } catch (error) {
    if (error instanceof NotWritten) return { fixes: 0, problems: [...rewriting.problems, { path, message: error.message }] }
    if (whyUnreadable(error) !== undefined) return { fixes: 0, problems: rewriting.problems }
    throw error
  }
}

class Rewriting implements Rewritten {
  fixes = 0
  readonly problems: Problem[] = []
  readonly #path: string
  readonly #file: string
  readonly #stamp: Stamp
  readonly #options: ReadOptions
  readonly #rewrite: Rewrite

  constructor(path: string, { file, stamp }: StampedFile, options: ReadOptions, rewrite: Rewrite) {
    this.#path = path
    this.#file = file
    this.#stamp = stamp
    this.#options = options
    this.#rewrite = rewrite
  }

  async run(): Promise<void> {
    const opened = await openSource({ path: this.#path }, this.#options)
    await (opened.format === 'jsonl' ? this.#lines(opened.chunks) : this.#whole(opened.bytes, opened.format))
  }

  async #whole(bytes: Buffer, format: Exclude<Opened['format'], 'jsonl'>): Promise<void> {
    const decoded = decode(bytes, format === 'html' ? 'html' : undefined)
    if ('unusable' in decoded) return
    const text = format === 'json' ? this.#json(decoded.text) : await this.#document(decoded.text, format)
    if (text === decoded.text) return
    const written = encoded(text, bytes, decoded)
    await replaceFile(this.#file, this.#stamp, [isGzipped(this.#file) ? gzipSync(written) : written])
  }

  async #document(document: string, format: 'text' | 'markdown' | 'html'): Promise<string> {
    const reader = await documentReader(format)
    const reread = ({ text }: Texts): Entry => reader(text, this.#path, this.#options)
    const { texts, fixes } = this.#rewrite(reread({ text: document }), reread)
    this.fixes += fixes
    return texts.text
  }

  #json(document: string): string {
    let text = ''
    let at = 0
    for (const item of jsonRecords(document, this.#path, this.#options)) {
      if ('problem' in item) continue
      const { json, fixes } = this.#record(document.slice(item.start, item.end), item.value, item.place)
      text += document.slice(at, item.start) + json
      at = item.end
      this.fixes += fixes
    }
    return text + document.slice(at)
  }

  /** The JSON of a record with other texts in it. */
  #record(json: string, value: unknown, place: RecordPlace): { readonly json: string; readonly fixes: number } {
    const item = recordItem(value, place, this.#options)
    if (!('entry' in item)) return { json, fixes: 0 }
    const { entry } = item
    const { fields } = entry.record!
    const before = textsOf(entry)
    const { texts: after, fixes } = this.#rewrite(entry, (texts) => withTexts(entry, texts))
    const strings: Replacement[] = []
    for (const part of ['text', 'headline'] as const) {
      if (after[part] === undefined || after[part] === before[part]) continue
      const string = stringPlace(json, json.indexOf('{'), fields[part]!)
      if (string === undefined) throw new Error(`record ${place.index + 1} of ${place.path} has lost its field ${fields[part]}`)
      strings.push({ ...string, text: asString(after[part], json.slice(string.start, string.end)) })
    }
    return { json: applyFixes(json, strings), fixes }
  }

  /** Streams: a first pass up to the first record that changes, so that nothing is written where none does, and then one that writes. */
  async #lines(chunks: AsyncIterable<Buffer>): Promise<void> {
    const first = await this.#firstChange(chunks)
    if (first === undefined) return
    const content = this.#changedLines(first)
    await replaceFile(this.#file, this.#stamp, isGzipped(this.#file) ? gzipped(content) : content)
  }

  async #firstChange(chunks: AsyncIterable<Buffer>): Promise<Change | undefined> {
    for await (const line of jsonLines((await asUtf8(chunks)).chunks)) {
      const bytes = this.#line(line)
      if (bytes !== undefined) return { line: line.line, bytes }
    }
    return undefined
  }

  async *#changedLines(first: Change): AsyncGenerator<Buffer> {
    const opened = await openSource({ path: this.#path }, this.#options)
    if (opened.format !== 'jsonl') throw new NotWritten('has changed since it was read')
    const { charset, chunks } = await asUtf8(opened.chunks, true)
    if (charset.marked) yield markOf(charset.charset)
    const isUtf8 = charset.charset === 'utf-8'
    try {
      for await (const line of jsonLines(chunks)) {
        const bytes = line.line < first.line ? line.bytes : line.line === first.line ? first.bytes : (this.#line(line) ?? line.bytes)
        if (bytes === undefined) throw new NotWritten(`line ${line.line} is too long to be written back`)
        const whole = Buffer.concat([bytes, line.lineBreak])
        yield isUtf8 ? whole : encode(whole.toString('utf8'), { charset: charset.charset, marked: false })!
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') throw new NotWritten(lostBytes(charset))
      throw error
    }
  }

  /** The line with other texts in its record; undefined when it stays as it is. */
  #line(line: Line): Buffer | undefined {
    if (line.index === undefined) return undefined
    const record = parseLine(line, this.#path)
    if ('problem' in record) return undefined
    const { decoded, value, place } = record
    const { json, fixes } = this.#record(decoded.text, value, place)
    if (json === decoded.text) return undefined
    try {
      const bytes = encoded(json, line.bytes!, decoded)
      this.fixes += fixes
      return bytes
    } catch (error) {
      if (!(error instanceof NotWritten)) throw error
      const { path, index, line: number } = place
      this.problems.push({ path, message: `record ${index + 1} (line ${number}) ${error.message}`, record: { index, line: number } })
      return undefined
    }
  }
}

interface Change {
  readonly line: number
  readonly bytes: Buffer
}

const lostBytes = ({ charset }: Charset): string => `has bytes that are not ${charset === 'utf-8' ? 'UTF-8' : charset}, which would be lost`

/** The text in bytes, the way the old text was in `bytes`. Throws `NotWritten` when anything but the change would come out otherwise. */
function encoded(text: string, bytes: Buffer, old: Charset & { readonly text: string }): Buffer {
  if (encode(old.text, old)?.equals(bytes) !== true) throw new NotWritten(lostBytes(old))
  const written = encode(text, old)
  if (written !== undefined) return written
  throw new NotWritten(`${old.charset} has no ${JSON.stringify(unwritable(text, old))}, which the fixed text needs`)
}

/** The value as a JSON string. Where the old string has no characters beyond ASCII, the new one escapes them too. */
function asString(value: string, old: string): string {
  const string = JSON.stringify(value)
  if (/[^\0-\x7f]/.test(old)) return string
  return string.replace(/[^\0-\x7f]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

function isGzipped(file: string): boolean {
  const handle = openSync(file, 'r')
  try {
    const head = new Uint8Array(2)
    readSync(handle, head)
    return isGzip(head)
  } finally {
    closeSync(handle)
  }
}

async function* gzipped(content: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const gzip = createGzip()
  // the error comes out of the loop below as well
  pipeline(Readable.from(content, { objectMode: false }), gzip, () => undefined)
  for await (const chunk of gzip) yield chunk as Buffer
}

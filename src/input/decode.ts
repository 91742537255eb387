import { isUtf8 } from 'node:buffer'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
/** Loaded when they are needed: nearly every file is UTF-8, and they would double the time that one article takes. */
const iconvLite = (): typeof import('iconv-lite') => require('iconv-lite') as typeof import('iconv-lite')
const chardet = (): typeof import('chardet') => require('chardet') as typeof import('chardet')

/** How a text is written in bytes. */
export interface Charset {
  /** Lower case, as iconv-lite knows it. */
  readonly charset: string
  /** Whether a byte order mark stands before the text. */
  readonly marked: boolean
}

export interface Decoded extends Charset {
  /** Without its byte order mark. */
  readonly text: string
  readonly notices: readonly string[]
}

/** Larger files are no articles; V8's longest string is twice as long. Bytes. */
export const LARGEST_DOCUMENT = 2 ** 28

export const TOO_LARGE = `larger than ${LARGEST_DOCUMENT / 2 ** 20} MB: no article is; use JSON lines for many`

/** Bytes looked at to tell a binary file and to guess a charset: more makes chardet slow, not better. */
const SAMPLE = 2 ** 16

/**
 * Bytes as text: by byte order mark, as UTF-8 when they are UTF-8, else by the charset that an HTML page declares, else by guess. Every
 * charset but UTF-8 is said in a notice, replaced bytes are counted in one. Binary data are an error message.
 */
export function decode(bytes: Buffer, format?: 'html'): Decoded | { readonly unusable: string } {
  if (bytes.length > LARGEST_DOCUMENT) return { unusable: TOO_LARGE }
  const marked = markedCharset(bytes)
  if (marked !== undefined) return { ...decodeAs(marked.charset, bytes.subarray(marked.length)), marked: true }
  const unmarked = unmarkedUtf16(bytes)
  if (unmarked !== undefined) return decodeAs(unmarked, bytes)
  if (isBinary(bytes)) return { unusable: 'a binary file, not text' }
  if (isUtf8(bytes)) return { text: bytes.toString('utf8'), notices: [], charset: 'utf-8', marked: false }
  const declared = format === 'html' ? declaredCharset(bytes) : undefined
  if (declared !== undefined && declared !== 'utf-8') return decodeAs(declared, bytes)
  return nearlyUtf8(bytes) ?? decodeAs(guessedCharset(bytes), bytes)
}

/** UTF-32's marks begin like UTF-16's, so they come first. */
const MARKS: readonly (readonly [charset: string, ...mark: number[]])[] = [
  ['utf-8', 0xef, 0xbb, 0xbf],
  ['utf-32le', 0xff, 0xfe, 0x00, 0x00],
  ['utf-32be', 0x00, 0x00, 0xfe, 0xff],
  ['utf-16le', 0xff, 0xfe],
  ['utf-16be', 0xfe, 0xff],
]

/** The charset that the byte order mark names, and the mark's length in bytes. */
export function markedCharset(bytes: Uint8Array): { readonly charset: string; readonly length: number } | undefined {
  for (const [charset, ...mark] of MARKS) {
    if (mark.every((byte, index) => bytes[index] === byte)) return { charset, length: mark.length }
  }
  return undefined
}

/** UTF-16 without its mark: in European text nearly every other byte is zero. */
function unmarkedUtf16(bytes: Buffer): string | undefined {
  const length = Math.min(bytes.length, 2000) & ~1
  if (length < 8) return undefined
  const zeros = [0, 0]
  for (let i = 0; i < length; i++) if (bytes[i] === 0) zeros[i & 1]!++
  const most = length / 2
  if (zeros[1]! > most * 0.7 && zeros[0]! < most * 0.02) return 'utf-16le'
  if (zeros[0]! > most * 0.7 && zeros[1]! < most * 0.02) return 'utf-16be'
  return undefined
}

/** A zero byte anywhere, a PDF's mark, or a tenth of control characters in the sample. */
function isBinary(bytes: Buffer): boolean {
  if (bytes.includes(0) || bytes.subarray(0, 5).equals(Buffer.from('%PDF-'))) return true
  const length = Math.min(bytes.length, SAMPLE)
  let control = 0
  for (let i = 0; i < length; i++) {
    const byte = bytes[i]!
    // backspace, tab, line breaks, form feed and escape are met in text from old systems
    if (byte < 8 || (byte > 13 && byte < 32 && byte !== 27)) control++
  }
  return control > length / 10
}

const META_CHARSET = /<meta\b[^>]{0,500}?\bcharset\s*=\s*["']?\s*([\w:.-]{2,40})/i
const XML_ENCODING = /^<\?xml[^>]{0,100}encoding=["']([\w.-]{2,40})/

/** What `<meta charset>` or `<meta http-equiv="Content-Type">` in the first 4 kB names, if iconv-lite knows it. */
function declaredCharset(bytes: Buffer): string | undefined {
  const head = bytes.toString('latin1', 0, 4096)
  const declaration = META_CHARSET.exec(head) ?? XML_ENCODING.exec(head)
  const name = declaration?.[1]
  if (name === undefined || !iconvLite().encodingExists(name)) return undefined
  return asBrowsersRead(name)
}

/** Browsers read these labels as the larger windows code pages, and pages are written for browsers (WHATWG Encoding Standard). */
function asBrowsersRead(name: string): string {
  const lower = name.toLowerCase()
  if (/^(?:iso-?8859-1|latin1|us-ascii|ascii)$/.test(lower)) return 'windows-1252'
  if (/^(?:iso-?8859-9|latin5)$/.test(lower)) return 'windows-1254'
  if (/^(?:utf8|utf-8)$/.test(lower)) return 'utf-8'
  // a page that could be read so far is not UTF-16, whatever it says
  if (lower.startsWith('utf-16')) return 'utf-8'
  return lower
}

/** UTF-8 with some broken bytes: more sequences that are right than wrong ones. In a legacy charset next to none are right. */
function nearlyUtf8(bytes: Buffer): Decoded | undefined {
  const text = bytes.toString('utf8')
  let wellFormed = 0
  let replaced = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 0xfffd) replaced++
    else if (code > 127) wellFormed++
  }
  if (wellFormed <= replaced) return undefined
  return { text, notices: [replacedNotice(replaced, 'UTF-8')], charset: 'utf-8', marked: false }
}

/** chardet's guess. With next to no bytes above 127 that is a lottery, and English text with a few curly quotes is windows-1252. */
function guessedCharset(bytes: Buffer): string {
  const { sample, share } = densestSample(bytes)
  if (share < 0.02) return 'windows-1252'
  const guess = chardet().analyse(sample).find(({ name }) => iconvLite().encodingExists(name) && !/^utf-/i.test(name))
  return guess === undefined ? 'windows-1252' : asBrowsersRead(guess.name)
}

/** The sample begins shortly before the first byte above 127. */
function densestSample(bytes: Buffer): { readonly sample: Buffer; readonly share: number } {
  let first = 0
  while (first < bytes.length && bytes[first]! < 128) first++
  const start = Math.max(0, first - 1000)
  const sample = bytes.subarray(start, start + SAMPLE)
  let above = 0
  for (const byte of sample) if (byte > 127) above++
  return { sample, share: above / Math.max(1, sample.length) }
}

function decodeAs(charset: string, bytes: Buffer): Decoded {
  const text = charset === 'utf-8' ? bytes.toString('utf8') : iconvLite().decode(bytes, charset, { stripBOM: false })
  const notices = charset === 'utf-8' ? [] : [`not UTF-8; read as ${charset}`]
  const replaced = charset === 'utf-8' && isUtf8(bytes) ? 0 : replacements(text)
  // iconv-lite lets half a surrogate pair through, which nothing after this can write down again
  const wellFormed = text.toWellFormed()
  const broken = wellFormed === text ? 0 : replacements(wellFormed) - replaced
  if (replaced + broken > 0) notices.push(replacedNotice(replaced + broken, charset === 'utf-8' ? 'UTF-8' : charset))
  return { text: wellFormed, notices, charset, marked: false }
}

/** The bytes that are read as the text; undefined when the charset has no bytes for some character of it. */
export function encode(text: string, { charset, marked }: Charset): Buffer | undefined {
  const bytes = charset === 'utf-8' ? Buffer.from(text) : iconvLite().encode(text, charset, { addBOM: false })
  if (decodeAs(charset, bytes).text !== text) return undefined
  return marked ? Buffer.concat([markOf(charset), bytes]) : bytes
}

/** The byte order mark of a Unicode charset. */
export function markOf(charset: string): Buffer {
  const [, ...mark] = MARKS.find(([name]) => name === charset) ?? [charset]
  return Buffer.from(mark)
}

/** The first character of the text that the charset has no bytes for. */
export function unwritable(text: string, charset: Charset): string | undefined {
  return [...new Set(text)].find((character) => encode(character, charset) === undefined)
}

function replacements(text: string): number {
  let count = 0
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) count++
  return count
}

function replacedNotice(count: number, charset: string): string {
  return count === 1
    ? `1 place with bytes that are not ${charset} was replaced by \ufffd`
    : `${count} places with bytes that are not ${charset} were replaced by \ufffd`
}

import type { Span } from '../rule.ts'
import { generatorTags, LEFT_OUT, masked } from './generator-tags.ts'
import { MarkdownChunk } from './markdown-chunk.ts'

/**
 * Parts of a Markdown document that can be read by themselves, in order. micromark takes a second for a megabyte, and more than twice as
 * long for two; cut into parts it is linear, and paragraphs without any marks need not go through it at all.
 */
export type MarkdownBlock =
  /** A paragraph in which every character means itself. */
  | ({ readonly kind: 'paragraph' } & Span)
  /** Comments, scripts and the like, which blank lines do not end. */
  | ({ readonly kind: 'markup' } & Span)
  /** For micromark. `joinsList`: an item of the list that the part before ended with. */
  | { readonly kind: 'chunk'; readonly chunk: MarkdownChunk; readonly joinsList: boolean }
  /** A row of a table; `pipes` are the offsets of the marks between its cells. */
  | { readonly kind: 'row'; readonly chunk: MarkdownChunk; readonly pipes: readonly number[]; readonly isFirst: boolean }

interface Line extends Span {
  /** Where the next line begins. */
  readonly next: number
  /** Without its blanks at both ends and, if it is long, without its end: enough to tell what it is. */
  readonly text: string
  readonly indent: number
  readonly isSimple: boolean
  readonly hasPipe: boolean
}

/** Lines that one part may have: a list item of 500 lines is none that a person wrote. */
const MOST_LINES = 500
/** UTF-16 code units of a line that are looked at to tell what it is. */
const LINE_HEAD = 1000

const PIPE = 0x7c
const SIMPLE_CHARACTERS = simpleCharacters()
const FENCE = /^(?:(`{3,})[^`]*|(~{3,}).*)$/
const RAW_MARKUP = /^<(?:(!--)|(\?)|(!\[CDATA\[)|(![A-Za-z])|(?:script|pre|style|textarea)(?=[\s>]|$))/i
const RAW_MARKUP_ENDS = ['-->', '?>', ']]>', '>']
const RAW_ELEMENT_END = /<\/(?:script|pre|style|textarea)>/i
const HEADING = /^#{1,6}(?:[ \t]|$)/
const BULLET = /^[-*+][ \t]+\S/
const NUMBER = /^\d{1,9}[.)][ \t]+\S/
const FIRST_NUMBER = /^1[.)][ \t]/
const RULE = /^(?:(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|-{3,})$/
const UNDERLINE = /^(?:=+|-+)$/
const DEFINITION = /^\[((?:[^\]\\\n]|\\.){1,200})\]:[ \t]*(?:<[^<>\n]*>|[^\s<]\S*)(?:[ \t]+(?:"[^"]*"|'[^']*'|\([^()]*\)))?$/
const DELIMITER_ROW = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$/

export interface MarkdownBlocks {
  readonly blocks: readonly MarkdownBlock[]
  /** Parts of the document that are no text, in order. */
  readonly leftOut: readonly Span[]
  /** Labels of the link definitions, which are in no block. */
  readonly definitions: ReadonlySet<string>
  /** How many parts had more marks than text and are read as plain text. */
  readonly plain: number
}

/** The blocks of the document from the offset on. */
export function markdownBlocks(document: string, from: number): MarkdownBlocks {
  const tags = generatorTags(document, from)
  const splitter = new Splitter(masked(document, tags), tags)
  let start = from
  while (start < document.length) start = splitter.add(start)
  return splitter.finish()
}

type ChunkKind = 'text' | 'list' | 'quote'

class Splitter {
  readonly #text: string
  readonly #blocks: MarkdownBlock[] = []
  readonly #leftOut: Span[]
  readonly #definitions = new Set<string>()
  #plain = 0
  #lines: Line[] = []
  #kind: ChunkKind = 'text'
  #afterBlank = true
  /** The mark of the list that the part before was an item of. */
  #listMark = ''
  /** The rest of an overlong part: its lines are read without their indentation. */
  #flattened = false
  #fence = ''
  #markupStart = -1
  #isMarkupEnd: (line: string) => boolean = () => true
  /** Rows of the open table so far; 0: none is open. */
  #rows = 0

  /** `text`: the document, in which `tags` are masked. */
  constructor(text: string, tags: readonly Span[]) {
    this.#text = text
    this.#leftOut = [...tags]
  }

  /** Takes the line that begins at the offset; returns where the next one begins. */
  add(start: number): number {
    const line = lineAt(this.#text, start)
    if (this.#fence !== '') this.#inFence(line)
    else if (this.#markupStart >= 0) this.#inMarkup(line)
    else if (line.text === '') this.#blank()
    else this.#take(line)
    return line.next
  }

  finish(): MarkdownBlocks {
    this.#flush()
    if (this.#markupStart >= 0) this.#blocks.push({ kind: 'markup', start: this.#markupStart, end: this.#text.length })
    this.#leftOut.sort((a, b) => a.start - b.start)
    return { blocks: this.#blocks, leftOut: this.#leftOut, definitions: this.#definitions, plain: this.#plain }
  }

  #blank(): void {
    if (this.#kind !== 'list') this.#flush()
    this.#afterBlank = true
    this.#rows = 0
  }

  #take(line: Line): void {
    const isInItem = this.#kind === 'list' && this.#lines.length > 0 && line.indent > 0
    if (!isInItem && line.indent < 4 && (this.#openFence(line) || this.#openMarkup(line) || this.#define(line) || this.#row(line))) {
      this.#afterBlank = false
      return
    }
    if (!isInItem && (this.#afterBlank || this.#begins(line))) {
      this.#flush()
      this.#kind = kindOf(line)
      if (this.#afterBlank && line.indent === 0) this.#flattened = false
    }
    this.#lines.push(line)
    this.#afterBlank = false
    if (this.#ends(line)) this.#flush()
    if (this.#lines.length >= MOST_LINES) {
      // the rest of indented code stays code
      this.#flattened ||= this.#lines[0]!.indent < 4
      this.#flush()
    }
  }

  /** Whether a line that follows another without a blank line between begins a part. Lines in doubt do not. */
  #begins({ text, indent }: Line): boolean {
    if (this.#flattened) return BULLET.test(text) || NUMBER.test(text)
    if (indent > 0) return false
    if (HEADING.test(text) || BULLET.test(text)) return true
    if (NUMBER.test(text)) return this.#kind === 'list' || FIRST_NUMBER.test(text)
    if (text.startsWith('>')) return this.#kind !== 'quote'
    return RULE.test(text) && (this.#kind !== 'text' || !UNDERLINE.test(text))
  }

  /** Whether nothing that follows the line can belong to it. */
  #ends({ text, indent }: Line): boolean {
    if (indent > 0 || this.#kind !== 'text') return false
    return HEADING.test(text) || RULE.test(text) || (this.#lines.length > 1 && UNDERLINE.test(text))
  }

  #openFence({ text }: Line): boolean {
    if (text[0] !== '`' && text[0] !== '~') return false
    const match = FENCE.exec(text)
    if (match === null) return false
    this.#flush()
    this.#listMark = ''
    this.#fence = match[1] ?? match[2]!
    return true
  }

  #inFence({ text, indent }: Line): void {
    const isClosing = indent < 4 && text.length >= this.#fence.length && text.startsWith(this.#fence) && /^(?:`+|~+)$/.test(text)
    if (!isClosing) return
    this.#fence = ''
    this.#afterBlank = true
  }

  #openMarkup(line: Line): boolean {
    if (line.text[0] !== '<') return false
    const match = RAW_MARKUP.exec(line.text)
    if (match === null) return false
    this.#flush()
    this.#listMark = ''
    this.#markupStart = line.start
    const mark = RAW_MARKUP_ENDS[match.slice(1).findIndex((group) => group !== undefined)]
    this.#isMarkupEnd = mark === undefined ? (text) => RAW_ELEMENT_END.test(text) : (text) => text.includes(mark)
    const from = line.start + line.indent + match[0].length
    this.#inMarkup(line, from)
    return true
  }

  #inMarkup(line: Line, from = line.start): void {
    if (!this.#isMarkupEnd(this.#text.slice(from, line.end))) return
    this.#blocks.push({ kind: 'markup', start: this.#markupStart, end: line.end })
    this.#markupStart = -1
    this.#afterBlank = true
  }

  /** A definition is no text, and micromark's time grows with the square of their number. */
  #define({ text, start, end }: Line): boolean {
    if (text[0] !== '[' || end - start > LINE_HEAD || this.#lines.length > 0) return false
    const label = DEFINITION.exec(text)?.[1]
    if (label === undefined) return false
    this.#definitions.add(label)
    return true
  }

  #row(line: Line): boolean {
    if (this.#rows === 0) {
      if (this.#kind === 'quote' && this.#lines.length > 0) return false
      if (!line.hasPipe || line.next >= this.#text.length) return false
      const { text } = lineAt(this.#text, line.next)
      if (text.length >= LINE_HEAD || !text.includes('|') || !DELIMITER_ROW.test(text)) return false
    } else if (this.#rows > 1 && (HEADING.test(line.text) || BULLET.test(line.text) || line.text.startsWith('>'))) {
      this.#rows = 0
      return false
    }
    this.#flush()
    this.#listMark = ''
    this.#rows++
    if (this.#rows === 2) {
      this.#leftOut.push({ start: line.start, end: line.end })
      return true
    }
    const pipes: number[] = []
    const row = this.#text.slice(line.start, line.end)
    for (let at = row.indexOf('|'); at >= 0; at = row.indexOf('|', at + 1)) if (row[at - 1] !== '\\') pipes.push(line.start + at)
    for (const pipe of pipes) this.#leftOut.push({ start: pipe, end: pipe + 1 })
    const chunk = new MarkdownChunk()
    chunk.add(row.replace(/(?<!\\)\|/g, LEFT_OUT), line.start)
    this.#blocks.push({ kind: 'row', chunk, pipes, isFirst: this.#rows === 1 })
    if (chunk.calm()) this.#plain++
    return true
  }

  #flush(): void {
    const lines = this.#lines
    this.#lines = []
    if (lines.length === 0) return
    if (this.#kind === 'text' && lines.every((line) => line.isSimple)) {
      this.#blocks.push({ kind: 'paragraph', start: lines[0]!.start, end: lines.at(-1)!.end })
      this.#listMark = ''
      return
    }
    const chunk = new MarkdownChunk()
    let previous: Line | undefined
    for (const line of lines) {
      // a carriage return after any line break is another one
      if (previous !== undefined && line.start > previous.next) chunk.add('\r', previous.next)
      const start = this.#flattened ? line.start + line.indent : line.start
      chunk.add(this.#text.slice(start, line.next), start)
      previous = line
    }
    if (chunk.calm()) this.#plain++
    const mark = this.#kind === 'list' ? listMark(lines[0]!) : ''
    this.#blocks.push({ kind: 'chunk', chunk, joinsList: mark !== '' && mark === this.#listMark })
    this.#listMark = mark
    this.#kind = 'text'
  }
}

function kindOf({ text, indent }: Line): ChunkKind {
  if (indent > 3) return 'text'
  if (text.startsWith('>')) return 'quote'
  return BULLET.test(text) || NUMBER.test(text) || /^(?:[-*+]|\d{1,9}[.)])$/.test(text) ? 'list' : 'text'
}

/** The bullet, or what stands behind the number: another one is another list. */
function listMark({ text }: Line): string {
  return /^(?:([-*+])|\d{1,9}([.)]))/.exec(text)?.slice(1).join('') ?? ''
}

function lineAt(document: string, start: number): Line {
  let end = start
  let isSimple = true
  let hasPipe = false
  for (; end < document.length; end++) {
    const code = document.charCodeAt(end)
    if (code === 10 || code === 13) break
    if (code < 128 ? SIMPLE_CHARACTERS[code] === 0 : code === 0xe000) {
      isSimple = false
      if (code === PIPE) hasPipe = true
    }
  }
  const next = document.charCodeAt(end) === 13 && document.charCodeAt(end + 1) === 10 ? end + 2 : Math.min(end + 1, document.length)
  let textStart = start
  while (textStart < end && isBlank(document.charCodeAt(textStart))) textStart++
  const text = document.slice(textStart, Math.min(end, textStart + LINE_HEAD)).trimEnd()
  // two spaces at a line's end are a line break
  const isBroken = isBlank(document.charCodeAt(end - 1)) && isBlank(document.charCodeAt(end - 2))
  isSimple &&= textStart === start && beginsSimply(text) && !isBroken
  return { start, end, next, text, indent: document.charCodeAt(start) === 9 ? 4 : textStart - start, isSimple, hasPipe }
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9
}

/** With a letter, a digit, an opening quotation mark or bracket, a currency sign, and not with a list's number. */
function beginsSimply(text: string): boolean {
  return /^(?:[^\0-\x7f]|[A-Za-z"'($]|\d(?!\d{0,8}[.)](?:[ \t]|$)))/.test(text)
}

/** Pipes are no part of these: a line with one may be a table's. */
function simpleCharacters(): Uint8Array {
  const simple = new Uint8Array(128).fill(1)
  for (const character of '\0\\`*_[]<&{}|~') simple[character.charCodeAt(0)] = 0
  return simple
}

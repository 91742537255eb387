import type { LineHint } from '../article/article.ts'
import type { Span } from '../rule.ts'
import type { OffsetMap } from './entry.ts'
import { type ElementKind, type Kind, SegmentMap } from './offset-map.ts'

/** What is known of a line from the element that its first character stands in. */
export interface LineContext {
  readonly tag: string
  readonly inArticle: boolean
  readonly path: readonly string[]
  /** The ancestors by number, outermost first. */
  readonly elements: readonly number[]
}

/** What stands between two runs of text, weakest first: cells of a row, lines, blocks. */
export type Separator = '\t' | '\n' | '\n\n'

const STRENGTH = { '': 0, '\t': 1, '\n': 2, '\n\n': 3 } as const

/** Where an element began: kept by the reader until the element ends. */
export interface ElementStart {
  readonly place: number
  readonly length: number
  readonly segments: number
  readonly others: number
}

export interface Written {
  readonly text: string
  readonly lineHints: readonly LineHint[]
  readonly map: OffsetMap
}

const NO_BREAK_SPACE = 0xa0

const BLANK_LINE: LineHint = { tag: '', links: 0, inArticle: false, path: [], elements: [], hidden: false }

/**
 * Writes the readable text of a document: readers hand over, in the document's order, what is text, and say where lines and blocks end.
 * Runs of blanks become one, lines neither begin nor end with one, and every character remembers where it came from.
 */
export class TextWriter {
  /** Of the text that comes next. */
  context: LineContext = { tag: '', inArticle: false, path: [], elements: [] }
  inLink = false
  hidden = false

  readonly #document: string
  readonly #leftOut: readonly Span[]
  #nextLeftOut = 0
  readonly #parts: string[] = []
  #length = 0
  readonly #segments = { textStart: [] as number[], start: [] as number[], end: [] as number[], kind: [] as Kind[] }
  readonly #elements = {
    textStart: [] as number[], textEnd: [] as number[], start: [] as number[], end: [] as number[],
    contentStart: [] as number[], contentEnd: [] as number[], kind: [] as ElementKind[],
  }
  #separator: Separator | '' = ''
  #blankStart = -1
  #blankEnd = -1
  #others = 0
  readonly #lineHints: LineHint[] = []
  #lineContext = this.context
  #lineStart = 0
  #linkLength = 0
  #hiddenLength = 0

  /** `leftOut`: parts of the document that are never text (template tags), in order. */
  constructor(document: string, leftOut: readonly Span[] = []) {
    this.#document = document
    this.#leftOut = leftOut
  }

  /** UTF-16 code units written. */
  get length(): number {
    return this.#length
  }

  /** Whether the line that is being written has text in it. */
  get lineBegun(): boolean {
    return this.#length > this.#lineStart && this.#separator === ''
  }

  /** Text as it stands in the document. Blanks collapse unless they are preformatted; then line breaks end lines. */
  copy(start: number, end: number, preformatted = false): void {
    let at = start
    while (this.#nextLeftOut < this.#leftOut.length && this.#leftOut[this.#nextLeftOut]!.end <= start) this.#nextLeftOut++
    for (let index = this.#nextLeftOut; index < this.#leftOut.length && this.#leftOut[index]!.start < end; index++) {
      const out = this.#leftOut[index]!
      if (out.start > at) this.#copyVisible(at, out.start, preformatted)
      at = Math.max(at, Math.min(end, out.end))
      this.#others++
    }
    if (at < end) this.#copyVisible(at, end, preformatted)
  }

  /** Text that stands otherwise in the document: a decoded entity. */
  put(text: string, start: number, end: number): void {
    if (isBlank(text.charCodeAt(0)) && text.length === 1) this.blank(start, end)
    else this.#write(text, start, end, 'other')
  }

  /** A run of blanks. It is written, as one space, when text follows on the same line. */
  blank(start: number, end: number): void {
    if (this.#blankStart < 0) {
      this.#blankStart = start
      this.#blankEnd = end
    } else if (this.#blankEnd === start) {
      this.#blankEnd = end
    }
  }

  /** Ends the cell, line or block, unless it is empty. */
  separate(separator: Separator): void {
    if (STRENGTH[separator] > STRENGTH[this.#separator]) this.#separator = separator
    this.#blankStart = -1
  }

  /** A line break that the author set; two of them end the block. */
  breakLine(): void {
    this.separate(this.#separator === '\n' ? '\n\n' : '\n')
  }

  /** Something that is no text and that nobody wants to lose with the text around it: a picture, a form field. */
  other(): void {
    this.#others++
  }

  openElement(place: number): ElementStart {
    return { place, length: this.#length, segments: this.#segments.start.length, others: this.#others }
  }

  /** `end`: behind the element's last character in the document. `content`: what of it may be replaced by other text, if not all. */
  closeElement(begun: ElementStart, end: number, kind: ElementKind, content: Span = { start: begun.place, end }): void {
    if (this.#length === begun.length || this.#others !== begun.others) return
    const { start, textStart } = this.#segments
    if (begun.segments >= start.length) return
    // the separator or space before the element's text was written after the element began
    let segment = begun.segments
    while (segment < start.length - 1 && (this.#segments.kind[segment] === 'between' || start[segment]! < begun.place)) segment++
    this.#elements.textStart.push(textStart[segment]!)
    this.#elements.textEnd.push(this.#length)
    this.#elements.start.push(begun.place)
    this.#elements.end.push(end)
    this.#elements.contentStart.push(content.start)
    this.#elements.contentEnd.push(content.end)
    this.#elements.kind.push(kind)
  }

  finish(): Written {
    if (this.#length > 0) this.#endLine()
    const map = new SegmentMap(this.#document, this.#segments, this.#elements, this.#length)
    return { text: this.#parts.join(''), lineHints: this.#lineHints, map }
  }

  #copyVisible(start: number, end: number, preformatted: boolean): void {
    if (preformatted) this.#copyLines(start, end)
    else this.#copyCollapsed(start, end)
  }

  #copyCollapsed(start: number, end: number): void {
    const document = this.#document
    let run = start
    let at = start
    while (at < end) {
      const code = document.charCodeAt(at)
      if (code > 32 || !isBlank(code)) {
        at++
        continue
      }
      // a single space inside of the run stays in it
      if (code === 32 && at > run && at + 1 < end && !isBlank(document.charCodeAt(at + 1))) {
        at += 2
        continue
      }
      if (at > run) this.#write(document.slice(run, at), run, at, 'same')
      run = at
      while (at < end && isBlank(document.charCodeAt(at))) at++
      this.blank(run, at)
      run = at
    }
    if (at > run) this.#write(document.slice(run, at), run, at, 'same')
  }

  #copyLines(start: number, end: number): void {
    const document = this.#document
    let line = start
    for (let at = start; at <= end; at++) {
      const code = at === end ? 10 : document.charCodeAt(at)
      if (code !== 10 && code !== 13) continue
      const text = document.slice(line, at)
      if (text.trim() !== '') this.#write(text, line, at, 'same')
      if (at < end && !(code === 13 && document.charCodeAt(at + 1) === 10)) this.breakLine()
      line = at + 1
    }
  }

  #write(text: string, start: number, end: number, kind: Kind): void {
    // `<p>&nbsp;</p>` is how pages make room
    if (!this.lineBegun && text.charCodeAt(0) === NO_BREAK_SPACE && text.trim() === '') return
    this.#writePending(start)
    if (this.#length === this.#lineStart) this.#lineContext = this.context
    this.#append(text, start, end, kind)
    if (this.inLink) this.#linkLength += text.length
    if (this.hidden) this.#hiddenLength += text.length
  }

  #writePending(start: number): void {
    if (this.#separator !== '') {
      if (this.#length > 0) {
        if (this.#separator !== '\t') this.#endLine()
        if (this.#separator === '\n\n') this.#lineHints.push(BLANK_LINE)
        this.#append(this.#separator, this.#segments.end.at(-1)!, start, 'between')
        if (this.#separator !== '\t') this.#lineStart = this.#length
      }
      this.#separator = ''
    } else if (this.#blankStart >= 0 && this.#length > this.#lineStart) {
      this.#append(' ', this.#blankStart, this.#blankEnd, this.#blankEnd - this.#blankStart === 1 ? 'same' : 'other')
      if (this.inLink) this.#linkLength++
      if (this.hidden) this.#hiddenLength++
    }
    this.#blankStart = -1
  }

  #append(text: string, start: number, end: number, kind: Kind): void {
    const segments = this.#segments
    const last = segments.start.length - 1
    if (kind === 'same' && last >= 0 && segments.kind[last] === 'same' && segments.end[last] === start) {
      segments.end[last] = end
    } else {
      segments.textStart.push(this.#length)
      segments.start.push(start)
      segments.end.push(end)
      segments.kind.push(kind)
    }
    this.#parts.push(text)
    this.#length += text.length
  }

  #endLine(): void {
    const { tag, inArticle, path, elements } = this.#lineContext
    const length = this.#length - this.#lineStart
    this.#lineHints.push({ tag, links: this.#linkLength / length, inArticle, path, elements, hidden: this.#hiddenLength === length })
    this.#linkLength = 0
    this.#hiddenLength = 0
  }
}

/** What HTML calls ASCII whitespace; a no-break space is text. */
function isBlank(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9 || code === 12
}

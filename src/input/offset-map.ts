import type { Span } from '../rule.ts'
import type { OffsetMap } from './entry.ts'

/**
 * What a segment of the text is in the document. `same`: the same characters, one for one. `other`: other characters, or another number
 * of them (an entity, a run of blanks); the segment is one piece. `between`: written between two blocks; in the document tags, marks, line
 * breaks.
 */
export type Kind = 'same' | 'other' | 'between'

/** The text's segments in order, without gaps in the text; in the document they are in order too, with gaps where markup stands. */
export interface Segments {
  readonly textStart: readonly number[]
  readonly start: readonly number[]
  readonly end: readonly number[]
  readonly kind: readonly Kind[]
}

/** `item`: of a list; it goes with the only box in it. */
export type ElementKind = 'inline' | 'block' | 'item'

/** Elements that hold text and nothing else that would be lost with it, inner ones before those around them. */
export interface Elements {
  readonly textStart: readonly number[]
  readonly textEnd: readonly number[]
  readonly start: readonly number[]
  readonly end: readonly number[]
  /** What of the element may be replaced by other text: all of it, or what stands behind its mark (`# `, `- `). */
  readonly contentStart: readonly number[]
  readonly contentEnd: readonly number[]
  readonly kind: readonly ElementKind[]
}

/** Elements around elements around the same text; real pages have ten. */
const DEEPEST = 100

export class SegmentMap implements OffsetMap {
  readonly #document: string
  readonly #segments: Segments
  readonly #elements: Elements
  readonly #length: number
  #byText: { readonly first: ReadonlyMap<number, number>; readonly next: Int32Array } | undefined

  /** `length`: of the text, in UTF-16 code units. */
  constructor(document: string, segments: Segments, elements: Elements, length: number) {
    this.#document = document
    this.#segments = segments
    this.#elements = elements
    this.#length = length
  }

  toDocument(span: Span): Span {
    const ends = this.#ends(span)
    if (ends === undefined) return this.#point(span.start)
    const { first, last, text } = ends
    if (!this.#isOnePiece(first, last)) {
      const element = this.#elementsOf(text)[0]
      if (element !== undefined) return { start: this.#elements.contentStart[element]!, end: this.#elements.contentEnd[element]! }
    }
    return this.#between(ends)
  }

  replaceable(span: Span): boolean {
    const ends = this.#ends(span)
    if (ends === undefined) return span.start === span.end
    return this.#isOnePiece(ends.first, ends.last) || this.#elementsOf(ends.text).length > 0
  }

  deletion(span: Span): Span | undefined {
    const ends = this.#ends(span)
    if (ends === undefined) return undefined
    const box = this.#boxOf(ends.text)
    if (box !== undefined) return box
    const inline = this.#elementsOf(ends.text).at(-1)
    if (inline !== undefined) return { start: this.#elements.start[inline]!, end: this.#elements.end[inline]! }
    return this.#isOnePiece(ends.first, ends.last) ? this.#between(ends) : this.#boxesOf(ends)
  }

  /** The list item or block whose whole text the span is. */
  #boxOf(text: Span): Span | undefined {
    const elements = this.#elementsOf(text)
    const { kind, start, end } = this.#elements
    const box = elements.find((element) => kind[element] === 'item') ?? elements.find((element) => kind[element] === 'block')
    return box === undefined ? undefined : { start: start[box]!, end: end[box]! }
  }

  /** Several items or blocks, one after the other, with nothing but blanks between them in the document. */
  #boxesOf({ first, last, text }: Ends): Span | undefined {
    const { kind, textStart } = this.#segments
    let boxes: Span | undefined
    for (let segment = first; segment <= last; segment++) {
      if (kind[segment] === 'between') continue
      const start = segment === first ? text.start : textStart[segment]!
      while (segment < last && kind[segment + 1] !== 'between') segment++
      const box = this.#boxOf({ start, end: segment === last ? text.end : this.#textEnd(segment) })
      if (box === undefined) return undefined
      if (boxes !== undefined && (box.start < boxes.end || this.#document.slice(boxes.end, box.start).trim() !== '')) return undefined
      boxes = { start: boxes?.start ?? box.start, end: box.end }
    }
    return boxes
  }

  /** First and last segment of the span, what stands between blocks left off at both ends; undefined when nothing else is in it. */
  #ends(span: Span): Ends | undefined {
    const { kind, textStart } = this.#segments
    const start = Math.max(0, span.start)
    const end = Math.min(this.#length, span.end)
    if (end <= start) return undefined
    let first = this.#segmentAt(start)
    let last = this.#segmentAt(end - 1)
    while (first <= last && kind[first] === 'between') first++
    while (last >= first && kind[last] === 'between') last--
    if (first > last) return undefined
    return { first, last, text: { start: Math.max(start, textStart[first]!), end: Math.min(end, this.#textEnd(last)) } }
  }

  #between({ first, last, text }: Ends): Span {
    const { kind, textStart, start, end } = this.#segments
    return {
      start: kind[first] === 'same' ? start[first]! + text.start - textStart[first]! : start[first]!,
      end: kind[last] === 'same' ? start[last]! + text.end - textStart[last]! : end[last]!,
    }
  }

  /** An empty span, or one of nothing but what stands between blocks: a place without width. */
  #point(offset: number): Span {
    const { kind, textStart, start, end } = this.#segments
    if (start.length === 0) return { start: 0, end: 0 }
    const at = Math.max(0, Math.min(offset, this.#length))
    const segment = at === this.#length ? start.length - 1 : this.#segmentAt(at)
    const inSegment = at - textStart[segment]!
    const place = inSegment === 0 ? start[segment]! : kind[segment] === 'same' ? start[segment]! + inSegment : end[segment]!
    return { start: place, end: place }
  }

  #segmentAt(offset: number): number {
    const { textStart } = this.#segments
    let low = 0
    let high = textStart.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (textStart[middle]! <= offset) low = middle
      else high = middle - 1
    }
    return low
  }

  #textEnd(segment: number): number {
    return this.#segments.textStart[segment + 1] ?? this.#length
  }

  /** Whether nothing but text stands in the document from the one segment to the other. */
  #isOnePiece(first: number, last: number): boolean {
    const { start, end, kind } = this.#segments
    for (let segment = first; segment < last; segment++) {
      if (end[segment] !== start[segment + 1] || kind[segment + 1] === 'between') return false
    }
    return true
  }

  /** The elements whose whole text the span is, innermost first. */
  #elementsOf({ start, end }: Span): readonly number[] {
    const { first, next } = (this.#byText ??= this.#indexElements())
    const found: number[] = []
    for (let element = first.get(this.#key(start, end)) ?? -1; element >= 0 && found.length < DEEPEST; element = next[element]!) {
      found.push(element)
    }
    return found
  }

  #indexElements(): { readonly first: ReadonlyMap<number, number>; readonly next: Int32Array } {
    const { textStart, textEnd } = this.#elements
    const first = new Map<number, number>()
    const next = new Int32Array(textStart.length).fill(-1)
    for (let element = textStart.length - 1; element >= 0; element--) {
      const key = this.#key(textStart[element]!, textEnd[element]!)
      next[element] = first.get(key) ?? -1
      first.set(key, element)
    }
    return { first, next }
  }

  /** One number for the two; exact for texts below 94 million code units. */
  #key(start: number, end: number): number {
    return start * (this.#length + 1) + end
  }
}

interface Ends {
  readonly first: number
  readonly last: number
  /** The span of the text without what stands between blocks at its ends. */
  readonly text: Span
}

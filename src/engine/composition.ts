/** A text that is put together from pieces of another one, and knows where each piece stood there. */
import type { Span } from '../rule.ts'

interface Piece extends Span {
  /** Where it begins in the new text. */
  readonly at: number
  readonly length: number
}

export class Composition {
  text = ''
  private readonly pieces: Piece[] = []

  /** A slice of the other text that began at `start` there. */
  add(slice: string, start: number): void {
    this.put(slice, { start, end: start + slice.length })
  }

  /** Something that stands for a stretch of the other text. */
  put(text: string, { start, end }: Span): void {
    if (text === '') return
    this.pieces.push({ at: this.text.length, length: text.length, start, end })
    this.text += text
  }

  append(other: Composition): void {
    for (const piece of other.pieces) this.pieces.push({ ...piece, at: piece.at + this.text.length })
    this.text += other.text
  }

  trimEnd(): void {
    this.text = this.text.trimEnd()
  }

  trim(): void {
    this.trimEnd()
    const blank = this.text.length - this.text.trimStart().length
    if (blank === 0) return
    this.text = this.text.slice(blank)
    for (const [i, piece] of this.pieces.entries()) this.pieces[i] = { ...piece, at: piece.at - blank }
  }

  /** The stretch of the other text that a stretch of this one was made from. */
  back({ start, end }: Span): Span {
    const first = this.pieceAt(start)
    const last = end > start ? this.pieceAt(end - 1) : first
    if (first === undefined || last === undefined) return { start: 0, end: 0 }
    const from = isVerbatim(first) ? first.start + Math.min(start - first.at, first.length) : first.start
    return { start: from, end: Math.max(from, isVerbatim(last) ? last.start + Math.min(end - last.at, last.length) : last.end) }
  }

  private pieceAt(offset: number): Piece | undefined {
    let low = 0
    let high = this.pieces.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.pieces[middle]!.at <= offset) low = middle
      else high = middle - 1
    }
    return this.pieces[low]
  }
}

const isVerbatim = ({ start, end, length }: Piece): boolean => end - start === length

import type { Span } from '../rule.ts'
import type { Scan } from '../text/scan.ts'
import type { Range } from './result.ts'

const LINE_FEED = 10
const CARRIAGE_RETURN = 13

/** Where the lines of a text start. A line ends at LF, CRLF or CR. */
function lineStarts(text: string): readonly number[] {
  const starts = [0]
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code > CARRIAGE_RETURN) continue
    if (code === CARRIAGE_RETURN && text.charCodeAt(i + 1) === LINE_FEED) i++
    else if (code !== LINE_FEED && code !== CARRIAGE_RETURN) continue
    starts.push(i + 1)
  }
  return starts
}

/** Index of the last start that is not after the offset. */
function lineAt(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (starts[middle]! <= offset) low = middle
    else high = middle - 1
  }
  return low
}

/** Turns spans of a text into lines and columns. Lines are counted when first asked for, and not again when the text has been scanned. */
export function rangeFinder(text: string, scanned?: Scan): (span: Span) => Range {
  let starts: readonly number[] | undefined
  const position = (offset: number): Range['start'] => {
    if (scanned?.text === text) {
      const line = scanned.lines.at(offset)
      return { line: line + 1, column: offset - scanned.lines.start[line]! + 1, offset }
    }
    starts ??= lineStarts(text)
    const line = lineAt(starts, offset)
    return { line: line + 1, column: offset - starts[line]! + 1, offset }
  }
  return ({ start, end }) => ({ start: position(start), end: position(end) })
}

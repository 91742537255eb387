/** What text from an article looks like on a terminal: nothing in it moves the cursor, changes colours, or hides. */

/** Hangul, CJK, kana, fullwidth forms and emoji take two columns (Unicode's East Asian Width W and F, shortened to whole blocks). */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f], [0x231a, 0x231b], [0x23e9, 0x23ec], [0x2e80, 0x303e], [0x3041, 0xa4cf], [0xa960, 0xa97c], [0xac00, 0xd7a3],
  [0xf900, 0xfaff], [0xfe30, 0xfe6f], [0xff00, 0xff60], [0xffe0, 0xffe6], [0x1f300, 0x1f64f], [0x1f680, 0x1f6ff], [0x1f900, 0x1faff],
  [0x20000, 0x3fffd],
]

const TAB = '    '

/** Control characters, bidirectional controls, invisible characters and lone surrogates. */
const HIDDEN = /[\p{Cc}\p{Cs}\u00ad\u061c\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/u
const ZERO_WIDTH = /\p{Mn}|\p{Me}|\u200d/u

interface Cell {
  readonly text: string
  /** Columns. */
  readonly width: number
}

function cellOf(character: string): Cell {
  const code = character.codePointAt(0)!
  if (code >= 0x20 && code < 0x7f) return { text: character, width: 1 }
  if (character === '\t') return { text: TAB, width: TAB.length }
  if (HIDDEN.test(character)) {
    // the control pictures block shows C0 in one column each
    if (code < 0x20) return { text: String.fromCharCode(0x2400 + code), width: 1 }
    const text = `‹U+${code.toString(16).toUpperCase().padStart(4, '0')}›`
    return { text, width: text.length }
  }
  if (ZERO_WIDTH.test(character)) return { text: character, width: 0 }
  return { text: character, width: WIDE.some(([low, high]) => low <= code && code <= high) ? 2 : 1 }
}

/** Text on one line, hidden characters made visible. */
export function visible(text: string): string {
  let shown = ''
  for (const character of text) shown += cellOf(character).text
  return shown
}

/** Columns that visible text takes. */
export function columnsOf(text: string): number {
  let columns = 0
  for (const character of text) columns += cellOf(character).width
  return columns
}

/** Cut to so many columns, with `…` where something is missing. */
export function shortened(text: string, columns: number): string {
  let shown = ''
  let used = 0
  for (const character of text) {
    const cell = cellOf(character)
    if (used + cell.width > columns - 1) return columnsOf(text.slice(0, 2 * columns)) <= columns ? visible(text) : `${shown}…`
    shown += cell.text
    used += cell.width
  }
  return shown
}

export interface Excerpt {
  readonly line: string
  /** Columns before the underlined place, and its columns (at least 1). */
  readonly before: number
  readonly marked: number
}

/** No split of a surrogate pair at either end. */
function wholeCharacters(text: string, start: number, end: number): readonly [number, number] {
  const low = (at: number): boolean => at > 0 && at < text.length && (text.charCodeAt(at) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800
  return [low(start) ? start - 1 : start, low(end) ? end + 1 : end]
}

const isBreak = (code: number): boolean => code === 10 || code === 13

/**
 * What stands around a place on its first line, at most `columns` wide. No further from the place is looked at than can be shown, so that
 * many findings on a line of megabytes cost no more than on a short one.
 */
export function excerptAround(text: string, place: { readonly start: number; readonly end: number }, columns: number): Excerpt {
  // a character is one code unit or two, and takes a column or more but for a few marks: so many code units fill the window
  const reach = 2 * columns
  const lowest = Math.max(0, place.start - reach)
  const highest = Math.min(text.length, place.start + 2 * reach)
  let lineStart = place.start
  while (lineStart > lowest && !isBreak(text.charCodeAt(lineStart - 1))) lineStart--
  let lineEnd = place.start
  while (lineEnd < highest && !isBreak(text.charCodeAt(lineEnd))) lineEnd++
  let cutLeft = lineStart > 0 && !isBreak(text.charCodeAt(lineStart - 1))
  let cutRight = lineEnd < text.length && !isBreak(text.charCodeAt(lineEnd))

  const [start, end] = wholeCharacters(text, place.start, Math.max(place.start, Math.min(place.end, lineEnd)))
  const cells = (first: number, last: number): Cell[] => Array.from(text.slice(first, last), cellOf)
  const widthOf = (list: readonly Cell[]): number => list.reduce((sum, cell) => sum + cell.width, 0)
  const left = cells(wholeCharacters(text, lineStart, start)[0], start)
  const middle = cells(start, end)
  const right = cells(end, Math.max(end, lineEnd))
  const room = Math.max(0, columns - widthOf(middle) - 2)
  // two thirds of what is free go before the place: what leads to it explains it better than what follows
  const leftRoom = Math.max(Math.floor((room * 2) / 3), room - widthOf(right))
  let before = widthOf(left)
  let dropped = 0
  while (before > leftRoom && dropped < left.length) before -= left[dropped++]!.width
  if (dropped > 0) cutLeft = true
  let line = (cutLeft ? '…' : '') + left.slice(dropped).map((cell) => cell.text).join('')
  if (cutLeft) before++
  let used = before
  let marked = 0
  for (const [index, cell] of [...middle, ...right].entries()) {
    if (used + cell.width > columns - 1) {
      cutRight = true
      break
    }
    line += cell.text
    used += cell.width
    if (index < middle.length) marked += cell.width
  }
  return { line: cutRight ? `${line}…` : line.trimEnd(), before, marked: Math.max(1, marked) }
}

/**
 * Pairs quotation marks, paragraph by paragraph. A quotation that a paragraph leaves open goes on when the next one opens it again, and ends
 * with its paragraph otherwise. Apostrophes ('90s, rock 'n' roll, the dogs' bowl) and inch marks open and close nothing.
 */
import { APOSTROPHE, classOf, CLOSE, DIGIT, isBlank, isLetter, OPEN, PUNCTUATION, QUOTE, STOP, SYMBOL } from './characters.ts'
import type { Scan } from './scan.ts'
import { GAP_QUOTE } from './words.ts'

export interface QuotationSpan {
  /** At the opening mark. */
  readonly start: number
  /** After the closing mark, or the end of the paragraph. */
  readonly end: number
  readonly closed: boolean
  /** 0 for an outermost quotation. */
  readonly depth: number
  /** Number of words inside. */
  readonly words: number
}

export interface Quotations {
  /** By start. */
  readonly spans: readonly QuotationSpan[]
  /** Offsets of closing marks that nothing opened. */
  readonly unopened: readonly number[]
}

/** Deeper nesting than a quotation in a quotation in a quotation is damage, not text; it also bounds the work on hostile input. */
const DEEPEST = 3
/** How many marks ahead the partner of a single mark is looked for; bounds the work on hostile input. */
const FARTHEST_CLOSER = 40
/** Words that begin with an apostrophe. */
const ELIDED = /^(?:\d\ds?|em|tis|twas|til|till|cause|n|bout|round|cuz|neath|gainst|ere|er|im|ave|ere's|ello|kay|cos|fraid|nuff|tude|hood|burbs|net)$/i

const DOUBLE = 1
const SINGLE = 2
const ANGLE = 3
const LOW = 4
const CORNER = 5

interface Open {
  readonly start: number
  readonly family: number
  readonly mark: string
}

type Side = 'opens' | 'closes' | 'either' | 'none'

export function pairQuotations(scan: Scan): Quotations {
  const { text, words, paragraphs } = scan
  const spans: { start: number; end: number; closed: boolean; depth: number; words: number }[] = []
  const unopened: number[] = []
  let carried: Open | undefined
  for (let p = 0; p < paragraphs.count; p++) {
    const from = paragraphs.start[p]!
    const to = paragraphs.end[p]!
    const marks = marksOf(scan, p)
    if (marks.length === 0 && !carried) continue
    const stack: Open[] = []
    let first = 0
    if (carried) {
      const opening = marks[0]
      if (opening !== undefined && opening === from && familyOf(text, opening) === carried.family) {
        stack.push(carried)
        first = 1
      } else {
        finish(carried, paragraphs.end[p - 1]!, false, 0)
      }
      carried = undefined
    }
    for (let m = first; m < marks.length; m++) {
      const at = marks[m]!
      const family = familyOf(text, at)
      const mark = text[at]!
      const open = lastOpen(stack, family, mark)
      const side = sideOf(text, at, from, to, family, open !== undefined)
      if (side === 'none') continue
      if (side === 'closes' || (side === 'either' && open !== undefined)) {
        if (open === undefined) {
          if (family !== SINGLE) unopened.push(at)
          continue
        }
        if (family === SINGLE && isPossessive(text, at, marks, m)) continue
        while (stack.at(-1) !== open) finish(stack.pop()!, at, false, stack.length)
        stack.pop()
        finish(open, at + (isTwin(text, at) ? 2 : 1), true, stack.length)
      } else if (stack.length < DEEPEST) {
        if (family === SINGLE && !closesLater(text, marks, m, to)) continue
        stack.push({ start: at, family, mark })
      }
    }
    while (stack.length > 1) finish(stack.pop()!, to, false, stack.length)
    carried = stack[0]
  }
  if (carried) finish(carried, paragraphs.end[paragraphs.count - 1]!, false, 0)
  spans.sort((a, b) => a.start - b.start || b.end - a.end)
  return { spans, unopened }

  function finish(open: Open, end: number, closed: boolean, depth: number): void {
    spans.push({ start: open.start, end, closed, depth, words: scan.wordAt(end - 1) - scan.wordAt(open.start) + (closed ? 0 : inWord(end)) })
  }
  function inWord(end: number): number {
    const index = scan.wordAt(end - 1)
    return index < words.count && words.start[index]! < end ? 1 : 0
  }
}

/** Offsets of all marks of the paragraph that could open or close a quotation. */
function marksOf(scan: Scan, paragraph: number): number[] {
  const { text, words, paragraphs } = scan
  const marks: number[] = []
  let from = paragraphs.start[paragraph]!
  const end = paragraphs.end[paragraph]!
  const last = paragraphs.endWord[paragraph]!
  for (let word = paragraphs.firstWord[paragraph]!; word < last; word++) {
    if ((words.gap[word]! & GAP_QUOTE) !== 0) addMarks(marks, text, from, words.start[word]!)
    from = words.end[word]!
  }
  addMarks(marks, text, from, end)
  return marks
}

function addMarks(marks: number[], text: string, start: number, stop: number): void {
  for (let i = start; i < stop; i++) {
    const kind = classOf(text.charCodeAt(i))
    if (kind !== QUOTE && kind !== APOSTROPHE) continue
    marks.push(i)
    if (isTwin(text, i)) i++
  }
}

/** Two single marks of one kind that stand for a double mark, as typewriters and some archives have it: ''no'', ‘‘no’’. */
function isTwin(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return (code === 39 || code === 0x2018 || code === 0x2019) && text.charCodeAt(at + 1) === code
}

function familyOf(text: string, at: number): number {
  if (isTwin(text, at)) return DOUBLE
  switch (text[at]) {
    case '"': case '“': case '”': case '‟': case '＂': return DOUBLE
    case '«': case '»': return ANGLE
    case '„': return LOW
    case '「': case '」': case '『': case '』': return CORNER
    default: return SINGLE
  }
}

/** The open quotation that a mark of this family would close. `“` and `”` close what `„` opened. */
function lastOpen(stack: readonly Open[], family: number, mark: string): Open | undefined {
  for (let i = stack.length - 1; i >= 0; i--) {
    const open = stack[i]!
    if (open.family === family || (open.family === LOW && family === DOUBLE && mark !== '"')) return open
  }
  return undefined
}

/** What a mark can be where it stands. */
function sideOf(text: string, at: number, from: number, to: number, family: number, isOpen: boolean): Side {
  const mark = text[at]!
  if (mark === '„' || mark === '「' || mark === '『' || mark === '‚') return 'opens'
  if (mark === '」' || mark === '』') return 'closes'
  const before = at > from ? text.charCodeAt(at - 1) : 32
  const next = at + (isTwin(text, at) ? 2 : 1)
  const after = next < to ? text.charCodeAt(next) : 32
  const spaceBefore = isBlank(before)
  const spaceAfter = isBlank(after)
  if (mark === '“') return isOpen && !spaceBefore && (spaceAfter || classOf(after) === PUNCTUATION || classOf(after) === STOP) ? 'closes' : 'opens'
  if (mark === '”') return spaceBefore && !spaceAfter && !isOpen ? 'opens' : 'closes'
  if (mark === '«' || mark === '»') {
    // French opens with «, German and Danish with »; French puts a blank inside
    if (mark === '«') return isOpen && !spaceBefore && !isLetter(after) ? 'closes' : 'opens'
    return isOpen ? 'closes' : spaceAfter ? 'closes' : 'opens'
  }
  const kindBefore = classOf(before)
  const kindAfter = classOf(after)
  const canOpen = !spaceAfter && (spaceBefore || kindBefore === OPEN || kindBefore === QUOTE || before === 45 || before === 0x2013 || before === 0x2014 || before === 47)
  if (family === SINGLE) {
    if (mark === '‘' || mark === '‹') return canOpen && !isElision(text, at, to) ? 'opens' : 'none'
    if (isLetter(after) || kindAfter === DIGIT) return canOpen && mark !== '’' && !isElision(text, at, to) ? 'opens' : 'none'
    return spaceBefore ? 'none' : 'closes'
  }
  // a straight double mark
  if (kindBefore === DIGIT && !isOpen) return 'none'
  const canClose = !spaceBefore && (spaceAfter || kindAfter === PUNCTUATION || kindAfter === STOP || kindAfter === CLOSE || kindAfter === QUOTE || kindAfter === SYMBOL || kindAfter === APOSTROPHE || after === 45)
  if (canOpen && !canClose) return 'opens'
  if (canClose && !canOpen) return 'closes'
  return 'either'
}

function isElision(text: string, at: number, to: number): boolean {
  let end = at + 1
  while (end < to && end < at + 9 && (isLetter(text.charCodeAt(end)) || classOf(text.charCodeAt(end)) === DIGIT)) end++
  return ELIDED.test(text.slice(at + 1, end))
}

/** A single mark that could close: after something, and not before a letter. */
function couldCloseSingle(text: string, at: number): boolean {
  const mark = text[at]
  if (mark === '‘' || mark === '‚' || familyOf(text, at) !== SINGLE) return false
  return !isBlank(text.charCodeAt(at - 1)) && !(at + 1 < text.length && isLetter(text.charCodeAt(at + 1)))
}

function closesLater(text: string, marks: readonly number[], m: number, to: number): boolean {
  const last = Math.min(marks.length, m + FARTHEST_CLOSER)
  for (let next = m + 1; next < last && marks[next]! < to; next++) if (couldCloseSingle(text, marks[next]!)) return true
  return false
}

/** "the workers’ demands": a mark after an s, with a better one to close the quotation still to come before another opens. */
function isPossessive(text: string, at: number, marks: readonly number[], m: number): boolean {
  if (text[at - 1] !== 's' || !isBlank(text.charCodeAt(at + 1) || 46)) return false
  const next = marks[m + 1]
  return next !== undefined && couldCloseSingle(text, next)
}

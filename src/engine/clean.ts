/** Takes an article out of what was found around and inside it. */
import type { Block, Reading, Role } from '../article/reading.ts'
import type { Span } from '../rule.ts'
import type { Found, Linted } from './found.ts'

/** Parts of an article that are no body, and stay when they are asked for. */
export const KEEPABLE = ['headline', 'standfirst', 'byline', 'dateline', 'caption'] as const satisfies readonly Role[]
export type Keepable = (typeof KEEPABLE)[number]

export interface Removed extends Span {
  readonly part: 'text' | 'headline'
  /** A role, or what a residue rule calls it. */
  readonly kind: string
}

export interface Cleaned {
  readonly headline: string | undefined
  /** The body: its lines as they stand, one blank line where there was one or more. */
  readonly text: string
  /** In order of place. A page's own furniture is not listed: it is no part of the article. */
  readonly removed: readonly Removed[]
}

interface Cut extends Removed {
  readonly replacement: string
}

function isResidue({ rule, severity }: Found): boolean {
  return severity !== 'info' && rule.startsWith('residue/')
}

function covers(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}

function isPageFurniture(block: Block, reading: Reading): boolean {
  return reading.article.format === 'page' && block.outside
}

/** All of a line before its end. Longer than that is no label. */
const LABEL = /(?:^|[\r\n])([^\r\n.!?]{1,40}:[^\S\r\n]{0,5})$/
const BEFORE_LINE_END = /[^\S\r\n]*(?:[\r\n]|$)/y

/** Where the cut begins when a label goes with its value: "Published: undefined". */
function withLabel(text: string, { start, end }: Span): number {
  BEFORE_LINE_END.lastIndex = end
  if (!BEFORE_LINE_END.test(text)) return start
  const label = LABEL.exec(text.slice(Math.max(0, start - 50), start))?.[1]
  return label === undefined ? start : start - label.length
}

/** What goes from the lines of a text. Cuts do not overlap; of two that would, the one that starts first and reaches further holds. */
function cutsOf(reading: Reading, residue: readonly Found[], keep: ReadonlySet<Role>): readonly Cut[] {
  const cuts: Cut[] = []
  for (const block of reading.blocks) {
    const { role, start, end } = block
    if (isPageFurniture(block, reading)) continue
    if ((KEEPABLE as readonly Role[]).includes(role) && !keep.has(role)) cuts.push({ start, end, part: 'text', kind: role, replacement: '' })
  }
  for (const { start, end, fix, kind, rule } of residue) {
    const block = reading.blockAt(start)
    // whoever asks for captions wants them, residue or not
    if (block !== undefined && keep.has(block.role) && covers({ start, end }, block)) continue
    const name = kind ?? rule.slice('residue/'.length)
    const place = fix ?? { start, end }
    const replacement = fix?.text ?? ''
    const from = replacement === '' ? withLabel(reading.text, place) : place.start
    cuts.push({ start: from, end: place.end, part: 'text', kind: name, replacement })
  }
  cuts.sort((a, b) => a.start - b.start || b.end - a.end)
  let reached = 0
  return cuts.filter((cut) => {
    if (cut.start < reached) return false
    reached = Math.max(reached, cut.end)
    return true
  })
}

/** The text between two offsets without the cuts in it; no double space where something was. */
function without(text: string, start: number, end: number, cuts: readonly Cut[]): string {
  let kept = ''
  let at = start
  for (const cut of cuts) {
    if (cut.end <= at || cut.start >= end) continue
    kept += text.slice(at, Math.max(at, cut.start))
    if (cut.start >= start) kept += cut.replacement
    at = Math.min(end, cut.end)
    if (/\s$/.test(kept.slice(-1)) || kept === '') while (at < end && /\s/.test(text[at]!)) at++
  }
  return kept + text.slice(at, end)
}

function bodyOf(reading: Reading, cuts: readonly Cut[]): string {
  const { lines } = reading.scan
  const { text } = reading
  let body = ''
  let blank = false
  let next = 0
  for (const block of reading.blocks) {
    if (isPageFurniture(block, reading)) continue
    for (let line = block.firstLine; line <= block.lastLine; line++) {
      const start = lines.start[line]!
      const end = lines.end[line]!
      if (line > 0 && text.slice(lines.start[line - 1], lines.end[line - 1]).trim() === '') blank = true
      while (next < cuts.length && cuts[next]!.end <= start) next++
      let last = next
      while (last < cuts.length && cuts[last]!.start < end) last++
      const kept = (last === next ? text.slice(start, end) : without(text, start, end, cuts.slice(next, last))).trimEnd()
      if (kept.trim() === '') continue
      body += body === '' ? kept : `${blank ? '\n\n' : '\n'}${kept}`
      blank = false
    }
  }
  return body
}

/** The headline without what residue rules found in it. */
function headlineOf({ reading }: Linted, residue: readonly Found[]): { readonly text: string | undefined; readonly cuts: readonly Cut[] } {
  const { headline } = reading
  const place = headline?.place
  if (headline === undefined || place === undefined) return { text: headline?.text, cuts: [] }
  const cuts = residue
    .filter((found) => found.part === place.part && covers(place, found))
    .map(({ start, end, fix, kind, rule }): Cut => ({
      ...(fix === undefined ? { start, end, replacement: '' } : { start: fix.start, end: fix.end, replacement: fix.text }),
      part: place.part,
      kind: kind ?? rule.slice('residue/'.length),
    }))
  const offset = place.start
  const moved = cuts.map((cut) => ({ ...cut, start: cut.start - offset, end: cut.end - offset }))
  return { text: without(headline.text, 0, headline.text.length, moved).trim(), cuts }
}

/** The article's body and headline without residue. Only what is warning or error is taken out, and what is no body. */
export function cleanArticle(linted: Linted, keep: readonly Keepable[] = []): Cleaned {
  const { reading, found } = linted
  const residue = found.filter(isResidue)
  const cuts = cutsOf(
    reading,
    residue.filter(({ part }) => part === 'text'),
    new Set<Role>(keep),
  )
  const headline = headlineOf(linted, residue)
  const inHeadline = headline.cuts.filter(({ part }) => part === 'headline')
  const removed = [...inHeadline, ...cuts].map(({ start, end, part, kind }) => ({ start, end, part, kind }))
  return { headline: headline.text, text: bodyOf(reading, cuts), removed }
}

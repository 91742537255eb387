/** Takes an article out of what was found around and inside it. */
import { read } from '../article/read.ts'
import type { Block, Reading, Role } from '../article/reading.ts'
import type { Span } from '../rule.ts'
import { Composition } from './composition.ts'
import type { ActiveRule, Found, Linted } from './found.ts'
import { lintReading } from './lint.ts'

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

export interface CleanSettings {
  readonly keep?: readonly Keepable[]
  /** Which findings hold, by their place in the article as it came: what its comments switch off does not. All when absent. */
  readonly permit?: (found: readonly Found[]) => readonly Found[]
}

/**
 * Without the lines beside it a line may show for what it is. Hardly any text takes three rounds; a hostile one could take as many as it
 * has lines.
 */
const MOST_ROUNDS = 12

interface Cut extends Removed {
  readonly replacement: string
}

/** Rules that find what is no part of the article: residue, and the article told a second time. */
function findsResidue(rule: string): boolean {
  return rule.startsWith('residue/') || rule === 'duplicate/repeated-text'
}

const nameOf = (rule: string): string => rule.slice(rule.indexOf('/') + 1)

function isResidue({ rule, severity }: Found): boolean {
  return severity !== 'info' && findsResidue(rule)
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
function cutsOf(reading: Reading, residue: readonly Found[], keep: ReadonlySet<Role>, isFirst: boolean): readonly Cut[] {
  const cuts: Cut[] = []
  // in later rounds the text is the body already, and what looks like a byline in it is none
  for (const block of isFirst ? reading.blocks : []) {
    const { role, start, end } = block
    if (isPageFurniture(block, reading)) continue
    const goes = (KEEPABLE as readonly Role[]).includes(role) && !keep.has(role)
    if (goes) cuts.push({ start, end, part: 'text', kind: role, replacement: '' })
  }
  for (const { start, end, fix, about, kind, rule } of residue) {
    const block = reading.blockAt(start)
    // whoever asks for captions wants them, residue or not
    if (block !== undefined && keep.has(block.role) && covers({ start, end }, block)) continue
    const name = kind ?? nameOf(rule)
    const replacement = fix?.text ?? ''
    const place = fix === undefined || replacement === '' ? (about ?? { start, end }) : fix
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

/** Adds the text between two offsets without the cuts in it; no double space where something was. */
function addWithout(to: Composition, text: string, start: number, end: number, cuts: readonly Cut[]): void {
  let at = start
  const before = to.text.length
  for (const cut of cuts) {
    if (cut.end <= at || cut.start >= end) continue
    to.add(text.slice(at, Math.max(at, cut.start)), at)
    if (cut.start >= start) to.put(cut.replacement, cut)
    at = Math.min(end, cut.end)
    if (to.text.length === before || /\s$/.test(to.text.slice(-1))) while (at < end && /\s/.test(text[at]!)) at++
  }
  to.add(text.slice(at, end), at)
}

function bodyOf(reading: Reading, cuts: readonly Cut[]): Composition {
  const { lines } = reading.scan
  const { text } = reading
  const body = new Composition()
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
      const kept = new Composition()
      addWithout(kept, text, start, end, cuts.slice(next, last))
      kept.trimEnd()
      if (kept.text.trim() === '') continue
      if (body.text !== '') body.put(blank ? '\n\n' : '\n', { start, end: start })
      body.append(kept)
      blank = false
    }
  }
  return body
}

interface Place extends Span {
  readonly part: 'text' | 'headline'
}

interface Round {
  readonly headline: string | undefined
  readonly text: string
  readonly cuts: readonly Cut[]
  /** From a place in this headline and text to its place in those that the round began with. */
  readonly back: <T extends Place>(place: T) => T
}

/** The headline without what residue rules found in it. */
function headlineOf({ reading }: Linted, residue: readonly Found[]): { readonly composed: Composition; readonly cuts: readonly Cut[] } | undefined {
  const { headline } = reading
  if (headline === undefined) return undefined
  const composed = new Composition()
  const place = headline.place
  if (place === undefined) {
    composed.add(headline.text, 0)
    return { composed, cuts: [] }
  }
  const cuts = residue
    .filter((found) => found.part === place.part && covers(place, found))
    .map(({ start, end, fix, kind, rule }): Cut => ({
      ...(fix === undefined ? { start, end, replacement: '' } : { start: fix.start, end: fix.end, replacement: fix.text }),
      part: place.part,
      kind: kind ?? nameOf(rule),
    }))
  const whole = place.part === 'headline' ? (reading.article.headline ?? '') : reading.text
  addWithout(composed, whole, place.start, place.end, cuts)
  composed.trim()
  return { composed, cuts }
}

function cleanOnce(linted: Linted, residue: readonly Found[], keep: ReadonlySet<Role>, isFirst: boolean): Round {
  const { reading } = linted
  const cuts = cutsOf(reading, residue.filter(({ part }) => part === 'text'), keep, isFirst)
  const headline = headlineOf(linted, residue)
  const body = bodyOf(reading, cuts)
  const part = reading.headline?.place?.part ?? 'headline'
  return {
    headline: headline?.composed.text,
    text: body.text,
    cuts: [...(headline?.cuts ?? []).filter((cut) => cut.part === 'headline'), ...cuts],
    back: (place) => (place.part === 'text' ? { ...place, ...body.back(place) } : { ...place, part, ...headline?.composed.back(place) }),
  }
}

/**
 * The article's body and headline without residue, such that linting them finds none of it. Only what is warning or error is taken out, and
 * what is no body. `rules` are those that `linted` was linted with, or those of its residue alone.
 */
export function cleanArticle(
  linted: Linted,
  rules: readonly ActiveRule[],
  { keep = [], permit = (found) => found }: CleanSettings = {},
): Cleaned {
  const kept = new Set<Role>(keep)
  let round = cleanOnce(linted, permit(linted.found.filter(isResidue)), kept, true)
  let { headline, text } = round
  const removed: Removed[] = [...round.cuts]
  let back = round.back
  const { article, template } = linted.reading
  const { language, source, url } = article
  const known = { ...(language !== undefined && { language }), ...(source !== undefined && { source }), ...(url !== undefined && { url }) }
  // of a record that nothing was taken from all is known already
  const rounds = article.format === 'record' && text === article.text && headline === article.headline ? 1 : MOST_ROUNDS
  for (let n = 1; n < rounds; n++) {
    const own = headline === undefined ? { format: 'text' as const } : { format: 'record' as const, headline }
    const again = lintReading(read({ text, ...own, ...known }, { template }), residueRules(rules))
    const toArticle = back
    const residue = again.found.filter((found) => isResidue(found) && permit([toArticle(found)]).length > 0)
    if (residue.length === 0) break
    round = cleanOnce(again, residue, kept, false)
    if (round.text === text && round.headline === headline) break
    ;({ headline, text } = round)
    removed.push(...round.cuts.map(toArticle))
    const { back: toRound } = round
    back = (place) => toArticle(toRound(place))
  }
  removed.sort(byPlace)
  return { headline, text, removed: removed.map(({ start, end, part, kind }) => ({ start, end, part, kind })) }
}

const byPlace = (a: Place, b: Place): number => (a.part === b.part ? a.start - b.start || b.end - a.end : a.part === 'headline' ? -1 : 1)

/** Callers pass the same list for every article. */
const ofResidue = new WeakMap<readonly ActiveRule[], readonly ActiveRule[]>()

/** Those of the rules that find residue. */
export function residueRules(rules: readonly ActiveRule[]): readonly ActiveRule[] {
  let own = ofResidue.get(rules)
  if (own === undefined) {
    own = rules.filter(({ rule }) => findsResidue(rule.id))
    ofResidue.set(rules, own.length === rules.length ? rules : own)
  }
  return own
}

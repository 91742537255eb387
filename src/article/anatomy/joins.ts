/** Lines that belong together: what stands in a list, a form, a poll, among readers' comments is what the lines around it are. */
import type { Scan } from '../../text/scan.ts'
import type { ResidueKinds } from '../lexicon/residue.generated.ts'
import { LABEL, OPENER, SURE } from './lexicon.ts'
import { asks, COLON, ELLIPSIS, FULL_STOP, isProse, type LineTable } from './lines.ts'
import { markRepeatedText } from './repeated-text.ts'
import type { ArticleSpan, LineSigns } from './span.ts'
import { BODY, fromMatch, furniture, type Verdict } from './verdict.ts'

/** Headlines of other stories have 4 to 25 words. */
export const HEADLINE_WORDS = 4
const HEADLINE_WORDS_MOST = 28
/** A headline with a stop ("Who owns the bank?") is shorter than this. */
const PROSE_LIKE = 20
/** As many labels and numbers in a row are a widget even inside the article ("Image", "1", "of", "4", "Caption", "Close"). */
const WIDGET_LINES = 3
/** Between two headlines of a list stand a link, a time stamp, a section label. */
const STORY_GAP = 3
/** Widgets with lines of their own between the first and the last, so many at most: a question and its answers. */
const WIDGETS: ReadonlySet<string> = new Set<ResidueKinds['page-furniture']>(['poll', 'weather widget', 'market ticker'])
const WIDGET_LINES_MOST = 8
/** Above the button: a name, a promise, fields. */
const FORM_LINES_MOST = 5
/** A caption is shorter than a paragraph. */
const CAPTION_WORDS = 40
/** Headlines that make a label above them their heading. */
const LIST_LEAST = 2
/** What may stand within a list without ending it, and what it is there. */
const JOINED: ReadonlyMap<string, { readonly [List in 'related-stories' | 'navigation']: ResidueKinds[List] }> = new Map([
  ['read-more', { 'related-stories': 'link to another story', navigation: 'navigation link' }],
  ['page-furniture', { 'related-stories': 'time stamp of another story', navigation: 'navigation link' }],
  ['gallery-controls', { 'related-stories': 'picture of another story', navigation: 'navigation link' }],
  ['navigation', { 'related-stories': 'section of another story', navigation: 'navigation link' }],
])
/** The tags of the article, and polls, often stand between two lists, and belong to neither. */
const KEPT_AMONG_LISTS: ReadonlySet<string> = new Set<ResidueKinds['navigation' | 'page-furniture']>(['tag list', 'poll'])
const SECTION = 'section label' satisfies ResidueKinds['navigation']
/** What stands between readers' comments: buttons, dates, votes. */
const AMONG_COMMENTS: ReadonlySet<string> = new Set(['share-bar', 'page-furniture', 'read-more', 'paywall-prompt', 'form-message'])
/** What a comment looks like when nothing is known of the comments around it. */
const COMMENT_LIKE: ReadonlySet<string> = new Set<ResidueKinds['related-stories'] | ResidueKinds['page-furniture']>([
  'teaser of another story', 'paragraph of another story', 'time stamp of another item',
])
/** What may stand between the headlines of other stories. */
const STORY_PARTS: ReadonlySet<string> = new Set(['read-more', 'page-furniture', 'gallery-controls'])
/** A list of other stories inside an article is not longer; what looks like more is the article's own list. */
const RELATED_INSIDE_MOST = 8

/** Joins lines to those around them, in an order in which each step may count on those before it. */
export function joinLines(scan: Scan, table: LineTable, signs: LineSigns, verdicts: Verdict[], span: ArticleSpan): void {
  joinComments(signs, verdicts, span)
  joinInner(scan, table, signs, verdicts)
  joinWidgets(table, signs, verdicts, span)
  joinForms(table, signs, verdicts, span)
  joinCaptions(scan, table, verdicts)
  joinShortHeadlines(table, verdicts)
  markRepeatedText(scan, table, verdicts)
  if (span.pageBefore) joinLists(verdicts, 0, span.headline ?? span.first)
  if (span.pageAfter) joinLists(verdicts, span.last + 1, table.count)
}

/** What follows the heading of a list of other stories, or of a comment section, belongs to it as long as it looks like it. */
export function followOpeners(table: LineTable, signs: LineSigns, verdicts: Verdict[], span: ArticleSpan): void {
  for (let k = 0; k < table.count; k++) {
    const match = signs.match[k]
    if (match?.furniture.residue !== 'related-stories') continue
    // below the article a label with nothing but headlines after it is their heading
    const isHeading = match.strength === LABEL && k > span.last
    if (!isHeading && (match.strength !== OPENER || verdicts[k]!.residue === undefined)) continue
    let next = k + 1
    while (next < table.count && looksLikeOther(table, signs, next)) next++
    const atEnd = next >= table.count || next > span.last
    if (!atEnd && (next - k > RELATED_INSIDE_MOST || (!isProse(table, next) && signs.match[next] === undefined))) continue
    if (isHeading) {
      if (next < table.count || next - k <= LIST_LEAST) continue
      verdicts[k] = fromMatch(signs, k, 0.8)
    }
    for (let i = k + 1; i < next; i++) if (verdicts[i]!.residue === undefined) verdicts[i] = listed(table, signs, i)
  }
}

function listed(table: LineTable, signs: LineSigns, k: number): Verdict {
  if (signs.match[k]) return fromMatch(signs, k, 0.8)
  const isStamp = signs.part[k] !== undefined || table.numbers[k] === table.words[k]
  return furniture('related-stories', isStamp ? 'time stamp of another story' : 'headline of another story', 0.8)
}

/** Headlines, and what stands between headlines: dates, counters, links. */
function looksLikeOther(table: LineTable, signs: LineSigns, k: number): boolean {
  const match = signs.match[k]
  if (match) return match.strength === LABEL || STORY_PARTS.has(match.furniture.residue)
  if (signs.part[k] === 'dateline' || table.numbers[k] === table.words[k]) return true
  if (isProse(table, k) || table.stop[k] === COLON) return false
  const size = table.size[k]!
  return (size >= HEADLINE_WORDS && size <= HEADLINE_WORDS_MOST && (table.stop[k] !== FULL_STOP || size < PROSE_LIKE))
    || table.stop[k] === ELLIPSIS
}

/** What is written below the heading of a page's comments is its readers', up to whatever else begins there. */
function joinComments(signs: LineSigns, verdicts: Verdict[], span: ArticleSpan): void {
  if (!span.pageAfter) return
  let among = false
  for (let k = span.last + 1; k < verdicts.length; k++) {
    const match = signs.match[k]
    if (match !== undefined && match.strength !== LABEL) {
      if (match.furniture.residue === 'comment-form') among ||= match.strength === OPENER
      else if (match.strength === OPENER || !AMONG_COMMENTS.has(match.furniture.residue)) among = false
    } else if (among && match === undefined && COMMENT_LIKE.has(verdicts[k]!.kind ?? '')) {
      verdicts[k] = furniture('comment-form', 'reader comments', verdicts[k]!.confidence)
    }
  }
}

/** Between the heading of a poll and its button stand question and answers, between the first line of a ticker and its last the figures. */
function joinInner(scan: Scan, table: LineTable, signs: LineSigns, verdicts: Verdict[]): void {
  const inner = (k: number): boolean => signs.match[k] === undefined && (!isProse(table, k) || asks(scan, table, k))
  for (let k = 0; k < verdicts.length; k++) {
    const kind = signs.match[k]?.furniture.kind ?? ''
    if (!WIDGETS.has(kind)) continue
    let end = k + 1
    while (end < verdicts.length && end - k <= WIDGET_LINES_MOST && table.afterBlank[end] === 0 && inner(end)) end++
    if (end >= verdicts.length || table.afterBlank[end] === 1 || signs.match[end]?.furniture.kind !== kind) continue
    if (signs.match[k]!.strength === LABEL && signs.match[end]!.strength === LABEL) continue
    const { role, residue } = signs.match[k]!.furniture
    for (let i = k; i <= end; i++) verdicts[i] = { role, residue, kind, confidence: 0.8 }
    k = end - 1
  }
}

/**
 * A name, a promise, a field and a button between blank lines are one form: what the button asks for says what the lines above it are,
 * which alone look like links and headlines of other stories.
 */
function joinForms(table: LineTable, signs: LineSigns, verdicts: Verdict[], span: ArticleSpan): void {
  const isForm = (k: number): boolean => verdicts[k]!.kind === 'comment form'
    || (signs.match[k] === undefined && (verdicts[k]!.residue === 'related-stories' || verdicts[k]!.residue === 'navigation'))
  for (let k = span.last + 1; k < verdicts.length; k++) {
    if (verdicts[k]!.residue !== 'newsletter-prompt' || signs.match[k] === undefined) continue
    let first = k
    while (first > span.last + 1 && table.afterBlank[first] === 0 && isForm(first - 1)) first--
    if (first === k || table.afterBlank[first] === 0 || k - first > FORM_LINES_MOST) continue
    for (let i = first; i < k; i++) verdicts[i] = furniture('newsletter-prompt', 'newsletter prompt', 0.8)
  }
}

/** Labels and numbers inside the article are furniture when several stand together, or beside sure furniture. */
function joinWidgets(table: LineTable, signs: LineSigns, verdicts: Verdict[], span: ArticleSpan): void {
  let k = span.first
  while (k <= span.last) {
    let end = k
    let sure = 0
    let labels = 0
    while (end <= span.last && (signs.match[end] !== undefined
      || (table.words[end]! > 0 && table.numbers[end] === table.words[end] && table.size[end]! <= 2))) {
      const strength = signs.match[end]?.strength ?? 0
      if (strength >= SURE) sure++
      else if (strength === LABEL) labels++
      end++
    }
    if (end - k >= WIDGET_LINES && labels + sure >= 2 || (sure > 0 && end - k > 1)) {
      for (let i = k; i < end; i++) {
        // a section's name by itself between a link and a paragraph is a crosshead
        const isCrosshead = labels === 1 && i === end - 1 && signs.match[i]?.furniture.kind === SECTION
          && end <= span.last && isProse(table, end)
        if (verdicts[i]!.residue !== undefined || isCrosshead) continue
        verdicts[i] = signs.match[i] ? fromMatch(signs, i, 0.8) : furniture('page-furniture', 'counter', 0.8)
      }
    }
    k = Math.max(end, k + 1)
  }
}

/** A line of three or four words beside headlines of other stories, and no label beside it, is one of them. */
function joinShortHeadlines(table: LineTable, verdicts: Verdict[]): void {
  const is = (k: number, residue: string): boolean => verdicts[k]?.residue === residue
  for (let k = 0; k < table.count; k++) {
    if (verdicts[k]!.kind !== 'navigation link' || table.words[k]! < 3) continue
    const beside = (a: number, b: number): boolean => is(a, 'related-stories') && !is(b, 'navigation')
    if (beside(k - 1, k + 1) || beside(k + 1, k - 1)) verdicts[k] = furniture('related-stories', 'headline of another story', 0.8)
  }
}

/**
 * What stands between two lines of a list of other stories, or of a menu, belongs to it: read-more links, time stamps, counters, other
 * labels.
 */
function joinLists(verdicts: Verdict[], from: number, to: number): void {
  for (const [list, reach] of [['related-stories', STORY_GAP], ['navigation', 1]] as const) {
    let last = -1
    for (let k = from; k < to; k++) {
      if (verdicts[k]!.residue !== list) continue
      const { role, confidence } = verdicts[k]!
      if (last >= 0 && k - last - 1 <= reach) {
        for (let i = last + 1; i < k; i++) {
          const kind = KEPT_AMONG_LISTS.has(verdicts[i]!.kind ?? '') ? undefined : JOINED.get(verdicts[i]!.residue ?? '')?.[list]
          if (kind !== undefined) verdicts[i] = { ...verdicts[i]!, role, residue: list, kind, confidence }
        }
      }
      last = k
    }
    if (list === 'related-stories' && last >= 0) {
      const { role, confidence } = verdicts[last]!
      for (let i = last + 1; i < to && verdicts[i]!.residue === 'read-more'; i++) {
        verdicts[i] = { ...furniture(list, 'link to another story', confidence), role }
      }
    }
  }
}

/** Whether the line above a credit is one block with it, in a text that sets its paragraphs apart by blank lines. */
function isAboveCredit(table: LineTable, verdicts: readonly Verdict[], k: number): boolean {
  const { residue, role } = verdicts[k - 1] ?? BODY
  return k > 0 && verdicts[k]!.kind === 'photo credit' && residue === undefined && role !== 'headline' && table.size[k - 1]! <= CAPTION_WORDS
    && table.afterBlank[k - 1] === 1 && table.afterBlank[k] === 0 && (k + 1 >= table.count || table.afterBlank[k + 1] === 1)
}

/** A line beside a caption that says the same words is that caption again. */
function joinCaptions(scan: Scan, table: LineTable, verdicts: Verdict[]): void {
  const contains = (outer: number, inner: number): boolean => {
    const count = table.words[inner]!
    if (count < 2 || count > table.words[outer]!) return false
    const have = new Set<number>()
    for (let i = 0; i < table.words[outer]!; i++) have.add(scan.words.hash[table.firstWord[outer]! + i]!)
    for (let i = 0; i < count; i++) if (!have.has(scan.words.hash[table.firstWord[inner]! + i]!)) return false
    return true
  }
  for (let k = 0; k < table.count; k++) {
    if (verdicts[k]!.residue !== 'caption') continue
    if (isAboveCredit(table, verdicts, k)) verdicts[k - 1] = furniture('caption', 'photo caption', 0.75)
    for (const near of [k - 1, k + 1]) {
      if (near < 0 || near >= table.count || verdicts[near]!.role === 'headline' || verdicts[near]!.residue !== undefined
        || isProse(table, near)) continue
      if (contains(k, near)) verdicts[near] = furniture('caption', 'photo caption', 0.75)
    }
  }
}

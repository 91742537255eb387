/** What each line is, given where the article stands: the article's own parts, furniture inside it, and the page around it. */
import type { Scan } from '../../text/scan.ts'
import { CAPITALISED, NOT_LATIN, NUMERIC, wordSet } from '../../text/words.ts'
import type { ResidueKinds } from '../lexicon/residue.generated.ts'
import { tellsOfAuthor } from './authors.ts'
import { couldBeCaselessName, isName } from './bylines.ts'
import { followOpeners, HEADLINE_WORDS, joinLines } from './joins.ts'
import { isReport, LABEL, OPENER, SURE } from './lexicon.ts'
import { asks, COLON, ELLIPSIS, FULL_STOP, hasText, isProse, isSentence, NO_STOP, PROSE_WORDS, type LineTable } from './lines.ts'
import { endsInCredit, isAddress } from './parts.ts'
import type { ArticleSpan, LineSigns } from './span.ts'
import { BODY, fromMatch, furniture, type Verdict } from './verdict.ts'

const STANDFIRST_WORDS = 45
/** Teasers are sentences of so many words at least, and shorter than paragraphs. */
const SENTENCE_WORDS = 4
const PARAGRAPH_WORDS = 40
/** Byline and date stand no further below the headline, with a standfirst or two above them. */
const FRONT_LINES = 14
const STANDFIRSTS_ABOVE_BYLINE = 1
const STANDFIRST_ABOVE_BYLINE_WORDS = 75
/** Standfirst, second deck, two dates, the place: articles with more above the text are rare. */
const STANDFIRSTS_MOST = 6
const DATES_MOST = 4
/** Lists have little else between their lines; what stands below a page's headline has buttons and credits. */
const LISTED_SHARE = 0.65
/** Labels of menus have up to so many. */
const LABEL_WORDS = 4
/** Headlines of fewer words are rare, sections' names of as many too. */
const HEADLINE_LEAST = 3
/** More lines above a headline are a menu. */
const LINES_ABOVE = 3
/** Buttons and links below the article ("Harbour TV on Apple TV"). */
const WIDGET_WORDS = 6
/** A text that an extractor made has no more lines below its last paragraph; the first of them may be the article's own list. */
const TAIL_LINES = 12
/** Labels that stand at an edge by themselves without being the article's. */
const LONE_LABELS: ReadonlySet<string> = new Set<ResidueKinds['share-bar' | 'navigation' | 'gallery-controls']>([
  'share bar', 'section label', 'tag list', 'link to another page', 'search or menu control', 'gallery controls', 'player controls',
])

/** `isTitled`: the headline is known apart from the text, so that no line of it need be one. */
export function judge(scan: Scan, table: LineTable, signs: LineSigns, span: ArticleSpan, isTitled: boolean): Verdict[] {
  const verdicts: Verdict[] = []
  const bylineEnd = belowByline(table, signs, span)
  const firstProse = frontEnd(table, signs, span, bylineEnd)
  const isBeyond = (k: number): boolean => signs.page?.beyond[k] === 1
  const tail = tailOf(table, signs, span)
  const lastReport = reportsBelow(scan, table, signs, span)
  for (let k = 0; k < table.count; k++) {
    if (k === span.headline) verdicts[k] = { role: 'headline', confidence: 0.95 }
    else if (isNameAbove(scan, table, signs, span, k)) verdicts[k] = { role: 'byline', confidence: 0.5 }
    else if (k < span.first) verdicts[k] = span.pageBefore || isBeyond(k) ? outside(scan, table, signs, span, k) : edge(signs, span, k)
    else if (k > span.last) {
      const isReported = k <= lastReport && signs.match[k] === undefined
      const isPage = (span.pageAfter && !isReported && isPageBelow(scan, table, signs, tail, k)) || isBeyond(k)
      verdicts[k] = isPage ? outside(scan, table, signs, span, k) : edge(signs, span, k)
    } else if (k < firstProse) verdicts[k] = front(scan, table, signs, span, bylineEnd, firstProse, k)
    else verdicts[k] = inside(table, signs, k)
    // a rule of dashes or a bullet goes with the line before it
    if (signs.match[k] === undefined && !hasText(scan, table, k)) {
      const before = k > 0 ? verdicts[k - 1]! : BODY
      verdicts[k] = before.role === 'headline' ? BODY : { ...before, certain: false }
    }
  }
  if (isTitled) judgeLoneEdges(scan, table, signs, verdicts, span)
  keepLists(verdicts, span.first, firstProse)
  keepDates(verdicts)
  if (isKicker(table, signs, span)) verdicts[0] = furniture('navigation', 'section label', 0.7)
  followOpeners(table, signs, verdicts, span)
  if (!span.pageAfter) judgeTail(scan, table, signs, verdicts, span)
  joinLines(scan, table, signs, verdicts, span)
  return verdicts
}

/**
 * The first line of running prose. A long line right below the headline that has no stop, when the next one has, is a standfirst; so is what
 * stands above byline and date.
 */
function frontEnd(table: LineTable, signs: LineSigns, span: ArticleSpan, below: number): number {
  let standfirst: number | undefined
  for (let k = below; k <= span.last; k++) {
    if (signs.match[k] !== undefined || signs.part[k] !== undefined || !isProse(table, k)) continue
    const mayBe = standfirst === undefined && span.headline !== undefined && k === span.headline + 1 && table.stop[k] === NO_STOP
      && table.size[k]! <= STANDFIRST_WORDS
    if (mayBe) standfirst = k
    else return standfirst !== undefined && table.stop[k] !== FULL_STOP ? standfirst : k
  }
  return standfirst ?? below
}

/** The line after the byline or the date that stands at most a standfirst below the headline; the span's first line when there is none. */
function belowByline(table: LineTable, signs: LineSigns, span: ArticleSpan): number {
  let found = span.first
  if (span.headline === undefined) return found
  let standfirsts = 0
  for (let k = span.first; k <= span.last && k - span.headline <= FRONT_LINES; k++) {
    if (signs.part[k] === 'byline' || signs.part[k] === 'dateline') found = k + 1
    else if (signs.match[k] === undefined && signs.part[k] === undefined && isProse(table, k)) {
      if (++standfirsts > STANDFIRSTS_ABOVE_BYLINE || table.size[k]! > STANDFIRST_ABOVE_BYLINE_WORDS) break
    }
  }
  return found
}

/** The lines below the last paragraph of a text that has nothing of a page above its article. */
interface Tail {
  /** The first furniture; what stands above it is the article's own. */
  readonly furniture: number
  /** The first heading of other stories or of comments; paragraphs above it are the article's own. */
  readonly heading: number
}

/** Undefined where many lines follow: those are a page's. */
function tailOf(table: LineTable, signs: LineSigns, span: ArticleSpan): Tail | undefined {
  const first = span.last + 1
  if (span.pageBefore || signs.page !== undefined || table.count - first > TAIL_LINES) return undefined
  const from = (strength: number): number => {
    let k = first
    while (k < table.count && (signs.match[k]?.strength ?? 0) < strength) k++
    return k
  }
  return { furniture: from(SURE), heading: from(OPENER) }
}

/**
 * The last of the sentences in which somebody says something, with nothing but buttons and notices between them and the article; the span's
 * last line when there is none. On a page the markup tells.
 */
function reportsBelow(scan: Scan, table: LineTable, signs: LineSigns, span: ArticleSpan): number {
  let last = span.last
  for (let k = span.last + 1; signs.page === undefined && k < table.count; k++) {
    if (signs.match[k] === undefined) {
      if (isReport(scan, table, k)) last = k
      else if (table.size[k]! > LABEL_WORDS && !asks(scan, table, k)) break
    } else if (signs.match[k]!.strength === OPENER) break
  }
  return last
}

function isPageBelow(scan: Scan, table: LineTable, signs: LineSigns, tail: Tail | undefined, k: number): boolean {
  if (tail === undefined) return true
  if (k < tail.furniture) return false
  return k > tail.heading || signs.match[k] !== undefined || !(isProse(table, k) || isSentence(table, k) || breaksOff(scan, table, k))
}

/** A headline does not end with an article: what does is the rest of a paragraph. */
function breaksOff({ words }: Scan, table: LineTable, k: number): boolean {
  const last = table.firstWord[k]! + table.words[k]! - 1
  return table.stop[k] === NO_STOP && table.size[k]! >= PROSE_WORDS && NEVER_LAST.has(words.hash[last]!)
}
const NEVER_LAST = wordSet('the a an its their our')

function ownPart(part: string, ofFigure: boolean): Verdict {
  // a page shows the picture that the caption belongs to
  if (ofFigure && part !== 'byline' && part !== 'sign-off' && part !== 'dateline') return { role: 'caption', confidence: 0.85 }
  switch (part) {
    case 'byline':
    case 'sign-off': return { role: 'byline', confidence: 0.8 }
    case 'dateline': return { role: 'dateline', confidence: 0.8 }
    case 'credit': return furniture('caption', 'photo credit', 0.85)
    case 'image-text': return furniture('caption', 'alternative text of an image', 0.85)
    default: return furniture('caption', 'photo caption with its credit', 0.85)
  }
}

/** A name with little else above the headline: whoever wrote the article, and for whom. */
function isNameAbove(scan: Scan, table: LineTable, signs: LineSigns, { headline }: ArticleSpan, k: number): boolean {
  return headline !== undefined && k < headline && headline <= LINES_ABOVE && signs.match[k] === undefined && signs.part[k] === undefined
    && isName(scan, table, k)
}

/** A line of the page around the article. */
function outside(scan: Scan, table: LineTable, signs: LineSigns, span: ArticleSpan, k: number): Verdict {
  const match = signs.match[k]
  if (match) return fromMatch(signs, k, match.strength === LABEL ? 0.85 : 0.95)
  const size = table.size[k]!
  if (signs.part[k] === 'dateline') return furniture('page-furniture', 'time stamp of another item', 0.8)
  if (signs.part[k] === 'sign-off') return ownPart('sign-off', false)
  if (signs.part[k] === 'byline') return furniture('related-stories', 'byline of another story', 0.8)
  if (signs.part[k] !== undefined) return furniture('related-stories', 'caption of another story', 0.8)
  if (table.numbers[k] === table.words[k]) return furniture('page-furniture', 'counter', 0.9)
  if (table.stop[k] === FULL_STOP || table.stop[k] === ELLIPSIS) {
    if (size < SENTENCE_WORDS) return furniture('page-furniture', 'page widget', 0.8)
    if (k > span.last && tellsOfAuthor(scan, table, k)) return furniture('author-bio', 'author bio', 0.8)
    return furniture('related-stories', size < PARAGRAPH_WORDS ? 'teaser of another story' : 'paragraph of another story', 0.8)
  }
  if (size > LABEL_WORDS) return furniture('related-stories', 'headline of another story', 0.8)
  return furniture('navigation', 'navigation link', 0.85)
}

/** A line before or after the prose of a text that has nothing of a page about it. */
function edge(signs: LineSigns, span: ArticleSpan, k: number): Verdict {
  const match = signs.match[k]
  if (match && (match.strength !== LABEL || isEdgeLabel(signs, span, k))) return fromMatch(signs, k, 0.85)
  const part = signs.part[k]
  if (part) return ownPart(part, signs.page?.figure[k] === 1)
  return BODY
}

/** More standfirsts and dates than an article has are its list: a calendar, a line-up. */
function keepLists(verdicts: Verdict[], from: number, to: number): void {
  const isListed = ({ role }: Verdict): boolean => role === 'standfirst' || role === 'dateline'
  let count = 0
  let own = 0
  for (let k = from; k < to; k++) {
    if (isListed(verdicts[k]!)) count++
    if (isListed(verdicts[k]!) || verdicts[k]!.role === 'body') own++
  }
  if (count <= STANDFIRSTS_MOST || own <= (to - from) * LISTED_SHARE) return
  for (let k = from; k < to; k++) if (isListed(verdicts[k]!)) verdicts[k] = BODY
}

/** Published, updated, printed: what has more dates to a line of their own is a calendar. */
function keepDates(verdicts: Verdict[]): void {
  const isDated = ({ role, residue }: Verdict): boolean => role === 'dateline' && residue === undefined
  if (verdicts.filter(isDated).length > DATES_MOST) for (let k = 0; k < verdicts.length; k++) if (isDated(verdicts[k]!)) verdicts[k] = BODY
}

/**
 * A label of a word or two above headline and standfirst is the section's; above a headline alone it may be the headline, with its
 * standfirst.
 */
function isKicker(table: LineTable, signs: LineSigns, span: ArticleSpan): boolean {
  if (span.headline !== 1 || table.size[0]! >= HEADLINE_LEAST || table.stop[0] !== NO_STOP || table.afterBlank[1] === 0) return false
  if (signs.match[0] !== undefined || signs.part[0] !== undefined || table.words[0] === 0 || table.numbers[0]! > 0) return false
  let standfirst = span.headline + 1
  while (signs.part[standfirst] !== undefined) standfirst++
  return standfirst < span.last && table.stop[standfirst] === NO_STOP && table.size[standfirst]! > LABEL_WORDS
}

/** A button, a section's name or a count by itself, right above the first paragraph or right below the last one. */
function judgeLoneEdges(scan: Scan, table: LineTable, signs: LineSigns, verdicts: Verdict[], span: ArticleSpan): void {
  const isCount = (k: number): boolean => table.words[k]! > 0 && table.numbers[k] === table.words[k]
  const isLabel = (k: number): boolean => {
    const match = signs.match[k]
    return isCount(k) || (match?.strength === LABEL && LONE_LABELS.has(match.furniture.kind))
  }
  for (let k = span.first; k <= span.last; k++) {
    // where the article numbers or names its parts, the first of them is its own
    if (k > 0 && k < table.count - 1 && table.size[k]! <= LABEL_WORDS && isLabel(k)) return
  }
  for (const [k, beside] of [[0, 1], [table.count - 1, table.count - 2]] as const) {
    if (beside < 0 || beside >= table.count || verdicts[k]!.residue !== undefined || verdicts[k]!.role !== 'body') continue
    if (!isLabel(k) || table.stop[k] !== NO_STOP || !beginsAnew(scan, table, Math.max(k, beside))) continue
    if (!isProse(table, beside) && !isSentence(table, beside)) continue
    verdicts[k] = isCount(k) ? furniture('page-furniture', 'counter', 0.7) : fromMatch(signs, k, 0.7)
  }
}

/** Whether the line does not go on with the sentence of the line above. */
function beginsAnew(scan: Scan, table: LineTable, k: number): boolean {
  return table.words[k] === 0 || (scan.words.flags[table.firstWord[k]!]! & (CAPITALISED | NUMERIC | NOT_LATIN)) !== 0
}

/** After the last sentence: addresses with the sentence that announces them, and the short lines that follow buttons to the end. */
function judgeTail(scan: Scan, table: LineTable, signs: LineSigns, verdicts: Verdict[], span: ArticleSpan): void {
  for (let k = span.last + 1; k < table.count; k++) {
    if (table.stop[k] !== COLON || table.size[k]! < HEADLINE_WORDS || signs.match[k] !== undefined) continue
    let end = k + 1
    while (end < table.count && isAddress(scan, table, end)) end++
    if (end > k + 1) for (let i = k; i < end; i++) verdicts[i] = furniture('site-notice', 'notice of the site with its address', 0.8)
  }
  const tags = furniture('navigation', 'tag list', 0.8)
  for (let k = span.last + 1; k < table.count; k++) {
    if (signs.match[k]?.furniture.kind !== tags.kind) continue
    let end = k + 1
    while (end < table.count && signs.match[end] === undefined && isWidget(table, signs, end)) end++
    if (end > k + 1) for (let i = k; i < end; i++) verdicts[i] = tags
  }
  let first = table.count
  while (first > span.last + 1 && (verdicts[first - 1]!.residue !== undefined || isWidget(table, signs, first - 1))) first--
  while (first < table.count && (signs.match[first]?.strength ?? 0) < SURE) first++
  const widget = furniture('page-furniture', 'page widget', 0.8)
  for (let k = first; k < table.count; k++) if (verdicts[k]!.residue === undefined) verdicts[k] = widget
}

function isWidget(table: LineTable, signs: LineSigns, k: number): boolean {
  return signs.part[k] === undefined && table.stop[k] === NO_STOP && table.size[k]! <= WIDGET_WORDS
}

/** A label is furniture above the headline, or beside other furniture; bylines, dates and captions between them do not count. */
function isEdgeLabel(signs: LineSigns, span: ArticleSpan, k: number): boolean {
  if (span.headline !== undefined && k < span.headline) return true
  let before = k - 1
  while (before >= 0 && (signs.part[before] !== undefined || before === span.headline)) before--
  let after = k + 1
  while (signs.part[after] !== undefined) after++
  return signs.match[before] !== undefined || signs.match[after] !== undefined
}

function isShortParagraph(table: LineTable, signs: LineSigns, k: number): boolean {
  return k >= 0 && k < table.count && isSentence(table, k) && signs.match[k] === undefined && signs.part[k] === undefined
}

/** Between the headline and the first paragraph. */
function front(
  scan: Scan, table: LineTable, signs: LineSigns, span: ArticleSpan, bylineEnd: number, firstProse: number, k: number,
): Verdict {
  const match = signs.match[k]
  if (match && (match.strength !== LABEL || span.pageBefore)) return fromMatch(signs, k, 0.85)
  const part = signs.part[k]
  if (part) return ownPart(part, signs.page?.figure[k] === 1)
  if (k > 0 && endsInCredit(scan, table, k)) return ownPart('caption', false)
  if (span.headline === undefined) return BODY
  const size = table.size[k]!
  if (isName(scan, table, k) || (bylineEnd > span.first && couldBeCaselessName(scan, table, k))) return { role: 'byline', confidence: 0.5 }
  if (signs.page?.home[k] === 1) return BODY
  if (table.stop[k] === FULL_STOP) {
    if (k < bylineEnd) return { role: 'standfirst', confidence: 0.6 }
    // below the byline stands the text, and a standfirst is one sentence or two on a line of their own
    const isText = bylineEnd > span.first || isShortParagraph(table, signs, k - 1) || (isShortParagraph(table, signs, k + 1) && k + 1 < firstProse)
    return size >= HEADLINE_WORDS && span.pageBefore && !isText ? { role: 'standfirst', confidence: 0.5 } : BODY
  }
  if (size > LABEL_WORDS) return { role: 'standfirst', confidence: 0.7 }
  // right above the text stands a crosshead rather than a section's label
  if (!span.pageBefore || k + 1 === firstProse || table.stop[k] === COLON) return BODY
  return table.numbers[k] === table.words[k] ? furniture('page-furniture', 'counter', 0.8) : furniture('navigation', 'section label', 0.7)
}

/** Between the article's first and last paragraph. */
function inside(table: LineTable, signs: LineSigns, k: number): Verdict {
  const match = signs.match[k]
  if (match && match.strength !== LABEL) return fromMatch(signs, k, 0.85)
  const part = signs.part[k]
  // a name or a date inside the text is none of the article's own, but where the page's markup says so
  const isPart = part !== undefined && (signs.page !== undefined || (part !== 'byline' && part !== 'dateline'))
  if (isPart) return ownPart(part, signs.page?.figure[k] === 1)
  if (table.stop[k] === NO_STOP && table.size[k]! <= 14 && table.afterBlank[k] === 1) return { role: 'crosshead', confidence: 0.5 }
  return BODY
}

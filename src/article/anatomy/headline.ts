/** Which line is the headline: the one that repeats the headline the article is known by, else what stands where a headline stands. */
import type { Scan } from '../../text/scan.ts'
import type { Article } from '../article.ts'
import type { Headline } from '../reading.ts'
import { LABEL } from './lexicon.ts'
import { asks, COLON, FULL_STOP, isProse, type LineTable } from './lines.ts'
import type { ArticleSpan, LineSigns } from './span.ts'

/** Headlines are seldom shorter or longer, in words. */
const SHORTEST = 2
const LONGEST = 32
/**
 * Fewer words are a section's label rather than a headline, when a longer line is to be had; with a capital to each word, names of sites
 * and sections too.
 */
const LABEL_WORDS = 3
const NAME_WORDS = 4
/** How many lines above the first paragraph a headline may stand: standfirst, byline, date, captions, a share bar lie between. */
const FARTHEST = 14

export interface ChosenHeadline {
  readonly place: Headline | undefined
  /** The span with its headline line. */
  readonly headlined: ArticleSpan
}

export function chooseHeadline(article: Article, scan: Scan, table: LineTable, signs: LineSigns, span: ArticleSpan): ChosenHeadline {
  if (article.headline !== undefined && article.headline.trim() !== '') return known(article, scan, table, span)
  const line = article.format === 'record' ? undefined : aboveTheBody(scan, table, signs, span)
  if (line === undefined) return { place: undefined, headlined: span }
  const start = table.start[line]!
  const end = table.end[line]!
  return {
    place: { text: scan.text.slice(start, end), place: { part: 'text', start, end } },
    headlined: { ...span, first: line + 1, headline: line, pageBefore: span.pageBefore || hasFurniture(signs, line) },
  }
}

function known(article: Article, scan: Scan, table: LineTable, span: ArticleSpan): ChosenHeadline {
  const text = article.headline!.trim()
  if (article.format === 'record') {
    const start = article.headline!.indexOf(text)
    return { place: { text, place: { part: 'headline', start, end: start + text.length } }, headlined: span }
  }
  if (span.headline === undefined) return { place: { text }, headlined: span }
  const start = table.start[span.headline]!
  const end = table.end[span.headline]!
  return { place: { text: scan.text.slice(start, end), place: { part: 'text', start, end } }, headlined: span }
}

/** The line above the first paragraph that looks most like a headline; of several the first. */
function aboveTheBody(scan: Scan, table: LineTable, signs: LineSigns, span: ArticleSpan): number | undefined {
  let body = span.first
  if (isQuestionAbove(scan, table, signs, body)) body++
  while (body < span.last && (!isProse(table, body) || signs.match[body] !== undefined || signs.part[body] !== undefined)) body++
  if (!isProse(table, body)) {
    // a list, a poem, a table, a headline by itself: only the first line can be one, and it stands alone
    const alone = table.count > 0 && signs.match[0] === undefined && signs.part[0] === undefined && table.stop[0] !== FULL_STOP
      && couldBeHeadline(table, 0)
    return alone && (table.count === 1 || table.afterBlank[1] === 1) ? 0 : undefined
  }
  let found: number | undefined
  let rank = 0
  for (let k = body - 1; k >= 0 && body - k <= FARTHEST; k--) {
    const match = signs.match[k]
    // above a menu other things begin; a share bar or a counter may stand between headline and text
    if (match && match.strength !== LABEL && match.furniture.role === 'navigation' && found !== undefined) break
    if (match || signs.part[k] !== undefined) continue
    const own = rankOf(scan, table, k)
    if (own > 0 && own >= rank) {
      found = k
      rank = own
    } else if (table.size[k]! > LONGEST) break
  }
  return isHeadedByFirst(scan, table, signs, body, found === undefined ? 1 : rank) ? 0 : found
}

/** Where nothing of a page stands above the first paragraph, and it is far below, the first line is the headline: of a list, a programme, a table. */
function isHeadedByFirst(scan: Scan, table: LineTable, signs: LineSigns, body: number, rank: number): boolean {
  for (let k = 0; k < body; k++) if (signs.match[k] !== undefined) return false
  return body > FARTHEST && table.afterBlank[1] === 1 && signs.part[0] === undefined && rankOf(scan, table, 0) >= rank
}

/** How much a line looks like a headline: a site's description has a stop, a section's label is short; 0 for what is none. */
function rankOf(scan: Scan, table: LineTable, k: number): number {
  if (!couldBeHeadline(table, k)) return 0
  if (table.stop[k] === FULL_STOP && !asks(scan, table, k)) return 1
  return table.size[k]! < (table.capitalised[k] === table.words[k] ? NAME_WORDS : LABEL_WORDS) ? 2 : 3
}

/** A question as long as a sentence, with a standfirst or a byline below it, is a headline. */
function isQuestionAbove(scan: Scan, table: LineTable, signs: LineSigns, k: number): boolean {
  if (k + 1 >= table.count || table.afterBlank[k + 1] === 0 || !asks(scan, table, k) || !couldBeHeadline(table, k)) return false
  return table.stop[k + 1] !== FULL_STOP || [k + 1, k + 2].some((i) => signs.part[i] === 'byline' || signs.part[i] === 'dateline')
}

function couldBeHeadline(table: LineTable, k: number): boolean {
  const size = table.size[k]!
  if (size < SHORTEST || size > LONGEST || table.stop[k] === COLON) return false
  return table.stop[k] !== FULL_STOP || size >= 5
}

/** Lines above the headline are the page's when one of them is known as such. */
function hasFurniture(signs: LineSigns, headline: number): boolean {
  for (let k = 0; k < headline; k++) if (signs.match[k] !== undefined || signs.part[k] === 'image-text') return true
  return false
}

/**
 * Where among the lines of a text the article stands. Prose speaks for a line, furniture against it; the stretch with the greatest sum
 * is the body. Its edges are cut only where furniture is in evidence: a poem, a table of results, a list are articles too.
 */
import type { Scan } from '../../text/scan.ts'
import { LABEL, OPENER, type Match } from './lexicon.ts'
import { Core } from './cohesion.ts'
import { asks, ELLIPSIS, FULL_STOP, isProse, isSentence, NO_STOP, PROSE_WORDS, type LineTable } from './lines.ts'
import { DOUBTED, type PageSigns } from './page.ts'

/** Line indexes into the table, inclusive. */
export interface ArticleSpan {
  readonly first: number
  readonly last: number
  /** The line that carries the headline, when one does. */
  readonly headline: number | undefined
  /** The lines before and after belong to the page. */
  readonly pageBefore: boolean
  readonly pageAfter: boolean
}

export interface LineSigns {
  readonly match: readonly (Match | undefined)[]
  /** Captions, credits, bylines and dates: neither prose nor furniture. */
  readonly part: readonly (string | undefined)[]
  /** Lines that carry the headline that the article is known by. */
  readonly carriers: readonly number[]
  /** What a page's markup says; absent for other formats. */
  readonly page?: PageSigns | undefined
}

/** A long paragraph counts for no more than this, or one disclaimer would outweigh an article of short ones. */
const PARAGRAPH_MOST = 60
/** Prose as short as this between two headlines is their teaser, not a paragraph. */
const TEASER_WORDS = 40

// weights, in words of prose; found on one half of ../shared/data/residue, read against the other
const OF_SURE = -12
const OF_OPENER = -45
const OF_LABEL = -5
const OF_HEADLINE_LIKE = -4
const OF_SHORT = -2.5
const OF_TEASER = 0.25
const OF_ROW = 2
/** Of a word in a sentence too short to be sure prose. */
const OF_SENTENCE = 0.7
/** What closes the article: the comments of its readers, however long they are. */
const OF_SEAL = -250

/** Rows of tables of results. */
const ROW_NUMBERS = 3
const ROW_WORDS = 5

/** What the line says for (above 0) or against (below 0) being the article's body. */
function weigh(scan: Scan, table: LineTable, signs: LineSigns, k: number, afterOpener: boolean): number {
  const match = signs.match[k]
  // markup that leaked is the article's own line as often as not
  if (match?.furniture.residue === 'leaked-markup') return -1
  if (match) return match.strength === LABEL ? OF_LABEL : match.strength === OPENER && !opensBox(table, signs, k) ? OF_OPENER : OF_SURE
  if (signs.part[k] !== undefined) return -1
  const size = table.size[k]!
  if (isProse(table, k)) {
    const value = Math.min(size, PARAGRAPH_MOST)
    if (table.copies[k]! > 1) return value / 4
    if (signs.page?.own[k] === 1) return value
    return (afterOpener || size <= TEASER_WORDS) && isTeaser(scan, table, signs, k, afterOpener) ? value * OF_TEASER : value
  }
  if (isSentence(table, k)) return isTeaser(scan, table, signs, k, afterOpener) ? 0 : size * OF_SENTENCE
  if (table.stop[k] === ELLIPSIS && size >= 5) return -1
  if (table.numbers[k]! >= ROW_NUMBERS && size >= ROW_WORDS) return OF_ROW
  return size >= 5 ? OF_HEADLINE_LIKE : OF_SHORT
}

/** Other stories by date: so many dates, each so near to the one before, with no more prose to a date than a teaser has. */
const DATES = 3
const DATE_GAP = 6
/** A teaser may follow the last date, below a label. */
const BELOW_DATE = 2

/** 1 for lines from `from` on of a list whose every item has its date. */
function datedLists(table: LineTable, signs: LineSigns, from: number): Uint8Array {
  const listed = new Uint8Array(table.count)
  let first = -1
  let last = -1
  let dates = 0
  const close = (): void => {
    if (dates < DATES) return
    let prose = 0
    for (let k = first; k <= last; k++) if (isProse(table, k)) prose += table.size[k]!
    if (prose <= (dates - 1) * TEASER_WORDS) listed.fill(1, first, Math.min(table.count, last + BELOW_DATE + 1))
  }
  for (let k = from; k < table.count; k++) {
    if (signs.part[k] !== 'dateline') continue
    if (last < 0 || k - last > DATE_GAP) {
      close()
      first = k
      dates = 0
    }
    dates++
    last = k
  }
  close()
  return listed
}

/**
 * A short paragraph below a line that looks like a headline, with no prose after it either. Beside a label or an advertisement it is a
 * paragraph.
 */
function isTeaser(scan: Scan, table: LineTable, signs: LineSigns, k: number, afterOpener: boolean): boolean {
  const before = k > 0 && !isText(table, k - 1) && (afterOpener || signs.match[k - 1] === undefined)
  const after = k + 1 >= table.count || !isText(table, k + 1) || signs.match[k + 1] !== undefined || asksAbove(scan, table, k + 1)
  return before && after
}

/** A box of other stories inside an article has a few headlines. */
const BOX_HEADLINES = 4

/**
 * Whether the article goes on right below the heading of a list of other stories: a heading that was left behind or a crosshead, with a
 * paragraph below it; a box of a few headlines, with two.
 */
function opensBox(table: LineTable, signs: LineSigns, k: number): boolean {
  if (signs.match[k]!.furniture.residue !== 'related-stories') return false
  const isParagraph = (i: number): boolean => i < table.count && isProse(table, i) && signs.match[i] === undefined && signs.part[i] === undefined
  let below = k + 1
  while (below < table.count && signs.match[below]?.furniture.residue === 'advertisement') below++
  if (isParagraph(below)) return true
  for (let next = k + 2; next <= k + 1 + BOX_HEADLINES; next++) if (isParagraph(next)) return isParagraph(next + 1)
  return false
}

const isText = (table: LineTable, k: number): boolean => isProse(table, k) || isSentence(table, k)

/** A question that no answer follows: the headline of another story, with its byline or date below it. */
function asksAbove(scan: Scan, table: LineTable, k: number): boolean {
  return !isProse(table, k) && asks(scan, table, k) && k + 1 < table.count && !isText(table, k + 1)
}

interface Stretch {
  readonly first: number
  readonly last: number
  readonly sum: number
}

function best(weights: Float32Array, from: number): Stretch {
  let first = from
  let sum = 0
  let found: Stretch = { first: from, last: from - 1, sum: 0 }
  for (let k = from; k < weights.length; k++) {
    if (sum <= 0) {
      sum = 0
      first = k
    }
    sum += weights[k]!
    if (sum > found.sum) found = { first, last: k, sum }
  }
  return found
}

/** The best stretch that begins right at `from`. */
function bestFrom(weights: Float32Array, from: number): Stretch {
  let sum = 0
  let found: Stretch = { first: from, last: from - 1, sum: 0 }
  for (let k = from; k < weights.length; k++) {
    sum += weights[k]!
    if (sum > found.sum) found = { first: from, last: k, sum }
  }
  return found
}

/** Boxes between two paragraphs of the article's element weigh no more than this, however many lines they have. */
const OF_BOX = -8

/** A box inside the element that holds the article's paragraphs does not end the article; the comments of its readers do. */
function closeGaps(weights: Float32Array, { own, within }: PageSigns): void {
  let last = -1
  for (let k = 0; k < weights.length; k++) {
    if (own[k] !== 1 || within[k] !== 1) continue
    if (last >= 0) {
      let sum = 0
      let sealed = false
      for (let i = last + 1; i < k; i++) {
        sum += weights[i]!
        sealed ||= weights[i]! <= OF_SEAL
      }
      if (sum < OF_BOX && !sealed) for (let i = last + 1; i < k; i++) weights[i]! *= OF_BOX / sum
    }
    last = k
  }
}

/** What is left of the weight of a paragraph that has little in common with the article's beginning. */
const OF_UNRELATED = 0.4
/** Each teaser has its headline and a byline, a date or a link: paragraphs with so many such lines between them, so many times, are a list. */
const TEASER_LINES = 2
const TEASERS = 3

/**
 * The stretch without the stories that follow the article: their paragraphs have few words in common with its headline and its first
 * paragraphs.
 */
function withoutOtherStories(
  scan: Scan,
  table: LineTable,
  signs: LineSigns,
  weights: Float32Array,
  stretch: Stretch,
  headline: Scan | undefined,
): Stretch {
  if (!weights.subarray(stretch.first, stretch.last + 1).some((weight) => weight < 0)) return stretch
  const isOwn = (k: number): boolean => isProse(table, k) && signs.match[k] === undefined && signs.part[k] === undefined
  const core = new Core(scan, table, stretch.first, stretch.last, isOwn, headline)
  let changed = false
  const listed = datedLists(table, signs, core.end)
  for (let k = core.end; k <= stretch.last; k++) {
    if (listed[k] === 0 || weights[k]! <= 0) continue
    weights[k] = 0
    changed = true
  }
  /** Paragraphs one by one between other lines, and how many of them are of another story. */
  let list: number[] = []
  let unrelated = 0
  const close = (): void => {
    if (list.length >= TEASERS && unrelated * 2 > list.length) {
      for (const k of list) weights[k] = 0
      changed = true
    }
    list = []
    unrelated = 0
  }
  let before = core.end - 1
  for (let k = core.end; k <= stretch.last; k++) {
    if (weights[k]! <= 0 || !isOwn(k)) continue
    const related = core.isRelated(scan, table, k)
    const alone = isTeaser(scan, table, signs, k, true)
    if (!alone || (k - before <= TEASER_LINES && signs.page?.linked[k - 1] !== 1)) close()
    if (alone) list.push(k)
    if (!related) {
      if (alone) unrelated++
      if (signs.page?.own[k] !== 1) {
        weights[k] = alone ? 0 : weights[k]! * OF_UNRELATED
        changed = true
      }
    }
    before = k
  }
  close()
  return changed ? bestFrom(weights, stretch.first) : stretch
}

/** How often furniture must show in lines that are to be cut off as a whole. */
const EVIDENCE = 2
/** Prose elsewhere has to outweigh what stands under the headline by so much, or the headline's place decides. */
const OTHER_BODY = 3
const OTHER_BODY_WORDS = 150
/** Furniture that stands in the text as often is a page's. */
const REPEATED = 4
/** As many short lines without a stop in a row are a menu, whatever they say. */
const MENU_LINES = 8
/** Above a text without a headline so few lines are a byline and a date, not a page's head. */
const FEW_LINES = 3
/** Prose before the article, as a share of the article, that a page's teasers may have. */
const STRAY_PROSE = 0.2
/** A box inside the article has no more lines. */
const BOX_LINES = 8
/** Section labels that make lines between the headline and the text a menu. */
const MENU_LABELS = 4
/** Sections' names have no more words. */
const LABEL_WORDS = 4
/** Prose above the headline that is more than this share of the prose below it is no page's teaser. */
const OTHER_STORY = 0.4
/** Prose above the headline's words that is more than this share of the prose below them is the article's. */
const CROSSHEAD_PROSE = 0.5

export function findSpan(scan: Scan, table: LineTable, signs: LineSigns, headline: Scan | undefined): ArticleSpan {
  const weights = new Float32Array(table.count)
  // after the heading of a list of other stories paragraphs between headlines are teasers, until two stand together
  let afterOpener = false
  let proseSeen = 0
  for (let k = 0; k < table.count; k++) {
    if (signs.match[k]?.strength === OPENER) afterOpener = true
    else if (afterOpener && k > 0 && [k, k - 1].every((i) => isProse(table, i) && !signs.match[i])) afterOpener = false
    weights[k] = weigh(scan, table, signs, k, afterOpener)
    if (signs.page) {
      if (signs.page.doubted[k] === 1 && weights[k]! > 0) weights[k]! *= DOUBTED
      weights[k]! += signs.page.bias[k]!
    }
    if (weights[k]! > PROSE_WORDS) proseSeen++
    else if (signs.match[k]?.strength === OPENER && signs.match[k]!.furniture.residue === 'comment-form' && proseSeen > 1) {
      weights[k] = OF_SEAL
      proseSeen = 0
    }
  }
  if (signs.page) closeGaps(weights, signs.page)
  const free = best(weights, 0)
  let anchor: number | undefined
  let stretch = free
  let anchored = -Infinity
  for (const k of signs.carriers) {
    const candidate = bestFrom(weights, k + 1)
    if (candidate.sum >= anchored && candidate.sum > 0) {
      anchored = candidate.sum
      anchor = k
      stretch = candidate
    }
  }
  if (anchor !== undefined && free.sum > anchored * OTHER_BODY + OTHER_BODY_WORDS && free.first > anchor + 1) {
    stretch = free
    anchor = undefined
  } else if (anchor !== undefined && free.last < anchor && free.sum > anchored) {
    stretch = free
    anchor = undefined
  }
  // a title in the page's head, with the menu between it and the article, is not where the article begins
  if (anchor !== undefined) {
    let prose = anchor + 1
    while (prose < stretch.last && (!isProse(table, prose) || signs.match[prose] !== undefined)) prose++
    if (prose - anchor > MENU_LINES && isPage(table, signs, anchor + 1, prose - 1) && isMenu(table, anchor + 1, prose - 1)
      && labels(signs, anchor + 1, prose - 1) >= MENU_LABELS) {
      stretch = { ...stretch, first: prose }
      anchor = undefined
    }
  }
  // where paragraphs of the article stand above it, the headline's words are a crosshead's
  if (anchor !== undefined && signs.page === undefined && !isMenu(table, 0, anchor - 1)
    && proseIn(table, signs, 0, anchor - 1) > anchored * CROSSHEAD_PROSE) {
    anchor = undefined
    stretch = { ...stretch, first: 0 }
  }
  stretch = withoutOtherStories(scan, table, signs, weights, stretch, headline)
  if (stretch.last < stretch.first) return { first: 0, last: table.count - 1, headline: anchor, pageBefore: false, pageAfter: false }

  let first = stretch.first
  while (first < stretch.last && !isProse(table, first) && !isSentence(table, first)) first++
  const edge = anchor ?? first
  let last = stretch.last
  let pageBefore = isPage(table, signs, 0, edge - 1) && (anchor !== undefined
    || (edge >= FEW_LINES && proseIn(table, signs, 0, edge - 1) < stretch.sum * STRAY_PROSE))
  let pageAfter = isPage(table, signs, last + 1, table.count - 1)
  if (!pageBefore && edge > 0) {
    // what stands above the headline is not the article; above the first paragraph it may be
    pageBefore = anchor !== undefined && (areLabels(table, edge) || signs.match.some((match, k) => k < edge && match !== undefined))
      && best(weights.subarray(0, edge), 0).sum < stretch.sum * OTHER_STORY
    if (anchor === undefined && pageAfter && edge >= FEW_LINES && table.count - last > MENU_LINES) pageBefore = isMenu(table, 0, edge - 1)
  }
  pageBefore ||= isLongMenu(table, 0, edge - 1)
  pageAfter ||= isLongMenu(table, last + 1, table.count - 1)
  if (!pageAfter && pageBefore && edge > MENU_LINES) {
    pageAfter = isMenu(table, last + 1, table.count - 1) || table.count - 1 - last >= MENU_LINES
  }
  if (pageAfter) last = withItsSentences(table, signs, last)
  if (pageAfter) last = withItsList(table, signs, first, last)
  if (signs.page) last = withItsElement(signs, last)
  return { first: anchor === undefined ? first : anchor + 1, last, headline: anchor, pageBefore, pageAfter }
}

/** Whether all lines above line `end` are as short as the names of sections. */
function areLabels(table: LineTable, end: number): boolean {
  for (let k = 0; k < end; k++) if (table.size[k]! > LABEL_WORDS) return false
  return true
}

/** Whether the lines are a page's furniture: enough of them are known as such, or they are a menu. */
function isPage(table: LineTable, signs: LineSigns, from: number, to: number): boolean {
  const kinds = new Set<number>()
  let known = 0
  let short = 0
  let prose = 0
  for (let k = from; k <= to; k++) {
    const match = signs.match[k]
    if (match) {
      known += match.strength === LABEL ? 0.5 : 1
      kinds.add(table.hash[k]!)
      // "Read more" fifty times is as good as two kinds of furniture
      if (match.strength !== LABEL && table.copies[k]! >= REPEATED) kinds.add(-1)
    } else if (isProse(table, k)) prose++
    else if (table.size[k]! <= 4 && table.numbers[k]! < table.words[k]! && table.stop[k] !== FULL_STOP) short++
  }
  const lines = to - from + 1
  if (lines <= 0) return false
  return (kinds.size >= EVIDENCE && known >= EVIDENCE && known >= lines * 0.04) || (known >= 1 && short + known >= lines * 0.6)
    || (short >= MENU_LINES && short >= lines * 0.7 && known >= 1)
}

/** Words of prose in these lines, teasers included. */
function proseIn(table: LineTable, signs: LineSigns, from: number, to: number): number {
  let sum = 0
  for (let k = from; k <= to; k++) if (signs.match[k] === undefined && isProse(table, k)) sum += Math.min(table.size[k]!, PARAGRAPH_MOST)
  return sum
}

function labels(signs: LineSigns, from: number, to: number): number {
  let count = 0
  for (let k = from; k <= to; k++) if (signs.match[k]?.strength === LABEL && signs.match[k]!.furniture.residue === 'navigation') count++
  return count
}

/** Lines mostly as short as menu items. */
function isMenu(table: LineTable, from: number, to: number): boolean {
  let short = 0
  for (let k = from; k <= to; k++) if (table.size[k]! <= 4 && table.stop[k] !== FULL_STOP) short++
  return to >= from && short >= (to - from + 1) * 0.5
}

/** Menus in a language that the lexicon does not know: no list of an article has so many lines of a word or two and nothing else. */
const LONG_MENU_LINES = 15
const LONG_MENU_WORDS = 3
const LONG_MENU_SHARE = 0.9

function isLongMenu(table: LineTable, from: number, to: number): boolean {
  if (to - from + 1 < LONG_MENU_LINES) return false
  let labels = 0
  for (let k = from; k <= to; k++) if (table.size[k]! <= LONG_MENU_WORDS && table.stop[k] === NO_STOP && table.numbers[k] === 0) labels++
  return labels >= (to - from + 1) * LONG_MENU_SHARE
}

/**
 * On a page the article goes on to the last paragraph of the element that its paragraphs stand in, past boxes of other stories, up to the
 * comments.
 */
function withItsElement({ match, page }: LineSigns, last: number): number {
  let end = last
  for (let k = last + 1; k < match.length && k - end <= BOX_LINES; k++) {
    if (match[k]?.furniture.residue === 'comment-form' && match[k]!.strength === OPENER) break
    if (page!.own[k] === 1 && page!.within[k] === 1 && match[k] === undefined) end = k
  }
  return end
}

/** So many lines of known furniture between two short paragraphs are an advertisement and its like. */
const INTERRUPTION = 2

/**
 * Short paragraphs weigh too little to hold their own against the furniture between them; where nothing but known furniture stands there,
 * no headline of another story nor the heading of a list, they are the article's.
 */
function withItsSentences(table: LineTable, { match, part }: LineSigns, last: number): number {
  let end = last
  for (let k = last + 1; k < table.count && k - end <= INTERRUPTION + 1; k++) {
    if (match[k] !== undefined && match[k]!.strength !== OPENER) continue
    if (match[k] !== undefined || part[k] !== undefined || !isSentence(table, k)) break
    end = k
  }
  return end
}

/** An article has lists when so many of its lines end without a stop; its last one is not longer than that. */
const LISTED_SHARE = 0.25
const LIST_LINES = 40

/** An article that has lists may end with one: lines like those it has inside belong to it, up to the first furniture. */
function withItsList(table: LineTable, signs: LineSigns, first: number, last: number): number {
  let unstopped = 0
  let isOther = false
  for (let k = first; k <= last; k++) {
    // the headlines of a box of other stories are no list of the article's
    if (signs.match[k] !== undefined) isOther = signs.match[k]!.strength === OPENER
    else if (isText(table, k)) isOther = false
    else if (!isOther && table.stop[k] !== FULL_STOP) unstopped++
  }
  if (unstopped < (last - first + 1) * LISTED_SHARE) return last
  let end = last
  while (end + 1 < table.count && signs.match[end + 1] === undefined && end - last < LIST_LINES) end++
  // a furniture line has to end it; else it may be other stories that follow
  return end + 1 < table.count ? end : last
}

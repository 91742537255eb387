/**
 * Lines that are known by their form whatever their words: nothing but markup or template expressions, or another script than the
 * article's.
 */
import { HAN, KANA, LATIN, scriptOf } from '../../text/characters.ts'
import type { Scan } from '../../text/scan.ts'
import { expressionsIn, markupIn, type Leak } from '../markup.ts'
import { GAP_COMMA, GAP_OTHER, ONE_IDEOGRAPH, wordSet } from '../../text/words.ts'
import { data } from '../lexicon/share-buttons.yaml.ts'
import { furnitureOf, isSection, LABEL, SURE, wholeLine, type Match, type Piece } from './lexicon.ts'
import { sizeOf } from './lexicon-table.ts'
import type { Part } from './parts.ts'
import { FULL_STOP, isProse, isSentence, NO_STOP, type LineTable } from './lines.ts'

/** Beside expressions a line may hold a label ("date 2021-06-27 {{day}}": four words) and is still nothing but template. */
const LABEL_WORDS = 4
/** An article is written in a script when this share of its words is. */
const MAIN_SCRIPT = 0.65
/** Words looked at to tell the main script. */
const SCRIPT_SAMPLE = 100
/** Letters of words below this code are Latin. */
const FIRST_NOT_LATIN = 0x250

/** Sets the match of every line that is nothing but markup or expressions. `tags`: whether tags are out of place in this text. */
export function markLeaks(scan: Scan, table: LineTable, match: (Match | undefined)[], tags: boolean): void {
  markLines(scan, table, match, expressionsIn(scan.text), LABEL_WORDS, { furniture: furnitureOf('template-expression'), strength: SURE })
  if (tags) markLines(scan, table, match, markupIn(scan.text), 0, { furniture: furnitureOf('leaked-markup'), strength: SURE })
}

function markLines(
  scan: Scan,
  table: LineTable,
  match: (Match | undefined)[],
  leaks: readonly Leak[],
  mostWords: number,
  found: Match,
): void {
  let k = 0
  let leak = 0
  while (leak < leaks.length) {
    while (k < table.count && table.end[k]! <= leaks[leak]!.start) k++
    if (k >= table.count) return
    const end = table.end[k]!
    let covered = 0
    let inside = 0
    while (leak < leaks.length && leaks[leak]!.start < end) {
      const from = leaks[leak]!.start
      const to = Math.min(leaks[leak]!.end, end)
      covered += to - from
      inside += wordsBetween(scan, from, to)
      if (leaks[leak]!.end > end) break
      leak++
    }
    const outside = table.words[k]! - inside
    if (outside <= mostWords && covered * 2 >= end - table.start[k]!) match[k] = found
    if (leak < leaks.length && leaks[leak]!.start < end && leaks[leak]!.end > end) {
      // the expression goes on over the next lines
      while (k + 1 < table.count && table.start[k + 1]! < leaks[leak]!.end) match[++k] ??= found
      leak++
    }
    k++
  }
}

function wordsBetween(scan: Scan, from: number, to: number): number {
  const first = scan.wordAt(from)
  let last = first
  while (last < scan.words.count && scan.words.start[last]! < to) last++
  return last - first
}

/** Words as a reader counts them. */
function sizeBetween(scan: Scan, { start, end }: Piece): number {
  let size = 0
  for (let i = scan.wordAt(start); i < scan.words.count && scan.words.start[i]! < end; i++) size += sizeOf(scan.words.flags[i]!)
  return size
}

const group = (script: number): number => (script === KANA ? HAN : script)

/** "Home > Sport > Tennis", "News / Russia": parts of a few words, the first of them a section. Sizes are words as a reader counts them. */
const BREADCRUMB_SIZE = 12
const BREADCRUMB_PART_SIZE = 4
/** What runs from right to left has its marks turned round. */
const BREADCRUMB_MARK = /[>›»→＞〉▸►‹«←<◂◄／]|(?<=\s)[/|\\](?=\s)/gu

/** Links on one line: "About us | Privacy policy | Terms of use". */
const LINKS_SIZE = 40
const LINKS_MARK = /[|｜•·・]|(?<=\s)\/(?=\s)|\s{2,}/gu
/** Names of links that are written without blanks have one between them. */
const LINKS_BLANK = /[|｜•·・／]|\s+/gu
/** "Share on Facebook Share on X Copy link" has no marks between its buttons. */
const BUTTONS_WORDS = 24
const BUTTON_WORDS = wordSet(data.button_words)
const NETWORKS = wordSet(data.networks)

/** Sets the match of lines that are several links or buttons side by side. */
export function markRows(scan: Scan, table: LineTable, match: (Match | undefined)[]): void {
  const { words } = scan
  for (let k = 0; k < table.count; k++) {
    const count = table.words[k]!
    if (match[k] !== undefined || count < 2 || table.size[k]! > LINKS_SIZE || table.stop[k] === FULL_STOP) continue
    const first = table.firstWord[k]!
    let buttons = 0
    let networks = 0
    let marked = false
    for (let i = first; i < first + count; i++) {
      const hash = words.hash[i]!
      if (NETWORKS.has(hash)) networks++
      else if (BUTTON_WORDS.has(hash)) buttons++
      if (i > first && (words.gap[i]! & GAP_OTHER) !== 0) marked = true
    }
    const isBar = count <= BUTTONS_WORDS && networks >= 2 && networks + buttons === count
    const isSolid = (words.flags[first]! & ONE_IDEOGRAPH) !== 0
    if (isBar) match[k] = { furniture: furnitureOf('share-bar'), strength: SURE }
    else if (marked || isSolid) match[k] = linksOf(scan, table, k, isSolid ? LINKS_BLANK : LINKS_MARK)
  }
}

function linksOf(scan: Scan, table: LineTable, k: number, mark: RegExp): Match | undefined {
  const parts = piecesOf(scan, table, k, mark)
  if (parts.length < 2) return undefined
  const found = parts.map((part) => wholeLine(scan, part)).filter((match) => match !== undefined)
  if (found.length * 2 < parts.length || found.length < 2) return undefined
  return { furniture: (found.find(({ strength }) => strength !== LABEL) ?? found[0]!).furniture, strength: SURE }
}

/** The line cut at the marks, without what has no words; none when there is no mark. */
function piecesOf(scan: Scan, table: LineTable, k: number, mark: RegExp): Piece[] {
  const from = table.start[k]!
  const line = scan.text.slice(from, table.end[k])
  const pieces: Piece[] = []
  if (line.search(mark) < 0) return pieces
  let start = 0
  const close = (end: number): void => {
    if (wordsBetween(scan, from + start, from + end) > 0) pieces.push({ start: from + start, end: from + end })
  }
  for (const { index, 0: { length } } of line.matchAll(mark)) {
    close(index)
    start = index + length
  }
  close(line.length)
  return pieces
}

/** A time or an image's address as machines write it: "2021-05-03T08:57:40+01:00", "https://example.org/logo.png". */
const RAW_VALUE = /^(?:\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)?|https?:\/\/\S{1,200}\.(?:png|jpe?g|gif|webp|svg)(?:\?\S{0,100})?)$/i
const RAW_LENGTH = 320

/** "Digital R99 / month": what a paywall asks. */
const PLAN = /^[^.!?]{0,40}\p{Sc}?\d[^.!?]{0,12}(?:\/|\bper|\ba) ?(?:month|mo|week|wk|year|yr)$/u
const PLAN_WORDS = 8
const PERIODS = wordSet(['month', 'mo', 'week', 'wk', 'year', 'yr'])

/** "See at Wheelhouse": beside an offer the shop that has it. */
const AT_SHOP = /^(?:See|Buy|Shop|View|Available) (?:it )?(?:at|on|from) \p{Lu}[\p{L}&'’ ]{1,30}$/u
const AT_SHOP_WORDS = 5

/** Sets the match of offers with their prices. */
export function markPlans(scan: Scan, table: LineTable, match: (Match | undefined)[]): void {
  for (let k = 0; k < table.count; k++) {
    const count = table.words[k]!
    if (match[k] !== undefined || count < 2 || count > PLAN_WORDS || table.stop[k] !== NO_STOP) continue
    if (count <= AT_SHOP_WORDS && AT_SHOP.test(scan.text.slice(table.start[k], table.end[k]))) {
      match[k] = { furniture: furnitureOf('product-promotion', 'product promotion'), strength: LABEL }
      continue
    }
    if (!PERIODS.has(scan.words.hash[table.firstWord[k]! + count - 1]!)) continue
    if (!PLAN.test(scan.text.slice(table.start[k], table.end[k]))) continue
    match[k] = { furniture: furnitureOf('paywall-prompt', 'subscription prompt'), strength: LABEL }
  }
}

/** A caption stands between the controls that show and hide it, with its credit. */
const CAPTION_LINES = 3

/** Sets the part of captions between the controls of a gallery. */
export function markGalleries(table: LineTable, match: readonly (Match | undefined)[], part: (Part | undefined)[]): void {
  const isControl = (k: number): boolean => match[k]?.furniture.kind === 'gallery controls'
  for (let k = 0; k < table.count; k++) {
    if (!isControl(k)) continue
    let end = k + 1
    while (end < table.count && end - k <= CAPTION_LINES && table.afterBlank[end] === 0 && match[end] === undefined) end++
    if (end === k + 1 || end >= table.count || table.afterBlank[end] === 1 || !isControl(end)) continue
    for (let i = k + 1; i < end; i++) part[i] ??= 'caption'
    k = end - 1
  }
}

/** "1 / 23" on a gallery, "55°F Clear" in a weather widget: short lines that begin with a number. */
const GALLERY_COUNT = /^\d{1,3} ?\/ ?\d{1,3}$/
const TEMPERATURE = /^\d{1,3} ?° ?[CF]?(?: [\p{L} ]{2,24})?$/u
const COUNT_LENGTH = 32

/** Sets the match of lines that are one value of the page's data. */
export function markRawValues(scan: Scan, table: LineTable, match: (Match | undefined)[]): void {
  for (let k = 0; k < table.count; k++) {
    const start = table.start[k]!
    const end = table.end[k]!
    const first = scan.text.charCodeAt(start)
    // a digit or the h of http
    if (match[k] !== undefined || end - start > RAW_LENGTH || (first !== 104 && (first < 48 || first > 57))) continue
    const line = scan.text.slice(start, end)
    if (RAW_VALUE.test(line)) match[k] = { furniture: furnitureOf('page-furniture', 'data of the page'), strength: SURE }
    else if (line.length > COUNT_LENGTH) continue
    else if (PLAYER_TIME.test(line)) match[k] = { furniture: furnitureOf('gallery-controls', 'player controls'), strength: SURE }
    else if (GALLERY_COUNT.test(line)) match[k] = { furniture: furnitureOf('gallery-controls', 'gallery controls'), strength: LABEL }
    else if (TEMPERATURE.test(line)) match[k] = { furniture: furnitureOf('page-furniture', 'weather widget'), strength: LABEL }
  }
}

/** "IMG_20231104.jpg", "C:\\desk\\ferry_v3.docx": the name of a file by itself. */
const FILE_NAME = /^(?:[a-z]:\\|\/|\.\/)?[\w()\\/.~%-]{1,120}\.(?:jpe?g|png|gif|webp|svg|bmp|tiff?|heic|mp[34]|mov|avi|wav|m4a|pdf|docx?|odt|rtf|xlsx?|pptx?|indd|psd)$/i
const FILE_LENGTH = 130
/** "#Harbour #Strike": nothing but tags. */
const HASHTAGS = /^#[\p{L}\p{M}\p{N}_]{2,40}(?:[\s,]+#[\p{L}\p{M}\p{N}_]{2,40})+$/u
const HASHTAGS_LENGTH = 300
const NUMBER_SIGN = 35
const DOT = 46
/** Where the dot before a file's kind stands, counted from the end: ".mp4", ".jpeg". */
const DOT_FROM_END = [4, 5]

/** Sets the match of lines that are names of files, or tags of a network. */
export function markNames(scan: Scan, table: LineTable, match: (Match | undefined)[]): void {
  const { text } = scan
  for (let k = 0; k < table.count; k++) {
    if (match[k] !== undefined) continue
    const start = table.start[k]!
    const end = table.end[k]!
    const length = end - start
    if (text.charCodeAt(start) === NUMBER_SIGN) {
      if (length > HASHTAGS_LENGTH || !HASHTAGS.test(text.slice(start, end))) continue
      match[k] = { furniture: furnitureOf('navigation', 'tag list'), strength: SURE }
    } else if (length <= FILE_LENGTH && DOT_FROM_END.some((n) => text.charCodeAt(end - n) === DOT)) {
      if (FILE_NAME.test(text.slice(start, end))) match[k] = { furniture: furnitureOf('page-furniture', 'data of the page'), strength: SURE }
    }
  }
}

/** "DOW 38,989.83 ▼ -97.55 (-0.25%)": an arrow of the market between figures. */
const ARROWS = ['▲', '▼', '△', '▽']
const TICKER = /(?=.*[▲▼△▽])(?=.*\d[.,]\d)/
const TICKER_NUMBERS = 2
/** "0:00 / 1:42": where a player stands, and how long the film is. */
const PLAYER_TIME = /^\d{1,2}:\d\d(?::\d\d)? ?\/ ?\d{1,2}:\d\d(?::\d\d)?$/

/** Sets the match of the lines of market tickers. */
export function markTickers(scan: Scan, table: LineTable, match: (Match | undefined)[]): void {
  if (!ARROWS.some((arrow) => scan.text.includes(arrow))) return
  for (let k = 0; k < table.count; k++) {
    if (match[k] !== undefined || table.numbers[k]! < TICKER_NUMBERS || table.stop[k] !== NO_STOP || table.size[k]! > LINKS_SIZE) continue
    if (!TICKER.test(scan.text.slice(table.start[k], table.end[k]))) continue
    match[k] = { furniture: furnitureOf('page-furniture', 'market ticker'), strength: SURE }
  }
}

/** "stock cars 2018, stock cars brazil, …": words as search engines like them. */
const TAGS_LEAST = 4
const TAG_WORDS = 4

/** Sets the match of lists of tags, below their label or glued to it ("Tagsharbour, strike, ferry, docks"). */
export function markTags(scan: Scan, table: LineTable, match: (Match | undefined)[]): void {
  const { words } = scan
  for (let k = 0; k < table.count; k++) {
    if (match[k] !== undefined || table.stop[k] !== NO_STOP || table.words[k]! < TAGS_LEAST) continue
    const isLabelled = k > 0 && match[k - 1]?.furniture.kind === 'tag list'
    if (!isLabelled && !scan.text.startsWith('Tags', table.start[k])) continue
    const first = table.firstWord[k]!
    let commas = 0
    for (let i = first + 1; i < first + table.words[k]!; i++) if ((words.gap[i]! & GAP_COMMA) !== 0) commas++
    if (commas + 1 < TAGS_LEAST || table.words[k]! > (commas + 1) * TAG_WORDS) continue
    match[k] = { furniture: furnitureOf('navigation', 'tag list'), strength: SURE }
  }
}

/** Sets the match of breadcrumbs above the first paragraph. */
export function markBreadcrumbs(scan: Scan, table: LineTable, match: (Match | undefined)[]): void {
  for (let k = 0; k < table.count && !isProse(table, k); k++) {
    if (match[k] !== undefined || table.words[k]! < 2 || table.size[k]! > BREADCRUMB_SIZE || table.stop[k] !== NO_STOP) continue
    const parts = piecesOf(scan, table, k, BREADCRUMB_MARK)
    if (parts.length < 2 || parts.some((part) => sizeBetween(scan, part) > BREADCRUMB_PART_SIZE)) continue
    if (!isSection(scan, parts[0]!) && parts.filter((part) => isSection(scan, part)).length < 2) continue
    match[k] = { furniture: furnitureOf('navigation', 'breadcrumb'), strength: SURE }
  }
}

/**
 * Sets the match of lines before the first and after the last sentence that are written in another script than the article, Latin aside.
 */
export function markForeignLines(scan: Scan, table: LineTable, match: (Match | undefined)[]): void {
  const main = mainScript(scan)
  if (main === 0) return
  let first = 0
  while (first < table.count && !isSentence(table, first)) first++
  let last = table.count - 1
  while (last >= 0 && !isSentence(table, last)) last--
  for (let k = 0; k < table.count; k++) {
    if (k === first) k = Math.max(first, last)
    else if (match[k] === undefined && isForeign(scan, table, k, main)) {
      match[k] = { furniture: furnitureOf('foreign-script'), strength: SURE }
    }
  }
}

function isForeign(scan: Scan, table: LineTable, k: number, main: number): boolean {
  let foreign = 0
  const from = table.firstWord[k]!
  for (let i = from; i < from + table.words[k]!; i++) {
    const script = group(scriptOf(scan.text.charCodeAt(scan.words.start[i]!)))
    if (script === main) return false
    if (script !== 0 && script !== LATIN) foreign++
  }
  return foreign > 0
}

/** The script that most words of the text are written in; 0 when there is no such script. */
function mainScript(scan: Scan): number {
  const counts = new Map<number, number>()
  const step = Math.max(1, Math.floor(scan.words.count / SCRIPT_SAMPLE))
  let seen = 0
  let latin = 0
  for (let i = 0; i < scan.words.count; i += step) {
    const code = scan.text.charCodeAt(scan.words.start[i]!)
    if (code < FIRST_NOT_LATIN) {
      // a digit or a letter of English and its neighbours
      if (code < 65) continue
      latin++
      seen++
      continue
    }
    const script = group(scriptOf(code))
    if (script === 0) continue
    counts.set(script, (counts.get(script) ?? 0) + 1)
    seen++
  }
  if (latin > 0) counts.set(LATIN, (counts.get(LATIN) ?? 0) + latin)
  for (const [script, count] of counts) if (count >= seen * MAIN_SCRIPT) return script
  return 0
}

/**
 * What a page's markup says about its lines: names of elements, links, hidden parts, the article element. Feeds the same judgement as words
 * do.
 */
import type { Article, LineHint } from '../article.ts'
import { data } from '../lexicon/page-hints.yaml.ts'
import { markCards } from './cards.ts'
import { findContainer } from './container.ts'
import { furnitureOf, OPENER, SURE, type Match } from './lexicon.ts'
import { isProse, type LineTable } from './lines.ts'
import type { Part } from './parts.ts'

/** An element that holds more of the page's prose than this is no furniture, whatever it is called ("content-with-sidebar"). */
const MAIN_SHARE = 0.35
/** When the article element (or what is not hidden) holds so much of the prose, what is outside of it is held against a line. */
const TRUSTED_SHARE = 0.5
/** A line with more of its characters inside links is a link. */
const LINK = 0.85
const LINK_WORDS = 25
/** A row of a table of results. */
const ROW_WORDS = 5

// in words of prose, like the weights of the span
const OF_LINK = -4
/** Lines of these elements are short without being labels of a menu, as long as they are no links. */
const OWN_TAGS: ReadonlyMap<string, number> = new Map([
  ['td', 4], ['th', 4], ['li', 2], ['dt', 2], ['dd', 2], ['h2', 2], ['h3', 2], ['h4', 2], ['p', 1.5], ['blockquote', 3], ['pre', 3],
])
/** A long paragraph counts for no more. */
const PARAGRAPH_MOST = 60
/** Elements that hold running text: inside of the article's element above its first paragraph they are no section labels. */
const TEXT_TAGS: ReadonlySet<string> = new Set(['p', 'li', 'td', 'dt', 'dd', 'blockquote', 'pre'])
const OUTSIDE_ARTICLE = -8
const HIDDEN = -8
/** A box of other stories inside the article element does not end the article. */
const OPENER_INSIDE = 30
/** What is left of the weight of prose in a place that speaks against it. */
export const DOUBTED = 0.2

const PARTS: ReadonlySet<string> = new Set(['caption', 'byline', 'dateline'])
/** Elements that hold too much, or too little, for their names to say what it is: "tr.player" is a row of results. */
const UNNAMED: ReadonlySet<string> = new Set(['body', 'html', 'article', 'main', 'table', 'tbody', 'thead', 'tr', 'td', 'th'])
const KIND_OF_NAME: ReadonlyMap<string, string> = new Map(
  Object.entries(data).flatMap(([kind, names]) => names.map((name) => [name, kind] as const)),
)
/** Names of whole elements are the best witnesses; these tags say by themselves what they are. */
const TAG_KINDS: ReadonlyMap<string, string> = new Map([
  ['nav', 'navigation'], ['footer', 'site-notice'], ['aside', 'related-stories'], ['form', 'newsletter-prompt'], ['figcaption', 'caption'],
])

export interface PageSigns {
  /** Added to the weight of line k. */
  readonly bias: Float32Array
  /** 1 where prose weighs little because of where it stands. */
  readonly doubted: Uint8Array
  /** 1 for prose in the very place of the page where most of its prose stands: no teaser, whatever stands around it. */
  readonly own: Uint8Array
  /** 1 for every line in that place. */
  readonly home: Uint8Array
  /** 1 inside the element that holds the article's paragraphs. */
  readonly within: Uint8Array
  /** 1 outside of it, where it is known for sure: whatever stands there is the page's. */
  readonly beyond: Uint8Array
  /** 1 for lines that are nothing but a link. */
  readonly linked: Uint8Array
  /** 1 in the caption of a figure, which a page shows with its picture. */
  readonly figure: Uint8Array
}

/** Sets `match` and `part` of the lines that the page's markup names, and says what else speaks for or against a line. */
export function markPage(
  article: Article,
  table: LineTable,
  match: (Match | undefined)[],
  part: (Part | undefined)[],
  carriers: readonly number[],
): PageSigns | undefined {
  const hints = article.lineHints
  if (article.format !== 'page' || hints === undefined) return undefined
  const bias = new Float32Array(table.count)
  const doubted = new Uint8Array(table.count)
  const own = new Uint8Array(table.count)
  const atHome = new Uint8Array(table.count)
  const within = new Uint8Array(table.count)
  const beyond = new Uint8Array(table.count)
  const linked = new Uint8Array(table.count)
  const figure = new Uint8Array(table.count)
  const places = new Map<string, Place>()
  const proseAt = new Float32Array(table.count)
  const hintOf = (k: number): LineHint | undefined => hints[table.line[k]!]
  const proseOf = new Map<string, number>()
  let prose = 0
  let inArticle = 0
  let shown = 0
  for (let k = 0; k < table.count; k++) {
    const hint = hintOf(k)
    if (!hint || hint.links > LINK) continue
    const size = table.size[k]!
    const isRow = (hint.tag === 'td' || hint.tag === 'th') && size >= ROW_WORDS
    if (!isRow && !isProse(table, k)) continue
    prose += size
    if (hint.inArticle) inArticle += size
    if (!hint.hidden) shown += size
    if (isRow) continue
    proseAt[k] = Math.min(size, PARAGRAPH_MOST)
    const name = hint.path.join('>')
    const place = places.get(name)
    if (place) place.prose += size
    else places.set(name, { path: hint.path, prose: size })
    for (const element of new Set(hint.path)) proseOf.set(element, (proseOf.get(element) ?? 0) + size)
  }
  const trustArticle = inArticle > prose * TRUSTED_SHARE
  const home = [...places.values()].reduce((most: Place, place) => (place.prose > most.prose ? place : most), { path: [], prose: 0 })
  const trustHidden = shown > prose * TRUSTED_SHARE
  if (trustHidden) for (let k = 0; k < table.count; k++) if (hintOf(k)?.hidden) proseAt[k] = 0
  const isFurniture = (element: string, share: number): boolean => {
    const kind = kindOfName(element)
    return kind !== undefined && !PARTS.has(kind) && (share < MAIN_SHARE || kind === 'comment-form' || isSaidOutright(element))
  }
  const container = findContainer(table, hintOf, proseAt, carriers, isFurniture)
  if (container) markCards(table, hintOf, container, match)
  const around = new Set(container && hintOf(container.first)?.path.slice(0, container.level))
  const trustHome = home.prose > prose * MAIN_SHARE
  const kinds = new Map<string, string | undefined>()
  for (let k = 0; k < table.count; k++) {
    const hint = hintOf(k)
    if (!hint) continue
    const isWithin = container !== undefined && k >= container.first && k <= container.last
    if (container === undefined ? hint.inArticle : isWithin) within[k] = 1
    else if (container !== undefined) beyond[k] = 1
    const isHome = isSame(hint.path, home.path)
    if (container === undefined ? trustHome && isHome : isWithin && (isHome || (TEXT_TAGS.has(hint.tag) && hint.links <= LINK))) atHome[k] = 1
    if (isProse(table, k) && (isWithin || atHome[k] === 1)) own[k] = 1
    if (hint.links > LINK) linked[k] = 1
    if (hint.links > LINK && table.size[k]! < LINK_WORDS) bias[k]! += OF_LINK
    else if (trustArticle && hint.inArticle && match[k]?.strength === OPENER) bias[k]! += OPENER_INSIDE
    else if (hint.links < LINK / 2) bias[k]! += OWN_TAGS.get(hint.tag) ?? 0
    if (container === undefined ? trustArticle && !hint.inArticle : !isWithin) {
      bias[k]! += OUTSIDE_ARTICLE
      doubted[k] = 1
    }
    if (trustHidden && hint.hidden) {
      bias[k]! += HIDDEN
      doubted[k] = 1
    }
    const isMain = (element: string): boolean => around.has(element) || (proseOf.get(element) ?? 0) > prose * MAIN_SHARE
    const kind = kindOf(hint, kinds, isMain)
    if (kind === undefined) continue
    if (!PARTS.has(kind)) own[k] = 0
    if (kind === 'caption') figure[k] = 1
    if (PARTS.has(kind)) part[k] ??= match[k] === undefined && !(kind !== 'caption' && isProse(table, k)) ? (kind as Part) : undefined
    else match[k] ??= { furniture: furnitureOf(kind), strength: SURE }
  }
  return { bias, doubted, own, home: atHome, within, beyond, linked, figure }
}

/** The elements' names around some lines, and how much prose these lines have. */
interface Place {
  readonly path: readonly string[]
  prose: number
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  if (one.length !== other.length) return false
  // most differ in their innermost element
  for (let i = one.length - 1; i >= 0; i--) if (one[i] !== other[i]) return false
  return true
}

/** The innermost element whose name tells something. */
function kindOf(hint: LineHint, kinds: Map<string, string | undefined>, isMain: (element: string) => boolean): string | undefined {
  for (let i = hint.path.length - 1; i >= 0; i--) {
    const element = hint.path[i]!
    // a quotation is the article's, whatever it stands in: an embedded post in "div.social-embed"
    if (element.startsWith('blockquote')) return undefined
    let kind = kinds.get(element)
    if (kind === undefined && !kinds.has(element)) {
      kind = isMain(element) ? undefined : kindOfName(element)
      kinds.set(element, kind)
    }
    if (kind !== undefined) return kind
  }
  return undefined
}

/** Whether a tag or a whole class or id says what the element is: "aside", "div.sidebar"; "div.content-with-sidebar" does not. */
function isSaidOutright(element: string): boolean {
  const [tag, ...names] = element.split(/[.#]/)
  return TAG_KINDS.has(tag!.toLowerCase()) || names.some((name) => KIND_OF_NAME.has(name.toLowerCase()))
}

/** From "div#main.related-posts" to "related-stories". */
function kindOfName(element: string): string | undefined {
  const tag = /^[a-z0-9]*/i.exec(element)![0]
  const known = TAG_KINDS.get(tag.toLowerCase())
  if (known !== undefined) return known
  if (UNNAMED.has(tag)) return undefined
  for (const name of element.slice(tag.length).split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/)) {
    const kind = KIND_OF_NAME.get(name.toLowerCase())
    if (kind !== undefined) return kind
  }
  return undefined
}

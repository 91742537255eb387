/** The element of a page that holds the article's paragraphs: from the body down, always into the part with most of the prose. */
import type { LineHint } from '../article.ts'
import type { LineTable } from './lines.ts'

/** Line indexes into the table, inclusive. */
export interface Container {
  readonly first: number
  readonly last: number
  /** How many elements stand around its content, itself among them. */
  readonly level: number
}

/** A part that holds so much of its parent's prose is where the article stands. */
const MAIN_SHARE = 0.6
/** With the headline in it, or right above it, a smaller part will do. */
const HEADED_SHARE = 0.2
/** Parts of one name beside the main one that together hold more than this are its continuation, unless each has a heading. */
const SIBLING_SHARE = 0.05
/** A container holds at least so much of the page's prose, or it is none. */
const TRUSTED_SHARE = 0.5
/** Lines between a headline and the part that it heads: byline, date, share bar, picture. */
const HEADED_LINES = 30
/** Elements that are one paragraph, item or row. */
const PARAGRAPHS: ReadonlySet<string> = new Set([
  'p', 'span', 'a', 'b', 'i', 'em', 'strong', 'font', 'li', 'ul', 'ol', 'dl', 'dd', 'dt', 'th', 'blockquote', 'pre',
])
/** A part with one of these of its own may be another article. */
const HEADINGS: ReadonlySet<string> = new Set(['h1', 'h2'])
/** What headlines stand in; elsewhere the same words are a link to the article. */
const HEADLINE_TAGS: ReadonlySet<string> = new Set(['h1', 'h2', 'h3'])
/** Headline and standfirst, without the text. */
const HEADERS: ReadonlySet<string> = new Set(['header', 'hgroup', 'h1', 'h2', 'h3'])

interface Part extends Container {
  readonly label: string
  readonly mass: number
  readonly hasHeading: boolean
}

/**
 * `prose[k]`: what line k has of prose, in words, 0 for what is none. `isFurniture` tells by an element's name and its share of the prose
 * around it; with the headline in it, it is none.
 */
export function findContainer(
  table: LineTable,
  hintOf: (k: number) => LineHint | undefined,
  prose: Float32Array,
  carriers: readonly number[],
  isFurniture: (element: string, share: number) => boolean,
): Container | undefined {
  let current: Container = { first: 0, last: table.count - 1, level: 0 }
  let mass = prose.reduce((sum, words) => sum + words, 0)
  let total = mass
  let headed = false
  const inHeadings = carriers.filter((k) => HEADLINE_TAGS.has(hintOf(k)?.tag ?? ''))
  const headings = inHeadings.length > 0 ? inHeadings : carriers
  for (let level = 0; mass > 0; level++) {
    const around = mass
    const parts = partsOf(current, level, hintOf, prose).filter((part) => {
      if (carriers.length === 0 || !isFurniture(part.label, part.mass / around) || carriers.some((k) => k >= part.first && k <= part.last)) return true
      mass -= part.mass
      total -= part.mass
      return false
    })
    const main = parts.reduce((most: Part | undefined, part) => (most === undefined || part.mass > most.mass ? part : most), undefined)
    if (main === undefined) break
    const below = headedPart(parts, headings)
    const isHeaded = below !== undefined && below.mass >= mass * HEADED_SHARE && !isHeader(below.label)
    const next = isHeaded ? below : main.mass >= mass * MAIN_SHARE ? main : undefined
    if (next === undefined || isParagraph(next.label) || isHeader(next.label) || goesOnBeside(next, parts, mass)) break
    headed ||= isHeaded
    current = next
    mass = next.mass
  }
  return current.level > 0 && mass > 0 && (headed || mass >= total * TRUSTED_SHARE) ? current : undefined
}

const tagOf = (label: string): string => /^[a-z\d]*/i.exec(label)![0].toLowerCase()

/** Whether the element's tag is one of paragraphs, items and tables, not of boxes. */
export const isParagraph = (label: string): boolean => PARAGRAPHS.has(tagOf(label))
const isHeader = (label: string): boolean => HEADERS.has(tagOf(label))

/** The part that the headline stands in, else the first one below it. */
function headedPart(parts: readonly Part[], carriers: readonly number[]): Part | undefined {
  return parts.find((part) => carriers.some((k) => k >= part.first && k <= part.last))
    ?? parts.find((part) => carriers.some((k) => k < part.first && part.first - k <= HEADED_LINES))
}

/** Whether two elements have a class in common, or no classes at all. Cells of a table are columns, each with a text of its own. */
function areAlike(one: string, other: string): boolean {
  if (tagOf(one) === 'td') return false
  const [names, others] = [one, other].map((label) => label.split(/[.#]/))
  return names!.length === 1 ? one === other : names!.slice(1).some((name) => others!.includes(name, 1))
}

/** Whether other parts like it go on with the text. */
function goesOnBeside(main: Part, parts: readonly Part[], mass: number): boolean {
  let beside = 0
  for (const part of parts) if (part !== main && !part.hasHeading && areAlike(part.label, main.label)) beside += part.mass
  return beside > mass * SIBLING_SHARE
}

/** The elements one level down that hold prose, in order. */
function partsOf({ first, last }: Container, level: number, hintOf: (k: number) => LineHint | undefined, prose: Float32Array): Part[] {
  const parts: Part[] = []
  let k = first
  while (k <= last) {
    const number = hintOf(k)?.elements?.[level]
    let end = k
    let mass = 0
    let hasHeading = false
    for (; end <= last && hintOf(end)?.elements?.[level] === number; end++) {
      mass += prose[end]!
      hasHeading ||= HEADINGS.has(hintOf(end)?.tag ?? '')
    }
    if (number !== undefined && mass > 0) parts.push({ first: k, last: end - 1, level: level + 1, label: hintOf(k)!.path[level]!, mass, hasHeading })
    k = end
  }
  return parts
}

/** Learns the page templates of sources: lines that stand in several of a source's articles, whatever their language. */
import { isProse, tabulate, type LineTable } from '../article/anatomy/lines.ts'
import { hashShape, shapeOf, shapeOfLine, textOf } from '../article/line-shape.ts'
import { sourceOf, type PageTemplate, type PageTemplates } from '../article/page-template.ts'
import type { Reading } from '../article/reading.ts'
import { Clusters } from '../text/clusters.ts'
import { hashWord } from '../text/words.ts'

/** A line in fewer articles than this is a coincidence. */
const LEAST_ARTICLES = 3
const LEAST_SHARE = 0.15
/** In so many articles a line is template even where only one section of a large site has it. */
const MANY_ARTICLES = 5
/** A line that is the same in such a share of the articles that have its shape has a number of its own ("Pier 4"), not one that differs. */
const SAME_NUMBERS = 0.8
/** Two articles of which the shorter one has so much of its prose in common with the other are versions of one story. */
const SAME_STORY = 0.4

/** Of a source with more articles so many are compared: those whose texts have the smallest hashes, so that order changes nothing. */
const MOST_OF_A_SOURCE = 200
/** More articles of all sources together are not kept: some 3 kB each. What a source may have is halved until they fit, */
const MOST_ALTOGETHER = 100_000
/** but not below this; then a part of the sources, by the hashes of their names, is left out. */
const FEWEST_OF_A_SOURCE = 25
const SHARE_OF_SOURCES_LEFT = 0.75
const GREATEST_HASH = 0xffffffff
/** Of a longer text only so many lines at its head and at its foot are looked at: furniture of a page stands there. */
const MOST_AT_EACH_END = 120

/** What is kept of one article. */
interface Kept {
  /** Ascending within a source. */
  readonly rank: number
  /** Hashes of its lines and of their shapes, each once. */
  readonly shapes: Uint32Array
  /** Of each line of prose a hash of its first words, */
  readonly prose: Uint32Array
  /** and how many it has. */
  readonly words: Uint16Array
}

/** Articles are added one by one, in any order; the templates do not depend on it. */
export class TemplateLearner {
  private readonly sources = new Map<string, SourcePages>()
  private mostOfASource = MOST_OF_A_SOURCE
  private kept = 0
  /** Sources whose names have greater hashes are left out. */
  private greatestHash = GREATEST_HASH
  private readonly mostAltogether: number

  /** `mostAltogether`: articles of all sources that are kept at a time. */
  constructor(mostAltogether = MOST_ALTOGETHER) {
    this.mostAltogether = mostAltogether
  }

  /** Whether there were more sources than are kept, so that a part of them was left out. */
  get isPartial(): boolean {
    return this.greatestHash < GREATEST_HASH
  }

  /** Returns whether the article has a source; one without teaches nothing. */
  add(reading: Reading): boolean {
    const source = sourceOf(reading.article)
    if (source === undefined) return false
    if (hashWord(source) > this.greatestHash) return true
    let pages = this.sources.get(source)
    if (pages === undefined) {
      pages = new SourcePages()
      this.sources.set(source, pages)
    }
    this.kept += pages.add(reading, this.mostOfASource)
    while (this.kept > this.mostAltogether) this.shrink()
    return true
  }

  /** The templates of all sources in which lines recur; sources by name, lines by the number of articles they stand in. */
  templates(): PageTemplates {
    const learned = [...this.sources]
      .map(([source, pages]) => [source, pages.template()] as const)
      .filter(([, { lines }]) => Object.keys(lines).length > 0)
      .sort(([a], [b]) => (a < b ? -1 : 1))
    return { version: 1, sources: Object.fromEntries(learned) }
  }

  private shrink(): void {
    if (this.mostOfASource > FEWEST_OF_A_SOURCE) {
      this.mostOfASource /= 2
      for (const pages of this.sources.values()) this.kept -= pages.limit(this.mostOfASource)
      return
    }
    this.greatestHash = Math.floor(this.greatestHash * SHARE_OF_SOURCES_LEFT)
    for (const [source, pages] of this.sources) {
      if (hashWord(source) <= this.greatestHash) continue
      this.kept -= pages.limit(0)
      this.sources.delete(source)
    }
  }
}

class SourcePages {
  private readonly articles: Kept[] = []
  /** In how many of the kept articles a line or shape stands; and its text, once there are two. */
  private readonly counts = new Map<number, number>()
  private readonly texts = new Map<number, string>()

  /** Returns by how many the kept articles have become more: 0 or 1. */
  add(reading: Reading, most: number): number {
    const rank = rankOf(reading)
    const place = placeOf(this.articles, rank)
    // the same text twice is one article
    if (place >= most || this.articles[place]?.rank === rank) return 0
    this.articles.splice(place, 0, this.keep(reading, rank))
    return 1 - this.limit(most)
  }

  /** Drops all but the first ones; returns how many. */
  limit(most: number): number {
    const dropped = this.articles.splice(most)
    for (const { shapes } of dropped) {
      for (const shape of shapes) {
        const count = this.counts.get(shape)! - 1
        if (count > 0) this.counts.set(shape, count)
        else this.counts.delete(shape)
        if (count < 2) this.texts.delete(shape)
      }
    }
    return dropped.length
  }

  template(): PageTemplate {
    const stories = storiesOf(this.articles)
    const inStories = new Map<number, number>()
    for (const story of stories) {
      const shapes = new Set(story.flatMap(({ shapes }) => [...shapes]))
      for (const shape of shapes) if (this.texts.has(shape)) inStories.set(shape, (inStories.get(shape) ?? 0) + 1)
    }
    const articles = stories.length
    const recurring = [...inStories].filter(([, count]) => recurs(count, articles))
    const counts = recurring.map(([shape, count]) => [this.texts.get(shape)!, count] as const)
    const lines = [...withoutDoubles(new Map(counts))]
      .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    return { articles, lines: Object.fromEntries(lines) }
  }

  private keep(reading: Reading, rank: number): Kept {
    const { scan } = reading
    const table = tabulate(scan)
    const shapes = new Set<number>()
    const prose: number[] = []
    const words: number[] = []
    for (const k of linesToLearn(reading, table)) {
      if (isProse(table, k)) {
        prose.push(table.hash[k]!)
        words.push(Math.min(table.words[k]!, 0xffff))
      }
      const line = { start: table.start[k]!, end: table.end[k]!, firstWord: table.firstWord[k]!, words: table.words[k]! }
      const shape = shapeOf(scan, line)
      if (shape === undefined) continue
      this.count(shape, shapes)
      const text = textOf(scan, line)!
      if (text !== shape) this.count(text, shapes)
    }
    return { rank, shapes: Uint32Array.from(shapes), prose: Uint32Array.from(prose), words: Uint16Array.from(words) }
  }

  /** Counts a line or shape, once an article. */
  private count(text: string, ofArticle: Set<number>): void {
    const hash = hashShape(text)
    if (ofArticle.has(hash)) return
    ofArticle.add(hash)
    const count = (this.counts.get(hash) ?? 0) + 1
    this.counts.set(hash, count)
    // a copy: a slice would keep the whole article in memory
    if (count === 2) this.texts.set(hash, Buffer.from(text, 'utf16le').toString('utf16le'))
  }
}

/** Of lines whose numbers differ the shape; of a line that is the same nearly everywhere the line, and no shape. */
function withoutDoubles(counts: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const left = new Map(counts)
  for (const [line, count] of counts) {
    const shape = shapeOfLine(line)
    if (shape === undefined || shape === line) continue
    left.delete(count >= SAME_NUMBERS * (counts.get(shape) ?? 0) ? shape : line)
  }
  return left
}

function recurs(count: number, articles: number): boolean {
  return (count >= LEAST_ARTICLES && count >= LEAST_SHARE * articles) || count >= MANY_ARTICLES
}

/** All lines but those that tell who wrote the article and when, and what a picture shows. */
function* linesToLearn({ blocks }: Reading, table: LineTable): Generator<number> {
  let block = 0
  for (let k = 0; k < table.count; k++) {
    if (k >= MOST_AT_EACH_END && k < table.count - MOST_AT_EACH_END) continue
    while (block < blocks.length && blocks[block]!.lastLine < table.line[k]!) block++
    const role = blocks[block]?.role
    if (role !== 'byline' && role !== 'dateline' && role !== 'caption') yield k
  }
}

/** A number that is as good as the text's own: 32 bits of its words, 20 of their number. */
function rankOf({ scan: { words } }: Reading): number {
  let hash = 0
  for (let i = 0; i < words.count; i++) hash = Math.imul(hash ^ words.hash[i]!, 0x9e3779b1) ^ (hash >>> 15)
  return (hash >>> 0) * 2 ** 20 + (words.count % 2 ** 20)
}

/** How many of the articles have a smaller rank. */
function placeOf(articles: readonly Kept[], rank: number): number {
  let low = 0
  let high = articles.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (articles[middle]!.rank < rank) low = middle + 1
    else high = middle
  }
  return low
}

/** The articles by story. */
function storiesOf(articles: readonly Kept[]): readonly (readonly Kept[])[] {
  const holders = new Map<number, number[]>()
  const proseOf: number[] = []
  for (const [article, { prose, words }] of articles.entries()) {
    proseOf.push(words.reduce((sum, count) => sum + count, 0))
    for (const line of new Set(prose)) {
      const list = holders.get(line)
      if (list === undefined) holders.set(line, [article])
      else list.push(article)
    }
  }
  const clusters = new Clusters(articles.length)
  for (const [later, { prose, words }] of articles.entries()) {
    const shared = new Map<number, number>()
    for (const [i, line] of prose.entries()) {
      for (const earlier of holders.get(line)!) {
        if (earlier >= later) break
        shared.set(earlier, (shared.get(earlier) ?? 0) + words[i]!)
      }
    }
    for (const [earlier, count] of shared) {
      if (count >= SAME_STORY * Math.min(proseOf[earlier]!, proseOf[later]!)) clusters.link(earlier, later)
    }
  }
  const stories = new Map<number, Kept[]>()
  for (const [article, kept] of articles.entries()) {
    const story = clusters.of(article)
    const list = stories.get(story)
    if (list === undefined) stories.set(story, [kept])
    else list.push(kept)
  }
  return [...stories.values()]
}

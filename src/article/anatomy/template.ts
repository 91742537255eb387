/**
 * Which lines of a text are its source's page template. That a line recurs in a source does not make it furniture: crossheads, the
 * questions of an interview, names of speakers and authors recur too. What counts is in how many articles it stands, where in this one, and
 * its form.
 *
 * The numbers were found on 22 outlets of ../shared/data/background and read against 21 others.
 */
import { scan as scanText, type Scan } from '../../text/scan.ts'
import type { Article } from '../article.ts'
import {
  hashShape, isShape, isVariable, shapeOf, shapeOfLine, textOf, variationOf, type ShapedLine, type Variation,
} from '../line-shape.ts'
import { sourceOf, type PageTemplate } from '../page-template.ts'
import type { Role } from '../reading.ts'
import type { Furniture } from './lexicon-table.ts'
import { furnitureOf, SURE } from './lexicon.ts'
import { asks, COLON, FULL_STOP, isProse, type LineTable } from './lines.ts'
import { isName } from './bylines.ts'
import type { Verdict } from './verdict.ts'
import type { LineSigns } from './span.ts'

/** In how many of how many articles of the source a line stands. */
interface Recurrence {
  readonly articles: number
  readonly of: number
  /** Its numbers differ from article to article. */
  readonly varies: boolean
}

/** Which lines recur in the source, by line of the table. */
export type Recurring = readonly (Recurrence | undefined)[]

const RESIDUE = 'page-template'
const furniture = (): Furniture => furnitureOf(RESIDUE, 'line of the source\'s page template')
const CONFIDENCE = 0.9
/** A number with a word or two may be the page's counter, or a match's attendance; a price or a share may be the news. */
const COUNT_CONFIDENCE = 0.6
const COUNT_WORDS = 2

/** In so many articles, and in such a share of them, a line is template above or below everything of the article's own. */
const AT_EDGE = { articles: 3, share: 0.3 }
/** Whole sentences do not meet by accident; */
const SENTENCE_AT_EDGE = { articles: 3, share: 0.2 }
/** in so many articles they are template whatever the share: one section of a large site has them. */
const MANY_AT_EDGE = { articles: 5, share: 0 }
/** Single words, and sentences like "The trial continues.", end many an article by themselves. */
const STOCK_AT_EDGE = { articles: 4, share: 0.5 }
/** Between the article's own lines. */
const INSIDE = { articles: 4, share: 0.5 }
/** Without a stop it may be a crosshead that a series has in each of its articles. */
const UNSTOPPED_INSIDE = { articles: 4, share: 0.6 }
const PARAGRAPH_INSIDE = { articles: 8, share: 0.1 }
/** A sentence with a number that differs: reports on markets, courts and the weather have such sentences too. */
const NUMBERED_SENTENCE = { articles: 4, share: 0.8 }

/** Crossheads that recur ("What you need to know") are shorter, in words. */
const LEAST_INSIDE = 6
/** Stock sentences and longer crossheads are shorter. */
const SENTENCE = 8
const PARAGRAPH = 12
/** Where words have no spaces between them so many code units count as one. */
const WORD_LENGTH = 12
/** A short line that comes back in the text itself is the name of a speaker, a refrain, a mark between parts. */
const REFRAIN = 3
/** Names of authors have no more words. */
const NAME_WORDS = 3
/** A text of which more of the prose recurs is another version of an article that was compared. */
const MOST_OF_PROSE = 0.6

/** From here on nobody has to look before the line is deleted. */
const CERTAIN = { articles: 3, share: 0.3 }

/** What was taken for the headline is the masthead when nearly every page has it. */
const MASTHEAD = { articles: 5, share: 0.8 }

/** What stays what it is, however often it recurs. */
const PARTS: ReadonlySet<Role> = new Set<Role>(['headline', 'byline', 'dateline', 'caption'])

interface Compiled {
  /** By the hash of a line, or of its shape where its numbers differ. */
  readonly lines: ReadonlyMap<number, Recurrence>
  /** Hashes of the words that they begin with: hardly any line of an article does. */
  readonly beginnings: ReadonlySet<number>
}

const compiled = new WeakMap<PageTemplate, Compiled>()
/** Stands for a number, or a word of a date, at the beginning. */
const VARIABLE = -1

function compile(template: PageTemplate): Compiled {
  const known = compiled.get(template)
  if (known !== undefined) return known
  const lines = new Map<number, Recurrence>()
  const beginnings = new Set<number>()
  for (const [line, articles] of Object.entries(template.lines)) {
    const varies = isShape(line)
    const text = varies ? shapeOfLine(line) : line
    if (text === undefined) continue
    lines.set(hashShape(text), { articles, of: template.articles, varies })
    const { words } = scanText(text)
    const startsVariable = varies && text.indexOf('#') < (words.count > 0 ? words.start[0]! : text.length)
    beginnings.add(startsVariable ? VARIABLE : words.hash[0]!)
  }
  const made = { lines, beginnings }
  compiled.set(template, made)
  return made
}

const lineAt = (table: LineTable, k: number): ShapedLine =>
  ({ start: table.start[k]!, end: table.end[k]!, firstWord: table.firstWord[k]!, words: table.words[k]! })

/** The lines that the template has, whatever they are in this text; undefined when there is none. */
export function recurringLines(scan: Scan, table: LineTable, template: PageTemplate): Recurring | undefined {
  const { lines: known, beginnings } = compile(template)
  if (known.size === 0) return undefined
  let some = false
  const lines: (Recurrence | undefined)[] = []
  const lookUp = (line: string | undefined): Recurrence | undefined => (line === undefined ? undefined : known.get(hashShape(line)))
  const variable = beginnings.has(VARIABLE)
  const mayRecur = (k: number): boolean => {
    const first = table.firstWord[k]!
    if (table.words[k] === 0) return false
    if (beginnings.has(scan.words.hash[first]!)) return true
    return variable && (isVariable(scan.words, first) || scan.text.slice(table.start[k], scan.words.start[first]).includes('#'))
  }
  for (let k = 0; k < table.count; k++) {
    if (!mayRecur(k)) continue
    const line = lineAt(table, k)
    lines[k] = lookUp(textOf(scan, line)) ?? lookUp(shapeOf(scan, line))
    some ||= lines[k] !== undefined
  }
  return some ? lines : undefined
}

/** The signs with the masthead among the furniture, when that was taken for the headline; undefined when it was not. */
export function withMasthead(signs: LineSigns, recurring: Recurring, headline: number | undefined): LineSigns | undefined {
  if (headline === undefined || !reaches(recurring[headline], MASTHEAD)) return undefined
  return { ...signs, match: signs.match.with(headline, { furniture: furniture(), strength: SURE }) }
}

function reaches(line: Recurrence | undefined, { articles, share }: { readonly articles: number; readonly share: number }): boolean {
  return line !== undefined && line.articles >= articles && line.articles >= share * line.of
}

export interface RecurringText {
  readonly article: Article
  readonly scan: Scan
  readonly table: LineTable
  readonly signs: Pick<LineSigns, 'match' | 'part' | 'carriers'>
  readonly recurring: Recurring
}

/**
 * Changes the verdicts on recurring lines that are furniture. What is known as furniture of another kind, or as a part of the article, stays.
 */
export function judgeRecurring(text: RecurringText, verdicts: Verdict[]): void {
  const { signs, recurring } = text
  const lines = new RecurringLines(text, verdicts)
  lines.markEdges()
  lines.markInside()
  lines.markBetween()
  lines.keepVersions()
  for (const k of lines.marked) {
    // a label that the lexicon was not sure of keeps its name
    const { residue, role, kind } = signs.match[k]?.furniture ?? furniture()
    const { articles, of } = recurring[k]!
    const confidence = lines.mayBeNews(k) ? COUNT_CONFIDENCE : CONFIDENCE
    const certain = confidence === CONFIDENCE && reaches(recurring[k], CERTAIN)
    verdicts[k] = { role, residue, kind, title: `${kind}, in ${articles} of ${of} articles`, confidence, certain, recurs: true }
  }
}

class RecurringLines {
  readonly marked = new Set<number>()
  private readonly text: RecurringText
  private readonly verdicts: readonly Verdict[]
  /** The first and the last line that something of the article's own stands before and after. */
  private first = 0
  private last: number

  constructor(text: RecurringText, verdicts: readonly Verdict[]) {
    this.text = text
    this.verdicts = verdicts
    this.last = text.table.count - 1
  }

  /** From both ends up to the article's own lines. */
  markEdges(): void {
    const { scan, table } = this.text
    let skipped = false
    for (; this.first < table.count; this.first++) {
      const k = this.first
      if (this.isTemplateAtEdge(k) && !asks(scan, table, k)) this.marked.add(k)
      else if (!this.isOwn(k)) continue
      // a standfirst may stand above them
      else if (!skipped && table.stop[k] !== FULL_STOP && this.isTemplateAtEdge(k + 1)) skipped = true
      else break
    }
    if (this.beginsOutline()) this.marked.delete(this.first - 1)
    for (; this.last > this.first; this.last--) {
      if (this.isTemplateAtEdge(this.last)) this.marked.add(this.last)
      else if (this.isOwn(this.last)) break
    }
  }

  markInside(): void {
    const { scan, table, recurring } = this.text
    for (let k = this.first; k <= this.last; k++) {
      if (!this.isOpen(k) || this.size(k) < LEAST_INSIDE || table.stop[k] === COLON || asks(scan, table, k)) continue
      const least = table.stop[k] !== FULL_STOP && this.size(k) < SENTENCE ? UNSTOPPED_INSIDE : INSIDE
      if (reaches(recurring[k], least) || (this.size(k) >= PARAGRAPH && reaches(recurring[k], PARAGRAPH_INSIDE))) this.marked.add(k)
    }
  }

  /** Short lines between furniture and furniture: a crosshead has its text below it. */
  markBetween(): void {
    const { scan, table, recurring } = this.text
    const isFurniture = (k: number): boolean => this.marked.has(k) || this.verdicts[k]?.residue !== undefined
    const mayGo = (k: number): boolean =>
      k <= this.last && this.isOpen(k) && !this.marked.has(k) && reaches(recurring[k], INSIDE) && !asks(scan, table, k)
    for (let k = this.first; k <= this.last; k++) {
      let end = k
      while (mayGo(end)) end++
      if (end > k && isFurniture(k - 1) && isFurniture(end)) for (let i = k; i < end; i++) this.marked.add(i)
      k = end
    }
  }

  /** A template that would take most of an article has learned the article. */
  keepVersions(): void {
    const { table } = this.text
    let prose = 0
    let recurring = 0
    for (let k = 0; k < table.count; k++) {
      if (this.verdicts[k]!.residue !== undefined || !isProse(table, k)) continue
      prose += table.size[k]!
      if (this.marked.has(k)) recurring += table.size[k]!
    }
    if (recurring <= prose * MOST_OF_PROSE) return
    for (const k of this.marked) if (isProse(table, k)) this.marked.delete(k)
  }

  /** Whether its number, or what is measured, may be what the article tells. */
  mayBeNews(k: number): boolean {
    if (!this.varies(k)) return false
    const { fixed, dated, measured } = this.variation(k)
    return measured || (fixed <= COUNT_WORDS && !dated)
  }

  private varies(k: number): boolean {
    return this.text.recurring[k]?.varies === true
  }

  private variation(k: number): Variation {
    return variationOf(this.text.scan, lineAt(this.text.table, k))
  }

  private isNumberedSentence(k: number): boolean {
    const { runs, measured } = this.variation(k)
    return runs === 1 && !measured && reaches(this.text.recurring[k], NUMBERED_SENTENCE)
  }

  private size(k: number): number {
    const { table } = this.text
    return Math.max(table.size[k]!, (table.end[k]! - table.start[k]!) / WORD_LENGTH)
  }

  /** It recurs, and nothing else is known of it. */
  private isOpen(k: number): boolean {
    const { scan, table, recurring } = this.text
    if (recurring[k] === undefined || this.isKnown(k)) return false
    if (this.size(k) < LEAST_INSIDE && table.copies[k]! >= REFRAIN) return false
    if (this.varies(k) && table.stop[k] === FULL_STOP && !this.isNumberedSentence(k)) return false
    return !(table.words[k]! <= NAME_WORDS && isName(scan, table, k)) || this.namesSource(k)
  }

  private isKnown(k: number): boolean {
    const { role, residue } = this.verdicts[k]!
    const part = this.text.signs.part[k]
    return (residue !== undefined && residue !== RESIDUE) || PARTS.has(role) || part === 'byline' || part === 'dateline'
      || this.text.signs.carriers.includes(k)
  }

  private isOwn(k: number): boolean {
    const { table, signs } = this.text
    return signs.match[k] === undefined && !this.isKnown(k) && table.words[k]! > 0 && !this.marked.has(k)
  }

  private isTemplateAtEdge(k: number): boolean {
    const { table, recurring } = this.text
    if (k >= table.count || !this.isOpen(k)) return false
    const line = recurring[k]
    const size = this.size(k)
    if (size < 2 || (table.stop[k] === FULL_STOP && size < SENTENCE)) return reaches(line, STOCK_AT_EDGE)
    return size < SENTENCE ? reaches(line, AT_EDGE) : reaches(line, SENTENCE_AT_EDGE) || reaches(line, MANY_AT_EDGE)
  }

  /** Whether a short line right above the text has others like it inside: they are the crossheads of a fixed outline. */
  private beginsOutline(): boolean {
    if (!this.marked.has(this.first - 1) || this.size(this.first - 1) >= LEAST_INSIDE) return false
    for (let k = this.first; k <= this.last; k++) if (this.isOpen(k) && this.size(k) < LEAST_INSIDE) return true
    return false
  }

  /** "The Harbour Gazette" in articles of harbourgazette.example. */
  private namesSource(k: number): boolean {
    const { article, scan, table } = this.text
    const letters = (name: string): string => name.toLowerCase().replace(/^the\b|[^\p{L}]/gu, '')
    const source = letters((sourceOf(article) ?? '').replace(/\.[a-z.]+$/i, ''))
    const line = letters(scan.text.slice(table.start[k], table.end[k]))
    return source !== '' && (line === source || (line.startsWith(source) && source.length * 2 > line.length))
  }
}

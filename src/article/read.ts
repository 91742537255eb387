import type { Node } from 'unist'
import { pairQuotations, type Quotations, type QuotationSpan } from '../text/quotations.ts'
import { scan } from '../text/scan.ts'
import { findAnatomy, type Anatomy } from './anatomy.ts'
import { LONGEST_SOURCE_TEXT, type Article } from './article.ts'
import { attribute, type Attributed } from './attributions.ts'
import { languageOf, primaryLanguage } from './language.ts'
import type { PageTemplate } from './page-template.ts'
import type { Block, Headline, Quotation, Reading, Speaker, Term } from './reading.ts'
import { tag } from './terms.ts'
import { treeOf } from './tree.ts'

/** At 0.1 MB of text a second, tagging more sentences of one article than this would cost more than everything else together. */
const MOST_TAGGED = 60

export interface ReadOptions {
  /** The page template of the article's source. */
  readonly template?: PageTemplate | undefined
}

/** Reads the article's text. Nothing is worked out before it is asked for, and nothing twice. */
export function read(article: Article, { template }: ReadOptions = {}): Reading {
  return new TextReading(article, 'text', article.text, template)
}

/** Reads the headline that stands in a field of its own; undefined when there is none. `language` is that of the article. */
export function readHeadline(article: Article, language: string): Reading | undefined {
  if (article.format !== 'record' || article.headline === undefined || article.headline.trim() === '') return undefined
  return new TextReading({ ...article, language }, 'headline', article.headline)
}

class TextReading implements Reading {
  readonly scan
  private foundLanguage: string | undefined
  private foundSourceText: Reading | undefined
  private foundAnatomy: Anatomy | undefined
  private foundQuotations: Quotations | undefined
  private foundAttributions: Attributed | undefined
  private foundQuotes: readonly Quotation[] | undefined
  private foundOutermost: readonly QuotationSpan[] | undefined
  private readonly trees = new Map<number, Node>()
  private readonly tagged = new Map<number, readonly Term[]>()
  untagged = 0

  readonly article: Article
  readonly part: 'text' | 'headline'
  readonly text: string
  readonly template: PageTemplate | undefined

  constructor(article: Article, part: 'text' | 'headline', text: string, template?: PageTemplate) {
    this.article = article
    this.part = part
    this.text = text
    this.template = template
    this.scan = scan(text)
  }

  get language(): string {
    return (this.foundLanguage ??= this.givenLanguage() ?? languageOf(this.scan))
  }

  /** A value that names no language (a record's `12`, "English") is no reason to keep rules quiet. */
  private givenLanguage(): string | undefined {
    return this.article.language ? primaryLanguage(this.article.language) : undefined
  }

  private get anatomy(): Anatomy {
    if (!this.foundAnatomy) {
      this.foundAnatomy = this.part === 'headline' ? this.headlineAlone() : findAnatomy(this.article, this.scan, this.language, this.template)
    }
    return this.foundAnatomy
  }

  private headlineAlone(): Anatomy {
    const end = this.text.trimEnd().length
    const start = end - this.text.trim().length
    const block: Block = { role: 'headline', firstLine: 0, lastLine: this.scan.lines.count - 1, start, end, confidence: 1, outside: false }
    return { blocks: [block], headline: { text: this.text.slice(start, end), place: { part: 'headline', start, end } } }
  }

  get sourceText(): Reading | undefined {
    const { sourceText } = this.article
    if (sourceText === undefined) return undefined
    if (sourceText.length > LONGEST_SOURCE_TEXT) throw new RangeError(`the source text is longer than ${LONGEST_SOURCE_TEXT} characters`)
    return (this.foundSourceText ??= new TextReading({ text: sourceText, format: 'text' }, 'text', sourceText))
  }

  get headline(): Headline | undefined {
    return this.anatomy.headline
  }

  get blocks(): readonly Block[] {
    return this.anatomy.blocks
  }

  blockAt(offset: number): Block | undefined {
    const { blocks } = this
    let low = 0
    let high = blocks.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (blocks[middle]!.end > offset) high = middle
      else low = middle + 1
    }
    const block = blocks[low]
    return block !== undefined && block.start <= offset ? block : undefined
  }

  private get quotations(): Quotations {
    return (this.foundQuotations ??= pairQuotations(this.scan))
  }

  private get attributed(): Attributed {
    return (this.foundAttributions ??= attribute(this.scan, this.quotations.spans, this.blocks, this.language))
  }

  get quotes(): readonly Quotation[] {
    return (this.foundQuotes ??= this.quotations.spans.map((span, i) => new SpokenQuotation(span, () => this.attributed.speakerOf(i))))
  }

  get unopenedQuotes(): readonly number[] {
    return this.quotations.unopened
  }

  quoteAt(offset: number): QuotationSpan | undefined {
    const outermost = (this.foundOutermost ??= this.quotations.spans.filter((span) => span.depth === 0))
    // outermost quotations do not overlap, so the last one that starts before the offset decides
    let low = 0
    let high = outermost.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (outermost[middle]!.start > offset) high = middle
      else low = middle + 1
    }
    const span = outermost[low - 1]
    return span !== undefined && offset < span.end ? span : undefined
  }

  get attributions(): Reading['attributions'] {
    return this.attributed.attributions
  }

  attributionsIn(sentence: number): Reading['attributions'] {
    return this.attributed.attributionsIn(sentence)
  }

  saidShare(sentence: number): number {
    return this.attributed.saidShare(sentence)
  }

  tree(paragraph: number): Node {
    const { paragraphs } = this.scan
    let tree = this.trees.get(paragraph)
    if (!tree) {
      const start = paragraphs.start[paragraph] ?? 0
      tree = treeOf(this.text.slice(start, paragraphs.end[paragraph]), start)
      this.trees.set(paragraph, tree)
    }
    return tree
  }

  terms(sentence: number): readonly Term[] {
    const { sentences } = this.scan
    let terms = this.tagged.get(sentence)
    if (!terms) {
      if (this.tagged.size >= MOST_TAGGED) {
        this.untagged++
        return []
      }
      const start = sentences.start[sentence] ?? 0
      terms = tag(this.text.slice(start, sentences.end[sentence]), start)
      this.tagged.set(sentence, terms)
    }
    return terms
  }
}

/** A quotation whose speaker is looked for when somebody asks: pairing marks is cheap, attributions are not. */
class SpokenQuotation implements Quotation {
  readonly start: number
  readonly end: number
  readonly closed: boolean
  readonly depth: number
  readonly words: number
  private readonly findSpeaker: () => Speaker | undefined

  constructor(span: QuotationSpan, findSpeaker: () => Speaker | undefined) {
    this.start = span.start
    this.end = span.end
    this.closed = span.closed
    this.depth = span.depth
    this.words = span.words
    this.findSpeaker = findSpeaker
  }

  get speaker(): Speaker | undefined {
    return this.findSpeaker()
  }
}

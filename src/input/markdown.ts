import { parse, postprocess, preprocess } from 'micromark'
import { Directives } from './directives.ts'
import type { Entry, ReadOptions } from './entry.ts'
import { disabledRules, namesOf, textOf } from './field-values.ts'
import { readFrontMatter } from './front-matter.ts'
import { decodeEntity } from './html-entities.ts'
import { writeMarkup } from './html-text.ts'
import { type MarkdownBlock, type MarkdownBlocks, markdownBlocks } from './markdown-blocks.ts'
import type { MarkdownChunk } from './markdown-chunk.ts'
import { type ElementStart, type LineContext, TextWriter } from './text-writer.ts'

/** A Markdown file: its readable text, a line a block, with the front matter's facts. */
export function readMarkdown(document: string, path: string, options: ReadOptions): Entry {
  const { fields, end, notices } = readFrontMatter(document)
  const blocks = markdownBlocks(document, end)
  const writer = new TextWriter(document, blocks.leftOut)
  const directives = new Directives()
  new MarkdownReader(document, writer, directives).read(blocks)
  const { text, lineHints, map } = writer.finish()
  const disable = disabledRules(fields)
  const facts = {
    id: textOf(fields['id']),
    headline: textOf(fields['headline']) ?? textOf(fields['title']),
    source: namesOf(fields['source']),
    url: textOf(fields['url']) ?? textOf(fields['link']) ?? textOf(fields['permalink']),
    byline: namesOf(fields['byline']) ?? namesOf(fields['author']) ?? namesOf(fields['authors']),
    publishedAt: dateOf(fields['publishedAt']) ?? dateOf(fields['date']),
    language: options.language ?? textOf(fields['language']) ?? textOf(fields['lang']),
    disable: disable.length > 0 ? disable : undefined,
  }
  const known = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined))
  const said = [...notices]
  if (blocks.plain > 0) said.push(`${blocks.plain} of its paragraphs with more marks than text; read as plain text`)
  if (text === '') said.push('the text is empty')
  const article = { text, format: 'markdown' as const, lineHints, ...known }
  return { path, article, document, map, directives: directives.over(text), notices: said }
}

/** YAML's older schema makes dates of dates. */
function dateOf(value: unknown): string | undefined {
  return value instanceof Date ? value.toISOString() : textOf(value)
}

type Event = ReturnType<typeof postprocess>[number]
type Token = Event[1]

/** What these hold is not text. */
const NOT_TEXT: ReadonlySet<string> = new Set([
  'codeFenced', 'codeIndented', 'definition', 'image', 'reference', 'resource', 'setextHeadingLine', 'thematicBreak',
])
const INLINE: ReadonlySet<string> = new Set(['emphasis', 'strong', 'link', 'codeText', 'autolink'])
const BLOCKS: ReadonlySet<string> = new Set(['paragraph', 'atxHeading', 'setextHeading'])

const PARAGRAPH: LineContext = { tag: 'p', inArticle: true, path: ['p'], elements: [] }

class MarkdownReader {
  readonly #document: string
  readonly #writer: TextWriter
  readonly #directives: Directives
  /** One for all chunks: it knows the definitions. */
  readonly #parser = parse()
  #chunk: MarkdownChunk | undefined
  #chunkText = ''
  /** `blockquote`, `ul`, `li` around the block. */
  readonly #containers: string[] = []
  readonly #elements: ElementStart[] = []
  /** The token whose content is skipped. */
  #skipped: Token | undefined
  /** Where the mark of a list item stands that has no text yet. */
  #itemStart = -1
  #joinsList = false
  /** Of the table's row that the chunk is, if it is one. */
  #pipes: readonly number[] | undefined
  #nextPipe = 0
  /** Of the block's text, without its marks. */
  #contentStart = -1
  #contentEnd = -1

  constructor(document: string, writer: TextWriter, directives: Directives) {
    this.#document = document
    this.#writer = writer
    this.#directives = directives
  }

  read({ blocks, definitions }: MarkdownBlocks): void {
    for (const label of definitions) this.#parser.defined.push(label.replace(/[\t\n\r ]+/g, ' ').trim().toLowerCase().toUpperCase())
    for (const block of blocks) this.#block(block)
  }

  #block(block: MarkdownBlock): void {
    switch (block.kind) {
      case 'paragraph':
        this.#paragraph(block.start, block.end)
        break
      case 'markup':
        this.#markup(block.start, block.end)
        break
      case 'chunk':
        this.#joinsList = block.joinsList
        this.#events(block.chunk)
        break
      case 'row':
        this.#pipes = block.pipes
        this.#nextPipe = 0
        this.#writer.separate(block.isFirst ? '\n\n' : '\n')
        this.#events(block.chunk)
        this.#pipes = undefined
        break
    }
  }

  #paragraph(start: number, end: number): void {
    this.#writer.separate('\n\n')
    this.#writer.context = PARAGRAPH
    const begun = this.#writer.openElement(start)
    this.#writer.copy(start, end)
    this.#writer.closeElement(begun, end, 'block')
    this.#writer.separate('\n\n')
  }

  #events(chunk: MarkdownChunk): void {
    this.#chunk = chunk
    this.#chunkText = chunk.text
    this.#parser.lazy = {}
    for (const [way, token] of postprocess(this.#parser.document().write(preprocess()(this.#chunkText, undefined, true)))) {
      if (this.#skipped !== undefined) {
        if (way === 'exit' && token === this.#skipped) this.#skipped = undefined
      } else if (way === 'enter') {
        this.#enter(token)
      } else {
        this.#exit(token)
      }
    }
  }

  #enter(token: Token): void {
    const { type } = token
    if (NOT_TEXT.has(type)) {
      this.#skipped = token
      if (type === 'image') this.#writer.other()
    } else if (BLOCKS.has(type)) {
      this.#enterBlock(token)
    } else if (INLINE.has(type)) {
      this.#extend(token)
      this.#elements.push(this.#writer.openElement(this.#place(token.start.offset)))
      if (type === 'link' || type === 'autolink') this.#writer.inLink = true
    } else if (type === 'blockQuote') {
      this.#containers.push('blockquote')
      this.#writer.separate('\n\n')
    } else if (type === 'listOrdered' || type === 'listUnordered') {
      if (!this.#containers.includes('li')) this.#writer.separate(this.#joinsList ? '\n' : '\n\n')
      this.#containers.push(type === 'listOrdered' ? 'ol' : 'ul', 'li')
    } else if (type === 'listItemPrefix') {
      this.#itemStart = this.#place(token.start.offset)
      this.#writer.separate('\n')
    }
  }

  #exit(token: Token): void {
    const { type } = token
    const start = token.start.offset
    const end = token.end.offset
    switch (type) {
      case 'data':
      case 'codeTextData':
      case 'autolinkProtocol':
      case 'autolinkEmail':
        this.#extend(token)
        this.#copy(start, end)
        break
      case 'characterEscape':
      case 'characterReference': {
        this.#extend(token)
        const written = this.#chunkText.slice(start, end)
        this.#writer.put(type === 'characterEscape' ? written.slice(1) : decodeEntity(written), this.#place(start), this.#placeEnd(end))
        break
      }
      case 'hardBreakEscape':
      case 'hardBreakTrailing':
        this.#writer.breakLine()
        break
      case 'lineEnding':
      case 'whitespace':
        this.#writer.blank(this.#place(start), this.#placeEnd(end))
        break
      case 'htmlText':
        this.#inlineMarkup(this.#place(start), this.#placeEnd(end))
        break
      case 'htmlFlow':
        this.#markup(this.#place(start), this.#placeEnd(end))
        break
      case 'blockQuote':
        this.#containers.pop()
        this.#writer.separate('\n\n')
        break
      case 'listOrdered':
      case 'listUnordered':
        this.#containers.length -= 2
        this.#itemStart = -1
        break
      default:
        if (BLOCKS.has(type)) this.#exitBlock(token)
        else if (INLINE.has(type)) this.#exitInline(token)
    }
  }

  #enterBlock(token: Token): void {
    const place = this.#place(token.start.offset)
    this.#writer.separate(this.#itemStart >= 0 || this.#pipes !== undefined ? '\n' : '\n\n')
    const tag = this.#tagOf(token)
    const path = this.#pipes === undefined ? this.#containers : [...this.#containers, 'table', 'tr']
    this.#writer.context = { tag, inArticle: true, path: path.at(-1) === tag ? [...path] : [...path, tag], elements: [] }
    this.#elements.push(this.#writer.openElement(this.#itemStart >= 0 ? this.#itemStart : place))
  }

  #exitBlock(token: Token): void {
    const kind = this.#itemStart >= 0 ? 'item' : 'block'
    const content = { start: this.#contentStart, end: this.#contentEnd }
    this.#writer.closeElement(this.#elements.pop()!, this.#placeEnd(token.end.offset), kind, content)
    this.#contentStart = -1
    this.#itemStart = -1
    this.#writer.separate('\n')
  }

  #exitInline(token: Token): void {
    this.#extend(token)
    this.#writer.closeElement(this.#elements.pop()!, this.#placeEnd(token.end.offset), 'inline')
    if (token.type === 'link' || token.type === 'autolink') this.#writer.inLink = false
  }

  #extend({ start, end }: Token): void {
    if (this.#contentStart < 0) this.#contentStart = this.#place(start.offset)
    this.#contentEnd = this.#placeEnd(end.offset)
  }

  #tagOf(token: Token): string {
    const written = this.#chunkText.slice(token.start.offset, token.end.offset)
    if (token.type === 'atxHeading') return `h${/^#*/.exec(written)![0].length}`
    if (token.type === 'setextHeading') return written.trimEnd().endsWith('=') ? 'h1' : 'h2'
    return this.#pipes === undefined ? (this.#containers.at(-1) ?? 'p') : 'td'
  }

  #copy(start: number, end: number): void {
    const place = this.#place(start)
    const placeEnd = this.#placeEnd(end)
    let at = place
    const pipes = this.#pipes ?? []
    for (; this.#nextPipe < pipes.length && pipes[this.#nextPipe]! < placeEnd; this.#nextPipe++) {
      const pipe = pipes[this.#nextPipe]!
      if (pipe > at) this.#writer.copy(at, pipe)
      if (this.#writer.lineBegun) this.#writer.separate('\t')
      at = Math.max(at, pipe)
    }
    this.#writer.copy(at, placeEnd)
  }

  /** A tag or comment between words. */
  #inlineMarkup(start: number, end: number): void {
    const markup = this.#document.slice(start, end)
    if (markup.startsWith('<!--')) this.#directives.read(markup.slice(4, -3), { start, end }, this.#writer.length)
    else if (/^<br\b/i.test(markup)) this.#writer.breakLine()
    else if (/^<(?:img|iframe|video|audio|input)\b/i.test(markup)) this.#writer.other()
  }

  /** A block of HTML. Inside of a quotation its lines bear the quotation's marks, and nobody has been seen to write one. */
  #markup(start: number, end: number): void {
    if (this.#containers.includes('blockquote')) return
    this.#writer.separate('\n\n')
    const context = { tag: this.#containers.at(-1) ?? 'div', inArticle: true, path: [...this.#containers], elements: [] }
    writeMarkup(this.#document, start, end, this.#writer, { context, directives: this.#directives })
    this.#writer.separate('\n\n')
  }

  #place(offset: number): number {
    return this.#chunk!.toDocument(offset)
  }
  /** The place behind the last character of what ends at the offset. */
  #placeEnd(offset: number): number {
    return this.#place(offset - 1) + 1
  }
}

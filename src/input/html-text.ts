import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2'
import type { Directives } from './directives.ts'
import {
  beginsArticle, blockKind, type BlockKind, type ImpliedEnd, impliedEnds, isHidden, isItem, NOT_TEXT, OTHER, SCOPE, TABLE_TAGS, VOID,
} from './html-elements.ts'
import type { ElementStart, LineContext, TextWriter } from './text-writer.ts'

/** What is told of a page while its text is written. Offsets are those of the document. */
export interface PageListener {
  startTag(tag: string, attributes: ReadonlyMap<string, string>): void
  /** The content of a title or a script, without the entities of the title. */
  rawText(tag: string, text: string, attributes: ReadonlyMap<string, string>): void
  /** A heading of the first order and where its text stands in the text written so far. */
  heading(textStart: number, inArticle: boolean): void
}

export interface MarkupOptions {
  /** What the markup stands in: the line's context outside of every element. */
  readonly context: LineContext
  readonly directives: Directives
  readonly listener?: PageListener
  /** `<div/>` is an empty element, as XHTML has it. */
  readonly selfClosing?: boolean
}

/** Only these are kept; pages carry megabytes of others. */
const ATTRIBUTES: ReadonlySet<string> = new Set([
  'id', 'class', 'style', 'hidden', 'open', 'role', 'itemprop', 'lang', 'xml:lang', 'name', 'property', 'content', 'rel', 'href', 'type',
])
/** UTF-16 code units of an attribute that are looked at. */
const LONGEST_ATTRIBUTE = 4000
/** UTF-16 code units of a title or script that are kept. */
const LONGEST_RAW_TEXT = 2 ** 20
/** How far up a tag looks for the element that it ends: real pages nest 40 deep, hostile ones 100,000. */
const FARTHEST = 400
/** Ancestors in a line's path. */
const DEEPEST_PATH = 64

/**
 * Writes the visible text of a part of a document that is HTML, as a browser would lay it out without styles. Works on any input in time
 * linear in its length. Returns whether the markup was cut off inside of a tag.
 */
export function writeMarkup(document: string, start: number, end: number, writer: TextWriter, options: MarkupOptions): boolean {
  return new MarkupReader(start, document.slice(start, end), writer, options).run()
}

class OpenElement implements LineContext {
  readonly tag: string
  readonly inArticle: boolean
  readonly hidden: boolean
  readonly inLink: boolean
  readonly inItem: boolean
  readonly preformatted: boolean
  readonly isText: boolean
  readonly depth: number
  readonly label: string
  readonly name: string
  readonly kind: BlockKind
  readonly parent: OpenElement | undefined
  readonly begun: ElementStart
  readonly #number: number
  #path: readonly string[] | undefined
  #elements: readonly number[] | undefined
  /** Itself, or the ancestor at which paths stop. */
  readonly #pathOwner: OpenElement

  constructor(
    name: string, attributes: ReadonlyMap<string, string>, parent: OpenElement | undefined, outside: LineContext, begun: ElementStart,
    number: number,
  ) {
    this.name = name
    this.#number = number
    this.parent = parent
    this.begun = begun
    this.kind = blockKind(name, parent?.inItem ?? false)
    this.tag = this.kind === 'inline' ? (parent?.tag ?? outside.tag) : name
    this.inArticle = (parent?.inArticle ?? outside.inArticle) || beginsArticle(name, attributes)
    this.hidden = (parent?.hidden ?? false) || isHidden(name, attributes)
    this.inLink = (parent?.inLink ?? false) || name === 'a'
    this.inItem = this.kind === 'inline' || this.kind === 'line' ? (parent?.inItem ?? false) || isItem(name) : this.kind === 'cell'
    this.preformatted = name === 'pre' || (parent?.preformatted ?? false)
    this.isText = (parent?.isText ?? true) && !NOT_TEXT.has(name)
    this.depth = (parent?.depth ?? 0) + 1
    this.label = labelOf(name, attributes)
    this.#pathOwner = parent !== undefined && this.depth > DEEPEST_PATH ? parent.#pathOwner : this
    if (parent === undefined && outside.path.length > 0) {
      this.#path = [...outside.path, this.label]
      this.#elements = [...outside.elements, number]
    }
  }

  get path(): readonly string[] {
    if (this.#pathOwner !== this) return this.#pathOwner.path
    return (this.#path ??= [...(this.parent?.path ?? []), this.label])
  }

  get elements(): readonly number[] {
    if (this.#pathOwner !== this) return this.#pathOwner.elements
    return (this.#elements ??= [...(this.parent?.elements ?? []), this.#number])
  }
}

/** `div#main.content.wide` */
function labelOf(tag: string, attributes: ReadonlyMap<string, string>): string {
  const id = attributes.get('id')?.trim()
  const classes = attributes.get('class')?.trim()
  const label = tag + (id ? `#${id}` : '') + (classes ? `.${classes.split(/\s+/).join('.')}` : '')
  return label.slice(0, 200)
}

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map()

class MarkupReader implements TokenizerCallbacks {
  readonly #base: number
  readonly #markup: string
  readonly #writer: TextWriter
  readonly #options: MarkupOptions
  #top: OpenElement | undefined
  /** How many elements of each name are open: an end tag without its start tag is not searched for. */
  readonly #open = new Map<string, number>()
  #tag = ''
  #tagStart = 0
  #attributes = new Map<string, string>()
  #attribute = ''
  #value = ''
  #rawText = ''
  #rawAttributes = NO_ATTRIBUTES
  #entityEnd = -1
  /** The last thing met was a link's end, tags aside. */
  #linkEnded = false
  #consumed = 0

  constructor(base: number, markup: string, writer: TextWriter, options: MarkupOptions) {
    this.#base = base
    this.#markup = markup
    this.#writer = writer
    this.#options = options
  }

  run(): boolean {
    const recognizeSelfClosing = this.#options.selfClosing === true
    const tokenizer = new Tokenizer({ xmlMode: false, decodeEntities: true, recognizeSelfClosing }, this)
    this.#enter(undefined)
    tokenizer.write(this.#markup)
    tokenizer.end()
    while (this.#top !== undefined) this.#close(this.#top, this.#markup.length)
    this.#writer.inLink = false
    this.#writer.hidden = false
    return this.#markup.length - this.#consumed > 0 && this.#markup.indexOf('<', this.#consumed) >= 0
  }

  ontext(start: number, end: number): void {
    // htmlparser2 12.0.0 hands over -1 for what follows an end tag without its >
    if (start < 0) return
    this.#consumed = end
    if (this.#top !== undefined && !this.#top.isText) {
      if (this.#rawText.length < LONGEST_RAW_TEXT) this.#rawText += this.#markup.slice(start, end)
      return
    }
    this.#linkEnded = false
    this.#writer.copy(this.#base + start, this.#base + end, this.#top?.preformatted ?? false)
  }

  ontextentity(codePoint: number, end: number): void {
    this.#consumed = end
    const text = String.fromCodePoint(codePoint)
    if (this.#top !== undefined && !this.#top.isText) {
      if (this.#rawText.length < LONGEST_RAW_TEXT) this.#rawText += text
      return
    }
    // some entities are two characters: the second belongs to the same place
    const start = end === this.#entityEnd ? end : this.#markup.lastIndexOf('&', end - 1)
    this.#entityEnd = end
    this.#linkEnded = false
    this.#writer.put(text, this.#base + start, this.#base + end)
  }

  onopentagname(start: number, end: number): void {
    this.#tag = this.#markup.slice(start, end).toLowerCase()
    this.#tagStart = start - 1
    this.#attributes = new Map()
  }

  onattribname(start: number, end: number): void {
    this.#attribute = end - start > 20 ? '' : this.#markup.slice(start, end).toLowerCase()
    this.#value = ''
  }

  onattribdata(start: number, end: number): void {
    if (this.#value.length < LONGEST_ATTRIBUTE) this.#value += this.#markup.slice(start, Math.min(end, start + LONGEST_ATTRIBUTE))
  }

  onattribentity(codePoint: number): void {
    if (this.#value.length < LONGEST_ATTRIBUTE) this.#value += String.fromCodePoint(codePoint)
  }

  onattribend(): void {
    if (ATTRIBUTES.has(this.#attribute) && !this.#attributes.has(this.#attribute)) this.#attributes.set(this.#attribute, this.#value)
  }

  onopentagend(end: number): void {
    this.#startTag(end + 1, false)
  }

  onselfclosingtag(end: number): void {
    this.#startTag(end + 1, this.#options.selfClosing === true || this.isInForeignContext())
  }

  onclosetag(start: number, end: number): void {
    const tag = this.#markup.slice(start, end).toLowerCase()
    const close = this.#markup.indexOf('>', end)
    const behind = close < 0 ? this.#markup.length : close + 1
    this.#consumed = close < 0 ? start - 2 : behind
    if (tag === 'br') {
      this.#writer.breakLine()
      return
    }
    if ((this.#open.get(tag) ?? 0) === 0) {
      // a paragraph's end tag alone is an empty paragraph
      if (tag === 'p' && (this.#top?.isText ?? true)) this.#writer.separate('\n\n')
      return
    }
    const element = this.#elementToEnd(tag)
    if (element !== undefined) this.#closeDownTo(element, start - 2, behind)
  }

  oncomment(start: number, end: number, offset: number): void {
    this.#consumed = end + 1
    if (!this.#markup.startsWith('<!--', start - 4)) return
    const place = { start: this.#base + start - 4, end: this.#base + Math.min(end + 1, this.#markup.length) }
    this.#options.directives.read(this.#markup.slice(start, end - offset), place, this.#writer.length)
  }

  oncdata(_start: number, end: number): void {
    this.#consumed = end + 1
  }

  ondeclaration(_start: number, end: number): void {
    this.#consumed = end + 1
  }

  onprocessinginstruction(_start: number, end: number): void {
    this.#consumed = end + 1
  }

  onend(): void {}

  /** In SVG and MathML `<path/>` is whole, and CDATA is read. */
  isInForeignContext(): boolean {
    return (this.#open.get('svg') ?? 0) > 0 || (this.#open.get('math') ?? 0) > 0
  }

  #startTag(end: number, isWhole: boolean): void {
    this.#consumed = end
    const tag = this.#tag
    const attributes = this.#attributes
    for (const implied of impliedEnds(tag)) this.#endImplied(implied)
    this.#options.listener?.startTag(tag, attributes)
    if (tag === 'br') {
      if (this.#top?.isText ?? true) this.#writer.breakLine()
      return
    }
    if (OTHER.has(tag)) this.#writer.other()
    const kind = blockKind(tag, this.#top?.inItem ?? false)
    if (this.#top?.isText ?? true) this.#breakFor(kind)
    // menus set their links and buttons apart by styles alone
    if ((tag === 'a' && this.#linkEnded) || tag === 'button') this.#writer.blank(this.#base + this.#tagStart, this.#base + this.#tagStart)
    if (VOID.has(tag)) return
    const begun = this.#writer.openElement(this.#base + this.#tagStart)
    const element = new OpenElement(tag, attributes, this.#top, this.#options.context, begun, this.#base + this.#tagStart)
    this.#open.set(tag, (this.#open.get(tag) ?? 0) + 1)
    if (!element.isText && (this.#top?.isText ?? true)) {
      this.#rawText = ''
      this.#rawAttributes = attributes
    }
    this.#enter(element)
    if (isWhole) this.#close(element, end)
  }

  #breakFor(kind: BlockKind): void {
    if (kind === 'block') this.#writer.separate('\n\n')
    else if (kind === 'line') this.#writer.separate('\n')
    else if (kind === 'cell' && this.#writer.lineBegun) this.#writer.separate('\t')
  }

  #enter(element: OpenElement | undefined): void {
    this.#top = element
    this.#writer.context = element ?? this.#options.context
    this.#writer.inLink = element?.inLink ?? false
    this.#writer.hidden = element?.hidden ?? false
  }

  #endImplied({ ends, within }: ImpliedEnd): void {
    let element = this.#top
    for (let distance = 0; element !== undefined && distance < FARTHEST; distance++) {
      if (ends.has(element.name)) {
        this.#closeDownTo(element, this.#tagStart, this.#tagStart)
        return
      }
      if (within.has(element.name)) return
      element = element.parent
    }
  }

  /** The open element that the end tag is for. One of an inline element does not end the block around it. */
  #elementToEnd(tag: string): OpenElement | undefined {
    const isInline = blockKind(tag, false) === 'inline' && !NOT_TEXT.has(tag)
    const isTable = TABLE_TAGS.has(tag)
    let element = this.#top
    for (let distance = 0; element !== undefined && distance < FARTHEST; distance++) {
      if (element.name === tag) return element
      if ((isInline && element.kind !== 'inline') || (!isTable && SCOPE.has(element.name))) return undefined
      element = element.parent
    }
    return undefined
  }

  /** Ends the elements inside of the element at `inner`, and the element itself at `end`: offsets in the markup. */
  #closeDownTo(element: OpenElement, inner: number, end: number): void {
    while (this.#top !== undefined && this.#top !== element) this.#close(this.#top, inner)
    this.#close(element, end)
  }

  #close(element: OpenElement, end: number): void {
    const { name, kind, begun, parent } = element
    this.#open.set(name, this.#open.get(name)! - 1)
    if (element.isText) {
      const textStart = begun.length
      this.#writer.closeElement(begun, this.#base + end, kind === 'line' && isItem(name) ? 'item' : kind === 'inline' ? 'inline' : 'block')
      if (name === 'h1' && this.#writer.length > textStart && !element.hidden) this.#options.listener?.heading(textStart, element.inArticle)
      this.#breakFor(kind === 'cell' ? 'inline' : kind)
      if (name === 'a') this.#linkEnded = true
      if (name === 'button') this.#writer.blank(this.#base + end, this.#base + end)
    } else if (parent?.isText ?? true) {
      this.#options.listener?.rawText(name, this.#rawText, this.#rawAttributes)
    }
    this.#enter(parent)
  }
}

/** Of a source text, in UTF-16 code units: ten books. What is longer is no text that an article was made from. */
export const LONGEST_SOURCE_TEXT = 5_000_000

/** An article: headline, text, and what is known about it. */
export interface Article {
  /** Everything of the article that stands in one text; for a file the whole text of the file, page furniture included. */
  readonly text: string
  /** What the text was taken from. `page`: an HTML page, of which the article is a part. `markdown`, `text`: a file that is the article. `record`: a field. */
  readonly format: 'text' | 'markdown' | 'page' | 'record'
  readonly id?: string
  /** The headline where it is known apart from the text (a record's field, front matter, `og:title`). */
  readonly headline?: string
  readonly source?: string
  readonly url?: string
  readonly byline?: string
  readonly publishedAt?: string
  /**
   * The text that the article was made from, where the user gives it: the same story in English, or the original in another language. At most
   * `LONGEST_SOURCE_TEXT`.
   */
  readonly sourceText?: string
  /** BCP 47; worked out from the text when absent. */
  readonly language?: string
  /** What the page says about each line of `text` (formats `page` and `markdown`), index = 0-based line number. */
  readonly lineHints?: readonly LineHint[]
  /** Rules that the article's front matter or record switches off. */
  readonly disable?: readonly string[]
}

/** What a page's markup says about one line of the text taken from it. */
export interface LineHint {
  /** Innermost block element's tag: p, h1, li, td, figcaption, blockquote, pre, div … */
  readonly tag: string
  /** Share of the line's characters inside links, 0 to 1. */
  readonly links: number
  /** Inside article, main, or an element whose itemprop is articleBody. */
  readonly inArticle: boolean
  /** Tags, ids and classes of the ancestors, outermost first: "div#main.content". */
  readonly path: readonly string[]
  /** The same ancestors by number, where it is known: two lines have a number in common when one element holds both. */
  readonly elements?: readonly number[]
  readonly hidden: boolean
}

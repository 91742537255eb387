/**
 * A reading is everything that can be known of one text of an article, worked out once and only when asked for.
 * Rules see the interfaces of this file and nothing behind them.
 */
import type { Node } from 'unist'
import type { Scan } from '../text/scan.ts'
import type { Article } from './article.ts'
import type { PageTemplate } from './page-template.ts'

export const ROLES = [
  'headline', 'standfirst', 'byline', 'dateline', 'caption', 'body', 'crosshead', 'list',
  'navigation', 'related', 'share', 'comments', 'footer', 'template',
] as const
export type Role = (typeof ROLES)[number]

/** A run of lines with one role. */
export interface Block {
  readonly role: Role
  /** The rule that reports it, without its family: `share-bar`, `related-stories`. Absent for the article's own parts, as are the next two. */
  readonly residue?: string
  /** What exactly it is, in words an editor uses, as options name it: "share count", "list of other stories". */
  readonly kind?: string
  /** What a message calls it: its kind, or more than that: "list of 14 other stories". */
  readonly title?: string
  /** 0-based line numbers, inclusive. */
  readonly firstLine: number
  readonly lastLine: number
  /** Code units in the text, without the blank space around. */
  readonly start: number
  readonly end: number
  /** 0 to 1: how sure the role is. */
  readonly confidence: number
  /** Of residue: its own words or form say so, line by line, wherever it stands; the others are told by their places too. */
  readonly certain?: boolean
  /** Stands before the article's first line or after its last one. On a page that is the page's own, and the engine reports nothing there. */
  readonly outside: boolean
}

export type SourceKind = 'named' | 'pronoun' | 'role' | 'group' | 'document' | 'anonymous' | 'none'

export interface Speaker {
  /** The name as it is best known in the article: "Anna Keller". */
  readonly name: string
  /**
   * How the speaker is known: `named` beside the quotation, `carried` on from the words before it or below it, `guessed` as who had the
   * floor when nobody is named: a reader would take it so, but a copy desk would ask.
   */
  readonly found: 'named' | 'carried' | 'guessed'
  readonly kind: SourceKind
  /** Where the speaker is named or meant next to the quotation. */
  readonly start: number
  readonly end: number
}

/** One quotation, over paragraphs when every one of them opens it again. `start` is the opening mark, `end` is after the closing mark. */
export interface Quotation {
  readonly start: number
  readonly end: number
  /** False when the quotation was ended by its paragraph, not by a mark. */
  readonly closed: boolean
  /** Nesting: 0 for an outermost quotation. */
  readonly depth: number
  /** Number of words in it. */
  readonly words: number
  readonly speaker: Speaker | undefined
}

/** What the cue makes of it: somebody says or shows it, or it is only told what they think, want, praise or blame. */
export type Manner = 'says' | 'shows' | 'thinks' | 'wants' | 'judges'

export interface Attribution {
  readonly source: { readonly name: string; readonly kind: SourceKind; readonly start: number; readonly end: number } | null
  readonly cue: { readonly start: number; readonly end: number } | null
  readonly content: readonly { readonly start: number; readonly end: number }[]
  readonly quoted: boolean
  readonly manner: Manner
}

/** A part-of-speech term (compromise). */
export interface Term {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly tags: readonly string[]
}

export interface Headline {
  readonly text: string
  /** Where it stands: in the text, or in the record's headline field. Absent when the headline is known from elsewhere (front matter, `<title>`). */
  readonly place?: { readonly part: 'text' | 'headline'; readonly start: number; readonly end: number }
}

export interface Reading {
  readonly article: Article
  /** Which text this is: the article's text, or a headline that stands in a field of its own. */
  readonly part: 'text' | 'headline'
  readonly text: string
  /** Primary language subtag, lower case; `und` when it cannot be told. */
  readonly language: string
  /** Lines, sentences, words and their classes, from one pass. */
  readonly scan: Scan
  readonly headline: Headline | undefined
  /** The text that the article was made from, read likewise; undefined when it was not given. */
  readonly sourceText: Reading | undefined
  /** What was known of the source's pages when the text was read. */
  readonly template: PageTemplate | undefined
  /** The anatomy: every line that is not blank is in exactly one block, in order. */
  readonly blocks: readonly Block[]
  /** The block that the offset stands in; undefined on blank lines. */
  blockAt(offset: number): Block | undefined
  readonly quotes: readonly Quotation[]
  /** Offsets of closing quotation marks that nothing opened. */
  readonly unopenedQuotes: readonly number[]
  /** The outermost quotation that the offset stands in. */
  quoteAt(offset: number): Pick<Quotation, 'start' | 'end' | 'closed' | 'words'> | undefined
  readonly attributions: readonly Attribution[]
  /** Those whose cue stands in the sentence, by index into `scan.sentences`, in order. Reads no more than it has to. */
  attributionsIn(sentence: number): readonly Attribution[]
  /** Share of the sentence's code units that somebody says, or a document shows, 0 to 1. */
  saidShare(sentence: number): number
  /** retext-english's tree of one sentence-bearing paragraph, by index into `scan.paragraphs`; offsets are those of the text. */
  tree(paragraph: number): Node
  /** compromise's terms of one sentence, by index into `scan.sentences`. Slow (0.1 MB/s): ask for candidate sentences only. Capped an article. */
  terms(sentence: number): readonly Term[]
  /** Sentences that `terms` was asked for and did not look at, because the article had its share. */
  readonly untagged: number
}

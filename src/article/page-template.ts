/** What stands on the pages of a source again and again, as data: read from a file or learned from several of its articles. */
import type { Article } from './article.ts'

/** The page template of one source. */
export interface PageTemplate {
  /** How many of the source's articles were compared; versions of one story count as one. */
  readonly articles: number
  /** In how many of them each line stands. Where a line has numbers, dates or times its text has `#`: "Published: #". */
  readonly lines: Readonly<Record<string, number>>
}

/** Page templates by source (see `sourceOf`): what a file of them holds. */
export interface PageTemplates {
  readonly version: 1
  readonly sources: Readonly<Record<string, PageTemplate>>
}

/** By what name the article's source is known: its `source`, else the host of its `url` without `www.`; undefined when it has neither. */
export function sourceOf({ source, url }: Pick<Article, 'source' | 'url'>): string | undefined {
  const named = source?.trim()
  if (named !== undefined && named !== '') return named
  if (url === undefined || !URL.canParse(url)) return undefined
  const { hostname } = new URL(url)
  return hostname === '' ? undefined : hostname.replace(/^www\./, '')
}

/** The template of the article's source, when there is one. */
export function templateOf({ sources }: PageTemplates, article: Pick<Article, 'source' | 'url'>): PageTemplate | undefined {
  const source = sourceOf(article)
  return source !== undefined && Object.hasOwn(sources, source) ? sources[source] : undefined
}

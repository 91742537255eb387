import { fieldAt, isFields, namesOf, textOf } from './field-values.ts'
import { decodeEntity } from './html-entities.ts'
import type { PageListener } from './html-text.ts'

/** What a page says about its article outside of the text. */
export interface PageFacts {
  readonly headline?: string
  readonly source?: string
  readonly url?: string
  readonly byline?: string
  readonly publishedAt?: string
  readonly language?: string
}

/** Values looked at in a page's JSON-LD: sites put whole product lists there. */
const MOST_VALUES = 2000
/** schema.org's articles: NewsArticle, ReportageNewsArticle, BlogPosting, LiveBlogPosting … */
const ARTICLE_TYPE = /(?:Article|BlogPosting|Report)$/

/** Collects what head, JSON-LD and headings say while the page's text is written. */
export class FactCollector implements PageListener {
  readonly notices: string[] = []
  readonly #meta = new Map<string, string>()
  readonly #headings: { readonly start: number; readonly inArticle: boolean }[] = []
  #title: string | undefined
  #canonical: string | undefined
  #language: string | undefined
  #linkedData: Readonly<Record<string, unknown>> | undefined

  startTag(tag: string, attributes: ReadonlyMap<string, string>): void {
    if (tag === 'meta') {
      const name = (attributes.get('property') ?? attributes.get('name') ?? attributes.get('itemprop'))?.toLowerCase()
      const content = textOf(attributes.get('content'))
      if (name !== undefined && content !== undefined && !this.#meta.has(name)) this.#meta.set(name, content)
    } else if (tag === 'link') {
      if (attributes.get('rel')?.toLowerCase() === 'canonical') this.#canonical ??= textOf(attributes.get('href'))
    } else if (tag === 'html') {
      this.#language ??= languageTag(attributes.get('lang') ?? attributes.get('xml:lang'))
    }
  }

  rawText(tag: string, text: string, attributes: ReadonlyMap<string, string>): void {
    if (tag === 'title') this.#title ??= textOf(text.replace(/\s+/g, ' '))
    else if (tag === 'script' && /^application\/ld\+json\b/i.test(attributes.get('type') ?? '')) this.#readLinkedData(text)
  }

  heading(textStart: number, inArticle: boolean): void {
    this.#headings.push({ start: textStart, inArticle })
  }

  /** `text`: all of the page's text, in which the headings stand. */
  facts(text: string): PageFacts {
    const data = this.#linkedData ?? {}
    const facts: Record<string, string | undefined> = {
      headline: plain(textOf(data['headline'])) ?? this.#heading(text) ?? this.#titleWithoutSite(),
      source: plain(namesOf(data['publisher'])) ?? this.#meta.get('og:site_name'),
      url: this.#canonical ?? this.#meta.get('og:url') ?? textOf(data['url']),
      byline: plain(namesOf(data['author'])) ?? this.#meta.get('author'),
      publishedAt: textOf(data['datePublished']) ?? this.#meta.get('article:published_time') ?? this.#meta.get('datepublished'),
      language: this.#language ?? languageTag(data['inLanguage']),
    }
    return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined))
  }

  /**
   * The heading that the page's title repeats, else the title that the page gives for sharing, else the first heading inside of the article,
   * else the first: sites make their name one too.
   */
  #heading(text: string): string | undefined {
    const headings = this.#headings.map(({ start, inArticle }) => ({ inArticle, text: lineAt(text, start) }))
    const shared = this.#meta.get('og:title')
    const title = (shared ?? this.#title)?.toLowerCase()
    const several = headings.filter((heading) => heading.text.includes(' '))
    const repeated = several.filter((heading) => title?.includes(heading.text.toLowerCase()))
    repeated.sort((a, b) => b.text.length - a.text.length)
    return repeated[0]?.text ?? shared ?? (headings.find((heading) => heading.inArticle) ?? several[0])?.text
  }

  /** "Ferry sails again | The Courier": what follows the last separator goes when it is the site's name, or a few words after many. */
  #titleWithoutSite(): string | undefined {
    const title = this.#title
    const match = title === undefined ? null : /^(.+)\s(?:[|\u2013\u2014\u00b7\u00bb-]|::)\s([^|]+)$/.exec(title)
    if (match === null) return title
    const [, headline, site] = match as unknown as [string, string, string]
    const isSite = site.toLowerCase() === this.#meta.get('og:site_name')?.toLowerCase()
    return isSite || (site.split(' ').length <= 4 && headline.split(' ').length >= 4) ? headline.trim() : title
  }

  #readLinkedData(text: string): void {
    if (this.#linkedData !== undefined) return
    const data = parsed(text)
    if (data === undefined) this.notices.push('JSON-LD that is not JSON; left aside')
    else this.#linkedData = articleIn(data)
  }
}

const COMMENT_START = /^(?:<!--|\/\*<!\[CDATA\[\*\/|\/\/<!\[CDATA\[|<!\[CDATA\[)/
const COMMENT_END = /(?:-->|\/\*\]\]>\*\/|\/\/\]\]>|\]\]>)$/

/** Line breaks inside of strings and the comment marks of another age are met often enough. */
function parsed(text: string): unknown {
  const json = text.trim().replace(COMMENT_START, '').replace(COMMENT_END, '')
  for (const attempt of [json, json.replace(/[\u0000-\u001f]+/g, ' ')]) {
    try {
      return JSON.parse(attempt)
    } catch {
      // the next attempt
    }
  }
  return undefined
}

/** The first article with a headline, in a list, a graph, or beneath the page that it is the main entity of. */
function articleIn(data: unknown): Readonly<Record<string, unknown>> | undefined {
  const open: unknown[] = [data]
  for (let index = 0; index < open.length && index < MOST_VALUES; index++) {
    const value = open[index]
    if (Array.isArray(value)) {
      for (const each of value.slice(0, MOST_VALUES)) open.push(each)
    } else if (isFields(value)) {
      const types: readonly unknown[] = [value['@type']].flat()
      if (types.some((type) => typeof type === 'string' && ARTICLE_TYPE.test(type)) && textOf(value['headline']) !== undefined) return value
      for (const field of ['@graph', 'mainEntity', 'mainEntityOfPage', 'itemListElement']) open.push(fieldAt(value, field))
    }
  }
  return undefined
}

/** Sites put their HTML-escaped headline into JSON as it is. */
function plain(value: string | undefined): string | undefined {
  return value?.replace(/&#?\w{1,32};/g, decodeEntity)
}

/** `en_US` is met as often as it is wrong. */
function languageTag(value: unknown): string | undefined {
  const tag = typeof value === 'string' ? value.trim().replaceAll('_', '-') : ''
  return /^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i.test(tag) ? tag : undefined
}

function lineAt(text: string, offset: number): string {
  let start = offset
  while (text[start] === '\n') start++
  const end = text.indexOf('\n', start)
  return text.slice(start, end < 0 ? text.length : end).trim()
}

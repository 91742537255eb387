import { Directives } from './directives.ts'
import type { Entry, ReadOptions } from './entry.ts'
import { FactCollector } from './html-facts.ts'
import { writeMarkup } from './html-text.ts'
import { TextWriter } from './text-writer.ts'

const OUTSIDE = { tag: 'body', inArticle: false, path: [], elements: [] }

/** A page: all of its visible text, a line a block, with what the markup says about each line and what the head says about the article. */
export function readHtml(document: string, path: string, options: ReadOptions): Entry {
  const writer = new TextWriter(document)
  const directives = new Directives()
  const listener = new FactCollector()
  const selfClosing = /\.xhtml(?:\.gz)?$/i.test(path)
  const cutOff = writeMarkup(document, 0, document.length, writer, { context: OUTSIDE, directives, listener, selfClosing })
  const { text, lineHints, map } = writer.finish()
  const language = options.language === undefined ? {} : { language: options.language }
  const notices = [...listener.notices]
  if (text === '') notices.push('the text is empty')
  if (cutOff) notices.push('the page ends inside a tag; what follows its < was not read as text')
  const article = { text, format: 'page' as const, lineHints, ...listener.facts(text), ...language }
  return { path, article, document, map, directives: directives.over(text), notices }
}

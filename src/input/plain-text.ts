import type { Entry, ReadOptions } from './entry.ts'

/** A file that is the article as it stands: the document is the text. */
export function readPlainText(document: string, path: string, options: ReadOptions): Entry {
  const language = options.language === undefined ? {} : { language: options.language }
  const notices = document.trim() === '' ? ['the text is empty'] : []
  return { path, article: { text: document, format: 'text', ...language }, document, directives: [], notices }
}

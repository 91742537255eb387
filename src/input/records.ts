import type { Article } from '../article/article.ts'
import type { FieldNames, InputItem, Problem, ReadOptions } from './entry.ts'
import { disabledRules, fieldAt, isFields, namesOf, textOf } from './field-values.ts'

/** What the fields of a record are called when the config does not say; the first that is there counts. */
const USUAL_NAMES: { readonly [Field in keyof FieldNames]-?: readonly string[] } = {
  id: ['id'],
  headline: ['headline', 'title'],
  text: ['text', 'body', 'content'],
  source: ['source'],
  url: ['url'],
  publishedAt: ['publishedAt', 'date'],
  byline: ['byline', 'author'],
  language: ['language'],
}

/** Where a record stands in its file: 0-based index, 1-based line. */
export interface RecordPlace {
  readonly path: string
  readonly index: number
  readonly line: number
}

/** One record as an article; a problem when it is no object, or has neither headline nor text. `notices`: what was met before (charset). */
export function recordItem(value: unknown, place: RecordPlace, options: ReadOptions, notices: readonly string[] = []): InputItem {
  if (!isFields(value)) return recordProblem(place, `is ${kindOf(value)}, not an object`)
  const textName = nameOf(value, 'text', options.fields)
  const headlineName = nameOf(value, 'headline', options.fields)
  if (textName === undefined && headlineName === undefined) {
    const text = namesFor('text', options.fields)
    return recordProblem(place, `has neither a text (${text}) nor a headline (${namesFor('headline', options.fields)})`)
  }
  const text = textName === undefined ? '' : (fieldAt(value, textName) as string)
  const headline = headlineName === undefined ? undefined : (fieldAt(value, headlineName) as string)
  const said = [...notices]
  if (text.trim() === '') said.push('the text is empty')
  if (!text.isWellFormed() || headline?.isWellFormed() === false) said.push('holds halves of surrogate pairs; kept as they are')
  const article: { -readonly [Key in keyof Article]: Article[Key] } = { text, format: 'record' }
  if (headline !== undefined) article.headline = headline
  for (const field of ['id', 'url', 'publishedAt', 'language'] as const) {
    const content = textOf(valueOf(value, field, options.fields))
    if (content !== undefined) article[field] = content
  }
  for (const field of ['source', 'byline'] as const) {
    const content = namesOf(valueOf(value, field, options.fields))
    if (content !== undefined) article[field] = content
  }
  if (options.language !== undefined) article.language = options.language
  const disable = disabledRules(value, 'disable')
  if (disable.length > 0) article.disable = disable
  const fields = { text: textName ?? 'text', ...(headlineName !== undefined && { headline: headlineName }) }
  const record = { index: place.index, line: place.line, fields, value }
  return { entry: { path: place.path, article, record, directives: [], notices: said } }
}

export function recordProblem(place: RecordPlace, what: string): { readonly problem: Problem } {
  const { path, index, line } = place
  return { problem: { path, message: `record ${index + 1} (line ${line}) ${what}; skipped`, record: { index, line } } }
}

/** The name of the field that holds a text, empty or not. */
function nameOf(value: Readonly<Record<string, unknown>>, field: 'text' | 'headline', names: FieldNames | undefined): string | undefined {
  return candidates(field, names).find((name) => typeof fieldAt(value, name) === 'string')
}

function valueOf(value: Readonly<Record<string, unknown>>, field: keyof FieldNames, names: FieldNames | undefined): unknown {
  for (const name of candidates(field, names)) {
    const content = fieldAt(value, name)
    if (content !== undefined && content !== null) return content
  }
  return undefined
}

function candidates(field: keyof FieldNames, names: FieldNames | undefined): readonly string[] {
  const given = names?.[field]
  return given === undefined ? USUAL_NAMES[field] : [given]
}

function namesFor(field: keyof FieldNames, names: FieldNames | undefined): string {
  return candidates(field, names)
    .map((name) => `"${name}"`)
    .join(', ')
}

function kindOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'a list' : `a ${typeof value}`
}

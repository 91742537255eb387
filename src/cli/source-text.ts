/** `--source-text`: the text that an article was made from stands beside it. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { LONGEST_SOURCE_TEXT } from '../article/article.ts'
import { read } from '../article/read.ts'
import { readEntries, type Entry } from '../input/index.ts'
import { sourceTexts } from '../report/document.ts'
import type { InputItem, InputOptions, Inputs } from './inputs.ts'
import { UsageError } from './usage-error.ts'

/** The inputs, with the source text in their one article; throws `UsageError` when there are several, or when the file is no one text. */
export async function withSourceText(inputs: Inputs, file: string, { outputFile }: Pick<InputOptions, 'outputFile'>): Promise<Inputs> {
  const cwd = process.cwd()
  if (!existsSync(resolve(cwd, file))) throw new UsageError(`--source-text: there is no ${file}`)
  if (outputFile !== undefined && resolve(cwd, outputFile) === resolve(cwd, file)) {
    throw new UsageError(`--output-file: ${outputFile} is the source text and would be overwritten`)
  }
  const given = await oneArticle(inputs)
  const source = await readSource(inputs, file)
  const { record } = source
  const { field, rangeOf } = sourceTexts(source, { reading: read(source.article), headlineReading: undefined })('text')
  return {
    ...given,
    inSourceText: (span) => ({
      path: source.path,
      ...(record === undefined ? {} : { record: { index: record.index, line: record.line } }),
      ...(field === undefined ? {} : { field }),
      sourceText: true,
      range: rangeOf(span),
    }),
    async *items() {
      for await (const item of given.items()) {
        if (!('entry' in item)) yield item
        else yield { ...item, entry: { ...item.entry, article: { ...item.entry.article, sourceText: source.article.text } } }
      }
    },
  }
}

/** Looks whether there is more than one article; what standard input holds is kept, as it is read once. */
async function oneArticle(inputs: Inputs): Promise<Inputs> {
  const items: InputItem[] = []
  let first: Entry | undefined
  for await (const item of inputs.items()) {
    if ('entry' in item) {
      if (first !== undefined) {
        const places = first.path === item.entry.path ? `${first.path} has several` : `${first.path} and ${item.entry.path} are two`
        throw new UsageError(`--source-text is the text of one article; ${places}`)
      }
      first = item.entry
    }
    if (!inputs.rereadable) items.push(item)
  }
  return inputs.rereadable ? inputs : { ...inputs, async *items() { yield* items } }
}

async function readSource(inputs: Inputs, file: string): Promise<Entry> {
  // the language that the command names is the article's
  const { language: _, ...reading } = inputs.readingFor(await inputs.configFor(file))
  let source: Entry | undefined
  for await (const item of readEntries({ path: file }, reading)) {
    if ('problem' in item) throw new UsageError(`--source-text: ${file}: ${item.problem.message}`)
    if (source !== undefined) throw new UsageError(`--source-text: ${file} holds several articles; give the one it was made from`)
    source = item.entry
  }
  const text = source?.article.text ?? ''
  if (source === undefined || text.trim() === '') throw new UsageError(`--source-text: ${file} has no text`)
  if (text.length > LONGEST_SOURCE_TEXT) {
    throw new UsageError(`--source-text: ${file} is longer than ${LONGEST_SOURCE_TEXT} characters; no article is made from so much`)
  }
  return source
}

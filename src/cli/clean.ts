import { cleanArticle, residueRules, type Cleaned, type Keepable } from '../engine/clean.ts'
import type { Found, Linted } from '../engine/found.ts'
import { lintReading } from '../engine/lint.ts'
import { suppress } from '../engine/suppress.ts'
import type { Entry } from '../input/index.ts'
import { sourceTexts } from '../report/document.ts'
import { firstPass } from './first-pass.ts'
import { openInputs, problemLine, type InputOptions } from './inputs.ts'
import { openOutput } from './output.ts'
import { showProgress } from './progress.ts'

export interface CleanOptions extends InputOptions {
  readonly format: 'text' | 'ndjson'
  readonly keep?: readonly Keepable[]
  readonly corpus: boolean
  readonly inlineConfig: boolean
}

/** Everything of the record but what its text and headline came from; of files what is known of them. */
function restOf({ article, record }: Entry): Readonly<Record<string, unknown>> {
  if (record === undefined) {
    const { source, url, byline, publishedAt, language } = article
    return { source, url, byline, publishedAt, language }
  }
  const { [record.fields.text]: _text, [record.fields.headline ?? 'headline']: _headline, ...rest } = record.value
  return rest
}

function asRecord(entry: Entry, linted: Linted, cleaned: Cleaned): Readonly<Record<string, unknown>> {
  const texts = sourceTexts(entry, linted)
  const removed = cleaned.removed.map(({ part, kind, start, end }) => {
    const { field, text, spanOf, rangeOf } = texts(part)
    const place = spanOf({ start, end })
    return { kind, ...(field === undefined ? {} : { field }), range: rangeOf({ start, end }), text: text.slice(place.start, place.end) }
  })
  const { id } = entry.article
  const own = { path: entry.path, id, headline: cleaned.headline, text: cleaned.text, removed }
  return { ...own, ...restOf(entry), ...own }
}

/**
 * The row as JSON; undefined when the record's other fields are nested deeper than JSON can be written, which is less deep than it can be
 * read.
 */
function lineOf(row: Readonly<Record<string, unknown>>): string | undefined {
  try {
    return `${JSON.stringify(row)}\n`
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** Prints the articles without residue. Returns the exit code: 0, or 2 for inputs that could not be used. */
export async function clean(patterns: readonly string[], options: CleanOptions): Promise<number> {
  const inputs = await openInputs(patterns, options)
  const progress = showProgress()
  const output = openOutput(options.outputFile)
  let code = 0
  let read = 0
  let cleaned = 0
  // several texts in one output need something between them; `head` and `tail` write the same
  const several = inputs.files.length > 1
  try {
    const passed = await firstPass(inputs, { corpus: options.corpus, onArticle: () => progress.step(`${++read} articles read`) })
    for await (const item of passed.items()) {
      if ('problem' in item) {
        code = 2
        process.stderr.write(problemLine(item.problem))
        continue
      }
      const { entry, config } = item
      const rules = residueRules(config.rulesFor(entry.path))
      const linted = lintReading(passed.read(entry, config), rules)
      for (const { rule, message } of linted.failures) {
        code = 2
        process.stderr.write(problemLine({ path: entry.path, message: `the rule ${rule} failed: ${message}` }))
      }
      const permit = (found: readonly Found[]): readonly Found[] => suppress(found, entry.directives, entry.article.disable ?? []).found
      const result = cleanArticle(linted, rules, { ...(options.keep && { keep: options.keep }), ...(options.inlineConfig && { permit }) })
      if (options.format === 'ndjson') {
        const line = lineOf(asRecord(entry, linted, result))
        if (line === undefined) {
          code = 2
          const { path, record } = entry
          const message = 'fields nested too deeply to be passed through; skipped'
          process.stderr.write(problemLine({ path, message, ...(record && { record }) }))
          continue
        }
        await output.write(line)
      } else {
        const name = entry.record === undefined ? entry.path : `${entry.path}:${entry.record.line}`
        const title = several || entry.record !== undefined ? `${cleaned > 0 ? '\n' : ''}==> ${name} <==\n` : ''
        await output.write(`${title}${result.text}${result.text === '' ? '' : '\n'}`)
      }
      progress.step(`${++cleaned} articles cleaned`)
    }
    progress.clear()
    await output.finish()
    return code
  } catch (error) {
    output.discard()
    throw error
  }
}

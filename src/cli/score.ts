import { sourceTable } from '../report/pretty.ts'
import { SourceScores } from '../score/index.ts'
import { openInputs, problemLine, type InputOptions } from './inputs.ts'
import { lintInputs } from './linting.ts'
import { openOutput } from './output.ts'
import { showProgress } from './progress.ts'

export interface ScoreOptions extends InputOptions {
  readonly format: 'pretty' | 'ndjson'
  readonly corpus: boolean
  readonly inlineConfig: boolean
}

/** Prints a row a source. Returns the exit code: 0, or 2 for inputs or rules that could not be used. */
export async function score(patterns: readonly string[], options: ScoreOptions): Promise<number> {
  const inputs = await openInputs(patterns, options)
  const sources = new SourceScores()
  const progress = showProgress()
  let code = 0
  let articles = 0
  for await (const item of lintInputs(inputs, { corpus: options.corpus, inlineConfig: options.inlineConfig })) {
    if ('problem' in item) {
      code = 2
      process.stderr.write(problemLine(item.problem))
      continue
    }
    const { result, linted } = item.reported
    sources.add(result.article.source, result.article.score, linted.found, result.article.words)
    progress.step(`${++articles} articles scored`)
  }
  progress.clear()
  const rows = sources.rows()
  const output = openOutput(options.outputFile)
  await output.write(options.format === 'ndjson' ? rows.map((row) => `${JSON.stringify(row)}\n`).join('') : sourceTable(rows, rows.length))
  await output.finish()
  return code
}

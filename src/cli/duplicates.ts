import { findDuplicates, type DuplicateCluster, type DuplicateEntry } from '../corpus/index.ts'
import { counted } from '../report/table.ts'
import { visible } from '../report/terminal-text.ts'
import { openInputs, problemLine, type InputOptions, type Inputs } from './inputs.ts'
import { openOutput } from './output.ts'
import { showProgress } from './progress.ts'

export interface DuplicatesOptions extends InputOptions {
  readonly format: 'pretty' | 'ndjson'
}

const TITLES = { headline: 'the same headline', article: 'the same story' } as const

function paragraphOf({ kind, members, similarity }: DuplicateCluster): string {
  const list = members.map((member) => `  ${visible(member)}\n`).join('')
  return `${TITLES[kind]} in ${counted(members.length, 'article')} (similarity ${similarity.toFixed(2)} or more)\n${list}\n`
}

/** Prints the groups of articles that carry the same headline or tell the same story. Returns the exit code: 0, or 2 for inputs that could not be used. */
export async function duplicates(patterns: readonly string[], options: DuplicatesOptions): Promise<number> {
  const inputs = await openInputs(patterns, options)
  const progress = showProgress()
  let code = 0
  let articles = 0
  async function* entries(source: Inputs): AsyncGenerator<DuplicateEntry> {
    for await (const item of source.items()) {
      if ('problem' in item) {
        code = 2
        process.stderr.write(problemLine(item.problem))
        continue
      }
      yield item.entry
      progress.step(`${++articles} articles compared`)
    }
  }
  const clusters = await findDuplicates(entries(inputs))
  progress.clear()
  const output = openOutput(options.outputFile)
  for (const cluster of clusters) await output.write(options.format === 'ndjson' ? `${JSON.stringify(cluster)}\n` : paragraphOf(cluster))
  if (options.format === 'pretty') {
    const count = (kind: DuplicateCluster['kind']): number => clusters.filter((cluster) => cluster.kind === kind).length
    await output.write(`${counted(articles, 'article')}: ${counted(count('headline'), 'headline')} and ${counted(count('article'), 'story', 'stories')} more than once\n`)
  }
  await output.finish()
  return code
}

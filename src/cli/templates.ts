import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { PageTemplates } from '../article/page-template.ts'
import { read } from '../article/read.ts'
import { readTemplates, writtenTemplates } from '../config/template-file.ts'
import { TemplateLearner } from '../corpus/index.ts'
import { counted } from '../report/table.ts'
import { openInputs, problemLine, type InputOptions } from './inputs.ts'
import { openOutput } from './output.ts'
import { showProgress } from './progress.ts'
import { UsageError } from './usage-error.ts'

export interface LearnOptions extends InputOptions {
  readonly outputFile: string
  /** Writes over a file that is there already. */
  readonly force?: boolean
  /** Keeps the sources of a file that is there already, but those learned now. */
  readonly merge?: boolean
}

/** What the file holds that is to be kept. */
async function known({ outputFile, force, merge }: LearnOptions): Promise<PageTemplates | undefined> {
  const file = resolve(outputFile)
  if (force === true && merge === true) throw new UsageError('--force writes the file anew, --merge keeps what is in it; name one of them')
  if (!existsSync(file)) return undefined
  if (merge === true) return readTemplates(file, outputFile)
  if (force === true) return undefined
  throw new UsageError(`${outputFile} is there already; --merge keeps its other sources, --force writes over it`)
}

/** Writes the page templates of the articles' sources to a file. Returns the exit code: 0, or 2 for inputs that could not be used. */
export async function learn(patterns: readonly string[], options: LearnOptions): Promise<number> {
  const before = await known(options)
  // what is known already must not keep anything from being learned
  const inputs = await openInputs(patterns, { ...options, templates: false })
  const learner = new TemplateLearner()
  const progress = showProgress()
  let code = 0
  let articles = 0
  let nameless = 0
  for await (const item of inputs.items()) {
    if ('problem' in item) {
      code = 2
      process.stderr.write(problemLine(item.problem))
      continue
    }
    if (!learner.add(read(item.entry.article))) nameless++
    progress.step(`${++articles} articles read`)
  }
  progress.clear()
  const learned = learner.templates()
  const sources = Object.values(learned.sources)
  const lines = sources.reduce((sum, template) => sum + Object.keys(template.lines).length, 0)
  const notice = (text: string): unknown => process.stderr.write(`newslint: ${text}\n`)
  if (nameless > 0) notice(`${counted(nameless, 'article')} with neither source nor url taught nothing`)
  if (learner.isPartial) notice('too many sources for one run, a part of them was left out; learn a part at a time, with --merge')
  if (articles === nameless) return 2
  const output = openOutput(options.outputFile)
  await output.write(writtenTemplates(merged(before, learned)))
  await output.finish()
  const found = `${counted(lines, 'line')} of ${counted(sources.length, 'source')}, learned from ${counted(articles - nameless, 'article')}`
  process.stdout.write(`${options.outputFile}: ${found}\n`)
  return code
}

function merged(before: PageTemplates | undefined, learned: PageTemplates): PageTemplates {
  const sources = Object.entries({ ...before?.sources, ...learned.sources })
  return { version: 1, sources: Object.fromEntries(sources.sort(([a], [b]) => (a < b ? -1 : 1))) }
}

import type { ActiveRule } from '../engine/found.ts'
import type { FailOn, Setting } from '../config/config.ts'
import type { Problem } from '../input/index.ts'
import { createReporter, type Format } from '../report/reporter.ts'
import { createStatistics } from '../report/statistics.ts'
import { createTally, fixedLine } from '../report/summary.ts'
import type { Result } from '../report/result.ts'
import { SourceScores } from '../score/index.ts'
import { wantsColor } from './color.ts'
import { openInputs, problemLine, type InputOptions } from './inputs.ts'
import { lintInputs } from './linting.ts'
import { openOutput } from './output.ts'
import { showProgress } from './progress.ts'
import { createTiming } from './timing.ts'
import { version } from './version.ts'

export interface LintOptions extends InputOptions {
  readonly format: Format
  readonly corpus: boolean
  readonly inlineConfig: boolean
  readonly failOn?: FailOn
  readonly maxWarnings?: number
  readonly rule?: Readonly<Record<string, Setting>>
  readonly statistics?: boolean
  readonly timing?: boolean
  readonly quiet?: boolean
  readonly info?: boolean
  readonly color?: boolean
  readonly printConfig?: string
  /** The file that the article was made from. */
  readonly sourceText?: string
  readonly fix?: boolean
  readonly fixDryRun?: boolean
}

const RANK: Readonly<Record<FailOn, number>> = { never: 3, error: 2, warning: 1, info: 0 }

/** Whether something in the result is at or above the threshold. */
function fails({ diagnostics }: Result, failOn: FailOn): boolean {
  return diagnostics.some(({ severity }) => RANK[severity] >= RANK[failOn])
}

/** Lints the files and writes the report. Returns the exit code: 0, 1 for findings, 2 for inputs or rules that could not be used. */
export async function lint(patterns: readonly string[], options: LintOptions): Promise<number> {
  if (options.printConfig !== undefined) {
    const { printConfig } = await import('./print-config.ts')
    return printConfig(options.printConfig, options)
  }
  const given = await openInputs(patterns, options, options.rule)
  const inputs = options.sourceText === undefined ? given : await (await import('./source-text.ts')).withSourceText(given, options.sourceText, options)
  const dryRun = options.fixDryRun === true ? (await import('./fixing.ts')).createDryRun(inputs, options) : undefined
  const toTerminal = options.outputFile === undefined && process.stdout.isTTY
  const reporter = await createReporter(dryRun?.format ?? options.format, {
    version,
    color: options.format === 'pretty' && wantsColor(options.color, toTerminal),
    width: (toTerminal ? process.stdout.columns : 0) || 100,
    info: options.info ?? false,
    quiet: options.quiet ?? false,
    statistics: options.statistics ?? false,
    terminal: toTerminal,
  })
  const timing = options.timing === true ? createTiming() : undefined
  const progress = showProgress()
  const tally = createTally()
  const statistics = options.statistics === true ? createStatistics() : undefined
  const sources = new SourceScores()
  const rules = new Map<string, ActiveRule>()
  const seen = new Set<readonly ActiveRule[]>()
  let failing = false
  let compared = 0
  let linted = 0
  const output = openOutput(options.outputFile)
  const complain = (problem: Problem): void => {
    tally.addProblem(problem)
    progress.clear()
    process.stderr.write(problemLine(problem))
  }
  try {
    if (options.fix === true) {
      const fixes = await (await import('./fixing.ts')).fixFiles(inputs, options, progress)
      tally.setFixed(fixes)
      fixes.problems.forEach(complain)
    }
    if (reporter.opening !== undefined) await output.write(reporter.opening)
    const items = lintInputs(inputs, {
      corpus: options.corpus,
      inlineConfig: options.inlineConfig,
      ...(timing === undefined ? {} : { onTime: timing.onTime }),
      onArticle: (pass) => {
        if (pass === 'compared') progress.step(`${++compared} articles compared`)
      },
    })
    for await (const item of items) {
      if ('problem' in item) {
        complain(item.problem)
        continue
      }
      const { reported, config } = item
      const { result, entry } = reported
      tally.add(result)
      statistics?.add(result)
      timing?.addUntagged(reported.linted.reading.untagged)
      const { source, score, words } = result.article
      sources.add(source, score, reported.linted.found, words)
      failing ||= fails(result, options.failOn ?? config.failOn)
      const active = config.rulesFor(entry.path)
      if (!seen.has(active)) {
        seen.add(active)
        for (const one of active) if (!rules.has(one.rule.id)) rules.set(one.rule.id, one)
      }
      const text = reporter.article(dryRun === undefined ? reported : await dryRun.shown(item))
      if (toTerminal && text !== '') progress.clear()
      await output.write(text)
      progress.step(`${++linted} articles linted`)
    }
    progress.clear()
    const summary = tally.summary()
    if (options.format === 'pretty') await output.write(statistics === undefined ? '' : `${statistics.table()}\n`)
    else process.stderr.write(statistics?.table() ?? '')
    await output.write(reporter.closing({ summary, worst: tally.worst(), sources: sources.rows(), rules: [...rules.values()] }))
    await output.finish()
    if (timing !== undefined) process.stderr.write(timing.table())
    if (summary.fixed !== undefined && options.format !== 'pretty' && options.quiet !== true) {
      process.stderr.write(`newslint: ${fixedLine(summary.fixed)}\n`)
    }
    if (summary.problems.length > 0) return 2
    if (dryRun !== undefined) return dryRun.finish()
    if (options.maxWarnings !== undefined && summary.warnings > options.maxWarnings) {
      process.stderr.write(`newslint: ${summary.warnings} warnings are more than --max-warnings ${options.maxWarnings}\n`)
      return 1
    }
    return failing ? 1 : 0
  } catch (error) {
    output.discard()
    throw error
  }
}

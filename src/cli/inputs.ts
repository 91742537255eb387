import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { didYouMean } from '../config/nearest.ts'
import { createConfigs, type ConfigChoice, type ResolvedConfig } from '../config/resolve.ts'
import { discover, readEntries, type Entry, type Problem, type ReadOptions } from '../input/index.ts'
import type { Elsewhere } from '../report/result.ts'
import type { Span } from '../rule.ts'
import { UsageError } from './usage-error.ts'

/** What every command that reads articles takes. */
export interface InputOptions {
  /** A config file, `false` for `--no-config`. */
  readonly config?: string | false
  readonly field?: Readonly<Record<string, string>>
  readonly language?: string
  readonly stdinFilename?: string
  /** A file of page templates instead of the configs', `false` for none. */
  readonly templates?: string | false
  readonly outputFile?: string
}

export type InputItem = { readonly entry: Entry; readonly config: ResolvedConfig } | { readonly problem: Problem }

export interface Inputs {
  readonly files: readonly string[]
  /** Standard input can be read once only. */
  readonly rereadable: boolean
  readonly configFor: (path: string) => Promise<ResolvedConfig>
  /** How a file is read that the config holds for. */
  readonly readingFor: (config: ResolvedConfig) => ReadOptions
  /** Where a place in the source text stands that `withSourceText` gave to the article. */
  readonly inSourceText?: (span: Span) => Elsewhere
  /** Reads all files from the start. Patterns that lead to nothing come first. */
  items(): AsyncGenerator<InputItem>
}

const COMMANDS = ['lint', 'clean', 'inspect', 'duplicates', 'score', 'templates', 'explain', 'init']

/** Finds what the patterns lead to; throws `UsageError` when there is no pattern. */
export async function openInputs(patterns: readonly string[], options: InputOptions, rules?: ConfigChoice['rules']): Promise<Inputs> {
  if (patterns.length === 0) throw new UsageError('no files given; name files, folders or globs (`newslint .`), or `-` for standard input')
  const cwd = process.cwd()
  if (typeof options.templates === 'string' && !existsSync(resolve(cwd, options.templates))) {
    throw new UsageError(`--templates: there is no ${options.templates}`)
  }
  if (typeof options.config === 'string' && !existsSync(resolve(cwd, options.config))) throw new UsageError(`--config: there is no ${options.config}`)
  const configFor = createConfigs({
    cwd,
    ...(options.config === undefined ? {} : { config: options.config }),
    ...(rules === undefined ? {} : { rules }),
    ...(options.templates === undefined ? {} : { templates: options.templates }),
  })
  const found = await discover(patterns, { cwd, ignores: async (folder) => (await configFor(join(folder, 'article'))).ignores })
  const { outputFile } = options
  const files = found.files.filter((file) => outputFile === undefined || file === '-' || resolve(cwd, file) !== resolve(cwd, outputFile))
  if (files.length < found.files.length && patterns.some((pattern) => resolve(cwd, pattern) === resolve(cwd, outputFile!))) {
    throw new UsageError(`--output-file: ${outputFile} is one of the inputs and would be overwritten`)
  }
  const problems = found.problems.map((problem): Problem => {
    const hint = existsSync(resolve(cwd, problem.path)) ? '' : didYouMean(problem.path, COMMANDS)
    return hint === '' ? problem : { ...problem, message: `${problem.message}${hint}` }
  })

  const readingFor = (config: ResolvedConfig): ReadOptions => ({
    cwd,
    fields: { ...config.fields, ...options.field },
    ...(options.language === undefined ? {} : { language: options.language }),
  })

  async function* items(): AsyncGenerator<InputItem> {
    for (const problem of problems) yield { problem }
    for (const file of files) {
      const path = file === '-' ? (options.stdinFilename ?? '-') : file
      const config = await configFor(path)
      const source = file === '-' ? { path, stream: process.stdin } : { path }
      for await (const item of readEntries(source, readingFor(config))) {
        yield 'entry' in item ? { entry: item.entry, config } : item
      }
    }
  }
  return { files, rereadable: !files.includes('-'), configFor, readingFor, items }
}

/** `path:line: message`, as compilers write it. */
export function problemLine({ path, message, record }: Problem): string {
  return `newslint: ${path}${record === undefined ? '' : `:${record.line}`}: ${message}\n`
}

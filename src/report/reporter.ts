import type { ActiveRule, Linted } from '../engine/found.ts'
import type { Entry } from '../input/entry.ts'
import type { SourceScore } from '../score/index.ts'
import type { SourceText } from './document.ts'
import type { Result, Summary } from './result.ts'
import type { Ranked } from './summary.ts'

/** An article with everything known of it; `result.diagnostics[i]` is what is reported of `linted.found[i]`. */
export interface Reported {
  readonly entry: Entry
  readonly linted: Linted
  readonly result: Result
  readonly texts: (part: 'text' | 'headline') => SourceText
}

export interface Closing {
  readonly summary: Summary
  readonly worst: readonly Ranked[]
  readonly sources: readonly SourceScore[]
  /** Every rule that was on for some article. */
  readonly rules: readonly ActiveRule[]
}

/** A format of `lint`. Results go through in order; what is returned is written at once. */
export interface Reporter {
  readonly opening?: string
  article(reported: Reported): string
  closing(closing: Closing): string
}

export interface ReporterOptions {
  readonly version: string
  /** ANSI colours, for terminals. */
  readonly color: boolean
  /** Columns of the terminal. */
  readonly width: number
  /** `pretty` and `github`: show `info` findings too. */
  readonly info: boolean
  /** `pretty` and `github`: show errors only, and no summary. */
  readonly quiet: boolean
  /** `pretty`: how often each rule speaks instead of every finding. */
  readonly statistics: boolean
  /** `diff`: a terminal reads. */
  readonly terminal: boolean
}

/** Formats are loaded one by one: a run needs one of them. */
const LOADERS = {
  pretty: async (options: ReporterOptions): Promise<Reporter> => (await import('./pretty.ts')).prettyReporter(options),
  json: async (options: ReporterOptions): Promise<Reporter> => (await import('./json.ts')).jsonReporter(options),
  ndjson: async (): Promise<Reporter> => (await import('./json.ts')).ndjsonReporter(),
  sarif: async (options: ReporterOptions): Promise<Reporter> => (await import('./sarif.ts')).sarifReporter(options),
  github: async (options: ReporterOptions): Promise<Reporter> => (await import('./github.ts')).githubReporter(options),
}

export type Format = keyof typeof LOADERS
export const FORMATS = Object.keys(LOADERS) as readonly Format[]

/** `diff` is what `--fix-dry-run` shows to people. */
export async function createReporter(format: Format | 'diff', options: ReporterOptions): Promise<Reporter> {
  return format === 'diff' ? (await import('./diff.ts')).diffReporter(options) : LOADERS[format](options)
}

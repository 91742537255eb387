/** `--fix` and `--fix-dry-run`: what the linter finds and can mend without asking is mended, in the file or in what is shown of it. */
import type { PageTemplate } from '../article/page-template.ts'
import { read } from '../article/read.ts'
import type { ActiveRule, Found } from '../engine/found.ts'
import { applyFixes, type Edit, fixTexts, type FixedTexts, isFixed, type Replacement, withoutOverlaps } from '../engine/fix.ts'
import { lintReading } from '../engine/lint.ts'
import { suppress } from '../engine/suppress.ts'
import { rereader, rewriteFile, stampedFile, textsOf, type Entry, type Problem, type Reread, type StampedFile } from '../input/index.ts'
import { sourceTexts } from '../report/document.ts'
import type { Format, Reported } from '../report/reporter.ts'
import type { FixSummary } from '../report/result.ts'
import { fixedLine } from '../report/summary.ts'
import type { Severity } from '../rule.ts'
import type { Inputs } from './inputs.ts'
import type { LintOptions } from './lint.ts'
import { comparePass, type LintedItem } from './linting.ts'
import type { Progress } from './progress.ts'
import { UsageError } from './usage-error.ts'

type FixingOptions = Pick<LintOptions, 'corpus' | 'inlineConfig' | 'quiet' | 'info' | 'format'>

/** What is shown is what is fixed: errors and warnings, with `--info` notes too, with `--quiet` errors alone. */
function leastFixed({ quiet, info }: FixingOptions): Severity {
  return quiet === true ? 'error' : info === true ? 'info' : 'warning'
}

export interface Fixes extends FixSummary {
  /** Files and records that could not be written back. */
  readonly problems: readonly Problem[]
}

/** Articles that were changed are compared with the others once more; so often at most. */
const MOST_PASSES = 10

/** Fixes the files of the inputs. What they hold after that is for a lint to say. */
export async function fixFiles(inputs: Inputs, options: FixingOptions, progress: Progress): Promise<Fixes> {
  if (inputs.files.includes('-')) {
    const instead = '--fix-dry-run shows a diff, or with --format json the fixed text as `output`'
    throw new UsageError(`--fix cannot write to standard input; ${instead}`)
  }
  let articles = 0
  const files = new Set<string>()
  let problems: Problem[] = []
  let findings = 0
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    // before the articles are compared: what is found then must hold for what is written to
    const stamped = stampedFiles(inputs.files)
    const { passed, compared, firstOf } = await comparePass(inputs, { corpus: options.corpus })
    problems = []
    let written = 0
    for (const [path, before] of stamped) {
      const config = await inputs.configFor(path)
      const rules = config.rulesFor(path)
      let index = firstOf.get(path) ?? 0
      const rewritten = await rewriteFile(path, before, inputs.readingFor(config), (entry, reread) => {
        progress.step(`${++articles} articles looked through`)
        const known = { rules, template: passed.templateFor(entry, config), compared: compared.found.get(index++) ?? [] }
        return fixEntry(entry, reread, known, options)
      })
      problems.push(...rewritten.problems)
      if (rewritten.fixes === 0) continue
      written++
      findings += rewritten.fixes
      files.add(path)
    }
    if (written === 0 || !options.corpus) break
  }
  return { findings, files: files.size, problems }
}

/** By path, each file once however many links lead to it. What is not there is missing: the lint names it. */
function stampedFiles(paths: readonly string[]): ReadonlyMap<string, StampedFile> {
  const stamped = new Map<string, StampedFile>()
  const seen = new Set<string>()
  for (const path of paths) {
    const found = stampedFile(path)
    if (found === undefined || seen.has(found.file)) continue
    seen.add(found.file)
    stamped.set(path, found)
  }
  return stamped
}

export interface DryRun {
  readonly format: Format | 'diff'
  /** What is reported of the article, with what `--fix` would make of it as `output`. */
  shown(item: LintedItem): Promise<Reported>
  /** Says how much would be fixed; returns the exit code: 1 when anything would be. */
  finish(): number
}

/** `--fix-dry-run`: a diff for people, the fixed texts for programs. */
export function createDryRun(inputs: Inputs, options: FixingOptions): DryRun {
  const { format } = options
  if (format !== 'pretty' && format !== 'json' && format !== 'ndjson') {
    throw new UsageError(`--fix-dry-run prints a diff, or with --format json or ndjson the fixed texts; ${format} has no place for them`)
  }
  const files = new Set<string>()
  let findings = 0
  return {
    format: format === 'pretty' ? 'diff' : format,
    async shown({ reported, config, compared }) {
      const { entry, result } = reported
      const reread = await rereader(entry, inputs.readingFor(config))
      const known = { rules: config.rulesFor(entry.path), template: reported.linted.reading.template, compared }
      const { texts, fixes } = fixEntry(entry, reread, known, options)
      if (fixes === 0) return reported
      findings += fixes
      files.add(entry.path)
      const before = textsOf(entry)
      const output = {
        ...(texts.text === before.text ? {} : { text: texts.text }),
        ...(texts.headline === undefined || texts.headline === before.headline ? {} : { headline: texts.headline }),
      }
      return { ...reported, result: { ...result, output } }
    },
    finish() {
      if (options.quiet !== true) process.stderr.write(`newslint: ${fixedLine({ findings, files: files.size }, 'would fix')}\n`)
      return findings > 0 ? 1 : 0
    },
  }
}

export interface Known {
  readonly rules: readonly ActiveRule[]
  /** What the article is read with. */
  readonly template: PageTemplate | undefined
  /** What was found by comparing it with others, which holds for it as it is, not for what comes of it. */
  readonly compared: readonly Found[]
}

/** The texts of an entry after the fixes. */
export function fixEntry(entry: Entry, reread: Reread, { rules, template, compared }: Known, options: FixingOptions): FixedTexts {
  const least = leastFixed(options)
  const given = textsOf(entry)
  return fixTexts(given, (texts) => {
    const now = texts === given ? entry : reread(texts)
    const linted = lintReading(read(now.article, { template }), rules)
    const all = texts === given ? [...linted.found, ...compared] : linted.found
    const found = options.inlineConfig ? suppress(all, now.directives, now.article.disable ?? []).found : all
    const sources = sourceTexts(now, linted)
    const edits = found.flatMap((finding): readonly DocumentEdit[] => {
      if (!isFixed(finding, least)) return []
      const fix = finding.fix!
      const place = sources(finding.part).replacement(fix, fix.text)
      if (place === undefined) return []
      const { start, end } = place.range
      return [{ part: finding.part, start: start.offset, end: end.offset, text: place.text, inText: fix }]
    })
    return now.map === undefined ? edits : readable(now, edits, (text) => reread({ text }))
  })
}

interface DocumentEdit extends Edit {
  /** The same in the article's text. */
  readonly inText: Replacement
}

/** Readings that finding the edits to leave out may take: some two dozen among a hundred. */
const MOST_READINGS = 100
/** UTF-16 code units that these may read: a large document is read less often. */
const MOST_READ = 5_000_000

/**
 * Those of the edits of a document that can be made together: with them its text reads as it should. A mark of the markup that they give
 * another meaning to would change what stands around them.
 */
function readable(entry: Entry, edits: readonly DocumentEdit[], readAgain: (document: string) => Entry): readonly DocumentEdit[] {
  const { article, document = '' } = entry
  let readings = Math.min(MOST_READINGS, Math.ceil(MOST_READ / (document.length + 1)))
  const wantedOf = (some: readonly DocumentEdit[]): string => squeezed(applyFixes(article.text, some.map(({ inText }) => inText)))
  const reads = (some: readonly DocumentEdit[]): boolean => {
    readings--
    return squeezed(readAgain(applyFixes(document, some)).article.text) === wantedOf(some)
  }
  const added = (to: readonly DocumentEdit[], more: readonly DocumentEdit[]): readonly DocumentEdit[] => {
    if (more.length === 0 || readings <= 0) return to
    const all = [...to, ...more]
    if (reads(all)) return all
    if (more.length === 1) return to
    const half = more.length >> 1
    return added(added(to, more.slice(0, half)), more.slice(half))
  }
  const together = withoutOverlaps(edits)
  // as `fixTexts` says: nothing would be left
  return wantedOf(together) === '' ? [] : added([], together)
}

/** Markup decides how many blanks there are. */
const squeezed = (text: string): string => text.replace(/\s+/g, '')

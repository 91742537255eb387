import { articleWords } from '../article/words.ts'
import type { ResolvedConfig } from '../config/resolve.ts'
import { Comparison, type Compared } from '../engine/compare.ts'
import type { ActiveRule, Found, Linted, RuleFailure } from '../engine/found.ts'
import { byPlace, lintReading, type LintOptions } from '../engine/lint.ts'
import { suppress } from '../engine/suppress.ts'
import type { Problem } from '../input/index.ts'
import { sourceTexts } from '../report/document.ts'
import type { Reported } from '../report/reporter.ts'
import { toResult, type Elsewhere } from '../report/result.ts'
import { unusedSuppressions } from '../report/unused-suppressions.ts'
import type { Related } from '../rule.ts'
import { scoreArticle } from '../score/index.ts'
import { firstPass, type Passed } from './first-pass.ts'
import type { Inputs } from './inputs.ts'

export interface LintingOptions {
  /** Corpus rules and page templates too: the inputs are read twice, fingerprints first, so that findings do not depend on order. */
  readonly corpus: boolean
  /** Comments and fields of the articles may switch rules off. */
  readonly inlineConfig: boolean
  readonly onTime?: LintOptions['onTime']
  /** Called after each article of each pass. */
  readonly onArticle?: (pass: 'compared' | 'linted') => void
}

export interface LintedItem {
  readonly reported: Reported
  readonly config: ResolvedConfig
  /** Those of the findings that need other articles; what comments switch off is still among them. */
  readonly compared: readonly Found[]
}

export type LintingItem = LintedItem | { readonly problem: Problem }

export interface ComparePass {
  readonly passed: Passed
  readonly compared: Compared
  /** The index of the first article of each file. */
  readonly firstOf: ReadonlyMap<string, number>
}

/** Gathers fingerprints and compares them, and learns page templates. */
export async function comparePass(
  inputs: Inputs, { corpus, onArticle }: Pick<LintingOptions, 'corpus' | 'onArticle'>,
): Promise<ComparePass> {
  const comparison = new Comparison()
  const firstOf = new Map<string, number>()
  let articles = 0
  const passed = await firstPass(inputs, {
    corpus,
    onReading(reading, { path }, config) {
      comparison.add(reading, path, config.rulesFor(path))
      if (!firstOf.has(path)) firstOf.set(path, articles)
      articles++
    },
    onArticle: () => onArticle?.('compared'),
  })
  return { passed, compared: comparison.compare(), firstOf }
}

/** A rule that fails does so on many articles; it is named once. */
class Failures {
  readonly #byRule = new Map<string, { readonly path: string; readonly message: string; articles: number }>()

  add(failures: readonly RuleFailure[], path: string): void {
    for (const { rule, message } of failures) {
      const known = this.#byRule.get(rule)
      if (known === undefined) this.#byRule.set(rule, { path, message, articles: 1 })
      else known.articles++
    }
  }

  problems(): readonly Problem[] {
    return [...this.#byRule].map(([rule, { path, message, articles }]) => ({
      path,
      message: `the rule ${rule} failed: ${message.split('\n', 1)[0]}${articles > 1 ? ` (in ${articles} articles)` : ''}; its other findings stand`,
    }))
  }
}

/** Every article of the inputs with what is reported of it, in order; problems where they occur, rules that failed at the end. */
export async function* lintInputs(inputs: Inputs, options: LintingOptions): AsyncGenerator<LintingItem> {
  const failures = new Failures()
  const { passed, compared } = await comparePass(inputs, options)
  failures.add(compared.failures, inputs.files[0] ?? '')
  /** Where the places stand that findings of later articles speak of. */
  const places = new Map<Related, Elsewhere>()
  const timed: LintOptions = options.onTime === undefined ? {} : { onTime: options.onTime }
  let index = -1
  for await (const item of passed.items()) {
    if (!('entry' in item)) {
      yield item
      continue
    }
    index++
    const { entry, config } = item
    const rules = config.rulesFor(entry.path)
    const reading = passed.read(entry, config)
    const found = compared.found.get(index) ?? []
    const judged = withCompared(lintReading(reading, rules, timed), found)
    failures.add(judged.failures, entry.path)

    let linted: Linted = judged
    let unused: ReturnType<typeof unusedSuppressions> = []
    if (options.inlineConfig) {
      const suppressed = suppress(judged.found, entry.directives, entry.article.disable ?? [])
      linted = { ...judged, found: suppressed.found }
      if (suppressed.unused.length > 0 || suppressed.unusedDisables.length > 0) {
        // without a template its rule has not looked
        const hasRun = ({ rule }: ActiveRule): boolean =>
          rule.scope === 'corpus' ? options.corpus : rule.id !== 'residue/page-template' || reading.template !== undefined
        const ran = rules.filter(hasRun).map(({ rule }) => rule.id)
        unused = unusedSuppressions(entry, suppressed, config.rules.map(({ id }) => id), new Set(ran))
      }
    }

    const texts = sourceTexts(entry, linted)
    for (const related of compared.related.get(index) ?? []) {
      const { record, path, article } = entry
      const { field, rangeOf } = texts(related.part ?? 'text')
      places.set(related, {
        path,
        ...(article.id === undefined ? {} : { id: article.id }),
        ...(record === undefined ? {} : { record: { index: record.index, line: record.line } }),
        ...(field === undefined ? {} : { field }),
        range: rangeOf(related),
      })
    }
    const words = articleWords(reading)
    const score = scoreArticle(linted.found, words)
    const elsewhere = (related: Related): Elsewhere | undefined => (related.inSourceText ? inputs.inSourceText?.(related) : places.get(related))
    const result = toResult({ entry, linted, score, words, texts, elsewhere })
    const reported = { entry, linted, texts, result: unused.length === 0 ? result : { ...result, diagnostics: [...result.diagnostics, ...unused] } }
    options.onArticle?.('linted')
    yield { reported, config, compared: found }
  }
  for (const problem of failures.problems()) yield { problem }
}

function withCompared(linted: Linted, found: readonly Found[]): Linted {
  return found.length === 0 ? linted : { ...linted, found: [...linted.found, ...found].sort(byPlace) }
}

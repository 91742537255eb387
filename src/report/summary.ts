import type { Problem } from '../input/entry.ts'
import type { FixSummary, Result, Summary } from './result.ts'
import { counted } from './table.ts'

/** An article that stands out by its score. */
export interface Ranked {
  readonly path: string
  readonly id?: string
  readonly headline?: string
  readonly overall: number
  readonly findings: number
}

/** How many of the worst articles a summary names. */
const WORST = 5

export interface Tally {
  add(result: Result): void
  addProblem(problem: Problem): void
  /** What was mended before the results came. */
  setFixed(fixed: FixSummary): void
  summary(): Summary
  /** Articles with errors or warnings, lowest score first. */
  worst(): readonly Ranked[]
}

/** Counts results as they come; nothing of a result is kept but what the summary says. */
export function createTally(): Tally {
  const severities = { error: 0, warning: 0, info: 0 }
  const families: Record<string, number> = {}
  const rules: Record<string, number> = {}
  const problems: Problem[] = []
  let fixed: FixSummary | undefined
  let worst: readonly Ranked[] = []
  let articles = 0
  let words = 0
  let articlesWithFindings = 0
  const sorted = (counts: Readonly<Record<string, number>>): Readonly<Record<string, number>> =>
    Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)))
  return {
    add({ path, id, article, diagnostics }) {
      articles++
      words += article.words
      let findings = 0
      for (const { rule, severity } of diagnostics) {
        const family = rule.split('/', 1)[0]!
        severities[severity]++
        families[family] = (families[family] ?? 0) + 1
        rules[rule] = (rules[rule] ?? 0) + 1
        if (severity !== 'info') findings++
      }
      if (findings === 0) return
      articlesWithFindings++
      const { headline, score } = article
      const ranked: Ranked = {
        path,
        ...(id === undefined ? {} : { id }),
        ...(headline === undefined ? {} : { headline }),
        overall: score.overall,
        findings,
      }
      worst = [...worst, ranked].sort((a, b) => a.overall - b.overall || b.findings - a.findings).slice(0, WORST)
    },
    addProblem: (problem) => problems.push(problem),
    setFixed: ({ findings, files }) => {
      fixed = { findings, files }
    },
    summary: () => ({
      articles,
      words,
      errors: severities.error,
      warnings: severities.warning,
      infos: severities.info,
      articlesWithFindings,
      families: sorted(families),
      rules: sorted(rules),
      ...(fixed === undefined ? {} : { fixed }),
      problems,
    }),
    worst: () => worst,
  }
}

/** `fixed 3 findings in 2 files` */
export function fixedLine({ findings, files }: FixSummary, did = 'fixed'): string {
  return findings === 0 ? 'nothing to fix' : `${did} ${counted(findings, 'finding')} in ${counted(files, 'file')}`
}

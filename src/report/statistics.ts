import type { Severity } from '../rule.ts'
import type { Result } from './result.ts'
import { table } from './table.ts'

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info']

interface Row {
  readonly rule: string
  readonly severity: Severity
  findings: number
  articles: number
}

export interface Statistics {
  add(result: Result): void
  /** A row a rule and severity, most findings first; empty when nothing was found. */
  table(): string
}

/** Counts how often each rule speaks. */
export function createStatistics(): Statistics {
  const rows = new Map<string, Row>()
  let words = 0
  return {
    add({ article, diagnostics }) {
      words += article.words
      const here = new Set<Row>()
      for (const { rule, severity } of diagnostics) {
        const key = `${severity} ${rule}`
        let row = rows.get(key)
        if (row === undefined) {
          row = { rule, severity, findings: 0, articles: 0 }
          rows.set(key, row)
        }
        row.findings++
        here.add(row)
      }
      for (const row of here) row.articles++
    },
    table() {
      if (rows.size === 0) return ''
      const sorted = [...rows.values()].sort(
        (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || b.findings - a.findings || (a.rule < b.rule ? -1 : 1),
      )
      const perThousand = (findings: number): string => (words === 0 ? '0.00' : ((1000 * findings) / words).toFixed(2))
      return table([
        ['rule', 'severity', 'findings', 'articles', 'per 1,000 words'],
        ...sorted.map(({ rule, severity, findings, articles }) => [rule, severity, findings, articles, perThousand(findings)]),
      ])
    },
  }
}

import type { Diagnostic } from './result.ts'
import type { Reporter, ReporterOptions } from './reporter.ts'

const COMMANDS = { error: 'error', warning: 'warning', info: 'notice' } as const

function escapeMessage(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}

/** GitHub takes a column's end only for findings on one line. */
function place({ range: { start, end } }: Diagnostic): string {
  return start.line === end.line
    ? `line=${start.line},col=${start.column},endLine=${end.line},endColumn=${end.column}`
    : `line=${start.line},endLine=${end.line}`
}

/** Workflow commands, which GitHub shows as annotations on the lines. Findings in records stand on the record's line. */
export function githubReporter({ info, quiet }: Pick<ReporterOptions, 'info' | 'quiet'>): Reporter {
  return {
    article({ result }) {
      let lines = ''
      for (const diagnostic of result.diagnostics) {
        const { severity, rule, message } = diagnostic
        if (quiet ? severity !== 'error' : severity === 'info' && !info) continue
        const at = result.record === undefined ? place(diagnostic) : `line=${result.record.line},endLine=${result.record.line}`
        lines += `::${COMMANDS[severity]} file=${escapeProperty(result.path)},${at},title=${escapeProperty(rule)}::${escapeMessage(message)}\n`
      }
      return lines
    },
    closing: ({ summary }) =>
      summary.problems
        .map(({ path, message, record }) => `::error file=${escapeProperty(path)}${record === undefined ? '' : `,line=${record.line}`}::${escapeMessage(message)}\n`)
        .join(''),
  }
}

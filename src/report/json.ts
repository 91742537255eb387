import type { Reporter, ReporterOptions } from './reporter.ts'

/** The JSON report (schemas/report.schema.json), a result a line; no result is held back. */
export function jsonReporter({ version }: Pick<ReporterOptions, 'version'>): Reporter {
  let first = true
  return {
    opening: `{"version":1,"tool":${JSON.stringify({ name: 'newslint', version })},"results":[`,
    article({ result }) {
      const separator = first ? '\n' : ',\n'
      first = false
      return separator + JSON.stringify(result)
    },
    closing: ({ summary }) => `${first ? '' : '\n'}],"summary":${JSON.stringify(summary)}}\n`,
  }
}

/** The report's results, one a line. */
export function ndjsonReporter(): Reporter {
  return {
    article: ({ result }) => `${JSON.stringify(result)}\n`,
    closing: () => '',
  }
}

import { styleText } from 'node:util'
import type { Severity } from '../rule.ts'
import type { Closing, Reported, Reporter, ReporterOptions } from './reporter.ts'
import type { Diagnostic, Result } from './result.ts'
import { fixedLine } from './summary.ts'
import { counted, table } from './table.ts'
import { columnsOf, excerptAround, shortened, visible } from './terminal-text.ts'

type Style = Parameters<typeof styleText>[0]
type Paint = (style: Style, text: string) => string

const STYLES: Readonly<Record<Severity, Style>> = { error: 'red', warning: 'yellow', info: 'blue' }
/** Narrower than this a source line says nothing. */
const NARROWEST = 40
/** Rows of sources in a summary. */
const MOST_SOURCES = 12

function whereOf({ path, id, record }: Result): string {
  if (record === undefined) return visible(path)
  return `${visible(path)}:${record.line}${id === undefined ? '' : ` (${visible(id)})`}`
}

function sourceLines(diagnostic: Diagnostic, text: string, gutter: number, width: number, paint: Paint): string {
  const { range, severity } = diagnostic
  const bar = `${' '.repeat(gutter)} ${paint('dim', '│')}`
  const columns = Math.max(NARROWEST, width - gutter - 3)
  const excerpt = excerptAround(text, { start: range.start.offset, end: range.end.offset }, columns)
  const number = paint('dim', String(range.start.line).padStart(gutter))
  const lines = [
    `${number} ${paint('dim', '│')} ${excerpt.line}`,
    `${bar} ${' '.repeat(excerpt.before)}${paint(STYLES[severity], '^'.repeat(excerpt.marked))}`,
  ]
  const more = (range.end.column === 1 ? range.end.line - 1 : range.end.line) - range.start.line
  if (more > 0) lines.push(`${bar} ${paint('dim', `… ${counted(more, 'more line')}`)}`)
  return `${lines.join('\n')}\n`
}

function relatedLines(diagnostic: Diagnostic, path: string, gutter: number, paint: Paint): string {
  return (diagnostic.related ?? [])
    .slice(0, 3)
    .map(({ message, path: other = path, id, record, range }) => {
      const at = record === undefined ? `${range.start.line}:${range.start.column}` : String(record.line)
      const place = `${visible(other)}:${at}${id === undefined ? '' : ` (${visible(id)})`}`
      return `${' '.repeat(gutter)} ${paint('dim', `╰ ${place} ${visible(message)}`)}\n`
    })
    .join('')
}

/** For people at a terminal: every finding with its line, the place underlined; a summary at the end. */
export function prettyReporter({ color, width, info, quiet, statistics }: Omit<ReporterOptions, 'version' | 'terminal'>): Reporter {
  // whether colour is wanted has been decided by the command; styleText must not decide again
  const paint: Paint = color ? (style, text) => styleText(style, text, { validateStream: false }) : (_, text) => text
  const isShown = ({ severity }: Diagnostic): boolean => (quiet ? severity === 'error' : severity !== 'info' || info)

  function article({ result, texts }: Reported): string {
    if (statistics) return ''
    const shown = result.diagnostics.filter(isShown)
    if (shown.length === 0 && (quiet || result.notices === undefined)) return ''
    const where = whereOf(result)
    const title = result.article.headline === undefined ? '' : `  ${paint('dim', shortened(result.article.headline, Math.max(NARROWEST, width - columnsOf(where) - 2)))}`
    let output = `${paint('bold', where)}${title}\n`
    for (const notice of result.notices ?? []) output += `  ${paint('dim', `note: ${visible(notice)}`)}\n`
    const gutter = Math.max(6, ...shown.map(({ range }) => String(range.start.line).length + 2))
    for (const diagnostic of shown) {
      const { severity, message, rule, range, field } = diagnostic
      const place = `${field === undefined ? '' : `${field} `}${range.start.line}:${range.start.column}`
      output += `\n  ${place}  ${paint(STYLES[severity], severity)}  ${visible(message)}  ${paint('dim', rule)}\n`
      output += sourceLines(diagnostic, texts(field === 'headline' ? 'headline' : 'text').text, gutter, width, paint)
      output += relatedLines(diagnostic, result.path, gutter, paint)
    }
    return `${output}\n`
  }

  function verdict({ summary }: Closing): string {
    const { articles, words, errors, warnings, infos } = summary
    const read = `${counted(articles, 'article')}, ${counted(words, 'word')}: `
    const parts = [
      ...(errors > 0 ? [paint('red', counted(errors, 'error'))] : []),
      ...(warnings > 0 ? [paint('yellow', counted(warnings, 'warning'))] : []),
    ]
    const found = parts.length > 0 ? parts.join(', ') : paint('green', 'no errors, no warnings')
    const hidden = infos === 0 ? '' : info || statistics ? `, ${paint('blue', counted(infos, 'note'))}` : paint('dim', ` (and ${counted(infos, 'note')}: --info shows them)`)
    const mended = summary.fixed === undefined ? '' : `${fixedLine(summary.fixed)}\n`
    return `${mended}${read}${found}${hidden}\n`
  }

  function closing(end: Closing): string {
    const { summary, worst, sources } = end
    if (quiet) return ''
    let output = verdict(end)
    if (summary.problems.length > 0) output += `${paint('red', counted(summary.problems.length, 'problem'))}, named on standard error\n`
    if (summary.articles < 2) return output
    const families = Object.entries(summary.families).sort(([, a], [, b]) => b - a)
    if (families.length > 0) output += `\n${paint('bold', 'Findings by family')}\n${table(families)}`
    if (worst.length > 0) {
      output += `\n${paint('bold', 'Articles with the lowest scores')}\n${table(
        worst.map(({ overall, path, id, findings, headline = '' }) => [
          Math.round(overall), visible(id === undefined ? path : `${path} (${id})`), counted(findings, 'finding'), shortened(headline, NARROWEST),
        ]),
      )}`
    }
    if (sources.some(({ source }) => source !== null)) output += `\n${paint('bold', 'Sources')}\n${sourceTable(sources)}`
    return output
  }
  return { article, closing }
}

/** A row a source; where the articles are too few, the row says so in place of an interval. */
export function sourceTable(sources: Closing['sources'], most = MOST_SOURCES): string {
  const rows = sources.slice(0, most).map(({ source, articles, score, interval: [low, high], enough }) => [
    Math.round(score),
    source === null ? 'no source named' : shortened(source, NARROWEST),
    counted(articles, 'article'),
    enough ? `between ${Math.round(low)} and ${Math.round(high)}` : 'too few articles to judge',
  ])
  return table(rows) + (sources.length > most ? `  … ${counted(sources.length - most, 'more source')}: newslint score shows all\n` : '')
}

import { styleText } from 'node:util'
import { FILE_HEADERS_ONLY, formatPatch, structuredPatch, type StructuredPatch } from 'diff'
import type { Reporter, ReporterOptions } from './reporter.ts'
import { visible } from './terminal-text.ts'

/** Lines around a change, as `diff -u` shows them. */
const CONTEXT = 3
/** Lines that went or came; above it, all of the text is said to have changed. The time that finding out takes grows with its square. */
const MOST_CHANGES = 4000

/** `@@`, `-`, `+` begin what is coloured; file names begin with `---` and `+++`. */
const STYLES = [['---', 'bold'], ['+++', 'bold'], ['@@', 'cyan'], ['-', 'red'], ['+', 'green']] as const

/** A unified diff of every article that would be changed, which `patch -p0` applies to files; records show each field by itself. */
export function diffReporter({ terminal, color }: Pick<ReporterOptions, 'terminal' | 'color'>): Reporter {
  return {
    article({ result, texts }) {
      let patches = ''
      for (const part of ['headline', 'text'] as const) {
        const after = result.output?.[part]
        if (after === undefined) continue
        const field = result.record?.fields?.[part] ?? part
        const name = result.record === undefined ? result.path : `${result.path}:${result.record.line} ${field}`
        const patch = formatPatch(patchOf(name, texts(part).text, after), FILE_HEADERS_ONLY)
        patches += terminal || color ? patch.split('\n').map((line) => shown(line, terminal, color)).join('\n') : patch
      }
      return patches
    },
    closing: () => '',
  }
}

function patchOf(name: string, before: string, after: string): StructuredPatch {
  const patch = structuredPatch(name, name, before, after, undefined, undefined, { context: CONTEXT, maxEditLength: MOST_CHANGES })
  if (patch !== undefined) return patch
  const old = marked(before, '-')
  const now = marked(after, '+')
  const hunk = { oldStart: 1, oldLines: old.count, newStart: 1, newLines: now.count, lines: [...old.lines, ...now.lines] }
  return { oldFileName: name, newFileName: name, oldHeader: undefined, newHeader: undefined, hunks: [hunk] }
}

function marked(text: string, mark: string): { readonly lines: readonly string[]; readonly count: number } {
  const lines = text.split('\n')
  const isEnded = lines.at(-1) === ''
  if (isEnded) lines.pop()
  return { lines: [...lines.map((line) => mark + line), ...(isEnded ? [] : ['\\ No newline at end of file'])], count: lines.length }
}

function shown(line: string, terminal: boolean, color: boolean): string {
  const text = terminal ? visible(line) : line
  const style = color ? STYLES.find(([mark]) => line.startsWith(mark))?.[1] : undefined
  return style === undefined ? text : styleText(style, text, { validateStream: false })
}

/** `npm run picture`: docs/terminal.svg, the picture of the README, drawn from what newslint really prints about one article of corpus/. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const ARTICLE = 'corpus/defective/translated-bridge.txt'
const COLUMNS = 128
const MOST_LINES = 34
const CHARACTER = 8.4
const LINE = 19
const MARGIN = 18

/** SGR codes that util.styleText writes, as fill colours or weights. */
const STYLES: Readonly<Record<string, string>> = {
  1: 'font-weight="bold"',
  2: 'fill="#8b949e"',
  31: 'fill="#ff7b72"',
  32: 'fill="#7ee787"',
  33: 'fill="#e3b341"',
  34: 'fill="#79c0ff"',
  35: 'fill="#d2a8ff"',
  36: 'fill="#76e3ea"',
  90: 'fill="#8b949e"',
}

const run = spawnSync(process.execPath, ['dist/src/cli/main.js', '--no-config', ARTICLE], {
  cwd: root,
  encoding: 'utf8',
  env: { ...process.env, FORCE_COLOR: '1', NO_COLOR: undefined, COLUMNS: String(COLUMNS) },
})
const lines = run.stdout.trimEnd().split('\n')
const shown = lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES - 3), '  …', '', lines.at(-1)!] : lines

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** One line of the output as rows of tspans, wrapped as a terminal wraps. Styles last until they are switched off, one at a time. */
function rowsOf(line: string): string[] {
  const open = new Set<string>()
  const rows = ['']
  let column = 0
  for (const [, codes, text] of `\u001B[m${line}`.matchAll(/\u001B\[([\d;]*)m([^\u001B]*)/g)) {
    for (const code of (codes ?? '').split(';')) {
      if (code === '' || code === '0') open.clear()
      else if (code === '39') for (const style of open) if (STYLES[style]?.startsWith('fill') && style !== '2') open.delete(style)
      if (code === '22') open.delete('1')
      if (code === '22') open.delete('2')
      if (STYLES[code]) open.add(code)
    }
    const style = [...open].map((code) => STYLES[code]).join(' ')
    for (let at = 0; at < (text ?? '').length; ) {
      if (column === COLUMNS) {
        rows.push('')
        column = 0
      }
      const part = text!.slice(at, at + COLUMNS - column)
      rows[rows.length - 1] += `<tspan ${style}>${escape(part)}</tspan>`
      at += part.length
      column += part.length
    }
  }
  return rows
}

const prompt = `<tspan fill="#7ee787">$</tspan> npx newslint ${ARTICLE}`
const rows = [prompt, '', ...shown.flatMap(rowsOf)]
const width = Math.ceil(COLUMNS * CHARACTER + 2 * MARGIN)
const height = rows.length * LINE + 2 * MARGIN
const text = rows.map((row, i) => `<text x="${MARGIN}" y="${MARGIN + 13 + i * LINE}" xml:space="preserve">${row}</text>`).join('\n')
mkdirSync(join(root, 'docs'), { recursive: true })
writeFileSync(
  join(root, 'docs', 'terminal.svg'),
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="newslint in a terminal">
<rect width="100%" height="100%" rx="8" fill="#0d1117"/>
<g fill="#e6edf3" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14">
${text}
</g>
</svg>
`,
)

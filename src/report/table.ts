import { columnsOf } from './terminal-text.ts'

/** Rows of cells, each column as wide as its widest cell; what begins with a digit stands to the right. */
export function table(rows: readonly (readonly (string | number)[])[]): string {
  const widths: number[] = []
  for (const row of rows) for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, columnsOf(String(cell)))
  const padded = (cell: string | number, i: number): string => {
    const space = ' '.repeat(widths[i]! - columnsOf(String(cell)))
    return typeof cell === 'number' || /^\d[\d.,]*$/.test(cell) ? space + cell : cell + space
  }
  return rows.map((row) => `  ${row.map(padded).join('  ').trimEnd()}\n`).join('')
}

/** `1 article`, `2,000 articles`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  // toLocaleString loads the tables of all languages, which takes longer than linting an article
  return `${String(count).replace(/\B(?=(\d{3})+$)/g, ',')} ${count === 1 ? one : many}`
}

import { wholeLines } from '../text/whole-lines.ts'
import type { Block, Reading } from './reading.ts'

/**
 * Deletes the block's lines, and blank lines around them that would be too many. It is safe where the block is `certain`: what only
 * stands where other stories and menus stand may be a paragraph after all. On a page there is none.
 */
export function deletion(
  reading: Reading,
  { firstLine, lastLine, certain = false }: Pick<Block, 'firstLine' | 'lastLine' | 'certain'>,
): { start: number; end: number; text: string; safe: boolean } | undefined {
  if (reading.article.format === 'page') return undefined
  const { lines } = reading.scan
  const span = wholeLines(reading.text, { start: lines.start[firstLine]!, end: lines.end[lastLine]! })
  return span && { ...span, text: '', safe: certain }
}

import type { Block, Reading } from './reading.ts'

/** At least as sure as this, deleting the lines loses nothing of the article. */
const SAFE = 0.8

/** Deletes the block's lines with their line breaks, and the blank lines after them where there are some before them too. On a page there is none. */
export function deletion(
  reading: Reading,
  block: Pick<Block, 'firstLine' | 'lastLine' | 'confidence'>,
): { start: number; end: number; text: string; safe: boolean } | undefined {
  if (reading.article.format === 'page') return undefined
  const { lines } = reading.scan
  const blank = (line: number): boolean => reading.text.slice(lines.start[line], lines.end[line]).trim() === ''
  let next = block.lastLine + 1
  if (block.firstLine === 0 || blank(block.firstLine - 1)) while (next < lines.count && blank(next)) next++
  const end = next < lines.count ? lines.start[next]! : reading.text.length
  return { start: lines.start[block.firstLine]!, end, text: '', safe: block.confidence >= SAFE }
}

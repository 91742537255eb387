import type { Reading, Role } from './reading.ts'

/** Lines of these roles are the page's, not the article's. */
const FURNITURE: ReadonlySet<Role> = new Set<Role>(['navigation', 'related', 'share', 'comments', 'footer', 'template'])

/** Number of words of the article itself: what stands around it on the page, or was left in its text, does not make it longer. */
export function articleWords(reading: Reading): number {
  const { scan, blocks } = reading
  let count = 0
  for (const { role, start, end } of blocks) if (!FURNITURE.has(role)) count += scan.wordAt(end) - scan.wordAt(start)
  return count
}

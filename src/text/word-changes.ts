/** How two wordings of one passage differ, by words. */
import { diffArrays } from 'diff'

/** One place where the wordings differ; both sides as words, one of them may be empty. */
export interface WordChange {
  readonly before: readonly string[]
  readonly after: readonly string[]
}

export interface WordChanges {
  /** Where they differ between words that both have; what one of them leaves out at its beginning or end is no change. */
  readonly changes: readonly WordChange[]
  /** Number of words in common. */
  readonly common: number
  /** Number of words between the first and the last word in common, in the longer of the two. */
  readonly span: number
}

/** A run in common that is shorter than this at either end is a chance meeting of small words. */
const LEAST_ANCHOR = 2

/** Words that are equal are the same; give them in one case. Undefined when more than `most` words went or came. */
export function wordChanges(before: readonly string[], after: readonly string[], most: number): WordChanges | undefined {
  const parts = diffArrays([...before], [...after], { maxEditLength: most })
  if (!parts) return undefined
  const isAnchor = ({ added, removed, count }: (typeof parts)[number]): boolean => !added && !removed && count >= LEAST_ANCHOR
  const inner = parts.slice(parts.findIndex(isAnchor), parts.findLastIndex(isAnchor) + 1)
  const changes: { before: string[]; after: string[] }[] = []
  let common = 0
  let removed = 0
  let added = 0
  let open: { before: string[]; after: string[] } | undefined
  for (const part of inner) {
    if (!part.added && !part.removed) {
      common += part.count
      open = undefined
      continue
    }
    if (!open) changes.push((open = { before: [], after: [] }))
    open[part.removed ? 'before' : 'after'].push(...part.value)
    if (part.removed) removed += part.count
    else added += part.count
  }
  return { changes, common, span: common + Math.max(removed, added) }
}

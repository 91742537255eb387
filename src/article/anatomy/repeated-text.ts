/** A text that stands twice: pipelines that join a page's text with the copy in its data, or two versions of the page. */
import { furnitureOf } from './lexicon.ts'
import { isProse, isSentence, type LineTable } from './lines.ts'
import type { Verdict } from './sections.ts'

/** A refrain, a list of quotations, a caption shown twice are shorter: so many paragraphs in the order in which they stood before, so many words. */
const PARAGRAPHS = 3
const WORDS = 40
/** Lines that are no copies between two that are: labels, headlines, a paragraph that one version has changed. */
const GAP = 6
/** Shorter lines stand twice by chance. */
const LINE_WORDS = 6

/** Sets the verdicts of the article's paragraphs that repeat, one after the other, paragraphs that stand above, and of what lies between them. */
export function markRepeatedText(table: LineTable, verdicts: Verdict[]): void {
  const isParagraph = (k: number): boolean => table.words[k]! >= LINE_WORDS && (isProse(table, k) || isSentence(table, k))
    && verdicts[k]!.residue === undefined
  const first = new Map<number, number>()
  let begun = -1
  let last = -1
  let original = -1
  let paragraphs = 0
  let words = 0
  const close = (): void => {
    if (paragraphs >= PARAGRAPHS && words >= WORDS) {
      const { role, residue, kind } = furnitureOf('repeated-text')
      // with the headline and the labels above it, as far as they stand twice as well
      while (begun > 0 && table.copies[begun - 1]! > 1 && !isParagraph(begun - 1) && verdicts[begun - 1]!.residue === undefined) begun--
      for (let k = begun; k <= last; k++) verdicts[k] = { role, residue, kind, confidence: 0.9 }
    }
    begun = -1
    original = -1
    paragraphs = 0
    words = 0
  }
  for (let k = 0; k < table.count; k++) {
    if (table.copies[k]! < 2 || !isParagraph(k)) continue
    const above = first.get(table.hash[k]!)
    if (above === undefined) {
      first.set(table.hash[k]!, k)
      continue
    }
    if (begun >= 0 && (k - last > GAP || above <= original)) close()
    if (begun < 0) begun = k
    last = k
    original = above
    paragraphs++
    words += table.words[k]!
  }
  close()
}

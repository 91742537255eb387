/** A text that stands twice: pipelines that join a page's text with the copy in its data, or two versions of the page. */
import type { Scan } from '../../text/scan.ts'
import { furnitureOf } from './lexicon.ts'
import { isProse, isSentence, joinHash, type LineTable } from './lines.ts'
import type { Verdict } from './verdict.ts'

/** A refrain, a list of quotations, a caption shown twice are shorter: so many paragraphs in the order in which they stood before, so many words. */
const PARAGRAPHS = 3
const WORDS = 40
/** Lines that are no copies between two that are: labels, headlines, a paragraph that one version has changed. */
const GAP = 6
/** Shorter lines stand twice by chance. */
const LINE_WORDS = 6
/** Of a line's words; what a page's data leaves out (a crosshead, a list) ends the comparison. */
const JOINED_SHARE = 0.5

/**
 * Sets the verdicts of the article's paragraphs that repeat, one after the other, paragraphs that stand above, and of what lies between
 * them; and of a line that holds several of the paragraphs above in one.
 */
export function markRepeatedText(scan: Scan, table: LineTable, verdicts: Verdict[]): void {
  markParagraphs(table, verdicts)
  markJoinedLines(scan, table, verdicts)
}

function markParagraphs(table: LineTable, verdicts: Verdict[]): void {
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

/** "{"articleBody": ...}" of a page's data, when its text is all that is left. */
function markJoinedLines({ words }: Scan, table: LineTable, verdicts: Verdict[]): void {
  const opening = new Map<number, number>()
  for (let k = 0; k < table.count; k++) {
    if (table.words[k]! < LINE_WORDS) continue
    const first = table.firstWord[k]!
    let key = 0
    // signed, as maps box larger numbers
    for (let n = 0; n < LINE_WORDS; n++) key = joinHash(key, words.hash[first + n]!) | 0
    const above = opening.get(key)
    if (above === undefined) {
      opening.set(key, k)
      continue
    }
    if (table.words[k]! < WORDS || table.words[k]! <= table.words[above]!) continue
    const original = table.firstWord[above]!
    let equal = 0
    while (equal < table.words[k]! && original + equal < first && words.hash[original + equal] === words.hash[first + equal]) equal++
    if (equal < WORDS || equal <= table.words[above]! || equal < table.words[k]! * JOINED_SHARE) continue
    const { role, residue, kind } = furnitureOf('repeated-text')
    verdicts[k] = { role, residue, kind, confidence: 0.9 }
  }
}

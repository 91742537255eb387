/** Labels that are crossheads: "Advertisement" above a paragraph of a story on advertising. */
import type { Scan } from '../../text/scan.ts'
import { wordSet } from '../../text/words.ts'
import type { Article } from '../article.ts'
import { data } from '../lexicon/article-parts.yaml.ts'
import type { Match } from './lexicon.ts'
import { isProse, NO_STOP, type LineTable } from './lines.ts'

/** Crossheads that a label could be have no more words. */
const LABEL_WORDS = 3
const HEADING = /^h[2-6]$/
/** What desks put before a headline of their own, and pages before a link. */
const HEADLINE_LABELS = wordSet(data.headline_labels)

/** Unsets the match of labels above a paragraph whose words the headline has, or that a Markdown file makes a heading. */
export function letCrossheads(article: Article, scan: Scan, table: LineTable, headline: Scan | undefined, match: (Match | undefined)[]): void {
  let about: ReadonlySet<number> | undefined
  for (let k = 0; k + 1 < table.count; k++) {
    if (match[k] === undefined || table.words[k]! > LABEL_WORDS || table.stop[k] !== NO_STOP) continue
    if (!isProse(table, k + 1) || match[k + 1] !== undefined) continue
    about ??= headline ? wordsOf(headline, 0, headline.words.count) : wordsOf(scan, table.firstWord[0]!, table.firstWord[0]! + table.words[0]!)
    const isTopic = k > 0 && [...wordsOf(scan, table.firstWord[k]!, table.firstWord[k]! + table.words[k]!)].every((word) => about!.has(word))
    if (isTopic || (article.format === 'markdown' && HEADING.test(article.lineHints?.[table.line[k]!]?.tag ?? ''))) match[k] = undefined
  }
}

/** Unsets the match of a first line that begins as links do, where it is the headline: "Explainer: who owns the bank?" */
export function letHeadline(article: Article, scan: Scan, table: LineTable, match: (Match | undefined)[]): void {
  if (article.headline !== undefined || table.count < 2 || table.afterBlank[1] === 0) return
  if (match[0]?.furniture.residue === 'related-stories' && HEADLINE_LABELS.has(scan.words.hash[table.firstWord[0]!]!)) match[0] = undefined
}

function wordsOf({ words }: Scan, from: number, to: number): ReadonlySet<number> {
  return new Set(words.hash.subarray(from, to))
}

/** Joins lines of one kind to blocks. */
import type { ResidueKinds } from '../lexicon/residue.generated.ts'
import type { Block } from '../reading.ts'
import type { Furniture } from './lexicon-table.ts'
import { ELLIPSIS, NO_STOP, type LineTable } from './lines.ts'
import type { PageSigns } from './page.ts'
import type { Verdict } from './verdict.ts'
import type { ArticleSpan } from './span.ts'

/** Kinds of residue whose lines make one block together, whatever kind each of them is. */
const LISTS: ReadonlySet<string> = new Set(['navigation', 'related-stories', 'share-bar', 'site-notice', 'comment-form', 'repeated-text'])
/** Their blocks go on over blank lines: menus, rows of share buttons, lists of other stories, second copies. */
const OVER_BLANKS: ReadonlySet<string> = new Set(['navigation', 'related-stories', 'share-bar', 'repeated-text'])
/** What lines of several kinds are together. */
const MIXED: Readonly<Record<string, string>> = {
  'share-bar': 'share bar' satisfies ResidueKinds['share-bar'],
  'site-notice': 'page footer' satisfies ResidueKinds['site-notice'],
  'comment-form': 'comment section' satisfies ResidueKinds['comment-form'],
}
/** A menu or list has at least so many lines; fewer are single links. */
const LIST_LINES = 3

export function joinBlocks(table: LineTable, verdicts: readonly Verdict[], span: ArticleSpan, page: PageSigns | undefined): Block[] {
  const from = span.headline ?? span.first
  // what follows the last paragraph in its own element is still the article's
  const isOutside = (k: number): boolean => {
    if (k >= from && k <= span.last) return false
    return page?.beyond[k] === 1 || (k < from ? span.pageBefore : span.pageAfter && page?.within[k] !== 1)
  }
  const blocks: Block[] = []
  let first = 0
  while (first < table.count) {
    let last = first
    const edge = first < from ? from : first <= span.last ? span.last + 1 : table.count
    while (last + 1 < edge && isOutside(last + 1) === isOutside(first) && goesOn(table, verdicts, last, last + 1)) last++
    const outside = isOutside(first)
    const verdict = verdicts[first]!
    if (isList(verdict) && last - first + 1 < LIST_LINES) {
      // a link or two are named each as what they are
      for (let k = first; k <= last; k++) {
        const from = k
        while (k < last && !OVER_BLANKS.has(verdict.residue!) && verdicts[k + 1]!.kind === verdicts[from]!.kind) k++
        blocks.push(block(table, verdicts, verdicts[from]!, from, k, outside))
      }
    } else blocks.push(block(table, verdicts, isList(verdict) ? listOf(verdicts, first, last) : verdict, first, last, outside))
    first = last + 1
  }
  return blocks
}

const isList = (verdict: Verdict): boolean => verdict.residue !== undefined && LISTS.has(verdict.residue)

function goesOn(table: LineTable, verdicts: readonly Verdict[], a: number, b: number): boolean {
  const one = verdicts[a]!
  const other = verdicts[b]!
  if (one.residue === undefined) return false
  if (one.residue !== other.residue || other.opens) return false
  if (table.afterBlank[b] === 1 && !OVER_BLANKS.has(one.residue)) return false
  return isList(one) || (one.kind === other.kind && one.title === other.title)
}

function listOf(verdicts: readonly Verdict[], first: number, last: number): Verdict {
  const verdict = verdicts[first]!
  const lines = last - first + 1
  const count = (kind: string): number => {
    let lines = 0
    for (let k = first; k <= last; k++) if (verdicts[k]!.kind === kind) lines++
    return lines
  }
  switch (verdict.residue) {
    case 'navigation': return { ...verdict, kind: 'menu' satisfies ResidueKinds['navigation'], title: `menu of ${lines} links` }
    case 'related-stories': {
      // where every story has its link, the links count the stories; headlines cannot be told from teasers without a stop
      const links = count('link to another story' satisfies ResidueKinds['related-stories'])
      const stories = links >= LIST_LINES ? links : count('headline of another story' satisfies ResidueKinds['related-stories'])
      const kind = 'list of other stories' satisfies ResidueKinds['related-stories']
      return { ...verdict, kind, title: stories > 1 ? `list of ${stories} other stories` : kind }
    }
    default: return count(verdict.kind!) === lines ? verdict : { ...verdict, kind: MIXED[verdict.residue!]! }
  }
}

/** The text as one block, as no article stands in it, apart from the line of its headline. */
export function wholeBlocks(table: LineTable, { role, residue, kind }: Furniture, headline: number | undefined): Block[] {
  const all = (first: number, last: number): Block[] =>
    (first > last ? [] : [block(table, [], { role, residue, kind, confidence: 0.9 }, first, last, false)])
  if (headline === undefined) return all(0, table.count - 1)
  return [
    ...all(0, headline - 1),
    block(table, [], { role: 'headline', confidence: 0.95 }, headline, headline, false),
    ...all(headline + 1, table.count - 1),
  ]
}

/** What ends like a sentence may be one of the article's unless it recurs, and what ends with a colon belongs to what follows. */
function isCertain(table: LineTable, verdicts: readonly Verdict[], first: number, last: number): boolean {
  for (let k = first; k <= last; k++) {
    const verdict = verdicts[k]
    if (verdict?.certain !== true || (verdict.recurs !== true && table.stop[k] !== NO_STOP && table.stop[k] !== ELLIPSIS)) return false
  }
  return true
}

function block(
  table: LineTable, verdicts: readonly Verdict[], { role, kind, title, residue, confidence }: Verdict,
  first: number, last: number, outside: boolean,
): Block {
  const firstLine = table.line[first]!
  const lastLine = table.line[last]!
  const start = table.start[first]!
  const end = table.end[last]!
  // two literals, as spreading one into the other was a quarter of the anatomy's time
  return kind === undefined || residue === undefined
    ? { role, firstLine, lastLine, start, end, confidence, outside }
    : {
        role, kind, title: title ?? kind, residue, firstLine, lastLine, start, end, confidence,
        certain: isCertain(table, verdicts, first, last), outside,
      }
}

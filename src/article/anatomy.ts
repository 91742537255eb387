/**
 * The anatomy of a text: every line that is not blank gets a role, and what is not the article gets its kind. Structure decides
 * first (where a line stands, how long the run of prose is, what its neighbours are, whether it recurs), the lexicon's words second.
 */
import type { Scan } from '../text/scan.ts'
import { scan as scanText } from '../text/scan.ts'
import type { Article } from './article.ts'
import { joinBlocks } from './anatomy/blocks.ts'
import { markBreadcrumbs, markForeignLines, markLeaks, markRawValues, markRows } from './anatomy/forms.ts'
import { carriersOf } from './anatomy/carriers.ts'
import { chooseHeadline, type ChosenHeadline } from './anatomy/headline.ts'
import { letCrossheads } from './anatomy/crossheads.ts'
import { furnitureOf, lookUp, SURE, type Match } from './anatomy/lexicon.ts'
import { tabulate } from './anatomy/lines.ts'
import { markPage } from './anatomy/page.ts'
import { captionOf, isByline, isCopyright, isDate, type Part } from './anatomy/parts.ts'
import { judge } from './anatomy/sections.ts'
import { findSpan, type LineSigns } from './anatomy/span.ts'
import { judgeRecurring, recurringLines, withMasthead } from './anatomy/template.ts'
import type { PageTemplate } from './page-template.ts'
import type { Block, Headline } from './reading.ts'

export interface Anatomy {
  /** In order; every line that is not blank is in exactly one. */
  readonly blocks: readonly Block[]
  readonly headline: Headline | undefined
}

export function findAnatomy(article: Article, scan: Scan, _language: string, template?: PageTemplate): Anatomy {
  const table = tabulate(scan)
  const match: (Match | undefined)[] = []
  const part: (Part | undefined)[] = []
  for (let k = 0; k < table.count; k++) {
    match[k] = lookUp(scan, table, k) ?? (isCopyright(scan, table, k) ? { furniture: furnitureOf('copyright'), strength: SURE } : undefined)
    part[k] = match[k] !== undefined ? undefined : isDate(scan, table, k) ? 'dateline' : isByline(scan, table, k)
      ? 'byline' : captionOf(scan, table, k)
  }
  const headline = article.headline === undefined ? undefined : scanText(article.headline)
  letCrossheads(article, scan, table, headline, match)
  markLeaks(scan, table, match, article.format !== 'markdown')
  markRawValues(scan, table, match)
  markRows(scan, table, match)
  markBreadcrumbs(scan, table, match)
  markForeignLines(scan, table, match)
  const carriers = carriersOf(scan, table, headline)
  let signs: LineSigns = { match, part, carriers, page: markPage(article, table, match, part, carriers) }
  const locate = (signs: LineSigns): ChosenHeadline => chooseHeadline(article, scan, table, signs, findSpan(scan, table, signs, headline))
  let located = locate(signs)
  const recurring = template && recurringLines(scan, table, template)
  if (recurring && article.headline === undefined) {
    const unheaded = withMasthead(signs, recurring, located.headlined.headline)
    const again = unheaded && locate(unheaded)
    if (again?.place !== undefined) {
      signs = unheaded!
      located = again
    }
  }
  const { place, headlined } = located
  const verdicts = judge(scan, table, signs, headlined)
  if (recurring) judgeRecurring({ article, scan, table, signs, recurring }, verdicts)
  return { blocks: joinBlocks(table, verdicts, headlined, signs.page), headline: place }
}

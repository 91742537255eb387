/**
 * The anatomy of a text: every line that is not blank gets a role, and what is not the article gets its kind. Structure decides
 * first (where a line stands, how long the run of prose is, what its neighbours are, whether it recurs), the lexicon's words second.
 */
import type { Scan } from '../text/scan.ts'
import { scan as scanText } from '../text/scan.ts'
import type { Article } from './article.ts'
import { markAddresses } from './anatomy/addresses.ts'
import { markAuthors } from './anatomy/authors.ts'
import { joinBlocks, wholeBlocks } from './anatomy/blocks.ts'
import { isByline } from './anatomy/bylines.ts'
import {
  markBreadcrumbs, markForeignLines, markGalleries, markLeaks, markNames, markPlans, markRawValues, markRows, markTags,
  markTickers,
} from './anatomy/forms.ts'
import { carriersOf } from './anatomy/carriers.ts'
import { chooseHeadline } from './anatomy/headline.ts'
import { letCrossheads, letHeadline } from './anatomy/crossheads.ts'
import { furnitureOf, lookUp, lookUpText, SURE, type Match } from './anatomy/lexicon.ts'
import { ELLIPSIS, tabulate } from './anatomy/lines.ts'
import { markPage } from './anatomy/page.ts'
import { markPrint } from './anatomy/print.ts'
import { captionOf, isCopyright, isDate, type Part } from './anatomy/parts.ts'
import { judge } from './anatomy/sections.ts'
import { findSpan, type LineSigns } from './anatomy/span.ts'
import { judgeRecurring, recurringLines, withMasthead } from './anatomy/template.ts'
import { wholeText } from './anatomy/whole-text.ts'
import { markWire } from './anatomy/wire.ts'
import type { ResidueKinds } from './lexicon/residue.generated.ts'
import type { PageTemplate } from './page-template.ts'
import type { Block, Headline } from './reading.ts'

export interface Anatomy {
  /** In order; every line that is not blank is in exactly one. */
  readonly blocks: readonly Block[]
  readonly headline: Headline | undefined
}

/** What newsrooms put around an article themselves, as they may close it with a list of addresses, is no evidence of a page. */
const NEWSROOM: ReadonlySet<string> = new Set<ResidueKinds[keyof ResidueKinds]>([
  'author bio', 'author link', 'wire slug', 'note to editors', 'end mark', 'affiliate disclosure', 'age notice', 'reading time',
  'audio version',
])

export function findAnatomy(article: Article, scan: Scan, _language: string, template?: PageTemplate): Anatomy {
  const table = tabulate(scan)
  const match: (Match | undefined)[] = []
  const part: (Part | undefined)[] = []
  for (let k = 0; k < table.count; k++) {
    match[k] = lookUp(scan, table, k) ?? (isCopyright(scan, table, k) ? { furniture: furnitureOf('copyright'), strength: SURE } : undefined)
    // names of networks stand before the caption when a picture has its own buttons
    if (match[k]?.furniture.residue === 'share-bar' && captionOf(scan, table, k) === 'caption') match[k] = undefined
    part[k] = match[k] !== undefined ? undefined : isDate(scan, table, k) ? 'dateline' : isByline(scan, table, k)
      ? 'byline' : captionOf(scan, table, k)
  }
  const headline = article.headline === undefined ? undefined : scanText(article.headline)
  letCrossheads(article, scan, table, headline, match)
  letHeadline(article, scan, table, match)
  markLeaks(scan, table, match, article.format !== 'markdown')
  markRawValues(scan, table, match)
  markNames(scan, table, match)
  markPrint(scan, table, match)
  markRows(scan, table, match)
  markBreadcrumbs(scan, table, match)
  markTags(scan, table, match)
  markPlans(scan, table, match)
  markTickers(scan, table, match)
  markGalleries(table, match, part)
  markForeignLines(scan, table, match)
  markWire(scan, table, match)
  const pageMatch = match.map((found) => (NEWSROOM.has(found?.furniture.kind ?? '') ? undefined : found))
  const carriers = carriersOf(scan, table, headline)
  const page = markPage(article, table, pageMatch, part, carriers)
  const evidence: LineSigns = { match: pageMatch, part, carriers, page }
  const span = findSpan(scan, table, evidence, headline)
  const withNewsroom = pageMatch.map((found, k) => found ?? match[k])
  markAuthors(scan, table, withNewsroom, part)
  markAddresses(scan, table, withNewsroom)
  let signs: LineSigns = { ...evidence, match: withNewsroom }
  let located = chooseHeadline(article, scan, table, signs, span)
  const whole = wholeText(article, scan, table, withNewsroom)
  if (whole !== undefined) {
    const { place, headlined: { headline: titled } } = located
    // the headline may be the article's, and only what stands below it the server's
    const isOwn = titled !== undefined && table.stop[titled] !== ELLIPSIS && lookUpText(scan, table, titled) === undefined
    return { blocks: wholeBlocks(table, whole, isOwn ? titled : undefined), headline: place }
  }
  const recurring = template && recurringLines(scan, table, template)
  if (recurring && article.headline === undefined) {
    const masthead = located.headlined.headline
    const unheaded = withMasthead(signs, recurring, masthead)
    const without = withMasthead(evidence, recurring, masthead)
    if (unheaded && without) {
      const again = chooseHeadline(article, scan, table, unheaded, findSpan(scan, table, without, headline))
      if (again.place !== undefined) {
        signs = unheaded
        located = again
      }
    }
  }
  const { place, headlined } = located
  const isTitled = article.format === 'record' && headline !== undefined && headline.words.count > 0
  const verdicts = judge(scan, table, signs, headlined, isTitled)
  if (recurring) judgeRecurring({ article, scan, table, signs, recurring }, verdicts)
  return { blocks: joinBlocks(table, verdicts, headlined, signs.page), headline: place }
}

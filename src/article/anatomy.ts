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
  markBreadcrumbs, markForeignLines, markGalleries, markLeaks, markPlans, markRawValues, markRows, markTags,
} from './anatomy/forms.ts'
import { carriersOf } from './anatomy/carriers.ts'
import { chooseHeadline } from './anatomy/headline.ts'
import { letCrossheads } from './anatomy/crossheads.ts'
import { furnitureOf, lookUp, lookUpText, SURE, type Match } from './anatomy/lexicon.ts'
import { ELLIPSIS, tabulate } from './anatomy/lines.ts'
import { markPage } from './anatomy/page.ts'
import { captionOf, isCopyright, isDate, type Part } from './anatomy/parts.ts'
import { judge } from './anatomy/sections.ts'
import { findSpan, type LineSigns } from './anatomy/span.ts'
import { wholeText } from './anatomy/whole-text.ts'
import { markWire } from './anatomy/wire.ts'
import type { ResidueKinds } from './lexicon/residue.generated.ts'
import type { Block, Headline } from './reading.ts'

export interface Anatomy {
  /** In order; every line that is not blank is in exactly one. */
  readonly blocks: readonly Block[]
  readonly headline: Headline | undefined
}

/** What newsrooms put around an article themselves, as they may close it with a list of addresses, is no evidence of a page. */
const NEWSROOM: ReadonlySet<string> = new Set<ResidueKinds[keyof ResidueKinds]>([
  'author bio', 'author link', 'wire slug', 'note to editors', 'end mark', 'affiliate disclosure', 'age notice', 'reading time', 'audio version',
])

export function findAnatomy(article: Article, scan: Scan, _language: string): Anatomy {
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
  markTags(scan, table, match)
  markPlans(scan, table, match)
  markGalleries(table, match, part)
  markForeignLines(scan, table, match)
  markWire(scan, table, match)
  const ofNewsroom = match.map((found) => (NEWSROOM.has(found?.furniture.kind ?? '') ? found : undefined))
  for (let k = 0; k < table.count; k++) if (ofNewsroom[k] !== undefined) match[k] = undefined
  const carriers = carriersOf(scan, table, headline)
  const signs: LineSigns = { match, part, carriers, page: markPage(article, table, match, part, carriers) }
  const span = findSpan(scan, table, signs, headline)
  for (let k = 0; k < table.count; k++) match[k] ??= ofNewsroom[k]
  markAuthors(scan, table, match, part)
  markAddresses(scan, table, match)
  const { place, headlined } = chooseHeadline(article, scan, table, signs, span)
  const whole = wholeText(article, scan, table, match)
  if (whole !== undefined) {
    // the headline may be the article's, and only what stands below it the server's
    const { headline: titled } = headlined
    const isOwn = titled !== undefined && table.stop[titled] !== ELLIPSIS && lookUpText(scan, table, titled) === undefined
    return { blocks: wholeBlocks(table, whole, isOwn ? titled : undefined), headline: place }
  }
  const isTitled = article.format === 'record' && headline !== undefined && headline.words.count > 0
  return { blocks: joinBlocks(table, judge(scan, table, signs, headlined, isTitled), headlined, signs.page), headline: place }
}

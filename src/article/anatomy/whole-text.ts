/** Texts that are no article at all: what a server, a shield against robots, a consent dialogue or a paywall showed in place of one. */
import type { Article } from '../article.ts'
import type { Scan } from '../../text/scan.ts'
import type { Furniture } from './lexicon-table.ts'
import { furnitureOf, LABEL, lookUpText, wholeHeadline, type Match } from './lexicon.ts'
import { ELLIPSIS, FULL_STOP, isProse, isSentence, type LineTable } from './lines.ts'

/** Longer texts have an article in them, in words. */
const TEXT_WORDS_MOST = 500
/** What an error page says beside the lines that are known ("Reference #18.2f3", what the reader may try), in words. */
const OWN_WORDS = 20
/** The same when two lines, or a line and the headline, say what it is. */
const OWN_WORDS_OF_TWO = 120
/** A paywall leaves a teaser that breaks off. */
const TEASER_WORDS = 60
/** A link "Cookie settings" by itself is no consent page, in words. */
const CONSENT_WORDS = 12

export function wholeText(article: Article, scan: Scan, table: LineTable, match: readonly (Match | undefined)[]): Furniture | undefined {
  if (table.count === 0 || scan.words.count > TEXT_WORDS_MOST) return undefined
  let found = article.headline === undefined ? undefined : wholeHeadline(article.headline)?.furniture
  let evidence = found === undefined ? 0 : 1
  let own = 0
  let isCut = false
  for (let k = 0; k < table.count; k++) {
    const said = lookUpText(scan, table, k)?.furniture
    if (said !== undefined) {
      // a line of an article may say that a video is not available; a server says it first
      if (own > 0 && found === undefined) return undefined
      found ??= said
      evidence++
    } else if ((match[k]?.strength ?? LABEL) === LABEL && (isProse(table, k) || isSentence(table, k) || table.stop[k] === ELLIPSIS)) {
      own += table.words[k]!
      isCut = table.stop[k] !== FULL_STOP
    }
  }
  if (found !== undefined) return own <= (evidence > 1 ? OWN_WORDS_OF_TWO : OWN_WORDS) ? found : undefined
  if (isConsent(table, match, own)) return furnitureOf('error-page', 'consent page')
  const isStub = match.some((one) => one?.furniture.kind === 'paywall notice') && (own === 0 || (isCut && own <= TEASER_WORDS))
  return isStub ? furnitureOf('error-page', 'paywall stub') : undefined
}

/** Nothing but a notice about cookies, in sentences, and its buttons. */
function isConsent(table: LineTable, match: readonly (Match | undefined)[], own: number): boolean {
  if (own > 0) return false
  let notice = 0
  let other = 0
  for (let k = 0; k < table.count; k++) {
    if (match[k]?.furniture.residue === 'cookie-notice') notice += table.words[k]!
    else other += table.words[k]!
  }
  return notice > CONSENT_WORDS && notice > other
}

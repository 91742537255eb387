/** Cards of other stories among the article's paragraphs: boxes of a picture, a headline and a teaser that are one link. */
import type { LineHint } from '../article.ts'
import { isParagraph, type Container } from './container.ts'
import { furnitureOf, SURE, type Match } from './lexicon.ts'
import type { LineTable } from './lines.ts'

/** A card, or a row of three, is shorter. */
const CARD_WORDS = 120
/** Shorter links are names and buttons. */
const HEADLINE_WORDS = 4
/** A price, a "Sponsored by" may stand beside the link. */
const LINKED_SHARE = 0.85

/** A heading that is a link heads a part of a list article as often as not. */
const NO_BOX = /^h[1-6]\b/

/** Sets the match of the boxes right inside the element that holds the article's paragraphs that are links all over. */
export function markCards(table: LineTable, hintOf: (k: number) => LineHint | undefined, container: Container, match: (Match | undefined)[]): void {
  const card = { furniture: furnitureOf('related-stories', 'link to another story'), strength: SURE }
  let k = container.first
  while (k <= container.last) {
    const box = hintOf(k)?.elements?.[container.level]
    let end = k
    let words = 0
    let linked = 0
    let longest = 0
    for (; end <= container.last && hintOf(end)?.elements?.[container.level] === box; end++) {
      words += table.words[end]!
      linked += table.words[end]! * hintOf(end)!.links
      longest = Math.max(longest, table.words[end]!)
    }
    const isBox = box !== undefined && !NO_BOX.test(hintOf(k)!.path[container.level]!) && !isParagraph(hintOf(k)!.path[container.level]!)
    if (isBox && words <= CARD_WORDS && longest >= HEADLINE_WORDS && linked >= words * LINKED_SHARE) for (let i = k; i < end; i++) match[i] ??= card
    k = Math.max(end, k + 1)
  }
}

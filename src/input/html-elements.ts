/** What newslint has to know of HTML's elements: which end a line, which are never text, which close which. */

const set = (names: string): ReadonlySet<string> => new Set(names.split(' '))

/** Elements without content. */
export const VOID = set('area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr')

/** Elements whose content is not text of the page. */
export const NOT_TEXT = set(
  'script style template noscript svg canvas video audio object applet iframe noembed noframes select datalist textarea title rp map',
)

/** Elements that are no text themselves and would be lost if the text around them were taken out. */
export const OTHER = set('img input embed source track frame picture script svg canvas video audio object iframe select textarea form')

/** Elements that stand in blocks of their own: a blank line before and after. */
const LOOSE = set(
  'address article aside blockquote body caption center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 ' +
    'h6 header hgroup hr html legend main menu nav ol p pre search section summary table ul',
)

/** Elements that stand on lines of their own. */
const TIGHT = set('li dd dt tr tbody thead tfoot option optgroup')

/** Elements that are only boxes when they stand inside of a list item or cell: menus are lists of boxes. */
const BOX = set('div ul ol dl dir menu form details fieldset summary header footer nav')

const ITEM = set('li dd dt td th')

export type BlockKind = 'inline' | 'cell' | 'line' | 'block'

/** How an element breaks the text that it stands in, given whether it stands in a list item or cell. */
export function blockKind(tag: string, inItem: boolean): BlockKind {
  if (tag === 'td' || tag === 'th') return 'cell'
  if (TIGHT.has(tag) || (inItem && BOX.has(tag))) return 'line'
  return LOOSE.has(tag) ? 'block' : 'inline'
}

export function isItem(tag: string): boolean {
  return ITEM.has(tag)
}

/** Start tags that end an open paragraph (HTML standard, "p element", optional end tag). */
const ENDS_PARAGRAPH = new Set([...LOOSE, ...TIGHT])

/** For a start tag: the open elements that it ends, and those that it does not look beyond. */
export interface ImpliedEnd {
  readonly ends: ReadonlySet<string>
  readonly within: ReadonlySet<string>
}

const HEADINGS = set('h1 h2 h3 h4 h5 h6')
const HEADING_END: ImpliedEnd = { ends: HEADINGS, within: new Set([...LOOSE, ...TIGHT].filter((tag) => !HEADINGS.has(tag))) }
const PARAGRAPH: ImpliedEnd = { ends: set('p'), within: new Set([...LOOSE, ...TIGHT, 'td', 'th', 'button']) }
const ITEM_END: ImpliedEnd = { ends: set('li'), within: set('ul ol menu dir table td th article section') }
const DEFINITION_END: ImpliedEnd = { ends: set('dt dd'), within: set('dl table td th article section') }
const ROW_END: ImpliedEnd = { ends: set('tr'), within: set('table tbody thead tfoot') }
const CELL_END: ImpliedEnd = { ends: set('td th'), within: set('table tr') }
const TABLE_PART_END: ImpliedEnd = { ends: set('tbody thead tfoot caption colgroup'), within: set('table') }

const IMPLIED_ENDS: ReadonlyMap<string, ImpliedEnd> = new Map<string, ImpliedEnd>([
  ['li', ITEM_END],
  ['dt', DEFINITION_END],
  ['dd', DEFINITION_END],
  ['tr', ROW_END],
  ['td', CELL_END],
  ['th', CELL_END],
  ['tbody', TABLE_PART_END],
  ['thead', TABLE_PART_END],
  ['tfoot', TABLE_PART_END],
  ['a', { ends: set('a'), within: new Set([...LOOSE, ...TIGHT, 'td', 'th', 'button']) }],
  ...[...HEADINGS].map((tag) => [tag, HEADING_END] as const),
])

/** What a start tag ends, to be applied in order. */
export function impliedEnds(tag: string): readonly ImpliedEnd[] {
  const own = IMPLIED_ENDS.get(tag)
  if (own === undefined) return ENDS_PARAGRAPH.has(tag) ? [PARAGRAPH] : []
  return ENDS_PARAGRAPH.has(tag) ? [PARAGRAPH, own] : [own]
}

/** End tags do not reach out of a cell, except those of the table itself. */
export const SCOPE = set('td th caption table')
export const TABLE_TAGS = set('table tbody thead tfoot tr td th caption colgroup')

/** Classes by which pages keep text for screen readers. */
const FOR_SCREEN_READERS = /(?:^|\s)(?:sr-only|visually-?hidden|screen-reader(?:-text|-only)?|is-hidden|offscreen)(?:\s|$)/i
const INVISIBLE = /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)/i

export function isHidden(tag: string, attributes: ReadonlyMap<string, string>): boolean {
  return (
    attributes.has('hidden') ||
    (tag === 'dialog' && !attributes.has('open')) ||
    INVISIBLE.test(attributes.get('style') ?? '') ||
    FOR_SCREEN_READERS.test(attributes.get('class') ?? '')
  )
}

/** Inside of these, and only there, text is the article's. */
export function beginsArticle(tag: string, attributes: ReadonlyMap<string, string>): boolean {
  if (tag === 'article' || tag === 'main') return true
  const role = attributes.get('role')
  return role === 'main' || role === 'article' || /\barticleBody\b/.test(attributes.get('itemprop') ?? '')
}

/** retext-english's tree of one paragraph, its offsets moved to the paragraph's place in the text. */
import { createRequire } from 'node:module'
import type { Node, Parent } from 'unist'

/** The parser is superlinear on longer runs and throws on half a million code units of `well-well-`; a longer paragraph gets an empty tree. */
const LONGEST_PARSED = 20_000

interface Parser {
  parse(value: string): Node
}
let parser: Parser | undefined

/** A `RootNode` of NLCST. Positions have offsets; lines and columns are those within the paragraph. */
export function treeOf(paragraph: string, offset: number): Node {
  if (paragraph.length > LONGEST_PARSED) return { type: 'RootNode', children: [] } as Node
  parser ??= makeParser()
  const root = parser.parse(paragraph)
  move(root, offset)
  return root
}

function makeParser(): Parser {
  const load = createRequire(import.meta.url)
  const { unified } = load('unified') as typeof import('unified')
  const { default: retextEnglish } = load('retext-english') as typeof import('retext-english')
  return unified().use(retextEnglish).freeze()
}

/** The parser shares points between nodes: a sentence ends at the very point its last symbol ends at. */
function move(node: Node, offset: number, moved = new Set<object>()): void {
  for (const point of [node.position?.start, node.position?.end]) {
    if (point?.offset === undefined || moved.has(point)) continue
    moved.add(point)
    point.offset += offset
  }
  for (const child of (node as Partial<Parent>).children ?? []) move(child, offset, moved)
}

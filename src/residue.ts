/** What the rules on page residue share: the anatomy has found the lines, a rule says what they are and offers to delete them. */
import { deletion } from './article/line-deletion.ts'
import { ROLES, type Block, type Reading, type Role } from './article/reading.ts'
import { defineRule, type ArticleRule, type JsonSchema, type Options, type Report, type Severity } from './rule.ts'

/** Residue stands in lines of every role. */
export const EVERY_ROLE: readonly Role[] = ROLES

const ALLOW: JsonSchema = {
  type: 'object',
  properties: {
    allow: { type: 'array', items: { type: 'string' }, default: [], description: 'lines that hold one of these phrases are let be' },
  },
  additionalProperties: false,
}

/** Less sure than this, a block is only mentioned. */
const SURE_ENOUGH = 0.65
const EXCERPT = 60

interface ResidueDefinition {
  readonly id: string
  readonly summary: string
  readonly why: string
  /** How to mend it; when the fix is safe is added where `isSafe` is absent. */
  readonly mend: string
  readonly severity?: Severity
  /** What the lines are, after "a share bar": "buttons of the page, no part of the text". */
  readonly says: string
  /** Whether the lines may go without anybody having looked, where their own words say what they are. `mend` says so then. */
  readonly isSafe?: (reading: Reading, block: Block) => boolean
  readonly examples: ArticleRule['examples']
}

const SAFETY = 'The fix is safe where the words of the lines themselves say what they are, and not only their place.'

/** A rule that reports the blocks whose `residue` is the rule's name, each with a fix that deletes its lines. */
export function defineResidueRule({ says, isSafe, mend, severity = 'warning', ...rule }: ResidueDefinition): ArticleRule {
  const name = rule.id.slice(rule.id.indexOf('/') + 1)
  return defineRule({
    ...rule,
    mend: isSafe === undefined ? `${mend} ${SAFETY}` : mend,
    severity,
    languages: ['*'],
    roles: EVERY_ROLE,
    options: ALLOW,
    check: (reading, report, _hits, options) => reportBlocks(reading, report, name, { says, isSafe: isSafe ?? (() => true) }, options),
  })
}

interface Extent {
  /** Where the first line of the body and the last line of the article's own begin. */
  readonly first: number
  readonly last: number
}

/** Looking for them for every line of residue would be quadratic. */
const extents = new WeakMap<readonly Block[], Extent>()

function extentOf({ blocks }: Reading): Extent {
  let extent = extents.get(blocks)
  if (extent === undefined) {
    const first = blocks.find(({ role }) => role === 'body')?.start ?? Infinity
    extent = { first, last: blocks.findLast(({ residue }) => residue === undefined)?.start ?? 0 }
    extents.set(blocks, extent)
  }
  return extent
}

/** For lines that may introduce something ("About the author", "Comments"): nothing but furniture comes after them. */
export function endsArticle(reading: Reading, block: Block): boolean {
  return block.start > extentOf(reading).last
}

/** For lines that may speak of the whole article from above it ("Advertisement"): some of it stands before them. */
export function isInArticle(reading: Reading, block: Block): boolean {
  return block.start > extentOf(reading).first
}

function reportBlocks(
  reading: Reading, report: Report, residue: string, definition: Required<Pick<ResidueDefinition, 'says' | 'isSafe'>>, options: Options,
): void {
  const { says, isSafe } = definition
  for (const block of reading.blocks) {
    if (block.residue !== residue || isAllowed(reading, block, options)) continue
    const excerpt = reading.text.slice(block.start, block.end).replace(/\s+/g, ' ')
    const shown = excerpt.length > EXCERPT ? `${excerpt.slice(0, EXCERPT - 1)}…` : excerpt
    const lines = block.lastLine > block.firstLine ? 'these lines' : 'the line'
    const fix = deletion(reading, { ...block, certain: block.certain === true && isSafe(reading, block) })
    report({
      start: block.start,
      end: block.end,
      message: `${block.title ?? residue} ("${shown}"): ${says}; delete ${lines}`,
      confidence: block.confidence,
      kind: block.kind ?? residue,
      ...(block.confidence < SURE_ENOUGH && { severity: 'info' as const }),
      ...(fix && { fix }),
    })
  }
}

const words = (text: string): string => ` ${text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `

function isAllowed(reading: Reading, block: Block, options: Options): boolean {
  const allow = options.allow as readonly string[]
  if (allow.length === 0) return false
  const text = words(reading.text.slice(block.start, block.end))
  return allow.some((phrase) => text.includes(words(phrase)))
}

/** What the rules on page residue share: their options, and for most of them the check, as the anatomy has found the lines already. */
import { kindsOf } from './article/anatomy/lexicon.ts'
import { deletion } from './article/line-deletion.ts'
import { ROLES, type Block, type Reading, type Role } from './article/reading.ts'
import { defineRule, type ArticleRule, type JsonSchema, type Options, type PhraseHit, type Report, type Severity } from './rule.ts'

/** Residue stands in lines of every role. */
const EVERY_ROLE: readonly Role[] = ROLES

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

type ResidueDefinition = Pick<ArticleRule, 'id' | 'summary' | 'why' | 'mend' | 'examples'>
  & Partial<Pick<ArticleRule, 'severity' | 'quotes' | 'phrases'>>

/** `mend` says how to mend it; when the fix is safe is added where `isSafe` is absent. */
interface Reported extends ResidueDefinition {
  /** What the lines are, after "a share bar": "buttons of the page, no part of the text". */
  readonly says: string
  /** Whether the lines may go without anybody having looked, where their own words say what they are. `mend` says so then. */
  readonly isSafe?: (reading: Reading, block: Block) => boolean
}

interface Checked extends ResidueDefinition {
  /** Those of its file in the lexicon when absent. */
  readonly kinds?: readonly string[]
  readonly roles?: readonly Role[]
  check(reading: Reading, report: Report, hits: readonly PhraseHit[]): void
}

const SAFETY = 'The fix is safe where the words of the lines themselves say what they are, and not only their place.'

/**
 * A rule on residue in any language, with options by kind and by phrase. One that `says` something reports the blocks whose `residue` is the
 * rule's name, each with a fix that deletes its lines; any other checks by itself.
 */
export function defineResidueRule(definition: Reported | Checked): ArticleRule {
  const name = definition.id.slice(definition.id.indexOf('/') + 1)
  const base = { severity: 'warning' as Severity, languages: ['*'], roles: EVERY_ROLE, options: ALLOW, kinds: kindsOf(name), ...definition }
  if ('check' in definition) {
    return defineRule({
      ...base,
      check: (reading, report, hits, options) => definition.check(reading, sparing(reading, options, report), hits),
    })
  }
  const { says, isSafe, mend, ...rule } = { ...base, ...definition }
  return defineRule({
    ...rule,
    mend: isSafe === undefined ? `${mend} ${SAFETY}` : mend,
    check(reading, report, _hits, options) {
      const spare = sparing(reading, options, report)
      for (const block of reading.blocks) {
        if (block.residue === name) spare(findingOf(reading, block, says, block.certain === true && (isSafe?.(reading, block) ?? true)))
      }
    },
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

function findingOf(reading: Reading, block: Block, says: string, certain: boolean): Parameters<Report>[0] {
  const excerpt = reading.text.slice(block.start, block.end).replace(/\s+/g, ' ')
  const shown = excerpt.length > EXCERPT ? `${excerpt.slice(0, EXCERPT - 1)}…` : excerpt
  const lines = block.lastLine > block.firstLine ? 'these lines' : 'the line'
  const fix = deletion(reading, { ...block, certain })
  return {
    start: block.start,
    end: block.end,
    message: `${block.title} ("${shown}"): ${says}; delete ${lines}`,
    confidence: block.confidence,
    kind: block.kind!,
    ...(block.confidence < SURE_ENOUGH && { severity: 'info' as const }),
    ...(fix && { fix }),
  }
}

const words = (text: string): string => ` ${text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `

/** Reports what holds none of the allowed phrases. */
function sparing(reading: Reading, options: Options, report: Report): Report {
  const allow = (options['allow'] as readonly string[]).map(words)
  if (allow.length === 0) return report
  return (finding) => {
    const text = words(reading.text.slice(finding.start, finding.end))
    if (!allow.some((phrase) => text.includes(phrase))) report(finding)
  }
}

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
  readonly mend: string
  readonly severity?: Severity
  /** What the lines are, after "a share bar": "buttons of the page, no part of the text". */
  readonly says: string
  readonly examples: ArticleRule['examples']
}

/** A rule that reports the blocks whose `residue` is the rule's name, each with a fix that deletes its lines. */
export function defineResidueRule({ says, severity = 'warning', ...rule }: ResidueDefinition): ArticleRule {
  const name = rule.id.slice('residue/'.length)
  return defineRule({
    ...rule,
    severity,
    languages: ['*'],
    roles: EVERY_ROLE,
    options: ALLOW,
    check: (reading, report, _hits, options) => reportBlocks(reading, report, name, says, options),
  })
}

function reportBlocks(reading: Reading, report: Report, residue: string, says: string, options: Options): void {
  for (const block of reading.blocks) {
    if (block.residue !== residue || isAllowed(reading, block, options)) continue
    const excerpt = reading.text.slice(block.start, block.end).replace(/\s+/g, ' ')
    const shown = excerpt.length > EXCERPT ? `${excerpt.slice(0, EXCERPT - 1)}…` : excerpt
    const lines = block.lastLine > block.firstLine ? 'these lines' : 'the line'
    const fix = deletion(reading, block)
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

import { readFileSync } from 'node:fs'
import { defineRule, type JsonSchema, type Rule, type Severity } from '../rule.ts'
import { faultsOf } from './check.ts'
import { ConfigError, reasonOf } from './config-error.ts'

/** Phrases of a house that become one rule. `{match}` in a message is what stands in the text. */
interface PhrasePack {
  readonly rule: string
  readonly summary: string
  readonly why?: string
  readonly mend?: string
  readonly severity?: Severity
  readonly message?: string
  readonly languages?: readonly string[]
  readonly quotes?: 'skip' | 'only' | 'both'
  readonly phrases: readonly (string | { readonly phrase: string; readonly message?: string; readonly suggestion?: string })[]
}

const TEXT: JsonSchema = { type: 'string', minLength: 1 }

export const phrasePackSchema: JsonSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  $id: 'https://github.com/newslint/newslint/blob/main/schemas/phrase-pack.schema.json',
  title: 'newslint phrase pack',
  type: 'object',
  additionalProperties: false,
  required: ['rule', 'summary', 'phrases'],
  properties: {
    $schema: { type: 'string' },
    rule: { type: 'string', pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*/[a-z][a-z0-9]*(-[a-z0-9]+)*$', description: 'family/name in lower case' },
    summary: TEXT,
    why: TEXT,
    mend: TEXT,
    severity: { enum: ['error', 'warning', 'info'] },
    message: TEXT,
    languages: { type: 'array', minItems: 1, items: { type: 'string', pattern: '^([a-z]{2,3}|[*])$', description: 'a language as en, or *' } },
    quotes: { enum: ['skip', 'only', 'both'] },
    phrases: {
      type: 'array',
      minItems: 1,
      items: {
        description: 'a phrase, or {phrase, message, suggestion}',
        anyOf: [
          TEXT,
          { type: 'object', additionalProperties: false, required: ['phrase'], properties: { phrase: TEXT, message: TEXT, suggestion: { type: 'string' } } },
        ],
      },
    },
  },
}

function ruleOf(pack: PhrasePack): Rule {
  return defineRule({
    id: pack.rule,
    summary: pack.summary,
    why: pack.why ?? '',
    mend: pack.mend ?? '',
    severity: pack.severity ?? 'warning',
    languages: pack.languages ?? ['*'],
    quotes: pack.quotes ?? 'both',
    phrases: { phrases: pack.phrases },
    examples: { wrong: [], right: [] },
    check(reading, report, hits) {
      for (const { start, end, data } of hits) {
        const { message = pack.message ?? `“{match}”: ${pack.summary}`, suggestion } = data as { message?: string; suggestion?: string }
        report({
          start,
          end,
          message: message.replaceAll('{match}', () => reading.text.slice(start, end)),
          ...(suggestion === undefined ? {} : { suggestions: [{ start, end, message: `write “${suggestion}”`, text: suggestion }] }),
        })
      }
    },
  })
}

/** Reads a phrase pack into a rule. Throws `ConfigError`. */
export async function loadPhrasePack(file: string, shown: string): Promise<Rule> {
  const { parse } = await import('yaml')
  let value: unknown
  try {
    value = parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new ConfigError([`${shown}: cannot be read: ${reasonOf(error)}`])
  }
  const faults = await faultsOf(phrasePackSchema, value)
  if (faults.length > 0) throw new ConfigError(faults.map((fault) => `${shown}: ${fault}`))
  return ruleOf(value as PhrasePack)
}

import type { JsonSchema, Rule } from '../rule.ts'

const SEVERITY: JsonSchema = { enum: ['error', 'warning', 'info', 'off'] }
const NAMES: JsonSchema = { type: 'array', items: { type: 'string', minLength: 1 } }
const NAME_OR_NAMES: JsonSchema = { anyOf: [{ type: 'string', minLength: 1 }, NAMES], description: 'a text or a list of texts' }

function settingOf(rule: Rule): JsonSchema {
  const properties = (rule.options['properties'] ?? {}) as Record<string, unknown>
  return {
    description: `${rule.summary} (${rule.severity}${rule.status === 'preview' ? ', preview' : ''})`,
    anyOf: [{ $ref: '#/$defs/severity' }, { ...rule.options, properties: { severity: { $ref: '#/$defs/severity' }, ...properties } }],
  }
}

/**
 * The JSON schema of a configuration. With rules (for editors) every rule's options are spelt out, and other ids are taken for those of plugins;
 * without (for the loader, which knows the plugins and says what is near) `rules` is any object.
 */
export function configSchema(rules: readonly Rule[] | undefined): JsonSchema {
  const settings: JsonSchema =
    rules === undefined
      ? { type: 'object' }
      : {
          type: 'object',
          properties: Object.fromEntries(rules.map((rule) => [rule.id, settingOf(rule)])),
          patternProperties: {
            '^[a-z0-9-]+/([*]|[a-z0-9-]+)$': { anyOf: [{ $ref: '#/$defs/severity' }, { type: 'object' }] },
          },
          additionalProperties: false,
        }
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'https://github.com/newslint/newslint/blob/main/schemas/config.schema.json',
    title: 'newslint configuration',
    type: 'object',
    additionalProperties: false,
    properties: {
      $schema: { type: 'string' },
      extends: { ...NAME_OR_NAMES, examples: ['recommended', 'strict', 'all', './shared.yaml'] },
      plugins: {
        type: 'array',
        items: {
          description: 'a path, a package name, or {retext: name, options}',
          anyOf: [
            { type: 'string', minLength: 1 },
            {
              type: 'object',
              additionalProperties: false,
              required: ['retext'],
              properties: { retext: { type: 'string', minLength: 1 }, options: {} },
            },
          ],
        },
      },
      rules: { $ref: '#/$defs/rules' },
      overrides: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['files', 'rules'],
          properties: { files: NAME_OR_NAMES, rules: { $ref: '#/$defs/rules' } },
        },
      },
      ignores: NAMES,
      fields: {
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(
          ['id', 'headline', 'text', 'source', 'url', 'publishedAt', 'byline', 'language'].map((name) => [name, { type: 'string', minLength: 1 }]),
        ),
      },
      templates: { type: 'string', minLength: 1, description: 'a file of page templates, as `newslint templates learn` writes it' },
      failOn: { enum: ['error', 'warning', 'info', 'never'] },
    },
    $defs: { severity: SEVERITY, rules: settings },
  }
}

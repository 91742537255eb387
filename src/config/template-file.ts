import { readFileSync } from 'node:fs'
import type { PageTemplates } from '../article/page-template.ts'
import type { JsonSchema } from '../rule.ts'
import { faultsOf } from './check.ts'
import { ConfigError, reasonOf } from './config-error.ts'
import { jsonFault } from './json-fault.ts'

const ARTICLES: JsonSchema = { type: 'integer', minimum: 1 }

export const pageTemplatesSchema: JsonSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  $id: 'https://github.com/newslint/newslint/blob/main/schemas/page-templates.schema.json',
  title: 'newslint page templates',
  type: 'object',
  additionalProperties: false,
  required: ['version', 'sources'],
  properties: {
    $schema: { type: 'string' },
    version: { enum: [1] },
    sources: {
      description: 'by the `source` of the articles, else by the host of their `url` without www.',
      type: 'object',
      additionalProperties: {
        type: 'object',
        additionalProperties: false,
        required: ['articles', 'lines'],
        properties: {
          articles: { ...ARTICLES, description: 'how many articles were compared; versions of one story count as one' },
          lines: {
            description: 'in how many of them each line stands; # is any number, date or time',
            type: 'object',
            additionalProperties: ARTICLES,
          },
        },
      },
    },
  },
}

/** Reads a file of page templates. Throws a `ConfigError` that names the place of every fault. */
export async function readTemplates(file: string, shown: string): Promise<PageTemplates> {
  let text: string
  try {
    text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const isMissing = code === 'ENOENT'
    const message = isMissing ? `there is no ${shown}; \`newslint templates learn\` writes one` : `${shown}: cannot be read: ${reasonOf(error)}`
    throw new ConfigError([message])
  }
  const value = parse(text, shown)
  const faults = await faultsOf(pageTemplatesSchema, value)
  if (faults.length > 0) throw new ConfigError(faults.map((fault) => `${shown}: ${fault}`))
  const templates = value as PageTemplates
  const overcounted = Object.entries(templates.sources).flatMap(([source, { articles, lines }]) => {
    const place = `${shown}: sources[${JSON.stringify(source)}].lines`
    const wrong = Object.entries(lines).filter(([, count]) => count > articles)
    return wrong.map(([line, count]) => `${place}[${JSON.stringify(line)}]: ${count} of ${articles} articles is more than all`)
  })
  if (overcounted.length > 0) throw new ConfigError(overcounted)
  return templates
}

function parse(text: string, shown: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new ConfigError([`${shown}: not JSON: ${jsonFault(text) ?? reasonOf(error)}`])
  }
}

/** The templates as the file holds them: a line of the source's pages a line. */
export function writtenTemplates(templates: PageTemplates): string {
  const schema = './node_modules/newslint/schemas/page-templates.schema.json'
  return `${JSON.stringify({ $schema: schema, ...templates }, null, 1)}\n`
}

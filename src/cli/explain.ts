import { join } from 'node:path'
import { styleText } from 'node:util'
import { didYouMean } from '../config/nearest.ts'
import { createConfigs } from '../config/resolve.ts'
import { documentationOf } from '../report/result.ts'
import { table } from '../report/table.ts'
import { visible } from '../report/terminal-text.ts'
import type { Example, JsonSchema, Rule } from '../rule.ts'
import { wantsColor } from './color.ts'
import type { InputOptions } from './inputs.ts'
import { UsageError } from './usage-error.ts'

export interface ExplainOptions extends Pick<InputOptions, 'config'> {
  readonly color?: boolean
}

type Bold = (text: string) => string

function listOf(rules: readonly Rule[], bold: Bold): string {
  const families = [...new Set(rules.map(({ id }) => id.split('/', 1)[0]!))]
  return families
    .map((family) => {
      const rows = rules.filter(({ id }) => id.startsWith(`${family}/`)).map(({ id, severity, status, summary }) => [id, status === 'preview' ? `${severity}, preview` : severity, summary])
      return `${bold(family)}\n${table(rows)}`
    })
    .join('\n')
}

function optionsOf(rule: Rule): string {
  const properties = Object.entries((rule.options['properties'] ?? {}) as Record<string, JsonSchema>)
  if (properties.length === 0) return ''
  const rows = properties.map(([name, schema]) => [
    name,
    typeof schema['type'] === 'string' ? schema['type'] : 'any',
    `${typeof schema['description'] === 'string' ? schema['description'] : ''}${schema['default'] === undefined ? '' : ` (${JSON.stringify(schema['default'])})`}`,
  ])
  return table(rows)
}

function exampleOf(example: string | Example): string {
  const { text, fixed, headline, note, language, sourceText, template } = typeof example === 'string' ? ({ text: example } as Example) : example
  const shown = (value: string): string => value.split('\n').map(visible).join('\n    ')
  const parts = [
    ...(headline === undefined ? [] : [`headline: ${shown(headline)}`]),
    `${shown(text)}${language === undefined ? '' : ` [${language}]`}`,
    ...(fixed === undefined ? [] : [`fixed: ${shown(fixed)}`]),
    ...(sourceText === undefined ? [] : [`source text: ${shown(sourceText)}`]),
    ...Object.entries(template?.lines ?? {}).map(([line, articles]) => `in ${articles} of ${template!.articles} articles: ${shown(line)}`),
    ...(note === undefined ? [] : [`(${shown(note)})`]),
  ]
  return `  - ${parts.join('\n    ')}\n`
}

function pageOf(rule: Rule, bold: Bold): string {
  const section = (title: string, content: string): string => (content === '' ? '' : `\n${bold(title)}\n${content.endsWith('\n') ? content : `${content}\n`}`)
  const { wrong, right } = rule.examples
  const facts = [
    `${rule.severity}${rule.status === 'preview' ? ' (preview: off unless the config turns it on)' : ''}`,
    rule.languages.includes('*') ? 'any language' : `for ${rule.languages.join(', ')}`,
    rule.scope === 'corpus' ? 'compares the articles of a run' : 'looks at each article alone',
  ]
  const url = documentationOf(rule.id)
  return [
    `${bold(rule.id)}: ${rule.summary}\n${facts.join('; ')}\n`,
    section('Why', rule.why.trim()),
    section('What to do', rule.mend.trim()),
    section('Kinds', rule.kinds.map((kind) => `  ${kind}\n`).join('')),
    section('Options', optionsOf(rule)),
    section('Wrong', wrong.map(exampleOf).join('')),
    section('Right', right.map(exampleOf).join('')),
    url === undefined ? '' : `\n${url}\n`,
  ].join('')
}

/** Prints a rule's documentation, the rules of a family, or all rules. Returns the exit code. */
export async function explain(name: string | undefined, options: ExplainOptions): Promise<number> {
  const cwd = process.cwd()
  const { rules } = await createConfigs({ cwd, ...(options.config === undefined ? {} : { config: options.config }) })(join(cwd, 'article'))
  const color = wantsColor(options.color, process.stdout.isTTY)
  const bold: Bold = (text) => (color ? styleText('bold', text, { validateStream: false }) : text)
  const family = name?.replace(/\/\*?$/, '')
  const rule = rules.find(({ id }) => id === name)
  if (rule !== undefined) {
    process.stdout.write(pageOf(rule, bold))
    return 0
  }
  const listed = family === undefined ? rules : rules.filter(({ id }) => id.startsWith(`${family}/`))
  if (listed.length === 0 && name !== undefined) {
    const names = rules.flatMap(({ id }) => [id, id.split('/', 1)[0]!])
    throw new UsageError(`there is no rule \`${name}\`${didYouMean(name, new Set(names))}`)
  }
  process.stdout.write(`${listOf(listed, bold)}\nnewslint explain RULE shows why a rule matters, what to do, its options and examples.\n`)
  return 0
}

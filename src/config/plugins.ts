import { dirname, extname } from 'node:path'
import { defineRule, type ArticleRule, type Rule } from '../rule.ts'
import { compilePhrases } from '../text/phrases.ts'
import { ConfigError, reasonOf } from './config-error.ts'
import type { Plugin } from './config.ts'
import { importModule, resolveFrom } from './load.ts'
import { loadPhrasePack } from './phrase-pack.ts'
import { loadRetextPlugin } from './retext-plugin.ts'

const RULE_ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*\/[a-z][a-z0-9]*(-[a-z0-9]+)*$/
const CHECKS = { article: ['check'], verdict: ['check'], corpus: ['fingerprint', 'compare'] } as const

/** What keeps a module's export from being a rule. */
function faultsOfRule(rule: unknown): readonly string[] {
  if (typeof rule !== 'object' || rule === null) return ['a rule must be an object; use `defineRule`']
  const { id, summary, severity, status, kinds = [], scope = 'article' } = rule as Record<string, unknown>
  const faults: string[] = []
  if (typeof id !== 'string' || !RULE_ID.test(id)) faults.push('`id` must be `family/name` in lower case, with hyphens between words')
  if (typeof summary !== 'string' || summary === '') faults.push('`summary` must be one line that says what the rule finds')
  if (severity !== 'error' && severity !== 'warning' && severity !== 'info') faults.push('`severity` must be error, warning or info')
  if (status !== undefined && status !== 'stable' && status !== 'preview') faults.push('`status` must be stable or preview')
  if (!Array.isArray(kinds) || kinds.some((kind) => typeof kind !== 'string' || kind === '')) faults.push('`kinds` must be a list of names')
  if (scope !== 'article' && scope !== 'verdict' && scope !== 'corpus') faults.push('`scope` must be article, verdict or corpus')
  else {
    for (const name of CHECKS[scope]) {
      if (typeof (rule as Record<string, unknown>)[name] !== 'function') faults.push(`\`${name}\` must be a function`)
    }
  }
  return typeof id === 'string' ? faults.map((fault) => `${id}: ${fault}`) : faults
}

/** `rules`, or a default export that is a rule or a list of rules. */
function rulesOf(namespace: Readonly<Record<string, unknown>>): readonly Rule[] {
  const exported = namespace['rules'] ?? namespace['default']
  if (exported === undefined) throw new Error('it exports neither `rules` nor a default; write `export default defineRule({ … })`')
  const list: readonly unknown[] = Array.isArray(exported) ? exported : [exported]
  const faults = list.flatMap(faultsOfRule)
  if (faults.length > 0) throw new Error(faults.join('; '))
  return list.map((rule) => defineRule({ why: '', mend: '', examples: { wrong: [], right: [] }, ...(rule as Partial<ArticleRule>) } as ArticleRule))
}

/** A phrase that the matcher cannot read is told now, by the plugin's name, not in the middle of a run. */
function withReadablePhrases(rules: readonly Rule[]): readonly Rule[] {
  compilePhrases(rules.flatMap(({ id, phrases }) => Object.entries(phrases).map(([list, entries]) => ({ owner: id, list, entries }))))
  return rules
}

async function rulesOfPlugin(plugin: Plugin, file: string, show: (path: string) => string): Promise<readonly Rule[]> {
  if (typeof plugin !== 'string') return [await loadRetextPlugin(plugin.retext, file, plugin.options)]
  return extname(file) === '.yaml' || extname(file) === '.yml' ? [await loadPhrasePack(file, show(file))] : rulesOf(await importModule(file))
}

/** The rules of a config's plugins, in order. Throws `ConfigError` that names the plugin. */
export async function loadPlugins(plugins: readonly Plugin[], configFile: string, show: (path: string) => string): Promise<readonly Rule[]> {
  const loaded: Rule[] = []
  for (const plugin of plugins) {
    const name = typeof plugin === 'string' ? plugin : plugin.retext
    const unusable = (reason: string): ConfigError => new ConfigError([`${show(configFile)}: plugins: \`${name}\` cannot be used: ${reason}`])
    const file = await resolveFrom(name, configFile).catch((error: unknown) => {
      const { code } = error as NodeJS.ErrnoException
      throw unusable(code === 'MODULE_NOT_FOUND' ? `it is not installed beside ${show(dirname(configFile))}` : reasonOf(error))
    })
    try {
      loaded.push(...withReadablePhrases(await rulesOfPlugin(plugin, file, show)))
    } catch (error) {
      throw error instanceof ConfigError ? error : unusable(reasonOf(error))
    }
  }
  return loaded
}

import { dirname, extname } from 'node:path'
import { defineRule, type ArticleRule, type Rule } from '../rule.ts'
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
  const { id, summary, severity, status, scope = 'article' } = rule as Record<string, unknown>
  const faults: string[] = []
  if (typeof id !== 'string' || !RULE_ID.test(id)) faults.push('`id` must be `family/name` in lower case, with hyphens between words')
  if (typeof summary !== 'string' || summary === '') faults.push('`summary` must be one line that says what the rule finds')
  if (severity !== 'error' && severity !== 'warning' && severity !== 'info') faults.push('`severity` must be error, warning or info')
  if (status !== undefined && status !== 'stable' && status !== 'preview') faults.push('`status` must be stable or preview')
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

/** The rules of a config's plugins, in order. Throws `ConfigError` that names the plugin. */
export async function loadPlugins(plugins: readonly Plugin[], configFile: string, show: (path: string) => string): Promise<readonly Rule[]> {
  const loaded: Rule[] = []
  for (const plugin of plugins) {
    const name = typeof plugin === 'string' ? plugin : plugin.retext
    try {
      if (typeof plugin !== 'string') loaded.push(await loadRetextPlugin(plugin.retext, plugin.options, configFile))
      else {
        const file = await resolveFrom(plugin, configFile)
        const isPack = extname(file) === '.yaml' || extname(file) === '.yml'
        loaded.push(...(isPack ? [await loadPhrasePack(file, show(file))] : rulesOf(await importModule(file))))
      }
    } catch (error) {
      if (error instanceof ConfigError) throw error
      const missing = (error as NodeJS.ErrnoException | undefined)?.code === 'MODULE_NOT_FOUND'
      const reason = missing ? `it is not installed beside ${show(dirname(configFile))}` : reasonOf(error)
      throw new ConfigError([`${show(configFile)}: plugins: \`${name}\` cannot be used: ${reason}`])
    }
  }
  return loaded
}

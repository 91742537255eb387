import { dirname, relative, resolve, sep } from 'node:path'
import { rules as ownRules } from '../../rules/index.ts'
import type { PageTemplates } from '../article/page-template.ts'
import type { ActiveRule } from '../engine/found.ts'
import type { FieldNames } from '../input/entry.ts'
import type { IgnoreList } from '../input/git-ignore.ts'
import type { Rule } from '../rule.ts'
import { faultsOf } from './check.ts'
import { ConfigError } from './config-error.ts'
import type { FailOn } from './config.ts'
import { withoutBraces } from './globs.ts'
import { findConfig, loadLayers, type Layer } from './load.ts'
import { didYouMean } from './nearest.ts'
import { loadPlugins } from './plugins.ts'
import { allOff, applied, withDefaults, withPreset, type RuleState, type Settings } from './rule-settings.ts'

/** A configuration as it holds for the files below one folder. */
export interface ResolvedConfig {
  /** The config files it was put together from, nearest first; empty for the defaults. */
  readonly files: readonly string[]
  readonly ignores: IgnoreList
  readonly fields: FieldNames
  readonly failOn: FailOn
  readonly templates: { readonly file: string; readonly templates: PageTemplates } | undefined
  readonly plugins: readonly string[]
  /** Every rule that there is, own and from plugins, those that are off too. */
  readonly rules: readonly Rule[]
  /** How every rule is set for a path. */
  settingsFor(path: string): readonly RuleState[]
  /** The rules that are on for a path. The same list for paths that the same overrides hold for. */
  rulesFor(path: string): readonly ActiveRule[]
}

export interface ConfigChoice {
  /** Folder that the paths in messages are relative to. */
  readonly cwd: string
  /** `false`: the defaults alone. A path: this config for every file. Absent: the nearest upwards from each file. */
  readonly config?: string | false
  /** Said last, so it always wins: what `--rule` gives. */
  readonly rules?: Settings
  /** A file of page templates that holds instead of the configs'; `false`: none. */
  readonly templates?: string | false
}

/** What is wrong with rule settings, each sentence beginning with the rule. */
async function faultsOfSettings(settings: Settings, rules: ReadonlyMap<string, Rule>): Promise<readonly string[]> {
  const faults: string[] = []
  const families = new Set([...rules.keys()].map((id) => `${id.split('/', 1)[0]}/*`))
  for (const [name, setting] of Object.entries(settings)) {
    const rule = rules.get(name)
    if (rule === undefined && !families.has(name)) {
      faults.push(`there is no \`${name}\`${didYouMean(name, name.endsWith('/*') ? families : rules.keys())}`)
      continue
    }
    const severity: unknown = typeof setting === 'object' && setting !== null ? (setting.severity ?? 'error') : setting
    const allowed = ['error', 'warning', 'info', 'off']
    if (typeof severity !== 'string' || !allowed.includes(severity)) {
      const hint = typeof severity === 'string' ? didYouMean(severity, allowed) : ''
      faults.push(`${name}: must be ${allowed.join(', ')}${typeof setting === 'object' ? '' : ' or a map with options'}; it is ${JSON.stringify(severity)}${hint}`)
    }
    if (typeof setting !== 'object' || setting === null) continue
    const { severity: _, ...options } = setting
    if (Object.keys(options).length === 0) continue
    if (rule === undefined) faults.push(`${name}: takes a severity only; set options by rule`)
    else faults.push(...(await faultsOf(rule.options, options)).map((fault) => `${name}: ${fault}`))
  }
  return faults
}

function uniqueById(rules: readonly Rule[], file: string): ReadonlyMap<string, Rule> {
  const byId = new Map<string, Rule>()
  for (const rule of rules) {
    if (byId.has(rule.id)) throw new ConfigError([`${file}: plugins: there are two rules with the id \`${rule.id}\``])
    byId.set(rule.id, rule)
  }
  return byId
}

/** The page templates that the choice names, else the strongest of the configs. */
async function loadTemplates(
  configs: readonly Extract<Layer, { readonly config: unknown }>[],
  { cwd, templates: chosen }: ConfigChoice,
  show: (path: string) => string,
): Promise<ResolvedConfig['templates']> {
  if (chosen === false) return undefined
  const naming = configs.findLast(({ config }) => config.templates !== undefined)
  const file = chosen !== undefined ? resolve(cwd, chosen) : naming && resolve(dirname(naming.file), naming.config.templates!)
  if (file === undefined) return undefined
  const { readTemplates } = await import('./template-file.ts')
  return { file, templates: await readTemplates(file, show(file)) }
}

/** Puts a configuration together from its layers. Throws `ConfigError`. */
async function combine(layers: readonly Layer[], folder: string, choice: ConfigChoice): Promise<ResolvedConfig> {
  const show = (path: string): string => relative(choice.cwd, path).replaceAll(sep, '/') || '.'
  const configs = layers.filter((layer) => 'config' in layer)
  const fromPlugins: Rule[] = []
  for (const { config, file } of configs) fromPlugins.push(...(await loadPlugins(config.plugins ?? [], file, show)))
  const rules = uniqueById([...ownRules, ...fromPlugins], show(configs.at(-1)?.file ?? folder))

  const faults: string[] = []
  for (const { config, file } of configs) {
    const levels: readonly (readonly [string, Settings])[] = [
      ['rules', config.rules ?? {}],
      ...(config.overrides ?? []).map((override, index) => [`overrides[${index}].rules`, override.rules] as const),
    ]
    for (const [place, settings] of levels) {
      faults.push(...(await faultsOfSettings(settings, rules)).map((fault) => `${show(file)}: ${place}: ${fault}`))
    }
  }
  faults.push(...(await faultsOfSettings(choice.rules ?? {}, rules)).map((fault) => `--rule: ${fault}`))
  if (faults.length > 0) throw new ConfigError(faults)

  // presets, rules and overrides in the order in which they hold; an override has a matcher
  type Step = { readonly apply: (states: ReadonlyMap<string, RuleState>) => ReadonlyMap<string, RuleState>; readonly matches?: (path: string) => boolean }
  const steps: Step[] = []
  for (const layer of layers) {
    if ('preset' in layer) {
      steps.push({ apply: (states) => withPreset(states, layer.preset) })
      continue
    }
    const { rules: settings, overrides = [] } = layer.config
    if (settings !== undefined) steps.push({ apply: (states) => applied(states, settings) })
    for (const override of overrides) {
      const { matcherOf } = await import('../input/git-ignore.ts')
      const matches = matcherOf({ folder, patterns: [override.files].flat().flatMap(withoutBraces) })
      steps.push({ apply: (states) => applied(states, override.rules), matches: (path) => matches(path, 'file') })
    }
  }
  if (choice.rules !== undefined) steps.push({ apply: (states) => applied(states, choice.rules!) })

  const templates = await loadTemplates(configs, choice, show)
  type RuleSet = { readonly states: readonly RuleState[]; readonly active: readonly ActiveRule[] }
  const known = new Map<string, RuleSet>()
  // the records of a file ask one after the other
  let last: { readonly path: string; readonly set: RuleSet } | undefined
  const setFor = (path: string): RuleSet => {
    if (last?.path === path) return last.set
    const full = resolve(choice.cwd, path)
    const holding = steps.map((step) => step.matches?.(full) ?? true)
    const key = holding.map(Number).join('')
    let set = known.get(key)
    if (set === undefined) {
      let states = allOff([...rules.values()])
      for (const [index, step] of steps.entries()) if (holding[index]) states = step.apply(states)
      const filled = withDefaults(states)
      set = { states: filled, active: filled.filter((state): state is ActiveRule => state.severity !== 'off') }
      known.set(key, set)
    }
    last = { path, set }
    return set
  }
  return {
    files: configs.map(({ file }) => file).reverse(),
    ignores: { folder, patterns: configs.flatMap(({ config }) => config.ignores ?? []).flatMap(withoutBraces) },
    fields: Object.assign({}, ...configs.map(({ config }) => config.fields ?? {})) as FieldNames,
    failOn: configs.findLast(({ config }) => config.failOn !== undefined)?.config.failOn ?? 'error',
    templates,
    plugins: configs.flatMap(({ config }) => (config.plugins ?? []).map((plugin) => (typeof plugin === 'string' ? plugin : plugin.retext))),
    rules: [...rules.values()],
    settingsFor: (path) => setFor(path).states,
    rulesFor: (path) => setFor(path).active,
  }
}

/**
 * Finds the configuration that holds for a file. Configs are loaded once each; folders are looked at once.
 * The returned function takes a path, absolute or relative to `cwd`, and rejects with `ConfigError` when the config cannot be used.
 */
export function createConfigs(choice: ConfigChoice): (path: string) => Promise<ResolvedConfig> {
  const nearestTo = new Map<string, string | undefined>()
  const byFile = new Map<string | undefined, Promise<ResolvedConfig>>()
  const show = (path: string): string => relative(choice.cwd, path).replaceAll(sep, '/') || '.'
  const load = async (file: string | undefined): Promise<ResolvedConfig> => {
    const layers = file === undefined ? [{ preset: 'recommended' as const }] : await loadLayers(file, show)
    return combine(layers, file === undefined ? choice.cwd : dirname(file), choice)
  }
  return (path) => {
    let file: string | undefined
    if (typeof choice.config === 'string') file = resolve(choice.cwd, choice.config)
    else if (choice.config === undefined) file = findConfig(dirname(resolve(choice.cwd, path)), nearestTo)
    let config = byFile.get(file)
    if (config === undefined) {
      config = load(file)
      byFile.set(file, config)
    }
    return config
  }
}

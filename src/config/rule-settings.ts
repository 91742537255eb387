/** How presets and settings decide about each rule, without any file read. */
import type { ActiveRule } from '../engine/found.ts'
import { defaultOptions, type Options, type Rule, type Severity } from '../rule.ts'
import { ConfigError } from './config-error.ts'
import type { Preset, Setting } from './config.ts'
import { didYouMean } from './nearest.ts'
import { presetSeverity } from './presets.ts'

export type Settings = Readonly<Record<string, Setting | undefined>>

/** What a rule is set to for some path. */
export interface RuleState {
  readonly rule: Rule
  readonly severity: Severity | 'off'
  readonly options: Options
}

export type RuleStates = ReadonlyMap<string, RuleState>

/** Where every configuration starts. */
export function allOff(rules: readonly Rule[]): RuleStates {
  return new Map(rules.map((rule) => [rule.id, { rule, severity: 'off', options: {} }]))
}

export function withPreset(states: RuleStates, preset: Preset): RuleStates {
  return new Map([...states].map(([id, state]) => [id, { ...state, severity: presetSeverity(preset, state.rule) }]))
}

/** Settings of one level, family wildcards first: an id named outright wins. */
export function applied(states: RuleStates, settings: Settings): RuleStates {
  const result = new Map(states)
  const names = Object.keys(settings)
  for (const name of [...names.filter((name) => name.endsWith('/*')), ...names.filter((name) => !name.endsWith('/*'))]) {
    const setting = settings[name]
    if (setting === undefined) continue
    const { severity, ...options } = typeof setting === 'string' ? { severity: setting } : setting
    const ids = name.endsWith('/*') ? [...result.keys()].filter((id) => id.startsWith(name.slice(0, -1))) : [name]
    for (const id of ids) {
      const state = result.get(id)!
      result.set(id, { ...state, severity: severity ?? state.severity, options: merged(state.options, options) })
    }
  }
  return result
}

/** The later options hold; of the kinds each keeps what was said of it alone. */
function merged(before: Options, after: Options): Options {
  const { kinds } = after
  return { ...before, ...after, ...(kinds !== undefined && { kinds: { ...(before['kinds'] as object | undefined), ...(kinds as object) } }) }
}

/** Every rule with its options' defaults filled in. */
export function withDefaults(states: RuleStates): RuleState[] {
  return [...states.values()].map((state) => ({ ...state, options: { ...defaultOptions(state.rule), ...state.options } }))
}

/** The rules that are on under a preset and settings. Throws `ConfigError` on a rule that there is not; options are not checked here. */
export function activeRules(rules: readonly Rule[], preset: Preset, settings: Settings): readonly ActiveRule[] {
  const states = allOff(rules)
  const families = new Set(rules.map(({ id }) => `${id.split('/', 1)[0]}/*`))
  const unknown = Object.keys(settings).filter((name) => !states.has(name) && !families.has(name))
  if (unknown.length > 0) throw new ConfigError(unknown.map((name) => `rules: there is no \`${name}\`${didYouMean(name, name.endsWith('/*') ? families : states.keys())}`))
  return withDefaults(applied(withPreset(states, preset), settings)).filter((state): state is ActiveRule => state.severity !== 'off')
}

import type { RuleOptions } from '../../rules/options.ts'
import type { FieldNames } from '../input/entry.ts'
import type { Severity } from '../rule.ts'

/**
 * - `recommended`: the stable rules, each at its own severity. What holds when nothing is said.
 * - `strict`: the stable rules, and what `recommended` calls `info` is a `warning`.
 * - `all`: every rule at its own severity, `preview` ones too, whose precision is not measured yet.
 */
export type Preset = 'recommended' | 'strict' | 'all'

/** The lowest severity that makes `newslint lint` end with 1. */
export type FailOn = Severity | 'never'

/** A severity, or a severity and options; what is left out stays as it was. */
export type Setting<RuleOption = Readonly<Record<string, unknown>>> = Severity | 'off' | ({ readonly severity?: Severity | 'off' } & RuleOption)

/** By rule id; `residue/*` stands for every rule of a family and yields to an id named outright. */
export type RuleSettings = { readonly [Id in keyof RuleOptions]?: Setting<RuleOptions[Id]> } & {
  readonly [pattern: `${string}/${string}`]: Setting
}

/** A phrase pack (`./house-style.yaml`), a module of rules (`./rules.ts`, `newslint-plugin-x`), or a retext plugin by name. */
export type Plugin = string | { readonly retext: string; readonly options?: unknown }

export interface Override {
  /** Globs as in .gitignore, relative to the folder of the config, `{a,b}` allowed: `wire/**`, `*.{md,txt}`. */
  readonly files: string | readonly string[]
  readonly rules: RuleSettings
}

export interface Config {
  /** Presets, configs by relative path, or packages whose main module is a config. Later ones win; `[]` starts with every rule off. */
  readonly extends?: string | readonly string[]
  readonly plugins?: readonly Plugin[]
  readonly rules?: RuleSettings
  readonly overrides?: readonly Override[]
  /** Globs as in .gitignore, relative to the folder of the config. Files named outright are read all the same. */
  readonly ignores?: readonly string[]
  /** What records call their fields: `{ text: 'articleBody' }`. */
  readonly fields?: FieldNames
  /** A file of page templates, as `newslint templates learn` writes it, relative to the folder of the config. */
  readonly templates?: string
  /** `error` when nothing is said. */
  readonly failOn?: FailOn
}

/** Returns the config as it is; editors complete and check what stands in it. */
export function defineConfig(config: Config): Config {
  return config
}

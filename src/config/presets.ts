import type { Rule, Severity } from '../rule.ts'
import type { Preset } from './config.ts'

export const PRESETS: readonly Preset[] = ['recommended', 'strict', 'all']

export function isPreset(name: string): name is Preset {
  return (PRESETS as readonly string[]).includes(name)
}

/** What a preset makes of a rule; see `Preset`. */
export function presetSeverity(preset: Preset, rule: Rule): Severity | 'off' {
  if (rule.status === 'preview' && preset !== 'all') return 'off'
  return preset === 'strict' && rule.severity === 'info' ? 'warning' : rule.severity
}

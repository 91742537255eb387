import type { Span } from '../rule.ts'
import type { Found } from './found.ts'

/** A comment of the article that switches rules off for a part of its text. */
export interface Suppression {
  /** Rule ids or `family/*`; all rules when empty. */
  readonly rules: readonly string[]
  readonly appliesTo: Span
}

export interface Suppressed {
  readonly found: readonly Found[]
  /** Those of the suppressions that nothing was there for, by identity. */
  readonly unused: readonly Suppression[]
  /** Those of `disable` that nothing was there for. */
  readonly unusedDisables: readonly string[]
}

/** Takes out what the article's comments (`suppressions`) and its front matter or record (`disable`: the whole article) switch off. */
export function suppress(found: readonly Found[], suppressions: readonly Suppression[], disable: readonly string[]): Suppressed {
  const used = new Set<Suppression | string>()
  const kept = found.filter((finding) => {
    const whole = disable.filter((pattern) => names(pattern, finding.rule))
    const local = finding.part === 'headline' ? [] : suppressions.filter((suppression) => covers(suppression, finding))
    for (const one of [...whole, ...local]) used.add(one)
    return whole.length === 0 && local.length === 0
  })
  return {
    found: kept,
    unused: suppressions.filter((suppression) => !used.has(suppression)),
    unusedDisables: disable.filter((pattern) => !used.has(pattern)),
  }
}

function covers({ rules, appliesTo }: Suppression, finding: Found): boolean {
  const touches = finding.start < appliesTo.end && finding.end >= appliesTo.start && finding.start >= appliesTo.start
  return touches && (rules.length === 0 || rules.some((pattern) => names(pattern, finding.rule)))
}

/** `*`, `garble/*` and `garble/repeated-word` all name `garble/repeated-word`. */
export function names(pattern: string, rule: string): boolean {
  return pattern === '*' || pattern === rule || (pattern.endsWith('/*') && rule.startsWith(pattern.slice(0, -1)))
}

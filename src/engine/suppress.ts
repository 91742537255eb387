import { lastNotAfter, type Span } from '../rule.ts'
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
  const startingIn = finder(suppressions)
  const kept = found.filter((finding) => {
    const whole = disable.filter((pattern) => names(pattern, finding.rule))
    const around = finding.part === 'headline' ? [] : startingIn(finding.start)
    const local = around.filter(({ rules }) => rules.length === 0 || rules.some((pattern) => names(pattern, finding.rule)))
    for (const one of [...whole, ...local]) used.add(one)
    return whole.length === 0 && local.length === 0
  })
  return {
    found: kept,
    unused: suppressions.filter((suppression) => !used.has(suppression)),
    unusedDisables: disable.filter((pattern) => !used.has(pattern)),
  }
}

/** Finds the suppressions whose part of the text an offset lies in, without looking at all of them for every finding. */
function finder(suppressions: readonly Suppression[]): (offset: number) => Suppression[] {
  const ordered = [...suppressions].sort((a, b) => a.appliesTo.start - b.appliesTo.start)
  const starts = Uint32Array.from(ordered, ({ appliesTo }) => appliesTo.start)
  // the farthest end of all up to here: further back nothing reaches an offset behind it
  let farthest = 0
  const reach = ordered.map(({ appliesTo }) => (farthest = Math.max(farthest, appliesTo.end)))
  return (offset) => {
    const covering: Suppression[] = []
    for (let i = lastNotAfter(starts, starts.length, offset); i >= 0 && i < ordered.length && reach[i]! > offset; i--) {
      const { appliesTo } = ordered[i]!
      if (appliesTo.start <= offset && offset < appliesTo.end) covering.push(ordered[i]!)
    }
    return covering
  }
}

/** `*`, `garble/*` and `garble/repeated-word` all name `garble/repeated-word`. */
export function names(pattern: string, rule: string): boolean {
  return pattern === '*' || pattern === rule || (pattern.endsWith('/*') && rule.startsWith(pattern.slice(0, -1)))
}

import type { Reading } from '../article/reading.ts'
import type { Finding, Options, Rule, Severity, Verdict } from '../rule.ts'

/** A rule with what the configuration makes of it. Rules that are off do not appear. */
export interface ActiveRule {
  readonly rule: Rule
  readonly severity: Severity
  /** The rule's own defaults filled in. */
  readonly options: Options
}

/** A finding with its rule; offsets are those of the article's text or of its headline field. */
export interface Found extends Finding {
  readonly rule: string
  readonly severity: Severity
  readonly confidence: number
  readonly part: 'text' | 'headline'
}

/** A rule that threw or handed over a range outside the text: the rule's bug, not the article's. The other rules go on. */
export interface RuleFailure {
  readonly rule: string
  readonly message: string
}

export interface Linted {
  readonly reading: Reading
  /** Present when the headline stands in a field of its own. */
  readonly headlineReading: Reading | undefined
  /** In order of part (headline first), start, end, rule. */
  readonly found: readonly Found[]
  readonly verdict: Verdict
  readonly failures: readonly RuleFailure[]
}

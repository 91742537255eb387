import { names, type Suppressed, type Suppression } from '../engine/suppress.ts'
import { didYouMean } from '../config/nearest.ts'
import type { Entry } from '../input/entry.ts'
import type { Span } from '../rule.ts'
import { rangeFinder } from './positions.ts'
import type { Diagnostic } from './result.ts'

/** The id that a comment without effect is reported under. It is no rule: it cannot be suppressed itself. */
const UNUSED_SUPPRESSION = 'newslint/unused-suppression'

/** Why a pattern has no effect; undefined when its rule did not run, so that nobody knows. */
function faultOf(pattern: string, known: readonly string[], ran: ReadonlySet<string>): string | undefined {
  const meant = known.filter((rule) => names(pattern, rule))
  if (meant.length === 0) return `there is no rule \`${pattern}\`${didYouMean(pattern, known)}`
  return meant.every((rule) => ran.has(rule)) ? `\`${pattern}\` finds nothing here; delete it` : undefined
}

function faultsOf(patterns: readonly string[], known: readonly string[], ran: ReadonlySet<string>): readonly string[] {
  if (patterns.length === 0) return ['nothing is found here; delete the comment']
  const faults = patterns.map((pattern) => faultOf(pattern, known, ran))
  return faults.every((fault) => fault !== undefined) ? faults : []
}

/** Comments and `disable` entries that nothing was there for. `known`: the ids of all rules; `ran`: those that looked at the article. */
export function unusedSuppressions(entry: Entry, suppressed: Suppressed, known: readonly string[], ran: ReadonlySet<string>): readonly Diagnostic[] {
  const text = entry.document ?? entry.article.text
  const rangeOf = rangeFinder(text)
  const diagnostic = (message: string, place: Span): Diagnostic => ({
    rule: UNUSED_SUPPRESSION,
    severity: 'warning',
    message,
    confidence: 1,
    range: rangeOf(place),
    excerpt: text.slice(place.start, place.end),
  })
  const unused: ReadonlySet<Suppression> = new Set(suppressed.unused)
  return [
    ...suppressed.unusedDisables
      .flatMap((pattern) => faultsOf([pattern], known, ran))
      .map((fault) => diagnostic(`unused \`disable\`: ${fault}`, { start: 0, end: 0 })),
    ...entry.directives
      .filter((directive) => unused.has(directive))
      .flatMap(({ rules, place }) => faultsOf(rules, known, ran).map((fault) => diagnostic(`unused suppression: ${fault}`, place))),
  ]
}

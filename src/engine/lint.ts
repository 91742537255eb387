/**
 * Runs rules over one article. Every finding is checked: a range outside the text, or a rule that throws, is the rule's bug; it is reported by
 * the rule's name, and the other rules go on.
 */
import type { Article } from '../article/article.ts'
import { read, readHeadline } from '../article/read.ts'
import type { Reading } from '../article/reading.ts'
import { judgeTranslation } from '../article/translation.ts'
import type { Finding, Options, PhraseHit, Report, Rule, Severity, Verdict } from '../rule.ts'
import type { ActiveRule, Found, Linted, RuleFailure } from './found.ts'
import { phraseHits, type HitsOf } from './phrase-hits.ts'

export interface LintOptions {
  /** Called with each rule's share of the time, in milliseconds of wall clock; costs two clock readings a rule. */
  readonly onTime?: (rule: string, milliseconds: number) => void
  /** How the verdict is reached: the step that trains its model has no model to ask. */
  readonly judge?: typeof judgeTranslation
}

const SEVERITIES: readonly Severity[] = ['info', 'warning', 'error']
const USUAL_CONFIDENCE = 0.9

interface Prepared {
  readonly articleRulesFor: (language: string) => readonly ActiveRule[]
  readonly verdictRules: readonly ActiveRule[]
  readonly hitsOf: HitsOf
}
/** Sorting the rules out takes longer than many an article, and callers pass the same list for every article. */
const prepared = new WeakMap<readonly ActiveRule[], Prepared>()

function prepare(rules: readonly ActiveRule[]): Prepared {
  let known = prepared.get(rules)
  if (!known) {
    const articleRules = rules.filter(({ rule }) => rule.scope === 'article')
    const hitsOf = phraseHits(articleRules.map(({ rule }) => rule))
    const byLanguage = new Map<string, readonly ActiveRule[]>()
    const articleRulesFor = (language: string): readonly ActiveRule[] => {
      let chosen = byLanguage.get(language)
      if (!chosen) byLanguage.set(language, (chosen = articleRules.filter(({ rule }) => isFor(rule, language))))
      return chosen
    }
    known = { articleRulesFor, verdictRules: rules.filter(({ rule }) => rule.scope === 'verdict'), hitsOf }
    prepared.set(rules, known)
  }
  return known
}

export function lintArticle(article: Article, rules: readonly ActiveRule[], options: LintOptions = {}): Linted {
  return lintReading(read(article), rules, options)
}

/** The same for a reading that is already there. */
export function lintReading(reading: Reading, rules: readonly ActiveRule[], options: LintOptions = {}): Linted {
  const ready = prepare(rules)
  const headlineReading = readHeadline(reading.article, reading.language)
  const run = new Run(options)
  for (const part of headlineReading ? [headlineReading, reading] : [reading]) {
    const hits = ready.hitsOf(part.scan)
    for (const active of ready.articleRulesFor(part.language)) run.check(active, part, hits.get(active.rule.id) ?? NO_HITS)
  }
  const verdict = (options.judge ?? judgeTranslation)(reading, run.found)
  for (const active of ready.verdictRules) if (isFor(active.rule, reading.language)) run.check(active, reading, verdict)
  return { reading, headlineReading, found: eachOnce(run.found.sort(byPlace)), verdict, failures: run.failures }
}

/** Rules at work on one article, one after the other. */
class Run {
  readonly found: Found[] = []
  readonly failures: RuleFailure[] = []
  private readonly options: LintOptions
  private active: ActiveRule | undefined
  private part: Reading | undefined

  constructor(options: LintOptions) {
    this.options = options
  }

  /** `given` is what the rule's scope asks for: its phrases in the article, or the verdict. */
  check(active: ActiveRule, part: Reading, given: readonly PhraseHit[] | Verdict): void {
    const { onTime } = this.options
    const began = onTime ? performance.now() : 0
    this.active = active
    this.part = part
    try {
      const rule = active.rule as { check(part: Reading, report: Report, given: readonly PhraseHit[] | Verdict, options: Options): void }
      rule.check(part, this.report, given, active.options)
    } catch (error) {
      this.failures.push({ rule: active.rule.id, message: error instanceof Error ? error.message : String(error) })
    }
    onTime?.(active.rule.id, performance.now() - began)
  }

  /** One function for all rules: a hundred for every article would be a good part of what is allocated for it. */
  private readonly report = (finding: Finding): void => {
    const [active, part] = [this.active!, this.part!]
    checkFinding(active.rule, finding, part.text.length, part.article.sourceText?.length)
    if (!isWanted(active.rule, part, finding)) return
    const settled = asSet(active, part.part, finding)
    if (settled) this.found.push(settled)
  }
}

const PARTS = { headline: 0, text: 1 } as const

/** The order of findings: headline first, then start, end, rule. */
export function byPlace(a: Found, b: Found): number {
  return PARTS[a.part] - PARTS[b.part] || a.start - b.start || a.end - b.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0)
}

/**
 * Two rules that would make the same edit at the same place say the same thing (an entity is broken encoding as well as leaked markup): of them
 * the first stays. `found` is in order of place.
 */
function eachOnce(found: readonly Found[]): Found[] {
  return found.filter((finding, i) => {
    const before = found[i - 1]
    return before?.fix === undefined || finding.fix === undefined || before.part !== finding.part || before.start !== finding.start
      || before.end !== finding.end || before.severity !== finding.severity || before.fix.text !== finding.fix.text
      || before.fix.start !== finding.fix.start || before.fix.end !== finding.fix.end
  })
}

const NO_HITS: readonly PhraseHit[] = []

function isFor(rule: Rule, language: string): boolean {
  return rule.languages.includes('*') || rule.languages.includes(language)
}

/** Throws with the place when a range is no range of the text, and with its name when a kind is none of the rule's. */
export function checkFinding({ kinds }: Rule, finding: Finding, length: number, sourceLength = 0): void {
  const check = (what: string, { start, end }: { start: number; end: number }, most = length): void => {
    if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end < start || end > most) {
      throw new RangeError(`${what} is ${start} to ${end} in a text of ${most} code units`)
    }
  }
  check('the range of a finding', finding)
  if (kinds.length > 0 && !kinds.includes(finding.kind ?? '')) {
    throw new RangeError(`a finding's kind is "${finding.kind}", which is none of the rule's`)
  }
  if (finding.fix) check('the range of a fix', finding.fix)
  if (finding.about) check('the range that a finding is about', finding.about)
  for (const suggestion of finding.suggestions ?? []) check('the range of a suggestion', suggestion)
  for (const related of finding.related ?? []) {
    if (related.article === undefined) check('a related range', related, related.inSourceText ? sourceLength : length)
  }
}

function isWanted(rule: Rule, reading: Reading, finding: Finding): boolean {
  const block = reading.blockAt(finding.start)
  if (block !== undefined) {
    if (!rule.roles.includes(block.role)) return false
    // a page's own navigation, teasers and footer are no defects of the article
    if (block.outside && reading.article.format === 'page') return false
  }
  if (rule.quotes === 'both') return true
  const quote = reading.quoteAt(finding.start)
  const inside = quote !== undefined && finding.end <= quote.end
  return rule.quotes === 'only' ? inside : !inside
}

/**
 * The finding as the configuration has it; undefined when its kind is off. A rule may lower the severity that is set for one finding, never
 * raise it.
 */
export function asSet({ rule, severity, options }: ActiveRule, part: 'text' | 'headline', finding: Finding): Found | undefined {
  const byKind = options['kinds'] as Readonly<Record<string, Severity | 'off'>> | undefined
  const set = (rule.kinds.length > 0 ? byKind?.[finding.kind!] : undefined) ?? severity
  if (set === 'off') return undefined
  const own = finding.severity ?? set
  const lower = SEVERITIES.indexOf(own) < SEVERITIES.indexOf(set) ? own : set
  return { ...finding, rule: rule.id, severity: lower, confidence: finding.confidence ?? USUAL_CONFIDENCE, part }
}

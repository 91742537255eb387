/**
 * The contract a rule is written against. A rule sees a reading and a `report` function, nothing else: no files, no config, no console.
 */
import type { PageTemplate } from './article/page-template.ts'
import type { Reading, Role } from './article/reading.ts'

export type { Attribution, Quotation, Reading, Role } from './article/reading.ts'
export type { Scan } from './text/scan.ts'
export * from './text/words.ts'
export { isInvisible } from './text/characters.ts'
export { isOneRun, mistakesOf, speechAt } from './article/speech.ts'
export { foreignRuns } from './article/letter-patterns.ts'
export { isSpelt } from './article/spelling.ts'
export { oneSidedLedger } from './article/ledger.ts'
export type { LedgerKind } from './article/source-register.ts'
export { unglue } from './article/glue.ts'
export * from './article/usage.ts'
export * from './article/vocabulary.ts'
export { senseSearch, type Substitution } from './article/senses.ts'
export { unsourcedFigures } from './article/source-figures.ts'
export { landmarksOf } from './article/landmarks.ts'
export { hasPastForm, isDeterminer, isPlainPlural, isPlainThirdPerson, kindsOf, phraseStart } from './article/noun-phrases.ts'
export * from './article/markup.ts'
export { deletion } from './article/line-deletion.ts'
export { HeadlineSearch } from './article/headline-search.ts'
export { compareHeadlines } from './article/headlines.ts'
export { WORDING } from './article/translation/signs.ts'
export { narrationOf } from './article/narration.ts'
export { NearDuplicates } from './text/near-duplicates.ts'
export { packWords, unpackWords } from './text/packed-words.ts'
export { alignSentences } from './text/aligned-sentences.ts'
export { stem } from './text/stem.ts'
export { areSameWords } from './text/same-words.ts'
export { wordChanges, type WordChange } from './text/word-changes.ts'
export { findRepeats } from './text/repeats.ts'
export { scan } from './text/scan.ts'
export { shingleAt } from './text/shingles.ts'

export type Severity = 'error' | 'warning' | 'info'
export type Family = 'residue' | 'garble' | 'duplicate' | 'attribution' | 'consistency' | 'curation'

/** A place in the text that a reading was made of: UTF-16 code units, `end` exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** One replacement. `safe` means that no reading of the text loses anything by it: `--fix` applies safe fixes only. */
export interface Fix extends Span {
  readonly text: string
  readonly safe: boolean
}

export interface Suggestion extends Span {
  readonly message: string
  readonly text: string
}

/** Another place that a finding speaks of: in the same text, or (corpus rules) in the article at `article` of the run. */
export interface Related extends Span {
  readonly message: string
  /** Index of the other article in the run; absent for a place in the same text. */
  readonly article?: number
  /** A place in the text that the article was made from. */
  readonly inSourceText?: true
  /** Which part of the other article; `text` when absent. */
  readonly part?: 'text' | 'headline'
}

/** What a rule reports. Ranges are checked by the engine; a range outside the text is the rule's bug and is named as such. */
export interface Finding extends Span {
  /** What is there, what was expected, what to do. */
  readonly message: string
  /** Overrides the rule's severity for this finding, downwards only (`info` for what is only probable). */
  readonly severity?: Severity
  /** 0 to 1; how sure this finding is. 0.9 when absent. */
  readonly confidence?: number
  readonly fix?: Fix
  readonly suggestions?: readonly Suggestion[]
  readonly related?: readonly Related[]
  /** What it speaks of, where that is more than the line it stands on: the whole text. `clean` takes it out. */
  readonly about?: Span
  /** What kind of thing this is within the rule ("share bar", "skip link"): one of its `kinds`, when it has any. `clean` speaks of it. */
  readonly kind?: string
}

export type Report = (finding: Finding) => void

/** A phrase of a rule's list that stands in the text. */
export interface PhraseHit extends Span {
  /** The list's name within the rule. */
  readonly list: string
  /** The entry as it stands in the list. */
  readonly phrase: string
  /** The entry itself, when it is more than a phrase. */
  readonly data: Readonly<Record<string, unknown>>
  /** Index of the first word of the hit in `reading.words`, and the number of words. */
  readonly word: number
  readonly words: number
}

/**
 * Lists of phrases, by list name. An entry is a phrase, or an object with a `phrase` and anything else the rule wants to know of it.
 * Phrases match whole words, whatever their case and the kind of apostrophe; between words any run of blanks. `*` stands for any one word,
 * `[a|b]` for one of several words, `(word)` for a word that may be missing.
 */
export type PhraseLists = Readonly<Record<string, readonly (string | PhraseEntry)[]>>
export interface PhraseEntry {
  readonly phrase: string
  readonly [key: string]: unknown
}

/**
 * An example is a text, and it is a test. In a wrong example every finding is marked: `«June June»` (marks may nest, and are not part of the
 * text). In a right example nothing is found. `fixed` is the text after all fixes. An example with a `headline` is a record, one without is a
 * text file. For corpus rules a line `=====` stands between two articles.
 */
export interface Example {
  readonly text: string
  readonly fixed?: string
  readonly language?: string
  readonly headline?: string
  readonly options?: Readonly<Record<string, unknown>>
  /** The text that the article was made from. */
  readonly sourceText?: string
  /** What stands on the pages of the article's source again and again. */
  readonly template?: PageTemplate
  /** The opening and the closing mark, for examples in which « and » are part of the text: `⟦⟧`. */
  readonly marks?: string
  /** Why the example stands here, when that is not plain. */
  readonly note?: string
}

export interface JsonSchema {
  readonly [key: string]: unknown
}

export type Options = Readonly<Record<string, unknown>>

interface RuleBase {
  /** `family/name` */
  readonly id: string
  /** One line: what it finds. Lower case, no full stop. */
  readonly summary: string
  /** Why it matters to a reader or an editor. Markdown. */
  readonly why: string
  /** How to mend it, and when the fix is safe. Markdown. */
  readonly mend: string
  readonly severity: Severity
  /** `preview`: off in `recommended` until its precision is measured. */
  readonly status: 'stable' | 'preview'
  /** Primary language subtags the rule is for; '*' for a rule that looks at structure only. */
  readonly languages: readonly string[]
  /**
   * Inside quotations: `skip` drops findings that lie in one (reporters do not correct their sources), `only` keeps only those, `both` keeps all.
   */
  readonly quotes: 'skip' | 'only' | 'both'
  /** The roles whose lines the rule looks at; a finding that starts in a line of another role is dropped. */
  readonly roles: readonly Role[]
  /** What kinds of thing the rule finds. The option `kinds`, which comes with them, switches each off or gives it a severity of its own. */
  readonly kinds: readonly string[]
  /** JSON schema of the rule's options, an object schema; its `default`s are the defaults. */
  readonly options: JsonSchema
  readonly phrases: PhraseLists
  readonly examples: { readonly wrong: readonly (string | Example)[]; readonly right: readonly (string | Example)[] }
}

/** Looks at one article. `hits` are the hits of the rule's own phrases, in order. */
export interface ArticleRule extends RuleBase {
  readonly scope: 'article'
  check(reading: Reading, report: Report, hits: readonly PhraseHit[], options: Options): void
}

/** Looks at what the other rules found in one article. */
export interface VerdictRule extends RuleBase {
  readonly scope: 'verdict'
  check(reading: Reading, report: Report, verdict: Verdict, options: Options): void
}

/** What all evidence in one article together says. */
export interface Verdict {
  /** Probability that the article went through machine translation, 0 to 1. */
  readonly machineTranslation: number
  readonly machineTranslated: boolean
  /** The findings that speak for it, heaviest first. */
  readonly evidence: readonly { readonly rule: string; readonly start: number; readonly end: number; readonly weight: number }[]
}

/**
 * Needs more than one article: `fingerprint` is made of every article (in workers: plain JSON values only), `compare` sees all of them.
 * A finding lands on the later article by input order, the other one goes into `related`.
 */
export interface CorpusRule<Fingerprint = unknown> extends RuleBase {
  readonly scope: 'corpus'
  fingerprint(reading: Reading, options: Options): Fingerprint | undefined
  compare(fingerprints: readonly Fingerprinted<Fingerprint>[], report: CorpusReport, options: Options): void
}

export interface Fingerprinted<Fingerprint> {
  /** Index of the article in the run. */
  readonly article: number
  readonly id: string | undefined
  readonly path: string
  readonly source: string | undefined
  readonly fingerprint: Fingerprint
}

export type CorpusReport = (article: number, part: 'text' | 'headline', finding: Finding) => void

export type Rule = ArticleRule | VerdictRule | CorpusRule

type Defaulted = 'status' | 'languages' | 'quotes' | 'roles' | 'kinds' | 'options' | 'phrases' | 'scope'
type Definition<R extends RuleBase> = Omit<R, Defaulted> & Partial<Pick<R, Exclude<Defaulted, 'scope'>>>

/** The roles that readers read: what a rule on language looks at unless it says otherwise. */
export const PROSE: readonly Role[] = ['headline', 'standfirst', 'body', 'crosshead', 'caption', 'list']

const NO_OPTIONS: JsonSchema = { type: 'object', properties: {}, additionalProperties: false }

/** The options with one more that says what holds for each kind. */
function withKinds(options: JsonSchema, kinds: readonly string[]): JsonSchema {
  const properties = Object.fromEntries(kinds.map((kind) => [kind, { enum: ['error', 'warning', 'info', 'off'] }]))
  const option = {
    type: 'object',
    properties,
    additionalProperties: false,
    default: {},
    description: 'a severity or `off` by kind; kinds that are not named keep the rule\'s severity',
  }
  return { ...options, properties: { ...(options['properties'] as object | undefined), kinds: option } }
}

/** Completes a rule with the defaults: stable, English, both in and out of quotations, prose roles, no kinds, no options, no phrases, one article. */
export function defineRule(rule: Definition<ArticleRule> & { scope?: 'article' }): ArticleRule
export function defineRule(rule: Definition<VerdictRule> & { scope: 'verdict' }): VerdictRule
export function defineRule<F>(rule: Definition<CorpusRule<F>> & { scope: 'corpus' }): CorpusRule
export function defineRule({ options = NO_OPTIONS, kinds = [], ...rule }: { options?: JsonSchema; kinds?: readonly string[] }): Rule {
  const defaults = {
    scope: 'article',
    status: 'stable',
    languages: ['en'],
    quotes: 'both',
    roles: PROSE,
    kinds,
    options: kinds.length > 0 ? withKinds(options, kinds) : options,
    phrases: {},
  }
  // the overloads above have checked the shape; what comes from JavaScript plugins is checked by the loader
  return { ...defaults, ...rule } as unknown as Rule
}

/** The defaults that the rule's options schema names. */
export function defaultOptions(rule: Rule): Options {
  const properties = (rule.options['properties'] ?? {}) as Record<string, { default?: unknown }>
  return Object.fromEntries(Object.entries(properties).flatMap(([name, schema]) => (schema.default === undefined ? [] : [[name, schema.default]])))
}

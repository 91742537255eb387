/** newslint as a library: one article in, what is to be said of it out. Files, folders and config files belong to the command line. */
import { rules as ownRules } from '../rules/index.ts'
import type { Article } from './article/article.ts'
import { templateOf, type PageTemplates } from './article/page-template.ts'
import { read } from './article/read.ts'
import { articleWords } from './article/words.ts'
import type { Preset, RuleSettings } from './config/config.ts'
import { activeRules } from './config/rule-settings.ts'
import { TemplateLearner } from './corpus/index.ts'
import type { ActiveRule } from './engine/found.ts'
import { fixTexts, safeEdits } from './engine/fix.ts'
import { lintReading } from './engine/lint.ts'
import { suppress } from './engine/suppress.ts'
import { sourceTexts } from './report/document.ts'
import { rangeFinder } from './report/positions.ts'
import { toResult, type Elsewhere, type Result } from './report/result.ts'
import type { Related, Rule } from './rule.ts'
import { scoreArticle } from './score/article-score.ts'

export interface LintSettings {
  /** `recommended` when absent. */
  readonly preset?: Preset
  /** As in a config; unknown rules throw a `ConfigError`. */
  readonly rules?: RuleSettings
  /** Rules beside newslint's own. */
  readonly plugins?: readonly Rule[]
  /** Page templates by source, as `learnTemplates` or a file of them has it; an article is read with that of its `source` or `url`. */
  readonly templates?: PageTemplates
}

/** What is known of an article besides its text; only `text` is needed. */
export type ArticleInput = Omit<Article, 'format'> & { readonly format?: Article['format'] }

/** Settings are objects that callers reuse, and putting the rules together takes longer than linting a short article. */
const known = new WeakMap<LintSettings, readonly ActiveRule[]>()
const DEFAULTS: LintSettings = {}

/** The rules that are on under these settings. Throws `ConfigError`. */
export function rulesOf(settings: LintSettings = DEFAULTS): readonly ActiveRule[] {
  let active = known.get(settings)
  if (!active) {
    active = activeRules([...ownRules, ...(settings.plugins ?? [])], settings.preset ?? 'recommended', settings.rules ?? {})
    known.set(settings, active)
  }
  return active
}

/**
 * Lints one article: a text, or an object with `text` and what else is known (`headline`, `source`, `language`, …). Offsets in the result are
 * UTF-16 code units of `text`, or of `headline` where a diagnostic's `field` says so. Corpus rules need several articles and are not run.
 * A `sourceText` is what the article was made from: exchanged words and figures are shown, with their places in it as `related`.
 * A rule that throws is named in `notices`; bad settings throw a `ConfigError`.
 */
export function lint(input: string | ArticleInput, settings: LintSettings = DEFAULTS): Result {
  const article = articleOf(input)
  const template = settings.templates && templateOf(settings.templates, article)
  const linted = lintReading(read(article, { template }), rulesOf(settings))
  const found = suppress(linted.found, [], article.disable ?? []).found
  const words = articleWords(linted.reading)
  const entry = { path: '', article, directives: [], notices: linted.failures.map(({ rule, message }) => `rule ${rule} failed: ${message}`) }
  const { sourceText } = linted.reading.article
  const rangeIn = sourceText === undefined ? undefined : rangeFinder(sourceText)
  const elsewhere = (related: Related): Elsewhere | undefined => rangeIn && { sourceText: true, range: rangeIn(related) }
  const score = scoreArticle(found, words)
  return toResult({ entry, linted: { ...linted, found }, words, score, texts: sourceTexts(entry, linted), elsewhere })
}

/**
 * What stands on the pages of each source again and again: lines that several of its articles have. Articles with neither `source` nor `url`
 * are passed over, versions of one story count as one article. The order of the articles changes nothing.
 */
export function learnTemplates(articles: Iterable<ArticleInput>): PageTemplates {
  const learner = new TemplateLearner()
  for (const article of articles) learner.add(read(articleOf(article)))
  return learner.templates()
}

export interface Fixed {
  readonly text: string
  /** Of a record. */
  readonly headline?: string
  /** How many fixes were made. */
  readonly fixes: number
  /** What is left, as `lint` says it of the fixed article. */
  readonly result: Result
}

/**
 * Makes the safe fixes of errors and warnings in an article, again and again, as one can uncover another. For the text of an article or
 * record; of a Markdown file or a page the command line fixes the file itself. An article that nothing would be left of stays as it is.
 */
export function fix(input: string | ArticleInput, settings: LintSettings = DEFAULTS): Fixed {
  const article = articleOf(input)
  const { text, headline, disable = [] } = article
  const template = settings.templates && templateOf(settings.templates, article)
  const { texts, fixes } = fixTexts({ text, ...(headline !== undefined && { headline }) }, (now) => {
    const { found } = suppress(lintReading(read({ ...article, ...now }, { template }), rulesOf(settings)).found, [], disable)
    return safeEdits(found, 'warning')
  })
  return { ...texts, fixes, result: lint({ ...article, ...texts }, settings) }
}

/** The article that a text or a record is: a text alone is a file of its own, with its headline in it. */
export function articleOf(input: string | ArticleInput): Article {
  if (typeof input === 'string') return { text: input, format: 'text' }
  return { format: input.headline === undefined ? 'text' : 'record', ...input }
}

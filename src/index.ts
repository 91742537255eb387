export type { Article, LineHint } from './article/article.ts'
export { compareHeadlines } from './article/headlines.ts'
export { templateOf, type PageTemplate, type PageTemplates } from './article/page-template.ts'
export { read } from './article/read.ts'
export type { Attribution, Block, Headline, Quotation, Reading, Role, Speaker, Term } from './article/reading.ts'
export { ConfigError } from './config/config-error.ts'
export { defineConfig, type Config, type Preset, type RuleSettings } from './config/config.ts'
export { checkExamples } from './engine/examples.ts'
export { articleOf, fix, learnTemplates, lint, type ArticleInput, type Fixed, type LintSettings } from './library.ts'
export type { ArticleScore, Diagnostic, JsonReport, Position, Range, Result } from './report/result.ts'
export { defineRule, PROSE } from './rule.ts'
export type {
  ArticleRule, CorpusReport, CorpusRule, Example, Finding, Fix, JsonSchema, PhraseHit, PhraseLists, Related, Report, Rule, Severity, Suggestion, Verdict,
  VerdictRule,
} from './rule.ts'
export { newslint } from './unified.ts'

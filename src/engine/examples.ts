/**
 * Holds a rule to its own examples, for the tests of this project and of anybody's plugin. Sloppy examples are refused: a finding that is not
 * marked, a mark without a finding, an example that nearly repeats another, a fix that changes nothing or is not done after one round.
 */
import type { Article } from '../article/article.ts'
import { read } from '../article/read.ts'
import { defaultOptions, type CorpusRule, type Example, type Finding, type Rule } from '../rule.ts'
import { applyFixes } from './fix.ts'
import type { ActiveRule, Found } from './found.ts'
import { asSet, checkFinding, lintReading } from './lint.ts'

/** Fewer examples than this show neither what a rule finds nor what it leaves alone. */
const LEAST_EXAMPLES = 8
/** Two examples that share more of their words than this are one example. */
const NEARLY_THE_SAME = 0.85
const MARKS = '«»'
/** Between the articles of one example of a corpus rule. */
const NEXT_ARTICLE = /\n=====\n/

interface Marked {
  readonly text: string
  readonly spans: readonly string[]
}

/** What is wrong with the rule's examples, one message each; empty when all is well. `others`: all rules, for rules that judge what others find. */
export function checkExamples(rule: Rule, others: readonly Rule[] = []): string[] {
  const problems: string[] = []
  const seen: { words: ReadonlySet<string>; label: string }[] = []
  for (const side of ['wrong', 'right'] as const) {
    const examples = rule.examples[side].map((example) => (typeof example === 'string' ? { text: example } : example))
    if (examples.length < LEAST_EXAMPLES) problems.push(`${side}: ${examples.length} examples, at least ${LEAST_EXAMPLES} are wanted`)
    for (const [index, example] of examples.entries()) {
      const label = `${side} ${index + 1} (${JSON.stringify(example.text.slice(0, 60))})`
      const say = (what: string): unknown => problems.push(`${label}: ${what}`)
      const words = new Set(`${example.headline ?? ''} ${example.text} ${example.sourceText ?? ''}`.toLowerCase().match(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? [])
      for (const other of seen) if (similarity(words, other.words) > NEARLY_THE_SAME) say(`nearly the same as ${other.label}`)
      seen.push({ words, label })
      try {
        checkExample(rule, others, example, side, say)
      } catch (error) {
        say(`throws ${error instanceof Error ? error.message : String(error)}`)
      }
    }
  }
  return problems
}

function checkExample(rule: Rule, others: readonly Rule[], example: Example, side: 'wrong' | 'right', say: (what: string) => unknown): void {
  const texts = example.text.split(NEXT_ARTICLE).map((text) => unmark(text, 'text', example))
  const headline = example.headline === undefined ? undefined : unmark(example.headline, 'headline', example)
  const wanted = [...texts.flatMap(({ spans }, i) => spans.map((span) => `${i} ${span}`)), ...(headline?.spans ?? []).map((span) => `0 ${span}`)]
  if (side === 'wrong' && wanted.length === 0) say('nothing is marked')
  if (side === 'right' && wanted.length > 0) say('a right example has no marks')
  const articles = texts.map(({ text }) => articleOf(text, headline?.text, example))
  const found = findIn(rule, others, articles, example)
  const shown = found.map(({ article, part, start, end }) => `${article} ${part} ${start} ${end}`)
  const show = (key: string): string => {
    const [article, part, start, end] = key.split(' ')
    const text = part === 'headline' ? headline?.text : texts[Number(article)]?.text
    return JSON.stringify(text?.slice(Number(start), Number(end)))
  }
  for (const key of shown) if (!wanted.includes(key)) say(`finds ${show(key)}, which is not marked`)
  for (const key of wanted) if (!shown.includes(key)) say(`does not find ${show(key)}`)
  for (const { message } of found) if (message.trim() === '' || message.endsWith('.')) say(`the message ${JSON.stringify(message)} is empty or ends in a full stop`)

  const first = texts[0]!
  const fixes = found.filter(({ article, part, fix }) => article === 0 && part === 'text' && fix).map(({ fix }) => fix!)
  if (fixes.length === 0) {
    if (example.fixed !== undefined) say('has `fixed`, but no finding has a fix')
    return
  }
  const fixed = applyFixes(first.text, fixes)
  if (fixed === first.text) say('the fix changes nothing')
  if (example.fixed !== undefined && fixed !== example.fixed) say(`the fix gives ${JSON.stringify(fixed)}`)
  const again = findIn(rule, others, [articleOf(fixed, headline?.text, example)], example)
  if (again.some(({ part, fix }) => part === 'text' && fix)) say(`the fixed text has something to fix again: ${JSON.stringify(fixed)}`)
}

function articleOf(text: string, headline: string | undefined, { language, sourceText }: Pick<Example, 'language' | 'sourceText'>): Article {
  return {
    text,
    format: headline === undefined ? 'text' : 'record',
    ...(headline !== undefined && { headline }),
    ...(language !== undefined && { language }),
    ...(sourceText !== undefined && { sourceText }),
  }
}

function findIn(
  rule: Rule,
  others: readonly Rule[],
  articles: readonly Article[],
  { options = {}, template }: Pick<Example, 'options' | 'template'>,
): (Found & { article: number })[] {
  const active: ActiveRule = { rule, severity: rule.severity, options: { ...defaultOptions(rule), ...options } }
  if (rule.scope === 'corpus') return compareAll(rule, active, articles)
  const rules = rule.scope === 'verdict' ? others.map((other) => ({ rule: other, severity: other.severity, options: defaultOptions(other) })) : [active]
  return articles.flatMap((article, index) => {
    const { found, failures } = lintReading(read(article, { template }), rules)
    const failure = failures.find((one) => one.rule === rule.id)
    if (failure) throw new Error(failure.message)
    return found.filter((finding) => finding.rule === rule.id).map((finding) => ({ ...finding, article: index }))
  })
}

function compareAll(rule: CorpusRule, active: ActiveRule, articles: readonly Article[]): (Found & { article: number })[] {
  const found: (Found & { article: number })[] = []
  const fingerprints = articles.flatMap((article, index) => {
    const fingerprint = rule.fingerprint(read(article), active.options)
    return fingerprint === undefined ? [] : [{ article: index, id: undefined, path: `${index}`, source: undefined, fingerprint }]
  })
  rule.compare(
    fingerprints,
    (article, part, finding: Finding) => {
      const { text, headline } = articles[article]!
      checkFinding(rule, finding, part === 'text' ? text.length : (headline ?? '').length)
      const settled = asSet(active, part, finding)
      if (settled) found.push({ ...settled, article })
    },
    active.options,
  )
  return found
}

function unmark(marked: string, part: 'text' | 'headline', example: Example): Marked {
  const [open, close] = (example.marks ?? MARKS).split('')
  const starts: number[] = []
  const spans: string[] = []
  let text = ''
  for (const character of marked) {
    if (character === open) starts.push(text.length)
    else if (character === close) {
      const start = starts.pop()
      if (start === undefined) throw new Error(`a ${close} without its ${open}`)
      spans.push(`${part} ${start} ${text.length}`)
    } else text += character
  }
  if (starts.length > 0) throw new Error(`a ${open} without its ${close}`)
  return { text, spans }
}

function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let both = 0
  for (const word of a) if (b.has(word)) both++
  return both / Math.max(1, a.size + b.size - both)
}

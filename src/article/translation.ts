/**
 * Did the article go through machine translation? What the garble rules found speaks for it, each kind of damage with its own weight; the
 * sum
 * becomes a probability. Anything else that tells a translation (a statistical model of the wording) would be one more term of that sum.
 */
import type { Verdict } from '../rule.ts'
import type { Reading, Role } from './reading.ts'

/** A finding as the verdict needs it. Places in a headline of its own (`part`) count, but cannot be shown in the text. */
export interface TranslationSign {
  readonly rule: string
  readonly start: number
  readonly end: number
  readonly confidence: number
  readonly severity: string
  readonly part?: 'text' | 'headline'
}

/**
 * Log odds that one finding adds. Set by what the damage says of its origin, and checked on human news: words without a place in the clause
 * are no
 * human's slip; repeated words, lost blanks and quotation marks are made by people and by page extractors as well (in 2,500 human articles
 * the
 * glued word, the lone quotation mark and the doubled word stand in 4 to 6 of 100, every other kind in fewer than 1).
 */
const WEIGHTS: Readonly<Record<string, number>> = {
  'garble/wrong-sense': 2.6,
  'garble/stranded-noun': 2.2,
  'garble/resumptive-subject': 2.2,
  'garble/broken-coordination': 2,
  'garble/tense-wreckage': 1.6,
  'garble/untranslated-word': 1.6,
  'garble/false-split': 1.6,
  'garble/modifier-order': 1.4,
  'garble/determiner': 1.2,
  'garble/preposition': 1.2,
  'garble/pronoun-gender': 1.2,
  'garble/agreement': 1.1,
  'garble/noun-number': 1.1,
  'garble/comparison': 0.9,
  'garble/article-sound': 0.7,
  'garble/foreign-script': 1.2,
  'garble/stray-stop': 1.2,
  'garble/repeated-phrase': 0.7,
  'garble/repeated-word': 0.7,
  'garble/figure-format': 0.5,
  'garble/source-punctuation': 0.5,
  'garble/name-spelling': 0.4,
  'garble/letter-case': 0.4,
  'garble/glued-words': 0.3,
  'garble/unbalanced-quote': 0.3,
  'garble/doubled-punctuation': 0.2,
  'garble/homoglyph': 0.2,
}
/** Each further finding of one rule counts this share of the one before: five doubled words are one bad habit. */
const FURTHER = 0.5
/** Log odds for every rule after the first that speaks: people make one kind of mistake, machines all kinds. */
const ANOTHER_RULE = 0.5
/** Rules lighter than this are no kind of their own for that. */
const LIGHT = 0.5
/** In longer articles more is found by chance: above this many words the sum is scaled down by the square root of the length. */
const USUAL_WORDS = 600
/** Log odds of a text in which nothing was found: 3 in 100, since a fluent translation leaves no mark that these rules know. */
const PRIOR = -3.5
/** Nothing is called a machine translation on fewer kinds of heavy damage than this, however often one kind occurs. */
const LEAST_KINDS = 3
/**
 * Words that have no place or no sense in their clause: no human's slip, and nothing is called a machine translation without one of these.
 * Doubled words, lost blanks and stray stops alone are what careless editing leaves.
 */
const MISPLACED: ReadonlySet<string> = new Set(['garble/wrong-sense', 'garble/stranded-noun', 'garble/resumptive-subject',
  'garble/broken-coordination'])
/** Wrecked grammar beside that: at least this many kinds of both together. */
const LEAST_GRAMMAR = 2
const GRAMMAR: ReadonlySet<string> = new Set([...MISPLACED, 'garble/tense-wreckage', 'garble/determiner', 'garble/agreement',
  'garble/noun-number', 'garble/preposition', 'garble/modifier-order', 'garble/article-sound'])
const THRESHOLD = 0.5

const READ: ReadonlySet<Role> = new Set(['headline', 'standfirst', 'body', 'crosshead', 'caption', 'list'])

/** Weighs what was found in the article. Articles in other languages than English have no evidence, and the prior is their probability. */
export function judgeTranslation(reading: Reading, found: readonly TranslationSign[]): Verdict {
  const byRule = new Map<string, TranslationSign[]>()
  for (const sign of found) {
    if (sign.severity === 'info' || WEIGHTS[sign.rule] === undefined) continue
    const signs = byRule.get(sign.rule)
    if (signs) signs.push(sign)
    else byRule.set(sign.rule, [sign])
  }
  const evidence: { rule: string; start: number; end: number; weight: number }[] = []
  let sum = 0
  let kinds = 0
  for (const [rule, signs] of byRule) {
    const weight = WEIGHTS[rule]!
    let share = 1
    for (const { start, end, confidence, part } of signs) {
      const own = weight * share * confidence
      sum += own
      share *= FURTHER
      if (part !== 'headline') evidence.push({ rule, start, end, weight: own })
    }
    if (weight >= LIGHT) kinds++
  }
  if (kinds > 1) sum += ANOTHER_RULE * (kinds - 1)
  const odds = PRIOR + (sum === 0 ? 0 : sum / Math.sqrt(Math.max(1, wordsRead(reading) / USUAL_WORDS)))
  const probability = 1 / (1 + Math.exp(-odds))
  const rules = [...byRule.keys()]
  const wrecked = rules.some((rule) => MISPLACED.has(rule)) && rules.filter((rule) => GRAMMAR.has(rule)).length >= LEAST_GRAMMAR
  const machineTranslation = kinds < LEAST_KINDS || !wrecked ? Math.min(probability, JUST_BELOW) : probability
  return {
    machineTranslation,
    machineTranslated: machineTranslation >= THRESHOLD,
    evidence: evidence.sort((a, b) => b.weight - a.weight || a.start - b.start),
  }
}

const JUST_BELOW = 0.45

/** Words of what readers read: a page's furniture makes no article longer. */
function wordsRead(reading: Reading): number {
  const { scan } = reading
  let words = 0
  for (const { role, start, end } of reading.blocks) if (READ.has(role)) words += scan.wordAt(end) - scan.wordAt(start)
  return words
}
